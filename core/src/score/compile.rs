//! From an exercise and a choice of length to a score: how many rounds, and where each beat lies.

use std::sync::Arc;

use crate::exercise::{Beat, Exercise, Lasts, Part};
use crate::pair::Side;

use super::both::Both;
use super::lines::{line_times, word_times};
use super::{LANDING_MS, PartLength, Score, ScoredBeat, ScoredLine, ScoredPart, motion};

/// The least that lasts what fills the chosen length and goes not by rounds.
const FILLING_LEAST_MS: u32 = 5_000;
/// The slowest and fastest breath that is taken over from taps.
const TAPPED_CYCLE_MS: std::ops::RangeInclusive<u32> = 3_000..=20_000;
/// No cycle goes round more often, whatever the length: ninety minutes of the shortest beat.
const ROUNDS_MOST: u32 = 27_000;

/// What a person chooses before a sitting, and finds during it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Whole length, words and landing included.
    pub length_ms: u32,
    /// The length of one's own breath, if it was tapped.
    pub own_cycle_ms: Option<u32>,
}

impl Score {
    /// Compiles `exercise` so that it ends on a whole round, as near to the chosen length as it can.
    /// Cycles and words that fill the length share it equally.
    #[must_use]
    pub fn compile(exercise: &Exercise, choice: Choice) -> Self {
        Self::compile_for(exercise, choice, &Both::default(), Side::Left)
    }

    /// Compiles what both of two people follow: the first one's score, with the other's behind it where some part
    /// has a pace for each.
    #[must_use]
    pub fn compile_both(exercise: &Exercise, choice: Choice, both: &Both) -> Self {
        let mut score = Self::compile_for(exercise, choice, both, Side::Left);
        if exercise.parts.iter().any(|part| matches!(part, Part::Cycle { each: true, .. })) {
            score.other = Some(Arc::new(Self::compile_for(exercise, choice, both, Side::Right)));
        }
        score
    }

    /// Compiles what one of two people sees and hears. Both scores have the same parts at the same times; only
    /// the beats of cycles for each differ.
    #[must_use]
    pub fn compile_for(exercise: &Exercise, choice: Choice, both: &Both, side: Side) -> Self {
        let lengths = Lengths::share(exercise, choice);
        let mut score = Self {
            parts: Vec::with_capacity(exercise.parts.len() + 1),
            beats: Vec::new(),
            lines: Vec::new(),
            line_starts_ms: Vec::new(),
            turn_ends_ms: Vec::new(),
            total_ms: 0,
            other: None,
            lands_silently: exercise.ends_quietly,
        };
        let mut fullness = 0.0;
        for (index, (part, filling_ms)) in exercise.parts.iter().zip(lengths.filling_ms).enumerate() {
            fullness = match (both.plan(index, part, filling_ms), part) {
                (Some(plan), Part::Cycle { beats, beats_b, .. }) => {
                    let other = beats_b.as_deref().filter(|_| side == Side::Right);
                    let left =
                        score.push_track(other.unwrap_or(beats), plan.track(side), filling_ms, fullness);
                    score.push_lines(part);
                    left
                }
                _ => score.push(part, filling_ms, choice.own_cycle_ms, fullness),
            };
        }
        score.push_part(PartLength::Ms(LANDING_MS), fullness);
        if let Some(landing) = score.parts.last_mut() {
            landing.is_landing = true;
        }
        score
    }

    /// Appends a part and returns the fullness it leaves behind.
    fn push(&mut self, part: &Part, filling_ms: u32, own_cycle_ms: Option<u32>, fullness: f32) -> f32 {
        let length = match part {
            Part::Cycle { .. } => {
                let Some(pace) = Pace::of(part, own_cycle_ms) else { return fullness };
                let left = self.push_cycle(&pace, pace.rounds(filling_ms), fullness);
                self.push_lines(part);
                return left;
            }
            Part::Say { lasts: Lasts::UntilNext, .. }
            | Part::Notice { .. }
            | Part::Write { .. }
            | Part::Wait { .. }
            | Part::Check { .. }
            | Part::Choose { .. }
            | Part::Sort { .. }
            | Part::Sentences { .. } => PartLength::Waits,
            Part::Say { lasts: Lasts::Ms(ms), .. }
            | Part::Turn { ms: Some(ms), .. }
            | Part::Wave { ms: Some(ms), .. }
            | Part::Scale { ms: Some(ms), .. } => PartLength::Ms(*ms),
            Part::Say { lasts: Lasts::Fill, .. }
            | Part::Wave { ms: None, .. }
            | Part::Scale { ms: None, .. }
            | Part::Turn { ms: None, .. }
            | Part::Words { .. }
            | Part::Shapes { .. } => PartLength::Ms(filling_ms),
        };
        self.push_part(length, fullness);
        self.push_lines(part);
        if let (Part::Wave { peak_percent, .. }, Some(scored)) = (part, self.parts.last_mut()) {
            scored.wave_peak = Some(*peak_percent as f32 / 100.0);
        }
        if matches!(part, Part::Turn { .. }) {
            self.turn_ends_ms.push(self.total_ms);
        }
        // Timed words let a breath left standing ease away; a wait keeps it.
        if length == PartLength::Waits { fullness } else { 0.0 }
    }

