//! Writing and deleting the person's own exercises, on a thread of its own: never in a frame.
//!
//! Everything asked for is answered by an [`OwnEvent`]. A file is changed in place where that keeps all
//! that a person wrote into it; otherwise it is left alone and a new one is written beside it. What
//! changed on the disk since it was read is never overwritten. Knows no screens.

use std::collections::HashSet;
use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use softlanding_core::draft::free_id;
use softlanding_core::exercise::{self, Exercise};
use softlanding_core::record::ExerciseKey;

use super::file::read_source;
use super::own_error::OwnError;
use crate::platform::disk::{self, NewFile};
use crate::platform::worker::{Emitter, Requests, Worker};

/// An exercise to write.
#[derive(Clone, Debug)]
pub struct SaveRequest {
    /// Where it is being made; comes back with the answer.
    pub from: ExerciseKey,
    pub exercise: Exercise,
    /// As it stands in its file, as far as this window knows; `None` for one without a file.
    pub kept: Option<Exercise>,
    /// The file it was read from. Without one it is sought under the name that new ones get.
    pub file: Option<PathBuf>,
    /// The ids that others have.
    pub taken: HashSet<String>,
}

/// An exercise that was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    pub from: ExerciseKey,
    /// As it is in the file.
    pub exercise: Exercise,
    pub file: PathBuf,
    pub note: Option<SaveNote>,
}

/// What should be known about where it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveNote {
    /// Its file was left as it is, and this is a new one.
    LeftAlone { file: PathBuf },
    /// Its file was gone and was written anew.
    WasGone,
}

/// What came of what was asked. Drained with [`OwnStore::events`].
#[derive(Clone, Debug, PartialEq)]
pub enum OwnEvent {
    Saved(Box<Saved>),
    NotSaved { from: ExerciseKey, trouble: OwnError },
    NotDeleted { trouble: OwnError },
    Restored,
    NotRestored { trouble: OwnError },
}

enum Request {
    Save(Box<SaveRequest>),
    Delete(PathBuf),
    Restore,
    Forget,
}

/// A handle to the thread that writes. Every method returns at once.
#[derive(Debug)]
pub struct OwnStore {
    worker: Worker<Request, OwnEvent>,
}

impl OwnStore {
    /// Writes into this folder, which is made when something is first saved. `wake` is called from the
    /// thread after each event.
    pub fn open(folder: PathBuf, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let work = move |requests: Requests<Request>, emitter: Emitter<OwnEvent>| {
            let mut writer = Writer { folder, deleted: None };
            while let Some(request) = requests.recv() {
                writer.carry_out(request).into_iter().for_each(|event| emitter.emit(event));
            }
            true
        };
        // Without a thread what is asked for is never answered, and nothing is taken for saved.
        Self { worker: Worker::spawn("own exercises", wake, work, |_| None) }
    }

    pub fn save(&self, request: SaveRequest) {
        self.worker.request(Request::Save(Box::new(request)));
    }

    /// Deletes this file. What was in it can be brought back with [`Self::restore`] until it is forgotten
    /// or another is deleted.
    pub fn delete(&self, file: PathBuf) {
        self.worker.request(Request::Delete(file));
    }

    pub fn restore(&self) {
        self.worker.request(Request::Restore);
    }

    /// What was deleted can't be brought back any more.
    pub fn forget(&self) {
        self.worker.request(Request::Forget);
    }

    /// What has happened since the last call. Never waits.
    pub fn events(&self) -> impl Iterator<Item = OwnEvent> {
        self.worker.events()
    }

    /// Does what was asked for so far, within the deadline. `false` when that did not succeed.
    #[must_use]
    pub fn close(&self, deadline: Duration) -> bool {
        self.worker.close(deadline)
    }
}

struct Writer {
    folder: PathBuf,
    /// The file that was deleted last, and what was in it.
    deleted: Option<(PathBuf, Vec<u8>)>,
}

impl Writer {
    fn carry_out(&mut self, request: Request) -> Option<OwnEvent> {
        match request {
            Request::Save(request) => {
                let from = request.from.clone();
                Some(match self.save(*request) {
                    Ok(saved) => OwnEvent::Saved(Box::new(saved)),
                    Err(error) => OwnEvent::NotSaved { from, trouble: self.trouble(&error) },
                })
            }
            Request::Delete(file) => {
                let outcome = self.delete(file);
                outcome.err().map(|error| OwnEvent::NotDeleted { trouble: self.trouble(&error) })
            }
            Request::Restore => Some(match self.restore() {
                Ok(()) => OwnEvent::Restored,
                Err(error) => OwnEvent::NotRestored { trouble: self.trouble(&error) },
            }),
            Request::Forget => {
                self.deleted = None;
                None
            }
        }
    }

