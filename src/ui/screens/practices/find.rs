//! Looking for a practice: the words, and everything that filters, folded until somebody asks for it.

use egui::accesskit::Role;
use egui::style::ScrollAnimation;
use egui::{Align, Event, Key, Modifiers, Rect, Ui, pos2, vec2};

use crate::search::{Filter, GoodFor};
use crate::settings::KeyCommand;
use crate::text::finding;
use crate::text::fl;
use crate::text::names;

use crate::ui::action::Action;
use crate::ui::keys;
use crate::ui::layout::{Column, place_label};
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::browsing::{Browsing, Listing};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Chip, Field, Link};

/// The widest that the field becomes, and what is found before practices.
pub const FIELD_MOST: f32 = 720.0;
/// The least that is left to it beside *Filter*.
const FIELD_LEAST: f32 = 220.0;
/// Around the words of *Filter*.
const FILTER_PADDING: f32 = 12.0;

/// Esc takes the words away before it hides anything; twice in a hurry it does both. Says whether the field is to have the keyboard.
pub fn take_keys(ui: &Ui, screen: &mut ScreenContext<'_>, browsing: &mut Browsing) -> bool {
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
    let by_key = keys::pressed(ui, screen.settings(), KeyCommand::Search);
    if by_key {
        // It is not to be written into the field.
        ui.input_mut(|input| input.events.retain(|event| !matches!(event, Event::Text(_))));
    }
    escapes > 0 || find || by_key
}

/// The field, and *Filter* beside it, or below it where there is no room. Says whether Enter was pressed in the field.
pub fn search(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    browsing: &mut Browsing,
    wants_field: bool,
) -> bool {
    let metrics = screen.theme.metrics;
    let height = metrics.holding(screen.layout.pick(56.0, 48.0));
    let row = column.take(height);
    let words = fl!(screen.words(), "filter-chosen", count = 9);
    let filter = Text::Body.semibold().lay_out(ui.painter(), &words, screen.theme.tokens.text, f32::INFINITY);
    let filter_width = filter.size().x + 2.0 * FILTER_PADDING;
    let gap = screen.layout.pick(space::LARGE, 0.0);
    let beside = row.width() - filter_width - gap;
    let is_beside = beside >= FIELD_LEAST * metrics.scale();
    let field = row.with_max_x(row.left() + if is_beside { beside.min(FIELD_MOST) } else { row.width() });
    let enters = show_field(ui, screen, field, browsing, wants_field);
    let place = if is_beside {
        Rect::from_min_size(pos2(field.right() + gap, row.top()), vec2(filter_width, height))
    } else {
        column.skip(4.0);
        column.take_left(filter_width, metrics.holding(TARGET_MIN))
    };
    show_fold(ui, screen, place, if is_beside { Align::Center } else { Align::Min }, browsing);
    column.skip(screen.layout.pick(22.0, space::SMALL));
    enters
}

fn show_field(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    rect: Rect,
    browsing: &mut Browsing,
    wants_field: bool,
) -> bool {
    let words = screen.words();
    let button_width = TARGET_MIN + 4.0;
    let hint = longest_hint(ui, screen, Field::round_room(rect.width(), button_width));
    let field = Field::line(&mut browsing.query.text, fl!(words, "find-label"));
    let response = field.hint(hint).label_hidden().round(button_width).at(ui, rect);
    if wants_field {
        response.request_focus();
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
    let enters = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !browsing.query.text.is_empty() {
        let center = pos2(rect.right() - button_width / 2.0 - 2.0, rect.center().y);
        let place = Rect::from_center_size(center, vec2(TARGET_MIN, TARGET_MIN));
        if Button::icon_only(Icon::Close, fl!(words, "find-clear")).at(ui, place).clicked() {
            browsing.query.text.clear();
            response.request_focus();
        }
    }
    enters
}

/// What stands in the empty field: as much as has room.
fn longest_hint(ui: &Ui, screen: &ScreenContext<'_>, room: f32) -> String {
    let words = screen.words();
    let (whole, short) = (fl!(words, "find-hint"), fl!(words, "find-hint-short"));
    let fits = |hint: &String| {
        Text::Body.lay_out(ui.painter(), hint, screen.theme.tokens.muted, f32::INFINITY).size().x <= room
    };
    [whole, short].into_iter().find(fits).unwrap_or_else(|| fl!(words, "find-hint-shortest"))
}

/// *Filter*: whether it is unfolded, and how many are chosen.
fn show_fold(ui: &mut Ui, screen: &ScreenContext<'_>, rect: Rect, align: Align, browsing: &mut Browsing) {
    let words = screen.words();
    let count = browsing.chosen();
    let says = if count == 0 { fl!(words, "filter") } else { fl!(words, "filter-chosen", count = count) };
    let response = Link::new(says).plain().salt("filter").align(align).at(ui, rect);
    let is_open = browsing.shows_filters;
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Button);
        node.set_expanded(is_open);
    });
    if response.clicked() {
        browsing.shows_filters = !is_open;
    }
}

