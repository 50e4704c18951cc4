//! Help, in words and pictures of keys; people to turn to stand first.

use egui::Ui;

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::{Action, Route, SettingsPage};
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Key, KeyLine, Link};

use super::now::question;

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
        keys(ui, screen, column);
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
fn keys(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let groups = [
        (fl!(words, "help-keys"), everywhere(words)),
        (fl!(words, "help-keys-saying"), saying(words)),
        (fl!(words, "help-keys-practice"), practising(words)),
    ];
    for (title, lines) in groups {
        column.text(ui, Text::Lead.semibold(), screen.theme.tokens.text, &title);
        column.skip(space::SMALL);
        column.flow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::SMALL + space::SMALL / 2.0;
            for line in lines {
                line.show(ui);
            }
        });
        column.skip(space::LARGE);
    }
}

fn cap(words: impl Into<String>) -> Key<'static> {
    Key::Cap(words.into().into())
}

/// A row of keys by its ends: from one to the other.
fn span(words: &Words, first: &str, last: &str) -> [Key<'static>; 3] {
    [cap(first), Key::Word(fl!(words, "help-keys-to").into()), cap(last)]
}

fn everywhere(words: &Words) -> Vec<KeyLine<'static>> {
    vec![
        KeyLine::new([cap("F1")], fl!(words, "help-key-people")),
        KeyLine::new([cap(fl!(words, "key-escape"))], fl!(words, "help-key-hide")),
        KeyLine::new([cap(fl!(words, "key-tab"))], fl!(words, "help-key-tab")),
        KeyLine::new([cap("G")], fl!(words, "help-key-glimmer")),
        KeyLine::new([cap("/")], fl!(words, "help-key-search")),
        KeyLine::new([cap("F")], fl!(words, "help-key-favourite")),
    ]
}

fn saying(words: &Words) -> Vec<KeyLine<'static>> {
    vec![
        KeyLine::new(span(words, "1", "4"), fl!(words, "help-key-states")),
        KeyLine::new(span(words, "0", "9"), fl!(words, "help-key-number")),
        KeyLine::new([cap(fl!(words, "key-end"))], fl!(words, "help-key-ten")),
        KeyLine::new([cap(fl!(words, "key-enter"))], fl!(words, "help-key-begin")),
        KeyLine::new([cap(fl!(words, "key-space"))], fl!(words, "help-key-space")),
    ]
}

fn practising(words: &Words) -> Vec<KeyLine<'static>> {
    vec![
        KeyLine::new([cap(fl!(words, "key-escape"))], fl!(words, "help-key-stop")),
        KeyLine::new([cap("E")], fl!(words, "help-key-gentler")),
        KeyLine::new([cap("W")], fl!(words, "help-key-worse")),
        KeyLine::new([cap("M")], fl!(words, "help-key-sound")),
        KeyLine::new(
            [cap(fl!(words, "key-up")), cap(fl!(words, "key-down"))],
            fl!(words, "help-key-loudness"),
        ),
        KeyLine::new(span(words, "1", "8"), fl!(words, "help-key-answers")),
    ]
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
