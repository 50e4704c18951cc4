//! All folders with exercises, and the [`Library`] that comes of them.
//!
//! Reading and taking in are apart, so that what looks worse can be read a second time before it is
//! believed. This module knows neither watching nor waiting.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::file::Reading;
use super::packs::Packs;
use super::shelf::{Seen, Shelf};
use super::{Library, packs};

/// Where a person's exercises are. None of the folders need exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// What a person wrote.
    pub own: PathBuf,
    /// What others wrote.
    pub packs: PathBuf,
}

#[derive(Debug)]
pub(super) struct Shelves {
    folders: Folders,
    shipped: Library,
    own: Shelf,
    packs: Packs,
    /// Folders that are there and cannot be read.
    unread: Vec<PathBuf>,
}

/// What was read and not yet taken in.
#[derive(Debug, Default)]
pub(super) struct Readings {
    files: Vec<Reading>,
    packs: packs::Readings,
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
        let (own, packs) = (Shelf::own(folders.own.clone()), Packs::new(folders.packs.clone()));
        Self { folders, shipped: Library::shipped(), own, packs, unread: Vec::new() }
    }

    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// The folders whose changes matter, whether they are there or not.
    pub fn followed(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.folders.own.clone(), self.folders.packs.clone()];
        folders.extend(self.packs.shelves().flat_map(Shelf::folders).cloned());
        folders
    }

    /// Whether this would be one of the exercise files.
    pub fn holds(&self, path: &Path) -> bool {
        self.own.holds(path) || self.packs.shelves().any(|shelf| shelf.holds(path))
    }

    /// Whether this is something else that matters: a folder, one that such a folder is in, or what
    /// makes a pack.
    pub fn stands_on(&self, path: &Path) -> bool {
        self.folders.own.starts_with(path) || self.folders.packs.starts_with(path) || self.packs.minds(path)
    }

    /// Whether something may change without its folder showing it: what links lead to, and what could
    /// not be read.
    pub fn may_change_unseen(&self) -> bool {
        !self.unread.is_empty() || self.own.has_links() || self.packs.shelves().any(Shelf::has_links)
    }

    /// Reads what was seen to change, until `stop` says so.
    pub fn read(&mut self, seen: &Seen, stop: &(dyn Fn() -> bool + Sync)) -> Readings {
        let mut unread = BTreeSet::new();
        let mut readings = Readings::default();
        if seen.everything {
            readings.packs = self.packs.look(&mut unread);
        }
        for shelf in std::iter::once(&mut self.own).chain(self.packs.shelves_mut()) {
            match shelf.read(seen, stop) {
                Ok(files) => readings.files.extend(files),
                Err(_) => unread.extend(shelf.folders().first().cloned()),
            }
        }
        readings.unread = seen.everything.then(|| unread.into_iter().collect());
        readings
    }

    /// Whether something would be lost or newly broken.
    pub fn is_worse(&self, readings: &Readings) -> bool {
        let files = &readings.files;
        files.iter().any(|reading| self.own.is_worse(reading))
            || self.packs.is_worse(&readings.packs)
            || self.packs.shelves().any(|shelf| files.iter().any(|reading| shelf.is_worse(reading)))
    }

    /// Takes in what was read. Says whether anything is different now.
    pub fn take(&mut self, readings: Readings) -> bool {
        let Readings { mut files, packs, unread } = readings;
        let mut is_changed = self.packs.take(packs);
        for shelf in std::iter::once(&mut self.own).chain(self.packs.shelves_mut()) {
            let of_shelf = files.extract_if(.., |reading| shelf.holds(&reading.path)).collect();
            is_changed |= shelf.take(of_shelf);
        }
        if let Some(unread) = unread {
            is_changed |= self.unread != unread;
            self.unread = unread;
        }
        is_changed
    }

    /// How it stands.
    pub fn library(&self) -> Library {
        let mut library = self.shipped.clone();
        library.add(self.own.found());
        self.packs.add_to(&mut library);
        library.unread.clone_from(&self.unread);
        library.index();
        library
    }
}
