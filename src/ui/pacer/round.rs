//! One time round of a cycle, laid out once: where each beat lies, as a share of the whole.
//!
//! A cycle that glides is laid out as it ends, so what is painted from this stands still while the pace
//! changes.

use softlanding_core::exercise::Gesture;
use softlanding_core::score::{PartLength, Score, ScoredBeat};

use super::Timeline;
use super::moment::{PacerBeat, smooth};

/// How long the layout of one cycle takes to give way to that of the next, in milliseconds.
pub(super) const TURN_MS: f32 = 1_500.0;

/// One time round.
#[derive(Clone, Copy, Debug)]
pub(super) struct Round<'a> {
    beats: &'a [ScoredBeat],
}

impl<'a> Round<'a> {
    /// Of the cycle that runs in this part; in words of the next one, or of the last one that was. While
    /// somebody is waited for nothing changes: a wait may be over at once.
    fn near(score: &'a Score, part: usize) -> Option<Self> {
        let parts = score.parts();
        let waits = |part: &usize| parts.get(*part).is_some_and(|part| part.length == PartLength::Waits);
        let part = (1..=part).rev().find(|part| !waits(part)).unwrap_or(0);
        let ahead = (part..parts.len()).find_map(|part| Self::of_part(score, part));
        ahead.or_else(|| (0..part.min(parts.len())).rev().find_map(|part| Self::of_part(score, part)))
    }

    /// Whether every cycle of a score has four beats.
    pub(super) fn are_all_of_four(score: &'a Score) -> bool {
        let mut rounds = (0..score.parts().len()).filter_map(|part| Self::of_part(score, part)).peekable();
        rounds.peek().is_some() && rounds.all(|round| round.is_of_four())
    }

    fn of_part(score: &'a Score, part: usize) -> Option<Self> {
        let part = score.parts().get(part)?;
        let beats = score.beats().get(part.beats.clone())?;
        let last = beats.last()?.round;
        let first = beats.partition_point(|beat| beat.round < last);
        beats.get(first..).map(|beats| Self { beats })
    }

    pub(super) fn is_of_four(&self) -> bool {
        self.beats.len() == 4
    }

    pub(super) fn start_ms(&self) -> f64 {
        self.beats.first().map_or(0.0, |beat| f64::from(beat.start_ms))
    }

    pub(super) fn length_ms(&self) -> f64 {
        let end_ms = self.beats.last().map_or(0.0, |beat| f64::from(beat.end_ms()));
        (end_ms - self.start_ms()).max(1.0)
    }

    /// Its beats, and from where to where each goes, 0–1.
    pub(super) fn beats(self) -> impl Iterator<Item = (&'a ScoredBeat, (f32, f32))> {
        self.beats.iter().map(move |beat| (beat, self.extent_of(beat)))
    }

    /// From where to where the beat at this place in the round goes, as a share of its time.
    pub(super) fn extent(&self, beat: usize) -> Option<(f32, f32)> {
        self.beats.get(beat).map(|beat| self.extent_of(beat))
    }

    /// The middle of the breath in: of all beats that fill, one after the other. Without any, the middle
    /// of the first beat.
    pub(super) fn middle_of_filling(&self) -> f32 {
        let fills = |beat: &&ScoredBeat| matches!(beat.gesture, Gesture::In | Gesture::Sip | Gesture::Press);
        let run = self.beats.iter().skip_while(|beat| !fills(beat)).take_while(fills);
        let first = run.clone().next().or(self.beats.first());
        let last = run.last().or(self.beats.first());
        let (Some(first), Some(last)) = (first, last) else { return 0.0 };
        f32::midpoint(self.extent_of(first).0, self.extent_of(last).1)
    }

    /// Which beat of the round it is at this moment, and how far along; `None` outside of beats.
    pub(super) fn beat_at(&self, timeline: &Timeline) -> Option<(usize, PacerBeat)> {
        let moment = timeline.score.at(timeline.position).beat?;
        let first = timeline.part()?.beats.start;
        let in_round = moment.index.checked_sub(first)? % self.beats.len().max(1);
        Some((in_round, timeline.beat()?))
    }

    fn extent_of(&self, beat: &ScoredBeat) -> (f32, f32) {
        let share = |timed_ms: u32| ((f64::from(timed_ms) - self.start_ms()) / self.length_ms()) as f32;
        (share(beat.start_ms), share(beat.end_ms()))
    }

    fn looks_like(&self, other: &Self) -> bool {
        self.beats.len() == other.beats.len()
            && self.beats().zip(other.beats()).all(|((one, its), (two, others))| {
                one.gesture == two.gesture && (its.0 - others.0).abs() < 0.001
            })
    }
}

/// The round that is shown, and the one it takes over from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turning<'a> {
    pub(super) now: Option<Round<'a>>,
    /// `None` if it looks the same.
    pub(super) before: Option<Round<'a>>,
    /// How far it has taken over, 0–1.
    pub(super) share: f32,
}

impl<'a> Turning<'a> {
    pub(super) fn at(timeline: &Timeline<'a>) -> Self {
        let (score, part) = (timeline.score, timeline.position.part);
        let now = Round::near(score, part);
        let before = part.checked_sub(1).and_then(|before| Round::near(score, before));
        let is_new = before.zip(now).is_some_and(|(before, now)| !now.looks_like(&before));
        let share = if is_new { smooth(timeline.position.ms as f32 / TURN_MS) } else { 1.0 };
        Self { now, before: before.filter(|_| share < 1.0), share }
    }

    /// The rounds to be seen, and how much of each.
    pub(super) fn rounds(self) -> impl Iterator<Item = (Round<'a>, f32)> {
        let before = self.before.map(|round| (round, 1.0 - self.share));
        before.into_iter().chain(self.now.map(|round| (round, self.share)))
    }

    /// Points a second at which one layout giving way to another seems to move.
    pub(super) fn glow_speed(&self) -> f32 {
        if self.before.is_some() { 25.0 } else { 0.0 }
    }
}
