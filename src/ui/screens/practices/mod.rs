//! All practices: shelves of them, and what is looked for by words and filters. A shelf that is opened, doors and
//! *Together* are the same screen with what they hold chosen.

mod cards;
mod find;
mod foot;
mod shelves;

use egui::{Key, Modifiers, Ui, vec2};
use softlanding_core::exercise::Family;
use softlanding_core::record::ExerciseKey;

use crate::search::{GoodFor, Page, Query, Shelf};
use crate::text::finding;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::{PeopleTopic, Route};
use crate::ui::layout::{self, Column};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::browsing::{Browsing, Heading, Listing};
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Card, Link};

use super::broken;
use super::now::question;

/// What one does with others stands under *Together* too.
const TOGETHER: [Family; 2] = [Family::Company, Family::Together];
/// The widest that the page becomes: six cards side by side.
pub const COLUMN_MOST: f32 = 1_388.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, route: &Route, view: &mut View) {
    let browsing = &mut view.browsing;
    browsing.belong_to(route, || begun_with(route));
    if browsing.follow(screen.app) {
        ui.ctx().request_repaint();
    }
    let wants_field = find::take_keys(ui, screen, browsing);
    layout::page(ui, screen.layout, &format!("practices {route:?}"), |ui, column| {
        turn_pages(ui, screen);
        top(ui, screen, column, route);
        let query = browsing.query.clone();
        let enters = find::search(ui, screen, column, browsing, wants_field);
        find::filters(ui, screen, column, browsing);
        if browsing.query != query {
            // What is listed below may still be what was looked for before.
            ui.ctx().request_repaint();
        }
        if *route == Route::Practices && !browsing.narrows() {
            broken::show(ui, screen, column, &mut browsing.shows_all_broken);
            shelves::show(ui, screen, column, browsing);
        } else {
            found(ui, screen, column, browsing, enters);
        }
    });
}

/// What is looked for when the screen opens.
fn begun_with(route: &Route) -> Query {
    let families = match route {
        Route::Door(family) => vec![*family],
        Route::OnMyOwn => TOGETHER.to_vec(),
        _ => Vec::new(),
    };
    let good_for = (*route == Route::WithOthers).then_some(GoodFor::Others);
    let shelf = if let Route::Shelf(shelf) = route { Some(*shelf) } else { None };
    Query { shelf, good_for, families, ..Query::default() }
}

/// The page is turned by keys too, while nobody writes.
fn turn_pages(ui: &mut Ui, screen: &ScreenContext<'_>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    // Two lines of what was read last stay in sight.
    let page = screen.layout.page().height() - 2.0 * Text::Body.line_points();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let turned = match (pressed(Key::PageDown), pressed(Key::PageUp)) {
        (true, false) => -page,
        (false, true) => page,
        _ => return,
    };
    ui.scroll_with_delta_animation(vec2(0.0, turned), egui::style::ScrollAnimation::none());
}

/// The name of the screen, where it is not seen by itself what it is; and people, where others are the danger.
fn top(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, route: &Route) {
    let words = screen.words();
    let title = match route {
        Route::Door(family) => names::family(words, *family),
        Route::OnMyOwn => fl!(words, "together-title"),
        Route::WithOthers => fl!(words, "good-for-others"),
        Route::Shelf(shelf) => finding::shelf(words, screen.settings(), *shelf),
        _ => {
            let top = egui::pos2(column.left(), column.y);
            layout::unseen_heading(ui, top, &fl!(words, "practices-title"));
            column.skip(screen.layout.pick(44.0, space::SMALL));
            return;
        }
    };
    question(ui, screen.layout, column, &title);
    if *route == Route::WithOthers {
        let rect = column.take(screen.theme.metrics.holding(TARGET_MIN));
        if Link::new(fl!(words, "danger-link")).at(ui, rect).clicked() {
            screen.go(Route::PeopleFor(PeopleTopic::Danger));
        }
        column.skip(space::SMALL);
    }
}

/// What was found: people and pages before practices.
fn found(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    browsing: &mut Browsing,
    mut enters: bool,
) {
    let listing = browsing.listing(screen.app);
    if listing.people_first {
        people_first(ui, screen, column, std::mem::take(&mut enters));
    }
    let finds_page = pages(ui, screen, column, &listing.pages, enters);
    find::count(ui, screen, column, browsing, &listing);
    sections(ui, screen, column, browsing, &listing);
    if listing.count == 0 && !listing.people_first && !finds_page {
        nothing(ui, screen, column, browsing);
    }
    foot::show(ui, screen, column, listing.set_aside, listing.asks_first);
}

/// People, before any practice: words of danger were typed. Typing changes nothing but what is listed.
fn people_first(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, enters: bool) {
    let words = screen.words();
    let rect = column.take_left(find::FIELD_MOST, layout::card_height(screen.theme, 88.0));
    let card = Card::new(fl!(words, "found-people")).line(fl!(words, "found-people-about"));
    if card.icon(Icon::People).at(ui, rect).clicked() || enters {
        screen.go(Route::People);
    }
    live::announce(ui, "people first", &fl!(words, "found-people"));
    column.skip(space::MEDIUM);
}

