//! What was kept, by day: before and after as a small drawing with words.

use egui::Ui;

use crate::app::Command;
use crate::text::fl;

use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::Focus;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link};

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
