//! When reminders may come, as a person chose it: how often or at which times, on which days, between which hours.

use std::fmt;
use std::ops::RangeInclusive;

/// How far apart two may lie, in minutes.
pub const EVERY_MINUTES: RangeInclusive<u16> = 20..=180;
/// As many times of the day as one may choose.
pub const TIMES_MOST: usize = 12;
const DAY_MINUTES: u16 = 24 * 60;

/// A minute of the day on the clock on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    pub const MIDNIGHT: Self = Self(0);

    /// `None` where no clock shows it.
    #[must_use]
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// This many minutes after midnight, on the same clock: a day later is the same time.
    #[must_use]
    pub fn from_minutes(minutes: i32) -> Self {
        Self(minutes.rem_euclid(i32::from(DAY_MINUTES)) as u16)
    }

    /// Minutes after midnight.
    #[must_use]
    pub fn minutes(self) -> u16 {
        self.0
    }

    #[must_use]
    pub fn hour(self) -> u16 {
        self.0 / 60
    }

    #[must_use]
    pub fn minute(self) -> u16 {
        self.0 % 60
    }

    /// Of `9:30` and `09:30`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let number = |digits: &str, lengths: RangeInclusive<usize>| {
            let is_number = lengths.contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
            is_number.then(|| digits.parse().ok()).flatten()
        };
        Self::new(number(hour, 1..=2)?, number(minute, 2..=2)?)
    }
}

/// As it stands in a file.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.hour(), self.minute())
    }
}

/// A minute on the clock on the wall, with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Local {
    /// Days since 1970-01-01.
    pub day: i32,
    pub time: TimeOfDay,
}

impl Local {
    /// Minutes since the beginning of 1970, as the clock on the wall counts them.
    #[must_use]
    pub fn minutes(self) -> i64 {
        i64::from(self.day) * i64::from(DAY_MINUTES) + i64::from(self.time.minutes())
    }
}

/// Days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days([bool; 7]);

/// Their names in files, from Monday on.
const DAY_WORDS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Days {
    pub const EACH: Self = Self([true; 7]);
    pub const WORKING: Self = Self([true, true, true, true, true, false, false]);

    /// From Monday (0) to Sunday (6).
    #[must_use]
    pub fn has(self, weekday: usize) -> bool {
        self.0.get(weekday).copied().unwrap_or(false)
    }

    /// The same, but with or without this day.
    #[must_use]
    pub fn with(mut self, weekday: usize, is_in: bool) -> Self {
        if let Some(day) = self.0.get_mut(weekday) {
            *day = is_in;
        }
        self
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == [false; 7]
    }

    fn has_day(self, day: i32) -> bool {
        // 1970 began with a Thursday.
        self.has((i64::from(day) + 3).rem_euclid(7) as usize)
    }

    /// Of words with blanks between them, in any order; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let add = |days: Self, word: &str| {
            Some(days.with(DAY_WORDS.iter().position(|known| *known == word)?, true))
        };
        text.split_ascii_whitespace().try_fold(Self([false; 7]), add)
    }
}

/// As they stand in a file.
impl fmt::Display for Days {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chosen = DAY_WORDS.iter().zip(self.0).filter(|(_, is_in)| *is_in);
        let words: Vec<&str> = chosen.map(|(word, _)| *word).collect();
        formatter.write_str(&words.join(" "))
    }
}

/// From one time of the day to another, which may lie after midnight; the whole day where both are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    pub from: TimeOfDay,
    pub until: TimeOfDay,
}

/// How reminders follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// This many minutes after the one before, within these hours.
    Every { minutes: u16, hours: Hours },
    /// At these times of the day.
    At(Vec<TimeOfDay>),
}

/// All that decides when reminders come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    pub rhythm: Rhythm,
    pub days: Days,
    /// Whether they come a little earlier or later than they would.
    pub with_chance: bool,
}

impl Rules {
    /// Whether one that follows the one before may come at this minute. Hours over midnight belong to the day on which
    /// they begin.
    #[must_use]
    pub(super) fn is_within(&self, now: Local) -> bool {
        let Rhythm::Every { hours: Hours { from, until }, .. } = self.rhythm else {
            return self.days.has_day(now.day);
        };
        if from < until {
            return (from..until).contains(&now.time) && self.days.has_day(now.day);
        }
        let began_today = now.time >= from && self.days.has_day(now.day);
        let began_yesterday = now.time < until && self.days.has_day(now.day.saturating_sub(1));
        began_today || began_yesterday
    }

    /// The times of a day, if it is one of those chosen.
    pub(super) fn times(&self, day: i32) -> &[TimeOfDay] {
        match &self.rhythm {
            Rhythm::At(times) if self.days.has_day(day) => times,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(day: i32, text: &str) -> Local {
        Local { day, time: TimeOfDay::parse(text).unwrap() }
    }

    fn every(from: &str, until: &str, days: &str) -> Rules {
        let hours = Hours { from: TimeOfDay::parse(from).unwrap(), until: TimeOfDay::parse(until).unwrap() };
        let rhythm = Rhythm::Every { minutes: 60, hours };
        Rules { rhythm, days: Days::parse(days).unwrap(), with_chance: false }
    }

    #[test]
    fn a_time_comes_back_as_it_was_written() {
        for text in ["00:00", "09:05", "23:59"] {
            assert_eq!(TimeOfDay::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(TimeOfDay::parse("9:05"), TimeOfDay::new(9, 5));
        for wrong in ["24:00", "12:60", "1:2", "012:00", "+9:00", "9", "", "9:00 ", "ä:00"] {
            assert_eq!(TimeOfDay::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn days_come_back_as_they_were_written() {
        for text in ["", "mon", "mon wed sun", "mon tue wed thu fri"] {
            assert_eq!(Days::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Days::parse("sun  mon"), Days::parse("mon sun"));
        assert_eq!(Days::parse("mon, tue"), None);
    }

    #[test]
    fn hours_end_where_they_end() {
        // 1970-01-01, a Thursday.
        let rules = every("09:00", "17:00", "thu");
        assert!(rules.is_within(local(0, "09:00")) && rules.is_within(local(0, "16:59")));
        assert!(!rules.is_within(local(0, "08:59")) && !rules.is_within(local(0, "17:00")));
        assert!(!rules.is_within(local(1, "12:00")), "Friday was not chosen");
        assert!(rules.is_within(local(7, "12:00")) && rules.is_within(local(-7, "12:00")));
    }

    #[test]
    fn hours_over_midnight_belong_to_the_day_they_begin_on() {
        let rules = every("22:00", "06:00", "thu");
        assert!(rules.is_within(local(0, "23:00")) && rules.is_within(local(1, "05:59")));
        assert!(!rules.is_within(local(0, "05:00")), "that was Wednesday's");
        assert!(!rules.is_within(local(1, "23:00")));
    }

    #[test]
    fn the_same_time_twice_is_the_whole_day() {
        let rules = every("08:00", "08:00", "mon tue wed thu fri sat sun");
        assert!((0..DAY_MINUTES).all(|minute| {
            rules.is_within(Local { day: 3, time: TimeOfDay::from_minutes(i32::from(minute)) })
        }));
    }
}
