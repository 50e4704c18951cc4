//! Sound into a file instead of a device, at the pace of a clock: for tests of the whole program.
//!
//! The first frame of the file is the instant at which it was opened, so a place in the file is a
//! time. Knows no device and nothing of what is played.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::time::{Duration, Instant};

use hound::{SampleFormat, WavSpec, WavWriter};
use rodio::SampleRate;

use super::engine::{Engine, Port, STANDING_STILL};
use super::lifecycle::{Shutdown, StreamEvent};

const RATE: SampleRate = SampleRate::MIN.saturating_add(47_999);
/// Frames written at a time: ten milliseconds.
const PIECE_FRAMES: u64 = 480;
/// How often the file is brought up to date, so that it can be read even if the program is killed.
const FLUSH_EVERY_FRAMES: u64 = 48_000;

/// Records until its shutdown is requested.
pub fn run(path: &Path, port: Port, shutdown: &Shutdown, emit: impl Fn(StreamEvent)) {
    match Capture::create(path, port, Instant::now()) {
        Ok(capture) => {
            emit(StreamEvent::Opened { device: "capture".to_owned(), host: "capture" });
            if capture.record(shutdown).is_err() {
                emit(StreamEvent::Failed);
            }
        }
        Err(_) => emit(StreamEvent::Failed),
    }
}

struct Capture {
    writer: WavWriter<BufWriter<File>>,
    engine: Engine,
    began_at: Instant,
    frames: u64,
}

impl Capture {
    fn create(path: &Path, port: Port, now: Instant) -> Result<Self, hound::Error> {
        let spec = WavSpec {
            channels: 2,
            sample_rate: RATE.get(),
            bits_per_sample: 32,
            sample_format: SampleFormat::Float,
        };
        let writer = WavWriter::create(path, spec)?;
        Ok(Self { writer, engine: Engine::new(RATE, port, now), began_at: now, frames: 0 })
    }

    fn record(mut self, shutdown: &Shutdown) -> Result<(), hound::Error> {
        while !shutdown.wait_for(Duration::from_millis(10)) {
            self.write_until(Instant::now())?;
        }
        self.writer.finalize()
    }

    /// Writes whole pieces up to `now`: of silence, where this process stood still, as a device plays on
    /// without it.
    fn write_until(&mut self, now: Instant) -> Result<(), hound::Error> {
        let stood_still = now.saturating_duration_since(self.instant_of(self.frames)) > STANDING_STILL;
        while self.instant_of(self.frames + PIECE_FRAMES) <= now {
            if !stood_still {
                self.engine.heard_next(self.instant_of(self.frames));
            }
            for _ in 0..PIECE_FRAMES * 2 {
                let sample = if stood_still { None } else { self.engine.next() };
                self.writer.write_sample(sample.unwrap_or_default())?;
            }
            self.frames += PIECE_FRAMES;
            if self.frames.is_multiple_of(FLUSH_EVERY_FRAMES) {
                self.writer.flush()?;
            }
        }
        Ok(())
    }

    fn instant_of(&self, frame: u64) -> Instant {
        self.began_at + Duration::from_nanos(frame * 1_000_000_000 / u64::from(RATE.get()))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::demand::PlayedScore;
    use super::super::engine::{EngineCommand, wire};
    use super::super::health::Health;
    use super::super::tests::breathing;
    use super::super::{Anchor, Levels, Motion};
    use super::*;

    /// Writes as it does while it runs, a little at a time.
    fn run_until(capture: &mut Capture, from: Instant, until: Instant) {
        let mut now = from;
        while now < until {
            now += Duration::from_millis(100);
            capture.write_until(now).unwrap();
        }
    }

    #[test]
    fn where_the_process_stood_still_there_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sound.wav");
        let (mut wire, port) = wire(Arc::<Health>::default());
        let began_at = Instant::now();
        let at = |secs| began_at + Duration::from_secs(secs);
        let mut capture = Capture::create(&path, port, began_at).unwrap();
        let anchor = Anchor { instant: began_at, timed_ms: 0.0, motion: Motion::Runs };
        wire.commands
            .push(EngineCommand::Begin(PlayedScore { score: breathing(), anchor, levels: Levels::default() }))
            .unwrap();
        run_until(&mut capture, began_at, at(10));
        capture.write_until(at(20)).unwrap();
        run_until(&mut capture, at(20), at(22));
        capture.writer.finalize().unwrap();
        let mut reader = hound::WavReader::open(&path).unwrap();
        let left: Vec<f32> = reader.samples::<f32>().step_by(2).map(Result::unwrap).collect();
        let loudest = |from_s: usize, to_s: usize| {
            left[from_s * 48_000..to_s * 48_000].iter().fold(0.0_f32, |most, sample| most.max(sample.abs()))
        };
        assert_eq!(left.len(), 22 * 48_000);
        assert!(loudest(8, 10) > 0.001 && loudest(10, 20) <= 0.0 && loudest(21, 22) > 0.001);
    }

    #[test]
    fn a_place_in_the_file_is_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sound.wav");
        let (mut wire, port) = wire(Arc::<Health>::default());
        let began_at = Instant::now();
        let mut capture = Capture::create(&path, port, began_at).unwrap();
        capture.write_until(began_at + Duration::from_millis(1_005)).unwrap();

        let anchor =
            Anchor { instant: began_at + Duration::from_secs(2), timed_ms: 0.0, motion: Motion::Runs };
        let levels = Levels { bed: 0.0, ..Levels::default() };
        wire.commands.push(EngineCommand::Begin(PlayedScore { score: breathing(), anchor, levels })).unwrap();
        run_until(&mut capture, began_at + Duration::from_secs(1), began_at + Duration::from_secs(10));
        capture.writer.finalize().unwrap();

        let mut reader = hound::WavReader::open(&path).unwrap();
        assert_eq!((reader.spec().sample_rate, reader.spec().channels), (48_000, 2));
        let left: Vec<f32> = reader.samples::<f32>().step_by(2).map(Result::unwrap).collect();
        assert_eq!(left.len(), 480_000);
        let loudest = |from_ms: usize, to_ms: usize| {
            left[from_ms * 48..to_ms * 48].iter().fold(0.0_f32, |most, sample| most.max(sample.abs()))
        };
        // The breath out begins at 4 s of the score, which is 6 s of the file; its cue half an attack before.
        assert!(loudest(0, 1_900) <= 0.0);
        assert!(loudest(6_060, 6_300) > 1.5 * loudest(5_700, 5_900));
    }

    #[test]
    fn a_recording_can_be_read_before_it_is_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sound.wav");
        let (_wire, port) = wire(Arc::<Health>::default());
        let began_at = Instant::now();
        let mut capture = Capture::create(&path, port, began_at).unwrap();
        run_until(&mut capture, began_at, began_at + Duration::from_millis(3_500));
        assert_eq!(hound::WavReader::open(&path).unwrap().duration(), 3 * 48_000);
    }
}
