//! The first screen: how it is, something that suits, or one press and it begins.

use egui::{Align, Rect, Ui, pos2, vec2};
use softlanding_core::exercise::Family;
use softlanding_core::offer::Offer;

use crate::app::{App, Command};
use crate::library::{Entry, SMALLEST_ID};
use crate::text::fl;
use crate::text::names;

use crate::ui::action::{Action, Actions, Place};
use crate::ui::layout::{self, Column, Frame, place_label};
use crate::ui::pacer::{Lantern, Pacer, PacerFrame, Stage};
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Card, Chip, Link};

const CARD_PADDING: f32 = 16.0;

/// From this text size on the card has no room for Begin, and it stands at the bottom.
const PINNED_FROM_SCALE: f32 = 1.5;

pub fn show(ui: &mut Ui, app: &App, frame: Frame, view: &mut View, actions: &mut Actions) {
    let mut frame = frame;
    if is_pinned(ui) {
        let height = Theme::of(ui.ctx()).metrics.holding(56.0);
        let below = frame.page().bottom();
        frame.footer_height += height + space::SMALL;
        let columns = frame.column();
        let rect = Rect::from_min_max(pos2(columns.min, below - height), pos2(columns.max, below));
        if let Some((entry, _)) = first(app, view) {
            let length_ms = chosen_length_ms(app, entry, view);
            begin_button(ui, app, entry, length_ms, rect, actions);
        }
    }
    show_page(ui, app, frame, view, actions);
}

fn is_pinned(ui: &Ui) -> bool {
    Theme::of(ui.ctx()).metrics.scale() >= PINNED_FROM_SCALE
}

fn show_page(ui: &mut Ui, app: &App, frame: Frame, view: &mut View, actions: &mut Actions) {
    layout::page(ui, frame, "now", |ui, column| {
        let words = app.words();
        question(ui, frame, column, &fl!(words, "now-question"));
        let tiles_top = column.y;
        if view.now.show(ui, app, frame, column, &fl!(words, "now-question")) {
            actions.command(Command::Say(view.now.rating.clone()));
        }
        if !view.now.has_state() && frame.is_wide {
            column.skip(space::MEDIUM);
            or_begin(ui, column, &fl!(words, "or-begin"));
        }
        let begin_at = tiles_top + frame.pick(216.0, 168.0);
        column.y = begin_at.max(column.y + space::SMALL);
        offers(ui, app, frame, column, view, actions);
        doors(ui, app, frame, column, actions);
        let danger = fl!(words, "danger-link");
        let height = Theme::of(ui.ctx()).metrics.holding(44.0);
        let rect = column.take(height);
        if Link::new(danger).align(frame.pick(Align::Min, Align::Center)).at(ui, rect).clicked() {
            actions.push(Action::Go(Place::Support));
        }
    });
}

/// The question at the top, where it stands on *Now* and on *And now?*.
pub fn question(ui: &mut Ui, frame: Frame, column: &mut Column, words: &str) {
    let theme = Theme::of(ui.ctx());
    column.skip(frame.pick(56.0, 8.0));
    let text = frame.pick(Text::Display, Text::Title);
    let galley = text.lay_out(ui.painter(), words, theme.tokens.text, column.width());
    let rect = column.take(galley.size().y);
    layout::heading(ui, rect, galley, words);
    column.skip(frame.pick(16.0, 8.0));
}

fn or_begin(ui: &mut Ui, column: &mut Column, words: &str) {
    let theme = Theme::of(ui.ctx());
    let galley = Text::Body.lay_out(ui.painter(), words, theme.tokens.muted, column.width());
    let rect = column.take(56.0);
    let rect = Rect::from_center_size(rect.center(), galley.size());
    place_label(ui, rect, galley, words);
}

