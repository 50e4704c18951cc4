//! The first screen: how it is, something that suits, or one press and it begins.

use egui::{Align, Rect, Ui, pos2, vec2};
use softlanding_core::exercise::Family;
use softlanding_core::offer::Reason;

use crate::app::{App, Command};
use crate::library::{Entry, SMALLEST_ID};
use crate::names;
use crate::words::fl;

use crate::ui::action::{Action, Actions, Place};
use crate::ui::icons::Icon;
use crate::ui::layout::{self, Column, Frame, place_label};
use crate::ui::pacer::{Lantern, Pacer, PacerFrame, Stage};
use crate::ui::text::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Card, Chip, Link};

pub fn show(ui: &mut Ui, app: &App, frame: Frame, view: &mut View, actions: &mut Actions) {
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
        column.y = begin_at.max(column.y + frame.pick(16.0, 12.0));
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
    let room = column.width() - frame.pick(0.0, 0.0);
    let galley = text.lay_out(ui.painter(), words, theme.tokens.text, room);
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
    let offers = if view.now.has_state() { app.offers() } else { Vec::new() };
    let mut offers = offers.into_iter();
    let first = offers.next();
    let entry = first.map(|(_, entry)| entry).or(app.begin_entry_of_now());
    if let Some(entry) = entry {
        begin_card(ui, app, frame, column, (entry, first.map(|(offer, _)| offer.reason)), view, actions);
        column.skip(frame.pick(16.0, 12.0));
    }
    let metrics = Theme::of(ui.ctx()).metrics;
    let height = metrics.holding(frame.pick(88.0, 72.0));
    let more: Vec<_> = offers.collect();
    if more.is_empty() {
        let places = column.grid(2, 2, (150.0, height), frame.pick(16.0, 12.0));
        company_cards(ui, app, &places, frame, actions);
    } else {
        let places = column.grid(more.len(), 2, (150.0, height), frame.pick(16.0, 12.0));
        for ((offer, entry), place) in more.into_iter().zip(places) {
            let title = entry.exercise.title.as_str();
            let card = Card::new(title).reason(names::reason(app.words(), offer.reason));
            if card.at(ui, place).clicked() {
                begin(entry, app.usual_length_ms(&entry.exercise), actions);
            }
        }
    }
    if view.now.rating.is_very_hard() {
        column.skip(12.0);
        let place = column.take(height);
        let card =
            Card::new(fl!(app.words(), "very-hard-card")).line(fl!(app.words(), "very-hard-card-about"));
        if card.icon(Icon::Together).at(ui, place).clicked() {
            actions.push(Action::Go(Place::Support));
        }
    }
    column.skip(frame.pick(24.0, 12.0));
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
    (entry, reason): (&Entry, Option<Reason>),
    view: &mut View,
    actions: &mut Actions,
) {
    let metrics = Theme::of(ui.ctx()).metrics;
    let rect = column.take(if metrics.scale() > 1.0 {
        metrics.holding(frame.pick(150.0, 180.0))
    } else {
        frame.pick(136.0, 120.0)
    });
    Card::paper(ui, rect);
    let inner = rect.shrink2(vec2(16.0, 12.0));
    let lantern_width = frame.pick(104.0, 0.0);
    let begin_width = frame.pick(160.0, 112.0) * metrics.scale().min(1.3);
    let text = inner.with_min_x(inner.left() + lantern_width).with_max_x(inner.right() - begin_width - 12.0);
    if frame.is_wide {
        let place = Rect::from_center_size(pos2(rect.left() + 60.0, rect.center().y), vec2(88.0, 100.0));
        paint_lantern(ui, place);
    }
    let length_ms = chosen_length_ms(app, entry, view);
    let words_bottom = card_words(ui, app, entry, reason, length_ms, text);
    let chips = Rect::from_min_max(
        pos2(text.left(), words_bottom.max(inner.bottom() - metrics.holding(44.0))),
        pos2(inner.right(), inner.bottom()),
    );
    let button_height = metrics.holding(frame.pick(56.0, 48.0));
    let button = Rect::from_min_size(
        pos2(inner.right() - begin_width, inner.top() + frame.pick(4.0, 0.0)),
        vec2(begin_width, button_height),
    );
    let title = entry.exercise.title.as_str();
    let name = fl!(app.words(), "practices-begin-this", title = title);
    let pressed = Button::primary(fl!(app.words(), "begin")).name(name).at(ui, button).clicked();
    if pressed || begin_key(ui) {
        begin(entry, length_ms, actions);
    }
    card_chips(ui, app, entry, length_ms, chips, view, actions);
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

fn chosen_length_ms(app: &App, entry: &Entry, view: &View) -> u32 {
    match &view.length {
        Some((key, length_ms)) if *key == entry.key => *length_ms,
        _ => app.usual_length_ms(&entry.exercise),
    }
}

/// Title, why, and what will happen; returns where the words end.
fn card_words(
    ui: &mut Ui,
    app: &App,
    entry: &Entry,
    reason: Option<Reason>,
    length_ms: u32,
    room: Rect,
) -> f32 {
    let theme = Theme::of(ui.ctx());
    let mut column = Column::new(room.left(), room.width(), room.top());
    let title = entry.exercise.title.as_str();
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, title);
    if let Some(reason) = reason {
        column.text(ui, Text::Note, theme.tokens.text, &names::reason(app.words(), reason));
    }
    let about =
        names::what_happens(app.words(), &entry.exercise, length_ms, app.settings().sound.is_audible());
    column.text(ui, Text::Note, theme.tokens.muted, &about);
    column.y
}

fn card_chips(
    ui: &mut Ui,
    app: &App,
    entry: &Entry,
    length_ms: u32,
    row: Rect,
    view: &mut View,
    actions: &mut Actions,
) {
    let words = app.words();
    let mut builder =
        ui.new_child(egui::UiBuilder::new().max_rect(row).layout(egui::Layout::left_to_right(Align::Max)));
    builder.spacing_mut().item_spacing.x = 6.0;
    let choices = &entry.exercise.minutes.choices_ms;
    if choices.len() > 1 && entry.exercise.fills() {
        for choice in choices {
            let minutes = f64::from(*choice) / 60_000.0;
            let chip = Chip::new(minutes.to_string(), *choice == length_ms).name(fl!(
                words,
                "minutes",
                count = minutes
            ));
            if builder.add(chip).clicked() {
                view.length = Some((entry.key.clone(), *choice));
            }
        }
    }
    let on = app.settings().sound.is_audible();
    let icon = if on { Icon::SoundOn } else { Icon::SoundOff };
    if builder.add(Chip::new(fl!(words, "chip-sound"), on).icon(icon)).clicked() {
        actions.command(Command::Sound(!on));
    }
    let why = fl!(words, "why-this");
    if builder.add(Link::new(why)).clicked() {
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
