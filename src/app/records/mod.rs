//! The records: the one place of the app through which what is kept is read, changed and let go.
//!
//! - The journal's thread owns the truth. It answers in order, and each answer carries the number (`sequence`) of
//!   the last change that it includes.
//! - [`Kept`] is the one cache: a light row for every sitting, a few sittings whole, and the changes that no answer
//!   includes yet. A change is made in it at once and sent; it is made again in each answer that is older
//!   ([`Kept::fold`]), so what was deleted is never shown again and what was kept never flickers.
//! - At first the newest page comes, so that there is something to see, then a snapshot of all rows. What another
//!   window changes shows in SQLite's `data_version`, at which the thread looks with each request, and leads to a new
//!   snapshot; [`RecordsCommand::LookAgain`] is such a request. Nothing wakes an idle program.
//! - Whole records are read for what is in sight ([`RecordsCommand::Read`]), words are found by a numbered query.
//! - A guest meets an empty [`Kept`], and commands do nothing: both here, and nowhere else.
//! - What concerns other parts is handed back as [`RecordsEffect`]s.

#[cfg(test)]
mod converging;
mod details;
mod jottings;
mod kept;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use softlanding_core::record::{Edit, Jotting, JottingEdit, Record};
use uuid::Uuid;

use super::clock::Ids;
use super::effect::RecordsEffect;
use crate::platform::WallTime;
use crate::records::exchange::Format;
use crate::records::journal::{
    Answer, Change, Event, Journal, JournalError, Load, NEWEST, NumberedChange, Page, What,
};
use crate::text::notices::Notice;

pub use jottings::Jottings;
pub use kept::{FoundSittings, Kept};

/// What can be asked of what is kept. Who keeps something has the person's yes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RecordsCommand {
    /// Keep a sitting that was not kept, whole.
    Keep(Box<Record>),
    /// Change some fields of a sitting that is kept.
    Edit(Uuid, Box<Edit>),
    /// Keep these words.
    KeepJotting(Box<Jotting>),
    /// Change kept words.
    EditJotting(Uuid, Box<JottingEdit>),
    /// Delete kept words; they can be brought back until [`RecordsCommand::ForgetDeleted`].
    DeleteJotting(Uuid),
    /// Delete a sitting; it can be brought back until [`RecordsCommand::ForgetDeleted`].
    Delete(Uuid),
    /// Delete a sitting for good.
    Discard(Uuid),
    DeleteMany(What),
    DeleteAll,
    /// Nothing can be brought back any more.
    ForgetDeleted,
    /// Somebody looks back: another window may have changed something.
    LookAgain,
    /// Read these sittings whole.
    Read(Vec<Uuid>),
    /// Look for these words; nothing wanted ends it.
    Find(String),
    Import(PathBuf),
    Export {
        path: PathBuf,
        format: Format,
        replaces: bool,
    },
}

/// What is kept, and the journal that keeps it.
pub(super) struct Records {
    journal: Journal,
    kept: Kept,
    /// What a guest finds.
    nothing: Kept,
    is_guest: bool,
    /// Why what is said can't be written now.
    trouble: Option<JournalError>,
    ids: Ids,
    /// To be deleted once they were read, so that they can be brought back.
    to_delete: Vec<Uuid>,
}

impl Records {
    /// Opens the journal of this folder; what is kept comes later.
    pub(super) fn open(folder: PathBuf, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self::of(Journal::open(folder, wake))
    }

    fn of(journal: Journal) -> Self {
        journal.load(Load::newest(NEWEST));
        journal.watch();
        Self {
            journal,
            kept: Kept::default(),
            nothing: Kept::default(),
            is_guest: false,
            trouble: None,
            ids: Ids::default(),
            to_delete: Vec::new(),
        }
    }

    /// Somebody else is at the window from now on, or no longer.
    pub(super) fn set_guest(&mut self, is_guest: bool) {
        self.is_guest = is_guest;
        self.forget_deleted();
    }

    /// What there is to see: nothing for a guest.
    pub(super) fn kept(&self) -> &Kept {
        if self.is_guest { &self.nothing } else { &self.kept }
    }

    /// Whether a sitting is kept, whoever is at the window.
    pub(super) fn holds(&self, id: Uuid) -> bool {
        self.kept.holds(id)
    }

    /// Why what is said can't be written now.
    pub(super) fn trouble(&self) -> Option<&JournalError> {
        self.trouble.as_ref()
    }

    /// An id that sorts after every one that was given or kept before.
    pub(super) fn next_id(&self, wall: &WallTime) -> Uuid {
        self.ids.next(wall)
    }

