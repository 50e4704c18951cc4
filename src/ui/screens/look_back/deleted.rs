//! A sitting that was deleted on the page that is open: its line, and the way to bring it back.

use egui::{Align, Key, Modifiers, Rect, Response, Ui, vec2};
use softlanding_core::record::Record;
use uuid::Uuid;

use crate::app::Command;
use crate::platform::WallTime;
use crate::text::{fl, names};

use crate::ui::layout::{Column, place_label};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::{Changed, Focus, Looking};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Card};

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

/// The height of [`show`] without the air below, in points.
pub fn height(theme: &Theme) -> f32 {
    theme.metrics.holding(56.0)
}

/// A line in the place of a deleted sitting. Returns the way to bring it back.
pub fn show(
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
    let rect = column.take(height(theme));
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
        time = names::time(words, &WallTime::begun(record).zoned())
    );
    let button = Button::quiet(undo).name(name).salt(record.id).at(ui, button);
    looking.give_focus(Focus::Undo(record.id), &button);
    if button.clicked() {
        restore(screen, record.id, looking);
    }
    button
}
