//! One change, as it waits for the disk and as it is made there.

use rusqlite::Connection;
use softlanding_core::insight::Observations;
use softlanding_core::record::{Edit, Jotting, JottingEdit, Record};
use uuid::Uuid;

use super::jottings;
use super::rows::{self, Unreadable};
use super::what::What;

/// A change that was requested, and its number.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberedChange {
    /// Each is higher than the one before. The newest, where one change stands for several.
    pub sequence: u64,
    pub change: Change,
}

/// What is asked for about sittings and kept words.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Keep this one. Should one of its id be there, both are put together.
    Insert(Box<Record>),
    /// Change these fields of the sitting of this id, if it is there.
    Edit(Uuid, Box<Edit>),
    /// Keep these words. Should some of their id be there, both are put together.
    InsertJotting(Box<Jotting>),
    /// Change the kept words of this id, if they are there.
    EditJotting(Uuid, Box<JottingEdit>),
    /// Delete the sitting or the kept words of this id.
    Delete(Uuid),
    /// Delete several; and the ids of those among them that only waited in memory, which the journal fills in.
    DeleteMany(What, Vec<Uuid>),
    /// Delete everything that was ever kept.
    DeleteAll,
}

/// What came of a change.
#[derive(Debug)]
pub(super) enum Done {
    /// The row of this id as it stands now, unless there is none.
    Row(Uuid, Option<Box<Record>>),
    /// The kept words of this id, likewise.
    Jotting(Uuid, Option<Box<Jotting>>),
    /// The number of sittings that were deleted.
    Deleted(usize),
}

impl Change {
    pub(super) fn is_deleting(&self) -> bool {
        self.kept_id().is_none()
    }

    /// What it makes of the sitting of this id. `None` is one that is not there.
    #[must_use]
    pub fn applied_to(&self, id: Uuid, row: Option<Record>) -> Option<Record> {
        match self {
            Self::Insert(new) if new.id == id => {
                let Some(here) = row else { return Some((**new).clone()) };
                let merged = here.merged_with(new).map(|merged| merged.record);
                Some(merged.unwrap_or(here))
            }
            Self::Edit(edited, edit) if *edited == id => {
                let mut record = row?;
                edit.apply(&mut record);
                Some(record)
            }
            Self::Delete(deleted) if *deleted == id => None,
            Self::DeleteMany(what, unwritten) => {
                row.filter(|record| !what.holds(record) && !unwritten.contains(&record.id))
            }
            Self::DeleteAll => None,
            Self::Insert(_)
            | Self::Edit(..)
            | Self::InsertJotting(_)
            | Self::EditJotting(..)
            | Self::Delete(_) => row,
        }
    }

    /// What it makes of the kept words of this id. `None` are such that are not there.
    #[must_use]
    pub fn applied_to_jotting(&self, id: Uuid, row: Option<Jotting>) -> Option<Jotting> {
        match self {
            Self::InsertJotting(new) if new.id == id => {
                let Some(here) = row else { return Some((**new).clone()) };
                let merged = here.merged_with(new).map(|merged| merged.jotting);
                Some(merged.unwrap_or(here))
            }
            Self::EditJotting(edited, edit) if *edited == id => {
                let mut jotting = row?;
                edit.apply(&mut jotting);
                Some(jotting)
            }
            Self::Delete(deleted) if *deleted == id => None,
            Self::DeleteMany(what, unwritten) => {
                row.filter(|jotting| !what.holds_jotting(jotting) && !unwritten.contains(&jotting.id))
            }
            Self::DeleteAll => None,
            _ => row,
        }
    }

    /// Makes the change in what was observed.
    pub fn apply_to(&self, rows: &mut Observations) {
        match self {
            Self::Insert(record) => rows.put(record),
            Self::Edit(id, edit) => rows.edit(*id, edit),
            Self::InsertJotting(_) | Self::EditJotting(..) => {}
            Self::Delete(id) => drop(rows.remove(*id)),
            Self::DeleteMany(what, _) => what.remove_from(rows),
            Self::DeleteAll => rows.clear(),
        }
    }

    /// The sitting, or the kept words, that are inserted or edited.
    #[must_use]
    pub fn kept_id(&self) -> Option<Uuid> {
        match self {
            Self::Insert(record) => Some(record.id),
            Self::InsertJotting(jotting) => Some(jotting.id),
            Self::Edit(id, _) | Self::EditJotting(id, _) => Some(*id),
            Self::Delete(_) | Self::DeleteMany(..) | Self::DeleteAll => None,
        }
    }

    /// Whether this is a change of a sitting which is then deleted by `deleting`, as far as can be told without
    /// the file.
    pub(super) fn is_undone_by(&self, deleting: &Self) -> bool {
        match (self, deleting) {
            (_, Self::Delete(id)) => self.kept_id() == Some(*id),
            (Self::Insert(record), Self::DeleteMany(what, _)) => what.holds(record),
            (Self::InsertJotting(jotting), Self::DeleteMany(what, _)) => what.holds_jotting(jotting),
            (_, Self::DeleteAll) => self.kept_id().is_some(),
            _ => false,
        }
    }
}

