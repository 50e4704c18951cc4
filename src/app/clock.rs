//! The only place that asks what time it is.
//!
//! Practice follows monotonic time, which nobody can set; records carry wall time, which anybody can.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// A clock that can be moved by hand, for tests.
#[derive(Clone, Debug, Default)]
pub struct HandClock(Arc<AtomicU64>);

impl HandClock {
    /// Moves it forward.
    pub fn advance(&self, by: Duration) {
        self.0.fetch_add(by.as_millis() as u64, Ordering::Relaxed);
    }
}

/// Monotonic and wall time.
#[derive(Clone, Debug)]
pub struct Clock {
    start: Instant,
    hand: Option<HandClock>,
}

/// Wall time, as a record carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallTime {
    /// Milliseconds since 1970, UTC.
    pub utc_ms: i64,
    /// IANA name or offset.
    pub zone: String,
}

impl Clock {
    /// The computer's own.
    #[must_use]
    pub fn system() -> Self {
        Self { start: Instant::now(), hand: None }
    }

    /// One that stands still until it is moved.
    #[must_use]
    pub fn by_hand(hand: HandClock) -> Self {
        Self { start: Instant::now(), hand: Some(hand) }
    }

    /// Monotonic time since the program began.
    #[must_use]
    pub fn now(&self) -> Duration {
        match &self.hand {
            Some(hand) => Duration::from_millis(hand.0.load(Ordering::Relaxed)),
            None => self.start.elapsed(),
        }
    }

    /// The instant of a monotonic time, as the sound thread counts.
    #[must_use]
    pub fn instant(&self, at: Duration) -> Instant {
        self.start.checked_add(at).unwrap_or(self.start)
    }

    /// Wall time and its zone.
    #[must_use]
    pub fn wall(&self) -> WallTime {
        let now = jiff::Zoned::now();
        let zone = now.time_zone().iana_name().map_or_else(|| now.offset().to_string(), str::to_owned);
        WallTime { utc_ms: now.timestamp().as_millisecond(), zone }
    }
}
