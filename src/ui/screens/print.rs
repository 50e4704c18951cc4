//! A practice on paper: where the page is to be saved.

use egui::Ui;
use softlanding_core::record::ExerciseKey;

use crate::app::{App, Command};
use crate::text::fl;

use crate::ui::action::{Action, Actions};
use crate::ui::layout::{self, Frame};
use crate::ui::saving::{Saved, Saving};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};

use super::now::question;

pub fn show(ui: &mut Ui, app: &App, frame: Frame, key: &ExerciseKey, view: &mut View, actions: &mut Actions) {
    let Some(entry) = app.library().find(key) else {
        actions.push(Action::Back);
        return;
    };
    layout::page(ui, frame, "print", |ui, column| {
        let words = app.words();
        let theme = Theme::of(ui.ctx());
        question(ui, frame, column, &fl!(words, "print-title"));
        let about = fl!(words, "print-about", title = entry.exercise.title.as_str());
        column.text(ui, Text::Body, theme.tokens.text, &about);
        column.skip(space::LARGE);
        let saving =
            view.saving.get_or_insert_with(|| Saving::new(app, Saved::Page, &format!("{}.pdf", key.id)));
        if let Some(target) = saving.show(ui, app, column) {
            actions.command(Command::WritePage { key: key.clone(), target });
            actions.push(Action::Back);
        }
    });
}
