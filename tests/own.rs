//! Saving exercises of one's own: what is written, what is left alone, and disks that refuse.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

#[path = "support/mod.rs"]
mod support;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use softlanding::library::{OwnError, OwnEvent, OwnStore, SaveNote, SaveRequest, Saved};
use softlanding::platform::DiskError;
use softlanding_core::exercise::{Exercise, ExerciseId, parse, to_ron};
use softlanding_core::record::{ExerciseKey, Origin};
use support::Disk;

/// Far beyond what anything here takes, so that a slow machine fails nothing.
const FOREVER: Duration = Duration::from_mins(1);

const SOURCE: &str = r#"Exercise(
    format: 1,
    id: "mine",
    lang: "en",
    title: "Mine", // all mine
    invitation: "Slowly.",
    family: Breathing,
    minutes: (usual: 5, choices: [1, 5]),
    parts: [Cycle(beats: [In(4), Out(6)])],
    evidence: (grade: Practice, says: "Mine."),
)
"#;

fn exercise() -> Exercise {
    parse(SOURCE.as_bytes()).unwrap()
}

fn titled(title: &str) -> Exercise {
    Exercise { title: title.to_owned(), ..exercise() }
}

/// A store in `exercises` within this folder, and that folder.
fn open(folder: &Path) -> (OwnStore, PathBuf) {
    let own = folder.join("exercises");
    (OwnStore::open(own.clone(), || {}), own)
}

fn with_file(folder: &Path) -> (OwnStore, PathBuf) {
    let own = folder.join("exercises");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("mine.ron"), SOURCE).unwrap();
    (OwnStore::open(own.clone(), || {}), own)
}

fn wish(exercise: Exercise, kept: Option<Exercise>) -> SaveRequest {
    let from = ExerciseKey { origin: Origin::Shipped, id: "from".to_owned() };
    SaveRequest { from, exercise, kept, file: None, taken: HashSet::new() }
}

fn next(store: &OwnStore) -> OwnEvent {
    let started = Instant::now();
    while started.elapsed() < FOREVER {
        if let Some(event) = store.events().next() {
            return event;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("nothing ever came");
}

#[track_caller]
fn saved(store: &OwnStore, wish: SaveRequest) -> Saved {
    store.save(wish);
    match next(store) {
        OwnEvent::Saved(saved) => *saved,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn not_taken(error: DiskError, folder: &Path) -> OwnError {
    OwnError::Disk { error, folder: folder.to_owned() }
}

fn trouble(store: &OwnStore, wish: SaveRequest) -> OwnError {
    store.save(wish);
    match next(store) {
        OwnEvent::NotSaved { trouble, .. } => trouble,
        other => panic!("{other:?}"),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_new_one_gets_a_folder_and_a_file_for_its_person_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = open(folder.path());
    let written = saved(&store, wish(exercise(), None));
    assert_eq!((written.exercise, written.note), (exercise(), None));
    assert_eq!(names(&own), ["mine.ron"]);
    assert_eq!(fs::read_to_string(own.join("mine.ron")).unwrap(), to_ron(&exercise()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&own), mode(&own.join("mine.ron"))), (0o700, 0o600));
    }
}

#[test]
fn a_new_one_never_takes_the_name_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = open(folder.path());
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("mine.ron"), "broken").unwrap();
    let taken = HashSet::from(["mine-2".to_owned()]);
    let written = saved(&store, SaveRequest { taken, ..wish(exercise(), None) });
    assert_eq!(written.exercise.id.as_str(), "mine-3");
    assert_eq!(fs::read_to_string(own.join("mine.ron")).unwrap(), "broken");
}

#[test]
fn a_change_touches_nothing_but_what_was_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = with_file(folder.path());
    // Whatever its file is called.
    fs::rename(own.join("mine.ron"), own.join("Sunday morning.ron")).unwrap();
    let file = Some(own.join("Sunday morning.ron"));
    let written = saved(&store, SaveRequest { file, ..wish(titled("Sunday"), Some(exercise())) });
    assert_eq!(written.note, None);
    let text = fs::read_to_string(own.join("Sunday morning.ron")).unwrap();
    assert_eq!(text, SOURCE.replace("\"Mine\"", "\"Sunday\""));
    assert_eq!(names(&own), ["Sunday morning.ron"]);
}

#[test]
fn a_comment_that_was_added_meanwhile_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = with_file(folder.path());
    let commented = format!("// Since Monday.\n{SOURCE}");
    fs::write(own.join("mine.ron"), &commented).unwrap();
    saved(&store, wish(titled("Sunday"), Some(exercise())));
    let text = fs::read_to_string(own.join("mine.ron")).unwrap();
    assert_eq!(text, commented.replace("\"Mine\"", "\"Sunday\""));
}

#[test]
fn a_file_that_means_something_else_now_is_left_alone() {
    for now in [SOURCE.replace("In(4)", "In(5)"), "half a file".to_owned(), String::new()] {
        let folder = tempfile::tempdir().unwrap();
        let (store, own) = with_file(folder.path());
        fs::write(own.join("mine.ron"), &now).unwrap();
        let written = saved(&store, wish(titled("Sunday"), Some(exercise())));
        assert_eq!(fs::read_to_string(own.join("mine.ron")).unwrap(), now);
        assert_eq!(written.note, Some(SaveNote::LeftAlone { file: own.join("mine.ron") }));
        assert_eq!((written.exercise.id.as_str(), written.exercise.title.as_str()), ("mine-2", "Sunday 2"));
        let file = written.file.file_name().unwrap().to_owned();
        assert_eq!(parse(&fs::read(own.join(file)).unwrap()).unwrap(), written.exercise);
    }
}

