//! *Make it mine*: any exercise, changed and kept in a file of one's own.

use egui::Ui;
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::{App, Command, SaveOwn};
use crate::words::fl;

use crate::ui::action::Actions;
use crate::ui::layout::{self, Frame};
use crate::ui::making::{Making, MakingWords, Saving};
use crate::ui::text::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::view::View;
use crate::ui::widgets::{Button, Field};
use softlanding_core::draft::Change;

use super::now::question;

pub fn show(ui: &mut Ui, app: &App, frame: Frame, key: &ExerciseKey, view: &mut View, actions: &mut Actions) {
    let exercise = app.library().find(key).map(|entry| entry.exercise.as_ref());
    let making = view.makings.of(key, exercise, &|exercise| {
        let title = exercise.title.as_str();
        MakingWords {
            title: fl!(app.words(), "make-title-mine", title = title),
            says: fl!(app.words(), "make-says", title = title),
            says_own: fl!(app.words(), "make-says-own"),
        }
    });
    layout::page(ui, frame, &format!("make {}", key.id), |ui, column| {
        let words = app.words();
        let is_own = key.origin == Origin::Own;
        let title = if is_own { fl!(words, "make-heading-own") } else { fl!(words, "make-heading") };
        question(ui, frame, column, &title);
        let Some(making) = making else {
            column.text(ui, Text::Body, Theme::of(ui.ctx()).tokens.text, &fl!(words, "make-gone"));
            return;
        };
        column.flow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::MEDIUM;
            let mut title = making.draft.exercise().title.clone();
            if Field::line(&mut title, fl!(words, "make-name")).show(ui).changed() {
                making.change(Change::Title(title));
            }
            if ui.add(Button::primary(fl!(words, "make-save"))).clicked() {
                save(app, key, making, actions);
            }
        });
    });
}

fn save(app: &App, key: &ExerciseKey, making: &mut Making, actions: &mut Actions) {
    making.draft.rest();
    if !making.draft.shortcomings().is_empty() {
        making.saving = Saving::Lacks;
        return;
    }
    let exercise = making.draft.to_keep(|id| app.library().find_id(id).is_some());
    let kept = making.draft.kept().cloned();
    making.saving = Saving::Asked;
    actions.command(Command::SaveOwn(Box::new(SaveOwn { from: key.clone(), exercise, kept })));
}
