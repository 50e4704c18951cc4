//! The whole window as a person meets it: by keys, by pointer, by screen reader. No display, no sound,
//! a clock moved by hand, and a folder of its own for each test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

#[path = "ui/about.rs"]
mod about;
#[path = "ui/after.rs"]
mod after;
#[path = "ui/browse.rs"]
mod browse;
#[path = "ui/flows.rs"]
mod flows;
#[path = "ui/geometry.rs"]
mod geometry;
#[path = "ui/guest.rs"]
mod guest;
#[path = "ui/hide.rs"]
mod hide;
#[path = "ui/library.rs"]
mod library;
#[path = "ui/live.rs"]
mod live;
#[path = "ui/look_back.rs"]
mod look_back;
#[path = "ui/looking.rs"]
mod looking;
#[path = "ui/make.rs"]
mod make;
#[path = "ui/nodes.rs"]
mod nodes;
#[path = "ui/now.rs"]
mod now;
#[path = "ui/places.rs"]
mod places;
#[path = "ui/practice.rs"]
mod practice;
#[path = "ui/settings.rs"]
mod settings;
#[path = "ui/stage.rs"]
mod stage;
#[path = "ui/still.rs"]
mod still;
#[path = "ui/typed.rs"]
mod typed;
