//! A little less and a little more, on both sides of a number.

use egui::{Rect, Ui, Vec2, pos2, vec2};

use super::{Button, Label};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{TARGET_MIN, Theme};

/// The buttons − and +. What stands between them is the caller's to show.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct Stepper<'a> {
    less: Label<'a>,
    more: Label<'a>,
    value: Label<'a>,
}

/// Which of the two was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Less,
    More,
}

impl<'a> Stepper<'a> {
    /// What the two buttons are called, and the value that screen readers say after it.
    pub fn new(less: impl Into<Label<'a>>, more: impl Into<Label<'a>>, value: impl Into<Label<'a>>) -> Self {
        Self { less: less.into(), more: more.into(), value: value.into() }
    }

    /// How much room it needs around something of this width.
    #[must_use]
    pub fn size(theme: &Theme, between: f32) -> Vec2 {
        vec2(between + 2.0 * TARGET_MIN, theme.metrics.holding(TARGET_MIN))
    }

    /// Shows it exactly there, with `between` in the middle.
    pub fn at(self, ui: &mut Ui, rect: Rect, between: impl FnOnce(&mut Ui, Rect)) -> Option<Step> {
        let side = |left: f32| Rect::from_min_size(pos2(left, rect.top()), vec2(TARGET_MIN, rect.height()));
        let (less, more) = (side(rect.left()), side(rect.right() - TARGET_MIN));
        let mut pressed = None;
        let button = Button::icon_only(Icon::Less, self.less).about(self.value.as_ref());
        if button.at(ui, less).clicked() {
            pressed = Some(Step::Less);
        }
        between(ui, Rect::from_min_max(less.right_top(), more.left_bottom()));
        let button = Button::icon_only(Icon::Add, self.more).about(self.value.as_ref());
        if button.at(ui, more).clicked() {
            pressed = Some(Step::More);
        }
        pressed
    }
}
