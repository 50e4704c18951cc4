//! What is kept, as far as the app knows it: answers of the journal, and on top of them what was asked for since.
//!
//! Knows no thread and no clock. Every view of what is kept is a function of this.

use std::borrow::Cow;
use std::collections::HashMap;

use softlanding_core::insight::{Numbers, Observation, Observations};
use softlanding_core::rating::Rating;
use softlanding_core::record::{ExerciseKey, Jotting, Record};
use uuid::Uuid;

use super::details::Details;
use super::jottings::Jottings;
use crate::platform::WallTime;
use crate::records::journal::{
    Answer, Change, Event, FoundRecords, NumberedChange, Query, Snapshot, changed, changed_jotting,
};

/// All kept sittings.
#[derive(Debug, Default)]
pub struct Kept {
    /// A light row for each sitting, with everything that was asked for here.
    rows: Observations,
    /// Some of them whole, likewise.
    details: Details,
    jottings: Jottings,
    /// Changes that no answer includes yet, in their order. They are made again in each answer.
    pending: Vec<NumberedChange>,
    /// The number of the last change of each sitting that is not known to be on the disk.
    unwritten: HashMap<Uuid, u64>,
    /// What is looked for, and what was found last.
    query: Query,
    found: Option<Findings>,
    /// Deleted on the page that is open, in the order of their deletion. They can be brought back.
    deleted: Vec<Record>,
    /// Whether a snapshot came. Before that there may be more than is known.
    is_known: bool,
    /// Counts the changes, so that what was computed can be told from what has to be computed anew.
    version: u64,
}

/// What was found last.
#[derive(Debug)]
struct Findings {
    words: String,
    ids: Vec<Uuid>,
    total: usize,
}

/// Sittings in whose words something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundSittings<'a> {
    /// What was looked for.
    pub words: &'a str,
    /// The newest of them, newest first.
    pub ids: Vec<Uuid>,
    /// How many there are in all.
    pub total: usize,
}

/// What is to be seen.
impl Kept {
    /// All of them without their words, in order of time.
    #[must_use]
    pub fn observations(&self) -> &Observations {
        &self.rows
    }

    /// All kept words.
    #[must_use]
    pub fn jottings(&self) -> &Jottings {
        &self.jottings
    }

    /// When a sitting began, as the clock on the wall showed it where that was.
    #[must_use]
    pub fn begun(&self, sitting: &Observation) -> WallTime {
        let zone = self.rows.zone_of(sitting).unwrap_or_default().to_owned();
        WallTime { utc_ms: sitting.started_utc_ms, zone }
    }

    /// Grows with each change.
    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether all of them are known. Before that there may be more.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.is_known
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no sitting is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Whether this sitting is kept, as far as is known.
    #[must_use]
    pub fn holds(&self, id: Uuid) -> bool {
        self.rows.get(id).is_some()
    }

    /// The sitting of this id, once it was read. [`Self::lacks`] tells whether it has to be.
    #[must_use]
    pub fn record(&self, id: Uuid) -> Option<&Record> {
        self.details.get(id)
    }

    /// Those that were read, newest first.
    #[must_use]
    pub fn records(&self) -> Vec<&Record> {
        self.details.records()
    }

    /// Whether this one has to be read to be seen whole and as it is now, and was not asked for.
    #[must_use]
    pub fn lacks(&self, id: Uuid) -> bool {
        self.details.lacks(id)
    }

