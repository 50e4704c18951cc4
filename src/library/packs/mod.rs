//! Packs: several exercises that are shared together, as a folder or a zip with a `pack.ron`.
//!
//! A pack that was imported stands in a folder of its name. [`import`] brings it there whole or not at
//! all; what comes in may be anything and is counted while it is read. The words for what is refused
//! are in [`crate::text::faults`].

mod archive;
mod error;
mod folder;
mod import;
mod incoming;
mod installed;
mod remove;

use std::path::{Path, PathBuf};

use softlanding_core::exercise::Pack;

pub use error::ImportError;
pub use import::{ImportedPack, import, is_archive};

pub(super) use super::file::PACK_FILE;
pub(super) use installed::{Packs, Readings};
pub(super) use remove::{Removed, forget, remove, restore, sweep};

/// Exercises stand beside it or in this folder.
pub(super) const EXERCISES_FOLDER: &str = "exercises";
/// More packs than this are not read.
pub(super) const PACKS_MOST: usize = 100;
/// A pack has no more entries than this.
pub(super) const ENTRIES_MOST: usize = 1_000;

/// A pack as it stands in its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackInfo {
    /// The name of its folder, and of the origin of its exercises.
    pub name: String,
    pub folder: PathBuf,
    /// `None` when it never could be read.
    pub description: Option<Pack>,
    /// How many exercises of it can be used.
    pub exercises: usize,
}

impl PackInfo {
    /// Its name on the screen.
    #[must_use]
    pub fn title(&self) -> &str {
        self.description.as_ref().and_then(|pack| pack.title.as_deref()).unwrap_or(&self.name)
    }
}

/// The name that a pack in this folder has.
pub(super) fn name_of(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
