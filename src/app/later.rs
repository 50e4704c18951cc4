//! "Ask me in ten minutes": how it is a while after, asked once, here in the window and nowhere else.
//!
//! The questions live in memory. Who closes the window is not asked.

use std::time::Duration;

use softlanding_core::insight::SETTLING_MS;
use uuid::Uuid;

use crate::text::notices::Notice;

use super::Notices;

/// A sitting that is asked about once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    pub sitting: Uuid,
    /// The practice as it was called then.
    pub title: String,
    due: Duration,
    has_been_asked: bool,
}

/// The sittings that are to be asked about, each once.
#[derive(Debug, Default)]
pub(super) struct LaterQuestions {
    questions: Vec<Later>,
}

impl LaterQuestions {
    /// Asks about this sitting when it has settled, counted from now.
    pub fn add(&mut self, sitting: Uuid, title: String, now: Duration) {
        let due = now + Duration::from_millis(SETTLING_MS.unsigned_abs());
        self.questions.retain(|later| later.sitting != sitting);
        self.questions.push(Later { sitting, title, due, has_been_asked: false });
    }

    pub fn is_planned(&self, sitting: Uuid) -> bool {
        self.questions.iter().any(|later| later.sitting == sitting)
    }

    /// The question that is being asked now.
    pub fn asked(&self) -> Option<&Later> {
        self.questions.iter().find(|later| later.has_been_asked)
    }

    /// Time until the next question is due, unless one is being asked.
    pub fn until_due(&self, now: Duration) -> Option<Duration> {
        if self.asked().is_some() {
            return None;
        }
        self.questions.iter().map(|later| later.due.saturating_sub(now)).min()
    }

    /// Asks what is due, unless a question is being asked.
    pub fn ask_due(&mut self, now: Duration, notices: &mut Notices) {
        if self.asked().is_some() {
            return;
        }
        if let Some(later) = self.questions.iter_mut().find(|later| later.due <= now) {
            later.has_been_asked = true;
            notices.post(Notice::Later { title: later.title.clone() });
        }
    }

    /// This sitting is asked about no more.
    pub fn remove(&mut self, sitting: Uuid, notices: &mut Notices) {
        self.questions.retain(|later| later.sitting != sitting);
        if self.asked().is_none() {
            notices.withdraw(|notice| matches!(notice, Notice::Later { .. }));
        }
    }

    /// The notice was dismissed, which is an answer.
    pub fn remove_asked(&mut self, notices: &mut Notices) {
        if let Some(sitting) = self.asked().map(|later| later.sitting) {
            self.remove(sitting, notices);
        }
    }

    /// The sittings of which this says so are asked about no more.
    pub fn remove_where(&mut self, is_over: impl Fn(Uuid) -> bool, notices: &mut Notices) {
        let over: Vec<Uuid> =
            self.questions.iter().map(|later| later.sitting).filter(|id| is_over(*id)).collect();
        for sitting in over {
            self.remove(sitting, notices);
        }
    }
}
