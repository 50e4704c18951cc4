//! What a sitting is at a moment: asked by whoever shows it, changes nothing.

use std::sync::Arc;
use std::time::Duration;

use super::noticing::{Step, swapped};
use super::{Anchor, Event, Sitting, Stage};
use crate::exercise::{Exercise, Part};
use crate::rating::{Rating, Shift};
use crate::record::{Ending, Record};
use crate::score::{Moment, Position, Score};

impl Sitting {
    /// Where the score is at `now`.
    #[must_use]
    pub fn position(&self, now: Duration) -> Position {
        self.anchor.position(&self.score, now)
    }

    /// What there is at `now`.
    #[must_use]
    pub fn moment(&self, now: Duration) -> Moment {
        self.score.at(self.position(now))
    }

    /// The part at `now`; `None` while landing.
    #[must_use]
    pub fn part(&self, now: Duration) -> Option<&Part> {
        self.part_at(now)
    }

    /// What is asked for, if this is a part with things to notice.
    #[must_use]
    pub fn noticing(&self, now: Duration) -> Option<Step> {
        let Some(Part::Notice { sense, count, .. }) = self.part_at(now) else { return None };
        let swapped_for = (self.noticing.swaps > 0).then(|| swapped(*sense, self.noticing.swaps));
        Some(Step { swapped_for, done: self.noticing.done, count: *count })
    }

    /// Whether the person is waited for.
    #[must_use]
    pub fn waits(&self, now: Duration) -> bool {
        self.score.waits_at(self.position(now))
    }

    /// What a press that means *on* does: on where the person is waited for, otherwise pause or go on.
    #[must_use]
    pub fn pause_or_next(&self, now: Duration) -> Event {
        match self.stage {
            Stage::Paused => Event::Resume,
            // A time that was set may run to its end.
            _ if self.waiting(now).is_some_and(|waiting| waiting.set_ms.is_some() && !waiting.is_over()) => {
                Event::Pause
            }
            _ if self.waits(now) => Event::Next,
            _ => Event::Pause,
        }
    }

    /// How long until the next beat, line or part begins, a time that was set is over, or the landing is.
    #[must_use]
    pub fn until_next_change(&self, now: Duration) -> Option<Duration> {
        if self.stage != Stage::Running {
            return None;
        }
        if let Some(until_it_goes_on) = self.joins_in(now) {
            return Some(until_it_goes_on);
        }
        let position = self.position(now);
        let until_ms = match self.set_wait_at(position) {
            Some(wait) => wait.until_next_change_ms(position.ms)?,
            None => self.score.until_next_change_ms(position)?,
        };
        Some(Duration::from_millis(u64::from(until_ms)))
    }

    #[must_use]
    pub fn exercise(&self) -> &Arc<Exercise> {
        &self.exercise
    }

    #[must_use]
    pub fn score(&self) -> &Arc<Score> {
        &self.score
    }

    #[must_use]
    pub fn anchor(&self) -> Anchor {
        self.anchor
    }

    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// When it landed, if it ran to its end and nobody stopped it.
    #[must_use]
    pub fn landed_at(&self) -> Option<Duration> {
        let ran_to_its_end =
            self.stage == Stage::After(Ending::Whole) && self.score.is_over(self.anchor.position);
        ran_to_its_end.then_some(self.anchor.at)
    }

    /// Whether it is paused because the machine slept or the process stood still, until somebody goes on.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.is_absent
    }

    /// The record as it stands. Whether it may be kept is not its business.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// What the rating afterwards is compared with.
    #[must_use]
    pub fn compare_with(&self) -> Option<&Rating> {
        self.compare_with.as_ref()
    }

    /// What changed, if both ends were said.
    #[must_use]
    pub fn shift(&self) -> Option<Shift> {
        Shift::between(self.compare_with.as_ref()?, self.record.after.as_ref()?)
    }
}
