//! One of several, side by side.

use egui::accesskit::Role;
use egui::{Align, Color32, Id, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};

use super::button::edge;
use super::radio::Answer;
use super::{Label, Touch, paint_galley, radio};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, TARGET_MIN, Theme, control, grid, mix, space};

/// A row of answers to one question; goes on in the next row where the width ends.
#[derive(Debug)]
#[must_use = "show it with `show`"]
pub struct ChoiceRow<'a> {
    name: Label<'a>,
    options: Vec<Label<'a>>,
    selected: Option<usize>,
}

impl<'a> ChoiceRow<'a> {
    /// `name` is what is asked; screen readers say it.
    pub fn new<I>(name: impl Into<Label<'a>>, options: I, selected: Option<usize>) -> Self
    where
        I: IntoIterator,
        I::Item: Into<Label<'a>>,
    {
        Self { name: name.into(), options: options.into_iter().map(Into::into).collect(), selected }
    }

    /// Shows it in the width there is and returns which option was chosen now, if one was.
    #[must_use = "the choice is the caller's to keep"]
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let theme = Theme::of(ui.ctx());
        let width = ui.available_width();
        let (places, size) = flow(
            ui,
            &self.options,
            width,
            (control::CHOICE_PADDING, theme.metrics.holding(grid::ROW_HEIGHT)),
            space::SMALL,
        );
        let (_, rect) = ui.allocate_space(size);
        let mut group = radio::group(ui, rect, &self.name, self.options.len());
        let ids: Vec<Id> = (0..self.options.len()).map(|index| group.make_persistent_id(index)).collect();
        let columns = places.iter().take_while(|place| place.top() < 1.0).count();
        let mut chosen = radio::steer(&group, &ids, columns, self.selected);
        let places: Vec<Rect> = places.iter().map(|place| place.translate(rect.min.to_vec2())).collect();
        let answers = radio::answers(ids, places, chosen.or(self.selected));
        for (option, answer) in self.options.iter().zip(answers) {
            if Self::show_option(&mut group, answer, option) {
                chosen = Some(answer.index);
            }
        }
        chosen
    }

    fn show_option(ui: &mut Ui, answer: Answer, option: &str) -> bool {
        let Answer { index, rect, is_selected: selected, .. } = answer;
        let touch = Touch::new(ui, rect, answer.id, Sense::click());
        touch.describe(Role::RadioButton, option, radio::node(index, selected));
        let tokens = &touch.theme.tokens;
        let fill = if selected { mix(tokens.raised, tokens.accent, 0.22) } else { tokens.raised };
        let edge = if selected { Stroke::new(2.0, tokens.accent) } else { edge(tokens) };
        touch.body(rect, RADIUS_SMALL, touch.answering(fill, tokens.outline), edge);
        let face = if selected { Text::Body.semibold() } else { Face::from(Text::Body) };
        let room = rect.shrink2(vec2(8.0, 2.0));
        let galley = face.fit(&touch.painter, option, tokens.text, room.size(), Align::Center);
        paint_galley(&touch.painter, galley, room, Align::Center);
        touch.focus_ring(rect, RADIUS_SMALL);
        touch.response.clicked()
    }
}

/// Where each of these stands relative to the first, side by side and in the next row where the width ends, and the
/// room all of them need. Each has `padding` to its left and right.
pub(super) fn flow(
    ui: &Ui,
    words: &[Label<'_>],
    width: f32,
    (padding, height): (f32, f32),
    gap: f32,
) -> (Vec<Rect>, Vec2) {
    let (mut x, mut y, mut widest) = (0.0_f32, 0.0_f32, 0.0_f32);
    let mut places = Vec::with_capacity(words.len());
    for words in words {
        // Measured semi-bold, so that choosing it moves nothing.
        let face = Text::Body.semibold();
        let words = face.lay_out(ui.painter(), words, Color32::PLACEHOLDER, f32::INFINITY).size().x;
        let own = (words + 2.0 * padding).clamp(TARGET_MIN, width.max(TARGET_MIN));
        if x > 0.0 && x + own > width {
            (x, y) = (0.0, y + height + gap);
        }
        places.push(Rect::from_min_size(pos2(x, y), vec2(own, height)));
        widest = widest.max(x + own);
        x += own + gap;
    }
    (places, vec2(widest, y + height))
}
