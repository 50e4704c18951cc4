//! Soft Landing: the app around the pure core. Window and terminal stand on the same modules.

mod disk;
mod identity;
pub mod journal;
pub mod settings;
