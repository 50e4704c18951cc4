//! Taking a pack away, with a way back, and clearing up what a power cut left behind.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::import::{COMING, NEW};
use super::name_of;
use crate::platform::disk::{self, Listed};

/// Before the name of a pack that was removed.
const REMOVED: &str = ".removed-";

/// A pack that was taken away and can be brought back. Until it is dropped no other process clears it up.
#[derive(Debug)]
pub(in super::super) struct Removed {
    pub name: String,
    _claim: Option<File>,
}

fn set_aside(packs: &Path, name: &str) -> PathBuf {
    packs.join(format!("{REMOVED}{name}"))
}

/// Takes a pack away. It can be brought back until it is forgotten.
pub(in super::super) fn remove(packs: &Path, name: &str) -> io::Result<Removed> {
    let (place, aside) = (packs.join(name), set_aside(packs, name));
    clear(&aside);
    // Before it is moved, so that it is never seen without. A link can't be claimed, and is soon made anew.
    let claim = disk::claim(&place).ok().flatten();
    fs::rename(place, aside)?;
    disk::sync_folder(packs);
    Ok(Removed { name: name.to_owned(), _claim: claim })
}

/// Brings back what was taken away.
pub(in super::super) fn restore(packs: &Path, name: &str) -> io::Result<()> {
    let place = packs.join(name);
    if fs::symlink_metadata(&place).is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    fs::rename(set_aside(packs, name), place)?;
    disk::sync_folder(packs);
    Ok(())
}

/// It cannot be brought back any more.
pub(in super::super) fn forget(packs: &Path, name: &str) {
    clear(&set_aside(packs, name));
}

/// A link is taken away, and what it leads to is left alone.
fn clear(path: &Path) {
    // What cannot be taken away now is tried again when the program starts.
    let _ = if path.is_symlink() { fs::remove_file(path) } else { fs::remove_dir_all(path) };
}

/// Clears up after a program that ended in the middle: what was to be replaced and has no place now is
/// put back, and all else is taken away. What another window, or the terminal, is about to do is left alone.
pub(in super::super) fn sweep(packs: &Path) {
    for Listed { path, .. } in disk::list(packs).unwrap_or_default() {
        let name = name_of(&path);
        let is_ours = name.starts_with(REMOVED) || name.starts_with(COMING);
        if is_ours && path.is_symlink() {
            clear(&path);
        } else if is_ours && let Ok(Some(_claim)) = disk::claim(&path) {
            if name.starts_with(COMING) {
                put_back(&path, packs);
            }
            clear(&path);
        }
    }
}

fn put_back(coming: &Path, packs: &Path) {
    for Listed { path: before, .. } in disk::list(coming).unwrap_or_default() {
        let place = packs.join(name_of(&before));
        if name_of(&before) != NEW && fs::symlink_metadata(&place).is_err() {
            // If it cannot be, it goes with the rest: there is nothing else to do with it.
            let _ = fs::rename(&before, &place);
        }
    }
}