/// Adds a change to those that wait. What goes on from a waiting change of the same sitting becomes one with it.
pub(super) fn add(waiting: &mut Vec<NumberedChange>, asked: NumberedChange) {
    let id = asked.change.kept_id();
    let since_last_deletion = waiting.iter_mut().rev().take_while(|earlier| !earlier.change.is_deleting());
    let earlier = since_last_deletion.into_iter().find(|earlier| earlier.change.kept_id() == id);
    if !earlier.is_some_and(|earlier| earlier.take_in(&asked)) {
        waiting.push(asked);
    }
}

impl NumberedChange {
    /// Whether the next change of the same sitting is in this one now.
    fn take_in(&mut self, next: &Self) -> bool {
        let is_in = match (&mut self.change, &next.change) {
            (Change::Insert(record), Change::Edit(_, edit)) => {
                edit.apply(record);
                true
            }
            (Change::Edit(_, edit), Change::Edit(_, next)) => edit.extend(next),
            (Change::InsertJotting(jotting), Change::EditJotting(_, edit)) => {
                edit.apply(jotting);
                true
            }
            (Change::EditJotting(_, edit), Change::EditJotting(_, next)) => edit.extend(next),
            _ => false,
        };
        if is_in {
            self.sequence = next.sequence;
        }
        is_in
    }
}

/// Makes the change. Returns how many sittings and kept words a deletion met.
///
/// # Errors
/// Those of SQLite; whoever called takes all back.
pub(super) fn make(connection: &Connection, change: &Change) -> rusqlite::Result<usize> {
    let count = match change {
        Change::Insert(record) => return insert(connection, record).map(|()| 0),
        Change::Edit(id, edit) => return change_row(connection, *id, edit).map(|()| 0),
        Change::InsertJotting(jotting) => return insert_jotting(connection, jotting).map(|()| 0),
        Change::EditJotting(id, edit) => return change_jotting(connection, *id, edit).map(|()| 0),
        Change::Delete(id) => {
            let id = id.to_string();
            jottings::delete(connection, &id)?
                + connection.execute("DELETE FROM sittings WHERE id = ?1", [&id])?
        }
        Change::DeleteMany(what, unwritten) => delete_many(connection, what, unwritten)?,
        Change::DeleteAll => {
            connection.execute("DELETE FROM sittings", [])?
                + connection.execute("DELETE FROM jottings", [])?
        }
    };
    connection.execute("INSERT OR IGNORE INTO unfinished VALUES ('erase')", [])?;
    Ok(count)
}

/// What came of a change after all were made.
///
/// # Errors
/// Those of SQLite.
pub(super) fn outcome(connection: &Connection, change: &Change, count: usize) -> rusqlite::Result<Done> {
    let Some(id) = change.kept_id() else { return Ok(Done::Deleted(count)) };
    if matches!(change, Change::InsertJotting(_) | Change::EditJotting(..)) {
        let row = jottings::find(connection, id)?.and_then(Result::ok);
        return Ok(Done::Jotting(id, row.map(Box::new)));
    }
    let row = rows::find(connection, id)?.and_then(Result::ok);
    Ok(Done::Row(id, row.map(Box::new)))
}

/// One that is there already (it came in with a file, or was brought back in another window) is put together
/// with this.
fn insert(connection: &Connection, record: &Record) -> rusqlite::Result<()> {
    match rows::find(connection, record.id)? {
        None => rows::insert(connection, record),
        Some(Ok(here)) => match here.merged_with(record) {
            Some(merged) => rows::update(connection, &here, &merged.record),
            None => Ok(()),
        },
        Some(Err(Unreadable)) => Ok(()),
    }
}

/// The same for kept words.
fn insert_jotting(connection: &Connection, jotting: &Jotting) -> rusqlite::Result<()> {
    match jottings::find(connection, jotting.id)? {
        None => jottings::insert(connection, jotting),
        Some(Ok(here)) => match here.merged_with(jotting) {
            Some(merged) => jottings::update(connection, &merged.jotting),
            None => Ok(()),
        },
        Some(Err(Unreadable)) => Ok(()),
    }
}

fn change_jotting(connection: &Connection, id: Uuid, edit: &JottingEdit) -> rusqlite::Result<()> {
    let Some(Ok(mut jotting)) = jottings::find(connection, id)? else { return Ok(()) };
    edit.apply(&mut jotting);
    jottings::update(connection, &jotting)
}

/// Nothing is done where the row is gone.
fn change_row(connection: &Connection, id: Uuid, edit: &Edit) -> rusqlite::Result<()> {
    let Some(Ok(here)) = rows::find(connection, id)? else { return Ok(()) };
    let mut changed = here.clone();
    edit.apply(&mut changed);
    rows::update(connection, &here, &changed)
}

/// Also the older rows of those whose newest version only waited.
fn delete_many(connection: &Connection, what: &What, unwritten: &[Uuid]) -> rusqlite::Result<usize> {
    let mut ids = rows::ids(connection, what)?;
    ids.extend(jottings::ids(connection, what)?);
    ids.extend(unwritten.iter().map(Uuid::to_string));
    let mut delete = connection.prepare_cached("DELETE FROM sittings WHERE id = ?1")?;
    for id in &ids {
        delete.execute([id])?;
        jottings::delete(connection, id)?;
    }
    Ok(ids.len())
}
