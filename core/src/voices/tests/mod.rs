//! What is promised of the sound, proved on rendered samples.

mod loudness;
mod motion;
mod timing;
mod two;

use std::f64::consts::TAU;

use ebur128::{EbuR128, Mode};

use super::pool::Pool;
use super::*;
use crate::exercise::{Gesture, Lasts, Lines, Part, Sense};
use crate::score::Choice;
use crate::testing::{beat, cycle, exercise_of, say, score_for_two};

const RATE: u32 = 48_000;

fn score_of(parts: Vec<Part>, length_ms: u32) -> Score {
    Score::compile(&exercise_of(parts), Choice { length_ms, own_cycle_ms: None })
}

fn slow_and_even(length_ms: u32) -> Score {
    score_of(vec![cycle(vec![beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000)])], length_ms)
}

/// A place where the person is waited for.
fn wait() -> Part {
    Part::Notice { sense: Sense::See, count: 1, prompt: "See.".to_owned(), each: false }
}

fn two_lines() -> Lines {
    Lines { texts: ["One.", "Two."].map(str::to_owned).to_vec(), every_ms: None }
}

fn only_cues() -> Levels {
    Levels { bed: 0.0, ..Levels::default() }
}

fn only_bed() -> Levels {
    Levels { cues: 0.0, ..Levels::default() }
}

fn begun(levels: Levels) -> Renderer {
    let mut renderer = Renderer::new(RATE);
    renderer.set_levels(levels);
    // A change of levels takes a moment: let it pass unheard.
    renderer.begin(0.0);
    renderer.mixer = Mixer::new(levels, f64::from(RATE));
    renderer
}

fn render_frames(renderer: &mut Renderer, score: &Score, frames: usize) -> Vec<f32> {
    let mut out = vec![f32::NAN; frames * 2];
    for block in out.chunks_mut(2 * 1_024) {
        renderer.render(score, block);
    }
    out
}

fn render_ms(renderer: &mut Renderer, score: &Score, length_ms: usize) -> Vec<f32> {
    render_frames(renderer, score, length_ms * RATE as usize / 1_000)
}

/// Samples of one channel in a stretch of milliseconds.
fn channel(out: &[f32], side: usize, from_ms: usize, to_ms: usize) -> Vec<f32> {
    let frame = |ms: usize| 2 * (ms * RATE as usize / 1_000);
    out[frame(from_ms)..frame(to_ms).min(out.len())].iter().skip(side).step_by(2).copied().collect()
}

fn peak(samples: &[f32]) -> f32 {
    samples.iter().fold(0.0, |peak, sample| peak.max(sample.abs()))
}

/// The largest change from one frame to the next, in either channel.
fn largest_step(out: &[f32]) -> f32 {
    out.windows(3).map(|window| (window[2] - window[0]).abs()).fold(0.0, f32::max)
}

fn decibels(factor: f32) -> f32 {
    20.0 * factor.max(1e-9).log10()
}

fn power(samples: &[f32]) -> f32 {
    samples.iter().map(|sample| sample * sample).sum::<f32>() / samples.len() as f32
}

/// The samples through a Hann window.
fn windowed(samples: &[f32]) -> Vec<f64> {
    let length = samples.len() as f64;
    let window = |index: usize| 0.5 - 0.5 * (TAU * index as f64 / length).cos();
    samples.iter().enumerate().map(|(index, sample)| f64::from(*sample) * window(index)).collect()
}

/// Power of one tone in windowed samples (Goertzel).
fn tone_power(windowed: &[f64], hz: f64) -> f64 {
    let turn = 2.0 * (TAU * hz / f64::from(RATE)).cos();
    let (mut one, mut two) = (0.0, 0.0);
    for sample in windowed {
        (one, two) = (sample + turn * one - two, one);
    }
    (one * one + two * two - turn * one * two) / (windowed.len() as f64).powi(2)
}

/// The strongest tone within 3 Hz of `hz`, to a hundredth of a hertz.
fn strongest_near(samples: &[f32], hz: f64) -> f64 {
    let windowed = windowed(samples);
    let strongest = |middle: f64, step_hz: f64| {
        let candidates = (-30..=30).map(|step| middle + f64::from(step) * step_hz);
        let powers = candidates.map(|hz| (tone_power(&windowed, hz), hz));
        powers.max_by(|one, other| one.0.total_cmp(&other.0)).unwrap().1
    };
    strongest(strongest(hz, 0.1), 0.01)
}

/// The largest momentary loudness (400 ms), looked at every 100 ms, in LUFS.
fn loudest_momentary(out: &[f32]) -> f64 {
    let mut meter = EbuR128::new(2, RATE, Mode::M).unwrap();
    let mut loudest = f64::NEG_INFINITY;
    for block in out.chunks(2 * RATE as usize / 10) {
        meter.add_frames_f32(block).unwrap();
        loudest = loudest.max(meter.loudness_momentary().unwrap());
    }
    loudest
}
