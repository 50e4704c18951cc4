//! What the rating ten minutes after showed.

use super::observations::{Numbers, Observation, Observations};
use super::outcome::{Counts, Outcome};
use super::spread::{Detail, Spread};
use super::tally::Tally;
use crate::record::ExerciseKey;

/// Later is asked for ten minutes after the end, in milliseconds.
pub const SETTLING_MS: i64 = 10 * 60_000;

/// Which way it went from right after to ten minutes later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LaterCounts {
    pub stayed: usize,
    pub went_on_easing: usize,
    pub came_back_up: usize,
    /// Into *Far away* in between: never ease.
    pub went_far_away: usize,
    /// Out of *Far away* in between: not scored.
    pub came_back: usize,
    /// Answered later, but one of the numbers needed is missing.
    pub no_answer: usize,
}

impl From<Counts> for LaterCounts {
    fn from(counts: Counts) -> Self {
        Self {
            stayed: counts.same,
            went_on_easing: counts.easier,
            came_back_up: counts.harder,
            went_far_away: counts.went_far_away,
            came_back: counts.came_back,
            no_answer: counts.no_answer,
        }
    }
}

/// What later showed, of one exercise or of all.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaterOf {
    pub counts: LaterCounts,
    /// Points of ease from after to later; from three on, shown from six on.
    pub spread: Option<Spread>,
    pub says: Detail,
}

impl LaterOf {
    fn new(tally: &Tally) -> Self {
        let counts = tally.counts;
        Self {
            counts: counts.into(),
            spread: tally.spread(),
            says: Detail::of(counts.answered(), counts.with_points()),
        }
    }
}

/// What later showed.
#[derive(Clone, Debug, PartialEq)]
pub struct Later {
    pub overall: LaterOf,
    /// Each exercise with its newest title, the one with most answers first.
    pub exercises: Vec<(ExerciseKey, String, LaterOf)>,
}

/// What the ten minutes after a sitting did, from the first sitting of each episode that was asked about
/// later, unless another one began within those ten minutes: then it would not be known which did it.
#[must_use]
pub fn later(observations: &Observations) -> Later {
    let mut overall = Tally::default();
    let mut gathered: Vec<Option<(Tally, &Observation)>> = vec![None; observations.exercise_places()];
    for sitting in alone_until_later(observations) {
        let outcome = Outcome::between(sitting.after, sitting.later);
        overall.add(outcome, sitting.ending);
        if let Some(slot) = gathered.get_mut(sitting.exercise_place()) {
            let (tally, newest) = slot.get_or_insert_with(|| (Tally::default(), sitting));
            tally.add(outcome, sitting.ending);
            *newest = sitting;
        }
    }
    let mut exercises: Vec<_> = gathered
        .into_iter()
        .flatten()
        .filter_map(|(tally, newest)| {
            let key = observations.exercise_of(newest)?.clone();
            let title = observations.title_of(newest)?.to_owned();
            Some((tally.counts.answered(), key, title, LaterOf::new(&tally)))
        })
        .collect();
    exercises.sort_by(|left, right| right.0.cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
    let exercises = exercises.into_iter().map(|(_, key, title, of)| (key, title, of)).collect();
    Later { overall: LaterOf::new(&overall), exercises }
}

fn alone_until_later(observations: &Observations) -> impl Iterator<Item = &Observation> {
    observations.firsts_and_next().filter_map(|(sitting, next)| {
        let asked_ms = sitting.ended_utc_ms().saturating_add(SETTLING_MS);
        let is_alone = next.is_none_or(|next| next.started_utc_ms >= asked_ms);
        (sitting.later != Numbers::default() && is_alone).then_some(sitting)
    })
}
