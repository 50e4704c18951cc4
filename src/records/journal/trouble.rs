//! What can go wrong with the journal, as data. The sentences are in the Fluent files, under
//! [`Trouble::name`].

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Why the journal cannot do what was asked. Nothing said is lost by any of these while the
/// program runs: it waits in memory and is tried again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The data folder is not there and cannot be made.
    #[error("the folder {} is missing and cannot be made", folder.display())]
    FolderMissing { folder: PathBuf },
    /// There is no such data folder to read from.
    #[error("there is no folder {}", folder.display())]
    NoFolder { folder: PathBuf },
    /// The data folder or the journal's file may not be looked at: what is in it is not known.
    #[error("{} may not be read", path.display())]
    Forbidden { path: PathBuf },
    /// A file stands where the data folder should be.
    #[error("{} is a file, not a folder", path.display())]
    NotAFolder { path: PathBuf },
    /// A folder or something else stands where the journal's file should be.
    #[error("{} is not a file", path.display())]
    NotAFile { path: PathBuf },
    /// The journal's file is a link. What it leads to is somebody else's to say who may read it.
    #[error("{} is a link", path.display())]
    Link { path: PathBuf },
    /// Nothing may be written here. Reading may still work.
    #[error("the journal may be read but not written")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
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
    /// Anything else, in the words of the system.
    #[error("{what}")]
    Other { what: String },
}

impl Trouble {
    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::FolderMissing { .. } => "trouble-journal-folder-missing",
            Self::NoFolder { .. } => "trouble-journal-no-folder",
            Self::Forbidden { .. } => "trouble-journal-forbidden",
            Self::NotAFolder { .. } => "trouble-journal-not-a-folder",
            Self::NotAFile { .. } => "trouble-journal-not-a-file",
            Self::Link { .. } => "trouble-journal-link",
            Self::ReadOnly => "trouble-journal-read-only",
            Self::Full => "trouble-journal-full",
            Self::Locked => "trouble-journal-locked",
            Self::Damaged => "trouble-journal-damaged",
            Self::DamagedElsewhere => "trouble-journal-damaged-elsewhere",
            Self::Newer { .. } => "trouble-journal-newer",
            Self::Foreign { .. } => "trouble-journal-foreign",
            Self::Other { .. } => "trouble-journal-other",
        }
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::FolderMissing { folder: path }
            | Self::NoFolder { folder: path }
            | Self::Forbidden { path }
            | Self::NotAFolder { path }
            | Self::NotAFile { path }
            | Self::Link { path }
            | Self::Foreign { path } => vec![("path", path.display().to_string())],
            Self::Other { what } => vec![("what", what.clone())],
            _ => Vec::new(),
        }
    }

    /// Of a file or a folder.
    pub(super) fn from_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Other { what: error.to_string() },
        }
    }
}

/// On a full disk the shared memory beside the file cannot grow; SQLite calls that an
/// input-output error (`SQLITE_IOERR_SHMSIZE`).
const SHARED_MEMORY_SIZE: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error().map(|inner| (inner.code, inner.extended_code)) {
            Some((ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase, _)) => Self::Damaged,
            Some((ErrorCode::DiskFull, _) | (_, SHARED_MEMORY_SIZE)) => Self::Full,
            Some((ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked, _)) => Self::Locked,
            Some((ErrorCode::ReadOnly | ErrorCode::PermissionDenied, _)) => Self::ReadOnly,
            _ => Self::Other { what: error.to_string() },
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_a_sentence_with_all_that_it_names() {
        let words = include_str!("../../../assets/lang/en/softlanding.ftl");
        let path = PathBuf::from("/x");
        let all = [
            Trouble::FolderMissing { folder: path.clone() },
            Trouble::NoFolder { folder: path.clone() },
            Trouble::Forbidden { path: path.clone() },
            Trouble::NotAFolder { path: path.clone() },
            Trouble::NotAFile { path: path.clone() },
            Trouble::Link { path: path.clone() },
            Trouble::ReadOnly,
            Trouble::Full,
            Trouble::Locked,
            Trouble::Damaged,
            Trouble::DamagedElsewhere,
            Trouble::Newer { version: 2, known: 1 },
            Trouble::Foreign { path: path.clone() },
            Trouble::Other { what: String::new() },
        ];
        for trouble in all {
            let sentence = words
                .lines()
                .find_map(|line| line.strip_prefix(trouble.name())?.trim_start().strip_prefix('='))
                .unwrap_or_else(|| panic!("{} has no sentence", trouble.name()));
            for (name, _) in trouble.arguments() {
                assert!(sentence.contains(&format!("{{ ${name} }}")), "{}", trouble.name());
            }
        }
        let mended = Mended { set_aside: path, saved: 3 };
        assert!(words.lines().any(|line| line.starts_with(mended.name())));
    }
}
