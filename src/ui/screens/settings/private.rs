//! What is kept and for whom, and how Hide works.

use egui::Ui;

use crate::app::Command;
use crate::settings::{Keep, Settings};
use crate::text::fl;
use crate::text::names;

use crate::ui::action::Action;
use crate::ui::screens::ScreenContext;
use crate::ui::widgets::{Link, Toggle};

use super::rows::{answer, note, row, title};

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    keeping(ui, screen, settings);
    title(ui, &fl!(screen.words(), "settings-hide"));
    hide(ui, screen, settings);
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
    });
}