/// The Begin card and two more: before a tile company, after it what suits.
fn offers(ui: &mut Ui, app: &App, frame: Frame, column: &mut Column, view: &mut View, actions: &mut Actions) {
    let height = layout::card_height(&Theme::of(ui.ctx()), frame.pick(88.0, 72.0));
    let was_harder = view.now.has_state() && app.care_comes_first();
    if view.now.rating.is_very_hard() || was_harder {
        // A person comes first, and nothing is hidden.
        let place = column.take(height);
        let about = if was_harder {
            fl!(app.words(), "twice-harder-card-about")
        } else {
            fl!(app.words(), "very-hard-card-about")
        };
        let card = Card::new(fl!(app.words(), "very-hard-card")).line(about);
        if card.icon(Icon::Together).at(ui, place).clicked() {
            actions.push(Action::Go(Place::Support));
        }
        column.skip(frame.pick(16.0, 12.0));
    }
    if let Some((entry, offer)) = first(app, view) {
        begin_card(ui, app, frame, column, (entry, offer), view, actions);
        column.skip(frame.pick(16.0, 12.0));
    }
    let more: Vec<_> = offered(app, view).into_iter().skip(1).collect();
    if more.is_empty() {
        let places = column.grid(2, 2, (150.0, height), frame.pick(16.0, 12.0));
        company_cards(ui, app, &places, frame, actions);
    } else {
        let places = column.grid(more.len(), 2, (300.0, height), frame.pick(16.0, 8.0));
        for ((offer, entry), place) in more.into_iter().zip(places) {
            let title = entry.exercise.title.as_str();
            let card = Card::new(title).reason(names::offer(app.words(), app.settings(), &offer));
            if card.at(ui, place).clicked() {
                begin(entry, app.usual_length_ms(&entry.exercise), actions);
            }
        }
    }
    column.skip(frame.pick(24.0, 12.0));
}

/// What is offered after a tile; nothing before.
fn offered<'a>(app: &'a App, view: &View) -> Vec<(Offer, &'a Entry)> {
    if view.now.has_state() { app.offers() } else { Vec::new() }
}

/// What Begin starts: the first offer, or what it starts by itself.
fn first<'a>(app: &'a App, view: &View) -> Option<(&'a Entry, Option<Offer>)> {
    let first = offered(app, view).into_iter().next().map(|(offer, entry)| (entry, Some(offer)));
    first.or(app.begin_entry_of_now().map(|entry| (entry, None)))
}

fn company_cards(ui: &mut Ui, app: &App, places: &[Rect], frame: Frame, actions: &mut Actions) {
    let [company, nothing] = places else { return };
    let words = app.words();
    let mut card = Card::new(fl!(words, "card-company"));
    let mut quiet = Card::new(fl!(words, "card-nothing"));
    if frame.is_wide {
        card = card.line(fl!(words, "card-company-about"));
        quiet = quiet.line(fl!(words, "card-nothing-about"));
    }
    if card.at(ui, *company).clicked() {
        actions.push(Action::Go(Place::Together));
    }
    if quiet.at(ui, *nothing).clicked()
        && let Some(entry) = app.library().find_id(SMALLEST_ID)
    {
        begin(entry, app.usual_length_ms(&entry.exercise), actions);
    }
}

fn begin(entry: &Entry, length_ms: u32, actions: &mut Actions) {
    actions.command(Command::Begin { key: entry.key.clone(), length_ms });
}

