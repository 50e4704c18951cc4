//! What was kept, by day: before and after as a small drawing with words.

use egui::{Align, Key, Modifiers, Rect, Response, Ui, vec2};
use softlanding_core::record::{Ending, Record};
use uuid::Uuid;

use crate::app::{App, Command};
use crate::platform::WallTime;
use crate::text::findings;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::layout::{Column, place_label};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::{Changed, Focus, Looking};
use crate::ui::state::view::View;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Card, Link};

use super::rows::{self, Rows};

/// The number of sittings listed at first, and added each time that more is asked for.
const PAGE: usize = 200;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let kept = screen.app.kept();
    let found = kept.found().filter(|_| !view.looking.wanted.trim().is_empty());
    let most = PAGE.saturating_mul(view.looking.pages_more + 1);
    let has_more = found.is_none() && kept.len() > most;
    let rows = Rows::new(kept, found, most);
    rows::show(ui, screen, column, &rows, &mut view.looking);
    if has_more {
        let rect = column.take(48.0);
        if Link::new(fl!(screen.words(), "look-back-more")).at(ui, rect).clicked() {
            view.looking.pages_more += 1;
        }
    }
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

/// How long it was, and how it ended.
pub fn how_long_and_ended(app: &App, record: &Record) -> String {
    let length = names::length(app.words(), record.practised_ms);
    format!("{length} · {}", ending_words(app.words(), record.ending))
}

/// The first line of the note, and the labels.
pub fn own_words(record: &Record) -> Option<String> {
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

/// The height of [`show_deleted`] without the air below, in points.
pub fn deleted_height(theme: &Theme) -> f32 {
    theme.metrics.holding(56.0)
}

/// A line in the place of a deleted sitting. Returns the way to bring it back.
pub fn show_deleted(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    record: &Record,
    looking: &mut Looking,
) -> Response {
    let words = screen.words();
    let theme = screen.theme;
    let title = record.title.as_str();
    let says = fl!(words, "look-back-deleted", title = title);
    let rect = column.take(deleted_height(theme));
    column.skip(space::SMALL);
    Card::paper(ui, rect);
    let undo = fl!(words, "look-back-undo");
    let size = vec2(theme.metrics.holding(156.0).min(rect.width() / 2.0), rect.height() - 12.0);
    let button = Rect::from_min_size(rect.right_top() + vec2(-8.0 - size.x, 6.0), size);
    let room = vec2(button.left() - rect.left() - 32.0, rect.height());
    let galley = Face::from(Text::Body).fit(ui.painter(), &says, theme.tokens.muted, room, Align::Min);
    let place = Rect::from_min_size(rect.left_center() + vec2(16.0, -galley.size().y / 2.0), galley.size());
    place_label(ui, place, galley, &says);
    let name = fl!(
        words,
        "look-back-undo-this",
        title = title,
        time = WallTime::begun(record).zoned().strftime("%H:%M").to_string()
    );
    let button = Button::quiet(undo).name(name).salt(record.id).at(ui, button);
    looking.give_focus(Focus::Undo(record.id), &button);
    if button.clicked() {
        restore(screen, record.id, looking);
    }
    button
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
