//! What was kept, by day: before and after as a small drawing with words.

use egui::{Color32, Rect, Stroke, Ui, pos2, vec2};
use jiff::Zoned;
use jiff::civil::Date;
use softlanding_core::record::{Ending, Record};

use crate::app::{App, Command, WallTime};
use crate::findings;
use crate::names;
use crate::words::{Words, fl};

use crate::ui::action::{Action, Actions, Place};
use crate::ui::icons::Icon;
use crate::ui::layout::{Column, place_label};
use crate::ui::rate::{MARK_SIDE, mark_place, paint_mark};
use crate::ui::text::{Face, Text};
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Link};

const MARKS_WIDTH: f32 = 72.0;

pub fn show(ui: &mut Ui, app: &App, column: &mut Column, view: &mut View, actions: &mut Actions) {
    let found = app.found().filter(|_| !view.looking.wanted.trim().is_empty());
    let records = found.map_or(app.kept().records(), |found| found.records.as_slice());
    let today = app.wall().zoned().date();
    let mut shown_day = None;
    for record in records {
        let begun = when(record);
        if shown_day != Some(begun.date()) {
            shown_day = Some(begun.date());
            show_day(ui, app, column, begun.date(), today);
        }
        show_record(ui, app, column, record, &begun, actions);
    }
    if found.is_none() && app.kept().has_more() {
        let rect = column.take(48.0);
        if Link::new(fl!(app.words(), "look-back-more")).at(ui, rect).clicked() {
            actions.command(Command::LoadMore);
        }
    }
}

/// When it was begun, by the clock on the wall it was begun at.
fn when(record: &Record) -> Zoned {
    WallTime::begun(record).zoned()
}

fn show_day(ui: &mut Ui, app: &App, column: &mut Column, day: Date, today: Date) {
    let theme = Theme::of(ui.ctx());
    column.skip(space::MEDIUM);
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, &names::day(app.words(), day, today));
    column.skip(space::SMALL);
}

/// One line in words: what a screen reader says and what the drawing means.
#[must_use]
pub fn in_words(app: &App, record: &Record) -> String {
    findings::before_and_after(app.words(), app.settings(), record.before.as_ref(), record.after.as_ref())
}

fn ending_words(words: &Words, ending: Ending) -> String {
    match ending {
        Ending::Whole => fl!(words, "look-back-whole"),
        Ending::Enough => fl!(words, "look-back-enough"),
        Ending::NotForMe => fl!(words, "look-back-not-for-me"),
        Ending::Interrupted => fl!(words, "look-back-interrupted"),
        Ending::Gentler => fl!(words, "look-back-gentler"),
    }
}

fn show_record(
    ui: &mut Ui,
    app: &App,
    column: &mut Column,
    record: &Record,
    begun: &Zoned,
    actions: &mut Actions,
) {
    let theme = Theme::of(ui.ctx());
    let time = begun.strftime("%H:%M").to_string();
    let about = format!("{time} · {}", how_long_and_ended(app, record));
    let mut lines = vec![
        (Text::Note.into(), theme.tokens.text, in_words(app, record)),
        (Text::Note.into(), theme.tokens.muted, about),
    ];
    lines.extend(own_words(record).map(|line| (Face::from(Text::Note), theme.tokens.text, line)));
    let left = column.left();
    let text_left = left + 16.0 + MARKS_WIDTH + 16.0;
    let width = column.width() - (text_left - left) - 52.0;
    let lay_out = |(face, color, words): (Face, Color32, String)| {
        (face.lay_out(ui.painter(), &words, color, width), words)
    };
    let galleys: Vec<_> = lines.into_iter().map(lay_out).collect();
    let title_height = theme.metrics.holding(TARGET_MIN);
    let height = galleys.iter().map(|(galley, _)| galley.size().y).sum::<f32>() + title_height + 12.0;
    let rect = column.take(height);
    column.skip(space::SMALL);
    let in_sight = ui.clip_rect();
    if !in_sight.expand2(vec2(0.0, in_sight.height())).intersects(rect) {
        // What is far out of sight takes its room and nothing else. The next one is there for Tab.
        ui.expand_to_include_rect(rect);
        return;
    }
    Card::paper(ui, rect);
    let title = Rect::from_min_size(pos2(text_left, rect.top() + 2.0), vec2(width, title_height));
    let link = Link::new(record.title.as_str()).salt(record.id);
    if link.at(ui, title).clicked() {
        actions.push(Action::Go(Place::Sitting(record.id)));
    }
    let mut y = title.bottom();
    for (galley, words) in galleys {
        let place = Rect::from_min_size(pos2(text_left, y), galley.size());
        y += galley.size().y;
        place_label(ui, place, galley, &words);
    }
    let marks = Rect::from_min_max(
        pos2(rect.left() + 16.0, rect.top() + 14.0),
        pos2(rect.left() + 16.0 + MARKS_WIDTH, rect.bottom() - 14.0),
    );
    paint_marks(ui, marks, record);
    let delete = Rect::from_center_size(pos2(rect.right() - 30.0, rect.center().y), vec2(44.0, 44.0));
    let name = fl!(app.words(), "look-back-delete-this", title = record.title.as_str(), time = time.as_str());
    if Button::icon_only(Icon::Delete, name).salt(record.id).at(ui, delete).clicked() {
        actions.command(Command::Delete(record.id));
    }
}

