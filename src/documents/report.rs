//! A page to bring along: what was kept in a time, for somebody who helps, or for oneself.
//!
//! Holds what was chosen and nothing else. Pure: records and words in, sections out; how they come onto
//! paper is the business of [`crate::documents::page`].

use jiff::{ToSpan, Zoned};
use softlanding_core::insight::{Counts, ExerciseFinding, Here, Observations, between_states, from_here};
use softlanding_core::rating::State;
use softlanding_core::record::Record;

use crate::platform::WallTime;
use crate::settings::Settings;
use crate::text::describe::{Section, Voice};
use crate::text::findings;
use crate::text::names;
use crate::text::{Words, fl};

/// How many sittings are listed: as many as two sheets have room for.
pub const SITTINGS_MOST: [usize; 6] = [30, 24, 18, 12, 6, 1];
/// The number of practices listed for each state.
const PRACTICES_MOST: usize = 3;
/// The most characters that are shown of a note.
const NOTE_CHARACTERS_MOST: usize = 140;

/// How far back a report goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportSpan {
    Month,
    #[default]
    Quarter,
    Year,
    All,
}

impl ReportSpan {
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::All];

    /// The first moment of it, in UTC milliseconds.
    fn first_ms(self, now: &Zoned) -> i64 {
        let back = match self {
            Self::Month => 1.month(),
            Self::Quarter => 3.months(),
            Self::Year => 1.year(),
            Self::All => return i64::MIN,
        };
        let day = now.start_of_day().and_then(|today| today.checked_sub(back));
        day.map_or(i64::MIN, |day| day.timestamp().as_millisecond())
    }
}

/// What is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is chosen by itself")]
pub struct ReportChoice {
    pub span: ReportSpan,
    pub with_practices: bool,
    pub with_states: bool,
    pub with_sittings: bool,
    /// One's own words: those of the ratings, notes and labels.
    pub with_words: bool,
}

impl Default for ReportChoice {
    /// Without one's own words: those are chosen, never given away by default.
    fn default() -> Self {
        Self {
            span: ReportSpan::default(),
            with_practices: true,
            with_states: true,
            with_sittings: false,
            with_words: false,
        }
    }
}

/// What stands on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub title: String,
    pub lead: String,
    pub sections: Vec<Section>,
}

/// The page about these records, newest first as the journal has them; at most `most` sittings are listed.
#[must_use]
pub fn report(
    words: &Words,
    settings: &Settings,
    records: &[Record],
    now: &Zoned,
    (chosen, sittings_most): (&ReportChoice, usize),
) -> Report {
    let from_ms = chosen.span.first_ms(now);
    let records: Vec<&Record> = records.iter().filter(|record| record.started_utc_ms >= from_ms).collect();
    let observations = Observations::from_records(records.iter().copied());
    let mut sections = vec![overview(words, &observations)];
    if chosen.with_states {
        sections.push(states(words, settings, &observations));
    }
    if chosen.with_practices {
        sections.extend(
            State::ALL.into_iter().filter_map(|state| practices(words, settings, &observations, state)),
        );
    }
    if chosen.with_sittings || chosen.with_words {
        sections.push(sittings(words, settings, &records, now, (chosen, sittings_most)));
    }
    sections.push(limits(words));
    sections.retain(|section| !section.lines.is_empty());
    Report { title: fl!(words, "report-title"), lead: time(words, &records, now, chosen.span), sections }
}

fn section(title: String, lines: Vec<String>) -> Section {
    Section { title, lines, voice: Voice::Program }
}

/// "From 1 September to 25 November 2026."
fn time(words: &Words, records: &[&Record], now: &Zoned, span: ReportSpan) -> String {
    let day = |at: &Zoned| words.calendar().day_of_year(at.date());
    let first_ms = match span {
        ReportSpan::All => records.iter().map(|record| record.started_utc_ms).min(),
        _ => Some(span.first_ms(now)),
    };
    let first = first_ms.and_then(|ms| jiff::Timestamp::from_millisecond(ms).ok());
    let first = first.map_or_else(|| now.clone(), |first| first.to_zoned(now.time_zone().clone()));
    fl!(words, "report-time", from = day(&first), to = day(now))
}

