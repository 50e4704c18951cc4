//! One exercise file: what it says now, and how to see later whether it changed.

use std::fs::{self, Metadata};
use std::io::{self, Read as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use softlanding_core::exercise::{self, Exercise, FILE_MOST_BYTES};

use super::{FileErrorKind, TranslationFile};
use crate::platform::disk;

/// What describes a pack stands in this file, which is no exercise.
pub const PACK_FILE: &str = "pack.ron";
/// The clocks of some disks tick this seldom: a file may change once more without looking younger.
const CLOCK_TICK: Duration = Duration::from_secs(2);
/// Fewer files than this are not worth another thread.
const FILES_PER_THREAD: usize = 64;

/// What a file looks like from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    bytes: u64,
    modified: SystemTime,
    /// A file that takes the place of another is another file.
    number: u64,
}

/// A file as it was read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub path: PathBuf,
    /// From before it was read. `None` when it may change without looking different.
    pub stamp: Option<Stamp>,
    pub outcome: ReadOutcome,
}

#[derive(Clone, Debug)]
pub(super) enum ReadOutcome {
    Good(Arc<Exercise>),
    /// Its texts in another language.
    Translation(Arc<TranslationFile>),
    Faulty(FileErrorKind),
    /// There is no such file.
    Gone,
}

impl Stamp {
    /// Of what is at this path. `None` when that is so young that its next change may not show, or cannot be
    /// looked at.
    pub fn at(path: &Path) -> Option<Self> {
        Self::of(&followed(path, |path| fs::metadata(path)).and_then(Result::ok)?)
    }

    fn of(metadata: &Metadata) -> Option<Self> {
        let modified = metadata.modified().ok()?;
        let is_young = SystemTime::now().duration_since(modified).is_ok_and(|age| age < CLOCK_TICK);
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(metadata);
        #[cfg(not(unix))]
        let number = 0;
        (!is_young).then_some(Self { bytes: metadata.len(), modified, number })
    }
}

/// Reads and parses one file, whatever it is.
///
/// # Errors
/// When it is no file, cannot be read or does not follow the format.
pub fn read(path: &Path) -> Result<Exercise, FileErrorKind> {
    parse(&read_source(path)?)
}

/// Parses what was read.
///
/// # Errors
/// When it does not follow the format.
pub fn parse(source: &[u8]) -> Result<Exercise, FileErrorKind> {
    exercise::parse(source).map_err(|problem| FileErrorKind::Format(Box::new(problem)))
}

/// An exercise, or its texts in another language.
fn parse_any(source: Vec<u8>) -> Result<ReadOutcome, FileErrorKind> {
    if exercise::is_translation(&source) {
        return TranslationFile::parse(source).map(|file| ReadOutcome::Translation(Arc::new(file)));
    }
    parse(&source).map(|exercise| ReadOutcome::Good(Arc::new(exercise)))
}

/// Reads one file, whatever it is, no further than the parser needs to refuse it.
///
/// # Errors
/// When it is no file or cannot be read, or a link to a disk that does not answer.
pub fn read_source(path: &Path) -> Result<Vec<u8>, FileErrorKind> {
    let gave_up = || Err(FileErrorKind::Unreadable(io::ErrorKind::TimedOut));
    followed(path, read_now).unwrap_or_else(gave_up)
}

fn read_now(path: &Path) -> Result<Vec<u8>, FileErrorKind> {
    let file = disk::open_given(path).map_err(|error| unreadable(&error))?;
    file.map_or(Err(FileErrorKind::NotAFile), read_from)
}

/// What a link leads to may be on a disk that never answers. `None` when it was given up.
fn followed<T: Send + 'static>(path: &Path, look: fn(&Path) -> T) -> Option<T> {
    if !path.is_symlink() {
        return Some(look(path));
    }
    let to_look = path.to_owned();
    disk::within(disk::PATIENCE, path, move || look(&to_look))
}

/// Reads what comes in, no further than the parser needs to refuse it.
///
/// # Errors
/// When it cannot be read.
pub fn read_from(source: impl io::Read) -> Result<Vec<u8>, FileErrorKind> {
    let mut bytes = Vec::new();
    source.take(FILE_MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    Ok(bytes)
}

fn unreadable(error: &io::Error) -> FileErrorKind {
    FileErrorKind::Unreadable(error.kind())
}

impl Reading {
    fn of(path: &Path) -> Self {
        // Looked at before it is read, so that what changes meanwhile looks different later.
        let stamp = Stamp::at(path);
        let outcome = match read_source(path).and_then(parse_any) {
            Ok(outcome) => outcome,
            // A link that leads nowhere is there.
            Err(FileErrorKind::Unreadable(kind))
                if is_missing(kind) && fs::symlink_metadata(path).is_err() =>
            {
                ReadOutcome::Gone
            }
            Err(fault) => ReadOutcome::Faulty(fault),
        };
        Self { path: path.to_owned(), stamp, outcome }
    }

    pub fn gone(path: PathBuf) -> Self {
        Self { path, stamp: None, outcome: ReadOutcome::Gone }
    }
}

pub(super) fn is_missing(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Reads these files on as many threads as there are cores. Those left when `stop` says so are left out.
pub(super) fn read_all(paths: &[PathBuf], stop: &(dyn Fn() -> bool + Sync)) -> Vec<Reading> {
    let read_some = |paths: &[PathBuf]| -> Vec<Reading> {
        paths.iter().take_while(|_| !stop()).map(|path| Reading::of(path)).collect()
    };
    let read_some = &read_some;
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(paths.len() / FILES_PER_THREAD).max(1);
    let mut shares = paths.chunks(paths.len().div_ceil(threads).max(1));
    let first = shares.next().unwrap_or_default();
    thread::scope(|scope| {
        let start = |share| thread::Builder::new().spawn_scoped(scope, move || read_some(share));
        let others: Vec<_> = shares.map(|share| (share, start(share))).collect();
        let mut readings = read_some(first);
        for (share, thread) in others {
            // Where no further thread can be had, this one does it.
            let read = thread.map_or_else(|_| read_some(share), |thread| thread.join().unwrap_or_default());
            readings.extend(read);
        }
        readings
    })
}
