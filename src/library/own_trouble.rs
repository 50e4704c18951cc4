//! What can go wrong with writing an exercise, as data. The sentences are in the Fluent files, under
//! [`OwnTrouble::name`].

use std::io;
use std::path::{Path, PathBuf};

/// Why an own exercise could not be written, deleted or brought back. What is being made stays in the
/// window.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnTrouble {
    /// A file stands where the folder should be.
    #[error("{} is a file, not a folder", path.display())]
    NotAFolder { path: PathBuf },
    /// Nothing may be written there.
    #[error("{} may not be written", folder.display())]
    ReadOnly { folder: PathBuf },
    #[error("the disk is full")]
    Full,
    /// There is no file with this exercise any more.
    #[error("the file is gone")]
    Gone,
    /// There is another file of that name already.
    #[error("another file has that name")]
    NameTaken,
    /// Anything else, in the words of the system.
    #[error("{what}")]
    Other { what: String },
}

impl OwnTrouble {
    pub(super) fn of(error: &io::Error, folder: &Path) -> Self {
        let in_the_way = folder.ancestors().find(|path| path.is_file());
        match (in_the_way, error.kind()) {
            (Some(path), _) => Self::NotAFolder { path: path.to_owned() },
            (_, io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded) => Self::Full,
            (_, io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied) => {
                Self::ReadOnly { folder: folder.to_owned() }
            }
            (_, io::ErrorKind::NotFound) => Self::Gone,
            (_, io::ErrorKind::AlreadyExists) => Self::NameTaken,
            _ => Self::Other { what: error.to_string() },
        }
    }

    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotAFolder { .. } => "trouble-own-not-a-folder",
            Self::ReadOnly { .. } => "trouble-own-read-only",
            Self::Full => "trouble-own-full",
            Self::Gone => "trouble-own-gone",
            Self::NameTaken => "trouble-own-name-taken",
            Self::Other { .. } => "trouble-own-other",
        }
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAFolder { path } | Self::ReadOnly { folder: path } => {
                vec![("path", path.display().to_string())]
            }
            Self::Other { what } => vec![("what", what.clone())],
            Self::Full | Self::Gone | Self::NameTaken => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_trouble_has_a_sentence_with_all_that_it_names() {
        let words = include_str!("../../assets/lang/en/softlanding.ftl");
        let path = PathBuf::from("/x");
        let all = [
            OwnTrouble::NotAFolder { path: path.clone() },
            OwnTrouble::ReadOnly { folder: path },
            OwnTrouble::Full,
            OwnTrouble::Gone,
            OwnTrouble::NameTaken,
            OwnTrouble::Other { what: String::new() },
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
    }
}
