//! The callback's side of sound: a source of samples that follows an anchor.
//!
//! Lives in the device's callback, so it takes no lock, allocates nothing and drops nothing: orders
//! come in through one ring buffer, scores that are done with go back through another. Knows no device.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rodio::{ChannelCount, SampleRate, Source};
use softlanding_core::score::{PartLength, Score};

use super::follow::{Correction, HeardClock, correct};
use super::health::Health;
use super::{Anchor, Levels, Motion, Renderer};

/// Frames rendered at a time.
const BLOCK_FRAMES: usize = 64;
const STEREO: usize = 2;
/// Orders that can lie waiting for the next callback.
const ORDERS_MOST: usize = 64;
/// Scores that can lie waiting to be dropped.
const RETURNS_MOST: usize = 8;
/// While nothing is heard, a place further off than this is simply set.
const SET_BEYOND_MS: f64 = 1.0;

/// What the callback is told.
#[derive(Clone, Debug)]
pub enum Order {
    /// Fade this score in at the anchor's place.
    Begin { score: Arc<Score>, anchor: Anchor, levels: Levels },
    /// Follow another anchor.
    Follow(Anchor),
    /// Change levels.
    Levels(Levels),
    /// Sound is heard so many milliseconds later than the device says.
    Offset(f32),
    /// Fall silent until the next score begins.
    Mute,
}

/// The control thread's end.
#[derive(Debug)]
pub struct Wire {
    pub orders: rtrb::Producer<Order>,
    pub returns: rtrb::Consumer<Arc<Score>>,
}

/// The callback's end.
#[derive(Debug)]
pub struct Port {
    orders: rtrb::Consumer<Order>,
    returns: rtrb::Producer<Arc<Score>>,
    health: Arc<Health>,
}

/// Connects a control thread with a callback to come.
pub fn wire(health: Arc<Health>) -> (Wire, Port) {
    let (orders_in, orders_out) = rtrb::RingBuffer::new(ORDERS_MOST);
    let (returns_in, returns_out) = rtrb::RingBuffer::new(RETURNS_MOST);
    (Wire { orders: orders_in, returns: returns_out }, Port { orders: orders_out, returns: returns_in, health })
}

/// Renders a score at the place where its listener is when it is heard.
#[derive(Debug)]
pub struct Engine {
    port: Port,
    sample_rate: SampleRate,
    ms_per_frame: f64,
    /// Times inside are milliseconds since then.
    epoch: Instant,
    clock: HeardClock,
    device_changes: u64,
    renderer: Renderer,
    sitting: Option<Sitting>,
    offset_ms: f64,
    block: [f32; BLOCK_FRAMES * STEREO],
    /// Samples of the block that were already taken.
    taken: usize,
    /// Frames rendered since the stream was opened.
    frames: u64,
}

#[derive(Debug)]
struct Sitting {
    score: Arc<Score>,
    anchor: Anchor,
    /// The next place where the person is waited for: sound does not run past it.
    holds_at_ms: f64,
    has_begun: bool,
    is_muted: bool,
    /// What the renderer was last told.
    motion: Motion,
}

impl Engine {
    /// An engine for a stream opened about now. Allocates; everything after does not.
    pub fn new(sample_rate: SampleRate, port: Port, epoch: Instant) -> Self {
        Self {
            device_changes: port.health.device_changes(),
            port,
            sample_rate,
            ms_per_frame: 1_000.0 / f64::from(sample_rate.get()),
            epoch,
            clock: HeardClock::new(sample_rate.get()),
            renderer: Renderer::new(sample_rate.get()),
            sitting: None,
            offset_ms: 0.0,
            block: [0.0; BLOCK_FRAMES * STEREO],
            taken: BLOCK_FRAMES * STEREO,
            frames: 0,
        }
    }

    /// To be called once before the samples of each buffer are taken: when the first of them will be
    /// heard.
    pub fn heard_next(&mut self, heard_at: Instant) {
        self.port.health.called();
        self.obey_orders();
        self.observe(heard_at);
        self.follow();
    }

    /// Writes stereo frames into a buffer of any number of channels.
    pub fn fill<T>(&mut self, out: &mut [T], channels: usize, from_f32: impl Fn(f32) -> T) {
        for frame in out.chunks_mut(channels.max(1)) {
            let (left, right) = (self.sample(), self.sample());
            match frame {
                [mono] => *mono = from_f32(f32::midpoint(left, right)),
                [first, second, others @ ..] => {
                    *first = from_f32(left);
                    *second = from_f32(right);
                    others.iter_mut().for_each(|other| *other = from_f32(0.0));
                }
                [] => {}
            }
        }
    }

