//! What may help if it feels worse: one press away during a practice, which waits meanwhile, and by itself after
//! it was harder.

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};
use softlanding_core::rating::Shift;
use softlanding_core::sitting::{Event, Sitting};

use crate::app::Command;
use crate::text::{describe, fl};

use crate::ui::action::Route;
use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Card};

/// Opens it and lets the practice wait, or closes it again.
pub fn toggle(screen: &mut ScreenContext<'_>, sitting: &Sitting, view: &mut View) {
    let id = sitting.record().id;
    if view.feels_worse.take() == Some(id) {
        return;
    }
    view.feels_worse = Some(id);
    screen.command(Command::Practice(Event::Pause));
}

/// In the place of guidance and picture. Stop, Go on and Gentler stand below it as always.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, room: Rect) {
    let words = screen.words();
    let help = describe::what_helps(words, sitting.exercise());
    live::announce(ui, "guidance", &help);
    // Its bar stands at the window's edge, beside the card.
    let sight = screen.layout.window.with_min_y(room.top()).with_max_y(room.bottom());
    let mut child = ui.new_child(UiBuilder::new().max_rect(sight).id_salt("feels worse"));
    child.set_clip_rect(sight.intersect(ui.clip_rect()));
    let area = ScrollArea::vertical().id_salt("feels worse").auto_shrink(false).animated(false);
    area.show(&mut child, |ui| {
        let top = ui.max_rect().top() + room.height() * screen.layout.pick(0.24, 0.08);
        let mut column = Column::new(room.left(), room.width(), top);
        column.flow(ui, |ui| Card::around(ui, |ui| show_card(ui, screen, &help)));
    });
}

fn show_card(ui: &mut Ui, screen: &mut ScreenContext<'_>, help: &str) {
    let words = screen.words();
    let ink = screen.theme.tokens.text;
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Lead.semibold(), ink, &fl!(words, "about-if-worse"));
    column.skip(space::SMALL);
    column.text(ui, Text::Lead, ink, help);
    column.skip(space::MEDIUM);
    column.text(ui, Text::Note, ink, &fl!(words, "worse-ways"));
    column.skip(space::MEDIUM);
    let button = column.take(screen.theme.metrics.holding(48.0));
    let width = (220.0 * screen.theme.metrics.scale()).min(button.width());
    let button = Rect::from_min_size(button.min, vec2(width, button.height()));
    if Button::quiet(fl!(words, "worse-person")).at(ui, button).clicked() {
        screen.go(Route::People);
    }
}

/// After it was harder, or went far away: the same words by themselves.
pub fn show_after(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, sitting: &Sitting) {
    if sitting.shift().is_some_and(Shift::is_harder) {
        let words = screen.words();
        column.section(ui, &fl!(words, "about-if-worse"), &[describe::what_helps(words, sitting.exercise())]);
    }
}
