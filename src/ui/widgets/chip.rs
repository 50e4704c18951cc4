//! A small choice in the shape of a pill.

use egui::accesskit::{Role, Toggled};
use egui::{Align, Color32, Id, Rect, Response, Sense, Stroke, Ui, Vec2, Widget, vec2};

use super::button::edge;
use super::{Label, Touch, identity, paint_galley};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, chip, mix};

/// A pill that is chosen or not. Pressing it says so in the response; it changes nothing itself.
#[derive(Debug)]
#[must_use = "show it with `ui.add` or `at`"]
pub struct Chip<'a> {
    words: Label<'a>,
    name: Option<Label<'a>>,
    selected: bool,
    icon: Option<Icon>,
    one_of_several: bool,
    pill: Option<bool>,
    salt: Option<Id>,
}

impl<'a> Chip<'a> {
    pub fn new(words: impl Into<Label<'a>>, selected: bool) -> Self {
        Self {
            words: words.into(),
            name: None,
            selected,
            icon: None,
            one_of_several: false,
            pill: None,
            salt: None,
        }
    }

    /// With an icon before the words.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// What a screen reader says, where the words alone are not enough: "5 minutes" for "5".
    pub fn name(self, name: impl Into<Label<'a>>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// Choosing it ends the choice of its neighbours: screen readers call it a radio button.
    pub fn one_of_several(self) -> Self {
        Self { one_of_several: true, ..self }
    }

    /// A way on, called a button by screen readers: one that unfolds something, which is open while the chip is
    /// selected, or one that leads elsewhere.
    pub fn pill(self, unfolds: bool) -> Self {
        Self { pill: Some(unfolds), ..self }
    }

    /// Tells two chips with the same words apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// Shows it exactly there.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let touch = Touch::new(ui, rect, identity(ui, "chip", &self.words, self.salt), Sense::click());
        let role = match (self.pill, self.one_of_several) {
            (Some(_), _) => Role::Button,
            (None, true) => Role::RadioButton,
            (None, false) => Role::CheckBox,
        };
        touch.describe(role, self.name.as_ref().unwrap_or(&self.words), |node| match self.pill {
            Some(true) => node.set_expanded(self.selected),
            Some(false) => {}
            None => node.set_toggled(if self.selected { Toggled::True } else { Toggled::False }),
        });
        if ui.is_rect_visible(rect) {
            self.paint(&touch, rect);
        }
        touch.response
    }

    fn paint(&self, touch: &Touch, rect: Rect) {
        let theme = &touch.theme;
        let tokens = &theme.tokens;
        let radius = rect.height().min(52.0) / 2.0;
        let fill = if self.selected { mix(tokens.raised, tokens.accent, 0.22) } else { tokens.raised };
        let edge = if self.selected { Stroke::new(2.0, tokens.accent) } else { edge(tokens) };
        touch.body(rect, radius, touch.answering(fill, tokens.outline), edge);
        let mut room = rect.shrink2(vec2(if self.icon.is_some() { chip::PADDING } else { 8.0 }, 4.0));
        if let Some(icon) = self.icon {
            let side = theme.metrics.holding(chip::ICON);
            let (left, right) = room.split_left_right_at_x(room.left() + side);
            icon.paint(&touch.painter, Rect::from_center_size(left.center(), Vec2::splat(side)), tokens.text);
            room = right.with_min_x(right.left() + 6.0);
        }
        let face = if self.selected || self.pill.is_some() {
            Text::Body.semibold()
        } else {
            crate::ui::theme::typography::Face::from(Text::Body)
        };
        let galley = face.fit(&touch.painter, &self.words, tokens.text, room.size(), Align::Center);
        paint_galley(&touch.painter, galley, room, Align::Center);
        touch.focus_ring(rect, radius);
    }
}

impl Widget for Chip<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let metrics = Theme::of(ui.ctx()).metrics;
        // Measured semi-bold, so that choosing it moves nothing.
        let face = Text::Body.semibold();
        let words = face.lay_out(ui.painter(), &self.words, Color32::PLACEHOLDER, f32::INFINITY).size().x;
        let icon = if self.icon.is_some() { metrics.holding(chip::ICON) + 6.0 } else { 0.0 };
        let height = metrics.holding(TARGET_MIN);
        let width = (words + icon + 2.0 * chip::PADDING).max(56.0).min(ui.max_rect().width());
        let (_, rect) = ui.allocate_space(vec2(width, height));
        self.at(ui, rect)
    }
}
