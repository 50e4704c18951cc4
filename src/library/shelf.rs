//! One folder of exercise files, and what is known of them.
//!
//! A file that was good and is broken now keeps its exercise as it last was, so that a slip in an
//! editor takes nothing away. What is seen to change comes in as paths; this module knows neither
//! watching nor waiting.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use softlanding_core::exercise::Exercise;
use softlanding_core::record::Origin;

use super::file::{PACK_FILE, ReadOutcome, Reading, Stamp, is_missing, read_all};
use super::{Entry, FileError, FileErrorKind, TranslationFile};
use crate::platform::disk::{self, Listed};

/// More files than this in the own folder are not read.
pub(super) const OWN_FILES_MOST: usize = 10_000;

/// What is in a folder.
#[derive(Clone, Debug, Default)]
pub struct ShelfContents {
    /// By title.
    pub entries: Vec<Entry>,
    /// By name.
    pub broken: Vec<FileError>,
}

/// What seems to have changed.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// These files, whether they look different or not,
    pub files: BTreeSet<PathBuf>,
    /// and whatever looks different.
    pub everything: bool,
}

impl Seen {
    pub fn everything() -> Self {
        Self { everything: true, ..Self::default() }
    }

    pub fn is_nothing(&self) -> bool {
        !self.everything && self.files.is_empty()
    }
}

/// What is known of a folder's exercise files.
#[derive(Debug)]
pub(super) struct Shelf {
    origin: Origin,
    /// The folder, and perhaps one in it.
    folders: Vec<PathBuf>,
    most: usize,
    files: BTreeMap<PathBuf, Known>,
    has_more: bool,
    has_links: bool,
}

/// What is known of a file.
#[derive(Debug, Default)]
struct Known {
    stamp: Option<Stamp>,
    /// As it was when it was last good.
    exercise: Option<Arc<Exercise>>,
    /// Where it holds the texts of an exercise in another language.
    translation: Option<Arc<TranslationFile>>,
    fault: Option<FileErrorKind>,
}

impl Shelf {
    /// The person's own folder.
    pub fn own(folder: PathBuf) -> Self {
        Self::new(Origin::Own, vec![folder], OWN_FILES_MOST)
    }

    pub fn new(origin: Origin, folders: Vec<PathBuf>, most: usize) -> Self {
        Self { origin, folders, most, files: BTreeMap::new(), has_more: false, has_links: false }
    }

    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Whether files may change without their folder showing it.
    pub fn has_links(&self) -> bool {
        self.has_links
    }

    /// Whether a file of this path would stand here.
    pub fn holds(&self, path: &Path) -> bool {
        self.is_exercise(path)
            && path.parent().is_some_and(|parent| self.folders.iter().any(|own| own == parent))
    }

    /// In a pack, the description is none.
    fn is_exercise(&self, path: &Path) -> bool {
        let is_description = || {
            matches!(self.origin, Origin::Pack(_)) && path.file_name().is_some_and(|name| name == PACK_FILE)
        };
        is_exercise_file(path) && !is_description()
    }

    /// Reads whatever looks different from before. Says whether anything is.
    ///
    /// # Errors
    /// When a folder is there and cannot be read; all that was known stays.
    pub fn look(&mut self) -> io::Result<bool> {
        let readings = self.read(&Seen::everything(), &|| false)?;
        Ok(self.take(readings))
    }

    /// Reads what changed, without taking it in.
    ///
    /// # Errors
    /// As in [`Self::look`].
    pub fn read(&mut self, seen: &Seen, stop: &(dyn Fn() -> bool + Sync)) -> io::Result<Vec<Reading>> {
        let mut paths: Vec<PathBuf> = seen.files.iter().filter(|path| self.holds(path)).cloned().collect();
        let mut gone = Vec::new();
        let new = paths.iter().filter(|path| !self.files.contains_key(*path)).count();
        // The folder tells which of too many are read.
        if seen.everything || self.has_more || self.files.len() + new > self.most {
            let listed = self.list()?;
            let known = self.files.keys().filter(|path| !listed.contains(*path));
            gone = known.cloned().map(Reading::gone).collect();
            let may_differ = |path: &PathBuf| seen.files.contains(path) || self.looks_different(path);
            paths = listed.into_iter().filter(may_differ).collect();
        }
        let mut readings = read_all(&paths, stop);
        readings.extend(gone);
        Ok(readings)
    }

    /// The exercise files that are there now, as many as are read.
    fn list(&mut self) -> io::Result<BTreeSet<PathBuf>> {
        let mut listed = BTreeSet::new();
        self.has_links = false;
        for folder in &self.folders {
            for (path, is_link) in files_and_links(folder)? {
                if self.is_exercise(&path) {
                    self.has_links |= is_link;
                    listed.insert(path);
                }
            }
        }
        self.has_more = listed.len() > self.most;
        if let Some(first_left_out) = listed.iter().nth(self.most).cloned() {
            drop(listed.split_off(&first_left_out));
        }
        Ok(listed)
    }

    fn looks_different(&self, path: &Path) -> bool {
        let known = self.files.get(path).and_then(|known| known.stamp);
        known.is_none_or(|stamp| Stamp::at(path) != Some(stamp))
    }