/// Everything that filters, where it is unfolded.
pub fn filters(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, browsing: &mut Browsing) {
    if !browsing.shows_filters {
        return;
    }
    let words = screen.words();
    good_for(ui, screen, column, browsing);
    if browsing.base().families.is_empty() {
        families(ui, screen, column, browsing);
    }
    small(ui, screen, column, &fl!(words, "filters"));
    let chosen = browsing.query.filters;
    let pressed = chips(ui, column, "filters", |ui| {
        let mut pressed = None;
        for filter in Filter::ALL {
            if ui.add(Chip::new(finding::filter(words, filter), chosen.contains(filter))).clicked() {
                pressed = Some(filter);
            }
        }
        pressed
    });
    if let Some(filter) = pressed {
        browsing.query.filters.toggle(filter);
    }
    column.skip(space::SMALL);
}

fn good_for(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, browsing: &mut Browsing) {
    let words = screen.words();
    small(ui, screen, column, &fl!(words, "good-for"));
    let chosen = browsing.query.good_for;
    let pressed = chips(ui, column, "good for", |ui| {
        let mut pressed = None;
        for good_for in GoodFor::ALL {
            let name = finding::good_for(words, screen.settings(), good_for);
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

fn families(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, browsing: &mut Browsing) {
    let words = screen.words();
    small(ui, screen, column, &fl!(words, "families"));
    let chosen = &mut browsing.query.families;
    chips(ui, column, "families", |ui| {
        for family in names::FAMILIES {
            let place = chosen.iter().position(|one| *one == family);
            if ui.add(Chip::new(names::family(words, family), place.is_some())).clicked() {
                match place {
                    Some(place) => drop(chosen.remove(place)),
                    None => chosen.push(family),
                }
            }
        }
    });
}

fn small(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, words: &str) {
    column.text(ui, Text::Note, screen.theme.tokens.muted, words);
    column.skip(4.0);
}

/// A row that goes on in the next where the width ends.
fn chips<R>(ui: &mut Ui, column: &mut Column, salt: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let added = column.flow(ui, |ui| ui.push_id(salt, |ui| ui.horizontal_wrapped(add).inner).inner);
    column.skip(12.0);
    added
}

/// How many were found, and a way to leave all filters, if any are chosen.
pub fn count(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    browsing: &mut Browsing,
    listing: &Listing,
) {
    let (words, tokens) = (screen.words(), &screen.theme.tokens);
    let said = fl!(words, "found-count", count = listing.count);
    live::announce(ui, "found", &said);
    let galley = column.lay_out(ui, Text::Note, tokens.muted, &said);
    if browsing.chosen() == 0 && listing.count == 0 {
        return;
    }
    if browsing.chosen() == 0 {
        place_label(ui, column.take(galley.size().y), galley, &said);
        column.skip(12.0);
        return;
    }
    let row = column.take(screen.theme.metrics.holding(TARGET_MIN));
    let place = Rect::from_min_size(pos2(row.left(), row.center().y - galley.size().y / 2.0), galley.size());
    let left = place.right() + space::LARGE;
    place_label(ui, place, galley, &said);
    if Link::new(fl!(words, "filter-clear")).plain().text(Text::Note).at(ui, row.with_min_x(left)).clicked() {
        browsing.clear_filters();
        ui.ctx().request_repaint();
    }
    column.skip(4.0);
}
