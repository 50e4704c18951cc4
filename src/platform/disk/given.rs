//! Files that a person names, which may be anything: a pipe, a device, a link to a disk that never answers.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

/// How long a disk may take to answer for one file.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// Paths that were given up, and whether their thread has come back meanwhile.
static GIVEN_UP: LazyLock<Mutex<HashMap<PathBuf, Arc<AtomicBool>>>> = LazyLock::new(Mutex::default);

/// Opens a file to read; `None` for anything else. Neither opening nor reading waits for somebody at the other
/// end: what is a file only by its name, such as `/proc/kmsg`, is an error when there is nothing to read.
///
/// # Errors
/// When it cannot be opened.
pub(crate) fn open_given(path: &Path) -> io::Result<Option<File>> {
    #[cfg(unix)]
    let opened = super::opened(path, rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY);
    #[cfg(not(unix))]
    let opened = File::open(path);
    match opened {
        Ok(file) => Ok(if file.metadata()?.is_file() { Some(file) } else { None }),
        // A socket, or a device without anything in it.
        Err(_) if fs::metadata(path).is_ok_and(|about| !about.is_file()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Does something with the file at this path on a thread of its own, as it may hang for ever, and waits for it
/// no longer than `patience`. `None` when it was given up, then and as long as that thread has not come back.
pub(crate) fn within<T: Send + 'static>(
    patience: Duration,
    path: &Path,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    if is_given_up(path) {
        return None;
    }
    let (to_caller, from_thread) = mpsc::channel();
    let is_back = Arc::new(AtomicBool::new(false));
    let at_end = Arc::clone(&is_back);
    let work = move || {
        // Nobody listens any more when it was given up.
        let _ = to_caller.send(work());
        at_end.store(true, Ordering::Release);
    };
    thread::Builder::new().name("reading".to_owned()).spawn(work).ok()?;
    let done = from_thread.recv_timeout(patience).ok();
    if done.is_none() {
        given_up(|paths| drop(paths.insert(path.to_owned(), is_back)));
    }
    done
}

fn is_given_up(path: &Path) -> bool {
    given_up(|paths| {
        paths.retain(|_, is_back| !is_back.load(Ordering::Acquire));
        paths.contains_key(path)
    })
}

fn given_up<T>(look: impl FnOnce(&mut HashMap<PathBuf, Arc<AtomicBool>>) -> T) -> T {
    look(&mut GIVEN_UP.lock().unwrap_or_else(PoisonError::into_inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_is_given_up_once_and_tried_again_when_it_has_come_back() {
        let path = Path::new("/nowhere/that hangs");
        let (release, held) = mpsc::channel::<()>();
        let (to_test, came_back) = mpsc::channel();
        let hangs = move || {
            let _ = held.recv();
            let _ = to_test.send(());
        };
        assert_eq!(within(Duration::ZERO, path, hangs), None);
        let has_begun = Arc::new(AtomicBool::new(false));
        let begins = Arc::clone(&has_begun);
        assert_eq!(within(PATIENCE, path, move || begins.store(true, Ordering::SeqCst)), None);
        assert!(!has_begun.load(Ordering::SeqCst), "no second thread hangs for the same file");
        drop(release);
        came_back.recv().unwrap();
        while within(PATIENCE, path, || 1) != Some(1) {
            thread::yield_now();
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_files_are_opened_and_nothing_waits_for_another_end() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        for path in [&pipe, folder.path(), Path::new("/dev/zero"), Path::new("/dev/tty")] {
            assert!(!matches!(open_given(path), Ok(Some(_))), "{}", path.display());
        }
        let file = folder.path().join("file");
        std::fs::write(&file, "x").unwrap();
        assert!(matches!(open_given(&file), Ok(Some(_))));
    }
}
