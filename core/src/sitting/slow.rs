//! Parts in which little happens for long: which words stand in them, the time that the person sets, and
//! the number that they move. Nothing of it is kept.

use std::time::Duration;

use super::{Effect, Sitting, Stage};
use crate::exercise::Part;
use crate::rating::Level;
use crate::score::{self, Position, ScoredLine, WordsMoment, shuffled};

/// A number is written down again only when it has stood for this long.
const SCALE_STEP_MS: u32 = 250;
/// No trail has more points: ninety minutes of one every two seconds.
const TRAIL_MOST: usize = 2_700;

/// What the person has set in the part that it is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Slow {
    wait: Option<SetWait>,
    trail: Vec<ScalePoint>,
    /// The part that `trail` belongs to.
    trail_part: usize,
}

/// A time that was set.
#[derive(Clone, Debug)]
pub(super) struct SetWait {
    part: usize,
    /// Milliseconds of the part at which it began.
    since_ms: u32,
    length_ms: u32,
    lines: Vec<ScoredLine>,
}

/// The words that stand now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingWords<'s> {
    pub text: &'s str,
    /// Which of the part's lines, or of its words, in the order of the file. `None`: its own words.
    pub line: Option<usize>,
    /// How long they have stood, so that they may fade in.
    pub since_ms: u32,
    /// How long they still stand, so that they may fade out. `None`: until the person goes on.
    pub left_ms: Option<u32>,
}

/// A part in which the person sets a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting<'s> {
    pub choices_ms: &'s [u32],
    /// `None` until one is chosen.
    pub set_ms: Option<u32>,
    /// How much of it has passed: at most all of it.
    pub elapsed_ms: u32,
}

impl Waiting<'_> {
    /// Whether the time that was set is over. Then it can be set again.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.set_ms == Some(self.elapsed_ms)
    }

    /// How much of the time that was set has passed, 0–1; 0 until one is set.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.set_ms.map_or(0.0, |set_ms| self.elapsed_ms as f32 / set_ms.max(1) as f32)
    }
}

/// A part with a number to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale<'s> {
    /// `None` until it is moved for the first time.
    pub level: Option<Level>,
    /// All that it was, by time.
    pub trail: &'s [ScalePoint],
    /// How much of the part has passed.
    pub elapsed_ms: u32,
    /// How long the whole part is.
    pub length_ms: u32,
}

/// When the number was moved to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScalePoint {
    /// Milliseconds since the part began.
    pub ms: u32,
    pub level: Level,
}

impl SetWait {
    fn elapsed_ms(&self, part_ms: u32) -> u32 {
        part_ms.saturating_sub(self.since_ms).min(self.length_ms)
    }

    fn words_at(&self, part_ms: u32) -> WordsMoment {
        score::standing(&self.lines, self.elapsed_ms(part_ms), 0..self.length_ms)
    }

    /// `None` once it is over.
    pub fn until_next_change_ms(&self, part_ms: u32) -> Option<u32> {
        self.words_at(part_ms).left_ms.filter(|left_ms| *left_ms > 0)
    }
}

impl Sitting {
    /// Any of the choices, at any time while the part waits. Whoever sets one goes on from a pause.
    pub(super) fn set_wait(&mut self, length_ms: u32, now: Duration, effects: &mut Vec<Effect>) {
        let Position { part, ms: since_ms } = self.position(now);
        let Some(Part::Wait { choices_ms, lines, .. }) = self.exercise.parts.get(part) else { return };
        if !choices_ms.contains(&length_ms) {
            return;
        }
        let lines = score::line_times(lines, length_ms, &[]);
        self.slow.wait = Some(SetWait { part, since_ms, length_ms, lines });
        if self.stage == Stage::Paused {
            self.hold(Stage::Running, now, effects);
        }
    }

    /// Within one step the last number counts.
    pub(super) fn set_scale(&mut self, level: Level, now: Duration) {
        let Position { part, ms } = self.position(now);
        if !matches!(self.exercise.parts.get(part), Some(Part::Scale { .. })) {
            return;
        }
        if self.slow.trail_part != part {
            self.slow.trail = Vec::new();
            self.slow.trail_part = part;
        }
        let trail = &mut self.slow.trail;
        let is_full = trail.len() >= TRAIL_MOST;
        match trail.last_mut() {
            Some(last) if is_full || ms < last.ms.saturating_add(SCALE_STEP_MS) => last.level = level,
            Some(last) if last.level == level => {}
            _ => trail.push(ScalePoint { ms, level }),
        }
    }

    pub(super) fn set_wait_at(&self, position: Position) -> Option<&SetWait> {
        self.slow.wait.as_ref().filter(|wait| wait.part == position.part)
    }

    /// The words that stand at `now`: those of the part, one of its lines or one of its words. `None`
    /// where there are none: in a cycle without, and while landing.
    #[must_use]
    pub fn standing_words(&self, now: Duration) -> Option<StandingWords<'_>> {
        let position = self.position(now);
        let part = self.exercise.parts.get(position.part)?;
        let moment = match self.set_wait_at(position) {
            Some(wait) => wait.words_at(position.ms),
            None => self.score.words_at(position),
        };
        let line = moment.line.map(|line| match part {
            Part::Words { words, .. } => shuffled(words.len(), self.seed(position.part), line),
            _ => line,
        });
        let text = line.map_or_else(|| part.text(), |line| part.line(line))?;
        Some(StandingWords { text, line, since_ms: moment.since_ms, left_ms: moment.left_ms })
    }

    /// What chance is made from in a part: another one for each time and each part, as an id of version 7 ends
    /// in chance.
    #[must_use]
    pub fn seed(&self, part: usize) -> u64 {
        self.record.id.as_u64_pair().1.wrapping_add(part as u64)
    }

    /// The time to set, in a part that has one.
    #[must_use]
    pub fn waiting(&self, now: Duration) -> Option<Waiting<'_>> {
        let position = self.position(now);
        let Some(Part::Wait { choices_ms, .. }) = self.exercise.parts.get(position.part) else { return None };
        let wait = self.set_wait_at(position);
        Some(Waiting {
            choices_ms,
            set_ms: wait.map(|wait| wait.length_ms),
            elapsed_ms: wait.map_or(0, |wait| wait.elapsed_ms(position.ms)),
        })
    }

    /// The number to move, in a part that has one.
    #[must_use]
    pub fn scale(&self, now: Duration) -> Option<Scale<'_>> {
        let position = self.position(now);
        let Some(Part::Scale { .. }) = self.exercise.parts.get(position.part) else { return None };
        let is_here = self.slow.trail_part == position.part;
        let trail = if is_here { self.slow.trail.as_slice() } else { &[] };
        let length_ms = self.score.parts().get(position.part).map_or(0, |part| part.length.timed_ms());
        Some(Scale {
            level: trail.last().map(|point| point.level),
            trail,
            elapsed_ms: position.ms,
            length_ms,
        })
    }
}
