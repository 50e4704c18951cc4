//! What is shown only to those who asked for it: each with its reason, to be read first.

use egui::Ui;

use crate::app::{App, Command};
use crate::library::Entry;
use crate::settings::Settings;
use crate::text::fl;

use crate::ui::action::{Action, Actions};
use crate::ui::layout::{self, Column, Frame};
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Choice, Link};

use super::now::question;

/// All of them in one place.
pub fn show(ui: &mut Ui, app: &App, frame: Frame, actions: &mut Actions) {
    layout::page(ui, frame, "gate", |ui, column| {
        let words = app.words();
        let ink = Theme::of(ui.ctx()).tokens.text;
        question(ui, frame, column, &fl!(words, "gate-title"));
        column.text(ui, Text::Body, ink, &fl!(words, "gate-about"));
        column.skip(space::LARGE);
        let asking = app.library().entries().iter().filter(|entry| entry.exercise.asks_first());
        let held: Vec<&Entry> = asking.clone().filter(|entry| entry.exercise.has_holds()).collect();
        if !held.is_empty() {
            show_held(ui, app, column, &held, actions);
        }
        for entry in asking {
            if entry.exercise.opt_in.is_some() {
                column.text(ui, Text::Lead.semibold(), ink, &entry.exercise.title);
                column.skip(4.0);
                show_opt_in(ui, app, column, entry, actions);
                column.skip(space::SMALL);
            }
        }
    });
}

/// Held breaths have one reason and are shown together.
fn show_held(ui: &mut Ui, app: &App, column: &mut Column, held: &[&Entry], actions: &mut Actions) {
    let words = app.words();
    let tokens = &Theme::of(ui.ctx()).tokens;
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
    if let Some(shows) = held_buttons(ui, app, column) {
        change(app, actions, |settings| settings.holds_shown = shows);
        actions.push(Action::Back);
    }
    column.skip(space::WIDE);
}

fn held_buttons(ui: &mut Ui, app: &App, column: &mut Column) -> Option<bool> {
    let words = app.words();
    let height = Theme::of(ui.ctx()).metrics.holding(56.0);
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
fn choose(ui: &mut Ui, app: &App, column: &mut Column, entry: &Entry, actions: &mut Actions) {
    let words = app.words();
    let is_shown = app.settings().opted_in.contains(&entry.key);
    let answers = [fl!(words, "gate-shows-one"), fl!(words, "gate-leaves-one")];
    let question = entry.exercise.title.as_str();
    let chosen = column.flow(ui, |ui| {
        let choice = Choice::new(question, answers, Some(usize::from(!is_shown)));
        ui.push_id(&entry.key, |ui| choice.show(ui)).inner
    });
    if let Some(chosen) = chosen {
        opt_in(app, entry, chosen == 0, actions);
    }
}

fn opt_in(app: &App, entry: &Entry, shows: bool, actions: &mut Actions) {
    change(app, actions, |settings| {
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
    app: &App,
    column: &mut Column,
    entry: &Entry,
    actions: &mut Actions,
) {
    let words = app.words();
    let ink = Theme::of(ui.ctx()).tokens.text;
    if entry.exercise.has_holds() && !app.settings().holds_shown {
        column.text(ui, Text::Body, ink, &fl!(words, "practices-held-about"));
        column.skip(space::SMALL);
        column.text(ui, Text::Body, ink, &fl!(words, "practices-held-caution"));
        column.skip(space::MEDIUM);
        match held_buttons(ui, app, column) {
            Some(true) => change(app, actions, |settings| settings.holds_shown = true),
            Some(false) => actions.push(Action::Back),
            None => {}
        }
        column.skip(space::MEDIUM);
    }
    show_opt_in(ui, app, column, entry, actions);
}

/// The same, once it is shown: it can be left out again.
pub fn show_way_back(ui: &mut Ui, app: &App, column: &mut Column, entry: &Entry, actions: &mut Actions) {
    if entry.exercise.has_holds() {
        let rect = column.take(Theme::of(ui.ctx()).metrics.holding(48.0));
        if Link::new(fl!(app.words(), "gate-leaves-held")).at(ui, rect).clicked() {
            change(app, actions, |settings| settings.holds_shown = false);
            actions.push(Action::Back);
        }
    }
    show_opt_in(ui, app, column, entry, actions);
}

fn show_opt_in(ui: &mut Ui, app: &App, column: &mut Column, entry: &Entry, actions: &mut Actions) {
    let Some(reason) = &entry.exercise.opt_in else { return };
    column.text(ui, Text::Body, Theme::of(ui.ctx()).tokens.text, reason);
    column.skip(space::SMALL);
    choose(ui, app, column, entry, actions);
    column.skip(space::MEDIUM);
}

fn change(app: &App, actions: &mut Actions, change: impl FnOnce(&mut Settings)) {
    let mut settings = app.settings().clone();
    change(&mut settings);
    actions.command(Command::Settings(Box::new(settings)));
}
