//! What changed in a folder becomes the library: by paths, without watching or waiting.

use std::fs::File;
use std::time::{Duration, SystemTime};

use super::own_folder::fault_in;
use super::*;

/// A folder and what is known of it.
struct Desk {
    folder: TempDir,
    shelves: Shelves,
}

impl Desk {
    fn with(files: &[(&str, &str)]) -> Self {
        let folder = folder_with(files);
        let shelves = Shelves::new(folders(folder.path().to_owned()));
        let mut desk = Self { folder, shelves };
        desk.look();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, source: &str) {
        fs::write(self.path(name), source).unwrap();
    }

    fn remove(&self, name: &str) {
        fs::remove_file(self.path(name)).unwrap();
    }

    /// Reads these files again. Says whether anything is different.
    fn see(&mut self, names: &[&str]) -> bool {
        let files = names.iter().map(|name| self.path(name)).collect();
        let readings = self.shelves.read(&Seen { files, everything: false }, &|| false);
        self.shelves.take(readings)
    }

    /// Reads what looks different. Says whether anything is.
    fn look(&mut self) -> bool {
        let readings = self.shelves.read(&Seen::everything(), &|| false);
        self.shelves.take(readings)
    }

    /// Whether saving this would look as if something was lost.
    fn seems_worse(&mut self, name: &str) -> bool {
        let seen = Seen { files: [self.path(name)].into(), everything: false };
        let readings = self.shelves.read(&seen, &|| false);
        self.shelves.is_worse(&readings)
    }

    fn library(&self) -> Library {
        self.shelves.library()
    }

    /// Ids and titles of one's own, by title.
    fn own(&self) -> Vec<(String, String)> {
        let library = self.library();
        let own = library.entries().iter().filter(|entry| entry.key.origin == Origin::Own);
        own.map(|entry| (entry.key.id.clone(), entry.exercise.title.clone())).collect()
    }

    fn broken(&self) -> Vec<PathBuf> {
        self.library().broken().iter().map(|broken| broken.path.clone()).collect()
    }
}

/// This own folder, and no packs.
fn folders(own: PathBuf) -> Folders {
    Folders { packs: own.join("none"), own }
}

fn pair(id: &str, title: &str) -> (String, String) {
    (id.to_owned(), title.to_owned())
}

/// As if it had been saved a while ago.
fn age(path: &Path) -> SystemTime {
    let then = SystemTime::now() - Duration::from_hours(1);
    File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
    then
}

#[test]
fn only_what_was_saved_is_read_again() {
    let mut desk = Desk::with(&[("a.ron", &good("a", "A")), ("b.ron", &good("b", "B"))]);
    desk.write("a.ron", &good("a", "A, changed"));
    desk.write("b.ron", &good("b", "B, changed"));
    assert!(desk.see(&["a.ron"]));
    assert_eq!(desk.own(), [pair("a", "A, changed"), pair("b", "B")]);
    assert!(desk.see(&["b.ron"]));
    assert_eq!(desk.own(), [pair("a", "A, changed"), pair("b", "B, changed")]);
    let file = desk.library().find_id("a").unwrap().file.clone();
    assert_eq!(file, Some(desk.path("a.ron")));
}

#[test]
fn saving_the_same_again_changes_nothing() {
    let mut desk = Desk::with(&[("a.ron", &good("a", "A"))]);
    let before = Arc::clone(&desk.library().find_id("a").unwrap().exercise);
    desk.write("a.ron", &format!("// With a note.\n{}", good("a", "A")));
    assert!(!desk.see(&["a.ron"]));
    assert!(Arc::ptr_eq(&before, &desk.library().find_id("a").unwrap().exercise));
}

#[test]
fn the_last_good_version_works_on_while_the_file_is_broken() {
    let mut desk = Desk::with(&[("a.ron", &good("a", "A"))]);
    desk.write("a.ron", "Exercise(");
    assert!(desk.see(&["a.ron"]));
    assert_eq!(desk.own(), [pair("a", "A")]);
    assert_eq!(desk.broken(), [desk.path("a.ron")]);
    desk.write("a.ron", "Exercise(");
    assert!(!desk.see(&["a.ron"]), "the same mistake is nothing new");
    desk.write("a.ron", &good("a", "A, mended"));
    assert!(desk.see(&["a.ron"]));
    assert_eq!((desk.own(), desk.broken()), (vec![pair("a", "A, mended")], vec![]));
}

#[test]
fn what_was_never_good_is_broken_and_nothing_else() {
    let mut desk = Desk::with(&[]);
    desk.write("a.ron", "Exercise(");
    assert!(desk.see(&["a.ron"]));
    assert_eq!((desk.own(), desk.broken()), (vec![], vec![desk.path("a.ron")]));
    desk.remove("a.ron");
    assert!(desk.see(&["a.ron"]));
    assert_eq!((desk.own(), desk.broken()), (vec![], vec![]));
}

#[test]
fn a_deleted_file_takes_its_exercise_along() {
    let mut desk = Desk::with(&[("a.ron", &good("a", "A")), ("b.ron", &good("b", "B"))]);
    desk.remove("a.ron");
    assert!(desk.see(&["a.ron"]));
    assert_eq!(desk.own(), [pair("b", "B")]);
    assert!(!desk.see(&["a.ron", "never-there.ron"]));
}