    fn obey_orders(&mut self) {
        while let Ok(order) = self.port.orders.peek() {
            // A score may only be replaced when there is room to give the old one back.
            if matches!(order, Order::Begin { .. }) && self.port.returns.is_full() {
                return;
            }
            match self.port.orders.pop() {
                Ok(order) => self.obey(order),
                Err(_) => return,
            }
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Begin { score, anchor, levels } => {
                self.renderer.set_levels(levels);
                let sitting = Sitting::new(score, anchor);
                if let Some(old) = self.sitting.replace(sitting) {
                    // There is room: `obey_orders` made sure of it.
                    let _ = self.port.returns.push(old.score);
                }
            }
            Order::Follow(anchor) => {
                if let Some(sitting) = &mut self.sitting {
                    sitting.anchor = anchor;
                    sitting.holds_at_ms = next_wait_ms(&sitting.score, anchor.timed_ms);
                }
            }
            Order::Levels(levels) => self.renderer.set_levels(levels),
            Order::Offset(offset_ms) => self.offset_ms = f64::from(offset_ms),
            Order::Mute => {
                if let Some(sitting) = &mut self.sitting {
                    sitting.is_muted = true;
                    sitting.move_as(Motion::Mutes, &mut self.renderer);
                }
            }
        }
    }

    fn observe(&mut self, heard_at: Instant) {
        let device_changes = self.port.health.device_changes();
        if device_changes != self.device_changes {
            self.device_changes = device_changes;
            self.clock.reset();
        }
        let left_over = (self.block.len() - self.taken) / STEREO;
        self.clock.observe(self.frames - left_over as u64, ms_between(self.epoch, heard_at));
    }

    /// Brings the renderer's next frame to the place where its listener will be.
    fn follow(&mut self) {
        let Some(heard_ms) = self.clock.heard_ms(self.frames) else { return };
        let Some(sitting) = &mut self.sitting else { return };
        if sitting.is_muted {
            return;
        }
        let running_ms = heard_ms + self.offset_ms - ms_between(self.epoch, sitting.anchor.instant);
        let target_ms = sitting.place_ms(running_ms);
        let ahead_ms = target_ms - self.renderer.timed_ms();
        let motion = sitting.anchor.motion;
        if !sitting.has_begun {
            if matches!(motion, Motion::Runs | Motion::Waits) {
                sitting.has_begun = true;
                self.renderer.begin(target_ms);
                sitting.move_as(motion, &mut self.renderer);
            }
            return;
        }
        if motion == Motion::Runs {
            let is_heard = !self.renderer.is_silent();
            match correct(ahead_ms) {
                Correction::Rate(rate) if is_heard || ahead_ms.abs() <= SET_BEYOND_MS => {
                    self.renderer.set_rate(rate);
                }
                _ => self.renderer.jump(target_ms),
            }
        }
        let is_holding = motion == Motion::Runs && sitting.motion == Motion::Waits && target_ms >= sitting.holds_at_ms;
        if !is_holding {
            sitting.move_as(motion, &mut self.renderer);
        }
    }

    fn render_block(&mut self) {
        self.taken = 0;
        self.frames += BLOCK_FRAMES as u64;
        match &mut self.sitting {
            Some(sitting) if sitting.has_begun && !self.port.orders.is_abandoned() => {
                let block_ms = BLOCK_FRAMES as f64 * self.ms_per_frame;
                if sitting.motion == Motion::Runs && self.renderer.timed_ms() + block_ms > sitting.holds_at_ms {
                    sitting.move_as(Motion::Waits, &mut self.renderer);
                }
                self.renderer.render(&sitting.score, &mut self.block);
            }
            _ => self.block.fill(0.0),
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

impl Sitting {
    fn new(score: Arc<Score>, anchor: Anchor) -> Self {
        let holds_at_ms = next_wait_ms(&score, anchor.timed_ms);
        Self { score, anchor, holds_at_ms, has_begun: false, is_muted: false, motion: Motion::Pauses }
    }

    /// The place on the timed axis, `running_ms` after the anchor's instant.
    fn place_ms(&self, running_ms: f64) -> f64 {
        match self.anchor.motion {
            Motion::Runs => (self.anchor.timed_ms + running_ms).clamp(0.0, self.holds_at_ms),
            _ => self.anchor.timed_ms,
        }
    }

    fn move_as(&mut self, motion: Motion, renderer: &mut Renderer) {
        if self.motion != motion {
            self.motion = motion;
            renderer.set_motion(motion);
        }
    }
}

/// The first wait after a place on the timed axis. A wait at the very place is over: time runs from it.
fn next_wait_ms(score: &Score, timed_ms: f64) -> f64 {
    score
        .parts()
        .iter()
        .filter(|part| part.length == PartLength::Waits)
        .map(|part| f64::from(part.start_ms))
        .find(|start_ms| *start_ms > timed_ms)
        .unwrap_or(f64::MAX)
}

/// Milliseconds from one instant to another, negative when it is the earlier.
fn ms_between(from: Instant, to: Instant) -> f64 {
    match to.checked_duration_since(from) {
        Some(later) => later.as_secs_f64() * 1_000.0,
        None => -(from.saturating_duration_since(to).as_secs_f64() * 1_000.0),
    }
}
