//! Wall time with its zone, as a record carries it. Asks no clock.

use jiff::tz::TimeZone;
use softlanding_core::record::Record;

/// Wall time, as a record carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WallTime {
    /// Milliseconds since 1970, UTC.
    pub utc_ms: i64,
    /// IANA name or offset.
    pub zone: String,
}

impl WallTime {
    /// When a sitting began, where it was.
    #[must_use]
    pub fn begun(record: &Record) -> Self {
        Self { utc_ms: record.started_utc_ms, zone: record.zone.clone() }
    }

    /// When it was on that clock on the wall. A zone that is no longer known is the computer's own.
    #[must_use]
    pub fn zoned(&self) -> jiff::Zoned {
        let instant = jiff::Timestamp::from_millisecond(self.utc_ms).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let zone = TimeZone::get(&self.zone).unwrap_or_else(|_| TimeZone::system());
        instant.to_zoned(zone)
    }
}
