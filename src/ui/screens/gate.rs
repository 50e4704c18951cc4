//! What is shown only to those who asked for it: each with its reason, to be read first.

use egui::Ui;

use crate::library::Entry;
use crate::text::fl;

use crate::ui::action::Action;
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, ChoiceRow, Link};

use super::now::question;

/// All of them in one place.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    layout::page(ui, screen.layout, "gate", |ui, column| {
        let words = screen.words();
        let ink = screen.theme.tokens.text;
        question(ui, screen.layout, column, &fl!(words, "gate-title"));
        column.text(ui, Text::Body, ink, &fl!(words, "gate-about"));
        column.skip(space::LARGE);
        let asking = screen.app.library().entries().iter().filter(|entry| entry.exercise.asks_first());
        let held: Vec<&Entry> = asking.clone().filter(|entry| entry.exercise.has_holds()).collect();
        if !held.is_empty() {
            show_held(ui, screen, column, &held);
        }
        for entry in asking {
            if entry.exercise.opt_in.is_some() {
                column.text(ui, Text::Lead.semibold(), ink, &entry.exercise.title);
                column.skip(4.0);
                show_opt_in(ui, screen, column, entry);
                column.skip(space::SMALL);
            }
        }
    });
}

/// Held breaths have one reason and are shown together.
fn show_held(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, held: &[&Entry]) {
    let words = screen.words();
    let tokens = &screen.theme.tokens;
    column.text(ui, Text::Lead.semibold(), tokens.text, &fl!(words, "practices-held-title"));
    column.skip(4.0);
    column.text(ui, Text::Body, tokens.text, &fl!(words, "practices-held-about"));
    column.skip(space::SMALL);
    column.text(ui, Text::Body, tokens.text, &fl!(words, "practices-held-caution"));
    column.skip(space::SMALL);
    let titles: Vec<&str> = held.iter().map(|entry| entry.exercise.title.as_str()).collect();
    let titles = fl!(words, "gate-holds-are", titles = titles.join(" · "));
    column.text(ui, Text::Note, tokens.muted, &titles);
    column.skip(space::MEDIUM);
    if let Some(shows) = held_buttons(ui, screen, column) {
        screen.change_settings(|settings| settings.holds_shown = shows);
        screen.ask(Action::Back);
    }
    column.skip(space::WIDE);
}

fn held_buttons(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column) -> Option<bool> {
    let words = screen.words();
    let height = screen.theme.metrics.holding(56.0);
    let places = column.grid(2, 2, (240.0, height), space::MEDIUM);
    let names = [fl!(words, "practices-held-yes"), fl!(words, "practices-held-back")];
    let mut pressed = None;
    for ((name, place), shows) in names.into_iter().zip(places).zip([true, false]) {
        if Button::quiet(name).at(ui, place).clicked() {
            pressed = Some(shows);
        }
    }
    pressed
}

/// Whether this one is shown, to be chosen now and later.
fn choose(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry) {
    let words = screen.words();
    let is_shown = screen.settings().opted_in.contains(&entry.key);
    let answers = [fl!(words, "gate-shows-one"), fl!(words, "gate-leaves-one")];
    let question = entry.exercise.title.as_str();
    let chosen = column.flow(ui, |ui| {
        let choice = ChoiceRow::new(question, answers, Some(usize::from(!is_shown)));
        ui.push_id(&entry.key, |ui| choice.show(ui)).inner
    });
    if let Some(chosen) = chosen {
        opt_in(screen, entry, chosen == 0);
    }
}

fn opt_in(screen: &mut ScreenContext<'_>, entry: &Entry, shows: bool) {
    screen.change_settings(|settings| {
        if shows {
            settings.opted_in.insert(entry.key.clone());
        } else {
            settings.opted_in.remove(&entry.key);
        }
    });
}

/// On a practice's own page, in the place of Begin until its reasons were read.
pub fn show_instead_of_begin(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    entry: &Entry,
) {
    let words = screen.words();
    let ink = screen.theme.tokens.text;
    if entry.exercise.has_holds() && !screen.settings().holds_shown {
        column.text(ui, Text::Body, ink, &fl!(words, "practices-held-about"));
        column.skip(space::SMALL);
        column.text(ui, Text::Body, ink, &fl!(words, "practices-held-caution"));
        column.skip(space::MEDIUM);
        match held_buttons(ui, screen, column) {
            Some(true) => screen.change_settings(|settings| settings.holds_shown = true),
            Some(false) => screen.ask(Action::Back),
            None => {}
        }
        column.skip(space::MEDIUM);
    }
    show_opt_in(ui, screen, column, entry);
}

/// The same, once it is shown: it can be left out again.
pub fn show_way_back(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry) {
    if entry.exercise.has_holds() {
        let rect = column.take(screen.theme.metrics.holding(48.0));
        if Link::new(fl!(screen.words(), "gate-leaves-held")).at(ui, rect).clicked() {
            screen.change_settings(|settings| settings.holds_shown = false);
            screen.ask(Action::Back);
        }
    }
    show_opt_in(ui, screen, column, entry);
}

fn show_opt_in(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry) {
    let Some(reason) = &entry.exercise.opt_in else { return };
    column.text(ui, Text::Body, screen.theme.tokens.text, reason);
    column.skip(space::SMALL);
    choose(ui, screen, column, entry);
    column.skip(space::MEDIUM);
}
