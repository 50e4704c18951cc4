//! A file that comes to its place whole or not at all, for the person alone.
//!
//! While it is written it has no name where the system can do that (`O_TMPFILE`), so nothing of it stays behind
//! however the program ends. Where there is nothing yet it then gets its name in one step. To take the place of
//! another file it needs a second name for the moment between two steps; what a kill leaves in just that
//! moment, and where files need a name from the start, is cleared up by [`sweep`] in the program's own folders.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempPath};

use super::{Listed, claim, list, sync_folder};

/// Before the names of files on their way. Nobody else calls a file so.
const COMING: &str = ".softlanding-new-";

/// A file on its way. Dropped without [`NewFile::commit`], it never was.
#[derive(Debug)]
pub struct NewFile {
    file: File,
    folder: PathBuf,
    place: PathBuf,
    replaces: bool,
    /// Where files need one from the start.
    name: Option<TempPath>,
}

impl NewFile {
    /// Begins a file for this place, readable and writable for the person alone (0600) whatever the umask is
    /// and whatever it `replaces`.
    ///
    /// # Errors
    /// When no file can be made in that folder.
    pub(crate) fn begin(place: &Path, replaces: bool) -> io::Result<Self> {
        let folder = match place.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        let (file, name) = match unnamed(&folder) {
            Some(file) => (file, None),
            None => named(&folder)?,
        };
        set_mode(&file, 0o600)?;
        Ok(Self { file, folder, place: place.to_owned(), replaces, name })
    }

    /// Whoever may read the file that this one replaces may read this one as well.
    ///
    /// # Errors
    /// When that file is not there, or the system refuses.
    pub(crate) fn share_as_before(&self) -> io::Result<()> {
        self.file.set_permissions(fs::metadata(&self.place)?.permissions())
    }

