//! A pack that comes as a zip. Nothing of it is ever unpacked under a name of its own.

use std::fs::File;
use std::io::{self, Cursor, Read as _};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::incoming::{ALL_MOST_BYTES, Budget, Incoming, Use, is_left_behind, too_large};
use super::{ENTRIES_MOST, ImportError, PACK_FILE};
use crate::platform::disk;

/// How a zip begins, one without anything in it too.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
/// Before each entry of its list of contents.
const ENTRY: &[u8] = b"PK\x01\x02";
/// What is stored and not packed takes a little more room than it is long.
const ARCHIVE_MOST_BYTES: usize = ALL_MOST_BYTES + 1024 * 1024;

const KIND: u32 = 0o170_000;
const IS_FILE: u32 = 0o100_000;
const IS_FOLDER: u32 = 0o040_000;
const IS_LINK: u32 = 0o120_000;

/// Whether it begins as a zip does.
pub(super) fn begins(file: &mut File) -> std::io::Result<bool> {
    let mut beginning = Vec::new();
    file.take(4).read_to_end(&mut beginning)?;
    Ok(BEGINNINGS.contains(&beginning.as_slice()))
}

type Archive = ZipArchive<Cursor<Vec<u8>>>;

/// An entry that is a file, by its path.
struct Item {
    index: usize,
    path: Vec<String>,
}

/// Reads the pack in this zip.
pub(super) fn read(path: &Path) -> Result<Incoming, ImportError> {
    let mut bytes = Vec::new();
    disk::open_given(path)
        .and_then(|file| file.ok_or_else(|| io::ErrorKind::InvalidInput.into()))
        .and_then(|file| file.take(ARCHIVE_MOST_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| ImportError::of_reading(&error))?;
    if bytes.len() > ARCHIVE_MOST_BYTES {
        return Err(too_large());
    }
    // Counted before they are listed, as a list of a million takes room.
    if bytes.windows(ENTRY.len()).filter(|window| *window == ENTRY).count() > ENTRIES_MOST {
        return Err(ImportError::TooMany { most: ENTRIES_MOST });
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let mut budget = Budget::default();
    let items = list(&archive, &mut budget)?;
    let pack = pack_folder(&items)?;
    let mut incoming = Incoming::default();
    for item in &items {
        let inside: Vec<&str> = item.path.iter().skip(pack.len()).map(String::as_str).collect();
        let what = if item.path.starts_with(pack) { Use::of(&inside) } else { Use::None };
        if let (Some(name), true) = (inside.last(), what != Use::None) {
            let bytes = unpack(&mut archive, item.index, name, &mut budget)?;
            incoming.take(what, name, bytes);
        }
    }
    Ok(incoming)
}

fn unpack(
    archive: &mut Archive,
    index: usize,
    name: &str,
    budget: &mut Budget,
) -> Result<Vec<u8>, ImportError> {
    let file = archive.by_index(index).map_err(|error| refusal(&error))?;
    budget.read(name, file, |_| ImportError::Damaged)
}

/// All files that are not left behind; refused when anything at all would lead elsewhere.
fn list(archive: &Archive, budget: &mut Budget) -> Result<Vec<Item>, ImportError> {
    let mut items = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(|error| refusal(&error))?;
        let name = entry.name().map_err(|error| refusal(&error))?.into_owned();
        let path = path_of(&name)?;
        budget.declare(&name, entry.size())?;
        match entry.unix_mode().map_or(0, |mode| mode & KIND) {
            IS_LINK => return Err(ImportError::Link { name }),
            0 | IS_FILE | IS_FOLDER => {}
            _ => return Err(ImportError::Special { name }),
        }
        if entry.encrypted() {
            return Err(ImportError::Locked);
        }
        if !entry.is_dir() && !path.iter().any(|part| is_left_behind(part)) {
            items.push(Item { index, path });
        }
    }
    Ok(items)
}

/// The parts of a path that stays inside.
fn path_of(name: &str) -> Result<Vec<String>, ImportError> {
    let parts: Vec<&str> = name.trim_end_matches('/').split('/').collect();
    let is_drive = |part: &str| part.as_bytes().get(1) == Some(&b':');
    let is_outside = name.contains(['\\', '\0'])
        || parts.first().is_some_and(|part| is_drive(part))
        || parts.iter().any(|part| matches!(*part, "" | "." | ".."));
    if is_outside {
        return Err(ImportError::Outside { name: name.to_owned() });
    }
    Ok(parts.into_iter().map(str::to_owned).collect())
}

/// The folder in the zip that is the pack: the whole, or the one that has a description.
fn pack_folder(items: &[Item]) -> Result<&[String], ImportError> {
    let mut folders = Vec::new();
    for item in items {
        match item.path.as_slice() {
            [file] if file == PACK_FILE => return Ok(&[]),
            [folder @ .., file] if file == PACK_FILE && folder.len() == 1 => {
                folders.push(folder);
            }
            _ => {}
        }
    }
    match folders.as_slice() {
        [one] => Ok(one),
        [] => Err(ImportError::NoDescription),
        _ => Err(ImportError::SeveralPacks),
    }
}

fn refusal(error: &ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ImportError::Locked
        }
        _ => ImportError::Damaged,
    }
}
