//! The thread that reads and writes `people.ron`, and looks for an edited list of lines.
//!
//! Each change is made in what the file holds by then, under a lock, so that two windows do not undo each other. What
//! could not be written is tried again with the next request. A damaged file is set aside under another name before
//! anything is written; what a newer version wrote is left alone.

use std::fs::{self, DirEntry};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::support::Support;

use super::change::OwnChange;
use super::lists::{read_edited, shipped};
use super::own::{NotOwn, Own};
use crate::library::{FileErrorKind, read_source};
use crate::platform::disk::{self, DiskError, NewFile};
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
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if is_not_there(error.kind()) => return outcome,
            Err(error) => return outcome.and(Err(fault(self.folder.clone(), &error))),
            Ok(entries) => entries,
        };
        for entry in entries {
            let removed = match entry {
                Ok(entry) if !is_damaged_one(&entry) => continue,
                Ok(entry) => remove(&entry.path(), &self.folder).map_err(|error| fault(entry.path(), &error)),
                Err(error) => Err(fault(self.folder.clone(), &error)),
            };
            outcome = outcome.and(removed);
        }
        outcome
    }
}

fn file_in(folder: &Path) -> PathBuf {
    folder.join(FILE_STEM).with_extension(EXTENSION)
}

/// Whether it was set aside.
fn is_damaged_one(entry: &DirEntry) -> bool {
    let name = entry.file_name();
    let name = name.to_string_lossy();
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

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::people::{Person, Plan};

    const SOON: Duration = Duration::from_secs(20);

    fn person() -> Person {
        Person { name: "Noor".to_owned(), number: "0123 456".to_owned() }
    }

    fn plan(worth: &str) -> OwnChange {
        OwnChange::KeepPlan { old: None, new: worth_living(worth) }
    }

    fn worth_living(worth: &str) -> Box<Plan> {
        Box::new(Plan { worth: worth.to_owned(), ..Plan::default() })
    }

    /// Opens a store and waits for events until there is one of these.
    fn wait_for<T>(store: &PeopleStore, mut wanted: impl FnMut(PeopleEvent) -> Option<T>) -> T {
        let started = Instant::now();
        loop {
            if let Some(found) = store.events().find_map(&mut wanted) {
                return found;
            }
            assert!(started.elapsed() < SOON, "it never came");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn read(store: &PeopleStore) -> Own {
        wait_for(store, |event| match event {
            PeopleEvent::Read(own) => Some(*own),
            _ => None,
        })
    }

    fn kept_in(folder: &Path) -> Own {
        read(&PeopleStore::open(folder.to_owned(), || ()))
    }

    #[test]
    fn what_was_kept_is_there_at_the_next_start_and_gone_when_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data");
        let store = PeopleStore::open(path.clone(), || ());
        store.change(OwnChange::AddPerson(person()));
        store.change(plan("my dog"));
        assert!(store.close(SOON));
        let own = kept_in(&path);
        assert_eq!(
            (own.people.as_slice(), own.plan.unwrap().worth.as_str()),
            ([person()].as_slice(), "my dog")
        );
        let store = PeopleStore::open(path.clone(), || ());
        store.change(OwnChange::DeleteAll);
        assert!(store.close(SOON));
        assert!(kept_in(&path).is_empty());
        assert_eq!(fs::read_dir(&path).unwrap().count(), 0, "no file is left");
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_the_person_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let store = PeopleStore::open(folder.path().to_owned(), || ());
        store.change(plan("x"));
        assert!(store.close(SOON));
        let mode = fs::metadata(folder.path().join("people.ron")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn two_windows_do_not_undo_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = [(); 2].map(|()| PeopleStore::open(folder.path().to_owned(), || ()));
        assert!(read(&one).is_empty() && read(&other).is_empty());
        one.change(OwnChange::AddPerson(person()));
        assert!(one.close(SOON));
        other.change(plan("the sea"));
        assert!(other.close(SOON));
        let own = kept_in(folder.path());
        assert!(own.people == [person()] && own.plan.is_some());
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_named_and_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("people.ron");
        fs::write(&file, "People(format: 1, people: [(name: \"No").unwrap();
        let store = PeopleStore::open(folder.path().to_owned(), || ());
        let aside = wait_for(&store, |event| match event {
            PeopleEvent::SetAside(path) => Some(path),
            _ => None,
        });
        assert!(fs::read_to_string(&aside).unwrap().contains("\"No"));
        store.change(plan("x"));
        assert!(store.close(SOON));
        assert!(kept_in(folder.path()).plan.is_some());
        assert!(aside.exists());
        let store = PeopleStore::open(folder.path().to_owned(), || ());
        store.change(OwnChange::DeleteAll);
        assert!(store.close(SOON));
        assert!(!aside.exists() && !file.exists(), "everything means everything");
    }

    #[test]
    fn what_cannot_be_written_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "").unwrap();
        let store = PeopleStore::open(path, || ());
        store.change(plan("x"));
        let why = wait_for(&store, |event| match event {
            PeopleEvent::NotKept { why, is_deletion: false, .. } => Some(why),
            _ => None,
        });
        assert!(matches!(why, OwnFault::Disk(DiskError::NotAFolder { .. })), "{why:?}");
        assert!(!store.close(SOON));
    }

    /// What a change comes to.
    fn outcome(store: &PeopleStore) -> Result<Own, (bool, PathBuf, OwnFault)> {
        wait_for(store, |event| match event {
            PeopleEvent::Kept(own) => Some(Ok(*own)),
            PeopleEvent::NotKept { is_deletion, path, why } => Some(Err((is_deletion, path, why))),
            _ => None,
        })
    }

    #[test]
    fn what_could_not_be_written_is_written_with_the_next_change_or_look_or_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data");
        let next: [fn(&PeopleStore) -> Own; 3] = [
            |store| {
                store.change(plan("my dog"));
                outcome(store).unwrap()
            },
            |store| {
                store.look();
                wait_for(store, |event| match event {
                    PeopleEvent::CaughtUp(own) => Some(*own),
                    _ => None,
                })
            },
            |store| {
                assert!(store.close(SOON));
                Own { people: vec![person()], plan: None }
            },
        ];
        for next in next {
            fs::write(&path, "").unwrap();
            let store = PeopleStore::open(path.clone(), || ());
            store.change(OwnChange::AddPerson(person()));
            assert!(outcome(&store).is_err());
            fs::remove_file(&path).unwrap();
            let own = next(&store);
            assert_eq!(own.people, [person()]);
            assert_eq!(kept_in(&path), own);
            fs::remove_dir_all(&path).unwrap();
        }
    }

    #[test]
    fn an_old_window_neither_drops_nor_brings_back_anybody() {
        let folder = tempfile::tempdir().unwrap();
        let [one, other] = [(); 2].map(|()| PeopleStore::open(folder.path().to_owned(), || ()));
        assert!(read(&one).is_empty() && read(&other).is_empty());
        let ida = Person { name: "Ida".to_owned(), number: "7".to_owned() };
        one.change(OwnChange::AddPerson(person()));
        one.change(plan("my dog"));
        assert!(one.close(SOON));
        other.change(OwnChange::AddPerson(ida.clone()));
        assert_eq!(outcome(&other).unwrap().people, [person(), ida.clone()]);
        let one = PeopleStore::open(folder.path().to_owned(), || ());
        one.change(OwnChange::DeleteAll);
        assert!(outcome(&one).unwrap().is_empty());
        let old = Some(worth_living("my dog"));
        other.change(OwnChange::KeepPlan { old, new: worth_living("my dogs") });
        other.change(OwnChange::RemovePerson(ida));
        assert!(other.close(SOON));
        assert!(kept_in(folder.path()).is_empty(), "what was deleted stays deleted");
    }

    #[test]
    fn two_windows_that_write_at_once_keep_everything() {
        let folder = tempfile::tempdir().unwrap();
        let stores = [(); 3].map(|()| PeopleStore::open(folder.path().to_owned(), || ()));
        for count in 0..20 {
            for (window, store) in stores.iter().enumerate() {
                let name = format!("{window} {count}");
                store.change(OwnChange::AddPerson(Person { name, number: String::new() }));
            }
        }
        assert!(stores.iter().all(|store| store.close(SOON)));
        assert_eq!(kept_in(folder.path()).people.len(), 60);
    }

    #[test]
    fn what_a_newer_version_wrote_is_left_alone_until_it_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("people.ron");
        let newer = "People(format: 2, people: [], letters: [\"a\"])";
        fs::write(&file, newer).unwrap();
        let store = PeopleStore::open(folder.path().to_owned(), || ());
        let why = wait_for(&store, |event| match event {
            PeopleEvent::NotRead { why, .. } => Some(why),
            _ => None,
        });
        assert_eq!(why, OwnFault::Newer);
        store.change(OwnChange::AddPerson(person()));
        assert_eq!(outcome(&store), Err((false, file.clone(), OwnFault::Newer)));
        assert_eq!(fs::read_to_string(&file).unwrap(), newer);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        store.change(OwnChange::DeleteAll);
        assert!(outcome(&store).unwrap().is_empty());
        assert!(!file.exists());
    }

    #[test]
    fn what_could_not_be_deleted_is_named_and_the_rest_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let stuck = folder.path().join("people-damaged-1.ron");
        fs::create_dir(&stuck).unwrap();
        for file in ["people.ron", "people-damaged-0.ron", "people-damaged-2.ron"] {
            fs::write(folder.path().join(file), "").unwrap();
        }
        let store = PeopleStore::open(folder.path().to_owned(), || ());
        store.change(OwnChange::DeleteAll);
        let (is_deletion, path, _) = outcome(&store).unwrap_err();
        assert_eq!((is_deletion, &path), (true, &stuck));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(!store.close(SOON));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_looked_through_is_not_taken_for_deleted() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data");
        fs::create_dir(&path).unwrap();
        // May be written and entered, and not listed. Whoever may do everything has no such folder.
        fs::set_permissions(&path, fs::Permissions::from_mode(0o300)).unwrap();
        if fs::read_dir(&path).is_ok() {
            return;
        }
        let store = PeopleStore::open(path.clone(), || ());
        store.change(OwnChange::DeleteAll);
        assert_eq!(outcome(&store).unwrap_err().1, path);
    }

    #[test]
    fn an_edited_list_holds_until_it_breaks_and_again_once_it_is_mended() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("support.ron");
        let list = |store: &PeopleStore| {
            wait_for(store, |event| match event {
                PeopleEvent::List(list) => Some(Ok(list)),
                PeopleEvent::BrokenList(fault) => Some(Err(*fault)),
                _ => None,
            })
        };
        let store = PeopleStore::open(folder.path().to_owned(), || ());
        assert!(Arc::ptr_eq(&list(&store).unwrap(), &shipped()));
        let good = r#"Support(format: 1, countries: {"CL": (name: "Chile", lines: [
            (kinds: [Emergency], name: "Emergency", calls: [(number: "131")], seen: "2026", sources: [P("here")]),
        ])})"#;
        fs::write(&file, good).unwrap();
        store.look();
        assert_eq!(list(&store).unwrap().countries[0].name, "Chile");
        fs::write(&file, good.replace("131", "one-three-one")).unwrap();
        store.look();
        let FileErrorKind::Format(error) = list(&store).unwrap_err() else { panic!("it is there") };
        assert_eq!(error.place.unwrap().line, 2);
        fs::write(&file, good).unwrap();
        store.look();
        assert!(list(&store).is_ok());
    }

    #[test]
    fn the_shipped_list_is_read() {
        assert!(shipped().countries.len() > 25);
    }
}
