//! What a test may not find on every machine, such as a disk that is full.

#![allow(dead_code, reason = "each test uses a part of this")]

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What a test cannot do without. Where it is missing the test is to end: `None`, and why is written to the
/// terminal though the test passes. Where the variable `CI` is set the test fails instead.
pub fn require<T, E: std::fmt::Display>(what: &str, found: Result<T, E>) -> Option<T> {
    let why = match found {
        Ok(found) => return Some(found),
        Err(why) => why,
    };
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    assert!(std::env::var_os("CI").is_none(), "{test} needs {what}: {why}");
    // Not `eprintln`, which is shown only where a test fails.
    let _ = writeln!(io::stderr(), "{test} is skipped, as it needs {what}: {why}");
    None
}

/// A small file system of its own, unmounted when dropped.
pub struct Disk {
    folder: TempDir,
}

impl Disk {
    /// One of so many KiB; `None` where mounting is not allowed, as [`require`] has it.
    pub fn of_kib(kib: u32) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = mount(&["-t", "tmpfs", "-o", &format!("size={kib}k"), "tmpfs"], folder.path());
        require("the right to mount a small file system", mounted)?;
        Some(Self { folder })
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
        mount(&["-o", "remount,ro"], self.path()).unwrap();
    }

    pub fn make_writable(&self) {
        mount(&["-o", "remount,rw"], self.path()).unwrap();
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

fn mount(arguments: &[&str], folder: &Path) -> io::Result<()> {
    let output = Command::new("mount").args(arguments).arg(folder).output()?;
    if output.status.success() {
        Ok(())
    } else {
        Err(io::Error::other(String::from_utf8_lossy(&output.stderr)))
    }
}
