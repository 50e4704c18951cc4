//! What is kept, and what is let go. Nothing goes to the disk without a yes.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use softlanding_core::record::{Edit, Record};
use uuid::Uuid;

use crate::records::journal::{self, Load, Trouble, What};
use crate::settings::{Keep, Settings};

#[cfg(test)]
mod tests;
use super::{App, Practice};
use crate::text::notices::Notice;

/// How many sittings are read at a time.
const PAGE: usize = 200;
/// Asks for one by itself.
const FETCH: usize = 1;

/// The kept sittings that were read so far, newest first.
#[derive(Debug, Default)]
pub struct Kept {
    records: Vec<Record>,
    total: usize,
    /// The next first page takes the place of everything.
    is_outdated: bool,
    /// How many first pages were asked for and have not come.
    firsts_awaited: usize,
    /// Pages were read down to this one; older ones are only known one by one.
    reached: Option<Uuid>,
    /// Deleted on the page that is open, in the order of their deletion. They can be brought back.
    deleted: Vec<Record>,
    /// One that was asked for by itself.
    fetch: Option<Fetch>,
    /// What was changed or deleted here. A page or a row that was read before holds it as it was.
    changed: HashMap<Uuid, Change>,
    /// Everything was deleted, and pages that were read before may still come.
    pub(super) awaits_emptiness: bool,
}

/// The last thing that was said here about a sitting.
#[derive(Clone, Copy, Debug)]
struct Change {
    ticket: u64,
    is_on_disk: bool,
}

/// How far what is to be kept has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// On the disk, to survive a power cut.
    OnDisk,
    /// On its way there.
    UnderWay,
    /// It waits in memory until the disk has room.
    AwaitsRoom,
    /// It waits in memory until the journal can be written.
    AwaitsJournal,
}

/// A sitting asked for by itself, as it stands on a page that was not read.
#[derive(Debug)]
struct Fetch {
    id: Uuid,
    answer: Answer,
}

#[derive(Debug, PartialEq)]
enum Answer {
    /// It has not come yet.
    Awaited,
    /// There is no such sitting.
    Missing,
    Here(Box<Record>),
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

    /// The sittings that were deleted on the page that is open, in the order of their deletion: these can be
    /// brought back.
    #[must_use]
    pub fn deleted(&self) -> &[Record] {
        &self.deleted
    }

    pub(super) fn forget_deleted(&mut self) {
        self.deleted.clear();
    }

    /// Whether all that was said here about this sitting is on the disk.
    #[must_use]
    pub fn is_on_disk(&self, id: Uuid) -> bool {
        self.changed.get(&id).is_none_or(|change| change.is_on_disk)
    }

    /// Something is said about this sitting now.
    fn change(&mut self, id: Uuid, ticket: u64) {
        self.changed.insert(id, Change { ticket, is_on_disk: false });
    }

    /// Whether something was said about this sitting after this ticket.
    fn is_changed_after(&self, id: Uuid, ticket: u64) -> bool {
        self.changed.get(&id).is_some_and(|change| change.ticket > ticket)
    }

    /// An answer came about this sitting. Whether it answers all that was said: an older one holds it as it was.
    fn is_answered_by(&mut self, id: Uuid, ticket: u64) -> bool {
        let change = self.changed.get_mut(&id).filter(|change| change.ticket == ticket);
        change.map(|change| change.is_on_disk = true).is_some()
    }

    pub(super) fn hear(&mut self, page: journal::Page) {
        let is_first = page.asked.older_than.is_none();
        self.firsts_awaited = self.firsts_awaited.saturating_sub(usize::from(is_first));
        if self.awaits_emptiness {
            return;
        }
        if page.asked.limit == FETCH {
            self.hear_fetched(page.records.into_iter().next());
            return;
        }
        if is_first && self.firsts_awaited == 0 && page.is_read {
            self.forget_what_is_not_on(&page);
        }
        if page.is_read {
            let last = page.records.last().map(|record| record.id);
            self.reached = [self.reached, last].into_iter().flatten().min();
        }
        for record in page.records {
            if !self.is_changed_after(record.id, page.newest_ticket) {
                self.put(record);
            }
        }
        if page.is_read {
            self.total = if page.is_last { self.records.len() } else { page.total.max(self.records.len()) };
        }
    }

    /// What is known and stands no longer on the newest first page, as far down as that goes, was deleted
    /// elsewhere.
    fn forget_what_is_not_on(&mut self, first: &journal::Page) {
        let are_all_new = std::mem::take(&mut self.is_outdated);
        if are_all_new {
            self.reached = None;
        }
        let goes_to = if are_all_new || first.is_last {
            Some(Uuid::nil())
        } else {
            first.records.last().map(|record| record.id)
        };
        let Some(goes_to) = goes_to else { return };
        let is_on_it: HashSet<Uuid> = first.records.iter().map(|record| record.id).collect();
        let is_still_here = |record: &Record| {
            let is_newer =
                self.changed.get(&record.id).is_some_and(|change| change.ticket > first.newest_ticket);
            record.id < goes_to || is_on_it.contains(&record.id) || is_newer
        };
        self.records.retain(is_still_here);
    }

