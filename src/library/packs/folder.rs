//! A pack that comes as a folder.

use std::fs::{self, FileType};
use std::path::{Path, PathBuf};

use super::incoming::{Budget, Incoming, Use, is_left_behind};
use super::{EXERCISES_FOLDER, ImportError, PACK_FILE};
use crate::platform::disk::{self, Listed};

/// Reads the pack in this folder, or in the one folder in it that is a pack.
pub(super) fn read(folder: &Path) -> Result<Incoming, ImportError> {
    let mut budget = Budget::default();
    let mut here = list(folder, &mut budget)?;
    if !here.iter().any(|item| item.name == PACK_FILE) {
        here = list(&inner_pack(&here)?, &mut budget)?;
    }
    let mut incoming = Incoming::default();
    for item in &here {
        if item.kind.is_dir() && item.name == EXERCISES_FOLDER {
            for inner in list(&item.path, &mut budget)? {
                inner.take(&[EXERCISES_FOLDER, &inner.name], &mut incoming, &mut budget)?;
            }
        }
        item.take(&[&item.name], &mut incoming, &mut budget)?;
    }
    Ok(incoming)
}

/// Unpacking often makes a folder around the pack.
fn inner_pack(items: &[Item]) -> Result<PathBuf, ImportError> {
    let folders = items.iter().filter(|item| item.kind.is_dir());
    let mut packs = folders.filter(|item| item.path.join(PACK_FILE).exists());
    match (packs.next(), packs.next()) {
        (Some(pack), None) => Ok(pack.path.clone()),
        (None, _) => Err(ImportError::NoDescription),
        (Some(_), Some(_)) => Err(ImportError::SeveralPacks),
    }
}

/// Something in the folder.
struct Item {
    /// As it is shown; `path` is what it is.
    name: String,
    path: PathBuf,
    kind: FileType,
}

impl Item {
    fn take(&self, inside: &[&str], incoming: &mut Incoming, budget: &mut Budget) -> Result<(), ImportError> {
        let what = Use::of(inside);
        if self.kind.is_file() && what != Use::None {
            // It was a file when the folder was listed, and may be another thing by now.
            let file = disk::open_given(&self.path).map_err(|error| ImportError::of_reading(&error))?;
            let file = file.ok_or_else(|| ImportError::Special { name: self.name.clone() })?;
            let bytes = budget.read(&self.name, file, ImportError::of_reading)?;
            incoming.take(what, &self.name, bytes);
        }
        Ok(())
    }
}

/// What is in a folder, by name; refused when something could lead elsewhere or never end.
fn list(folder: &Path, budget: &mut Budget) -> Result<Vec<Item>, ImportError> {
    let mut items = Vec::new();
    for Listed { path, .. } in disk::list(folder).map_err(|error| ImportError::of_reading(&error))? {
        let name = super::name_of(&path);
        let about = fs::symlink_metadata(&path).map_err(|error| ImportError::of_reading(&error))?;
        let kind = about.file_type();
        budget.declare(&name, if kind.is_file() { about.len() } else { 0 })?;
        if is_left_behind(&name) {
            continue;
        }
        if kind.is_symlink() {
            return Err(ImportError::Link { name });
        }
        if !kind.is_file() && !kind.is_dir() {
            return Err(ImportError::Special { name });
        }
        items.push(Item { name, path, kind });
    }
    items.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(items)
}
