//! Each bad day ends in one clear sentence, with nothing lost and no panic.

use softlanding::platform::DiskError;
use std::fs::{self, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use rusqlite::Connection;
use softlanding::records::journal::{Mended, read_all};

use super::support::Disk;
use super::*;

fn file(folder: &Path) -> PathBuf {
    folder.join("journal.sqlite3")
}

fn many(count: usize) -> Vec<Record> {
    (0..count).map(|_| record()).collect()
}

fn mended(journal: &Journal) -> Mended {
    wait_for(journal, |event| if let Event::Opened { mended, .. } = event { mended.clone() } else { None })
}

// The folder.

#[test]
fn a_file_in_place_of_the_folder_is_named_and_left_alone() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    fs::write(&folder, "mine").unwrap();
    let journal = open(&folder);
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::NotAFolder { path: folder.clone() }));
    let waiting = record();
    let sequence = journal.keep(waiting.clone());
    assert_eq!(load(&journal, Load::ALL).records, std::slice::from_ref(&waiting), "it lives in memory");
    assert_eq!(read_all(&folder), Err(JournalError::Disk(DiskError::NotAFolder { path: folder.clone() })));
    assert_eq!(fs::read_to_string(&folder).unwrap(), "mine");

    fs::remove_file(&folder).unwrap();
    wait_for_row(&journal, sequence);
    wait_for_event(&journal, &Event::Recovered);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let parent = tempfile::tempdir().unwrap();
    fs::write(parent.path().join("disk"), "").unwrap();
    let folder = parent.path().join("disk").join("data");
    let journal = open(&folder);
    assert_eq!(trouble(&journal), JournalError::FolderMissing { folder });
    journal.keep(record());
    assert!(!journal.close(Duration::from_secs(5)), "closing admits that something is lost");
}

#[test]
fn a_folder_in_place_of_the_file_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(file(folder.path())).unwrap();
    let journal = open(folder.path());
    let expected = JournalError::NotAFile { path: file(folder.path()) };
    assert_eq!(trouble(&journal), expected);
    assert_eq!(read_all(folder.path()), Err(expected));
    assert!(file(folder.path()).is_dir());
}

#[test]
fn a_read_only_folder_is_read_and_what_is_new_waits() {
    let Some(disk) = Disk::of_kib(1024) else { return };
    let kept = record();
    keep_all(disk.path(), std::slice::from_ref(&kept));
    disk.make_read_only();
    let journal = open(disk.path());
    wait_for_event(&journal, &Event::Opened { read_only: true, mended: None });
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::ReadOnly));
    assert_eq!(read_all(disk.path()).unwrap().records, std::slice::from_ref(&kept));
    let waiting = record();
    let sequence = journal.keep(waiting.clone());
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::ReadOnly));
    assert_eq!(ids(&load(&journal, Load::ALL).records), [waiting.id, kept.id]);
    disk.make_writable();
    wait_for_row(&journal, sequence);
    close(journal);
    assert_eq!(read_all(disk.path()).unwrap().records, [waiting, kept]);
}

#[test]
fn an_empty_read_only_folder_is_no_damage() {
    let Some(disk) = Disk::of_kib(1024) else { return };
    disk.make_read_only();
    let journal = open(disk.path());
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::ReadOnly));
    assert_eq!(load(&journal, Load::ALL).total, 0);
}

#[test]
fn a_full_disk_loses_nothing_and_keeps_once_there_is_room() {
    let Some(disk) = Disk::of_kib(512) else { return };
    let journal = open(disk.path());
    let before = record();
    keep(&journal, &before);
    disk.fill();
    let waiting = Record { zone: "Z".repeat(60_000), ..record() };
    let sequence = journal.keep(waiting.clone());
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::Full));
    assert_eq!(ids(&load(&journal, Load::ALL).records), [waiting.id, before.id]);
    disk.make_room();
    wait_for_row(&journal, sequence);
    wait_for_event(&journal, &Event::Recovered);
    close(journal);
    assert_eq!(ids(&read_all(disk.path()).unwrap().records), [waiting.id, before.id]);
}

