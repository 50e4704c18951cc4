//! What is done to the program from outside: killed at any moment, and systems that refuse.
//!
//! A short set of each runs here; all of it runs where `SOFTLANDING_SOAK` is set.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

mod data;
mod killed;
mod strace;
mod syncing;
