//! Keeping what was made, how it stands with that, and the steps back and forth. A practice's page has the same as
//! *Make it mine*.

use egui::emath::GuiRounding as _;
use egui::{Key, Modifiers, Rect, Ui};
use softlanding_core::draft::Change;
use softlanding_core::exercise::{Exercise, Spot};
use softlanding_core::record::ExerciseKey;

use crate::app::{Command, SaveOwn};
use crate::library::SaveNote;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::state::making::{Begins, Making, MakingSpot, MakingWords, Saving};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link};

use super::words as sentences;

/// Keeps it in a file of one's own, and begins it then if that was asked for too.
pub fn ask(screen: &mut ScreenContext<'_>, key: &ExerciseKey, making: &mut Making, begins: Option<Begins>) {
    if making.is_being_saved() {
        return;
    }
    making.draft.rest();
    if let Some(lacking) = making.draft.draft_errors().first() {
        making.saving = Saving::Lacks;
        match lacking.spot {
            Spot::Title => making.goes_to = Some(MakingSpot::Name),
            Spot::Part(part) | Spot::Words(part) | Spot::Beat { part, .. } => making.open_part = Some(part),
            _ => {}
        }
        return;
    }
    let exercise = making.draft.to_keep(|id| screen.app.library().find_id(id).is_some());
    let kept = making.draft.kept().cloned();
    making.saving = Saving::Asked { begins };
    screen.command(Command::SaveOwn(Box::new(SaveOwn { from: key.clone(), exercise, kept })));
}

/// How it stands with that, in a sentence.
#[must_use]
pub fn status(words: &Words, making: &Making) -> Option<String> {
    match &making.saving {
        Saving::Asked { .. } => Some(fl!(words, "make-saving")),
        Saving::Failed(trouble) => Some(words.message(&trouble.id(), &trouble.arguments())),
        Saving::Saved { note } => Some(saved(words, note.as_ref())),
        Saving::Lacks => match making.draft.draft_errors().first() {
            Some(missing) => Some(sentences::missing_for_save(words, missing)),
            None => not_saved(words, making),
        },
        Saving::NotAsked => not_saved(words, making),
    }
}

fn not_saved(words: &Words, making: &Making) -> Option<String> {
    if making.draft.is_kept() {
        return None;
    }
    Some(if making.came_back { fl!(words, "make-waited") } else { fl!(words, "make-not-saved") })
}

fn saved(words: &Words, note: Option<&SaveNote>) -> String {
    match note {
        None => fl!(words, "make-saved"),
        Some(SaveNote::WasGone) => fl!(words, "make-saved-anew"),
        Some(SaveNote::LeftAlone { file }) => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
            fl!(words, "make-saved-beside", file = name.unwrap_or_default())
        }
    }
}

/// What a draft is given when it is begun.
#[must_use]
pub fn first_words(words: &Words, exercise: &Exercise) -> MakingWords {
    let title = exercise.title.as_str();
    MakingWords {
        title: fl!(words, "make-title-mine", title = after_my(exercise)),
        says: fl!(words, "make-says", title = title),
        says_own: fl!(words, "make-says-own"),
    }
}

/// A title as it stands behind "My": "A few soft sighs" is "few soft sighs". Only English is known that
/// well.
fn after_my(exercise: &Exercise) -> String {
    let title = exercise.title.as_str();
    if !exercise.lang.starts_with("en") {
        return title.to_owned();
    }
    let bare = ["A ", "An ", "The "].iter().find_map(|article| title.strip_prefix(article)).unwrap_or(title);
    let mut letters = bare.chars();
    let is_word = bare.chars().nth(1).is_some_and(char::is_lowercase);
    match letters.next() {
        Some(first) if is_word => first.to_lowercase().chain(letters).collect(),
        _ => bare.to_owned(),
    }
}

/// A step back, and forth again.
pub fn steps(ui: &mut Ui, words: &Words, [undo, redo]: [Rect; 2], making: &mut Making) {
    let can = [making.draft.can_undo(), making.draft.can_redo()];
    let arrives = [MakingSpot::Undo, MakingSpot::Redo].map(|spot| making.arrives(spot));
    let mut step = |name: String, icon: Icon, can: bool, arrives: bool, rect: Rect| {
        let rect = rect.round_ui();
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(("step", icon)));
        if !can {
            inner.disable();
        }
        let button = Button::icon_only(icon, name).at(&mut inner, rect);
        if arrives {
            button.request_focus();
        }
        button.clicked()
    };
    let [can_undo, can_redo] = can;
    let [to_undo, to_redo] = arrives;
    let goes_back = step(fl!(words, "make-undo"), Icon::Undo, can_undo, to_undo, undo);
    let goes_on = step(fl!(words, "make-redo"), Icon::Redo, can_redo, to_redo, redo);
    // What has come to its end has no keyboard any more.
    if goes_back {
        making.undo();
        making.goes_to = (!making.draft.can_undo()).then_some(MakingSpot::Redo);
    } else if goes_on {
        making.redo();
        making.goes_to = (!making.draft.can_redo()).then_some(MakingSpot::Undo);
    }
    if goes_back || goes_on {
        ui.ctx().request_repaint();
    }
}

/// While words are being written, a step back is about the words; at any other time about the whole.
pub fn undo_keys(ui: &Ui, making: &mut Making) {
    if making.writes_words {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) > 0;
    // Shift first: without it, Ctrl+Z would match both.
    let redo = pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || pressed(Modifiers::COMMAND, Key::Y);
    if redo {
        making.redo();
    } else if pressed(Modifiers::COMMAND, Key::Z) {
        making.undo();
    }
}

/// A text that names the seconds there were, offered with those there are: one quiet line, one press.
pub fn retold(ui: &mut Ui, words: &Words, column: &mut Column, making: &mut Making) {
    let retold = making.draft.retold();
    let offer = match (&retold.title, &retold.invitation) {
        (Some(title), _) => fl!(words, "make-retold-title", title = title.as_str()),
        (None, Some(line)) => fl!(words, "make-retold-line", line = line.as_str()),
        (None, None) => return,
    };
    let link = Link::new(offer).text(Text::Note).salt("retold");
    if column.flow(ui, |ui| ui.add(link)).clicked() {
        making.change(Change::Retold(retold));
        making.goes_to = Some(MakingSpot::Undo);
    }
}