    /// The lines of the part that was appended last, which is `part`.
    fn push_lines(&mut self, part: &Part) {
        let Some(scored) = self.parts.last_mut() else { return };
        let PartLength::Ms(length_ms) = scored.length else { return };
        let start_ms = scored.start_ms;
        let mut rounds_ms = Vec::new();
        for beat in self.beats.get(scored.beats.clone()).unwrap_or_default() {
            if beat.round as usize == rounds_ms.len() {
                rounds_ms.push(beat.start_ms - start_ms);
            }
        }
        let times = match part {
            Part::Words { every_ms, .. } => word_times(*every_ms, length_ms),
            _ => part.lines().map_or_else(Vec::new, |lines| line_times(lines, length_ms, &rounds_ms)),
        };
        let first = self.lines.len();
        self.lines.extend(
            times
                .into_iter()
                .map(|time| ScoredLine { start_ms: time.start_ms.saturating_add(start_ms), ..time }),
        );
        scored.lines = first..self.lines.len();
        if !matches!(part, Part::Words { .. }) {
            let begun = self.lines.get(first..).unwrap_or_default().iter().filter(|time| time.line.is_some());
            self.line_starts_ms.extend(begun.map(|time| time.start_ms));
        }
    }

    fn push_part(&mut self, length: PartLength, fullness_from: f32) {
        let beats = self.beats.len()..self.beats.len();
        self.parts.push(ScoredPart {
            start_ms: self.total_ms,
            length,
            beats,
            rounds: 0,
            lines: 0..0,
            is_landing: false,
            wave_peak: None,
            track: None,
            fullness_from,
        });
        self.total_ms = self.total_ms.saturating_add(length.timed_ms());
    }

    fn push_cycle(&mut self, pace: &Pace<'_>, rounds: u32, fullness: f32) -> f32 {
        let first = self.beats.len();
        let start_ms = self.total_ms;
        // Rounded cumulative sums: a glide drifts by no millisecond.
        let mut since_ms = 0.0_f64;
        let edge_ms = |since_ms: f64| start_ms.saturating_add(since_ms.round() as u32);
        for round in 0..rounds {
            for (index, beat) in pace.beats.iter().enumerate() {
                let beat_start_ms = edge_ms(since_ms);
                since_ms += pace.beat_ms(index, round, rounds);
                self.beats.push(ScoredBeat {
                    start_ms: beat_start_ms,
                    length_ms: edge_ms(since_ms) - beat_start_ms,
                    gesture: beat.gesture,
                    way: beat.way,
                    round,
                    fullness_from: 0.0,
                    fullness_to: 0.0,
                });
            }
        }
        let beats = first..self.beats.len();
        let left = motion::set_fullness(self.beats.get_mut(beats.clone()).unwrap_or_default(), fullness);
        let length = PartLength::Ms(edge_ms(since_ms) - start_ms);
        self.parts.push(ScoredPart {
            start_ms,
            length,
            beats,
            rounds,
            lines: 0..0,
            is_landing: false,
            wave_peak: None,
            track: None,
            fullness_from: fullness,
        });
        self.total_ms = self.total_ms.saturating_add(length.timed_ms());
        left
    }
}

/// How long each part that fills the chosen length is to be; 0 for the others.
struct Lengths {
    filling_ms: Vec<u32>,
}

impl Lengths {
    fn share(exercise: &Exercise, choice: Choice) -> Self {
        let parts = &exercise.parts;
        let mut filling_ms = vec![0; parts.len()];
        let fixed_ms: u32 = parts
            .iter()
            .fold(LANDING_MS, |sum_ms, part| sum_ms.saturating_add(fixed_ms(part, choice.own_cycle_ms)));
        let mut left_ms = choice.length_ms.saturating_sub(fixed_ms);
        // Cycles first, as they can only take whole rounds; words then take exactly what is left.
        let mut fillers: Vec<usize> =
            (0..parts.len()).filter(|index| parts.get(*index).is_some_and(Part::fills)).collect();
        fillers.sort_by_key(|index| !matches!(parts.get(*index), Some(Part::Cycle { .. })));
        let mut sharers = fillers.len() as u32;
        for index in fillers {
            let share_ms = left_ms / sharers.max(1);
            let takes_ms = parts.get(index).map_or(0, |part| whole_ms(part, share_ms, choice.own_cycle_ms));
            if let Some(slot) = filling_ms.get_mut(index) {
                *slot = takes_ms;
            }
            left_ms = left_ms.saturating_sub(takes_ms);
            sharers -= 1;
        }
        Self { filling_ms }
    }
}

