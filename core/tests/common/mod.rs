//! The exercise files that several tests read.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "each test uses a part of this, and may panic here as in itself"
)]

use std::fs;
use std::path::{Path, PathBuf};

use softlanding_core::exercise::{Exercise, FOUND_MOST, FormatError, LINE_MOST, parse};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of a folder beside the tests, by name.
pub fn files(folder: &str) -> Vec<PathBuf> {
    files_in(&root().join("tests").join(folder))
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

/// A file named from the folder of this package.
pub fn beside(path: &str) -> PathBuf {
    root().join(path)
}

pub fn text(path: &Path) -> String {
    String::from_utf8(fs::read(path).unwrap()).unwrap()
}

/// One of the files that are read without a problem.
pub fn good(name: &str) -> String {
    text(&root().join("tests/good_exercises").join(name))
}

/// Every shipped exercise: its file's name and what stands in it.
pub fn shipped() -> Vec<(String, String)> {
    let is_exercise =
        |path: &PathBuf| path.extension().is_some_and(|e| e == "ron") && !path.ends_with("order.ron");
    files_in(&root().join("../exercises"))
        .into_iter()
        .filter(is_exercise)
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), text(&path)))
        .collect()
}

pub fn read(source: &str) -> Exercise {
    parse(source.as_bytes()).unwrap_or_else(|problem| panic!("{problem}\n{source}"))
}

/// Whatever the file, a problem points into it and stays short.
pub fn assert_sound(bytes: &[u8], problem: &FormatError) {
    assert!(problem.found.chars().count() <= FOUND_MOST);
    assert!(problem.line_text.chars().count() <= LINE_MOST);
    assert!(!problem.to_string().is_empty());
    let Some(place) = problem.place else { return };
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let line = text.split('\n').nth(place.line as usize - 1).expect("the line exists");
    assert!(line.starts_with(problem.line_text.as_str()));
    let rest: String = line.chars().skip(place.column as usize - 1).collect();
    assert!(rest.starts_with(&problem.found), "{:?} is not at {place}", problem.found);
}
