//! What a pack brings, in memory and within bounds, wherever it comes from.

use std::io::Read;

use softlanding_core::exercise::FILE_MOST_BYTES;

use super::{ENTRIES_MOST, EXERCISES_FOLDER, ImportError, PACK_FILE};

/// So much is read in all.
pub(super) const ALL_MOST_BYTES: usize = 16 * 1024 * 1024;

/// The files of a pack that matter.
#[derive(Debug, Default)]
pub(super) struct Incoming {
    pub description: Vec<u8>,
    pub exercises: Vec<IncomingFile>,
}

#[derive(Debug)]
pub(super) struct IncomingFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What a file is for, by its path in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    Description,
    Exercise,
    /// A picture, a licence, a note: not for us.
    None,
}

impl Use {
    pub fn of(path: &[&str]) -> Self {
        match path {
            [PACK_FILE] => Self::Description,
            [name] | [EXERCISES_FOLDER, name] if is_exercise(name) => Self::Exercise,
            _ => Self::None,
        }
    }
}

fn is_exercise(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("ron"))
}

/// What systems and editors leave behind is not looked at.
pub(super) fn is_left_behind(name: &str) -> bool {
    name.starts_with('.') || name == "__MACOSX"
}

impl Incoming {
    pub fn take(&mut self, what: Use, name: &str, bytes: Vec<u8>) {
        match what {
            Use::Description => self.description = bytes,
            Use::Exercise => self.exercises.push(IncomingFile { name: name.to_owned(), bytes }),
            Use::None => {}
        }
    }
}

/// How much there has been.
#[derive(Debug, Default)]
pub(super) struct Budget {
    entries: usize,
    declared_bytes: u64,
    read_bytes: usize,
}

impl Budget {
    /// One more file or folder, and how large it says it is.
    pub fn declare(&mut self, name: &str, bytes: u64) -> Result<(), ImportError> {
        self.entries += 1;
        if self.entries > ENTRIES_MOST {
            return Err(ImportError::TooMany { most: ENTRIES_MOST });
        }
        if bytes > FILE_MOST_BYTES as u64 {
            return Err(too_large_file(name));
        }
        self.declared_bytes += bytes;
        if self.declared_bytes > ALL_MOST_BYTES as u64 { Err(too_large()) } else { Ok(()) }
    }

    /// Reads it, no further than it may be long, whatever it says of itself.
    pub fn read(
        &mut self,
        name: &str,
        source: impl Read,
        refuse: impl Fn(&std::io::Error) -> ImportError,
    ) -> Result<Vec<u8>, ImportError> {
        let mut bytes = Vec::new();
        source.take(FILE_MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(|error| refuse(&error))?;
        self.read_bytes += bytes.len();
        if bytes.len() > FILE_MOST_BYTES {
            return Err(too_large_file(name));
        }
        if self.read_bytes > ALL_MOST_BYTES { Err(too_large()) } else { Ok(bytes) }
    }
}

fn too_large_file(name: &str) -> ImportError {
    ImportError::FileTooLarge { name: name.to_owned(), most_kib: FILE_MOST_BYTES / 1024 }
}

pub(super) fn too_large() -> ImportError {
    ImportError::TooLarge { most_mib: ALL_MOST_BYTES / (1024 * 1024) }
}
