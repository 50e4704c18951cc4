//! Whether a program of this person's has a camera open, as `/proc` tells. Which program it is, is not looked at.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::Told;

/// Files that begin so are cameras.
const CAMERA: &str = "/dev/video";
/// As many open files as are looked at.
const FILES_MOST: usize = 400_000;

pub(super) fn in_use() -> Told {
    // In a sandbox the others are not seen.
    if Path::new("/.flatpak-info").exists() || std::env::var_os("SNAP").is_some() {
        return Told::Unknown;
    }
    if !has_camera(Path::new("/dev")) {
        return Told::No;
    }
    is_open(Path::new("/proc")).map_or(Told::Unknown, Told::of)
}

fn has_camera(devices: &Path) -> bool {
    let named = |entry: fs::DirEntry| entry.file_name().as_encoded_bytes().starts_with(b"video");
    fs::read_dir(devices).is_ok_and(|entries| entries.flatten().any(named))
}

/// `None` where no process can be seen.
fn is_open(processes: &Path) -> Option<bool> {
    let own = fs::metadata(processes.join("self")).ok()?.uid();
    let is_own = |entry: &fs::DirEntry| {
        let is_process = entry.file_name().as_encoded_bytes().iter().all(u8::is_ascii_digit);
        is_process && entry.metadata().is_ok_and(|about| about.uid() == own)
    };
    let own_processes = fs::read_dir(processes).ok()?.flatten().filter(is_own);
    let files = own_processes
        .filter_map(|process| fs::read_dir(process.path().join("fd")).ok())
        .flat_map(Iterator::flatten)
        .filter_map(|file| fs::read_link(file.path()).ok());
    Some(
        files.take(FILES_MOST).any(|file| file.as_os_str().as_encoded_bytes().starts_with(CAMERA.as_bytes())),
    )
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_camera_that_somebody_has_open_is_found_among_their_files() {
        let folder = tempfile::tempdir().unwrap();
        let files = folder.path().join("4711/fd");
        fs::create_dir_all(&files).unwrap();
        fs::create_dir(folder.path().join("self")).unwrap();
        symlink("/dev/null", files.join("0")).unwrap();
        assert_eq!(is_open(folder.path()), Some(false));
        symlink("/dev/video0", files.join("17")).unwrap();
        assert_eq!(is_open(folder.path()), Some(true));
        fs::rename(folder.path().join("4711"), folder.path().join("net")).unwrap();
        assert_eq!(is_open(folder.path()), Some(false), "that is no process");
    }

    #[test]
    fn without_processes_nothing_is_told() {
        assert_eq!(is_open(Path::new("/nowhere")), None);
    }
}
