//! What the person is to hear, and when a device is worth having or asking for again.
//!
//! Pure: times are arguments. Knows nothing of streams and threads.

use std::sync::Arc;
use std::time::{Duration, Instant};

use softlanding_core::score::Score;

use super::{Anchor, Levels, Motion};

/// How long a stream that was prepared for Begin is kept.
const PREPARED_FOR: Duration = Duration::from_secs(30);
/// How long a stream without anything to play is kept.
const QUIET_FOR: Duration = Duration::from_secs(10);
/// From a request for silence to leaving the device. By then the fade of 50 ms has been rendered and
/// mostly played: it begins to be heard 45–100 ms after the request.
pub const FADE_OUT: Duration = Duration::from_millis(125);
/// The number of quick attempts: a server that died is mostly back within a second or two.
const QUICK_ATTEMPTS: usize = 12;
const RETRY_QUICKLY_AFTER: Duration = Duration::from_millis(250);
/// The number of attempts after which they become seldom, the quick ones included.
const PATIENT_ATTEMPTS: usize = 16;
const RETRY_PATIENTLY_AFTER: Duration = Duration::from_secs(1);
/// And then this repeats.
const RETRY_SELDOM_AFTER: Duration = Duration::from_secs(5);
/// The number of failures in a row that are not reported.
const FAILURES_UNREPORTED: usize = 4;
/// A server that does not even refuse may be starting, so often; then it is asked less often, since each
/// attempt may leave a thread behind.
const HANGS_FORGIVEN: usize = 2;
const RETRY_HANGING_AFTER: Duration = Duration::from_secs(30);
const HANGING_MORE_THAN: Duration = Duration::from_secs(1);

/// What the person is to hear.
#[derive(Debug, Default)]
pub struct Demand {
    pub played: Option<PlayedScore>,
    pub offset_ms: f32,
    prepared_until: Option<Instant>,
    /// Set while there is nothing to hear, though it may come again.
    quiet_since: Option<Instant>,
    /// Set from a request for silence until sound is asked for again.
    pub silent_since: Option<Instant>,
}

/// One score on its way.
#[derive(Clone, Debug)]
pub struct PlayedScore {
    pub score: Arc<Score>,
    pub anchor: Anchor,
    pub levels: Levels,
}

/// When to try again.
#[derive(Debug, Default)]
pub struct Retry {
    pub failures: usize,
    /// How many of them came late.
    hangs: usize,
    pub at: Option<Instant>,
}

impl Demand {
    /// Begin may come. Says whether that ends a silence.
    pub fn prepare(&mut self, now: Instant) -> bool {
        self.prepared_until = Some(now + PREPARED_FOR);
        self.silent_since.take().is_some()
    }

    /// Something else begins.
    pub fn begin(&mut self, sitting: PlayedScore, now: Instant) {
        self.silent_since = None;
        self.prepared_until = None;
        self.quiet_since = (!is_audible(sitting.anchor.motion)).then_some(now);
        self.played = Some(sitting);
    }

    /// Whether a score is on its way that another can take the place of.
    pub fn plays(&self) -> bool {
        let lasts = |sitting: &PlayedScore| sitting.anchor.motion != Motion::Ends;
        self.silent_since.is_none() && self.played.as_ref().is_some_and(lasts)
    }

    /// Time goes on in another way.
    pub fn follow(&mut self, anchor: Anchor, now: Instant) {
        let Some(sitting) = &mut self.played else { return };
        sitting.anchor = anchor;
        if is_audible(anchor.motion) {
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
        let has_ended = self.played.as_ref().is_some_and(|sitting| sitting.anchor.motion == Motion::Ends);
        let is_prepared = self.prepared_until.is_some_and(|until| now < until);
        let is_playing = self.played.is_some()
            && match self.quiet_since {
                None => true,
                // Nothing is opened only to be quiet.
                Some(since) => is_open && is_within(since, QUIET_FOR),
            };
        if has_ended && !is_playing {
            self.played = None;
        }
        is_prepared || is_playing
    }
}

impl Retry {
    /// Whether it is time for an attempt.
    pub fn is_due(&self, now: Instant) -> bool {
        self.at.is_none_or(|at| now >= at)
    }

