//! Where a frame lies in score time. Computed from an anchor, never added up.

/// Score time in frames.
#[derive(Debug)]
pub(super) struct Timeline {
    sample_rate: f64,
    /// Score time that passes in a second of sound, near 1.
    rate: f64,
    anchor_ms: f64,
    /// Frames since the anchor, while score time ran.
    frames: u64,
}

impl Timeline {
    pub(super) fn new(sample_rate: f64) -> Self {
        Self { sample_rate, rate: 1.0, anchor_ms: 0.0, frames: 0 }
    }

    /// The place of the next frame.
    pub(super) fn timed_ms(&self) -> f64 {
        self.anchor_ms + self.frames as f64 * self.rate * 1_000.0 / self.sample_rate
    }

    /// How many frames from now the frame nearest to a place is; 0 if that is past.
    pub(super) fn frames_until(&self, timed_ms: f64) -> u64 {
        let from_anchor = (timed_ms - self.anchor_ms) * self.sample_rate / (1_000.0 * self.rate);
        (from_anchor.round().max(0.0) as u64).saturating_sub(self.frames)
    }

    pub(super) fn advance(&mut self, frames: u64) {
        self.frames += frames;
    }

    pub(super) fn move_to(&mut self, timed_ms: f64) {
        (self.anchor_ms, self.frames) = (timed_ms, 0);
    }

    pub(super) fn set_rate(&mut self, rate: f64) {
        if (rate - self.rate).abs() > 0.0 {
            self.move_to(self.timed_ms());
            self.rate = rate;
        }
    }
}
