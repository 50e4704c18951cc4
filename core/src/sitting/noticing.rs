//! A part with several things to notice, and the pace of a breath that is tapped.

use std::time::Duration;

use super::{Effect, Sitting};
use crate::exercise::{Part, Sense};
use crate::score::{PartLength, Position};

/// How far one is in a part with several things to notice.
#[derive(Clone, Debug, Default)]
pub(super) struct Noticing {
    pub done: u32,
    pub swaps: usize,
    pub taps: Vec<Duration>,
}

/// What a part with things to notice asks for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The sense asked for after swaps; `None` while it is the author's own.
    pub swapped_for: Option<Sense>,
    /// How many are done.
    pub done: u32,
    pub count: u32,
}

/// Something that was found, or a breath that was tapped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// Index of the part that asked for it.
    pub part: usize,
    /// What was asked for, after swaps.
    pub sense: Sense,
    /// When, by the clock of the events.
    pub at: Duration,
}

/// The mean length of a breath over these taps.
pub(super) fn tapped_cycle_ms(taps: &[Duration]) -> Option<u32> {
    let (first, last) = (taps.first()?, taps.last()?);
    let breaths = u32::try_from(taps.len().checked_sub(1)?).ok().filter(|breaths| *breaths > 0)?;
    u32::try_from(last.saturating_sub(*first).as_millis()).ok().map(|ms| ms / breaths)
}

/// The sense after a number of swaps, going round.
pub(super) fn swapped(from: Sense, swaps: usize) -> Sense {
    const ROUND: [Sense; 5] = [Sense::See, Sense::Feel, Sense::Hear, Sense::Smell, Sense::Taste];
    let start = ROUND.iter().position(|sense| *sense == from).unwrap_or(ROUND.len() - 1);
    ROUND.iter().cycle().nth(start + swaps).copied().unwrap_or(from)
}

impl Sitting {
    /// All that was found or tapped so far; what was skipped is not among it.
    #[must_use]
    pub fn noticed(&self) -> &[Noticed] {
        &self.noticed
    }

    /// How many steps of it go at one's own pace, and how many of them are done.
    #[must_use]
    pub fn own_steps(&self, now: Duration) -> (u32, u32) {
        let position = self.position(now);
        let parts = self.score.parts().iter().zip(&self.exercise.parts).enumerate();
        let waits = parts.filter(|(_, (scored, _))| scored.length == PartLength::Waits);
        waits.fold((0, 0), |(done, all), (index, (_, part))| {
            let count = if let Part::Notice { count, .. } = part { *count } else { 1 };
            let of_these = match index.cmp(&position.part) {
                std::cmp::Ordering::Less => count,
                std::cmp::Ordering::Equal => self.noticing.done.min(count),
                std::cmp::Ordering::Greater => 0,
            };
            (done + of_these, all + count)
        })
    }

    /// How long it has run without its pauses, in milliseconds: also where the score stands still.
    #[must_use]
    pub fn practised_ms(&self, now: Duration) -> u64 {
        self.record.practised_ms + self.run_ms(now)
    }

    /// One of several things is done, found or not.
    pub(super) fn one_done(
        &mut self,
        count: u32,
        position: Position,
        now: Duration,
        effects: &mut Vec<Effect>,
    ) {
        self.noticing.done += 1;
        if self.noticing.done >= count {
            self.leave_wait(position, now, effects);
        }
    }
}
