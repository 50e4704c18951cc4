//! What the person sees.
//!
//! [`window`] paints the screen that is due and acts on what it asked for. Screens are functions of
//! [`crate::app::App`] and the window's own [`state::view`]; they change nothing but what is being written.

pub mod action;
pub mod charge;
mod cover;
mod due;
pub mod faces;
pub mod focus;
pub mod guard;
pub mod jar;
mod keys;
pub mod layout;
pub mod live;
pub mod pacer;
pub mod preferences;
mod run;
pub mod scene;
pub mod screens;
pub mod state;
pub mod theme;
mod transition;
pub mod widgets;
pub mod window;
mod window_size;

pub use run::{WindowError, open};
