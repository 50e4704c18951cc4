//! Measures whether what is heard follows monotonic time. `play` plays a score through the system's
//! device; `analyse` compares what a recorder heard with the same score rendered offline.
//! `scripts/soak-sync` puts the two together.

// A measuring tool: where it cannot measure, it stops and says where.
#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use softlanding::sound::{Anchor, Levels, Motion, Sound, Status};
use softlanding_core::exercise;
use softlanding_core::score::{Choice, Score};
use softlanding_core::voices::Renderer;

const EXERCISE: &str = r#"Exercise(
    format: 1, id: "probe", lang: "en", title: "Probe", invitation: "Probe.",
    family: Breathing, suits: [], needs: [],
    minutes: (usual: 1, choices: [1]),
    parts: [Cycle(beats: [In(2), Out(3.1)])],
    cautions: [DizzyStop],
    evidence: (grade: Practice, says: "Probe.", sources: []),
)"#;
/// Cues alone: the bed is noise.
const LEVELS: Levels = Levels { master: 1.0, cues: 1.0, bed: 0.0, lines_are_marked: false };
const RATE: u32 = 48_000;
const PER_MS: usize = RATE as usize / 1_000;
/// How much of a cue it is recognised by.
const TEMPLATE_MS: usize = 300;
/// Beats before this are left out: the sitting fades in.
const SKIP_MS: usize = 10_000;
/// The step in samples of the first, coarse search.
const COARSE: usize = 4;
/// How long before the end silence is requested.
const SILENT_FOR_MS: u32 = 5_000;
/// What issue and design promise.
const MOST_MS: f64 = 20.0;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["play", minutes] => play(minutes.parse().expect("minutes")),
        ["analyse", path, minutes] => return analyse(Path::new(path), minutes.parse().expect("minutes")),
        _ => eprintln!("sync_probe play MINUTES | sync_probe analyse WAV MINUTES"),
    }
    ExitCode::SUCCESS
}

fn score(minutes: u32) -> Score {
    let exercise = exercise::parse(EXERCISE.as_bytes()).expect("a good exercise");
    Score::compile(&exercise, Choice { length_ms: minutes * 60_000, own_cycle_ms: None })
}

fn silence_ms(minutes: u32) -> u32 {
    minutes * 60_000 - SILENT_FOR_MS
}

fn play(minutes: u32) {
    let started = Instant::now();
    let mut sound = Sound::new(|| {});
    let anchor = Anchor { instant: started, timed_ms: 0.0, motion: Motion::Runs };
    sound.begin(Arc::new(score(minutes)), anchor, LEVELS);
    let mut status = Status::Idle;
    let silence_at = Duration::from_millis(u64::from(silence_ms(minutes)));
    while started.elapsed() < silence_at {
        std::thread::sleep(Duration::from_millis(20).min(silence_at.saturating_sub(started.elapsed())));
        if sound.status() != status {
            status = sound.status();
            println!("{:7.3} s {status:?}", started.elapsed().as_secs_f64());
        }
    }
    sound.silence();
    std::thread::sleep(Duration::from_secs(2));
    println!("closed in time: {}", sound.close(Duration::from_secs(1)));
}

fn analyse(path: &Path, minutes: u32) -> ExitCode {
    let mut reader = hound::WavReader::open(path).expect("a recording");
    assert_eq!(reader.spec().sample_rate, RATE);
    let heard: Vec<f32> = reader.samples::<f32>().step_by(2).map(Result::unwrap).collect();
    let score = score(minutes);
    let reference = render(&score);
    // Whole cues before the silence.
    let measured_until = (silence_ms(minutes) as usize - 1_000) * PER_MS;
    let starts: Vec<usize> = score
        .beats()
        .iter()
        .map(|beat| beat.start_ms as usize * PER_MS)
        .filter(|start| (SKIP_MS * PER_MS..measured_until).contains(start))
        .collect();
    println!("{:.1} s recorded, {} beats", heard.len() as f64 / f64::from(RATE), starts.len());
    let Some(mut lag) = starts.first().and_then(|start| first_lag(&reference, &heard, *start)) else {
        println!("the score was not found in the recording");
        return ExitCode::FAILURE;
    };
    let mut found = Vec::new();
    for start in starts {
        // Follow slow drift, so that each search can be narrow.
        let Some(near) = best_lag(&reference, &heard, start, lag, 120 * PER_MS, COARSE) else { break };
        let Some(exact) = best_lag(&reference, &heard, start, near.0, COARSE, 1) else { break };
        found.push((start as f64 / f64::from(RATE), exact.0 as f64 / PER_MS as f64, exact.1));
        lag = exact.0;
    }
    let silence_at = silence_ms(minutes) as usize * PER_MS;
    let last = heard.iter().rposition(|sample| sample.abs() > 1e-5).unwrap_or_default();
    let silent_after = last.cast_signed() - lag - silence_at.cast_signed();
    println!("silent {:.0} ms after it was asked for", silent_after as f64 / PER_MS as f64);
    report(&found)
}

