//! When a sitting began, as text: the instant in UTC, and what the clock on the wall said.

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimeParser;
use jiff::tz::TimeZone;

const PARSER: DateTimeParser = DateTimeParser::new();

/// RFC 3339 with milliseconds: `2026-10-25T00:30:00.000Z`. A time that no calendar has is its number.
pub(super) fn utc(utc_ms: i64) -> String {
    Timestamp::from_millisecond(utc_ms).map_or_else(|_| utc_ms.to_string(), |time| format!("{time:.3}"))
}

/// An RFC 3339 time of any offset, in milliseconds since 1970.
pub(super) fn utc_ms(text: &str) -> Option<i64> {
    text.trim().parse::<Timestamp>().ok().map(Timestamp::as_millisecond)
}

/// Whether a calendar has this time.
pub(super) fn is_in_calendar(utc_ms: i64) -> bool {
    Timestamp::from_millisecond(utc_ms).is_ok()
}

/// Tells local times; most sittings of a journal have the zone of the one before.
#[derive(Default)]
pub(super) struct WallClock {
    known: Option<(String, Option<TimeZone>)>,
}

impl WallClock {
    /// `2026-10-25T02:30:00.000+02:00`; empty in a zone that this computer does not know.
    pub(super) fn local(&mut self, utc_ms: i64, zone: &str) -> String {
        if self.known.as_ref().is_none_or(|(name, _)| name != zone) {
            // An offset is a zone as well.
            let found = TimeZone::get(zone).or_else(|_| PARSER.parse_time_zone(zone)).ok();
            self.known = Some((zone.to_owned(), found));
        }
        let zone = self.known.as_ref().and_then(|(_, zone)| zone.as_ref());
        let (Some(zone), Ok(time)) = (zone, Timestamp::from_millisecond(utc_ms)) else {
            return String::new();
        };
        let offset = zone.to_offset(time);
        time.display_with_offset(offset).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_half_past_two_of_the_night_of_the_change_are_told_apart() {
        let first = utc_ms("2026-10-25T00:30:00Z").unwrap();
        let second = utc_ms("2026-10-25T01:30:00Z").unwrap();
        let mut clock = WallClock::default();
        assert!(clock.local(first, "Europe/Berlin").starts_with("2026-10-25T02:30:00"));
        assert!(clock.local(first, "Europe/Berlin").ends_with("+02:00"));
        assert!(clock.local(second, "Europe/Berlin").starts_with("2026-10-25T02:30:00"));
        assert!(clock.local(second, "Europe/Berlin").ends_with("+01:00"));
        assert_eq!(utc_ms(&utc(first)), Some(first));
        assert_eq!(utc_ms("2026-10-25T02:30:00+01:00"), Some(second));
    }

    #[test]
    fn offsets_are_zones_and_unknown_zones_tell_nothing() {
        let mut clock = WallClock::default();
        assert_eq!(clock.local(0, "+02"), "1970-01-01T02:00:00+02:00");
        assert_eq!(clock.local(0, "Mars/Olympus"), "");
        assert_eq!(clock.local(0, "UTC"), "1970-01-01T00:00:00+00:00");
    }

    #[test]
    fn a_time_that_no_calendar_has_is_its_number() {
        assert_eq!(utc(i64::MAX), i64::MAX.to_string());
        assert_eq!(utc_ms(&i64::MAX.to_string()), None);
        assert!(!is_in_calendar(i64::MIN));
    }
}
