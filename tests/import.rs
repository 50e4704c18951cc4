//! `softlanding import` as a person uses it, and on disks that are full or may not be written.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test panics when something is wrong, in its helpers too"
)]

#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use softlanding_core::testing::source_with;
use support::Disk;
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_softlanding");

fn exercise(id: &str) -> String {
    source_with(&[("id", &format!("{id:?}")), ("title", &format!("\"Title of {id}\""))])
}

/// A pack of two exercises, one of them broken.
fn pack(folder: &TempDir) -> PathBuf {
    let pack = folder.path().join("evenings");
    fs::create_dir(&pack).unwrap();
    fs::write(pack.join("pack.ron"), r#"Pack(format: 1, name: "evenings", lang: "en")"#).unwrap();
    fs::write(pack.join("one.ron"), exercise("one")).unwrap();
    fs::write(pack.join("two.ron"), "Exercise(\n  format: 1,\n  colour: 3)").unwrap();
    pack
}

fn import(data: &Path, paths: &[&Path]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.arg("--data-dir").arg(data).arg("import").args(paths).stdin(Stdio::null());
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Whatever is among the packs, hidden or not.
fn packs(data: &Path) -> usize {
    fs::read_dir(data.join("packs")).map_or(0, Iterator::count)
}

#[test]
fn what_comes_in_is_said_and_what_does_not_is_said_aside() {
    let (data, from) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let pack = pack(&from);
    let output = import(data.path(), &[&pack]);
    assert!(output.status.success());
    let told = text(&output.stdout);
    assert!(
        told.starts_with(
            "One practice came with “evenings”. One file in it can’t be used. two.ron, line 3: "
        )
    );
    let letter = from.path().join("letter.txt");
    fs::write(&letter, "Dear Ana").unwrap();
    let own = from.path().join("own.ron");
    fs::write(&own, exercise("own")).unwrap();
    let output = import(data.path(), &[&letter, &own, &own]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stdout), "“Title of own” is among your own practices now.\n");
    assert_eq!(
        text(&output.stderr),
        "letter.txt: This is neither a practice, nor a pack, nor a copy of what was kept. Nothing was added.\n\
         own.ron: The id “own” is already used by own.ron. Please give it another.\n"
    );
    let listed = Command::new(PROGRAM).arg("--data-dir").arg(data.path()).arg("list").output().unwrap();
    let listed = text(&listed.stdout);
    assert!(listed.contains("Title of one") && listed.contains("Title of own"), "{listed}");
    assert_eq!(import(data.path(), &[]).status.code(), Some(2), "it needs to know what");
}

#[test]
fn on_a_full_disk_nothing_comes_in_and_what_was_there_stays() {
    let Some(disk) = Disk::of_kib(256) else { return };
    let from = tempfile::tempdir().unwrap();
    let pack = pack(&from);
    assert!(import(disk.path(), &[&pack]).status.success());
    disk.fill();
    let output = import(disk.path(), &[&pack]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "evenings: The disk is full. Please make some room and try again.\n");
    assert_eq!(packs(disk.path()), 1);
    assert!(disk.path().join("packs/evenings/exercises/one.ron").exists());
    disk.make_room();
    assert!(import(disk.path(), &[&pack]).status.success());
}

#[test]
fn where_nothing_may_be_written_that_is_said() {
    let Some(disk) = Disk::of_kib(256) else { return };
    let from = tempfile::tempdir().unwrap();
    let pack = pack(&from);
    disk.make_read_only();
    let output = import(disk.path(), &[&pack]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).ends_with(" may not be changed. Please check its permissions.\n"));
    disk.make_writable();
}

/// A file with so many sittings, the first of this number.
fn sittings(folder: &Path, name: &str, first: u32, count: u32) -> PathBuf {
    let rows = (first..first + count).map(|number| {
        format!("01990000-0000-7000-8000-{number:012};2026-01-02T03:04:05Z;own:brief;6000;whole\r\n")
    });
    let path = folder.join(name);
    let rows: String = rows.collect();
    fs::write(&path, format!("id;started_utc;exercise;practised_ms;ending\r\n{rows}")).unwrap();
    path
}

#[test]
fn a_damaged_journal_is_set_aside_and_that_is_said() {
    let (data, from) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert!(import(data.path(), &[&sittings(from.path(), "many.csv", 0, 600)]).status.success());
    let journal = data.path().join("journal.sqlite3");
    let length = fs::metadata(&journal).unwrap().len();
    fs::OpenOptions::new().write(true).open(&journal).unwrap().set_len(length / 2).unwrap();

    let output = import(data.path(), &[&sittings(from.path(), "one.csv", 900, 1)]);
    assert!(output.status.success());
    assert_eq!(text(&output.stdout), "one.csv: One practice is new here.\n");
    let said = text(&output.stderr);
    let (before, after) = said.split_once(" practices are saved in a new one. The old file is at ").unwrap();
    let saved: usize = before.strip_prefix("Your journal was damaged. ").unwrap().parse().unwrap();
    let aside = Path::new(after.trim_end().trim_end_matches('.'));
    assert_eq!(fs::metadata(aside).unwrap().len(), length / 2);
    assert!(saved > 100, "{said}");
    assert_eq!(softlanding::records::journal::read_all(data.path()).unwrap().total, saved + 1);
}
