//! Two practices in two places, by simulation: their own monotonic clocks, their own readings of the world's clock.

use std::sync::Arc;
use std::time::Duration;

use fastrand::Rng;
use uuid::Uuid;

use super::super::follow::{Correction, Follower, Joining, Reading, SETTLE_MS, SLEW_MOST_MS};
use super::super::phase::phase_ms;
use super::*;
use crate::record::{Ending, ExerciseKey, Origin};
use crate::sitting::{Beginning, Event, Sitting, Stage};

/// 2026-01-01T12:00:00Z
const NOON_MS: i64 = 1_767_268_800_000;
const MS: f64 = 1.0;
const MINUTE: f64 = 60_000.0;

/// A program on a computer. All times are true milliseconds since noon.
struct Place {
    rhythm: Rhythm,
    follower: Follower,
    sitting: Sitting,
    /// True time at which its monotonic clock was 0.
    started: f64,
    /// How far its wall clock is ahead of UTC at a true time.
    skew: fn(f64) -> f64,
    chance: Rng,
    joins: usize,
}

impl Place {
    fn new(rhythm: Rhythm, at: f64, seed: u64, skew: fn(f64) -> f64) -> Self {
        Self::meeting(rhythm, at, seed, skew, None)
    }

    fn meeting(rhythm: Rhythm, at: f64, seed: u64, skew: fn(f64) -> f64, agreed_ms: Option<i64>) -> Self {
        let mut chance = Rng::with_seed(seed);
        let started = at - chance.f64() * 3.0 * MINUTE - MS;
        let now = Duration::from_secs_f64((at - started) / 1_000.0);
        let reading = Reading { now, utc_ms: NOON_MS + (at + skew(at)).floor() as i64 };
        let (follower, Joining { at, round }) = Follower::join(rhythm, agreed_ms, reading);
        let beginning = Beginning {
            id: Uuid::from_u128(1),
            exercise: Arc::new(rhythm.exercise(wording())),
            parts_hash: 0,
            key: ExerciseKey { origin: Origin::Shipped, id: IN_STEP_ID.to_owned() },
            length_ms: rhythm.length_ms(),
            started_utc_ms: 0,
            zone: "UTC".to_owned(),
            before: None,
            compare_with: None,
            follows: None,
        };
        let (mut sitting, _) = Sitting::begin(beginning, now);
        let _ = sitting.step(Event::Join { at, round }, now);
        Self { rhythm, follower, sitting, started, skew, chance, joins: 1 }
    }

    fn now(&self, at: f64) -> Duration {
        Duration::from_secs_f64((at - self.started) / 1_000.0)
    }

    /// The world's clock is read up to two milliseconds after the other one.
    fn reading(&mut self, at: f64) -> Reading {
        let late = self.chance.f64() * 2.0 * MS;
        Reading { now: self.now(at), utc_ms: NOON_MS + (at + late + (self.skew)(at)).floor() as i64 }
    }

    fn tick(&mut self, at: f64) {
        let reading = self.reading(at);
        let event = match self.follower.look(reading) {
            Correction::None => Event::Tick,
            Correction::Shift { ms } => Event::Correct { ms },
            Correction::Join(Joining { at, round }) => {
                self.joins += 1;
                Event::Join { at, round }
            }
        };
        let _ = self.sitting.step(event, reading.now);
    }

    /// Where in a breath its picture is; `None` while it stands, and when it is over.
    fn phase(&self, at: f64) -> Option<f64> {
        let now = self.now(at);
        let position = self.sitting.position(now);
        let breathes = self.sitting.stage() == Stage::Running
            && self.sitting.joins_in(now).is_none()
            && position.part == 0;
        breathes.then(|| f64::from(position.ms % self.rhythm.breath().cycle_ms()))
    }

    fn round(&self, at: f64) -> u32 {
        self.sitting.position(self.now(at)).ms / self.rhythm.breath().cycle_ms()
    }

    /// How far two pictures are apart in their breaths.
    fn apart(&self, other: &Self, at: f64) -> Option<f64> {
        let cycle_ms = f64::from(self.rhythm.breath().cycle_ms());
        let apart = (self.phase(at)? - other.phase(at)?).rem_euclid(cycle_ms);
        Some(apart.min(cycle_ms - apart))
    }
}

/// Lets both run until `end`; each ticks when chance has it. Calls `check` every 37 ms.
fn run(places: [&mut Place; 2], from: f64, end: f64, mut check: impl FnMut(&Place, &Place, f64)) {
    let [one, other] = places;
    let mut chance = Rng::with_seed(9);
    let mut next = [from, from];
    let mut at = from;
    while at < end {
        for (place, next) in [&mut *one, &mut *other].into_iter().zip(&mut next) {
            if at >= *next {
                place.tick(at);
                *next = at + chance.f64() * 900.0;
            }
        }
        check(one, other, at);
        at += 37.0;
    }
}

