//! How the board looks: a line of light over tiles of paper.

use std::f32::consts::FRAC_PI_2;

use egui::emath::Rot2;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use softlanding_core::shapes::{Side, Sides};

use crate::ui::pacer::light::strand;
use crate::ui::theme::{RADIUS_SMALL, Tokens, mix};
use crate::ui::widgets::Touch;

/// Points of a curve.
const STEPS: u8 = 14;
/// The control points of a quarter of a circle.
const ROUND: f32 = 0.4477;
/// The width of the line, in halves of a tile.
const WIDTH: f32 = 0.2;
/// The radius of a loose end's lamp, in halves of a tile.
const LAMP: f32 = 0.3;

/// How a tile looks in a frame.
pub(super) struct TileLook {
    pub rect: Rect,
    pub unturned: Sides,
    /// Quarters clockwise from there.
    pub quarters: f32,
    /// How much light has come to it, 0–1.
    pub light: f32,
    pub is_lantern: bool,
}

impl TileLook {
    /// Whether a small lantern stands in its middle: where the light comes from, and where a line ends.
    fn has_lamp(&self) -> bool {
        self.is_lantern || self.unturned.count() == 1
    }
}

/// How the board looks in a frame.
pub(super) struct Look {
    pub tiles: Vec<TileLook>,
    /// How far the whole line glows, 0–1.
    pub glow: f32,
    /// Between two tiles, in points.
    pub gap: f32,
}

/// Paints the tiles and over them the line. Both have the same order.
pub(super) fn paint(touches: &[Touch], look: &Look) {
    for (touch, tile) in touches.iter().zip(&look.tiles) {
        let tokens = &touch.theme.tokens;
        let paper = mix(tokens.surface, tokens.raised, 0.35 + 0.65 * tile.light);
        let warm =
            mix(paper, tokens.halo, (if tokens.dark { 0.05 } else { 0.10 }) * tile.light * (1.0 + look.glow));
        let edge = Stroke::new(1.0, tokens.line_on(tokens.raised, 0.25));
        touch.body(
            tile.rect,
            RADIUS_SMALL.min(tile.rect.width() / 4.0),
            touch.answering(warm, tokens.outline),
            edge,
        );
    }
    // Light lies on the paper of the neighbours, and lines on all light.
    for (touch, tile) in touches.iter().zip(&look.tiles) {
        Line::new(touch, tile, look).halo(&touch.painter);
    }
    for (touch, tile) in touches.iter().zip(&look.tiles) {
        Line::new(touch, tile, look).stroke(&touch.painter);
    }
}

/// The line of one tile.
struct Line<'a> {
    tile: &'a TileLook,
    tokens: &'a Tokens,
    glow: f32,
    /// Half of a tile, with the half of the gap that the line crosses.
    half: f32,
}

impl<'a> Line<'a> {
    fn new(touch: &'a Touch, tile: &'a TileLook, look: &Look) -> Self {
        let half = f32::midpoint(tile.rect.width(), look.gap);
        Self { tile, tokens: &touch.theme.tokens, glow: look.glow, half }
    }

    fn at(&self, unit: Vec2) -> Pos2 {
        let turned = Rot2::from_angle(self.tile.quarters * FRAC_PI_2) * unit;
        self.tile.rect.center() + turned * self.half
    }

    fn curves(&self) -> impl Iterator<Item = Vec<Pos2>> {
        curves(self.tile).into_iter().map(|curve| curve.into_iter().map(|unit| self.at(unit)).collect())
    }

    fn halo(&self, painter: &Painter) {
        let strongest = if self.tokens.dark { 0.26 } else { 0.42 };
        let strength = self.tile.light * strongest * (1.0 + 0.9 * self.glow);
        if strength <= 0.0 {
            return;
        }
        let color = self.tokens.halo.gamma_multiply(strength.min(1.0));
        let reach = self.half * (0.52 + 0.16 * self.glow);
        for curve in self.curves() {
            let points: Vec<(Pos2, Color32)> = curve.into_iter().map(|point| (point, color)).collect();
            painter.add(strand(painter, &points, reach * 0.55, reach));
        }
    }

