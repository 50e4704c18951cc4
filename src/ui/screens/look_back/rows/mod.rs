//! The rows of the list of what was kept. Only those in sight and near are laid out and painted; the next ones
//! are there for Tab and for screen readers, which are told the place of each in the whole.

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use egui::style::ScrollAnimation;
use egui::{Color32, Galley, Rect, Response, Ui, Vec2, pos2, vec2};
use jiff::civil::Date;
use softlanding_core::record::Record;
use uuid::Uuid;

use crate::app::{Command, FoundSittings, Kept};
use crate::platform::WallTime;
use crate::text::fl;
use crate::text::names;

use crate::ui::action::Route;
use crate::ui::layout::{self, Column, place_label};
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::{Focus, Looking};
use crate::ui::state::row_heights::{List, RowHeights};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{Button, Card, Link};

use super::{deleted, marks, summary};

const MARKS_WIDTH: f32 = 72.0;
const PADDING: f32 = 16.0;
/// Room at the right for the way to delete it.
const DELETE_WIDTH: f32 = 52.0;
/// At most as many rows out of sight are measured in a frame: a short list has its height at once.
const MEASURED_AHEAD_MOST: usize = 64;

/// What stands in the list.
struct Row<'a> {
    /// Without its words until it was read.
    record: Cow<'a, Record>,
    /// It was deleted and can be brought back.
    is_deleted: bool,
}

/// Which of the kept sittings are listed, newest first.
enum Listed {
    /// At most this many of the newest.
    Newest(usize),
    /// Those in which words were found.
    Found(Vec<Uuid>),
}

/// Kept sittings, newest first, with the deleted ones at their places.
pub struct Rows<'a> {
    kept: &'a Kept,
    listed: Listed,
    /// The deleted ones, newest first, and which rows they are.
    deleted: Vec<(usize, &'a Record)>,
    /// What was looked for.
    wanted: Option<&'a str>,
}

impl<'a> Rows<'a> {
    /// The sittings that were found, or else at most `most` of the newest; of the deleted ones those with the words
    /// that were looked for.
    pub fn new(kept: &'a Kept, found: Option<FoundSittings<'a>>, most: usize) -> Self {
        let wanted = found.as_ref().map(|found| found.words);
        let listed =
            found.map_or_else(|| Listed::Newest(kept.len().min(most)), |found| Listed::Found(found.ids));
        let mut rows = Self { kept, listed, deleted: Vec::new(), wanted };
        let is_wanted = |record: &&Record| wanted.is_none_or(|wanted| record.mentions(wanted));
        let mut deleted: Vec<&Record> = kept.deleted().iter().filter(is_wanted).collect();
        deleted.sort_by_key(|record| std::cmp::Reverse(record.id));
        let row = |(before, record): (usize, &'a Record)| (before + rows.listed_from(record.id), record);
        rows.deleted = deleted.into_iter().enumerate().map(row).collect();
        rows
    }

    fn listed_len(&self) -> usize {
        match &self.listed {
            Listed::Newest(count) => *count,
            Listed::Found(ids) => ids.len(),
        }
    }

    /// How many of the listed ones have this id or a higher one.
    fn listed_from(&self, id: Uuid) -> usize {
        match &self.listed {
            Listed::Newest(count) => self.kept.observations().count_from(id).min(*count),
            Listed::Found(ids) => ids.partition_point(|listed| *listed >= id),
        }
    }

    fn listed(&self, place: usize) -> Option<Uuid> {
        match &self.listed {
            Listed::Newest(count) if place < *count => {
                self.kept.observations().nth_newest(place).map(|sitting| sitting.id)
            }
            Listed::Newest(_) => None,
            Listed::Found(ids) => ids.get(place).copied(),
        }
    }

    fn len(&self) -> usize {
        self.listed_len() + self.deleted.len()
    }

    fn get(&self, row: usize) -> Option<Row<'a>> {
        match self.deleted.binary_search_by_key(&row, |(row, _)| *row) {
            Ok(index) => {
                let (_, record) = self.deleted.get(index)?;
                Some(Row { record: Cow::Borrowed(record), is_deleted: true })
            }
            Err(deleted_before) => {
                let record = self.kept.as_known(self.listed(row - deleted_before)?)?;
                Some(Row { record, is_deleted: false })
            }
        }
    }

    /// The row that is to have the keyboard, if that is known and it is in the list.
    fn find(&self, focus: Focus) -> Option<usize> {
        let (id, is_deleted) = match focus {
            Focus::Undo(id) => (id, true),
            Focus::Sitting(id) => (id, false),
            _ => return None,
        };
        let is_it = |row: Row<'_>| row.record.id == id && row.is_deleted == is_deleted;
        (0..self.len()).find(|row| self.get(*row).is_some_and(is_it))
    }
}

/// A row, laid out.
struct LaidRow<'a> {
    row: Row<'a>,
    /// Counted from 0.
    index: usize,
    /// The day above it, where it is the first one of a day.
    day: Option<(String, Arc<Galley>)>,
    /// When it began, by the clock on the wall.
    time: String,
    lines: Vec<(String, Arc<Galley>)>,
    /// Of the card alone, without the day above and the air below, in points.
    card_height: f32,
}

