//! All exercises there are: those that came with the program, and those in the person's own folder.
//!
//! One broken file never hides the others: it becomes a [`Broken`] with its place. Reading the own
//! folder touches the disk, so it happens on a thread; see [`Library::read_own`].

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rust_embed::RustEmbed;
use softlanding_core::exercise::{self, Exercise, ExerciseId, Problem};
use softlanding_core::record::{ExerciseKey, Origin};

#[derive(RustEmbed)]
#[folder = "exercises/"]
struct Shipped;

/// The exercise that Begin on the first screen starts.
pub const DEFAULT_ID: &str = "look-then-breathe";
/// The smallest there is: where Gentler leads when an exercise names nothing.
pub const SMALLEST_ID: &str = "just-company";
/// More files than this in the own folder are not read.
const OWN_FILES_MOST: usize = 10_000;
/// One byte more than the format allows, so that the parser sees that it is too large.
const READ_BYTES_MOST: u64 = 256 * 1024 + 1;

/// An exercise and where it comes from.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: ExerciseKey,
    pub exercise: Arc<Exercise>,
}

/// A file that could not be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    pub path: PathBuf,
    pub fault: Fault,
}

/// Why a file could not be used.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It could not be read at all.
    Unreadable(std::io::ErrorKind),
    /// It is not a file.
    NotAFile,
    /// It does not follow the format.
    Format(Box<Problem>),
    /// Another file in the folder has the same id.
    SameId { id: String, other: PathBuf },
    /// The folder has more files than are read; those that come last by name were left out.
    TooMany { most: usize },
}

/// What is in the own folder.
#[derive(Clone, Debug, Default)]
pub struct Own {
    pub entries: Vec<Entry>,
    pub broken: Vec<Broken>,
}

/// All exercises, in the order of the screens.
#[derive(Clone, Debug)]
pub struct Library {
    entries: Vec<Entry>,
    broken: Vec<Broken>,
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
            .map(|exercise| entry(Origin::Shipped, exercise))
            .collect();
        Self { entries, broken: Vec::new() }
    }

    /// Replaces what came from the own folder.
    pub fn set_own(&mut self, own: Own) {
        self.entries.retain(|entry| entry.key.origin != Origin::Own);
        self.entries.extend(own.entries);
        self.broken = own.broken;
    }

    /// Reads the person's own folder. A folder that is missing is an empty one.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn read_own(folder: &Path) -> std::io::Result<Own> {
        let mut own = Own::default();
        let mut paths = exercise_files(folder)?;
        if paths.len() > OWN_FILES_MOST {
            paths.truncate(OWN_FILES_MOST);
            let fault = Fault::TooMany { most: OWN_FILES_MOST };
            own.broken.push(Broken { path: folder.to_owned(), fault });
        }
        let mut paths_by_id: HashMap<String, PathBuf> = HashMap::new();
        for path in paths {
            let outcome = read(&path).and_then(|exercise| {
                let id = exercise.id.as_str().to_owned();
                match paths_by_id.get(&id) {
                    Some(other) => Err(Fault::SameId { id, other: other.clone() }),
                    None => Ok((id, exercise)),
                }
            });
            match outcome {
                Ok((id, exercise)) => {
                    paths_by_id.insert(id, path);
                    own.entries.push(entry(Origin::Own, exercise));
                }
                Err(fault) => own.broken.push(Broken { path, fault }),
            }
        }
        own.entries.sort_by(|one, other| one.exercise.title.cmp(&other.exercise.title));
        Ok(own)
    }

    /// All entries.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Files of the own folder that could not be used.
    #[must_use]
    pub fn broken(&self) -> &[Broken] {
        &self.broken
    }

    /// The exercise with this identity.
    #[must_use]
    pub fn find(&self, key: &ExerciseKey) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == *key)
    }

    /// The exercise with this id: the person's own before the one that was shipped.
    #[must_use]
    pub fn find_id(&self, id: &str) -> Option<&Entry> {
        self.find_from(&Origin::Own, id).or_else(|| self.entries.iter().find(|entry| entry.key.id == id))
    }

    fn find_from(&self, origin: &Origin, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.origin == *origin && entry.key.id == id)
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

/// The ids of the shipped exercises, as they stand on the screen and are offered.
fn order() -> Vec<String> {
    let file = Shipped::get("order.ron").map(|file| file.data.into_owned()).unwrap_or_default();
    ron::de::from_bytes(&file).unwrap_or_default()
}

fn entry(origin: Origin, exercise: Exercise) -> Entry {
    let key = ExerciseKey { origin, id: exercise.id.as_str().to_owned() };
    Entry { key, exercise: Arc::new(exercise) }
}

/// The `.ron` files in a folder, by name. Hidden ones are what editors leave behind.
///
/// # Errors
/// When the folder is there and cannot be read.
pub fn exercise_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        // Where the data folder is a file, the journal says so.
        Err(_) if folder.ancestors().skip(1).any(Path::is_file) => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron")))
        .filter(|path| path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b".")))
        .collect();
    paths.sort();
    Ok(paths)
}

/// Reads and parses one file, whatever it is.
///
/// # Errors
/// When it is no file, cannot be read or does not follow the format.
pub fn read(path: &Path) -> Result<Exercise, Fault> {
    parse(&read_source(path)?)
}

/// Reads one file, whatever it is, no further than the parser needs to refuse it.
///
/// # Errors
/// When it is no file or cannot be read.
pub fn read_source(path: &Path) -> Result<Vec<u8>, Fault> {
    // Opening a pipe would wait for a writer for ever, so look before.
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(Fault::NotAFile);
    }
    read_all(File::open(path).map_err(unreadable)?)
}

/// Reads what comes in, no further than the parser needs to refuse it.
///
/// # Errors
/// When it cannot be read.
pub fn read_all(from: impl Read) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    from.take(READ_BYTES_MOST).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Parses what was read.
///
/// # Errors
/// When it does not follow the format.
pub fn parse(source: &[u8]) -> Result<Exercise, Fault> {
    exercise::parse(source).map_err(|problem| Fault::Format(Box::new(problem)))
}

fn unreadable(error: std::io::Error) -> Fault {
    Fault::Unreadable(error.kind())
}

#[cfg(test)]
mod tests;
