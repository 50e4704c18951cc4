//! The only place that asks what time it is.
//!
//! Practice follows monotonic time, which nobody can set; records carry wall time, which anybody can.
//! So that records still sort as things happened, their ids come from here as well.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use softlanding_core::in_step::follow::Reading as Both;
use softlanding_core::reminder::{Local, Now, TimeOfDay};
use uuid::timestamp::context::ContextV7;
use uuid::{ClockSequence, Timestamp, Uuid, Version};

use crate::platform::WallTime;

/// Where a hand clock's wall time begins: 2026-01-01, 12:00 UTC.
const HAND_WALL_MS: i64 = 1_767_268_800_000;
/// Version 7 has 48 bits for the milliseconds.
const ID_MS_MOST: u64 = (1 << 48) - 2;
/// How often a heartbeat looks at the clocks.
pub(super) const BEAT_EVERY: Duration = Duration::from_secs(1);

/// A clock that can be moved by hand, for tests.
#[derive(Clone, Debug)]
pub struct HandClock(Arc<Hands>);

#[derive(Debug)]
struct Hands {
    monotonic_ms: AtomicU64,
    boot_ms: AtomicU64,
    wall_ms: AtomicI64,
    /// Of the heartbeats that may still be listened to.
    beats: Mutex<Vec<Sender<Reading>>>,
}

impl Default for HandClock {
    fn default() -> Self {
        Self(Arc::new(Hands {
            monotonic_ms: AtomicU64::new(0),
            boot_ms: AtomicU64::new(0),
            wall_ms: AtomicI64::new(HAND_WALL_MS),
            beats: Mutex::default(),
        }))
    }
}

impl HandClock {
    /// Lets this much time pass, in which the process runs.
    pub fn advance(&self, by: Duration) {
        let mut left = by;
        while !left.is_zero() {
            let step = left.min(BEAT_EVERY);
            self.stand_still(step);
            self.beat();
            left -= step;
        }
    }

    /// Lets this much time pass while the process stands still.
    pub fn stand_still(&self, by: Duration) {
        self.0.monotonic_ms.fetch_add(by.as_millis() as u64, Ordering::Relaxed);
        self.sleep(by);
    }

    /// Lets the machine sleep for this time: monotonic time stands.
    pub fn sleep(&self, by: Duration) {
        self.0.boot_ms.fetch_add(by.as_millis() as u64, Ordering::Relaxed);
        self.0.wall_ms.fetch_add(by.as_millis() as i64, Ordering::Relaxed);
    }

    fn beat(&self) {
        let reading = self.reading();
        let mut beats = self.0.beats.lock().unwrap_or_else(PoisonError::into_inner);
        beats.retain(|beats| beats.send(reading).is_ok());
    }

    fn reading(&self) -> Reading {
        let millis = |of: &AtomicU64| Duration::from_millis(of.load(Ordering::Relaxed));
        Reading { monotonic: millis(&self.0.monotonic_ms), boot: millis(&self.0.boot_ms) }
    }

    /// Sends a reading there for each second that is let pass while the process runs.
    pub(super) fn beat_into(&self, beats: Sender<Reading>) {
        self.0.beats.lock().unwrap_or_else(PoisonError::into_inner).push(beats);
    }

    /// Sets the wall clock forward, as a person may. No time passes.
    pub fn set_wall_forward(&self, by: Duration) {
        self.0.wall_ms.fetch_add(by.as_millis() as i64, Ordering::Relaxed);
    }

    /// Sets the wall clock back, as a person may. No time passes.
    pub fn set_wall_back(&self, by: Duration) {
        self.0.wall_ms.fetch_sub(by.as_millis() as i64, Ordering::Relaxed);
    }
}

/// The two clocks that nobody can set, read at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Monotonic time. On Linux it stands while the machine sleeps.
    pub monotonic: Duration,
    /// Since the machine was started, sleep included; where the system does not tell, monotonic time.
    pub boot: Duration,
}

