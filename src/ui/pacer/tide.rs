//! A level that rises and falls with the breath, like water that is lit from above and reaches from edge to edge.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, pos2, vec2};

use super::light::{feather, sheet, strand};
use super::{CALM_SWING, GOLDEN_ANGLE, Pacer, PacerFrame, smooth, time};
use crate::ui::theme::mix;

/// The tide.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tide;

/// Half the width of the light on the water, in radii of the ring.
const LIT: f32 = 1.25;
/// Below this ring it is a miniature, whose water is lost in the page on both sides.
const SMALL_RING: f32 = 64.0;
/// The level at the empty and at the full breath, in heights of the ring.
const LOW: f32 = 0.14;
const HIGH: f32 = 0.86;
/// Short strokes of light on the water, from the surface down.
const GLINTS: u8 = 15;

fn level(frame: &PacerFrame) -> f32 {
    let fullness = if frame.reduced_motion { 0.5 } else { frame.fullness() };
    let shown = if frame.reduced_motion { 1.0 } else { frame.height() };
    (LOW + (HIGH - LOW) * fullness) * (0.2 + 0.8 * shown)
}

fn brightness(frame: &PacerFrame) -> f32 {
    let swell = frame.fullness().max(frame.side().abs()).max(frame.drift().abs());
    let swing = if frame.reduced_motion { CALM_SWING } else { 0.35 };
    1.0 - swing * (1.0 - swell)
}

/// By how much the waves have moved: with the level, and with what one looks at.
fn shift(frame: &PacerFrame) -> f32 {
    if frame.reduced_motion { 0.0 } else { frame.fullness() * 1.2 + frame.drift() * 0.8 }
}

fn is_small(frame: &PacerFrame) -> bool {
    frame.stage.ring_radius < SMALL_RING
}

fn half_width(frame: &PacerFrame) -> f32 {
    let lit = LIT * frame.stage.ring_radius;
    if is_small(frame) { lit } else { frame.stage.reach.max(lit) }
}

/// Where on the way from the left edge of the light, 0, to its right edge, 1.
fn in_light(frame: &PacerFrame, x: f32) -> f32 {
    0.5 + (x - frame.stage.center.x) / (2.0 * LIT * frame.stage.ring_radius)
}

/// The surface is not a ruler's line: two long waves that shift as the level does.
fn surface(frame: &PacerFrame, x: f32) -> f32 {
    let stage = frame.stage;
    let (along, shift) = (in_light(frame, x), shift(frame));
    let wave = (PI * (2.2 * along + shift)).sin() + 0.5 * (PI * (4.6 * along - shift * 0.7)).sin();
    stage.horizon() - level(frame) * 2.0 * stage.ring_radius + wave * stage.ring_radius * 0.012
}

fn x(frame: &PacerFrame, along: f32) -> f32 {
    frame.stage.center.x + (along - 0.5) * 2.0 * half_width(frame)
}

fn place(frame: &PacerFrame, along: f32, down: f32) -> Pos2 {
    let x = x(frame, along);
    let top = surface(frame, x);
    pos2(x, top + (frame.stage.horizon() - top) * down)
}

/// Full in the middle of the light, 0 at both of its edges.
fn near(frame: &PacerFrame, x: f32) -> f32 {
    let off = (in_light(frame, x) - 0.5) * 2.0;
    (1.0 - off * off).max(0.0)
}

fn side_fade(frame: &PacerFrame, x: f32) -> f32 {
    if is_small(frame) { near(frame, x).powi(2) } else { 1.0 }
}

fn water(frame: &PacerFrame, bright: f32, along: f32, down: f32) -> Color32 {
    let tokens = &frame.theme.tokens;
    let x = x(frame, along);
    let off = (in_light(frame, x) - 0.5) * 2.0;
    let sided = 1.0 + 0.6 * frame.side() * off.clamp(-1.0, 1.0);
    // Lantern light lies on the water and is lost in its depth.
    let light = near(frame, x).powi(3) * (1.0 - down).powi(3) * bright * sided;
    let deep = mix(tokens.water, tokens.background, 0.75 * smooth(down));
    let strongest = if tokens.dark { 0.62 } else { 0.3 };
    let color = mix(deep, tokens.lantern_paper, (strongest * light).clamp(0.0, 1.0));
    let there = side_fade(frame, x) * (1.0 - 0.55 * down) * 0.95;
    color.gamma_multiply(there.clamp(0.0, 1.0))
}

/// The edge of the water: bright where the light is, and there to both edges of the window.
fn paint_rim(painter: &Painter, frame: &PacerFrame, bright: f32) {
    let rim = frame.theme.tokens.lantern_rim;
    let place = |along: f32, down: f32| place(frame, along, 0.0) + vec2(0.0, (down - 0.5) * 4.0);
    painter.add(sheet(painter, 64, 2, place, |along, down| {
        let x = x(frame, along);
        let lit = 0.22 + 0.78 * near(frame, x).powi(2);
        rim.gamma_multiply(feather(down) * side_fade(frame, x) * lit * bright)
    }));
}

/// A way of light on the water: each stroke catches it and lets it go again as the level moves.
fn paint_glints(painter: &Painter, frame: &PacerFrame, bright: f32) {
    let (stage, tokens) = (frame.stage, &frame.theme.tokens);
    let strongest = if tokens.dark { 0.62 } else { 0.9 };
    for glint in 0..GLINTS {
        let deep = (f32::from(glint) + 0.7) / f32::from(GLINTS);
        // No two in a row are alike, and none ever changes.
        let phase = f32::from(glint) * GOLDEN_ANGLE;
        let turned = phase + 2.0 * PI * shift(frame);
        let aside = (0.05 + 0.17 * deep) * phase.sin() + 0.03 * turned.sin();
        let half = (0.05 + 0.11 * deep) * (0.7 + 0.3 * (phase * 1.7).cos());
        let caught = 0.25 + 0.75 * (0.5 + 0.5 * turned.cos());
        let color = tokens.lantern_core.gamma_multiply(strongest * bright * caught * (1.0 - deep).powf(1.2));
        let x = stage.center.x + aside * stage.ring_radius;
        let y = surface(frame, x) + 0.5 * deep * deep.sqrt() * stage.ring_radius + 0.02 * stage.ring_radius;
        let y = y.min(stage.horizon());
        let end = |share: f32| pos2(x + share * half * stage.ring_radius, y);
        let none = Color32::TRANSPARENT;
        let points = [(end(-1.0), none), (end(-0.45), color), (end(0.45), color), (end(1.0), none)];
        let thickness = (stage.ring_radius / 120.0).clamp(0.5, 2.0);
        painter.add(strand(painter, &points, thickness, 2.2 * thickness));
    }
}

impl Pacer for Tide {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let at = |along: f32, down: f32| place(frame, along, down);
        let bright = brightness(frame);
        painter.add(sheet(painter, 64, 8, at, |along, down| water(frame, bright, along, down)));
        paint_glints(painter, frame, bright);
        paint_rim(painter, frame, bright);
        time::line_with_beats(painter, frame, frame.stage.ring_radius);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        if frame.reduced_motion {
            return (frame.glow_speed() * CALM_SWING).max(time::speed(frame));
        }
        let travel = frame.stage.ring_radius * 2.0 * (HIGH - LOW);
        // The water rises with the practice by four fifths of its height, in the time of the rise.
        let between = if frame.is_between() { frame.stage.ring_radius * 1.6 } else { 0.0 };
        let body = frame.fullness_per_second.abs() * travel;
        body.max(frame.light_speed()).max(time::speed(frame)) + between
    }
}
