//! The journal without a thread, for the command line: read, written to, brought in and exported at once.

use std::path::Path;

use softlanding_core::record::Jotting;

use super::change::{Change, NumberedChange};
use super::error::{JournalError, Mended};
use super::importing::{ImportedAtOnce, import_at_once, patiently};
use super::store::Store;
use super::{Page, exporting, files, look};
use crate::platform::atomic_file::ExportError;
use crate::records::exchange::Format;

/// Everything in the journal of a folder, for the command line: read at once, without a thread.
/// A folder without a journal holds nothing, and none is made; a folder that is not there, or may not be
/// looked at, is a [`JournalError`].
///
/// # Errors
/// Any [`JournalError`] of reading; a damaged file is left as it is, for the window to mend.
pub fn read_all(folder: &Path) -> Result<Page, JournalError> {
    let store = Store::open_existing(folder)?;
    look::everything(&store, &[])
}

/// Whether the journal of a folder is whole, and how many bytes it takes with what lies beside it; `None` where there is
/// none. Only reads.
///
/// # Errors
/// Any [`JournalError`] of reading; [`JournalError::Damaged`] where it does not hold together.
pub fn health(folder: &Path) -> Result<Option<u64>, JournalError> {
    let store = Store::open_existing(folder)?;
    store.check()?;
    Ok(files::size(folder))
}

/// Brings the sittings of a file into the journal of a folder, for the command line: at once, also while windows
/// have it open. Makes the journal where there is none, unless nothing comes in, and mends a damaged one. Each batch
/// is whole or not there.
#[must_use]
pub fn import(folder: &Path, path: &Path) -> ImportedAtOnce {
    import_at_once(folder, path)
}

/// Writes what was read with [`read_all`] into a file, oldest first; whole, or not at all.
///
/// # Errors
/// When there is a file that may not be replaced, or it cannot be written.
pub fn export(page: &Page, path: &Path, format: Format, replaces: bool) -> Result<(), ExportError> {
    exporting::write(page, path, format, replaces)
}

/// Keeps words in the journal of a folder, also while windows have it open. Makes the journal where there is none, and
/// mends a damaged one; what came of that is returned.
///
/// # Errors
/// Any [`JournalError`]; nothing is kept then.
pub fn keep_jotting(folder: &Path, jotting: Jotting) -> Result<Option<Mended>, JournalError> {
    let change = Change::InsertJotting(Box::new(jotting));
    let mut mended = None;
    patiently(|| {
        let mut store = Store::open(folder, false, &mut mended)?;
        store.apply(&[NumberedChange { sequence: 1, change: change.clone() }])
    })?;
    Ok(mended)
}
