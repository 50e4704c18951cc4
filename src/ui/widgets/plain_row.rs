//! Words on the page itself that are pressed as a whole: no paper, a great deal of air.

use egui::accesskit::Role;
use egui::{Align, Id, Rect, Response, Sense, Stroke, Ui, Vec2, vec2};

use super::{Label, Touch, identity, paint_galley};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, Theme, mix};

/// Between the words and the line below them.
const GAP: f32 = 4.0;
/// Above and below both.
const PADDING: f32 = 9.0;
/// The side of the mark of what unfolds.
const MARK: f32 = 18.0;

/// One way to go on: words, and a quiet line of what comes.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct PlainRow<'a> {
    words: Label<'a>,
    line: Option<Label<'a>>,
    text: Text,
    align: Align,
    is_ruled: bool,
    /// Whether what belongs to it is unfolded; `None` where it leads elsewhere.
    is_open: Option<bool>,
    salt: Option<Id>,
}

impl<'a> PlainRow<'a> {
    pub fn new(words: impl Into<Label<'a>>) -> Self {
        Self {
            words: words.into(),
            line: None,
            text: Text::Lead,
            align: Align::Min,
            is_ruled: false,
            is_open: None,
            salt: None,
        }
    }

    /// What comes, quieter, below the words.
    pub fn line(self, line: impl Into<Label<'a>>) -> Self {
        Self { line: Some(line.into()), ..self }
    }

    /// The words in another size.
    pub fn text(self, text: Text) -> Self {
        Self { text, ..self }
    }

    /// Where in the row the words stand.
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// With a hairline at its foot, for rows that follow each other.
    pub fn ruled(self) -> Self {
        Self { is_ruled: true, ..self }
    }

    /// With a mark at its right that says whether what belongs to it is unfolded below.
    pub fn unfolds(self, is_open: bool) -> Self {
        Self { is_open: Some(is_open), ..self }
    }

    /// Tells two rows with the same words apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// How high it is in this width, in points.
    #[must_use]
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        let theme = Theme::of(ui.ctx());
        let height = |face: Face, words: &str| {
            face.lay_out(ui.painter(), words, theme.tokens.text, width - 2.0 * PADDING).size().y
        };
        let line = self.line.as_ref().map_or(0.0, |line| GAP + height(Text::Note.into(), line));
        height(self.text.semibold(), &self.words) + line + 2.0 * PADDING
    }

    /// Shows it exactly there.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let touch = Touch::new(ui, rect, identity(ui, "row", &self.words, self.salt), Sense::click());
        touch.describe(Role::Button, &self.words, |node| {
            if let Some(line) = &self.line {
                node.set_description(line.as_ref());
            }
            if let Some(is_open) = self.is_open {
                node.set_expanded(is_open);
            }
        });
        if ui.is_rect_visible(rect) {
            self.paint(&touch, rect);
            touch.focus_ring(rect, RADIUS_SMALL);
        }
        touch.response
    }

    fn paint(&self, touch: &Touch, rect: Rect) {
        let tokens = &touch.theme.tokens;
        let near = touch.hover.max(touch.press);
        // A ruled row begins where the column does; what can be centred needs air on both sides.
        let padding = if self.align == Align::Min { 0.0 } else { PADDING };
        let room = rect.shrink2(vec2(padding, PADDING));
        let lay_out = |face: Face, words: &str, color| {
            face.lay_out_aligned(&touch.painter, words, color, room.width(), self.align)
        };
        let ink = mix(tokens.text, tokens.accent, 0.8 * near);
        let words = lay_out(self.text.semibold(), &self.words, ink);
        let line = self.line.as_ref().map(|line| lay_out(Text::Note.into(), line, tokens.muted));
        let height = words.size().y + line.as_ref().map_or(0.0, |line| GAP + line.size().y);
        let mut top = room.center().y - height / 2.0;
        for galley in [Some(words), line].into_iter().flatten() {
            let place = room.with_min_y(top).with_max_y(top + galley.size().y);
            top += galley.size().y + GAP;
            paint_galley(&touch.painter, galley, place, self.align);
        }
        if let Some(is_open) = self.is_open {
            let side = touch.theme.metrics.holding(MARK);
            let place =
                Rect::from_center_size(rect.right_center() - vec2(side / 2.0, 0.0), Vec2::splat(side));
            let mark = if is_open { Icon::Up } else { Icon::Down };
            mark.paint(&touch.painter, place, mix(tokens.muted, tokens.accent, 0.8 * near));
        }
        if self.is_ruled {
            let line = tokens.outline.gamma_multiply(0.35);
            touch.painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, line));
        }
    }
}
