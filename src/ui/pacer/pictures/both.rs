//! A flower and a candle side by side: smell the one, blow on the other.

use egui::{Painter, vec2};

use super::{Breath, candle, flower, speed, strokes};
use crate::ui::pacer::{Pacer, PacerFrame, PacerStage};

/// A flower and a candle.
#[derive(Clone, Copy, Debug, Default)]
pub struct FlowerAndCandle;

/// How large each is, of one that stands alone.
const SHARE: f32 = 0.64;
/// How far each stands to its side, in radii of the ring.
const ASIDE: f32 = 0.46;
/// How much is seen of the one whose turn it is not.
const FAINT: f32 = 0.62;

impl Pacer for FlowerAndCandle {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let breath = Breath::of(frame);
        strokes::ground(painter, frame, breath.brightness);
        let seen = |turn: f32| if frame.reduced_motion { 1.0 } else { FAINT + (1.0 - FAINT) * turn };
        let mut left = painter.clone();
        left.multiply_opacity(seen(breath.smelling.max(if breath.blowing > 0.0 {
            0.0
        } else {
            breath.fullness
        })));
        flower::paint(&left, frame, beside(frame.stage, -1.0), &breath);
        let mut right = painter.clone();
        right.multiply_opacity(seen(breath.blowing));
        candle::paint(&right, frame, beside(frame.stage, 1.0), &breath);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        speed(frame, frame.stage.ring_radius * 1.2 * SHARE)
    }
}

/// A smaller stage on the same horizon.
fn beside(stage: PacerStage, side: f32) -> PacerStage {
    let ring_radius = stage.ring_radius * SHARE;
    let center = stage.horizon_middle() + vec2(side * ASIDE * stage.ring_radius, -ring_radius);
    PacerStage::with_ring(center, ring_radius)
}
