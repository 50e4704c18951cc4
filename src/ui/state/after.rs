//! What is said after a practice, one question at a time.

use softlanding_core::saying::RatingDraft;
use uuid::Uuid;

use crate::ui::state::feelings::FeelingsDraft;

/// One question; each may be passed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    State,
    Number,
    Words,
    /// Why it was stopped.
    Reason,
    /// Whether it is kept.
    Keep,
    /// Whether to ask once more in ten minutes.
    Later,
}

impl Step {
    pub const ALL: [Self; 6] =
        [Self::State, Self::Number, Self::Words, Self::Reason, Self::Keep, Self::Later];
}

/// What is said after a practice, and about which.
#[derive(Debug, Default)]
pub struct AfterDraft {
    pub sitting: Option<Uuid>,
    pub draft: RatingDraft,
    pub feelings: FeelingsDraft,
    /// Whether this is the one under which the way to what is never offered stands.
    pub offers_comfort: bool,
    passed: Vec<Step>,
}

impl AfterDraft {
    /// Starts empty for each sitting.
    pub fn belong_to(&mut self, sitting: Uuid) {
        if self.sitting != Some(sitting) {
            *self = Self { sitting: Some(sitting), ..Self::default() };
        }
    }

    /// Goes on from a question, answered or not.
    pub fn pass(&mut self, step: Step) {
        self.passed.push(step);
    }

    /// Whether the number was said or left out.
    #[must_use]
    pub fn is_number_said(&self) -> bool {
        self.draft.has_state() && !self.draft.asks_number()
    }

    /// Asks for the number again, as another state was said.
    pub fn ask_number(&mut self) {
        self.passed.retain(|step| *step != Step::Number);
    }

    /// The question that is asked now, among those that `may` be asked.
    #[must_use]
    pub fn step(&self, may: impl Fn(Step) -> bool) -> Option<Step> {
        let is_said = |step| match step {
            Step::State => self.draft.has_state(),
            Step::Number | Step::Words => !self.draft.has_state(),
            Step::Reason | Step::Keep | Step::Later => false,
        };
        Step::ALL.into_iter().find(|step| !self.passed.contains(step) && !is_said(*step) && may(*step))
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::rating::{Level, State};

    use super::*;

    fn asked(draft: &mut AfterDraft, may: impl Fn(Step) -> bool) -> Vec<Step> {
        std::iter::from_fn(|| {
            let step = draft.step(&may)?;
            draft.pass(step);
            Some(step)
        })
        .collect()
    }

    #[test]
    fn every_question_can_be_passed_by_and_comes_once() {
        let mut draft = AfterDraft::default();
        let without_words = [Step::State, Step::Reason, Step::Keep, Step::Later];
        assert_eq!(asked(&mut draft, |_| true), without_words, "no number and no words for nothing said");
        assert_eq!(draft.step(|_| true), None);
    }

    #[test]
    fn what_was_said_is_not_asked_again() {
        let mut draft = AfterDraft::default();
        draft.draft.set_state(State::StirredUp);
        assert_eq!(draft.step(|_| true), Some(Step::Number));
        draft.draft.answer(Level::new(4));
        assert!(draft.is_number_said());
        draft.pass(Step::Number);
        assert_eq!(asked(&mut draft, |step| step != Step::Reason), [Step::Words, Step::Keep, Step::Later]);
        draft.ask_number();
        assert_eq!(draft.step(|_| true), Some(Step::Number));
    }

    #[test]
    fn from_far_away_both_numbers_are_one_question() {
        let mut draft = AfterDraft::default();
        draft.draft.set_state(State::ShutDown);
        draft.draft.answer(None);
        assert!(!draft.is_number_said());
        draft.draft.answer(None);
        assert!(draft.is_number_said());
    }
}
