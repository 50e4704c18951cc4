//! How loud things are: from a person's sliders to gains that move without a click.

use super::ramp::Ramp;

/// How loud each kind of voice is, 0–1 each; 0 is silent, equal steps sound equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// Everything. 0.75 is −12 dB, 1 is 0 dB.
    pub master: f32,
    /// What marks a beat. 0.875 is as loud as designed, 1 is 6 dB more.
    pub cues: f32,
    /// What goes on all the time. 0.875 is as loud as designed, 1 is 6 dB more.
    pub bed: f32,
    /// Whether a quiet cue marks where a line begins.
    pub lines_are_marked: bool,
}

impl Default for Levels {
    fn default() -> Self {
        Self { master: 0.75, cues: 0.875, bed: 0.875, lines_are_marked: false }
    }
}

/// From the softest to the loudest.
const RANGE_DB: f32 = 48.0;
/// Below this level a gain goes on to nothing.
const LOWEST: f32 = 0.1;
const MASTER_LOUDEST_DB: f32 = 0.0;
const KIND_LOUDEST_DB: f32 = 6.0;
const CHANGE_SECS: f64 = 0.1;
/// A bed that comes out of silence does so slowly.
const BED_ENTERS_SECS: f64 = 2.0;

fn gain(level: f32, loudest_db: f32) -> f32 {
    let level = if level.is_nan() { 0.0 } else { level.clamp(0.0, 1.0) };
    let decibels = loudest_db - RANGE_DB * (1.0 - level);
    10.0_f32.powf(decibels / 20.0) * (level / LOWEST).min(1.0)
}

/// The gains as they are heard.
#[derive(Debug)]
pub(super) struct Mixer {
    levels: Levels,
    sample_rate: f64,
    master: Ramp,
    cues: Ramp,
    bed: Ramp,
}

impl Mixer {
    pub(super) fn new(levels: Levels, sample_rate: f64) -> Self {
        Self {
            levels,
            sample_rate,
            master: Ramp::resting_at(gain(levels.master, MASTER_LOUDEST_DB)),
            cues: Ramp::resting_at(gain(levels.cues, KIND_LOUDEST_DB)),
            bed: Ramp::resting_at(gain(levels.bed, KIND_LOUDEST_DB)),
        }
    }

    pub(super) fn set(&mut self, levels: Levels) {
        if levels == self.levels {
            return;
        }
        self.levels = levels;
        let frames = |secs: f64| (secs * self.sample_rate) as u64;
        let bed_secs = if self.bed.value() > 0.0 { CHANGE_SECS } else { BED_ENTERS_SECS };
        let master_secs = if self.master.value() > 0.0 { CHANGE_SECS } else { BED_ENTERS_SECS };
        self.master.go(gain(levels.master, MASTER_LOUDEST_DB), frames(master_secs));
        self.cues.go(gain(levels.cues, KIND_LOUDEST_DB), frames(CHANGE_SECS));
        self.bed.go(gain(levels.bed, KIND_LOUDEST_DB), frames(bed_secs));
    }

    /// Gains of cues and bed at the next frame.
    pub(super) fn next(&mut self) -> [f32; 2] {
        let master = self.master.next();
        [master * self.cues.next(), master * self.bed.next()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_twelve_decibels_down_and_kinds_are_as_designed() {
        let levels = Levels::default();
        assert!((20.0 * gain(levels.master, MASTER_LOUDEST_DB).log10() + 12.0).abs() < 0.01);
        assert!(gain(levels.cues, KIND_LOUDEST_DB).log10().abs() < 1e-4);
        assert!(gain(levels.bed, KIND_LOUDEST_DB).log10().abs() < 1e-4);
    }

    #[test]
    fn a_level_of_nothing_is_silence_and_more_is_always_louder() {
        assert!(gain(0.0, KIND_LOUDEST_DB) <= 0.0);
        assert!(gain(f32::NAN, KIND_LOUDEST_DB) <= 0.0);
        let gains: Vec<f32> = (0..=100).map(|level| gain(level as f32 / 100.0, MASTER_LOUDEST_DB)).collect();
        assert!(gains.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
