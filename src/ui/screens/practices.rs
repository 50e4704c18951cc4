//! All practices: looked for by words, by what they are good for, by family. Doors and *Together* are the same
//! screen with their families chosen.

use egui::{Event, Key, Modifiers, Ui};
use softlanding_core::exercise::Family;
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::{App, Command};
use crate::library::Entry;
use crate::search::{Filter, GoodFor, Query, names_page};
use crate::text::cautions;
use crate::text::faults::visible;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::{Action, PeopleTopic, Route};
use crate::ui::layout::{self, Column};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::browsing::{Browsing, Heading, Listing};
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{Button, Card, CardPress, Chip, Field, Link, PracticeCard};

use super::broken;
use super::now::question;

/// What one does with others stands under *Together* too.
const TOGETHER: [Family; 2] = [Family::Company, Family::Together];
/// These stand in a wide window at once; the others, when they are asked for or chosen.
const FIRST_FILTERS: [Filter; 4] = [Filter::NoHolds, Filter::Silent, Filter::EyesClosed, Filter::NoBodyFocus];
const CARD_HEIGHT: f32 = 124.0;
const CARD_WIDTH_LEAST: f32 = 300.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, route: &Route, view: &mut View) {
    let browsing = &mut view.browsing;
    browsing.belong_to(route, || begun_with(route));
    if browsing.follow(screen.app) {
        ui.ctx().request_repaint();
    }
    let wants_field = take_keys(ui, screen, browsing);
    layout::page(ui, screen.layout, &format!("practices {route:?}"), |ui, column| {
        question(ui, screen.layout, column, &title(screen.words(), route));
        if *route == Route::WithOthers {
            danger_link(ui, screen, column);
        }
        let enters = search(ui, screen.words(), column, browsing, wants_field);
        let listing = browsing.listing(screen.settings());
        if listing.people_first {
            people_first(ui, screen, column, enters);
        }
        let finds_page = pages(ui, screen, column, &browsing.query.text, enters && !listing.people_first);
        let query = browsing.query.clone();
        good_for(ui, screen, column, browsing);
        filters(ui, screen, column, browsing);
        if browsing.query != query {
            // What is listed below is still what was looked for before.
            ui.ctx().request_repaint();
        }
        count(ui, screen.words(), column, &listing);
        if *route == Route::Practices && !browsing.query.narrows() {
            broken::show(ui, screen, column, &mut browsing.shows_all_broken);
        }
        show_sections(ui, screen, column, browsing, &listing);
        if listing.count == 0 && !listing.people_first && !finds_page {
            nothing(ui, screen.words(), column, browsing);
        }
        foot(ui, screen, column, &listing);
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
    Query { good_for, families, ..Query::default() }
}

fn title(words: &Words, route: &Route) -> String {
    match route {
        Route::Door(family) => names::family(words, *family),
        Route::OnMyOwn => fl!(words, "together-title"),
        Route::WithOthers => fl!(words, "good-for-others"),
        _ => fl!(words, "practices-title"),
    }
}

/// Esc takes the words away before it hides anything; twice in a hurry it does both. Says whether the field is to have the keyboard.
fn take_keys(ui: &Ui, screen: &mut ScreenContext<'_>, browsing: &mut Browsing) -> bool {
    let escapes = if browsing.query.text.is_empty() {
        0
    } else {
        ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::Escape))
    };
    if escapes > 0 {
        browsing.query.text.clear();
    }
    if escapes > 1 {
        screen.ask(Action::Hide);
    }
    let find = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::F));
    // As a text, since a slash lies on different keys. It is not to be written into the field.
    let is_slash = |event: &Event| matches!(event, Event::Text(text) if text == "/");
    let may_slash = screen.settings().letter_keys && !ui.ctx().text_edit_focused();
    let slash = may_slash
        && ui.input_mut(|input| {
            let before = input.events.len();
            input.events.retain(|event| !is_slash(event));
            input.events.len() < before
        });
    escapes > 0 || find || slash
}

/// Where others are the danger, people come before practice.
fn danger_link(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let rect = column.take(screen.theme.metrics.holding(TARGET_MIN));
    if Link::new(fl!(screen.words(), "danger-link")).at(ui, rect).clicked() {
        screen.go(Route::PeopleFor(PeopleTopic::Danger));
    }
    column.skip(space::SMALL);
}

