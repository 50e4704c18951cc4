//! The whole window as a person meets it: by keys, by pointer, by screen reader. No display, no sound,
//! a clock moved by hand, and a folder of its own for each test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

mod about;
mod after;
mod asked;
mod browse;
mod changed;
mod comfort;
mod curve;
mod every_key;
mod feelings;
mod flows;
mod geometry;
mod glimmers;
mod guest;
mod help;
mod hide;
mod in_step;
mod keys;
mod languages;
mod large_text;
mod library;
mod live;
mod look_back;
mod looking;
mod make;
mod map;
mod night;
mod nodes;
mod now;
mod pair;
mod palette;
mod parts;
mod people;
mod pictures;
mod places;
mod portraits;
mod practice;
mod presses;
mod pseudo;
mod scripts;
mod settings;
mod shore;
mod silence;
mod small;
mod stage;
mod still;
#[path = "../support/mod.rs"]
mod support;
mod time_out;
mod typed;
