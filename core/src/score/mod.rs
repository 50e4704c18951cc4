//! An exercise compiled for one sitting: what happens at every millisecond.
//!
//! A score is stretches of known length separated by waits for the person. All boundaries lie in flat
//! tables of whole milliseconds on one axis, *timed* milliseconds, on which a wait takes no room. So a
//! position is looked up, never counted up, and ninety minutes end where they should to the
//! millisecond. Picture, sound, captions and recordings all read the same table.
//!
//! Knows exercises; knows nothing of who is practising, of clocks or of devices.

mod both;
mod compile;
mod lines;
mod motion;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use crate::exercise::{Gesture, Way};
use crate::pair::Track;

pub use both::{Both, PartWish};
pub use compile::Choice;
pub use lines::{ScoredLine, line_times, shuffled, standing};

/// How long the lantern takes to land after the last words.
pub const LANDING_MS: u32 = 4_000;

/// An exercise at one length and pace.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    parts: Vec<ScoredPart>,
    beats: Vec<ScoredBeat>,
    lines: Vec<ScoredLine>,
    line_starts_ms: Vec<u32>,
    turn_ends_ms: Vec<u32>,
    total_ms: u32,
    /// What the second of two people follows: the same parts at the same times.
    other: Option<Arc<Score>>,
    /// Nothing is struck as it lands: somebody may be asleep.
    pub(crate) lands_silently: bool,
}

/// One part of the exercise with its place in time. The last one is always the landing.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredPart {
    /// Start on the timed axis.
    pub start_ms: u32,
    pub length: PartLength,
    /// Its beats in [`Score::beats`]; empty for anything but a cycle.
    pub beats: Range<usize>,
    /// How often a cycle goes round; 0 for anything else.
    pub rounds: u32,
    /// Its changes of words in [`Score::lines`].
    pub lines: Range<usize>,
    /// Whether this is the landing rather than a part of the exercise.
    pub is_landing: bool,
    /// Where the top of its wave is, as a share of its length.
    pub wave_peak: Option<f32>,
    /// How the breath of one of two goes on in a cycle for each.
    pub track: Option<Track>,
    /// The breath it begins with, eased away when it has no beats of its own.
    fullness_from: f32,
}

/// How long a part lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartLength {
    Ms(u32),
    /// Until the person goes on.
    Waits,
}

impl PartLength {
    /// Room on the timed axis.
    #[must_use]
    pub fn timed_ms(self) -> u32 {
        match self {
            Self::Ms(ms) => ms,
            Self::Waits => 0,
        }
    }
}

/// One beat with its place in time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScoredBeat {
    /// Start on the timed axis.
    pub start_ms: u32,
    pub length_ms: u32,
    pub gesture: Gesture,
    pub way: Option<Way>,
    /// Which time round, from 0.
    pub round: u32,
    fullness_from: f32,
    fullness_to: f32,
}

/// A place in a score. Parts that wait have places too: `ms` then counts the waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Index of the part.
    pub part: usize,
    /// Milliseconds since it began.
    pub ms: u32,
}

impl Position {
    /// Where every score starts.
    pub const START: Self = Self { part: 0, ms: 0 };
}

/// What there is at a position.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    pub position: Position,
    pub beat: Option<BeatMoment>,
    /// How full the breath is, or how strong the effort: 0–1, continuous over a whole score.
    pub fullness: f32,
}

/// Which words stand at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordsMoment {
    /// Which line of the part; of a `Words`, which word in the order of this sitting. `None`: the part's
    /// own words.
    pub line: Option<usize>,
    /// How long they have stood, so that they may fade in.
    pub since_ms: u32,
    /// How long they still stand, so that they may fade out. `None`: nobody knows.
    pub left_ms: Option<u32>,
}

/// The beat at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeatMoment {
    /// Index in [`Score::beats`].
    pub index: usize,
    pub gesture: Gesture,
    pub way: Option<Way>,
    /// 0 at its start, 1 at its end.
    pub progress: f32,
    pub remaining_ms: u32,
}

