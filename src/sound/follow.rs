//! Where the sound is against where it should be: pure arithmetic on times.
//!
//! A device says, with some jitter, when the next frame will be heard. [`HeardClock`] makes a steady
//! clock of that, and [`correct`] says how to come closer to the right place. Neither knows a clock, a
//! device or a score; times are milliseconds since any one instant.

/// How many observations the median is taken of: 1.4 s of them at 2048 frames and 48 kHz.
const WINDOW: usize = 32;
/// Devices with small buffers are not observed more often than this.
const OBSERVE_EVERY_MS: f64 = 20.0;
/// The number of observations in agreement that make the clock believable.
const AGREEING: usize = 6;
/// How far observations in agreement may lie apart.
const AGREEING_WITHIN_MS: f64 = 15.0;
/// The number of observations after which the clock is believed whatever they look like.
const PATIENCE: usize = 64;
/// The number of observations beyond the others that are no jitter: the stream has stalled or moved.
const STEPPING: usize = 3;
/// How far beyond.
const STEP_MS: f64 = 8.0;

/// Further off than this, sound jumps: the renderer lets the bed glide and what rings ring on, so that is
/// gentler than being out of step for the twenty seconds that slewing 100 ms would take. Nearer, its rate
/// is slewed.
const JUMP_BEYOND_MS: f64 = 12.0;
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
    /// A clock without observations, for a stream of this many frames a second.
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

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: u32 = 48_000;
    const BUFFER: u64 = 2_048;

    /// Roughly normal noise of standard deviation 1, the same at every run.
    struct Noise(u64);

    impl Noise {
        fn uniform(&mut self) -> f64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        }

        fn next(&mut self) -> f64 {
            (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
        }
    }

    /// A device whose clock and words are both a little wrong.
    struct Device {
        noise: Noise,
        jitter_ms: f64,
        rate_error: f64,
        stalled_ms: f64,
        frame: u64,
    }

    impl Device {
        fn new(jitter_ms: f64, rate_error: f64) -> Self {
            Self { noise: Noise(7), jitter_ms, rate_error, stalled_ms: 0.0, frame: 0 }
        }

        /// When the next frame is really heard.
        fn truth_ms(&self) -> f64 {
            85.0 + self.stalled_ms + self.frame as f64 * 1_000.0 / f64::from(RATE) * (1.0 + self.rate_error)
        }

        fn says_ms(&mut self) -> f64 {
            self.truth_ms() + self.noise.next() * self.jitter_ms
        }
    }

    /// Plays this many seconds as the engine does; returns the size of the error at each buffer.
    fn play(device: &mut Device, clock: &mut HeardClock, place_ms: &mut f64, secs: f64) -> Vec<f64> {
        let buffer_ms = BUFFER as f64 * 1_000.0 / f64::from(RATE);
        let mut errors_ms = Vec::new();
        for _ in 0..(secs * 1_000.0 / buffer_ms) as usize {
            let said_ms = device.says_ms();
            clock.observe(device.frame, said_ms);
            if let Some(heard_ms) = clock.heard_ms(device.frame) {
                let rate = match correct(heard_ms - *place_ms) {
                    Correction::Rate(rate) => rate,
                    Correction::Jump => {
                        *place_ms = heard_ms;
                        1.0
                    }
                };
                errors_ms.push((*place_ms - device.truth_ms()).abs());
                *place_ms += buffer_ms * rate;
            }
            device.frame += BUFFER;
        }
        errors_ms
    }

    fn largest(errors_ms: &[f64]) -> f64 {
        errors_ms.iter().copied().fold(0.0, f64::max)
    }

    #[test]
    fn sound_follows_within_a_millisecond_through_jitter_and_a_wrong_rate() {
        for rate_error in [-200e-6, 0.0, 200e-6] {
            let (mut device, mut clock) = (Device::new(0.7, rate_error), HeardClock::new(RATE));
            let mut place_ms = 0.0;
            play(&mut device, &mut clock, &mut place_ms, 5.0);
            let errors_ms = play(&mut device, &mut clock, &mut place_ms, 600.0);
            assert!(largest(&errors_ms) < 1.0, "{} ms at {rate_error}", largest(&errors_ms));
        }
    }

    #[test]
    fn the_first_place_is_right_within_two_milliseconds() {
        let (mut device, mut clock) = (Device::new(0.7, 0.0), HeardClock::new(RATE));
        let errors_ms = play(&mut device, &mut clock, &mut 0.0, 1.0);
        assert!(errors_ms[0] < 2.0, "{errors_ms:?}");
        assert!(errors_ms.len() >= 17, "settled after {} buffers", 23 - errors_ms.len());
    }

    #[test]
    fn without_jitter_there_is_no_error_at_all() {
        let (mut device, mut clock) = (Device::new(0.0, 0.0), HeardClock::new(RATE));
        let errors_ms = play(&mut device, &mut clock, &mut 0.0, 60.0);
        assert!(largest(&errors_ms) < 1e-6, "{} ms", largest(&errors_ms));
    }

    #[test]
    fn a_stall_of_400_ms_is_made_good_within_half_a_second() {
        for stall_ms in [400.0, 60.0, -300.0] {
            let (mut device, mut clock) = (Device::new(0.7, 200e-6), HeardClock::new(RATE));
            let mut place_ms = 0.0;
            play(&mut device, &mut clock, &mut place_ms, 10.0);
            device.stalled_ms += stall_ms;
            play(&mut device, &mut clock, &mut place_ms, 0.5);
            let errors_ms = play(&mut device, &mut clock, &mut place_ms, 10.0);
            assert!(largest(&errors_ms) < 2.0, "{} ms after {stall_ms}", largest(&errors_ms));
        }
    }

    #[test]
    fn a_single_wild_timestamp_moves_nothing() {
        let mut clock = HeardClock::new(RATE);
        (0..40).for_each(|index| clock.observe(index * BUFFER, 85.0 + index as f64 * 42.666));
        let before = clock.heard_ms(40 * BUFFER).unwrap();
        clock.observe(40 * BUFFER, 5_000_000.0);
        clock.observe(41 * BUFFER, f64::NAN);
        let after = clock.heard_ms(40 * BUFFER).unwrap();
        assert!((after - before).abs() < 0.1, "{before} {after}");
    }

    #[test]
    fn words_that_never_agree_are_believed_at_last() {
        let mut clock = HeardClock::new(RATE);
        let says_ms = |index: u64| index as f64 * 42.666 + (index % 7) as f64 * 60.0;
        (0..20).for_each(|index| clock.observe(index * BUFFER, says_ms(index)));
        assert_eq!(clock.heard_ms(0), None);
        (20..70).for_each(|index| clock.observe(index * BUFFER, says_ms(index)));
        assert!(clock.heard_ms(0).is_some());
    }

    #[test]
    fn after_a_change_of_device_nothing_old_is_believed() {
        let mut clock = HeardClock::new(RATE);
        (0..40).for_each(|index| clock.observe(index * BUFFER, index as f64 * 42.666));
        clock.reset();
        assert_eq!(clock.heard_ms(40 * BUFFER), None);
    }

    #[test]
    fn the_rate_never_departs_from_one_by_more_than_half_a_percent() {
        for ahead_ms in -12_i32..=12 {
            let Correction::Rate(rate) = correct(f64::from(ahead_ms)) else { panic!("jumped at {ahead_ms}") };
            assert!((rate - 1.0).abs() < 0.005 + 1e-9);
            assert_eq!((rate - 1.0) > 0.0, ahead_ms > 0);
        }
        assert_eq!(correct(400.0), Correction::Jump);
        assert_eq!(correct(-400.0), Correction::Jump);
    }
}
