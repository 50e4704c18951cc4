//! What can go wrong with writing an exercise, as data. The sentences are in the Fluent files, under
//! [`OwnError::id`].

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::platform::disk::DiskError;

/// Why an own exercise could not be written, deleted or brought back. What is being made stays in the
/// window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnError {
    /// There is no file with this exercise any more.
    #[error("the file is gone")]
    Gone,
    /// There is another file of that name already.
    #[error("another file has that name")]
    NameTaken,
    /// The disk did not take it.
    #[error("{error} ({})", folder.display())]
    Disk { error: DiskError, folder: PathBuf },
}

impl OwnError {
    pub(super) fn of(error: &io::Error, folder: &Path) -> Self {
        match (DiskError::of(error, folder), error.kind()) {
            (DiskError::Other { .. }, ErrorKind::NotFound) => Self::Gone,
            (DiskError::Other { .. }, ErrorKind::AlreadyExists) => Self::NameTaken,
            (error, _) => Self::Disk { error, folder: folder.to_owned() },
        }
    }

    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::Gone => "trouble-own-gone".to_owned(),
            Self::NameTaken => "trouble-own-name-taken".to_owned(),
            Self::Disk { error, .. } => error.id("trouble-own"),
        }
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Disk { error: DiskError::ReadOnly, folder } => vec![("path", folder.display().to_string())],
            Self::Disk { error, .. } => error.arguments(),
            Self::Gone | Self::NameTaken => Vec::new(),
        }
    }
}
