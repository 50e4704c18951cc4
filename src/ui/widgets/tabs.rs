//! The pages of one place, as a quiet row of words; arrows turn to the next.

use egui::accesskit::{Node, Role};
use egui::{Align, Id, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::choice::flow;
use super::radio::{self, Answer};
use super::{Label, Touch, paint_galley};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, Theme, control, mix, space};

/// Words side by side, of which one is where one is; goes on in the next row where the width ends.
#[derive(Debug)]
#[must_use = "show it with `show`"]
pub struct Tabs<'a> {
    name: Label<'a>,
    words: Vec<Label<'a>>,
    open: Option<usize>,
}

impl<'a> Tabs<'a> {
    /// `name` is what the pages are of; screen readers say it.
    pub fn new<I>(name: impl Into<Label<'a>>, words: I, open: Option<usize>) -> Self
    where
        I: IntoIterator,
        I::Item: Into<Label<'a>>,
    {
        Self { name: name.into(), words: words.into_iter().map(Into::into).collect(), open }
    }

    /// Shows them in the width there is and returns which page was turned to now, if one was.
    #[must_use = "the open page is the caller's to keep"]
    pub fn show(self, ui: &mut Ui) -> Option<usize> {
        let height = Theme::of(ui.ctx()).metrics.holding(space::VAST);
        // The first word begins where the column does, and its target a little before it.
        let flow_with = |padding: f32| {
            let width = ui.available_width() + 2.0 * padding;
            (padding, flow(ui, &self.words, width, (padding, height), 0.0))
        };
        let (padding, (places, size)) = [space::MEDIUM, space::SMALL]
            .map(flow_with)
            .into_iter()
            .min_by(|(_, (_, one)), (_, (_, two))| one.y.total_cmp(&two.y))
            .unwrap_or_default();
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size.y));
        let mut row = ui.new_child(
            UiBuilder::new()
                .max_rect(rect)
                .id_salt(("tabs", &self.name))
                .accessibility_role(Role::TabList)
                .accessibility_label(self.name.to_string()),
        );
        row.ctx().accesskit_node_builder(row.unique_id(), |node| node.set_size_of_set(self.words.len()));
        let ids: Vec<Id> = (0..self.words.len()).map(|index| row.make_persistent_id(index)).collect();
        let columns = places.iter().take_while(|place| place.top() < 1.0).count();
        let mut turned = radio::steer(&row, &ids, columns, self.open);
        let start = (rect.min - vec2(padding, 0.0)).to_vec2();
        let places: Vec<Rect> = places.iter().map(|place| place.translate(start)).collect();
        let answers = radio::answers(ids, places, turned.or(self.open));
        for (words, answer) in self.words.iter().zip(answers) {
            if Self::show_tab(&mut row, answer, words) {
                turned = Some(answer.index);
            }
        }
        turned
    }

    fn show_tab(ui: &mut Ui, answer: Answer, words: &str) -> bool {
        let Answer { index, rect, is_selected: is_open, .. } = answer;
        let touch = Touch::new(ui, rect, answer.id, Sense::click());
        touch.describe(Role::Tab, words, |node: &mut Node| {
            node.set_selected(is_open);
            node.set_position_in_set(index);
        });
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let near = touch.hover.max(touch.press);
            let ink = if is_open { tokens.text } else { mix(tokens.muted, tokens.text, near) };
            let face = if is_open { Text::Body.semibold() } else { Face::from(Text::Body) };
            let galley = face.fit(&touch.painter, words, ink, rect.size(), Align::Center);
            if is_open {
                let below = rect.center().y + galley.size().y / 2.0;
                let middle = pos2(rect.center().x, below + control::TAB_LINE);
                let line = Rect::from_center_size(middle, vec2(galley.size().x, control::TAB_LINE));
                touch.painter.rect_filled(line, control::TAB_LINE / 2.0, tokens.accent);
            }
            paint_galley(&touch.painter, galley, rect, Align::Center);
            touch.focus_ring(rect, RADIUS_SMALL);
        }
        touch.response.clicked()
    }
}