#[test]
fn a_disk_full_from_the_start_is_said_too() {
    let Some(disk) = Disk::of_kib(512) else { return };
    disk.fill();
    let folder = disk.path().join("data");
    let journal = open(&folder);
    let waiting = record();
    let sequence = journal.keep(waiting.clone());
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::Full));
    disk.make_room();
    wait_for_row(&journal, sequence);
}

/// A disk on which windows cannot share memory, as some network disks are: a pipe lies where that would be.
#[cfg(target_os = "linux")]
fn refuse_shared_memory(folder: &Path) {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let path = folder.join("journal.sqlite3-shm");
    mknodat(CWD, path, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn where_windows_cannot_share_memory_it_is_kept_without_a_log() {
    for before in [vec![], many(2)] {
        let folder = tempfile::tempdir().unwrap();
        if !before.is_empty() {
            keep_all(folder.path(), &before);
        }
        refuse_shared_memory(folder.path());
        let windows = [open(folder.path()), open(folder.path())];
        for window in &windows {
            wait_for_event(window, &Event::Opened { read_only: false, mended: None });
        }
        let new = record();
        keep(&windows[0], &new);
        assert_eq!(load(&windows[1], Load::newest(1)).records, std::slice::from_ref(&new));
        windows[1].delete(new.id);
        wait_for_event(&windows[1], &Event::Deleted { id: new.id, set_aside: Vec::new() });
        windows.into_iter().for_each(close);
        let left: Vec<Record> = before.into_iter().rev().collect();
        assert_eq!(read_all(folder.path()).unwrap().records, left);
    }
}

// The file.

#[test]
fn an_empty_file_is_a_new_journal() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(file(folder.path()), "").unwrap();
    let journal = open(folder.path());
    wait_for_event(&journal, &Event::Opened { read_only: false, mended: None });
    keep(&journal, &record());
}

#[test]
fn random_bytes_are_set_aside_whole() {
    let folder = tempfile::tempdir().unwrap();
    let bytes: Vec<u8> =
        (0..50_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    fs::write(file(folder.path()), &bytes).unwrap();
    let journal = open(folder.path());
    let mended = mended(&journal);
    assert_eq!(mended.saved, 0);
    assert_eq!(fs::read(mended.set_aside).unwrap(), bytes);
    keep(&journal, &record());
}

#[test]
fn a_truncated_journal_is_mended_with_the_rows_that_are_left() {
    let folder = tempfile::tempdir().unwrap();
    let records = many(2_000);
    keep_all(folder.path(), &records);
    let length = fs::metadata(file(folder.path())).unwrap().len();
    OpenOptions::new().write(true).open(file(folder.path())).unwrap().set_len(length / 2).unwrap();
    assert_eq!(read_all(folder.path()), Err(JournalError::Damaged), "the command line mends nothing");

    let journal = open(folder.path());
    let mended = mended(&journal);
    assert!(mended.saved > 500, "{} of 2000 were saved", mended.saved);
    assert_eq!(fs::metadata(&mended.set_aside).unwrap().len(), length / 2);
    let page = load(&journal, Load::ALL);
    assert_eq!((page.total, page.unreadable), (mended.saved, 0));
    assert!(page.records.iter().all(|record| records.contains(record)));
    let waiting = record();
    keep(&journal, &waiting);
    close(journal);
    close(open(folder.path()));
    assert_eq!(read_all(folder.path()).unwrap().total, mended.saved + 1);
}

/// Overwrites every sixth page of the file's second half.
fn damage_some_pages(path: &Path) {
    let mut damaged = OpenOptions::new().write(true).open(path).unwrap();
    let pages = damaged.metadata().unwrap().len() / 4096;
    for page in (pages / 2..pages).step_by(6) {
        damaged.seek(SeekFrom::Start(page * 4096)).unwrap();
        damaged.write_all(&[0x5a; 4096]).unwrap();
    }
}

#[test]
fn rows_behind_a_damaged_page_are_saved_too() {
    let folder = tempfile::tempdir().unwrap();
    let records = many(2_000);
    keep_all(folder.path(), &records);
    damage_some_pages(&file(folder.path()));
    let journal = open(folder.path());
    let mended = mended(&journal);
    assert!(mended.saved > 1_500 && mended.saved < 2_000, "{} of 2000 were saved", mended.saved);
    let newest = load(&journal, Load::newest(1)).records[0].id;
    assert!(records[1_900..].iter().any(|record| record.id == newest));
}

#[test]
fn a_second_damage_in_the_same_second_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut asides = Vec::new();
    for _ in 0..3 {
        fs::write(file(folder.path()), "this is no database, and long enough to be read as one".repeat(40))
            .unwrap();
        let journal = open(folder.path());
        asides.push(mended(&journal).set_aside);
        close(journal);
    }
    asides.dedup();
    assert_eq!(asides.len(), 3);
    assert!(asides.iter().all(|aside| aside.exists()));
}

#[test]
fn a_file_emptied_beneath_its_log_is_set_aside_with_the_log() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(file(folder.path()), "").unwrap();
    fs::write(folder.path().join("journal.sqlite3-wal"), "the rows of yesterday").unwrap();
    let journal = open(folder.path());
    let aside = mended(&journal).set_aside;
    let log = format!("{}-wal", aside.display());
    assert_eq!(fs::read_to_string(log).unwrap(), "the rows of yesterday");
    keep(&journal, &record());
}

