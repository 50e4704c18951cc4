//! The exercises being made in this window. What is not saved ends with it.

mod preview;

use std::collections::BTreeMap;
use std::time::Duration;

use softlanding_core::draft::{BeatSpot, Change, Draft};
use softlanding_core::exercise::bounds::{BEAT_LEAST_MS, fitting_beat_ms};
use softlanding_core::exercise::{Beat, Exercise, FormatErrorKind, Part};
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::SaveOutcome;
use crate::library::{OwnError, SaveNote};

use preview::Preview;

/// What one press on − or + changes, in milliseconds.
const STEP_MS: u32 = 500;

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
    /// The paced part that was put on the curve.
    on_curve: Option<usize>,
    /// The part that is unfolded.
    pub open_part: Option<usize>,
    /// What is unfolded within it, or below all of them.
    pub open: Option<MakingSpot>,
    /// Why the last seconds that were asked for are not the seconds there are.
    pub held: Option<FormatErrorKind>,
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
    /// It is being written, and maybe practised then.
    Asked {
        begins: Option<Begins>,
    },
    Saved {
        note: Option<SaveNote>,
    },
    Failed(OwnError),
}

/// That a practice begins once it is saved, and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Begins {
    pub length_ms: u32,
}

/// An exercise that was saved: where it was made, and where it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedAs {
    pub from: ExerciseKey,
    pub to: ExerciseKey,
    pub begins: Option<Begins>,
}

/// A place in the screen: what is unfolded, or where the keyboard goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MakingSpot {
    Name,
    Part(usize),
    /// The ways to move a part.
    PartMoves(usize),
    /// The seconds of a beat.
    Seconds(BeatSpot),
    /// A beat, and what can be chosen about it.
    Beat(BeatSpot),
    /// The gestures one can add to a part.
    NewBeat(usize),
    /// The kinds of part one can add.
    NewPart,
    Undo,
    Redo,
    Begin,
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

    #[must_use]
    pub fn get_mut(&mut self, key: &ExerciseKey) -> Option<&mut Making> {
        self.0.get_mut(key)
    }

    /// What is made from there and is not what is kept, if anything is.
    #[must_use]
    pub fn changed(&self, key: &ExerciseKey) -> Option<&Making> {
        self.get(key).filter(|making| making.is_changed())
    }

    /// Takes in what came of saving. What was begun elsewhere and has a file of its own now is known by that.
    pub(in crate::ui) fn handle_save(&mut self, outcome: SaveOutcome) -> Option<SavedAs> {
        let from = outcome.from().clone();
        let mut making = self.0.remove(&from)?;
        let begins = match making.saving {
            Saving::Asked { begins } => begins,
            _ => None,
        };
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
        Some(SavedAs { from, to, begins })
    }

    pub(in crate::ui) fn forget(&mut self, key: &ExerciseKey) {
        self.0.remove(key);
    }

    /// One goes elsewhere: what is saved is let go, what is not waits.
    pub(in crate::ui) fn leave(&mut self, now: Duration) {
        self.stand_still(now);
        self.0.retain(|_, making| making.is_worth_keeping());
        for making in self.0.values_mut() {
            (making.open, making.open_part, making.held, making.goes_to) = (None, None, None, None);
            making.draft.rest();
            making.came_back = true;
        }
    }

    /// Nothing is shown moving, nothing is to be heard, and nothing begins.
    pub(in crate::ui) fn stand_still(&mut self, now: Duration) {
        for making in self.0.values_mut() {
            if making.preview.is_running() {
                making.preview.rest(now);
            }
            if let Saving::Asked { begins } = &mut making.saving {
                *begins = None;
            }
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
            on_curve: None,
            open_part: None,
            open: None,
            held: None,
            came_back: false,
            writes_words: false,
            typed_lines: None,
            goes_to: None,
        }
    }

    /// Changes it; what was said about saving it does not hold any more.
    pub fn change(&mut self, change: Change) {
        self.held = None;
        self.draft.change(change);
        self.touch();
    }

    /// Gives a beat this length, or the nearest it can have, and remembers why it is another.
    pub fn change_beat(&mut self, at: BeatSpot, wanted_ms: u32) {
        let held = fitting_beat_ms(self.beats(at.part), at.beat, wanted_ms).1;
        self.change(Change::BeatMs { at, ms: wanted_ms });
        // That a beat has an end of its own needs no words.
        self.held = held.filter(|held| !matches!(held, FormatErrorKind::OutOfBounds { .. }));
    }

    /// Half a second more or less, to the next half. Each is a change of its own.
    pub fn step_beat(&mut self, at: BeatSpot, is_more: bool) {
        let Some(beat) = self.beats(at.part).get(at.beat) else { return };
        let halves =
            if is_more { beat.ms / STEP_MS + 1 } else { beat.ms.div_ceil(STEP_MS).saturating_sub(1) };
        let wanted_ms = (halves * STEP_MS).max(BEAT_LEAST_MS);
        self.draft.rest();
        self.change_beat(at, wanted_ms);
        self.draft.rest();
    }

    /// The beats of a paced part.
    #[must_use]
    pub fn beats(&self, part: usize) -> &[Beat] {
        match self.draft.exercise().parts.get(part) {
            Some(Part::Cycle { beats, .. }) => beats,
            _ => &[],
        }
    }

    /// All paced parts that have beats.
    pub fn rounds(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.draft.exercise().parts.len()).filter(|part| !self.beats(*part).is_empty())
    }

    /// The paced part on the curve: the one that was put there, or the first that fills the length, or the first.
    #[must_use]
    pub fn on_curve(&self) -> Option<usize> {
        let fills = |part: &usize| self.draft.exercise().parts.get(*part).is_some_and(Part::fills);
        let chosen = self.on_curve.filter(|part| !self.beats(*part).is_empty());
        chosen.or_else(|| self.rounds().find(fills)).or_else(|| self.rounds().next())
    }

    /// Puts this part on the curve, if it is a paced one.
    pub fn put_on_curve(&mut self, part: usize) {
        if !self.beats(part).is_empty() {
            self.on_curve = Some(part);
        }
    }

    /// Whether it is not what is kept, or what it is made from.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        match self.draft.kept() {
            Some(_) => !self.draft.is_kept(),
            None => self.draft.can_undo(),
        }
    }

    pub fn undo(&mut self) {
        self.held = None;
        self.draft.undo();
        self.touch();
    }

    pub fn redo(&mut self) {
        self.held = None;
        self.draft.redo();
        self.touch();
    }

    /// Unfolds this part, or folds it up again. A paced one comes to the curve.
    pub fn unfold_part(&mut self, part: usize) {
        self.open = None;
        self.open_part = (self.open_part != Some(part)).then_some(part);
        self.put_on_curve(part);
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
        if !self.is_being_saved() && self.saving != Saving::Lacks {
            self.saving = Saving::NotAsked;
        }
    }

    #[must_use]
    pub fn is_being_saved(&self) -> bool {
        matches!(self.saving, Saving::Asked { .. })
    }

    #[must_use]
    pub fn is_saved(&self) -> bool {
        matches!(self.saving, Saving::Saved { .. })
    }

    fn is_worth_keeping(&self) -> bool {
        self.is_being_saved() || (!self.draft.is_kept() && !self.draft.is_untouched())
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

#[cfg(test)]
mod tests;
