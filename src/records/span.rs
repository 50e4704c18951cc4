//! How far back what was kept is looked at, in whole days of the clock on the wall. Asks no clock.

use jiff::{Timestamp, ToSpan, Zoned};
use softlanding_core::insight::{Observation, Observations};

/// The fewest sittings with which a time shows something, unless there are no others.
const WORTH_A_LOOK: usize = 3;

/// How far back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    Week,
    Month,
    Year,
    All,
}

impl Span {
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Year, Self::All];

    /// From when until when, in UTC milliseconds: whole days of the clock on the wall, today the last.
    #[must_use]
    pub fn range(self, now: &Zoned, observations: &Observations) -> Option<(i64, i64)> {
        let today = now.start_of_day().ok()?;
        let end_ms = today.checked_add(1.day()).ok()?.timestamp().as_millisecond();
        let back = match self {
            Self::Week => 6.days(),
            Self::Month => 29.days(),
            Self::Year => 364.days(),
            Self::All => {
                let last_ms = observations.all().last()?.started_utc_ms;
                let first = day_of(observations.all().first()?, now)?;
                return Some((first.timestamp().as_millisecond(), end_ms.max(last_ms.saturating_add(1))));
            }
        };
        Some((today.checked_sub(back).ok()?.timestamp().as_millisecond(), end_ms))
    }

    /// The shortest time with something to see.
    #[must_use]
    pub fn shortest(now: &Zoned, observations: &Observations) -> Self {
        let enough = observations.len().min(WORTH_A_LOOK);
        let has_enough = |span: &Self| {
            let range = span.range(now, observations);
            range.is_some_and(|range| observations.in_range(range.0..range.1).len() >= enough)
        };
        Self::ALL.into_iter().find(has_enough).unwrap_or(Self::All)
    }
}

/// All the time that anything was kept from, in whole days of the clock on the wall: from the first to the last.
#[must_use]
pub fn whole(now: &Zoned, observations: &Observations) -> Option<(i64, i64)> {
    let all = observations.all();
    let (first, last) = (day_of(all.first()?, now)?, day_of(all.last()?, now)?);
    let end = last.checked_add(1.day()).ok()?;
    Some((first.timestamp().as_millisecond(), end.timestamp().as_millisecond()))
}

/// The beginning of the day of a sitting, where the clock on the wall is now.
fn day_of(sitting: &Observation, now: &Zoned) -> Option<Zoned> {
    let at = Timestamp::from_millisecond(sitting.started_utc_ms).ok()?;
    at.to_zoned(now.time_zone().clone()).start_of_day().ok()
}

#[cfg(test)]
mod tests {
    use softlanding_core::record::Record;
    use softlanding_core::testing::sitting_at;
    use uuid::Uuid;

    use super::*;

    fn sittings(now: &Zoned, days_ago: &[i64]) -> Observations {
        let record = |(index, days): (usize, &i64)| {
            let started_utc_ms = now.timestamp().as_millisecond() - days * 86_400_000;
            sitting_at(Uuid::from_u128(index as u128 + 1), started_utc_ms)
        };
        let records: Vec<Record> = days_ago.iter().enumerate().map(record).collect();
        Observations::from_records(&records)
    }

    #[test]
    fn the_shortest_time_with_something_to_see_is_shown() {
        let now: Zoned = "2026-11-26T12:00:00[UTC]".parse().unwrap();
        let cases: [(&[i64], Span); 6] = [
            (&[], Span::Week),
            (&[40], Span::Year),
            (&[0, 1, 6], Span::Week),
            (&[0, 1, 7], Span::Month),
            (&[100, 101, 102], Span::Year),
            (&[500, 501, 502], Span::All),
        ];
        for (days_ago, span) in cases {
            assert_eq!(Span::shortest(&now, &sittings(&now, days_ago)), span, "{days_ago:?}");
        }
    }
}