impl Score {
    /// All parts; the last is the landing.
    #[must_use]
    pub fn parts(&self) -> &[ScoredPart] {
        &self.parts
    }

    /// All beats of all cycles, by time.
    #[must_use]
    pub fn beats(&self) -> &[ScoredBeat] {
        &self.beats
    }

    /// What the second of two people follows, where that differs somewhere: the same parts at the same times.
    #[must_use]
    pub fn other(&self) -> Option<&Score> {
        self.other.as_deref()
    }

    /// All changes of words, by time.
    #[must_use]
    pub fn lines(&self) -> &[ScoredLine] {
        &self.lines
    }

    /// When each line begins that may be marked by a sound; the words of a `Words` are not among them.
    #[must_use]
    pub fn line_starts_ms(&self) -> &[u32] {
        &self.line_starts_ms
    }

    /// When each turn is over, which is marked by a soft sound.
    #[must_use]
    pub fn turn_ends_ms(&self) -> &[u32] {
        &self.turn_ends_ms
    }

    /// Length without waits, landing included.
    #[must_use]
    pub fn total_ms(&self) -> u32 {
        self.total_ms
    }

    /// Whether the person has to go on by themselves somewhere.
    #[must_use]
    pub fn has_waits(&self) -> bool {
        self.parts.iter().any(|part| part.length == PartLength::Waits)
    }

    /// Where one is `elapsed_ms` after `from`: on through timed parts, held at the first wait, at rest
    /// at the end of the landing.
    #[must_use]
    pub fn advance(&self, from: Position, elapsed_ms: u64) -> Position {
        let elapsed_ms = u32::try_from(elapsed_ms).unwrap_or(u32::MAX);
        let rest = self.parts.get(from.part..).unwrap_or_default();
        let Some(first) = rest.first() else { return self.end() };
        if first.length == PartLength::Waits {
            return Position { part: from.part, ms: from.ms.saturating_add(elapsed_ms) };
        }
        let target_ms = first.start_ms.saturating_add(from.ms).saturating_add(elapsed_ms);
        let until_wait = rest.iter().position(|part| part.length == PartLength::Waits);
        let timed = rest.get(..until_wait.unwrap_or(rest.len())).unwrap_or_default();
        if let Some(wait) = until_wait.and_then(|index| rest.get(index))
            && target_ms >= wait.start_ms
        {
            return Position { part: from.part + timed.len(), ms: target_ms - wait.start_ms };
        }
        if target_ms >= self.total_ms {
            return self.end();
        }
        let ahead = timed.partition_point(|part| part.start_ms <= target_ms).saturating_sub(1);
        let start_ms = timed.get(ahead).map_or(0, |part| part.start_ms);
        Position { part: from.part + ahead, ms: target_ms - start_ms }
    }

    /// The beginning of the part after `part`.
    #[must_use]
    pub fn after(&self, part: usize) -> Position {
        if part + 1 < self.parts.len() { Position { part: part + 1, ms: 0 } } else { self.end() }
    }

    /// The end of the landing.
    #[must_use]
    pub fn end(&self) -> Position {
        let ms = self.parts.last().map_or(0, |part| part.length.timed_ms());
        Position { part: self.parts.len().saturating_sub(1), ms }
    }

    /// Whether the landing is over.
    #[must_use]
    pub fn is_over(&self, position: Position) -> bool {
        position >= self.end()
    }

    /// Whether the person is waited for there.
    #[must_use]
    pub fn waits_at(&self, position: Position) -> bool {
        self.parts.get(position.part).is_some_and(|part| part.length == PartLength::Waits)
    }

    /// The place of a position on the timed axis.
    #[must_use]
    pub fn timed_ms(&self, position: Position) -> u32 {
        self.parts.get(position.part).map_or(self.total_ms, |part| {
            part.start_ms.saturating_add(position.ms.min(part.length.timed_ms()))
        })
    }

