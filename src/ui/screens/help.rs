//! Help, in words and pictures of keys; people to turn to stand first.

use egui::Ui;

use crate::settings::{Choice as _, KeyCommand, KeyPlace, Keys, Settings};
use crate::text::{Words, fl};
use crate::text::{keys, names};

use crate::ui::action::{Action, Route, SettingsPage};
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::state::pair::PairKeys;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Key, KeyLine, Link};

use super::now::question;
use super::pair::symbol;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    layout::page(ui, screen.layout, "help", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &fl!(words, "help-title"));
        people(ui, screen, column);
        let links = [(fl!(words, "map-title"), Route::Map), (fl!(words, "time-out-title"), Route::TimeOut)];
        for (name, route) in links {
            if Link::new(name).at(ui, column.take(screen.theme.metrics.holding(44.0))).clicked() {
                screen.go(route);
            }
        }
        column.skip(space::MEDIUM);
        column.section(ui, &fl!(words, "help-what"), &[fl!(words, "help-what-text")]);
        show_keys(ui, screen, column);
        hide(ui, screen, column);
        let sections = [
            (fl!(words, "help-in-step"), fl!(words, "help-in-step-text")),
            (fl!(words, "help-anxious"), fl!(words, "help-anxious-text")),
            (fl!(words, "help-map"), fl!(words, "help-map-text")),
            (fl!(words, "help-private"), fl!(words, "help-private-text")),
        ];
        for (title, text) in sections {
            column.section(ui, &title, &[text]);
        }
    });
}

fn people(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let (words, theme) = (screen.words(), screen.theme);
    column.skip(screen.layout.pick(space::SMALL, 0.0));
    let place = column.take_left(260.0 * theme.metrics.scale(), theme.metrics.holding(56.0));
    if Button::quiet(fl!(words, "people-name")).at(ui, place).clicked() {
        screen.go(Route::People);
    }
    column.skip(space::SMALL);
    column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "help-people-text"));
    column.skip(space::LARGE);
}

/// What the keys do: everywhere, when things are said, and during a practice.
fn show_keys(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    for place in KeyPlace::ALL {
        let lines = lines(words, screen.settings(), place);
        if lines.is_empty() {
            continue;
        }
        column.text(ui, Text::Lead.semibold(), screen.theme.tokens.text, &keys::place(words, place));
        column.skip(space::SMALL);
        column.flow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::SMALL + space::SMALL / 2.0;
            for line in lines {
                line.show(ui);
            }
        });
        column.skip(space::LARGE);
    }
    let rect = column.take(screen.theme.metrics.holding(44.0));
    if Link::new(fl!(words, "help-keys-change")).at(ui, rect).clicked() {
        screen.ask(Action::OpenSettings(SettingsPage::More));
    }
    column.skip(space::LARGE);
}

fn cap(words: impl Into<String>) -> Key<'static> {
    Key::Cap(words.into().into())
}

/// The keys that act in one place: those of the system, and those that can be changed and are not off.
fn lines(words: &Words, settings: &Settings, place: KeyPlace) -> Vec<KeyLine<'static>> {
    let mut lines = systems(words, place);
    let chosen = KeyCommand::ALL.iter().copied().filter(|command| command.place() == place);
    for (command, keys) in chosen.filter_map(|command| Some((command, settings.keys_of(command)?))) {
        lines.push(KeyLine::new(caps(words, settings, keys), keys::does(words, command)));
        if command == KeyCommand::Numbers {
            lines.push(KeyLine::new([cap(fl!(words, "key-end"))], fl!(words, "help-key-ten")));
        }
    }
    lines
}

/// Pictures of keys; of a row its ends.
pub(super) fn caps(words: &Words, settings: &Settings, keys: Keys) -> Vec<Key<'static>> {
    match keys {
        Keys::One(key) => vec![cap(keys::name(words, key))],
        Keys::Digits(first, last) => {
            let to = Key::Word(fl!(words, "help-keys-to").into());
            vec![cap(first.to_string()), to, cap(last.min(9).to_string())]
        }
        Keys::OfTwo => {
            let keys = PairKeys::chosen(settings.pair_keys.as_deref()).0;
            keys.iter().flatten().map(|key| cap(symbol(words, *key))).collect()
        }
    }
}

/// What is the system's and stays.
fn systems(words: &Words, place: KeyPlace) -> Vec<KeyLine<'static>> {
    let line = |key: String, does: String| KeyLine::new([cap(key)], does);
    match place {
        KeyPlace::Everywhere => vec![
            line(fl!(words, "key-escape"), fl!(words, "help-key-hide")),
            line(fl!(words, "key-tab"), fl!(words, "help-key-tab")),
            line(fl!(words, "key-palette"), fl!(words, "help-key-palette")),
        ],
        KeyPlace::Saying => vec![
            line(fl!(words, "key-enter"), fl!(words, "help-key-begin")),
            line(fl!(words, "key-space"), fl!(words, "help-key-space")),
        ],
        KeyPlace::Practising => vec![line(fl!(words, "key-escape"), fl!(words, "help-key-stop"))],
        KeyPlace::ForTwo | KeyPlace::Practices | KeyPlace::LookBack => Vec::new(),
    }
}

/// Hide, and the way back that was chosen.
fn hide(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let ink = screen.theme.tokens.text;
    column.text(ui, Text::Lead.semibold(), ink, &fl!(words, "hide"));
    let back = names::way_back(words, screen.settings().return_gesture);
    column.text(ui, Text::Body, ink, &fl!(words, "help-hide-text", back = back));
    column.text(ui, Text::Body, ink, &fl!(words, "hide-back-always"));
    let rect = column.take(screen.theme.metrics.holding(44.0));
    if Link::new(fl!(words, "help-hide-choose")).at(ui, rect).clicked() {
        screen.ask(Action::OpenSettings(SettingsPage::Private));
    }
    column.skip(space::LARGE);
}
