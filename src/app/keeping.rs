//! What becomes of a sitting: kept, or let go. Nothing goes to the disk without a yes.

use crate::platform::DiskError;
use std::path::PathBuf;
use std::time::Duration;

use softlanding_core::rating::Rating;
use softlanding_core::record::{Edit, Record, note_from, tags_from};
use softlanding_core::sitting::Sitting;
use uuid::Uuid;

use crate::records::exchange::Format;
use crate::records::journal::JournalError;
use crate::settings::Keep;
use crate::text::notices::Notice;

use super::records::{Kept, RecordsCommand};
use super::{App, Practice, Target};

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

impl App {
    /// What was kept; nothing for a guest.
    #[must_use]
    pub fn kept(&self) -> &Kept {
        self.records.kept()
    }

    /// Waits at most this long until it is known what was kept before, so that the first id follows it.
    pub fn wait_for_kept(&mut self, at_most: Duration) {
        let effects = self.records.wait_for_first(at_most);
        self.perform(effects);
    }

    pub(super) fn handle_journal(&mut self) {
        for answer in self.records.answers(Duration::ZERO) {
            let effects = self.records.handle(answer);
            self.perform(effects);
        }
    }

    pub(super) fn change_records(&mut self, command: RecordsCommand) {
        let effects = self.records.apply(command);
        self.perform(effects);
    }

    /// Keeps a sitting that was not kept, whole.
    pub(super) fn keep(&mut self, record: Record) {
        self.change_records(RecordsCommand::Keep(Box::new(record)));
    }

    /// Changes some fields of a sitting that is kept.
    pub(super) fn edit(&mut self, id: Uuid, edit: Edit) {
        self.change_records(RecordsCommand::Edit(id, Box::new(edit)));
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
        self.written_if(records.map(|record| record.id).all(|id| self.kept().is_on_disk(id)))
    }

    /// The same of what is or is not on the disk.
    pub(super) fn written_if(&self, is_on_disk: bool) -> Written {
        match self.records.trouble() {
            _ if is_on_disk => Written::OnDisk,
            None => Written::UnderWay,
            Some(JournalError::Disk(DiskError::Full)) => Written::AwaitsRoom,
            Some(_) => Written::AwaitsJournal,
        }
    }

    /// Whether the sitting that is spoken about may be kept at all.
    #[must_use]
    pub fn may_be_kept(&self) -> bool {
        !self.is_guest() && self.session.sitting().is_none_or(Sitting::may_be_kept)
    }

    pub(super) fn keep_this(&mut self, keep: bool) {
        if !self.may_be_kept() {
            return;
        }
        for record in self.session.keep(keep) {
            if keep {
                self.keep(record);
            } else {
                self.change_records(RecordsCommand::Discard(record.id));
            }
        }
    }

    pub(super) fn undo_delete(&mut self, id: Uuid) {
        let Some(mut record) = self.records.take_deleted(id) else { return };
        if let Some(said) = self.session.keep_again(record.id) {
            record = Record { note: record.note, tags: record.tags, later: record.later, ..said };
        }
        self.keep(record);
    }

    /// One's own words about a sitting, written or changed.
    pub(super) fn amend(&mut self, id: Uuid, note: &str, tags: &[String]) {
        let Some(record) = self.kept().record(id) else { return };
        let mut amended = record.clone();
        amended.note = note_from(note);
        amended.tags = tags_from(tags.iter().map(String::as_str));
        let edit = Edit::between(record, &amended);
        self.edit(id, edit);
    }

    /// How it is ten minutes after.
    pub(super) fn keep_later_rating(&mut self, id: Uuid, rating: Rating) {
        let Some(record) = self.kept().as_known(id) else { return };
        let later = (!rating.is_empty()).then_some(rating);
        let answered = Record { later, ..record.as_ref().clone() };
        let edit = Edit::between(&record, &answered);
        self.edit(id, edit);
    }

    /// Writes all that is kept.
    pub(super) fn export(&mut self, target: Target, format: Format) {
        let Target { path, replaces } = target;
        self.change_records(RecordsCommand::Export { path, format, replaces });
    }

    /// Brings sittings in: choosing the file is the yes for those in it.
    pub(super) fn import_sittings(&mut self, path: PathBuf) {
        if self.is_guest() {
            self.notices.post(Notice::NotForGuests);
        } else {
            self.change_records(RecordsCommand::Import(path));
        }
    }
}
