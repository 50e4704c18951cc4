//! What the person sees.
//!
//! [`window`] paints the screen that is due and acts on what it asked for. Screens are functions of
//! [`crate::app::App`] and the window's own [`view`]; they change nothing but what is being written.

pub mod action;
pub mod browsing;
mod cover;
pub mod drawn;
mod first_minute;
pub mod icons;
pub mod layout;
pub mod live;
pub mod looking;
pub mod making;
pub mod pacer;
pub mod preferences;
pub mod rate;
mod run;
pub mod saving;
pub mod screens;
pub mod strokes;
pub mod text;
pub mod theme;
pub mod view;
pub mod widgets;
pub mod window;

pub use run::open;
