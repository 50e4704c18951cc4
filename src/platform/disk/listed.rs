//! What is in a folder.
//!
//! `fs::read_dir` panics where a folder that was read can't be closed, as on a disk that goes away in that moment. Here
//! nothing is made of that: what was read is read.

use std::io;
use std::path::{Path, PathBuf};

/// One thing in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) path: PathBuf,
    pub(crate) is_link: bool,
}

/// All that is in a folder, in no order.
///
/// # Errors
/// When there is no such folder, or it cannot be read to its end.
pub(crate) fn list(folder: &Path) -> io::Result<Vec<Listed>> {
    let mut listed = Vec::new();
    #[cfg(unix)]
    {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;

        use rustix::fs::{Dir, FileType, Mode, OFlags, open};

        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        for entry in Dir::new(open(folder, flags, Mode::empty())?)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if matches!(name, b"." | b"..") {
                continue;
            }
            let path = folder.join(OsStr::from_bytes(name));
            let is_link = match entry.file_type() {
                FileType::Symlink => true,
                FileType::Unknown => path.is_symlink(),
                _ => false,
            };
            listed.push(Listed { path, is_link });
        }
    }
    #[cfg(not(unix))]
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        listed.push(Listed { path: entry.path(), is_link: entry.file_type()?.is_symlink() });
    }
    Ok(listed)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn all_that_is_there_is_listed_and_links_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        for name in [".hidden", "b", "a ä\n"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir(folder.path().join("within")).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink("b", folder.path().join("link")).unwrap();
        let mut names: Vec<_> = list(folder.path()).unwrap().into_iter().map(|listed| listed.path).collect();
        names.sort();
        let mut same: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        same.sort();
        assert_eq!(names, same);
        let links = list(folder.path()).unwrap().into_iter().filter(|listed| listed.is_link);
        assert_eq!(links.count(), usize::from(cfg!(unix)));
    }

    #[test]
    fn what_is_no_folder_is_an_error_of_its_kind() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let kind = |name: &str| list(&folder.path().join(name)).unwrap_err().kind();
        assert_eq!(kind("nowhere"), io::ErrorKind::NotFound);
        assert_eq!(kind("file"), io::ErrorKind::NotADirectory);
    }
}