    fn hear_fetched(&mut self, record: Option<Record>) {
        if let Some(fetch) = &mut self.fetch {
            let is_here = record.filter(|record| record.id == fetch.id);
            fetch.answer = is_here.map_or(Answer::Missing, |record| Answer::Here(Box::new(record)));
        }
    }

    /// The sitting that was asked for by itself.
    pub(super) fn fetched(&self) -> Option<&Record> {
        match &self.fetch.as_ref()?.answer {
            Answer::Here(record) => Some(record),
            _ => None,
        }
    }

    /// Whether this one was asked for by itself and is not there.
    #[must_use]
    pub fn is_missing(&self, id: Uuid) -> bool {
        self.fetch.as_ref().is_some_and(|fetch| fetch.id == id && fetch.answer == Answer::Missing)
    }

    pub(super) fn hear_all_deleted(&mut self) {
        self.awaits_emptiness = false;
    }

    /// What was read stays in sight until the first page comes anew.
    pub(super) fn start_anew(&mut self) {
        (self.is_outdated, self.reached) = (true, None);
    }

    /// The first page is asked for now.
    fn ask_for_first(&mut self) {
        self.firsts_awaited += 1;
    }

    /// These are deleted.
    pub(super) fn forget(&mut self, what: &What, ticket: u64) {
        for record in self.records.extract_if(.., |record| what.holds(record)) {
            self.changed.insert(record.id, Change { ticket, is_on_disk: false });
        }
        self.deleted.retain(|record| !what.holds(record));
        self.fetch.take_if(|fetch| matches!(&fetch.answer, Answer::Here(record) if what.holds(record)));
    }

    /// Whether a record of this id stands among those that were read: if not, its page has not come yet.
    fn is_reached(&self, id: Uuid) -> bool {
        !self.has_more() || self.reached.is_none_or(|reached| id >= reached)
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
        self.fetch.take_if(|fetch| fetch.id == id);
        let index = self.records.iter().position(|record| record.id == id)?;
        self.total = self.total.saturating_sub(1);
        Some(self.records.remove(index))
    }
}

impl App {
    /// Reads the next page, from the oldest that is known.
    pub(super) fn load_kept(&mut self) {
        let Some(oldest) = self.kept.reached else { return self.load_newest() };
        self.journal.load(Load { limit: PAGE, older_than: Some(oldest) });
    }

    /// Reads the first page.
    pub(super) fn load_newest(&mut self) {
        self.kept.ask_for_first();
        self.journal.load(Load::newest(PAGE));
    }

    /// Waits at most this long until it is known what was kept before, so that the first id follows it. Returns
    /// at once when that is known, and once it was waited for in vain: a disk that hangs is no reason to wait.
    pub fn wait_for_kept(&mut self, at_most: Duration) {
        let started = Instant::now();
        while !self.ids.is_following {
            let left = at_most.saturating_sub(started.elapsed());
            let has_heard = self.hear_journal_within(left);
            self.ids.is_following |= !has_heard;
        }
    }

    /// Reads one sitting by itself, unless it was read or asked for.
    pub(super) fn fetch(&mut self, id: Uuid) {
        let is_asked = self.kept.fetch.as_ref().is_some_and(|fetch| fetch.id == id);
        if self.kept_record(id).is_none() && !is_asked {
            self.kept.fetch = Some(Fetch { id, answer: Answer::Awaited });
            // The newest that is older than the next id there could be.
            let older_than = Some(Uuid::from_u128(id.as_u128().saturating_add(1)));
            self.journal.load(Load { limit: FETCH, older_than });
        }
    }

    /// Keeps a sitting that was not kept, whole.
    pub(super) fn keep(&mut self, record: Record) {
        let id = record.id;
        self.show(&record);
        let ticket = self.journal.keep(record);
        self.kept.change(id, ticket);
    }

    /// Changes some fields of a sitting that is kept.
    pub(super) fn edit(&mut self, id: Uuid, edit: Edit) {
        if edit.is_empty() {
            return;
        }
        if let Some(mut record) = self.kept_record(id).cloned() {
            edit.apply(&mut record);
            self.show(&record);
        }
        let ticket = self.journal.edit(id, edit);
        self.kept.change(id, ticket);
    }

    /// Puts a kept sitting, or its newest version, wherever it can be seen.
    fn show(&mut self, record: &Record) {
        if self.kept.is_reached(record.id) {
            let known = self.kept.records.len();
            self.kept.put(record.clone());
            self.kept.total += self.kept.records.len() - known;
        }
        if let Some(Fetch { answer: Answer::Here(fetched), .. }) = &mut self.kept.fetch
            && fetched.id == record.id
        {
            (**fetched).clone_from(record);
        }
        let mut found = self.found.iter_mut().flat_map(|found| &mut found.records);
        if let Some(found) = found.find(|found| found.id == record.id) {
            found.clone_from(record);
        }
        self.looked.put(record);
    }

