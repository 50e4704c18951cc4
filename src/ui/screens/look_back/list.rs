//! What was kept, by day: before and after as a small drawing with words.

use std::borrow::Cow;

use egui::{Align, Color32, Key, Modifiers, Rect, Ui, pos2, vec2};
use jiff::Zoned;
use jiff::civil::Date;
use softlanding_core::record::{Ending, Record};
use uuid::Uuid;

use crate::app::{App, Command};
use crate::platform::WallTime;
use crate::text::findings;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::Route;
use crate::ui::layout::{Column, place_label};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::{Changed, Focus, Looking};
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Card, Link};

use super::marks;

const MARKS_WIDTH: f32 = 72.0;
/// The number of sittings listed at first, and added each time that more is asked for.
const PAGE: usize = 200;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let kept = screen.app.kept();
    let found = kept.found().filter(|_| !view.looking.wanted.trim().is_empty());
    let listed = PAGE.saturating_mul(view.looking.pages_more + 1);
    let newest = || kept.observations().newest_first().take(listed).map(|sitting| sitting.id).collect();
    let ids = found.as_ref().map_or_else(newest, |found| found.ids.clone());
    let records: Vec<Cow<'_, Record>> = ids.into_iter().filter_map(|id| kept.as_known(id)).collect();
    let today = screen.today();
    let mut shown_day = None;
    let wanted = found.as_ref().map(|found| found.words);
    for line in with_deleted(&records, kept.deleted(), wanted) {
        let begun = when(line.record());
        if shown_day != Some(begun.date()) {
            shown_day = Some(begun.date());
            show_day(ui, screen, column, begun.date(), today);
        }
        match line {
            Line::Kept(record) => show_record(ui, screen, column, (record, &begun), &mut view.looking),
            Line::Deleted(record) => show_deleted(ui, screen, column, record, &mut view.looking),
        }
    }
    if found.is_none() && kept.len() > listed {
        let rect = column.take(48.0);
        if Link::new(fl!(screen.words(), "look-back-more")).at(ui, rect).clicked() {
            view.looking.pages_more += 1;
        }
    }
}

/// What stands in the list.
enum Line<'a> {
    Kept(&'a Record),
    /// Where a sitting stood that can be brought back.
    Deleted(&'a Record),
}

impl<'a> Line<'a> {
    fn record(&self) -> &'a Record {
        match self {
            Self::Kept(record) | Self::Deleted(record) => record,
        }
    }
}

/// These records, newest first, with the deleted ones at their places; of those, what was looked for.
fn with_deleted<'a>(
    records: &'a [Cow<'a, Record>],
    deleted: &'a [Record],
    wanted: Option<&str>,
) -> impl Iterator<Item = Line<'a>> {
    let is_wanted = |record: &&Record| wanted.is_none_or(|wanted| record.mentions(wanted));
    let mut deleted: Vec<&Record> = deleted.iter().filter(is_wanted).collect();
    deleted.sort_by_key(|record| std::cmp::Reverse(record.id));
    let mut deleted = deleted.into_iter().peekable();
    let mut records = records.iter().peekable();
    std::iter::from_fn(move || {
        let is_next = |record: &&Record| records.peek().is_none_or(|next| record.id > next.id);
        let next = deleted.next_if(is_next).map(Line::Deleted);
        next.or_else(|| records.next().map(|record| Line::Kept(record.as_ref())))
    })
}

/// When it was begun, by the clock on the wall it was begun at.
fn when(record: &Record) -> Zoned {
    WallTime::begun(record).zoned()
}

