//! All practices, by what they are: one door, everything, or what one does with others.

use egui::Ui;
use softlanding_core::exercise::Family;

use crate::app::{App, Command};
use crate::library::Entry;
use crate::names;
use crate::words::fl;
use softlanding_core::record::Origin;

use crate::ui::action::{Action, Actions, Place};
use crate::ui::layout::{self, Column, Frame};
use crate::ui::text::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Card, Link};

use super::now::question;

/// What one does with others stands under *Together* too.
const TOGETHER: [Family; 2] = [Family::Company, Family::Together];

pub fn show(ui: &mut Ui, app: &App, frame: Frame, place: &Place, actions: &mut Actions) {
    layout::page(ui, frame, &format!("practices {place:?}"), |ui, column| {
        let words = app.words();
        let (title, families) = match place {
            Place::Door(family) => (names::family(words, *family), vec![*family]),
            Place::Together => (fl!(words, "together-title"), TOGETHER.to_vec()),
            _ => (fl!(words, "practices-title"), names::FAMILIES.to_vec()),
        };
        question(ui, frame, column, &title);
        let names_families = families.len() > 1 && *place != Place::Together;
        for family in families {
            show_family(ui, app, frame, column, family, names_families, actions);
        }
    });
}

fn show_family(
    ui: &mut Ui,
    app: &App,
    frame: Frame,
    column: &mut Column,
    family: Family,
    is_named: bool,
    actions: &mut Actions,
) {
    let of_family = app.library().entries().iter().filter(|entry| entry.exercise.family == family);
    let (held, free): (Vec<&Entry>, Vec<&Entry>) = of_family.partition(|entry| entry.exercise.has_holds());
    if held.is_empty() && free.is_empty() {
        return;
    }
    let theme = Theme::of(ui.ctx());
    if is_named {
        column.skip(space::MEDIUM);
        let name = names::family(app.words(), family);
        column.text(ui, Text::Lead.semibold(), theme.tokens.text, &name);
        column.skip(space::SMALL);
    }
    let shown = if app.settings().holds_shown { [free, held.clone()].concat() } else { free };
    let height = layout::card_height(&theme, 88.0);
    let places = column.grid(shown.len(), 2, (300.0, height), frame.pick(16.0, 12.0));
    for (entry, place) in shown.into_iter().zip(places) {
        let mut card = Card::new(entry.exercise.title.as_str()).line(entry.exercise.invitation.as_str());
        if entry.key.origin == Origin::Own {
            card = card.reason(fl!(app.words(), "practices-own")).salt("own");
        }
        if card.at(ui, place).clicked() {
            actions.push(Action::Go(Place::About(entry.key.clone())));
        }
    }
    column.skip(space::SMALL);
    if !held.is_empty() && !app.settings().holds_shown {
        let rect = column.take(theme.metrics.holding(44.0));
        if Link::new(fl!(app.words(), "practices-held-title")).at(ui, rect).clicked() {
            actions.push(Action::Go(Place::Held));
        }
    }
}

/// What to read before practices that hold the breath are shown.
pub fn show_held(ui: &mut Ui, app: &App, frame: Frame, actions: &mut Actions) {
    layout::page(ui, frame, "held", |ui, column| {
        let words = app.words();
        let theme = Theme::of(ui.ctx());
        question(ui, frame, column, &fl!(words, "practices-held-title"));
        column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "practices-held-about"));
        column.skip(space::MEDIUM);
        column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "practices-held-caution"));
        column.skip(space::LARGE);
        let height = theme.metrics.holding(56.0);
        let places = column.grid(2, 2, (240.0, height), space::MEDIUM);
        for (index, place) in places.into_iter().enumerate() {
            let shows = index == 0;
            let name =
                if shows { fl!(words, "practices-held-yes") } else { fl!(words, "practices-held-back") };
            if Button::quiet(name).at(ui, place).clicked() {
                let mut settings = app.settings().clone();
                settings.holds_shown = shows;
                actions.command(Command::Settings(Box::new(settings)));
                actions.push(Action::Back);
            }
        }
    });
}
