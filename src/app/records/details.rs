//! Whole records of the sittings that are looked at: a small cache.

use std::collections::{HashMap, HashSet, VecDeque};

use softlanding_core::record::Record;
use uuid::Uuid;

use crate::records::journal::Change;

/// More than this are not held; those that came first go first. Each window shows far fewer at once.
const MOST: usize = 1_000;

#[derive(Debug, Default)]
pub(super) struct Details {
    known: HashMap<Uuid, Detail>,
    /// In the order in which they came.
    came: VecDeque<Uuid>,
    /// Requested, and not answered.
    asked: HashSet<Uuid>,
}

#[derive(Debug)]
struct Detail {
    /// `None`: there is no such sitting.
    record: Option<Record>,
    /// It may have been changed elsewhere since.
    is_stale: bool,
}

impl Details {
    pub(super) fn get(&self, id: Uuid) -> Option<&Record> {
        self.known.get(&id)?.record.as_ref()
    }

    pub(super) fn is_missing(&self, id: Uuid) -> bool {
        self.known.get(&id).is_some_and(|detail| detail.record.is_none())
    }

    /// The newest first.
    pub(super) fn records(&self) -> Vec<&Record> {
        let mut records: Vec<&Record> =
            self.known.values().filter_map(|detail| detail.record.as_ref()).collect();
        records.sort_unstable_by_key(|record| std::cmp::Reverse(record.id));
        records
    }

    /// Whether this one has to be read, and was not asked for.
    pub(super) fn lacks(&self, id: Uuid) -> bool {
        self.known.get(&id).is_none_or(|detail| detail.is_stale) && !self.asked.contains(&id)
    }

    pub(super) fn ask(&mut self, ids: &[Uuid]) {
        self.asked.extend(ids);
    }

    /// What was asked for and not answered has to be asked for once more.
    pub(super) fn forget_asked(&mut self) {
        self.asked.clear();
    }

    pub(super) fn put(&mut self, id: Uuid, record: Option<Record>) {
        self.asked.remove(&id);
        if self.known.insert(id, Detail { record, is_stale: false }).is_none() {
            self.came.push_back(id);
        }
        while self.known.len() > MOST {
            let Some(first) = self.came.pop_front() else { return };
            self.known.remove(&first);
        }
    }

    /// Makes a change that was asked for here.
    pub(super) fn apply(&mut self, change: &Change) {
        let Some(id) = change.kept_id() else {
            for (id, detail) in &mut self.known {
                detail.record = change.applied_to(*id, detail.record.take());
            }
            return;
        };
        if let Some(detail) = self.known.get_mut(&id) {
            detail.record = change.applied_to(id, detail.record.take());
        } else if let Some(new) = change.applied_to(id, None) {
            self.put(id, Some(new));
        }
    }

    /// All may have been changed elsewhere; those of which this says no are not there any more.
    pub(super) fn age(&mut self, is_there: impl Fn(Uuid) -> bool) {
        self.asked.clear();
        for (id, detail) in &mut self.known {
            detail.is_stale = true;
            detail.record.take_if(|_| !is_there(*id));
        }
    }
}
