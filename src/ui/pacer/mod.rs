//! Pictures that follow the score.
//!
//! A pacer paints one [`PacerFrame`]: everything it shows follows from that, so a frame can be painted in
//! any order and at any rate. It owns no clock, asks for no repaint and knows nothing of exercises.
//!
//! A new pacer is one file and one line in [`PacerKind::pacer`].

mod lantern;
pub(super) mod light;
mod moment;
mod stage;
mod tide;
mod time;
mod words;

use std::time::Duration;

use egui::{Painter, Pos2, Rect};
use serde::{Deserialize, Serialize};
use softlanding_core::score::Score;

use super::theme::Theme;

use moment::{moves_light, smooth};

pub use lantern::Lantern;
pub use moment::{PacerBeat, PacerFrame, Timeline, frame_at, telling_ms};
pub use stage::Stage;
pub use tide::Tide;
pub use words::WordsOnly;

/// The lantern takes this long to rise when a practice begins, in seconds.
pub const RISE_SECS: f32 = 1.5;
/// With reduced motion, brightness swings by no more than this share.
const CALM_SWING: f32 = 0.2;
/// A picture that has moved less than this since the last frame looks the same, in pixels.
const VISIBLE_PIXELS: f32 = 0.5;
/// The same without a graphics card, where a frame costs a processor 6 ms.
const VISIBLE_PIXELS_BY_SOFTWARE: f32 = 2.25;

/// The pacers one can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PacerKind {
    #[default]
    Lantern,
    Tide,
    /// No picture.
    Words,
}

impl PacerKind {
    /// In the order they are offered.
    pub const ALL: [Self; 3] = [Self::Lantern, Self::Tide, Self::Words];

    /// The one that paints it.
    #[must_use]
    pub fn pacer(self) -> &'static dyn Pacer {
        match self {
            Self::Lantern => &Lantern,
            Self::Tide => &Tide,
            Self::Words => &WordsOnly,
        }
    }

    /// A small still picture of a moment in a score, within `rect`: 88 to 120 points a side look best.
    /// [`telling_ms`] is a moment that shows what a score is like.
    pub fn paint_miniature(self, painter: &Painter, rect: Rect, score: &Score, timed_ms: f64, theme: &Theme) {
        let frame = frame_at(score, timed_ms, Stage::miniature(rect), theme);
        let frame = PacerFrame { elapsed_share: None, ..frame };
        let clip = rect.intersect(painter.clip_rect());
        self.pacer().paint(&painter.with_clip_rect(clip), &frame);
    }
}

/// A picture that follows the score.
pub trait Pacer: std::fmt::Debug + Sync {
    /// Paints one frame.
    fn paint(&self, painter: &Painter, frame: &PacerFrame);

    /// How fast the fastest part of the picture moves in this frame, in points a second. A change of
    /// brightness alone counts as a few points. For [`repaint_after`].
    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32;

    /// Where the beat's word stands, if not where the screen has its place for it.
    fn word_center(&self, _frame: &PacerFrame) -> Option<Pos2> {
        None
    }
}

/// When the next frame is worth painting: after the picture has moved half a pixel, at most 60 times a
/// second; with a software renderer after two and at most 30 times. `None` while it does not move.
#[must_use]
pub fn repaint_after(
    speed_points_per_second: f32,
    pixels_per_point: f32,
    software_renderer: bool,
) -> Option<Duration> {
    let pixels_per_second = speed_points_per_second.abs() * pixels_per_point.max(0.1);
    if !pixels_per_second.is_finite() || pixels_per_second < 0.05 {
        return None;
    }
    let shortest_secs = if software_renderer { 1.0 / 30.0 } else { 1.0 / 60.0 };
    let visible_pixels = if software_renderer { VISIBLE_PIXELS_BY_SOFTWARE } else { VISIBLE_PIXELS };
    Some(Duration::from_secs_f32((visible_pixels / pixels_per_second).clamp(shortest_secs, 1.0)))
}

#[cfg(test)]
mod tests {
    use egui::pos2;
    use softlanding_core::exercise::Gesture;

    use super::*;
    use crate::ui::theme::ThemeName;

    fn stage() -> Stage {
        Stage::with_ring(pos2(640.0, 372.0), 248.0)
    }

    #[test]
    fn the_wide_and_the_narrow_window_get_their_radii() {
        let near = |one: f32, other: f32| (one - other).abs() < 1.5;
        assert!(near(stage().radius_min, 88.0) && near(stage().radius_max, 208.0));
        let narrow = Stage::with_ring(pos2(200.0, 288.0), 148.0);
        assert!(near(narrow.radius_min, 52.0) && near(narrow.radius_max, 124.0), "{narrow:?}");
    }

    #[test]
    fn frames_come_as_often_as_the_picture_moves_and_no_more() {
        assert_eq!(repaint_after(0.0, 1.0, false), None);
        assert_eq!(repaint_after(f32::NAN, 1.0, false), None);
        assert_eq!(repaint_after(500.0, 2.0, false), Some(Duration::from_secs_f32(1.0 / 60.0)));
        assert_eq!(repaint_after(500.0, 2.0, true), Some(Duration::from_secs_f32(1.0 / 30.0)));
        assert_eq!(repaint_after(5.0, 1.0, false), Some(Duration::from_secs_f32(0.1)));
        assert_eq!(repaint_after(5.0, 2.0, false), Some(Duration::from_secs_f32(0.05)));
    }

    #[test]
    fn nothing_moves_while_a_breath_is_held() {
        let theme = Theme::new(ThemeName::Dusk);
        for kind in PacerKind::ALL {
            let mut frame = PacerFrame::at_rest(stage(), &theme);
            frame.fullness = 1.0;
            frame.beat = Some(PacerBeat { gesture: Gesture::Hold, progress: 0.5, length_secs: 4.0 });
            assert!(kind.pacer().speed_points_per_second(&frame) < 0.01, "{kind:?}");
        }
    }

    #[test]
    fn every_pacer_paints_any_frame() {
        let context = egui::Context::default();
        let theme = Theme::new(ThemeName::Dusk);
        let painter = Painter::new(context, egui::LayerId::background(), Rect::EVERYTHING);
        for kind in PacerKind::ALL {
            for gesture in Gesture::ALL {
                for odd in [-1.0, 0.0, 0.5, 1.0, 7.0, f32::NAN] {
                    let mut frame = PacerFrame::at_rest(stage(), &theme);
                    (frame.fullness, frame.rise, frame.elapsed_share) = (odd, odd, Some(odd));
                    frame.beat = Some(PacerBeat { gesture, progress: odd, length_secs: odd });
                    kind.pacer().paint(&painter, &frame);
                    frame.reduced_motion = true;
                    kind.pacer().paint(&painter, &frame);
                }
            }
        }
    }
}
