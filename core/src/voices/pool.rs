//! A fixed number of bowls, so that striking one allocates nothing and quick beats cannot pile up.

use super::Frame;
use super::bowl::Bowl;
use super::cues::Cue;

/// The number that ring at once; one more releases the oldest.
const RINGING: usize = 8;
/// Room for those that are fading.
const SLOTS: usize = 16;
const STOLEN_MS: f64 = 40.0;

/// All bowls.
#[derive(Debug)]
pub(super) struct Pool {
    bowls: [Bowl; SLOTS],
    sample_rate: f64,
}

impl Pool {
    pub(super) fn new(sample_rate: f64) -> Self {
        Self { bowls: [Bowl::still(); SLOTS], sample_rate }
    }

    /// Strikes a bowl. With every slot still fading the cue is left out: that is better than a click.
    pub(super) fn strike(&mut self, cue: Cue, ring: f64, attack_frames: u64) {
        if self.bowls.iter().filter(|bowl| bowl.rings()).count() >= RINGING {
            let stolen_frames = (STOLEN_MS * self.sample_rate / 1_000.0) as u64;
            let ringing = self.bowls.iter_mut().filter(|bowl| bowl.rings());
            if let Some(oldest) = ringing.max_by_key(|bowl| bowl.age_frames()) {
                oldest.release(stolen_frames);
            }
        }
        if let Some(free) = self.bowls.iter_mut().find(|bowl| !bowl.sounds()) {
            *free = Bowl::struck(cue, ring, attack_frames, self.sample_rate);
        }
    }

    /// Lets everything fade within a number of frames.
    pub(super) fn release(&mut self, frames: u64) {
        self.release_younger_than(u64::MAX, frames);
    }

    /// Lets what was struck less than `age_frames` ago fade within a number of frames.
    pub(super) fn release_younger_than(&mut self, age_frames: u64, frames: u64) {
        for bowl in self.bowls.iter_mut().filter(|bowl| bowl.age_frames() < age_frames) {
            bowl.release(frames);
        }
    }

    /// Ends everything at once: only where nobody hears it.
    pub(super) fn clear(&mut self) {
        self.bowls.fill(Bowl::still());
    }

    pub(super) fn is_silent(&self) -> bool {
        self.bowls.iter().all(|bowl| !bowl.sounds())
    }

    #[cfg(test)]
    pub(super) fn sounding(&self) -> usize {
        self.bowls.iter().filter(|bowl| bowl.sounds()).count()
    }

    /// Adds the next frames of all that sound.
    pub(super) fn add(&mut self, out: &mut [Frame]) {
        for bowl in self.bowls.iter_mut().filter(|bowl| bowl.sounds()) {
            bowl.add(out);
        }
    }
}
