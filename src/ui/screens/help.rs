//! Help, in words; people to turn to stand first.

use egui::Ui;

use crate::text::fl;
use crate::text::names;

use crate::ui::action::Route;
use crate::ui::layout;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link};

use super::now::question;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    layout::page(ui, screen.layout, "help", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &fl!(words, "help-title"));
        let height = screen.theme.metrics.holding(56.0);
        let width = (260.0 * screen.theme.metrics.scale()).min(column.width());
        let rect = column.take(height);
        if Button::quiet(fl!(words, "people-name")).at(ui, rect.with_max_x(rect.left() + width)).clicked() {
            screen.go(Route::People);
        }
        column.skip(space::SMALL);
        let theme = screen.theme;
        column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "help-people-text"));
        column.skip(space::LARGE);
        let links = [(fl!(words, "map-title"), Route::Map), (fl!(words, "time-out-title"), Route::TimeOut)];
        for (name, route) in links {
            if Link::new(name).at(ui, column.take(screen.theme.metrics.holding(44.0))).clicked() {
                screen.go(route);
            }
        }
        column.skip(space::MEDIUM);
        let sections = [
            (fl!(words, "help-what"), vec![fl!(words, "help-what-text")]),
            (
                fl!(words, "help-keys"),
                vec![
                    fl!(words, "help-key-people"),
                    fl!(words, "help-key-states"),
                    fl!(words, "help-key-begin"),
                    fl!(words, "help-key-answers"),
                    fl!(words, "help-key-stop"),
                    fl!(words, "help-key-letters"),
                    fl!(words, "help-key-glimmer"),
                    fl!(words, "help-key-practices"),
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
            (fl!(words, "help-in-step"), vec![fl!(words, "help-in-step-text")]),
            (fl!(words, "help-anxious"), vec![fl!(words, "help-anxious-text")]),
            (fl!(words, "help-map"), vec![fl!(words, "help-map-text")]),
            (fl!(words, "help-private"), vec![fl!(words, "help-private-text")]),
        ];
        for (title, lines) in sections {
            column.section(ui, &title, &lines);
        }
    });
}
