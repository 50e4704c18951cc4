//! A square with soft corners, as one way around: 0 and 1 are the middle of its lower side, and it goes
//! up on the left.

use std::f32::consts::{FRAC_PI_2, PI};

use egui::{Pos2, Vec2, vec2};

use crate::ui::pacer::PacerFrame;

/// The middle of the left side.
pub(super) const LEFT_MIDDLE: f32 = 0.25;
/// Half a side, and the radius of a corner, in radii of the ring.
const HALF_SIDE: f32 = 0.68;
const CORNER: f32 = 0.24;

pub(super) fn half_side(frame: &PacerFrame) -> f32 {
    HALF_SIDE * frame.stage.ring_radius
}

/// The way around.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path {
    center: Pos2,
    half_side: f32,
    corner: f32,
}

impl Path {
    pub(super) fn on(frame: &PacerFrame) -> Self {
        let corner = CORNER * frame.stage.ring_radius;
        Self { center: frame.stage.center, half_side: half_side(frame), corner }
    }

    /// In points.
    pub(super) fn length(&self) -> f32 {
        4.0 * self.quarter()
    }

    /// From the middle of a side around a corner to the middle of the next.
    fn quarter(&self) -> f32 {
        2.0 * self.straight() + FRAC_PI_2 * self.corner
    }

    /// From the middle of a side to where its corner begins.
    fn straight(&self) -> f32 {
        self.half_side - self.corner
    }

    /// The place at a share of the way; whole turns do not matter.
    pub(super) fn at(&self, share: f32) -> Pos2 {
        let share = if share.is_finite() { share.rem_euclid(1.0) } else { 0.0 };
        let quarters = 4.0 * share;
        let way = (quarters - quarters.floor()) * self.quarter();
        let turn = quarters.floor() * FRAC_PI_2;
        // The first quarter, as seen from the middle: along the lower side to the left, then up.
        let place = if way <= self.straight() {
            vec2(-way, self.half_side)
        } else {
            let around = (way - self.straight()) / self.corner.max(0.001);
            if around <= FRAC_PI_2 {
                let middle = vec2(-self.straight(), self.straight());
                middle + Vec2::angled(FRAC_PI_2 + around) * self.corner
            } else {
                vec2(-self.half_side, self.straight() - (way - self.straight() - FRAC_PI_2 * self.corner))
            }
        };
        self.center + turned(place, turn)
    }
}

/// Turned clockwise around the middle.
fn turned(place: Vec2, angle: f32) -> Vec2 {
    let (sine, cosine) = (angle % (2.0 * PI)).sin_cos();
    vec2(place.x * cosine - place.y * sine, place.x * sine + place.y * cosine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    const PATH: Path = Path { center: Pos2::ZERO, half_side: 100.0, corner: 40.0 };

    #[test]
    fn it_goes_up_on_the_left_over_and_down_on_the_right() {
        for (share, place) in [
            (0.0, pos2(0.0, 100.0)),
            (0.25, pos2(-100.0, 0.0)),
            (0.5, pos2(0.0, -100.0)),
            (0.75, pos2(100.0, 0.0)),
            (1.0, pos2(0.0, 100.0)),
            (-0.25, pos2(100.0, 0.0)),
        ] {
            assert!((PATH.at(share) - place).length() < 0.01, "{share}: {:?}", PATH.at(share));
        }
    }

    #[test]
    fn equal_shares_are_equal_ways() {
        let steps = 4_000_u16;
        let at = |step: u16| PATH.at(f32::from(step) / f32::from(steps));
        let even = PATH.length() / f32::from(steps);
        for step in 0..steps {
            let way = (at(step + 1) - at(step)).length();
            assert!((way / even - 1.0).abs() < 0.02, "{step}: {way}, wanted {even}");
        }
    }

    #[test]
    fn what_is_no_number_is_at_the_start() {
        for odd in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            assert_eq!(PATH.at(odd), PATH.at(0.0));
        }
    }
}
