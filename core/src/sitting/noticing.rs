//! A part with several things to notice, and the pace of a breath that is tapped.

use std::time::Duration;

use crate::exercise::Sense;

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
