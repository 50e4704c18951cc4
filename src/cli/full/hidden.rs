//! Hide: a plain notepad over everything, until the way back is pressed. It works like one, and nothing of it is kept.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use textwrap::core::display_width;

use crate::settings::{ReturnGesture, Settings};
use crate::text::faults::visible;
use crate::text::{Words, fl, names};

use super::keys::Key;

/// The longest time between two presses of Esc that come back, and the shortest without one before them.
const TWICE_WITHIN: Duration = Duration::from_secs(2);
const QUIET_BEFORE: Duration = Duration::from_secs(2);
/// What is typed on a line of its own to come back.
const BACK: &str = "back";
/// More than anybody writes here.
const TYPED_MOST: usize = 20_000;

/// What is on the notepad.
#[derive(Clone, Debug)]
pub(super) struct Cover {
    text: String,
    /// Tab was pressed, and nothing since.
    is_at_foot: bool,
    escaped_at: Duration,
    first_escape_at: Option<Duration>,
}

impl Cover {
    pub fn new(words: &Words, settings: &Settings, now: Duration) -> Self {
        let text = names::notepad(words, settings.notepad, settings.notepad_lines.as_deref());
        Self { text, is_at_foot: false, escaped_at: now, first_escape_at: None }
    }

    /// Takes a key; says whether it was the way back. Tab and then Enter come back whatever was chosen, as not every
    /// terminal tells Ctrl and Enter from Enter.
    pub fn take(&mut self, gesture: ReturnGesture, key: Key, now: Duration) -> bool {
        let was_at_foot = std::mem::replace(&mut self.is_at_foot, key == Key::Tab);
        match key {
            Key::Enter if was_at_foot => return true,
            Key::CtrlEnter if gesture == ReturnGesture::CtrlEnter => return true,
            Key::Enter | Key::CtrlEnter => self.text.push('\n'),
            Key::Esc if gesture == ReturnGesture::EscTwice => return self.is_second_escape(now),
            Key::Backspace => drop(self.text.pop()),
            Key::Char(letter) if self.text.len() < TYPED_MOST => self.text.push(letter),
            _ => {}
        }
        let last = self.text.rsplit('\n').next().unwrap_or_default();
        gesture == ReturnGesture::TypeBack && last.trim().eq_ignore_ascii_case(BACK)
    }

    /// Repeated presses in a hurry keep it hidden.
    fn is_second_escape(&mut self, now: Duration) -> bool {
        if self.first_escape_at.is_some_and(|first| now.saturating_sub(first) <= TWICE_WITHIN) {
            return true;
        }
        let since = now.saturating_sub(self.escaped_at);
        self.escaped_at = now;
        self.first_escape_at = (since >= QUIET_BEFORE).then_some(now);
        false
    }

    /// Paints the last lines of it, in no colours of ours. Returns where the cursor stands.
    pub fn paint(&self, words: &Words, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let height = usize::from(area.height);
        let has_foot = height > 3;
        let rows = if has_foot { height - 1 } else { height };
        let lines: Vec<String> = self.text.split('\n').map(visible).collect();
        let shown = lines.get(lines.len().saturating_sub(rows.max(1))..).unwrap_or_default();
        for (line, y) in shown.iter().zip(area.top()..area.bottom()) {
            buffer.set_stringn(area.x, y, line, usize::from(area.width), Style::new());
        }
        let last = lines.last().map(String::as_str).unwrap_or_default();
        if has_foot {
            let (line, column) = (lines.len(), last.chars().count() + 1);
            let foot = fl!(words, "hidden-place", line = line, column = column);
            let look = if self.is_at_foot { Modifier::REVERSED } else { Modifier::DIM };
            let style = Style::new().add_modifier(look);
            buffer.set_stringn(area.x, area.bottom().saturating_sub(1), foot, usize::from(area.width), style);
        }
        let column = u16::try_from(display_width(last)).ok()?.min(area.width.saturating_sub(1));
        let row = u16::try_from(shown.len()).ok()?.checked_sub(1)?;
        (area.width > 0 && row < area.height).then(|| Position::new(area.x + column, area.y + row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_back(gesture: ReturnGesture, keys: &[(u64, Key)]) -> bool {
        let mut cover = Cover::new(&Words::english(), &Settings::default(), Duration::ZERO);
        keys.iter().any(|(secs, key)| cover.take(gesture, *key, Duration::from_secs(*secs)))
    }

    #[test]
    fn each_way_back_comes_back_and_tab_then_enter_always() {
        let all = [ReturnGesture::CtrlEnter, ReturnGesture::EscTwice, ReturnGesture::TypeBack];
        for gesture in all {
            assert!(is_back(gesture, &[(9, Key::Tab), (60, Key::Enter)]), "{gesture:?}");
            assert!(!is_back(gesture, &[(9, Key::Tab), (9, Key::Char('a')), (9, Key::Enter)]), "{gesture:?}");
        }
        assert!(is_back(ReturnGesture::CtrlEnter, &[(1, Key::CtrlEnter)]));
        assert!(is_back(ReturnGesture::EscTwice, &[(9, Key::Esc), (10, Key::Esc)]));
        assert!(
            !is_back(ReturnGesture::EscTwice, &[(1, Key::Esc), (2, Key::Esc), (3, Key::Esc)]),
            "in a hurry"
        );
        let typed = ["\n", "b", "a", "c", "k"].map(|letter| match letter {
            "\n" => (1, Key::Enter),
            letter => (1, Key::Char(letter.chars().next().unwrap())),
        });
        assert!(is_back(ReturnGesture::TypeBack, &typed));
        assert!(!is_back(ReturnGesture::CtrlEnter, &typed));
    }

    #[test]
    fn nothing_of_ours_is_on_it() {
        let area = Rect::new(0, 0, 30, 12);
        let mut buffer = Buffer::empty(area);
        let settings = Settings::default();
        let cover = Cover::new(&Words::english(), &settings, Duration::ZERO);
        assert!(cover.paint(&Words::english(), area, &mut buffer).is_some());
        assert!(buffer.content().iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
    }
}