    /// The position at a place on the timed axis, past every wait that lies there.
    #[must_use]
    pub fn position_at(&self, timed_ms: u32) -> Position {
        if timed_ms >= self.total_ms {
            return self.end();
        }
        let part = self.parts.partition_point(|part| part.start_ms <= timed_ms).saturating_sub(1);
        let start_ms = self.parts.get(part).map_or(0, |part| part.start_ms);
        Position { part, ms: timed_ms - start_ms }
    }

    /// What there is at `position`.
    #[must_use]
    pub fn at(&self, position: Position) -> Moment {
        let Some(part) = self.parts.get(position.part) else {
            return Moment { position, beat: None, fullness: 0.0 };
        };
        let timed_ms = self.timed_ms(position);
        match self.beat_in(part, timed_ms) {
            Some((index, beat)) => Moment {
                position,
                beat: Some(beat.moment(index, timed_ms)),
                fullness: beat.fullness(f64::from(timed_ms)),
            },
            None => Moment { position, beat: None, fullness: part.fullness(f64::from(timed_ms)) },
        }
    }

    /// How full the breath is at a place on the timed axis, finer than a millisecond: for sound.
    #[must_use]
    pub fn fullness_at(&self, timed_ms: f64) -> f32 {
        let position = self.position_at(timed_ms.max(0.0) as u32);
        let Some(part) = self.parts.get(position.part) else { return 0.0 };
        match self.beat_in(part, timed_ms.max(0.0) as u32) {
            Some((_, beat)) => beat.fullness(timed_ms),
            None => part.fullness(timed_ms),
        }
    }

    /// Which words stand at `position`. A wait that the person has set is the sitting's business.
    #[must_use]
    pub fn words_at(&self, position: Position) -> WordsMoment {
        let own = WordsMoment { line: None, since_ms: position.ms, left_ms: None };
        let Some(part) = self.parts.get(position.part) else { return own };
        let PartLength::Ms(length_ms) = part.length else { return own };
        let timed_ms = self.timed_ms(position);
        let lines = self.lines.get(part.lines.clone()).unwrap_or_default();
        standing(lines, timed_ms, part.start_ms..part.start_ms.saturating_add(length_ms))
    }

    /// How long until the next beat, line or part begins; `None` while waiting for the person or at the
    /// end.
    #[must_use]
    pub fn until_next_change_ms(&self, position: Position) -> Option<u32> {
        if self.waits_at(position) || self.is_over(position) {
            return None;
        }
        let part = self.parts.get(position.part)?;
        let part_ms = part.length.timed_ms().saturating_sub(position.ms);
        let beat_ms = self.at(position).beat.map(|beat| beat.remaining_ms);
        let words_ms = self.words_at(position).left_ms;
        let other_ms = self.other().and_then(|other| other.at(position).beat).map(|beat| beat.remaining_ms);
        [beat_ms, other_ms, words_ms].into_iter().flatten().chain([part_ms]).min()
    }

    fn beat_in(&self, part: &ScoredPart, timed_ms: u32) -> Option<(usize, &ScoredBeat)> {
        let beats = self.beats.get(part.beats.clone())?;
        let within = beats.partition_point(|beat| beat.start_ms <= timed_ms).checked_sub(1)?;
        Some((part.beats.start + within, beats.get(within)?))
    }
}

impl ScoredBeat {
    /// Where the next beat starts.
    #[must_use]
    pub fn end_ms(&self) -> u32 {
        self.start_ms + self.length_ms
    }

    /// How full the breath is when it ends.
    #[must_use]
    pub fn fullness_to(&self) -> f32 {
        self.fullness_to
    }

    fn moment(&self, index: usize, timed_ms: u32) -> BeatMoment {
        let since_ms = timed_ms.saturating_sub(self.start_ms).min(self.length_ms);
        BeatMoment {
            index,
            gesture: self.gesture,
            way: self.way,
            progress: since_ms as f32 / self.length_ms.max(1) as f32,
            remaining_ms: self.length_ms - since_ms,
        }
    }
}
