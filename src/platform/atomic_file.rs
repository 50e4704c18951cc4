//! A file that a person asked for: whole, or not there at all, and over nothing that they want to keep.

use std::fs;
use std::io;
use std::path::Path;

use crate::platform::disk::DiskError;
pub use crate::platform::disk::NewFile;

/// Why nothing was written. What was there before is there still.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    #[error("a file of this name is there already")]
    Exists,
    /// A folder, or something else that can't be replaced.
    #[error("not a file")]
    NotAFile,
    #[error("its folder is not there")]
    NoFolder,
    /// It holds sittings, and what was to be written over it holds none.
    #[error("it holds sittings, and nothing is kept here")]
    HoldsSittings,
    /// The disk did not take it.
    #[error("{0}")]
    Disk(DiskError),
    /// It could not be made, in the words of what makes it.
    #[error("{what}")]
    Other { what: String },
}

impl ExportError {
    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn id(&self) -> String {
        let id = match self {
            Self::Exists => "write-exists",
            Self::NotAFile => "write-not-a-file",
            Self::NoFolder => "write-no-folder",
            Self::HoldsSittings => "write-holds-sittings",
            Self::Disk(error) => return error.id("write"),
            Self::Other { .. } => "write-other",
        };
        id.to_owned()
    }

    /// What its sentence names beside the file: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Disk(error) => error.arguments(),
            Self::Other { what } => vec![("what", what.clone())],
            _ => Vec::new(),
        }
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::AlreadyExists => Self::Exists,
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NoFolder,
            _ => Self::Disk(DiskError::from(&error)),
        }
    }
}

/// Begins a file for a place, for the person alone whatever the umask, and whatever it replaces. It comes to its
/// place when it is committed; left alone, it is gone.
///
/// # Errors
/// When there is something of this name that may not be replaced, or no file can be made there.
pub fn begin(path: &Path, replaces: bool) -> Result<NewFile, ExportError> {
    match fs::metadata(path) {
        Ok(there) if !there.is_file() => return Err(ExportError::NotAFile),
        Ok(_) if !replaces => return Err(ExportError::Exists),
        Err(_) if path.file_name().is_none() => return Err(ExportError::NotAFile),
        _ => {}
    }
    Ok(NewFile::begin(path, replaces)?)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn what_is_there_is_replaced_only_when_asked_and_only_by_something_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sound.wav");
        fs::write(&path, "mine").unwrap();
        assert!(matches!(begin(&path, false), Err(ExportError::Exists)));
        let mut half = begin(&path, true).unwrap();
        half.write_all(b"ha").unwrap();
        drop(half);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        let mut whole = begin(&path, true).unwrap();
        whole.write_all(b"whole").unwrap();
        whole.commit().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn folders_and_places_that_are_not_there_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(begin(folder.path(), true), Err(ExportError::NotAFile)));
        assert!(matches!(begin(&folder.path().join(".."), true), Err(ExportError::NotAFile)));
        assert!(matches!(begin(&folder.path().join("no/x.wav"), true), Err(ExportError::NoFolder)));
        fs::write(folder.path().join("file"), "").unwrap();
        assert!(matches!(begin(&folder.path().join("file/x.wav"), true), Err(ExportError::NoFolder)));
    }
}
