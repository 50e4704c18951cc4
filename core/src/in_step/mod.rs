//! Breathing in one rhythm in two places, with nothing sent: the rhythm follows the world's clock.
//!
//! A [`Rhythm`] is a breath and a length. [`words`] turns it into three plain words and back, [`phase`] says where in it a
//! moment of UTC lies, and [`follow`] keeps a practice there while clocks are corrected or set. `docs/in-step.md` has all of
//! it for other programs. Knows no clock: readings come in as numbers.

pub mod follow;
mod list;
mod nearest;
pub mod phase;
#[cfg(test)]
mod tests;
pub mod words;

pub use nearest::{Spoken, spoken};

use crate::exercise::bounds::{BREATH_LEAST_MS, HOLD_MOST_MS};
use crate::exercise::{
    Beat, Caution, Evidence, Exercise, ExerciseId, FORMAT, Family, Gesture, Grade, Lasts, Lines, Minutes,
    Part,
};
use crate::score::LANDING_MS;

/// The id of a practice in step, as records name it.
pub const IN_STEP_ID: &str = "in-step";
/// The lengths that can be said, in minutes.
pub const MINUTES: [u32; 8] = [1, 2, 3, 5, 10, 20, 30, 60];
/// No breath in step is slower.
pub const BREATH_MOST_MS: u32 = 24_000;
/// How long the words after the last breath stand.
pub const CLOSING_MS: u32 = 8_000;

const HALF_MS: u32 = 500;
/// Breaths in, in half seconds.
const IN_HALVES: std::ops::RangeInclusive<u32> = 2..=17;
/// Stillness after it.
const HOLD_HALVES_MOST: u32 = 15;
/// Breaths out.
const OUT_HALVES: std::ops::RangeInclusive<u32> = 2..=33;
/// Stillness after that, in half seconds.
const REST_HALVES: [u32; 8] = [0, 1, 2, 4, 6, 8, 10, 12];
/// A longer stillness is a hold.
const PAUSE_MOST_MS: u32 = 1_000;
/// How long one may go on with holds, in minutes: as the shipped practices have it.
const HELD_MINUTES_MOST: u32 = 5;
/// A hold that is longer than this is for …
const SHORT_HOLD_MOST_MS: u32 = 4_000;
/// … at most this many minutes.
const LONG_HELD_MINUTES_MOST: u32 = 3;

/// How long each piece of one breath lasts, in milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Breath {
    pub in_ms: u32,
    /// Stillness after the breath in; may be 0.
    pub hold_ms: u32,
    pub out_ms: u32,
    /// Stillness after the breath out; may be 0.
    pub rest_ms: u32,
}

impl Breath {
    /// The whole breath.
    #[must_use]
    pub fn cycle_ms(self) -> u32 {
        self.in_ms + self.hold_ms + self.out_ms + self.rest_ms
    }

    /// Whether the breath is held for more than a second. It then stands behind the hold gate.
    #[must_use]
    pub fn is_held(self) -> bool {
        self.hold_ms.max(self.rest_ms) > PAUSE_MOST_MS
    }

    /// How long this may go on, in minutes.
    #[must_use]
    pub fn minutes_most(self) -> u32 {
        if self.hold_ms.max(self.rest_ms) > SHORT_HOLD_MOST_MS {
            LONG_HELD_MINUTES_MOST
        } else if self.is_held() {
            HELD_MINUTES_MOST
        } else {
            MINUTES.last().copied().unwrap_or(1)
        }
    }

    /// Whether it can be said in words and is within the bounds of a breath.
    fn can_be_said(self) -> bool {
        let halves = |ms: u32| ms.is_multiple_of(HALF_MS).then_some(ms / HALF_MS);
        halves(self.in_ms).is_some_and(|halves| IN_HALVES.contains(&halves))
            && halves(self.hold_ms).is_some_and(|halves| halves <= HOLD_HALVES_MOST)
            && halves(self.out_ms).is_some_and(|halves| OUT_HALVES.contains(&halves))
            && halves(self.rest_ms).is_some_and(|halves| REST_HALVES.contains(&halves))
            && (BREATH_LEAST_MS..=BREATH_MOST_MS).contains(&self.cycle_ms())
            && self.hold_ms.max(self.rest_ms) <= HOLD_MOST_MS
    }
}

