//! What a running stream lets be known of itself, and whether it is lost without saying so.
//!
//! The callbacks only set atomics; the control thread looks at them a few times a second. A stream that
//! knows that it is lost says so at once ([`super::lifecycle::StreamEvent`]).

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// More errors than this in a second, and the stream is dropped.
const ERRORS_MOST: u64 = 50;
/// The time without a callback after which a stream counts as lost.
const SILENT_MOST: Duration = Duration::from_secs(2);
/// An idle server may take its time before it asks for the first ones.
const FIRST_CALL_MOST: Duration = Duration::from_secs(6);
/// If this process itself was held up, a few looks must pass before the stream is blamed.
const LOOKS_LEAST: u32 = 4;

/// Set by the callbacks of one stream.
#[derive(Debug, Default)]
pub struct Health {
    calls: AtomicU64,
    errors: AtomicU64,
    device_changes: AtomicU64,
}

impl Health {
    /// The device asked for samples.
    pub fn called(&self) {
        self.calls.fetch_add(1, Relaxed);
    }

    /// An error that may pass.
    pub fn erred(&self) {
        self.errors.fetch_add(1, Relaxed);
    }

    /// The stream goes on, on another device with another latency.
    pub fn device_changed(&self) {
        self.device_changes.fetch_add(1, Relaxed);
    }

    /// How often the device has changed.
    pub fn device_changes(&self) -> u64 {
        self.device_changes.load(Relaxed)
    }
}

/// Looks at a stream's health from time to time.
#[derive(Debug)]
pub struct Watch {
    calls: u64,
    called_at: Instant,
    looks_since_call: u32,
    errors: u64,
    second_began_at: Instant,
}

impl Watch {
    /// Begins to watch a stream that has just been opened.
    pub fn new(now: Instant) -> Self {
        Self { calls: 0, called_at: now, looks_since_call: 0, errors: 0, second_began_at: now }
    }

    /// Whether the stream has to be given up.
    pub fn is_lost(&mut self, health: &Health, now: Instant) -> bool {
        let has_too_many_errors = self.has_too_many_errors(health, now);
        let is_stuck = self.is_stuck(health, now);
        has_too_many_errors || is_stuck
    }

    fn has_too_many_errors(&mut self, health: &Health, now: Instant) -> bool {
        let errors = health.errors.load(Relaxed);
        let has_too_many = errors - self.errors > ERRORS_MOST;
        if now.saturating_duration_since(self.second_began_at) >= Duration::from_secs(1) {
            self.second_began_at = now;
            self.errors = errors;
        }
        has_too_many
    }

    fn is_stuck(&mut self, health: &Health, now: Instant) -> bool {
        let calls = health.calls.load(Relaxed);
        if calls != self.calls {
            self.calls = calls;
            self.called_at = now;
            self.looks_since_call = 0;
            return false;
        }
        self.looks_since_call = self.looks_since_call.saturating_add(1);
        // The first few calls fill the server's buffer before it begins to play.
        let most = if calls < 4 { FIRST_CALL_MOST } else { SILENT_MOST };
        self.looks_since_call >= LOOKS_LEAST && now.saturating_duration_since(self.called_at) > most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after_ms(start: Instant, ms: u64) -> Instant {
        start + Duration::from_millis(ms)
    }

    #[test]
    fn a_stream_that_keeps_asking_for_samples_is_well() {
        let (start, health) = (Instant::now(), Health::default());
        let mut watch = Watch::new(start);
        for look in 1..100 {
            health.called();
            assert!(!watch.is_lost(&health, after_ms(start, look * 250)));
        }
    }

    #[test]
    fn a_stream_that_stops_asking_is_lost_after_two_seconds() {
        let (start, health) = (Instant::now(), Health::default());
        let mut watch = Watch::new(start);
        (0..10).for_each(|_| health.called());
        assert!(!watch.is_lost(&health, start));
        let lost_at = (1..100).find(|look| watch.is_lost(&health, after_ms(start, look * 250)));
        assert_eq!(lost_at, Some(9));
    }

    #[test]
    fn a_process_that_was_itself_held_up_blames_nobody_at_the_first_look() {
        let (start, health) = (Instant::now(), Health::default());
        let mut watch = Watch::new(start);
        (0..10).for_each(|_| health.called());
        assert!(!watch.is_lost(&health, start));
        assert!(!watch.is_lost(&health, after_ms(start, 60_000)));
    }

    #[test]
    fn a_short_burst_of_errors_is_harmless_but_a_flood_is_not() {
        let (start, health) = (Instant::now(), Health::default());
        let mut watch = Watch::new(start);
        (0..40).for_each(|_| health.erred());
        assert!(!watch.is_lost(&health, after_ms(start, 250)));
        assert!(!watch.is_lost(&health, after_ms(start, 1_000)));
        (0..51).for_each(|_| health.erred());
        assert!(watch.is_lost(&health, after_ms(start, 1_250)));
    }
}
