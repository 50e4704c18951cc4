//! An export that holds nothing takes the place of nothing.

use std::fs;
use std::path::Path;

use softlanding::platform::atomic_file::ExportError;
use softlanding::records::exchange::Format;
use softlanding::records::journal::{Event, Journal, JournalError, JournalExportError};

use crate::program::*;

const FORMATS: [&str; 3] = ["csv", "json", "ron"];

/// A folder with a journal of one sitting, and files of it in every format beside it.
fn backed_up(files: &Path) -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    keep(data.path(), [record(1)]);
    for format in FORMATS {
        assert!(export(data.path(), files, format, "backup").status.success());
    }
    data
}

fn export(data: &Path, files: &Path, format: &str, stem: &str) -> std::process::Output {
    let out = files.join(format!("{stem}.{format}"));
    end_of(&mut softlanding(data, &["export", "--format", format, "--force", "--out", argument(&out)]))
}

#[test]
fn a_data_folder_that_is_not_there_is_said_and_writes_nothing() {
    let files = tempfile::tempdir().unwrap();
    let there = files.path().join("not-there");
    let sentence = format!("There is no folder {}. Please check its name.\n", there.display());
    for arguments in [&["journal", "--json"][..], &["export", "--format", "csv"]] {
        let output = end_of(&mut softlanding(&there, arguments));
        assert_eq!(
            (output.status.code(), text(&output.stdout), text(&output.stderr)),
            (Some(1), String::new(), sentence.clone()),
            "{arguments:?}"
        );
    }
    let output = export(&there, files.path(), "csv", "new");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(1), sentence));
    assert_eq!(names(files.path()), Vec::<String>::new());
}

#[test]
fn a_data_folder_or_a_journal_that_may_not_be_read_is_said_and_a_backup_stays() {
    let files = tempfile::tempdir().unwrap();
    let data = backed_up(files.path());
    let backup = files.path().join("backup.csv");
    let before = fs::read(&backup).unwrap();
    let journal = data.path().join("journal.sqlite3");
    for (closed, open_mode) in [(data.path(), 0o700), (&journal, 0o600)] {
        set_mode(closed, 0);
        let wanted = ["export", "--format", "csv", "--force", "--out", argument(&backup)];
        for arguments in [&["journal", "--json"][..], &wanted] {
            let output = end_of(&mut bound_by_permissions(&softlanding(data.path(), arguments)));
            assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()));
            assert_eq!(
                text(&output.stderr),
                format!(
                    "{} may not be opened, so nothing in it can be read. Please change its permissions.\n",
                    journal.display()
                )
            );
        }
        set_mode(closed, open_mode);
    }
    assert_eq!(fs::read(&backup).unwrap(), before);
}

#[test]
fn nothing_kept_never_takes_the_place_of_a_file_that_holds_sittings() {
    let (files, empty) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    backed_up(files.path());
    for format in FORMATS {
        let backup = files.path().join(format!("backup.{format}"));
        let before = fs::read(&backup).unwrap();
        // Whole, cut short, and of a newer version.
        let newer = String::from_utf8(before.clone()).unwrap().replace("version\":1", "version\":2");
        for there in [before.clone(), before[..before.len() - 9].to_vec(), newer.into_bytes()] {
            fs::write(&backup, &there).unwrap();
            let output = export(empty.path(), files.path(), format, "backup");
            assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()), "{format}");
            assert_eq!(
                text(&output.stderr),
                format!(
                    "Nothing is kept here now, and {} still holds what was kept before. It was left as it is.\n",
                    backup.display()
                )
            );
            assert_eq!(fs::read(&backup).unwrap(), there);
        }
        // What holds nothing is replaced, as somebody asked for it.
        fs::write(files.path().join(format!("letter.{format}")), "Dear Ana").unwrap();
        for _ in 0..2 {
            let output = export(empty.path(), files.path(), format, "letter");
            assert!(output.status.success(), "{}", text(&output.stderr));
        }
    }
}

/// What came of exporting from the window.
fn from_the_window(data: &Path, to: &Path) -> Option<JournalExportError> {
    let journal = Journal::open(data.to_owned(), || {});
    journal.export(to.to_owned(), Format::Csv, true);
    let mut outcome = None;
    let started = std::time::Instant::now();
    while outcome.is_none() && started.elapsed() < FOREVER {
        outcome = journal.events().find_map(|event| match event {
            Event::NotExported { why, .. } => Some(Some(why)),
            Event::Exported { .. } => Some(None),
            _ => None,
        });
        std::thread::yield_now();
    }
    assert!(journal.close(FOREVER));
    outcome.unwrap()
}

#[test]
fn from_the_window_nothing_kept_replaces_nothing_either() {
    let (files, empty) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    backed_up(files.path());
    let backup = files.path().join("backup.csv");
    let before = fs::read(&backup).unwrap();
    let why = from_the_window(empty.path(), &backup);
    assert_eq!(why, Some(JournalExportError::File(ExportError::HoldsSittings)));
    assert_eq!(fs::read(&backup).unwrap(), before);
    // Something else where the journal was, so that nothing of it can be known.
    let odd = tempfile::tempdir().unwrap();
    fs::create_dir(odd.path().join("journal.sqlite3")).unwrap();
    let why = from_the_window(odd.path(), &backup);
    assert!(matches!(why, Some(JournalExportError::Journal(JournalError::NotAFile { .. }))), "{why:?}");
    assert_eq!(fs::read(&backup).unwrap(), before);
}
