//! Disks that are full or cannot be written. They need the right to mount, so a test that cannot
//! have one says so and ends.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A small file system of its own, unmounted when dropped.
pub struct Disk {
    folder: TempDir,
}

impl Disk {
    /// `None`, with the reason printed, where mounting is not allowed.
    pub fn of_kib(kib: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let size = format!("size={kib}k");
        if mount(&["-t", "tmpfs", "-o", &size, "tmpfs"], folder.path()) {
            return Some(Self { folder });
        }
        eprintln!("skipped: mounting a small file system is not allowed here");
        None
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes until nothing more fits.
    pub fn fill(&self) {
        let mut file = OpenOptions::new().create(true).append(true).open(self.filler()).unwrap();
        for size in [4096, 512, 1] {
            while file.write_all(&vec![b'-'; size]).is_ok() {}
        }
    }

    pub fn make_room(&self) {
        fs::remove_file(self.filler()).unwrap();
    }

    pub fn make_read_only(&self) {
        assert!(mount(&["-o", "remount,ro"], self.path()), "a mounted disk can be mounted again");
    }

    pub fn make_writable(&self) {
        assert!(mount(&["-o", "remount,rw"], self.path()), "a mounted disk can be mounted again");
    }

    fn filler(&self) -> PathBuf {
        self.path().join("filler")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // A thread may still be closing its file; a lazy unmount lets it.
        let _ = Command::new("umount").arg("--lazy").arg(self.path()).status();
    }
}

fn mount(arguments: &[&str], folder: &Path) -> bool {
    let mut command = Command::new("mount");
    command.args(arguments).arg(folder);
    command.stderr(std::process::Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
