//! A voice to hum along with: only on the out-breath of a beat that hums.

use std::f64::consts::TAU;

use crate::exercise::Gesture;

use super::ramp::smooth;
use super::register::Register;
use super::{CONTROL_FRAMES, Frame, Moment, Voice};

const HZ: f64 = 196.0;
/// Harmonics, each 1/h² as loud as the first.
const HARMONICS: [f32; 8] =
    [1.0, 1.0 / 4.0, 1.0 / 9.0, 1.0 / 16.0, 1.0 / 25.0, 1.0 / 36.0, 1.0 / 49.0, 1.0 / 64.0];
/// How far the pitch sways, and how often.
const VIBRATO: f64 = 0.003;
const VIBRATO_HZ: f64 = 4.6;
const IN_MS: f64 = 1_200.0;
const OUT_MS: f64 = 1_500.0;
/// Brings it to −28 LUFS at the default level of −12 dB.
const TRIM: f32 = 0.14;

/// One turning number whose powers are the harmonics.
#[derive(Debug)]
pub(super) struct Hum {
    sample_rate: f64,
    hz: f64,
    real: f32,
    imaginary: f32,
    turn_real: f32,
    turn_imaginary: f32,
    /// Place in the vibrato, 0–1.
    sway: f64,
    gain: f32,
    gain_step: f32,
}

impl Hum {
    pub(super) fn new(register: &Register, sample_rate: f64) -> Self {
        Self {
            sample_rate,
            hz: HZ * register.ratio,
            real: 1.0,
            imaginary: 0.0,
            turn_real: 1.0,
            turn_imaginary: 0.0,
            sway: 0.0,
            gain: 0.0,
            gain_step: 0.0,
        }
    }

    fn next(&mut self) -> f32 {
        let turned = self.real * self.turn_real - self.imaginary * self.turn_imaginary;
        self.imaginary = self.real * self.turn_imaginary + self.imaginary * self.turn_real;
        self.real = turned;
        let (mut real, mut imaginary, mut sum) = (1.0, 0.0, 0.0);
        for amplitude in HARMONICS {
            let power = real * self.real - imaginary * self.imaginary;
            imaginary = real * self.imaginary + imaginary * self.real;
            real = power;
            sum += amplitude * imaginary;
        }
        sum
    }
}

impl Voice for Hum {
    fn follow(&mut self, moment: Moment<'_>) {
        let frames = CONTROL_FRAMES as f32;
        self.gain_step = (TRIM * strength(moment) - self.gain) / frames;
        if self.gain.abs() < 1e-6 && self.gain_step.abs() < 1e-9 {
            (self.gain, self.gain_step) = (0.0, 0.0);
            return;
        }
        self.sway = (self.sway + VIBRATO_HZ * f64::from(frames) / self.sample_rate).fract();
        let hz = self.hz * (1.0 + VIBRATO * (TAU * self.sway).sin());
        let (sine, cosine) = (TAU * hz / self.sample_rate).sin_cos();
        (self.turn_real, self.turn_imaginary) = (cosine as f32, sine as f32);
        // Rounding must not let it grow or shrink.
        let length = self.real.hypot(self.imaginary);
        (self.real, self.imaginary) = (self.real / length, self.imaginary / length);
    }

    fn add(&mut self, frames: &mut [Frame]) {
        if self.gain.abs() + self.gain_step.abs() <= 0.0 {
            return;
        }
        for [left, right] in frames {
            self.gain += self.gain_step;
            let sample = self.gain * self.next();
            *left += sample;
            *right += sample;
        }
    }
}

/// How strongly it hums, 0–1.
fn strength(moment: Moment<'_>) -> f32 {
    let Some(beat) = moment.beat.filter(|beat| beat.gesture == Gesture::Hum) else { return 0.0 };
    let since_ms = moment.timed_ms - f64::from(beat.start_ms);
    let remaining_ms = f64::from(beat.end_ms()) - moment.timed_ms;
    (smooth(since_ms / IN_MS) * smooth(remaining_ms / OUT_MS)) as f32
}
