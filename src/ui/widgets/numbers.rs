//! How much, from 0 to 10, or nothing said.

use egui::accesskit::Role;
use egui::{Align, Id, Key, Rect, Sense, Stroke, Ui, Vec2, vec2};
use softlanding_core::rating::Level;

use super::button::edge;
use super::radio::Answer;
use super::{Label, Link, Touch, paint_galley, radio};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, TARGET_MIN, Theme, mix, space};

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

/// How wide and high a number is in a row of eleven and in rows of fewer, where its digits need no more.
const IN_ONE_ROW: Vec2 = vec2(56.0, 48.0);
const IN_ROWS: Vec2 = vec2(40.0, 44.0);
/// The widest number in rows of fewer.
const WIDEST_IN_ROWS: f32 = 64.0;
/// How wide two digits are, and how many may stand in a row.
const DIGITS_WIDTH: f32 = 22.0;
const IN_A_ROW: [usize; 4] = [11, 6, 4, 3];
const GAP: f32 = 4.0;
/// From this size of text on, the words at both ends have the whole width.
const ENDS_ALONE_FROM_SCALE: f32 = 1.5;

/// How the numbers stand.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rows {
    columns: usize,
    /// The size of one number.
    size: Vec2,
    gap: Vec2,
}

impl Rows {
    /// One row when eleven fit, two (6 and 5) when not, more where digits are large.
    fn new(theme: &Theme, width: f32) -> Self {
        let digits = vec2(theme.metrics.text(DIGITS_WIDTH), theme.metrics.text(Text::Lead.line_points()));
        let least = |columns: usize| (if columns == 11 { IN_ONE_ROW } else { IN_ROWS }).max(digits);
        let gap = |columns: usize| if columns == 11 { GAP } else { space::SMALL };
        let fits = |columns: usize| {
            let count = columns as f32;
            count * least(columns).x + (count - 1.0) * gap(columns) <= width
        };
        let columns = IN_A_ROW.into_iter().find(|columns| fits(*columns)).unwrap_or(2);
        let (size, count) = (least(columns), columns as f32);
        if columns == 11 {
            let gap = ((width - count * size.x) / 10.0).clamp(GAP, space::SMALL + GAP);
            return Self { columns, size, gap: vec2(gap, 0.0) };
        }
        let fitting = (width - space::SMALL * (count - 1.0)) / count;
        let size = vec2(fitting.min(WIDEST_IN_ROWS.max(size.x)), size.y);
        Self { columns, size, gap: vec2(space::SMALL, space::SMALL) }
    }

    fn height(self) -> f32 {
        let rows = NUMBER_KEYS.len().div_ceil(self.columns) as f32;
        rows * self.size.y + (rows - 1.0) * self.gap.y
    }

    /// The rows begin at the left.
    fn place(self, rect: Rect, index: usize) -> Rect {
        let step = vec2((index % self.columns) as f32, (index / self.columns) as f32);
        Rect::from_min_size(rect.min + step * (self.size + self.gap), self.size)
    }
}

impl<'a> NumberRow<'a> {
    pub fn new(words: NumberWords<'a>, selected: Option<Level>) -> Self {
        Self { words, selected }
    }

    /// How high it is in this width, in points.
    #[must_use]
    pub fn height(theme: &Theme, width: f32) -> f32 {
        Rows::new(theme, width).height() + GAP + Self::ends_height(theme) + Self::way_past_height(theme)
    }

    /// The height of what the ends mean, above the way past them; none where both share a line.
    fn ends_height(theme: &Theme) -> f32 {
        let is_alone = theme.metrics.scale() >= ENDS_ALONE_FROM_SCALE;
        if is_alone { 2.0 * theme.metrics.text(Text::Note.line_points()) } else { 0.0 }
    }

    fn way_past_height(theme: &Theme) -> f32 {
        theme.metrics.text(Text::Note.line_points()).max(TARGET_MIN)
    }

    /// Shows it in `rect`, of which it takes [`NumberRow::height`] from the top.
    #[must_use = "the answer is the caller's to keep"]
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Option<NumberAnswer> {
        let theme = Theme::of(ui.ctx());
        let height = Self::height(&theme, rect.width());
        let rect = rect.with_max_y(rect.top() + height);
        ui.expand_to_include_rect(rect);
        let rows = Rows::new(&theme, rect.width());
        let mut group = radio::group(ui, rect, &self.words.question, NUMBER_KEYS.len());
        let ids: Vec<Id> = (0..11_usize).map(|index| group.make_persistent_id(index)).collect();
        radio::let_enter_go_on(&group, &ids, self.selected_index());
        let moved = radio::steer(&group, &ids, rows.columns, self.selected_index());
        let mut chosen = None;
        let selected = self.selected_index();
        let places: Vec<Rect> = (0..ids.len()).map(|index| rows.place(rect, index)).collect();
        for answer in radio::answers(ids, places, moved.or(selected)) {
            if self.show_number(&mut group, answer) {
                chosen = Some(answer.index);
            }
        }
        let below = rect.with_min_y(rect.top() + rows.height() + GAP);
        let left_out = self.show_ends(ui, &theme, below);
        let chosen = chosen.and_then(level).map(NumberAnswer::Chosen);
        let moved = moved.and_then(level).map(NumberAnswer::Moved);
        chosen.or(moved).or(left_out.then_some(NumberAnswer::LeftOut))
    }

    fn selected_index(&self) -> Option<usize> {
        self.selected.map(|level| usize::from(level.get()))
    }

    fn show_number(&self, ui: &mut Ui, answer: Answer) -> bool {
        let Answer { index, rect, is_selected, .. } = answer;
        let touch = Touch::new(ui, rect, answer.id, Sense::click());
        let name = match index {
            0 => format!("0, {}", self.words.low),
            10 => format!("10, {}", self.words.high),
            _ => index.to_string(),
        };
        touch.describe(Role::RadioButton, &name, radio::node(index, is_selected));
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

    /// The words at both ends and the way out between them, or below them. Whether that was taken.
    fn show_ends(&self, ui: &mut Ui, theme: &Theme, rect: Rect) -> bool {
        let way_past = rect.with_min_y(rect.bottom() - Self::way_past_height(theme));
        let is_alone = way_past.top() > rect.top();
        let (ends, share) = if is_alone { (rect.with_max_y(way_past.top()), 0.48) } else { (way_past, 0.34) };
        let room = vec2(ends.width() * share, ends.height());
        let face = Face::from(Text::Note);
        let painter = ui.painter();
        let low = face.fit(painter, &self.words.low, theme.tokens.muted, room, Align::Min);
        let high = face.fit(painter, &self.words.high, theme.tokens.muted, room, Align::Max);
        paint_galley(painter, low, ends, Align::Min);
        paint_galley(painter, high, ends, Align::Max);
        let width = rect.width() * if is_alone { 0.6 } else { 0.26 };
        let middle = Rect::from_center_size(way_past.center(), vec2(width, way_past.height()));
        let link = Link::new(self.words.leave_out.clone()).text(Text::Note).align(Align::Center);
        link.at(ui, middle).clicked()
    }
}

fn level(index: usize) -> Option<Level> {
    u8::try_from(index).ok().and_then(Level::new)
}
