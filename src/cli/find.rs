//! Which practice is meant: by its id, or by the file it is written in.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use softlanding_core::exercise::Exercise;
use softlanding_core::record::Origin;

use crate::app::Paths;
use crate::library::{self, FileErrorKind, Library};
use crate::text::faults::visible;
use crate::text::notices::Notice;
use crate::text::{Words, fl};

use super::{check, terminal};

/// A practice and, unless it was named by its file, where it comes from.
pub(super) struct FoundExercise {
    pub(super) exercise: Arc<Exercise>,
    pub(super) origin: Option<Origin>,
}

/// Why none was found.
pub(super) enum Missing {
    /// No practice has this id; the words for that.
    Unknown(String),
    /// The file that was named can't be used.
    Broken(FileErrorKind),
}

impl Missing {
    /// Says so aside; what was named is no success.
    pub(super) fn say(&self, words: &Words, named: &str) -> ExitCode {
        match self {
            Self::Unknown(sentence) => terminal::print_aside(sentence),
            Self::Broken(fault) => terminal::print_aside(&check::told(words, named, fault)),
        }
        ExitCode::FAILURE
    }
}

/// All practices there are. A folder that can't be read is said aside and hides nothing.
pub(super) fn all(words: &Words, paths: &Paths) -> Library {
    let mut library = Library::read(paths.exercises());
    library.speak(words.language().id());
    for folder in library.unread() {
        terminal::print_aside(&Notice::OwnFolder(folder.clone()).sentence(words));
    }
    library
}

/// The practice of this id, or in this file.
pub(super) fn one(words: &Words, paths: &Paths, named: &str) -> Result<FoundExercise, Missing> {
    if is_path(named) {
        let exercise = library::read(Path::new(named)).map_err(Missing::Broken)?;
        return Ok(FoundExercise { exercise: Arc::new(exercise), origin: None });
    }
    let library = all(words, paths);
    match library.find_id(named) {
        Some(entry) => Ok(FoundExercise {
            exercise: Arc::clone(&entry.exercise),
            origin: Some(entry.key.origin.clone()),
        }),
        None => Err(Missing::Unknown(unknown_id(words, &library, named))),
    }
}

/// That there is no such practice, and which may have been meant.
pub(super) fn unknown_id(words: &Words, library: &Library, id: &str) -> String {
    let shown = visible(id);
    match library.nearest_id(id) {
        Some(nearest) => fl!(words, "cli-unknown-id-suggests", id = shown, suggestion = nearest),
        None => fl!(words, "cli-unknown-id", id = shown),
    }
}

/// An id has neither separators nor dots.
fn is_path(named: &str) -> bool {
    named.contains(std::path::is_separator) || named.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_no_id_is_a_file() {
        for file in ["./mine", "mine.ron", "../box", "folder/box.ron", "."] {
            assert!(is_path(file), "{file}");
        }
        for id in ["box", "slow-and-even", "ron", "", "日本"] {
            assert!(!is_path(id), "{id}");
        }
    }
}