/// A breath and how long it goes on: all that two people need to have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rhythm {
    breath: Breath,
    minutes: u32,
}

impl Rhythm {
    /// `None` where words cannot say it, or where it is outside the bounds of a breath: [`spoken`] finds the nearest.
    #[must_use]
    pub fn new(breath: Breath, minutes: u32) -> Option<Self> {
        let fits = breath.can_be_said() && MINUTES.contains(&minutes) && minutes <= breath.minutes_most();
        fits.then_some(Self { breath, minutes })
    }

    #[must_use]
    pub fn breath(self) -> Breath {
        self.breath
    }

    #[must_use]
    pub fn minutes(self) -> u32 {
        self.minutes
    }

    /// Words and landing included.
    #[must_use]
    pub fn length_ms(self) -> u32 {
        self.minutes * 60_000
    }

    /// How many breaths it has: as many as come nearest to its length, without the words after them and the landing.
    #[must_use]
    pub fn rounds(self) -> u32 {
        let breathing_ms = self.length_ms().saturating_sub(CLOSING_MS + LANDING_MS);
        let cycle_ms = self.breath.cycle_ms();
        ((breathing_ms + (cycle_ms - 1) / 2) / cycle_ms).max(1)
    }

    /// One breath as beats, without those that take no time.
    #[must_use]
    pub fn beats(self) -> Vec<Beat> {
        let Breath { in_ms, hold_ms, out_ms, rest_ms } = self.breath;
        [(Gesture::In, in_ms), (Gesture::Hold, hold_ms), (Gesture::Out, out_ms), (Gesture::Rest, rest_ms)]
            .into_iter()
            .filter(|(_, ms)| *ms > 0)
            .map(|(gesture, ms)| Beat { gesture, ms, way: None })
            .collect()
    }

    /// The practice that everybody makes of the same words, with the words of this program.
    #[must_use]
    pub fn exercise(self, wording: Wording) -> Exercise {
        let Wording { title, invitation, while_breathing, closing, if_worse, says } = wording;
        let breathing = Part::cycle(Some(while_breathing), self.beats(), None);
        let closing = Part::Say { text: closing, lasts: Lasts::Ms(CLOSING_MS), lines: Lines::default() };
        Exercise {
            format: FORMAT,
            id: ExerciseId(IN_STEP_ID.to_owned()),
            lang: "en".to_owned(),
            title,
            invitation,
            family: Family::Together,
            suits: Vec::new(),
            needs: Vec::new(),
            minutes: Minutes { usual_ms: self.length_ms(), choices_ms: vec![self.length_ms()] },
            parts: vec![breathing, closing],
            cautions: self.cautions(),
            gentler: None,
            evidence: Evidence { grade: Grade::Practice, people: None, says, sources: Vec::new() },
            private: false,
            if_worse: Some(if_worse),
            postures: Vec::new(),
            occasions: Vec::new(),
            opt_in: None,
            ends_quietly: false,
            for_two: false,
            picture: None,
        }
    }

    /// As the shipped practices have them, with holds and without.
    fn cautions(self) -> Vec<Caution> {
        use Caution::{BloodPressure, BreathHold, DizzyStop, Heart, Lungs, Pregnancy};
        if self.breath.is_held() {
            vec![BreathHold, DizzyStop, Heart, BloodPressure, Pregnancy, Lungs]
        } else {
            vec![DizzyStop]
        }
    }
}

/// What stands on the screen in a practice in step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    pub title: String,
    pub invitation: String,
    pub while_breathing: String,
    /// After the last breath.
    pub closing: String,
    pub if_worse: String,
    /// What is known about it.
    pub says: String,
}
