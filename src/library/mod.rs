//! All exercises there are: those that came with the program, those in the person's own folder, and
//! those in packs.
//!
//! A [`Library`] is how it stands at one moment. It is made on a thread, because folders may be on
//! disks that sleep, and looked at in every frame, so finding takes no longer in a long one. One broken
//! file never hides the others: it becomes a [`FileError`] with its place.

mod error;
mod file;
mod import;
mod librarian;
mod own_error;
mod packs;
mod save;
mod shelf;
mod shelves;
mod translated;
mod watch;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_embed::RustEmbed;
use softlanding_core::exercise::{self, Exercise, ExerciseId};
use softlanding_core::record::{ExerciseKey, Origin};

pub use error::{FileError, FileErrorKind};
pub use file::PACK_FILE;
pub use file::{parse, read, read_from, read_source};
pub use import::{Imported, import};
pub use librarian::{Librarian, LibraryEvent};
pub use own_error::OwnError;
pub use packs::{ImportError, ImportedPack, PackInfo};
pub use save::{OwnEvent, OwnStore, SaveNote, SaveRequest, Saved};
pub use shelf::{ShelfContents, exercise_files};
pub use shelves::Folders;
pub use translated::TranslationFile;

use crate::platform::disk;
use shelf::{Seen, Shelf};
use shelves::Shelves;

#[derive(RustEmbed)]
#[folder = "exercises/"]
struct Shipped;

/// The exercise that Begin on the first screen starts.
pub const DEFAULT_ID: &str = "look-then-breathe";
/// The smallest there is: where Gentler leads when an exercise names nothing.
pub const SMALLEST_ID: &str = "just-company";

/// An exercise and where it comes from.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: ExerciseKey,
    /// As it is shown, in the language that is spoken.
    pub exercise: Arc<Exercise>,
    /// As its author wrote it.
    pub written: Arc<Exercise>,
    /// By their tags; of those that came with the program they are read when they are needed.
    translations: Vec<(String, Arc<Exercise>)>,
    /// The file it was read from, where it did not come with the program.
    pub file: Option<PathBuf>,
}

/// All exercises, in the order of the screens.
#[derive(Clone, Debug, Default)]
pub struct Library {
    entries: Vec<Entry>,
    /// Where the entries stand, by id; of the same id as [`rank`] has it.
    by_id: Vec<usize>,
    broken: Vec<FileError>,
    packs: Vec<PackInfo>,
    unread: Vec<PathBuf>,
}

impl Library {
    /// The exercises that came with the program, in the order of `exercises/order.ron`. A test proves
    /// that every one of them is there and follows the format.
    #[must_use]
    pub fn shipped() -> Self {
        let entries = order()
            .iter()
            .filter_map(|id| Shipped::get(&format!("{id}.ron")))
            .filter_map(|file| exercise::parse(&file.data).ok())
            .map(|exercise| Entry::new(Origin::Shipped, Arc::new(exercise), None))
            .collect();
        let mut library = Self { entries, ..Self::default() };
        library.index();
        library
    }

    /// Everything that a person has, read now.
    #[must_use]
    pub fn read(folders: Folders) -> Self {
        let mut shelves = Shelves::new(folders);
        let readings = shelves.read(&Seen::everything(), &|| false);
        shelves.take(readings);
        shelves.library()
    }

    /// Replaces what came from the own folder.
    pub fn set_own(&mut self, own: ShelfContents) {
        self.entries.retain(|entry| entry.key.origin != Origin::Own);
        self.broken.clear();
        self.add(own);
        self.index();
    }

    /// Puts in what was found; it can be sought after [`Self::index`].
    fn add(&mut self, found: ShelfContents) {
        self.entries.extend(found.entries);
        self.broken.extend(found.broken);
    }

    /// Puts one exercise of the own folder in its place, instead of the one with its id.
    pub fn put_own(&mut self, exercise: Exercise, file: Option<PathBuf>) {
        let entry = Entry::new(Origin::Own, Arc::new(exercise), file);
        self.entries.retain(|other| other.key != entry.key);
        let is_before =
            |other: &Entry| other.key.origin != Origin::Own || other.exercise.title <= entry.exercise.title;
        let place = self.entries.iter().position(|other| !is_before(other)).unwrap_or(self.entries.len());
        self.entries.insert(place, entry);
        self.index();
    }

    /// Takes an exercise out.
    pub fn remove(&mut self, key: &ExerciseKey) -> Option<Entry> {
        let place = self.entries.iter().position(|entry| entry.key == *key)?;
        let entry = self.entries.remove(place);
        self.index();
        Some(entry)
    }

