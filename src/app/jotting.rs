//! Words that are kept by themselves: glimmers, and what is written in a practice. Each is kept because somebody asked
//! for that one; nothing is kept for a guest, of a private practice or of one for two.

use softlanding_core::exercise::{Keep as MayKeep, Part};
use softlanding_core::offer::may_offer_glimmer;
use softlanding_core::record::{Jotting, JottingEdit, JottingKind, glimmer_from, note_from, tag_from};
use uuid::Uuid;

use super::App;
use super::keeping::Written;
use super::records::RecordsCommand;

impl App {
    /// Keeps a small good moment. One without words is none.
    pub(super) fn keep_glimmer(&mut self, text: &str, tag: &str) {
        let text = glimmer_from(text);
        if text.is_empty() {
            return;
        }
        let jotting = Jotting { tag: tag_from(tag), ..self.new_jotting(JottingKind::Glimmer, text) };
        self.change_records(RecordsCommand::KeepJotting(Box::new(jotting)));
    }

    /// Keeps what is written in the part that runs. What was kept of it before becomes this.
    pub(super) fn keep_writing(&mut self, text: &str) {
        let text = note_from(text).trim_end().to_owned();
        if text.is_empty() || !self.may_keep_writing() {
            return;
        }
        let kept = self.session.practice().and_then(|practice| practice.writing);
        if let Some(id) = kept.filter(|id| self.kept().jottings().get(*id).is_some()) {
            self.edit_jotting(id, |jotting| jotting.text = text);
            return;
        }
        let jotting = self.new_jotting(JottingKind::Written, text);
        let Some(practice) = self.session.practice_mut() else { return };
        practice.writing = Some(jotting.id);
        let record = practice.sitting.record();
        let jotting =
            Jotting { exercise: Some(record.exercise.clone()), title: record.title.clone(), ..jotting };
        self.change_records(RecordsCommand::KeepJotting(Box::new(jotting)));
    }

    /// Changes kept words. Without any they stay as they were: deleting is another thing.
    pub(super) fn amend_jotting(&mut self, id: Uuid, text: &str, tag: &str) {
        let text = note_from(text).trim_end().to_owned();
        if !text.is_empty() {
            self.edit_jotting(id, |jotting| (jotting.text, jotting.tag) = (text, tag_from(tag)));
        }
    }

    fn edit_jotting(&mut self, id: Uuid, change: impl FnOnce(&mut Jotting)) {
        let Some(old) = self.kept().jottings().get(id) else { return };
        let mut new = old.clone();
        change(&mut new);
        let edit = JottingEdit::between(old, &new);
        self.change_records(RecordsCommand::EditJotting(id, Box::new(edit)));
    }

    pub(super) fn undo_delete_jotting(&mut self, id: Uuid) {
        if let Some(jotting) = self.records.take_deleted_jotting(id) {
            self.change_records(RecordsCommand::KeepJotting(Box::new(jotting)));
        }
    }

    fn new_jotting(&self, kind: JottingKind, text: String) -> Jotting {
        let wall = self.clock.wall();
        Jotting {
            id: self.records.next_id(&wall),
            kind,
            text,
            tag: String::new(),
            created_utc_ms: wall.utc_ms,
            zone: wall.zone,
            exercise: None,
            title: String::new(),
        }
    }

    /// Whether a small good moment may be written down now: not by a guest, and not while two practise.
    #[must_use]
    pub fn may_jot(&self) -> bool {
        let is_for_two = self.session.sitting().is_some_and(|sitting| sitting.exercise().for_two);
        !self.is_guest() && !is_for_two
    }

    /// Whether what is written in the part that runs may be kept, if its person asks for that.
    #[must_use]
    pub fn may_keep_writing(&self) -> bool {
        let part = self.session.sitting().and_then(|sitting| sitting.part(self.clock.now()));
        let asks = |keep: &MayKeep| *keep == MayKeep::Ask;
        let may = match part {
            Some(Part::Write { keep, .. } | Part::Sentences { keep, .. }) => asks(keep),
            _ => false,
        };
        may && self.may_jot() && self.may_be_kept()
    }

    /// One of the person's own small good moments that may be offered now, last of all; another one after each sitting.
    #[must_use]
    pub fn offered_glimmer(&self) -> Option<Uuid> {
        let turn = self.kept().observations().len() as u64;
        if !self.may_jot() || !self.settings().may_offer_glimmers() || !may_offer_glimmer(self.said(), turn) {
            return None;
        }
        let is_glimmer = |jotting: &&Jotting| jotting.kind == JottingKind::Glimmer;
        let glimmers = || self.kept().jottings().iter().filter(is_glimmer);
        // A step that shares nothing with most counts, so that neighbours in time are not neighbours here.
        let place = (turn / 2).wrapping_mul(7_919).checked_rem(glimmers().count() as u64)?;
        glimmers().nth(usize::try_from(place).ok()?).map(|jotting| jotting.id)
    }

    /// What was kept of the writing in the practice that runs.
    #[must_use]
    pub fn kept_writing(&self) -> Option<&Jotting> {
        self.kept().jottings().get(self.session.practice()?.writing?)
    }

    /// How far these kept words have come.
    #[must_use]
    pub fn written_jotting(&self, id: Uuid) -> Written {
        self.written_if(self.kept().is_on_disk(id))
    }
}
