//! The real program that reminds, without a window: on a bus of its own with a service that shows notifications, or
//! with a bad one or none; beside dunst, a tray and a window manager; and through a day of a clock that is set.
//!
//! Its clock on the wall stands where a test puts it (libfaketime), and a request through its socket has it look. So no
//! test waits for a minute to pass.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

mod answers;
mod bad_desktops;
mod commands;
mod day;
mod desk;
#[allow(dead_code, reason = "the tests of the window use all of it")]
#[path = "../window/display.rs"]
mod display;
mod figures;
mod real_services;
mod service;
#[path = "../support/mod.rs"]
mod support;
#[allow(dead_code, reason = "the tests of the window use all of it")]
#[path = "../window/tools.rs"]
mod tools;
mod tray;
