//! What *Now* keeps folded: how long and whether with sound, the doors, and quieter ways.

use egui::{Align, Ui};
use softlanding_core::exercise::Family;

use crate::app::Command;
use crate::library::Entry;
use crate::text::fl;

use crate::ui::action::{Action, Route};
use crate::ui::layout::{self, Column};
use crate::ui::screens::{ScreenContext, lengths, night, now, way_back};
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Card, Link, PlainRow, Toggle};

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    layout::page(ui, screen.layout, "something else", |ui, column| {
        let words = screen.words();
        now::question(ui, screen.layout, column, &fl!(words, "now-else"));
        show_doors(ui, screen, column);
        show_ways(ui, screen, column);
        if let Some(suggestion) = now::Suggestion::first(screen.app, view) {
            show_begin(ui, screen, column, view, suggestion.entry);
        }
        way_back::show(ui, screen, column);
    });
}

/// The ways in; by night one more, before the others.
fn show_doors(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let night = night::is_open(screen).then(|| (Icon::Moon, fl!(words, "door-night"), Route::Night));
    let doors = [
        (Icon::Breathe, fl!(words, "door-breathing"), Route::Door(Family::Breathing)),
        (Icon::Ground, fl!(words, "door-grounding"), Route::Door(Family::Grounding)),
        (Icon::Move, fl!(words, "door-movement"), Route::Door(Family::Movement)),
        (Icon::SoundOn, fl!(words, "door-sound"), Route::Door(Family::Sound)),
        (Icon::Together, fl!(words, "door-together"), Route::Together),
    ];
    let doors: Vec<_> = night.into_iter().chain(doors).collect();
    let height = screen.theme.metrics.holding(screen.layout.pick(88.0, 72.0));
    let columns = screen.layout.pick(doors.len(), 3);
    let places = column.grid(doors.len(), columns, (96.0, height), screen.layout.pick(15.0, 8.0));
    for ((icon, name, route), place) in doors.into_iter().zip(places) {
        if Card::new(name).icon(icon).stacked().at(ui, place).clicked() {
            screen.go(route);
        }
    }
    column.skip(space::MEDIUM);
}

fn show_ways(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let mut ways = vec![(fl!(words, "good-for-others"), Action::Go(Route::WithOthers))];
    if screen.app.may_jot() {
        ways.push((fl!(words, "now-glimmer"), Action::Go(Route::Glimmer)));
    }
    ways.push((fl!(words, "map-link"), Action::Go(Route::Map)));
    ways.push((fl!(words, "palette-company"), Action::KeepCompany));
    for (name, action) in ways {
        let row = PlainRow::new(name).text(Text::Body);
        let place = column.take(row.height(ui, column.width()));
        if row.at(ui, place).clicked() {
            screen.ask(action);
        }
    }
    column.skip(space::MEDIUM);
}

/// What Begin on *Now* starts: how long, with sound or without, and why.
fn show_begin(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    view: &mut View,
    entry: &Entry,
) {
    let words = screen.words();
    let title = entry.exercise.title.as_str();
    let tokens = &screen.theme.tokens;
    column.text(ui, Text::Lead.semibold(), tokens.text, &fl!(words, "else-begin", title = title));
    column.skip(space::SMALL);
    if lengths::can_choose(&entry.exercise) {
        let length_ms = now::chosen_length_ms(screen.app, entry, view);
        let name = fl!(words, "length-label");
        let chosen = lengths::choose(ui, words, column, &name, &entry.exercise, length_ms);
        if let Some(chosen) = chosen {
            view.length = Some((entry.key.clone(), chosen));
        }
        column.skip(space::SMALL);
    }
    let mut is_audible = screen.settings().sound.is_audible();
    let row = column.take_left(280.0 * screen.theme.metrics.scale(), screen.theme.metrics.holding(48.0));
    if Toggle::new(&mut is_audible, fl!(words, "else-sound")).at(ui, row).changed() {
        screen.command(Command::Sound(is_audible));
    }
    let row = column.take_left(240.0 * screen.theme.metrics.scale(), screen.theme.metrics.holding(44.0));
    if Link::new(fl!(words, "why-this")).align(Align::Min).at(ui, row).clicked() {
        screen.go(Route::About(entry.key.clone()));
    }
    column.skip(space::LARGE);
}
