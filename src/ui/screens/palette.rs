//! Going anywhere by typing: practices, screens, pages of the settings and small good moments, by the search there is.

use egui::style::ScrollAnimation;
use egui::{Key, Modifiers, Ui, vec2};
use softlanding_core::offer::may_come_first;
use softlanding_core::record::ExerciseKey;

use crate::app::Command;
use crate::search::{Page, SearchResult};
use crate::text::{Words, fl};

use crate::ui::action::{Action, Route, SettingsPage};
use crate::ui::layout::{self, Column};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::glimmers;
use crate::ui::state::palette::{Goes, Item, Palette, is_named};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{RADIUS_SMALL, TARGET_MIN, space};
use crate::ui::widgets::{Field, PlainRow, page};

use super::practices::page_words;
use super::settings::page_name;

/// The most that are listed, of all and of each kind.
const ITEMS_MOST: usize = 12;
const PRACTICES_MOST: usize = 8;
const GLIMMERS_MOST: usize = 3;
/// From so many letters on what one wrote is looked through.
const GLIMMERS_FROM: usize = 2;

/// Shows it. Returns whether it is over.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, palette: &mut Palette, view: &mut View) -> bool {
    page(ui.painter(), screen.layout.window);
    if let Some(found) = palette.look(screen.app) {
        palette.items = items(screen, palette, &found);
    }
    if palette.is_reading() {
        ui.ctx().request_repaint();
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        return true;
    }
    let steps = [(Key::ArrowDown, 1), (Key::ArrowUp, -1)];
    let chosen = palette.chosen;
    steps.into_iter().filter(|(key, _)| pressed(*key)).for_each(|(_, by)| palette.step(by));
    let is_moved = palette.chosen != chosen;
    let in_field = palette.was_led && ui.ctx().text_edit_focused();
    let mut taken = (in_field && pressed(Key::Enter)).then_some(palette.chosen);
    let layout = layout::WindowLayout { has_navigation: false, ..screen.layout };
    screen.within(layout, |screen| {
        layout::page(ui, screen.layout, "palette", |ui, column| {
            layout::unseen_heading(ui, screen.layout.window.min, &fl!(screen.words(), "palette-title"));
            show_field(ui, screen, column, palette);
            if screen.app.practice().is_some() {
                column.text(ui, Text::Note, screen.theme.tokens.muted, &fl!(screen.words(), "palette-waits"));
                column.skip(space::SMALL);
            }
            taken = show_items(ui, screen, column, palette, is_moved).or(taken);
        });
    });
    let Some(item) = taken.and_then(|index| palette.items.get(index)) else { return false };
    go(screen, view, &item.goes);
    true
}

fn show_field(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, palette: &mut Palette) {
    column.skip(space::MEDIUM);
    let rect = column.take(screen.theme.metrics.holding(52.0));
    let words = screen.words();
    let field = Field::line(&mut palette.text, fl!(words, "palette-label")).label_hidden();
    let response = field.hint(fl!(words, "palette-hint")).round(TARGET_MIN).at(ui, rect);
    if !palette.was_led {
        palette.was_led = true;
        response.request_focus();
    }
    column.skip(space::MEDIUM);
}

fn show_items(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    palette: &Palette,
    is_moved: bool,
) -> Option<usize> {
    let words = screen.words();
    if palette.items.is_empty() {
        let nothing = fl!(words, "palette-nothing");
        column.text(ui, Text::Body, screen.theme.tokens.muted, &nothing);
        live::announce(ui, "chosen", &nothing);
        return None;
    }
    let mut list = layout::list(ui, &fl!(words, "palette-found"), palette.items.len());
    let mut taken = None;
    for (index, item) in palette.items.iter().enumerate() {
        let row = PlainRow::new(item.name.as_str()).text(Text::Body).salt(index);
        let row = if item.about.is_empty() { row } else { row.line(item.about.as_str()) };
        let height = row.height(&list, column.width());
        let rect = column.take(height);
        if index == palette.chosen {
            let behind = rect.expand2(vec2(space::SMALL, 0.0));
            list.painter().rect_filled(behind, RADIUS_SMALL, screen.theme.tokens.surface);
            live::announce_change(ui, "chosen", &item.name, false);
            if is_moved {
                ui.scroll_to_rect_animation(behind, None, ScrollAnimation::none());
            }
        }
        if row.at(&mut list, rect).clicked() {
            taken = Some(index);
        }
    }
    ui.expand_to_include_rect(list.min_rect());
    taken
}

