//! The real program in a real window: driven by keys and clicks, heard by a screen reader and as recorded
//! sound, its journal read with `sqlite3`.
//!
//! Each test has a display, a home, a bus and a data folder of its own, and leaves no process behind.
//! What is measured in time here is only ever bounded far beyond what it takes.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

mod awake;
mod bad_files;
mod bad_folders;
mod bad_sound;
mod clipboard;
mod clock;
mod desktop;
mod display;
mod endings;
mod glimmers;
mod heard;
mod hiding;
mod in_step;
mod input_method;
mod listener;
mod main_job;
mod play_through;
mod program;
mod recording;
mod scenario;
mod screen_reader;
mod size;
mod small;
mod standing_still;
mod stillness;
#[path = "../support/mod.rs"]
mod support;
mod time_out;
mod tools;
mod wayland;
