//! Writing out what is kept, on a thread of its own: neither a frame nor the journal waits for it.

use std::path::{Path, PathBuf};

use super::{JournalError, Page};
use crate::platform::atomic_file::{self, ExportError};
use crate::records::exchange::{self, Format};

/// Why nothing was exported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalExportError {
    /// What is kept could not be read.
    #[error(transparent)]
    Journal(JournalError),
    /// The file could not be written.
    #[error(transparent)]
    File(ExportError),
}

/// A file that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ExportRequest {
    pub(super) path: PathBuf,
    pub(super) format: Format,
    pub(super) replaces: bool,
}

/// Writes a file with these sittings and kept words, oldest first; whole, or not at all.
///
/// # Errors
/// When there is a file that may not be replaced, or it cannot be written. Nothing kept never replaces a
/// file that holds something: it may be the only copy.
pub(super) fn write(page: &Page, path: &Path, format: Format, replaces: bool) -> Result<(), ExportError> {
    if replaces && page.is_empty() && exchange::may_hold_sittings(path) {
        return Err(ExportError::HoldsSittings);
    }
    let mut file = atomic_file::begin(path, replaces)?;
    exchange::write(format, page.records.iter().rev(), &page.jottings, &mut file)?;
    Ok(file.commit()?)
}
