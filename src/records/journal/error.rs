//! What can go wrong with the journal, as data. The sentences are in the Fluent files, under
//! [`JournalError::id`].

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::platform::DiskError;

/// The family of Fluent ids.
const FAMILY: &str = "trouble-journal";

/// Why the journal cannot do what was asked. Nothing said is lost by any of these while the
/// program runs: it waits in memory and is tried again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// The data folder is not there and cannot be made.
    #[error("the folder {} is missing and cannot be made", folder.display())]
    FolderMissing { folder: PathBuf },
    /// There is no such data folder to read from.
    #[error("there is no folder {}", folder.display())]
    NoFolder { folder: PathBuf },
    /// The data folder or the journal's file may not be looked at: what is in it is not known.
    #[error("{} may not be read", path.display())]
    Forbidden { path: PathBuf },
    /// A folder or something else stands where the journal's file should be.
    #[error("{} is not a file", path.display())]
    NotAFile { path: PathBuf },
    /// The journal's file is a link. What it leads to is somebody else's to say who may read it.
    #[error("{} is a link", path.display())]
    Link { path: PathBuf },
    /// Another program is using the file for longer than is usual.
    #[error("another program holds the journal")]
    Locked,
    /// The file is damaged and could not be set aside from here.
    #[error("the journal is damaged")]
    Damaged,
    /// The file is damaged, and another window has it open, so it was left where it is.
    #[error("the journal is damaged and open in another window")]
    DamagedElsewhere,
    /// A newer version of the program wrote the file. It is read, never written.
    #[error("the journal has version {version}, this program knows {known}")]
    Newer { version: i32, known: i32 },
    /// Another program's database. It is left alone.
    #[error("{} belongs to another program", path.display())]
    Foreign { path: PathBuf },
    /// The disk, or SQLite in the words of the system.
    #[error("the journal cannot be written: {0}")]
    Disk(DiskError),
}

impl JournalError {
    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn id(&self) -> String {
        let kind = match self {
            Self::FolderMissing { .. } => "folder-missing",
            Self::NoFolder { .. } => "no-folder",
            Self::Forbidden { .. } => "forbidden",
            Self::NotAFile { .. } => "not-a-file",
            Self::Link { .. } => "link",
            Self::Locked => "locked",
            Self::Damaged => "damaged",
            Self::DamagedElsewhere => "damaged-elsewhere",
            Self::Newer { .. } => "newer",
            Self::Foreign { .. } => "foreign",
            Self::Disk(error) => return error.id(FAMILY),
        };
        format!("{FAMILY}-{kind}")
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::FolderMissing { folder: path }
            | Self::NoFolder { folder: path }
            | Self::Forbidden { path }
            | Self::NotAFile { path }
            | Self::Link { path }
            | Self::Foreign { path } => vec![("path", path.display().to_string())],
            Self::Disk(error) => error.arguments(),
            Self::Locked | Self::Damaged | Self::DamagedElsewhere | Self::Newer { .. } => Vec::new(),
        }
    }

    /// Of a file or a folder.
    pub(super) fn from_io(error: &io::Error) -> Self {
        Self::Disk(DiskError::from(error))
    }
}

/// On a full disk the shared memory beside the file cannot grow; SQLite calls that an
/// input-output error (`SQLITE_IOERR_SHMSIZE`).
const SHARED_MEMORY_SIZE: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl From<rusqlite::Error> for JournalError {
    fn from(error: rusqlite::Error) -> Self {
        let trouble = match error.sqlite_error().map(|inner| (inner.code, inner.extended_code)) {
            Some((ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _)) => Self::Damaged,
            Some((ErrorCode::DiskFull, _) | (_, SHARED_MEMORY_SIZE)) => Self::Disk(DiskError::Full),
            Some((ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _)) => Self::Locked,
            Some((ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _)) => Self::Disk(DiskError::ReadOnly),
            _ => Self::Disk(DiskError::Other { what: error.to_string() }),
        };
        tracing::warn!(kind = trouble.id(), "SQLite");
        trouble
    }
}

/// A damaged file was set aside, and what could be read is in a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Where the damaged file is now, with what SQLite kept beside it.
    pub set_aside: PathBuf,
    /// How many sittings were copied over.
    pub saved: usize,
}

impl Mended {
    /// The id of its sentence in the Fluent files; its variables are `path` and `saved`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        "journal-mended"
    }
}
