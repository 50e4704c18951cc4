//! What was heard, as the program wrote it into a file while it ran.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Far below anything that can be heard.
const SILENCE: f32 = 1e-4;
const FRAMES_PER_MS: f64 = 48.0;

/// The sound of one run, with the time of the wall clock at which it began.
pub struct Recording {
    samples: Vec<f32>,
    began_ms: f64,
}

impl Recording {
    /// Reads the file, whose first moment is the one at which it was made. Where the file system does not
    /// know that, it is counted back from the last moment, at which the program ended.
    pub fn read(path: &Path) -> Self {
        let file = std::fs::metadata(path).unwrap();
        let mut reader = hound::WavReader::open(path).unwrap();
        assert_eq!((reader.spec().sample_rate, reader.spec().channels), (48_000, 2));
        let both: Vec<f32> = reader.samples::<f32>().map(Result::unwrap).collect();
        let samples: Vec<f32> = both.chunks_exact(2).map(|pair| pair[0].abs().max(pair[1].abs())).collect();
        let ended_ms = utc_ms(file.modified().unwrap());
        let length_ms = samples.len() as f64 / FRAMES_PER_MS;
        let began_ms = file.created().map_or(ended_ms - length_ms, utc_ms);
        Self { samples, began_ms }
    }

    /// How loud it gets between these times of the wall clock.
    pub fn loudest(&self, from_ms: f64, to_ms: f64) -> f32 {
        let place =
            |ms: f64| (((ms - self.began_ms) * FRAMES_PER_MS).max(0.0) as usize).min(self.samples.len());
        self.samples[place(from_ms)..place(to_ms)].iter().fold(0.0, |most: f32, sample| most.max(*sample))
    }

    /// Whether anything is heard in the last so many milliseconds that are written by now; `None` where there
    /// are not as many yet. The file is brought up to date once for each second of sound.
    pub fn is_heard_at_its_end(path: &Path, ms: usize) -> Option<bool> {
        let mut reader = hound::WavReader::open(path).ok()?;
        let samples: Vec<f32> = reader.samples::<f32>().map_while(Result::ok).collect();
        let tail = samples.len().checked_sub(ms * 2 * FRAMES_PER_MS as usize)?;
        Some(samples[tail..].iter().any(|sample| sample.abs() > SILENCE))
    }

    pub fn began_ms(&self) -> f64 {
        self.began_ms
    }
}

/// Milliseconds since 1970.
pub fn utc_ms(time: SystemTime) -> f64 {
    time.duration_since(UNIX_EPOCH).unwrap().as_secs_f64() * 1_000.0
}

pub fn now_ms() -> f64 {
    utc_ms(SystemTime::now())
}
