//! One card: where it leads, and the key that makes it a favourite.

use egui::{Rect, Ui, Vec2, vec2};

use crate::search::Shelf;
use crate::settings::KeyCommand;

use crate::ui::action::Route;
use crate::ui::keys;
use crate::ui::screens::ScreenContext;
use crate::ui::state::browsing::Browsing;
use crate::ui::widgets::PracticeCard;

use super::toggle_favourite;

/// The most cards in a row.
pub const SIDE_BY_SIDE: usize = 6;
/// The least width of a card; in a narrow window two stand side by side.
const WIDTH: f32 = 208.0;
const WIDTH_NARROW: f32 = 150.0;

/// The least size of a card.
#[must_use]
pub fn size(screen: &ScreenContext<'_>) -> Vec2 {
    let width = screen.layout.pick(WIDTH, WIDTH_NARROW) * screen.theme.metrics.scale().min(1.5);
    vec2(width, PracticeCard::height(screen.theme))
}

/// Between two cards.
#[must_use]
pub fn gap(screen: &ScreenContext<'_>) -> f32 {
    screen.layout.pick(28.0, 12.0)
}

/// Shows the entry with this index there: on a shelf or in a list, and at which place of it, from 0.
pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    browsing: &mut Browsing,
    rect: Rect,
    index: usize,
    (shelf, place): (Option<Shelf>, usize),
) {
    let Some(entry) = browsing.entries().get(index).cloned() else { return };
    let Some(facts) = browsing.facts(screen.words(), index) else { return };
    let is_favourite = screen.settings().favourites.contains(&entry.key);
    let said = facts.said(screen.words(), is_favourite);
    let card = PracticeCard::new(entry.exercise.title.as_str(), &facts.picture, (shelf, &entry.key))
        .line(facts.line.as_str())
        .said(said)
        .favourite(is_favourite)
        .place_in_list(place);
    let response = card.at(ui, rect);
    let favours = response.has_focus() && keys::pressed(ui, screen.settings(), KeyCommand::Favourite);
    if favours {
        toggle_favourite(screen, &entry.key);
    } else if response.clicked() {
        screen.go(Route::About(entry.key));
    }
}