/// Monotonic and wall time.
#[derive(Clone, Debug)]
pub struct Clock {
    start: Instant,
    hand: Option<HandClock>,
}

impl Clock {
    /// The computer's own.
    #[must_use]
    pub fn system() -> Self {
        Self { start: Instant::now(), hand: None }
    }

    /// One that stands still until it is moved. Its zone is UTC.
    #[must_use]
    pub fn by_hand(hand: HandClock) -> Self {
        Self { start: Instant::now(), hand: Some(hand) }
    }

    /// Monotonic time since the program began.
    #[must_use]
    pub fn now(&self) -> Duration {
        match &self.hand {
            Some(hand) => Duration::from_millis(hand.0.monotonic_ms.load(Ordering::Relaxed)),
            None => self.start.elapsed(),
        }
    }

    /// Monotonic time and the world's clock, one right after the other.
    pub(super) fn both(&self) -> Both {
        let now = self.now();
        let utc_ms = match &self.hand {
            Some(hand) => hand.0.wall_ms.load(Ordering::Relaxed),
            None => jiff::Timestamp::now().as_millisecond(),
        };
        Both { now, utc_ms }
    }

    /// What the clocks show, as reminders follow them.
    #[must_use]
    pub fn moment(&self) -> Now {
        let zoned = self.wall().zoned();
        let since_1970 = zoned.date().since(Date::constant(1970, 1, 1));
        let minutes = i32::from(zoned.hour()) * 60 + i32::from(zoned.minute());
        let day = since_1970.map_or(0, |span| span.get_days());
        Now {
            boot_ms: self.reading().boot.as_millis() as i64,
            utc_ms: zoned.timestamp().as_millisecond(),
            local: Local { day, time: TimeOfDay::from_minutes(minutes) },
        }
    }

    pub(super) fn reading(&self) -> Reading {
        if let Some(hand) = &self.hand {
            return hand.reading();
        }
        let monotonic = self.start.elapsed();
        Reading { monotonic, boot: since_boot().unwrap_or(monotonic) }
    }

    pub(super) fn hand(&self) -> Option<&HandClock> {
        self.hand.as_ref()
    }

    /// The instant of a monotonic time, as the sound thread counts.
    #[must_use]
    pub fn instant(&self, at: Duration) -> Instant {
        self.start.checked_add(at).unwrap_or(self.start)
    }

    /// Wall time and its zone.
    #[must_use]
    pub fn wall(&self) -> WallTime {
        if let Some(hand) = &self.hand {
            return WallTime { utc_ms: hand.0.wall_ms.load(Ordering::Relaxed), zone: "UTC".to_owned() };
        }
        let now = jiff::Zoned::now();
        let zone = now.time_zone().iana_name().map_or_else(|| now.offset().to_string(), str::to_owned);
        WallTime { utc_ms: now.timestamp().as_millisecond(), zone }
    }
}

#[cfg(target_os = "linux")]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere the system does not tell")]
fn since_boot() -> Option<Duration> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Some(Duration::new(time.tv_sec.cast_unsigned(), time.tv_nsec as u32))
}

#[cfg(not(target_os = "linux"))]
fn since_boot() -> Option<Duration> {
    None
}

/// Ids of version 7 that sort in the order things happened, also after the wall clock was set back.
#[derive(Debug, Default)]
pub(super) struct Ids {
    context: ContextV7,
    /// Whether it is known what was kept before, or was waited for in vain.
    pub is_following: bool,
}

impl Ids {
    /// An id that sorts after every one that was given or followed before.
    pub(super) fn next(&self, wall: &WallTime) -> Uuid {
        let (secs, nanos) = parts(u64::try_from(wall.utc_ms).unwrap_or(0));
        Uuid::new_v7(Timestamp::from_unix(&self.context, secs, nanos))
    }

