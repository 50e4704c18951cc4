//! How the sound of each of two people is told apart: by its register and by its side.

use super::Frame;
use super::cues::Cue;

/// Where the sound of one person lies.
#[derive(Clone, Copy, Debug)]
pub(super) struct Register {
    /// Times as high as the sound for one: a musical interval.
    pub(super) ratio: f64,
    /// How much of each higher partial of a cue is left from one to the next, 0–1.
    pub(super) brightness: f64,
    /// Below this no wind is heard.
    pub(super) lowest_hz: f64,
    /// How loud the wind is.
    pub(super) wind: f32,
    /// What makes this person's noise differ from another's.
    pub(super) seed: u64,
    /// How loud the bed is on each side when somebody practises alone.
    pub(super) alone: Frame,
    /// How loud bed and cues are on each side when two practise.
    pub(super) beside: Frame,
}

/// Seven tenths on the own side, three on the other: one ear alone hears both.
const FAR: f32 = 3.0 / 7.0;

impl Register {
    /// The first person's, and the only one's.
    pub(super) const FIRST: Self = Self {
        ratio: 1.0,
        brightness: 1.0,
        // Less would only move the cones of small speakers.
        lowest_hz: 50.0,
        wind: 1.0,
        seed: 0,
        alone: [1.0, 1.0],
        beside: [1.0, FAR],
    };
    /// The second person's: a fifth higher. The scale of the breath stays within itself by a fifth, so that any two
    /// cues sound well together; a fourth would set a breath out a tone beside a breath in. The partials fall
    /// faster, or they would be sharp.
    pub(super) const SECOND: Self = Self {
        ratio: 1.5,
        brightness: 1.0 / 2.25,
        lowest_hz: 240.0,
        // What was taken from below is given back.
        wind: 1.25,
        seed: 0x2B0A_7E5C_31D4_9F68,
        alone: [0.0, 0.0],
        beside: [FAR, 1.0],
    };

    /// A cue of this person, beside another's.
    pub(super) fn of(&self, cue: Cue) -> Cue {
        Cue { hz: cue.hz * self.ratio, brightness: self.brightness, sides: self.beside, ..cue }
    }
}
