//! Where a picture stands and how large it may become. Knows nothing of what is painted there.

use egui::{Pos2, Rect, pos2, vec2};

/// The ring that the proportions are drawn for, in points.
const RING_DRAWN: f32 = 248.0;
/// The empty breath in the same drawing.
const RADIUS_MIN_DRAWN: f32 = 88.0;
/// The ring of a miniature, in shorter sides: what the light around a full breath needs stays inside.
const MINIATURE_RING: f32 = 0.38;

/// Where the picture stands and how large it may become, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PacerStage {
    pub center: Pos2,
    /// The empty breath: 88 when wide, 52 when narrow.
    pub radius_min: f32,
    /// The full breath: 208 when wide, 124 when narrow.
    pub radius_max: f32,
    /// The time ring: 248 when wide, 148 when narrow.
    pub ring_radius: f32,
    /// How far to either side what passes by may be seen.
    pub reach: f32,
}

impl PacerStage {
    /// With the proportions of the wide window around `center`.
    #[must_use]
    pub fn with_ring(center: Pos2, ring_radius: f32) -> Self {
        let unit = ring_radius.max(1.0) / RING_DRAWN;
        Self {
            center,
            radius_min: RADIUS_MIN_DRAWN * unit,
            radius_max: 208.0 * unit,
            ring_radius: RING_DRAWN * unit,
            reach: 1.5 * RING_DRAWN * unit,
        }
    }

    /// As large as `rect` allows.
    #[must_use]
    pub fn in_rect(rect: Rect) -> Self {
        let ring_radius = rect.width().min(rect.height()) / 2.0 - 2.0;
        Self::with_ring(rect.center(), ring_radius)
    }

    /// In the middle of a window, as large as the height of `room` allows: wider than what is read there.
    #[must_use]
    pub fn across(window: Rect, room: Rect) -> Self {
        let wide = window.shrink2(vec2(16.0, 0.0));
        let around = Rect::from_x_y_ranges(wide.x_range(), room.y_range());
        Self::in_rect(around).reaching(window.width() / 2.0)
    }

    /// Small, with its light and its horizon inside `rect`.
    #[must_use]
    pub fn miniature(rect: Rect) -> Self {
        let side = rect.width().min(rect.height());
        let center = rect.center() - vec2(0.0, 0.03 * side);
        Self::with_ring(center, MINIATURE_RING * side).reaching(rect.width() / 2.0)
    }

    /// With an empty breath of this radius that rests with its foot there.
    #[must_use]
    pub fn resting(foot: Pos2, radius: f32) -> Self {
        let ring_radius = radius * RING_DRAWN / RADIUS_MIN_DRAWN;
        Self::with_ring(foot - vec2(0.0, ring_radius), ring_radius)
    }

    /// With room to either side for what passes by.
    #[must_use]
    pub fn reaching(self, reach: f32) -> Self {
        Self { reach, ..self }
    }

    /// The height of the horizon: the ring stands on it.
    #[must_use]
    pub fn horizon(&self) -> f32 {
        self.center.y + self.ring_radius
    }

    /// Where the lantern stands when it rests.
    pub(in crate::ui) fn horizon_middle(&self) -> Pos2 {
        pos2(self.center.x, self.horizon())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_grows_with_its_room_and_keeps_the_proportions() {
        for side in [300.0_f32, 500.0, 1_400.0] {
            let stage = PacerStage::in_rect(Rect::from_min_size(Pos2::ZERO, vec2(2.0 * side, side)));
            assert!((stage.ring_radius - (side / 2.0 - 2.0)).abs() < 0.01);
            assert!((stage.radius_max / stage.ring_radius - 208.0 / 248.0).abs() < 0.001);
        }
    }
}
