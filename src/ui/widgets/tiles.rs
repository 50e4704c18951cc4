//! Pictures to choose from, each on a tile with its name below: the part that all kinds of them share.

use egui::accesskit::Role;
use egui::{Align, Color32, Id, Rect, Sense, Stroke, Ui, vec2};

use super::button::edge;
use super::radio::Answer;
use super::{Label, Touch, paint_galley, radio};
use crate::ui::layout::Column;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_LARGE, Theme, mix, space};

/// Between a tile's edge and its picture, in points.
const AROUND: f32 = 6.0;

/// One group of tiles.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tiles<'a> {
    /// Said by screen readers.
    pub question: &'a str,
    pub names: &'a [Label<'a>],
    pub selected: Option<usize>,
    /// The least width of a tile, and the height of its picture, in points.
    pub width_least: f32,
    pub picture_height: f32,
}

/// Where a picture is, and on what colour.
#[derive(Clone, Copy, Debug)]
pub(super) struct Picture {
    pub rect: Rect,
    pub behind: Color32,
}

impl Tiles<'_> {
    /// Shows them in the width there is and returns which was chosen now, if one was. `paint` is given the place of
    /// each picture that is in sight.
    pub fn show(self, ui: &mut Ui, paint: impl Fn(&Touch, usize, Picture)) -> Option<usize> {
        let metrics = Theme::of(ui.ctx()).metrics;
        let height = self.picture_height + metrics.text(Text::Body.line_points()) + space::MEDIUM;
        let start = ui.cursor().min;
        let count = self.names.len();
        let mut column = Column::new(start.x, ui.available_width(), start.y);
        let places = column.grid(count, count, (self.width_least, height), space::SMALL);
        let (_, rect) = ui.allocate_space(vec2(column.width(), column.y - start.y));
        let mut group = radio::group(ui, rect, self.question, count);
        let ids: Vec<Id> = (0..count).map(|index| group.make_persistent_id(index)).collect();
        let columns = places.iter().take_while(|place| place.top() < start.y + 1.0).count();
        let mut chosen = radio::steer(&group, &ids, columns, self.selected);
        for answer in radio::answers(ids, places, chosen.or(self.selected)) {
            if self.show_tile(&mut group, answer, &paint) {
                chosen = Some(answer.index);
            }
        }
        chosen
    }

    fn show_tile(&self, ui: &mut Ui, answer: Answer, paint: impl Fn(&Touch, usize, Picture)) -> bool {
        let Answer { index, rect, is_selected: selected, .. } = answer;
        let Some(name) = self.names.get(index) else { return false };
        let touch = Touch::new(ui, rect, answer.id, Sense::click());
        touch.describe(Role::RadioButton, name, radio::node(index, selected));
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let fill = if selected { mix(tokens.surface, tokens.accent, 0.1) } else { tokens.surface };
            let edge = if selected { Stroke::new(2.0, tokens.accent) } else { edge(tokens) };
            let behind = touch.answering(fill, tokens.outline);
            touch.body(rect, RADIUS_LARGE, behind, edge);
            let room = rect.shrink(AROUND);
            let (rect_of_picture, words) = room.split_top_bottom_at_y(room.top() + self.picture_height);
            paint(&touch, index, Picture { rect: rect_of_picture, behind });
            let face = if selected { Text::Body.semibold() } else { Face::from(Text::Body) };
            let galley = face.fit(&touch.painter, name, tokens.text, words.size(), Align::Center);
            paint_galley(&touch.painter, galley, words, Align::Center);
            touch.focus_ring(rect, RADIUS_LARGE);
        }
        touch.response.clicked()
    }
}