fn go(screen: &mut ScreenContext<'_>, view: &mut View, goes: &Goes) {
    match goes {
        Goes::To(route) => screen.go(route.clone()),
        Goes::ToSettings(settings) => screen.ask(Action::OpenSettings(*settings)),
        Goes::KeepsCompany => screen.ask(Action::KeepCompany),
        Goes::Opens(id) => {
            view.glimmers.opens = Some(*id);
            screen.go(Route::Glimmers);
        }
        Goes::Begins(key) => {
            let length_ms =
                screen.app.library().find(key).map(|entry| screen.app.usual_length_ms(&entry.exercise));
            if let Some(length_ms) = length_ms {
                screen.command(Command::Begin { key: key.clone(), length_ms });
            }
        }
    }
}

/// What the words lead to: people first where danger was named, then places, then practices, then what one wrote.
fn items(screen: &ScreenContext<'_>, palette: &Palette, found: &SearchResult) -> Vec<Item> {
    let typed = palette.text.trim();
    let words = screen.words();
    let page = |page: Page| {
        let (_, route, name, about) = page_words(words, page);
        Item { name, about, goes: Goes::To(route) }
    };
    let mut items: Vec<Item> = found.people_first.then(|| page(Page::People)).into_iter().collect();
    let places = places(words).into_iter().filter(|item| is_named(typed, &[&item.name]));
    items.extend(places);
    if !typed.is_empty() {
        items.extend(found.pages.iter().map(|named| page(*named)));
        let keys = found.indices.iter().take(PRACTICES_MOST).filter_map(|index| palette.entry(*index));
        items.extend(keys.filter_map(|key| practice(screen, key)));
        items.extend(written(screen, typed));
    }
    let mut seen: Vec<Goes> = Vec::new();
    items.retain(|item| {
        let is_new = !seen.contains(&item.goes);
        seen.push(item.goes.clone());
        is_new
    });
    items.truncate(if typed.is_empty() { usize::MAX } else { ITEMS_MOST });
    items
}

/// All places that there are.
fn places(words: &Words) -> Vec<Item> {
    let to = |name: String, route: Route| Item { name, about: String::new(), goes: Goes::To(route) };
    let mut places = vec![
        to(fl!(words, "nav-now"), Route::Now),
        to(fl!(words, "nav-practices"), Route::Practices),
        to(fl!(words, "nav-together"), Route::Together),
        to(fl!(words, "nav-look-back"), Route::LookBack),
        to(fl!(words, "nav-people"), Route::People),
        to(fl!(words, "nav-help"), Route::Help),
    ];
    let pages =
        [Page::Plan, Page::Night, Page::Glimmers, Page::InStep, Page::Map, Page::TimeOut].map(|page| {
            let (_, route, name, about) = page_words(words, page);
            Item { name, about, goes: Goes::To(route) }
        });
    places.extend(pages);
    let company = fl!(words, "palette-company");
    places.push(Item { name: company, about: String::new(), goes: Goes::KeepsCompany });
    places.extend(SettingsPage::ALL.map(|settings| {
        let (title, name) = (fl!(words, "nav-settings"), page_name(words, settings));
        let name = fl!(words, "palette-settings", title = title, page = name);
        Item { name, about: String::new(), goes: Goes::ToSettings(settings) }
    }));
    places
}

/// A practice that one press may begin begins; of any other the page opens.
fn practice(screen: &ScreenContext<'_>, key: &ExerciseKey) -> Option<Item> {
    let entry = screen.app.library().find(key)?;
    let words = screen.words();
    let begins = may_come_first(&entry.exercise)
        && screen.settings().closed_gates(key, &entry.exercise).next().is_none();
    let (about, goes) = if begins {
        (fl!(words, "palette-begins"), Goes::Begins(key.clone()))
    } else {
        (fl!(words, "palette-opens"), Goes::To(Route::About(key.clone())))
    };
    Some(Item { name: entry.exercise.title.clone(), about, goes })
}

/// Small good moments with these words in them. A guest has none.
fn written(screen: &ScreenContext<'_>, typed: &str) -> Vec<Item> {
    if screen.app.is_guest() || typed.chars().count() < GLIMMERS_FROM {
        return Vec::new();
    }
    let typed = typed.to_lowercase();
    let about = fl!(screen.words(), "palette-glimmer");
    let with_words = glimmers::all(screen.app.kept())
        .filter(|jotting| jotting.text.to_lowercase().contains(&typed) && !jotting.text.trim().is_empty());
    let items = with_words.map(|jotting| Item {
        name: jotting.text.clone(),
        about: about.clone(),
        goes: Goes::Opens(jotting.id),
    });
    items.take(GLIMMERS_MOST).collect()
}
