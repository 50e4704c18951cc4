//! Bringing a pack into its folder: whole or not at all.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use softlanding_core::exercise::{self, Exercise, Pack};
use tempfile::TempDir;

use super::incoming::{Incoming, IncomingFile};
use super::{EXERCISES_FOLDER, ImportError, PACK_FILE, archive, folder};
use crate::library::{FileError, FileErrorKind, TranslationFile, file};
use crate::platform::disk;

/// Folders of this name are made while something comes in, and taken away at the end.
pub(super) const COMING: &str = ".coming-";
/// In such a folder: what comes. No pack can have this name.
pub(super) const NEW: &str = ".new";

/// A pack that was imported.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedPack {
    pub description: Pack,
    /// How many exercises of it can be used.
    pub exercises: usize,
    /// Those that cannot; they were left out.
    pub broken: Vec<FileError>,
}

impl ImportedPack {
    /// Its name on the screen.
    #[must_use]
    pub fn title(&self) -> &str {
        self.description.title.as_deref().unwrap_or(&self.description.name)
    }
}

/// An exercise that can be used, and its file as it was written.
struct Good {
    exercise: Exercise,
    source: Vec<u8>,
    /// What it says in other languages.
    translations: Vec<TranslationFile>,
}

/// Whether this file is a zip.
///
/// # Errors
/// When it cannot be read.
pub fn is_archive(path: &Path) -> io::Result<bool> {
    disk::open_given(path)?.map_or(Ok(false), |mut file| archive::begins(&mut file))
}

/// Copies the pack at this path, a folder or a zip, among those in `packs`. One of the same name that
/// is there already stays until this one is whole.
///
/// # Errors
/// When it is no pack, could do harm, has nothing in it that can be used, or cannot be written.
pub fn import(path: &Path, packs: &Path) -> Result<ImportedPack, ImportError> {
    let is_folder = fs::metadata(path).map_err(|error| ImportError::of_reading(&error))?.is_dir();
    let incoming = if is_folder { folder::read(path)? } else { archive::read(path)? };
    let description = exercise::parse_pack(&incoming.description)
        .map_err(|problem| ImportError::Description(FileErrorKind::Format(Box::new(problem))))?;
    let Incoming { description: source, exercises } = incoming;
    let (good, broken) = sort_out(path, exercises);
    if good.is_empty() {
        return Err(ImportError::NothingGood { first: broken.into_iter().next().map(Box::new) });
    }
    put(packs, &description.name, &source, &good).map_err(|error| ImportError::of_writing(&error, packs))?;
    Ok(ImportedPack { description, exercises: good.len(), broken })
}

/// What can be used, and what cannot. Of several with the same id the first by name is used.
fn sort_out(pack: &Path, files: Vec<IncomingFile>) -> (Vec<Good>, Vec<FileError>) {
    let mut good: Vec<Good> = Vec::new();
    let mut broken = Vec::new();
    let mut paths_by_id: HashMap<String, PathBuf> = HashMap::new();
    let (translations, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| exercise::is_translation(&file.bytes));
    for IncomingFile { name, bytes } in files {
        let path = pack.join(name);
        match file::parse(&bytes) {
            Ok(exercise) => {
                let id = exercise.id.as_str().to_owned();
                if let Some(other) = paths_by_id.get(&id).cloned() {
                    broken.push(FileError { path, fault: FileErrorKind::SameId { id, other } });
                } else {
                    paths_by_id.insert(id, path);
                    good.push(Good { exercise, source: bytes, translations: Vec::new() });
                }
            }
            Err(fault) => broken.push(FileError { path, fault }),
        }
    }
    for IncomingFile { name, bytes } in translations {
        if let Err(fault) = translate(&mut good, bytes) {
            broken.push(FileError { path: pack.join(name), fault });
        }
    }
    (good, broken)
}

/// Puts the texts in another language beside their exercise, where they fit it.
fn translate(good: &mut [Good], source: Vec<u8>) -> Result<(), FileErrorKind> {
    let file = TranslationFile::parse(source)?;
    let original = good.iter_mut().find(|good| good.exercise.id.as_str() == file.id());
    let original = original.ok_or_else(|| FileErrorKind::NoOriginal { id: file.id().to_owned() })?;
    file.over(&original.exercise)?;
    if original.translations.iter().all(|known| known.language() != file.language()) {
        original.translations.push(file);
    }
    Ok(())
}

/// Writes it beside its place and moves it there when it is whole.
fn put(packs: &Path, name: &str, description: &[u8], good: &[Good]) -> io::Result<()> {
    disk::create_private_folder(packs)?;
    let (coming, _claim) = claimed_folder(packs)?;
    let new = coming.path().join(NEW);
    let exercises = new.join(EXERCISES_FOLDER);
    disk::create_private_folder(&exercises)?;
    write(&new.join(PACK_FILE), description)?;
    for Good { exercise, source, translations } in good {
        // By their ids, which are plain, and not by the names that came.
        write(&exercises.join(format!("{}.ron", exercise.id)), source)?;
        for file in translations {
            let name = format!("{}.{}.ron", exercise.id, file.language());
            write(&exercises.join(name), file.source())?;
        }
    }
    disk::sync_folder(&exercises);
    disk::sync_folder(&new);
    take_place(&coming, packs, name)?;
    disk::sync_folder(packs);
    Ok(())
}

/// A folder for what comes, which nobody else takes for left behind.
fn claimed_folder(packs: &Path) -> io::Result<(TempDir, Option<File>)> {
    loop {
        let coming = tempfile::Builder::new().prefix(COMING).tempdir_in(packs)?;
        match disk::claim(coming.path()) {
            Ok(Some(claim)) => return Ok((coming, Some(claim))),
            // Another start swept it away just before.
            Ok(None) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            // Where there are no locks nobody sweeps either.
            Err(_) => return Ok((coming, None)),
        }
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = disk::private_file().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// What was there before goes into the folder that is taken away at the end.
fn take_place(coming: &TempDir, packs: &Path, name: &str) -> io::Result<()> {
    let (place, before) = (packs.join(name), coming.path().join(name));
    let was_there = fs::symlink_metadata(&place).is_ok();
    if was_there {
        fs::rename(&place, &before)?;
    }
    let outcome = fs::rename(coming.path().join(NEW), &place);
    if was_there && outcome.is_err() {
        fs::rename(&before, &place)?;
    }
    outcome
}
