//! What is to be checked: files, all exercises in a folder, or what comes in on standard input.

use std::io;
use std::path::{Path, PathBuf};

use crate::library::{self, FileErrorKind, Library, TranslationFile};
use crate::text::faults::visible;

/// Names standard input.
const STANDARD_INPUT: &str = "-";
/// Files that stand beside exercises and are none: the order of those that are shipped, and what a
/// pack says of itself.
const BESIDE_EXERCISES: [&str; 2] = ["order.ron", "pack.ron"];

/// Something to check.
pub(super) enum Source {
    Input,
    File(PathBuf),
    /// A file that was found in a folder.
    InFolder {
        folder: PathBuf,
        path: PathBuf,
    },
    /// It could not even be looked for.
    FileErrorKind(PathBuf, FileErrorKind),
}

impl Source {
    /// What these names stand for, in their order.
    pub(super) fn all(named: &[PathBuf]) -> Vec<Self> {
        named.iter().flat_map(|path| Self::of(path)).collect()
    }

    fn of(path: &Path) -> Vec<Self> {
        if path == Path::new(STANDARD_INPUT) {
            return vec![Self::Input];
        }
        if !path.is_dir() {
            return vec![Self::File(path.to_owned())];
        }
        match library::exercise_files(path) {
            Ok(files) => {
                let files = files.into_iter().filter(|file| is_exercise(file));
                files.map(|file| Self::InFolder { folder: path.to_owned(), path: file }).collect()
            }
            Err(error) => vec![Self::FileErrorKind(path.to_owned(), FileErrorKind::Unreadable(error.kind()))],
        }
    }

    /// As it was named, with no sign that steers a terminal.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Input => STANDARD_INPUT.to_owned(),
            Self::File(path) | Self::InFolder { path, .. } | Self::FileErrorKind(path, _) => {
                visible(&path.display().to_string())
            }
        }
    }

    /// Whether this folder, as it was named, gave it.
    pub(super) fn comes_from(&self, named: &Path) -> bool {
        match self {
            Self::InFolder { folder, .. } | Self::FileErrorKind(folder, _) => folder == named,
            Self::Input | Self::File(_) => false,
        }
    }

    /// Whether these are texts for an exercise beside the file, or else for one that came with the program.
    pub(super) fn fits_its_original(&self, bytes: Vec<u8>) -> Result<(), FileErrorKind> {
        let file = TranslationFile::parse(bytes)?;
        let beside = match self {
            Self::File(path) | Self::InFolder { path, .. } => path.parent(),
            Self::Input | Self::FileErrorKind(..) => None,
        };
        let beside = beside.map(|folder| folder.join(format!("{}.ron", file.id())));
        let original = beside
            .and_then(|path| library::read(&path).ok())
            .or_else(|| Library::shipped().find_id(file.id()).map(|entry| entry.written.as_ref().clone()));
        let original = original.ok_or_else(|| FileErrorKind::NoOriginal { id: file.id().to_owned() })?;
        file.over(&original).map(drop)
    }

    pub(super) fn read(&self) -> Result<Vec<u8>, FileErrorKind> {
        match self {
            Self::Input => library::read_from(io::stdin().lock()),
            Self::File(path) | Self::InFolder { path, .. } => library::read_source(path),
            Self::FileErrorKind(_, fault) => Err(fault.clone()),
        }
    }
}

fn is_exercise(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default();
    !BESIDE_EXERCISES.iter().any(|beside| name == *beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_is_held_to_the_exercise_beside_it_or_to_the_shipped_one() {
        let folder = tempfile::tempdir().unwrap();
        let fits = |id: &str, parts: &str| {
            let source = format!("Translation(format: 1, id: {id:?}, lang: \"de\", parts: {parts})");
            Source::File(folder.path().join("x.de.ron")).fits_its_original(source.into_bytes())
        };
        assert!(fits("box", "[Say(), Cycle(), Say(text: \"Das war alles.\")]").is_ok(), "the shipped one");
        assert_eq!(fits("wall", "[Say()]"), Err(FileErrorKind::NoOriginal { id: "wall".to_owned() }));
        let wall = softlanding_core::testing::source_with(&[
            ("id", "\"wall\""),
            ("parts", "[Say(text: \"Push.\", secs: 5)]"),
        ]);
        std::fs::write(folder.path().join("wall.ron"), wall).unwrap();
        assert!(fits("wall", "[Say(text: \"Drück.\")]").is_ok());
        assert!(matches!(fits("wall", "[Cycle()]"), Err(FileErrorKind::Format(_))));
    }
}
