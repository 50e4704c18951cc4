//! Opening the journal's file: to write, to read, and as one that nobody changes. Knows SQLite's ways and nothing of
//! what is in the file.

use crate::platform::DiskError;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, ffi};

use super::error::JournalError;
use super::schema;

/// How long SQLite itself waits for another program before it says that the file is locked.
const PATIENCE: Duration = Duration::from_millis(400);

/// Opens a file of ours for writing, with a log beside it where that can be had. `None` where it may only be read.
///
/// # Errors
/// [`JournalError::Damaged`] if the file is: then nothing was changed. Another [`JournalError`] of the disk.
pub(super) fn open_to_write(path: &Path, thoroughly: bool) -> Result<Option<Connection>, JournalError> {
    let connection = writable(path)?;
    if connection.is_readonly(rusqlite::MAIN_DB)? {
        return Ok(None);
    }
    let connection = or_without_log(path, schema::version(&connection).map(|_| connection))?;
    check(&connection, thoroughly)?;
    let connection = or_without_log(path, use_log(&connection).map(|()| connection))?;
    // In the older mode only this makes the end of a transaction survive a power cut.
    connection.pragma_update(None, "synchronous", "EXTRA")?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    // VACUUM would otherwise write a copy of everything into the system's temporary folder.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(Some(connection))
}

fn writable(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// A log needs memory that windows share beside the file. Some network disks refuse that outright, and the
/// mode stays the older one, which is as safe; others only show it in the next reading.
fn use_log(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    schema::version(connection).map(drop)
}

/// The connection, or a new one that needs no shared memory where there is none to be had.
fn or_without_log(path: &Path, opened: rusqlite::Result<Connection>) -> rusqlite::Result<Connection> {
    match opened {
        Err(error) if lacks_shared_memory(&error) => without_log(path),
        opened => opened,
    }
}

fn lacks_shared_memory(error: &rusqlite::Error) -> bool {
    const CODES: [i32; 3] = [ffi::SQLITE_IOERR_SHMOPEN, ffi::SQLITE_IOERR_SHMMAP, ffi::SQLITE_IOERR_SHMLOCK];
    error.sqlite_error().is_some_and(|inner| CODES.contains(&inner.extended_code))
}

/// Opens a file for writing with a rollback journal. Who is alone needs no shared memory to read a log that is there,
/// and to give it up.
fn without_log(path: &Path) -> rusqlite::Result<Connection> {
    let connection = writable(path)?;
    connection.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    connection.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    connection.pragma_update_and_check(None, "locking_mode", "NORMAL", |_| Ok(()))?;
    // The lock is given back with the next reading.
    schema::version(&connection)?;
    Ok(connection)
}

/// # Errors
/// [`JournalError::Damaged`] if the file is; another [`JournalError`] if that cannot be found out.
pub(super) fn check(connection: &Connection, thoroughly: bool) -> Result<(), JournalError> {
    let pragma = if thoroughly { "PRAGMA integrity_check(1)" } else { "PRAGMA quick_check(1)" };
    let answer: String = connection.query_row(pragma, [], |row| row.get(0))?;
    if answer == "ok" { Ok(()) } else { Err(JournalError::Damaged) }
}

/// Opens a file to read it. What a killed program left half done there is taken back first, by SQLite itself;
/// nothing else is changed in it.
pub(super) fn open_read_only(path: &Path) -> Result<Connection, JournalError> {
    let error = match open_to_read(path) {
        Err(error) if is_half_done(&error) => match recover(path) {
            Ok(()) => return Ok(open_to_read(path)?),
            Err(error) => error,
        },
        Err(error) => error,
        Ok(connection) => return Ok(connection),
    };
    match error.sqlite_error_code() {
        // A log's shared memory cannot be made in a folder that cannot be written; without a log
        // the file is whole by itself.
        Some(ErrorCode::CannotOpen) => open_unchanging(path),
        // Where nothing can be taken back, it is read as it lies, if it holds together.
        Some(ErrorCode::ReadOnly | ErrorCode::SystemIoFailure) => {
            let connection = open_unchanging(path)?;
            check(&connection, false).map_err(|_| JournalError::Disk(DiskError::ReadOnly))?;
            Ok(connection)
        }
        _ => Err(error.into()),
    }
}

fn open_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    schema::version(&connection)?;
    Ok(connection)
}

/// A rollback journal lies beside the file, and who only reads may not play it back.
fn is_half_done(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|inner| inner.extended_code == ffi::SQLITE_READONLY_ROLLBACK)
}

/// Opens a file for writing and reads it, which lets SQLite take back what is half done. Its log stays as it is,
/// as the file may be another program's.
fn recover(path: &Path) -> rusqlite::Result<()> {
    let connection = writable(path)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    schema::version(&connection).map(drop)
}

/// Opens a file as one that nobody changes: without locks, log and shared memory.
pub(super) fn open_unchanging(path: &Path) -> Result<Connection, JournalError> {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    Ok(Connection::open_with_flags(format!("file:{escaped}?immutable=1"), flags)?)
}
