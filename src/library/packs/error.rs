//! Why something was not imported, as data. The sentences are in the Fluent files, under
//! [`ImportError::id`].

use std::io;
use std::path::{Path, PathBuf};

use super::super::{FileError, FileErrorKind};
use crate::platform::disk::DiskError;

/// Why nothing was imported.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportError {
    /// It is neither a pack nor an exercise.
    Unknown,
    /// It cannot be read, or it is an exercise that cannot be used.
    File(FileErrorKind),
    /// There is no `pack.ron`.
    NoDescription,
    /// There are several packs in it.
    SeveralPacks,
    /// `pack.ron` cannot be used.
    Description(FileErrorKind),
    /// There is no exercise that can be used. The first that cannot.
    NothingGood {
        first: Option<Box<FileError>>,
    },
    /// It would have been written elsewhere.
    Outside {
        name: String,
    },
    /// There is a link in it, which could lead anywhere.
    Link {
        name: String,
    },
    /// There is something in it that is neither a file nor a folder.
    Special {
        name: String,
    },
    FileTooLarge {
        name: String,
        most_kib: usize,
    },
    TooLarge {
        most_mib: usize,
    },
    TooMany {
        most: usize,
    },
    /// A password is needed.
    Locked,
    /// It could not be unpacked.
    Damaged,
    /// It could not be written into this folder.
    Disk {
        error: DiskError,
        folder: PathBuf,
    },
}

impl ImportError {
    /// What went wrong while it was written into this folder.
    pub(in super::super) fn of_writing(error: &io::Error, folder: &Path) -> Self {
        Self::Disk { error: DiskError::of(error, folder), folder: folder.to_owned() }
    }

    /// What went wrong while it was read.
    pub(super) fn of_reading(error: &io::Error) -> Self {
        Self::File(FileErrorKind::Unreadable(error.kind()))
    }

    /// The id of its sentence in the Fluent files. A fault has its own sentence.
    #[must_use]
    pub fn id(&self) -> String {
        let id = match self {
            Self::Unknown | Self::File(_) | Self::Description(_) => "import-unknown",
            Self::NoDescription => "import-no-description",
            Self::SeveralPacks => "import-several-packs",
            Self::NothingGood { .. } => "import-nothing-good",
            Self::Outside { .. } => "import-outside",
            Self::Link { .. } => "import-link",
            Self::Special { .. } => "import-special",
            Self::FileTooLarge { .. } => "import-file-too-large",
            Self::TooLarge { .. } => "import-too-large",
            Self::TooMany { .. } => "import-too-many",
            Self::Locked => "import-locked",
            Self::Damaged => "import-damaged",
            Self::Disk { error, .. } => return error.id("import"),
        };
        id.to_owned()
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Outside { name } | Self::Link { name } | Self::Special { name } => {
                vec![("name", name.clone())]
            }
            Self::FileTooLarge { name, most_kib } => {
                vec![("name", name.clone()), ("most", most_kib.to_string())]
            }
            Self::TooLarge { most_mib: most } | Self::TooMany { most } => vec![("most", most.to_string())],
            Self::Disk { error: DiskError::ReadOnly, folder } => vec![("path", folder.display().to_string())],
            Self::Disk { error, .. } => error.arguments(),
            _ => Vec::new(),
        }
    }
}
