//! Sound without a device: into a file, and nowhere.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may panic as the test itself may")]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use softlanding::sound::{Anchor, Levels, Motion, Output, Sound, Status};
use softlanding_core::testing::score_of;

fn begin(sound: &Sound) {
    let score = score_of("Cycle(beats: [In(4), Out(6)])", 60_000);
    let anchor = Anchor { instant: Instant::now(), timed_ms: 0.0, motion: Motion::Runs };
    sound.begin(Arc::new(score), anchor, Levels::default());
}

/// Far beyond what anything here takes: a guard against hanging, and no measure.
const FOREVER: Duration = Duration::from_secs(30);
/// A tenth of a second of both channels.
const TAIL: usize = 9_600;

/// What the file holds by now: it is brought up to date once for each second of sound.
fn captured(path: &Path) -> Vec<f32> {
    let Ok(mut reader) = hound::WavReader::open(path) else { return Vec::new() };
    reader.samples::<f32>().map_while(Result::ok).collect()
}

fn wait_for(what: &str, mut is_so: impl FnMut() -> bool) {
    let until = Instant::now() + FOREVER;
    while !is_so() {
        assert!(Instant::now() < until, "it never came: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_capture_holds_what_was_played_and_then_the_silence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sound.wav");
    let mut sound = Sound::with_output(Output::Capture(path.clone()), || {});
    begin(&sound);
    wait_for("the capture", || sound.status() == Status::Playing { device: "capture".to_owned() });
    wait_for("sound", || captured(&path).iter().any(|sample| sample.abs() > 1e-4));
    sound.silence();
    wait_for("silence", || captured(&path).iter().rev().take(TAIL).all(|sample| sample.abs() <= 0.0));
    assert!(sound.close(FOREVER));
    let samples = captured(&path);
    assert!(samples.iter().any(|sample| sample.abs() > 1e-4));
    assert!(samples.iter().rev().take(TAIL).all(|sample| sample.abs() <= 0.0));
}

#[test]
fn nowhere_is_idle_and_closes() {
    let mut sound = Sound::with_output(Output::Null, || {});
    sound.prepare();
    begin(&sound);
    sound.silence();
    assert!(sound.close(FOREVER));
    assert_eq!(sound.status(), Status::Idle);
}
