//! A real folder, a real thread, and files saved as editors save them.

use std::time::{Duration, Instant};

use super::*;

/// Far beyond what anything here takes, so that a slow machine fails nothing.
const FOREVER: Duration = Duration::from_mins(1);

/// The thread, and how everything stood when it last spoke.
struct Watched {
    /// The person's own folder is in it.
    parent: TempDir,
    librarian: Librarian,
    library: Arc<Library>,
}

impl Watched {
    /// Started, with everything read.
    fn new(parent: TempDir) -> Self {
        let at = |name: &str| parent.path().join(name);
        let folders = Folders { own: at("exercises"), packs: at("packs") };
        let librarian =
            Librarian::open(folders, |path| path.extension().is_some_and(|end| end == "csv"), || {});
        let Some(LibraryEvent::Library(library)) = librarian.wait(FOREVER) else {
            panic!("nothing was read")
        };
        Self { parent, librarian, library }
    }

    fn with(files: &[(&str, &str)]) -> Self {
        let parent = tempfile::tempdir().unwrap();
        fs::create_dir(parent.path().join("exercises")).unwrap();
        for (name, source) in files {
            fs::write(parent.path().join("exercises").join(name), source).unwrap();
        }
        Self::new(parent)
    }

    fn at(&self, name: &str) -> PathBuf {
        self.parent.path().join("exercises").join(name)
    }

    /// Waits until it is so, and hears how often the library changed until then.
    #[track_caller]
    fn wait_until(&mut self, what: &str, is_so: impl Fn(&Library) -> bool) -> usize {
        let patience = Instant::now() + FOREVER;
        let mut changes = 0;
        while !is_so(&self.library) {
            let left = patience.saturating_duration_since(Instant::now());
            let Some(news) = self.librarian.wait(left) else { panic!("waited in vain until {what}") };
            if let LibraryEvent::Library(library) = news {
                self.library = library;
                changes += 1;
            }
        }
        changes
    }

    /// Nothing is broken then.
    #[track_caller]
    fn wait_for_title(&mut self, id: &str, title: &str) -> usize {
        self.wait_until(title, |library| {
            library.find_id(id).is_some_and(|entry| entry.exercise.title == title)
                && library.broken().is_empty()
        })
    }
}

#[test]
fn saving_in_any_editor_is_seen() {
    let mut watched = Watched::with(&[("a.ron", &good("a", "A"))]);
    let path = watched.at("a.ron");

    fs::write(&path, good("a", "In place")).unwrap();
    watched.wait_for_title("a", "In place");

    fs::write(watched.at(".a.ron.tmp"), good("a", "Beside")).unwrap();
    fs::rename(watched.at(".a.ron.tmp"), &path).unwrap();
    watched.wait_for_title("a", "Beside");

    fs::remove_file(&path).unwrap();
    fs::write(&path, good("a", "Anew")).unwrap();
    watched.wait_for_title("a", "Anew");

    fs::rename(&path, watched.at("a.ron~")).unwrap();
    fs::write(&path, good("a", "With a copy of before")).unwrap();
    watched.wait_for_title("a", "With a copy of before");
}

#[test]
fn a_file_that_comes_breaks_is_mended_and_goes_is_followed() {
    let mut watched = Watched::with(&[]);
    let path = watched.at("a.ron");
    fs::write(&path, good("a", "A")).unwrap();
    watched.wait_for_title("a", "A");
    fs::write(&path, "Exercise(").unwrap();
    watched.wait_until("it is broken", |library| !library.broken().is_empty());
    assert_eq!(watched.library.find_id("a").unwrap().exercise.title, "A");
    fs::write(&path, good("a", "Mended")).unwrap();
    watched.wait_for_title("a", "Mended");
    fs::rename(&path, watched.at("b.ron")).unwrap();
    let file = watched.at("b.ron");
    watched.wait_until("its name is another", |library| {
        library.find_id("a").is_some_and(|entry| entry.file.as_ref() == Some(&file))
    });
    fs::remove_file(watched.at("b.ron")).unwrap();
    watched.wait_until("it is gone", |library| library.find_id("a").is_none());
}

#[test]
fn a_folder_is_seen_when_it_is_made_and_when_it_is_another_one() {
    let mut watched = Watched::new(tempfile::tempdir().unwrap());
    let folder = watched.parent.path().join("exercises");
    assert!(!folder.exists());
    fs::create_dir(&folder).unwrap();
    fs::write(watched.at("a.ron"), good("a", "A")).unwrap();
    watched.wait_for_title("a", "A");
    fs::rename(&folder, watched.parent.path().join("before")).unwrap();
    watched.wait_until("the folder is gone", |library| library.find_id("a").is_none());
    fs::create_dir(&folder).unwrap();
    fs::write(watched.at("b.ron"), good("b", "B")).unwrap();
    watched.wait_for_title("b", "B");
    fs::write(watched.at("b.ron"), good("b", "B, once more")).unwrap();
    watched.wait_for_title("b", "B, once more");
}

#[cfg(unix)]
#[test]
fn what_is_behind_links_is_looked_at_now_and_then() {
    let parent = tempfile::tempdir().unwrap();
    let elsewhere = parent.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, parent.path().join("exercises")).unwrap();
    let mut watched = Watched::new(parent);
    fs::write(elsewhere.join("a.ron"), good("a", "A")).unwrap();
    watched.wait_for_title("a", "A");
    // As a disk is taken out and put back.
    fs::rename(&elsewhere, watched.parent.path().join("away")).unwrap();
    watched.wait_until("the folder cannot be read", |library| !library.unread().is_empty());
    assert!(watched.library.find_id("a").is_some());
    fs::rename(watched.parent.path().join("away"), &elsewhere).unwrap();
    watched.wait_until("it can be read", |library| library.unread().is_empty());
}

#[test]
fn a_whole_day_of_other_files_is_none_of_its_business() {
    let mut watched = Watched::with(&[("a.ron", &good("a", "A"))]);
    for number in 0..50 {
        fs::write(watched.parent.path().join("journal.sqlite3-wal"), number.to_string()).unwrap();
        fs::write(watched.at("notes.txt"), number.to_string()).unwrap();
        fs::write(watched.at(".a.ron.swp"), number.to_string()).unwrap();
        drop(fs::read(watched.at("a.ron")).unwrap());
    }
    fs::write(watched.at(".a.ron.tmp"), good("a", "B")).unwrap();
    fs::rename(watched.at(".a.ron.tmp"), watched.at("a.ron")).unwrap();
    assert_eq!(watched.wait_for_title("a", "B"), 1, "nothing else was news");
}

#[test]
fn it_ends_when_it_is_asked_to() {
    let watched = Watched::with(&[("a.ron", &good("a", "A"))]);
    let started = Instant::now();
    watched.librarian.close(FOREVER);
    assert!(started.elapsed() < FOREVER, "it ended by itself");
}
