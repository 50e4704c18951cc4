//! Soft Landing: breathing and grounding, private and offline.
//!
//! [`app`] runs everything and knows no window; [`ui`] and [`cli`] stand on it. What happens in a
//! practice is decided in `softlanding_core`, which knows neither clock nor disk nor device.

pub mod app;
pub mod browse;
pub mod cli;
pub mod clipboard;
pub mod curve;
mod disk;
pub mod exchange;
pub mod export;
pub mod faults;
mod findings;
mod fonts;
mod identity;
pub mod journal;
pub mod library;
pub mod names;
pub mod page;
mod plain;
pub mod render;
pub mod report;
pub mod settings;
pub mod sound;
pub mod telling;
#[cfg(test)]
mod testing;
pub mod ui;
pub mod words;
