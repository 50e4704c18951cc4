use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::*;
use crate::library::FileErrorKind;
use crate::platform::disk::DiskError;

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
    assert_eq!((own.people.as_slice(), own.plan.unwrap().worth.as_str()), ([person()].as_slice(), "my dog"));
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
