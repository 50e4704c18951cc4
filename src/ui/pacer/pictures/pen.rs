//! Drawings of light: soft curves through a few places, on the horizon, in one width and one colour.

use egui::{Color32, Painter, Pos2, Vec2, vec2};

use crate::ui::pacer::PacerFrame;
use crate::ui::pacer::light::strand;
use crate::ui::theme::mix;

/// How many pieces lie between two places of a curve.
const PIECES: u8 = 7;

/// Draws on a sheet that stands on the horizon: 1 is a radius of the ring, up is less than 0.
pub(super) struct Pen<'a> {
    painter: &'a Painter,
    foot: Pos2,
    unit: f32,
    ink: Color32,
}

impl<'a> Pen<'a> {
    /// In the middle of the horizon.
    pub(super) fn new(painter: &'a Painter, frame: &PacerFrame) -> Self {
        let tokens = &frame.theme.tokens;
        let ink = match (tokens.plain, tokens.dark) {
            (true, _) => tokens.text,
            (false, true) => tokens.halo,
            (false, false) => mix(tokens.lantern_rim, tokens.text, 0.25),
        };
        Self { painter, foot: frame.stage.horizon_middle(), unit: frame.stage.ring_radius, ink }
    }

    pub(super) fn at(&self, place: Vec2) -> Pos2 {
        self.foot + place * self.unit
    }

    /// A line through these places, as bright as this: 1 is in full light.
    pub(super) fn line(&self, places: &[Vec2], brightness: f32) {
        let color = self.ink.gamma_multiply(brightness.clamp(0.0, 1.0));
        self.colored(places, |_| color);
    }

    /// A line that is lost at both ends.
    pub(super) fn faint_ends(&self, places: &[Vec2], brightness: f32) {
        let ink = self.ink;
        self.colored(places, |along| {
            let end = (along.min(1.0 - along) / 0.25).clamp(0.0, 1.0);
            ink.gamma_multiply((brightness * end).clamp(0.0, 1.0))
        });
    }

    fn colored(&self, places: &[Vec2], color: impl Fn(f32) -> Color32) {
        let last = (places.len().max(2) - 1) as f32;
        let points =
            places.iter().enumerate().map(|(index, place)| (self.at(*place), color(index as f32 / last)));
        let half_width = (self.unit * 0.0085).clamp(0.9, 2.4);
        self.painter.add(strand(self.painter, &points.collect::<Vec<_>>(), half_width, 4.5 * half_width));
    }

    /// A small light.
    pub(super) fn dot(&self, place: Vec2, radius: f32, brightness: f32) {
        let color = self.ink.gamma_multiply(brightness.clamp(0.0, 1.0));
        self.painter.circle_filled(self.at(place), radius * self.unit, color);
    }
}

/// A soft curve through all of these places.
pub(super) fn curve(through: &[(f32, f32)]) -> Vec<Vec2> {
    let at = |index: usize| through.get(index).or(through.last()).map_or(Vec2::ZERO, |(x, y)| vec2(*x, *y));
    let mut places = Vec::with_capacity(through.len() * usize::from(PIECES));
    for index in 0..through.len().saturating_sub(1) {
        let [before, from, to, after] =
            [at(index.saturating_sub(1)), at(index), at(index + 1), at((index + 2).min(through.len() - 1))];
        for piece in 0..PIECES {
            places.push(spline(before, from, to, after, f32::from(piece) / f32::from(PIECES)));
        }
    }
    places.push(at(through.len().saturating_sub(1)));
    places
}

/// Between `from` and `to`, on the way that `before` and `after` give it.
fn spline(before: Vec2, from: Vec2, to: Vec2, after: Vec2, share: f32) -> Vec2 {
    let (square, cube) = (share * share, share * share * share);
    let tangents = [(to - before) * 0.5, (after - from) * 0.5];
    from * (2.0 * cube - 3.0 * square + 1.0)
        + tangents[0] * (cube - 2.0 * square + share)
        + to * (3.0 * square - 2.0 * cube)
        + tangents[1] * (cube - square)
}

/// The other side of what lies on one side of the middle.
pub(super) fn mirrored(places: &[Vec2]) -> Vec<Vec2> {
    places.iter().map(|place| vec2(-place.x, place.y)).collect()
}
