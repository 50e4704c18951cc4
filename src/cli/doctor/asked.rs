//! What is asked, and the answers as data. Nothing here is made, changed or started.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::app::Paths;
use crate::library::Library;
use crate::platform::clock_sync::{self, ClockSync};
use crate::platform::disk;
use crate::platform::fonts::{self, SystemFonts};
use crate::platform::locale;
use crate::records::journal::{self, JournalError};
use crate::settings::{self, SettingsError};
use crate::sound::{self, FoundHost};
use softlanding_core::exercise;

use super::desktop::{self, FoundDesktop, FoundDisplay, FoundGraphics};

/// What is asked about, in the order in which it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Version,
    Folders,
    Journal,
    Settings,
    Sound,
    Graphics,
    Display,
    Clock,
    /// Tray, notifications, do-not-disturb, portals.
    Desktop,
    Fonts,
}

impl Topic {
    pub(super) const ALL: [Self; 10] = [
        Self::Version,
        Self::Folders,
        Self::Journal,
        Self::Settings,
        Self::Sound,
        Self::Graphics,
        Self::Display,
        Self::Clock,
        Self::Desktop,
        Self::Fonts,
    ];
}

/// What was found.
#[derive(Debug)]
pub(super) enum Answer {
    /// The system by its own name, and its language.
    Version {
        system: Option<String>,
        locale: Option<String>,
    },
    Folders(Vec<FoundFolder>),
    Journal(Result<Option<u64>, JournalError>),
    /// `None` where the file can't be understood; otherwise what of it was misread.
    Settings(Result<Option<Vec<SettingsError>>, SettingsError>),
    Sound(Vec<FoundHost>),
    Graphics(FoundGraphics),
    Display(Vec<FoundDisplay>),
    Clock(ClockSync),
    Desktop(FoundDesktop),
    /// Letters that nothing here can draw.
    Fonts(Vec<char>),
}

#[derive(Debug)]
pub(super) struct FoundFolder {
    pub(super) path: PathBuf,
    pub(super) state: FolderState,
    /// What may be done with it, as `chmod` has it.
    pub(super) mode: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FolderState {
    Ready,
    /// It is made once there is something to keep.
    NotYet,
    NotAFolder,
    /// It is there, or would be made, where nothing may be written.
    MayNotBeChanged,
    /// Others may put things into it.
    OthersMayChange,
}

pub(super) fn ask(topic: Topic, paths: &Paths) -> Answer {
    match topic {
        Topic::Version => Answer::Version { system: system_name(), locale: locale::of_system() },
        Topic::Folders => Answer::Folders(folders(paths)),
        Topic::Journal => Answer::Journal(journal(&paths.data)),
        Topic::Settings => {
            Answer::Settings(settings::look(&paths.config).map(|read| read.map(|(_, troubles)| troubles)))
        }
        Topic::Sound => Answer::Sound(sound::hosts()),
        Topic::Graphics => Answer::Graphics(desktop::graphics()),
        Topic::Display => Answer::Display(desktop::displays()),
        Topic::Clock => Answer::Clock(clock_sync::of_system()),
        Topic::Desktop => Answer::Desktop(desktop::desktop()),
        Topic::Fonts => Answer::Fonts(letters(paths)),
    }
}

/// As the system calls itself.
fn system_name() -> Option<String> {
    let about = fs::read_to_string("/etc/os-release").ok()?;
    let name = about.lines().find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(name.trim_matches('"').to_owned())
}

/// A journal that is not there yet is none.
fn journal(folder: &Path) -> Result<Option<u64>, JournalError> {
    match journal::health(folder) {
        Err(JournalError::NoFolder { .. }) => Ok(None),
        found => found,
    }
}

fn folders(paths: &Paths) -> Vec<FoundFolder> {
    let mut all = vec![&paths.data, &paths.config, &paths.state];
    all.dedup();
    all.into_iter().map(|path| folder(path)).collect()
}

fn folder(path: &Path) -> FoundFolder {
    let (state, mode) = match fs::metadata(path) {
        Ok(about) if about.is_dir() => {
            let mode = mode(&about);
            let state = if !disk::may_be_changed(path) {
                FolderState::MayNotBeChanged
            } else if mode.is_some_and(|mode| mode & 0o022 != 0) {
                FolderState::OthersMayChange
            } else {
                FolderState::Ready
            };
            (state, mode)
        }
        Ok(_) => (FolderState::NotAFolder, None),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let above = path.ancestors().skip(1).find(|above| above.is_dir());
            let is_free = above.is_some_and(disk::may_be_changed);
            (if is_free { FolderState::NotYet } else { FolderState::MayNotBeChanged }, None)
        }
        Err(_) => (FolderState::MayNotBeChanged, None),
    };
    FoundFolder { path: path.to_owned(), state, mode }
}

