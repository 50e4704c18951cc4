//! Sound without a device: into a file, and nowhere.

use std::sync::Arc;
use std::time::{Duration, Instant};

use softlanding::sound::{Anchor, Levels, Motion, Output, Sound, Status};
use softlanding_core::exercise;
use softlanding_core::score::{Choice, Score};

const EXERCISE: &str = r#"Exercise(format: 1, id: "example", lang: "en", title: "Example",
    invitation: "Example.", family: Breathing, suits: [], needs: [],
    minutes: (usual: 1, choices: [1]), parts: [Cycle(beats: [In(4), Out(6)])],
    cautions: [DizzyStop], evidence: (grade: Practice, says: "Example.", sources: []))"#;

fn begin(sound: &Sound) {
    let Ok(exercise) = exercise::parse(EXERCISE.as_bytes()) else { return };
    let score = Score::compile(&exercise, Choice { length_ms: 60_000, own_cycle_ms: None });
    let anchor = Anchor { instant: Instant::now(), timed_ms: 0.0, motion: Motion::Runs };
    sound.begin(Arc::new(score), anchor, Levels::default());
}

#[test]
fn a_capture_holds_what_was_played_and_then_the_silence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sound.wav");
    let mut sound = Sound::with_output(Output::Capture(path.clone()), || {});
    begin(&sound);
    std::thread::sleep(Duration::from_millis(1_500));
    assert_eq!(sound.status(), Status::Playing { device: "capture".to_owned() });
    sound.silence();
    std::thread::sleep(Duration::from_millis(500));
    assert!(sound.close(Duration::from_secs(5)));
    let samples: Vec<f32> =
        hound::WavReader::open(&path).unwrap().samples::<f32>().map(Result::unwrap).collect();
    assert!(samples.iter().any(|sample| sample.abs() > 1e-4));
    assert!(samples.iter().rev().take(9_600).all(|sample| sample.abs() <= 0.0));
}

#[test]
fn nowhere_is_idle_and_closes() {
    let mut sound = Sound::with_output(Output::Null, || {});
    sound.prepare();
    begin(&sound);
    sound.silence();
    assert!(sound.close(Duration::from_secs(5)));
    assert_eq!(sound.status(), Status::Idle);
}
