//! What the person is to hear, and when a device is worth having or asking for again.
//!
//! Pure: times are arguments. Knows nothing of streams and threads.

use std::sync::Arc;
use std::time::{Duration, Instant};

use softlanding_core::score::Score;

use super::{Anchor, Levels, Motion};

/// A stream prepared for Begin is kept so long.
const PREPARED_FOR: Duration = Duration::from_secs(30);
/// A stream without anything to play is kept so long.
const QUIET_FOR: Duration = Duration::from_secs(10);
/// From a request for silence to leaving the device. By then the fade of 50 ms has been rendered and
/// mostly played: it begins to be heard 45–100 ms after the request.
pub const FADE_OUT: Duration = Duration::from_millis(125);
/// Waits before the next attempts; the last one repeats.
const RETRY_AFTER_SECS: [u64; 4] = [1, 2, 5, 5];
/// A server that does not even refuse is asked less often, since each attempt may leave a thread
/// behind.
const RETRY_HANGING_AFTER: Duration = Duration::from_secs(30);
const HANGING_MORE_THAN: Duration = Duration::from_secs(1);

/// What the person is to hear.
#[derive(Debug, Default)]
pub struct Wanted {
    pub sitting: Option<Sitting>,
    pub offset_ms: f32,
    prepared_until: Option<Instant>,
    /// Set while there is nothing to hear, though it may come again.
    quiet_since: Option<Instant>,
    /// Set from a request for silence until sound is asked for again.
    pub silent_since: Option<Instant>,
}

/// One score on its way.
#[derive(Clone, Debug)]
pub struct Sitting {
    pub score: Arc<Score>,
    pub anchor: Anchor,
    pub levels: Levels,
}

/// When to try again.
#[derive(Debug, Default)]
pub struct Retry {
    pub failures: usize,
    pub at: Option<Instant>,
}

impl Wanted {
    /// Begin may come. Says whether that ends a silence.
    pub fn prepare(&mut self, now: Instant) -> bool {
        self.prepared_until = Some(now + PREPARED_FOR);
        self.silent_since.take().is_some()
    }

    /// Something else begins.
    pub fn begin(&mut self, sitting: Sitting, now: Instant) {
        self.silent_since = None;
        self.prepared_until = None;
        self.quiet_since = (!is_heard(sitting.anchor.motion)).then_some(now);
        self.sitting = Some(sitting);
    }

    /// Time goes on in another way.
    pub fn follow(&mut self, anchor: Anchor, now: Instant) {
        let Some(sitting) = &mut self.sitting else { return };
        sitting.anchor = anchor;
        if is_heard(anchor.motion) {
            self.quiet_since = None;
        } else {
            self.quiet_since.get_or_insert(now);
        }
    }

    /// Nothing is to be heard until sound is asked for again.
    pub fn silence(&mut self, now: Instant) {
        self.silent_since.get_or_insert(now);
        self.prepared_until = None;
    }

    /// Whether there should be a stream, and forgets what is over.
    pub fn a_stream(&mut self, now: Instant, is_open: bool) -> bool {
        let is_within = |since: Instant, limit| now.saturating_duration_since(since) < limit;
        if let Some(since) = self.silent_since {
            return is_open && is_within(since, FADE_OUT);
        }
        let has_ended = self.sitting.as_ref().is_some_and(|sitting| sitting.anchor.motion == Motion::Ends);
        let is_prepared = self.prepared_until.is_some_and(|until| now < until);
        let is_playing = self.sitting.is_some()
            && match self.quiet_since {
                None => true,
                // Nothing is opened only to be quiet.
                Some(since) => is_open && is_within(since, QUIET_FOR),
            };
        if has_ended && !is_playing {
            self.sitting = None;
        }
        is_prepared || is_playing
    }
}

impl Retry {
    /// Whether it is time for an attempt.
    pub fn is_due(&self, now: Instant) -> bool {
        self.at.is_none_or(|at| now >= at)
    }

