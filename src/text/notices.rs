//! What a person is told in one quiet line, and its sentence.

use std::path::{Path, PathBuf};

use crate::library::{FileError, ImportError, Imported, OwnError};
use crate::people::OwnFault;
use crate::platform::atomic_file::ExportError;
use crate::platform::disk::DiskError;
use crate::records::exchange::ImportReport;
use crate::records::journal;
use crate::settings::SettingsError;

use super::{Words, exchange, faults, fl};

/// Something a person should know.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// There is no sound device; practice goes on in silence.
    NoSound,
    /// The clipboard did not take what was to be copied.
    NotCopied,
    Journal(journal::JournalError),
    /// A damaged journal was set aside and what could be read was copied.
    Mended(journal::Mended),
    /// What was deleted may still be in damaged journals that were set aside.
    StillSetAside(Vec<PathBuf>),
    Settings(SettingsError),
    /// A file in the own folder could not be used.
    Exercise(Box<FileError>),
    /// Many files in the own folder could not be used.
    Exercises {
        count: usize,
        folder: PathBuf,
    },
    /// The own folder could not be read.
    OwnFolder(PathBuf),
    /// An own exercise could not be deleted or brought back.
    Own(OwnError),
    /// An own exercise was deleted; it can be brought back.
    OwnDeleted {
        title: String,
    },
    /// Something was imported.
    Imported(Box<Imported>),
    /// What is at this path was not.
    NotImported {
        path: PathBuf,
        why: Box<ImportError>,
    },
    /// What was asked for is in this file.
    Written(PathBuf),
    /// It is not, and why.
    NotWritten {
        path: PathBuf,
        why: ExportError,
    },
    /// All that is kept is in this file.
    Exported {
        path: PathBuf,
        count: usize,
        /// Of kept words.
        jottings: usize,
        unreadable: usize,
    },
    /// It is not: it could not be read, or not be written.
    NotExported {
        path: PathBuf,
        why: journal::JournalExportError,
    },
    /// Sittings came in from a file.
    SittingsImported(Box<ImportReport>),
    /// None came in, or only some.
    SittingsNotImported {
        path: PathBuf,
        why: Box<journal::JournalImportError>,
    },
    /// None came in, as nothing is kept for a guest.
    NotForGuests,
    /// An edited list of lines cannot be used; the shipped one holds.
    Support(Box<FileError>),
    /// The file with people and plan was damaged and now has this name.
    PeopleSetAside(PathBuf),
    /// People or plan could not be read.
    PeopleNotRead {
        path: PathBuf,
        why: OwnFault,
    },
    /// People or plan could not be written.
    PeopleNotKept {
        path: PathBuf,
        why: OwnFault,
    },
    /// Of people or plan something could not be deleted: what is at this path is still there.
    PeopleNotDeleted {
        path: PathBuf,
        why: OwnFault,
    },
    /// The plan was changed here while another window deleted it.
    PlanDeletedElsewhere,
    /// Several sittings and kept words were deleted at once.
    DeletedMany {
        count: usize,
    },
    /// Something was said about a sitting that another window deleted.
    DeletedElsewhere {
        title: String,
    },
    /// Ten minutes have passed since that practice, and one wanted to be asked.
    Later {
        title: String,
    },
    /// One said to be back at this time, and it has come.
    Back {
        time: String,
    },
    /// A pack was removed; it can be brought back.
    PackRemoved {
        title: String,
    },
    /// A pack could not be removed or brought back.
    Packs(Box<ImportError>),
    /// The program that reminds could not be started.
    NoReminders,
    /// It could not be said whether reminders start with the computer.
    NotWithComputer(DiskError),
}

impl Notice {
    /// Whether it tells nothing of what its owner keeps.
    #[must_use]
    pub fn is_for_guests(&self) -> bool {
        matches!(
            self,
            Self::NoSound
                | Self::NotCopied
                | Self::Written(_)
                | Self::NotWritten { .. }
                | Self::NotForGuests
                // It is whose settings hold: a guest's own, or the owner's.
                | Self::Back { .. }
        )
    }

