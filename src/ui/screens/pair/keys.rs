//! The keys of both: each has their own at their own side of the keyboard.

use egui::{Event, Key, Modifiers, Ui};
use softlanding_core::pair::Side;

use crate::text::{Words, fl};

use crate::ui::screens::ScreenContext;
use crate::ui::state::pair::{Control, PairKeys};

/// The keys that were chosen, or the usual ones.
pub fn chosen(screen: &ScreenContext<'_>) -> PairKeys {
    PairKeys::chosen(screen.settings().pair_keys.as_deref())
}

/// What is to be read for a key.
#[must_use]
pub fn symbol(words: &Words, key: Key) -> String {
    match key {
        Key::Escape => fl!(words, "key-escape"),
        Key::Backspace => fl!(words, "key-backspace-short"),
        _ => key.symbol_or_name().to_owned(),
    }
}

pub fn control_name(words: &Words, control: Control, is_paused: bool, is_at_own_pace: bool) -> String {
    match control {
        Control::Stop => fl!(words, "practice-stop"),
        Control::Pause if is_paused => fl!(words, "practice-go-on"),
        Control::Pause => fl!(words, "practice-pause"),
        Control::Gentler => fl!(words, "practice-gentler"),
        Control::OwnPace if is_at_own_pace => fl!(words, "pair-join"),
        Control::OwnPace => fl!(words, "pair-own-pace"),
    }
}

/// What both pressed in this frame, in order: both may press at once, and a key that is held counts once.
pub fn pressed(ui: &Ui, keys: PairKeys) -> Vec<(Side, Control)> {
    let find = |event: &Event| match event {
        Event::Key { key, pressed: true, repeat, modifiers, .. } if modifiers.is_none() => {
            let of = |side: Side| {
                let mut controls = keys.of(side).into_iter();
                controls.find(|(_, known)| known == key).map(|(control, _)| (side, control))
            };
            of(Side::Left).or_else(|| of(Side::Right)).map(|found| (found, *repeat))
        }
        _ => None,
    };
    ui.input_mut(|input| {
        let found: Vec<_> = input.events.iter().filter_map(find).collect();
        input.events.retain(|event| find(event).is_none());
        found.into_iter().filter(|(_, is_repeated)| !is_repeated).map(|(found, _)| found).collect()
    })
}

/// Where the keys of both are turned off, Esc alone is left: it stops, as everywhere.
pub fn escapes_pressed(ui: &Ui) -> Vec<(Side, Control)> {
    let escapes = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::Escape));
    vec![(Side::Left, Control::Stop); escapes]
}

/// Which key is pressed for a control that gets another one. Enter, Tab and Space keep their meaning.
pub fn newly_chosen(ui: &Ui) -> Option<Key> {
    ui.input_mut(|input| {
        let key = input.events.iter().find_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => Some(*key),
            _ => None,
        })?;
        input.consume_key(Modifiers::NONE, key);
        (!matches!(key, Key::Enter | Key::Tab | Key::Space | Key::F1)).then_some(key)
    })
}
