//! A data folder, and the program as a person calls it there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::record::{Ending, ExerciseKey, Origin, Record};
use uuid::Uuid;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_softlanding");

/// A sitting as a person leaves it. Its words tell it from all others.
pub fn sitting(words: &str) -> Record {
    let rating = |state, hardness| Rating {
        state: Some(state),
        hardness: Level::new(hardness),
        presence: None,
        words: vec!["tight".to_owned()],
    };
    Record {
        id: Uuid::now_v7(),
        exercise: ExerciseKey { origin: Origin::Shipped, id: "slow-and-even".to_owned() },
        title: "Slow and even".to_owned(),
        parts_hash: 7,
        started_utc_ms: 1_760_000_000_000,
        zone: "Europe/Berlin".to_owned(),
        planned_ms: 300_000,
        practised_ms: 299_999,
        ending: Ending::Whole,
        before: Some(rating(State::StirredUp, 8)),
        after: Some(rating(State::Settled, 3)),
        later: None,
        follows: None,
        note: words.to_owned(),
        tags: vec!["at work".to_owned()],
    }
}

/// A file with these sittings, to be imported.
pub fn file_of(folder: &Path, name: &str, sittings: &[Record]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, serde_json::to_string(sittings).unwrap()).unwrap();
    path
}

pub fn command(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("--data-dir").arg(data).args(arguments).stdin(Stdio::null());
    command
}

/// Brings a file in, which has to succeed.
pub fn import(data: &Path, file: &Path) {
    let output = command(data, &["import", file.to_str().unwrap()]).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
}

/// What is kept, as `journal --json` tells it.
pub fn kept(data: &Path) -> Vec<Record> {
    let output = command(data, &["journal", "--json"]).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    serde_json::from_slice(&output.stdout).unwrap()
}

pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The files of one folder into another; there are no folders in it.
pub fn copy_files(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    let Ok(entries) = fs::read_dir(from) else { return };
    for entry in entries {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