fn fixed_ms(part: &Part, own_cycle_ms: Option<u32>) -> u32 {
    match part {
        Part::Say { lasts: Lasts::Ms(ms), .. }
        | Part::Turn { ms: Some(ms), .. }
        | Part::Wave { ms: Some(ms), .. }
        | Part::Scale { ms: Some(ms), .. } => *ms,
        Part::Cycle { rounds: Some(rounds), .. } => {
            Pace::of(part, own_cycle_ms).map_or(0, |pace| pace.total_ms(*rounds).round() as u32)
        }
        _ => 0,
    }
}

/// The length nearest to `share_ms` that the part can take.
fn whole_ms(part: &Part, share_ms: u32, own_cycle_ms: Option<u32>) -> u32 {
    let is_for_each = matches!(part, Part::Cycle { each: true, .. });
    match Pace::of(part, own_cycle_ms).filter(|_| !is_for_each) {
        Some(pace) => pace.total_ms(pace.nearest_rounds(share_ms)).round() as u32,
        None => share_ms.max(FILLING_LEAST_MS),
    }
}

/// The pace of a cycle: from where it glides, and to where.
struct Pace<'a> {
    beats: &'a [Beat],
    rounds: Option<u32>,
    from_ms: Vec<f64>,
    to_ms: Vec<f64>,
}

impl<'a> Pace<'a> {
    /// `None` for a part that is no cycle.
    fn of(part: &'a Part, own_cycle_ms: Option<u32>) -> Option<Self> {
        let Part::Cycle { beats, rounds, glide_from, from_tapped, .. } = part else { return None };
        let written: Vec<f64> = beats.iter().map(|beat| f64::from(beat.ms)).collect();
        let mut pace = Self { beats, rounds: *rounds, from_ms: written.clone(), to_ms: written };
        if let Some(from) = glide_from {
            pace.from_ms = from.iter().map(|beat| f64::from(beat.ms)).collect();
        }
        if let (true, Some(own_ms)) = (*from_tapped, own_cycle_ms) {
            pace.begin_at(own_ms.clamp(*TAPPED_CYCLE_MS.start(), *TAPPED_CYCLE_MS.end()));
        }
        Some(pace)
    }

    /// Begins at one's own breath. A breath that is slower already stays as it is.
    fn begin_at(&mut self, own_ms: u32) {
        let written_ms: f64 = self.to_ms.iter().sum();
        let ratio = f64::from(own_ms) / written_ms.max(1.0);
        self.from_ms = self.to_ms.iter().map(|ms| ms * ratio).collect();
        if ratio > 1.0 {
            self.to_ms.clone_from(&self.from_ms);
        }
    }

    /// A glide takes the first two thirds of the rounds.
    fn gliding(rounds: u32) -> u32 {
        rounds * 2 / 3
    }

    fn beat_ms(&self, index: usize, round: u32, rounds: u32) -> f64 {
        let to_ms = self.to_ms.get(index).copied().unwrap_or_default();
        let from_ms = self.from_ms.get(index).copied().unwrap_or(to_ms);
        let gliding = Self::gliding(rounds);
        if round >= gliding {
            to_ms
        } else {
            from_ms + (to_ms - from_ms) * f64::from(round) / f64::from(gliding)
        }
    }

    /// Length of the first rounds in milliseconds: the closed form of the sum over [`Self::beat_ms`].
    fn total_ms(&self, rounds: u32) -> f64 {
        let to_ms: f64 = self.to_ms.iter().sum();
        let from_ms: f64 = self.from_ms.iter().sum();
        let gliding = f64::from(Self::gliding(rounds));
        let saved_ms = if gliding > 0.0 { (to_ms - from_ms) * (gliding + 1.0) / 2.0 } else { 0.0 };
        f64::from(rounds) * to_ms - saved_ms
    }

    /// The number of rounds, at least one, whose length is nearest to `length_ms`.
    fn nearest_rounds(&self, length_ms: u32) -> u32 {
        let target_ms = f64::from(length_ms);
        // The length grows with every round, so the first that is too long is found by halving.
        let (mut below, mut above) = (1, ROUNDS_MOST);
        while below + 1 < above {
            let middle = u32::midpoint(below, above);
            if self.total_ms(middle) <= target_ms { below = middle } else { above = middle }
        }
        let too_short_by = target_ms - self.total_ms(below);
        let too_long_by = self.total_ms(above) - target_ms;
        if too_long_by < too_short_by { above } else { below }
    }

    fn rounds(&self, filling_ms: u32) -> u32 {
        self.rounds.unwrap_or_else(|| self.nearest_rounds(filling_ms))
    }
}
