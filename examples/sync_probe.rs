//! Measures whether sound follows monotonic time: plays through the system's device, and reads what a
//! recorder heard. `scripts/soak-sync` puts the two together.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use softlanding::sound::{Anchor, Levels, Motion, Sound, Status};
use softlanding_core::exercise::{
    Beat, Evidence, Exercise, ExerciseId, FORMAT, Family, Gesture, Grade, Minutes, Part,
};
use softlanding_core::score::{Choice, Score};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["play", minutes] => play(minutes.parse().expect("minutes")),
        ["analyse", path, minutes] => analyse(Path::new(path), minutes.parse().expect("minutes")),
        _ => eprintln!("sync_probe play MINUTES | sync_probe analyse WAV MINUTES"),
    }
}

fn score(minutes: u32) -> Score {
    let beat = |gesture, ms| Beat { gesture, ms, way: None };
    let part = Part::Cycle {
        text: None,
        beats: vec![beat(Gesture::In, 2_000), beat(Gesture::Out, 3_100)],
        rounds: None,
        glide_from: None,
        from_tapped: false,
    };
    let exercise = Exercise {
        format: FORMAT,
        id: ExerciseId("probe".to_owned()),
        lang: "en".to_owned(),
        title: "Probe".to_owned(),
        invitation: "Probe.".to_owned(),
        family: Family::Breathing,
        suits: Vec::new(),
        needs: Vec::new(),
        minutes: Minutes { usual_ms: 60_000, choices_ms: vec![60_000] },
        parts: vec![part],
        cautions: Vec::new(),
        gentler: None,
        evidence: Evidence { grade: Grade::Practice, says: "Probe.".to_owned(), sources: Vec::new() },
        private: false,
        if_worse: None,
        postures: Vec::new(),
    };
    Score::compile(&exercise, Choice { length_ms: minutes * 60_000, own_cycle_ms: None })
}

fn play(minutes: u32) {
    let started = Instant::now();
    let mut sound = Sound::new(|| {});
    let anchor = Anchor { instant: Instant::now(), timed_ms: 0.0, motion: Motion::Runs };
    sound.begin(Arc::new(score(minutes)), anchor, Levels { master: 1.0, cues: 1.0, bed: 0.0 });
    let mut status = Status::Idle;
    while started.elapsed() < Duration::from_secs(u64::from(minutes) * 60) {
        std::thread::sleep(Duration::from_millis(20));
        if sound.status() != status {
            status = sound.status();
            println!("{:7.3} s {status:?}", started.elapsed().as_secs_f64());
        }
    }
    println!("closed in time: {}", sound.close(Duration::from_secs(1)));
}

fn analyse(path: &Path, minutes: u32) {
    let mut reader = hound::WavReader::open(path).expect("a recording");
    let heard: Vec<f32> = reader.samples::<f32>().step_by(2).map(Result::unwrap).collect();
    let rate = f64::from(reader.spec().sample_rate);
    println!("{} s recorded", heard.len() as f64 / rate);
    let onsets: Vec<f64> = onsets(&heard, rate);
    let score = score(minutes);
    // Match onsets against beats: the first good beat is found by the gap pattern 2.0/3.1 s.
    println!("{} onsets, {} beats", onsets.len(), score.beats().len());
    let beats: Vec<f64> = score.beats().iter().map(|beat| f64::from(beat.start_ms)).collect();
    let best = (0..8)
        .map(|skip| {
            let lags: Vec<f64> = onsets.iter().zip(&beats[skip..]).map(|(onset, beat)| onset - beat).collect();
            let middle = median(&lags);
            let residuals: Vec<f64> = lags.iter().map(|lag| lag - middle).collect();
            (skip, middle, residuals)
        })
        .min_by(|a, b| median_abs(&a.2).total_cmp(&median_abs(&b.2)))
        .expect("eight candidates");
    let most = best.2.iter().fold(0.0_f64, |most, residual| most.max(residual.abs()));
    println!("skipped {} beats, constant {:.3} ms, residual median {:.3} ms, max {most:.3} ms", best.0, best.1, median_abs(&best.2));
    if std::env::var("EACH").is_ok() {
        for (onset, residual) in onsets.iter().zip(&best.2) {
            println!("{:9.3} {residual:+.3}", onset / 1000.0);
        }
    }
}

fn onsets(heard: &[f32], rate: f64) -> Vec<f64> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < heard.len() {
        if heard[index].abs() > 0.02 {
            found.push(index as f64 * 1_000.0 / rate);
            index += rate as usize / 2;
        }
        index += 1;
    }
    found
}

fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

fn median_abs(values: &[f64]) -> f64 {
    median(&values.iter().map(|value| value.abs()).collect::<Vec<_>>())
}
