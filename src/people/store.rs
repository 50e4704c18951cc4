//! The thread that reads and writes `people.ron`, and looks for an edited list of lines.
//!
//! Each change names one of the file's two halves, which is put into the file as it stands by then: two windows do not
//! undo each other. A damaged file is set aside under another name before anything is written.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::support::Support;

use super::lists::{read_edited, shipped};
use super::own::{Own, Person, Plan};
use crate::library::{FileErrorKind, read_source};
use crate::platform::disk::{self, DiskError, NewFile};
use crate::platform::worker::{Emitter, Requests, Worker};

const FILE_STEM: &str = "people";
/// What damaged files are called that were set aside.
const DAMAGED_STEM: &str = "people-damaged";
const EXTENSION: &str = "ron";

/// A change to what is kept.
#[derive(Clone, Debug, PartialEq)]
pub enum OwnChange {
    People(Vec<Person>),
    /// `None` deletes it.
    Plan(Option<Box<Plan>>),
    /// Nothing of it is left, damaged files included.
    DeleteAll,
}

impl OwnChange {
    /// What is kept once it is made.
    pub fn apply_to(&self, own: &mut Own) {
        match self {
            Self::People(people) => own.people.clone_from(people),
            Self::Plan(plan) => own.plan = plan.as_deref().cloned(),
            Self::DeleteAll => *own = Own::default(),
        }
    }
}

/// What came of what was asked. Each change is answered by one [`Self::Kept`] or [`Self::NotKept`].
#[derive(Clone, Debug, PartialEq)]
pub enum PeopleEvent {
    /// What the file holds was read.
    Read(Box<Own>),
    /// It could not be read now, and is not written over until it can.
    NotRead(DiskError),
    /// A change is on the disk.
    Kept(Box<Own>),
    /// A change is not.
    NotKept(DiskError),
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
        let work = move |requests: Requests<Request>, emitter: Emitter<PeopleEvent>| {
            let store = Store { folder };
            store.look(&emitter);
            let mut is_all_kept = true;
            while let Some(request) = requests.recv() {
                match request {
                    Request::Look => store.look(&emitter),
                    Request::Change(change) => is_all_kept = store.change(&change, &emitter),
                }
            }
            is_all_kept
        };
        Self { worker: Worker::spawn("people", wake, work, |_| None) }
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
}

impl Store {
    fn look(&self, emitter: &Emitter<PeopleEvent>) {
        emitter.emit(match read_edited(&self.folder) {
            Ok(edited) => PeopleEvent::List(edited.map_or_else(shipped, Arc::new)),
            Err(fault) => PeopleEvent::BrokenList(Box::new(fault)),
        });
        match self.read(emitter) {
            Ok(own) => emitter.emit(PeopleEvent::Read(Box::new(own))),
            Err(error) => emitter.emit(PeopleEvent::NotRead(DiskError::of(&error, &self.folder))),
        }
    }

    /// Whether the change is on the disk.
    fn change(&self, change: &OwnChange, emitter: &Emitter<PeopleEvent>) -> bool {
        let outcome = match change {
            OwnChange::DeleteAll => self.delete_all().map(|()| Own::default()),
            _ => self.read(emitter).and_then(|mut own| {
                change.apply_to(&mut own);
                self.write(&own).map(|()| own)
            }),
        };
        let is_kept = outcome.is_ok();
        emitter.emit(match outcome {
            Ok(own) => PeopleEvent::Kept(Box::new(own)),
            Err(error) => PeopleEvent::NotKept(DiskError::of(&error, &self.folder)),
        });
        is_kept
    }

    fn file(&self) -> PathBuf {
        self.folder.join(FILE_STEM).with_extension(EXTENSION)
    }

    /// What the file holds. A damaged one is set aside first.
    fn read(&self, emitter: &Emitter<PeopleEvent>) -> io::Result<Own> {
        let file = self.file();
        let bytes = match read_source(&file) {
            Ok(bytes) => bytes,
            Err(FileErrorKind::Unreadable(io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)) => {
                return Ok(Own::default());
            }
            Err(FileErrorKind::Unreadable(kind)) => return Err(kind.into()),
            Err(_) => return Err(io::ErrorKind::InvalidData.into()),
        };
        if let Some(own) = Own::from_ron(&bytes) {
            return Ok(own);
        }
        let aside = disk::unused_dated_path(&self.folder, DAMAGED_STEM, EXTENSION, &[]);
        fs::rename(&file, &aside)?;
        disk::sync_folder(&self.folder);
        emitter.emit(PeopleEvent::SetAside(aside));
        Ok(Own::default())
    }

    fn write(&self, own: &Own) -> io::Result<()> {
        if own.is_empty() {
            return remove(&self.file(), &self.folder);
        }
        disk::create_private_folder(&self.folder)?;
        let text = own.to_ron().map_err(io::Error::other)?;
        let mut file = NewFile::begin(&self.file(), true)?;
        file.write_all(text.as_bytes())?;
        file.commit()
    }

    fn delete_all(&self) -> io::Result<()> {
        remove(&self.file(), &self.folder)?;
        let Ok(folder) = fs::read_dir(&self.folder) else { return Ok(()) };
        for path in folder.filter_map(|entry| Some(entry.ok()?.path())) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with(DAMAGED_STEM) && name.ends_with(EXTENSION) {
                remove(&path, &self.folder)?;
            }
        }
        Ok(())
    }
}

fn remove(file: &Path, folder: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Ok(()) => {
            disk::sync_folder(folder);
            Ok(())
        }
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(())
        }
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    const SOON: Duration = Duration::from_secs(20);

    fn person() -> Person {
        Person { name: "Noor".to_owned(), number: "0123 456".to_owned() }
    }

    fn plan(worth: &str) -> OwnChange {
        OwnChange::Plan(Some(Box::new(Plan { worth: worth.to_owned(), ..Plan::default() })))
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
        store.change(OwnChange::People(vec![person()]));
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
        one.change(OwnChange::People(vec![person()]));
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
            PeopleEvent::NotKept(why) => Some(why),
            _ => None,
        });
        assert!(matches!(why, DiskError::NotAFolder { .. }), "{why}");
        assert!(!store.close(SOON));
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