    fn ink(&self) -> Color32 {
        let dim = mix(self.tokens.surface, self.tokens.accent, if self.tokens.dark { 0.46 } else { 0.5 });
        mix(dim, self.tokens.accent, self.tile.light)
    }

    fn stroke(&self, painter: &Painter) {
        let ink = self.ink();
        let width = (WIDTH * self.half).max(3.0);
        for curve in self.curves() {
            for end in [curve.first(), curve.last()].into_iter().flatten() {
                painter.circle_filled(*end, width / 2.0, ink);
            }
            painter.add(Shape::line(curve, Stroke::new(width, ink)));
        }
        if self.tile.has_lamp() {
            self.lamp(painter, ink, width);
        }
    }

    fn lamp(&self, painter: &Painter, ink: Color32, width: f32) {
        let radius = self.half * if self.tile.is_lantern { LAMP * 1.25 } else { LAMP };
        let center = self.tile.rect.center();
        let unlit = mix(self.tokens.surface, self.tokens.accent, 0.12);
        let lit = if self.tile.is_lantern { self.tokens.lantern_core } else { self.tokens.lantern_paper };
        let paper = mix(unlit, mix(lit, self.tokens.lantern_core, self.glow), self.tile.light);
        painter.circle(center, radius, paper, Stroke::new(width * 0.62, ink));
    }
}

fn direction(side: Side) -> Vec2 {
    match side {
        Side::Up => vec2(0.0, -1.0),
        Side::Right => vec2(1.0, 0.0),
        Side::Down => vec2(0.0, 1.0),
        Side::Left => vec2(-1.0, 0.0),
    }
}

/// The line over a tile, 1 from its middle to its edge: from each side to the next, round, and to the opposite
/// one, straight. Where there is a lamp, from each side to the middle.
fn curves(tile: &TileLook) -> Vec<Vec<Vec2>> {
    let open: Vec<Side> = tile.unturned.iter().collect();
    if tile.has_lamp() {
        return open.into_iter().map(|side| vec![direction(side), Vec2::ZERO]).collect();
    }
    let pairs = open.iter().enumerate().flat_map(|(index, from)| {
        open.iter().skip(index + 1).map(move |to| (direction(*from), direction(*to)))
    });
    pairs.map(|(from, to)| curve(from, to)).collect()
}

fn curve(from: Vec2, to: Vec2) -> Vec<Vec2> {
    let point = |step: u8| {
        let share = f32::from(step) / f32::from(STEPS);
        let back = 1.0 - share;
        let (near, far) = (from * ROUND, to * ROUND);
        from * back.powi(3)
            + near * (3.0 * back * back * share)
            + far * (3.0 * back * share * share)
            + to * share.powi(3)
    };
    (0..=STEPS).map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_is_a_quarter_of_a_circle() {
        for point in curve(direction(Side::Up), direction(Side::Right)) {
            assert!(((point - vec2(1.0, -1.0)).length() - 1.0).abs() < 0.001, "{point:?}");
        }
    }

    #[test]
    fn every_open_side_is_reached_by_a_curve() {
        let three = Sides::of(&[Side::Up, Side::Right, Side::Left]);
        let tile =
            TileLook { rect: Rect::ZERO, unturned: three, quarters: 0.0, light: 0.0, is_lantern: false };
        let ends: Vec<Vec2> =
            curves(&tile).iter().flat_map(|curve| [curve[0], *curve.last().unwrap()]).collect();
        for side in three.iter() {
            assert!(ends.iter().any(|end| (*end - direction(side)).length() < 0.001), "{side:?}");
        }
        assert_eq!(curves(&tile).len(), 3);
    }
}
