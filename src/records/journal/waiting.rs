//! What would be read if all that still waits for the disk were already done.

use std::collections::{BTreeMap, BTreeSet};

use softlanding_core::record::{Jotting, Record};
use uuid::Uuid;

use super::Page;
use super::change::{Change, NumberedChange};

/// What these changes make of a sitting as it was read, one after the other. `None` is one that is not there.
#[must_use]
pub fn changed<'a>(
    id: Uuid,
    row: Option<Record>,
    changes: impl IntoIterator<Item = &'a NumberedChange>,
) -> Option<Record> {
    changes.into_iter().fold(row, |row, asked| asked.change.applied_to(id, row))
}

/// What these changes make of kept words as they were read.
#[must_use]
pub fn changed_jotting<'a>(
    id: Uuid,
    row: Option<Jotting>,
    changes: impl IntoIterator<Item = &'a NumberedChange>,
) -> Option<Jotting> {
    changes.into_iter().fold(row, |row, asked| asked.change.applied_to_jotting(id, row))
}

/// All kept words as they will be, oldest first.
pub(super) fn jottings_with_waiting(jottings: Vec<Jotting>, waiting: &[NumberedChange]) -> Vec<Jotting> {
    if waiting.is_empty() {
        return jottings;
    }
    let mut rows: BTreeMap<Uuid, Option<Jotting>> =
        jottings.into_iter().map(|jotting| (jotting.id, Some(jotting))).collect();
    for asked in waiting {
        if let Change::InsertJotting(new) = &asked.change {
            rows.entry(new.id).or_default();
        }
    }
    rows.into_iter().filter_map(|(id, row)| changed_jotting(id, row, waiting)).collect()
}

/// Those of the waiting sittings that are new, as they will be; `is_known` are in the file.
pub(super) fn inserted(waiting: &[NumberedChange], is_known: impl Fn(Uuid) -> bool) -> Vec<Record> {
    let new: BTreeSet<Uuid> = waiting
        .iter()
        .filter_map(|asked| if let Change::Insert(new) = &asked.change { Some(new.id) } else { None })
        .filter(|id| !is_known(*id))
        .collect();
    new.into_iter().filter_map(|id| changed(id, None, waiting)).collect()
}

/// What a page would be if all that waits were already done.
pub(super) fn with_waiting(page: Page, waiting: &[NumberedChange]) -> Page {
    if waiting.is_empty() {
        return page;
    }
    let Page { asked, records: rows, jottings, mut total, unreadable, mut is_last, is_read } = page;
    let on_disk: BTreeSet<Uuid> = rows.iter().map(|record| record.id).collect();
    // Beyond its last record a full page says nothing.
    let oldest = if is_last { None } else { on_disk.first().copied() };
    let is_on_page = |id: Uuid| {
        asked.older_than.is_none_or(|older_than| id < older_than) && oldest.is_none_or(|oldest| id >= oldest)
    };
    let mut records: Vec<Record> =
        rows.into_iter().filter_map(|record| changed(record.id, Some(record), waiting)).collect();
    let new = inserted(waiting, |id| on_disk.contains(&id) || !is_on_page(id));
    if waiting.iter().any(|asked| asked.change == Change::DeleteAll) {
        total = 0;
    }
    total += new.len();
    records.extend(new);
    records.sort_by_key(|record| std::cmp::Reverse(record.id));
    is_last &= records.len() <= asked.limit;
    records.truncate(asked.limit);
    Page { asked, records, jottings, total, unreadable, is_last, is_read }
}
