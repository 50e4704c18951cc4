//! Importing, by what is in it: a pack, or an exercise for the own folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use softlanding_core::draft::free_id;
use softlanding_core::exercise::{Exercise, ExerciseId};

use super::file::PACK_FILE;
use super::packs::{self, ImportError, ImportedPack};
use super::save::write_new;
use super::{FileErrorKind, Folders, parse, read_source};
use crate::platform::disk;

/// What was imported.
#[derive(Clone, Debug, PartialEq)]
pub enum Imported {
    Pack(ImportedPack),
    /// It stands in the own folder now.
    Exercise {
        title: String,
        file: PathBuf,
    },
}

/// Imports what is at this path. `own_file` says in which file of the own folder an id is used.
///
/// # Errors
/// When it is neither a pack nor an exercise, or one that cannot be used, or when it cannot be written.
pub fn import(
    path: &Path,
    folders: &Folders,
    own_file: impl Fn(&ExerciseId) -> Option<PathBuf>,
) -> Result<Imported, ImportError> {
    let unreadable = |error: io::Error| ImportError::File(FileErrorKind::Unreadable(error.kind()));
    let about = fs::metadata(path).map_err(unreadable)?;
    if about.is_dir() {
        return packs::import(path, &folders.packs).map(Imported::Pack);
    }
    if !about.is_file() {
        return Err(ImportError::Unknown);
    }
    if packs::is_archive(path).map_err(unreadable)? {
        return packs::import(path, &folders.packs).map(Imported::Pack);
    }
    if let (true, Some(pack)) = (path.file_name().is_some_and(|name| name == PACK_FILE), path.parent()) {
        return packs::import(pack, &folders.packs).map(Imported::Pack);
    }
    import_exercise(path, &folders.own, own_file)
}

fn import_exercise(
    path: &Path,
    own: &Path,
    own_file: impl Fn(&ExerciseId) -> Option<PathBuf>,
) -> Result<Imported, ImportError> {
    let source = read_source(path).map_err(ImportError::File)?;
    let exercise = parse(&source).map_err(|fault| {
        let is_meant = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"));
        if is_meant { ImportError::File(fault) } else { ImportError::Unknown }
    })?;
    if let Some(other) = own_file(&exercise.id) {
        let id = exercise.id.as_str().to_owned();
        return Err(ImportError::File(FileErrorKind::SameId { id, other }));
    }
    let file = put(own, &exercise, &source).map_err(|error| ImportError::of_writing(&error, own))?;
    Ok(Imported::Exercise { title: exercise.title, file })
}

/// Written as it came, under a name that is free.
fn put(own: &Path, exercise: &Exercise, source: &[u8]) -> io::Result<PathBuf> {
    disk::create_private_folder(own)?;
    let file_of = |name: &str| own.join(format!("{name}.ron"));
    let name = free_id(&exercise.id, |name| fs::symlink_metadata(file_of(name)).is_ok());
    let file = file_of(name.as_str());
    write_new(&file, source)?;
    Ok(file)
}
