//! Deleting deletes the bytes.

use softlanding::platform::DiskError;
use std::fs;
use std::io::{BufRead, BufReader, Lines, Read};
use std::process::ChildStdout;

use super::*;

/// Stands in a title, so that it can be searched for in raw bytes.
const SECRET: &str = "a very particular afternoon";

/// The files below the folder that hold these bytes.
pub(super) fn files_with(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        if bytes.windows(text.len()).any(|window| window == text.as_bytes()) {
            found.push(entry.file_name().into_string().unwrap());
        }
    }
    found.sort();
    found
}

/// Reading a database's file while it is open would take its locks away (POSIX), so the window is
/// in another process or closed. Here: enough neighbours that rows move between pages.
fn crowd(count: usize) -> Vec<Record> {
    (0..count).map(|number| titled(&format!("neighbour {number} {}", "·".repeat(number % 90)))).collect()
}

#[test]
fn one_deleted_record_leaves_no_byte_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let secret = titled(SECRET);
    let mut records = crowd(300);
    records.insert(150, secret.clone());
    keep_all(folder.path(), &records);
    let backup = folder.path().join("journal-before-v2.sqlite3");
    fs::copy(folder.path().join("journal.sqlite3"), &backup).unwrap();
    assert_eq!(files_with(folder.path(), SECRET), ["journal-before-v2.sqlite3", "journal.sqlite3"]);

    let journal = open(folder.path());
    journal.delete(secret.id);
    wait_for_event(&journal, &Event::Deleted { id: secret.id, set_aside: Vec::new() });
    close(journal);
    assert_eq!(files_with(folder.path(), SECRET), Vec::<String>::new());
    assert!(!backup.exists());
    assert_eq!(files_with(folder.path(), "neighbour 299"), ["journal.sqlite3"]);
}

#[test]
fn rows_that_moved_between_pages_leave_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let journal = open(folder.path());
    let mut secrets = Vec::new();
    for number in 0..200 {
        let secret = titled(&format!("{SECRET} {number}"));
        keep(&journal, &secret);
        // Grows later and moves to another page, as a sitting does that is said more about.
        let grown = Record { note: "Z".repeat(number * 5), ..secret.clone() };
        journal.edit(secret.id, Edit::between(&secret, &grown));
        keep(&journal, &titled("neighbour"));
        secrets.push(secret.id);
    }
    for id in &secrets {
        journal.delete(*id);
    }
    let last = *secrets.last().unwrap();
    wait_for(&journal, |event| matches!(event, Event::Deleted { id, .. } if *id == last).then_some(()));
    close(journal);
    assert_eq!(files_with(folder.path(), SECRET), Vec::<String>::new());
}

#[test]
fn the_bytes_are_gone_when_it_is_said_and_not_only_at_closing() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = start_child("deleting::child_that_deletes_and_stays_open", folder.path());
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    wait_for_line(&mut lines, "kept");
    assert!(!files_with(folder.path(), SECRET).is_empty());
    drop(child.stdin.take());
    wait_for_line(&mut lines, "deleted");
    let found = files_with(folder.path(), SECRET);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(found, Vec::<String>::new());
}

fn wait_for_line(lines: &mut Lines<BufReader<ChildStdout>>, wanted: &str) {
    assert!(lines.map_while(Result::ok).any(|line| line.contains(wanted)), "the child ended too early");
}

#[test]
#[ignore = "the other process of a test above"]
fn child_that_deletes_and_stays_open() {
    let folder = std::env::var_os(FOLDER).unwrap();
    let journal = open(Path::new(&folder));
    let secret = titled(SECRET);
    keep(&journal, &secret);
    keep(&journal, &titled("neighbour"));
    println!("kept");
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    journal.delete(secret.id);
    wait_for_event(&journal, &Event::Deleted { id: secret.id, set_aside: Vec::new() });
    println!("deleted");
    std::thread::sleep(FOREVER);
}

#[test]
fn a_single_deletion_names_the_damaged_file_that_may_still_hold_it() {
    let folder = tempfile::tempdir().unwrap();
    let aside = folder.path().join("journal-damaged-2026-01-01T00-00-00Z.sqlite3");
    fs::write(&aside, SECRET).unwrap();
    let journal = open(folder.path());
    let secret = titled(SECRET);
    keep(&journal, &secret);
    journal.delete(secret.id);
    wait_for_event(&journal, &Event::Deleted { id: secret.id, set_aside: vec![aside.clone()] });
    assert!(aside.exists());
}

#[test]
fn deleting_all_leaves_nothing_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut records = crowd(50);
    records.push(titled(SECRET));
    keep_all(folder.path(), &records);
    for copy in ["journal-before-v2.sqlite3", "journal-damaged-x.sqlite3", "journal-damaged-x.sqlite3-wal"] {
        fs::copy(folder.path().join("journal.sqlite3"), folder.path().join(copy)).unwrap();
    }
    let journal = open(folder.path());
    journal.delete_all();
    wait_for_event(&journal, &Event::DeletedAll);
    assert_eq!(load(&journal, Load::ALL).total, 0);
    keep(&journal, &titled("a new beginning"));
    close(journal);
    assert_eq!(files_with(folder.path(), SECRET), Vec::<String>::new());
    assert_eq!(files_with(folder.path(), "neighbour"), Vec::<String>::new());
    assert_eq!(files_with(folder.path(), "a new beginning"), ["journal.sqlite3"]);
}

#[test]
fn an_erasing_that_a_power_cut_interrupted_is_finished_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    keep_all(folder.path(), &[titled(SECRET), titled("neighbour")]);
    let connection = rusqlite::Connection::open(folder.path().join("journal.sqlite3")).unwrap();
    // The row is deleted but not overwritten, and the file says that this is still owed.
    connection.execute_batch("PRAGMA secure_delete = OFF").unwrap();
    connection.execute("DELETE FROM sittings WHERE title = ?1", [SECRET]).unwrap();
    connection.execute("INSERT INTO unfinished VALUES ('erase')", []).unwrap();
    drop(connection);
    assert_eq!(files_with(folder.path(), SECRET), ["journal.sqlite3"]);
    close(open(folder.path()));
    assert_eq!(files_with(folder.path(), SECRET), Vec::<String>::new());
}

#[test]
fn what_is_deleted_before_it_could_be_written_never_touches_the_disk() {
    let Some(disk) = support::Disk::of_kib(512) else { return };
    let journal = open(disk.path());
    keep(&journal, &titled("before"));
    disk.fill();
    let secret = titled(SECRET);
    // Larger than any free page.
    let large = Record { zone: "Z".repeat(60_000), ..secret.clone() };
    journal.keep(large);
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::Full));
    journal.delete(secret.id);
    disk.make_room();
    wait_for(&journal, |event| {
        assert!(!matches!(event, Event::Kept { record, .. } if record.id == secret.id));
        matches!(event, Event::Deleted { id, .. } if *id == secret.id).then_some(())
    });
    close(journal);
    assert_eq!(files_with(disk.path(), SECRET), Vec::<String>::new());
}
