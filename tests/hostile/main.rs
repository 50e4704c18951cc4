//! The program under attack: whoever kills it, feeds it or puts something in its way finds it as promised.
//! A short set runs in `cargo test`, the long one where `SOFTLANDING_SOAK` is set.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

mod data;
mod exports;
mod faults;
mod huge;
mod killed;
mod left_behind;
mod links;
mod log;
mod mutated;
mod program;
mod strace;
mod syncing;
mod terminal;
