//! Pictures that follow the score.
//!
//! A pacer paints one [`PacerFrame`]: everything it shows follows from that, so a frame can be painted in
//! any order and at any rate. It owns no clock, asks for no repaint and knows nothing of exercises.
//!
//! A new pacer is one file and one line in [`PacerKind::pacer`].

mod frame;
mod lantern;
pub(super) mod light;
mod moment;
mod ribbon;
mod round;
mod spark;
mod stage;
#[cfg(test)]
mod tests;
mod tide;
mod time;
mod words;

use std::time::Duration;

use egui::{Painter, Pos2, Rect};
use serde::{Deserialize, Serialize};
use softlanding_core::score::Score;

use super::theme::Theme;

use moment::{moves_light, smooth};

pub use frame::Frame;
pub use lantern::Lantern;
pub use moment::{PacerBeat, PacerFrame, Timeline, frame_at, telling_ms};
pub use ribbon::Ribbon;
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
    /// The breath's curve passing by.
    Ribbon,
    /// A path around four sides.
    Frame,
    Tide,
    /// No picture.
    Words,
}

impl PacerKind {
    /// In the order they are offered.
    pub const ALL: [Self; 5] = [Self::Lantern, Self::Ribbon, Self::Frame, Self::Tide, Self::Words];

    /// The one that paints it.
    #[must_use]
    pub fn pacer(self) -> &'static dyn Pacer {
        match self {
            Self::Lantern => &Lantern,
            Self::Ribbon => &Ribbon,
            Self::Frame => &Frame,
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
