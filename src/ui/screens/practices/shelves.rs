//! Practices before anybody looks for one: shelves, each with as many cards as stand side by side.

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::search::Shelf;
use crate::text::finding;
use crate::text::fl;

use crate::ui::action::Route;
use crate::ui::layout::{self, Column};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::browsing::{Browsing, OnShelf};
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::Link;

use super::{cards, foot};

/// The number of cards below each other where a row holds one only.
const STACKED: usize = 2;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, browsing: &mut Browsing) {
    let shelves = browsing.shelves(screen.app);
    let count = shelves.iter().find(|one| one.shelf == Shelf::All).map_or(0, |all| all.count);
    live::announce(ui, "found", &fl!(screen.words(), "found-count", count = count));
    for one in shelves.iter().filter(|one| one.shelf != Shelf::All && one.count > 0) {
        shelf(ui, screen, column, browsing, one);
    }
    if let Some(all) = shelves.iter().find(|one| one.shelf == Shelf::All) {
        let rect = column.take(screen.theme.metrics.holding(TARGET_MIN));
        let says = fl!(screen.words(), "shelf-all-count", count = all.count);
        if Link::new(says).plain().at(ui, rect).clicked() {
            screen.go(Route::Shelf(Shelf::All));
        }
        column.skip(space::MEDIUM);
        foot::show(ui, screen, column, all.set_aside, all.asks_first);
    }
}

fn shelf(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    browsing: &mut Browsing,
    one: &OnShelf,
) {
    head(ui, screen, column, one);
    let (size, gap) = (cards::size(screen), cards::gap(screen));
    let side_by_side = column.fitting(size.x, gap).min(cards::SIDE_BY_SIDE);
    let shown = if side_by_side == 1 { STACKED } else { side_by_side };
    let first: Vec<usize> = one.first.iter().copied().take(shown).collect();
    let cards = column.grid(first.len().max(side_by_side), side_by_side, size, gap);
    let mut list = layout::list(ui, &finding::shelf(screen.words(), screen.settings(), one.shelf), one.count);
    for (place, (index, rect)) in first.into_iter().zip(cards).enumerate() {
        cards::show(&mut list, screen, browsing, rect, index, (Some(one.shelf), place));
    }
    ui.expand_to_include_rect(list.min_rect());
    column.skip(screen.layout.pick(28.0, space::SMALL));
}

/// Its name, and at the right the way to all of it.
fn head(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, one: &OnShelf) {
    let (words, theme) = (screen.words(), screen.theme);
    let name = finding::shelf(words, screen.settings(), one.shelf);
    let all = fl!(words, "shelf-all");
    let all_width =
        Text::Body.semibold().lay_out(ui.painter(), &all, theme.tokens.text, f32::INFINITY).size().x;
    let all_width = (all_width + space::MEDIUM).max(TARGET_MIN);
    let room = column.width() - all_width - space::SMALL;
    let galley = Text::Lead.semibold().lay_out(ui.painter(), &name, theme.tokens.text, room);
    let row = column.take(theme.metrics.holding(TARGET_MIN).max(galley.size().y));
    let at = pos2(row.left(), row.center().y - galley.size().y / 2.0);
    layout::subheading(ui, Rect::from_min_size(at, galley.size()), galley, &name);
    let place = Rect::from_min_size(pos2(row.right() - all_width, row.top()), vec2(all_width, row.height()));
    let said = fl!(words, "shelf-all-of", shelf = name);
    let link = Link::new(all).name(said).plain().align(Align::Max).salt(one.shelf);
    if link.at(ui, place).clicked() {
        screen.go(Route::Shelf(one.shelf));
    }
    column.skip(4.0);
}