impl LaidRow<'_> {
    /// With the day above it and the air below, in points.
    fn height(&self) -> f32 {
        let day = self.day.as_ref().map_or(0.0, |(_, galley)| space::MEDIUM + galley.size().y + space::SMALL);
        day + self.card_height + space::SMALL
    }
}

/// How rows are laid out in a column.
struct RowLayout<'a> {
    ui: &'a Ui,
    screen: &'a ScreenContext<'a>,
    column: &'a Column,
    today: Date,
}

impl RowLayout<'_> {
    fn lay_out<'r>(&self, rows: &Rows<'r>, index: usize) -> Option<LaidRow<'r>> {
        let row = rows.get(index)?;
        let begun = WallTime::begun(&row.record).zoned();
        let before = index.checked_sub(1).and_then(|before| rows.get(before));
        let day_before = before.map(|before| WallTime::begun(&before.record).zoned().date());
        let day = (day_before != Some(begun.date())).then(|| self.day(begun.date()));
        let time = names::time(self.screen.words(), &begun);
        let metrics = self.screen.theme.metrics;
        let (lines, card_height) = if row.is_deleted {
            (Vec::new(), deleted::height(self.screen.theme))
        } else {
            let lines = self.lines(&row.record, &time);
            let text: f32 = lines.iter().map(|(_, galley)| galley.size().y).sum();
            (lines, text + metrics.holding(TARGET_MIN) + 12.0)
        };
        Some(LaidRow { row, index, day, time, lines, card_height })
    }

    fn day(&self, day: Date) -> (String, Arc<Galley>) {
        let words = names::day(self.screen.words(), day, self.today);
        let ink = self.screen.theme.tokens.text;
        let galley = self.column.lay_out(self.ui, Text::Lead.semibold(), ink, &words);
        (words, galley)
    }

    fn lines(&self, record: &Record, time: &str) -> Vec<(String, Arc<Galley>)> {
        let (app, tokens) = (self.screen.app, &self.screen.theme.tokens);
        let width = text_width(self.column);
        let lay_out = |(color, words): (Color32, String)| {
            let galley = Face::from(Text::Note).lay_out(self.ui.painter(), &words, color, width);
            (words, galley)
        };
        let about = format!("{time} · {}", summary::how_long_and_ended(app, record));
        let lines = [
            Some((tokens.text, summary::in_words(app, record))),
            Some((tokens.muted, about)),
            summary::own_words(record).map(|line| (tokens.text, line)),
        ];
        lines.into_iter().flatten().map(lay_out).collect()
    }
}

fn text_left(column: &Column) -> f32 {
    column.left() + PADDING + MARKS_WIDTH + PADDING
}

fn text_width(column: &Column) -> f32 {
    column.width() - (text_left(column) - column.left()) - DELETE_WIDTH
}

/// The height of a row with a line of words and a line about it, without a day above.
fn usual_height(theme: &Theme) -> f32 {
    let lines = 2.0 * theme.metrics.text(Text::Note.line_points());
    theme.metrics.holding(TARGET_MIN) + 12.0 + lines + space::SMALL
}

/// Shows the rows that are in sight or near, and takes the room of all.
pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    rows: &Rows<'_>,
    looking: &mut Looking,
) {
    let mut heights = std::mem::take(&mut looking.row_heights);
    let list = List {
        wanted: rows.wanted.map(str::to_owned),
        width: column.width(),
        scale: screen.theme.metrics.scale(),
        guess: usual_height(screen.theme),
    };
    heights.belong_to(list, rows.len());
    let focused = looking.awaited_focus().and_then(|focus| rows.find(focus));
    let layout = RowLayout { ui, screen, column, today: screen.today() };
    let near = lay_out_near(&layout, rows, &mut heights, focused);
    looking.row_heights = heights;
    let whole =
        Rect::from_min_max(pos2(column.left(), column.y), pos2(column.left() + column.width(), near.bottom));
    let mut list = layout::list(ui, &fl!(screen.words(), "look-back-list"), rows.len());
    for (top, row) in near.rows {
        column.y = top;
        show_row(&mut list, screen, column, &row, looking);
    }
    column.y = near.bottom;
    ui.expand_to_include_rect(whole);
    if near.grown_above.abs() > f32::EPSILON {
        // What is in sight stays where it is.
        let delta = vec2(0.0, -near.grown_above);
        ui.scroll_with_delta_animation(delta, ScrollAnimation::none());
    }
}

/// The rows near to what is in sight, with the place of their tops.
struct NearRows<'a> {
    rows: Vec<(f32, LaidRow<'a>)>,
    /// Where the list ends.
    bottom: f32,
    /// By how much rows above the sight are higher than was known before, in points.
    grown_above: f32,
}

