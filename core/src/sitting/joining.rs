//! A practice that goes on at a moment of somebody else's: it stands at the beginning of a breath until then.

use std::time::Duration;

use super::{Anchor, Effect, Sitting, Stage};
use crate::score::Position;

impl Sitting {
    /// How long until it goes on, where it stands at the beginning of a breath for others to come to it.
    #[must_use]
    pub fn joins_in(&self, now: Duration) -> Option<Duration> {
        let left = self.anchor.at.checked_sub(now).filter(|left| !left.is_zero())?;
        (self.stage == Stage::Running).then_some(left)
    }

    pub(super) fn join(&mut self, at: Duration, round: u32, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.beginning_of(round);
        self.stage = Stage::Running;
        self.anchor_at(position, now, effects);
        self.move_anchor(at.max(now), effects);
    }

    /// Moves the anchor's time and not its place, so that no part of a millisecond is lost however often it is moved.
    pub(super) fn correct(&mut self, ms: i64, now: Duration, effects: &mut Vec<Effect>) {
        let by = Duration::from_millis(ms.unsigned_abs());
        let at = if ms < 0 { self.anchor.at.saturating_add(by) } else { self.anchor.at.saturating_sub(by) };
        // What has begun does not stand still again.
        let at = if self.joins_in(now).is_some() { at } else { at.min(now) };
        self.move_anchor(at, effects);
    }

    fn move_anchor(&mut self, at: Duration, effects: &mut Vec<Effect>) {
        self.anchor = Anchor { at, ..self.anchor };
        effects.retain(|effect| !matches!(effect, Effect::Follow(_)));
        effects.push(Effect::Follow(self.anchor));
    }

    /// Where a round of the first cycle begins, or what follows it.
    fn beginning_of(&self, round: u32) -> Position {
        let cycle = self.score.parts().iter().position(|part| part.rounds > 0);
        let Some((cycle, part)) = cycle.and_then(|cycle| Some((cycle, self.score.parts().get(cycle)?)))
        else {
            return Position::START;
        };
        let beats = self.score.beats().get(part.beats.clone()).unwrap_or_default();
        match beats.iter().find(|beat| beat.round == round) {
            Some(beat) => Position { part: cycle, ms: beat.start_ms - part.start_ms },
            None => self.score.after(cycle),
        }
    }
}
