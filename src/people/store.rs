//! The thread that reads and writes `people.ron`, and looks for an edited list of lines.
//!
//! Each change is made in what the file holds by then, under a lock, so that two windows do not undo each other. What
//! could not be written is tried again with the next request. A damaged file is set aside under another name before
//! anything is written; what a newer version wrote is left alone.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::support::Support;

use super::change::OwnChange;
use super::lists::{read_edited, shipped};
use super::own::{NotOwn, Own};
use crate::library::{FileErrorKind, read_source};
use crate::platform::disk::{self, DiskError, Listed, NewFile};
use crate::platform::worker::{Emitter, Requests, Worker};

const FILE_STEM: &str = "people";
/// What damaged files are called that were set aside.
const DAMAGED_STEM: &str = "people-damaged";
const EXTENSION: &str = "ron";

/// Why people and plan could not be read, written or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnFault {
    /// A newer version of the program wrote the file.
    Newer,
    Disk(DiskError),
}

/// What came of what was asked. Each change is answered by one [`Self::Kept`] or [`Self::NotKept`], in order.
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleEvent {
    /// What the file holds was read.
    Read(Box<Own>),
    /// It could not be read now, and is not written over until it can.
    NotRead { path: PathBuf, why: OwnFault },
    /// A change is on the disk, with all that could not be written before.
    Kept(Box<Own>),
    /// A change is not. A deletion is given up; anything else is tried again with the next request.
    NotKept { is_deletion: bool, path: PathBuf, why: OwnFault },
    /// What could not be written before is on the disk.
    CaughtUp(Box<Own>),
    /// The file was damaged and now has this name.
    SetAside(PathBuf),
    /// The list of lines that holds.
    List(Arc<Support>),
    /// An edited list is there and cannot be used; the shipped one holds.
    BrokenList(Box<FileErrorKind>),
}

enum Request {
    Look,
    Change(OwnChange),
}

/// A handle to the thread. Every method returns at once.
#[derive(Debug)]
pub struct PeopleStore {
    worker: Worker<Request, PeopleEvent>,
}

impl PeopleStore {
    /// Begins to read what is in this folder. `wake` is called from the thread after each event.
    pub fn open(folder: PathBuf, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let path = file_in(&folder);
        let not_started =
            move |error: io::Error| PeopleEvent::NotRead { path, why: OwnFault::Disk((&error).into()) };
        let work = move |requests: Requests<Request>, emitter: Emitter<PeopleEvent>| {
            let mut store = Store { folder, unsaved: Vec::new(), emitter };
            store.look();
            let mut is_deleted = true;
            while let Some(request) = requests.recv() {
                match request {
                    Request::Look => store.look(),
                    Request::Change(change) if change.is_deletion() => is_deleted = store.change(change),
                    Request::Change(change) => {
                        store.change(change);
                    }
                }
            }
            (store.unsaved.is_empty() || store.catch_up()) && is_deleted
        };
        Self { worker: Worker::spawn("people", wake, work, |error| Some(not_started(error))) }
    }

    /// Reads again what may have changed elsewhere.
    pub fn look(&self) {
        self.worker.request(Request::Look);
    }

    pub fn change(&self, change: OwnChange) {
        self.worker.request(Request::Change(change));
    }

    /// What has happened since the last call. Never waits.
    pub fn events(&self) -> impl Iterator<Item = PeopleEvent> {
        self.worker.events()
    }

    /// Does what was asked for so far, within the deadline. `false` when that did not succeed.
    #[must_use]
    pub fn close(&self, deadline: Duration) -> bool {
        self.worker.close(deadline)
    }
}

struct Store {
    folder: PathBuf,
    /// What is to be kept and could not be written yet.
    unsaved: Vec<OwnChange>,
    emitter: Emitter<PeopleEvent>,
}

/// What stood in the way, and where.
struct Fault {
    path: PathBuf,
    why: OwnFault,
}

impl Store {
    fn look(&mut self) {
        self.emitter.emit(match read_edited(&self.folder) {
            Ok(edited) => PeopleEvent::List(edited.map_or_else(shipped, Arc::new)),
            Err(fault) => PeopleEvent::BrokenList(Box::new(fault)),
        });
        if !self.unsaved.is_empty() && self.catch_up() {
            return;
        }
        let _lock = disk::lock_folder(&self.folder);
        self.emitter.emit(match self.read() {
            Ok(own) => PeopleEvent::Read(Box::new(own)),
            Err(Fault { path, why }) => PeopleEvent::NotRead { path, why },
        });
    }