/// How long it was, and how it ended.
pub fn how_long_and_ended(app: &App, record: &Record) -> String {
    let length = names::length(app.words(), record.practised_ms);
    format!("{length} · {}", ending_words(app.words(), record.ending))
}

/// The first line of the note, and the labels.
fn own_words(record: &Record) -> Option<String> {
    let note = record.note.lines().map(str::trim).find(|line| !line.is_empty());
    let tags = record.tags.join(", ");
    let pieces: Vec<&str> = note.into_iter().chain((!tags.is_empty()).then_some(tags.as_str())).collect();
    (!pieces.is_empty()).then(|| pieces.join(" · "))
}

/// Before on the left, after on the right, the harder the higher, a thin line between.
fn paint_marks(ui: &Ui, rect: Rect, record: &Record) {
    let theme = Theme::of(ui.ctx());
    let left = |rating| mark_place(rect, rating);
    let right = |rating| mark_place(rect.with_min_x(rect.right() - MARK_SIDE), rating);
    let before = record.before.as_ref().map(|rating| (left(rating), rating));
    let after = record.after.as_ref().map(|rating| (right(rating), rating));
    if let (Some((from, _)), Some((to, _))) = (&before, &after) {
        let away = (to.center() - from.center()).normalized() * (MARK_SIDE / 2.0 + 5.0);
        let ends = [from.center() + away, to.center() - away];
        ui.painter().line_segment(ends, Stroke::new(1.5, theme.tokens.outline));
    }
    for (place, rating) in [before, after].into_iter().flatten() {
        paint_mark(ui, place, rating);
    }
}

/// Ten seconds to bring it back.
pub fn show_undo(ui: &mut Ui, app: &App, column: &mut Column, actions: &mut Actions) {
    let Some(deleted) = app.kept().deleted() else { return };
    let words = app.words();
    let theme = Theme::of(ui.ctx());
    let says = fl!(words, "look-back-deleted", title = deleted.title.as_str());
    let rect = column.take(theme.metrics.holding(56.0));
    Card::paper(ui, rect);
    let galley = Text::Body.lay_out(ui.painter(), &says, theme.tokens.text, rect.width() - 190.0);
    let place = Rect::from_min_size(rect.left_center() + vec2(16.0, -galley.size().y / 2.0), galley.size());
    place_label(ui, place, galley, &says);
    let button = Rect::from_min_max(pos2(rect.right() - 164.0, rect.top() + 6.0), rect.max - vec2(8.0, 6.0));
    if Button::quiet(fl!(words, "look-back-undo")).at(ui, button).clicked() {
        actions.command(Command::UndoDelete);
    }
    column.skip(space::MEDIUM);
}

/// Everything at once, asked about once.
pub fn delete_all(ui: &mut Ui, app: &App, column: &mut Column, view: &mut View, actions: &mut Actions) {
    let words = app.words();
    let theme = Theme::of(ui.ctx());
    let height = theme.metrics.holding(48.0);
    if !view.asks_delete_all {
        let rect = column.take(height);
        if Link::new(fl!(words, "look-back-delete-all")).at(ui, rect).clicked() {
            view.asks_delete_all = true;
        }
        return;
    }
    column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "look-back-delete-all-question"));
    column.skip(space::SMALL);
    let places = column.grid(2, 2, (170.0, height), space::SMALL);
    for (index, place) in places.into_iter().enumerate() {
        let deletes = index == 0;
        let name = if deletes {
            fl!(words, "look-back-delete-all-yes")
        } else {
            fl!(words, "look-back-delete-all-no")
        };
        if Button::quiet(name).at(ui, place).clicked() {
            view.asks_delete_all = false;
            if deletes {
                actions.command(Command::DeleteAll);
            }
        }
    }
}
