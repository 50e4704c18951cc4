//! A lantern that stays in a corner and breathes slowly, for as long as one likes. Nothing of it is kept.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Sense, Ui, ViewportCommand, WidgetInfo};

use crate::ui::pacer::{self, Lantern, Pacer as _, PacerFrame, PacerStage};
use crate::ui::theme::Theme;

/// In and out, in seconds: about six breaths a minute, out longer than in.
const IN_SECS: f64 = 4.0;
const OUT_SECS: f64 = 6.0;
/// At most so often it is painted: it moves slowly.
const FRAME: Duration = Duration::from_millis(160);
/// The ring that its proportions follow, in shares of the window's side: its light stays inside.
const RING_SHARE: f32 = 0.4;

/// What was asked for at the lantern, which may be painted in a window of its own.
#[derive(Debug, Default)]
pub struct Asked {
    larger: AtomicBool,
    close: AtomicBool,
}

impl Asked {
    /// Whether the lantern was pressed since the last call.
    pub fn takes_larger(&self) -> bool {
        self.larger.swap(false, Ordering::Relaxed)
    }

    /// Whether it was to go since the last call.
    pub fn takes_close(&self) -> bool {
        self.close.swap(false, Ordering::Relaxed)
    }
}

/// Its name and what a press does, for screen readers.
#[derive(Clone, Debug)]
pub struct Words {
    pub name: String,
    pub about: String,
}

/// Paints it over the whole window and takes its press and its keys.
pub fn show(ui: &mut Ui, words: &Words, asked: &Asked) {
    let context = ui.ctx().clone();
    let theme = Theme::of(&context);
    let window = ui.max_rect();
    ui.painter().rect_filled(window, 0.0, theme.tokens.background);
    let (fullness, per_second) = breath(ui.input(|input| input.time));
    let stage = PacerStage::with_ring(window.center(), RING_SHARE * window.width().min(window.height()));
    let frame =
        PacerFrame { fullness, fullness_per_second: per_second, ..PacerFrame::at_rest(stage, &theme) };
    pacer::paint_beside(ui.painter(), &frame);
    let response = ui.interact(window, ui.scope_id().with("lantern"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words.name));
    context.accesskit_node_builder(response.id, |node| node.set_description(words.about.as_str()));
    if response.drag_started() {
        context.send_viewport_cmd(ViewportCommand::StartDrag);
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if response.clicked() || pressed(Key::Enter) || pressed(Key::Space) {
        asked.larger.store(true, Ordering::Relaxed);
        context.request_repaint_of(egui::ViewportId::ROOT);
    }
    if pressed(Key::Escape) || ui.input(|input| input.viewport().close_requested()) {
        asked.close.store(true, Ordering::Relaxed);
        context.request_repaint_of(egui::ViewportId::ROOT);
    }
    let speed = Lantern.speed_points_per_second(&frame);
    let next =
        pacer::repaint_after(speed, context.pixels_per_point(), pacer::has_software_renderer(&context));
    context.request_repaint_after(next.unwrap_or(FRAME).max(FRAME));
}

/// How full the breath is at this time, 0–1, and how fast that changes.
fn breath(secs: f64) -> (f32, f32) {
    let into = secs.rem_euclid(IN_SECS + OUT_SECS);
    let (share, length, sign) = if into < IN_SECS {
        (into / IN_SECS, IN_SECS, 1.0)
    } else {
        (1.0 - (into - IN_SECS) / OUT_SECS, OUT_SECS, -1.0)
    };
    let angle = share * std::f64::consts::PI;
    let fullness = 0.5 - 0.5 * angle.cos();
    let per_second = sign * 0.5 * std::f64::consts::PI * angle.sin() / length;
    (fullness as f32, per_second as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_fills_and_empties_without_a_jump_and_out_takes_longer() {
        assert!(breath(0.0).0 < 0.001 && breath(IN_SECS).0 > 0.999 && breath(IN_SECS + OUT_SECS).0 < 0.001);
        let mut last = breath(0.0).0;
        for step in 1..=2_000 {
            let (now, speed) = breath(f64::from(step) * 0.01);
            assert!((now - last).abs() < 0.005, "it jumped at step {step}");
            assert!(((now - last) / 0.01 - speed).abs() < 0.05, "it does not move as it says at step {step}");
            last = now;
        }
    }
}
