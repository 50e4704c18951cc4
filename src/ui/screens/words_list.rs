//! Kept words, newest first: looked for, changed, deleted, and brought back while the page is open. Only the rows in
//! sight and near are laid out.

use std::sync::Arc;

use egui::style::ScrollAnimation;
use egui::{Align, Galley, Key, Modifiers, Rect, Ui, pos2, vec2};
use softlanding_core::record::{Jotting, NOTE_CHARACTERS_MAX, TAG_CHARACTERS_MAX};
use uuid::Uuid;

use crate::app::{Command, Kept};
use crate::platform::WallTime;
use crate::text::{fl, names};

use crate::ui::layout::{self, Column, place_label};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::row_heights::{List, RowHeights};
use crate::ui::state::words_list::{WordsFocus, WordsList};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Card, Field, Link};

const PADDING: f32 = 16.0;
/// Room at the right for the way to delete it.
const DELETE_WIDTH: f32 = 52.0;

/// What stands in a row.
struct Row<'a> {
    jotting: &'a Jotting,
    is_deleted: bool,
    index: usize,
    lines: Vec<(String, Arc<Galley>)>,
    height: f32,
}

/// The field to look in, and the list.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, list: &mut WordsList) {
    undo_key(ui, screen, list);
    find(ui, screen, column, list);
    let kept = screen.app.kept();
    let ids = list.listed(kept).to_vec();
    if ids.is_empty() {
        let words = screen.words();
        let is_looking = !list.wanted.trim().is_empty();
        let says = if is_looking { fl!(words, "words-none-found") } else { fl!(words, "words-none") };
        column.text(ui, Text::Body, screen.theme.tokens.muted, &says);
        return;
    }
    let mut heights = std::mem::take(&mut list.row_heights);
    heights.belong_to(
        List {
            wanted: Some(format!("{:?} {}", list.kind, list.wanted)),
            width: column.width(),
            scale: screen.theme.metrics.scale(),
            guess: 2.0 * screen.theme.metrics.text(Text::Body.line_points()) + 76.0,
        },
        ids.len(),
    );
    show_near(ui, screen, column, list, &ids, &mut heights);
    list.row_heights = heights;
}

/// Ctrl+Z brings back what was deleted last, unless words are being written.
fn undo_key(ui: &Ui, screen: &mut ScreenContext<'_>, list: &mut WordsList) {
    let newest = screen.app.kept().jottings().deleted().last().map(|jotting| jotting.id);
    if let Some(id) = newest.filter(|_| !ui.ctx().text_edit_focused())
        && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z))
    {
        restore(screen, id, list);
    }
}

fn restore(screen: &mut ScreenContext<'_>, id: Uuid, list: &mut WordsList) {
    screen.command(Command::UndoDeleteJotting(id));
    list.focus = Some(WordsFocus::Change(id));
}

fn find(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, list: &mut WordsList) {
    let theme = screen.theme;
    let height = theme.metrics.text(Text::Note.line_points()) + theme.metrics.holding(52.0);
    let rect = column.take_left(420.0 * theme.metrics.scale(), height);
    let label = fl!(screen.words(), "words-find");
    Field::line(&mut list.wanted, label).characters_max(100).salt("words").at(ui, rect);
    column.skip(space::MEDIUM);
}

/// Shows the rows that are in sight or near, and takes the room of all. What is in sight stays where it is when rows
/// above it turn out to be higher than was guessed.
fn show_near(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    list: &mut WordsList,
    ids: &[Uuid],
    heights: &mut RowHeights,
) {
    let top = f64::from(column.y);
    let sight = ui.clip_rect();
    let near = sight.expand2(vec2(0.0, sight.height()));
    let first_in_sight = heights.row_at(f64::from(sight.top()) - top);
    let known_above = heights.top_of(first_in_sight);
    let from = heights.row_at(f64::from(near.top()) - top);
    let kept = screen.app.kept();
    let place = |heights: &RowHeights, row: usize| (top + heights.top_of(row)) as f32;
    let mut rows = Vec::new();
    for (index, id) in ids.iter().enumerate().skip(from) {
        if place(heights, index) > near.bottom() {
            break;
        }
        let Some(row) = lay_out(ui, screen, column, (kept, list), index, *id) else { continue };
        heights.measure(index, row.height);
        rows.push(row);
    }
    let mut inside = layout::list(ui, &fl!(screen.words(), "words-list"), ids.len());
    for row in rows {
        column.y = place(heights, row.index);
        show_row(&mut inside, screen, column, list, &row);
    }
    column.y = (top + heights.total()) as f32;
    let whole = pos2(column.left() + column.width(), column.y);
    ui.expand_to_include_rect(Rect::from_min_max(pos2(column.left(), top as f32), whole));
    let grown = (heights.top_of(first_in_sight) - known_above) as f32;
    if grown.abs() > f32::EPSILON {
        ui.scroll_with_delta_animation(vec2(0.0, -grown), ScrollAnimation::none());
    }
}

