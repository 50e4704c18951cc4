//! What Begin on the first screen starts, and how long.

use softlanding_core::exercise::Exercise;
use softlanding_core::offer::{may_be_offered, may_come_first};
use softlanding_core::record::ExerciseKey;

use crate::library::Entry;

use super::App;

impl App {
    /// Whether Begin on the first screen may start it because its person chose it.
    #[must_use]
    pub fn may_be_first_minute(entry: &Entry) -> bool {
        may_be_offered(&entry.exercise)
    }

    /// What Begin on the first screen starts: what the person chose for it, or the last practice where
    /// one press may start it, or the default. Nothing that is never to be offered.
    #[must_use]
    pub fn begin_entry_of_now(&self) -> Option<&Entry> {
        let find = |key: &ExerciseKey| {
            self.library().find(key).filter(|entry| self.settings().may_offer(&entry.exercise))
        };
        let first = self.settings().first_minute.as_ref().and_then(|first| find(&first.exercise));
        let last = || self.settings().last_exercise.as_ref().and_then(find);
        first
            .filter(|entry| Self::may_be_first_minute(entry))
            .or_else(|| last().filter(|entry| may_come_first(&entry.exercise)))
            .or(self.library().default_entry())
    }

    /// The length that Begin gives an exercise: as chosen for the first minute, or its usual one.
    #[must_use]
    pub fn begin_length_ms(&self, entry: &Entry) -> u32 {
        let first = self.settings().first_minute.as_ref().filter(|first| first.exercise == entry.key);
        match first.and_then(|first| first.minutes) {
            Some(minutes) => (minutes * 60_000.0).round() as u32,
            None => self.usual_length_ms(&entry.exercise),
        }
    }

    /// The length that this exercise has for this person.
    #[must_use]
    pub fn usual_length_ms(&self, exercise: &Exercise) -> u32 {
        let minutes = &exercise.minutes;
        let Some(usual) = self.settings().usual_minutes else { return minutes.usual_ms };
        let usual_ms = (usual * 60_000.0).round() as u32;
        minutes.choices_ms.iter().copied().min_by_key(|ms| ms.abs_diff(usual_ms)).unwrap_or(minutes.usual_ms)
    }
}
