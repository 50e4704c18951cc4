//! Keys while a practice runs.

use softlanding_core::exercise::Part;
use softlanding_core::rating::Level;
use softlanding_core::sentences;
use softlanding_core::shapes::{Side, Turn, Turning};
use softlanding_core::sitting::{Event, Sitting, Stage};

use crate::app::Command;
use crate::settings::{self, KeyCommand};

use super::keys::Key;
use super::of_part;
use super::state::{Ask, Full};

/// How much louder or quieter one press is.
const LOUDER: f32 = 0.05;

impl Full {
    /// The sitting, the part it is in and its index.
    pub fn running(&self) -> Option<(&Sitting, Option<&Part>, usize)> {
        let sitting = &self.app.practice()?.sitting;
        let now = self.app.now();
        Some((sitting, sitting.part(now), sitting.position(now).part))
    }

    pub fn happen(&mut self, event: Event) {
        self.app.apply(Command::Practice(event));
    }

    pub fn key_of_practice(&mut self, key: Key) -> Ask {
        if key == Key::Esc {
            self.happen(Event::Stop);
        } else if !self.key_of_pair(key) && !self.key_of_part(key) {
            return self.key_of_any_part(key);
        }
        Ask::Nothing
    }

    /// What a key does in every part.
    fn key_of_any_part(&mut self, key: Key) -> Ask {
        match key.command(self.app.settings()) {
            Some(KeyCommand::Gentler) => self.happen(Event::Gentler),
            Some(KeyCommand::Worse) => self.shows_worse = !self.shows_worse,
            Some(KeyCommand::Sound) => {
                let on = !self.app.settings().sound.is_audible();
                self.app.apply(Command::Sound(on));
            }
            Some(KeyCommand::Louder) => self.change_level(LOUDER),
            Some(KeyCommand::Quieter) => self.change_level(-LOUDER),
            _ => return self.key_of_none(key),
        }
        Ask::Nothing
    }

    fn key_of_none(&mut self, key: Key) -> Ask {
        let now = self.app.now();
        let on = self.app.practice().map(|practice| practice.sitting.pause_or_next(now));
        let has_letters = self.app.settings().letter_keys;
        match (key, on) {
            (Key::Enter | Key::Char(' '), Some(event)) => self.happen(event),
            (Key::Char('+'), _) if has_letters => self.change_level(LOUDER),
            (Key::Char('-'), _) if has_letters => self.change_level(-LOUDER),
            (Key::Char('n' | 'N'), _) if has_letters => self.happen(Event::Skip),
            _ => return self.key_of_everywhere(key).unwrap_or(Ask::Nothing),
        }
        Ask::Nothing
    }

    fn change_level(&mut self, by: f32) {
        let mut settings = self.app.settings().clone();
        let (least, most) = (*settings::LEVEL.start(), *settings::LEVEL.end());
        settings.sound.master = (settings.sound.master + by).clamp(least, most);
        self.app.apply(Command::Settings(Box::new(settings)));
    }

    /// What a key does in the part that runs. Says whether it does anything there.
    fn key_of_part(&mut self, key: Key) -> bool {
        let Some((sitting, Some(part), _)) = self.running() else { return false };
        if sitting.stage() == Stage::Paused && !matches!(part, Part::Write { .. } | Part::Sentences { .. }) {
            return false;
        }
        match part.clone() {
            Part::Write { .. } => self.key_of_writing(key),
            Part::Sentences { starts, .. } => self.key_of_sentences(key, &starts),
            Part::Choose { choices, .. } => {
                let chosen = numbered(key).filter(|index| *index < choices.len());
                chosen.is_some_and(|index| self.did(Event::Choose(index)))
            }
            Part::Sort { items, piles, .. } => self.key_of_sorting(key, items.len(), piles.len()),
            Part::Scale { .. } => self.key_of_scale(key),
            Part::Wait { choices_ms, .. } => {
                let ms = numbered(key).and_then(|index| choices_ms.get(index));
                ms.is_some_and(|ms| self.did(Event::SetWait { ms: *ms }))
            }
            Part::Notice { .. } if key.is_letter('s') => self.did(Event::Swap),
            Part::Shapes { .. } => self.key_of_shapes(key),
            _ => false,
        }
    }

    fn did(&mut self, event: Event) -> bool {
        self.happen(event);
        true
    }