/// Says whether Enter was pressed in it.
fn search(
    ui: &mut Ui,
    words: &Words,
    column: &mut Column,
    browsing: &mut Browsing,
    wants_field: bool,
) -> bool {
    let rect = column.take(Theme::of(ui.ctx()).metrics.holding(48.0));
    let field = Field::line(&mut browsing.query.text, fl!(words, "find-label"));
    let response = field.hint(fl!(words, "find-hint")).label_hidden().at(ui, rect);
    if wants_field {
        response.request_focus();
        ui.ctx().request_repaint();
    }
    column.skip(space::MEDIUM);
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// People, before any practice: words of danger were typed. Typing changes nothing but what is listed.
fn people_first(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, enters: bool) {
    let words = screen.words();
    let rect = column.take(layout::card_height(screen.theme, 88.0));
    let card = Card::new(fl!(words, "found-people")).line(fl!(words, "found-people-about"));
    if card.icon(Icon::Together).at(ui, rect).clicked() || enters {
        screen.go(Route::People);
    }
    live::announce(ui, "people first", &fl!(words, "found-people"));
    column.skip(space::MEDIUM);
}

/// Pages that were named among the words, by the words that find them. Says whether there are any.
fn pages(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    typed: &str,
    mut enters: bool,
) -> bool {
    let words = screen.words();
    let pages = [
        (Route::Glimmers, fl!(words, "jar-found-by"), fl!(words, "found-jar"), fl!(words, "found-jar-about")),
        (
            Route::InStep(None),
            fl!(words, "in-step-found-by"),
            fl!(words, "in-step-title"),
            fl!(words, "in-step-found-about"),
        ),
        (Route::Map, fl!(words, "map-found-by"), fl!(words, "map-title"), fl!(words, "map-found-about")),
        (
            Route::TimeOut,
            fl!(words, "time-out-found-by"),
            fl!(words, "time-out-title"),
            fl!(words, "time-out-found-about"),
        ),
    ];
    let mut is_any = false;
    for (route, names, title, about) in pages {
        let is_open = route != Route::Glimmers || !screen.app.is_guest();
        if !is_open || !names_page(typed, &names) {
            continue;
        }
        is_any = true;
        let rect = column.take(layout::card_height(screen.theme, 88.0));
        live::announce(ui, &title, &title);
        let card = Card::new(title).line(about);
        if card.icon(Icon::Reflect).at(ui, rect).clicked() || std::mem::take(&mut enters) {
            screen.go(route);
        }
        column.skip(space::MEDIUM);
    }
    is_any
}

fn good_for(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, browsing: &mut Browsing) {
    let words = screen.words();
    small(ui, column, &fl!(words, "good-for"));
    let chosen = browsing.query.good_for;
    let pressed = chips(ui, column, "good for", |ui| {
        let mut pressed = None;
        for good_for in GoodFor::ALL {
            let name = names::good_for(words, screen.settings(), good_for);
            let said = fl!(words, "good-for-this", what = name.as_str());
            if ui.add(Chip::new(name, chosen == Some(good_for)).name(said)).clicked() {
                pressed = Some(good_for);
            }
        }
        pressed
    });
    if pressed.is_some() {
        // Once more, and it is chosen no longer.
        browsing.query.good_for = if pressed == chosen { None } else { pressed };
    }
}

fn filters(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, browsing: &mut Browsing) {
    let words = screen.words();
    let is_open = browsing.shows_filters;
    let chosen = browsing.query.filters;
    let in_sight = |filter: &Filter| {
        is_open || chosen.contains(*filter) || (screen.layout.is_wide && FIRST_FILTERS.contains(filter))
    };
    small(ui, column, &fl!(words, "filters"));
    let pressed = chips(ui, column, "filters", |ui| {
        let mut pressed = None;
        for filter in Filter::ALL.into_iter().filter(in_sight) {
            let chip = Chip::new(names::filter(words, filter), chosen.contains(filter));
            if ui.add(chip).clicked() {
                pressed = Some(filter);
            }
        }
        let more = if is_open { fl!(words, "filters-fewer") } else { fl!(words, "filters-more") };
        if ui.add(Link::new(more)).clicked() {
            browsing.shows_filters = !is_open;
        }
        pressed
    });
    if let Some(filter) = pressed {
        browsing.query.filters.toggle(filter);
    }
}

fn small(ui: &mut Ui, column: &mut Column, words: &str) {
    let theme = Theme::of(ui.ctx());
    column.text(ui, Text::Small, theme.tokens.muted, words);
    column.skip(4.0);
}

/// A row that goes on in the next where the width ends.
fn chips<R>(ui: &mut Ui, column: &mut Column, salt: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let added = column.flow(ui, |ui| ui.push_id(salt, |ui| ui.horizontal_wrapped(add).inner).inner);
    column.skip(12.0);
    added
}

fn count(ui: &mut Ui, words: &Words, column: &mut Column, listing: &Listing) {
    let said = fl!(words, "found-count", count = listing.count);
    live::announce(ui, "found", &said);
    small(ui, column, &said);
    column.skip(space::SMALL);
}

fn show_sections(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    browsing: &Browsing,
    listing: &Listing,
) {
    let size = (CARD_WIDTH_LEAST, layout::card_height(screen.theme, CARD_HEIGHT));
    let gap = screen.layout.pick(16.0, 12.0);
    let mut before = 0;
    for section in &listing.sections {
        if let Some(name) = heading(screen.words(), section.heading) {
            column.text(ui, Text::Lead.semibold(), screen.theme.tokens.text, &name);
            column.skip(space::SMALL);
        }
        for (place, rect) in column.grid_in_sight(ui, section.indices.len(), 2, size, gap) {
            let entry = section.indices.get(place).and_then(|index| browsing.entries().get(*index));
            let Some(entry) = entry else { continue };
            let card = card(screen.app, entry).place_in_list(before + place + 1, listing.count);
            match card.at(ui, rect) {
                Some(CardPress::Open) => screen.go(Route::About(entry.key.clone())),
                Some(CardPress::Favourite) => toggle_favourite(screen, &entry.key),
                None => {}
            }
        }
        before += section.indices.len();
        column.skip(space::LARGE);
    }
}

fn heading(words: &Words, heading: Heading) -> Option<String> {
    match heading {
        Heading::None => None,
        Heading::Favourites => Some(fl!(words, "found-favourites")),
        Heading::Family(family) => Some(names::family(words, family)),
    }
}

fn card<'a>(app: &App, entry: &'a Entry) -> PracticeCard<'a> {
    let words = app.words();
    let exercise = &entry.exercise;
    let title = exercise.title.as_str();
    let holds = exercise.has_holds().then(|| fl!(words, "about-holds"));
    let from = match &entry.key.origin {
        Origin::Shipped => None,
        Origin::Own => Some(fl!(words, "practices-own")),
        Origin::Pack(name) => Some(name.clone()),
    };
    let about = [Some(names::lengths(words, exercise)), holds, from];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    PracticeCard::new(family_icon(exercise.family), title, exercise.invitation.as_str(), &entry.key)
        .about(about)
        .caution(cautions::line(words, exercise).unwrap_or_default())
        .favourite(
            fl!(words, "found-favourite", title = title),
            app.settings().favourites.contains(&entry.key),
        )
}

