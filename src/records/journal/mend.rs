//! Mending a damaged journal: its readable rows go into a new file, the damaged one is set aside.
//!
//! The new file is whole before anything is moved, so that a power cut at any moment leaves
//! either the damaged journal or the mended one.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, TransactionBehavior, params_from_iter};

use super::connection::{check, open_read_only, open_unchanging};
use super::error::{JournalError, Mended};
use super::files::{self, Lock};
use super::schema::{self, STEPS};
use crate::platform::disk::{self, with_suffix};

/// The tables whose rows are saved. An older file has not all of them.
const TABLES: [&str; 2] = ["sittings", "jottings"];

/// A damaged page hides this many rows at the most before the rest is given up.
const GAP_MAX_ROWS: u32 = 20_000;

/// Sets the damaged journal aside and puts one with its readable rows in its place. `None` when
/// another window has done so in the meantime.
///
/// # Errors
/// [`JournalError::DamagedElsewhere`] while another window has it open; any [`JournalError`] of the disk,
/// and then the damaged journal is still in its place.
pub(super) fn mend(folder: &Path) -> Result<Option<Mended>, JournalError> {
    let _alone = Lock::alone(folder)?;
    let journal = folder.join(files::JOURNAL);
    let mending = folder.join(files::MENDING);
    if finish_torn_move(folder)? || is_whole(&journal) {
        return Ok(None);
    }
    files::remove_database(&mending)?;
    if !journal.exists() && !files::has_bytes(&with_suffix(&journal, "-wal")) {
        return Ok(None);
    }
    let saved = save_rows(&journal, &mending)?;
    let set_aside = set_aside(folder)?;
    put_in_place(folder)?;
    Ok(Some(Mended { set_aside, saved }))
}

/// A power cut came between setting aside and putting the whole new file in place.
fn finish_torn_move(folder: &Path) -> Result<bool, JournalError> {
    let is_torn = !folder.join(files::JOURNAL).exists() && is_whole(&folder.join(files::MENDING));
    if is_torn {
        // What lies there without its journal belongs to the damaged one.
        let journal = folder.join(files::JOURNAL);
        if files::BESIDE.iter().any(|suffix| files::has_bytes(&with_suffix(&journal, suffix))) {
            set_aside(folder)?;
        }
        put_in_place(folder)?;
    }
    Ok(is_torn)
}

fn put_in_place(folder: &Path) -> Result<(), JournalError> {
    fs::rename(folder.join(files::MENDING), folder.join(files::JOURNAL))
        .map_err(|error| JournalError::from_io(&error))?;
    disk::sync_folder(folder);
    Ok(())
}

/// Holds tables, and every one of its pages is sound.
fn is_whole(path: &Path) -> bool {
    files::has_bytes(path)
        && open_read_only(path).is_ok_and(|connection| {
            schema::version(&connection).is_ok_and(|version| version > 0) && check(&connection, true).is_ok()
        })
}

/// Moves the journal and what lies beside it to a dated name that is free.
fn set_aside(folder: &Path) -> Result<PathBuf, JournalError> {
    let journal = folder.join(files::JOURNAL);
    let aside = disk::unused_dated_path(folder, files::DAMAGED_STEM, "sqlite3", &files::BESIDE);
    for suffix in files::BESIDE.into_iter().chain([""]) {
        let from = with_suffix(&journal, suffix);
        if from.exists() {
            fs::rename(&from, with_suffix(&aside, suffix)).map_err(|error| JournalError::from_io(&error))?;
        }
    }
    disk::sync_folder(folder);
    Ok(aside)
}

/// Copies every row that can be read into a new file; all of them or, after a power cut, none.
fn save_rows(damaged: &Path, new: &Path) -> Result<usize, JournalError> {
    disk::private_file()
        .write(true)
        .create_new(true)
        .open(new)
        .map_err(|error| JournalError::from_io(&error))?;
    let mut connection = Connection::open(new)?;
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    schema::upgrade(&mut connection, new.parent().unwrap_or(Path::new("")), STEPS)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut saved = 0;
    // An emptied file has nothing to read, and opening it would throw its log away.
    if files::has_bytes(damaged) {
        // With its log first; when the log itself is what is damaged, without.
        for open in [open_read_only, open_unchanging] {
            if saved == 0 {
                saved = open(damaged).map_or(Ok(0), |source| copy_tables(&source, &transaction))?;
            }
        }
    }
    transaction.commit()?;
    Ok(saved)
}

