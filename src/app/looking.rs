//! What the records show as a whole, and what stands in their words.
//!
//! The journal's thread reads them once; from then on each change is put in here as it is made.

use softlanding_core::insight::{Observation, Observations};
use softlanding_core::rating::Rating;
use softlanding_core::record::{Edit, Record, note_from, tags_from};
use uuid::Uuid;

use crate::records::journal::{Found, What};

use super::App;
use crate::platform::WallTime;

/// All kept sittings without their words.
#[derive(Debug, Default)]
pub struct Looked {
    observations: Observations,
    /// Counts the changes, so that what was computed can be told from what has to be computed anew.
    version: u64,
    is_known: bool,
    /// The ticket of the answer that is waited for.
    asked: u64,
    /// While an answer is waited for, what changed since it was asked for: it may not hold that yet.
    meanwhile: Option<Vec<Changed>>,
}

#[derive(Clone, Debug)]
enum Changed {
    Put(Box<Record>),
    Removed(Uuid),
    RemovedMany(What),
    Cleared,
}

impl Looked {
    #[must_use]
    pub fn observations(&self) -> &Observations {
        &self.observations
    }

    /// When a sitting began, as the clock on the wall showed it where that was.
    #[must_use]
    pub fn begun(&self, sitting: &Observation) -> WallTime {
        let zone = self.observations.zone_of(sitting).unwrap_or_default().to_owned();
        WallTime { utc_ms: sitting.started_utc_ms, zone }
    }

    #[must_use]
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether they were read. Before that there may be more than is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.is_known
    }

    pub(super) fn put(&mut self, record: &Record) {
        self.change(Changed::Put(Box::new(record.clone())));
    }

    pub(super) fn remove(&mut self, id: Uuid) {
        self.change(Changed::Removed(id));
    }

    pub(super) fn remove_many(&mut self, what: What) {
        self.change(Changed::RemovedMany(what));
    }

    pub(super) fn clear(&mut self) {
        self.change(Changed::Cleared);
    }

    fn change(&mut self, changed: Changed) {
        apply(&mut self.observations, &changed);
        self.version += 1;
        if let Some(meanwhile) = &mut self.meanwhile {
            meanwhile.push(changed);
        }
    }

    fn ask(&mut self) -> u64 {
        self.meanwhile = Some(Vec::new());
        self.asked += 1;
        self.asked
    }

    fn hear(&mut self, ticket: u64, mut observations: Observations) {
        if ticket != self.asked {
            return;
        }
        for changed in self.meanwhile.take().unwrap_or_default() {
            apply(&mut observations, &changed);
        }
        self.is_known = true;
        if self.observations != observations {
            self.observations = observations;
            self.version += 1;
        }
    }
}

fn apply(observations: &mut Observations, changed: &Changed) {
    match changed {
        Changed::Put(record) => observations.put(record),
        Changed::Removed(id) => drop(observations.remove(*id)),
        Changed::RemovedMany(what) => observations
            .retain(|sitting, exercise| !what.holds_one(sitting.id, sitting.started_utc_ms, exercise)),
        Changed::Cleared => observations.clear(),
    }
}

impl App {
    /// Somebody looks back: another window or an import may have kept something meanwhile.
    pub(super) fn look_again(&mut self) {
        self.load_newest();
        self.observe();
    }

    pub(super) fn observe(&mut self) {
        let ticket = self.looked.ask();
        self.journal.observe(ticket);
    }

    pub(super) fn hear_observed(&mut self, ticket: u64, observations: Observations) {
        self.looked.hear(ticket, observations);
    }

    /// What the records show as a whole; nothing for a guest.
    #[must_use]
    pub fn looked(&self) -> &Looked {
        if self.is_guest() { &self.guests_looked } else { &self.looked }
    }

    /// Looks for words in everything that is kept; nothing wanted ends it.
    pub(super) fn find_words(&mut self, wanted: String) {
        if wanted.trim().is_empty() {
            self.found = None;
            self.wanted.clear();
        } else if self.wanted != wanted {
            self.wanted.clone_from(&wanted);
            self.journal.find(wanted);
        }
    }

    pub(super) fn hear_found(&mut self, found: Found) {
        if found.wanted == self.wanted {
            self.found = Some(found);
        }
    }

    /// What was found last, while something is looked for.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref().filter(|_| !self.is_guest())
    }

    /// One's own words about a sitting, written or changed.
    pub(super) fn amend(&mut self, id: Uuid, note: &str, tags: &[String]) {
        self.change_kept(id, |record| {
            record.note = note_from(note);
            record.tags = tags_from(tags.iter().map(String::as_str));
        });
    }

    /// How it is ten minutes after.
    pub(super) fn say_later(&mut self, id: Uuid, rating: Rating) {
        self.change_kept(id, |record| record.later = (!rating.is_empty()).then_some(rating));
    }

    fn change_kept(&mut self, id: Uuid, change: impl FnOnce(&mut Record)) {
        let Some(record) = self.kept_record(id) else { return };
        let mut changed = record.clone();
        change(&mut changed);
        let edit = Edit::between(record, &changed);
        self.edit(id, edit);
    }

    /// The kept sitting of this id, if it was read or found.
    #[must_use]
    pub fn kept_record(&self, id: Uuid) -> Option<&Record> {
        let found = self.found().into_iter().flat_map(|found| &found.records);
        let fetched = self.kept().fetched();
        self.kept().records().iter().chain(found).chain(fetched).find(|record| record.id == id)
    }
}
