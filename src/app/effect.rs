//! What a change of the records means for the other parts.

use softlanding_core::in_step::IN_STEP_ID;
use softlanding_core::record::ExerciseKey;

use crate::settings::Settings;
use crate::text::notices::Notice;

use super::App;

/// Returned by the records, and carried out by [`App`], which knows the other parts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum RecordsEffect {
    /// Tell the person.
    Notify(Notice),
    /// The journal can do again what it could not.
    JournalRecovered,
    /// Something is no longer kept: what goes on about it ends.
    Forgotten,
    /// What was practised last, as far as it is kept, is now this.
    LastExercise(Option<ExerciseKey>),
}

impl App {
    pub(super) fn perform(&mut self, effects: Vec<RecordsEffect>) {
        for effect in effects {
            match effect {
                RecordsEffect::Notify(notice) => self.notices.post(notice),
                RecordsEffect::JournalRecovered => {
                    self.notices.withdraw(|notice| matches!(notice, Notice::Journal(_)));
                }
                RecordsEffect::Forgotten => self.forget_what_is_not_kept(),
                RecordsEffect::LastExercise(last_exercise) => self.remember_last(last_exercise),
            }
        }
    }

    /// What is said about a sitting that is no longer kept does not bring it back, and nobody is asked about it.
    fn forget_what_is_not_kept(&mut self) {
        let is_gone = |id| !self.records.holds(id);
        self.session.stop_keeping(|record| is_gone(record.id));
        self.later.remove_where(is_gone, &mut self.notices);
    }

    /// What Begin may repeat.
    fn remember_last(&mut self, last_exercise: Option<ExerciseKey>) {
        // Who begins again tomorrow begins alone.
        if last_exercise.as_ref().is_some_and(|key| key.id == IN_STEP_ID) {
            return;
        }
        // What another window deletes meanwhile is no setting of a guest's.
        if !self.is_guest() && self.settings().last_exercise != last_exercise {
            self.change_settings(Settings { last_exercise, ..self.settings().clone() });
        }
    }
}