fn overview(words: &Words, observations: &Observations) -> Section {
    let all = observations.all();
    let count = fl!(words, "lately-all", count = all.len());
    let lines = if all.is_empty() {
        vec![count]
    } else {
        vec![count, findings::counts(words, None, &Counts::of(all))]
    };
    section(fl!(words, "report-overview"), lines)
}

fn states(words: &Words, settings: &Settings, observations: &Observations) -> Section {
    let between = between_states(observations, ..);
    section(fl!(words, "looking-between"), findings::between(words, settings, &between))
}

fn practices(
    words: &Words,
    settings: &Settings,
    observations: &Observations,
    state: State,
) -> Option<Section> {
    let found = from_here(observations, Here { state, band: None });
    let line = |one: &ExerciseFinding| {
        let said = findings::found(words, state, one).join(" ");
        format!("{}: {}. {said}", one.title, findings::counts(words, Some(state), &one.counts))
    };
    let lines: Vec<String> = found.exercises.iter().take(PRACTICES_MOST).map(line).collect();
    let title = fl!(words, "report-from", state = names::state(words, settings, state));
    (!lines.is_empty()).then(|| section(title, lines))
}

fn sittings(
    words: &Words,
    settings: &Settings,
    records: &[&Record],
    now: &Zoned,
    (chosen, most): (&ReportChoice, usize),
) -> Section {
    let told: Vec<String> = records
        .iter()
        .filter(|record| chosen.with_sittings || has_words(record))
        .map(|record| sitting(words, settings, record, now, chosen.with_words))
        .collect();
    let more = told.len().saturating_sub(most);
    let mut lines: Vec<String> = told.into_iter().take(most).collect();
    if more > 0 {
        lines.push(fl!(words, "report-more", count = more));
    }
    section(fl!(words, "report-sittings"), lines)
}

fn has_words(record: &Record) -> bool {
    !record.note.is_empty() || !record.tags.is_empty()
}

fn sitting(words: &Words, settings: &Settings, record: &Record, now: &Zoned, with_words: bool) -> String {
    let begun = WallTime::begun(record).zoned();
    let (calendar, date) = (words.calendar(), begun.date());
    let is_this_year = begun.year() == now.year();
    let day = if is_this_year { calendar.day_of_month(date) } else { calendar.day_in_short(date) };
    let when = fl!(words, "day-and-time", day = day, time = names::time(words, &begun));
    let without_words = |rating: &Option<softlanding_core::rating::Rating>| {
        let mut rating = rating.clone();
        if !with_words && let Some(rating) = &mut rating {
            rating.words.clear();
        }
        rating
    };
    let (before, after) = (without_words(&record.before), without_words(&record.after));
    let went = findings::before_and_after(words, settings, before.as_ref(), after.as_ref());
    let mut said = format!("{when} · {} · {went}", record.title);
    if with_words {
        let note = shortened(&record.note);
        for own in record.tags.iter().chain([&note]).filter(|own| !own.is_empty()) {
            said.push_str(" · ");
            said.push_str(own);
        }
    }
    said
}

