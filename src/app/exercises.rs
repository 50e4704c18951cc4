//! The exercises there are right now: shipped, own and in packs; and what is reported about files that cannot be used.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::exercise::Exercise;
use softlanding_core::record::ExerciseKey;

use crate::library::{Entry, FileError, Folders, ImportError, Imported, Librarian, Library, LibraryEvent};
use crate::records::exchange;
use crate::text::notices::Notice;

use super::{Notices, UNDO};

/// More broken files than this are one notice.
const BROKEN_REPORTED_MOST: usize = 3;

/// The library as its thread sent it last, and what can be undone.
#[derive(Debug)]
pub(super) struct Exercises {
    librarian: Librarian,
    own_folder: PathBuf,
    shipped: Arc<Library>,
    library: Arc<Library>,
    /// Grows with each change.
    version: u64,
    /// The tag of the language that exercises are shown in.
    language: String,
    /// What was reported of these still holds.
    reported: Vec<FileError>,
    /// The pack whose removal can be undone.
    removed_pack: Option<RemovedPack>,
}

/// A pack that was removed and can be brought back.
#[derive(Debug)]
struct RemovedPack {
    title: String,
    until: Duration,
}

impl Exercises {
    /// What came with the program is there at once; the rest is read by a thread.
    pub fn open(folders: Folders, language: &str, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let mut shipped = Library::shipped();
        shipped.speak(language);
        let shipped = Arc::new(shipped);
        Self {
            language: language.to_owned(),
            own_folder: folders.own.clone(),
            librarian: Librarian::open(folders, |path| exchange::format_of(path).is_some(), wake),
            library: Arc::clone(&shipped),
            shipped,
            version: 0,
            reported: Vec::new(),
            removed_pack: None,
        }
    }

    /// All exercises there are.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Those that came with the program for a guest; for the owner all.
    pub fn visible_to(&self, is_guest: bool) -> &Library {
        if is_guest { &self.shipped } else { &self.library }
    }

    pub fn version(&self) -> u64 {
        self.version
    }

    /// What is made of the library has to be made anew, as another library is looked at.
    pub fn mark_changed(&mut self) {
        self.version += 1;
    }

    /// Shows exercises in this language from now on.
    pub fn speak(&mut self, language: &str) {
        language.clone_into(&mut self.language);
        for library in [&mut self.shipped, &mut self.library] {
            Library::speak_shared(library, language);
        }
        self.version += 1;
    }

    /// Waits for the thread to send something, at most this long.
    pub fn wait_for_event(&self, at_most: Duration) -> Option<LibraryEvent> {
        self.librarian.wait(at_most)
    }

    pub fn drain_events(&self) -> Vec<LibraryEvent> {
        self.librarian.events().collect()
    }

    /// Handles what the thread sent. Returns the path of a file that holds sittings, which are the journal's
    /// business.
    pub fn handle(
        &mut self,
        event: LibraryEvent,
        deleted: Option<&ExerciseKey>,
        now: Duration,
        notices: &mut Notices,
    ) -> Option<PathBuf> {
        match event {
            LibraryEvent::Library(library) => self.replace(library, deleted, notices),
            LibraryEvent::Sittings(path) => return Some(path),
            LibraryEvent::Imported { path, outcome } => notices.post(import_notice(path, outcome)),
            LibraryEvent::NotRemoved { why } => {
                self.end_undo(notices);
                notices.post(Notice::Packs(Box::new(why)));
            }
            LibraryEvent::NotRestored { why } => {
                // There is as much time again.
                if let Some(removed) = self.removed_pack.take() {
                    self.offer_undo(removed.title, now, notices);
                }
                notices.post_first(Notice::Packs(Box::new(why)));
            }
        }
        None
    }

    /// An own exercise that was deleted is not there, whatever was read before it went.
    fn replace(&mut self, mut library: Arc<Library>, deleted: Option<&ExerciseKey>, notices: &mut Notices) {
        if let Some(key) = deleted.filter(|key| library.find(key).is_some()) {
            Arc::make_mut(&mut library).remove(key);
        }
        Library::speak_shared(&mut library, &self.language);
        let before = std::mem::replace(&mut self.library, Arc::clone(&library));
        self.version += 1;
        report_unread(&before, &library, notices);
        self.report_broken(library.broken(), notices);
    }

    /// Shows at once what the folder will say a moment later.
    pub fn put_own(&mut self, exercise: Exercise, file: Option<PathBuf>) {
        self.version += 1;
        Arc::make_mut(&mut self.library).put_own(exercise, file);
    }

    /// The same for an exercise that is deleted; `None` when there is none of this key.
    pub fn remove_own(&mut self, key: &ExerciseKey) -> Option<Entry> {
        self.library.find(key)?;
        self.version += 1;
        Arc::make_mut(&mut self.library).remove(key)
    }

