//! After a change of screen, presses meant for the one before do not fall through to the new one.
//!
//! For [`SHUT_SECS`] the pointer, Enter and Space do nothing, and neither does a key that is still held from before.
//! *Stop* and *Hide* answer at once, unless the press is the second one at the same place: somebody who means them
//! has moved there. Esc and what a screen reader asks for always get through.

use egui::{Context, Event, Key, Plugin, Pos2, RawInput, Rect};

/// How long presses are dropped after a change of screen, in seconds.
pub const SHUT_SECS: f64 = 0.5;
/// Within this time and distance of the press before, a press is the second half of a double click.
const SECOND_PRESS_SECS: f64 = 1.0;
const SECOND_PRESS_POINTS: f32 = 24.0;
/// The keys that press what has the keyboard.
const KEYS: [Key; 2] = [Key::Enter, Key::Space];

/// Drops presses from the input for a moment.
#[derive(Debug, Default)]
pub struct PressGuard {
    /// Until then, in egui's time; 0 at the start of the program.
    shut_until_secs: f64,
    /// Keys that were down when the screen changed, until they are let go.
    held: Vec<Key>,
    /// Where the pointer pressed last, and when, whether or not it was dropped.
    last_press: Option<(Pos2, f64)>,
    /// Where presses get through, as of the last frame.
    open: Vec<Rect>,
    /// The same, of the frame that is being painted.
    next_open: Vec<Rect>,
}

impl PressGuard {
    /// Another screen is shown from now on.
    pub fn shut(context: &Context) {
        let Some(guard) = context.plugin_opt::<Self>() else { return };
        let (now_secs, held) = context.input_mut(|input| {
            // What was pressed in this very frame was meant for the screen before as well.
            input.events.retain(|event| pressed_key(event).is_none());
            (input.time, KEYS.into_iter().filter(|key| input.key_down(*key)).collect())
        });
        let mut guard = guard.lock();
        guard.shut_until_secs = now_secs + SHUT_SECS;
        guard.held = held;
    }

    /// In this frame, presses within `rect` get through.
    pub fn leave_open(context: &Context, rect: Rect) {
        if let Some(guard) = context.plugin_opt::<Self>() {
            guard.lock().next_open.push(rect);
        }
    }

    /// Whether an event reaches the widgets.
    fn lets_through(&mut self, event: &Event, now_secs: f64) -> bool {
        match *event {
            Event::PointerButton { pos, pressed: true, .. } => {
                let is_second = self.last_press.is_some_and(|(place, secs)| {
                    now_secs - secs < SECOND_PRESS_SECS && place.distance(pos) < SECOND_PRESS_POINTS
                });
                self.last_press = Some((pos, now_secs));
                let is_open = !is_second && self.open.iter().any(|rect| rect.contains(pos));
                is_open || now_secs >= self.shut_until_secs
            }
            Event::Key { key, pressed: false, .. } => {
                self.held.retain(|held| *held != key);
                true
            }
            _ => pressed_key(event)
                .is_none_or(|key| now_secs >= self.shut_until_secs && !self.held.contains(&key)),
        }
    }
}

fn pressed_key(event: &Event) -> Option<Key> {
    match event {
        Event::Key { key, pressed: true, .. } if KEYS.contains(key) => Some(*key),
        _ => None,
    }
}

impl Plugin for PressGuard {
    fn debug_name(&self) -> &'static str {
        "press guard"
    }

    fn input_hook(&mut self, context: &Context, input: &mut RawInput) {
        let before_secs = context.input(|input| input.time);
        let now_secs = input.time.unwrap_or(before_secs + f64::from(input.predicted_dt));
        self.open = std::mem::take(&mut self.next_open);
        input.events.retain(|event| self.lets_through(event, now_secs));
    }
}

#[cfg(test)]
mod tests {
    use egui::{Modifiers, PointerButton, pos2, vec2};

    use super::*;

    fn press(x: f32) -> Event {
        let button = PointerButton::Primary;
        Event::PointerButton { pos: pos2(x, 0.0), button, pressed: true, modifiers: Modifiers::NONE }
    }

    fn key(key: Key, pressed: bool) -> Event {
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
    }

    /// Shut at 10 s; what is at 100 is open.
    fn shut() -> PressGuard {
        let open = vec![Rect::from_center_size(pos2(100.0, 0.0), vec2(44.0, 44.0))];
        PressGuard { shut_until_secs: 10.0 + SHUT_SECS, open, ..PressGuard::default() }
    }

    #[test]
    fn the_pointer_and_the_keys_that_press_wait_and_then_press_again() {
        for event in [press(0.0), key(Key::Enter, true), key(Key::Space, true)] {
            let mut guard = shut();
            assert!(!guard.lets_through(&event, 10.0));
            assert!(!guard.lets_through(&event, 10.49));
            assert!(guard.lets_through(&event, 10.5));
        }
    }

    #[test]
    fn escape_letters_and_what_is_let_go_are_never_dropped() {
        for event in [key(Key::Escape, true), key(Key::E, true), key(Key::Enter, false)] {
            assert!(shut().lets_through(&event, 10.0));
        }
    }

    #[test]
    fn a_key_that_is_held_from_before_is_dropped_until_it_is_let_go() {
        let mut guard = PressGuard { held: vec![Key::Enter], ..shut() };
        assert!(!guard.lets_through(&key(Key::Enter, true), 30.0));
        assert!(guard.lets_through(&key(Key::Space, true), 30.0));
        assert!(guard.lets_through(&key(Key::Enter, false), 30.1));
        assert!(guard.lets_through(&key(Key::Enter, true), 30.2));
    }

    #[test]
    fn what_stays_open_answers_at_once_but_not_to_a_second_press_at_one_place() {
        let mut guard = shut();
        assert!(guard.lets_through(&press(100.0), 10.1));
        let mut guard = PressGuard { last_press: Some((pos2(95.0, 0.0), 9.9)), ..shut() };
        assert!(!guard.lets_through(&press(100.0), 10.1), "a double click");
        let mut guard = PressGuard { last_press: Some((pos2(0.0, 0.0), 9.9)), ..shut() };
        assert!(guard.lets_through(&press(100.0), 10.1), "moved there");
    }
}
