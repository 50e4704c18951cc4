//! No picture: the beat's word in the middle, and a line for the time.

use egui::{Painter, Pos2};

use super::{Pacer, PacerFrame, time};

/// Words only.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordsOnly;

impl Pacer for WordsOnly {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        time::line(painter, frame, frame.stage.ring_radius * 0.75);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        // The line comes and goes with the practice; between that, nothing moves.
        if frame.is_between() { 20.0 } else { 0.0 }
    }

    fn word_center(&self, frame: &PacerFrame) -> Option<Pos2> {
        Some(frame.stage.center)
    }
}
