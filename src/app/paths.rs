//! Where things are.

use std::path::{Path, PathBuf};

use directories::{BaseDirs, UserDirs};

use crate::library::Folders;

/// The same everywhere: window, desktop entry, icon, folders.
pub const APP_ID: &str = "app.softlanding.SoftLanding";

/// What starts reminders with the computer is called so.
pub const REMINDERS_ID: &str = "app.softlanding.SoftLanding.Reminders";

/// The folders of the program. None need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The journal and the person's own exercises.
    pub data: PathBuf,
    /// The settings.
    pub config: PathBuf,
    /// Where files that a person asks for are saved, unless they choose another place.
    pub documents: PathBuf,
    /// What is written about the program itself, where that was asked for.
    pub state: PathBuf,
}

fn documents() -> Option<PathBuf> {
    UserDirs::new()?.document_dir().map(Path::to_owned)
}

impl Paths {
    /// Everything in one folder.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        let [data, config, documents, state] = [(); 4].map(|()| folder.to_owned());
        Self { data, config, documents, state }
    }

    /// The platform's folders; without a home, the folder the program was started in.
    #[must_use]
    pub fn of_person() -> Self {
        BaseDirs::new().map_or_else(
            || Self::in_folder(Path::new(APP_ID)),
            |dirs| Self {
                data: dirs.data_dir().join(APP_ID),
                config: dirs.config_dir().join(APP_ID),
                state: dirs.state_dir().unwrap_or_else(|| dirs.data_dir()).join(APP_ID),
                documents: documents().unwrap_or_else(|| dirs.home_dir().to_owned()),
            },
        )
    }

    /// Where a person puts exercises of their own.
    #[must_use]
    pub fn own_exercises(&self) -> PathBuf {
        self.data.join("exercises")
    }

    /// Where all exercises are that did not come with the program.
    #[must_use]
    pub fn exercises(&self) -> Folders {
        Folders { own: self.own_exercises(), packs: self.data.join("packs") }
    }
}