fn mode(about: &fs::Metadata) -> Option<u32> {
    #[cfg(unix)]
    let mode = Some(std::os::unix::fs::PermissionsExt::mode(&about.permissions()) & 0o7777);
    #[cfg(not(unix))]
    let mode = None;
    let _ = about;
    mode
}

/// Letters of all practices and of the system's language that no font here has.
fn letters(paths: &Paths) -> Vec<char> {
    let mut text = locale::of_system().as_deref().map(sample).unwrap_or_default().to_owned();
    let library = Library::read(paths.exercises());
    for entry in library.entries() {
        // Written anew it has no remarks, which nobody sees.
        text.push_str(&exercise::to_ron(&entry.exercise));
    }
    let mut lacking = fonts::missing(&text);
    let mut system = SystemFonts::of_machine();
    lacking.retain(|letter| !system.has(*letter));
    lacking
}

/// Letters that somebody of this language writes with, where their script is none that is shipped.
fn sample(locale: &str) -> &'static str {
    const SAMPLES: [(&str, &str); 24] = [
        ("am", "አማ"),
        ("ar", "عربي"),
        ("bn", "বাং"),
        ("fa", "پچگ"),
        ("gu", "ગુજ"),
        ("he", "עבר"),
        ("hi", "हिन"),
        ("hy", "Հայ"),
        ("ja", "あア語"),
        ("ka", "ქარ"),
        ("km", "ខ្ម"),
        ("kn", "ಕನ್"),
        ("ko", "한국"),
        ("lo", "ລາວ"),
        ("ml", "മല"),
        ("mr", "मरा"),
        ("my", "မြန"),
        ("ne", "नेप"),
        ("si", "සිං"),
        ("ta", "தமி"),
        ("te", "తెల"),
        ("th", "ไทย"),
        ("ur", "اردو"),
        ("zh", "中文"),
    ];
    let language = locale.split(['-', '_', '.']).next().unwrap_or_default();
    SAMPLES.iter().find(|(known, _)| *known == language).map_or("", |(_, letters)| letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_folder_is_ready_to_come_or_in_the_way() {
        use std::os::unix::fs::PermissionsExt;
        let there = tempfile::tempdir().unwrap();
        let state = |path: &Path| folder(path).state;
        assert_eq!(state(there.path()), FolderState::Ready);
        assert_eq!(state(&there.path().join("a/b")), FolderState::NotYet);
        let file = there.path().join("file");
        fs::write(&file, "").unwrap();
        assert_eq!(state(&file), FolderState::NotAFolder);
        fs::set_permissions(there.path(), fs::Permissions::from_mode(0o777)).unwrap();
        let found = folder(there.path());
        assert_eq!((found.state, found.mode), (FolderState::OthersMayChange, Some(0o777)));
    }

    #[test]
    fn letters_of_the_systems_language_are_looked_for() {
        assert_eq!(sample("ja-JP"), "あア語");
        assert_eq!(sample("zh_TW.UTF-8"), "中文");
        assert_eq!([sample("en-GB"), sample("")], ["", ""]);
    }
}
