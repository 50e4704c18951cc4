//! A piece of paper on the page: a place for several things, or one thing to choose as a whole.

use egui::accesskit::Role;
use egui::{Align, Id, Rect, Response, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::button::{edge, quiet_on_raised};
use super::{Label, Touch, corner, identity};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_LARGE, Theme, card};

/// A card that is pressed as a whole.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct Card<'a> {
    title: Label<'a>,
    line: Option<Label<'a>>,
    icon: Option<Icon>,
    stacked: bool,
    salt: Option<Id>,
}

impl<'a> Card<'a> {
    pub fn new(title: impl Into<Label<'a>>) -> Self {
        Self { title: title.into(), line: None, icon: None, stacked: false, salt: None }
    }

    /// What it is, quieter, below the title.
    pub fn line(self, line: impl Into<Label<'a>>) -> Self {
        Self { line: Some(line.into()), ..self }
    }

    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// A door: the icon above a short title, both in the middle.
    pub fn stacked(self) -> Self {
        Self { stacked: true, ..self }
    }

    /// Tells two cards with the same title apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// Paints the paper alone, for a place that holds other widgets.
    pub fn paper(ui: &Ui, rect: Rect) {
        let (fill, line) = paper(&Theme::of(ui.ctx()));
        ui.painter().rect(rect, corner(RADIUS_LARGE), fill, line, egui::StrokeKind::Inside);
    }

    /// Paper around other widgets, as high as they are.
    pub fn around<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
        let (fill, line) = paper(&Theme::of(ui.ctx()));
        let paper = egui::Frame::new().fill(fill).stroke(line).corner_radius(corner(RADIUS_LARGE));
        let paper = paper.inner_margin(egui::Margin::same(card::PADDING as i8 - 1));
        let show = |ui: &mut Ui| {
            ui.set_width(ui.available_width());
            add(ui)
        };
        paper.show(ui, show).inner
    }

    /// Shows it exactly there.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let touch = Touch::new(ui, rect, identity(ui, "card", &self.title, self.salt), Sense::click());
        touch.describe(Role::Button, &self.title, |node| {
            if let Some(line) = &self.line {
                node.set_description(line.as_ref());
            }
        });
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            touch.body(rect, RADIUS_LARGE, touch.answering(tokens.raised, tokens.outline), edge(tokens));
            if self.stacked {
                self.paint_stacked(&touch, rect);
            } else {
                self.paint_lines(&touch, rect);
            }
            touch.focus_ring(rect, RADIUS_LARGE);
        }
        touch.response
    }

    fn paint_stacked(&self, touch: &Touch, rect: Rect) {
        let ink = touch.theme.tokens.text;
        let room = rect.shrink2(vec2(4.0, 6.0));
        let side = touch.theme.metrics.holding(card::ICON).min(room.height() * 0.46);
        let top = if self.icon.is_some() { side + 2.0 } else { 0.0 };
        let words_room = vec2(room.width(), room.height() - top);
        let face = Text::Note.semibold();
        let words = face.fit(&touch.painter, &self.title, ink, words_room, Align::Center);
        let start = room.center().y - f32::midpoint(top, words.size().y);
        if let Some(icon) = self.icon {
            let center = pos2(room.center().x, start + side / 2.0);
            icon.paint(&touch.painter, Rect::from_center_size(center, Vec2::splat(side)), ink);
        }
        touch.painter.galley(pos2(room.center().x, start + top), words, ink);
    }

    fn paint_lines(&self, touch: &Touch, rect: Rect) {
        let theme = &touch.theme;
        let ink = theme.tokens.text;
        let mut room = rect.shrink2(vec2(card::PADDING + 4.0, 8.0));
        if let Some(icon) = self.icon {
            let side = theme.metrics.holding(card::ICON);
            let center = pos2(room.left() + side / 2.0, room.center().y);
            icon.paint(&touch.painter, Rect::from_center_size(center, Vec2::splat(side)), ink);
            room = room.with_min_x(room.left() + side + 14.0);
        }
        let lines = [
            Some((Text::Lead.semibold(), &self.title, ink)),
            self.line.as_ref().map(|line| (Face::from(Text::Note), line, quiet_on_raised(theme))),
        ];
        let mut weights: f32 = lines.iter().flatten().map(|(face, ..)| face.text.line_points()).sum();
        let mut left = room.height();
        let galleys: Vec<_> = lines
            .iter()
            .flatten()
            .map(|(face, words, color)| {
                // What one line does not need, the next ones have.
                let weight = face.text.line_points();
                let size = vec2(room.width(), left * weight / weights);
                let galley = face.fit(&touch.painter, words, *color, size, Align::Min);
                weights -= weight;
                left -= galley.size().y;
                galley
            })
            .collect();
        let height: f32 = galleys.iter().map(|galley| galley.size().y).sum();
        let mut top = room.center().y - height / 2.0;
        for galley in galleys {
            let at = pos2(room.left(), top);
            top += galley.size().y;
            touch.painter.galley(at, galley, ink);
        }
    }
}

fn paper(theme: &Theme) -> (egui::Color32, Stroke) {
    let tokens = &theme.tokens;
    (tokens.surface, Stroke::new(1.0, tokens.line_on(tokens.surface, 0.3)))
}
