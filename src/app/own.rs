//! One's own exercises: written, deleted, heard while they are being made, and what Begin starts.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::exercise::Exercise;
use softlanding_core::offer::{may_be_offered, may_come_first};
use softlanding_core::record::{ExerciseKey, Origin};
use softlanding_core::sitting::Stage;

use crate::library::{Entry, Library, OwnEvent, OwnTrouble, Saved, Wish};
use crate::sound::{Anchor, Motion};

use super::practice::levels;
use super::{App, Notice, Preview, SaveOwn, UNDO};

/// What came of saving an exercise.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveOutcome {
    Saved(Box<Saved>),
    NotSaved { from: ExerciseKey, trouble: OwnTrouble },
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

/// An own exercise that was deleted.
#[derive(Debug)]
pub(super) struct Deleted {
    entry: Entry,
    until: Duration,
    /// Whether bringing it back was asked for.
    comes_back: bool,
}

impl App {
    pub(super) fn save_own(&mut self, save: SaveOwn) {
        let SaveOwn { from, exercise, kept } = save;
        let own = self.library.entries().iter().filter(|entry| entry.key.origin == Origin::Own);
        let taken = own.map(|entry| entry.key.id.clone()).collect();
        let file = self.own_file(&exercise);
        self.own_store.save(Wish { from, exercise, kept, file, taken });
    }

    /// Where an exercise of one's own was read from.
    fn own_file(&self, exercise: &Exercise) -> Option<PathBuf> {
        let key = ExerciseKey { origin: Origin::Own, id: exercise.id.as_str().to_owned() };
        self.library.find(&key)?.file.clone()
    }

    /// What came of saving since the last call.
    pub fn take_saves(&mut self) -> Vec<SaveOutcome> {
        if self.is_guest { Vec::new() } else { std::mem::take(&mut self.saves) }
    }

    pub(super) fn delete_own(&mut self, key: &ExerciseKey) {
        if key.origin != Origin::Own {
            return;
        }
        let Some(entry) = self.change_library().remove(key) else { return };
        let title = entry.exercise.title.clone();
        let usual = self.paths.own_exercises().join(format!("{}.ron", entry.key.id));
        self.own_store.delete(entry.file.clone().unwrap_or(usual));
        self.own_deleted = Some(Deleted { entry, until: self.clock.now() + UNDO, comes_back: false });
        self.forget_deleted_notice();
        self.notices.push_front(Notice::OwnDeleted { title });
    }

    pub(super) fn undo_delete_own(&mut self) {
        let Some(deleted) = self.own_deleted.as_mut().filter(|deleted| !deleted.comes_back) else { return };
        deleted.comes_back = true;
        self.own_store.restore();
        self.forget_deleted_notice();
    }

    /// How long until a deletion is forgotten; one that was asked back ends when its file is there.
    pub(super) fn until_own_is_forgotten(&self, now: Duration) -> Option<Duration> {
        let deleted = self.own_deleted.as_ref().filter(|deleted| !deleted.comes_back)?;
        Some(deleted.until.saturating_sub(now))
    }

    pub(super) fn forget_deleted_own(&mut self) {
        let now = self.clock.now();
        if self.own_deleted.take_if(|deleted| deleted.until <= now && !deleted.comes_back).is_some() {
            self.own_store.forget();
            self.forget_deleted_notice();
        }
    }

    /// Shows at once what the folder will say a moment later.
    fn change_library(&mut self) -> &mut Library {
        self.library_version += 1;
        Arc::make_mut(&mut self.library)
    }

    /// What is deleted is not there, whatever was read before it went.
    pub(super) fn without_deleted(&self, mut library: Arc<Library>) -> Arc<Library> {
        let deleted = self.own_deleted.as_ref().map(|deleted| &deleted.entry.key);
        if let Some(key) = deleted.filter(|key| library.find(key).is_some()) {
            Arc::make_mut(&mut library).remove(key);
        }
        library
    }