/// The drawing of a family.
fn family_icon(family: Family) -> Icon {
    match family {
        Family::Breathing => Icon::Breathe,
        Family::Grounding => Icon::Ground,
        Family::Movement => Icon::Move,
        Family::Sound => Icon::SoundOn,
        Family::Company | Family::Together => Icon::Together,
        Family::Reflection => Icon::Reflect,
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
fn nothing(ui: &mut Ui, words: &Words, column: &mut Column, browsing: &mut Browsing) {
    let theme = Theme::of(ui.ctx());
    column.text(ui, Text::Lead, theme.tokens.text, &fl!(words, "found-nothing"));
    if browsing.query.narrows() {
        column.text(ui, Text::Body, theme.tokens.muted, &fl!(words, "found-nothing-next"));
        column.skip(space::MEDIUM);
        let rect = column.take(theme.metrics.holding(56.0));
        let rect = rect.with_max_x(rect.right().min(rect.left() + 260.0 * theme.metrics.scale()));
        if Button::quiet(fl!(words, "found-show-all")).at(ui, rect).clicked() {
            browsing.show_all();
        }
    }
    column.skip(space::LARGE);
}

/// What asks first, and where own exercises go.
fn foot(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, listing: &Listing) {
    let words = screen.words();
    let theme = screen.theme;
    if listing.set_aside > 0 {
        let rect = column.take(theme.metrics.holding(48.0));
        let says = fl!(words, "comfort-set-aside", count = listing.set_aside);
        if Link::new(says).at(ui, rect).clicked() {
            screen.go(Route::Comfort);
        }
        column.skip(space::SMALL);
    }
    if listing.asks_first > 0 {
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