    /// One sentence with the next step.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Self::NoSound => fl!(words, "notice-no-sound"),
            Self::NotCopied => fl!(words, "notice-not-copied"),
            Self::Journal(trouble) => words.message(&trouble.id(), &trouble.arguments()),
            Self::Mended(mended) => {
                // The sentence counts, so it needs the number and not its digits.
                let path = mended.set_aside.display().to_string();
                fl!(words, "journal-mended", path = path, saved = mended.saved)
            }
            Self::Settings(trouble) => words.message(&trouble.id(), &trouble.arguments()),
            Self::StillSetAside(paths) => {
                let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
                fl!(words, "journal-deleted-set-aside", path = paths.join(", "))
            }
            Self::Exercise(broken) => faults::sentence(words, broken),
            Self::Exercises { count, folder } => {
                let folder = folder.display().to_string();
                fl!(words, "notice-exercises", count = (*count), folder = folder)
            }
            Self::Own(trouble) => words.message(&trouble.id(), &trouble.arguments()),
            Self::OwnDeleted { title } => fl!(words, "look-back-deleted", title = title.as_str()),
            Self::Imported(imported) => faults::imported_words(words, imported),
            Self::NotImported { path, why } => faults::refusal_sentence(words, path, why),
            Self::PackRemoved { title } => fl!(words, "import-removed", title = title.as_str()),
            Self::Packs(why) => faults::refusal_words(words, why),
            Self::DeletedElsewhere { title } => {
                fl!(words, "notice-deleted-elsewhere", title = title.as_str())
            }
            Self::Later { title } => fl!(words, "later-notice", title = title.as_str()),
            Self::Back { time } => fl!(words, "time-out-notice", time = time.as_str()),
            Self::Written(path) => fl!(words, "written", file = faults::visible(&path.display().to_string())),
            Self::NotWritten { path, why } => faults::not_written(words, why, &path.display().to_string()),
            Self::Exported { path, count, jottings, unreadable } => exchange::exported_words(
                words,
                &faults::visible(&path.display().to_string()),
                (*count, *jottings),
                *unreadable,
            ),
            Self::NotExported { path, why: journal::JournalExportError::File(why) } => {
                faults::not_written(words, why, &path.display().to_string())
            }
            Self::NotExported { why: journal::JournalExportError::Journal(trouble), .. } => {
                words.message(&trouble.id(), &trouble.arguments())
            }
            Self::SittingsImported(report) => exchange::report_words(words, report),
            Self::SittingsNotImported { path, why } => match why.as_ref() {
                journal::JournalImportError::File(fault) => exchange::fault_sentence(words, path, fault),
                journal::JournalImportError::Journal(trouble) => exchange::not_written_words(words, trouble),
            },
            Self::Support(broken) => fl!(words, "notice-support", what = faults::sentence(words, broken)),
            Self::PeopleSetAside(path) => {
                fl!(words, "people-set-aside", path = visible_path(path))
            }
            Self::PeopleNotRead { path, why } => match why {
                OwnFault::Newer => newer(words, path),
                OwnFault::Disk(_) => fl!(words, "people-not-read", path = visible_path(path)),
            },
            Self::PeopleNotKept { path, why } => match why {
                OwnFault::Newer => newer(words, path),
                OwnFault::Disk(why) => words.message(&why.id("people"), &why.arguments()),
            },
            Self::PeopleNotDeleted { path, why } => not_deleted(words, path, why),
            Self::PlanDeletedElsewhere => fl!(words, "plan-deleted-elsewhere"),
            Self::NoReminders => fl!(words, "reminders-not-started"),
            Self::NotWithComputer(why) => words.message(&why.id("with-computer"), &why.arguments()),
            Self::NotForGuests => fl!(words, "import-guest"),
            Self::DeletedMany { count } => {
                let count = *count;
                fl!(words, "delete-done", count = count)
            }
            Self::OwnFolder(folder) => {
                fl!(words, "notice-own-folder", folder = folder.display().to_string())
            }
        }
    }
}

fn visible_path(path: &Path) -> String {
    faults::visible(&path.display().to_string())
}

fn newer(words: &Words, path: &Path) -> String {
    fl!(words, "people-newer", path = visible_path(path))
}

fn not_deleted(words: &Words, path: &Path, why: &OwnFault) -> String {
    let path = visible_path(path);
    match why {
        OwnFault::Newer => fl!(words, "people-newer", path = path),
        OwnFault::Disk(DiskError::Full) => fl!(words, "people-not-deleted-full", path = path),
        OwnFault::Disk(DiskError::ReadOnly) => fl!(words, "people-not-deleted-read-only", path = path),
        OwnFault::Disk(why) => fl!(words, "people-not-deleted", path = path, what = why.to_string()),
    }
}