    /// From now on all ids sort after those that were kept before, given newest first. One from the end of
    /// time has nothing after it, so the next one counts.
    pub(super) fn follow(&mut self, newest_first: impl Iterator<Item = Uuid>) {
        self.is_following = true;
        if let Some(ms) = newest_first.filter_map(id_ms).find(|ms| *ms < ID_MS_MOST) {
            let (secs, nanos) = parts(ms + 1);
            self.context.generate_timestamp_sequence(secs, nanos);
        }
    }
}

/// The milliseconds of an id of version 7.
fn id_ms(id: Uuid) -> Option<u64> {
    let is_ours = id.get_version() == Some(Version::SortRand);
    is_ours.then_some((id.as_u128() >> 80) as u64)
}

fn parts(ms: u64) -> (u64, u32) {
    (ms / 1_000, (ms % 1_000) as u32 * 1_000_000)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(utc_ms: i64) -> WallTime {
        WallTime { utc_ms, zone: "UTC".to_owned() }
    }

    #[test]
    fn ids_sort_as_they_were_given_whatever_the_wall_clock_says() {
        let ids = Ids::default();
        let times = [HAND_WALL_MS, HAND_WALL_MS - 3_600_000, HAND_WALL_MS - 3_600_000, -5, HAND_WALL_MS + 1];
        let given = times.map(|utc_ms| ids.next(&at(utc_ms)));
        assert!(given.is_sorted(), "{given:?}");
        assert_eq!(given[0].get_timestamp().map(|time| time.to_unix().0), Some(1_767_268_800));
    }

    #[test]
    fn an_id_that_is_followed_comes_first_in_the_same_millisecond_too() {
        let mut ids = Ids::default();
        let before = Uuid::from_u128(Ids::default().next(&at(HAND_WALL_MS)).as_u128() | 0x0fff_ffff);
        ids.follow([before].into_iter());
        assert!(ids.next(&at(HAND_WALL_MS - 60_000)) > before);
    }

    #[test]
    fn an_id_from_the_end_of_time_is_not_followed_but_the_one_before_it_is() {
        let end = Uuid::from_u128(0xffff_ffff_ffff_7fff_bfff_ffff_ffff_ffff);
        let before = Ids::default().next(&at(HAND_WALL_MS));
        let mut ids = Ids::default();
        ids.follow([end, before].into_iter());
        let given = ids.next(&at(HAND_WALL_MS - 60_000));
        assert!(before < given && given < end);
        let mut alone = Ids::default();
        alone.follow([end].into_iter());
        let given = alone.next(&at(HAND_WALL_MS));
        assert_eq!(given.get_timestamp().map(|time| time.to_unix().0), Some(1_767_268_800));
    }

    proptest! {
        #[test]
        fn whatever_was_kept_ids_are_new_sorted_and_our_own(
            kept in proptest::collection::vec(any::<u128>(), 0..6),
            years in 0..8_000_i64,
            walls in proptest::collection::vec(-1_000_000..i64::from(u32::MAX), 1..20),
        ) {
            let far = Ids::default().next(&at(HAND_WALL_MS + years * 31_536_000_000));
            let mut kept: Vec<Uuid> = kept.into_iter().map(Uuid::from_u128).chain([far]).collect();
            kept.sort_unstable_by(|one, other| other.cmp(one));
            let mut ids = Ids::default();
            ids.follow(kept.iter().copied());
            let given: Vec<Uuid> = walls.iter().map(|utc_ms| ids.next(&at(*utc_ms))).collect();
            prop_assert!(given.is_sorted_by(|one, other| one < other), "{given:?}");
            prop_assert!(given.iter().all(|id| id.get_version() == Some(Version::SortRand)));
            prop_assert!(given.iter().all(|id| *id > far), "also after one from far in the future");
            prop_assert!(given.iter().all(|id| !kept.contains(id)));
        }
    }
}
