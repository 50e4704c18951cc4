//! How much of the time has gone: a ring, or a line.

use egui::{Painter, Pos2, Shape, Stroke, Vec2};

use super::PacerFrame;
use crate::ui::theme::mix;

/// A ring around the picture that fills clockwise from the top. Faint, so that it is there for those who
/// look for it.
pub(super) fn ring(painter: &Painter, frame: &PacerFrame) {
    let Some(share) = frame.elapsed_share.filter(|share| share.is_finite()) else { return };
    let shown = presence(frame);
    let stage = frame.stage;
    let tokens = &frame.theme.tokens;
    let track = Stroke::new(1.5, tokens.outline.gamma_multiply(0.28 * shown));
    painter.circle_stroke(stage.center, stage.ring_radius, track);
    let share = share.clamp(0.0, 1.0);
    let color = mix(tokens.background, tokens.accent, 0.78).gamma_multiply(shown);
    let steps = (share * 90.0).ceil().max(1.0) as u16;
    let point = |step: u16| -> Pos2 {
        let turn = share * f32::from(step) / f32::from(steps) - 0.25;
        stage.center + Vec2::angled(turn * std::f32::consts::TAU) * stage.ring_radius
    };
    if share > 0.0 {
        painter.add(Shape::line((0..=steps).map(point).collect(), Stroke::new(2.5, color)));
    }
    painter.circle_filled(point(steps), 3.5, color);
}

/// A line along the horizon that fills from the left.
pub(super) fn line(painter: &Painter, frame: &PacerFrame, half_width: f32) {
    let Some(share) = frame.elapsed_share.filter(|share| share.is_finite()) else { return };
    let shown = presence(frame);
    let middle = frame.stage.horizon_middle();
    let tokens = &frame.theme.tokens;
    let (left, right) = (middle.x - half_width, middle.x + half_width);
    painter.hline(left..=right, middle.y, Stroke::new(1.5, tokens.outline.gamma_multiply(0.35 * shown)));
    let now = left + (right - left) * share.clamp(0.0, 1.0);
    let color = mix(tokens.background, tokens.accent, 0.78).gamma_multiply(shown);
    painter.hline(left..=now, middle.y, Stroke::new(2.5, color));
    painter.circle_filled(Pos2::new(now, middle.y), 3.5, color);
}

/// It comes as the practice begins and leaves with the landing.
fn presence(frame: &PacerFrame) -> f32 {
    super::smooth(frame.rise) * (1.0 - super::smooth(frame.landing))
}
