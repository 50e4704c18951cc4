//! A year of reminders with sleeps, clocks that are set, journeys, summer time, calls and people who get up.

use fastrand::Rng;

use super::*;

const DAY: i64 = 1_440;
const YEAR: i64 = 365 * DAY;
/// 2026-01-01.
const NEW_YEAR: i64 = 20_454 * DAY;
/// What is disturbed says nothing about the minutes after it for this long.
const SETTLES: i64 = 30;

/// One minute of the year, as it really is.
#[derive(Clone, Copy)]
struct Minute {
    is_awake: bool,
    found: Found,
    is_away: bool,
    /// What the clock on the wall is ahead of UTC: by the zone, and as it was set.
    ahead: i64,
}

/// Minutes of UTC since the beginning of 2026 at which Central Europe changes its clocks.
fn zone_ahead(minute: i64) -> i64 {
    let summer = (87 * DAY + 60)..(297 * DAY + 60);
    if summer.contains(&minute) { 120 } else { 60 }
}

fn year(seed: u64) -> Vec<Minute> {
    let mut rng = Rng::with_seed(seed);
    let quiet =
        |minute| Minute { is_awake: true, found: Found::Free, is_away: false, ahead: zone_ahead(minute) };
    let mut minutes: Vec<Minute> = (0..YEAR).map(quiet).collect();
    let mut span = |rng: &mut Rng, most: i64, change: &dyn Fn(&mut Minute)| {
        let from = rng.i64(0..YEAR);
        let until = (from + rng.i64(1..=most)).min(YEAR);
        minutes[from as usize..until as usize].iter_mut().for_each(change);
    };
    for _ in 0..400 {
        span(&mut rng, 600, &|minute| minute.is_awake = false);
        span(&mut rng, 90, &|minute| minute.found = Found::Busy);
        span(&mut rng, 60, &|minute| minute.is_away = true);
    }
    for _ in 0..12 {
        let (journey, set) = (rng.i64(-9..=9) * 60, rng.i64(-170..=170));
        span(&mut rng, 20 * DAY, &|minute| minute.ahead += journey);
        span(&mut rng, 3 * DAY, &|minute| minute.ahead += set);
    }
    minutes
}

fn now(minute: i64, ahead: i64) -> Now {
    let local = NEW_YEAR + minute + ahead;
    let time = TimeOfDay::from_minutes(local.rem_euclid(DAY) as i32);
    Now {
        boot_ms: minute * MINUTE_MS,
        utc_ms: (NEW_YEAR + minute) * MINUTE_MS,
        local: Local { day: local.div_euclid(DAY) as i32, time },
    }
}

/// The minutes at which somebody was asked.
fn asked(rules: &Rules, year: &[Minute]) -> Vec<i64> {
    let mut reminders = Reminders::new(rules.clone(), Rest::default(), 3);
    let (mut asked, mut idle_ms) = (Vec::new(), 0);
    for (minute, there) in (0..).zip(year) {
        idle_ms = if there.is_away { idle_ms + MINUTE_MS } else { 0 };
        if !there.is_awake {
            continue;
        }
        let now = now(minute, there.ahead);
        let mut actions = reminders.step(Event::Minute { idle_ms: Some(idle_ms) }, now);
        if actions.contains(&Action::Look) {
            let is_break = idle_ms >= AWAY_MS && there.found == Found::Free;
            let found = if is_break { Found::OnBreak } else { there.found };
            actions.extend(reminders.step(Event::Found(found), now));
        }
        if actions.contains(&Action::Notify) {
            assert!(there.found == Found::Free, "asked in a call");
            asked.push(minute);
        }
    }
    asked
}

/// Whether nothing out of the ordinary happened at this minute and for a while before it.
fn is_settled(year: &[Minute], minute: i64) -> bool {
    let from = (minute - SETTLES).max(0) as usize;
    let stretch = &year[from..=minute as usize];
    stretch.iter().all(|it| {
        it.is_awake && !it.is_away && it.found == Found::Free && it.ahead == year[minute as usize].ahead
    })
}

