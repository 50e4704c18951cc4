//! A favourite, and what may become one: five points with soft corners.

use std::f32::consts::TAU;

use egui::epaint::PathShape;
use egui::{Pos2, Shape, Stroke, Vec2};

use super::Pen;

/// Filled.
pub(super) fn filled(pen: &Pen) {
    let corners = corners(pen);
    let middle = pen.at((12.0, 12.6));
    for (one, other) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let part = vec![middle, *one, *other];
        pen.painter.add(PathShape::convex_polygon(part, pen.stroke.color, Stroke::NONE));
    }
    outline_of(pen, corners);
}

/// Its outline alone.
pub(super) fn outline(pen: &Pen) {
    outline_of(pen, corners(pen));
}

fn outline_of(pen: &Pen, corners: Vec<Pos2>) {
    for &corner in &corners {
        pen.cap(corner);
    }
    pen.painter.add(Shape::closed_line(corners, pen.stroke));
}

fn corners(pen: &Pen) -> Vec<Pos2> {
    let corner = |place: u8| {
        let radius = if place.is_multiple_of(2) { 8.6 } else { 4.3 };
        let direction = Vec2::angled((f32::from(place) / 10.0 - 0.25) * TAU);
        pen.at((12.0 + radius * direction.x, 12.6 + radius * direction.y))
    };
    (0..10).map(corner).collect()
}
