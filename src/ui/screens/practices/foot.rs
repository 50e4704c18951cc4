//! Below the practices: what is not shown and why, packs, and where own exercises go.

use egui::Ui;

use crate::app::Command;
use crate::text::faults::visible;
use crate::text::fl;

use crate::ui::action::Route;
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::Link;

/// `set_aside` more are never to be offered, and `asks_first` more ask first.
pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    set_aside: usize,
    asks_first: usize,
) {
    let words = screen.words();
    let theme = screen.theme;
    if set_aside > 0 {
        let rect = column.take(theme.metrics.holding(48.0));
        let says = fl!(words, "comfort-set-aside", count = set_aside);
        if Link::new(says).at(ui, rect).clicked() {
            screen.go(Route::Comfort);
        }
        column.skip(space::SMALL);
    }
    if asks_first > 0 {
        let rect = column.take(theme.metrics.holding(48.0));
        if Link::new(fl!(words, "found-ask-first")).at(ui, rect).clicked() {
            screen.go(Route::Held);
        }
        column.skip(space::SMALL);
    }
    for pack in screen.app.packs() {
        let title = visible(pack.title());
        let says = fl!(words, "found-pack-here", title = title.as_str(), count = pack.exercises);
        column.text(ui, Text::Note, theme.tokens.text, &says);
        let rect = column.take(theme.metrics.holding(TARGET_MIN));
        if Link::new(fl!(words, "found-pack-remove", title = title)).at(ui, rect).clicked() {
            screen.command(Command::RemovePack(pack.name.clone()));
        }
        column.skip(space::SMALL);
    }
    let folder = screen.app.paths().own_exercises().display().to_string();
    let says = [fl!(words, "found-folder", folder = folder), fl!(words, "found-pack")];
    column.text(ui, Text::Small, theme.tokens.muted, &says.join(" "));
}