    fn save(&self, request: SaveRequest) -> io::Result<Saved> {
        disk::create_private_folder(&self.folder)?;
        let SaveRequest { from, exercise, kept, file, taken } = request;
        let Some(kept) = kept else {
            let id = free_id(&exercise.id, |id| self.is_taken(id, &taken));
            return self.save_new(from, Exercise { id, ..exercise }, None);
        };
        let new_file = self.new_file(kept.id.as_str());
        let file = file.filter(|file| is_there(file)).unwrap_or(new_file);
        if !is_there(&file) {
            return self.save_new(from, exercise, Some(SaveNote::WasGone));
        }
        if change_in_place(&file, &kept, &exercise)? {
            return Ok(Saved { from, exercise, file, note: None });
        }
        let is_taken = |id: &str| id == kept.id.as_str() || self.is_taken(id, &taken);
        let exercise = numbered(exercise, is_taken);
        self.save_new(from, exercise, Some(SaveNote::LeftAlone { file }))
    }

    fn save_new(&self, from: ExerciseKey, exercise: Exercise, note: Option<SaveNote>) -> io::Result<Saved> {
        let file = self.new_file(exercise.id.as_str());
        write_new(&file, exercise::to_ron(&exercise).as_bytes())?;
        Ok(Saved { from, exercise, file, note })
    }

    fn delete(&mut self, file: PathBuf) -> io::Result<()> {
        self.deleted = None;
        let mut bytes = Vec::new();
        disk::open_given(&file)?.ok_or(io::ErrorKind::InvalidInput)?.read_to_end(&mut bytes)?;
        fs::remove_file(&file)?;
        disk::sync_folder(&self.folder);
        self.deleted = Some((file, bytes));
        Ok(())
    }

    /// Whatever goes wrong, it can be tried again.
    fn restore(&self) -> io::Result<()> {
        let (file, bytes) = self.deleted.as_ref().ok_or(io::ErrorKind::NotFound)?;
        disk::create_private_folder(&self.folder)?;
        write_new(file, bytes)
    }

    fn new_file(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.ron"))
    }

    fn is_taken(&self, id: &str, taken: &HashSet<String>) -> bool {
        taken.contains(id) || is_there(&self.new_file(id))
    }

    fn trouble(&self, error: &io::Error) -> OwnError {
        OwnError::of(error, &self.folder)
    }
}

/// Whatever it is, also a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// All or nothing, for the person alone, and over nothing that is there already.
pub(super) fn write_new(file: &Path, bytes: &[u8]) -> io::Result<()> {
    if is_there(file) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut new = NewFile::begin(file, false)?;
    new.write_all(bytes)?;
    new.commit()
}

/// Whether the file could be changed so that nothing a person wrote in it is lost: it still means what
/// was read from it, and all its comments find a place.
fn change_in_place(file: &Path, kept: &Exercise, exercise: &Exercise) -> io::Result<bool> {
    let Ok(bytes) = read_source(file) else { return Ok(false) };
    let is_as_read = exercise::parse(&bytes).is_ok_and(|now| now == *kept);
    let source = std::str::from_utf8(&bytes).ok().filter(|_| is_as_read);
    let Some(edited) = source.and_then(|source| exercise::edit(source, exercise)) else { return Ok(false) };
    if edited.as_bytes() == bytes {
        return Ok(true);
    }
    // A link is followed: some keep their exercises elsewhere.
    let file = fs::canonicalize(file)?;
    let mut new = NewFile::begin(&file, true)?;
    new.share_as_before()?;
    new.write_all(edited.as_bytes())?;
    let is_unchanged = read_source(&file).is_ok_and(|now| now == bytes);
    if is_unchanged {
        new.commit()?;
    }
    Ok(is_unchanged)
}

/// Under the next free id, with the same number behind the title.
fn numbered(exercise: Exercise, is_taken: impl Fn(&str) -> bool) -> Exercise {
    let id = free_id(&exercise.id, is_taken);
    let number = id.as_str().rsplit('-').next().unwrap_or_default().to_owned();
    let room = exercise::bounds::TITLE_MOST - number.len() - 1;
    let title: String = exercise.title.chars().take(room).collect();
    Exercise { id, title: format!("{} {number}", title.trim_end()), ..exercise }
}
