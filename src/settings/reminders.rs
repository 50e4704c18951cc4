//! When somebody wants to be reminded of a minute for themselves, and in which words.

use softlanding_core::reminder::{Hours, Rest, Rhythm, Rules};

use super::{ReminderRhythm, ReminderSettings};

/// The longest own words of a reminder, in characters.
pub const REMINDER_WORDS_MAX_CHARS: usize = 60;

impl ReminderSettings {
    /// When they come.
    #[must_use]
    pub fn rules(&self) -> Rules {
        let rhythm = match self.rhythm {
            ReminderRhythm::Every => Rhythm::Every {
                minutes: self.every_minutes,
                hours: Hours { from: self.from, until: self.until },
            },
            ReminderRhythm::AtTimes => Rhythm::At(self.times.clone()),
        };
        Rules { rhythm, days: self.days, with_chance: self.with_chance }
    }

    /// Until when they rest.
    #[must_use]
    pub fn rest(&self) -> Rest {
        Rest { day: self.not_on, until_utc_ms: self.paused_until_utc_ms }
    }

    /// The same, resting so.
    #[must_use]
    pub fn resting(&self, Rest { day, until_utc_ms }: Rest) -> Self {
        Self { not_on: day, paused_until_utc_ms: until_utc_ms, ..self.clone() }
    }
}

/// Words for a reminder as they are kept: on one line, not blank, and not too long.
#[must_use]
pub fn fitting_reminder_words(words: &str) -> Option<String> {
    let line: String =
        words.chars().filter(|letter| !letter.is_control()).take(REMINDER_WORDS_MAX_CHARS).collect();
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_reminded_who_did_not_choose_it() {
        assert!(!ReminderSettings::default().on);
    }

    #[test]
    fn own_words_are_one_short_line() {
        assert_eq!(fitting_reminder_words("  Tea?\n\u{1b}").as_deref(), Some("Tea?"));
        assert_eq!(fitting_reminder_words(" \n"), None);
        let long = fitting_reminder_words(&"ä".repeat(90));
        assert_eq!(long.map(|words| words.chars().count()), Some(REMINDER_WORDS_MAX_CHARS));
    }

    #[test]
    fn a_rest_is_kept_as_it_is() {
        let rest = Rest { day: Some(20_000), until_utc_ms: None };
        assert_eq!(ReminderSettings::default().resting(rest).rest(), rest);
    }
}