    /// The sitting of this id as far as it is known: without its words until it was read.
    #[must_use]
    pub fn as_known(&self, id: Uuid) -> Option<Cow<'_, Record>> {
        let whole = self.record(id).map(Cow::Borrowed);
        whole.or_else(|| self.outline(self.rows.get(id)?).map(Cow::Owned))
    }

    fn outline(&self, sitting: &Observation) -> Option<Record> {
        let said = |numbers: Numbers| Some(numbers.rating()).filter(|rating: &Rating| !rating.is_empty());
        Some(Record {
            id: sitting.id,
            exercise: self.rows.exercise_of(sitting)?.clone(),
            title: self.rows.title_of(sitting)?.to_owned(),
            parts_hash: 0,
            started_utc_ms: sitting.started_utc_ms,
            zone: self.rows.zone_of(sitting)?.to_owned(),
            planned_ms: sitting.practised_ms,
            practised_ms: sitting.practised_ms,
            ending: sitting.ending,
            before: said(sitting.before),
            after: said(sitting.after),
            later: said(sitting.later),
            follows: sitting.follows,
            note: String::new(),
            tags: Vec::new(),
        })
    }

    /// Whether this one was read and is not there.
    #[must_use]
    pub fn is_missing(&self, id: Uuid) -> bool {
        self.details.is_missing(id)
    }

    /// Whether all that was said here about this sitting, or all of these kept words, is on the disk.
    #[must_use]
    pub fn is_on_disk(&self, id: Uuid) -> bool {
        !self.unwritten.contains_key(&id)
    }

    /// The sittings that were deleted on the page that is open, in the order of their deletion: these can be
    /// brought back.
    #[must_use]
    pub fn deleted(&self) -> &[Record] {
        &self.deleted
    }

    /// What was found last, while something is looked for.
    #[must_use]
    pub fn found(&self) -> Option<FoundSittings<'_>> {
        let found = self.found.as_ref()?;
        let (here, gone): (Vec<Uuid>, Vec<Uuid>) = found.ids.iter().partition(|id| self.holds(**id));
        Some(FoundSittings { words: &found.words, total: found.total.saturating_sub(gone.len()), ids: here })
    }

    /// What was practised last, as far as it is kept.
    #[must_use]
    pub fn last_exercise(&self) -> Option<&ExerciseKey> {
        self.rows.exercise_of(self.rows.nth_newest(0)?)
    }
}

/// What changes it.
impl Kept {
    /// Makes a change that was asked for here, at once.
    pub(super) fn apply(&mut self, asked: NumberedChange) {
        asked.change.apply_to(&mut self.rows);
        self.details.apply(&asked.change);
        self.jottings.apply(&asked.change);
        match asked.change.kept_id() {
            Some(id) => drop(self.unwritten.insert(id, asked.sequence)),
            None => self
                .unwritten
                .retain(|id, _| self.rows.get(*id).is_some() || self.jottings.get(*id).is_some()),
        }
        // There is nothing more to be known of then.
        self.is_known |= asked.change == Change::DeleteAll;
        self.pending.push(asked);
        self.version += 1;
    }

    /// Folds an answer in. Each one holds what the journal knew, up to a certain change; what was asked for after
    /// that is made in it again.
    pub(super) fn fold(&mut self, Answer { sequence, event }: Answer) {
        self.pending.retain(|asked| asked.sequence > sequence);
        match event {
            Event::Snapshot(snapshot) => self.take_snapshot(snapshot),
            Event::Kept { record } => {
                self.note_written(record.id, sequence);
                self.settle(record.id, Some(*record));
            }
            Event::KeptJotting { jotting } => {
                self.note_written(jotting.id, sequence);
                self.settle_jotting(jotting.id, Some(*jotting));
            }
            Event::Gone { id } => {
                self.note_written(id, sequence);
                if self.jottings.get(id).is_some() {
                    self.settle_jotting(id, None);
                } else {
                    self.settle(id, None);
                }
            }
            Event::Loaded(page) => self.settle_all(page.records),
            Event::Read(read) => {
                for (id, record) in read {
                    self.settle(id, record);
                }
            }
            Event::Found(found) if found.query.number == self.query.number => self.take_found(found),
            Event::Recovered => self.details.forget_asked(),
            _ => {}
        }
    }