#[test]
fn of_two_with_the_same_id_the_first_by_name_wins_and_the_other_waits_for_its_place() {
    let mut desk = Desk::with(&[("a.ron", &good("x", "First")), ("b.ron", &good("x", "Second"))]);
    let is_same = |desk: &Desk, name: &str, other: &str| {
        let fault = fault_in(desk.library().broken(), name).clone();
        fault == FileErrorKind::SameId { id: "x".to_owned(), other: desk.path(other) }
    };
    assert_eq!(desk.own(), [pair("x", "First")]);
    assert!(is_same(&desk, "b.ron", "a.ron"));
    desk.remove("a.ron");
    assert!(desk.see(&["a.ron"]));
    assert_eq!((desk.own(), desk.broken()), (vec![pair("x", "Second")], vec![]));
    desk.write("a.ron", &good("x", "First again"));
    assert!(desk.see(&["a.ron"]));
    assert_eq!(desk.own(), [pair("x", "First again")]);
    desk.write("a.ron", &good("y", "Another"));
    assert!(desk.see(&["a.ron"]));
    assert_eq!(desk.own(), [pair("y", "Another"), pair("x", "Second")]);
}

#[test]
fn looking_by_oneself_reads_what_looks_different_and_nothing_else() {
    let mut desk = Desk::with(&[("a.ron", &good("a", "A"))]);
    assert!(!desk.look());
    let then = age(&desk.path("a.ron"));
    desk.look();
    // Neither size nor time tells of this.
    desk.write("a.ron", &good("a", "B"));
    File::options().write(true).open(desk.path("a.ron")).unwrap().set_modified(then).unwrap();
    assert!(!desk.look());
    assert!(desk.see(&["a.ron"]), "one who was reported reads it all the same");
    desk.write("a.ron", &good("a", "C"));
    assert!(desk.look());
    assert_eq!(desk.own(), [pair("a", "C")]);
    desk.write("b.ron", &good("b", "D"));
    desk.remove("a.ron");
    assert!(desk.look());
    assert_eq!(desk.own(), [pair("b", "D")]);
}

#[test]
fn a_file_that_changes_twice_in_a_moment_is_not_missed() {
    let mut desk = Desk::with(&[("a.ron", &good("a", "A"))]);
    for title in ["B", "C", "D"] {
        desk.write("a.ron", &good("a", title));
        assert!(desk.look(), "{title}");
    }
}

#[test]
fn what_looks_worse_is_known_before_it_is_believed() {
    let mut desk = Desk::with(&[("a.ron", &good("a", "A"))]);
    assert!(!desk.seems_worse("a.ron"));
    let whole = good("a", "B");
    desk.write("a.ron", &whole[..whole.len() / 2]);
    assert!(desk.seems_worse("a.ron"), "half of it is written");
    assert_eq!((desk.own(), desk.broken()), (vec![pair("a", "A")], vec![]), "and nothing is believed yet");
    desk.write("a.ron", &whole);
    assert!(!desk.seems_worse("a.ron"));
    desk.remove("a.ron");
    assert!(desk.seems_worse("a.ron"), "it may come back under the same name");
    desk.write("a.ron", "Exercise(");
    desk.see(&["a.ron"]);
    assert!(!desk.seems_worse("a.ron"), "this is known by now");
}

#[test]
fn a_folder_may_come_and_go() {
    let parent = tempfile::tempdir().unwrap();
    let own = parent.path().join("exercises");
    let shelves = Shelves::new(folders(own.clone()));
    let mut desk = Desk { folder: parent, shelves };
    assert!(!desk.look());
    assert!(!own.exists(), "no folder is made for looking");
    fs::create_dir(&own).unwrap();
    desk.write("exercises/a.ron", &good("a", "A"));
    assert!(desk.look());
    assert_eq!(desk.own(), [pair("a", "A")]);
    fs::remove_dir_all(&own).unwrap();
    assert!(desk.look());
    assert_eq!(desk.own(), []);
}

#[cfg(unix)]
#[test]
fn on_a_disk_that_was_removed_the_folder_is_said_and_what_was_read_stays() {
    let parent = tempfile::tempdir().unwrap();
    let (drive, own) = (parent.path().join("disk"), parent.path().join("exercises"));
    fs::create_dir(&drive).unwrap();
    std::os::unix::fs::symlink(&drive, &own).unwrap();
    let shelves = Shelves::new(folders(own.clone()));
    let mut desk = Desk { folder: parent, shelves };
    desk.write("disk/a.ron", &good("a", "A"));
    desk.look();
    fs::rename(&drive, desk.path("away")).unwrap();
    assert!(desk.look());
    assert_eq!((desk.own(), desk.library().unread()), (vec![pair("a", "A")], [own].as_slice()));
    assert!(!desk.look(), "it is said once");
    fs::rename(desk.path("away"), &drive).unwrap();
    assert!(desk.look());
    assert_eq!((desk.own(), desk.library().unread().len()), (vec![pair("a", "A")], 0));
}

#[test]
fn a_file_where_the_folder_belongs_is_said() {
    let parent = folder_with(&[("exercises", "not a folder")]);
    let own = parent.path().join("exercises");
    let library = Library::read(folders(own.clone()));
    assert_eq!(library.unread(), [own]);
    assert_eq!(library.entries().len(), Library::shipped().entries().len());
}
