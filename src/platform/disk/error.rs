//! What can go wrong with a disk, as data, for all that write files.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why a file or a folder could not be written.
///
/// Who writes has a family of Fluent ids, one for each kind: `trouble-own-full` is what is said of an own exercise on
/// a full disk. [`DiskError::id`] and [`DiskError::arguments`] are the table to them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiskError {
    /// A file stands where a folder is needed.
    #[error("{} is a file, not a folder", path.display())]
    NotAFolder { path: PathBuf },
    /// Nothing may be written there. Reading may still work.
    #[error("it may not be written")]
    ReadOnly,
    /// The disk, or the person's share of it, is full.
    #[error("the disk is full")]
    Full,
    /// Anything else, in the words of the system.
    #[error("{what}")]
    Other { what: String },
}

impl DiskError {
    /// What went wrong while something was written into this folder, or while the folder was made.
    #[must_use]
    pub fn of(error: &io::Error, folder: &Path) -> Self {
        let in_the_way = folder.ancestors().find(|path| path.is_file());
        match in_the_way {
            Some(path) => Self::NotAFolder { path: path.to_owned() }.logged(),
            None => Self::from(error),
        }
    }

    /// The Fluent id of its sentence in a family.
    #[must_use]
    pub fn id(&self, family: &str) -> String {
        format!("{family}-{}", self.kind())
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::NotAFolder { .. } => "not-a-folder",
            Self::ReadOnly => "read-only",
            Self::Full => "full",
            Self::Other { .. } => "other",
        }
    }

    fn logged(self) -> Self {
        tracing::warn!(kind = self.kind(), "not written");
        self
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAFolder { path } => vec![("path", path.display().to_string())],
            Self::Other { what } => vec![("what", what.clone())],
            Self::ReadOnly | Self::Full => Vec::new(),
        }
    }
}

impl From<&io::Error> for DiskError {
    fn from(error: &io::Error) -> Self {
        let disk_error = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::Full,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Other { what: error.to_string() },
        };
        disk_error.logged()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_apart_by_what_the_system_says() {
        let error = |kind: ErrorKind| DiskError::from(&io::Error::from(kind));
        assert_eq!(error(ErrorKind::QuotaExceeded), DiskError::Full);
        assert_eq!(error(ErrorKind::StorageFull), DiskError::Full);
        assert_eq!(error(ErrorKind::PermissionDenied), DiskError::ReadOnly);
        assert_eq!(error(ErrorKind::ReadOnlyFilesystem), DiskError::ReadOnly);
        assert!(matches!(error(ErrorKind::TimedOut), DiskError::Other { .. }));
    }

    #[test]
    fn a_file_in_the_way_is_named_whatever_the_system_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, b"").unwrap();
        let error = io::Error::from(ErrorKind::PermissionDenied);
        assert_eq!(DiskError::of(&error, &path.join("a/b")), DiskError::NotAFolder { path });
        assert_eq!(DiskError::of(&error, folder.path()), DiskError::ReadOnly);
    }
}
