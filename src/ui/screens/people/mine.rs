//! People whom one names oneself. Without a yes they are here only until the window closes.

use egui::Ui;

use crate::app::Command;
use crate::people::{OwnChange, PEOPLE_MOST, Person};
use crate::text::faults::visible;
use crate::text::fl;

use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::state::people::PeopleDraft;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Field, Link};

use super::super::now::question;
use super::lines::{self, NumberToCopy};

const NAME_MOST: usize = 80;
const NUMBER_MOST: usize = 40;

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let theme = screen.theme;
    question(ui, screen.layout, column, &fl!(words, "people-mine-title"));
    column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "people-mine-first"));
    column.skip(space::LARGE);
    let kept = screen.app.own_people().to_vec();
    for (index, person) in kept.iter().enumerate() {
        let standing = if screen.app.is_on_disk(person) {
            fl!(words, "people-mine-kept")
        } else {
            fl!(words, "people-mine-unsaved")
        };
        if show_person(ui, screen, column, person, &standing, index) {
            screen.command(Command::ChangeOwn(OwnChange::RemovePerson(person.clone())));
        }
    }
    let here_only = view.people.here_only.clone();
    for (index, person) in here_only.iter().enumerate() {
        let not_kept = fl!(words, "people-mine-not-kept");
        if show_person(ui, screen, column, person, &not_kept, kept.len() + index) {
            view.people.here_only.remove(index);
        }
    }
    if view.people.asked.is_some() {
        ask(ui, screen, column, &mut view.people);
    } else if kept.len() + view.people.here_only.len() >= PEOPLE_MOST {
        column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "people-mine-full"));
    } else {
        fields(ui, screen, column, &mut view.people);
    }
}

/// Whether this one is to be removed.
fn show_person(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    person: &Person,
    about: &str,
    index: usize,
) -> bool {
    let words = screen.words();
    let theme = screen.theme;
    let card = NumberToCopy::of_person(words, person);
    ui.push_id(index, |ui| {
        lines::show_cards(ui, screen, column, &[card], Text::Display);
        column.text(ui, Text::Small, theme.tokens.muted, about);
        let name = fl!(words, "people-mine-remove", name = visible(&person.name));
        let rect = column.take(theme.metrics.holding(44.0));
        let removes = Link::new(name).at(ui, rect).clicked();
        column.skip(space::MEDIUM);
        removes
    })
    .inner
}

fn fields(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, people: &mut PeopleDraft) {
    let words = screen.words();
    let metrics = screen.theme.metrics;
    let height = metrics.text(Text::Note.line_points()) + metrics.holding(52.0);
    let places = column.grid(2, 2, (220.0 * metrics.scale(), height), space::MEDIUM);
    let fields = [
        (&mut people.name, fl!(words, "people-mine-name"), NAME_MOST),
        (&mut people.number, fl!(words, "people-mine-number"), NUMBER_MOST),
    ];
    let mut enters = false;
    for ((text, label, most), place) in fields.into_iter().zip(places) {
        let field = Field::line(text, label).characters_max(most).at(ui, place);
        enters |= field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    }
    column.skip(space::MEDIUM);
    let place = column.take_left(160.0 * metrics.scale(), metrics.holding(52.0));
    if Button::quiet(fl!(words, "people-mine-add")).at(ui, place).clicked() || enters {
        people.name_one();
    }
}

/// Whether somebody who was named is kept: asked each time. A guest is not asked.
fn ask(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, people: &mut PeopleDraft) {
    let Some(person) = people.asked.clone() else { return };
    let words = screen.words();
    let theme = screen.theme;
    if screen.app.is_guest() {
        people.here_only.push(person);
        people.asked = None;
        return;
    }
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, &visible(&person.name));
    column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "people-mine-keep"));
    column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "people-mine-keep-about"));
    column.skip(space::SMALL);
    let places =
        column.grid(2, 2, (230.0 * theme.metrics.scale(), theme.metrics.holding(52.0)), space::MEDIUM);
    let names = [fl!(words, "people-mine-keep-yes"), fl!(words, "people-mine-keep-no")];
    for (index, (name, place)) in names.into_iter().zip(places).enumerate() {
        if !Button::quiet(name).at(ui, place).clicked() {
            continue;
        }
        people.asked = None;
        if index == 0 {
            screen.command(Command::ChangeOwn(OwnChange::AddPerson(person.clone())));
        } else {
            people.here_only.push(person.clone());
        }
    }
}