fn lay_out<'a>(
    ui: &Ui,
    screen: &ScreenContext<'_>,
    column: &Column,
    (kept, list): (&'a Kept, &WordsList),
    index: usize,
    id: Uuid,
) -> Option<Row<'a>> {
    let metrics = screen.theme.metrics;
    let jottings = kept.jottings();
    let Some(jotting) = jottings.get(id) else {
        let jotting = jottings.deleted().iter().find(|jotting| jotting.id == id)?;
        let height = metrics.holding(56.0) + space::SMALL;
        return Some(Row { jotting, is_deleted: true, index, lines: Vec::new(), height });
    };
    if list.draft.as_ref().is_some_and(|draft| draft.id == id) {
        let height = draft_height(screen) + 2.0 * PADDING + space::SMALL;
        return Some(Row { jotting, is_deleted: false, index, lines: Vec::new(), height });
    }
    let tokens = &screen.theme.tokens;
    let width = column.width() - 2.0 * PADDING - DELETE_WIDTH;
    let lay_out = |face: Face, color, words: String| {
        let galley = face.lay_out(ui.painter(), &words, color, width);
        (words, galley)
    };
    let lines = vec![
        lay_out(Text::Body.into(), tokens.text, jotting.text.clone()),
        lay_out(Text::Note.into(), tokens.muted, about(screen, jotting)),
    ];
    let text: f32 = lines.iter().map(|(_, galley)| galley.size().y).sum();
    let height = text + metrics.holding(TARGET_MIN) + PADDING + 4.0 + space::SMALL;
    Some(Row { jotting, is_deleted: false, index, lines, height })
}

/// When it was written, in which practice, and its label.
fn about(screen: &ScreenContext<'_>, jotting: &Jotting) -> String {
    let from = (!jotting.title.is_empty()).then(|| jotting.title.clone());
    let tag = (!jotting.tag.is_empty()).then(|| jotting.tag.clone());
    let parts: Vec<String> = [Some(when(screen, jotting)), from, tag].into_iter().flatten().collect();
    parts.join(" · ")
}

/// The day and the time of some words, by the clock on the wall where they were written.
pub fn when(screen: &ScreenContext<'_>, jotting: &Jotting) -> String {
    let written = WallTime { utc_ms: jotting.created_utc_ms, zone: jotting.zone.clone() }.zoned();
    names::day_and_time(screen.words(), &written, screen.today())
}

fn show_row(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    list: &mut WordsList,
    row: &Row<'_>,
) {
    let rect = column.take(row.height - space::SMALL);
    Card::paper(ui, rect);
    let control = if row.is_deleted {
        show_deleted(ui, screen, rect, list, row.jotting)
    } else if list.draft.as_ref().is_some_and(|draft| draft.id == row.jotting.id) {
        show_draft(ui, screen, rect.shrink(PADDING), list)
    } else {
        show_kept(ui, screen, rect, list, row)
    };
    if let Some(id) = control {
        ui.ctx().accesskit_node_builder(id, |node| node.set_position_in_set(row.index));
    }
}

fn show_kept(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    rect: Rect,
    list: &mut WordsList,
    row: &Row<'_>,
) -> Option<egui::Id> {
    let words = screen.words();
    let (jotting, when) = (row.jotting, when(screen, row.jotting));
    let mut column =
        Column::new(rect.left() + PADDING, rect.width() - 2.0 * PADDING - DELETE_WIDTH, rect.top() + PADDING);
    for (words, galley) in &row.lines {
        let place = Rect::from_min_size(column.take(galley.size().y).min, galley.size());
        place_label(ui, place, Arc::clone(galley), words);
    }
    let place =
        column.take_left(140.0 * screen.theme.metrics.scale(), screen.theme.metrics.holding(TARGET_MIN));
    ui.push_id(jotting.id, |ui| {
        let change = Link::new(fl!(words, "words-change")).text(Text::Note).salt(jotting.id).at(ui, place);
        list.give_focus(WordsFocus::Change(jotting.id), &change);
        if change.clicked() {
            list.change(jotting);
        }
        let delete = Rect::from_center_size(pos2(rect.right() - 30.0, rect.center().y), vec2(44.0, 44.0));
        let name = fl!(words, "words-delete-this", when = when.as_str());
        if Button::icon_only(Icon::Delete, name).salt(jotting.id).at(ui, delete).clicked() {
            screen.command(Command::DeleteJotting(jotting.id));
            list.focus = Some(WordsFocus::Undo(jotting.id));
            live::announce(ui, "words", &fl!(words, "words-deleted"));
        }
        Some(change.id)
    })
    .inner
}

