//! The names of times below what was kept in time: hours, days, months or years, as many as there is room for.

use jiff::civil::Date;
use jiff::{Span, ToSpan, Unit, Zoned, ZonedRound};

use crate::text::locale::Calendar;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;
/// More than any window has room for.
const NAMES_MOST: usize = 200;

/// How a day is written among others.
type Form = fn(&Calendar, Date) -> String;

/// From one name to the next, how long that is, and how it is written.
struct Step {
    by: Span,
    long_ms: i64,
    form: Form,
}

/// From the closest to the widest.
fn steps() -> [Step; 10] {
    let step = |by: Span, long_ms, form: Form| Step { by, long_ms, form };
    [
        step(1.hours(), HOUR_MS, Calendar::day_of_month),
        step(6.hours(), 6 * HOUR_MS, Calendar::day_of_month),
        step(1.days(), DAY_MS, Calendar::weekday),
        step(2.days(), 2 * DAY_MS, Calendar::day_of_month),
        step(7.days(), 7 * DAY_MS, Calendar::day_of_month),
        step(1.months(), 30 * DAY_MS, Calendar::month),
        step(1.months(), 30 * DAY_MS, Calendar::month_in_short),
        step(3.months(), 91 * DAY_MS, Calendar::month_in_short),
        step(1.years(), 365 * DAY_MS, Calendar::year),
        step(5.years(), 5 * 365 * DAY_MS, Calendar::year),
    ]
}

/// A picture's width, what is left free between two names, and how wide a name is in it: in points, or in a terminal's
/// cells.
pub struct Room<'a> {
    pub width: f32,
    pub gap: f32,
    pub measure: &'a dyn Fn(&str) -> f32,
}

/// Where each name stands, 0–1 of this time, and the name; the first may stand before the beginning. The closest names
/// that have room are taken.
#[must_use]
pub fn ticks(
    calendar: &Calendar,
    now: &Zoned,
    (from_ms, until_ms): (i64, i64),
    room: &Room<'_>,
) -> Vec<(f32, String)> {
    let length_ms = until_ms.saturating_sub(from_ms).max(1) as f64;
    let steps = steps();
    let mut widest = Vec::new();
    for step in &steps {
        let apart = (step.long_ms as f64 / length_ms * f64::from(room.width)) as f32 - room.gap;
        if apart <= 0.0 {
            continue;
        }
        widest = names_of(calendar, now, (from_ms, until_ms), step);
        if widest.iter().all(|(_, name)| (room.measure)(name) <= apart) {
            return widest;
        }
    }
    if widest.is_empty()
        && let Some(last) = steps.last()
    {
        widest = names_of(calendar, now, (from_ms, until_ms), last);
    }
    widest
}

/// The names from one step to the next.
fn names_of(
    calendar: &Calendar,
    now: &Zoned,
    (from_ms, until_ms): (i64, i64),
    step: &Step,
) -> Vec<(f32, String)> {
    let length_ms = until_ms.saturating_sub(from_ms).max(1) as f64;
    let mut ticks = Vec::new();
    let Some(mut at) = start(now, from_ms, step) else { return ticks };
    while ticks.len() < NAMES_MOST {
        let ms = at.timestamp().as_millisecond();
        if ms >= until_ms {
            break;
        }
        let share = ms.saturating_sub(from_ms) as f64 / length_ms;
        ticks.push((share as f32, name(calendar, &at, step)));
        let Ok(next) = at.checked_add(step.by) else { break };
        at = next;
    }
    ticks
}

/// The whole hour, day, month or year at or before the beginning.
fn start(now: &Zoned, from_ms: i64, step: &Step) -> Option<Zoned> {
    let instant = jiff::Timestamp::from_millisecond(from_ms).ok()?;
    let at = instant.to_zoned(now.time_zone().clone());
    let day = |date: jiff::civil::Date| date.to_zoned(now.time_zone().clone()).ok();
    if step.long_ms < DAY_MS {
        let hour = at.round(ZonedRound::new().smallest(Unit::Hour).mode(jiff::RoundMode::Floor)).ok()?;
        let past = i64::from(hour.hour()) % (step.long_ms / HOUR_MS);
        return hour.checked_sub(past.hours()).ok();
    }
    match step.long_ms / DAY_MS {
        ..30 => at.start_of_day().ok(),
        30..365 => day(at.date().first_of_month()),
        _ => day(at.date().first_of_year()),
    }
}

/// A new day among hours, and a new year among months, say so.
fn name(calendar: &Calendar, at: &Zoned, step: &Step) -> String {
    match step.long_ms {
        ..DAY_MS if at.hour() != 0 => calendar.time(at.time()),
        ms if ms >= 30 * DAY_MS && at.month() == 1 => calendar.year(at.date()),
        _ => (step.form)(calendar, at.date()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Words;

    fn at(text: &str) -> Zoned {
        text.parse().unwrap()
    }

    fn named(now: &Zoned, range: (i64, i64), width: f32) -> Vec<(f32, String)> {
        let measure = |name: &str| name.chars().count() as f32 * 6.5;
        let room = Room { width, gap: 12.0, measure: &measure };
        ticks(Words::english().calendar(), now, range, &room)
    }

    fn names(from: &str, until: &str, width: f32) -> Vec<String> {
        let (from, until) = (at(from), at(until));
        let range = (from.timestamp().as_millisecond(), until.timestamp().as_millisecond());
        named(&until, range, width).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn the_closest_names_that_have_room_stand_below() {
        let day = names("2026-11-26T00:00[UTC]", "2026-11-26T12:00[UTC]", 400.0);
        assert_eq!(day, ["26 Nov", "06:00"]);
        let week = names("2026-11-20T00:00[UTC]", "2026-11-27T00:00[UTC]", 1_000.0);
        assert_eq!((week.len(), week[0].as_str()), (7, "Fri, 20 Nov"));
        let season = names("2026-09-12T00:00[UTC]", "2026-12-01T00:00[UTC]", 1_000.0);
        assert_eq!(season.first().map(String::as_str), Some("12 Sept"));
        let year = names("2025-12-01T00:00[UTC]", "2026-12-01T00:00[UTC]", 1_200.0);
        assert_eq!(year[..3], ["December", "2026", "February"]);
        let narrow = names("2025-12-01T00:00[UTC]", "2026-12-01T00:00[UTC]", 340.0);
        assert_eq!(narrow, ["Dec", "Mar", "Jun", "Sept"]);
        let ten = names("2016-12-01T00:00[UTC]", "2026-12-01T00:00[UTC]", 700.0);
        assert_eq!((ten.len(), ten[1].as_str()), (11, "2017"));
    }

    #[test]
    fn names_stand_at_their_time_also_on_the_night_of_the_change() {
        let until = at("2026-03-31T00:00[Europe/Berlin]");
        let from = at("2026-03-28T00:00[Europe/Berlin]");
        let range = (from.timestamp().as_millisecond(), until.timestamp().as_millisecond());
        let ticks = named(&until, range, 600.0);
        let names: Vec<&str> = ticks.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["Sat, 28 Mar", "Sun, 29 Mar", "Mon, 30 Mar"]);
        assert!((f64::from(ticks[2].0) - 47.0 / 71.0).abs() < 1e-3, "the Sunday has 23 hours");
    }

    #[test]
    fn an_impossible_time_has_no_names_and_no_end() {
        let now = at("2026-03-31T00:00[UTC]");
        for range in [(0, 0), (5, -5), (i64::MIN, i64::MAX), (i64::MAX - 1, i64::MAX)] {
            assert!(named(&now, range, 1_000.0).len() <= 200);
        }
    }
}
