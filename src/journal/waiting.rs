//! What would be read if all that still waits for the disk were already done.

use uuid::Uuid;

use super::Page;
use super::store::Change;

/// What a page would be if all that waits were already done.
pub(super) fn with_waiting(mut page: Page, waiting: &[Change]) -> Page {
    // Beyond its last record a full page says nothing.
    let last = if page.is_last { None } else { page.records.last().map(|record| record.id) };
    let is_here = |id: Uuid| {
        page.asked.older_than.is_none_or(|older_than| id < older_than) && last.is_none_or(|last| id >= last)
    };
    for change in waiting {
        match change {
            Change::Delete(id) => page.records.retain(|record| record.id != *id),
            Change::DeleteMany(what, unwritten) => {
                page.records.retain(|record| !what.holds(record) && !unwritten.contains(&record.id));
            }
            Change::DeleteAll => (page.records.clear(), page.total = 0).1,
            Change::Keep(kept) => {
                let known = page.records.iter_mut().find(|record| record.id == kept.id);
                match known {
                    Some(record) => record.clone_from(kept),
                    None if is_here(kept.id) => {
                        page.records.push((**kept).clone());
                        page.total += 1;
                    }
                    None => {}
                }
            }
        }
    }
    page.records.sort_by_key(|record| std::cmp::Reverse(record.id));
    page.is_last &= page.records.len() <= page.asked.limit;
    page.records.truncate(page.asked.limit);
    page
}
