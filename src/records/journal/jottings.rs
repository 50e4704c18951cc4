//! Kept words as rows of the table `jottings` and back. Knows the columns, nothing of files.

use std::collections::BTreeSet;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use softlanding_core::record::{ExerciseKey, Jotting};
use uuid::Uuid;

use super::rows::Unreadable;
use super::schema;
use super::what::What;
use crate::records::codec::{jotting_kind_from_word, jotting_kind_word, origin_from_text, origin_to_text};

/// The version from which on a file has the table.
const SINCE_VERSION: i32 = 4;

const COLUMNS: &str = "id, kind, text, tag, created_utc_ms, zone, origin, exercise, title";

/// Inserts one whose id is not there.
pub(super) fn insert(connection: &Connection, jotting: &Jotting) -> rusqlite::Result<()> {
    let insert = format!("INSERT INTO jottings ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    connection.prepare_cached(&insert)?.execute(params_from_iter(values(jotting)))?;
    Ok(())
}

/// Writes what may change of one that is there: its text, label, zone and title.
pub(super) fn update(connection: &Connection, jotting: &Jotting) -> rusqlite::Result<()> {
    let update = "UPDATE jottings SET text = ?1, tag = ?2, zone = ?3, title = ?4 WHERE id = ?5";
    let (tag, title) = (said(&jotting.tag), said(&jotting.title));
    let id = jotting.id.to_string();
    connection.prepare_cached(update)?.execute((&jotting.text, tag, &jotting.zone, title, id))?;
    Ok(())
}

/// The row of this id.
pub(super) fn find(
    connection: &Connection,
    id: Uuid,
) -> rusqlite::Result<Option<Result<Jotting, Unreadable>>> {
    let select = format!("SELECT {COLUMNS} FROM jottings WHERE id = ?1");
    let mut statement = connection.prepare_cached(&select)?;
    let mut rows = statement.query([id.to_string()])?;
    Ok(rows.next()?.map(jotting))
}

/// All that can be read, oldest first, and how many can not.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<(Vec<Jotting>, usize)> {
    if schema::version(connection)? < SINCE_VERSION {
        return Ok((Vec::new(), 0));
    }
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM jottings ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let (mut read, mut unreadable) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        match jotting(row) {
            Ok(jotting) => read.push(jotting),
            Err(Unreadable) => unreadable += 1,
        }
    }
    Ok((read, unreadable))
}

/// Deletes the one of this id; one that is not there is fine.
pub(super) fn delete(connection: &Connection, id: &str) -> rusqlite::Result<usize> {
    connection.prepare_cached("DELETE FROM jottings WHERE id = ?1")?.execute([id])
}

/// The ids of those of them that are there.
pub(super) fn ids(connection: &Connection, what: &What) -> rusqlite::Result<BTreeSet<String>> {
    match what {
        What::Sittings(ids) => {
            let mut is_there = connection.prepare_cached("SELECT 1 FROM jottings WHERE id = ?1")?;
            let mut found = BTreeSet::new();
            for id in ids.iter().map(Uuid::to_string) {
                if is_there.exists([&id])? {
                    found.insert(id);
                }
            }
            Ok(found)
        }
        What::Period { from_utc_ms, until_utc_ms } => {
            let select = "SELECT id FROM jottings WHERE created_utc_ms >= ?1 AND created_utc_ms < ?2";
            let mut statement = connection.prepare_cached(select)?;
            statement.query_map([from_utc_ms, until_utc_ms], |row| row.get(0))?.collect()
        }
        What::Exercise(exercise) => {
            let select = "SELECT id FROM jottings WHERE origin = ?1 AND exercise = ?2";
            let mut statement = connection.prepare_cached(select)?;
            let named = (origin_to_text(&exercise.origin), exercise.id.as_str());
            statement.query_map(named, |row| row.get(0))?.collect()
        }
    }
}

/// Nothing where there are no letters.
fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

/// In the order of [`COLUMNS`].
fn values(jotting: &Jotting) -> [Value; 9] {
    let owned = |text: Option<&str>| text.map(str::to_owned).into();
    [
        jotting.id.to_string().into(),
        jotting_kind_word(jotting.kind).to_owned().into(),
        jotting.text.clone().into(),
        owned(said(&jotting.tag)),
        jotting.created_utc_ms.into(),
        jotting.zone.clone().into(),
        jotting.exercise.as_ref().map(|exercise| origin_to_text(&exercise.origin)).into(),
        jotting.exercise.as_ref().map(|exercise| exercise.id.clone()).into(),
        owned(said(&jotting.title)),
    ]
}

/// Words that this version does not know are left as they are.
fn jotting(row: &Row<'_>) -> Result<Jotting, Unreadable> {
    let text = |column: &str| row.get::<_, String>(column).map_err(|_| Unreadable);
    let maybe = |column: &str| row.get::<_, Option<String>>(column).map_err(|_| Unreadable);
    let exercise = match (maybe("origin")?, maybe("exercise")?) {
        (Some(origin), Some(id)) => {
            Some(ExerciseKey { origin: origin_from_text(&origin).ok_or(Unreadable)?, id })
        }
        _ => None,
    };
    Ok(Jotting {
        id: Uuid::try_parse(&text("id")?).map_err(|_| Unreadable)?,
        kind: jotting_kind_from_word(&text("kind")?).ok_or(Unreadable)?,
        text: text("text")?,
        tag: maybe("tag")?.unwrap_or_default(),
        created_utc_ms: row.get("created_utc_ms").map_err(|_| Unreadable)?,
        zone: text("zone")?,
        exercise,
        title: maybe("title")?.unwrap_or_default(),
    })
}
