//! Before two begin: what it is, names or none, how long, where to meet, and whose keys are which.

use egui::Ui;
use softlanding_core::exercise::{Exercise, Part};
use softlanding_core::pair::{Meeting, Side};
use softlanding_core::sitting::Event;

use crate::app::Command;
use crate::library::Entry;
use crate::text::{Words, cautions, fl};

use crate::ui::layout::{self, Column};
use crate::ui::scene::Scene;
use crate::ui::screens::now::question;
use crate::ui::screens::{ScreenContext, lengths, shell};
use crate::ui::state::pair::{Control, NAME_MOST, PairDraft, Saying};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, ChoiceRow, Field, Link};

use super::{half, keys, name, saying};

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let Some(draft) = &mut view.pair else { return };
    if draft.saying != Saying::Done {
        saying::show(ui, screen, draft);
        return;
    }
    let scene = Scene::new(screen.layout, screen.theme).with_two(screen.layout.pick(20.0, 12.0));
    scene.paint(ui.painter());
    let wanted = draft.wanted.as_ref();
    let Some(entry) = wanted.and_then(|key| screen.app.library().find(key)).cloned() else {
        shell::show_way_out(ui, screen, &scene);
        return;
    };
    layout::page(ui, scene.above(), "setup for two", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &entry.exercise.title);
        column.text(ui, Text::Body, screen.theme.tokens.text, &entry.exercise.invitation);
        if let Some(caution) = cautions::line(words, &entry.exercise) {
            column.skip(space::SMALL);
            column.text(ui, Text::Note, screen.theme.tokens.muted, &caution);
        }
        column.skip(space::LARGE);
        show_names(ui, screen, column, draft);
        show_length(ui, screen, column, draft, &entry.exercise);
        if meets(&entry.exercise) {
            show_meeting(ui, words, column, draft);
        }
        begin(ui, screen, column, draft, &entry);
        show_keys(ui, screen, column, draft);
    });
    shell::show_way_out(ui, screen, &scene);
}

fn meets(exercise: &Exercise) -> bool {
    exercise.parts.iter().any(|part| matches!(part, Part::Cycle { each: true, .. }))
}

fn show_names(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, draft: &mut PairDraft) {
    let words = screen.words();
    column.text(ui, Text::Note, screen.theme.tokens.muted, &fl!(words, "pair-names-note"));
    column.skip(space::SMALL);
    let metrics = screen.theme.metrics;
    let height = metrics.text(Text::Note.line_points()) + metrics.holding(52.0);
    let row = column.take(height);
    let labels = [fl!(words, "pair-name-left"), fl!(words, "pair-name-right")];
    for (side, label) in Side::BOTH.into_iter().zip(labels) {
        let place = half(row, side, space::MEDIUM);
        let typed = side.of_mut(&mut draft.names);
        Field::line(typed, label).characters_max(NAME_MOST).at(ui, place);
    }
    column.skip(space::LARGE);
}

fn show_length(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    draft: &mut PairDraft,
    exercise: &Exercise,
) {
    if !lengths::can_choose(exercise) {
        return;
    }
    let words = screen.words();
    let length_ms = draft.length_ms.unwrap_or(exercise.minutes.usual_ms);
    let question = fl!(words, "pair-length");
    column.text(ui, Text::Note, screen.theme.tokens.muted, &question);
    column.skip(4.0);
    let chosen = lengths::choose(ui, words, column, &question, exercise, length_ms);
    draft.length_ms = chosen.or(draft.length_ms);
    column.skip(space::MEDIUM);
}

fn show_meeting(ui: &mut Ui, words: &Words, column: &mut Column, draft: &mut PairDraft) {
    const MEETINGS: [Meeting; 3] = [Meeting::Calmer, Meeting::Written, Meeting::Own];
    let options =
        [fl!(words, "pair-meet-calmer"), fl!(words, "pair-meet-written"), fl!(words, "pair-meet-own")];
    column.text(ui, Text::Note, Theme::of(ui.ctx()).tokens.muted, &fl!(words, "pair-meet"));
    column.skip(4.0);
    let selected = MEETINGS.iter().position(|meeting| *meeting == draft.meeting);
    let chosen = column.flow(ui, |ui| ChoiceRow::new(fl!(words, "pair-meet"), options, selected).show(ui));
    if let Some(meeting) = chosen.and_then(|index| MEETINGS.get(index)) {
        draft.meeting = *meeting;
    }
    column.skip(space::MEDIUM);
}

fn begin(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    draft: &mut PairDraft,
    entry: &Entry,
) {
    let words = screen.words();
    column.skip(space::SMALL);
    let height = screen.theme.metrics.holding(56.0);
    let places = column.grid(2, 2, (220.0, height), space::MEDIUM);
    let [begins, asks] = places.as_slice() else { return };
    if Button::primary(fl!(words, "pair-begin")).at(ui, *begins).clicked() {
        let length_ms = draft.length_ms.unwrap_or(entry.exercise.minutes.usual_ms);
        screen.command(Command::Begin { key: entry.key.clone(), length_ms });
        screen.command(Command::Practice(Event::Meet(draft.meeting)));
    }
    let is_said = draft.before.iter().any(Option::is_some);
    let label = if is_said { fl!(words, "pair-say-again") } else { fl!(words, "pair-say-first") };
    if Button::quiet(label).at(ui, *asks).clicked() {
        draft.ask_before();
    }
    column.skip(space::LARGE);
}

/// Whose keys are which, and the way to others.
fn show_keys(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, draft: &mut PairDraft) {
    let words = screen.words();
    let tokens = &screen.theme.tokens;
    column.text(ui, Text::Note, tokens.muted, &fl!(words, "pair-keys-note"));
    column.skip(space::SMALL);
    let mut bound = keys::chosen(screen);
    if let Some((side, control)) = draft.rebinding
        && let Some(key) = keys::newly_chosen(ui)
    {
        bound.bind(side, control, key);
        draft.rebinding = None;
        let names = bound.names();
        screen.change_settings(|settings| settings.pair_keys = Some(names));
    }
    for (index, control) in Control::ALL.into_iter().enumerate() {
        let row = column.take(screen.theme.metrics.holding(44.0));
        for side in Side::BOTH {
            let Some((_, key)) = bound.of(side).get(index).copied() else { continue };
            let place = half(row, side, space::MEDIUM);
            let what = keys::control_name(words, control, false, false);
            let key = if draft.rebinding == Some((side, control)) {
                fl!(words, "pair-press-key")
            } else {
                keys::symbol(words, key)
            };
            let button = Button::bare(format!("{what} · {key}")).left();
            let whose = name(words, draft, side);
            let label =
                fl!(words, "pair-change-key", whose = whose.as_str(), what = what.as_str(), key = key);
            if button.name(label).salt((index, side)).at(ui, place).clicked() {
                draft.rebinding = Some((side, control));
            }
        }
    }
    if screen.settings().pair_keys.is_some() {
        let place = column.take_left(240.0, screen.theme.metrics.holding(44.0));
        if Link::new(fl!(words, "pair-usual-keys")).at(ui, place).clicked() {
            screen.change_settings(|settings| settings.pair_keys = None);
        }
    }
}