/// What Begin starts at once: the lantern, a title, what to know, lengths and sound.
fn begin_card(
    ui: &mut Ui,
    app: &App,
    frame: Frame,
    column: &mut Column,
    (entry, offer): (&Entry, Option<Offer>),
    view: &mut View,
    actions: &mut Actions,
) {
    let metrics = Theme::of(ui.ctx()).metrics;
    let length_ms = chosen_length_ms(app, entry, view);
    let lantern_width = frame.pick(104.0, 0.0);
    let button_size =
        vec2(frame.pick(160.0, 112.0) * metrics.scale().min(1.3), metrics.holding(frame.pick(56.0, 48.0)));
    let button_size = if is_pinned(ui) { vec2(0.0, 0.0) } else { button_size };
    let text_width = column.width() - 2.0 * CARD_PADDING - lantern_width - button_size.x - 12.0;
    let lines = card_lines(ui, app, entry, offer, length_ms, text_width);
    let text_height: f32 = lines.iter().map(|(galley, _)| galley.size().y).sum();
    let chips_height = metrics.holding(44.0);
    // A narrow card has the way to its reasons below Begin, a wide one beside the chips.
    let why_height = frame.pick(0.0, metrics.holding(32.0));
    let upper =
        if is_pinned(ui) { text_height + why_height } else { text_height.max(button_size.y + why_height) };
    let least = frame.pick(136.0, 120.0);
    let rect = column.take((upper + chips_height + 24.0).max(least));
    Card::paper(ui, rect);
    let inner = rect.shrink2(vec2(CARD_PADDING, 8.0));
    if frame.is_wide {
        let place = Rect::from_center_size(pos2(rect.left() + 60.0, rect.center().y), vec2(88.0, 100.0));
        paint_lantern(ui, place);
    }
    let mut text = Column::new(inner.left() + lantern_width, text_width, inner.top() + 2.0);
    for (galley, words) in lines {
        let place = text.take(galley.size().y);
        place_label(ui, place, galley, &words);
    }
    let corner = pos2(inner.right() - button_size.x, inner.top() + frame.pick(8.0, 4.0));
    if !is_pinned(ui) {
        begin_button(ui, app, entry, length_ms, Rect::from_min_size(corner, button_size), actions);
    }
    if !frame.is_wide {
        let below = pos2(corner.x, corner.y + button_size.y);
        let width = if is_pinned(ui) { text_width } else { button_size.x };
        let left = if is_pinned(ui) { inner.left() } else { below.x };
        let top = if is_pinned(ui) { inner.top() + text_height } else { below.y };
        let place = Rect::from_min_size(pos2(left, top), vec2(width, why_height));
        why_link(ui, app, entry, Some(place), actions);
    }
    let chips = inner.with_min_x(inner.left() + lantern_width).with_min_y(inner.bottom() - chips_height);
    card_chips(ui, app, (entry, length_ms), (frame, chips), view, actions);
}

fn begin_button(ui: &mut Ui, app: &App, entry: &Entry, length_ms: u32, rect: Rect, actions: &mut Actions) {
    let title = entry.exercise.title.as_str();
    let name = fl!(app.words(), "practices-begin-this", title = title);
    let button = Button::primary(fl!(app.words(), "begin")).name(name);
    if button.at(ui, rect).clicked() || begin_key(ui) {
        begin(entry, length_ms, actions);
    }
}

/// Enter and Space begin while nothing else has the focus.
fn begin_key(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none())
        && ui.input(|input| input.key_pressed(egui::Key::Enter) || input.key_pressed(egui::Key::Space))
}

fn paint_lantern(ui: &Ui, place: Rect) {
    let theme = Theme::of(ui.ctx());
    let stage = Stage::in_rect(place);
    let mut resting = PacerFrame::landed(stage, &theme);
    resting.fullness = 0.35;
    Lantern.paint(&ui.painter().with_clip_rect(place.expand(16.0)), &resting);
}

/// The length chosen for this practice, or its usual one.
pub fn chosen_length_ms(app: &App, entry: &Entry, view: &View) -> u32 {
    match &view.length {
        Some((key, length_ms)) if *key == entry.key => *length_ms,
        _ => app.begin_length_ms(entry),
    }
}

