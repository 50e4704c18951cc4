//! A flower: its petals open with the breath in and close with the breath out.

use egui::{Color32, Painter, Pos2, Shape, Stroke, pos2, vec2};

use super::strokes::{Leaf, air, glow, ground};
use super::{Breath, speed};
use crate::ui::pacer::{Pacer, PacerFrame, PacerStage};
use crate::ui::theme::{Tokens, mix};

/// A flower.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flower;

/// How far to the side the outermost petals lie, closed and open, in radians.
const CLOSED: f32 = 0.16;
const OPEN: f32 = 1.42;
/// Petals from the outermost in: those behind, then those in front.
const BEHIND: [f32; 5] = [-0.84, 0.84, -0.42, 0.42, 0.0];
const IN_FRONT: [f32; 6] = [-1.0, 1.0, -0.62, 0.62, -0.22, 0.22];

impl Pacer for Flower {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let breath = Breath::of(frame);
        ground(painter, frame, breath.brightness);
        paint(painter, frame, frame.stage, &breath);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        speed(frame, frame.stage.ring_radius * 1.2)
    }
}

/// The flower alone, on the horizon of `stage`.
pub(super) fn paint(painter: &Painter, frame: &PacerFrame, stage: PacerStage, breath: &Breath) {
    let tokens = &frame.theme.tokens;
    let unit = stage.ring_radius;
    let head = pos2(stage.center.x, stage.center.y + 0.36 * unit);
    let strength =
        (if tokens.dark { 0.42 } else { 0.5 }) * (0.25 + 0.75 * breath.fullness) * breath.brightness;
    glow(painter, head - vec2(0.0, 0.3 * unit), unit * 1.05, tokens.halo, strength);
    stem(painter, stage, head, tokens);
    let reach = CLOSED + (OPEN - CLOSED) * breath.fullness;
    let length = unit * (0.62 + 0.2 * breath.fullness);
    let petal = |share: f32, length: f32, colors: (Color32, Color32)| Leaf {
        base: head,
        angle: share * reach,
        length,
        half_width: unit * 0.155,
        colors,
        edge: Stroke::new(
            (unit / 150.0).clamp(0.7, 1.6),
            mix(tokens.lantern_edge, tokens.lantern_rim, breath.brightness),
        ),
    };
    let dim = |color: Color32| mix(tokens.lantern_edge, color, breath.brightness);
    for share in BEHIND {
        let colors = (mix(tokens.lantern_edge, tokens.lantern_paper, 0.35), dim(tokens.lantern_paper));
        petal(share, length, colors).paint(painter);
    }
    for share in IN_FRONT {
        let colors = (mix(tokens.lantern_edge, tokens.lantern_paper, 0.6), dim(tokens.lantern_core));
        petal(share, length * 0.82, colors).paint(painter);
    }
    scent(painter, stage, head, breath, tokens);
}

fn stem(painter: &Painter, stage: PacerStage, head: Pos2, tokens: &Tokens) {
    let unit = stage.ring_radius;
    let green = mix(tokens.settled, tokens.background, if tokens.dark { 0.42 } else { 0.12 });
    let foot = stage.horizon_middle();
    let point = |step: u8| {
        let along = f32::from(step) / 16.0;
        let bend = (std::f32::consts::PI * along).sin() * 0.03 * unit;
        head + (foot - head) * along + vec2(bend, 0.0)
    };
    painter.add(Shape::line((0..=16).map(point).collect(), Stroke::new((unit * 0.032).max(1.5), green)));
    for (angle, length) in [(-1.0, 0.4), (1.08, 0.34)] {
        let leaf = Leaf {
            base: foot - vec2(0.0, 0.06 * unit),
            angle,
            length: length * unit,
            half_width: 0.075 * unit,
            colors: (mix(green, tokens.background, 0.3), green),
            edge: Stroke::new(1.0, green),
        };
        leaf.paint(painter);
    }
}

/// What is smelled: two lines of air that come out of the flower.
fn scent(painter: &Painter, stage: PacerStage, head: Pos2, breath: &Breath, tokens: &Tokens) {
    if breath.smelling <= 0.0 {
        return;
    }
    let unit = stage.ring_radius;
    for (side, phase) in [(-1.0_f32, 0.0), (1.0, 0.5)] {
        let color = tokens.lantern_rim.gamma_multiply(0.5 * breath.smelling);
        let place = |along: f32| {
            let wave = (std::f32::consts::TAU * (along * 0.9 + phase - 0.4 * breath.fullness)).sin();
            let up = 0.62 + 0.16 * breath.fullness + 0.42 * along;
            head + vec2(side * 0.15 * unit + wave * 0.06 * unit, -up * unit)
        };
        air(painter, place, color, unit * 0.05);
    }
}
