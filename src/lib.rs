//! Soft Landing: a private place to breathe and to ground, for the window and the terminal.

pub mod ui;
