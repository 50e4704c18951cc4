//! What is kept and for whom, and how Hide works.

use egui::Ui;

use crate::app::Command;
use crate::settings::{self, Keep, NOTEPAD_MAX_CHARS, NotepadPage, Settings};
use crate::text::fl;
use crate::text::names;

use crate::ui::action::Action;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::widgets::{Field, Link, Toggle};

use super::rows::{answer, choose_one, note, row, title};

/// The rows of the field for own lines.
const ROWS: usize = 5;

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View, settings: &mut Settings) {
    keeping(ui, screen, settings);
    title(ui, &fl!(screen.words(), "settings-hide"));
    hide(ui, screen, settings);
    notepad(ui, screen, view, settings);
    if ui.add(Link::new(fl!(screen.words(), "hide-lesson-try-name"))).clicked() {
        screen.ask(Action::Hide);
    }
}

fn keeping(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let mut keeps = settings.keep == Keep::Yes;
    let folder = screen.app.paths().data.display().to_string();
    let about = fl!(words, "settings-keep-about", folder = folder);
    if ui.add(Toggle::new(&mut keeps, fl!(words, "settings-keep")).line(about)).changed() {
        settings.keep = if keeps { Keep::Yes } else { Keep::No };
    }
    let mut guest = screen.app.is_guest();
    let toggle =
        Toggle::new(&mut guest, fl!(words, "settings-guest")).line(fl!(words, "settings-guest-about"));
    if ui.add(toggle).changed() {
        screen.command(Command::Guest(guest));
    }
}

fn hide(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    note(ui, &fl!(words, "settings-hide-about"));
    let gestures = [
        fl!(words, "settings-return-control-enter"),
        fl!(words, "settings-return-escape-twice"),
        fl!(words, "settings-return-type-back"),
    ];
    let question = fl!(words, "settings-return");
    row(ui, &question, |ui| {
        answer(ui, &question, gestures, &mut settings.return_gesture);
        note(ui, &names::way_back(words, settings.return_gesture));
        note(ui, &fl!(words, "hide-back-always"));
    });
}

/// What stands in the notepad to begin with.
fn notepad(ui: &mut Ui, screen: &ScreenContext<'_>, view: &mut View, settings: &mut Settings) {
    let words = screen.words();
    let pages = [
        fl!(words, "settings-notepad-shopping"),
        fl!(words, "settings-notepad-meeting"),
        fl!(words, "settings-notepad-empty"),
        fl!(words, "settings-notepad-own"),
    ];
    choose_one(ui, &fl!(words, "settings-notepad"), pages, &mut settings.notepad);
    if settings.notepad != NotepadPage::Own {
        return;
    }
    let drafts = &mut view.settings.notepad_lines;
    let lines = drafts.get_or_insert_with(|| settings.notepad_lines.clone().unwrap_or_default());
    let name = fl!(words, "settings-notepad-lines");
    row(ui, &name, |ui| {
        let field = Field::page(lines, name.as_str(), ROWS).label_hidden();
        if field.characters_max(NOTEPAD_MAX_CHARS).show(ui).changed() {
            settings.notepad_lines = settings::fitting_notepad_lines(lines);
        }
        note(ui, &fl!(words, "settings-notepad-about"));
    });
}
