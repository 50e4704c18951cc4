//! A row that leads somewhere: what is there, a quieter line about it, and a thin line below.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Color32, Galley, Painter, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::{Label, Touch, identity};
use crate::ui::theme::typography::Text;
use crate::ui::theme::{RADIUS_SMALL, mix};

const PADDING_Y: f32 = 9.0;

/// The row.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct Way<'a> {
    title: Label<'a>,
    about: Label<'a>,
}

impl<'a> Way<'a> {
    pub fn new(title: impl Into<Label<'a>>, about: impl Into<Label<'a>>) -> Self {
        Self { title: title.into(), about: about.into() }
    }

    /// How high a row of this width is, in points: large text goes on in a next line.
    #[must_use]
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        let galleys = self.lay_out(ui.painter(), width, [Color32::PLACEHOLDER; 2]);
        galleys.iter().map(|galley| galley.size().y).sum::<f32>() + 2.0 * PADDING_Y
    }

    fn lay_out(&self, painter: &Painter, width: f32, [title, about]: [Color32; 2]) -> [Arc<Galley>; 2] {
        [
            Text::Lead.semibold().lay_out(painter, &self.title, title, width),
            Text::Note.lay_out(painter, &self.about, about, width),
        ]
    }

    /// Shows it exactly there; the whole of `rect` can be pressed.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let touch = Touch::new(ui, rect, identity(ui, "way", &self.title, None), Sense::click());
        touch.describe(Role::Button, &self.title, |node| node.set_description(self.about.as_ref()));
        if ui.is_rect_visible(rect) {
            self.paint(&touch, rect);
            touch.focus_ring(rect.expand2(vec2(8.0, -3.0)), RADIUS_SMALL);
        }
        touch.response
    }

    fn paint(&self, touch: &Touch, rect: Rect) {
        let tokens = &touch.theme.tokens;
        let near = touch.hover.max(touch.press);
        let title = mix(tokens.text, tokens.accent, 0.7 * near);
        let mut top = rect.top() + PADDING_Y;
        for galley in self.lay_out(&touch.painter, rect.width(), [title, tokens.muted]) {
            let height = galley.size().y;
            touch.painter.galley(pos2(rect.left(), top), galley, tokens.text);
            top += height;
        }
        let line = mix(tokens.sky_low, tokens.outline, 0.35);
        touch.painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, line));
    }
}
