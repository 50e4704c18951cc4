//! Taking a pack away, with a way back, and clearing up what a power cut left behind.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::import::{COMING, NEW};
use super::name_of;
use crate::disk;

/// Before the name of a pack that was removed.
const REMOVED: &str = ".removed-";
/// What has been coming for this long comes no more.
const COMES_FOR_MOST: Duration = Duration::from_hours(1);

fn set_aside(packs: &Path, name: &str) -> PathBuf {
    packs.join(format!("{REMOVED}{name}"))
}

/// Takes a pack away. It can be brought back until it is forgotten.
pub(in super::super) fn remove(packs: &Path, name: &str) -> io::Result<()> {
    let aside = set_aside(packs, name);
    clear(&aside);
    fs::rename(packs.join(name), aside)?;
    disk::sync_folder(packs);
    Ok(())
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
/// put back, and all else is taken away.
pub(in super::super) fn sweep(packs: &Path) {
    for path in fs::read_dir(packs).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let name = name_of(&path);
        if name.starts_with(REMOVED) {
            clear(&path);
        } else if name.starts_with(COMING) && is_left(&path) {
            put_back(&path, packs);
            clear(&path);
        }
    }
}

/// Another window, or the terminal, may be importing right now.
fn is_left(coming: &Path) -> bool {
    let modified = fs::metadata(coming).and_then(|about| about.modified());
    modified.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|age| age > COMES_FOR_MOST))
}

fn put_back(coming: &Path, packs: &Path) {
    for before in fs::read_dir(coming).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let place = packs.join(name_of(&before));
        if name_of(&before) != NEW && fs::symlink_metadata(&place).is_err() {
            // If it cannot be, it goes with the rest: there is nothing else to do with it.
            let _ = fs::rename(&before, &place);
        }
    }
}