    /// Whether something would be lost or newly broken: perhaps an editor is in the middle of saving.
    pub fn is_worse(&self, reading: &Reading) -> bool {
        let known = self.files.get(&reading.path);
        match &reading.outcome {
            ReadOutcome::Good(_) | ReadOutcome::Translation(_) => false,
            ReadOutcome::Faulty(fault) => known.and_then(|known| known.fault.as_ref()) != Some(fault),
            ReadOutcome::Gone => known.is_some(),
        }
    }

    /// Takes in what was read. Says whether anything is different now.
    pub fn take(&mut self, readings: Vec<Reading>) -> bool {
        let mut is_changed = false;
        for Reading { path, stamp, outcome } in readings {
            if matches!(outcome, ReadOutcome::Gone) {
                is_changed |= self.files.remove(&path).is_some();
                continue;
            }
            let known = self.files.entry(path).or_default();
            known.stamp = stamp;
            is_changed |= known.take(outcome);
        }
        is_changed
    }

    /// How it stands.
    pub fn found(&self) -> ShelfContents {
        let mut found = ShelfContents::default();
        if let (true, Some(folder)) = (self.has_more, self.folders.first()) {
            let fault = FileErrorKind::TooMany { most: self.most };
            found.broken.push(FileError { path: folder.clone(), fault });
        }
        let mut paths_by_id: HashMap<&str, &Path> = HashMap::new();
        for (path, known) in &self.files {
            let mut fault = known.fault.clone();
            if let Some(exercise) = &known.exercise {
                let id = exercise.id.as_str();
                if let Some(other) = paths_by_id.get(id) {
                    let same_id = || FileErrorKind::SameId { id: id.to_owned(), other: (*other).to_owned() };
                    fault = fault.or_else(|| Some(same_id()));
                } else {
                    paths_by_id.insert(id, path);
                    let entry = Entry::new(self.origin.clone(), Arc::clone(exercise), Some(path.clone()));
                    found.entries.push(entry);
                }
            }
            found.broken.extend(fault.map(|fault| FileError { path: path.clone(), fault }));
        }
        self.translate(&mut found);
        found.entries.sort_by(|one, other| one.exercise.title.cmp(&other.exercise.title));
        found
    }
}

impl Shelf {
    /// Adds to each exercise what it says in other languages. What fits none is broken, and changes nothing.
    fn translate(&self, found: &mut ShelfContents) {
        for (path, known) in &self.files {
            let Some(file) = &known.translation else { continue };
            let entry = found.entries.iter_mut().find(|entry| entry.key.id == file.id());
            let outcome = match entry {
                Some(entry) => {
                    file.over(&entry.written).map(|said| entry.add_translation(file.language(), said))
                }
                None => Err(FileErrorKind::NoOriginal { id: file.id().to_owned() }),
            };
            if let Err(fault) = outcome {
                found.broken.push(FileError { path: path.clone(), fault });
            }
        }
        found.broken.sort_by(|one, other| one.path.cmp(&other.path));
    }
}

impl Known {
    fn take(&mut self, outcome: ReadOutcome) -> bool {
        match outcome {
            ReadOutcome::Good(exercise) => {
                let is_mended = self.fault.take().is_some();
                // What is the same stays the same for those who hold it.
                let is_new = self.exercise.as_ref() != Some(&exercise);
                if is_new {
                    self.exercise = Some(exercise);
                    self.translation = None;
                }
                is_mended || is_new
            }
            ReadOutcome::Translation(file) => {
                let is_mended = self.fault.take().is_some();
                let is_new = self.translation.as_ref() != Some(&file);
                (self.exercise, self.translation) = (None, Some(file));
                is_mended || is_new
            }
            ReadOutcome::Faulty(fault) => {
                let is_new = self.fault.as_ref() != Some(&fault);
                self.fault = Some(fault);
                is_new
            }
            ReadOutcome::Gone => false,
        }
    }
}

/// Hidden files are what editors leave behind.
fn is_exercise_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
        && path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b"."))
}

/// The exercise files in a folder, by name. A folder that is not there has none.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn exercise_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = files_and_links(folder)?.into_iter().map(|(path, _)| path).collect();
    paths.sort();
    Ok(paths)
}

/// The exercise files in a folder, and whether each is a link.
fn files_and_links(folder: &Path) -> io::Result<Vec<(PathBuf, bool)>> {
    let entries = entries_of(folder)?.into_iter().map(|entry| (entry.path, entry.is_link));
    Ok(entries.filter(|(path, _)| is_exercise_file(path)).collect())
}

/// All that is in a folder. One that is not there is empty.
pub(super) fn entries_of(folder: &Path) -> io::Result<Vec<Listed>> {
    match disk::list(folder) {
        Ok(entries) => Ok(entries),
        Err(error) if is_nothing(folder, &error) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Whether there is no such folder, rather than one that cannot be read. A link that leads nowhere is
/// somebody's disk that is not there.
fn is_nothing(folder: &Path, error: &io::Error) -> bool {
    let is_there = fs::symlink_metadata(folder).is_ok();
    // Where the data folder is a file, the journal says so.
    is_missing(error.kind()) && !is_there || folder.ancestors().skip(1).any(Path::is_file)
}