#[test]
fn a_mending_that_a_power_cut_interrupted_is_finished() {
    let folder = tempfile::tempdir().unwrap();
    let records = many(3);
    keep_all(folder.path(), &records);
    fs::rename(file(folder.path()), folder.path().join("journal-mending.sqlite3")).unwrap();
    let journal = open(folder.path());
    assert_eq!(load(&journal, Load::ALL).total, 3);
    assert!(!folder.path().join("journal-mending.sqlite3").exists());
}

#[test]
fn a_newer_journal_is_read_and_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let kept = record();
    keep_all(folder.path(), std::slice::from_ref(&kept));
    let connection = Connection::open(file(folder.path())).unwrap();
    connection
        .execute_batch("ALTER TABLE sittings ADD COLUMN weather TEXT; PRAGMA user_version = 7")
        .unwrap();
    drop(connection);
    let before = fs::read(file(folder.path())).unwrap();

    let newer = JournalError::Newer { version: 7, known: 4 };
    let journal = open(folder.path());
    wait_for_event(&journal, &Event::Opened { read_only: true, mended: None });
    assert_eq!(trouble(&journal), newer);
    let waiting = record();
    journal.keep(waiting.clone());
    assert_eq!(trouble(&journal), newer);
    assert_eq!(ids(&load(&journal, Load::ALL).records), [waiting.id, kept.id]);
    assert!(!journal.close(FOREVER));
    assert_eq!(fs::read(file(folder.path())).unwrap(), before);
}

#[test]
fn another_programs_database_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    Connection::open(file(folder.path())).unwrap().execute_batch("CREATE TABLE bookmarks (url)").unwrap();
    let before = fs::read(file(folder.path())).unwrap();
    let journal = open(folder.path());
    let foreign = JournalError::Foreign { path: file(folder.path()) };
    assert_eq!(trouble(&journal), foreign);
    assert_eq!(read_all(folder.path()), Err(foreign));
    journal.keep(record());
    assert!(!journal.close(FOREVER));
    assert_eq!(fs::read(file(folder.path())).unwrap(), before);
}

// Other processes and windows.

#[test]
fn what_meets_a_lock_waits_in_memory_until_the_lock_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let journal = open(folder.path());
    let kept = record();
    keep(&journal, &kept);
    let mut child = start_child("bad_days::child_that_locks", folder.path());
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.by_ref().map_while(Result::ok).any(|line| line.contains("locked")));

    let waiting = record();
    let sequence = journal.keep(waiting.clone());
    assert_eq!(trouble(&journal), JournalError::Locked);
    assert_eq!(ids(&load(&journal, Load::ALL).records), [waiting.id, kept.id]);
    drop(child.stdin.take());
    wait_for_row(&journal, sequence);
    wait_for_event(&journal, &Event::Recovered);
    child.wait().unwrap();
}

