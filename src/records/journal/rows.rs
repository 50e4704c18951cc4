//! Records as rows of the table `sittings` and back. Knows the columns, nothing of files.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use rusqlite::types::Value;
use rusqlite::{Connection, Params, Row, Statement, params_from_iter};
use softlanding_core::rating::{Level, Rating};
use softlanding_core::record::{ExerciseKey, Record};
use uuid::Uuid;

use super::schema;
use super::what::What;
use crate::records::codec::{ending_from_word, ending_word, state_from_word, state_word};
use crate::records::codec::{origin_from_text, origin_to_text};

/// All columns that are written and read.
const COLUMNS: [&str; 25] = [
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

/// A file that is written has been brought to the latest version.
const VERSION_WRITTEN: i32 = 4;
/// Columns that a file has not which was never brought to version 2, as it is only read.
const NEW_IN_VERSION_2: [&str; 2] = ["note", "tags"];

static INSERT: LazyLock<String> = LazyLock::new(|| {
    let places: Vec<String> = COLUMNS.iter().map(|column| format!(":{column}")).collect();
    format!("INSERT INTO sittings ({}) VALUES ({})", COLUMNS.join(", "), places.join(", "))
});

static FIND: LazyLock<String> = LazyLock::new(|| select(VERSION_WRITTEN, whole, "WHERE id = :id"));

/// Selects rows of a file of this version with every column, and what follows.
fn select(version: i32, read: impl Fn(&str) -> String, rows: &str) -> String {
    let columns = COLUMNS.map(|column| {
        let is_there = version >= 2 || !NEW_IN_VERSION_2.contains(&column);
        format!("{} AS {column}", if is_there { read(column) } else { "NULL".to_owned() })
    });
    format!("SELECT {} FROM sittings {rows}", columns.join(", "))
}

/// A column as it is.
fn whole(column: &str) -> String {
    column.to_owned()
}

/// A column as a sitting without words needs it: only whether there are any.
fn without_words(column: &str) -> String {
    match column {
        "before_words" | "after_words" | "later_words" => {
            format!("CASE WHEN {column} IS NULL THEN NULL ELSE '[]' END")
        }
        "note" => "substr(note, 1, 1)".to_owned(),
        column => column.to_owned(),
    }
}

/// Newest first, by id: version 7 orders them as they happened, also when the clock was set back
/// in between.
const PAGE: &str = "WHERE id < :before ORDER BY id DESC LIMIT :limit";

/// Follows every id in the order of text.
const AFTER_ALL_IDS: &str = "~";

/// Inserts a record whose id is not there.
pub(super) fn insert(connection: &Connection, record: &Record) -> rusqlite::Result<()> {
    let values = values(record).map(|(_, value)| value);
    connection.prepare_cached(&INSERT)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Writes the columns in which the record differs from the row of its id as it was read.
pub(super) fn update(connection: &Connection, row: &Record, record: &Record) -> rusqlite::Result<()> {
    let pairs = values(row).into_iter().zip(values(record));
    let changed = pairs.filter(|(old, new)| old != new).map(|(_, new)| new);
    let (columns, new): (Vec<String>, Vec<Value>) =
        changed.map(|(column, value)| (format!("{column} = ?"), value)).unzip();
    if columns.is_empty() {
        return Ok(());
    }
    let update = format!("UPDATE sittings SET {} WHERE id = ?", columns.join(", "));
    let id = Value::from(record.id.to_string());
    connection.prepare_cached(&update)?.execute(params_from_iter(new.into_iter().chain([id])))?;
    Ok(())
}

/// The row of this id, in a file that may be written.
pub(super) fn find(
    connection: &Connection,
    id: Uuid,
) -> rusqlite::Result<Option<Result<Record, Unreadable>>> {
    find_by(connection, &FIND, id)
}

/// The row of this id, in a file of any version.
pub(super) fn find_in_any(
    connection: &Connection,
    id: Uuid,
) -> rusqlite::Result<Option<Result<Record, Unreadable>>> {
    find_by(connection, &select(schema::version(connection)?, whole, "WHERE id = :id"), id)
}

fn find_by(
    connection: &Connection,
    select: &str,
    id: Uuid,
) -> rusqlite::Result<Option<Result<Record, Unreadable>>> {
    let mut statement = connection.prepare_cached(select)?;
    let columns = Columns::of(&statement)?;
    let mut rows = statement.query([id.to_string()])?;
    Ok(rows.next()?.map(|row| record(row, &columns)))
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
    let select = select(schema::version(connection)?, whole, PAGE);
    let before = older_than.map_or_else(|| AFTER_ALL_IDS.to_owned(), |id| id.to_string());
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut read = Rows::default();
    read_each(connection, &select, (before, limit), |record| match record {
        Ok(record) => read.records.push(record),
        Err(Unreadable) => read.unreadable += 1,
    })?;
    Ok(read)
}

/// Hands over every record that can be read, newest first.
pub(super) fn each(connection: &Connection, mut take: impl FnMut(Record)) -> rusqlite::Result<()> {
    let select = select(schema::version(connection)?, whole, PAGE);
    read_each(connection, &select, (AFTER_ALL_IDS, i64::MAX), |record| record.into_iter().for_each(&mut take))
}

/// Hands over every record that can be read, oldest first and without its words: of a note only its first letter.
pub(super) fn each_without_words(
    connection: &Connection,
    mut take: impl FnMut(Record),
) -> rusqlite::Result<()> {
    let select = select(schema::version(connection)?, without_words, "ORDER BY id");
    read_each(connection, &select, (), |record| record.into_iter().for_each(&mut take))
}

fn read_each(
    connection: &Connection,
    select: &str,
    parameters: impl Params,
    mut take: impl FnMut(Result<Record, Unreadable>),
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(select)?;
    let columns = Columns::of(&statement)?;
    let mut rows = statement.query(parameters)?;
    while let Some(row) = rows.next()? {
        take(record(row, &columns));
    }
    Ok(())
}

/// How many rows there are.
pub(super) fn count(connection: &Connection) -> rusqlite::Result<usize> {
    let count: i64 = connection.query_row("SELECT count(*) FROM sittings", [], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Each column with its value, in the order of [`COLUMNS`].
fn values(record: &Record) -> [(&'static str, Value); COLUMNS.len()] {
    let [before, after, later] = [&record.before, &record.after, &record.later].map(|rating| rating.as_ref());
    COLUMNS.map(|column| {
        (
            column,
            match column {
                "id" => record.id.to_string().into(),
                "origin" => origin_to_text(&record.exercise.origin).into(),
                "exercise" => record.exercise.id.clone().into(),
                "title" => record.title.clone().into(),
                "parts_hash" => format!("{:016x}", record.parts_hash).into(),
                "started_utc_ms" => record.started_utc_ms.into(),
                "zone" => record.zone.clone().into(),
                "planned_ms" => milliseconds(record.planned_ms).into(),
                "practised_ms" => milliseconds(record.practised_ms).into(),
                "ending" => ending_word(record.ending).to_owned().into(),
                "follows" => record.follows.map(|id| id.to_string()).into(),
                "before_state" => state(before),
                "before_hardness" => hardness(before),
                "before_presence" => presence(before),
                "before_words" => words(before),
                "after_state" => state(after),
                "after_hardness" => hardness(after),
                "after_presence" => presence(after),
                "after_words" => words(after),
                "later_state" => state(later),
                "later_hardness" => hardness(later),
                "later_presence" => presence(later),
                "later_words" => words(later),
                "note" => record.note.clone().into(),
                "tags" => text_from_words(&record.tags).into(),
                _ => Value::Null,
            },
        )
    })
}

fn milliseconds(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

fn state(rating: Option<&Rating>) -> Value {
    rating.and_then(|rating| rating.state).map(|state| state_word(state).to_owned()).into()
}

fn hardness(rating: Option<&Rating>) -> Value {
    rating.and_then(|rating| rating.hardness).map(|level| i64::from(level.get())).into()
}

fn presence(rating: Option<&Rating>) -> Value {
    rating.and_then(|rating| rating.presence).map(|level| i64::from(level.get())).into()
}

/// A rating that was never given has no words at all; one that was has a list, perhaps empty.
fn words(rating: Option<&Rating>) -> Value {
    rating.map(|rating| text_from_words(&rating.words)).into()
}

/// A row with a word that this version does not know, or a number out of its range.
#[derive(Debug)]
pub(super) struct Unreadable;

impl From<rusqlite::Error> for Unreadable {
    fn from(_: rusqlite::Error) -> Self {
        Self
    }
}

/// Where each column stands in the rows of a statement, looked up by its name once for all of them.
struct Columns {
    id: usize,
    origin: usize,
    exercise: usize,
    title: usize,
    parts_hash: usize,
    started_utc_ms: usize,
    zone: usize,
    planned_ms: usize,
    practised_ms: usize,
    ending: usize,
    follows: usize,
    before: RatingColumns,
    after: RatingColumns,
    later: RatingColumns,
    note: usize,
    tags: usize,
}

struct RatingColumns {
    state: usize,
    hardness: usize,
    presence: usize,
    words: usize,
}

impl Columns {
    fn of(statement: &Statement<'_>) -> rusqlite::Result<Self> {
        let at = |column: &str| statement.column_index(column);
        Ok(Self {
            id: at("id")?,
            origin: at("origin")?,
            exercise: at("exercise")?,
            title: at("title")?,
            parts_hash: at("parts_hash")?,
            started_utc_ms: at("started_utc_ms")?,
            zone: at("zone")?,
            planned_ms: at("planned_ms")?,
            practised_ms: at("practised_ms")?,
            ending: at("ending")?,
            follows: at("follows")?,
            before: RatingColumns::of(statement, "before")?,
            after: RatingColumns::of(statement, "after")?,
            later: RatingColumns::of(statement, "later")?,
            note: at("note")?,
            tags: at("tags")?,
        })
    }
}

impl RatingColumns {
    fn of(statement: &Statement<'_>, when: &str) -> rusqlite::Result<Self> {
        let at = |column: &str| statement.column_index(&format!("{when}_{column}"));
        Ok(Self {
            state: at("state")?,
            hardness: at("hardness")?,
            presence: at("presence")?,
            words: at("words")?,
        })
    }
}

fn record(row: &Row<'_>, columns: &Columns) -> Result<Record, Unreadable> {
    Ok(Record {
        id: id(row, columns.id)?.ok_or(Unreadable)?,
        exercise: ExerciseKey {
            origin: word(row, columns.origin, origin_from_text)?.ok_or(Unreadable)?,
            id: row.get(columns.exercise)?,
        },
        title: row.get(columns.title)?,
        parts_hash: word(row, columns.parts_hash, |text| u64::from_str_radix(text, 16).ok())?
            .ok_or(Unreadable)?,
        started_utc_ms: row.get(columns.started_utc_ms)?,
        zone: row.get(columns.zone)?,
        planned_ms: milliseconds_from(row, columns.planned_ms)?,
        practised_ms: milliseconds_from(row, columns.practised_ms)?,
        ending: word(row, columns.ending, ending_from_word)?.ok_or(Unreadable)?,
        follows: id(row, columns.follows)?,
        before: rating(row, &columns.before)?,
        after: rating(row, &columns.after)?,
        later: rating(row, &columns.later)?,
        note: row.get::<_, Option<String>>(columns.note)?.unwrap_or_default(),
        tags: word(row, columns.tags, words_from_text)?.unwrap_or_default(),
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

fn rating(row: &Row<'_>, columns: &RatingColumns) -> Result<Option<Rating>, Unreadable> {
    let Some(words) = word(row, columns.words, words_from_text)? else { return Ok(None) };
    Ok(Some(Rating {
        state: word(row, columns.state, state_from_word)?,
        hardness: level(row, columns.hardness)?,
        presence: level(row, columns.presence)?,
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
