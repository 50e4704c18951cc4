//! A level that rises and falls with the breath, like water that is lit from below.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, pos2};

use super::light::{feather, sheet};
use super::{CALM_SWING, Pacer, PacerFrame, smooth, time};
use crate::ui::theme::mix;

/// The tide.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tide;

/// Half the width of the water, in radii of the ring.
const HALF_WIDTH: f32 = 1.25;
/// The level at the empty and at the full breath, in heights of the ring.
const LOW: f32 = 0.14;
const HIGH: f32 = 0.86;

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

/// The surface is not a ruler's line: two long waves that shift as the level does.
fn surface(frame: &PacerFrame, along: f32) -> f32 {
    let shift = if frame.reduced_motion { 0.0 } else { frame.fullness() * 1.2 + frame.drift() * 0.8 };
    let wave = (PI * (2.2 * along + shift)).sin() + 0.5 * (PI * (4.6 * along - shift * 0.7)).sin();
    wave * frame.stage.ring_radius * 0.012
}

fn place(frame: &PacerFrame, along: f32, down: f32) -> Pos2 {
    let stage = frame.stage;
    let half_width = stage.ring_radius * HALF_WIDTH;
    let top = stage.horizon() - level(frame) * 2.0 * stage.ring_radius + surface(frame, along);
    pos2(stage.center.x + (along - 0.5) * 2.0 * half_width, top + (stage.horizon() - top) * down)
}

/// The water is lost in the page on both sides.
fn side_fade(along: f32) -> f32 {
    let off = (along - 0.5) * 2.0;
    let near = (1.0 - off * off).max(0.0);
    near * near
}

fn water(frame: &PacerFrame, bright: f32, along: f32, down: f32) -> Color32 {
    let tokens = &frame.theme.tokens;
    let off = (along - 0.5) * 2.0;
    let sided = 1.0 + 0.6 * frame.side() * off;
    // Lantern light lies on the water and is lost in its depth.
    let light = (1.0 - off * off).max(0.0).powf(1.5) * (1.0 - down).powi(3) * bright * sided;
    let deep = mix(tokens.water, tokens.background, 0.75 * smooth(down));
    let strongest = if tokens.dark { 0.62 } else { 0.3 };
    let color = mix(deep, tokens.lantern_paper, (strongest * light).clamp(0.0, 1.0));
    color.gamma_multiply((side_fade(along) * (1.0 - 0.55 * down) * 0.95).clamp(0.0, 1.0))
}

impl Pacer for Tide {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let at = |along: f32, down: f32| place(frame, along, down);
        let bright = brightness(frame);
        painter.add(sheet(painter, 64, 8, at, |along, down| water(frame, bright, along, down)));
        let rim = frame.theme.tokens.lantern_rim;
        painter.add(sheet(
            painter,
            64,
            2,
            |along, down| at(along, 0.0) + egui::vec2(0.0, (down - 0.5) * 4.0),
            |along, down| rim.gamma_multiply(feather(down) * side_fade(along) * bright),
        ));
        time::line(painter, frame, frame.stage.ring_radius);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        if frame.reduced_motion {
            return frame.glow_speed() * CALM_SWING;
        }
        let travel = frame.stage.ring_radius * 2.0 * (HIGH - LOW);
        let between = if frame.is_between() { frame.stage.ring_radius * 0.5 } else { 0.0 };
        let light = if frame.beat.is_some_and(|beat| super::moves_light(beat.gesture)) {
            frame.glow_speed()
        } else {
            0.0
        };
        (frame.fullness_per_second.abs() * travel).max(between).max(light)
    }
}
