//! What several pictures are drawn with: leaves, lines of air, and a soft light.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, pos2, vec2};

use crate::ui::pacer::light::{fading, round, sheet, strand};
use crate::ui::pacer::{PacerFrame, light, time};
use crate::ui::theme::mix;

/// A leaf or a petal: pointed at both ends.
#[derive(Clone, Copy)]
pub(super) struct Leaf {
    pub base: Pos2,
    /// From straight up, clockwise, in radians.
    pub angle: f32,
    pub length: f32,
    pub half_width: f32,
    /// From its base to its tip.
    pub colors: (Color32, Color32),
    pub edge: Stroke,
}

impl Leaf {
    fn at(&self, along: f32, across: f32) -> Pos2 {
        let axis = vec2(self.angle.sin(), -self.angle.cos());
        let wide = (PI * along.powf(0.85)).sin().max(0.0).powf(0.8) * self.half_width;
        self.base + axis * (along * self.length) + axis.rot90() * (across * wide)
    }

    pub(super) fn paint(&self, painter: &Painter) {
        painter.add(sheet(
            painter,
            2,
            12,
            |across, along| self.at(along, across * 2.0 - 1.0),
            |across, along| {
                let middle = 1.0 - (across * 2.0 - 1.0).abs();
                mix(mix(self.colors.0, self.colors.1, along), self.colors.0, 0.25 * middle)
            },
        ));
        let steps = 18_u8;
        let side = |across: f32| move |step: u8| (f32::from(step) / f32::from(steps), across);
        let there = (0..=steps).map(side(-1.0));
        let back = (0..steps).rev().map(side(1.0));
        let outline: Vec<Pos2> = there.chain(back).map(|(along, across)| self.at(along, across)).collect();
        painter.add(Shape::line(outline, self.edge));
    }
}

/// Light around a place, gone at `radius`.
pub(super) fn glow(painter: &Painter, center: Pos2, radius: f32, color: Color32, strength: f32) {
    let shares = [0.3, 0.6, 1.0];
    let radii = shares.map(|share| share * radius);
    painter.add(round(painter, center, &radii, fading(&shares, color, strength)));
}

/// A line of air through `place`, from 0 to 1: faint at both ends.
pub(super) fn air(painter: &Painter, place: impl Fn(f32) -> Pos2, color: Color32, half_width: f32) {
    let point = |step: u8| {
        let along = f32::from(step) / 20.0;
        (place(along), color.gamma_multiply((PI * along).sin().max(0.0)))
    };
    let points: Vec<(Pos2, Color32)> = (0..=20).map(point).collect();
    painter.add(strand(painter, &points, half_width * 0.45, half_width));
}

/// The ground that a picture stands on, lit by it, and the ring of time around it.
pub(super) fn ground(painter: &Painter, frame: &PacerFrame, brightness: f32) {
    let tokens = &frame.theme.tokens;
    let pool = (tokens.halo, 0.45 * brightness);
    let half_width = frame.stage.ring_radius * 1.55;
    light::horizon(painter, frame.stage.horizon_middle(), half_width, tokens.outline, pool);
    time::ring(painter, frame);
}

/// Points of an ellipse, clockwise from three o'clock.
pub(super) fn ellipse(center: Pos2, radii: Vec2) -> Vec<Pos2> {
    let point = |step: u8| {
        let turn = f32::from(step) / 48.0 * 2.0 * PI;
        pos2(center.x + turn.cos() * radii.x, center.y + turn.sin() * radii.y)
    };
    (0..48).map(point).collect()
}