    /// A field of several lines. Enter goes on only while nothing is in it.
    fn key_of_writing(&mut self, key: Key) -> bool {
        let Some(practice) = self.app.practice() else { return false };
        let part = practice.sitting.position(self.app.now()).part;
        let (_, typed) = self.of_part.of(&practice.sitting, part, 0);
        match key {
            Key::Enter | Key::CtrlEnter if !typed.is_empty() => typed.push('\n'),
            Key::Enter | Key::CtrlEnter | Key::Tab => return self.did(Event::Next),
            Key::Keep => {
                let written = typed.clone();
                self.app.apply(Command::KeepWriting(written));
            }
            _ => return of_part::write(typed, key),
        }
        true
    }

    fn key_of_sentences(&mut self, key: Key, starts: &[String]) -> bool {
        let Some(practice) = self.app.practice() else { return false };
        let part = practice.sitting.position(self.app.now()).part;
        let (asked, typed) = self.of_part.of(&practice.sitting, part, 0);
        let is_whole = asked.ends.len() >= starts.len();
        match key {
            Key::Tab => return self.did(Event::Next),
            Key::Enter if is_whole => return self.did(Event::Next),
            Key::Enter => asked.ends.push(std::mem::take(typed)),
            Key::Backspace if typed.is_empty() => *typed = asked.ends.pop().unwrap_or_default(),
            Key::Keep => {
                let whole = sentences::whole(starts, &asked.ends);
                self.app.apply(Command::KeepWriting(whole));
            }
            Key::Char(_) | Key::Backspace if !is_whole => return of_part::write(typed, key),
            _ => return false,
        }
        true
    }

    /// What was pasted belongs where something is written, and is never taken for keys.
    pub fn paste_into_part(&mut self, text: &str) {
        let Some(practice) = self.app.practice() else { return };
        let now = self.app.now();
        let index = practice.sitting.position(now).part;
        let breaks_lines = match practice.sitting.part(now) {
            Some(Part::Write { .. }) => true,
            Some(Part::Sentences { .. }) => false,
            _ => return,
        };
        let (_, typed) = self.of_part.of(&practice.sitting, index, 0);
        of_part::paste(typed, text, breaks_lines);
    }

    fn key_of_sorting(&mut self, key: Key, items: usize, piles: usize) -> bool {
        let Some(practice) = self.app.practice() else { return false };
        let part = practice.sitting.position(self.app.now()).part;
        let (asked, _) = self.of_part.of(&practice.sitting, part, items);
        let number = numbered(key);
        match (asked.sorting.in_hand(), number) {
            (Some(_), Some(pile)) if pile < piles => asked.sorting.lay(pile),
            (Some(_), None) if key.is_letter('s') => asked.sorting.pass(),
            (None, Some(item)) if item < items => asked.sorting.take(item),
            _ => return false,
        }
        true
    }

    fn key_of_scale(&mut self, key: Key) -> bool {
        let Some(practice) = self.app.practice() else { return false };
        let level = practice.sitting.scale(self.app.now()).and_then(|scale| scale.level).map(Level::get);
        let wanted = match key {
            Key::End => Some(10),
            Key::Right | Key::Up => Some(level.map_or(5, |level| level.saturating_add(1).min(10))),
            Key::Left | Key::Down => Some(level.map_or(5, |level| level.saturating_sub(1))),
            _ => key.digit(),
        };
        wanted.and_then(Level::new).is_some_and(|level| self.did(Event::SetScale(level)))
    }

    fn key_of_shapes(&mut self, key: Key) -> bool {
        let Some(practice) = self.app.practice() else { return false };
        let position = practice.sitting.position(self.app.now());
        let turning = Turning::of(&mut self.turning, &practice.sitting, position.part);
        let side = match key {
            Key::Up => Side::Up,
            Key::Right => Side::Right,
            Key::Down => Side::Down,
            Key::Left => Side::Left,
            Key::Enter => {
                turning.turn(turning.stop, Turn::On, position.ms);
                return true;
            }
            Key::Backspace => {
                turning.turn(turning.stop, Turn::Back, position.ms);
                return true;
            }
            _ => return false,
        };
        if let Some(there) = turning.puzzle.board().neighbour(turning.stop, side) {
            turning.stop = there;
        }
        true
    }
}

/// What a digit from 1 on stands for, counted from 0.
fn numbered(key: Key) -> Option<usize> {
    usize::from(key.digit()?).checked_sub(1)
}
