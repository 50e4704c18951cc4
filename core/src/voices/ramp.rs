//! The one way in which anything becomes louder or softer: a raised cosine, frame by frame.

use std::f64::consts::PI;

/// ½ − ½cos πu: starts and ends at rest.
pub(super) fn smooth(share: f64) -> f64 {
    0.5 - 0.5 * (PI * share.clamp(0.0, 1.0)).cos()
}

/// A value on its way to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ramp {
    value: f32,
    from: f32,
    to: f32,
    /// The way gone is an angle from 0 to π, turned a little each frame: no cosine has to be computed.
    cosine: f64,
    sine: f64,
    turn_cosine: f64,
    turn_sine: f64,
    frames_left: u64,
}

impl Ramp {
    pub(super) fn resting_at(value: f32) -> Self {
        Self {
            value,
            from: value,
            to: value,
            cosine: 1.0,
            sine: 0.0,
            turn_cosine: 1.0,
            turn_sine: 0.0,
            frames_left: 0,
        }
    }

    /// From its present value to `to`, within a number of frames.
    pub(super) fn go(&mut self, to: f32, frames: u64) {
        (self.from, self.to) = (self.value, to);
        (self.cosine, self.sine) = (1.0, 0.0);
        (self.turn_sine, self.turn_cosine) = (PI / frames.max(1) as f64).sin_cos();
        // A value already there is there at once: what is closed does not close again.
        self.frames_left = if (self.from - to).abs() > 0.0 { frames.max(1) } else { 0 };
    }

    /// The value of the next frame.
    pub(super) fn next(&mut self) -> f32 {
        match self.frames_left {
            0 => return self.value,
            1 => self.value = self.to,
            _ => {
                let cosine = self.cosine * self.turn_cosine - self.sine * self.turn_sine;
                self.sine = self.sine * self.turn_cosine + self.cosine * self.turn_sine;
                self.cosine = cosine;
                self.value = self.from + (self.to - self.from) * (0.5 - 0.5 * cosine) as f32;
            }
        }
        self.frames_left -= 1;
        self.value
    }

    /// The value of the latest frame.
    pub(super) fn value(&self) -> f32 {
        self.value
    }

    /// How many frames it is still on its way; `None` at rest.
    pub(super) fn frames_left(&self) -> Option<u64> {
        (self.frames_left > 0).then_some(self.frames_left)
    }
}
