//! Exercise files written by the program: whole, and changed in place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test may panic as the test itself may"
)]

mod common;

use softlanding_core::exercise::{parse, to_ron};

use common::{good, read, shipped};

#[test]
fn every_shipped_exercise_reads_the_same_after_it_was_written() {
    for (name, source) in shipped() {
        let exercise = read(&source);
        let written = to_ron(&exercise);
        assert_eq!(parse(written.as_bytes()), Ok(exercise), "{name}");
    }
}

#[test]
fn a_file_with_everything_is_laid_out_as_by_a_careful_person() {
    assert_eq!(to_ron(&read(&good("everything.ron"))), good("everything_written.ron"));
}
