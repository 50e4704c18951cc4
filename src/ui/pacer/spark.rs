//! A small lantern: what rides the ribbon and travels around the frame.

use egui::{Color32, Painter, Pos2, Stroke};

use super::light::{mix3, round};
use super::{CALM_SWING, PacerFrame};
use crate::ui::theme::mix;

/// Rings of its body and of the light around it, in radii.
const RINGS: [f32; 6] = [0.6, 1.0, 1.0, 1.5, 2.2, 3.2];
/// The number of rings that are its body; the others are the light around it.
const BODY: usize = 2;
/// How much it grows from the empty to the full breath.
const GROWTH: f32 = 0.4;

/// Its size at the empty breath.
pub(super) fn radius_least(frame: &PacerFrame) -> f32 {
    3.0 + 0.055 * frame.stage.ring_radius
}

/// Its size now. While pressing it gathers instead of growing.
pub(super) fn radius(frame: &PacerFrame) -> f32 {
    let growth = match (frame.reduced_motion, frame.is_effort()) {
        (true, _) => 0.5 * GROWTH,
        (false, true) => -0.14 * frame.fullness(),
        (false, false) => GROWTH * frame.fullness(),
    };
    radius_least(frame) * (1.0 + growth)
}

/// How bright it is: 1 in full light. With reduced motion never less than four fifths.
pub(super) fn brightness(frame: &PacerFrame) -> f32 {
    let swell = frame.fullness().max(frame.side().abs()).max(frame.drift().abs());
    let swing = if frame.reduced_motion { CALM_SWING } else { 0.34 };
    1.0 - swing * (1.0 - swell)
}

/// Paints it.
pub(super) fn paint(painter: &Painter, frame: &PacerFrame, center: Pos2) {
    paint_at(painter, frame, center, radius(frame), brightness(frame));
}

/// Paints one of this radius, so bright.
pub(super) fn paint_at(painter: &Painter, frame: &PacerFrame, center: Pos2, radius: f32, brightness: f32) {
    let tokens = &frame.theme.tokens;
    let paper = |turned: f32| {
        let share = turned + 0.6 * (1.0 - brightness);
        mix3([tokens.lantern_core, tokens.lantern_paper, tokens.lantern_edge], share.min(1.0))
    };
    let strongest = if tokens.dark { 0.42 } else { 0.5 };
    let shine = if frame.reduced_motion { brightness } else { brightness * brightness };
    let glow = |share: f32| {
        let left = 1.0 - (share - 1.0) / 2.2;
        tokens.halo.gamma_multiply((strongest * left * left * shine).clamp(0.0, 1.0))
    };
    let color = |ring: usize| -> Color32 {
        let share = RINGS.get(ring.wrapping_sub(1)).copied().unwrap_or(0.0);
        if ring <= BODY { paper(0.5 * share * share) } else { glow(share) }
    };
    painter.add(round(painter, center, &RINGS.map(|share| share * radius), |ring, _| color(ring)));
    let rim = mix(tokens.lantern_edge, tokens.lantern_rim, brightness);
    let width = (radius / 14.0).clamp(0.8, 1.6);
    painter.circle_stroke(center, radius - width / 2.0, Stroke::new(width, rim));
}
