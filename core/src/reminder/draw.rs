//! A little chance, so that reminders are no clockwork.

use fastrand::Rng;

use super::{MINUTE_MS, Rhythm, Rules, TimeOfDay};

/// How much longer or shorter a wait may be than was chosen, in parts of it.
const SHARE: f64 = 0.2;
/// How much later than its time one may come.
const LATE_MOST_MINUTES: i64 = 10;

/// What is left to chance, from a seed.
#[derive(Clone, Debug)]
pub(super) struct Draw {
    seed: u64,
    waits: Rng,
}

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self { seed, waits: Rng::with_seed(seed) }
    }

    /// How long the next one is waited for.
    pub fn wait_ms(&mut self, rules: &Rules) -> i64 {
        let Rhythm::Every { minutes, .. } = rules.rhythm else { return 0 };
        let share = if rules.with_chance { 1.0 + SHARE * (2.0 * self.waits.f64() - 1.0) } else { 1.0 };
        (f64::from(minutes) * share * MINUTE_MS as f64).round() as i64
    }

    /// How much later than a time of this day one comes: always the same for the same day, also after a start anew.
    pub fn late_minutes(&self, day: i32, time: TimeOfDay) -> i64 {
        let place = (u64::from(day.cast_unsigned()) << 16) | u64::from(time.minutes());
        Rng::with_seed(self.seed ^ place.wrapping_mul(0x9E37_79B9_7F4A_7C15)).i64(0..=LATE_MOST_MINUTES)
    }
}
