//! What is heard, and how loud.

use egui::Ui;

use crate::app::Command;
use crate::settings::{self, BREATH, Settings};
use crate::sound::Status;
use crate::text::fl;

use crate::ui::screens::ScreenContext;
use crate::ui::widgets::{LevelSlider, Toggle};

use super::rows::level;

const OFFSET_STEP_MS: f32 = 10.0;

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let mut on = settings.sound.is_audible();
    if ui.add(Toggle::new(&mut on, fl!(words, "settings-sound-on"))).changed() {
        screen.command(Command::Sound(on));
    }
    let mut bed = settings.sound.bed(BREATH);
    for (share, name) in [
        (&mut settings.sound.master, fl!(words, "settings-sound-master")),
        (&mut settings.sound.cues, fl!(words, "settings-sound-cues")),
        (&mut bed, fl!(words, "settings-sound-bed")),
    ] {
        let value = fl!(words, "settings-percent", percent = (*share * 100.0).round());
        level(ui, LevelSlider::new(share, name, value));
    }
    if (bed - settings.sound.bed(BREATH)).abs() > f32::EPSILON {
        settings.sound.beds.insert(BREATH.to_owned(), bed);
    }
    let about = fl!(words, "settings-lines-marked-about");
    let marks = Toggle::new(&mut settings.sound.lines_are_marked, fl!(words, "settings-lines-marked"));
    ui.add(marks.line(about));
    ui.add(Toggle::new(&mut settings.small_sounds, fl!(words, "settings-small-sounds")));
    if let Status::Playing { device } = screen.app.sound_status() {
        offset(ui, screen, settings, device);
    }
}

/// How late this device is.
fn offset(ui: &mut Ui, screen: &ScreenContext<'_>, settings: &mut Settings, device: String) {
    let words = screen.words();
    let old = settings.sound.offset_ms.get(&device).copied().unwrap_or(0);
    let mut offset = old as f32;
    let value = fl!(words, "settings-milliseconds", ms = old);
    let range = *settings::OFFSET_MS.start() as f32..=*settings::OFFSET_MS.end() as f32;
    let slider = LevelSlider::new(&mut offset, fl!(words, "settings-sound-offset"), value);
    level(ui, slider.range(range, OFFSET_STEP_MS));
    if offset.round() as i32 != old {
        settings.sound.offset_ms.insert(device, offset.round() as i32);
    }
}
