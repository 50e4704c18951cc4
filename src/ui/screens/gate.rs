//! What is shown only to those who asked for it: each with its reason, to be read first.

use egui::Ui;

use crate::library::Entry;
use crate::settings::Gate;
use crate::text::describe;
use crate::text::{Words, fl};

use crate::ui::action::Action;
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, ChoiceRow, Link};

use super::now::question;

/// Gates with one reason for all that stand behind them.
const SHARED: [Gate; 2] = [Gate::Holds, Gate::Cold];

/// All of them in one place.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    layout::page(ui, screen.layout, "gate", |ui, column| {
        let words = screen.words();
        let ink = screen.theme.tokens.text;
        question(ui, screen.layout, column, &fl!(words, "gate-title"));
        column.text(ui, Text::Body, ink, &fl!(words, "gate-about"));
        column.skip(space::LARGE);
        let asking = screen.app.library().entries().iter().filter(|entry| entry.exercise.asks_first());
        for gate in SHARED {
            let behind: Vec<&Entry> =
                asking.clone().filter(|entry| gate.is_before(&entry.exercise)).collect();
            if let Some(first) = behind.first() {
                show_shared(ui, screen, column, gate, first, &behind);
            }
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

/// The words of a gate that several stand behind.
struct SharedWords {
    title: String,
    /// Which ones stand behind it.
    are: String,
    shows: String,
    keeps_hidden: String,
    hides_again: String,
}

impl SharedWords {
    fn new(words: &Words, gate: Gate, titles: &str) -> Self {
        if gate == Gate::Cold {
            Self {
                title: fl!(words, "practices-cold-title"),
                are: fl!(words, "gate-cold-are", titles = titles),
                shows: fl!(words, "practices-cold-yes"),
                keeps_hidden: fl!(words, "practices-cold-back"),
                hides_again: fl!(words, "gate-leaves-cold"),
            }
        } else {
            Self {
                title: fl!(words, "practices-held-title"),
                are: fl!(words, "gate-holds-are", titles = titles),
                shows: fl!(words, "practices-held-yes"),
                keeps_hidden: fl!(words, "practices-held-back"),
                hides_again: fl!(words, "gate-leaves-held"),
            }
        }
    }
}

/// Those with one reason are shown together.
fn show_shared(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    gate: Gate,
    first: &Entry,
    behind: &[&Entry],
) {
    let tokens = &screen.theme.tokens;
    let titles: Vec<&str> = behind.iter().map(|entry| entry.exercise.title.as_str()).collect();
    let words = SharedWords::new(screen.words(), gate, &titles.join(" · "));
    column.text(ui, Text::Lead.semibold(), tokens.text, &words.title);
    column.skip(4.0);
    read(ui, screen, column, gate, first);
    column.text(ui, Text::Note, tokens.muted, &words.are);
    column.skip(space::MEDIUM);
    if let Some(shows) = buttons(ui, screen, column, &words) {
        screen.change_settings(|settings| settings.set_open(gate, &first.key, shows));
        screen.ask(Action::Back);
    }
    column.skip(space::WIDE);
}

/// What is to be read.
fn read(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, gate: Gate, entry: &Entry) {
    for line in describe::gate(screen.words(), gate, &entry.exercise) {
        column.text(ui, Text::Body, screen.theme.tokens.text, &line);
        column.skip(space::SMALL);
    }
}

fn buttons(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    words: &SharedWords,
) -> Option<bool> {
    let height = screen.theme.metrics.holding(56.0);
    let places = column.grid(2, 2, (240.0, height), space::MEDIUM);
    let mut pressed = None;
    for ((name, place), shows) in
        [&words.shows, &words.keeps_hidden].into_iter().zip(places).zip([true, false])
    {
        if Button::quiet(name.as_str()).at(ui, place).clicked() {
            pressed = Some(shows);
        }
    }
    pressed
}

/// Whether this one is shown, to be chosen now and later.
fn choose(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry) {
    let words = screen.words();
    let is_shown = screen.settings().is_open(Gate::OptIn, &entry.key);
    let answers = [fl!(words, "gate-shows-one"), fl!(words, "gate-leaves-one")];
    let question = entry.exercise.title.as_str();
    let chosen = column.flow(ui, |ui| {
        let choice = ChoiceRow::new(question, answers, Some(usize::from(!is_shown)));
        ui.push_id(&entry.key, |ui| choice.show(ui)).inner
    });
    if let Some(chosen) = chosen {
        screen.change_settings(|settings| settings.set_open(Gate::OptIn, &entry.key, chosen == 0));
    }
}

/// On a practice's own page, in the place of Begin until its reasons were read.
pub fn show_instead_of_begin(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    entry: &Entry,
) {
    for gate in screen.settings().closed_gates(&entry.key, &entry.exercise) {
        if !SHARED.contains(&gate) {
            continue;
        }
        read(ui, screen, column, gate, entry);
        column.skip(space::SMALL);
        match buttons(ui, screen, column, &SharedWords::new(screen.words(), gate, "")) {
            Some(true) => {
                screen.change_settings(|settings| settings.set_open(gate, &entry.key, true));
            }
            Some(false) => screen.ask(Action::Back),
            None => {}
        }
        column.skip(space::MEDIUM);
    }
    show_opt_in(ui, screen, column, entry);
}

/// The same, once it is shown: it can be left out again.
pub fn show_way_back(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry) {
    for gate in SHARED.into_iter().filter(|gate| gate.is_before(&entry.exercise)) {
        let rect = column.take(screen.theme.metrics.holding(48.0));
        let words = SharedWords::new(screen.words(), gate, "");
        if Link::new(words.hides_again).at(ui, rect).clicked() {
            screen.change_settings(|settings| settings.set_open(gate, &entry.key, false));
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
