//! What is kept, and what is let go. Nothing goes to the disk without a yes.

use std::time::Duration;

use softlanding_core::record::Record;
use uuid::Uuid;

use crate::journal::{self, Load};
use crate::settings::Keep;

use super::App;
use super::practice::Keeping;

/// How long a deletion can be undone.
pub const UNDO: Duration = Duration::from_secs(10);
/// How many sittings are read at a time.
const PAGE: usize = 200;

/// The kept sittings that were read so far, newest first.
#[derive(Debug, Default)]
pub struct Kept {
    records: Vec<Record>,
    total: usize,
    undo: Option<Undo>,
}

#[derive(Debug)]
struct Undo {
    record: Record,
    until: Duration,
}

impl Kept {
    /// What was read so far, newest first.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Whether there are older ones that were not read yet.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.records.len() < self.total
    }

    /// The sitting whose deletion can still be undone.
    #[must_use]
    pub fn deleted(&self) -> Option<&Record> {
        self.undo.as_ref().map(|undo| &undo.record)
    }

    pub(super) fn undo_left(&self, now: Duration) -> Option<Duration> {
        self.undo.as_ref().map(|undo| undo.until.saturating_sub(now))
    }

    pub(super) fn forget_undo(&mut self, now: Duration) {
        self.undo.take_if(|undo| undo.until <= now);
    }

    pub(super) fn hear(&mut self, page: journal::Page) {
        for record in page.records {
            self.put(record);
        }
        self.total = page.total.max(self.records.len());
    }

    /// Puts a record at its place: ids of version 7 sort by time.
    fn put(&mut self, record: Record) {
        match self.records.binary_search_by(|kept| record.id.cmp(&kept.id)) {
            Ok(index) => {
                if let Some(kept) = self.records.get_mut(index) {
                    *kept = record;
                }
            }
            Err(index) => self.records.insert(index, record),
        }
    }

    fn take(&mut self, id: Uuid) -> Option<Record> {
        let index = self.records.iter().position(|record| record.id == id)?;
        self.total = self.total.saturating_sub(1);
        Some(self.records.remove(index))
    }
}

impl App {
    /// Reads the next page, from the oldest that is known.
    pub(super) fn load_kept(&mut self) {
        let older_than = self.kept.records.last().map(|record| record.id);
        self.journal.load(Load { limit: PAGE, older_than });
    }

    pub(super) fn keep(&mut self, record: Record) {
        let known = self.kept.records.len();
        self.kept.put(record.clone());
        self.kept.total += self.kept.records.len() - known;
        self.journal.keep(record);
    }

    /// The answer to the one question, remembered; this sitting follows it.
    pub(super) fn consent(&mut self, yes: bool) {
        let mut settings = self.settings.clone();
        settings.keep = if yes { Keep::Yes } else { Keep::No };
        self.change_settings(settings);
        self.keep_this(yes);
    }

    /// Whether the sitting that is spoken about may be kept at all.
    #[must_use]
    pub fn may_be_kept(&self) -> bool {
        let is_private = self.practice.as_ref().is_some_and(|practice| practice.sitting.exercise().private);
        !self.is_guest && !is_private
    }

    pub(super) fn keep_this(&mut self, keep: bool) {
        if !self.may_be_kept() {
            return;
        }
        let Some(practice) = &mut self.practice else { return };
        practice.keeping = if keep { Keeping::Kept } else { Keeping::NotKept };
        let record = practice.sitting.record().clone();
        if keep {
            self.keep(record);
        } else {
            self.kept.take(record.id);
            self.journal.delete(record.id);
        }
    }

    pub(super) fn delete(&mut self, id: Uuid) {
        let Some(record) = self.kept.take(id) else { return };
        // Gone from the disk at once: what was asked for happens even if the program ends now.
        self.journal.delete(id);
        self.kept.undo = Some(Undo { record, until: self.clock.now() + UNDO });
    }

    pub(super) fn undo_delete(&mut self) {
        if let Some(undo) = self.kept.undo.take() {
            self.keep(undo.record);
        }
    }

    pub(super) fn delete_all(&mut self) {
        self.kept = Kept::default();
        self.journal.delete_all();
    }
}