fn show_day(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, day: Date, today: Date) {
    let theme = screen.theme;
    column.skip(space::MEDIUM);
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, &names::day(screen.words(), day, today));
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
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    (record, begun): (&Record, &Zoned),
    looking: &mut Looking,
) {
    let theme = screen.theme;
    let time = time_of_day(begun);
    let about = format!("{time} · {}", how_long_and_ended(screen.app, record));
    let mut lines = vec![
        (Text::Note.into(), theme.tokens.text, in_words(screen.app, record)),
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
    if screen.app.kept().lacks(record.id) {
        screen.command(Command::Fetch(vec![record.id]));
    }
    Card::paper(ui, rect);
    let title = Rect::from_min_size(pos2(text_left, rect.top() + 2.0), vec2(width, title_height));
    let link = Link::new(record.title.as_str()).salt(record.id);
    let link = link.at(ui, title);
    looking.give_focus(Focus::Sitting(record.id), &link);
    if link.clicked() {
        screen.go(Route::Sitting(record.id));
    }
    let mut y = title.bottom();
    for (galley, words) in galleys {
        let place = Rect::from_min_size(pos2(text_left, y), galley.size());
        y += galley.size().y;
        place_label(ui, place, galley, &words);
    }
    let place_of_marks = Rect::from_min_max(
        pos2(rect.left() + 16.0, rect.top() + 14.0),
        pos2(rect.left() + 16.0 + MARKS_WIDTH, rect.bottom() - 14.0),
    );
    marks::paint(ui, place_of_marks, record);
    let delete = Rect::from_center_size(pos2(rect.right() - 30.0, rect.center().y), vec2(44.0, 44.0));
    let name =
        fl!(screen.words(), "look-back-delete-this", title = record.title.as_str(), time = time.as_str());
    if Button::icon_only(Icon::Delete, name).salt(record.id).at(ui, delete).clicked() {
        self::delete(screen, record.id, looking);
    }
}

fn time_of_day(begun: &Zoned) -> String {
    begun.strftime("%H:%M").to_string()
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

/// Deletes a sitting, and has the keyboard wait at the way back.
pub fn delete(screen: &mut ScreenContext<'_>, id: Uuid, looking: &mut Looking) {
    screen.command(Command::Delete(id));
    looking.deleted(id);
}

fn restore(screen: &mut ScreenContext<'_>, id: Uuid, looking: &mut Looking) {
    screen.command(Command::UndoDelete(id));
    looking.restored(id);
}

/// Ctrl+Z brings back what was deleted last, unless words are being written; what was done is read out.
pub fn show_changed(ui: &Ui, screen: &mut ScreenContext<'_>, looking: &mut Looking) {
    let last = screen.app.kept().deleted().last().filter(|_| !ui.ctx().text_edit_focused());
    if let Some(last) = last
        && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Z))
    {
        restore(screen, last.id, looking);
    }
    let words = screen.words();
    let deleted = |id: Uuid| screen.app.kept().deleted().iter().find(|record| record.id == id);
    let said = match looking.changed {
        Some(Changed::Deleted(id)) => {
            deleted(id).map(|record| fl!(words, "look-back-deleted-say", title = record.title.as_str()))
        }
        Some(Changed::Restored(id)) => screen
            .app
            .kept()
            .record(id)
            .map(|record| fl!(words, "look-back-restored", title = record.title.as_str())),
        None => None,
    };
    if let Some(said) = said {
        live::announce(ui, "changed", &said);
    }
}

/// A line in the place of a deleted sitting.
pub fn show_deleted(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    record: &Record,
    looking: &mut Looking,
) {
    let words = screen.words();
    let theme = screen.theme;
    let title = record.title.as_str();
    let says = fl!(words, "look-back-deleted", title = title);
    let rect = column.take(theme.metrics.holding(56.0));
    column.skip(space::SMALL);
    Card::paper(ui, rect);
    let undo = fl!(words, "look-back-undo");
    let size = vec2(theme.metrics.holding(156.0).min(rect.width() / 2.0), rect.height() - 12.0);
    let button = Rect::from_min_size(rect.right_top() + vec2(-8.0 - size.x, 6.0), size);
    let room = vec2(button.left() - rect.left() - 32.0, rect.height());
    let galley = Face::from(Text::Body).fit(ui.painter(), &says, theme.tokens.muted, room, Align::Min);
    let place = Rect::from_min_size(rect.left_center() + vec2(16.0, -galley.size().y / 2.0), galley.size());
    place_label(ui, place, galley, &says);
    let name = fl!(words, "look-back-undo-this", title = title, time = time_of_day(&when(record)));
    let button = Button::quiet(undo).name(name).salt(record.id).at(ui, button);
    looking.give_focus(Focus::Undo(record.id), &button);
    if button.clicked() {
        restore(screen, record.id, looking);
    }
}

/// Everything at once, asked about once.
pub fn delete_all(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let theme = screen.theme;
    let height = theme.metrics.holding(48.0);
    if !view.asks_delete_all {
        let rect = column.take(height);
        let link = Link::new(fl!(words, "look-back-delete-all")).at(ui, rect);
        view.looking.give_focus(Focus::Ask, &link);
        if link.clicked() {
            view.asks_delete_all = true;
            view.looking.focus_on(Focus::No);
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
        let button = Button::quiet(name).at(ui, place);
        if !deletes {
            view.looking.give_focus(Focus::No, &button);
        }
        if button.clicked() {
            view.asks_delete_all = false;
            view.looking.focus_on(Focus::Ask);
            if deletes {
                screen.command(Command::DeleteAll);
            }
        }
    }
}