fn show_deleted(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    rect: Rect,
    list: &mut WordsList,
    jotting: &Jotting,
) -> Option<egui::Id> {
    let (words, theme) = (screen.words(), screen.theme);
    let says = fl!(words, "words-deleted");
    let size = vec2(theme.metrics.holding(156.0).min(rect.width() / 2.0), rect.height() - 12.0);
    let place = Rect::from_min_size(rect.right_top() + vec2(-8.0 - size.x, 6.0), size);
    let room = vec2(place.left() - rect.left() - 2.0 * PADDING, rect.height());
    let galley = Face::from(Text::Body).fit(ui.painter(), &says, theme.tokens.muted, room, Align::Min);
    let at = Rect::from_min_size(rect.left_center() + vec2(PADDING, -galley.size().y / 2.0), galley.size());
    ui.push_id(jotting.id, |ui| {
        place_label(ui, at, galley, &says);
        let name = fl!(words, "words-undo-this", when = when(screen, jotting));
        let button = Button::quiet(fl!(words, "look-back-undo")).name(name).salt(jotting.id).at(ui, place);
        list.give_focus(WordsFocus::Undo(jotting.id), &button);
        if button.clicked() {
            restore(screen, jotting.id, list);
        }
        Some(button.id)
    })
    .inner
}

fn draft_height(screen: &ScreenContext<'_>) -> f32 {
    let metrics = screen.theme.metrics;
    let note = metrics.text(Text::Note.line_points()) + 4.0;
    let page = 4.0 * metrics.text(Text::Body.line_points()) + 24.0;
    2.0 * note + page + metrics.holding(52.0) + metrics.holding(48.0) + 2.0 * space::SMALL
}

/// Words being changed, with their label below.
fn show_draft(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    rect: Rect,
    list: &mut WordsList,
) -> Option<egui::Id> {
    let words = screen.words();
    let metrics = screen.theme.metrics;
    let mut draft = list.draft.take()?;
    let note = metrics.text(Text::Note.line_points()) + 4.0;
    let mut column = Column::new(rect.left(), rect.width(), rect.top());
    let place = column.take(note + 4.0 * metrics.text(Text::Body.line_points()) + 24.0);
    let field = Field::page(&mut draft.text, fl!(words, "words-text"), 4)
        .characters_max(NOTE_CHARACTERS_MAX)
        .salt(("words", draft.id))
        .at(ui, place);
    list.give_focus(WordsFocus::Field(draft.id), &field);
    column.skip(space::SMALL);
    let place = column.take_left(320.0 * metrics.scale(), note + metrics.holding(52.0));
    Field::line(&mut draft.tag, fl!(words, "glimmer-tag"))
        .characters_max(TAG_CHARACTERS_MAX)
        .salt(("tag", draft.id))
        .at(ui, place);
    column.skip(space::SMALL);
    let places = column.grid(2, 2, (100.0, metrics.holding(48.0)), space::SMALL);
    let names = [fl!(words, "words-done"), fl!(words, "words-leave")];
    let mut pressed = None;
    for (index, (name, place)) in names.into_iter().zip(places).enumerate() {
        if Button::quiet(name).salt((index, draft.id)).at(ui, place).clicked() {
            pressed = Some(index);
        }
    }
    let escapes = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    match pressed {
        Some(0) => {
            list.focus = Some(WordsFocus::Change(draft.id));
            let (id, text, tag) = (draft.id, draft.text, draft.tag);
            screen.command(Command::AmendJotting { id, text, tag });
        }
        Some(_) => list.focus = Some(WordsFocus::Change(draft.id)),
        None if escapes => list.focus = Some(WordsFocus::Change(draft.id)),
        None => list.draft = Some(draft),
    }
    Some(field.id)
}
