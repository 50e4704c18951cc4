//! Help, and the page on people and support, in words.

use egui::Ui;

use crate::app::Command;
use crate::text::fl;
use crate::text::names;

use crate::ui::action::Route;
use crate::ui::layout;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::widgets::Button;

use super::now::question;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    layout::page(ui, screen.layout, "help", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &fl!(words, "help-title"));
        let sections = [
            (fl!(words, "help-what"), vec![fl!(words, "help-what-text")]),
            (
                fl!(words, "help-keys"),
                vec![
                    fl!(words, "help-key-states"),
                    fl!(words, "help-key-begin"),
                    fl!(words, "help-key-stop"),
                    fl!(words, "help-key-letters"),
                    fl!(words, "help-key-tab"),
                ],
            ),
            (
                fl!(words, "hide"),
                vec![fl!(
                    words,
                    "help-hide-text",
                    back = names::way_back(words, screen.settings().return_gesture)
                )],
            ),
            (fl!(words, "help-anxious"), vec![fl!(words, "help-anxious-text")]),
            (fl!(words, "help-map"), vec![fl!(words, "help-map-text")]),
            (fl!(words, "help-private"), vec![fl!(words, "help-private-text")]),
        ];
        for (title, lines) in sections {
            column.section(ui, &title, &lines);
        }
        let rect = column.take(screen.theme.metrics.holding(56.0)).with_max_x(column.left() + 260.0);
        if Button::quiet(fl!(words, "help-support")).at(ui, rect).clicked() {
            screen.go(Route::Support);
        }
    });
}

/// People first, a plan, rest. No calming here.
pub fn show_support(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    layout::page(ui, screen.layout, "support", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &fl!(words, "support-title"));
        let plan = vec![
            fl!(words, "support-plan-1"),
            fl!(words, "support-plan-2"),
            fl!(words, "support-plan-3"),
            fl!(words, "support-plan-4"),
        ];
        let sections = [
            (fl!(words, "support-danger"), vec![fl!(words, "support-danger-text")]),
            (fl!(words, "support-people"), vec![fl!(words, "support-people-text")]),
            (fl!(words, "support-plan"), plan),
            (fl!(words, "support-lines"), vec![fl!(words, "support-lines-text")]),
            (fl!(words, "support-rest"), vec![fl!(words, "support-rest-text")]),
        ];
        for (title, lines) in sections {
            column.section(ui, &title, &lines);
        }
        let names =
            [("ask-one-person", fl!(words, "support-ask")), ("look-around", fl!(words, "support-look"))];
        let height = screen.theme.metrics.holding(56.0);
        let places = column.grid(names.len(), 2, (220.0, height), space::MEDIUM);
        for ((id, name), place) in names.into_iter().zip(places) {
            let Some(entry) = screen.app.library().find_id(id) else { continue };
            if Button::quiet(name).at(ui, place).clicked() {
                let length_ms = screen.app.usual_length_ms(&entry.exercise);
                screen.command(Command::Begin { key: entry.key.clone(), length_ms });
            }
        }
    });
}