    /// Plans the next attempt after one that took this time and failed.
    pub fn plan(&mut self, now: Instant, took: Duration) {
        let has_hung = took > HANGING_MORE_THAN;
        self.hangs += usize::from(has_hung);
        let wait = if has_hung {
            if self.hangs > HANGS_FORGIVEN { RETRY_HANGING_AFTER } else { RETRY_PATIENTLY_AFTER }
        } else if self.failures < QUICK_ATTEMPTS {
            RETRY_QUICKLY_AFTER
        } else if self.failures < PATIENT_ATTEMPTS {
            RETRY_PATIENTLY_AFTER
        } else {
            RETRY_SELDOM_AFTER
        };
        self.failures += 1;
        self.at = Some(now + wait);
    }

    /// Whether what was lost may be back at any moment.
    pub fn is_quick(&self) -> bool {
        (1..QUICK_ATTEMPTS).contains(&self.failures) && self.hangs < HANGS_FORGIVEN
    }

    /// Whether a person should know.
    pub fn is_worth_saying(&self) -> bool {
        self.failures > FAILURES_UNREPORTED || self.hangs > 0
    }
}

fn is_audible(motion: Motion) -> bool {
    matches!(motion, Motion::Runs | Motion::Waits)
}

#[cfg(test)]
mod tests {
    use super::super::tests::breathing;
    use super::*;

    fn anchor(motion: Motion, now: Instant) -> Anchor {
        Anchor { instant: now, timed_ms: 0.0, motion }
    }

    fn wanted(motion: Motion, now: Instant) -> Demand {
        let mut wanted = Demand::default();
        let sitting =
            PlayedScore { score: breathing(), anchor: anchor(motion, now), levels: Levels::default() };
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
        assert!(wanted.played.is_some());
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
        assert!(wanted.played.is_none());
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
        let sitting = wanted.played.clone().unwrap();
        wanted.begin(sitting, now);
        assert!(wanted.a_stream(after(now, 0.2), false));
    }

    /// When attempts come after a loss, in milliseconds, if each fails at once.
    fn attempts_ms(within: Duration) -> Vec<u128> {
        let now = Instant::now();
        let (mut retry, mut at, mut attempts_ms) = (Retry::default(), now, Vec::new());
        loop {
            retry.plan(at, Duration::from_millis(1));
            at = retry.at.unwrap();
            if at.duration_since(now) > within {
                return attempts_ms;
            }
            assert!(retry.is_due(at) && !retry.is_due(at.checked_sub(Duration::from_millis(1)).unwrap()));
            attempts_ms.push(at.duration_since(now).as_millis());
        }
    }

    #[test]
    fn whenever_a_server_is_back_in_the_first_three_seconds_it_is_asked_within_a_quarter_more() {
        let attempts_ms = attempts_ms(Duration::from_secs(4));
        for back_ms in 0..3_000 {
            let asked_ms = attempts_ms.iter().find(|ms| **ms >= back_ms).unwrap();
            assert!(asked_ms - back_ms <= 250, "back at {back_ms}, asked at {asked_ms}");
        }
    }

    #[test]
    fn a_server_that_stays_away_is_asked_every_five_seconds() {
        let in_an_hour = attempts_ms(Duration::from_hours(1)).len();
        assert!((700..740).contains(&in_an_hour), "{in_an_hour}");
    }

    #[test]
    fn another_audio_system_is_asked_only_when_the_one_before_stays_away_or_hangs() {
        let now = Instant::now();
        let mut retry = Retry::default();
        assert!(!retry.is_quick(), "the very first attempt asks all");
        let quick = (0..20).map_while(|_| {
            retry.plan(now, Duration::ZERO);
            retry.is_quick().then_some(())
        });
        assert_eq!(quick.count(), 11);
        let mut retry = Retry::default();
        retry.plan(now, Duration::from_secs(2));
        assert!(retry.is_quick());
        retry.plan(now, Duration::from_secs(2));
        assert!(!retry.is_quick());
    }

    #[test]
    fn a_server_that_hangs_is_asked_rarely_lest_threads_pile_up() {
        let now = Instant::now();
        let mut retry = Retry::default();
        assert!(retry.is_due(now));
        for secs in [1.0, 1.0, 30.0, 30.0] {
            retry.plan(now, Duration::from_secs(2));
            assert!(!retry.is_due(after(now, secs - 0.1)) && retry.is_due(after(now, secs)));
        }
    }
}
