//! Records as rows of the table `sittings` and back. Knows the columns, nothing of files.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use softlanding_core::rating::{Level, Rating};
use softlanding_core::record::{ExerciseKey, Record};
use uuid::Uuid;

use super::schema;
use super::what::What;
use crate::records::codec::{ending_from_word, ending_word, state_from_word, state_word};
use crate::records::codec::{origin_from_text, origin_to_text};

/// All columns, in the order in which [`values`] fills and [`record`] reads them.
pub(super) const COLUMNS: [&str; 25] = [
    "id",
    "origin",
    "exercise",
    "title",
    "parts_hash",
    "started_utc_ms",
    "zone",
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
];

/// The columns of a file that was never brought to version 2, as it is only read.
const COLUMNS_OF_VERSION_1: usize = 23;

static INSERT: LazyLock<String> = LazyLock::new(|| {
    let places: Vec<String> = (1..=COLUMNS.len()).map(|place| format!("?{place}")).collect();
    format!("INSERT INTO sittings ({}) VALUES ({})", COLUMNS.join(", "), places.join(", "))
});

static FIND: LazyLock<String> =
    LazyLock::new(|| format!("SELECT {} FROM sittings WHERE id = ?1", COLUMNS.join(", ")));

/// Newest first, by id: version 7 orders them as they happened, also when the clock was set back
/// in between.
static PAGE: LazyLock<String> = LazyLock::new(|| page_of(&COLUMNS.join(", ")));

static PAGE_OF_VERSION_1: LazyLock<String> = LazyLock::new(|| {
    let known: Vec<&str> = COLUMNS.into_iter().take(COLUMNS_OF_VERSION_1).collect();
    page_of(&format!("{}, NULL, NULL", known.join(", ")))
});

fn page_of(columns: &str) -> String {
    format!("SELECT {columns} FROM sittings WHERE id < ?1 ORDER BY id DESC LIMIT ?2")
}

/// Follows every id in the order of text.
const AFTER_ALL_IDS: &str = "~";

/// Inserts a record whose id is not there.
pub(super) fn insert(connection: &Connection, record: &Record) -> rusqlite::Result<()> {
    connection.prepare_cached(&INSERT)?.execute(params_from_iter(values(record)))?;
    Ok(())
}

/// Writes the columns in which the record differs from the row of its id as it was read, and raises the row's
/// revision.
pub(super) fn update(connection: &Connection, row: &Record, record: &Record) -> rusqlite::Result<()> {
    let pairs = values(row).into_iter().zip(values(record));
    let changed = COLUMNS.into_iter().zip(pairs).filter(|(_, (old, new))| old != new);
    let (columns, new): (Vec<String>, Vec<Value>) =
        changed.map(|(column, (_, new))| (format!("{column} = ?"), new)).unzip();
    if columns.is_empty() {
        return Ok(());
    }
    let update = format!("UPDATE sittings SET {}, revision = revision + 1 WHERE id = ?", columns.join(", "));
    let id = Value::from(record.id.to_string());
    connection.prepare_cached(&update)?.execute(params_from_iter(new.into_iter().chain([id])))?;
    Ok(())
}

fn page_select(connection: &Connection) -> rusqlite::Result<&'static str> {
    Ok(if schema::version(connection)? < 2 { &PAGE_OF_VERSION_1 } else { &PAGE })
}

/// The row of this id.
pub(super) fn find(
    connection: &Connection,
    id: Uuid,
) -> rusqlite::Result<Option<Result<Record, Unreadable>>> {
    let mut statement = connection.prepare_cached(&FIND)?;
    let mut rows = statement.query([id.to_string()])?;
    Ok(rows.next()?.map(record))
}

/// The ids of those of them that are there.
pub(super) fn ids(connection: &Connection, what: &What) -> rusqlite::Result<BTreeSet<String>> {
    match what {
        What::Sittings(ids) => {
            let mut is_there = connection.prepare_cached("SELECT 1 FROM sittings WHERE id = ?1")?;
            let ids = ids.iter().map(Uuid::to_string);
            ids.filter_map(|id| match is_there.exists([&id]) {
                Ok(true) => Some(Ok(id)),
                Ok(false) => None,
                Err(error) => Some(Err(error)),
            })
            .collect()
        }
        What::Period { from_utc_ms, until_utc_ms } => {
            let select = "SELECT id FROM sittings WHERE started_utc_ms >= ?1 AND started_utc_ms < ?2";
            let mut statement = connection.prepare_cached(select)?;
            statement.query_map([from_utc_ms, until_utc_ms], |row| row.get(0))?.collect()
        }
        What::Exercise(exercise) => {
            let select = "SELECT id FROM sittings WHERE origin = ?1 AND exercise = ?2";
            let mut statement = connection.prepare_cached(select)?;
            let named = (origin_to_text(&exercise.origin), exercise.id.as_str());
            statement.query_map(named, |row| row.get(0))?.collect()
        }
    }
}

/// Rows as read: those that could be understood, and how many could not.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) records: Vec<Record>,
    pub(super) unreadable: usize,
}