#[test]
#[ignore = "the other process of the test above"]
fn child_that_locks() {
    let folder = std::env::var_os(FOLDER).unwrap();
    let connection = Connection::open(file(Path::new(&folder))).unwrap();
    connection.execute_batch("BEGIN IMMEDIATE").unwrap();
    println!("locked");
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}

#[test]
fn a_damaged_journal_is_not_moved_from_under_another_window() {
    let folder = tempfile::tempdir().unwrap();
    keep_all(folder.path(), &many(2_000));
    let other = open(folder.path());
    wait_for_event(&other, &Event::Opened { read_only: false, mended: None });
    damage_some_pages(&file(folder.path()));

    let journal = open(folder.path());
    assert_eq!(trouble(&journal), JournalError::DamagedElsewhere);
    let waiting = record();
    let sequence = journal.keep(waiting.clone());
    assert_eq!(trouble(&journal), JournalError::DamagedElsewhere);
    assert_eq!(load(&journal, Load::ALL).records, std::slice::from_ref(&waiting), "it goes on in memory");
    assert!(file(folder.path()).exists());

    close(other);
    assert!(mended(&journal).saved > 1_500);
    wait_for_row(&journal, sequence);
    wait_for_event(&journal, &Event::Recovered);
}

#[test]
fn damage_met_while_running_is_mended_and_said_once() {
    let folder = tempfile::tempdir().unwrap();
    let records: Vec<Record> = (0..2_000).map(|_| Record { zone: "Z".repeat(4_000), ..record() }).collect();
    keep_all(folder.path(), &records);
    let journal = open(folder.path());
    wait_for_event(&journal, &Event::Opened { read_only: false, mended: None });
    damage_some_pages(&file(folder.path()));
    journal.load(Load::ALL);
    let mut times_said = 0;
    let page = wait_for(&journal, |event| match event {
        Event::Opened { mended: Some(_), .. } => {
            times_said += 1;
            None
        }
        Event::Loaded(page) => Some(page.clone()),
        _ => None,
    });
    assert_eq!(times_said, 1);
    assert!(page.total > 1_000 && page.total < 2_000, "{}", page.total);
    keep(&journal, &record());
}

/// Moves a row in the table and not in an index, which a quick look does not find.
fn make_an_index_lie(path: &Path) {
    let with_schema = |sql: &str| {
        let connection = Connection::open(path).unwrap();
        connection.execute_batch(&format!("PRAGMA writable_schema = ON; {sql}")).unwrap();
    };
    with_schema(
        "CREATE TABLE hidden AS SELECT * FROM sqlite_schema WHERE name = 'sqlite_autoindex_sittings_1';
         DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_sittings_1';
         UPDATE sqlite_schema SET sql = replace(sql, ' PRIMARY KEY', ' ') WHERE name = 'sittings';",
    );
    with_schema("UPDATE sittings SET rowid = 99 WHERE rowid = 2;");
    with_schema(
        "UPDATE sqlite_schema SET sql = replace(sql, 'id TEXT NOT NULL ', 'id TEXT NOT NULL PRIMARY KEY')
         WHERE name = 'sittings';
         INSERT INTO sqlite_schema SELECT * FROM hidden;",
    );
    Connection::open(path).unwrap().execute_batch("DROP TABLE hidden").unwrap();
}

#[test]
fn damage_that_a_quick_look_does_not_find_is_mended_when_it_is_met() {
    let folder = tempfile::tempdir().unwrap();
    keep_all(folder.path(), &many(3));
    make_an_index_lie(&file(folder.path()));
    let journal = open(folder.path());
    wait_for_event(&journal, &Event::Opened { read_only: false, mended: None });
    journal.load(Load::ALL);
    assert_eq!(mended(&journal).saved, 3);
    assert_eq!(load(&journal, Load::ALL).total, 3);
}

#[test]
fn closing_does_not_wait_longer_than_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (let_go, held) = std::sync::mpsc::channel::<()>();
    // A window that never answers its wake holds the journal's thread.
    let held = std::sync::Mutex::new(held);
    let journal = Journal::open(folder.path().to_owned(), move || {
        let _ = held.lock().unwrap().recv();
    });
    assert!(!journal.close(Duration::from_millis(50)));
    drop(let_go);
}
