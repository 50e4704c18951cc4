//! A singing bowl: decaying partials, each a pair that beats slowly.

use std::f64::consts::TAU;

use super::Frame;
use super::cues::Cue;
use super::ramp::Ramp;

/// One partial of the bowl.
struct Partial {
    /// In fundamentals.
    ratio: f64,
    amplitude: f64,
    /// Seconds in which it falls by 60 dB.
    t60_secs: f64,
    /// How far apart its two tones are.
    beating_hz: f64,
}

const fn partial(ratio: f64, amplitude: f64, t60_secs: f64, beating_hz: f64) -> Partial {
    Partial { ratio, amplitude, t60_secs, beating_hz }
}

const PARTIALS: [Partial; 5] = [
    partial(1.0, 1.0, 14.0, 0.9),
    partial(2.98, 0.42, 8.0, 1.6),
    partial(5.70, 0.16, 4.0, 2.3),
    partial(9.0, 0.05, 2.0, 3.0),
    partial(12.8, 0.02, 1.1, 3.7),
];
/// The first partial rings longest. The bowl is still when it has fallen by 80 dB.
const STILL_AFTER_SECS: f64 = 14.0 * 80.0 / 60.0;
/// The lower tone of each pair is the stronger one: the beating stays shallow (7 dB), calm.
const LOWER: f64 = 0.72;
/// The phase by which the upper tone is turned, one way on the left and the other on the right (0.3 rad): each
/// side beats at its own time, equally loud.
const TURN: (f32, f32) = (0.955_336_5, 0.295_520_2);
/// Brings the plainest cue to −24 LUFS at the default level of −12 dB.
const TRIM: f64 = 0.36;
/// A tone below this (−100 dB) is left out: the highest fade first, and most of a bowl's time only one or two
/// of its partials can be heard.
const UNHEARD: f64 = 1e-5;
/// No partial lies above this share of the sample rate.
const HIGHEST: f64 = 0.45;
const TONES: usize = PARTIALS.len();

/// Tones that turn and decay: one multiplication of complex numbers per tone and frame. In `f64`, as the
/// highest fade by more than `f32` can tell before the lowest is still.
#[derive(Clone, Copy, Debug, Default)]
struct Tones {
    real: [f64; TONES],
    imaginary: [f64; TONES],
    turn_real: [f64; TONES],
    turn_imaginary: [f64; TONES],
}

impl Tones {
    /// The lower (`side` −1) or upper (1) tone of each partial.
    fn struck(cue: Cue, ring: f64, side: f64, gain: f64, sample_rate: f64) -> Self {
        let mut tones = Self::default();
        let slots = tones.real.iter_mut().zip(&mut tones.imaginary);
        let turns = tones.turn_real.iter_mut().zip(&mut tones.turn_imaginary);
        for (index, ((partial, slot), turn)) in PARTIALS.iter().zip(slots).zip(turns).enumerate() {
            let tone_hz = cue.hz * partial.ratio + side * partial.beating_hz / 2.0;
            if tone_hz > HIGHEST * sample_rate {
                continue;
            }
            let decay = (-(1_000.0_f64.ln()) / (partial.t60_secs * ring * sample_rate)).exp();
            (*turn.0, *turn.1) = polar(decay, TAU * tone_hz / sample_rate);
            // Phases apart, or all partials would peak together.
            (*slot.0, *slot.1) = polar(gain * amplitude(cue, index, partial), index as f64 * 2.4);
        }
        tones
    }

    /// The sums of the first tones and of the same a quarter of a wave ahead.
    fn next<const HEARD: usize>(&mut self) -> (f32, f32) {
        let numbers = self.real.iter_mut().zip(&mut self.imaginary);
        let turns = self.turn_real.iter().zip(&self.turn_imaginary);
        let (mut sum, mut ahead) = (0.0, 0.0);
        for ((real, imaginary), (turn_real, turn_imaginary)) in numbers.zip(turns).take(HEARD) {
            let turned = *real * turn_real - *imaginary * turn_imaginary;
            *imaginary = *real * turn_imaginary + *imaginary * turn_real;
            *real = turned;
            sum += *imaginary;
            ahead += *real;
        }
        (sum as f32, ahead as f32)
    }
}

/// For how many frames each partial can be heard. The higher, the shorter.
fn heard_frames(cue: Cue, ring: f64, gain: f64, sample_rate: f64) -> [u64; TONES] {
    let mut heard = [0; TONES];
    for (index, (partial, frames)) in PARTIALS.iter().zip(&mut heard).enumerate() {
        if cue.hz * partial.ratio <= HIGHEST * sample_rate {
            let falls_by = (gain * amplitude(cue, index, partial) / UNHEARD).max(1.0).ln() / 1_000.0_f64.ln();
            *frames = (partial.t60_secs * ring * sample_rate * falls_by).ceil() as u64;
        }
    }
    heard
}