    /// A sitting as it stands on the disk, with what another window changed.
    pub(super) fn hear_kept(&mut self, record: &Record, ticket: u64) {
        if self.kept.is_answered_by(record.id, ticket) && self.kept_record(record.id) != Some(record) {
            self.show(record);
        }
    }

    /// Something was said about a sitting that another window deleted.
    pub(super) fn hear_gone(&mut self, id: Uuid, ticket: u64) {
        if !self.kept.is_answered_by(id, ticket) {
            return;
        }
        let title = self.kept_record(id).map(|record| record.title.clone());
        if let Some(title) = title {
            self.notices.post(Notice::DeletedElsewhere { title });
        }
        self.forget_kept(id);
    }

    /// It is no longer among what is kept.
    fn forget_kept(&mut self, id: Uuid) {
        self.kept.take(id);
        self.looked.remove(id);
        self.later.remove(id, &mut self.notices);
        if let Some(found) = &mut self.found {
            found.records.retain(|found| found.id != id);
        }
        self.session.stop_keeping(|record| record.id == id);
        self.remember_last();
    }

    /// The answer to the one question, remembered; this sitting follows it.
    pub(super) fn consent(&mut self, yes: bool) {
        let mut settings = self.settings().clone();
        settings.keep = if yes { Keep::Yes } else { Keep::No };
        self.change_settings(settings);
        self.keep_this(yes);
    }

    /// How far the sitting that is spoken about has come, with those that it goes on from.
    #[must_use]
    pub fn written(&self) -> Written {
        let records = self.session.practice().into_iter().flat_map(Practice::records);
        let is_on_disk = records.map(|record| record.id).all(|id| self.kept.is_on_disk(id));
        match &self.journal_trouble {
            _ if is_on_disk => Written::OnDisk,
            None => Written::UnderWay,
            Some(Trouble::Full) => Written::AwaitsRoom,
            Some(_) => Written::AwaitsJournal,
        }
    }

    /// Whether the sitting that is spoken about may be kept at all.
    #[must_use]
    pub fn may_be_kept(&self) -> bool {
        let is_private = self.session.sitting().is_some_and(|sitting| sitting.exercise().private);
        !self.is_guest() && !is_private
    }

    pub(super) fn keep_this(&mut self, keep: bool) {
        if !self.may_be_kept() {
            return;
        }
        for record in self.session.keep(keep) {
            if keep {
                self.keep(record);
            } else {
                self.kept.take(record.id);
                self.looked.remove(record.id);
                self.later.remove(record.id, &mut self.notices);
                let ticket = self.journal.delete(record.id);
                self.kept.change(record.id, ticket);
            }
        }
        self.remember_last();
    }

    pub(super) fn delete(&mut self, id: Uuid) {
        let Some(record) = self.kept_record(id).cloned() else { return };
        // Gone from the disk at once: what was asked for happens even if the program ends now.
        let ticket = self.journal.delete(id);
        self.kept.change(id, ticket);
        self.forget_kept(id);
        self.kept.deleted.push(record);
    }

    pub(super) fn undo_delete(&mut self, id: Uuid) {
        let Some(index) = self.kept.deleted.iter().position(|record| record.id == id) else { return };
        let mut record = self.kept.deleted.remove(index);
        if let Some(said) = self.session.keep_again(record.id) {
            record = Record { note: record.note, tags: record.tags, later: record.later, ..said };
        }
        self.keep(record);
        self.remember_last();
    }

    pub(super) fn delete_all(&mut self) {
        let firsts_awaited = self.kept.firsts_awaited;
        self.kept = Kept { awaits_emptiness: true, firsts_awaited, ..Kept::default() };
        self.looked.clear();
        self.found = None;
        self.later.clear(&mut self.notices);
        self.journal.delete_all();
        self.session.stop_keeping(|_| true);
        self.remember_last();
    }

    /// What Begin may repeat: the newest that is kept, as it says what was practised.
    pub(super) fn remember_last(&mut self) {
        // What another window deletes meanwhile is no setting of a guest's.
        if self.is_guest() {
            return;
        }
        let read = self.kept.records.first().map(|record| &record.exercise);
        // After a large deletion what is left may not have been read.
        let observations = self.looked.observations();
        let left = || observations.exercise_of(observations.all().last()?);
        let last_exercise = read.or_else(left).cloned();
        self.change_settings(Settings { last_exercise, ..self.settings().clone() });
    }

    /// What was deleted can't be brought back any more.
    pub(super) fn forget_deleted(&mut self) {
        self.kept.forget_deleted();
    }
}
