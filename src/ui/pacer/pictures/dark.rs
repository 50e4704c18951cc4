//! Nothing to see, where a breath is only heard: the word of the beat stands for whoever hears nothing.

use egui::Painter;

use super::super::{Pacer, PacerFrame};

/// Paints nothing.
#[derive(Debug)]
pub struct Dark;

impl Pacer for Dark {
    fn paint(&self, _painter: &Painter, _frame: &PacerFrame) {}

    fn speed_points_per_second(&self, _frame: &PacerFrame) -> f32 {
        0.0
    }
}
