//! Bringing in files and writing them, and deleting several together.

use softlanding::platform::DiskError;
use std::fs;
use std::path::PathBuf;
use std::thread;

use rusqlite::Connection;

use super::deleting::files_with;
use super::*;
use softlanding::records::exchange::{FilePlace, Format, ImportReport, SittingError, read_file, write};
use softlanding::records::journal::{
    ImportedAtOnce, JournalExportError, JournalImportError, What, export, import, read_all,
};

const SECRET: &str = "a very particular afternoon";

fn file_of(folder: &Path, name: &str, records: &[Record]) -> PathBuf {
    let path = folder.join(name);
    let mut bytes = Vec::new();
    let format = Format::from_extension(path.extension().unwrap().to_str().unwrap()).unwrap();
    write(format, records, &[], &mut bytes).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn bring_in(journal: &Journal, path: &Path) -> ImportReport {
    journal.import(path.to_owned());
    wait_for(journal, |event| match event {
        Event::Imported { path: of, report } if of == path => Some(report.clone()),
        Event::NotImported { why, .. } => panic!("{why}"),
        _ => None,
    })
}

/// As the command line does it.
fn import_all(folder: &Path, path: &Path) -> ImportReport {
    let ImportedAtOnce { report, why, .. } = import(folder, path);
    assert_eq!(why, None);
    report
}

fn write_out(journal: &Journal, path: &Path, format: Format) -> (usize, usize) {
    journal.export(path.to_owned(), format, false);
    wait_for(journal, |event| match event {
        Event::Exported { path: of, count, unreadable, .. } if of == path => Some((*count, *unreadable)),
        Event::NotExported { why, .. } => panic!("{why}"),
        _ => None,
    })
}

fn sittings_in(path: &Path) -> usize {
    let mut count = 0;
    read_file(path, |some| {
        count += some.sittings.len();
        std::ops::ControlFlow::Continue(())
    })
    .unwrap();
    count
}

fn kept(folder: &Path) -> Vec<Record> {
    read_all(folder).unwrap().records
}

/// A folder for journals, and one for files.
fn folders() -> (tempfile::TempDir, tempfile::TempDir) {
    (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap())
}

#[test]
fn a_file_that_was_exported_comes_back_in_every_format_and_a_second_time_changes_nothing() {
    for format in Format::ALL {
        let (here, files) = folders();
        let records: Vec<Record> = (0..2_500).map(|number| titled(&format!("sitting {number}"))).collect();
        keep_all(here.path(), &records);
        let journal = open(here.path());
        let path = files.path().join(format!("journal.{}", format.extension()));
        assert_eq!(write_out(&journal, &path, format), (2_500, 0));
        let there = tempfile::tempdir().unwrap();
        let other = open(there.path());
        assert_eq!(bring_in(&other, &path), ImportReport { new: 2_500, ..ImportReport::default() });
        assert_eq!(bring_in(&other, &path), ImportReport { same: 2_500, ..ImportReport::default() });
        close(other);
        close(journal);
        assert_eq!(kept(there.path()), kept(here.path()));
    }
}

#[test]
fn two_computers_that_exchange_files_end_the_same_and_lose_nothing() {
    let (one, other) = folders();
    let files = tempfile::tempdir().unwrap();
    let (shared, ours, theirs) = (record(), titled("only here"), titled("only there"));
    let here = Record { note: "slept well".to_owned(), after: None, ..shared.clone() };
    let there = Record { note: "after the call".to_owned(), tags: Vec::new(), ..shared.clone() };
    keep_all(one.path(), &[here.clone(), ours.clone()]);
    keep_all(other.path(), &[there, theirs.clone()]);
    let from_one = file_of(files.path(), "one.csv", &kept(one.path()));
    let from_other = file_of(files.path(), "other.json", &kept(other.path()));
    let reports =
        [(one.path(), &from_other), (other.path(), &from_one)].map(|(folder, path)| import_all(folder, path));
    for report in reports {
        assert_eq!(report, ImportReport { new: 1, filled: 1, ..ImportReport::default() });
    }
    assert_eq!(kept(one.path()), kept(other.path()));
    let merged = kept(one.path()).into_iter().find(|record| record.id == shared.id).unwrap();
    assert_eq!(merged.note, "after the call\nslept well");
    assert_eq!((&merged.after, &merged.tags), (&shared.after, &here.tags));
    let again = file_of(files.path(), "again.ron", &kept(other.path()));
    let report = import_all(one.path(), &again);
    assert_eq!(report, ImportReport { same: 3, ..ImportReport::default() });
}

#[test]
fn what_contradicts_itself_and_another_sitting_of_the_same_id_are_said() {
    let (here, files) = folders();
    let (known, other) = (record(), record());
    keep_all(here.path(), &[known.clone(), other.clone()]);
    let mut harder = known.clone();
    harder.before.as_mut().unwrap().hardness = Level::new(9);
    let moved = Record { started_utc_ms: other.started_utc_ms + 1, ..other.clone() };
    let path = file_of(files.path(), "journal.json", &[harder.clone(), moved]);
    let report = import_all(here.path(), &path);
    assert_eq!((report.filled, report.differing, report.refused.count), (1, 1, 1));
    assert_eq!(
        (report.refused.first[0].place, &report.refused.first[0].why),
        (FilePlace::Entry(2), &SittingError::OtherSitting)
    );
    assert_eq!(kept(here.path()), [other, harder]);
}

#[test]
fn a_row_of_a_newer_version_is_left_alone_and_said_at_import_and_at_export() {
    let (here, files) = folders();
    let known = record();
    keep_all(here.path(), &[known.clone(), record()]);
    let connection = rusqlite::Connection::open(here.path().join("journal.sqlite3")).unwrap();
    let newer = "UPDATE sittings SET ending = 'floated' WHERE id = ?1";
    assert_eq!(connection.execute(newer, [known.id.to_string()]).unwrap(), 1);
    drop(connection);
    let journal = open(here.path());
    assert_eq!(write_out(&journal, &files.path().join("journal.csv"), Format::Csv), (1, 1));
    let report = bring_in(&journal, &file_of(files.path(), "known.csv", &[known]));
    assert_eq!(report.refused.first[0].why, SittingError::NewerHere);
    close(journal);
    assert_eq!(read_all(here.path()).unwrap().unreadable, 1);
}

#[test]
fn the_window_goes_on_while_a_large_file_comes_in() {
    let (here, files) = folders();
    let records: Vec<Record> = (0..20_000).map(|_| record()).collect();
    let path = file_of(files.path(), "journal.json", &records);
    let journal = open(here.path());
    journal.import(path.clone());
    // Kept and deleted in between; what is deleted does not come in afterwards.
    let own = record();
    let period = What::Period { from_utc_ms: records[0].started_utc_ms, until_utc_ms: i64::MAX };
    let mut is_kept = false;
    while !is_kept {
        let sequence = journal.keep(own.clone());
        wait_for_row(&journal, sequence);
        is_kept = load(&journal, Load::newest(10)).total > 1;
    }
    journal.delete_many(period);
    wait_for(&journal, |event| matches!(event, Event::Imported { .. }).then_some(()));
    assert_eq!(load(&journal, Load::ALL).total, 0);
    close(journal);
}

#[test]
fn what_is_deleted_while_a_file_is_still_read_does_not_come_in_afterwards() {
    let (here, files) = folders();
    let records: Vec<Record> = (0..20_000).map(|number| titled(&format!("sitting {number}"))).collect();
    let path = file_of(files.path(), "journal.csv", &records);
    let last = records.last().unwrap();
    for delete in [
        (|journal, last| journal.delete(last.id)) as fn(&Journal, &Record) -> u64,
        |journal, last| journal.delete_many(What::Sittings(vec![last.id])),
        |journal, _| journal.delete_all(),
    ] {
        let journal = open(here.path());
        journal.import(path.clone());
        // At once, when not even the first of them has been read.
        delete(&journal, last);
        wait_for(&journal, |event| matches!(event, Event::Imported { .. }).then_some(()));
        assert!(load(&journal, Load::ALL).records.iter().all(|record| record.id != last.id));
        journal.delete_all();
        wait_for_event(&journal, &Event::DeletedAll);
        close(journal);
    }
}

#[test]
fn a_file_that_is_only_half_good_leaves_nothing_or_what_came_before_and_both_are_said() {
    let (here, files) = folders();
    let path = file_of(files.path(), "journal.json", &vec![record(); 9_000]);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, &text[..text.len() - 20]).unwrap();
    let journal = open(here.path());
    journal.import(path.clone());
    let (why, so_far) = wait_for(&journal, |event| match event {
        Event::NotImported { why, so_far, .. } => Some((why.clone(), so_far.clone())),
        _ => None,
    });
    assert!(matches!(why, JournalImportError::File(_)), "{why}");
    assert_eq!(so_far, ImportReport::default());
    close(journal);
    let elsewhere = here.path().join("elsewhere");
    assert!(matches!(import(&elsewhere, &path).why, Some(JournalImportError::File(_))));
    assert!(!elsewhere.exists(), "where nothing comes in, no journal is made");
}

