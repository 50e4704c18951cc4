//! How it is, said by keys: a state, then the numbers.

use std::time::Duration;

use softlanding_core::rating::{Level, State};
use softlanding_core::saying::{AskedNumber, RatingDraft};
use textwrap::core::display_width;

use crate::settings::{KeyCommand, Settings};
use crate::text::names;
use crate::text::{Words, fl};

use super::colours::Ink;
use super::keys::Key;
use super::rows::{Row, wrapped};

/// A nought so soon after a one makes a ten of it.
const TEN_WITHIN: Duration = Duration::from_secs(1);
/// Eleven numbers need so many columns.
const NUMBERS_WIDTH: usize = 42;

/// What was said so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Saying {
    pub draft: RatingDraft,
    /// The number that is one since then.
    one: Option<(AskedNumber, Duration)>,
}

impl Saying {
    /// Takes a key; says whether anything was said by it.
    pub fn take(&mut self, settings: &Settings, key: Key, now: Duration) -> bool {
        let number = if key == Key::End { Some(10) } else { key.digit() };
        if key == Key::Backspace {
            return self.take_back();
        }
        let command = if self.draft.has_state() { KeyCommand::Numbers } else { KeyCommand::States };
        let Some(number) = number.filter(|_| settings.has_keys(command)) else { return false };
        let makes_ten = self.makes_ten(key, now);
        if let Some((asked, _)) = self.one.take()
            && makes_ten
        {
            let ten = Some(Level::MAX);
            match asked {
                AskedNumber::Presence => self.draft.rating.presence = ten,
                AskedNumber::Hardness => self.draft.rating.hardness = ten,
            }
            return true;
        }
        let asked = self.draft.has_state().then(|| self.draft.asked());
        let is_said = self.draft.take_number(number);
        self.one = asked.filter(|_| number == 1).map(|asked| (asked, now));
        is_said
    }

    /// Whether this is a nought that makes a ten of the one before.
    pub fn makes_ten(&self, key: Key, now: Duration) -> bool {
        let is_soon = |(_, since): &(AskedNumber, Duration)| now.saturating_sub(*since) <= TEN_WITHIN;
        key.digit() == Some(0) && self.one.as_ref().is_some_and(is_soon)
    }

    /// Takes back what was said last.
    fn take_back(&mut self) -> bool {
        let Some(state) = self.draft.rating.state else { return false };
        let (presence, hardness) = (self.draft.rating.presence, self.draft.rating.hardness);
        *self = Self::default();
        if presence.is_some() || hardness.is_some() {
            self.draft.set_state(state);
            if hardness.is_some() && presence.is_some() {
                self.draft.answer(presence);
            }
        }
        true
    }

    /// Whether all was said that is asked for.
    pub fn is_said(&self) -> bool {
        self.draft.has_state() && !self.draft.asks_number()
    }

    /// What is asked and what was answered.
    pub fn rows(&self, words: &Words, settings: &Settings, question: &str, width: usize) -> Vec<Row> {
        let mut rows: Vec<Row> = wrapped(question, width, 2)
            .into_iter()
            .zip(0..)
            .map(|(line, rank)| Row::new(rank).strong(line, Ink::Text))
            .collect();
        rows.push(Row::air());
        let feelings = State::ALL.map(|state| names::feeling(words, state));
        let longest = feelings.iter().map(|feeling| display_width(feeling)).max().unwrap_or(0);
        let names = State::ALL.map(|state| names::state(words, settings, state));
        let widest = names.iter().map(|name| display_width(name)).max().unwrap_or(0);
        for (((state, name), feeling), number) in State::ALL.into_iter().zip(names).zip(feelings).zip(1..) {
            let is_chosen = self.draft.rating.state == Some(state);
            let rank = if is_chosen || !self.draft.has_state() { 0 } else { 3 };
            let name = format!("{name}{}", " ".repeat(widest.saturating_sub(display_width(&name))));
            let row =
                Row::list(rank).with(format!("{number} "), Ink::Muted).strong(sign(state), Ink::State(state));
            let row = row.with(if is_chosen { " › " } else { "   " }, Ink::Accent);
            let row = match (is_chosen, self.draft.has_state()) {
                (true, _) => row.strong(name, Ink::Text),
                (false, true) => row.with(name, Ink::Muted),
                (false, false) => row.with(name, Ink::Text),
            };
            let has_room = row.width() + 3 + longest <= width;
            rows.push(if has_room { row.with(format!("   {feeling}"), Ink::Muted) } else { row });
        }
        if self.draft.has_state() {
            rows.push(Row::air());
            rows.extend(self.number_rows(words, width));
        }
        rows
    }