    /// Does what was asked for; nothing for a guest.
    pub(super) fn apply(&mut self, command: RecordsCommand) -> Vec<RecordsEffect> {
        if self.is_guest {
            return Vec::new();
        }
        match command {
            RecordsCommand::Keep(record) => {
                self.send(Change::Insert(record));
                vec![self.last_exercise()]
            }
            RecordsCommand::Edit(_, edit) if edit.is_empty() => Vec::new(),
            RecordsCommand::Edit(id, edit) => {
                self.send(Change::Edit(id, edit));
                Vec::new()
            }
            RecordsCommand::KeepJotting(jotting) => {
                self.send(Change::InsertJotting(jotting));
                Vec::new()
            }
            RecordsCommand::EditJotting(_, edit) if edit.is_empty() => Vec::new(),
            RecordsCommand::EditJotting(id, edit) => {
                self.send(Change::EditJotting(id, edit));
                Vec::new()
            }
            RecordsCommand::DeleteJotting(id) => {
                if let Some(jotting) = self.kept.jottings().get(id).cloned() {
                    self.kept.jottings_mut().remember_deleted(jotting);
                    self.send(Change::Delete(id));
                }
                Vec::new()
            }
            RecordsCommand::Delete(id) => self.delete(id),
            RecordsCommand::Discard(id) => self.change(Change::Delete(id)),
            RecordsCommand::DeleteMany(what) => {
                self.kept.retain_deleted(|record| !what.holds(record));
                self.kept.jottings_mut().retain_deleted(|jotting| !what.holds_jotting(jotting));
                self.change(Change::DeleteMany(what, Vec::new()))
            }
            RecordsCommand::DeleteAll => {
                self.forget_deleted();
                self.change(Change::DeleteAll)
            }
            command => {
                self.ask(command);
                Vec::new()
            }
        }
    }

    /// What changes nothing that is kept, or only once it is answered.
    fn ask(&mut self, command: RecordsCommand) {
        match command {
            RecordsCommand::ForgetDeleted => self.forget_deleted(),
            RecordsCommand::LookAgain => self.journal.watch(),
            RecordsCommand::Read(ids) => self.read(ids),
            RecordsCommand::Find(words) => {
                if let Some(query) = self.kept.look_for(words) {
                    self.journal.find(query);
                }
            }
            RecordsCommand::Import(path) => self.journal.import(path),
            RecordsCommand::Export { path, format, replaces } => self.journal.export(path, format, replaces),
            _ => {}
        }
    }

    /// Hands all that is kept, with what still waits, to `then` on another thread; nothing for a guest.
    pub(super) fn read_all(&self, then: impl FnOnce(Result<Page, JournalError>) + Send + 'static) {
        if !self.is_guest {
            self.journal.read_all(then);
        }
    }

    fn read(&mut self, mut ids: Vec<Uuid>) {
        ids.retain(|id| self.kept.lacks(*id));
        if !ids.is_empty() {
            self.kept.note_asked(&ids);
            self.journal.read(ids);
        }
    }

    /// Gone from the disk at once: what was asked for happens even if the program ends now.
    fn delete(&mut self, id: Uuid) -> Vec<RecordsEffect> {
        if let Some(record) = self.kept.record(id).cloned() {
            self.kept.remember_deleted(record);
            return self.change(Change::Delete(id));
        }
        if self.kept.holds(id) {
            // Without its words it could not be brought back whole.
            self.to_delete.push(id);
            self.read(vec![id]);
        }
        Vec::new()
    }

    /// Takes a deleted sitting back from those that can be brought back, to be kept again.
    pub(super) fn take_deleted(&mut self, id: Uuid) -> Option<Record> {
        if self.is_guest { None } else { self.kept.take_deleted(id) }
    }

    /// The same with kept words.
    pub(super) fn take_deleted_jotting(&mut self, id: Uuid) -> Option<Jotting> {
        if self.is_guest { None } else { self.kept.jottings_mut().take_deleted(id) }
    }

    fn forget_deleted(&mut self) {
        self.kept.retain_deleted(|_| false);
        self.kept.jottings_mut().retain_deleted(|_| false);
    }

    /// A change after which another sitting may be the newest, or some are gone.
    fn change(&mut self, change: Change) -> Vec<RecordsEffect> {
        self.send(change);
        self.effects_of_change()
    }

    fn effects_of_change(&self) -> Vec<RecordsEffect> {
        vec![RecordsEffect::Forgotten, self.last_exercise()]
    }

    fn last_exercise(&self) -> RecordsEffect {
        RecordsEffect::LastExercise(self.kept.last_exercise().cloned())
    }

    fn send(&mut self, change: Change) {
        let sequence = self.journal.change(change.clone());
        self.kept.apply(NumberedChange { sequence, change });
    }

