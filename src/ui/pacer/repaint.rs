//! When a picture that moves is worth painting again.

use std::time::Duration;

use egui::{Context, Id, Ui};

use super::{Pacer, PacerFrame};

/// A picture that has moved less than this since the last frame looks the same, in pixels.
const VISIBLE_PIXELS: f32 = 0.5;
/// The same without a graphics card, where a frame costs a processor 6 to 24 ms, depending on its memory.
const VISIBLE_PIXELS_BY_SOFTWARE: f32 = 2.25;

/// Tells the context whether frames are drawn without a graphics card.
pub fn set_software_renderer(context: &Context, is_software: bool) {
    context.data_mut(|data| data.insert_temp(renderer_id(), is_software));
}

/// Whether frames are drawn without a graphics card.
#[must_use]
pub fn has_software_renderer(context: &Context) -> bool {
    context.data(|data| data.get_temp(renderer_id())).unwrap_or(false)
}

fn renderer_id() -> Id {
    Id::unique("softlanding draws by software")
}

/// Asks for the next frame when the picture will have moved.
pub fn repaint_when_moved(ui: &Ui, pacer: &dyn Pacer, frame: &PacerFrame) {
    repaint_at_speed(ui, pacer.speed_points_per_second(frame));
}

/// Asks for the next frame when what moves this fast will have moved.
pub fn repaint_at_speed(ui: &Ui, speed: f32) {
    let is_software = has_software_renderer(ui.ctx());
    if let Some(next) = repaint_after(speed, ui.ctx().pixels_per_point(), is_software) {
        ui.ctx().request_repaint_after(next);
    }
}

/// When the next frame is worth painting: after the picture has moved half a pixel, at most 60 times a
/// second; with a software renderer after two and at most 30 times. `None` while it does not move.
#[must_use]
pub fn repaint_after(
    speed_points_per_second: f32,
    pixels_per_point: f32,
    software_renderer: bool,
) -> Option<Duration> {
    let pixels_per_second = speed_points_per_second.abs() * pixels_per_point.max(0.1);
    if !pixels_per_second.is_finite() || pixels_per_second < 0.05 {
        return None;
    }
    let shortest_secs = if software_renderer { 1.0 / 30.0 } else { 1.0 / 60.0 };
    let visible_pixels = if software_renderer { VISIBLE_PIXELS_BY_SOFTWARE } else { VISIBLE_PIXELS };
    Some(Duration::from_secs_f32((visible_pixels / pixels_per_second).clamp(shortest_secs, 1.0)))
}