    fn number_rows(&self, words: &Words, width: usize) -> Vec<Row> {
        let rating = &self.draft.rating;
        let mut rows = Vec::new();
        if rating.state == Some(State::ShutDown) {
            let ends = (fl!(words, "presence-none"), fl!(words, "presence-most"));
            rows.extend(numbers(&fl!(words, "presence-question"), rating.presence, &ends, width));
            if rating.presence.is_none() {
                return rows;
            }
        }
        let ends = (fl!(words, "hardness-none"), fl!(words, "hardness-most"));
        rows.extend(numbers(&fl!(words, "hardness-question"), rating.hardness, &ends, width));
        rows
    }
}

/// The shape of a state, so that not its colour alone tells it.
fn sign(state: State) -> &'static str {
    match state {
        State::Settled => "●",
        State::StirredUp => "▲",
        State::ShutDown => "○",
        State::Mixed => "◆",
    }
}

/// A question, and its eleven numbers.
fn numbers(question: &str, chosen: Option<Level>, (low, high): &(String, String), width: usize) -> Vec<Row> {
    let mut row = Row::new(1);
    if width < NUMBERS_WIDTH {
        row = row.with("0–10", Ink::Muted);
        if let Some(level) = chosen {
            row = row.strong(format!("   {}", level.get()), Ink::Accent);
        }
        return vec![Row::new(2).with(question, Ink::Text), row];
    }
    for level in Level::all() {
        row = if chosen == Some(level) {
            row.strong(format!("[{}]", level.get()), Ink::Accent)
        } else {
            row.with(format!(" {} ", level.get()), if chosen.is_some() { Ink::Muted } else { Ink::Text })
        };
    }
    let room = row.width().saturating_sub(display_width(low) + display_width(high));
    let ends = Row::new(5).with(format!("{low}{}{high}", " ".repeat(room.max(1))), Ink::Muted);
    vec![Row::new(2).with(question, Ink::Text), row, ends]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(keys: &[(u64, Key)]) -> Saying {
        let mut saying = Saying::default();
        for (ms, key) in keys {
            saying.take(&Settings::default(), *key, Duration::from_millis(*ms));
        }
        saying
    }

    fn digits(digits: &str) -> Saying {
        let keys: Vec<_> =
            digits.chars().zip(0..).map(|(digit, index)| (100 * index, Key::Char(digit))).collect();
        said(&keys)
    }

    fn level(number: u8) -> Option<Level> {
        Level::new(number)
    }

    #[test]
    fn a_state_comes_first_and_then_its_numbers() {
        let rating = digits("27").draft.rating;
        assert_eq!((rating.state, rating.hardness), (Some(State::StirredUp), level(7)));
        let rating = digits("334").draft.rating;
        assert_eq!(
            (rating.state, rating.presence, rating.hardness),
            (Some(State::ShutDown), level(3), level(4))
        );
        assert!(!digits("33").is_said() && digits("334").is_said());
        assert_eq!(digits("9").draft.rating.state, None);
    }

    #[test]
    fn ten_is_a_one_and_a_nought_or_end() {
        assert_eq!(digits("210").draft.rating.hardness, level(10));
        assert_eq!(digits("310").draft.rating.presence, level(10));
        assert_eq!(digits("3104").draft.rating.hardness, level(4));
        assert_eq!(said(&[(0, Key::Char('2')), (1, Key::End)]).draft.rating.hardness, level(10));
        let slow = said(&[(0, Key::Char('3')), (100, Key::Char('1')), (5_000, Key::Char('0'))]);
        assert_eq!((slow.draft.rating.presence, slow.draft.rating.hardness), (level(1), level(0)));
    }

    #[test]
    fn backspace_takes_back_one_thing_after_another() {
        let mut saying = digits("334");
        let mut back = || {
            saying.take(&Settings::default(), Key::Backspace, Duration::ZERO);
            let rating = &saying.draft.rating;
            (rating.state, rating.presence, rating.hardness)
        };
        assert_eq!(back(), (Some(State::ShutDown), level(3), None));
        assert_eq!(back(), (Some(State::ShutDown), None, None));
        assert_eq!(back(), (None, None, None));
    }
}
