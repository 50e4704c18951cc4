//! What answers a tap: a ripple that goes out from the picture and is gone.

use std::f32::consts::PI;

use egui::{Painter, Stroke};

use super::moment::smooth;
use super::{CALM_SWING, PacerFrame};

/// How long a ripple lasts, in milliseconds.
const RIPPLE_MS: f32 = 1_600.0;
/// From where to where it goes, in radii of the ring.
const FROM: f32 = 0.42;
const TO: f32 = 0.96;

/// A ripple for each tap of the last moment. With reduced motion it stays where it is, and comes and goes softly.
pub fn paint_answers(painter: &Painter, frame: &PacerFrame) {
    let tokens = &frame.theme.tokens;
    for age_ms in frame.noticed_ms.iter().filter(|age_ms| **age_ms < RIPPLE_MS) {
        let share = age_ms / RIPPLE_MS;
        let out = if frame.reduced_motion { 0.9 } else { FROM + (TO - FROM) * smooth(share) };
        let strongest = if frame.reduced_motion { CALM_SWING } else { 0.55 };
        let color = tokens.lantern_rim.gamma_multiply(strongest * (PI * share).sin().max(0.0));
        let width = 2.6 - 1.4 * share;
        painter.circle_stroke(frame.stage.center, out * frame.stage.ring_radius, Stroke::new(width, color));
    }
}

/// Points a second at which the answers move.
#[must_use]
pub fn answer_speed(frame: &PacerFrame) -> f32 {
    if !frame.noticed_ms.iter().any(|age_ms| *age_ms < RIPPLE_MS) {
        return 0.0;
    }
    if frame.reduced_motion {
        return 12.0;
    }
    (TO - FROM) * frame.stage.ring_radius * PI / 2.0 / (RIPPLE_MS / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::pacer::tests::{stage, theme};

    #[test]
    fn a_tap_is_answered_for_a_moment() {
        let theme = theme();
        let at = |age_ms: f32| PacerFrame {
            noticed_ms: vec![9_000.0, age_ms],
            ..PacerFrame::at_rest(stage(), &theme)
        };
        assert!(answer_speed(&at(10.0)) > 50.0 && answer_speed(&at(1_500.0)) > 50.0);
        assert!(answer_speed(&at(RIPPLE_MS)) < 0.01);
        let calm = PacerFrame { reduced_motion: true, ..at(500.0) };
        assert!(answer_speed(&calm) < answer_speed(&at(500.0)));
    }
}
