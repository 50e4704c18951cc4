//! The sound of a whole sitting as a file, as fast as it can be computed.
//!
//! Uses the voices that are heard during a practice. Knows no device and no clock.

use std::io::{BufWriter, Seek, Write};
use std::path::Path;
use std::sync::mpsc::{self, SendError, SyncSender};
use std::thread;

use hound::{SampleFormat, WavSpec, WavWriter};
use softlanding_core::score::{PartLength, Score};
use softlanding_core::voices::{Levels, Motion, Renderer};

use crate::platform::atomic_file::{self, ExportError};

const RATE: u32 = 48_000;
const FRAMES_A_MS: u64 = 48;
/// Samples rendered at a time: a tenth of a second, left and right. Each block wakes a thread.
const BLOCK: usize = 9_600;
/// The number of blocks that may be rendered and not yet written.
const BLOCKS_AHEAD: usize = 32;
/// Written at a time.
const BUFFER_BYTES: usize = 1 << 20;
/// A wait for the person is this long, as nobody can go on.
pub const WAIT_MS: u32 = 4_000;
/// The longest time that anything rings after the end.
const RINGS_MOST_MS: u64 = 20_000;
/// The largest number of sixteen bits.
const LOUDEST: f32 = 32_767.0;

fn of_hound(error: hound::Error) -> ExportError {
    match error {
        hound::Error::IoError(error) => error.into(),
        // Ninety minutes are far below what the format holds.
        other => ExportError::Other { what: other.to_string() },
    }
}

/// How long the sound of a score is, without what rings on after it.
#[must_use]
pub fn length_ms(score: &Score) -> u64 {
    let waits = score.parts().iter().filter(|part| part.length == PartLength::Waits).count() as u64;
    u64::from(score.total_ms()) + waits * u64::from(WAIT_MS)
}

/// Writes the sound of a score, stereo, 48 kHz, 16 bits. One thread renders while this one writes.
///
/// # Errors
/// When there is something of this name that may not be replaced, or it can't be written.
pub fn write_wav(score: &Score, levels: Levels, path: &Path, replaces: bool) -> Result<(), ExportError> {
    let mut file = atomic_file::begin(path, replaces)?;
    let spec =
        WavSpec { channels: 2, sample_rate: RATE, bits_per_sample: 16, sample_format: SampleFormat::Int };
    let buffer = BufWriter::with_capacity(BUFFER_BYTES, &mut file);
    let mut writer = WavWriter::new(buffer, spec).map_err(of_hound)?;
    thread::scope(|scope| {
        let (to_writer, from_renderer) = mpsc::sync_channel(BLOCKS_AHEAD);
        scope.spawn(move || {
            let rendering = Rendering { renderer: Renderer::new(RATE), score, to_writer };
            // Nobody takes more blocks where one could not be written.
            let _ = rendering.run(levels);
        });
        let mut dither = Dither::default();
        from_renderer.into_iter().try_for_each(|block| write_block(&mut writer, &mut dither, &block))
    })
    .map_err(of_hound)?;
    writer.finalize().map_err(of_hound)?;
    Ok(file.commit()?)
}

fn write_block<W: Write + Seek>(
    writer: &mut WavWriter<W>,
    dither: &mut Dither,
    block: &[f32],
) -> Result<(), hound::Error> {
    let mut writer = writer.get_i16_writer(block.len() as u32);
    for sample in block {
        writer.write_sample(dither.sixteen_bits(*sample));
    }
    writer.flush()
}

struct Rendering<'a> {
    renderer: Renderer,
    score: &'a Score,
    to_writer: SyncSender<Vec<f32>>,
}

impl Rendering<'_> {
    fn run(mut self, levels: Levels) -> Result<(), SendError<Vec<f32>>> {
        self.renderer.set_levels(levels);
        self.renderer.begin(0.0);
        let mut rendered_ms = 0;
        for part in self.score.parts().iter().filter(|part| part.length == PartLength::Waits) {
            self.go_on(part.start_ms - rendered_ms)?;
            rendered_ms = part.start_ms;
            self.renderer.set_motion(Motion::Waits);
            self.go_on(WAIT_MS)?;
            self.renderer.set_motion(Motion::Runs);
        }
        self.go_on(self.score.total_ms() - rendered_ms)?;
        self.ring_out()
    }

    fn go_on(&mut self, ms: u32) -> Result<(), SendError<Vec<f32>>> {
        let mut samples_left = u64::from(ms) * FRAMES_A_MS * 2;
        while samples_left > 0 {
            let samples = samples_left.min(BLOCK as u64);
            self.render_block(samples as usize)?;
            samples_left -= samples;
        }
        Ok(())
    }

    fn ring_out(&mut self) -> Result<(), SendError<Vec<f32>>> {
        let mut samples_left = RINGS_MOST_MS * FRAMES_A_MS * 2;
        while samples_left > 0 && !self.renderer.is_silent() {
            self.render_block(BLOCK)?;
            samples_left = samples_left.saturating_sub(BLOCK as u64);
        }
        Ok(())
    }

    fn render_block(&mut self, samples: usize) -> Result<(), SendError<Vec<f32>>> {
        let mut block = vec![0.0; samples];
        self.renderer.render(self.score, &mut block);
        self.to_writer.send(block)
    }
}

/// A trace of noise before rounding, so that a soft fade ends in a hush rather than in steps. The same
/// sitting gives the same file.
struct Dither(u32);

impl Default for Dither {
    fn default() -> Self {
        Self(0x9E37_79B9)
    }
}

impl Dither {
    fn sixteen_bits(&mut self, sample: f32) -> i16 {
        // Silence stays silence.
        if sample == 0.0 {
            return 0;
        }
        let noise = self.uniform() - self.uniform();
        let value = (sample * LOUDEST + noise).clamp(-LOUDEST, LOUDEST);
        // As `round`, which is a call for each sample on processors without an instruction for it.
        (value + 0.5_f32.copysign(value)) as i16
    }

    /// 0 to 1, by xorshift.
    fn uniform(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        (self.0 >> 8) as f32 / 16_777_216.0
    }
}
