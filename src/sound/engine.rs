//! The callback's side of sound: a source of samples that follows an anchor.
//!
//! Lives in the device's callback, so it takes no lock, allocates nothing and drops nothing: commands
//! come in through one ring buffer, scores that are done with go back through another. Knows no device.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rodio::{ChannelCount, SampleRate, Source};
use softlanding_core::score::Score;

use super::demand::PlayedScore;
use super::follow::HeardClock;
use super::health::Health;
use super::playback::Playback;
use super::{Anchor, Levels};

/// Frames rendered at a time.
const BLOCK_FRAMES: usize = 64;
const STEREO: usize = 2;
/// The most commands that can wait for the next callback.
const COMMANDS_MOST: usize = 64;
/// Scores that can lie waiting to be dropped.
const RETURNS_MOST: usize = 8;
/// A device that asked for nothing for longer did not stall: this process stood still. A stalled one is
/// given up by then.
pub const STANDING_STILL: Duration = Duration::from_secs(3);

/// What the control thread asks of the callback.
#[derive(Clone, Debug)]
pub enum EngineCommand {
    /// Fade this score in at the anchor's place.
    Begin(PlayedScore),
    /// Go on with this score in place of the one before, where it is.
    Replace(PlayedScore),
    /// Follow another anchor.
    Follow(Anchor),
    /// Change levels.
    Levels(Levels),
    /// Sound is heard this many milliseconds later than the device says.
    Offset(f32),
    /// Fall silent until the next score begins.
    Silence,
}

/// The control thread's end.
#[derive(Debug)]
pub struct Wire {
    /// Commands to the callback.
    pub commands: rtrb::Producer<EngineCommand>,
    /// Scores that the callback is done with.
    pub returns: rtrb::Consumer<Arc<Score>>,
}

/// The callback's end.
#[derive(Debug)]
pub struct Port {
    commands: rtrb::Consumer<EngineCommand>,
    returns: rtrb::Producer<Arc<Score>>,
    health: Arc<Health>,
}

/// Connects a control thread with a callback to come.
pub fn wire(health: Arc<Health>) -> (Wire, Port) {
    let (commands_in, commands_out) = rtrb::RingBuffer::new(COMMANDS_MOST);
    let (returns_in, returns_out) = rtrb::RingBuffer::new(RETURNS_MOST);
    let wire = Wire { commands: commands_in, returns: returns_out };
    (wire, Port { commands: commands_out, returns: returns_in, health })
}

/// Renders a score at the place where its listener is when it is heard.
#[derive(Debug)]
pub struct Engine {
    port: Port,
    sample_rate: SampleRate,
    /// Times inside are milliseconds since then.
    epoch: Instant,
    clock: HeardClock,
    /// What the device said last.
    heard_at: Option<Instant>,
    device_changes: u64,
    playback: Playback,
    offset_ms: f64,
    block: [f32; BLOCK_FRAMES * STEREO],
    /// Samples of the block that were already taken.
    taken: usize,
    /// Frames rendered since the stream was opened.
    frames: u64,
    /// Nothing is heard or guided before this frame.
    held_back_until: u64,
}

impl Engine {
    /// An engine for a stream opened about now. Allocates; nothing after does.
    pub fn new(sample_rate: SampleRate, port: Port, epoch: Instant) -> Self {
        Self {
            device_changes: port.health.device_changes(),
            port,
            sample_rate,
            epoch,
            clock: HeardClock::new(sample_rate.get()),
            heard_at: None,
            playback: Playback::new(sample_rate.get()),
            offset_ms: 0.0,
            block: [0.0; BLOCK_FRAMES * STEREO],
            taken: BLOCK_FRAMES * STEREO,
            frames: 0,
            held_back_until: 0,
        }
    }

    /// To be called once before the samples of each buffer are taken: when the first of them will be
    /// heard.
    pub fn heard_next(&mut self, heard_at: Instant) {
        self.port.health.called();
        self.notice_standing_still(heard_at);
        self.apply_commands();
        self.observe(heard_at);
        if self.frames < self.held_back_until {
            return;
        }
        if let (Some(heard_ms), Some(anchor)) = (self.clock.heard_ms(self.frames), self.playback.anchor()) {
            let since_anchor_ms = heard_ms + self.offset_ms - ms_between(self.epoch, anchor.instant);
            self.playback.guide(since_anchor_ms);
        }
    }