fn none(_: f64) -> f64 {
    0.0
}

#[test]
fn two_on_one_clock_stay_within_twenty_milliseconds_for_an_hour() {
    let rhythm = rhythm(4, 6, 60);
    let mut one = Place::new(rhythm, 0.0, 1, none);
    let mut other = Place::new(rhythm, 43_210.0, 2, none);
    let (mut compared, mut most) = (0, 0.0_f64);
    run([&mut one, &mut other], 43_210.0, 60.0 * MINUTE, |one, other, at| {
        if let Some(apart) = one.apart(other, at) {
            compared += 1;
            most = most.max(apart);
        }
        if let Some(phase) = one.phase(at) {
            let world = f64::from(phase_ms(rhythm, NOON_MS + at.floor() as i64));
            let off = (phase - world).rem_euclid(10_000.0);
            assert!(off.min(10_000.0 - off) < 20.0, "{off} ms off the world's clock at {at}");
        }
    });
    assert!(compared > 90_000, "{compared}");
    assert!(most < 20.0, "{most} ms apart");
    assert_eq!((one.joins, other.joins), (1, 1));
}

/// Half a second ahead and getting further; then it is put right by 1.4 s and back again.
fn skewed(at: f64) -> f64 {
    let step = if (10.0 * MINUTE..25.0 * MINUTE).contains(&at) { -1_400.0 } else { 0.0 };
    300.0 + at * 50e-6 + step
}

#[test]
fn clocks_that_disagree_keep_two_apart_by_no_more_than_that_and_twenty_milliseconds() {
    let rhythm = rhythm(4, 6, 60);
    let mut one = Place::new(rhythm, 0.0, 3, none);
    let mut other = Place::new(rhythm, 5_000.0, 4, skewed);
    let mut compared = 0;
    run([&mut one, &mut other], 5_000.0, 58.0 * MINUTE, |one, other, at| {
        let Some(apart) = one.apart(other, at) else { return };
        compared += 1;
        // A step takes a while to be made good: 1.4 s at two in a hundred, and what looking seldom adds.
        let skew = (0..=100).map(|secs| skewed(at - f64::from(secs) * 2_000.0).abs()).fold(0.0, f64::max);
        assert!(apart <= skew + 20.0, "{apart} ms apart at {at}, clocks by {skew}");
        let settled = !(10.0..14.0).contains(&(at / MINUTE)) && !(25.0..29.0).contains(&(at / MINUTE));
        assert!(!settled || apart <= skewed(at).abs() + 20.0, "{apart} ms apart at {at}");
    });
    assert!(compared > 80_000, "{compared}");
    assert_eq!(other.joins, 1, "small steps are made good without joining anew");
}

#[test]
fn a_step_is_made_good_so_slowly_that_a_breath_changes_by_two_in_a_hundred() {
    fn stepped(at: f64) -> f64 {
        if at < 2.0 * MINUTE { 0.0 } else { 1_900.0 }
    }
    let rhythm = rhythm(4, 6, 10);
    let mut place = Place::new(rhythm, 0.0, 5, stepped);
    let mut still = Place::new(rhythm, 0.0, 6, none);
    let mut before = vec![];
    run([&mut place, &mut still], 0.0, 6.0 * MINUTE, |place, _, at| {
        let position = f64::from(place.sitting.position(place.now(at)).ms);
        if place.phase(at).is_some() {
            before.push((at, position));
        }
        let Some((then, was)) = before.iter().rev().nth(270) else { return };
        let strayed = (position - was) - (at - then);
        assert!(strayed.abs() <= (at - then) * 0.02 + 12.0, "{strayed} ms in ten seconds at {at}");
    });
    assert!(place.phase(6.0 * MINUTE - 40.0).is_some() && place.joins == 1);
}

#[test]
fn a_clock_that_is_set_by_hours_days_or_back_joins_anew_with_the_next_breath_and_ends_as_planned() {
    for jump in [3_600_000.0_f64, -3_600_000.0, 86_400_000.0 + 3_210.0, -7_654.0, 2_500.0] {
        fn set(jump: f64, at: f64) -> f64 {
            if at < 2.0 * MINUTE { 0.0 } else { jump }
        }
        let skew: fn(f64) -> f64 = match jump as i64 {
            3_600_000 => |at| set(3_600_000.0, at),
            -3_600_000 => |at| set(-3_600_000.0, at),
            86_403_210 => |at| set(86_403_210.0, at),
            -7_654 => |at| set(-7_654.0, at),
            _ => |at| set(2_500.0, at),
        };
        let rhythm = rhythm(4, 6, 5);
        let mut one = Place::new(rhythm, 0.0, 7, skew);
        (0..300).for_each(|tick| one.tick(f64::from(tick) * 500.0));
        let mut other = Place::new(rhythm, 2.5 * MINUTE, 8, skew);
        let mut compared = 0;
        run([&mut one, &mut other], 2.5 * MINUTE, 7.0 * MINUTE, |one, other, at| {
            let Some(apart) = one.apart(other, at) else { return };
            compared += 1;
            assert!(apart < 20.0, "{apart} ms apart at {at} after a jump of {jump}");
        });
        assert_eq!(one.joins, 2, "after a jump of {jump}");
        assert!(compared > 1_000);
        let record = one.sitting.record();
        assert_eq!(record.ending, Ending::Whole);
        assert!(record.planned_ms.abs_diff(record.practised_ms) <= 10_000, "at most a breath more or less");
    }
}

