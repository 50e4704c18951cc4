//! The journal as a table, one row a sitting, and after them one row for each of the kept words. Reads what spreadsheets make of it as well: other
//! separators, other line ends, other orders of the columns.

use std::borrow::Cow;
use std::io::{self, BufRead, Write};

use csv::{Terminator, WriterBuilder};
use softlanding_core::rating::{Level, Rating};
use softlanding_core::record::{ExerciseKey, Jotting, JottingKind, Record};
use uuid::Uuid;

use super::batches::{Found, Take};
use super::cells::{guarded, joined, split, unguarded};
use super::check;
use super::report::{ExchangeError, FilePlace, SittingError};
use super::rows::{Cells, Row, Rows};
use super::times::{self, WallClock};
use crate::records::codec::{ending_from_word, ending_word, state_from_word, state_word};
use crate::records::codec::{jotting_kind_from_word, jotting_kind_word, key_from_text, key_to_text};

/// The columns in the order in which they are written. The last one has always as many letters, so
/// that a file that was cut short anywhere is known by it.
pub const COLUMNS: [&str; 26] = [
    "id",
    "kind",
    "started_utc",
    "started_local",
    "zone",
    "exercise",
    "title",
    "planned_ms",
    "practised_ms",
    "ending",
    "follows",
    "before_state",
    "before_hardness",
    "before_presence",
    "before_words",
    "after_state",
    "after_hardness",
    "after_presence",
    "after_words",
    "later_state",
    "later_hardness",
    "later_presence",
    "later_words",
    "note",
    "tags",
    "parts",
];
const BEFORE: [&str; 4] = ["before_state", "before_hardness", "before_presence", "before_words"];
const AFTER: [&str; 4] = ["after_state", "after_hardness", "after_presence", "after_words"];
const LATER: [&str; 4] = ["later_state", "later_hardness", "later_presence", "later_words"];
/// Without these nothing can be said about a sitting.
const NEEDED: [&str; 5] = ["id", "started_utc", "exercise", "practised_ms", "ending"];
/// The kind of a row that is a sitting; of an empty one as well.
const SITTING: &str = "practice";
/// The state of a rating that was given without one.
const NOT_SAID: &str = "not said";
/// What Excel writes first when it is asked to keep the separator.
const SEPARATOR_LINE: &str = "sep=";

/// # Errors
/// Those of the writer.
pub(super) fn write<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    jottings: &[Jotting],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    table.write_record(COLUMNS)?;
    let mut clock = WallClock::default();
    let mut write_row = |cells: [String; COLUMNS.len()]| {
        for cell in cells {
            table.write_field(guarded(&cell).as_bytes())?;
        }
        table.write_record(None::<&[u8]>)
    };
    for record in records {
        write_row(cells(record, &mut clock))?;
    }
    for jotting in jottings {
        write_row(jotting_cells(jotting, &mut clock))?;
    }
    table.flush()
}

fn jotting_cells(jotting: &Jotting, clock: &mut WallClock) -> [String; COLUMNS.len()] {
    COLUMNS.map(|column| match column {
        "id" => jotting.id.to_string(),
        "kind" => jotting_kind_word(jotting.kind).to_owned(),
        "started_utc" => times::utc(jotting.created_utc_ms),
        "started_local" => clock.local(jotting.created_utc_ms, &jotting.zone),
        "zone" => jotting.zone.clone(),
        "exercise" => jotting.exercise.as_ref().map(key_to_text).unwrap_or_default(),
        "title" => jotting.title.clone(),
        "note" => jotting.text.clone(),
        "tags" if !jotting.tag.is_empty() => joined(std::slice::from_ref(&jotting.tag)),
        "parts" => mark_cell(0),
        _ => String::new(),
    })
}

/// With a letter before it, or a spreadsheet would take some of them for numbers.
fn mark_cell(parts_hash: u64) -> String {
    format!("x{parts_hash:016x}")
}

fn cells(record: &Record, clock: &mut WallClock) -> [String; COLUMNS.len()] {
    let [before_state, before_hardness, before_presence, before_words] = rating_cells(record.before.as_ref());
    let [after_state, after_hardness, after_presence, after_words] = rating_cells(record.after.as_ref());
    let [later_state, later_hardness, later_presence, later_words] = rating_cells(record.later.as_ref());
    [
        record.id.to_string(),
        SITTING.to_owned(),
        times::utc(record.started_utc_ms),
        clock.local(record.started_utc_ms, &record.zone),
        record.zone.clone(),
        key_to_text(&record.exercise),
        record.title.clone(),
        record.planned_ms.to_string(),
        record.practised_ms.to_string(),
        ending_word(record.ending).to_owned(),
        record.follows.map(|id| id.to_string()).unwrap_or_default(),
        before_state,
        before_hardness,
        before_presence,
        before_words,
        after_state,
        after_hardness,
        after_presence,
        after_words,
        later_state,
        later_hardness,
        later_presence,
        later_words,
        record.note.clone(),
        joined(&record.tags),
        mark_cell(record.parts_hash),
    ]
}