    /// Writes whole frames: left and right in the first two channels, silence in the others.
    pub fn fill<T>(&mut self, out: &mut [T], channels: usize, from_f32: impl Fn(f32) -> T) {
        for frame in out.chunks_mut(channels.max(1)) {
            let (left, right) = (self.sample(), self.sample());
            match frame {
                [mono] => *mono = from_f32(f32::midpoint(left, right)),
                [first, second, others @ ..] => {
                    *first = from_f32(left);
                    *second = from_f32(right);
                    for other in others {
                        *other = from_f32(0.0);
                    }
                }
                [] => {}
            }
        }
    }

    /// Where the next frame to be rendered lies on the score's timed axis.
    #[cfg(test)]
    pub fn timed_ms(&self) -> f64 {
        self.playback.timed_ms()
    }

    /// Whoever was away did not practise: it is silent for a moment, in which whoever leads can pause.
    fn notice_standing_still(&mut self, heard_at: Instant) {
        let before = self.heard_at.replace(heard_at);
        if before.is_some_and(|before| heard_at.saturating_duration_since(before) > STANDING_STILL) {
            self.held_back_until = self.frames + u64::from(self.sample_rate.get()) / 2;
            self.playback.mute_until_guided();
        }
    }

    fn apply_commands(&mut self) {
        while let Ok(command) = self.port.commands.peek() {
            // A score may only be replaced when there is room to give the old one back.
            if matches!(command, EngineCommand::Begin(_) | EngineCommand::Replace(_))
                && self.port.returns.is_full()
            {
                return;
            }
            match self.port.commands.pop() {
                Ok(command) => self.apply(command),
                Err(_) => return,
            }
        }
    }

    fn apply(&mut self, command: EngineCommand) {
        match command {
            EngineCommand::Begin(played) => {
                let old = self.playback.begin(played);
                self.give_back(old);
            }
            EngineCommand::Replace(played) => {
                let old = self.playback.replace(played);
                self.give_back(old);
            }
            EngineCommand::Follow(anchor) => self.playback.follow(anchor),
            EngineCommand::Levels(levels) => self.playback.set_levels(levels),
            EngineCommand::Offset(offset_ms) => self.offset_ms = f64::from(offset_ms),
            EngineCommand::Silence => self.playback.silence(),
        }
    }

    /// There is room: `apply_commands` made sure of it.
    fn give_back(&mut self, old: Option<Arc<Score>>) {
        if let Some(old) = old {
            let _ = self.port.returns.push(old);
        }
    }

    fn observe(&mut self, heard_at: Instant) {
        let device_changes = self.port.health.device_changes();
        if device_changes != self.device_changes {
            self.device_changes = device_changes;
            self.clock.reset();
        }
        let left_over = (self.block.len() - self.taken) / STEREO;
        let next_taken = self.frames.saturating_sub(left_over as u64);
        self.clock.observe(next_taken, ms_between(self.epoch, heard_at));
    }

    fn render_block(&mut self) {
        self.taken = 0;
        self.frames += BLOCK_FRAMES as u64;
        // Whoever let the stream go does not want to hear the rest of it.
        if self.port.commands.is_abandoned() {
            self.block.fill(0.0);
        } else {
            self.playback.render(&mut self.block);
        }
        // What rang before fades unheard.
        if self.frames <= self.held_back_until {
            self.block.fill(0.0);
        }
    }

    fn sample(&mut self) -> f32 {
        if self.taken >= self.block.len() {
            self.render_block();
        }
        let sample = self.block.get(self.taken).copied().unwrap_or_default();
        self.taken += 1;
        sample
    }
}

impl Iterator for Engine {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        Some(self.sample())
    }
}

impl Source for Engine {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> ChannelCount {
        ChannelCount::MIN.saturating_add(1)
    }

    fn sample_rate(&self) -> SampleRate {
        self.sample_rate
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

/// Milliseconds from one instant to another, negative when it is the earlier.
fn ms_between(from: Instant, to: Instant) -> f64 {
    match to.checked_duration_since(from) {
        Some(later) => later.as_secs_f64() * 1_000.0,
        None => -(from.saturating_duration_since(to).as_secs_f64() * 1_000.0),
    }
}
