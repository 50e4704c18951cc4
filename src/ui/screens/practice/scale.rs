//! A number from 0 to 10 that is moved as it goes. Nothing of it is kept.

use std::time::Duration;

use egui::{Ui, UiBuilder};
use softlanding_core::sitting::{Event, Sitting, Stage};

use crate::app::Command;
use crate::settings::KeyCommand;
use crate::text::fl;

use crate::ui::live;
use crate::ui::screens::{ScreenContext, drawing};
use crate::ui::widgets::{LevelTrail, TrailWords};

use super::Places;

/// The line goes on in steps of this many points.
const STEP_POINTS: f32 = 1.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let Some(scale) = sitting.scale(screen.now) else { return };
    let words = screen.words();
    let room = places.picture.union(places.word);
    let length_ms = scale.length_ms.max(1) as f32;
    let share = |ms: u32| ms as f32 / length_ms;
    let trail = scale.trail.iter().map(|point| (share(point.ms), point.level)).collect();
    let trail_words = TrailWords {
        name: fl!(words, "practice-scale").into(),
        high: fl!(words, "practice-scale-most").into(),
        low: fl!(words, "practice-scale-none").into(),
        hint: fl!(words, "practice-scale-hint").into(),
    };
    let is_paused = sitting.stage() == Stage::Paused;
    let child = UiBuilder::new().max_rect(room).id_salt("scale");
    let moved = ui.scope_builder(child, |ui| {
        if is_paused {
            ui.disable();
        }
        let trail = LevelTrail::new(trail_words, trail, share(scale.elapsed_ms));
        trail.digits(screen.settings().has_keys(KeyCommand::Numbers)).at(ui, room)
    });
    if let Some(level) = moved.inner {
        screen.command(Command::Practice(Event::SetScale(level)));
    }
    if let Some(level) = moved.inner.or(scale.level) {
        live::announce(ui, "scale", &level.get().to_string());
    }
    if is_paused {
        drawing::show_paused(ui, screen.words(), room);
    } else {
        let step_secs = length_ms / 1_000.0 * STEP_POINTS / room.width().max(1.0);
        ui.ctx().request_repaint_after(Duration::from_secs_f32(step_secs.clamp(1.0 / 30.0, 5.0)));
    }
}