/// At most `limit` records older than the one of that id, newest first.
pub(super) fn page(
    connection: &Connection,
    limit: usize,
    older_than: Option<Uuid>,
) -> rusqlite::Result<Rows> {
    let mut statement = connection.prepare_cached(page_select(connection)?)?;
    let before = older_than.map_or_else(|| AFTER_ALL_IDS.to_owned(), |id| id.to_string());
    let mut rows = statement.query((before, i64::try_from(limit).unwrap_or(i64::MAX)))?;
    let mut read = Rows::default();
    while let Some(row) = rows.next()? {
        match record(row) {
            Ok(record) => read.records.push(record),
            Err(Unreadable) => read.unreadable += 1,
        }
    }
    Ok(read)
}

/// Hands over every record that can be read, newest first.
pub(super) fn each(connection: &Connection, mut take: impl FnMut(Record)) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(page_select(connection)?)?;
    let mut rows = statement.query((AFTER_ALL_IDS, i64::MAX))?;
    while let Some(row) = rows.next()? {
        if let Ok(record) = record(row) {
            take(record);
        }
    }
    Ok(())
}

/// How many rows there are.
pub(super) fn count(connection: &Connection) -> rusqlite::Result<usize> {
    let count: i64 = connection.query_row("SELECT count(*) FROM sittings", [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

fn values(record: &Record) -> Vec<Value> {
    let mut values: Vec<Value> = vec![
        record.id.to_string().into(),
        origin_to_text(&record.exercise.origin).into(),
        record.exercise.id.clone().into(),
        record.title.clone().into(),
        format!("{:016x}", record.parts_hash).into(),
        record.started_utc_ms.into(),
        record.zone.clone().into(),
        milliseconds(record.planned_ms).into(),
        milliseconds(record.practised_ms).into(),
        ending_word(record.ending).to_owned().into(),
        record.follows.map(|id| id.to_string()).into(),
    ];
    for rating in [&record.before, &record.after, &record.later] {
        values.extend(rating_values(rating.as_ref()));
    }
    values.push(record.note.clone().into());
    values.push(text_from_words(&record.tags).into());
    values
}

fn milliseconds(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// A rating that was never given has no words at all; one that was has a list, perhaps empty.
fn rating_values(rating: Option<&Rating>) -> [Value; 4] {
    let Some(rating) = rating else { return [Value::Null, Value::Null, Value::Null, Value::Null] };
    [
        rating.state.map(|state| state_word(state).to_owned()).into(),
        rating.hardness.map(|level| i64::from(level.get())).into(),
        rating.presence.map(|level| i64::from(level.get())).into(),
        text_from_words(&rating.words).into(),
    ]
}

/// A row with a word that this version does not know, or a number out of its range.
#[derive(Debug)]
pub(super) struct Unreadable;

impl From<rusqlite::Error> for Unreadable {
    fn from(_: rusqlite::Error) -> Self {
        Self
    }
}

fn record(row: &Row<'_>) -> Result<Record, Unreadable> {
    Ok(Record {
        id: id(row, 0)?.ok_or(Unreadable)?,
        exercise: ExerciseKey { origin: word(row, 1, origin_from_text)?.ok_or(Unreadable)?, id: row.get(2)? },
        title: row.get(3)?,
        parts_hash: word(row, 4, |text| u64::from_str_radix(text, 16).ok())?.ok_or(Unreadable)?,
        started_utc_ms: row.get(5)?,
        zone: row.get(6)?,
        planned_ms: milliseconds_from(row, 7)?,
        practised_ms: milliseconds_from(row, 8)?,
        ending: word(row, 9, ending_from_word)?.ok_or(Unreadable)?,
        follows: id(row, 10)?,
        before: rating(row, 11)?,
        after: rating(row, 15)?,
        later: rating(row, 19)?,
        note: row.get::<_, Option<String>>(23)?.unwrap_or_default(),
        tags: word(row, 24, words_from_text)?.unwrap_or_default(),
    })
}

fn milliseconds_from(row: &Row<'_>, column: usize) -> Result<u64, Unreadable> {
    row.get::<_, i64>(column)?.try_into().map_err(|_| Unreadable)
}

/// `None` is an empty column.
fn word<T>(row: &Row<'_>, column: usize, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Unreadable> {
    let text = row.get_ref(column)?.as_str_or_null().map_err(|_| Unreadable)?;
    text.map(|text| read(text).ok_or(Unreadable)).transpose()
}

fn id(row: &Row<'_>, column: usize) -> Result<Option<Uuid>, Unreadable> {
    word(row, column, |text| Uuid::try_parse(text).ok())
}

fn rating(row: &Row<'_>, first_column: usize) -> Result<Option<Rating>, Unreadable> {
    let Some(words) = word(row, first_column + 3, words_from_text)? else { return Ok(None) };
    Ok(Some(Rating {
        state: word(row, first_column, state_from_word)?,
        hardness: level(row, first_column + 1)?,
        presence: level(row, first_column + 2)?,
        words,
    }))
}

fn text_from_words(words: &[String]) -> String {
    serde_json::Value::from(words).to_string()
}

fn words_from_text(text: &str) -> Option<Vec<String>> {
    if text == "[]" { Some(Vec::new()) } else { serde_json::from_str(text).ok() }
}

fn level(row: &Row<'_>, column: usize) -> Result<Option<Level>, Unreadable> {
    let value: Option<u8> = row.get(column)?;
    value.map(|value| Level::new(value).ok_or(Unreadable)).transpose()
}
