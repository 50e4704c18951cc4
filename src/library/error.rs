//! What is wrong with a file, as data. The words are in [`crate::text::faults`].

use std::io;
use std::path::PathBuf;

use softlanding_core::exercise::FormatError;

/// A file that could not be used.
#[derive(Clone, Debug, PartialEq)]
pub struct FileError {
    pub path: PathBuf,
    pub fault: FileErrorKind,
}

/// Why a file could not be used.
#[derive(Clone, Debug, PartialEq)]
pub enum FileErrorKind {
    /// It could not be read at all.
    Unreadable(io::ErrorKind),
    /// It is not a file.
    NotAFile,
    /// It does not follow the format.
    Format(Box<FormatError>),
    /// Another file in the folder has the same id.
    SameId { id: String, other: PathBuf },
    /// The folder has more files than are read; those that come last by name were left out.
    TooMany { most: usize },
    /// It translates an exercise that is not in the folder.
    NoOriginal { id: String },
    /// The folder of a pack is not called as the pack.
    OtherName { name: String },
}

impl FileError {
    /// Whether it is the same mistake in the same file, wherever in the file it stands by now.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.path == other.path
            && match (&self.fault, &other.fault) {
                (FileErrorKind::Format(one), FileErrorKind::Format(other)) => {
                    one.kind == other.kind && one.found == other.found
                }
                (one, other) => one == other,
            }
    }
}