#[test]
fn each_time_of_each_day_comes_once_and_never_twice() {
    let times =
        ["00:10", "02:30", "09:00", "09:45", "15:20", "23:50"].map(|it| TimeOfDay::parse(it).unwrap());
    let rules = Rules { rhythm: Rhythm::At(times.to_vec()), days: Days::EACH, with_chance: false };
    let mut settled = 0;
    for seed in 0..4 {
        let year = year(seed);
        let asked = asked(&rules, &year);
        let is_asked = |minute: i64| asked.binary_search(&minute).is_ok();
        let (mut shown, mut taken) = (BTreeSet::new(), BTreeSet::new());
        for minute in 0..YEAR {
            let local = now(minute, year[minute as usize].ahead).local;
            if !times.contains(&local.time) {
                continue;
            }
            let is_first = shown.insert(local.minutes());
            assert!(!is_asked(minute) || taken.insert(local.minutes()), "doubled: {local:?}, seed {seed}");
            if is_settled(&year, minute) && minute > SETTLES {
                // A clock that stood later this day already was asked for it then, or jumped over it.
                let was_later = (minute - 1_440..minute)
                    .filter_map(|before| year.get(before as usize).map(|it| NEW_YEAR + before + it.ahead))
                    .any(|stood| stood >= local.minutes());
                assert!(is_asked(minute) || !is_first || was_later, "missed: {local:?}, seed {seed}");
                settled += 1;
            }
        }
        let distinct = shown.len();
        assert!(asked.len() <= distinct + 24, "{} of {distinct}", asked.len());
    }
    assert!(settled > 4 * 1_000, "{settled}");
}

#[test]
fn a_quiet_year_has_each_time_of_each_day_once_also_where_the_clocks_change() {
    let times = ["02:30", "11:00"].map(|it| TimeOfDay::parse(it).unwrap()).to_vec();
    let rules = Rules { rhythm: Rhythm::At(times), days: Days::EACH, with_chance: false };
    let quiet =
        |minute| Minute { is_awake: true, found: Found::Free, is_away: false, ahead: zone_ahead(minute) };
    let year: Vec<Minute> = (0..YEAR).map(quiet).collect();
    let asked = asked(&rules, &year);
    assert_eq!(asked.len(), 2 * 365);
    let at = |minute: &i64| now(*minute, zone_ahead(*minute)).local;
    let spring: Vec<String> = asked
        .iter()
        .map(at)
        .filter(|it| i64::from(it.day) == NEW_YEAR / DAY + 87)
        .map(|it| it.time.to_string())
        .collect();
    assert_eq!(spring, ["03:00", "11:00"], "half past two is jumped over");
}

#[test]
fn nobody_waits_longer_than_was_chosen_and_is_asked_sooner() {
    let hours = Hours { from: TimeOfDay::MIDNIGHT, until: TimeOfDay::MIDNIGHT };
    for (seed, minutes) in [(1, 20_u16), (2, 45), (3, 180)] {
        let rhythm = Rhythm::Every { minutes, hours };
        let rules = Rules { rhythm, days: Days::EACH, with_chance: true };
        let year = year(seed);
        let asked = asked(&rules, &year);
        let least = (f64::from(minutes) * 0.8).floor() as i64;
        assert!(asked.windows(2).all(|pair| pair[1] - pair[0] >= least), "asked too soon");
        let most = (f64::from(minutes) * 1.2).ceil() as i64 + 1;
        let mut waited = 0;
        for (minute, there) in (0..).zip(&year) {
            let is_free = there.is_awake && !there.is_away && there.found == Found::Free;
            let is_asked = asked.binary_search(&minute).is_ok();
            waited = if is_free && !is_asked { waited + 1 } else { 0 };
            assert!(waited <= most, "missed at {minute}");
        }
        assert!(asked.len() > 300, "{}", asked.len());
    }
}
