//! Every key that does something by itself: changed by pressing another one, or turned off.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use crate::settings::{Choice as _, KeyCommand, KeyPlace, KeyRefusal, Keys, Settings};
use crate::text::{Words, fl, keys as names};

use crate::ui::keys::{NewKey, newly_pressed};
use crate::ui::screens::help::caps;
use crate::ui::state::settings::KeysDraft;
use crate::ui::theme::{TARGET_MIN, Theme, cap, space};
use crate::ui::widgets::{Button, Key, KeyLine, Link, Toggle};

use super::rows::{note, subtitle};

/// A key and what it does stand beside its buttons from this width on, in points at 100 % text.
const LINE_LEAST: f32 = 340.0;

pub(super) fn show(ui: &mut Ui, words: &Words, draft: &mut KeysDraft, settings: &mut Settings) {
    let changed = take_new_key(ui, words, draft, settings);
    ui.add(Toggle::new(&mut settings.letter_keys, fl!(words, "settings-letters")));
    note(ui, &fl!(words, "settings-keys-about"));
    for place in KeyPlace::ALL {
        subtitle(ui, &names::place(words, place));
        for command in KeyCommand::ALL.iter().copied().filter(|command| command.place() == place) {
            row(ui, words, draft, settings, (command, changed == Some(command)));
        }
    }
    if !settings.keys.is_empty() && ui.add(Link::new(fl!(words, "settings-keys-usual"))).clicked() {
        settings.keys.clear();
        *draft = KeysDraft::default();
    }
}

/// Takes the key that is pressed for the command that is being changed. Returns that command.
fn take_new_key(
    ui: &Ui,
    words: &Words,
    draft: &mut KeysDraft,
    settings: &mut Settings,
) -> Option<KeyCommand> {
    let command = draft.changes?;
    let came = match newly_pressed(ui)? {
        NewKey::Key(key) => settings.change_key(command, key),
        NewKey::Reserved => Err(KeyRefusal::Reserved),
        NewKey::Left => Ok(()),
    };
    draft.changes = None;
    end(words, draft, settings, command, came);
    Some(command)
}

/// Remembers what came of a change, to be shown and said.
fn end(
    words: &Words,
    draft: &mut KeysDraft,
    settings: &Settings,
    command: KeyCommand,
    came: Result<(), KeyRefusal>,
) {
    draft.refused = came.err().map(|refusal| (command, refusal));
    draft.said = match came {
        Err(refusal) => names::refusal(words, refusal),
        Ok(()) => fl!(
            words,
            "settings-key-now",
            what = names::does(words, command),
            key = said(words, settings, command)
        ),
    };
}

/// The keys of a command in words.
fn said(words: &Words, settings: &Settings, command: KeyCommand) -> String {
    match settings.keys_of(command) {
        Some(Keys::One(key)) => names::name(words, key),
        Some(Keys::Digits(first, last)) => format!("{first}–{last}"),
        Some(Keys::OfTwo) => fl!(words, "settings-key-some"),
        None => fl!(words, "settings-key-none"),
    }
}

/// One command: its keys, what they do, and the buttons for both.
fn row(
    ui: &mut Ui,
    words: &Words,
    draft: &mut KeysDraft,
    settings: &mut Settings,
    (command, takes_focus): (KeyCommand, bool),
) {
    let theme = Theme::of(ui.ctx());
    let is_changing = draft.changes == Some(command);
    let keys = match settings.keys_of(command) {
        _ if is_changing => vec![Key::Word(fl!(words, "settings-key-press").into())],
        Some(keys) => caps(words, settings, keys),
        None => vec![Key::Word(fl!(words, "settings-key-none").into())],
    };
    let line = KeyLine::new(keys, names::does(words, command));
    let buttons = buttons(words, settings, command);
    // As many as there may be, so that all rows are alike.
    let widths = [fl!(words, "settings-key-change"), fl!(words, "settings-key-off")]
        .map(|words| Button::quiet(words).width(ui) + space::SMALL);
    let left = ui.available_width() - widths.iter().sum::<f32>() - space::SMALL;
    let pressed = if left >= LINE_LEAST * theme.metrics.scale() {
        beside(ui, &theme, line, left, |ui| press(ui, buttons, takes_focus))
    } else {
        line.show(ui);
        let pressed = ui.horizontal_wrapped(|ui| press(ui, buttons, takes_focus)).inner;
        ui.add_space(space::SMALL);
        pressed
    };
    match pressed {
        Some(Pressed::Change) => ask(words, draft, command),
        Some(Pressed::Turn) => turn(words, draft, settings, command),
        None => {}
    }
    if let Some((_, refusal)) = draft.refused.filter(|(refused, _)| *refused == command) {
        note(ui, &names::refusal(words, refusal));
    }
}

