//! Days and times as they stand in the file: as people write them.

use jiff::Timestamp;
use jiff::civil::Date;
use softlanding_core::reminder::{Days, TIMES_MOST, TimeOfDay};
use toml_edit::Item;

use super::{Plain, Scalar};

/// A time of the day: `09:30`.
pub(in super::super) struct Clock;
/// Times of the day: `11:00 15:00`, in order, at most [`TIMES_MOST`] of them.
pub(in super::super) struct Clocks;
/// Days of the week: `mon tue`.
pub(in super::super) struct Weekdays;
/// A moment, in UTC; as milliseconds since 1970.
pub(in super::super) struct Moment;
/// A day: `2026-12-01`; as days since 1970-01-01.
pub(in super::super) struct Day;

impl Scalar<TimeOfDay> for Clock {
    fn read_item(&self, item: &Item) -> Option<TimeOfDay> {
        TimeOfDay::parse(item.as_str()?)
    }

    fn to_plain(&self, value: &TimeOfDay) -> Plain {
        Plain::Text(value.to_string())
    }
}

impl Scalar<Vec<TimeOfDay>> for Clocks {
    fn read_item(&self, item: &Item) -> Option<Vec<TimeOfDay>> {
        let words = item.as_str()?.split_ascii_whitespace();
        let mut times = words.map(TimeOfDay::parse).collect::<Option<Vec<TimeOfDay>>>()?;
        times.sort_unstable();
        times.dedup();
        (times.len() <= TIMES_MOST).then_some(times)
    }

    fn to_plain(&self, value: &Vec<TimeOfDay>) -> Plain {
        let words: Vec<String> = value.iter().map(ToString::to_string).collect();
        Plain::Text(words.join(" "))
    }
}

impl Scalar<Days> for Weekdays {
    fn read_item(&self, item: &Item) -> Option<Days> {
        Days::parse(item.as_str()?)
    }

    fn to_plain(&self, value: &Days) -> Plain {
        Plain::Text(value.to_string())
    }
}

impl Scalar<i64> for Moment {
    fn read_item(&self, item: &Item) -> Option<i64> {
        item.as_str()?.parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
    }

    /// No moment that was read or computed lies outside of what can be written.
    fn to_plain(&self, value: &i64) -> Plain {
        Plain::Text(Timestamp::from_millisecond(*value).unwrap_or_default().to_string())
    }
}

impl Scalar<i32> for Day {
    fn read_item(&self, item: &Item) -> Option<i32> {
        let date = item.as_str()?.parse::<Date>().ok()?;
        Some(date.since(Date::constant(1970, 1, 1)).ok()?.get_days())
    }

    fn to_plain(&self, value: &i32) -> Plain {
        let first = Date::constant(1970, 1, 1);
        let span = jiff::Span::new().try_days(*value);
        let date = span.and_then(|span| first.checked_add(span)).unwrap_or(first);
        Plain::Text(date.to_string())
    }
}