    fn forget_deleted_notice(&mut self) {
        self.notices.retain(|notice| !matches!(notice, Notice::OwnDeleted { .. }));
    }

    pub(super) fn hear_own_store(&mut self) {
        let events: Vec<OwnEvent> = self.own_store.events().collect();
        for event in events {
            match event {
                OwnEvent::Saved(saved) => {
                    self.change_library().put_own(saved.exercise.clone(), Some(saved.file.clone()));
                    self.saves.push(SaveOutcome::Saved(saved));
                }
                OwnEvent::NotSaved { from, trouble } => {
                    self.saves.push(SaveOutcome::NotSaved { from, trouble });
                }
                OwnEvent::Restored => self.put_deleted_back(),
                OwnEvent::NotDeleted { trouble } => {
                    self.forget_deleted_notice();
                    // Without a file there is nothing to put back.
                    if trouble == OwnTrouble::Gone {
                        self.own_deleted = None;
                    } else {
                        self.put_deleted_back();
                    }
                    self.say(Notice::Own(trouble));
                }
                OwnEvent::NotRestored { trouble } => self.offer_again(trouble),
            }
        }
    }

    fn put_deleted_back(&mut self) {
        if let Some(deleted) = self.own_deleted.take() {
            let Entry { exercise, file, .. } = deleted.entry;
            self.change_library().put_own(exercise.as_ref().clone(), file);
        }
    }

    /// It could not be brought back now: there is as much time again.
    fn offer_again(&mut self, trouble: OwnTrouble) {
        let until = self.clock.now() + UNDO;
        let Some(deleted) = &mut self.own_deleted else { return };
        (deleted.until, deleted.comes_back) = (until, false);
        let title = deleted.entry.exercise.title.clone();
        self.notices.push_front(Notice::OwnDeleted { title });
        self.notices.push_front(Notice::Own(trouble));
    }

    /// Never while a practice runs, and only where sound is on.
    pub(super) fn preview(&mut self, preview: Option<Preview>) {
        let stage = self.practice.as_ref().map(|practice| practice.sitting.stage());
        if matches!(stage, Some(Stage::Running | Stage::Paused)) {
            return;
        }
        match preview {
            Some(Preview { score, timed_ms, at }) if self.settings.sound.is_audible() => {
                let anchor = Anchor {
                    instant: self.clock.instant(at),
                    timed_ms: f64::from(timed_ms),
                    motion: Motion::Runs,
                };
                self.sound.begin(score, anchor, levels(&self.settings));
                self.is_previewing = true;
            }
            _ if self.is_previewing => {
                self.sound.silence();
                self.is_previewing = false;
            }
            _ => {}
        }
    }

    /// Whether Begin on the first screen may start it because its person chose it.
    #[must_use]
    pub fn may_be_first_minute(entry: &Entry) -> bool {
        may_be_offered(&entry.exercise)
    }

    /// What Begin on the first screen starts: what the person chose for it, or the last practice where
    /// one press may start it, or the default.
    #[must_use]
    pub fn begin_entry_of_now(&self) -> Option<&Entry> {
        let find = |key: &ExerciseKey| self.library().find(key);
        let first = self.settings.first_minute.as_ref().and_then(|first| find(&first.exercise));
        let last = || self.settings.last_exercise.as_ref().and_then(find);
        first
            .filter(|entry| Self::may_be_first_minute(entry))
            .or_else(|| last().filter(|entry| may_come_first(&entry.exercise)))
            .or(self.library().default_entry())
    }

    /// The length that Begin gives an exercise: as chosen for the first minute, or its usual one.
    #[must_use]
    pub fn begin_length_ms(&self, entry: &Entry) -> u32 {
        let first = self.settings.first_minute.as_ref().filter(|first| first.exercise == entry.key);
        match first.and_then(|first| first.minutes) {
            Some(minutes) => (minutes * 60_000.0).round() as u32,
            None => self.usual_length_ms(&entry.exercise),
        }
    }
}
