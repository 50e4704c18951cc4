//! *Why this?*: what a practice is, what is known of it, and what to know before.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::{App, Command};
use crate::library::Entry;
use crate::names;
use crate::words::fl;

use crate::ui::action::{Action, Actions, Place};
use crate::ui::layout::{self, Column, Frame};
use crate::ui::text::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Chip, Link};

use super::now::{chosen_length_ms, question};

pub fn show(ui: &mut Ui, app: &App, frame: Frame, key: &ExerciseKey, view: &mut View, actions: &mut Actions) {
    let Some(entry) = app.library().find(key) else { return };
    layout::page(ui, frame, &format!("about {}", key.id), |ui, column| {
        let theme = Theme::of(ui.ctx());
        let exercise = &entry.exercise;
        question(ui, frame, column, &exercise.title);
        column.text(ui, Text::Lead, theme.tokens.text, &exercise.invitation);
        column.skip(space::MEDIUM);
        begin(ui, app, column, entry, view, actions);
        column.skip(space::LARGE);
        let words = app.words();
        let cautions: Vec<String> =
            exercise.cautions.iter().map(|caution| names::caution(words, *caution)).collect();
        column.section(ui, &fl!(words, "about-cautions"), &cautions);
        let if_worse: Vec<String> = exercise.if_worse.iter().cloned().collect();
        column.section(ui, &fl!(words, "about-if-worse"), &if_worse);
        column.section(ui, &fl!(words, "about-postures"), &exercise.postures);
        let needs: Vec<String> = exercise.needs.iter().map(|need| names::need(words, *need)).collect();
        let needs = if needs.is_empty() { needs } else { vec![needs.join(", ")] };
        column.section(ui, &fl!(words, "about-needs"), &needs);
        let known = [names::grade(words, exercise.evidence.grade), exercise.evidence.says.clone()];
        column.section(ui, &fl!(words, "why-this"), &known);
        column.section(ui, &fl!(words, "about-sources"), &exercise.evidence.sources);
        let rect = column.take(theme.metrics.holding(TARGET_MIN));
        let is_own = key.origin == Origin::Own;
        let name = if is_own { fl!(words, "make-heading-own") } else { fl!(words, "make-it-mine") };
        if Link::new(name).at(ui, rect).clicked() {
            actions.push(Action::Go(Place::Make(key.clone())));
        }
    });
}

fn begin(ui: &mut Ui, app: &App, column: &mut Column, entry: &Entry, view: &mut View, actions: &mut Actions) {
    let words = app.words();
    let theme = Theme::of(ui.ctx());
    let metrics = theme.metrics;
    let length_ms = chosen_length_ms(app, entry, view);
    let about = names::what_happens(words, &entry.exercise, length_ms, app.settings().sound.is_audible());
    column.text(ui, Text::Note, theme.tokens.muted, &about);
    column.skip(space::SMALL);
    let choices = &entry.exercise.minutes.choices_ms;
    if choices.len() > 1 && entry.exercise.fills() {
        column.flow(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                for choice in choices {
                    let minutes = f64::from(*choice) / 60_000.0;
                    let name = fl!(words, "minutes", count = minutes);
                    if ui.add(Chip::new(name, *choice == length_ms)).clicked() {
                        view.length = Some((entry.key.clone(), *choice));
                    }
                }
            });
        });
        column.skip(space::MEDIUM);
    }
    let height = metrics.holding(56.0);
    let row = column.take(height);
    let width = (160.0 * metrics.scale()).min(row.width());
    let button = Rect::from_min_size(pos2(row.left(), row.top()), vec2(width, height));
    if Button::primary(fl!(words, "begin")).at(ui, button).clicked() {
        actions.command(Command::Begin { key: entry.key.clone(), length_ms });
    }
}
