//! Where the table of keys meets the keyboard: what was pressed for which command, and which key is chosen anew.

use egui::{Event, FocusDirection, Key, Modifiers, Ui};

use crate::settings::{KeyCommand, KeyName, Settings};

/// What was pressed while a key was waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NewKey {
    Key(KeyName),
    /// One that keeps its meaning.
    Reserved,
    /// Esc: it stays as it is.
    Left,
}

/// Whether the key of this command was pressed in this frame; then nothing else hears it. What writes something is not
/// heard while somebody writes.
pub fn pressed(ui: &Ui, settings: &Settings, command: KeyCommand) -> bool {
    let Some(key) = settings.key_of(command) else { return false };
    if key.writes() && ui.ctx().text_edit_focused() {
        return false;
    }
    ui.input_mut(|input| {
        let before = input.events.len();
        input.events.retain(|event| !is_press(event, key));
        input.events.len() < before
    })
}

/// A sign counts by what is written, since it lies on different keys, with Shift or without.
fn is_press(event: &Event, name: KeyName) -> bool {
    match event {
        Event::Key { key, pressed: true, modifiers, .. } => {
            modifiers.matches_logically(Modifiers::NONE) && known(*key) == Some(name)
        }
        Event::Text(text) => name.sign() == Some(text.as_str()),
        _ => false,
    }
}

fn known(key: Key) -> Option<KeyName> {
    KeyName::all().find(|name| Key::from_name(name.as_str()) == Some(key))
}

/// The key that is pressed for a command that gets another one; nothing else hears it. One that is held from before
/// does not count, and neither does one together with Ctrl.
pub fn newly_pressed(ui: &Ui) -> Option<NewKey> {
    let chosen = ui.input_mut(|input| {
        let chosen = newly_pressed_in(&input.events);
        input.events.retain(|event| !matches!(event, Event::Key { pressed: true, .. } | Event::Text(_)));
        chosen
    });
    // What was pressed moves nothing about.
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    chosen
}

fn newly_pressed_in(events: &[Event]) -> Option<NewKey> {
    let key = events.iter().find_map(|event| match event {
        Event::Key { key, pressed: true, repeat: false, modifiers, .. }
            if modifiers.matches_logically(Modifiers::NONE) =>
        {
            Some(*key)
        }
        _ => None,
    });
    let sign = events.iter().find_map(|event| match event {
        Event::Text(text) => KeyName::new(text).filter(|name| name.sign().is_some()),
        _ => None,
    });
    match (key, sign) {
        (Some(Key::Escape), _) => Some(NewKey::Left),
        (_, Some(sign)) => Some(NewKey::Key(sign)),
        (Some(key), None) => Some(known(key).map_or(NewKey::Reserved, NewKey::Key)),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: Key, modifiers: Modifiers) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
    }

    fn name(name: &str) -> KeyName {
        KeyName::new(name).unwrap()
    }

    #[test]
    fn every_key_that_can_be_chosen_can_be_pressed() {
        for key in Key::ALL {
            if let Some(known) = known(*key) {
                assert!(is_press(&press(*key, Modifiers::NONE), known), "{key:?}");
            }
        }
        assert!(KeyName::all().all(|name| Key::from_name(name.as_str()).is_some()));
        for (key, is) in
            [(Key::E, "E"), (Key::Slash, "/"), (Key::Minus, "-"), (Key::ArrowUp, "Up"), (Key::Num7, "7")]
        {
            assert_eq!(known(key), Some(name(is)));
        }
    }

    #[test]
    fn a_sign_is_heard_wherever_it_lies_and_a_letter_is_no_text() {
        // On a German keyboard a slash is Shift and 7.
        assert!(is_press(&Event::Text("/".to_owned()), name("/")));
        assert!(!is_press(&press(Key::Num7, Modifiers::SHIFT), name("/")));
        assert!(!is_press(&Event::Text("e".to_owned()), name("E")), "its key came already");
        assert!(!is_press(&press(Key::E, Modifiers::CTRL), name("E")));
    }

    #[test]
    fn a_new_key_is_one_that_can_be_told_and_keeps_no_other_meaning() {
        let chosen = |events: &[Event]| newly_pressed_in(events);
        assert_eq!(chosen(&[press(Key::R, Modifiers::NONE)]), Some(NewKey::Key(name("R"))));
        let slash = [press(Key::Num7, Modifiers::SHIFT), Event::Text("/".to_owned())];
        assert_eq!(chosen(&slash), Some(NewKey::Key(name("/"))));
        for key in [Key::Tab, Key::Enter, Key::Space, Key::Home, Key::ArrowLeft, Key::PageDown] {
            assert_eq!(chosen(&[press(key, Modifiers::NONE)]), Some(NewKey::Reserved), "{key:?}");
        }
        assert_eq!(chosen(&[press(Key::Escape, Modifiers::NONE)]), Some(NewKey::Left));
        assert_eq!(chosen(&[press(Key::R, Modifiers::CTRL)]), None, "no two at once");
        assert_eq!(chosen(&[]), None);
    }
}
