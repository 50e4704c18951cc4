//! Where the sound is against where it should be: pure arithmetic on times.
//!
//! A device says, with some jitter, when the next frame will be heard. [`HeardClock`] makes a steady
//! clock of that, and [`correct`] says how to come closer to the right place. Neither knows a clock, a
//! device or a score; times are milliseconds since any one instant.

/// How many observations the median is taken of: 1.4 s of them at 2048 frames and 48 kHz.
const WINDOW: usize = 32;
/// Devices with small buffers are not observed more often than this.
const OBSERVE_EVERY_MS: f64 = 20.0;
/// So many observations in agreement make the clock believable.
const AGREEING: usize = 6;
/// How far observations in agreement may lie apart.
const AGREEING_WITHIN_MS: f64 = 15.0;
/// Believed after so many observations, whatever they look like.
const PATIENCE: usize = 64;
/// So many observations beyond the others are no jitter: the stream has stalled or moved.
const STEPPING: usize = 4;
/// How far beyond.
const STEP_MS: f64 = 8.0;

/// Further off than this, sound jumps: the renderer lets the bed glide and what rings ring on, so that is
/// gentler than being out of step for the twenty seconds that slewing 100 ms would take. Nearer, its rate
/// is slewed.
const JUMP_BEYOND_MS: f64 = 25.0;
/// An error is slewed away with this time constant.
const SLEW_OVER_MS: f64 = 2_000.0;
/// The most that the rate departs from 1.
const SLEW_MOST: f64 = 0.005;

/// When frames are heard, learnt from jittery timestamps.
///
/// The median follows the steady part and ignores what a late thread or a late answer adds. It lags
/// by half its window, which at 200 ppm of rate error is 0.14 ms.
#[derive(Clone, Debug)]
pub struct HeardClock {
    ms_per_frame: f64,
    /// The newest differences between the time a frame is heard and its own length of stream.
    offsets_ms: [f64; WINDOW],
    length: usize,
    next: usize,
    seen: usize,
    observed_at_ms: f64,
    settled: bool,
}

impl HeardClock {
    /// A clock that knows nothing yet of a stream with so many frames a second.
    #[must_use]
    pub fn new(sample_rate: u32) -> Self {
        Self {
            ms_per_frame: 1_000.0 / f64::from(sample_rate.max(1)),
            offsets_ms: [0.0; WINDOW],
            length: 0,
            next: 0,
            seen: 0,
            observed_at_ms: f64::NEG_INFINITY,
            settled: false,
        }
    }

    /// Forgets everything, as after a change of device.
    pub fn reset(&mut self) {
        self.length = 0;
        self.seen = 0;
        self.observed_at_ms = f64::NEG_INFINITY;
        self.settled = false;
    }

    /// Takes in that frame number `frame` is said to be heard at `heard_ms`.
    pub fn observe(&mut self, frame: u64, heard_ms: f64) {
        let stream_ms = self.stream_ms(frame);
        if !heard_ms.is_finite() || stream_ms - self.observed_at_ms < OBSERVE_EVERY_MS {
            return;
        }
        self.observed_at_ms = stream_ms;
        self.push(heard_ms - stream_ms);
        if self.has_stepped() {
            self.length = STEPPING;
        }
        self.settled = self.settled || self.seen >= PATIENCE || self.agrees();
    }

    /// When frame number `frame` is heard; `None` while the observations do not agree.
    #[must_use]
    pub fn heard_ms(&self, frame: u64) -> Option<f64> {
        self.settled.then(|| self.stream_ms(frame) + self.median_ms(self.length))
    }

    fn stream_ms(&self, frame: u64) -> f64 {
        frame as f64 * self.ms_per_frame
    }

    fn push(&mut self, offset_ms: f64) {
        if let Some(slot) = self.offsets_ms.get_mut(self.next) {
            *slot = offset_ms;
        }
        self.next = (self.next + 1) % WINDOW;
        self.length = (self.length + 1).min(WINDOW);
        self.seen = self.seen.saturating_add(1);
    }

    /// The newest `count` observations, newest first.
    fn newest(&self, count: usize) -> impl Iterator<Item = f64> {
        (1..=count.min(self.length))
            .filter_map(move |back| self.offsets_ms.get((self.next + WINDOW - back) % WINDOW).copied())
    }

    fn median_ms(&self, count: usize) -> f64 {
        let mut sorted = [0.0; WINDOW];
        let mut length = 0;
        for (slot, offset_ms) in sorted.iter_mut().zip(self.newest(count)) {
            *slot = offset_ms;
            length += 1;
        }
        let sorted = sorted.get_mut(..length).unwrap_or_default();
        sorted.sort_unstable_by(f64::total_cmp);
        let at = |index: usize| sorted.get(index).copied().unwrap_or_default();
        f64::midpoint(at(length / 2), at(length.saturating_sub(1) / 2))
    }

    fn agrees(&self) -> bool {
        self.length >= AGREEING && self.spread_ms(AGREEING) <= AGREEING_WITHIN_MS
    }

    fn spread_ms(&self, count: usize) -> f64 {
        let largest = self.newest(count).fold(f64::NEG_INFINITY, f64::max);
        let smallest = self.newest(count).fold(f64::INFINITY, f64::min);
        largest - smallest
    }

    /// Whether the newest few all lie beyond the median, on one side and close together.
    fn has_stepped(&self) -> bool {
        let median_ms = self.median_ms(self.length);
        self.length > STEPPING
            && self.spread_ms(STEPPING) <= STEP_MS
            && (self.newest(STEPPING).all(|offset_ms| offset_ms > median_ms + STEP_MS)
                || self.newest(STEPPING).all(|offset_ms| offset_ms < median_ms - STEP_MS))
    }
}

/// How to come closer to the right place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Correction {
    /// Go on at this rate.
    Rate(f64),
    /// Too far off: jump to the right place under a fade.
    Jump,
}

/// What to do when the sound should be `ahead_ms` further on than it is.
#[must_use]
pub fn correct(ahead_ms: f64) -> Correction {
    if ahead_ms.abs() > JUMP_BEYOND_MS {
        return Correction::Jump;
    }
    Correction::Rate(1.0 + (ahead_ms / SLEW_OVER_MS).clamp(-SLEW_MOST, SLEW_MOST))
}
