//! The breath bed: sea or wind that opens as the breath fills and closes as it empties. It never
//! restarts at a beat.

use std::f64::consts::{PI, SQRT_2, TAU};

use super::noise::Pink;
use super::register::Register;
use super::{Frame, Moment, Voice};

/// Cutoff of an empty and of a full breath. An empty one lies in its register; a full one is no sharper in any.
const EMPTY_HZ: f64 = 250.0;
const FULL_HZ: f64 = 1_800.0;
/// Loudness of an empty and a full breath before the trim.
const EMPTY_GAIN: f32 = 0.22;
const FULL_GAIN: f32 = 0.52;
/// Brings a full breath to −34 LUFS at the default level of −12 dB.
const TRIM: f32 = 0.84;
/// How much of the two channels differs: a wide, quiet shore.
const SIDE: f32 = 0.5;

/// Pink noise, middle and side, each through a low-pass.
#[derive(Debug)]
pub(super) struct Breath {
    sample_rate: f64,
    empty_hz: f64,
    middle: Wind,
    side: Wind,
    shape: Shape,
    trim: f32,
    gain: f32,
}

impl Breath {
    pub(super) fn new(register: &Register, sample_rate: f64) -> Self {
        // Another wind for each person, or the two would be heard as one in the middle.
        let wind = |seed: u64| Wind::new(seed ^ register.seed, register.lowest_hz, sample_rate);
        Self {
            sample_rate,
            empty_hz: EMPTY_HZ * register.ratio,
            middle: wind(0x5EA5_0F7E_57E2_D0E5),
            side: wind(0x1A4D_1234_0F50_F7A1),
            shape: Shape::new(EMPTY_HZ, sample_rate),
            trim: TRIM * register.wind,
            gain: EMPTY_GAIN * TRIM,
        }
    }
}

impl Voice for Breath {
    fn follow(&mut self, moment: Moment<'_>) {
        let opens = FULL_HZ / self.empty_hz;
        let cutoff_hz = self.empty_hz * opens.powf(f64::from(moment.fullness));
        self.shape = Shape::new(cutoff_hz, self.sample_rate);
        self.gain = self.trim * (EMPTY_GAIN + (FULL_GAIN - EMPTY_GAIN) * moment.fullness);
    }

    fn add(&mut self, frames: &mut [Frame]) {
        for [left, right] in frames {
            let (middle, side) = (self.middle.next(self.shape), SIDE * self.side.next(self.shape));
            *left += self.gain * (middle + side);
            *right += self.gain * (middle - side);
        }
    }
}

/// Pink noise, neither rumbling nor hissing.
#[derive(Debug)]
struct Wind {
    noise: Pink,
    low_pass: LowPass,
    /// What lies too low, and how fast it is followed.
    rumble: f32,
    rumble_share: f32,
}

impl Wind {
    fn new(seed: u64, lowest_hz: f64, sample_rate: f64) -> Self {
        let rumble_share = 1.0 - (-TAU * lowest_hz / sample_rate).exp();
        Self {
            noise: Pink::new(seed),
            low_pass: LowPass::default(),
            rumble: 0.0,
            rumble_share: rumble_share as f32,
        }
    }

    fn next(&mut self, shape: Shape) -> f32 {
        let noise = self.low_pass.next(self.noise.next(), shape);
        self.rumble += self.rumble_share * (noise - self.rumble);
        noise - self.rumble
    }
}

/// The coefficients of [`LowPass`].
#[derive(Clone, Copy, Debug)]
struct Shape {
    first: f32,
    second: f32,
    third: f32,
}

impl Shape {
    fn new(cutoff_hz: f64, sample_rate: f64) -> Self {
        let bend = (PI * cutoff_hz / sample_rate).tan();
        let first = 1.0 / (1.0 + bend * (bend + SQRT_2));
        let second = bend * first;
        Self { first: first as f32, second: second as f32, third: (bend * second) as f32 }
    }
}

/// A state-variable low-pass of 12 dB an octave (Simper's trapezoidal form): it stays calm while its
/// cutoff moves.
#[derive(Debug, Default)]
struct LowPass {
    band: f32,
    low: f32,
}

impl LowPass {
    fn next(&mut self, input: f32, shape: Shape) -> f32 {
        let above = input - self.low;
        let band = shape.first * self.band + shape.second * above;
        let low = self.low + shape.second * self.band + shape.third * above;
        self.band = 2.0 * band - self.band;
        self.low = 2.0 * low - self.low;
        low
    }
}