    /// What the journal has said since; waits at most this long for it.
    pub(super) fn answers(&self, at_most: Duration) -> Vec<Answer> {
        self.journal.wait_for_answers(at_most).collect()
    }

    /// Waits at most this long until it is known what was kept before, so that the first id follows it. Returns
    /// at once when that is known, and once it was waited for in vain: a disk that hangs is no reason to wait.
    pub(super) fn wait_for_first(&mut self, at_most: Duration) -> Vec<RecordsEffect> {
        let started = Instant::now();
        let mut effects = Vec::new();
        while !self.ids.is_following {
            let answers = self.answers(at_most.saturating_sub(started.elapsed()));
            self.ids.is_following |= answers.is_empty();
            effects.extend(answers.into_iter().flat_map(|answer| self.handle(answer)));
        }
        effects
    }

    /// Folds an answer of the journal in, at this one place.
    pub(super) fn handle(&mut self, answer: Answer) -> Vec<RecordsEffect> {
        let mut effects = self.told(&answer.event);
        let gone = self.title_of_gone(&answer.event);
        let is_anew = matches!(answer.event, Event::Snapshot(_) | Event::Recovered);
        let was_known = self.kept.is_known();
        self.kept.fold(answer);
        if let Some((_, title)) = gone.filter(|(id, _)| !self.kept.holds(*id)) {
            effects.push(RecordsEffect::Notify(Notice::DeletedElsewhere { title }));
            effects.extend(self.effects_of_change());
        }
        if is_anew {
            effects.extend(self.effects_of_snapshot(was_known));
            if let Some(query) = self.kept.look_again() {
                self.journal.find(query);
            }
        }
        effects.extend(self.delete_what_was_read());
        effects
    }

    /// Before the first snapshot nothing may be known of what was practised last.
    fn effects_of_snapshot(&self, was_known: bool) -> Vec<RecordsEffect> {
        if was_known {
            self.effects_of_change()
        } else {
            self.kept.last_exercise().map(|_| self.last_exercise()).into_iter().collect()
        }
    }

    /// The sitting of which there is no more, as it was called, while it is here.
    fn title_of_gone(&self, event: &Event) -> Option<(Uuid, String)> {
        let Event::Gone { id } = event else { return None };
        let rows = self.kept.observations();
        Some((*id, rows.title_of(rows.get(*id)?)?.to_owned()))
    }

    fn delete_what_was_read(&mut self) -> Vec<RecordsEffect> {
        let kept = &self.kept;
        let read: Vec<Uuid> = self.to_delete.extract_if(.., |id| kept.record(*id).is_some()).collect();
        self.to_delete.retain(|id| kept.holds(*id));
        read.into_iter().flat_map(|id| self.delete(id)).collect()
    }

    /// What a person is told of it.
    fn told(&mut self, event: &Event) -> Vec<RecordsEffect> {
        let notices = match event {
            Event::Failed(trouble) => {
                self.trouble = Some(trouble.clone());
                vec![Notice::Journal(trouble.clone())]
            }
            Event::Recovered => {
                self.trouble = None;
                return vec![RecordsEffect::JournalRecovered];
            }
            Event::Loaded(page) => {
                self.ids.follow(page.records.iter().map(|record| record.id));
                Vec::new()
            }
            Event::Opened { mended: Some(mended), .. } => vec![Notice::Mended(mended.clone())],
            Event::Deleted { set_aside, .. } => still_set_aside(set_aside),
            Event::DeletedMany { count, set_aside, .. } => {
                let mut notices = vec![Notice::DeletedMany { count: *count }];
                notices.extend(still_set_aside(set_aside));
                notices
            }
            Event::Imported { path: _, report } => vec![Notice::SittingsImported(Box::new(report.clone()))],
            Event::NotImported { path, why, .. } => {
                vec![Notice::SittingsNotImported { path: path.clone(), why: Box::new(why.clone()) }]
            }
            Event::Exported { path, count, jottings, unreadable } => vec![Notice::Exported {
                path: path.clone(),
                count: *count,
                jottings: *jottings,
                unreadable: *unreadable,
            }],
            Event::NotExported { path, why } => {
                vec![Notice::NotExported { path: path.clone(), why: why.clone() }]
            }
            _ => Vec::new(),
        };
        notices.into_iter().map(RecordsEffect::Notify).collect()
    }

    /// Finishes what waits, within the deadline. Whether all of it is on the disk.
    pub(super) fn close(self, deadline: Duration) -> bool {
        self.journal.close(deadline)
    }
}

fn still_set_aside(paths: &[PathBuf]) -> Vec<Notice> {
    if paths.is_empty() { Vec::new() } else { vec![Notice::StillSetAside(paths.to_vec())] }
}