#[test]
fn a_file_that_is_gone_is_written_anew_and_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = with_file(folder.path());
    fs::remove_dir_all(&own).unwrap();
    let written = saved(&store, wish(titled("Sunday"), Some(exercise())));
    assert_eq!(written.note, Some(SaveNote::WasGone));
    assert_eq!(names(&own), ["mine.ron"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = with_file(folder.path());
    let elsewhere = folder.path().join("elsewhere.ron");
    fs::rename(own.join("mine.ron"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, own.join("mine.ron")).unwrap();
    saved(&store, wish(titled("Sunday"), Some(exercise())));
    assert!(fs::symlink_metadata(own.join("mine.ron")).unwrap().is_symlink());
    assert!(fs::read_to_string(&elsewhere).unwrap().contains("\"Sunday\", // all mine"));
}

#[test]
fn a_folder_that_is_a_file_is_said_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = open(folder.path());
    fs::write(&own, "not a folder").unwrap();
    assert_eq!(
        trouble(&store, wish(exercise(), None)),
        not_taken(DiskError::NotAFolder { path: own.clone() }, &own)
    );
    fs::remove_file(&own).unwrap();
    saved(&store, wish(exercise(), None));
}

#[test]
fn a_full_disk_is_said_and_what_was_there_stays() {
    let Some(disk) = Disk::of_kib(64) else { return };
    let (store, own) = with_file(disk.path());
    disk.fill();
    assert_eq!(trouble(&store, wish(titled("Sunday"), Some(exercise()))), not_taken(DiskError::Full, &own));
    assert_eq!(trouble(&store, wish(titled("Other"), None)), not_taken(DiskError::Full, &own));
    assert_eq!(fs::read_to_string(own.join("mine.ron")).unwrap(), SOURCE);
    assert_eq!(names(&own), ["mine.ron"], "nothing half written lies about");
    disk.make_room();
    saved(&store, wish(titled("Sunday"), Some(exercise())));
}

#[test]
fn a_disk_that_may_not_be_written_is_said() {
    let Some(disk) = Disk::of_kib(64) else { return };
    let (store, own) = with_file(disk.path());
    disk.make_read_only();
    let read_only = not_taken(DiskError::ReadOnly, &own);
    assert_eq!(trouble(&store, wish(titled("Sunday"), Some(exercise()))), read_only);
    store.delete(own.join("mine.ron"));
    assert_eq!(next(&store), OwnEvent::NotDeleted { trouble: read_only });
    assert_eq!(fs::read_to_string(own.join("mine.ron")).unwrap(), SOURCE);
    disk.make_writable();
    saved(&store, wish(titled("Sunday"), Some(exercise())));
}

#[test]
fn what_was_deleted_comes_back_to_the_letter() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = with_file(folder.path());
    store.delete(own.join("mine.ron"));
    store.restore();
    assert_eq!(next(&store), OwnEvent::Restored);
    assert_eq!(fs::read_to_string(own.join("mine.ron")).unwrap(), SOURCE);
    store.delete(own.join("mine.ron"));
    store.forget();
    store.restore();
    assert_eq!(next(&store), OwnEvent::NotRestored { trouble: OwnError::Gone });
    assert_eq!(names(&own), Vec::<String>::new());
    store.delete(own.join("never-there.ron"));
    assert_eq!(next(&store), OwnEvent::NotDeleted { trouble: OwnError::Gone });
}

#[test]
fn bringing_back_overwrites_nothing_and_can_be_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = with_file(folder.path());
    store.delete(own.join("mine.ron"));
    store.restore();
    assert_eq!(next(&store), OwnEvent::Restored);
    store.delete(own.join("mine.ron"));
    // Somebody writes another one under that name.
    let wait = Instant::now();
    while own.join("mine.ron").exists() && wait.elapsed() < FOREVER {
        std::thread::sleep(Duration::from_millis(1));
    }
    fs::write(own.join("mine.ron"), "theirs").unwrap();
    store.restore();
    assert_eq!(next(&store), OwnEvent::NotRestored { trouble: OwnError::NameTaken });
    assert_eq!(fs::read_to_string(own.join("mine.ron")).unwrap(), "theirs");
    fs::remove_file(own.join("mine.ron")).unwrap();
    store.restore();
    assert_eq!(next(&store), OwnEvent::Restored);
    assert_eq!(fs::read_to_string(own.join("mine.ron")).unwrap(), SOURCE);
}

#[test]
fn closing_waits_for_what_was_asked() {
    let folder = tempfile::tempdir().unwrap();
    let (store, own) = open(folder.path());
    for number in 0..20 {
        store
            .save(wish(Exercise { id: ExerciseId::new(&format!("n{number}")).unwrap(), ..exercise() }, None));
    }
    assert!(store.close(FOREVER));
    assert_eq!(names(&own).len(), 20);
}
