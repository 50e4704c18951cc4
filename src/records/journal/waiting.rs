//! What would be read if all that still waits for the disk were already done.

use softlanding_core::record::Record;
use uuid::Uuid;

use super::Page;
use super::change::{Asked, Change};

/// What a page would be if all that waits were already done.
pub(super) fn with_waiting(mut page: Page, waiting: &[Asked]) -> Page {
    // Beyond its last record a full page says nothing.
    let last = if page.is_last { None } else { page.records.last().map(|record| record.id) };
    let older_than = page.asked.older_than;
    let is_here =
        |id: Uuid| older_than.is_none_or(|older_than| id < older_than) && last.is_none_or(|last| id >= last);
    for Asked { change, .. } in waiting {
        match change {
            Change::Delete(id) => page.records.retain(|record| record.id != *id),
            Change::DeleteMany(what, unwritten) => {
                page.records.retain(|record| !what.holds(record) && !unwritten.contains(&record.id));
            }
            Change::DeleteAll => (page.records.clear(), page.total = 0).1,
            Change::Insert(new) => match known(&mut page, new.id) {
                Some(here) => {
                    if let Some(merged) = here.merged_with(new) {
                        *here = merged.record;
                    }
                }
                None if is_here(new.id) => {
                    page.records.push((**new).clone());
                    page.total += 1;
                }
                None => {}
            },
            Change::Edit(id, edit) => {
                if let Some(here) = known(&mut page, *id) {
                    edit.apply(here);
                }
            }
        }
    }
    page.records.sort_by_key(|record| std::cmp::Reverse(record.id));
    page.is_last &= page.records.len() <= page.asked.limit;
    page.records.truncate(page.asked.limit);
    page
}

fn known(page: &mut Page, id: Uuid) -> Option<&mut Record> {
    page.records.iter_mut().find(|record| record.id == id)
}
