//! The exercises being made in this window. What is not saved ends with it.

mod preview;

use std::collections::BTreeMap;
use std::time::Duration;

use softlanding_core::draft::{BeatSpot, Change, Draft};
use softlanding_core::exercise::Exercise;
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::SaveOutcome;
use crate::library::{OwnError, SaveNote};

use preview::Preview;

/// All of them, by where they were begun: a shipped exercise, or one's own.
#[derive(Debug, Default)]
pub struct Makings(BTreeMap<ExerciseKey, Making>);

/// One exercise being made.
#[derive(Debug)]
pub struct Making {
    /// Where it was begun: the same for as long as it is being made, whatever file it gets.
    pub begun_from: ExerciseKey,
    pub draft: Draft,
    pub saving: Saving,
    pub preview: Preview,
    /// What is unfolded, if anything.
    pub open: Option<MakingSpot>,
    /// Whether one came back to it with something unsaved.
    pub came_back: bool,
    /// Whether words are being written: undoing is then about them alone.
    pub writes_words: bool,
    /// What is typed row by row, with rows that have no letters yet.
    pub typed_lines: Option<(RowsOf, String)>,
    /// Where the keyboard goes next, because where it was is gone.
    pub goes_to: Option<MakingSpot>,
}

/// What is written one on each row, and of which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsOf {
    /// Its lines, words, answers, things or beginnings.
    Lines(usize),
    Piles(usize),
}

/// How it stands with saving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was asked for since the last change.
    #[default]
    NotAsked,
    /// It was asked for, and something is missing.
    Lacks,
    /// It is being written.
    Asked,
    Saved {
        note: Option<SaveNote>,
    },
    Failed(OwnError),
}

/// A place in the screen: what is unfolded, or where the keyboard goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MakingSpot {
    Part(usize),
    /// A beat, and what can be chosen about it.
    Beat(BeatSpot),
    /// The gestures one can add to a part.
    NewBeat(usize),
    /// The kinds of part one can add.
    NewPart,
}

impl Makings {
    /// What is being made from there; a fresh draft where nothing is. `None` where nothing is left of it.
    pub fn of(
        &mut self,
        key: &ExerciseKey,
        exercise: Option<&Exercise>,
        words: &dyn Fn(&Exercise) -> MakingWords,
    ) -> Option<&mut Making> {
        let is_stale = |making: &Making| making.draft.is_untouched() && making.draft.kept() != exercise;
        if key.origin == Origin::Own && self.0.get(key).is_some_and(is_stale) && exercise.is_some() {
            self.0.remove(key);
        }
        if !self.0.contains_key(key) {
            let exercise = exercise?;
            let words = words(exercise);
            let draft = if key.origin == Origin::Own {
                Draft::of_own(exercise.clone(), &words.says_own)
            } else {
                Draft::made_from(exercise, &words.title, &words.says)
            };
            self.0.insert(key.clone(), Making::new(key.clone(), draft));
        }
        self.0.get_mut(key)
    }

    /// What is being made from there, if anything is.
    #[must_use]
    pub fn get(&self, key: &ExerciseKey) -> Option<&Making> {
        self.0.get(key)
    }

    /// Takes in what came of saving. What was begun elsewhere and has a file of its own now is known by
    /// that: from where, and to which.
    pub(in crate::ui) fn handle_save(&mut self, outcome: SaveOutcome) -> Option<(ExerciseKey, ExerciseKey)> {
        let from = outcome.from().clone();
        let mut making = self.0.remove(&from)?;
        let saved = match outcome {
            SaveOutcome::NotSaved { trouble, .. } => {
                making.saving = Saving::Failed(trouble);
                self.0.insert(from, making);
                return None;
            }
            SaveOutcome::Saved(saved) => saved,
        };
        let to = ExerciseKey { origin: Origin::Own, id: saved.exercise.id.as_str().to_owned() };
        making.draft.keep(saved.exercise);
        making.saving = Saving::Saved { note: saved.note };
        self.0.insert(to.clone(), making);
        (from != to).then_some((from, to))
    }

    pub(in crate::ui) fn forget(&mut self, key: &ExerciseKey) {
        self.0.remove(key);
    }

    /// One goes elsewhere: what is saved is let go, what is not waits.
    pub(in crate::ui) fn leave(&mut self, now: Duration) {
        self.stand_still(now);
        self.0.retain(|_, making| making.is_worth_keeping());
        for making in self.0.values_mut() {
            making.open = None;
            making.draft.rest();
            making.came_back = true;
        }
    }

    /// Nothing is shown moving, and nothing is to be heard.
    pub(in crate::ui) fn stand_still(&mut self, now: Duration) {
        for making in self.0.values_mut().filter(|making| making.preview.is_running()) {
            making.preview.rest(now);
        }
    }
}

impl Making {
    fn new(begun_from: ExerciseKey, draft: Draft) -> Self {
        Self {
            begun_from,
            draft,
            saving: Saving::default(),
            preview: Preview::default(),
            open: None,
            came_back: false,
            writes_words: false,
            typed_lines: None,
            goes_to: None,
        }
    }

    /// Changes it; what was said about saving it does not hold any more.
    pub fn change(&mut self, change: Change) {
        self.draft.change(change);
        self.touch();
    }

    pub fn undo(&mut self) {
        self.draft.undo();
        self.touch();
    }

    pub fn redo(&mut self) {
        self.draft.redo();
        self.touch();
    }

    /// Unfolds this, or folds it up again.
    pub fn unfold(&mut self, spot: MakingSpot) {
        self.open = (self.open != Some(spot)).then_some(spot);
    }

    /// Whether the keyboard is to be here now.
    pub fn arrives(&mut self, spot: MakingSpot) -> bool {
        self.goes_to.take_if(|goes_to| *goes_to == spot).is_some()
    }

    fn touch(&mut self) {
        if self.saving != Saving::Asked && self.saving != Saving::Lacks {
            self.saving = Saving::NotAsked;
        }
    }

    fn is_worth_keeping(&self) -> bool {
        self.saving == Saving::Asked || (!self.draft.is_kept() && !self.draft.is_untouched())
    }
}

/// What a draft is given when it is begun.
#[derive(Clone, Debug)]
pub struct MakingWords {
    /// For what is not the person's own yet.
    pub title: String,
    /// What is known of it once it was changed.
    pub says: String,
    /// The same of one's own.
    pub says_own: String,
}
