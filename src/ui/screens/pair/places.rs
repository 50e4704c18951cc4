//! Where things stand on the stage for two.

use egui::{Rect, pos2, vec2};
use softlanding_core::pair::Side;

use crate::ui::layout::WindowLayout;
use crate::ui::pacer::PacerStage;
use crate::ui::theme::Theme;
use crate::ui::theme::typography::Text;

use super::half;

/// Where things stand on the stage.
pub(super) struct Places {
    /// What both are asked.
    pub guidance: Rect,
    /// The lanterns.
    pub picture: Rect,
    /// The word of each one's beat, over the whole width.
    pub word: Rect,
    /// What each is called.
    pub names: Rect,
    /// Buttons for what goes at one's own pace.
    pub steps: Rect,
    pub horizon: f32,
    /// The controls of both.
    pub controls: Rect,
}

impl Places {
    pub fn new(frame: WindowLayout, theme: &Theme) -> Self {
        let (window, metrics) = (frame.window, theme.metrics);
        let margin = frame.pick(32.0, 12.0);
        let rows = if is_narrow(frame, theme) { 2.0 } else { 1.0 };
        let height = rows * metrics.holding(52.0) + (rows - 1.0) * 6.0;
        let inside = window.shrink2(vec2(margin, 0.0));
        let bottom = window.bottom() - frame.footer_height - frame.pick(36.0, 10.0);
        let controls = inside.with_min_y(bottom - height).with_max_y(bottom);
        let horizon = controls.top() - frame.pick(72.0, 20.0);
        let down = |bottom: f32, height: f32| inside.with_min_y(bottom - height).with_max_y(bottom);
        let names = down(horizon - 12.0, metrics.text(Text::Body.line_points()));
        let word = down(names.top() - 4.0, metrics.text(Text::Title.line_points()));
        let steps = down(names.top() - 8.0, metrics.holding(52.0));
        let width = (window.width() - frame.pick(300.0, 24.0)).min(680.0);
        let top = window.top() + frame.pick(36.0, 52.0);
        let guidance = Rect::from_min_size(
            pos2(window.center().x - width / 2.0, top),
            vec2(width, metrics.text(frame.pick(96.0, 84.0))),
        );
        let picture = inside.with_min_y(guidance.bottom() + 8.0).with_max_y(word.top() - 8.0);
        Self { guidance, picture, word, names, steps, horizon, controls }
    }

    /// Where a part stands that is as it is for one: guidance, picture, the beat's word and steps, none over another.
    pub fn for_one(&self) -> [Rect; 4] {
        let steps = self.steps.translate(vec2(0.0, self.names.bottom() - self.steps.bottom()));
        let word = self.word.translate(vec2(0.0, steps.top() - 8.0 - self.word.bottom()));
        [self.guidance, self.picture.with_max_y(word.top() - 8.0), word, steps]
    }

    /// The lantern of one of the two. With reduced motion it stands above its words and not on the horizon.
    pub fn stage(&self, side: Side, frame: WindowLayout, theme: &Theme) -> PacerStage {
        let room = half(self.picture, side, 0.0);
        let inward = frame.pick((room.width() - 400.0).max(0.0) / 2.0, 0.0);
        let toward = match side {
            Side::Left => inward,
            Side::Right => -inward,
        };
        let radius_max = (room.width().min(room.height()) / 2.0 / 1.25).clamp(16.0, 132.0);
        let center = room.center() + vec2(toward, 0.0);
        let ground = if theme.reduced_motion { self.picture.bottom() } else { self.horizon };
        PacerStage {
            center,
            radius_min: 0.42 * radius_max,
            radius_max,
            ring_radius: (ground - center.y).max(radius_max),
            reach: radius_max,
        }
    }
}

pub(super) fn is_narrow(frame: WindowLayout, theme: &Theme) -> bool {
    frame.window.width() < 1_000.0 || theme.metrics.scale() > 1.2
}