    /// Whether all that is to be kept is on the disk.
    fn catch_up(&mut self) -> bool {
        let own = self.save(&[]);
        if let Ok(own) = own {
            self.emitter.emit(PeopleEvent::CaughtUp(Box::new(own)));
        }
        self.unsaved.is_empty()
    }

    /// Whether the change is on the disk, with all that is to be kept.
    fn change(&mut self, change: OwnChange) -> bool {
        let is_deletion = change.is_deletion();
        let outcome = if change == OwnChange::DeleteAll {
            self.unsaved.clear();
            self.delete_all().map(|()| Own::default())
        } else {
            self.save(std::slice::from_ref(&change))
        };
        let is_kept = outcome.is_ok();
        self.emitter.emit(match outcome {
            Ok(own) => PeopleEvent::Kept(Box::new(own)),
            Err(Fault { path, why }) => PeopleEvent::NotKept { is_deletion, path, why },
        });
        if !is_kept && !is_deletion {
            change.join(&mut self.unsaved);
        }
        is_kept
    }

    /// Makes what is unsaved and these changes in what the file holds. Nothing is unsaved then.
    fn save(&mut self, changes: &[OwnChange]) -> Result<Own, Fault> {
        let all = self.unsaved.iter().chain(changes);
        if all.clone().any(|change| !change.is_deletion()) {
            disk::create_private_folder(&self.folder).map_err(|error| self.fault(&error))?;
        }
        let _lock = disk::lock_folder(&self.folder);
        let before = self.read()?;
        let mut own = before.clone();
        all.for_each(|change| change.apply_to(&mut own));
        if own != before {
            self.write(&own).map_err(|error| self.fault(&error))?;
        }
        self.unsaved.clear();
        Ok(own)
    }

    fn file(&self) -> PathBuf {
        file_in(&self.folder)
    }

    fn fault(&self, error: &io::Error) -> Fault {
        Fault { path: self.file(), why: OwnFault::Disk(DiskError::of(error, &self.folder)) }
    }

    /// What the file holds. A damaged one is set aside first.
    fn read(&self) -> Result<Own, Fault> {
        let file = self.file();
        let bytes = match read_source(&file) {
            Ok(bytes) => bytes,
            Err(FileErrorKind::Unreadable(kind)) if is_not_there(kind) => return Ok(Own::default()),
            Err(FileErrorKind::Unreadable(kind)) => return Err(self.fault(&kind.into())),
            Err(_) => return Err(self.fault(&io::ErrorKind::InvalidData.into())),
        };
        match Own::from_ron(&bytes) {
            Ok(own) => Ok(own),
            Err(NotOwn::Newer) => Err(Fault { path: file, why: OwnFault::Newer }),
            Err(NotOwn::Damaged) => {
                let aside = disk::unused_dated_path(&self.folder, DAMAGED_STEM, EXTENSION, &[]);
                fs::rename(&file, &aside).map_err(|error| self.fault(&error))?;
                disk::sync_folder(&self.folder);
                self.emitter.emit(PeopleEvent::SetAside(aside));
                Ok(Own::default())
            }
        }
    }

    fn write(&self, own: &Own) -> io::Result<()> {
        if own.is_empty() {
            return remove(&self.file(), &self.folder);
        }
        let text = own.to_ron().map_err(io::Error::other)?;
        let mut file = NewFile::begin(&self.file(), true)?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }

    /// Deletes all that can be deleted. The first that is still there is the fault.
    fn delete_all(&self) -> Result<(), Fault> {
        let _lock = disk::lock_folder(&self.folder);
        let fault = |path: PathBuf, error: &io::Error| Fault {
            path,
            why: OwnFault::Disk(DiskError::of(error, &self.folder)),
        };
        let mut outcome = remove(&self.file(), &self.folder).map_err(|error| self.fault(&error));
        let entries = match disk::list(&self.folder) {
            Err(error) if is_not_there(error.kind()) => return outcome,
            Err(error) => return outcome.and(Err(fault(self.folder.clone(), &error))),
            Ok(entries) => entries,
        };
        for Listed { path, .. } in entries {
            if is_damaged_one(&path) {
                let removed = remove(&path, &self.folder).map_err(|error| fault(path, &error));
                outcome = outcome.and(removed);
            }
        }
        outcome
    }
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join(FILE_STEM).with_extension(EXTENSION)
}

/// Whether it was set aside.
fn is_damaged_one(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with(DAMAGED_STEM) && name.ends_with(EXTENSION)
}

fn is_not_there(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn remove(file: &Path, folder: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Ok(()) => {
            disk::sync_folder(folder);
            Ok(())
        }
        Err(error) if is_not_there(error.kind()) => Ok(()),
        Err(error) => Err(error),
    }
}