#[test]
fn what_was_kept_while_a_clock_was_years_ahead_comes_back() {
    let years_ms = 5 * 365 * 86_400_000;
    let now_ms = jiff::Timestamp::now().as_millisecond();
    let records = [-years_ms, years_ms].map(|off| Record { started_utc_ms: now_ms + off, ..record() });
    for format in Format::ALL {
        let (here, there) = folders();
        keep_all(here.path(), &records);
        let journal = open(here.path());
        let path = there.path().join(format!("journal.{}", format.extension()));
        write_out(&journal, &path, format);
        close(journal);
        assert_eq!(import_all(there.path(), &path), ImportReport { new: 2, ..ImportReport::default() });
    }
}

#[test]
fn closing_finishes_what_comes_in_and_what_goes_out() {
    let (here, files) = folders();
    let records: Vec<Record> = (0..5_000).map(|_| record()).collect();
    let path = file_of(files.path(), "journal.csv", &records);
    let journal = open(here.path());
    journal.import(path);
    close(journal);
    let journal = open(here.path());
    let out = files.path().join("out.ron");
    journal.export(out.clone(), Format::Ron, false);
    close(journal);
    assert_eq!(sittings_in(&out), 5_000);
}

#[test]
fn what_only_waits_in_memory_is_exported_too() {
    let Some(disk) = support::Disk::of_kib(512) else { return };
    let files = tempfile::tempdir().unwrap();
    let journal = open(disk.path());
    keep(&journal, &titled("before"));
    disk.fill();
    journal.keep(Record { zone: "Z".repeat(60_000), ..record() });
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::Full));
    assert_eq!(write_out(&journal, &files.path().join("journal.csv"), Format::Csv), (2, 0));
    disk.make_room();
    close(journal);
}

