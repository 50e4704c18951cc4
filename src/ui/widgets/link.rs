//! Words that lead somewhere.

use egui::accesskit::Role;
use egui::{Align, Color32, Id, Rect, Response, Sense, Stroke, Ui, Widget, pos2, vec2};

use super::{Label, Touch, identity, paint_galley};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{TARGET_MIN, Theme, mix};

/// A link: words that are underlined in the text's own line or stand by themselves, with a full target around them.
#[derive(Debug)]
#[must_use = "show it with `ui.add` or `at`"]
pub struct Link<'a> {
    words: Label<'a>,
    name: Option<Label<'a>>,
    about: Option<Label<'a>>,
    text: Text,
    align: Align,
    is_plain: bool,
    salt: Option<Id>,
}

impl<'a> Link<'a> {
    pub fn new(words: impl Into<Label<'a>>) -> Self {
        let words = words.into();
        Self {
            words,
            name: None,
            about: None,
            text: Text::Body,
            align: Align::Min,
            is_plain: false,
            salt: None,
        }
    }

    /// What a screen reader says, where the words alone are not enough: "All for the night" for "All".
    pub fn name(self, name: impl Into<Label<'a>>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// What screen readers say after the name: what stands near it and belongs to it.
    pub fn about(self, about: impl Into<Label<'a>>) -> Self {
        Self { about: Some(about.into()), ..self }
    }

    /// In another size.
    pub fn text(self, text: Text) -> Self {
        Self { text, ..self }
    }

    /// Where in its room the words stand.
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// A way that stands by itself: heavier, in the accent's colour, without a line below it.
    pub fn plain(self) -> Self {
        Self { is_plain: true, ..self }
    }

    /// Tells two links with the same words apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// Shows it exactly there; the whole of `rect` can be pressed.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let touch = Touch::new(ui, rect, identity(ui, "link", &self.words, self.salt), Sense::click());
        touch.describe(Role::Link, self.name.as_ref().unwrap_or(&self.words), |node| {
            if let Some(about) = &self.about {
                node.set_description(about.as_ref());
            }
        });
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let near = touch.hover.max(touch.press);
            let color = if self.is_plain {
                mix(tokens.accent, tokens.text, 0.6 * near)
            } else {
                mix(tokens.text, tokens.accent, 0.55 + 0.45 * near)
            };
            let face = if self.is_plain { self.text.semibold() } else { Face::from(self.text) };
            let galley = face.fit(&touch.painter, &self.words, color, rect.size(), self.align);
            let left = super::place(&galley, rect, self.align).x + galley.rect.left();
            if !self.is_plain {
                let baseline = rect.center().y + galley.size().y / 2.0 - touch.theme.metrics.text(3.0);
                let line = mix(tokens.background, color, 0.4 + 0.6 * touch.hover);
                touch.painter.hline(left..=left + galley.size().x, baseline, Stroke::new(1.0, line));
            }
            let words =
                Rect::from_min_size(pos2(left, rect.center().y - galley.size().y / 2.0), galley.size());
            paint_galley(&touch.painter, galley, rect, self.align);
            touch.focus_ring(words.expand2(vec2(6.0, 2.0)), 8.0);
        }
        touch.response
    }
}

impl Widget for Link<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let color = Color32::PLACEHOLDER;
        let galley = self.text.lay_out(ui.painter(), &self.words, color, ui.available_width());
        let height = Theme::of(ui.ctx()).metrics.holding(TARGET_MIN).max(galley.size().y);
        let (_, rect) = ui.allocate_space(vec2(galley.size().x + 2.0, height));
        self.at(ui, rect)
    }
}
