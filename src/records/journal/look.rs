//! Answers from everything that is kept, with what still waits for the disk.

use softlanding_core::insight::{Observations, ObservationsBuilder};
use softlanding_core::record::{Jotting, Record};
use uuid::Uuid;

use super::change::NumberedChange;
use super::error::JournalError;
use super::store::Store;
use super::waiting::{changed, inserted, jottings_with_waiting, with_waiting};
use super::{FOUND_MOST, FoundRecords, Load, Page, Query};

/// All records without their words.
///
/// # Errors
/// Any [`JournalError`] of the disk.
pub(super) fn observe(store: &Store, waiting: &[NumberedChange]) -> Result<Observations, JournalError> {
    let mut rows = ObservationsBuilder::default();
    store.each_without_words(|record| rows.add(&record))?;
    let mut rows = rows.build();
    for asked in waiting {
        asked.change.apply_to(&mut rows);
    }
    Ok(rows)
}

/// Records of one page.
///
/// # Errors
/// Any [`JournalError`] of the disk.
pub(super) fn page(store: &Store, waiting: &[NumberedChange], load: Load) -> Result<Page, JournalError> {
    let rows = store.page(load.limit, load.older_than)?;
    Ok(with_waiting(Page::of(load, rows, store.count()?), waiting))
}

/// All kept words, oldest first.
///
/// # Errors
/// Any [`JournalError`] of the disk.
pub(super) fn jottings(store: &Store, waiting: &[NumberedChange]) -> Result<Vec<Jotting>, JournalError> {
    Ok(jottings_with_waiting(store.jottings()?.0, waiting))
}

/// Everything that is kept, in one page.
///
/// # Errors
/// Any [`JournalError`] of the disk.
pub(super) fn everything(store: &Store, waiting: &[NumberedChange]) -> Result<Page, JournalError> {
    let page = page(store, waiting, Load::ALL)?;
    let (jottings, unreadable) = store.jottings()?;
    let unreadable = page.unreadable + unreadable;
    Ok(Page { jottings: jottings_with_waiting(jottings, waiting), unreadable, ..page })
}

/// The records of these ids, as far as they are there.
///
/// # Errors
/// Any [`JournalError`] of the disk.
pub(super) fn records(
    store: &Store,
    waiting: &[NumberedChange],
    ids: &[Uuid],
) -> Result<Vec<(Uuid, Option<Record>)>, JournalError> {
    ids.iter().map(|id| Ok((*id, changed(*id, store.find(*id)?, waiting)))).collect()
}

/// The records that mention all of the words, newest first.
///
/// # Errors
/// Any [`JournalError`] of the disk.
pub(super) fn find(
    store: &Store,
    waiting: &[NumberedChange],
    query: &Query,
) -> Result<FoundRecords, JournalError> {
    let (mut records, mut total) = (Vec::new(), 0);
    let mut take = |record: Record| {
        if record.mentions(&query.words) {
            total += 1;
            if records.len() < FOUND_MOST {
                records.push(record);
            }
        }
    };
    // Newest first, as the file is read.
    let mut new = inserted(waiting, |_| false).into_iter().rev().peekable();
    store.each(|row| {
        while let Some(record) = new.next_if(|new| new.id > row.id) {
            take(record);
        }
        // What waits for a row that is there changes that row.
        let _ = new.next_if(|new| new.id == row.id);
        if let Some(record) = changed(row.id, Some(row), waiting) {
            take(record);
        }
    })?;
    new.for_each(take);
    Ok(FoundRecords { query: query.clone(), records, total })
}