/// The beginning of a note, in one line.
fn shortened(note: &str) -> String {
    let line = note.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(NOTE_CHARACTERS_MOST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// What the numbers cannot say, in three sentences.
fn limits(words: &Words) -> Section {
    let lines = vec![
        fl!(words, "report-limits-falls"),
        fl!(words, "report-limits-few"),
        fl!(words, "report-limits-far"),
    ];
    section(fl!(words, "numbers-title"), lines)
}

#[cfg(test)]
mod tests {
    use softlanding_core::rating::{Level, Rating};
    use uuid::Uuid;

    use super::*;

    fn now() -> Zoned {
        "2026-11-25T12:00[Europe/Berlin]".parse().unwrap()
    }

    fn record(days_ago: i64) -> Record {
        let rating = |state, hardness, word: &str| {
            Some(Rating {
                state: Some(state),
                hardness: Level::new(hardness),
                presence: None,
                words: vec![word.to_owned()],
            })
        };
        let id = Uuid::from_u128(1_000 - u128::from(days_ago.unsigned_abs()));
        let started_utc_ms = now().timestamp().as_millisecond() - days_ago * 86_400_000;
        Record {
            zone: "Europe/Berlin".to_owned(),
            planned_ms: 60_000,
            practised_ms: 60_000,
            before: rating(State::StirredUp, 7, "secretword"),
            after: rating(State::Settled, 3, "otherword"),
            note: "secretnote".to_owned(),
            tags: vec!["secrettag".to_owned()],
            ..softlanding_core::testing::sitting_at(id, started_utc_ms)
        }
    }

    fn said(records: &[Record], chosen: &ReportChoice) -> String {
        let page =
            report(&Words::english(), &Settings::default(), records, &now(), (chosen, SITTINGS_MOST[0]));
        let lines =
            page.sections.iter().flat_map(|section| [&section.title].into_iter().chain(&section.lines));
        lines.cloned().collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_was_not_chosen_is_not_in_it() {
        let records = [record(1), record(40), record(400)];
        let usual = said(&records, &ReportChoice::default());
        assert!(usual.contains("2 practices"), "three months: {usual}");
        let words = ["secretword", "otherword", "secretnote", "secrettag"];
        for word in words {
            assert!(!usual.contains(word), "{word} in {usual}");
        }
        let with_sittings = ReportChoice { with_sittings: true, ..ReportChoice::default() };
        let listed = said(&records, &with_sittings);
        assert!(listed.contains("24 Nov, 12:00 · Box · Stirred up 7 before, Settled 3 after"), "{listed}");
        assert!(words.iter().all(|word| !listed.contains(word)), "{listed}");
        let all = ReportChoice { span: ReportSpan::All, with_words: true, ..with_sittings };
        let all = said(&records, &all);
        assert!(words.iter().all(|word| all.contains(word)), "{all}");
        let nothing = ReportChoice { with_practices: false, with_states: false, ..ReportChoice::default() };
        assert!(!said(&records, &nothing).contains("Box"));
    }

    #[test]
    fn two_sheets_hold_all_that_can_be_chosen() {
        let states = [State::StirredUp, State::ShutDown, State::Mixed, State::Settled];
        let records: Vec<Record> = (0..400)
            .map(|number| {
                let mut record = record(number);
                let place = usize::try_from(number).unwrap();
                record.exercise.id = format!("practice-{}", place % 9);
                record.title = format!("A practice with a rather long title {}", place % 9);
                if let Some(before) = &mut record.before {
                    before.state = Some(states[place % 4]);
                    before.presence = Level::new(3);
                }
                record.note = "a long note about how it was ".repeat(20);
                record
            })
            .collect();
        let chosen = ReportChoice {
            span: ReportSpan::All,
            with_practices: true,
            with_states: true,
            with_sittings: true,
            with_words: true,
        };
        let words = Words::english();
        let settings = Settings::default();
        let page = |most| report(&words, &settings, &records, &now(), (&chosen, most));
        let sheets =
            SITTINGS_MOST.map(|most| crate::documents::page::report_sheets(&words, &page(most)).unwrap());
        assert!(sheets.iter().any(|sheets| *sheets <= 2), "{sheets:?}");
    }

    #[test]
    fn nothing_kept_is_said_and_no_more() {
        let empty = said(&[], &ReportChoice::default());
        assert!(empty.contains("No practices"), "{empty}");
    }
}
