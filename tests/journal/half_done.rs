//! A program that was killed in the middle of a transaction leaves a rollback journal beside the file. Whoever
//! comes next takes back what is half done, also who only reads.

use std::fs;
use std::path::PathBuf;

use rusqlite::Connection;
use softlanding::records::journal::read_all;
use tempfile::TempDir;

use super::support::Disk;
use super::*;

const HALF: &str = "UPDATE sittings SET title = 'half done'";

fn file(folder: &Path) -> PathBuf {
    folder.join("journal.sqlite3")
}

/// Copies the file as it would be left by a program killed while it changed all of it, with the rollback
/// journal that holds what was there before.
fn leave_half_done(from: &Path, change: &str, to: &Path) {
    let connection = Connection::open(file(from)).unwrap();
    connection.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 5").unwrap();
    let before = fs::read(file(from)).unwrap();
    connection.execute_batch(&format!("BEGIN IMMEDIATE; {change}")).unwrap();
    for suffix in ["", "-journal"] {
        let name = format!("journal.sqlite3{suffix}");
        fs::copy(from.join(&name), to.join(&name)).unwrap();
    }
    assert_ne!(fs::read(file(to)).unwrap(), before, "some pages are written before the end of a transaction");
}

fn half_done(records: &[Record]) -> TempDir {
    let [from, to] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    keep_all(from.path(), records);
    leave_half_done(from.path(), HALF, to.path());
    to
}

fn newest_first(records: &[Record]) -> Vec<Record> {
    records.iter().rev().cloned().collect()
}

#[test]
fn what_is_half_done_is_taken_back_by_whoever_comes_first() {
    let records: Vec<Record> = (0..500).map(|_| record()).collect();
    let read = half_done(&records);
    assert_eq!(read_all(read.path()).unwrap().records, newest_first(&records));
    let written = half_done(&records);
    let journal = open(written.path());
    wait_for_event(&journal, &Event::Opened { read_only: false, mended: None });
    assert_eq!(load(&journal, Load::ALL).records, newest_first(&records));
    keep(&journal, &record());
    close(journal);
    assert_eq!(read_all(written.path()).unwrap().total, 501);
}

#[test]
fn where_nothing_may_be_written_what_holds_together_is_read_as_it_lies() {
    let Some(disk) = Disk::of_kib(4096) else { return };
    let records: Vec<Record> = (0..500).map(|_| record()).collect();
    let half = half_done(&records);
    for suffix in ["", "-journal"] {
        let name = format!("journal.sqlite3{suffix}");
        fs::copy(half.path().join(&name), disk.path().join(&name)).unwrap();
    }
    disk.make_read_only();
    assert_eq!(ids(&read_all(disk.path()).unwrap().records), ids(&newest_first(&records)));
    disk.make_writable();
    assert_eq!(read_all(disk.path()).unwrap().records, newest_first(&records));
}

#[test]
fn another_programs_file_is_taken_back_to_what_it_was_and_no_further() {
    let [from, to] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let many =
        "WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers LIMIT 2000)
                INSERT INTO bookmarks SELECT 'https://example.org/' || number FROM numbers";
    let connection = Connection::open(file(from.path())).unwrap();
    connection.execute_batch(&format!("CREATE TABLE bookmarks (url); {many}")).unwrap();
    drop(connection);
    let before = fs::read(file(from.path())).unwrap();
    leave_half_done(from.path(), "UPDATE bookmarks SET url = 'half done'", to.path());
    let foreign = JournalError::Foreign { path: file(to.path()) };
    assert_eq!(read_all(to.path()), Err(foreign.clone()));
    assert_eq!(trouble(&open(to.path())), foreign);
    assert_eq!(fs::read(file(to.path())).unwrap(), before);
}

#[test]
fn a_newer_journal_is_taken_back_and_read() {
    let [from, to] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let records: Vec<Record> = (0..500).map(|_| record()).collect();
    keep_all(from.path(), &records);
    Connection::open(file(from.path())).unwrap().execute_batch("PRAGMA user_version = 90").unwrap();
    leave_half_done(from.path(), HALF, to.path());
    let journal = open(to.path());
    wait_for_event(&journal, &Event::Opened { read_only: true, mended: None });
    assert!(matches!(trouble(&journal), JournalError::Newer { version: 90, .. }));
    assert_eq!(load(&journal, Load::ALL).records, newest_first(&records));
}

#[test]
fn a_rollback_journal_goes_aside_with_the_damaged_file_it_belongs_to() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(file(folder.path()), "this is no database, and long enough to be read as one".repeat(40))
        .unwrap();
    let beside = folder.path().join("journal.sqlite3-journal");
    // One that begins so was ended, and is left alone by SQLite.
    fs::write(&beside, [0; 2048]).unwrap();
    let journal = open(folder.path());
    let aside = wait_for(&journal, |event| match event {
        Event::Opened { mended: Some(mended), .. } => Some(mended.set_aside.clone()),
        _ => None,
    });
    assert!(aside.exists());
    assert_eq!(fs::read(format!("{}-journal", aside.display())).unwrap(), [0; 2048]);
    assert!(!beside.exists());
}

#[test]
fn a_mended_journal_is_not_changed_by_what_lay_beside_the_damaged_one() {
    let folder = half_done(&(0..500).map(|_| record()).collect::<Vec<_>>());
    let mended = tempfile::tempdir().unwrap();
    let saved = record();
    keep_all(mended.path(), std::slice::from_ref(&saved));
    // Between the two moves of a mending.
    fs::rename(file(mended.path()), folder.path().join("journal-mending.sqlite3")).unwrap();
    fs::remove_file(file(folder.path())).unwrap();
    let journal = open(folder.path());
    assert_eq!(load(&journal, Load::ALL).records, [saved]);
}
