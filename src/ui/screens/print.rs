//! A practice on paper: where the page is to be saved.

use egui::Ui;
use softlanding_core::record::ExerciseKey;

use crate::app::Command;
use crate::text::fl;

use crate::ui::action::Action;
use crate::ui::layout;
use crate::ui::screens::ScreenContext;
use crate::ui::state::saving::{SaveDialog, SaveKind};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;

use super::now::question;
use super::saving;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, key: &ExerciseKey, view: &mut View) {
    let Some(entry) = screen.app.library().find(key) else {
        screen.ask(Action::Back);
        return;
    };
    layout::page(ui, screen.layout, "print", |ui, column| {
        let words = screen.words();
        let theme = screen.theme;
        question(ui, screen.layout, column, &fl!(words, "print-title"));
        let about = fl!(words, "print-about", title = entry.exercise.title.as_str());
        column.text(ui, Text::Body, theme.tokens.text, &about);
        column.skip(space::LARGE);
        let dialog = view
            .saving
            .get_or_insert_with(|| SaveDialog::new(screen.app, SaveKind::Page, &format!("{}.pdf", key.id)));
        if let Some(target) = saving::show(ui, screen, column, dialog) {
            screen.command(Command::WritePage { key: key.clone(), target });
            screen.ask(Action::Back);
        }
    });
}
