//! The exercises being made in this window. What is not saved ends with it.

use std::collections::BTreeMap;

use softlanding_core::draft::{BeatSpot, Change, Draft};
use softlanding_core::exercise::Exercise;
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::SaveOutcome;
use crate::library::{OwnTrouble, SaveNote};

/// All of them, by where they were begun: a shipped exercise, or one's own.
#[derive(Debug, Default)]
pub struct Makings(BTreeMap<ExerciseKey, Making>);

/// One exercise being made.
#[derive(Debug)]
pub struct Making {
    pub draft: Draft,
    pub saving: Saving,
    /// What is unfolded, if anything.
    pub open: Option<Open>,
    /// Whether one came back to it with something unsaved.
    pub came_back: bool,
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
    Failed(OwnTrouble),
}

/// What is unfolded in the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// The choices for a beat.
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
            let making = Making { draft, saving: Saving::default(), open: None, came_back: false };
            self.0.insert(key.clone(), making);
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
    pub(super) fn hear(&mut self, outcome: SaveOutcome) -> Option<(ExerciseKey, ExerciseKey)> {
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

    pub(super) fn forget(&mut self, key: &ExerciseKey) {
        self.0.remove(key);
    }

    /// One goes elsewhere: what is saved is let go, what is not waits.
    pub(super) fn rest(&mut self) {
        self.0.retain(|_, making| making.is_worth_keeping());
        for making in self.0.values_mut() {
            making.open = None;
            making.draft.rest();
            making.came_back = true;
        }
    }
}

impl Making {
    /// Changes it; what was said about saving it does not hold any more.
    pub fn change(&mut self, change: Change) {
        self.draft.change(change);
        self.touch();
    }

    pub(super) fn touch(&mut self) {
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
