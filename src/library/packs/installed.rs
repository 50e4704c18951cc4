//! The packs that are there, each in a folder of its name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use softlanding_core::exercise::{Pack, parse_pack};
use softlanding_core::record::Origin;

use super::{ENTRIES_MOST, EXERCISES_FOLDER, PACK_FILE, PACKS_MOST, PackInfo, name_of};
use crate::library::shelf::{Shelf, entries_of};
use crate::library::{FileError, FileErrorKind, Library, read_source};

/// All packs, by their folders.
#[derive(Debug)]
pub(in crate::library) struct Packs {
    folder: PathBuf,
    installed: BTreeMap<PathBuf, Installed>,
    has_more: bool,
}

#[derive(Debug)]
struct Installed {
    shelf: Shelf,
    /// As it was when it was last good.
    description: Option<Pack>,
    fault: Option<FileErrorKind>,
}

/// What was read of the packs themselves and not yet taken in.
#[derive(Debug, Default)]
pub(in crate::library) struct Readings {
    descriptions: Vec<(PathBuf, Result<Pack, FileErrorKind>)>,
    gone: BTreeSet<PathBuf>,
}

impl Packs {
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, installed: BTreeMap::new(), has_more: false }
    }

    pub fn shelves(&self) -> impl Iterator<Item = &Shelf> {
        self.installed.values().map(|pack| &pack.shelf)
    }

    pub fn shelves_mut(&mut self) -> impl Iterator<Item = &mut Shelf> {
        self.installed.values_mut().map(|pack| &mut pack.shelf)
    }

    /// Whether this makes a pack or is in one. What is on its way in or out is hidden.
    pub fn minds(&self, path: &Path) -> bool {
        let inside = path.strip_prefix(&self.folder).ok().and_then(|inside| inside.iter().next());
        inside.is_some_and(|first| !first.as_encoded_bytes().starts_with(b"."))
    }

    /// Reads which packs there are. Where that cannot be read, they stay as they are.
    pub fn look(&mut self, unread: &mut BTreeSet<PathBuf>) -> Readings {
        let Ok(mut folders) = pack_folders(&self.folder) else {
            unread.insert(self.folder.clone());
            return Readings::default();
        };
        self.has_more = folders.len() > PACKS_MOST;
        if let Some(first_left_out) = folders.iter().nth(PACKS_MOST).cloned() {
            drop(folders.split_off(&first_left_out));
        }
        for folder in &folders {
            self.installed.entry(folder.clone()).or_insert_with(|| Installed::new(folder));
        }
        let gone = self.installed.keys().filter(|folder| !folders.contains(*folder)).cloned().collect();
        let descriptions = folders.into_iter().map(|folder| {
            let description = describe(&folder);
            (folder, description)
        });
        Readings { descriptions: descriptions.collect(), gone }
    }

    /// Whether something would be lost or newly broken.
    pub fn is_worse(&self, readings: &Readings) -> bool {
        let is_new = |folder: &PathBuf, fault: &FileErrorKind| {
            self.installed.get(folder).is_none_or(|pack| pack.fault.as_ref() != Some(fault))
        };
        !readings.gone.is_empty()
            || readings
                .descriptions
                .iter()
                .any(|(folder, outcome)| outcome.as_ref().is_err_and(|fault| is_new(folder, fault)))
    }

    /// Takes in what was read. Says whether anything is different now.
    pub fn take(&mut self, readings: Readings) -> bool {
        let mut is_changed = !readings.gone.is_empty();
        for folder in &readings.gone {
            self.installed.remove(folder);
        }
        for (folder, outcome) in readings.descriptions {
            if let Some(pack) = self.installed.get_mut(&folder) {
                is_changed |= pack.take(outcome);
            }
        }
        is_changed
    }

    /// Puts all packs into the library.
    pub fn add_to(&self, library: &mut Library) {
        if self.has_more {
            let fault = FileErrorKind::TooMany { most: PACKS_MOST };
            library.broken.push(FileError { path: self.folder.clone(), fault });
        }
        for (folder, pack) in &self.installed {
            let found = pack.shelf.found();
            library.packs.push(PackInfo {
                name: name_of(folder),
                folder: folder.clone(),
                description: pack.description.clone(),
                exercises: found.entries.len(),
            });
            let fault = pack.fault.clone();
            library.broken.extend(fault.map(|fault| FileError { path: folder.join(PACK_FILE), fault }));
            library.add(found);
        }
    }
}

impl Installed {
    fn new(folder: &Path) -> Self {
        let folders = vec![folder.to_owned(), folder.join(EXERCISES_FOLDER)];
        let shelf = Shelf::new(Origin::Pack(name_of(folder)), folders, ENTRIES_MOST);
        Self { shelf, description: None, fault: None }
    }

    fn take(&mut self, outcome: Result<Pack, FileErrorKind>) -> bool {
        let (description, fault) = match outcome {
            Ok(pack) => (Some(pack), None),
            Err(fault) => (self.description.clone(), Some(fault)),
        };
        let is_changed = (&description, &fault) != (&self.description, &self.fault);
        (self.description, self.fault) = (description, fault);
        is_changed
    }
}

/// The folders in this one, without those that are hidden.
fn pack_folders(folder: &Path) -> std::io::Result<BTreeSet<PathBuf>> {
    let paths = entries_of(folder)?.into_iter().map(|entry| entry.path);
    let is_shown =
        |path: &PathBuf| path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b"."));
    Ok(paths.filter(is_shown).filter(|path| path.is_dir()).collect())
}

fn describe(folder: &Path) -> Result<Pack, FileErrorKind> {
    let source = read_source(&folder.join(PACK_FILE))?;
    let pack = parse_pack(&source).map_err(|problem| FileErrorKind::Format(Box::new(problem)))?;
    if pack.name == name_of(folder) { Ok(pack) } else { Err(FileErrorKind::OtherName { name: pack.name }) }
}
