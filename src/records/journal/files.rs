//! The files of the journal in its folder, and the lock by which windows agree on them.

use crate::platform::DiskError;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::JournalError;
use crate::platform::disk::{self, with_suffix};

/// The journal itself.
pub(super) const JOURNAL: &str = "journal.sqlite3";
/// What SQLite keeps beside a file. The order is the one in which they are moved.
pub(super) const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];
/// A new journal while the readable rows of a damaged one are copied into it.
pub(super) const MENDING: &str = "journal-mending.sqlite3";
/// Damaged journals are set aside under this and a date.
pub(super) const DAMAGED_STEM: &str = "journal-damaged";

const LOCK: &str = "journal.lock";
const BACKUP_STEM: &str = "journal-before-v";

/// The name of the copy made before the file was brought to this version.
pub(super) fn backup_name(version: i32) -> String {
    format!("{BACKUP_STEM}{version}.sqlite3")
}

/// How many bytes the journal of a folder takes with what SQLite keeps beside it; `None` where there is none.
pub(super) fn size(folder: &Path) -> Option<u64> {
    let journal = folder.join(JOURNAL);
    let bytes = |path: &Path| fs::metadata(path).map(|about| about.len()).ok();
    let beside = BESIDE.iter().filter_map(|suffix| bytes(&with_suffix(&journal, suffix)));
    Some(bytes(&journal)?.saturating_add(beside.sum()))
}

/// Removes a file; one that is not there is fine.
pub(super) fn remove(path: &Path) -> Result<(), JournalError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(JournalError::from_io(&error)),
        _ => Ok(()),
    }
}

/// Removes a database with all that SQLite keeps beside it.
pub(super) fn remove_database(path: &Path) -> Result<(), JournalError> {
    for suffix in BESIDE {
        remove(&with_suffix(path, suffix))?;
    }
    remove(path)
}

/// Removes every copy that the program made: backups, and what an interrupted mending left.
pub(super) fn remove_copies(folder: &Path) -> Result<(), JournalError> {
    remove_all(folder, BACKUP_STEM)?;
    remove_all(folder, MENDING)
}

/// Removes every damaged journal that was set aside.
pub(super) fn remove_set_aside(folder: &Path) -> Result<(), JournalError> {
    remove_all(folder, DAMAGED_STEM)
}

fn remove_all(folder: &Path, stem: &str) -> Result<(), JournalError> {
    for path in starting_with(folder, stem).map_err(|error| JournalError::from_io(&error))? {
        remove(&path)?;
    }
    Ok(())
}

/// The damaged journals that were set aside, without what lies beside them.
pub(super) fn set_aside(folder: &Path) -> Vec<PathBuf> {
    let mut paths = starting_with(folder, DAMAGED_STEM).unwrap_or_default();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "sqlite3"));
    paths.sort();
    paths
}

fn starting_with(folder: &Path, stem: &str) -> io::Result<Vec<PathBuf>> {
    let has_stem =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(stem));
    Ok(disk::list(folder)?.into_iter().map(|listed| listed.path).filter(has_stem).collect())
}

/// Whether there is a journal that holds anything at all.
pub(super) fn has_bytes(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.len() > 0)
}

/// Whether the data folder is there.
///
/// # Errors
/// [`JournalError::NotAFolder`], or [`JournalError::Forbidden`] where that cannot be known.
pub(super) fn has_folder(folder: &Path) -> Result<bool, JournalError> {
    match fs::metadata(folder) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(_) => Err(JournalError::Disk(DiskError::NotAFolder { path: folder.to_owned() })),
        Err(error) => is_only_missing(&error, folder),
    }
}

/// Whether there is a journal, which can then be read.
///
/// # Errors
/// [`JournalError::NotAFile`] or [`JournalError::Link`], or [`JournalError::Forbidden`] where it may not be read or that cannot
/// be known.
pub(super) fn has_journal(path: &Path) -> Result<bool, JournalError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(JournalError::Link { path: path.to_owned() }),
        Ok(found) if !found.is_file() => Err(JournalError::NotAFile { path: path.to_owned() }),
        Ok(_) if disk::may_be_read(path) => Ok(true),
        Ok(_) => Err(JournalError::Forbidden { path: path.to_owned() }),
        Err(error) => is_only_missing(&error, path),
    }
}

/// `Ok(false)` for what is not there: what may not be looked at could be there.
fn is_only_missing(error: &io::Error, path: &Path) -> Result<bool, JournalError> {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(false),
        io::ErrorKind::PermissionDenied => Err(JournalError::Forbidden { path: path.to_owned() }),
        _ => Err(JournalError::from_io(error)),
    }
}

/// Makes the folder, if it is missing, for the person alone.
pub(super) fn prepare_folder(folder: &Path) -> Result<(), JournalError> {
    if has_folder(folder)? {
        return Ok(());
    }
    disk::create_private_folder(folder).map_err(|error| match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => JournalError::Disk(DiskError::Full),
        _ => JournalError::FolderMissing { folder: folder.to_owned() },
    })
}

/// Makes the journal's file, if it is missing, and takes from others what they may do with it.
pub(super) fn prepare_file(path: &Path) -> Result<(), JournalError> {
    if !has_journal(path)? {
        match disk::private_file().write(true).create_new(true).open(path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                return Err(JournalError::from_io(&error));
            }
            _ => {}
        }
    }
    // Not being allowed to is no reason not to read it.
    let _ = disk::make_private(path);
    Ok(())
}

/// Held shared while a window has the journal open, alone while one sets it aside. It ends with
/// the process that holds it, however that ends.
#[derive(Debug)]
pub(super) struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// # Errors
    /// [`JournalError::Locked`] while another window sets the journal aside; [`DiskError::ReadOnly`] or
    /// [`DiskError::Full`] when the lock's file cannot be made.
    pub(super) fn shared(folder: &Path) -> Result<Self, JournalError> {
        let file = open_lock(folder)?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(JournalError::Locked),
            // A file system without locks: reading and writing work, setting aside never will.
            Err(TryLockError::Error(_)) => Ok(Self { _file: None }),
        }
    }

    /// # Errors
    /// [`JournalError::DamagedElsewhere`] when another window has the journal open, or when this
    /// cannot be known.
    pub(super) fn alone(folder: &Path) -> Result<Self, JournalError> {
        let file = open_lock(folder)?;
        file.try_lock().map_err(|_| JournalError::DamagedElsewhere)?;
        Ok(Self { _file: Some(file) })
    }
}

fn open_lock(folder: &Path) -> Result<File, JournalError> {
    disk::lock_file(&folder.join(LOCK)).map_err(|error| JournalError::from_io(&error))
}

/// Which file a path led to, so that one put in its place later is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    #[cfg(unix)]
    device_and_inode: (u64, u64),
}

impl Identity {
    /// `None` when nothing is there.
    pub(super) fn of(path: &Path) -> Option<Self> {
        #[cfg_attr(not(unix), allow(unused_variables, reason = "elsewhere only being there counts"))]
        let found = fs::metadata(path).ok()?;
        Some(Self {
            #[cfg(unix)]
            device_and_inode: {
                use std::os::unix::fs::MetadataExt;
                (found.dev(), found.ino())
            },
        })
    }
}
