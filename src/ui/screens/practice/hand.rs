//! The shapes of the controls fade while no hand is there, and come back with any movement; their words stay.

use std::time::Duration;

use egui::{Event, Id, Ui};
use softlanding_core::sitting::{Sitting, Stage};

use crate::ui::pacer::smooth;
use crate::ui::theme::Theme;

/// So long nothing has to move before the shapes fade, in seconds.
const IDLE_SECS: f64 = 8.0;
/// How long they take to fade, in seconds.
const FADE_SECS: f64 = 0.8;

/// What a hand did last.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Hand {
    /// When the pointer moved or pressed last.
    since_secs: f64,
    /// Whether a key was used after that.
    uses_keys: bool,
}

impl Hand {
    fn follow(self, events: &[Event], now_secs: f64) -> Self {
        events.iter().fold(self, |hand, event| match event {
            Event::PointerMoved(_) | Event::PointerButton { .. } | Event::Touch { .. } => {
                Self { since_secs: now_secs, uses_keys: false }
            }
            Event::Key { pressed: true, .. } => Self { uses_keys: true, ..hand },
            _ => hand,
        })
    }

    /// How much of the shapes is seen, 0–1.
    fn presence(self, now_secs: f64) -> f32 {
        if self.uses_keys {
            return 1.0;
        }
        let faded = (now_secs - self.since_secs - IDLE_SECS) / FADE_SECS;
        1.0 - smooth(faded as f32)
    }

    /// When it will be different, in seconds from now.
    fn changes_in_secs(self, now_secs: f64) -> Option<f64> {
        let idle_secs = now_secs - self.since_secs;
        if self.uses_keys || idle_secs >= IDLE_SECS + FADE_SECS {
            return None;
        }
        Some((IDLE_SECS - idle_secs).max(0.0))
    }
}

/// Notices what the hand does. In every frame, before keys are consumed.
pub fn follow(ui: &Ui) {
    let known = known(ui);
    let hand = ui.input(|input| known.follow(&input.events, input.time));
    ui.data_mut(|data| data.insert_temp(id(), hand));
}

fn known(ui: &Ui) -> Hand {
    ui.data(|data| data.get_temp(id())).unwrap_or_default()
}

fn id() -> Id {
    Id::unique("softlanding hand")
}

/// How much of the controls' shapes is seen, 0–1. All of them while nothing runs, the keyboard or a screen reader is
/// used, or where nothing is faint.
#[must_use]
pub fn presence(ui: &Ui, sitting: &Sitting, is_waited_for: bool) -> f32 {
    let (now_secs, hand) = (ui.input(|input| input.time), known(ui));
    if sitting.stage() != Stage::Running || is_waited_for || never_fades(ui) {
        return 1.0;
    }
    if let Some(secs) = hand.changes_in_secs(now_secs) {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(secs));
    }
    hand.presence(now_secs)
}

/// Whether somebody needs to see them, or may, whatever the hand does.
fn never_fades(ui: &Ui) -> bool {
    let has_focus = ui.memory(|memory| memory.focused().is_some());
    let is_read_out = ui.ctx().has_accesskit_node(ui.unique_id());
    has_focus || is_read_out || Theme::of(ui.ctx()).tokens.plain
}

#[cfg(test)]
mod tests {
    use egui::{Context, Key, Modifiers, Pos2, RawInput};

    use super::*;
    use crate::ui::theme::ThemeName;

    const HAND: Hand = Hand { since_secs: 100.0, uses_keys: false };

    #[test]
    fn shapes_fade_after_eight_seconds_and_come_back_with_any_movement() {
        assert!((HAND.presence(108.0) - 1.0).abs() < f32::EPSILON);
        assert!((0.1..0.9).contains(&HAND.presence(108.4)));
        assert!(HAND.presence(109.0) < 0.001);
        let moved = HAND.follow(&[Event::PointerMoved(Pos2::ZERO)], 120.0);
        assert!((moved.presence(120.0) - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn nothing_fades_for_who_uses_keys() {
        let key = Event::Key {
            key: Key::M,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let hand = HAND.follow(&[key], 101.0);
        assert!((hand.presence(200.0) - 1.0).abs() < f32::EPSILON);
        assert_eq!(hand.changes_in_secs(101.0), None);
    }

    #[test]
    fn nothing_fades_in_contrast() {
        for name in ThemeName::ALL {
            let context = Context::default();
            Theme::new(name).apply(&context);
            let mut stays = None;
            let output = context.run_ui(RawInput::default(), |ui| stays = Some(never_fades(ui)));
            output.drop_without_applying_deltas();
            assert_eq!(stays, Some(name == ThemeName::Contrast), "{name:?}");
        }
    }

    #[test]
    fn it_asks_for_a_frame_when_it_begins_to_fade_and_for_none_once_it_has() {
        assert_eq!(HAND.changes_in_secs(103.0), Some(5.0));
        assert_eq!(HAND.changes_in_secs(108.4), Some(0.0));
        assert_eq!(HAND.changes_in_secs(109.0), None);
    }
}