fn rating_cells(rating: Option<&Rating>) -> [String; 4] {
    let Some(rating) = rating else { return Default::default() };
    let level = |level: Option<Level>| level.map(|level| level.get().to_string()).unwrap_or_default();
    [
        rating.state.map_or(NOT_SAID, state_word).to_owned(),
        level(rating.hardness),
        level(rating.presence),
        joined(&rating.words),
    ]
}

/// Whether a file that begins like this is a table of sittings, with whatever it separates.
pub(super) fn is_like(head: &str) -> bool {
    let heading = head.lines().find(|line| !line.starts_with(SEPARATOR_LINE)).unwrap_or_default();
    ["id", "started_utc", "exercise"].iter().all(|name| {
        heading.split([',', ';', '\t']).any(|cell| cell.trim_matches(['"', ' ']).eq_ignore_ascii_case(name))
    })
}

/// What separates the cells: whichever stands in the heading most often.
fn separator(head: &str) -> u8 {
    let heading = head.lines().next().unwrap_or_default();
    if let Some(named) = heading.strip_prefix(SEPARATOR_LINE).and_then(|rest| rest.bytes().next()) {
        return named;
    }
    let count = |separator: &u8| heading.bytes().filter(|byte| byte == separator).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Reads all rows that are whole. `head` is how the file begins; `source` begins there as well.
///
/// # Errors
/// When it cannot be read, or the heading lacks a column that is needed.
pub(super) fn read(head: &str, source: impl BufRead, take: Take<'_>) -> Result<(), ExchangeError> {
    let mut rows = Rows::new(source, separator(head));
    if head.starts_with(SEPARATOR_LINE) {
        rows.next().map_err(ExchangeError::unreadable)?;
    }
    let heading = match rows.next().map_err(ExchangeError::unreadable)? {
        Some(Row::Cells(cells)) => Heading::of(cells)?,
        Some(Row::TooLarge) => return Err(ExchangeError::Unknown),
        None => return Err(ExchangeError::Empty),
    };
    // Of a line that ends with two signs, the reader takes the second one for the next line's.
    let lines_before =
        u64::from(head.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")));
    loop {
        let place = FilePlace::Line(rows.line() + lines_before);
        let found = match rows.next().map_err(ExchangeError::unreadable)? {
            Some(Row::Cells(cells)) if cells.iter().all(<[u8]>::is_empty) => continue,
            Some(Row::Cells(cells)) => heading.row(cells),
            Some(Row::TooLarge) => Err(SittingError::TooLarge),
            None => return Ok(()),
        };
        if take(place, found).is_break() {
            return Ok(());
        }
    }
}

/// In which place each of [`COLUMNS`] stands.
struct Heading {
    places: [Option<usize>; COLUMNS.len()],
    width: usize,
}

impl Heading {
    fn of(row: Cells<'_>) -> Result<Self, ExchangeError> {
        let names: Vec<String> =
            row.iter().map(|name| String::from_utf8_lossy(name).trim().to_ascii_lowercase()).collect();
        let places = COLUMNS.map(|column| names.iter().position(|name| name == column));
        let heading = Self { places, width: names.len() };
        let missing: Vec<&str> =
            NEEDED.into_iter().filter(|column| heading.place(column).is_none()).collect();
        match missing.as_slice() {
            [] => Ok(heading),
            _ => Err(ExchangeError::MissingColumns { names: missing }),
        }
    }

    fn place(&self, column: &str) -> Option<usize> {
        let (_, place) = COLUMNS.iter().zip(&self.places).find(|(name, _)| **name == column)?;
        *place
    }

    /// The text in a column; empty where there is no such column.
    fn text<'a>(&self, row: Cells<'a>, column: &str) -> Result<Cow<'a, str>, SittingError> {
        let cell = self.place(column).and_then(|place| row.get(place)).unwrap_or_default();
        std::str::from_utf8(cell).map(unguarded).map_err(|_| SittingError::NotText)
    }

    /// What stands in a column, if anything does.
    fn value<T>(
        &self,
        row: Cells<'_>,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, SittingError> {
        let text = self.text(row, column)?;
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let not_understood = || SittingError::not_understood(column, text);
        read(text).map(Some).ok_or_else(not_understood)
    }

    fn needed<T>(
        &self,
        row: Cells<'_>,
        column: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, SittingError> {
        self.value(row, column, read)?.ok_or(SittingError::Missing { what: column })
    }

    fn row(&self, row: Cells<'_>) -> Result<Found, SittingError> {
        if row.len() < self.width {
            return Err(SittingError::CutShort);
        }
        if row.iter().skip(self.width).any(|cell| !cell.is_empty()) {
            return Err(SittingError::TooManyCells);
        }
        let kind = self.value(row, "kind", |word| {
            let word = word.to_ascii_lowercase();
            if word == SITTING { Some(None) } else { jotting_kind_from_word(&word).map(Some) }
        })?;
        match kind.flatten() {
            None => self.record(row).map(|record| Found::Sitting(Box::new(record))),
            Some(kind) => self.jotting(row, kind).map(Found::Jotting),
        }
    }

    fn jotting(&self, row: Cells<'_>, kind: JottingKind) -> Result<Jotting, SittingError> {
        if self.place("parts").is_some() {
            // A row that was cut short ends with half a mark.
            self.needed(row, "parts", mark)?;
        }
        let mut tags = split(&self.text(row, "tags")?);
        let tag = tags.pop().unwrap_or_default();
        if !tags.is_empty() {
            return Err(SittingError::TooMany { what: "tags", most: 1 });
        }
        check::check_jotting(Jotting {
            id: self.needed(row, "id", |text| Uuid::try_parse(text).ok())?,
            kind,
            text: self.text(row, "note")?.into_owned(),
            tag,
            created_utc_ms: self.needed(row, "started_utc", times::utc_ms)?,
            zone: self.text(row, "zone")?.into_owned(),
            exercise: self.value(row, "exercise", key_from_text)?,
            title: self.text(row, "title")?.into_owned(),
        })
    }

    fn record(&self, row: Cells<'_>) -> Result<Record, SittingError> {
        let exercise: ExerciseKey = self.needed(row, "exercise", key_from_text)?;
        let practised_ms = self.needed(row, "practised_ms", |text| text.parse().ok())?;
        let record = Record {
            id: self.needed(row, "id", |text| Uuid::try_parse(text).ok())?,
            title: self.text(row, "title")?.into_owned(),
            parts_hash: if self.place("parts").is_some() { self.needed(row, "parts", mark)? } else { 0 },
            started_utc_ms: self.needed(row, "started_utc", times::utc_ms)?,
            zone: self.text(row, "zone")?.into_owned(),
            planned_ms: self.value(row, "planned_ms", |text| text.parse().ok())?.unwrap_or(practised_ms),
            practised_ms,
            ending: self.needed(row, "ending", |word| ending_from_word(&word.to_ascii_lowercase()))?,
            before: self.rating(row, BEFORE)?,
            after: self.rating(row, AFTER)?,
            later: self.rating(row, LATER)?,
            follows: self.value(row, "follows", |text| Uuid::try_parse(text).ok())?,
            note: self.text(row, "note")?.into_owned(),
            tags: split(&self.text(row, "tags")?),
            exercise,
        };
        check::check(record)
    }

    fn rating(&self, row: Cells<'_>, columns: [&'static str; 4]) -> Result<Option<Rating>, SittingError> {
        let [state, hardness, presence, words] = columns;
        // Of a state that was not said it says that there is a rating at all.
        let said = self.value(row, state, |word| {
            let word = word.to_ascii_lowercase();
            if word == NOT_SAID { Some(None) } else { state_from_word(&word).map(Some) }
        })?;
        let rating = Rating {
            state: said.flatten(),
            hardness: self.level(row, hardness)?,
            presence: self.level(row, presence)?,
            words: split(&self.text(row, words)?),
        };
        Ok((said.is_some() || !rating.is_empty()).then_some(rating))
    }

    fn level(&self, row: Cells<'_>, column: &'static str) -> Result<Option<Level>, SittingError> {
        let number: Option<i64> = self.value(row, column, |text| text.parse().ok())?;
        number.map(|number| check::level(column, number)).transpose()
    }
}

/// `x` and sixteen digits, all of them.
fn mark(text: &str) -> Option<u64> {
    let digits = text.strip_prefix('x')?;
    (digits.len() == 16).then(|| u64::from_str_radix(digits, 16).ok())?
}