/// Lays out the rows that are in sight, those within the height of the window above and below, and the one that
/// is to have the keyboard.
///
/// The first row in sight stands where the heights known so far have it: rows above it are placed upwards from
/// there, so that measuring them moves nothing that is seen.
fn lay_out_near<'a>(
    layout: &RowLayout<'_>,
    rows: &Rows<'a>,
    heights: &mut RowHeights,
    focused: Option<usize>,
) -> NearRows<'a> {
    let list_top = f64::from(layout.column.y);
    let sight = layout.ui.clip_rect();
    let near = sight.expand2(Vec2::new(0.0, sight.height()));
    let row_at = |y: f32| heights.row_at(f64::from(y) - list_top);
    // Where one row fills the sight, the keyboard still comes to the one before and the one after it.
    let (from, first) = (row_at(near.top()).saturating_sub(1), row_at(sight.top()));
    let known_above = heights.top_of(first);
    let first_top = list_top + known_above;

    let above: Vec<LaidRow<'a>> = (from..first).filter_map(|row| layout.lay_out(rows, row)).collect();
    let height_above: f64 = above.iter().map(|row| f64::from(row.height())).sum();
    let (mut laid, mut top) = (Vec::new(), first_top - height_above);
    let mut put = |row: LaidRow<'a>, heights: &mut RowHeights| {
        heights.measure(row.index, row.height());
        let bottom = top + f64::from(row.height());
        laid.push((top as f32, row));
        top = bottom;
        bottom
    };
    for row in above {
        put(row, heights);
    }
    let (mut next, mut reached, mut bottom) = (first, first_top, first_top);
    while reached < f64::from(near.bottom())
        && let Some(row) = layout.lay_out(rows, next)
    {
        reached = bottom;
        bottom = put(row, heights);
        next += 1;
    }
    for _ in 0..MEASURED_AHEAD_MOST {
        let Some(row) = heights.first_guessed(next).and_then(|row| layout.lay_out(rows, row)) else { break };
        heights.measure(row.index, row.height());
    }
    let grown_above = heights.top_of(first) - known_above;
    let top_of = |row: usize| (list_top + heights.top_of(row) - grown_above) as f32;
    let far = focused.filter(|row| !(from..next).contains(row));
    if let Some(row) = far.and_then(|row| layout.lay_out(rows, row)) {
        let place = if row.index < from { 0 } else { laid.len() };
        laid.insert(place, (top_of(row.index), row));
    }
    NearRows { rows: laid, bottom: top_of(rows.len()), grown_above: grown_above as f32 }
}

fn show_row(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    laid: &LaidRow<'_>,
    looking: &mut Looking,
) {
    if let Some((words, galley)) = &laid.day {
        column.skip(space::MEDIUM);
        let rect = column.take(galley.size().y);
        place_label(ui, rect, Arc::clone(galley), words);
        column.skip(space::SMALL);
    }
    let control = if laid.row.is_deleted {
        deleted::show(ui, screen, column, &laid.row.record, looking)
    } else {
        show_kept(ui, screen, column, laid, looking)
    };
    ui.ctx().accesskit_node_builder(control.id, |node| node.set_position_in_set(laid.index));
}

/// A sitting: its title leads to its page. Returns the title.
fn show_kept(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    laid: &LaidRow<'_>,
    looking: &mut Looking,
) -> Response {
    let record = &laid.row.record;
    if screen.app.kept().lacks(record.id) {
        screen.command(Command::Fetch(vec![record.id]));
    }
    let rect = column.take(laid.card_height);
    column.skip(space::SMALL);
    Card::paper(ui, rect);
    let (left, width) = (text_left(column), text_width(column));
    let title_size = vec2(width, screen.theme.metrics.holding(TARGET_MIN));
    let title = Rect::from_min_size(pos2(left, rect.top() + 2.0), title_size);
    let lines = laid.lines.iter().map(|(words, _)| words.as_str());
    let about = std::iter::once(laid.time.as_str()).chain(lines).collect::<Vec<_>>().join(". ");
    let link = Link::new(record.title.as_str()).about(about).salt(record.id).at(ui, title);
    looking.give_focus(Focus::Sitting(record.id), &link);
    if link.clicked() {
        screen.go(Route::Sitting(record.id));
    }
    let mut lines = Column::new(left, width, title.bottom());
    for (words, galley) in &laid.lines {
        let place = Rect::from_min_size(lines.take(galley.size().y).min, galley.size());
        place_label(ui, place, Arc::clone(galley), words);
    }
    let drawing = rect.shrink2(vec2(PADDING, 14.0));
    marks::paint(ui, drawing.with_max_x(drawing.left() + MARKS_WIDTH), record);
    let delete = Rect::from_center_size(pos2(rect.right() - 30.0, rect.center().y), vec2(44.0, 44.0));
    let name = fl!(
        screen.words(),
        "look-back-delete-this",
        title = record.title.as_str(),
        time = laid.time.as_str()
    );
    if Button::icon_only(Icon::Delete, name).salt(record.id).at(ui, delete).clicked() {
        deleted::delete(screen, record.id, looking);
    }
    link
}
