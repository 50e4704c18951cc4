//! Pictures that follow the score.
//!
//! A pacer paints one [`PacerFrame`]: everything it shows follows from that, so a frame can be painted in
//! any order and at any rate. It owns no clock, asks for no repaint and knows nothing of exercises.
//!
//! A new pacer is one file and one line in [`PacerKind::pacer`].

mod lantern;
pub(super) mod light;
mod tide;
mod time;
mod words;

use std::f32::consts::PI;
use std::time::Duration;

use egui::{Painter, Pos2, Rect, pos2};
use serde::{Deserialize, Serialize};
use softlanding_core::exercise::Gesture;
use softlanding_core::score::{BeatMoment, Position, Score};

use super::theme::Theme;

pub use lantern::Lantern;
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

/// Where the picture stands and how large it may become, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    pub center: Pos2,
    /// The empty breath: 88 when wide, 52 when narrow.
    pub radius_min: f32,
    /// The full breath: 208 when wide, 124 when narrow.
    pub radius_max: f32,
    /// The time ring: 248 when wide, 148 when narrow.
    pub ring_radius: f32,
}

impl Stage {
    /// With the proportions of the wide window around `center`.
    #[must_use]
    pub fn with_ring(center: Pos2, ring_radius: f32) -> Self {
        let unit = ring_radius.max(1.0) / 248.0;
        Self { center, radius_min: 88.0 * unit, radius_max: 208.0 * unit, ring_radius: 248.0 * unit }
    }

    /// As large as `rect` allows, the ring never wider than 248.
    #[must_use]
    pub fn in_rect(rect: Rect) -> Self {
        let ring_radius = rect.width().min(rect.height()) / 2.0 - 2.0;
        Self::with_ring(rect.center(), ring_radius.min(248.0))
    }

    /// The height of the horizon: the ring stands on it.
    #[must_use]
    pub fn horizon(&self) -> f32 {
        self.center.y + self.ring_radius
    }

    fn horizon_middle(&self) -> Pos2 {
        pos2(self.center.x, self.horizon())
    }
}

/// The beat at a moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PacerBeat {
    pub gesture: Gesture,
    /// 0 at its start, 1 at its end.
    pub progress: f32,
    pub length_secs: f32,
}

impl From<BeatMoment> for PacerBeat {
    fn from(moment: BeatMoment) -> Self {
        let left = (1.0 - moment.progress).max(0.001);
        let length_secs = moment.remaining_ms as f32 / 1000.0 / left;
        Self { gesture: moment.gesture, progress: moment.progress, length_secs: length_secs.max(0.2) }
    }
}

/// How fast the breath fills or empties at a place in a score, a second.
#[must_use]
pub fn fullness_per_second(score: &Score, position: Position) -> f32 {
    if score.waits_at(position) || score.is_over(position) {
        return 0.0;
    }
    let timed_ms = f64::from(score.timed_ms(position));
    let around_ms = 8.0;
    let change = score.fullness_at(timed_ms + around_ms) - score.fullness_at(timed_ms - around_ms);
    change * 1000.0 / (2.0 * around_ms as f32)
}

/// All that a picture follows from.
#[derive(Clone, Debug)]
pub struct PacerFrame<'a> {
    pub stage: Stage,
    /// How full the breath is or how strong the effort, 0–1.
    pub fullness: f32,
    /// How fast that changes now, a second; its sign does not matter.
    pub fullness_per_second: f32,
    pub beat: Option<PacerBeat>,
    /// Whether what runs presses and lets go instead of breathing: the body gathers instead of filling.
    pub effort: bool,
    /// 0 as the practice begins, 1 from [`RISE_SECS`] on. A lantern that is simply there has 1.
    pub rise: f32,
    /// 0 until the landing, 1 when it is over. A lantern at rest on its horizon has 1.
    pub landing: f32,
    /// How much of the time has gone, 0–1, in the steps the ring is to make; `None` for no ring.
    pub elapsed_share: Option<f32>,
    /// Brightness only, and little of it.
    pub reduced_motion: bool,
    pub theme: &'a Theme,
}

impl<'a> PacerFrame<'a> {
    /// A picture at rest, up in the air, empty of breath.
    #[must_use]
    pub fn at_rest(stage: Stage, theme: &'a Theme) -> Self {
        Self {
            stage,
            fullness: 0.0,
            fullness_per_second: 0.0,
            beat: None,
            effort: false,
            rise: 1.0,
            landing: 0.0,
            elapsed_share: None,
            reduced_motion: theme.reduced_motion,
            theme,
        }
    }

    /// The lantern on its horizon: on the Begin card, and when a practice is over.
    #[must_use]
    pub fn landed(stage: Stage, theme: &'a Theme) -> Self {
        Self { landing: 1.0, ..Self::at_rest(stage, theme) }
    }

    /// How far above its horizon the lantern is, 0–1.
    fn height(&self) -> f32 {
        smooth(self.rise) * (1.0 - smooth(self.landing))
    }

    fn fullness(&self) -> f32 {
        unit(self.fullness)
    }

    fn is_effort(&self) -> bool {
        self.effort || matches!(self.gesture(), Some(Gesture::Press | Gesture::Release))
    }

    fn gesture(&self) -> Option<Gesture> {
        self.beat.map(|beat| beat.gesture)
    }

    fn is_between(&self) -> bool {
        (self.rise > 0.0 && self.rise < 1.0) || (self.landing > 0.0 && self.landing < 1.0)
    }

    /// How bright a tap on one side is: −1 all left, 1 all right, 0 neither. Comes and goes softly.
    fn side(&self) -> f32 {
        let swell = |progress: f32| (PI * unit(progress)).sin().max(0.0).powf(1.4);
        match self.beat {
            Some(PacerBeat { gesture: Gesture::TapLeft, progress, .. }) => -swell(progress),
            Some(PacerBeat { gesture: Gesture::TapRight, progress, .. }) => swell(progress),
            _ => 0.0,
        }
    }

    /// Where the light has drifted while looking or listening: −1 to 1, at rest at both ends.
    fn drift(&self) -> f32 {
        match self.beat {
            Some(PacerBeat { gesture: Gesture::Look | Gesture::Listen, progress, .. }) => {
                (2.0 * PI * smooth(progress)).sin()
            }
            _ => 0.0,
        }
    }

    /// Points a second at which brightness alone seems to move.
    fn glow_speed(&self) -> f32 {
        let beat_rate = match self.beat {
            Some(PacerBeat { gesture, length_secs, .. }) if moves_light(gesture) => {
                1.0 / length_secs.max(0.2)
            }
            _ => 0.0,
        };
        let share_per_second = self.fullness_per_second.abs() + beat_rate * PI;
        // A fifth of the brightness is some fifty levels of a display; one point a level and pixel.
        share_per_second * 25.0
    }
}

fn moves_light(gesture: Gesture) -> bool {
    matches!(gesture, Gesture::TapLeft | Gesture::TapRight | Gesture::Look | Gesture::Listen)
}

/// ½ − ½cos πu: starts and ends at rest.
fn smooth(share: f32) -> f32 {
    0.5 - 0.5 * (PI * unit(share)).cos()
}

/// Within 0–1; what is no number counts as 0.
fn unit(share: f32) -> f32 {
    if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
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
    fn a_beat_knows_its_length_from_any_moment_of_it() {
        for (progress, remaining_ms) in [(0.0, 4000), (0.5, 2000), (0.75, 1000)] {
            let moment = BeatMoment { index: 0, gesture: Gesture::In, way: None, progress, remaining_ms };
            assert!((PacerBeat::from(moment).length_secs - 4.0).abs() < 0.01);
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