/// Pages that were named among the words. Says whether there are any.
fn pages(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    pages: &[Page],
    mut enters: bool,
) -> bool {
    let mut is_any = false;
    for page in pages {
        let (icon, route, title, about) = page_words(screen.words(), *page);
        if route == Route::Glimmers && screen.app.is_guest() {
            continue;
        }
        is_any = true;
        let rect = column.take_left(find::FIELD_MOST, layout::card_height(screen.theme, 88.0));
        live::announce(ui, &title, &title);
        let card = Card::new(title).line(about);
        if card.icon(icon).at(ui, rect).clicked() || std::mem::take(&mut enters) {
            screen.go(route);
        }
        column.skip(space::MEDIUM);
    }
    is_any
}

/// A page's icon, where it is, what it is called, and what it is.
pub(in crate::ui::screens) fn page_words(words: &Words, page: Page) -> (Icon, Route, String, String) {
    let (icon, route) = match page {
        Page::People => (Icon::People, Route::People),
        Page::Plan => (Icon::Reflect, Route::Plan),
        Page::Night => (Icon::Moon, Route::Night),
        Page::Glimmers => (Icon::Reflect, Route::Glimmers),
        Page::InStep => (Icon::Together, Route::InStep(None)),
        Page::Map => (Icon::Reflect, Route::Map),
        Page::TimeOut => (Icon::Pause, Route::TimeOut),
    };
    let (title, about) = match page {
        Page::People => (fl!(words, "found-people"), fl!(words, "found-people-about")),
        Page::Plan => (fl!(words, "plan-title"), fl!(words, "found-plan-about")),
        Page::Night => (fl!(words, "found-night"), fl!(words, "found-night-about")),
        Page::Glimmers => (fl!(words, "found-jar"), fl!(words, "found-jar-about")),
        Page::InStep => (fl!(words, "in-step-title"), fl!(words, "in-step-found-about")),
        Page::Map => (fl!(words, "map-title"), fl!(words, "map-found-about")),
        Page::TimeOut => (fl!(words, "time-out-title"), fl!(words, "time-out-found-about")),
    };
    (icon, route, title, about)
}

fn sections(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    browsing: &mut Browsing,
    listing: &Listing,
) {
    let (size, gap) = (cards::size(screen), cards::gap(screen));
    let mut before = 0;
    let mut list = layout::list(ui, &fl!(screen.words(), "practices-title"), listing.count);
    for section in &listing.sections {
        if let Some(name) = heading(screen.words(), section.heading) {
            let galley = column.lay_out(&list, Text::Lead.semibold(), screen.theme.tokens.text, &name);
            layout::subheading(&mut list, column.take(galley.size().y), galley, &name);
            column.skip(12.0);
        }
        for (place, rect) in
            column.grid_in_sight(&mut list, section.indices.len(), cards::SIDE_BY_SIDE, size, gap)
        {
            if let Some(index) = section.indices.get(place) {
                cards::show(&mut list, screen, browsing, rect, *index, (None, before + place));
            }
        }
        before += section.indices.len();
        column.skip(space::WIDE);
    }
    ui.expand_to_include_rect(list.min_rect());
}

fn heading(words: &Words, heading: Heading) -> Option<String> {
    match heading {
        Heading::None => None,
        Heading::Favourites => Some(fl!(words, "found-favourites")),
        Heading::Family(family) => Some(names::family(words, family)),
    }
}

/// A favourite, or no longer one.
pub fn toggle_favourite(screen: &mut ScreenContext<'_>, key: &ExerciseKey) {
    screen.change_settings(|settings| {
        if !settings.favourites.remove(key) {
            settings.favourites.insert(key.clone());
        }
    });
}

/// Nothing was found: kindly, and with a way on.
fn nothing(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, browsing: &mut Browsing) {
    let (words, theme) = (screen.words(), screen.theme);
    let is_empty_shelf = matches!(browsing.query.shelf, Some(Shelf::Yours)) && !browsing.narrows();
    let says = if is_empty_shelf { fl!(words, "shelf-yours-empty") } else { fl!(words, "found-nothing") };
    column.text(ui, Text::Lead, theme.tokens.text, &says);
    if browsing.narrows() {
        column.text(ui, Text::Body, theme.tokens.muted, &fl!(words, "found-nothing-next"));
        column.skip(space::MEDIUM);
        let rect = column.take_left(260.0 * theme.metrics.scale(), theme.metrics.holding(56.0));
        if Button::quiet(fl!(words, "found-show-all")).at(ui, rect).clicked() {
            browsing.show_all();
        }
    }
    column.skip(space::LARGE);
}
