//! *Later*: what the ten minutes after showed, and the question that asks for it.

use egui::Ui;
use softlanding_core::insight::LaterOf;

use crate::app::Command;
use crate::text::findings;
use crate::text::{Words, fl};

use crate::ui::action::Action;
use crate::ui::layout::{Column, page};
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Table};

use super::super::now::question;
use super::super::rating;

pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Body, theme.tokens.muted, &fl!(words, "later-about"));
    column.skip(space::MEDIUM);
    let as_table = view.looking.as_table;
    let later = view.looking.later(screen.app.kept());
    if later.exercises.is_empty() {
        column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "later-none"));
        return;
    }
    if as_table {
        table(words, later).show(ui, column);
    } else {
        column.section(ui, &fl!(words, "later-all"), &findings::later(words, &later.overall));
        for (_, title, of) in &later.exercises {
            column.section(ui, title, &findings::later(words, of));
        }
    }
    super::choose_table(ui, words, column, view);
}

fn table(words: &Words, later: &softlanding_core::insight::Later) -> Table {
    let row = |title: &str, of: &LaterOf| {
        let counts = of.counts;
        let numbers = [counts.went_on_easing, counts.stayed, counts.came_back_up, counts.went_far_away];
        std::iter::once(title.to_owned()).chain(numbers.map(|count| count.to_string())).collect()
    };
    let all = std::iter::once(row(&fl!(words, "later-all"), &later.overall));
    Table {
        headings: vec![
            fl!(words, "table-practice"),
            fl!(words, "table-went-on"),
            fl!(words, "table-stayed"),
            fl!(words, "table-came-back-up"),
            fl!(words, "table-far-away"),
        ],
        rows: all.chain(later.exercises.iter().map(|(_, title, of)| row(title, of))).collect(),
    }
}

/// "And now, ten minutes after?": the same tiles at the same places, nothing preset.
pub fn show_question(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let Some(later) = screen.app.later() else {
        screen.ask(Action::Back);
        return;
    };
    view.later.belong_to(later.sitting);
    page(ui, screen.layout, "later", |ui, column| {
        let words = screen.words();
        let asked = fl!(words, "later-question");
        question(ui, screen.layout, column, &asked);
        rating::show(ui, screen, column, &mut view.later.draft, &asked);
        column.skip(screen.layout.pick(space::LARGE, space::MEDIUM));
        let theme = screen.theme;
        let about = fl!(words, "later-question-about", title = later.title.as_str());
        column.text(ui, Text::Body, theme.tokens.muted, &about);
        column.skip(space::LARGE);
        let places = column.grid(1, 1, (160.0, theme.metrics.holding(56.0)), space::MEDIUM);
        for place in places {
            let width = (229.0 * theme.metrics.scale()).min(place.width());
            let place = place.with_max_x(place.left() + width);
            if Button::quiet(fl!(words, "after-done")).at(ui, place).clicked() {
                let rating = view.later.draft.rating.clone();
                screen.command(Command::AnswerLater { id: later.sitting, rating });
                screen.ask(Action::Back);
            }
        }
    });
}
