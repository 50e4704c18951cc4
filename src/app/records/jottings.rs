//! Kept words, as far as the app knows them: all of them, as they are short.

use std::collections::BTreeMap;

use softlanding_core::record::Jotting;
use uuid::Uuid;

use crate::records::journal::Change;

/// All kept words, with everything that was asked for here.
#[derive(Debug, Default)]
pub struct Jottings {
    rows: BTreeMap<Uuid, Jotting>,
    /// Deleted on the page that is open, in the order of their deletion. They can be brought back.
    deleted: Vec<Jotting>,
}

/// What is to be seen.
impl Jottings {
    /// Newest first.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Jotting> {
        self.rows.values().rev()
    }

    #[must_use]
    pub fn get(&self, id: Uuid) -> Option<&Jotting> {
        self.rows.get(&id)
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Those that were deleted on the page that is open, in the order of their deletion.
    #[must_use]
    pub fn deleted(&self) -> &[Jotting] {
        &self.deleted
    }
}

/// What changes it.
impl Jottings {
    /// Makes a change that was asked for here.
    pub(super) fn apply(&mut self, change: &Change) {
        match change {
            Change::InsertJotting(_) | Change::EditJotting(..) => {
                let Some(id) = change.kept_id() else { return };
                let row = self.rows.remove(&id);
                self.put(id, change.applied_to_jotting(id, row));
            }
            Change::Delete(id) => drop(self.rows.remove(id)),
            Change::DeleteMany(what, unwritten) => {
                self.rows.retain(|id, jotting| !what.holds_jotting(jotting) && !unwritten.contains(id));
            }
            Change::DeleteAll => self.rows.clear(),
            Change::Insert(_) | Change::Edit(..) => {}
        }
    }

    pub(super) fn put(&mut self, id: Uuid, jotting: Option<Jotting>) {
        match jotting {
            Some(jotting) => drop(self.rows.insert(id, jotting)),
            None => drop(self.rows.remove(&id)),
        }
    }

    /// All of them anew.
    pub(super) fn replace(&mut self, jottings: Vec<Jotting>) {
        self.rows = jottings.into_iter().map(|jotting| (jotting.id, jotting)).collect();
    }

    /// One that is deleted can be brought back while its page is open.
    pub(super) fn remember_deleted(&mut self, jotting: Jotting) {
        self.deleted.push(jotting);
    }

    pub(super) fn take_deleted(&mut self, id: Uuid) -> Option<Jotting> {
        let index = self.deleted.iter().position(|jotting| jotting.id == id)?;
        Some(self.deleted.remove(index))
    }

    /// Of which this says no can be brought back no more.
    pub(super) fn retain_deleted(&mut self, can_come_back: impl FnMut(&Jotting) -> bool) {
        self.deleted.retain(can_come_back);
    }
}
