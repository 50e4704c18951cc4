//! Private files and folders: made for the person alone, whole or not at all, and dated names that overwrite
//! nothing.
//!
//! Shared by all that writes files; knows nothing of what is in them.

mod error;
mod given;
mod listed;
mod new_file;

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

#[cfg(unix)]
use rustix::fs::OFlags;

pub use error::DiskError;
pub(crate) use given::{PATIENCE, open_given, within};
pub(crate) use listed::{Listed, list};
pub use new_file::NewFile;
pub(crate) use new_file::sweep;

/// Makes the folder, and those above it, for the person alone (0700). An existing one is left as
/// it is.
pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Options for a file that, if it is created, is for the person alone (0600).
pub(crate) fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Takes from a file what groups and others may do with it. A link is not followed.
///
/// # Errors
/// [`io::ErrorKind::InvalidInput`] for anything but a file, or when the system refuses.
pub(crate) fn make_private(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = opened(path, LOOKED_AT)?;
        let about = file.metadata()?;
        if !about.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mode = about.permissions().mode();
        if mode & 0o077 != 0 {
            set_mode(&file, fs::Permissions::from_mode(mode & 0o7700))?;
        }
    }
    let _ = path;
    Ok(())
}

/// Looked at and not opened: closing a database's file would let go of the locks that SQLite holds on it.
#[cfg(target_os = "linux")]
const LOOKED_AT: OFlags = OFlags::PATH.union(OFlags::NOFOLLOW);
#[cfg(all(unix, not(target_os = "linux")))]
const LOOKED_AT: OFlags = OFlags::NOFOLLOW.union(OFlags::NONBLOCK);

#[cfg(target_os = "linux")]
fn set_mode(looked_at: &File, permissions: fs::Permissions) -> io::Result<()> {
    use std::os::fd::AsRawFd;
    fs::set_permissions(format!("/proc/self/fd/{}", looked_at.as_raw_fd()), permissions)
}

#[cfg(all(unix, not(target_os = "linux")))]
fn set_mode(looked_at: &File, permissions: fs::Permissions) -> io::Result<()> {
    looked_at.set_permissions(permissions)
}

#[cfg(unix)]
fn opened(path: &Path, flags: OFlags) -> io::Result<File> {
    let mut options = OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::custom_flags(options.read(true), flags.bits().cast_signed());
    options.open(path)
}

/// Whether this process may read what is at this path. Nothing is opened: closing a database's file would
/// let go of the locks that SQLite holds on it.
pub(crate) fn may_be_read(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, AtFlags, CWD, accessat};
        accessat(CWD, path, Access::READ_OK, AtFlags::EACCESS).is_ok()
    }
    #[cfg(not(unix))]
    fs::metadata(path).is_ok()
}

/// Whether this process may read and write what is at this path. Nothing is opened.
pub(crate) fn may_be_written(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, AtFlags, CWD, accessat};
        accessat(CWD, path, Access::READ_OK | Access::WRITE_OK, AtFlags::EACCESS).is_ok()
    }
    #[cfg(not(unix))]
    fs::metadata(path).is_ok_and(|about| !about.permissions().readonly())
}

/// Whether this process may put something into this folder.
pub(crate) fn may_be_changed(folder: &Path) -> bool {
    #[cfg(unix)]
    {
        use rustix::fs::{Access, AtFlags, CWD, accessat};
        accessat(CWD, folder, Access::WRITE_OK | Access::EXEC_OK, AtFlags::EACCESS).is_ok()
    }
    #[cfg(not(unix))]
    may_be_written(folder)
}

/// Opens a file that two windows agree on through locks; nothing is ever written into it.
/// A link is not followed.
pub(crate) fn lock_file(path: &Path) -> io::Result<File> {
    let mut options = private_file();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, OFlags::NOFOLLOW.bits().cast_signed());
    options.read(true).write(true).create(true).truncate(false).open(path)
}

/// Claims a file or a folder that is on its way, so that no other process takes it for left behind; held until
/// dropped, however the process ends. `None` where another process has claimed it, or it is gone.
///
/// # Errors
/// When it cannot be opened, or the file system has no locks.
pub(crate) fn claim(path: &Path) -> io::Result<Option<File>> {
    #[cfg(unix)]
    let file = opened(path, OFlags::NOFOLLOW | OFlags::NONBLOCK)?;
    #[cfg(not(unix))]
    let file = File::open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file).filter(|_| fs::symlink_metadata(path).is_ok())),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Two windows writing in the same moment wait for each other, this often and this long.
const LOCK_TRIES: u32 = 25;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// Waits until the file can be locked. It is, until it is dropped; after some patience what is done goes ahead
/// without: a window that was stopped in the middle must not stop all others.
pub(crate) fn wait_for_lock(file: &File) {
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(LOCK_PAUSE),
            Ok(()) | Err(TryLockError::Error(_)) => break,
        }
    }
}

/// Held while something in this folder is read and written again, so that two windows do not undo each other, with
/// the patience of [`wait_for_lock`]. The folder itself is locked: nothing is left behind in it. `None` where there
/// is no such folder, or it cannot be opened.
pub(crate) fn lock_folder(folder: &Path) -> Option<File> {
    #[cfg(unix)]
    let file = opened(folder, OFlags::DIRECTORY).ok()?;
    #[cfg(not(unix))]
    let file = lock_file(&folder.join("folder.lock")).ok()?;
    wait_for_lock(&file);
    Some(file)
}

/// Lets a rename in this folder survive a power cut, where the system can.
pub(crate) fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        // Some file systems refuse this; the rename itself has been done.
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// `path` with `suffix` after its last letter, as SQLite names its `-wal`.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    PathBuf::from(name)
}

/// A name in `folder`, `{stem}-{date}.{extension}`, that is taken neither as it is nor with any
/// of the suffixes.
pub(crate) fn unused_dated_path(folder: &Path, stem: &str, extension: &str, suffixes: &[&str]) -> PathBuf {
    let date = jiff::Timestamp::now().strftime("%Y-%m-%dT%H-%M-%SZ").to_string();
    let is_free = |path: &PathBuf| {
        fs::symlink_metadata(path).is_err()
            && suffixes.iter().all(|suffix| fs::symlink_metadata(with_suffix(path, suffix)).is_err())
    };
    let mut path = folder.join(format!("{stem}-{date}.{extension}"));
    let mut count = 2_u32;
    while !is_free(&path) {
        path = folder.join(format!("{stem}-{date}-{count}.{extension}"));
        count = count.saturating_add(1);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dated_name_never_meets_a_file_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut seen = Vec::new();
        for _ in 0..4 {
            let path = unused_dated_path(folder.path(), "journal-damaged", "sqlite3", &["-wal"]);
            assert!(!seen.contains(&path));
            fs::write(with_suffix(&path, "-wal"), b"").unwrap();
            seen.push(path);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_others_may_read_becomes_private_and_a_write_protection_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("open-to-all");
        fs::write(&path, b"").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        make_private(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o400);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_leads_to_stays_as_it_is() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("not-ours"), folder.path().join("link"));
        fs::write(&path, b"").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert_eq!(make_private(&link).unwrap_err().kind(), io::ErrorKind::InvalidInput);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o644);
        assert!(lock_file(&link).is_err());
    }
}
