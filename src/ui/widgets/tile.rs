//! How it is: four tiles, one for each state.

use egui::accesskit::Role;
use egui::{Align, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};
use softlanding_core::rating::State;

use super::button::quiet_on_raised;
use super::radio::Answer;
use super::{Label, Touch, radio};
use crate::ui::theme::icons::{paint_state, state_color};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Metrics, RADIUS_LARGE, mix, tile};

/// What a tile says.
#[derive(Clone, Debug)]
pub struct TileWords<'a> {
    /// "Settled", or what the person calls it.
    pub name: Label<'a>,
    /// "calm, connected".
    pub feeling: Label<'a>,
}

/// The four tiles, one group; nothing is chosen until somebody chooses.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct StateTiles<'a> {
    question: Label<'a>,
    words: [TileWords<'a>; 4],
    selected: Option<State>,
}

impl<'a> StateTiles<'a> {
    /// `words` in the order of [`State::ALL`]; `question` is said by screen readers.
    pub fn new(question: impl Into<Label<'a>>, words: [TileWords<'a>; 4], selected: Option<State>) -> Self {
        Self { question: question.into(), words, selected }
    }

    /// Shows each tile exactly there and returns which was chosen now, if one was. Low tiles show their
    /// name only.
    #[must_use = "the answer is the caller's to keep"]
    pub fn at(self, ui: &mut Ui, places: [Rect; 4]) -> Option<State> {
        let bounds = places.iter().fold(Rect::NOTHING, |all, place| all.union(*place));
        ui.expand_to_include_rect(bounds);
        let [first, ..] = places;
        let columns = places.iter().filter(|place| (place.top() - first.top()).abs() < 1.0).count();
        let mut group = radio::group(ui, bounds, &self.question, State::ALL.len());
        let ids = State::ALL.map(|state| group.make_persistent_id(state));
        let selected = self.selected.and_then(|state| State::ALL.iter().position(|&one| one == state));
        radio::let_enter_go_on(&group, &ids, selected);
        let mut chosen = radio::steer(&group, &ids, columns, selected);
        let answers = radio::answers(ids, places, chosen.or(selected));
        for ((state, words), answer) in State::ALL.into_iter().zip(&self.words).zip(answers) {
            if show_tile(&mut group, answer, state, words) {
                chosen = Some(answer.index);
            }
        }
        chosen.and_then(|index| State::ALL.get(index).copied())
    }
}

fn show_tile(ui: &mut Ui, answer: Answer, state: State, words: &TileWords) -> bool {
    let Answer { index, is_selected, rect, id } = answer;
    let touch = Touch::new(ui, rect, id, Sense::click());
    let more = radio::node(index, is_selected);
    touch.describe(Role::RadioButton, &words.name, |node| {
        node.set_description(words.feeling.as_ref());
        more(node);
    });
    if ui.is_rect_visible(rect) {
        // On the sky itself; what is chosen has a shape of its own around it.
        let tokens = &touch.theme.tokens;
        let color = state_color(state, tokens);
        let radius = RADIUS_LARGE.min(rect.height() / 3.5);
        let near = tokens.raised.gamma_multiply(0.5 * touch.hover.max(touch.press));
        let chosen = touch.answering(mix(tokens.raised, color, 0.16), tokens.outline);
        let sky = mix(tokens.sky_high, tokens.sky_low, 0.2);
        if stands_above(rect, touch.theme.metrics) {
            touch.body(rect, radius, near, Stroke::NONE);
            if is_selected {
                let center = shape_above(rect).center();
                touch.painter.circle(center, tile::CHOSEN_RADIUS, chosen, Stroke::new(2.0, color));
            }
        } else {
            let edge = if is_selected { Stroke::new(2.0, color) } else { Stroke::NONE };
            touch.body(rect, radius, if is_selected { chosen } else { near }, edge);
        }
        if rect.height() < tile::COMPACT_BELOW {
            paint_compact(&touch, rect, words, is_selected);
        } else {
            paint_full(&touch, rect, state, words, if is_selected { chosen } else { sky });
        }
        touch.focus_ring(rect, radius);
    }
    touch.response.clicked()
}

/// From this size of text on, shapes stand beside their words.
const BESIDE_FROM_SCALE: f32 = 1.5;

/// A low and wide tile has its shape beside the words, and one of large words, which need the height.
fn stands_above(rect: Rect, metrics: Metrics) -> bool {
    metrics.scale() < BESIDE_FROM_SCALE && rect.height() >= 100.0 && rect.width() < 2.4 * rect.height()
}

fn shape_above(rect: Rect) -> Rect {
    let center = pos2(rect.center().x, rect.top() + 10.0 + tile::SHAPE_ABOVE / 2.0);
    Rect::from_center_size(center, Vec2::splat(tile::SHAPE_ABOVE))
}

fn paint_compact(touch: &Touch, rect: Rect, words: &TileWords, selected: bool) {
    let ink = touch.theme.tokens.text;
    let face = if selected { Text::Note.semibold() } else { Face::from(Text::Note) };
    let room = rect.shrink2(vec2(5.0, 4.0));
    let galley = face.fit(&touch.painter, &words.name, ink, room.size(), Align::Center);
    super::paint_galley(&touch.painter, galley, room, Align::Center);
    if selected {
        let line = Stroke::new(2.0, ink);
        touch.painter.hline(rect.center().x - 10.0..=rect.center().x + 10.0, rect.bottom() - 7.0, line);
    }
}

/// The shape above the name where there is height for it, beside it where there is not.
fn paint_full(touch: &Touch, rect: Rect, state: State, words: &TileWords, fill: egui::Color32) {
    let theme = &touch.theme;
    let ink = theme.tokens.text;
    let above = stands_above(rect, theme.metrics);
    let shape = if above {
        shape_above(rect)
    } else {
        let center = pos2(rect.left() + 14.0 + tile::SHAPE / 2.0, rect.center().y);
        Rect::from_center_size(center, Vec2::splat(tile::SHAPE))
    };
    paint_state(&touch.painter, shape, state, &theme.tokens, fill);
    let room = if above {
        rect.shrink2(vec2(8.0, 8.0)).with_min_y(shape.bottom() + 12.0)
    } else {
        rect.shrink2(vec2(10.0, 6.0)).with_min_x(shape.right() + 12.0)
    };
    // A name alone may take two lines.
    let name_share = if words.feeling.is_empty() { 1.0 } else { 0.5 };
    let name_room = vec2(room.width(), room.height() * name_share);
    let align = if above { Align::Center } else { Align::Min };
    let name = Text::Lead.semibold().fit(&touch.painter, &words.name, ink, name_room, align);
    let below_name = vec2(room.width(), (room.height() - name.size().y).max(14.0));
    let quiet = quiet_on_raised(theme);
    let feeling = Face::from(Text::Note).fit(&touch.painter, &words.feeling, quiet, below_name, align);
    let feeling_height = if words.feeling.is_empty() { 0.0 } else { feeling.size().y };
    let height = name.size().y + feeling_height;
    let top = if above { room.top() } else { room.center().y - height / 2.0 };
    let name_place = room.with_min_y(top).with_max_y(top + name.size().y);
    let feeling_place = room.with_min_y(name_place.bottom()).with_max_y(top + height);
    super::paint_galley(&touch.painter, name, name_place, align);
    super::paint_galley(&touch.painter, feeling, feeling_place, align);
}