#[test]
fn whoever_pauses_comes_back_to_the_breath_that_the_others_are_at() {
    let rhythm = rhythm(4, 6, 5);
    let agreed_ms = NOON_MS + 60_000;
    let mut one = Place::meeting(rhythm, 57_000.0, 9, none, Some(agreed_ms));
    let mut other = Place::meeting(rhythm, 57_000.0, 10, none, Some(agreed_ms));
    run([&mut one, &mut other], 57_000.0, 90_000.0, |_, _, _| {});
    assert_eq!((one.round(90_000.0), other.round(90_000.0)), (3, 3));
    let _ = one.sitting.step(Event::Pause, one.now(92_000.0));
    assert_eq!(one.phase(100_000.0), None);
    let reading = one.reading(163_400.0);
    let Joining { at, round } = one.follower.rejoin(reading);
    let _ = one.sitting.step(Event::Join { at, round }, reading.now);
    assert!(one.sitting.joins_in(one.now(163_500.0)).is_some(), "it stands until the next breath");
    run([&mut one, &mut other], 170_000.0, 7.0 * MINUTE, |one, other, at| {
        if let Some(apart) = one.apart(other, at) {
            assert!(apart < 20.0);
            assert_eq!(one.round(at), other.round(at), "at {at}");
        }
    });
    assert_eq!(one.sitting.stage(), Stage::After(Ending::Whole));
    assert_eq!(other.sitting.stage(), Stage::After(Ending::Whole));
}

#[test]
fn a_pause_beyond_the_end_comes_back_to_the_words_after_it() {
    let rhythm = rhythm(4, 6, 1);
    let mut place = Place::new(rhythm, 0.0, 11, none);
    let _ = place.sitting.step(Event::Pause, place.now(30_000.0));
    let reading = place.reading(500_000.0);
    let Joining { at, round } = place.follower.rejoin(reading);
    let _ = place.sitting.step(Event::Join { at, round }, reading.now);
    assert_eq!(place.sitting.position(place.now(520_000.0)).part, 2 - usize::from(round < rhythm.rounds()));
    assert_eq!(place.sitting.step(Event::Tick, place.now(540_000.0)).len(), 3, "followed, kept and over");
}

#[test]
fn who_is_early_waits_for_the_agreed_time_and_who_is_late_joins_the_breath_of_the_others() {
    let rhythm = rhythm(4, 6, 5);
    let agreed_ms = NOON_MS + 62_000;
    let early = Place::meeting(rhythm, 30_000.0, 12, none, Some(agreed_ms));
    assert_eq!(early.phase(69_900.0), None);
    assert_eq!(early.round(70_001.0), 0, "the first breath from then on");
    assert!(early.phase(70_010.0).is_some());
    let late = Place::meeting(rhythm, 120_000.0, 13, none, Some(agreed_ms));
    assert_eq!(late.round(131_000.0), early.round(131_000.0));
    assert_eq!(late.round(131_000.0), 6);
}

#[test]
fn between_joining_and_the_first_breath_there_is_time_to_settle() {
    let rhythm = rhythm(4, 6, 5);
    for at in (0..10_000).step_by(7) {
        let reading = Reading { now: Duration::from_secs(50), utc_ms: NOON_MS + at };
        let (_, joining) = Follower::join(rhythm, None, reading);
        let wait_ms = joining.at.saturating_sub(reading.now).as_millis() as i64;
        assert!((SETTLE_MS..SETTLE_MS + 10_000).contains(&wait_ms), "{wait_ms}");
        assert_eq!(joining.round, 0);
    }
}

#[test]
fn the_ends_of_time_are_no_trouble() {
    let rhythm = rhythm(4, 6, 5);
    for utc_ms in [i64::MIN, i64::MIN / 2, -1, 0, i64::MAX / 2, i64::MAX] {
        let reading = Reading { now: Duration::from_secs(9), utc_ms };
        let (mut follower, _) = Follower::join(rhythm, None, reading);
        let (_, _) = Follower::join(rhythm, Some(i64::MAX), reading);
        let _ = follower.look(Reading { now: Duration::from_secs(10), utc_ms: 5 });
        let _ = follower.rejoin(Reading { now: Duration::from_secs(10), utc_ms: SLEW_MOST_MS });
    }
}