    /// Brings the file to its place. When this returns it survives a power cut.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] where there is something that it does not replace; or when it cannot be
    /// written. The place is as it was then.
    pub fn commit(self) -> io::Result<()> {
        self.file.sync_all()?;
        match self.name {
            Some(name) if self.replaces => name.persist(&self.place)?,
            Some(name) => name.persist_noclobber(&self.place)?,
            None => put(&self.file, &self.folder, &self.place, self.replaces)?,
        }
        sync_folder(&self.folder);
        Ok(())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for NewFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Clears up what programs that were killed left in a folder of the program's own. What is on its way right now,
/// and what is not unmistakably such a file, is left alone.
pub(crate) fn sweep(folder: &Path) {
    for Listed { path, .. } in list(folder).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default();
        let is_coming = name.as_encoded_bytes().starts_with(COMING.as_bytes());
        if is_coming
            && fs::symlink_metadata(&path).is_ok_and(|about| about.is_file())
            && let Ok(Some(_claim)) = claim(&path)
        {
            // What cannot be removed now is tried again at the next start.
            let _ = fs::remove_file(&path);
        }
    }
}

/// A file without a name, claimed. `None` where there is no such thing, or the reason shows once more.
#[cfg(target_os = "linux")]
fn unnamed(folder: &Path) -> Option<File> {
    use rustix::fs::{Mode, OFlags, open};
    if !Path::new(OPEN_FILES).is_dir() {
        return None;
    }
    let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
    let file = File::from(open(folder, flags, Mode::RUSR | Mode::WUSR).ok()?);
    // Where there are no locks nobody sweeps either.
    let _ = file.try_lock();
    Some(file)
}

#[cfg(not(target_os = "linux"))]
fn unnamed(_folder: &Path) -> Option<File> {
    None
}

fn named(folder: &Path) -> io::Result<(File, Option<TempPath>)> {
    loop {
        let (file, name) = Builder::new().prefix(COMING).tempfile_in(folder)?.into_parts();
        let _ = file.try_lock();
        // Another start may have swept it away just before it was claimed.
        if fs::symlink_metadata(&name).is_ok() {
            return Ok((file, Some(name)));
        }
    }
}

/// Where the files that a process has open can be found, with or without a name.
#[cfg(target_os = "linux")]
const OPEN_FILES: &str = "/proc/self/fd";

/// Gives a file its name.
#[cfg(target_os = "linux")]
fn put(file: &File, folder: &Path, place: &Path, replaces: bool) -> io::Result<()> {
    match link(file, place) {
        Err(error) if replaces && error.kind() == io::ErrorKind::AlreadyExists => {
            let beside = Builder::new().prefix(COMING).make_in(folder, |beside| link(file, beside))?;
            beside.into_temp_path().persist(place)?;
        }
        linked => linked?,
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn put(_file: &File, _folder: &Path, _place: &Path, _replaces: bool) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(target_os = "linux")]
fn link(file: &File, place: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, fstatfs, linkat};
    use std::os::fd::AsRawFd;
    /// Of linux/magic.h. There, a file is on the disk only once it has a name.
    const BTRFS: u32 = 0x9123_683E;
    let open = format!("{OPEN_FILES}/{}", file.as_raw_fd());
    linkat(CWD, open.as_str(), CWD, place, AtFlags::SYMLINK_FOLLOW)?;
    if fstatfs(file).is_ok_and(|about| about.f_type as u32 == BTRFS) { file.sync_all() } else { Ok(()) }
}

#[cfg(unix)]
fn set_mode(file: &File, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_file: &File, _mode: u32) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        entries.map(|name| name.to_string_lossy().into_owned()).collect()
    }

    fn write(place: &Path, replaces: bool, text: &str) -> io::Result<()> {
        let mut file = NewFile::begin(place, replaces)?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }

    #[test]
    fn what_came_to_a_place_meanwhile_is_not_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("mine.ron");
        let mut file = NewFile::begin(&place, false).unwrap();
        file.write_all(b"new").unwrap();
        fs::write(&place, "meanwhile").unwrap();
        assert_eq!(file.commit().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&place).unwrap(), "meanwhile");
        write(&place, true, "replaced").unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "replaced");
        assert_eq!(names(folder.path()), ["mine.ron"]);
    }

    #[test]
    fn a_folder_is_never_replaced_and_nothing_stays_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("a folder")).unwrap();
        for replaces in [true, false] {
            assert!(write(&folder.path().join("a folder"), replaces, "x").is_err());
        }
        assert_eq!(names(folder.path()), ["a folder"]);
    }

    #[test]
    fn a_file_with_a_name_from_the_start_comes_to_its_place_as_well() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("x.csv");
        for (replaces, text) in [(false, "one"), (true, "two")] {
            let (file, name) = named(folder.path()).unwrap();
            let (here, to) = (folder.path().to_owned(), place.clone());
            let mut new = NewFile { file, folder: here, place: to, replaces, name };
            new.write_all(text.as_bytes()).unwrap();
            new.commit().unwrap();
            assert_eq!(fs::read_to_string(&place).unwrap(), text);
        }
        drop(named(folder.path()).unwrap());
        assert_eq!(names(folder.path()), ["x.csv"]);
    }

    #[test]
    fn only_what_is_unmistakably_left_behind_is_swept_away() {
        let folder = tempfile::tempdir().unwrap();
        let left = format!("{COMING}abc123");
        let on_its_way = named(folder.path()).unwrap();
        fs::write(folder.path().join(&left), "half").unwrap();
        fs::write(folder.path().join("softlanding-new-notes.txt"), "mine").unwrap();
        fs::create_dir(folder.path().join(format!("{COMING}folder"))).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("elsewhere", folder.path().join(format!("{COMING}link"))).unwrap();
        let before = names(folder.path());
        sweep(folder.path());
        let mut expected = before;
        expected.retain(|name| *name != left);
        assert_eq!(names(folder.path()), expected);
        drop(on_its_way);
    }
}