    /// An attempt that took so long has failed: the next one later.
    pub fn plan(&mut self, now: Instant, took: Duration) {
        let last = RETRY_AFTER_SECS.len() - 1;
        let secs = RETRY_AFTER_SECS.get(self.failures.min(last)).copied().unwrap_or_default();
        let wait = if took > HANGING_MORE_THAN { RETRY_HANGING_AFTER } else { Duration::from_secs(secs) };
        self.failures += 1;
        self.at = Some(now + wait);
    }
}

fn is_heard(motion: Motion) -> bool {
    matches!(motion, Motion::Runs | Motion::Waits)
}

#[cfg(test)]
mod tests {
    use super::super::tests::breathing;
    use super::*;

    fn anchor(motion: Motion, now: Instant) -> Anchor {
        Anchor { instant: now, timed_ms: 0.0, motion }
    }

    fn wanted(motion: Motion, now: Instant) -> Wanted {
        let mut wanted = Wanted::default();
        let sitting = Sitting { score: breathing(), anchor: anchor(motion, now), levels: Levels::default() };
        wanted.begin(sitting, now);
        wanted
    }

    fn after(now: Instant, secs: f64) -> Instant {
        now + Duration::from_secs_f64(secs)
    }

    #[test]
    fn a_stream_is_wanted_while_time_runs_and_through_every_wait() {
        let now = Instant::now();
        let mut wanted = wanted(Motion::Runs, now);
        assert!(wanted.a_stream(after(now, 5_000.0), false));
        wanted.follow(anchor(Motion::Waits, now), now);
        assert!(wanted.a_stream(after(now, 5_000.0), false));
    }

    #[test]
    fn after_ten_seconds_of_pause_the_stream_is_let_go_and_comes_back_with_the_score() {
        let now = Instant::now();
        let mut wanted = wanted(Motion::Runs, now);
        wanted.follow(anchor(Motion::Pauses, now), now);
        wanted.follow(anchor(Motion::Pauses, now), after(now, 6.0));
        assert!(wanted.a_stream(after(now, 9.9), true));
        assert!(!wanted.a_stream(after(now, 10.1), true));
        assert!(wanted.sitting.is_some());
        wanted.follow(anchor(Motion::Runs, now), after(now, 60.0));
        assert!(wanted.a_stream(after(now, 60.0), false));
    }

    #[test]
    fn a_pause_opens_nothing() {
        let now = Instant::now();
        assert!(!wanted(Motion::Pauses, now).a_stream(now, false));
    }

    #[test]
    fn what_has_ended_is_forgotten() {
        let now = Instant::now();
        let mut wanted = wanted(Motion::Runs, now);
        wanted.follow(anchor(Motion::Ends, now), now);
        assert!(wanted.a_stream(after(now, 4.0), true));
        assert!(!wanted.a_stream(after(now, 10.1), true));
        assert!(wanted.sitting.is_none());
    }

    #[test]
    fn silence_outlasts_whatever_is_followed_until_sound_is_asked_for() {
        let now = Instant::now();
        let mut wanted = wanted(Motion::Runs, now);
        wanted.silent_since = Some(now);
        wanted.follow(anchor(Motion::Waits, now), now);
        wanted.follow(anchor(Motion::Runs, now), now);
        assert!(wanted.a_stream(after(now, 0.1), true));
        assert!(!wanted.a_stream(after(now, 0.15), true));
        assert!(!wanted.a_stream(after(now, 0.1), false));
        let sitting = wanted.sitting.clone().unwrap();
        wanted.begin(sitting, now);
        assert!(wanted.a_stream(after(now, 0.2), false));
    }

    #[test]
    fn attempts_follow_after_1_2_5_and_5_seconds_and_rarely_where_nobody_answers() {
        let now = Instant::now();
        let mut retry = Retry::default();
        assert!(retry.is_due(now));
        for secs in [1.0, 2.0, 5.0, 5.0, 5.0] {
            retry.plan(now, Duration::from_millis(30));
            assert!(!retry.is_due(after(now, secs - 0.1)) && retry.is_due(after(now, secs)));
        }
        retry.plan(now, Duration::from_secs(2));
        assert!(!retry.is_due(after(now, 29.0)) && retry.is_due(after(now, 30.0)));
    }
}