/// The line in this width, and what belongs to it at the right, each in the middle of one row where it is one line.
fn beside<R>(ui: &mut Ui, theme: &Theme, line: KeyLine<'_>, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let start = ui.cursor().min;
    let height = theme.metrics.holding(TARGET_MIN);
    let down = (height - theme.metrics.text(cap::HEIGHT)) / 2.0;
    let room = Rect::from_min_size(start + vec2(0.0, down), vec2(width, height));
    let mut said = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min)));
    line.show(&mut said);
    let whole = vec2(ui.available_width(), height.max(said.min_rect().height() + 2.0 * down));
    let (_, row) = ui.allocate_space(whole);
    let right = row.with_min_x(row.left() + width).with_max_y(row.top() + height);
    let layout = Layout::left_to_right(Align::Center);
    add(&mut ui.new_child(UiBuilder::new().max_rect(right).layout(layout).id_salt("buttons")))
}

#[derive(Clone, Copy)]
enum Pressed {
    Change,
    Turn,
}

/// *Change*, where there is one key, and *Turn off* or *Turn on*. What is off with all letters is turned on with them.
fn buttons(words: &Words, settings: &Settings, command: KeyCommand) -> Vec<(Pressed, Button<'static>)> {
    let what = names::does(words, command);
    let change = || {
        let now = said(words, settings, command);
        let name = fl!(words, "settings-key-change-name", what = what.as_str(), key = now);
        let button = Button::quiet(fl!(words, "settings-key-change")).name(name).salt(("change", command));
        (Pressed::Change, button)
    };
    let is_off_with_letters = !settings.has_keys(command) && !settings.is_turned_off(command);
    let turn = if settings.has_keys(command) {
        let name = fl!(words, "settings-key-off-name", what = what.as_str());
        Button::quiet(fl!(words, "settings-key-off")).name(name)
    } else {
        let name = fl!(words, "settings-key-on-name", what = what.as_str());
        Button::quiet(fl!(words, "settings-key-on")).name(name)
    };
    let has_one = matches!(command.usual(), Keys::One(_));
    let turn = (!is_off_with_letters).then(|| (Pressed::Turn, turn.salt(("turn", command))));
    has_one.then(change).into_iter().chain(turn).collect()
}

/// Shows the buttons; the first takes the keyboard where its key was changed. Returns which was pressed.
fn press(ui: &mut Ui, buttons: Vec<(Pressed, Button<'_>)>, takes_focus: bool) -> Option<Pressed> {
    ui.spacing_mut().item_spacing.x = space::SMALL;
    let mut pressed = None;
    for (index, (kind, button)) in buttons.into_iter().enumerate() {
        let response = ui.add(button);
        if takes_focus && index == 0 {
            response.request_focus();
        }
        if response.clicked() {
            pressed = Some(kind);
        }
    }
    pressed
}

fn ask(words: &Words, draft: &mut KeysDraft, command: KeyCommand) {
    draft.changes = Some(command);
    draft.refused = None;
    draft.said = fl!(words, "settings-key-press-said", what = names::does(words, command));
}

fn turn(words: &Words, draft: &mut KeysDraft, settings: &mut Settings, command: KeyCommand) {
    let came = if settings.has_keys(command) {
        settings.turn_key_off(command);
        Ok(())
    } else {
        settings.take_usual_keys(command)
    };
    draft.changes = None;
    end(words, draft, settings, command, came);
}
