//! What the small window begins: something short, at once.

use softlanding_core::exercise::{Exercise, ExerciseId, Part};
use softlanding_core::offer::{may_be_offered, may_come_first};
use softlanding_core::record::ExerciseKey;

use crate::library::Entry;

use super::App;

/// How long it may be, in milliseconds.
const SHORTEST_MS: u32 = 10_000;
const LONGEST_MS: u32 = 180_000;

/// What is to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Short {
    /// This one, for so long.
    Begin { key: ExerciseKey, length_ms: u32 },
    /// This one asks something first, or is for two: its page is to be seen before.
    Look(ExerciseKey),
    /// It may be the person's own, and those are not read yet.
    NotYet,
}

impl App {
    /// What is to begin when this one is asked for, or else something short that suits; `None` where there is nothing.
    #[must_use]
    pub fn short_practice(&self, id: Option<&ExerciseId>) -> Option<Short> {
        let Some(id) = id else { return self.something_short() };
        match self.library().find_id(id.as_str()) {
            Some(entry) if self.asks_before(entry) => Some(Short::Look(entry.key.clone())),
            Some(entry) => Some(self.shortened(entry)),
            None if self.library_version() == 0 && !self.is_guest() => Some(Short::NotYet),
            None => self.something_short(),
        }
    }

    /// What the person chose to begin with; or else what is offered from here; or what was practised last.
    fn something_short(&self) -> Option<Short> {
        let chosen = self.settings().first_minute.as_ref().map(|first| &first.exercise);
        let chosen = chosen
            .and_then(|key| self.library().find(key))
            .filter(|entry| may_be_offered(&entry.exercise) && self.settings().may_offer(&entry.exercise));
        let offered = self.offers().into_iter().map(|(_, entry)| entry);
        let offered =
            offered.chain(self.begin_entry_of_now()).filter(|entry| may_come_first(&entry.exercise));
        let is_short = |entry: &&Entry| {
            !self.asks_before(entry) && is_short(&entry.exercise) && suits_small_window(&entry.exercise)
        };
        let found =
            chosen.into_iter().chain(offered).find(is_short).or_else(|| self.library().default_entry());
        found.map(|entry| self.shortened(entry))
    }

    fn asks_before(&self, entry: &Entry) -> bool {
        entry.exercise.for_two || self.settings().closed_gates(&entry.key, &entry.exercise).next().is_some()
    }

    /// As long as is usual where that is short; otherwise as long as it can be and still be short.
    fn shortened(&self, entry: &Entry) -> Short {
        let usual_ms = self.usual_length_ms(&entry.exercise);
        let choices = &entry.exercise.minutes.choices_ms;
        let shorter = || choices.iter().rev().find(|ms| **ms <= LONGEST_MS).or(choices.first()).copied();
        let length_ms = if usual_ms <= LONGEST_MS { usual_ms } else { shorter().unwrap_or(usual_ms) };
        Short::Begin { key: entry.key.clone(), length_ms }
    }
}

/// Whether it can be had in a minute or three, without anything to press.
fn is_short(exercise: &Exercise) -> bool {
    let is_short = |ms: &u32| (SHORTEST_MS..=LONGEST_MS).contains(ms);
    exercise.minutes.choices_ms.iter().any(is_short) && !exercise.waits()
}

/// Whether all of it has room in the small window: what is written, sorted or chosen has not.
#[must_use]
pub fn suits_small_window(exercise: &Exercise) -> bool {
    let is_small = |part: &Part| {
        matches!(
            part,
            Part::Say { .. }
                | Part::Cycle { .. }
                | Part::Notice { .. }
                | Part::Wave { .. }
                | Part::Words { .. }
        )
    };
    !exercise.for_two && exercise.parts.iter().all(is_small)
}
