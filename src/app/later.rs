//! "Ask me in ten minutes": how it is a while after, asked once, here in the window and nowhere else.
//!
//! The wish lives in memory. Who closes the window is not asked.

use std::time::Duration;

use softlanding_core::insight::SETTLING_MS;
use softlanding_core::rating::Rating;
use softlanding_core::sitting::Stage;
use uuid::Uuid;

use super::{App, Keeping, Notice};

/// A sitting that is asked about once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    pub sitting: Uuid,
    /// The practice as it was called then.
    pub title: String,
    due: Duration,
    has_been_asked: bool,
}

impl App {
    /// Whether the sitting that is spoken about can be asked about later: only what is kept has a place
    /// for the answer.
    #[must_use]
    pub fn may_ask_later(&self) -> bool {
        self.practice.as_ref().is_some_and(|practice| {
            practice.keeping == Keeping::Kept && matches!(practice.sitting.stage(), Stage::After(_))
        })
    }

    /// Whether the sitting that is spoken about will be asked about.
    #[must_use]
    pub fn asks_later(&self) -> bool {
        let spoken_about = self.practice.as_ref().map(|practice| practice.sitting.record().id);
        self.later.iter().any(|later| Some(later.sitting) == spoken_about)
    }

    /// The sitting that is being asked about now.
    #[must_use]
    pub fn later(&self) -> Option<&Later> {
        self.later.iter().find(|later| later.has_been_asked && !self.is_guest)
    }

    pub(super) fn ask_later(&mut self, asks: bool) {
        let Some(practice) = self.practice.as_ref().filter(|_| self.may_ask_later()) else { return };
        let record = practice.sitting.record();
        let (sitting, title) = (record.id, record.title.clone());
        self.later.retain(|later| later.sitting != sitting);
        if asks {
            let due = self.clock.now() + Duration::from_millis(SETTLING_MS.unsigned_abs());
            self.later.push(Later { sitting, title, due, has_been_asked: false });
        }
    }

    /// Whether a question may be asked now: not in the middle of another one or of a practice, and no guest
    /// is asked about it.
    fn may_ask_now(&self) -> bool {
        self.practice.is_none() && !self.is_guest && self.later().is_none()
    }

    /// How long until a question will be asked by itself.
    pub(super) fn until_later(&self, now: Duration) -> Option<Duration> {
        if !self.may_ask_now() {
            return None;
        }
        let waiting = self.later.iter().filter(|later| !later.has_been_asked);
        waiting.map(|later| later.due.saturating_sub(now)).min()
    }

    /// Asks what is due, unless somebody is practising: then it waits for their end.
    pub(super) fn ask_what_is_due(&mut self) {
        if !self.may_ask_now() {
            return;
        }
        let now = self.clock.now();
        if let Some(later) = self.later.iter_mut().find(|later| later.due <= now) {
            later.has_been_asked = true;
            self.notices.push_back(Notice::Later { title: later.title.clone() });
        }
    }

    /// The answer about a sitting; an empty one is an answer too.
    pub(super) fn answer_later(&mut self, sitting: Uuid, rating: Rating) {
        self.forget_later(sitting);
        self.say_later(sitting, rating);
    }

    /// It is asked about no more.
    pub(super) fn forget_later(&mut self, sitting: Uuid) {
        self.later.retain(|later| later.sitting != sitting);
        if self.later().is_none() {
            self.notices.retain(|notice| !matches!(notice, Notice::Later { .. }));
        }
    }

    /// The notice was closed: that is an answer.
    pub(super) fn leave_later(&mut self) {
        if let Some(sitting) = self.later().map(|later| later.sitting) {
            self.forget_later(sitting);
        }
    }
}