#[test]
fn on_a_full_disk_importing_waits_and_goes_on_when_there_is_room() {
    let Some(disk) = support::Disk::of_kib(2_048) else { return };
    let files = tempfile::tempdir().unwrap();
    let records: Vec<Record> = (0..1_000).map(|_| record()).collect();
    let path = file_of(files.path(), "journal.csv", &records);
    let journal = open(disk.path());
    keep(&journal, &record());
    disk.fill();
    journal.import(path);
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::Full));
    disk.make_room();
    let report = wait_for(&journal, |event| {
        if let Event::Imported { report, .. } = event { Some(report.clone()) } else { None }
    });
    assert_eq!(report, ImportReport { new: 1_000, ..ImportReport::default() });
    close(journal);
}

#[test]
fn where_nothing_may_be_written_nothing_is_imported_and_that_is_said() {
    let Some(disk) = support::Disk::of_kib(512) else { return };
    let files = tempfile::tempdir().unwrap();
    keep_all(disk.path(), &[record()]);
    let path = file_of(files.path(), "journal.csv", &[record()]);
    disk.make_read_only();
    let journal = open(disk.path());
    journal.import(path);
    let why =
        wait_for(
            &journal,
            |event| {
                if let Event::NotImported { why, .. } = event { Some(why.clone()) } else { None }
            },
        );
    assert_eq!(why, JournalImportError::Journal(JournalError::Disk(DiskError::ReadOnly)));
    assert_eq!(write_out(&journal, &files.path().join("out.json"), Format::Json), (1, 0));
    close(journal);
    disk.make_writable();
}

#[test]
fn a_file_that_is_no_journal_or_may_not_be_replaced_is_answered() {
    let (here, files) = folders();
    let letter = files.path().join("letter.csv");
    fs::write(&letter, "Dear Ana").unwrap();
    let journal = open(here.path());
    journal.import(letter.clone());
    let why =
        wait_for(
            &journal,
            |event| {
                if let Event::NotImported { why, .. } = event { Some(why.clone()) } else { None }
            },
        );
    assert!(matches!(why, JournalImportError::File(_)), "{why}");
    journal.export(letter.clone(), Format::Csv, false);
    let why =
        wait_for(
            &journal,
            |event| {
                if let Event::NotExported { why, .. } = event { Some(why.clone()) } else { None }
            },
        );
    assert_eq!(why, JournalExportError::File(softlanding::platform::atomic_file::ExportError::Exists));
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Dear Ana");
    close(journal);
}