/// # Errors
/// Of the file written to only; what cannot be read is passed over.
fn copy_tables(source: &Connection, target: &Connection) -> Result<usize, JournalError> {
    // Makes SQLite read what is left of a file that was cut short.
    let _ = source.pragma_update(None, "writable_schema", true);
    TABLES.iter().try_fold(0, |saved, table| Ok(saved + copy_rows(source, target, table)?))
}

/// # Errors
/// Of the file written to only.
fn copy_rows(source: &Connection, target: &Connection, table: &str) -> Result<usize, JournalError> {
    let columns = common_columns(source, target, table)?;
    if columns.is_empty() {
        return Ok(0);
    }
    let list = columns.join(", ");
    let places = vec!["?"; columns.len()].join(", ");
    let select = format!("SELECT rowid, {list} FROM {table} WHERE rowid >= ?1 ORDER BY rowid");
    let insert = format!("INSERT OR IGNORE INTO {table} ({list}) VALUES ({places})");
    let (mut saved, mut gap_rows, mut from_row) = (0, 0, 0_i64);
    while gap_rows <= GAP_MAX_ROWS {
        let run = copy_run(source, target, (&select, &insert), from_row)?;
        saved += run.saved;
        gap_rows = if run.last_row.is_some() { 0 } else { gap_rows + 1 };
        // Onwards in any case: row numbers on a damaged page may be anything.
        let next_row = run.last_row.unwrap_or(from_row).max(from_row).checked_add(1);
        match next_row {
            Some(next_row) if !run.reached_end => from_row = next_row,
            _ => break,
        }
    }
    Ok(saved)
}

/// The columns that both files have; none when the damaged one cannot emit.
fn common_columns(
    source: &Connection,
    target: &Connection,
    table: &str,
) -> Result<Vec<String>, JournalError> {
    let in_source = columns(source, table).unwrap_or_default();
    let mut common = columns(target, table)?;
    common.retain(|column| in_source.contains(column));
    Ok(common)
}

fn columns(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare("SELECT name FROM pragma_table_info(?1)")?
        .query_map([table], |row| row.get(0))?
        .collect()
}

/// Rows copied from one place until the end or the next damaged page.
#[derive(Default)]
struct Run {
    saved: usize,
    last_row: Option<i64>,
    reached_end: bool,
}

fn copy_run(
    source: &Connection,
    target: &Connection,
    (select, insert): (&str, &str),
    from_row: i64,
) -> Result<Run, JournalError> {
    let mut run = Run::default();
    let mut insert = target.prepare_cached(insert)?;
    let Ok(mut statement) = source.prepare_cached(select) else { return Ok(run) };
    let width = statement.column_count();
    let Ok(mut rows) = statement.query([from_row]) else { return Ok(run) };
    loop {
        match rows.next() {
            Ok(Some(row)) => {
                run.last_row = row.get(0).ok().or(run.last_row);
                let values: rusqlite::Result<Vec<Value>> = (1..width).map(|column| row.get(column)).collect();
                if let Ok(values) = values {
                    run.saved += insert_row(&mut insert, values)?;
                }
            }
            Ok(None) => {
                run.reached_end = true;
                return Ok(run);
            }
            Err(_) => return Ok(run),
        }
    }
}

/// A row that breaks the rules of the table is passed over: it is garbage from a damaged page.
fn insert_row(insert: &mut rusqlite::CachedStatement<'_>, values: Vec<Value>) -> Result<usize, JournalError> {
    match insert.execute(params_from_iter(values)) {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) => Ok(0),
        done => Ok(done?),
    }
}