    /// Reads the person's own folder. A folder that is missing is an empty one.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn read_own(folder: &Path) -> std::io::Result<ShelfContents> {
        let mut shelf = Shelf::own(folder.to_owned());
        shelf.look()?;
        Ok(shelf.found())
    }

    fn index(&mut self) {
        let entries = &self.entries;
        let place = |index: &usize| entries.get(*index).map(|entry| (&entry.key.id, rank(entry)));
        let mut by_id: Vec<usize> = (0..entries.len()).collect();
        by_id.sort_by(|one, other| place(one).cmp(&place(other)));
        self.by_id = by_id;
    }

    /// All entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Files that could not be used. Of some there is still an entry, as they were before.
    #[must_use]
    pub fn broken(&self) -> &[FileError] {
        &self.broken
    }

    /// The packs that were imported, by name.
    #[must_use]
    pub fn packs(&self) -> &[PackInfo] {
        &self.packs
    }

    /// Folders that are there and could not be read. What was known of them stays.
    #[must_use]
    pub fn unread(&self) -> &[PathBuf] {
        &self.unread
    }

    /// The exercise with this identity.
    #[must_use]
    pub fn find(&self, key: &ExerciseKey) -> Option<&Entry> {
        self.find_from(&key.origin, &key.id)
    }

    /// The exercise with this id: the person's own before the one that was shipped, and that before
    /// one from a pack.
    #[must_use]
    pub fn find_id(&self, id: &str) -> Option<&Entry> {
        self.find_id_where(id, |_| true)
    }

    /// The same among those that `may_be`: where the person's own may not, the one that was shipped.
    #[must_use]
    pub fn find_id_where(&self, id: &str, may_be: impl Fn(&Exercise) -> bool) -> Option<&Entry> {
        self.with_id(id).find(|entry| may_be(&entry.exercise))
    }

    fn find_from(&self, origin: &Origin, id: &str) -> Option<&Entry> {
        self.with_id(id).find(|entry| entry.key.origin == *origin)
    }

    fn with_id<'a, 'id>(&'a self, id: &'id str) -> impl Iterator<Item = &'a Entry> + use<'a, 'id> {
        let at = |index: &usize| self.entries.get(*index);
        let start = self.by_id.partition_point(|index| at(index).is_some_and(|entry| *entry.key.id < *id));
        let from_there = self.by_id.get(start..).unwrap_or_default().iter().filter_map(at);
        from_there.take_while(move |entry| entry.key.id == id)
    }

    /// The file of the own folder in which this id is used.
    #[must_use]
    pub fn own_file(&self, id: &ExerciseId) -> Option<&Path> {
        self.find_from(&Origin::Own, id.as_str())?.file.as_deref()
    }

    /// The id that is spelt most like this one.
    #[must_use]
    pub fn nearest_id(&self, id: &str) -> Option<&str> {
        let ids = self.entries.iter().map(|entry| entry.key.id.as_str());
        let alike = |known: &&str| strsim::jaro_winkler(known, id);
        ids.filter(|known| alike(known) > 0.75).max_by(|one, other| alike(one).total_cmp(&alike(other)))
    }

    /// What Begin on the first screen starts.
    #[must_use]
    pub fn default_entry(&self) -> Option<&Entry> {
        self.find_from(&Origin::Shipped, DEFAULT_ID).or(self.entries.first())
    }

    /// Where Gentler goes on from an exercise of this origin: the one it names, sought first where
    /// it comes from itself, or the smallest there is.
    #[must_use]
    pub fn gentler(&self, origin: &Origin, named: Option<&ExerciseId>) -> Option<&Entry> {
        let named = named.map(ExerciseId::as_str);
        named
            .and_then(|id| self.find_from(origin, id).or_else(|| self.find_id(id)))
            .or_else(|| self.find_from(&Origin::Shipped, SMALLEST_ID))
    }
}

impl Entry {
    fn new(origin: Origin, exercise: Arc<Exercise>, file: Option<PathBuf>) -> Self {
        let key = ExerciseKey { origin, id: exercise.id.as_str().to_owned() };
        Self { file, ..Self::of(key, exercise) }
    }

    /// An exercise without a file, in the language that it is written in.
    #[must_use]
    pub fn of(key: ExerciseKey, exercise: Arc<Exercise>) -> Self {
        Self { key, written: Arc::clone(&exercise), exercise, translations: Vec::new(), file: None }
    }
}

/// Clears up in these folders what programs that were killed left behind.
pub fn sweep(folders: &Folders) {
    disk::sweep(&folders.own);
    packs::sweep(&folders.packs);
}

/// What comes first of several with the same id.
fn rank(entry: &Entry) -> u8 {
    match entry.key.origin {
        Origin::Own => 0,
        Origin::Shipped => 1,
        Origin::Pack(_) => 2,
    }
}

/// The ids of the shipped exercises, as they stand on the screen and are offered.
fn order() -> Vec<String> {
    let file = Shipped::get("order.ron").map(|file| file.data.into_owned()).unwrap_or_default();
    ron::de::from_bytes(&file).unwrap_or_default()
}

#[cfg(test)]
mod tests;
