//! Format 1 loads for ever, and freezes with the first release: until then optional fields may be added.
//!
//! The files in `format_1` are as people may have them since the first version. They are never to be
//! changed, and none is ever to be taken away: if this test fails, the program is wrong and not the
//! file. Only a new file may be added, with its line in `hashes.ron`. The hashes of all but
//! `additions.ron` were taken before there were any additions.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test may panic as the test itself may"
)]

mod common;

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use softlanding_core::exercise::{edit, parse, to_ron};

use common::{beside, files, read, text};

/// What never changes about a file.
#[derive(Debug, PartialEq, Deserialize)]
struct Hashes {
    /// Of the file itself, so that nobody changes it unawares.
    file: u64,
    /// As it stands in people's records.
    parts: u64,
}

/// FNV-1a, 64 bits.
fn hash(bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

#[test]
fn every_file_of_format_1_is_read_as_it_always_was() {
    let known: BTreeMap<String, Hashes> = ron::from_str(&text(&beside("tests/format_1/hashes.ron"))).unwrap();
    let mut found = BTreeMap::new();
    for path in files("format_1") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "hashes.ron" {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let exercise = parse(&bytes).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        found.insert(name, Hashes { file: hash(&bytes), parts: exercise.parts_hash() });
    }
    assert_eq!(found, known);
}

#[test]
fn every_file_of_format_1_can_be_written_anew_and_changed_in_place() {
    for path in files("format_1").into_iter().filter(|path| !path.ends_with("hashes.ron")) {
        let source = text(&path);
        let mut exercise = read(&source);
        assert_eq!(read(&to_ron(&exercise)), exercise, "{}", path.display());
        "Another name".clone_into(&mut exercise.title);
        let edited = edit(&source, &exercise).unwrap_or_else(|| panic!("{}", path.display()));
        assert_eq!(read(&edited), exercise);
    }
}