    /// Imports what is at this path: a pack, an exercise, or sittings.
    pub fn import(&self, path: PathBuf) {
        self.librarian.import(path);
    }

    pub fn remove_pack(&mut self, name: String, now: Duration, notices: &mut Notices) {
        let Some(pack) = self.library.packs().iter().find(|pack| pack.name == name) else { return };
        let title = pack.title().to_owned();
        self.librarian.remove_pack(name);
        self.offer_undo(title, now, notices);
    }

    fn offer_undo(&mut self, title: String, now: Duration, notices: &mut Notices) {
        withdraw_removed(notices);
        notices.post_first(Notice::PackRemoved { title: title.clone() });
        self.removed_pack = Some(RemovedPack { title, until: now + UNDO });
    }

    fn end_undo(&mut self, notices: &mut Notices) {
        self.removed_pack = None;
        withdraw_removed(notices);
    }

    pub fn undo_remove_pack(&mut self, notices: &mut Notices) {
        if self.removed_pack.is_some() {
            self.librarian.restore_pack();
            withdraw_removed(notices);
        }
    }

    /// What was removed can't be brought back any more.
    pub fn give_up_pack(&mut self, notices: &mut Notices) {
        if self.removed_pack.is_some() {
            self.librarian.forget_pack();
            self.end_undo(notices);
        }
    }

    /// Time until a removal can't be undone any more.
    pub fn until_undo_ends(&self, now: Duration) -> Option<Duration> {
        self.removed_pack.as_ref().map(|removed| removed.until.saturating_sub(now))
    }

    /// Ends what can't be undone any more.
    pub fn tick(&mut self, now: Duration, notices: &mut Notices) {
        if self.until_undo_ends(now).is_some_and(|left| left.is_zero()) {
            self.give_up_pack(notices);
        }
    }

    pub fn close(self, deadline: Duration) {
        self.librarian.close(deadline);
    }

    /// Reports what is newly broken, and withdraws what is mended. The same mistake is reported once, however
    /// often it is saved.
    fn report_broken(&mut self, broken: &[FileError], notices: &mut Notices) {
        let by_path: HashMap<&Path, &FileError> =
            broken.iter().map(|broken| (broken.path.as_path(), broken)).collect();
        let as_now =
            |known: &FileError| by_path.get(known.path.as_path()).filter(|now| now.is_like(known)).copied();
        self.reported.retain(|known| as_now(known).is_some());
        let mut are_many = false;
        notices.update(|notice| match notice {
            Notice::Exercise(known) => as_now(known).is_some_and(|now| {
                now.clone_into(known);
                true
            }),
            Notice::Exercises { count, .. } => {
                *count = broken.len();
                are_many = *count > BROKEN_REPORTED_MOST;
                // Few enough by now to be reported one by one.
                if !are_many {
                    self.reported.clear();
                }
                are_many
            }
            _ => true,
        });
        let known: HashSet<&Path> = self.reported.iter().map(|known| known.path.as_path()).collect();
        let new = broken.iter().filter(|broken| !known.contains(broken.path.as_path()));
        let new: Vec<FileError> = new.cloned().collect();
        if !are_many {
            self.report_new(&new, broken.len(), notices);
        }
        self.reported.extend(new);
    }

    fn report_new(&self, new: &[FileError], count: usize, notices: &mut Notices) {
        if new.len() > BROKEN_REPORTED_MOST {
            let folder = new.first().and_then(|broken| broken.path.parent());
            let folder = folder.unwrap_or(&self.own_folder).to_owned();
            notices.withdraw(|notice| matches!(notice, Notice::Exercise(_)));
            notices.post(Notice::Exercises { count, folder });
        } else {
            for broken in new {
                notices.post(Notice::Exercise(Box::new(broken.clone())));
            }
        }
    }
}

fn import_notice(path: PathBuf, outcome: Result<Imported, ImportError>) -> Notice {
    match outcome {
        Ok(imported) => Notice::Imported(Box::new(imported)),
        Err(why) => Notice::NotImported { path, why: Box::new(why) },
    }
}

fn withdraw_removed(notices: &mut Notices) {
    notices.withdraw(|notice| matches!(notice, Notice::PackRemoved { .. }));
}

/// Reports which folders cannot be read, until they can.
fn report_unread(before: &Library, now: &Library, notices: &mut Notices) {
    notices.withdraw(|notice| match notice {
        Notice::OwnFolder(folder) => !now.unread().contains(folder),
        _ => false,
    });
    for folder in now.unread().iter().filter(|folder| !before.unread().contains(folder)) {
        notices.post(Notice::OwnFolder(folder.clone()));
    }
}