#[test]
fn the_command_line_imports_beside_an_open_window() {
    let (here, files) = folders();
    let window = open(here.path());
    keep(&window, &record());
    let path = file_of(files.path(), "journal.csv", &[record(), record()]);
    let report = import_all(here.path(), &path);
    assert_eq!(report, ImportReport { new: 2, ..ImportReport::default() });
    assert_eq!(load(&window, Load::ALL).records.len(), 3);
    let out = files.path().join("out.json");
    export(&read_all(here.path()).unwrap(), &out, Format::Json, false).unwrap();
    assert_eq!(sittings_in(&out), 3);
    close(window);
}

fn delete_many(journal: &Journal, what: &What) -> usize {
    journal.delete_many(what.clone());
    wait_for(journal, |event| match event {
        Event::DeletedMany { what: of, count, .. } if of == what => Some(*count),
        _ => None,
    })
}

#[test]
fn several_that_are_deleted_together_leave_no_byte_in_any_file() {
    let secret = || titled(SECRET);
    let other = ExerciseKey { origin: softlanding_core::record::Origin::Own, id: "other".to_owned() };
    let begins = |started_utc_ms| Record { started_utc_ms, ..secret() };
    let chosen = [secret(), secret()];
    let whats: [(What, Vec<Record>); 3] = [
        (What::Sittings(ids(&chosen)), chosen.to_vec()),
        (What::Period { from_utc_ms: 10, until_utc_ms: 20 }, vec![begins(10), begins(19)]),
        (What::Exercise(other.clone()), vec![Record { exercise: other, ..secret() }; 1]),
    ];
    for (what, secrets) in whats {
        let folder = tempfile::tempdir().unwrap();
        let mut records: Vec<Record> =
            (0..200).map(|number| titled(&format!("neighbour {}", "·".repeat(number % 90)))).collect();
        records.push(Record { started_utc_ms: 9, ..record() });
        records.push(Record { started_utc_ms: 20, ..record() });
        records.splice(100..100, secrets.clone());
        keep_all(folder.path(), &records);
        fs::copy(folder.path().join("journal.sqlite3"), folder.path().join("journal-before-v2.sqlite3"))
            .unwrap();
        assert!(!files_with(folder.path(), SECRET).is_empty());
        let journal = open(folder.path());
        assert_eq!(delete_many(&journal, &what), secrets.len());
        assert_eq!(delete_many(&journal, &what), 0, "they are gone");
        assert_eq!(load(&journal, Load::ALL).total, 202);
        close(journal);
        assert_eq!(files_with(folder.path(), SECRET), Vec::<String>::new(), "{what:?}");
    }
}

#[test]
fn what_several_deletions_meet_in_memory_never_touches_the_disk_and_is_counted() {
    let Some(disk) = support::Disk::of_kib(512) else { return };
    let journal = open(disk.path());
    keep(&journal, &titled("before"));
    disk.fill();
    let secret = Record { zone: "Z".repeat(60_000), started_utc_ms: 15, ..titled(SECRET) };
    journal.keep(secret);
    assert_eq!(trouble(&journal), JournalError::Disk(DiskError::Full));
    journal.delete_many(What::Period { from_utc_ms: 10, until_utc_ms: 20 });
    assert_eq!(load(&journal, Load::ALL).records.len(), 1);
    disk.make_room();
    let count = wait_for(&journal, |event| match event {
        Event::DeletedMany { count, .. } => Some(*count),
        _ => None,
    });
    assert_eq!(count, 1);
    close(journal);
    assert_eq!(files_with(disk.path(), SECRET), Vec::<String>::new());
}

#[test]
fn what_is_brought_in_while_another_program_writes_gets_there_before_the_window_closes() {
    let (data, files) = folders();
    keep_all(data.path(), &[record()]);
    let path = file_of(files.path(), "sittings.json", &[record()]);
    let journal = open(data.path());
    wait_for_event(&journal, &Event::Opened { read_only: false, mended: None });
    let other = Connection::open(data.path().join("journal.sqlite3")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // Longer than SQLite waits by itself, so that the journal has to try again.
    let lets_go = thread::spawn(move || {
        thread::sleep(Duration::from_millis(600));
        other.execute_batch("ROLLBACK").unwrap();
    });
    journal.import(path);
    close(journal);
    lets_go.join().unwrap();
    assert_eq!(kept(data.path()).len(), 2);
}
