//! All folders with exercises, and the [`Library`] that comes of them.
//!
//! Reading and taking in are apart, so that what looks worse can be read a second time before it is
//! believed. This module knows neither watching nor waiting.

use std::path::{Path, PathBuf};

use super::Library;
use super::file::Reading;
use super::shelf::{Seen, Shelf};

/// Where a person's exercises are. None of the folders need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// What a person wrote.
    pub own: PathBuf,
}

#[derive(Debug)]
pub(super) struct Shelves {
    shipped: Library,
    own: Shelf,
    /// Folders that are there and cannot be read.
    unread: Vec<PathBuf>,
}

/// What was read and not yet taken in.
#[derive(Debug)]
pub(super) struct Readings {
    files: Vec<Reading>,
    /// Folders that could not be read; `None` when nobody looked.
    unread: Option<Vec<PathBuf>>,
}

impl Readings {
    /// The files that were read.
    pub fn paths(&self) -> impl Iterator<Item = PathBuf> {
        self.files.iter().map(|reading| reading.path.clone())
    }
}

impl Shelves {
    pub fn new(folders: Folders) -> Self {
        Self { shipped: Library::shipped(), own: Shelf::own(folders.own), unread: Vec::new() }
    }

    /// The folders that there are, or may be.
    pub fn folders(&self) -> Vec<PathBuf> {
        self.own.folders().to_vec()
    }

    /// Whether this would be one of the exercise files.
    pub fn holds(&self, path: &Path) -> bool {
        self.own.holds(path)
    }

    /// Whether this is a folder that matters, or one that such a folder is in.
    pub fn stands_on(&self, path: &Path) -> bool {
        self.own.folders().iter().any(|folder| folder.starts_with(path))
    }

    /// Whether something may change without its folder showing it: what links lead to, and what could
    /// not be read.
    pub fn may_change_unseen(&self) -> bool {
        self.own.has_links() || !self.unread.is_empty()
    }

    /// Reads what was seen to change, until `stop` says so.
    pub fn read(&mut self, seen: &Seen, stop: &(dyn Fn() -> bool + Sync)) -> Readings {
        let mut unread = Vec::new();
        let files = self.own.read(seen, stop).unwrap_or_else(|_| {
            unread.extend_from_slice(self.own.folders());
            Vec::new()
        });
        Readings { files, unread: seen.everything.then_some(unread) }
    }

    /// Whether something would be lost or newly broken.
    pub fn is_worse(&self, readings: &Readings) -> bool {
        readings.files.iter().any(|reading| self.own.is_worse(reading))
    }

    /// Takes in what was read. Says whether anything is different now.
    pub fn take(&mut self, readings: Readings) -> bool {
        let is_changed = self.own.take(readings.files);
        let unread = readings.unread.unwrap_or_else(|| self.unread.clone());
        let was_unread = std::mem::replace(&mut self.unread, unread);
        is_changed || was_unread != self.unread
    }

    /// How it stands.
    pub fn library(&self) -> Library {
        let mut library = self.shipped.clone();
        library.set_own(self.own.found());
        library.unread.clone_from(&self.unread);
        library
    }
}
