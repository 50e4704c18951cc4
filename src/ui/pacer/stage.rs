//! Where a picture stands and how large it may become. Knows nothing of what is painted there.

use egui::{Pos2, Rect, pos2, vec2};

/// The most that a ring may measure, in points.
const RING_MOST: f32 = 248.0;
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
        let unit = ring_radius.max(1.0) / RING_MOST;
        Self {
            center,
            radius_min: 88.0 * unit,
            radius_max: 208.0 * unit,
            ring_radius: RING_MOST * unit,
            reach: 1.5 * RING_MOST * unit,
        }
    }

    /// As large as `rect` allows, the ring never wider than 248.
    #[must_use]
    pub fn in_rect(rect: Rect) -> Self {
        let ring_radius = rect.width().min(rect.height()) / 2.0 - 2.0;
        Self::with_ring(rect.center(), ring_radius.min(RING_MOST))
    }

    /// Small, with its light and its horizon inside `rect`.
    #[must_use]
    pub fn miniature(rect: Rect) -> Self {
        let side = rect.width().min(rect.height());
        let center = rect.center() - vec2(0.0, 0.03 * side);
        Self::with_ring(center, MINIATURE_RING * side).reaching(rect.width() / 2.0)
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

    pub(super) fn horizon_middle(&self) -> Pos2 {
        pos2(self.center.x, self.horizon())
    }
}
