//! Pictures that follow the score.
//!
//! A pacer paints one [`PacerFrame`]: everything it shows follows from that, so a frame can be painted in
//! any order and at any rate. It owns no clock, asks for no repaint and knows nothing of exercises.
//! [`repaint_when_moved`] asks for the next frame when that would look different.
//!
//! A new pacer is one file and one line in [`PacerKind::pacer`].

mod answer;
mod coming;
mod frame;
mod lantern;
pub(super) mod light;
mod moment;
pub mod pictures;
mod repaint;
mod ribbon;
mod round;
mod shore;
mod spark;
mod stage;
#[cfg(test)]
mod tests;
mod tide;
mod time;
mod wave;
mod words;

use egui::{Painter, Pos2, Rect};
use softlanding_core::exercise::Picture;
use softlanding_core::score::{Score, ScoredBeat};

use crate::settings::{Choice as _, PacerKind};

use super::theme::Theme;

pub(in crate::ui) use moment::smooth;

pub use answer::{answer_speed, paint_answers};
pub use frame::Frame;
pub use lantern::Lantern;
pub(super) use lantern::{paint_beside, paint_between, paint_resting, radius_and_lift};
pub use moment::{PacerBeat, PacerFrame, Timeline, frame_at, representative_ms};
pub use pictures::{Lights, Senses};
pub use repaint::{
    has_software_renderer, repaint_after, repaint_at_speed, repaint_when_moved, set_software_renderer,
};
pub use ribbon::Ribbon;
pub use shore::Shore;
pub use stage::PacerStage;
pub use tide::Tide;
pub use wave::Wave;
pub use words::WordsOnly;

/// How long the lantern takes to rise when a practice begins, in seconds.
pub const RISE_SECS: f32 = 1.5;
/// With reduced motion, brightness swings by no more than this share.
const CALM_SWING: f32 = 0.2;
/// In radians: many steps of it lie evenly around a middle.
const GOLDEN_ANGLE: f32 = 2.399_963;

impl PacerKind {
    /// The one that paints it.
    #[must_use]
    pub fn pacer(self) -> &'static dyn Pacer {
        match self {
            Self::Lantern => &Lantern,
            Self::Ribbon => &Ribbon,
            Self::Frame => &Frame,
            Self::Tide => &Tide,
            Self::Shore => &Shore,
            Self::Words => &WordsOnly,
        }
    }

    /// Those that can be chosen for what goes round like this, and the one that is chosen already, in their order.
    #[must_use]
    pub fn offered(score: Option<&Score>, chosen: Option<Self>) -> Vec<Self> {
        let suits = |pacer: &Self| score.is_none_or(|score| pacer.suits(score)) || chosen == Some(*pacer);
        Self::ALL.iter().copied().filter(suits).collect()
    }

    /// Whether it can be chosen for what goes round like this: a frame has four sides.
    #[must_use]
    pub fn suits(self, score: &Score) -> bool {
        self != Self::Frame || round::Round::are_all_of_four(score)
    }

    /// The same, or the lantern where it does not suit.
    #[must_use]
    pub fn suiting(self, score: &Score) -> Self {
        if self.suits(score) { self } else { Self::Lantern }
    }

    /// The one that paints it, or the picture that an exercise has in its place.
    #[must_use]
    pub fn pacer_or(self, picture: Option<Picture>) -> &'static dyn Pacer {
        match picture {
            None => self.pacer(),
            Some(Picture::Flower) => &pictures::Flower,
            Some(Picture::Candle) => &pictures::Candle,
            Some(Picture::FlowerAndCandle) => &pictures::FlowerAndCandle,
            Some(Picture::Cup) => &pictures::Cup,
            Some(Picture::Hand) => &pictures::Hand,
            Some(Picture::Dark) => &pictures::Dark,
            Some(Picture::Wall) => &pictures::Wall,
            Some(Picture::Feet) => &pictures::Feet,
            Some(Picture::Palms) => &pictures::Palms,
            Some(Picture::Animal) => &pictures::Animal,
            Some(Picture::Tree) => &pictures::Tree,
            Some(Picture::Rain) => &pictures::Rain,
            Some(Picture::Company) => &pictures::Company,
        }
    }

    /// The same for beats: what is done with the senses has a picture of its own, unless words alone were chosen.
    #[must_use]
    pub fn pacer_of(self, picture: Option<Picture>, beats: &[ScoredBeat]) -> &'static dyn Pacer {
        let senses = || Senses::of_beats(beats.iter().map(|beat| beat.gesture));
        match (picture, self) {
            (None, kind) if kind != Self::Words => senses().map_or(kind.pacer(), Senses::pacer),
            (picture, kind) => kind.pacer_or(picture),
        }
    }

    /// A small still picture of a moment in a score, within `rect`: 88 to 120 points a side look best.
    /// [`representative_ms`] is a moment that shows what a score is like.
    pub fn paint_miniature(self, painter: &Painter, rect: Rect, score: &Score, timed_ms: f64, theme: &Theme) {
        let frame = frame_at(score, timed_ms, PacerStage::miniature(rect), theme);
        let frame = PacerFrame { elapsed_share: None, ..frame };
        let clip = rect.intersect(painter.clip_rect());
        self.suiting(score).pacer().paint(&painter.with_clip_rect(clip), &frame);
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

    /// Paints the beat's word and returns where, if it is a part of the picture.
    fn paint_word(&self, _painter: &Painter, _frame: &PacerFrame, _word: &str) -> Option<Rect> {
        None
    }
}
