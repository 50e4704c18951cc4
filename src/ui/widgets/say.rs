//! Words on the page that are read, and not pressed.

use egui::accesskit::Role;
use egui::{Align, Color32, Rect, Response, Sense, Ui, WidgetInfo, pos2};

use super::Label;
use crate::ui::focus;
use crate::ui::theme::Theme;
use crate::ui::theme::typography::{Face, Text};

/// A piece of text at a place of its own, for the eye and for screen readers.
///
/// Where the layout flows, `ui.label(Text::Body.rich(&theme, "…"))` does the same.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct Say<'a> {
    words: Label<'a>,
    face: Face,
    align: Align,
    color: Option<Color32>,
    from_top: bool,
    heading: bool,
}

impl<'a> Say<'a> {
    /// Body text, from the left, in the middle of the height it is given.
    pub fn new(words: impl Into<Label<'a>>) -> Self {
        let face = Text::Body.into();
        Self { words: words.into(), face, align: Align::Min, color: None, from_top: false, heading: false }
    }

    /// In another size or weight.
    pub fn face(self, face: impl Into<Face>) -> Self {
        Self { face: face.into(), ..self }
    }

    /// In the middle of the width.
    pub fn centered(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    /// At the right of the width.
    pub fn right(self) -> Self {
        Self { align: Align::Max, ..self }
    }

    /// In another colour than the theme's text.
    pub fn color(self, color: Color32) -> Self {
        Self { color: Some(color), ..self }
    }

    /// Beginning at the top of its room.
    pub fn from_top(self) -> Self {
        Self { from_top: true, ..self }
    }

    /// What the page or a part of it is called.
    pub fn heading(self) -> Self {
        Self { heading: true, ..self }
    }

    /// Shows it in `rect`, smaller where it would not fit; the response's rect is what the words fill.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let theme = Theme::of(ui.ctx());
        let color = self.color.unwrap_or(theme.tokens.text);
        let galley = self.face.fit(ui.painter(), &self.words, color, rect.size(), self.align);
        let mut at = super::place(&galley, rect, self.align);
        if self.from_top {
            at = pos2(at.x, rect.top());
        }
        let filled = galley.rect.translate(at.to_vec2());
        ui.painter().galley(at, galley, color);
        let id = ui.next_auto_id();
        ui.skip_ahead_auto_ids(1);
        let response = ui.interact(filled, id, Sense::hover());
        let role = if self.heading { Role::Heading } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, &self.words));
        if self.heading {
            focus::offer_heading(ui.ctx(), response.id);
        }
        response
    }
}
