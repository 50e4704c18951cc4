//! One's own names, keys, and exercises of one's own.

use egui::Ui;
use softlanding_core::rating::State;

use crate::settings::{self, STATE_NAME_MAX_CHARS, Settings};
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::widgets::{Button, Field, Toggle};

use super::keys;
use super::rows::{choose_one, first_title, label_width, note, row, title};

pub(super) fn show(ui: &mut Ui, screen: &ScreenContext<'_>, view: &mut View, settings: &mut Settings) {
    let words = screen.words();
    first_title(ui, &fl!(words, "settings-names"));
    state_names(ui, words, view, settings);
    title(ui, &fl!(words, "settings-keys"));
    screen_reader(ui, screen, settings);
    keys::show(ui, words, &mut view.settings.keys, settings);
    title(ui, &fl!(words, "settings-own"));
    let folder = screen.app.paths().own_exercises().display().to_string();
    note(ui, &fl!(words, "settings-folder", folder = folder));
}

/// What a screen reader says, and in what way it is told; nobody can know whether it was heard but the listener.
fn screen_reader(ui: &mut Ui, screen: &ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let mut announces = screen.announces_beats(ui);
    if ui.add(Toggle::new(&mut announces, fl!(words, "settings-announce"))).changed() {
        settings.announces_beats = Some(announces);
    }
    let ways = [fl!(words, "settings-spoken-usual"), fl!(words, "settings-spoken-other")];
    choose_one(ui, &fl!(words, "settings-spoken"), ways, &mut settings.spoken_by);
    if ui.add(Button::quiet(fl!(words, "settings-spoken-try"))).clicked() {
        live::say(ui.ctx(), fl!(words, "said-did-you-hear"));
    }
    note(ui, &fl!(words, "settings-spoken-about"));
}

fn state_names(ui: &mut Ui, words: &Words, view: &mut View, settings: &mut Settings) {
    note(ui, &fl!(words, "settings-names-about"));
    let drafts = &mut view.settings.state_names;
    let written = drafts.get_or_insert_with(|| settings.state_names.clone().map(Option::unwrap_or_default));
    for ((state, text), own) in State::ALL.into_iter().zip(written).zip(&mut settings.state_names) {
        let name = names::our_state(words, state);
        let own_name = fl!(words, "settings-name-of", state = name.as_str());
        let changed = if label_width(ui).is_some() {
            row(ui, &name, |ui| write_name(ui, Field::line(text, own_name.as_str()).label_hidden()))
        } else {
            write_name(ui, Field::line(text, name.as_str()).name(own_name.as_str()))
        };
        if changed {
            *own = settings::fitting_state_name(text).map(str::to_owned);
        }
    }
}

fn write_name(ui: &mut Ui, field: Field<'_>) -> bool {
    field.characters_max(STATE_NAME_MAX_CHARS).show(ui).changed()
}
