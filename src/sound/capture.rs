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

use super::stream::{LetGo, News};
use super::engine::{Engine, Port};

const RATE: SampleRate = SampleRate::MIN.saturating_add(47_999);
/// Frames written at a time: ten milliseconds.
const PIECE_FRAMES: u64 = 480;
/// How often the file is brought up to date, so that it can be read even if the program is killed.
const FLUSH_EVERY_FRAMES: u64 = 48_000;

/// Records until it is let go.
pub fn run(path: &Path, port: Port, let_go: &LetGo, tell: impl Fn(News)) {
    match Capture::create(path, port, Instant::now()) {
        Ok(capture) => {
            tell(News::Opened { device: "capture".to_owned() });
            if capture.record(let_go).is_err() {
                tell(News::Failed);
            }
        }
        Err(_) => tell(News::Failed),
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

    fn record(mut self, let_go: &LetGo) -> Result<(), hound::Error> {
        while !let_go.wait_for(Duration::from_millis(10)) {
            self.write_until(Instant::now())?;
        }
        self.writer.finalize()
    }

    /// Writes whole pieces up to `now`.
    fn write_until(&mut self, now: Instant) -> Result<(), hound::Error> {
        while self.instant_of(self.frames + PIECE_FRAMES) <= now {
            self.engine.heard_next(self.instant_of(self.frames));
            for _ in 0..PIECE_FRAMES * 2 {
                self.writer.write_sample(self.engine.next().unwrap_or_default())?;
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
