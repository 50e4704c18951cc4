//! How much, from 0 to 10, or nothing said.

use egui::accesskit::Role;
use egui::{Align, Id, Key, Rect, Stroke, Ui, pos2, vec2};
use softlanding_core::rating::Level;

use super::button::edge;
use super::radio::Answer;
use super::{Label, Link, Touch, paint_galley, radio};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, Theme, mix, space};

/// What stands around the numbers.
#[derive(Clone, Debug)]
pub struct NumberWords<'a> {
    /// What is asked: "How hard is this moment?". Screen readers say it.
    pub question: Label<'a>,
    /// What 0 means.
    pub low: Label<'a>,
    /// What 10 means.
    pub high: Label<'a>,
    /// The way out: "leave out".
    pub leave_out: Label<'a>,
}

/// Eleven numbers, one group; nothing is chosen until somebody chooses.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct NumberRow<'a> {
    words: NumberWords<'a>,
    selected: Option<Level>,
}

/// What happened to the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberAnswer {
    Chosen(Level),
    /// Chosen by the arrows, which may go on.
    Moved(Level),
    /// Nothing is to be said.
    LeftOut,
}

/// The key of each number from 0 to 10.
pub const NUMBER_KEYS: [Key; 11] = [
    Key::Num0,
    Key::Num1,
    Key::Num2,
    Key::Num3,
    Key::Num4,
    Key::Num5,
    Key::Num6,
    Key::Num7,
    Key::Num8,
    Key::Num9,
    Key::End,
];

/// Room for one row of eleven with its words, in points at 100 % text.
const ONE_ROW_WIDTH: f32 = 11.0 * 56.0 + 10.0 * GAP;
const GAP: f32 = 4.0;

impl<'a> NumberRow<'a> {
    pub fn new(words: NumberWords<'a>, selected: Option<Level>) -> Self {
        Self { words, selected }
    }

    /// How high it is in this width, in points: one row when eleven fit, two (6 and 5) when not.
    #[must_use]
    pub fn height(theme: &Theme, width: f32) -> f32 {
        let line = theme.metrics.text(Text::Note.line_points());
        let numbers = if width >= ONE_ROW_WIDTH { 48.0 } else { 2.0 * 44.0 + space::SMALL };
        numbers + 4.0 + line.max(28.0)
    }

    /// Shows it in `rect`, of which it takes [`NumberRow::height`] from the top.
    #[must_use = "the answer is the caller's to keep"]
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Option<NumberAnswer> {
        let theme = Theme::of(ui.ctx());
        let height = Self::height(&theme, rect.width());
        let rect = rect.with_max_y(rect.top() + height);
        ui.expand_to_include_rect(rect);
        let one_row = rect.width() >= ONE_ROW_WIDTH;
        let columns = if one_row { 11 } else { 6 };
        let mut group = radio::group(ui, rect, &self.words.question);
        let ids: Vec<Id> = (0..11_usize).map(|index| group.make_persistent_id(index)).collect();
        radio::let_enter_go_on(&group, &ids, self.selected_index());
        let moved = radio::steer(&group, &ids, columns, self.selected_index());
        let mut chosen = None;
        let selected = self.selected_index();
        let places: Vec<Rect> = (0..ids.len()).map(|index| number_place(rect, index, columns)).collect();
        for answer in radio::answers(ids, places, selected, moved.or(selected)) {
            if self.show_number(&mut group, answer) {
                chosen = Some(answer.index);
            }
        }
        let numbers = if one_row { 48.0 } else { 2.0 * 44.0 + space::SMALL };
        let below = rect.with_min_y(rect.top() + numbers + 4.0);
        let left_out = self.show_ends(ui, below);
        let chosen = chosen.and_then(level).map(NumberAnswer::Chosen);
        let moved = moved.and_then(level).map(NumberAnswer::Moved);
        chosen.or(moved).or(left_out.then_some(NumberAnswer::LeftOut))
    }

    fn selected_index(&self) -> Option<usize> {
        self.selected.map(|level| usize::from(level.get()))
    }

    fn show_number(&self, ui: &mut Ui, answer: Answer) -> bool {
        let Answer { index, rect, is_selected, .. } = answer;
        let touch = Touch::new(ui, rect, answer.id, answer.sense);
        let name = match index {
            0 => format!("0, {}", self.words.low),
            10 => format!("10, {}", self.words.high),
            _ => index.to_string(),
        };
        touch.describe(Role::RadioButton, &name, radio::node(index, 11, is_selected));
        let tokens = &touch.theme.tokens;
        let (fill, ink, edge) = if is_selected {
            (tokens.accent, tokens.on_accent, Stroke::new(2.0, tokens.accent))
        } else {
            (tokens.raised, tokens.text, edge(tokens))
        };
        let towards = if is_selected { tokens.on_accent } else { tokens.outline };
        touch.body(rect, RADIUS_SMALL, touch.answering(fill, towards), edge);
        let face = if is_selected { Text::Lead.semibold() } else { Face::from(Text::Lead) };
        let digits = face.fit(&touch.painter, &index.to_string(), ink, rect.size(), Align::Center);
        paint_galley(&touch.painter, digits, rect, Align::Center);
        if is_selected {
            // Chosen in shape as well as in colour.
            let y = rect.bottom() - 8.0;
            let line = Stroke::new(2.0, mix(tokens.accent, ink, 0.8));
            touch.painter.hline(rect.center().x - 8.0..=rect.center().x + 8.0, y, line);
        }
        touch.focus_ring(rect, RADIUS_SMALL);
        touch.response.clicked()
    }

    /// The words at both ends and the way out between them. Whether that was taken.
    fn show_ends(&self, ui: &mut Ui, rect: Rect) -> bool {
        let theme = Theme::of(ui.ctx());
        let third = vec2(rect.width() * 0.34, rect.height());
        let face = Face::from(Text::Note);
        let painter = ui.painter();
        let low = face.fit(painter, &self.words.low, theme.tokens.muted, third, Align::Min);
        let high = face.fit(painter, &self.words.high, theme.tokens.muted, third, Align::Max);
        paint_galley(painter, low, rect, Align::Min);
        paint_galley(painter, high, rect, Align::Max);
        let middle = Rect::from_center_size(rect.center(), vec2(rect.width() * 0.26, rect.height()));
        let link = Link::new(self.words.leave_out.clone()).text(Text::Note).align(Align::Center);
        link.at(ui, middle).clicked()
    }
}

fn level(index: usize) -> Option<Level> {
    u8::try_from(index).ok().and_then(Level::new)
}

/// As wide as the row allows, at most 56; the row begins at the left.
fn number_place(rect: Rect, index: usize, columns: usize) -> Rect {
    let gap = if columns == 11 { (rect.width() - 11.0 * 56.0) / 10.0 } else { space::SMALL };
    let gap = gap.clamp(GAP, space::SMALL + GAP);
    let columns_f = columns as f32;
    let fitting = (rect.width() - gap * (columns_f - 1.0)) / columns_f;
    let (width, height) = if columns == 11 { (56.0, 48.0) } else { (fitting.min(64.0), 44.0) };
    let (row, column) = (index / columns, index % columns);
    let min =
        pos2(rect.left() + column as f32 * (width + gap), rect.top() + row as f32 * (height + space::SMALL));
    Rect::from_min_size(min, vec2(width, height))
}