/// How strong a partial of a cue is, before its gain.
fn amplitude(cue: Cue, index: usize, partial: &Partial) -> f64 {
    partial.amplitude * cue.brightness.powf(index as f64)
}

/// The real and imaginary part of a number with this length and angle.
fn polar(length: f64, angle: f64) -> (f64, f64) {
    (length * angle.cos(), length * angle.sin())
}

/// A bowl that has been struck, or none yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bowl {
    lower: Tones,
    upper: Tones,
    attack: Ramp,
    /// Falls to 0 when the bowl has to make room.
    hold: Ramp,
    sides: Frame,
    heard_frames: [u64; TONES],
    age_frames: u64,
    frames_left: u64,
}

impl Bowl {
    /// One that makes no sound.
    pub(super) fn still() -> Self {
        Self {
            lower: Tones::default(),
            upper: Tones::default(),
            attack: Ramp::resting_at(0.0),
            hold: Ramp::resting_at(0.0),
            sides: [0.0; 2],
            heard_frames: [0; TONES],
            age_frames: 0,
            frames_left: 0,
        }
    }

    /// `ring` is the share of its full time that it rings.
    pub(super) fn struck(cue: Cue, ring: f64, attack_frames: u64, sample_rate: f64) -> Self {
        let ring = ring.clamp(0.02, 1.0);
        let gain = TRIM * f64::from(cue.gain);
        let tones = |side, share| Tones::struck(cue, ring, side, gain * share, sample_rate);
        let [to_left, to_right] = cue.sides;
        let mut attack = Ramp::resting_at(0.0);
        attack.go(1.0, attack_frames);
        Self {
            lower: tones(-1.0, LOWER),
            upper: tones(1.0, 1.0 - LOWER),
            attack,
            hold: Ramp::resting_at(1.0),
            sides: [to_left * (1.0 - cue.pan).min(1.0), to_right * (1.0 + cue.pan).min(1.0)],
            heard_frames: heard_frames(cue, ring, gain, sample_rate),
            age_frames: 0,
            frames_left: (STILL_AFTER_SECS * ring * sample_rate) as u64 + attack_frames,
        }
    }

    pub(super) fn age_frames(&self) -> u64 {
        self.age_frames
    }

    /// Whether it still makes a sound, released or not.
    pub(super) fn sounds(&self) -> bool {
        self.frames_left > 0
    }

    /// Whether it sounds and has not been released.
    pub(super) fn rings(&self) -> bool {
        self.sounds() && self.hold.frames_left().is_none()
    }

    /// Fades within a number of frames.
    pub(super) fn release(&mut self, frames: u64) {
        if self.rings() {
            self.hold.go(0.0, frames);
            self.frames_left = self.frames_left.min(frames);
        }
    }

    /// Adds its next frames.
    pub(super) fn add(&mut self, out: &mut [Frame]) {
        let count = out.len().min(usize::try_from(self.frames_left).unwrap_or(usize::MAX));
        let mut rest = out.get_mut(..count).unwrap_or_default();
        // Exactly where a partial ends, so that the size of blocks changes nothing.
        while !rest.is_empty() {
            let heard = self.heard_frames.iter().filter(|frames| **frames > self.age_frames).count();
            let ends = self.heard_frames.iter().filter(|frames| **frames > self.age_frames).min();
            let until = ends.map_or(u64::MAX, |frames| frames - self.age_frames);
            let frames = rest.len().min(usize::try_from(until).unwrap_or(usize::MAX));
            let (now, later) = rest.split_at_mut(frames);
            match heard {
                0 | 1 => self.add_heard::<1>(now),
                2 => self.add_heard::<2>(now),
                3 => self.add_heard::<3>(now),
                4 => self.add_heard::<4>(now),
                _ => self.add_heard::<TONES>(now),
            }
            rest = later;
        }
    }

    fn add_heard<const HEARD: usize>(&mut self, out: &mut [Frame]) {
        let [to_left, to_right] = self.sides;
        for [left, right] in out.iter_mut() {
            let gain = self.attack.next() * self.hold.next();
            let ((lower, _), (upper, ahead)) = (self.lower.next::<HEARD>(), self.upper.next::<HEARD>());
            let (middle, side) = (gain * (lower + TURN.0 * upper), gain * TURN.1 * ahead);
            *left += to_left * (middle + side);
            *right += to_right * (middle - side);
        }
        self.age_frames += out.len() as u64;
        self.frames_left = self.frames_left.saturating_sub(out.len() as u64);
    }
}
