//! Soft Landing: breathing and grounding, private and offline.
//!
//! [`app`] runs everything and knows no window; [`ui`] and [`cli`] stand on it. What happens in a
//! practice is decided in `softlanding_core`, which knows neither clock nor disk nor device.

pub mod app;
pub mod cli;
pub mod documents;
pub mod instance;
pub mod library;
pub mod people;
pub mod platform;
pub mod records;
pub mod search;
pub mod settings;
pub mod sound;
pub mod text;
pub mod ui;
