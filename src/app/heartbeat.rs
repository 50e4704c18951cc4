//! Whether the process stood still: told by a heartbeat, never by frames, as a hidden window has none.
//!
//! A thread looks at the clocks each second for as long as a practice runs; at rest nothing wakes. Where
//! more time lies between two looks than any busy machine needs, the machine slept or the process was
//! stopped. A main thread that hangs alone is neither: the heart beats on, and so does the practice.

use std::convert::Infallible;
use std::io;
use std::iter;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::Wake;
use super::clock::{BEAT_EVERY, Clock, Reading};

/// A longer time between two beats is an absence.
const GAP_MOST: Duration = Duration::from_secs(5);

/// Beats until it is dropped.
#[derive(Debug)]
pub(super) struct Heartbeat {
    beats: Receiver<Reading>,
    last: Reading,
    /// Nothing is ever sent: the thread ends when this is dropped.
    _end: Sender<Infallible>,
}

impl Heartbeat {
    /// The first beat is now. `wake` is called when the process goes on after an absence.
    ///
    /// # Errors
    /// The system has no thread left.
    pub(super) fn start(clock: &Clock, wake: &Wake) -> io::Result<Self> {
        let last = clock.reading();
        let (beats_in, beats) = channel();
        let (end, ended) = channel();
        if let Some(hand) = clock.hand() {
            hand.beat_into(beats_in);
        } else {
            let (clock, wake) = (clock.clone(), Arc::clone(wake));
            let beats = move || beat(&clock, last, &beats_in, &ended, &wake);
            thread::Builder::new().name("heartbeat".to_owned()).spawn(beats)?;
        }
        Ok(Self { beats, last, _end: end })
    }

    /// Since when the process stood still, in monotonic time, if it did since this was last asked. Asking
    /// is a beat as well, as it may come before the thread's own.
    pub(super) fn absent_since(&mut self, now: Reading) -> Option<Duration> {
        let mut since = None;
        for beat in self.beats.try_iter().chain(iter::once(now)) {
            if is_gap(self.last, beat) {
                since.get_or_insert(self.last.monotonic);
            }
            self.last = later(self.last, beat);
        }
        since
    }
}

/// The thread of a heartbeat.
fn beat(
    clock: &Clock,
    mut last: Reading,
    beats: &Sender<Reading>,
    ended: &Receiver<Infallible>,
    wake: &Wake,
) {
    while matches!(ended.recv_timeout(BEAT_EVERY), Err(RecvTimeoutError::Timeout)) {
        let now = clock.reading();
        if beats.send(now).is_err() {
            return;
        }
        if is_gap(last, now) {
            wake();
        }
        last = now;
    }
}

fn is_gap(before: Reading, after: Reading) -> bool {
    after.monotonic.saturating_sub(before.monotonic) > GAP_MOST
        || after.boot.saturating_sub(before.boot) > GAP_MOST
}

/// Two threads read the clocks, so a reading may arrive after a later one.
fn later(one: Reading, other: Reading) -> Reading {
    Reading { monotonic: one.monotonic.max(other.monotonic), boot: one.boot.max(other.boot) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(monotonic_ms: u64, boot_ms: u64) -> Reading {
        Reading { monotonic: Duration::from_millis(monotonic_ms), boot: Duration::from_millis(boot_ms) }
    }

    fn heartbeat(beats: &[Reading]) -> Heartbeat {
        let (beats_in, receiver) = channel();
        for beat in beats {
            beats_in.send(*beat).unwrap();
        }
        Heartbeat { beats: receiver, last: at(0, 0), _end: channel().0 }
    }

    #[test]
    fn five_seconds_are_no_absence_and_a_moment_more_is() {
        assert_eq!(heartbeat(&[]).absent_since(at(5_000, 5_000)), None);
        assert_eq!(
            heartbeat(&[at(900, 900)]).absent_since(at(5_901, 5_901)),
            Some(Duration::from_millis(900))
        );
    }

    #[test]
    fn a_sleep_is_told_by_the_time_since_boot_alone() {
        let since = heartbeat(&[at(1_000, 1_000), at(1_200, 90_000)]).absent_since(at(1_300, 90_100));
        assert_eq!(since, Some(Duration::from_secs(1)));
    }

    #[test]
    fn whoever_asks_before_the_thread_beats_again_is_told_as_well_and_only_once() {
        let (beats_in, beats) = channel();
        let mut heartbeat = Heartbeat { beats, last: at(0, 0), _end: channel().0 };
        beats_in.send(at(1_000, 1_000)).unwrap();
        assert_eq!(heartbeat.absent_since(at(61_000, 61_000)), Some(Duration::from_secs(1)));
        // What the thread read before it was stopped and what it reads now come late.
        beats_in.send(at(2_000, 2_000)).unwrap();
        beats_in.send(at(61_001, 61_001)).unwrap();
        assert_eq!(heartbeat.absent_since(at(62_000, 62_000)), None);
    }

    #[test]
    fn who_does_not_ask_for_an_hour_was_not_absent_while_the_heart_beat() {
        let beats: Vec<Reading> = (1..3_600).map(|secs| at(secs * 1_000, secs * 1_000)).collect();
        assert_eq!(heartbeat(&beats).absent_since(at(3_600_000, 3_600_000)), None);
    }

    #[test]
    fn the_first_absence_counts() {
        let beats = [at(1_000, 1_000), at(20_000, 20_000), at(21_000, 21_000)];
        assert_eq!(heartbeat(&beats).absent_since(at(90_000, 90_000)), Some(Duration::from_secs(1)));
    }

    #[test]
    fn a_real_heart_beats_by_itself_and_ends_with_its_practice() {
        let mut heartbeat = Heartbeat::start(&Clock::system(), &(Arc::new(|| {}) as Wake)).unwrap();
        let first = heartbeat.beats.recv().unwrap();
        let second = heartbeat.beats.recv().unwrap();
        assert!(second.monotonic > first.monotonic && second.boot > first.boot);
        assert_eq!(heartbeat.absent_since(second), None);
        let Heartbeat { beats, _end: end, .. } = heartbeat;
        drop(end);
        assert_eq!(beats.iter().count(), 0, "the thread is over, and its sender gone");
    }
}
