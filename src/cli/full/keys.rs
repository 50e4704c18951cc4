//! What is pressed, as this program tells keys apart.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::settings::{Choice, KeyCommand, KeyName, KeyPlace, Settings};

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A letter as it is written; a blank is one too.
    Char(char),
    Enter,
    /// Ctrl and Enter, as far as a terminal tells them from Enter.
    CtrlEnter,
    Esc,
    Tab,
    Backspace,
    Left,
    Right,
    Up,
    Down,
    End,
    Insert,
    Delete,
    Function(u8),
    /// Ctrl and C.
    Interrupt,
    /// Ctrl and Z.
    Suspend,
    /// Ctrl and S.
    Keep,
    /// Ctrl and L.
    Redraw,
}

impl Key {
    /// `None` where it has no meaning here.
    pub fn of(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let is_ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        if event.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META) {
            return None;
        }
        match event.code {
            KeyCode::Char(letter) if is_ctrl => Self::with_ctrl(letter),
            KeyCode::Char(letter) => Some(Self::Char(letter)),
            KeyCode::Enter if is_ctrl => Some(Self::CtrlEnter),
            KeyCode::Enter => Some(Self::Enter),
            KeyCode::Esc => Some(Self::Esc),
            KeyCode::Tab => Some(Self::Tab),
            KeyCode::Backspace => Some(Self::Backspace),
            KeyCode::Left => Some(Self::Left),
            KeyCode::Right => Some(Self::Right),
            KeyCode::Up => Some(Self::Up),
            KeyCode::Down => Some(Self::Down),
            KeyCode::End => Some(Self::End),
            KeyCode::Insert => Some(Self::Insert),
            KeyCode::Delete => Some(Self::Delete),
            KeyCode::F(number) => Some(Self::Function(number)),
            _ => None,
        }
    }

    fn with_ctrl(letter: char) -> Option<Self> {
        match letter.to_ascii_lowercase() {
            'c' => Some(Self::Interrupt),
            'z' if cfg!(unix) => Some(Self::Suspend),
            's' => Some(Self::Keep),
            'l' => Some(Self::Redraw),
            'h' => Some(Self::Backspace),
            // What many terminals send for Ctrl and Enter.
            'j' => Some(Self::CtrlEnter),
            _ => None,
        }
    }

    /// As it is named in the settings.
    pub fn name(self) -> Option<KeyName> {
        match self {
            Self::Char(letter) => KeyName::new(letter.to_uppercase().to_string().as_str()),
            Self::Up => KeyName::new("Up"),
            Self::Down => KeyName::new("Down"),
            Self::Insert => KeyName::new("Insert"),
            Self::Delete => KeyName::new("Delete"),
            Self::Backspace => KeyName::new("Backspace"),
            Self::Function(number) => KeyName::new(&format!("F{number}")),
            _ => None,
        }
    }

    /// What it does in a practice, by the person's own choice.
    pub fn command(self, settings: &Settings) -> Option<KeyCommand> {
        let name = self.name()?;
        let acts =
            |command: &KeyCommand| matches!(command.place(), KeyPlace::Everywhere | KeyPlace::Practising);
        let mut commands = KeyCommand::ALL.iter().copied().filter(acts);
        commands.find(|command| settings.key_of(*command) == Some(name))
    }

    /// The digit on it.
    pub fn digit(self) -> Option<u8> {
        let Self::Char(letter) = self else { return None };
        letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok())
    }

    /// Whether it is this letter, large or small.
    pub fn is_letter(self, wanted: char) -> bool {
        matches!(self, Self::Char(letter) if letter.eq_ignore_ascii_case(&wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        Key::of(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn a_letter_with_ctrl_or_alt_is_no_letter() {
        assert_eq!(pressed(KeyCode::Char('e'), KeyModifiers::NONE), Some(Key::Char('e')));
        assert_eq!(pressed(KeyCode::Char('e'), KeyModifiers::CONTROL), None);
        assert_eq!(pressed(KeyCode::Char('e'), KeyModifiers::ALT), None);
        assert_eq!(pressed(KeyCode::Char('c'), KeyModifiers::CONTROL), Some(Key::Interrupt));
    }

    #[test]
    fn the_persons_own_keys_act() {
        let mut settings = Settings::default();
        assert_eq!(Key::Char('e').command(&settings), Some(KeyCommand::Gentler));
        assert_eq!(Key::Char('/').command(&settings), None, "that is for lists");
        settings.change_key(KeyCommand::Gentler, KeyName::new("R").unwrap()).unwrap();
        assert_eq!(Key::Char('r').command(&settings), Some(KeyCommand::Gentler));
        assert_eq!(Key::Char('e').command(&settings), None);
        settings.letter_keys = false;
        assert_eq!(Key::Char('r').command(&settings), None);
    }
}
