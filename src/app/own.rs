//! One's own exercises: written, deleted and brought back by a thread of their own.

use std::path::PathBuf;
use std::time::Duration;

use softlanding_core::record::{ExerciseKey, Origin};

use crate::library::{Entry, Library, OwnError, OwnEvent, OwnStore, SaveRequest, Saved};
use crate::text::notices::Notice;

use super::exercises::Exercises;
use super::{Notices, SaveOwn, UNDO};

/// What came of saving an exercise.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveOutcome {
    Saved(Box<Saved>),
    NotSaved { from: ExerciseKey, trouble: OwnError },
}

impl SaveOutcome {
    /// Where it is being made.
    #[must_use]
    pub fn from(&self) -> &ExerciseKey {
        match self {
            Self::Saved(saved) => &saved.from,
            Self::NotSaved { from, .. } => from,
        }
    }
}

/// The files of the person's own exercises.
#[derive(Debug)]
pub(super) struct OwnFiles {
    store: OwnStore,
    folder: PathBuf,
    /// The exercise whose deletion can be undone.
    deleted: Option<Deleted>,
    /// What came of saving since it was taken last.
    saves: Vec<SaveOutcome>,
}

#[derive(Debug)]
struct Deleted {
    entry: Entry,
    until: Duration,
    /// Whether bringing it back was asked for.
    comes_back: bool,
}

impl OwnFiles {
    pub fn open(folder: PathBuf, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let store = OwnStore::open(folder.clone(), wake);
        Self { store, folder, deleted: None, saves: Vec::new() }
    }

    /// Writes an exercise to its file, or to a new one.
    pub fn save(&self, save: SaveOwn, library: &Library) {
        let SaveOwn { from, exercise, kept } = save;
        let own = library.entries().iter().filter(|entry| entry.key.origin == Origin::Own);
        let taken = own.map(|entry| entry.key.id.clone()).collect();
        let key = ExerciseKey { origin: Origin::Own, id: exercise.id.as_str().to_owned() };
        let file = library.find(&key).and_then(|entry| entry.file.clone());
        self.store.save(SaveRequest { from, exercise, kept, file, taken });
    }

    /// What came of saving since the last call.
    pub fn take_saves(&mut self) -> Vec<SaveOutcome> {
        std::mem::take(&mut self.saves)
    }

    pub fn delete(
        &mut self,
        key: &ExerciseKey,
        now: Duration,
        exercises: &mut Exercises,
        notices: &mut Notices,
    ) {
        if key.origin != Origin::Own {
            return;
        }
        let Some(entry) = exercises.remove_own(key) else { return };
        let usual = self.folder.join(format!("{}.ron", entry.key.id));
        self.store.delete(entry.file.clone().unwrap_or(usual));
        self.offer_undo(entry, now, notices);
    }

    fn offer_undo(&mut self, entry: Entry, now: Duration, notices: &mut Notices) {
        withdraw_deleted(notices);
        notices.post_first(Notice::OwnDeleted { title: entry.exercise.title.clone() });
        self.deleted = Some(Deleted { entry, until: now + UNDO, comes_back: false });
    }

    pub fn undo_delete(&mut self, notices: &mut Notices) {
        if let Some(deleted) = self.deleted.as_mut().filter(|deleted| !deleted.comes_back) {
            deleted.comes_back = true;
            self.store.restore();
            withdraw_deleted(notices);
        }
    }

    /// The exercise that is deleted, while that can be undone.
    pub fn deleted_key(&self) -> Option<&ExerciseKey> {
        self.deleted.as_ref().map(|deleted| &deleted.entry.key)
    }

    /// Time until a deletion can't be undone any more; one that was asked back ends when its file is there.
    pub fn until_undo_ends(&self, now: Duration) -> Option<Duration> {
        let deleted = self.deleted.as_ref().filter(|deleted| !deleted.comes_back)?;
        Some(deleted.until.saturating_sub(now))
    }

    /// Ends what can't be undone any more.
    pub fn tick(&mut self, now: Duration, notices: &mut Notices) {
        if self.until_undo_ends(now).is_some_and(|left| left.is_zero()) {
            self.end_undo(notices);
        }
    }

    /// What was deleted can't be brought back any more.
    pub fn end_undo(&mut self, notices: &mut Notices) {
        if self.deleted.take_if(|deleted| !deleted.comes_back).is_some() {
            self.store.forget();
            withdraw_deleted(notices);
        }
    }

    /// Handles what came of writing, deleting and bringing back.
    pub fn handle_events(&mut self, now: Duration, exercises: &mut Exercises, notices: &mut Notices) {
        let events: Vec<OwnEvent> = self.store.events().collect();
        for event in events {
            match event {
                OwnEvent::Saved(saved) => {
                    exercises.put_own(saved.exercise.clone(), Some(saved.file.clone()));
                    self.saves.push(SaveOutcome::Saved(saved));
                }
                OwnEvent::NotSaved { from, trouble } => {
                    self.saves.push(SaveOutcome::NotSaved { from, trouble });
                }
                OwnEvent::Restored => self.put_back(exercises),
                OwnEvent::NotDeleted { trouble } => {
                    withdraw_deleted(notices);
                    // Without a file there is nothing to put back.
                    if trouble == OwnError::Gone {
                        self.deleted = None;
                    } else {
                        self.put_back(exercises);
                    }
                    notices.post(Notice::Own(trouble));
                }
                OwnEvent::NotRestored { trouble } => {
                    // There is as much time again.
                    if let Some(deleted) = self.deleted.take() {
                        self.offer_undo(deleted.entry, now, notices);
                        notices.post_first(Notice::Own(trouble));
                    }
                }
            }
        }
    }

    fn put_back(&mut self, exercises: &mut Exercises) {
        if let Some(deleted) = self.deleted.take() {
            let Entry { exercise, file, .. } = deleted.entry;
            exercises.put_own(exercise.as_ref().clone(), file);
        }
    }

    /// Whether all that was saved is on the disk when the deadline has passed.
    pub fn close(self, deadline: Duration) -> bool {
        self.store.close(deadline)
    }
}

fn withdraw_deleted(notices: &mut Notices) {
    notices.withdraw(|notice| matches!(notice, Notice::OwnDeleted { .. }));
}
