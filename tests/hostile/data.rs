//! Sittings that are brought in and read back by the program itself.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use softlanding_core::record::Record;
use uuid::Uuid;

use crate::program::*;

/// A sitting as a person leaves it. Its words tell it from all others.
pub fn sitting(words: &str) -> Record {
    Record { id: Uuid::now_v7(), note: words.to_owned(), tags: vec!["at work".to_owned()], ..record(0) }
}

/// A file with these sittings, to be imported.
pub fn file_of(folder: &Path, name: &str, sittings: &[Record]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, serde_json::to_string(sittings).unwrap()).unwrap();
    path
}

/// Brings a file in, which has to succeed.
pub fn import(data: &Path, file: &Path) {
    let output = end_of(&mut softlanding(data, &["import", argument(file)]));
    assert!(output.status.success(), "{}", said(&output));
}

/// What is kept, as `journal --json` tells it.
pub fn kept(data: &Path) -> Vec<Record> {
    let output = end_of(&mut softlanding(data, &["journal", "--json"]));
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
