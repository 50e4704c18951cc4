//! Pictures to choose from: a small still one on each tile, with its name below.

use egui::accesskit::Role;
use egui::{Align, Id, Rect, Stroke, Ui, vec2};
use softlanding_core::score::Score;

use super::button::edge;
use super::radio::Answer;
use super::{Label, Touch, paint_galley, radio};
use crate::settings::PacerKind;
use crate::ui::layout::Column;
use crate::ui::pacer::representative_ms;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_LARGE, Theme, mix, space};

/// The height of a picture, and the least width of a tile, in points.
const PICTURE: f32 = 104.0;
const WIDTH_LEAST: f32 = 112.0;

/// Tiles with a miniature each; one group.
#[derive(Debug)]
#[must_use = "show it with `show`"]
pub struct PictureTiles<'a> {
    question: Label<'a>,
    options: Vec<(PacerKind, Label<'a>)>,
    selected: Option<usize>,
    score: Option<&'a Score>,
    word: Label<'a>,
}

impl<'a> PictureTiles<'a> {
    /// `question` is said by screen readers; `options` are the pictures with their names.
    pub fn new<I, W>(question: impl Into<Label<'a>>, options: I, selected: Option<usize>) -> Self
    where
        I: IntoIterator<Item = (PacerKind, W)>,
        W: Into<Label<'a>>,
    {
        let options = options.into_iter().map(|(kind, name)| (kind, name.into())).collect();
        Self { question: question.into(), options, selected, score: None, word: Label::default() }
    }

    /// What the pictures follow: they show a representative moment of it.
    pub fn of(self, score: &'a Score) -> Self {
        Self { score: Some(score), ..self }
    }

    /// What stands where there are words and no picture.
    pub fn word(self, word: impl Into<Label<'a>>) -> Self {
        Self { word: word.into(), ..self }
    }

    /// Shows them in the width there is and returns which was chosen now, if one was.
    #[must_use = "the choice is the caller's to keep"]
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let metrics = Theme::of(ui.ctx()).metrics;
        let least = WIDTH_LEAST.max(metrics.text(88.0));
        let height = PICTURE + metrics.text(Text::Body.line_points()) + space::MEDIUM;
        let start = ui.cursor().min;
        let mut column = Column::new(start.x, ui.available_width(), start.y);
        let places = column.grid(self.options.len(), self.options.len(), (least, height), space::SMALL);
        let (_, rect) = ui.allocate_space(vec2(column.width(), column.y - start.y));
        let mut group = radio::group(ui, rect, &self.question);
        let ids: Vec<Id> = (0..self.options.len()).map(|index| group.make_persistent_id(index)).collect();
        let columns = places.iter().take_while(|place| place.top() < start.y + 1.0).count();
        let mut chosen = radio::steer(&group, &ids, columns, self.selected);
        for answer in radio::answers(ids, places, self.selected, chosen.or(self.selected)) {
            if self.show_tile(&mut group, answer) {
                chosen = Some(answer.index);
            }
        }
        chosen
    }

    fn show_tile(&self, ui: &mut Ui, answer: Answer) -> bool {
        let Answer { index, rect, is_selected: selected, .. } = answer;
        let Some((kind, name)) = self.options.get(index) else { return false };
        let touch = Touch::new(ui, rect, answer.id, answer.sense);
        touch.describe(Role::RadioButton, name, radio::node(index, self.options.len(), selected));
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let fill = if selected { mix(tokens.surface, tokens.accent, 0.1) } else { tokens.surface };
            let edge = if selected { Stroke::new(2.0, tokens.accent) } else { edge(tokens) };
            touch.body(rect, RADIUS_LARGE, touch.answering(fill, tokens.outline), edge);
            let room = rect.shrink(6.0);
            let (picture, words) = room.split_top_bottom_at_y(room.top() + PICTURE);
            self.paint_picture(&touch, *kind, picture);
            let face = if selected { Text::Body.semibold() } else { Face::from(Text::Body) };
            let galley = face.fit(&touch.painter, name, tokens.text, words.size(), Align::Center);
            paint_galley(&touch.painter, galley, words, Align::Center);
            touch.focus_ring(rect, RADIUS_LARGE);
        }
        touch.response.clicked()
    }

    fn paint_picture(&self, touch: &Touch, kind: PacerKind, rect: Rect) {
        if kind == PacerKind::Words {
            let ink = touch.theme.tokens.text;
            let face = Face::from(Text::Title);
            let galley = face.fit(&touch.painter, &self.word, ink, rect.size(), Align::Center);
            paint_galley(&touch.painter, galley, rect, Align::Center);
        } else if let Some(score) = self.score {
            kind.paint_miniature(&touch.painter, rect, score, representative_ms(score), &touch.theme);
        }
    }
}
