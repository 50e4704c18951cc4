//! A number to call or to write to, large enough to be read across a room, and copied by one press.

use egui::accesskit::Role;
use egui::{Align, Id, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

use super::{Label, Touch, identity};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Metrics, RADIUS_LARGE, mix, number_card};

/// The card.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct NumberCard<'a> {
    note: Label<'a>,
    number: Label<'a>,
    action: Label<'a>,
    name: Label<'a>,
    text: Text,
    salt: Id,
}

impl<'a> NumberCard<'a> {
    /// `note` stands above the number, `action` below it; `name` is what a screen reader says of the whole. `salt`
    /// tells it from others with the same number.
    pub fn new(
        note: impl Into<Label<'a>>,
        number: impl Into<Label<'a>>,
        action: impl Into<Label<'a>>,
        name: impl Into<Label<'a>>,
        salt: impl std::hash::Hash + std::fmt::Debug,
    ) -> Self {
        Self {
            note: note.into(),
            number: number.into(),
            action: action.into(),
            name: name.into(),
            text: Text::Number,
            salt: Id::unique(salt),
        }
    }

    /// With the number in this size.
    pub fn text(self, text: Text) -> Self {
        Self { text, ..self }
    }

    /// How high a card is with a number in this size, in points.
    #[must_use]
    pub fn height(metrics: Metrics, text: Text) -> f32 {
        let lines = 2.0 * Text::Note.line_points() + text.line_points();
        metrics.text(lines) + 2.0 * number_card::PADDING_Y
    }

    /// Shows it exactly there. It is pressed as a whole.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let id = identity(ui, "number card", &self.number, Some(self.salt));
        let touch = Touch::new(ui, rect, id, Sense::click());
        touch.describe(Role::Button, &self.name, |_| {});
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let edge = Stroke::new(1.0, tokens.line_on(tokens.surface, 0.3));
            touch.body(rect, RADIUS_LARGE, touch.answering(tokens.surface, tokens.outline), edge);
            self.paint_words(
                &touch,
                rect.shrink2(vec2(number_card::PADDING_X.min(rect.width() * 0.06), number_card::PADDING_Y)),
            );
            touch.focus_ring(rect, RADIUS_LARGE);
        }
        touch.response
    }

    fn paint_words(&self, touch: &Touch, room: Rect) {
        let tokens = &touch.theme.tokens;
        let note_height = touch.theme.metrics.text(Text::Note.line_points());
        let action = mix(tokens.text, tokens.accent, 0.75);
        let number_height = (room.height() - 2.0 * note_height).max(1.0);
        let lines = [
            (Face::from(Text::Note), &self.note, tokens.muted, note_height),
            (self.text.semibold(), &self.number, tokens.text, number_height),
            (Text::Note.semibold(), &self.action, action, note_height),
        ];
        let mut top = room.top();
        for (face, words, color, height) in lines {
            let galley = face.fit(&touch.painter, words, color, vec2(room.width(), height), Align::Min);
            let air = (height - galley.size().y) / 2.0;
            touch.painter.galley(pos2(room.left(), top + air), galley, color);
            top += height;
        }
    }
}