    fn take_snapshot(&mut self, Snapshot { rows, newest, jottings }: Snapshot) {
        self.rows = *rows;
        self.jottings.replace(jottings);
        for asked in &self.pending {
            asked.change.apply_to(&mut self.rows);
            self.jottings.apply(&asked.change);
        }
        let rows = &self.rows;
        self.details.age(|id| rows.get(id).is_some());
        self.settle_all(newest);
        self.is_known = true;
        self.version += 1;
    }

    fn take_found(&mut self, FoundRecords { query, records, total }: FoundRecords) {
        let ids = records.iter().map(|record| record.id).collect();
        self.found = Some(Findings { words: query.words, ids, total });
        self.settle_all(records);
    }

    fn note_written(&mut self, id: Uuid, sequence: u64) {
        if self.unwritten.get(&id).is_some_and(|last| *last <= sequence) {
            self.unwritten.remove(&id);
        }
    }

    fn settle_all(&mut self, records: Vec<Record>) {
        for record in records {
            self.settle(record.id, Some(record));
        }
    }

    /// Takes a sitting as the journal has it, or that it has none, and makes in it what was asked for since.
    fn settle(&mut self, id: Uuid, row: Option<Record>) {
        let record = changed(id, row, &self.pending);
        match &record {
            Some(record) if self.details.get(id) == Some(record) && self.holds(id) => {}
            Some(record) => {
                self.rows.put(record);
                self.version += 1;
            }
            None => self.version += u64::from(self.rows.remove(id)),
        }
        self.details.put(id, record);
    }

    /// The same with kept words.
    fn settle_jotting(&mut self, id: Uuid, row: Option<Jotting>) {
        let jotting = changed_jotting(id, row, &self.pending);
        if self.jottings.get(id) != jotting.as_ref() {
            self.jottings.put(id, jotting);
            self.version += 1;
        }
    }

    pub(super) fn note_asked(&mut self, ids: &[Uuid]) {
        self.details.ask(ids);
    }

    /// Begins to look for these words, unless they are looked for already; nothing wanted ends it.
    pub(super) fn look_for(&mut self, words: String) -> Option<Query> {
        if words.trim().is_empty() {
            (self.query.words, self.found) = (String::new(), None);
            self.query.number += 1;
            return None;
        }
        (self.query.words != words).then(|| {
            self.query.words = words;
            self.next_query()
        })
    }

    /// The same words once more, as what is kept has changed, if something is looked for.
    pub(super) fn look_again(&mut self) -> Option<Query> {
        (!self.query.words.is_empty()).then(|| self.next_query())
    }

    fn next_query(&mut self) -> Query {
        self.query.number += 1;
        self.query.clone()
    }

    /// One that is deleted can be brought back while its page is open.
    pub(super) fn remember_deleted(&mut self, record: Record) {
        self.deleted.push(record);
    }

    pub(super) fn take_deleted(&mut self, id: Uuid) -> Option<Record> {
        let index = self.deleted.iter().position(|record| record.id == id)?;
        Some(self.deleted.remove(index))
    }

    pub(super) fn jottings_mut(&mut self) -> &mut Jottings {
        &mut self.jottings
    }

    /// Of which this says no can be brought back no more.
    pub(super) fn retain_deleted(&mut self, can_come_back: impl FnMut(&Record) -> bool) {
        self.deleted.retain(can_come_back);
    }
}

#[cfg(test)]
impl Kept {
    /// A cache of these records, in any order, after these were deleted on the page that is open.
    #[must_use]
    pub fn of(records: &[Record], deleted: &[Record]) -> Self {
        let snapshot = Snapshot {
            rows: Box::new(Observations::from_records(records)),
            newest: records.to_vec(),
            jottings: Vec::new(),
        };
        let mut kept = Self::default();
        kept.fold(Answer { sequence: 0, event: Event::Snapshot(snapshot) });
        deleted.iter().cloned().for_each(|record| kept.remember_deleted(record));
        kept
    }
}
