//! The tables, and the steps from each version of them to the next.

use std::path::Path;
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::{Connection, TransactionBehavior};

use super::error::JournalError;
use super::files;
use crate::platform::disk;

/// `SLan`: lets a file be told from another program's.
pub(super) const APPLICATION_ID: i32 = 0x534c_616e;

/// Each step leads from the version of its place to the next; the first one makes the tables.
/// A step that has been released is never changed.
pub(super) const STEPS: &[&str] = &[VERSION_1, VERSION_2, VERSION_3, VERSION_4];

const VERSION_1: &str = "
CREATE TABLE sittings (
    id TEXT NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL,
    exercise TEXT NOT NULL,
    title TEXT NOT NULL,
    parts_hash TEXT NOT NULL,
    started_utc_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    planned_ms INTEGER NOT NULL,
    practised_ms INTEGER NOT NULL,
    ending TEXT NOT NULL,
    before_state TEXT,
    before_hardness INTEGER CHECK (before_hardness BETWEEN 0 AND 10),
    before_presence INTEGER CHECK (before_presence BETWEEN 0 AND 10),
    before_words TEXT,
    after_state TEXT,
    after_hardness INTEGER CHECK (after_hardness BETWEEN 0 AND 10),
    after_presence INTEGER CHECK (after_presence BETWEEN 0 AND 10),
    after_words TEXT,
    later_state TEXT,
    later_hardness INTEGER CHECK (later_hardness BETWEEN 0 AND 10),
    later_presence INTEGER CHECK (later_presence BETWEEN 0 AND 10),
    later_words TEXT,
    follows TEXT
) STRICT;
CREATE INDEX sittings_by_time ON sittings (started_utc_ms);
-- One row 'erase' from the moment something is deleted until its bytes are gone.
CREATE TABLE unfinished (what TEXT NOT NULL PRIMARY KEY) STRICT;
";

/// One's own words about a sitting; the labels as a JSON list.
const VERSION_2: &str = "
ALTER TABLE sittings ADD COLUMN note TEXT;
ALTER TABLE sittings ADD COLUMN tags TEXT;
";

/// Counted how often a row was changed. Nobody reads or writes it any more: SQLite's `data_version` tells that
/// another window changed something.
const VERSION_3: &str = "
ALTER TABLE sittings ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
";

/// Words that are kept by themselves: glimmers, and what was written in a practice.
const VERSION_4: &str = "
CREATE TABLE jottings (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    tag TEXT,
    created_utc_ms INTEGER NOT NULL,
    zone TEXT NOT NULL,
    origin TEXT,
    exercise TEXT,
    title TEXT
) STRICT;
CREATE INDEX jottings_by_time ON jottings (created_utc_ms);
";

/// The version that this many steps lead to.
pub(super) fn latest(steps: &[&str]) -> i32 {
    i32::try_from(steps.len()).unwrap_or(i32::MAX)
}

/// The version of the tables in a file; 0 when there are none yet.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings the file to the latest version, each step in a transaction of its own. Before a step
/// that changes existing rows the whole file is copied to `journal-before-v2.sqlite3`. A new file has
/// none, and takes all steps at once: no other window finds it half-way.
///
/// # Errors
/// Any [`JournalError`] of the disk; the file then stays at the version of the last whole step.
pub(super) fn upgrade(
    connection: &mut Connection,
    folder: &Path,
    steps: &[&str],
) -> Result<(), JournalError> {
    if version(connection)? == 0 {
        take_steps(connection, 0, steps)?;
    }
    loop {
        let from = version(connection)?;
        let Some(step) = usize::try_from(from).ok().and_then(|place| steps.get(place)) else {
            return Ok(());
        };
        back_up(connection, folder, from + 1)?;
        take_steps(connection, from, &[step])?;
    }
}

fn take_steps(connection: &mut Connection, from: i32, steps: &[&str]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another window may have been quicker.
    if version(&transaction)? != from {
        return Ok(());
    }
    for step in steps {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", from + latest(steps))?;
    transaction.commit()
}

/// Copied under another name first, so that the dated name always holds a whole copy.
fn back_up(connection: &Connection, folder: &Path, next: i32) -> Result<(), JournalError> {
    let whole = folder.join(files::backup_name(next));
    let part = disk::with_suffix(&whole, ".part");
    files::remove_database(&part)?;
    disk::private_file()
        .write(true)
        .create_new(true)
        .open(&part)
        .map_err(|error| JournalError::from_io(&error))?;
    let mut copy = Connection::open(&part)?;
    // One file, without a `-wal` beside it.
    Backup::new(connection, &mut copy)?.run_to_completion(1024, Duration::ZERO, None)?;
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    drop(copy);
    std::fs::rename(&part, &whole).map_err(|error| JournalError::from_io(&error))?;
    disk::sync_folder(folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BROKEN: &[&str] = &[VERSION_1, "ALTER TABLE sittings ADD COLUMN note TEXT; SELECT * FROM nowhere"];
    const ROW: &str = "INSERT INTO sittings (id, origin, exercise, title, parts_hash, started_utc_ms, zone, \
                       planned_ms, practised_ms, ending) VALUES ('a', 'own', 'b', 'c', '0', 1, 'UTC', 2, 3, 'whole')";

    fn first_version(folder: &Path) -> Connection {
        let mut connection = Connection::open(folder.join(files::JOURNAL)).unwrap();
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
        upgrade(&mut connection, folder, &[VERSION_1]).unwrap();
        connection.execute(ROW, []).unwrap();
        connection
    }

    #[test]
    fn a_step_keeps_the_rows_and_leaves_the_file_as_it_was_in_a_backup() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = first_version(folder.path());
        upgrade(&mut connection, folder.path(), STEPS).unwrap();
        assert_eq!(version(&connection).unwrap(), 4);
        let title: String = connection
            .query_row("SELECT title FROM sittings WHERE note IS NULL AND revision = 1", [], |row| row.get(0))
            .unwrap();
        assert_eq!(title, "c");

        for (name, before) in [
            ("journal-before-v2.sqlite3", 1),
            ("journal-before-v3.sqlite3", 2),
            ("journal-before-v4.sqlite3", 3),
        ] {
            let backup = Connection::open(folder.path().join(name)).unwrap();
            assert_eq!(version(&backup).unwrap(), before);
            let count: i64 = backup.query_row("SELECT count(*) FROM sittings", [], |row| row.get(0)).unwrap();
            assert_eq!(count, 1);
        }
    }

    #[test]
    fn a_step_that_fails_in_its_middle_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = first_version(folder.path());
        upgrade(&mut connection, folder.path(), BROKEN).unwrap_err();
        assert_eq!(version(&connection).unwrap(), 1);
        assert!(connection.prepare("SELECT note FROM sittings").is_err());
        connection.execute(&ROW.replace("'a'", "'d'"), []).unwrap();
    }

    #[test]
    fn a_new_file_needs_no_backup() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = Connection::open(folder.path().join(files::JOURNAL)).unwrap();
        upgrade(&mut connection, folder.path(), STEPS).unwrap();
        drop(connection);
        let names: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, [files::JOURNAL]);
    }

    #[test]
    fn a_half_written_backup_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = first_version(folder.path());
        std::fs::write(folder.path().join("journal-before-v2.sqlite3.part"), b"half").unwrap();
        upgrade(&mut connection, folder.path(), STEPS).unwrap();
        assert!(!folder.path().join("journal-before-v2.sqlite3.part").exists());
    }
}