fn render(score: &Score) -> Vec<f32> {
    let mut renderer = Renderer::new(RATE);
    renderer.set_levels(LEVELS);
    renderer.begin(0.0);
    let mut stereo = vec![0.0; score.total_ms() as usize * PER_MS * 2];
    renderer.render(score, &mut stereo);
    stereo.into_iter().step_by(2).collect()
}

/// The recorder's start is unknown: an idle server takes up to two seconds to begin, and the recorder may be
/// a little ahead. Less than one round is searched, since all rounds sound alike.
fn first_lag(reference: &[f32], heard: &[f32], start: usize) -> Option<isize> {
    let (lag, likeness) =
        best_lag(reference, heard, start, -1_500 * PER_MS.cast_signed(), 2_500 * PER_MS, COARSE)?;
    (likeness > 0.9).then_some(lag)
}

/// Where around `near` the recording is most like the reference at `start`, and how much.
fn best_lag(
    reference: &[f32],
    heard: &[f32],
    start: usize,
    near: isize,
    around: usize,
    step: usize,
) -> Option<(isize, f64)> {
    let length = TEMPLATE_MS * PER_MS;
    let from = start - 50 * PER_MS;
    let template = reference.get(from..from + length)?;
    let around = around.cast_signed();
    (near - around..=near + around)
        .step_by(step)
        .filter_map(|lag| {
            let at = usize::try_from(from.cast_signed() + lag).ok()?;
            Some((lag, likeness(template, heard.get(at..at + length)?, step)))
        })
        .max_by(|one, other| one.1.total_cmp(&other.1))
}

fn likeness(template: &[f32], heard: &[f32], step: usize) -> f64 {
    let (mut both, mut one, mut other) = (0.0, 1e-12, 1e-12);
    for (a, b) in template.iter().step_by(step).zip(heard.iter().step_by(step)) {
        both += f64::from(a * b);
        one += f64::from(a * a);
        other += f64::from(b * b);
    }
    both / f64::sqrt(one * other)
}

fn report(found: &[(f64, f64, f64)]) -> ExitCode {
    let lags: Vec<f64> = found.iter().map(|(_, lag_ms, _)| *lag_ms).collect();
    let middle = median(&lags);
    let residuals: Vec<f64> = lags.iter().map(|lag_ms| lag_ms - middle).collect();
    if std::env::var_os("EACH").is_some() {
        for ((secs, _, likeness), residual) in found.iter().zip(&residuals) {
            println!("{secs:9.3} s {residual:+8.3} ms, likeness {likeness:.4}");
        }
    }
    let most = largest(&residuals);
    println!(
        "{} beats found; one constant removed: median {:.3} ms, max {most:.3} ms",
        found.len(),
        median_size(&residuals)
    );
    let per_sec = slope(found, &residuals);
    let level: Vec<f64> =
        found.iter().zip(&residuals).map(|((secs, ..), residual)| residual - per_sec * secs).collect();
    let centre = median(&level);
    let level: Vec<f64> = level.iter().map(|residual| residual - centre).collect();
    println!(
        "the recorder's rate ({:+.1} ppm) removed as well: median {:.3} ms, max {:.3} ms",
        per_sec * 1_000.0,
        median_size(&level),
        largest(&level)
    );
    if !found.is_empty() && most <= MOST_MS { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// By least squares, in milliseconds a second.
fn slope(found: &[(f64, f64, f64)], residuals: &[f64]) -> f64 {
    let count = found.len().max(1) as f64;
    let mean_secs = found.iter().map(|(secs, ..)| secs).sum::<f64>() / count;
    let mean = residuals.iter().sum::<f64>() / count;
    let (mut both, mut own) = (0.0, 1e-12);
    for ((secs, ..), residual) in found.iter().zip(residuals) {
        both += (secs - mean_secs) * (residual - mean);
        own += (secs - mean_secs) * (secs - mean_secs);
    }
    both / own
}

fn largest(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |most: f64, value| most.max(value.abs()))
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

fn median_size(values: &[f64]) -> f64 {
    median(&values.iter().map(|value| value.abs()).collect::<Vec<_>>())
}
