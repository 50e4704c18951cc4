//! A rating being said: a state, and the numbers that are asked for after it.

use crate::rating::{Level, Rating, State};

/// A rating being said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatingDraft {
    pub rating: Rating,
    /// From *Far away*: presence was asked about and answered or left out.
    is_presence_done: bool,
    /// The number asked for last was answered or left out.
    is_number_done: bool,
}

/// Which number is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedNumber {
    Presence,
    Hardness,
}

impl RatingDraft {
    /// Whether a state was said, so that numbers stand where "or begin" stood.
    #[must_use]
    pub fn has_state(&self) -> bool {
        self.rating.state.is_some()
    }

    /// Which number is asked for now.
    #[must_use]
    pub fn asked(&self) -> AskedNumber {
        let is_far = self.rating.state == Some(State::ShutDown);
        if is_far && !self.is_presence_done { AskedNumber::Presence } else { AskedNumber::Hardness }
    }

    /// Whether a number is still to be said or left out.
    #[must_use]
    pub fn asks_number(&self) -> bool {
        self.has_state() && !self.is_number_done
    }

    /// Says the state. Saying another one takes back the numbers.
    pub fn set_state(&mut self, state: State) {
        if self.rating.state == Some(state) {
            // Said once more: the numbers are asked for from the start.
            (self.is_presence_done, self.is_number_done) = (false, false);
            return;
        }
        let words = std::mem::take(&mut self.rating.words);
        *self = Self { rating: Rating { state: Some(state), words, ..Rating::default() }, ..Self::default() };
    }

    /// Answers the number that is asked for; `None` leaves it out.
    pub fn answer(&mut self, level: Option<Level>) {
        match self.asked() {
            AskedNumber::Presence => (self.rating.presence, self.is_presence_done) = (level, true),
            AskedNumber::Hardness => (self.rating.hardness, self.is_number_done) = (level, true),
        }
    }

    /// Takes a number from the keyboard: 1–4 say the state, later ones answer what is asked for. Returns
    /// whether it said anything.
    pub fn take_number(&mut self, number: u8) -> bool {
        if self.has_state() {
            let level = Level::new(number);
            if level.is_some() {
                self.answer(level);
            }
            return level.is_some();
        }
        let state = usize::from(number).checked_sub(1).and_then(|index| State::ALL.get(index));
        if let Some(state) = state {
            self.set_state(*state);
        }
        state.is_some()
    }
}