/// Title, why, and what will happen: laid out, with its words.
fn card_lines(
    ui: &Ui,
    app: &App,
    entry: &Entry,
    offer: Option<Offer>,
    length_ms: u32,
    width: f32,
) -> Vec<(std::sync::Arc<egui::Galley>, String)> {
    let theme = Theme::of(ui.ctx());
    let (words, tokens) = (app.words(), &theme.tokens);
    let about = names::what_happens(words, &entry.exercise, length_ms, app.settings().sound.is_audible());
    let lines = [
        Some((Text::Lead.semibold(), tokens.text, entry.exercise.title.clone())),
        offer.map(|offer| (Text::Note.into(), tokens.text, names::offer(words, app.settings(), &offer))),
        Some((Text::Note.into(), tokens.muted, about)),
    ];
    let lay_out = |(face, color, words): (Face, egui::Color32, String)| {
        (face.lay_out(ui.painter(), &words, color, width), words)
    };
    lines.into_iter().flatten().map(lay_out).collect()
}

fn card_chips(
    ui: &mut Ui,
    app: &App,
    (entry, length_ms): (&Entry, u32),
    (frame, row): (Frame, Rect),
    view: &mut View,
    actions: &mut Actions,
) {
    let words = app.words();
    let layout = egui::Layout::left_to_right(Align::Center);
    // Five chips of large letters need every point of a narrow card.
    let is_tight = !frame.is_wide && Theme::of(ui.ctx()).metrics.scale() > 1.5;
    let (gap, more) = if is_tight { (2.0, 4.0) } else { (frame.pick(8.0, 6.0), 0.0) };
    let row = row.expand2(vec2(more, 0.0));
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(row).layout(layout));
    row.spacing_mut().item_spacing.x = gap;
    let choices = &entry.exercise.minutes.choices_ms;
    if choices.len() > 1 && entry.exercise.fills() {
        for choice in choices {
            let minutes = f64::from(*choice) / 60_000.0;
            let chip = Chip::new(minutes.to_string(), *choice == length_ms)
                .name(fl!(words, "minutes", count = minutes))
                .one_of_several();
            if row.add(chip).clicked() {
                view.length = Some((entry.key.clone(), *choice));
            }
        }
    }
    let on = app.settings().sound.is_audible();
    let icon = if on { Icon::SoundOn } else { Icon::SoundOff };
    let sound = fl!(words, "chip-sound");
    let shown = if frame.is_wide { sound.clone() } else { String::new() };
    if row.add(Chip::new(shown, on).name(sound).icon(icon)).clicked() {
        actions.command(Command::Sound(!on));
    }
    if frame.is_wide {
        why_link(&mut row, app, entry, None, actions);
    }
}

/// The way to what is known about a practice.
fn why_link(ui: &mut Ui, app: &App, entry: &Entry, place: Option<Rect>, actions: &mut Actions) {
    let link = Link::new(fl!(app.words(), "why-this"));
    let response = match place {
        Some(place) => link.align(Align::Center).at(ui, place),
        None => ui.add(link),
    };
    if response.clicked() {
        actions.push(Action::Go(Place::About(entry.key.clone())));
    }
}

/// Five ways in.
fn doors(ui: &mut Ui, app: &App, frame: Frame, column: &mut Column, actions: &mut Actions) {
    let words = app.words();
    let doors = [
        (Icon::Breathe, fl!(words, "door-breathing"), Some(Family::Breathing)),
        (Icon::Ground, fl!(words, "door-grounding"), Some(Family::Grounding)),
        (Icon::Move, fl!(words, "door-movement"), Some(Family::Movement)),
        (Icon::SoundOn, fl!(words, "door-sound"), Some(Family::Sound)),
        (Icon::Together, fl!(words, "door-together"), None),
    ];
    let height = Theme::of(ui.ctx()).metrics.holding(64.0);
    let places = column.grid(doors.len(), 5, (62.0, height), frame.pick(15.0, 7.0));
    for ((icon, name, family), place) in doors.into_iter().zip(places) {
        if Card::new(name).icon(icon).stacked().at(ui, place).clicked() {
            let place = family.map_or(Place::Together, Place::Door);
            actions.push(Action::Go(place));
        }
    }
    column.skip(frame.pick(24.0, 4.0));
}
