//! Things said in one quiet line: never in the way, never twice at once.

use std::path::PathBuf;

use crate::faults;
use crate::journal;
use crate::library::{Broken, Imported, OwnTrouble, Refusal};
use crate::settings::SettingsTrouble;
use crate::words::{Words, fl};

/// Something a person should know.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// There is no sound device; practice goes on in silence.
    NoSound,
    Journal(journal::Trouble),
    /// A damaged journal was set aside and what could be read was copied.
    Mended(journal::Mended),
    /// What was deleted may still be in damaged journals that were set aside.
    StillSetAside(Vec<PathBuf>),
    Settings(SettingsTrouble),
    /// A file in the own folder could not be used.
    Exercise(Box<Broken>),
    /// Many files in the own folder could not be used.
    Exercises {
        count: usize,
        folder: PathBuf,
    },
    /// The own folder could not be read.
    OwnFolder(PathBuf),
    /// An own exercise could not be deleted or brought back.
    Own(OwnTrouble),
    /// An own exercise was deleted; it can be brought back.
    OwnDeleted {
        title: String,
    },
    /// Something was imported.
    Imported(Box<Imported>),
    /// What is at this path was not.
    NotImported {
        path: PathBuf,
        why: Box<Refusal>,
    },
    /// What was asked for is in this file.
    Written(PathBuf),
    /// It is not, and why, by the name of the [`crate::export::ExportError`].
    NotWritten {
        path: PathBuf,
        why: &'static str,
        what: String,
    },
    /// A pack was removed; it can be brought back.
    PackRemoved {
        title: String,
    },
    /// A pack could not be removed or brought back.
    Packs(Box<Refusal>),
}

impl Notice {
    /// One sentence with the next step.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::NoSound => fl!(words, "notice-no-sound"),
            Self::Journal(trouble) => words.message(trouble.name(), &trouble.arguments()),
            Self::Mended(mended) => {
                // The sentence counts, so it needs the number and not its digits.
                let path = mended.set_aside.display().to_string();
                fl!(words, "journal-mended", path = path, saved = mended.saved)
            }
            Self::Settings(trouble) => words.message(trouble.name(), &trouble.arguments()),
            Self::StillSetAside(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
                fl!(words, "journal-deleted-set-aside", path = paths.join(", "))
            }
            Self::Exercise(broken) => faults::sentence(words, broken),
            Self::Exercises { count, folder } => {
                let folder = folder.display().to_string();
                fl!(words, "notice-exercises", count = count.to_string(), folder = folder)
            }
            Self::Own(trouble) => words.message(trouble.name(), &trouble.arguments()),
            Self::OwnDeleted { title } => fl!(words, "look-back-deleted", title = title.as_str()),
            Self::Imported(imported) => faults::imported_words(words, imported),
            Self::NotImported { path, why } => faults::refusal_sentence(words, path, why),
            Self::PackRemoved { title } => fl!(words, "import-removed", title = title.as_str()),
            Self::Packs(why) => faults::refusal_words(words, why),
            Self::Written(path) => fl!(words, "written", file = faults::visible(&path.display().to_string())),
            Self::NotWritten { path, why, what } => {
                faults::not_written(words, why, &path.display().to_string(), what)
            }
            Self::OwnFolder(folder) => {
                fl!(words, "notice-own-folder", folder = folder.display().to_string())
            }
        }
    }
}
