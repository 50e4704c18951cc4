//! What the window remembers of being in step: which breath, how long, when, and the words that were typed.

use jiff::civil::Time;
use jiff::{ToSpan as _, Zoned};
use softlanding_core::in_step::{Breath, Rhythm, Spoken, spoken};
use softlanding_core::record::ExerciseKey;

use crate::app::App;
use crate::library::Entry;
use crate::search;

/// How many breaths there are to choose from.
const BREATHS_MOST: usize = 5;
/// In 4, out 6: what there is without any practice.
const USUAL: Breath = Breath { in_ms: 4_000, hold_ms: 0, out_ms: 6_000, rest_ms: 0 };
const USUAL_MINUTES: u32 = 5;
/// A time that is suggested lies at least this many minutes ahead.
const AHEAD_MINUTES: i64 = 5;
const SUGGESTED_EVERY: i8 = 15;
/// What is typed is no longer.
pub const TYPED_MOST: usize = 80;

/// In step with somebody.
#[derive(Debug)]
pub struct InStepDraft {
    /// The practice from whose page one came, once it was taken in.
    of: Option<ExerciseKey>,
    pub breath: Breath,
    pub minutes: u32,
    /// Hour and minute, while a time is chosen.
    pub meets: Option<(i8, i8)>,
    /// Whether the keyboard is to come to the time in the next frame.
    pub goes_to_time: bool,
    pub typed: String,
}

impl Default for InStepDraft {
    fn default() -> Self {
        Self {
            of: None,
            breath: USUAL,
            minutes: USUAL_MINUTES,
            meets: None,
            goes_to_time: false,
            typed: String::new(),
        }
    }
}

impl InStepDraft {
    /// Takes over the breath of the practice that one came from, once.
    pub fn come_from(&mut self, app: &App, key: Option<&ExerciseKey>) {
        if self.of.as_ref() == key {
            return;
        }
        self.of = key.cloned();
        if let Some(spoken) = key.and_then(|key| spoken_of(app, app.library().find(key)?)) {
            (self.breath, self.minutes) = (spoken.rhythm.breath(), spoken.rhythm.minutes());
        }
    }

    /// The rhythm that is chosen: no longer than its breath may go on.
    #[must_use]
    pub fn rhythm(&self) -> Option<Rhythm> {
        Rhythm::new(self.breath, self.minutes.min(self.breath.minutes_most()))
    }

    /// The breaths to choose from: the chosen one, and those of the practices that are shown.
    #[must_use]
    pub fn breaths(&self, app: &App) -> Vec<Breath> {
        let mut breaths = vec![USUAL];
        for entry in app.library().entries() {
            if breaths.len() >= BREATHS_MOST {
                break;
            }
            if let Some(spoken) = spoken_of(app, entry)
                && spoken.is_exact
                && !breaths.contains(&spoken.rhythm.breath())
                && search::is_shown(entry, app.settings())
            {
                breaths.push(spoken.rhythm.breath());
            }
        }
        if !breaths.contains(&self.breath) {
            breaths.insert(0, self.breath);
            breaths.truncate(BREATHS_MOST);
        }
        breaths
    }
}

/// What words can say of a practice, at the length it has for this person.
#[must_use]
pub fn spoken_of(app: &App, entry: &Entry) -> Option<Spoken> {
    spoken(&entry.exercise, app.usual_length_ms(&entry.exercise))
}

/// The next quarter of an hour that leaves time to tell each other.
#[must_use]
pub fn suggested(now: &Zoned) -> (i8, i8) {
    let ahead = now.checked_add(AHEAD_MINUTES.minutes()).unwrap_or_else(|_| now.clone());
    let missing = (SUGGESTED_EVERY - ahead.minute() % SUGGESTED_EVERY) % SUGGESTED_EVERY;
    let ahead = ahead.checked_add(i64::from(missing).minutes()).unwrap_or(ahead);
    (ahead.hour(), ahead.minute())
}

/// When a clock on this wall shows that time next; a time that this day leaves out is the one after it.
#[must_use]
pub fn next_at(now: &Zoned, (hour, minute): (i8, i8)) -> Option<Zoned> {
    let time = Time::new(hour, minute, 0, 0).ok()?;
    let today = now.date().to_datetime(time).to_zoned(now.time_zone().clone()).ok()?;
    if today > *now {
        return Some(today);
    }
    let tomorrow = now.date().tomorrow().ok()?;
    tomorrow.to_datetime(time).to_zoned(now.time_zone().clone()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zoned(text: &str) -> Zoned {
        text.parse().unwrap()
    }

    #[test]
    fn a_time_that_has_gone_by_is_tomorrows() {
        let now = zoned("2026-11-30T20:58:30+01:00[Europe/Berlin]");
        assert_eq!(next_at(&now, (21, 0)).unwrap(), zoned("2026-11-30T21:00:00+01:00[Europe/Berlin]"));
        assert_eq!(next_at(&now, (20, 58)).unwrap(), zoned("2026-12-01T20:58:00+01:00[Europe/Berlin]"));
        assert_eq!(next_at(&now, (24, 0)), None);
    }

    #[test]
    fn a_time_that_the_day_leaves_out_is_the_one_after_it() {
        let now = zoned("2026-03-29T00:10:00+01:00[Europe/Berlin]");
        let at = next_at(&now, (2, 30)).unwrap();
        assert_eq!(at.timestamp(), "2026-03-29T01:30:00Z".parse().unwrap());
    }

    #[test]
    fn what_is_suggested_is_a_quarter_of_an_hour_that_leaves_time() {
        for (now, at) in [("20:58", (21, 15)), ("20:55", (21, 0)), ("23:56", (0, 15)), ("12:00", (12, 15))] {
            let now = zoned(&format!("2026-11-30T{now}:00+00:00[UTC]"));
            assert_eq!(suggested(&now), at);
        }
    }
}
