//! What stands behind a row of *People*: what to do first, and the lines for it.

use egui::Ui;
use softlanding_core::support::LineKind;

use crate::text::{Words, fl};

use crate::ui::action::{PeopleTopic, Route};
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link};

use super::super::now::question;
use super::{begin, choose_country, chosen, lines, name_country};

/// The questions that tell an old alarm from a danger now.
const VIGILANCE: [&str; 2] = ["old-alarm-or-present-risk", "safe-or-familiar"];

/// What a page says before its lines, and which lines those are.
struct Topic {
    title: String,
    first: Vec<String>,
    kinds: &'static [LineKind],
}

impl Topic {
    fn new(words: &Words, topic: PeopleTopic) -> Self {
        let (title, first, kinds): (_, _, &[LineKind]) = match topic {
            PeopleTopic::Danger => (
                fl!(words, "people-danger-title"),
                vec![fl!(words, "people-danger-first")],
                &[LineKind::Emergency, LineKind::Violence, LineKind::SexualViolence],
            ),
            PeopleTopic::Body => (
                fl!(words, "people-body-title"),
                vec![
                    fl!(words, "people-body-first"),
                    fl!(words, "people-body-say"),
                    fl!(words, "people-body-someone"),
                ],
                &[LineKind::Emergency, LineKind::Poison],
            ),
            PeopleTopic::Young => (
                fl!(words, "people-young-title"),
                vec![fl!(words, "people-young-first"), fl!(words, "people-young-someone")],
                &[LineKind::Children, LineKind::Crisis, LineKind::Emergency],
            ),
            PeopleTopic::Others => (
                fl!(words, "people-others-title"),
                vec![fl!(words, "people-others-first")],
                &[LineKind::Lgbtq, LineKind::Community],
            ),
            PeopleTopic::Crisis | PeopleTopic::Mine | PeopleTopic::Elsewhere => (
                fl!(words, "people-crisis-title"),
                vec![fl!(words, "people-crisis-about")],
                &[LineKind::Crisis, LineKind::Emergency],
            ),
        };
        Self { title, first, kinds }
    }
}

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, topic: PeopleTopic) {
    let words = screen.words();
    let theme = screen.theme;
    let shown = Topic::new(words, topic);
    question(ui, screen.layout, column, &shown.title);
    for first in &shown.first {
        column.text(ui, Text::Body, theme.tokens.text, first);
        column.skip(space::SMALL);
    }
    column.skip(space::MEDIUM);
    if topic == PeopleTopic::Danger {
        column.section(ui, &fl!(words, "people-device"), &[fl!(words, "people-device-text")]);
    }
    if let Some(country) = chosen(screen) {
        name_country(ui, screen, column, &country);
        column.skip(space::SMALL);
        lines::show_kinds(ui, screen, column, &country, shown.kinds);
        column.text(ui, Text::Small, theme.tokens.muted, &fl!(words, "people-police-unknown"));
    } else {
        choose_country(ui, screen, column);
        column.skip(space::MEDIUM);
    }
    column.skip(space::MEDIUM);
    lines::directories(ui, screen, column, &fl!(words, "people-directories"));
    if topic == PeopleTopic::Danger {
        way_out(ui, screen, column);
    }
    if topic != PeopleTopic::Crisis {
        also_life(ui, screen, column);
    }
}

/// The two lists of lines everywhere.
pub(super) fn show_elsewhere(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    question(ui, screen.layout, column, &fl!(words, "people-elsewhere"));
    lines::directories(ui, screen, column, &fl!(words, "people-directories"));
    if let Some(country) = chosen(screen) {
        name_country(ui, screen, column, &country);
    }
    also_life(ui, screen, column);
}

/// A plan to get out, what to ask oneself, and rest.
fn way_out(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let theme = screen.theme;
    let plan = [
        fl!(words, "people-way-out-1"),
        fl!(words, "people-way-out-2"),
        fl!(words, "people-way-out-3"),
        fl!(words, "people-way-out-4"),
        fl!(words, "people-way-out-5"),
    ];
    column.section(ui, &fl!(words, "people-way-out"), &plan);
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, &fl!(words, "people-unsure"));
    for id in VIGILANCE {
        let Some(entry) = screen.app.library().find_id(id) else { continue };
        let (title, key) = (entry.exercise.title.clone(), entry.key.clone());
        let rect = column.take(theme.metrics.holding(44.0));
        if Link::new(title).at(ui, rect).clicked() {
            screen.go(Route::About(key));
        }
    }
    column.skip(space::MEDIUM);
    column.section(ui, &fl!(words, "people-over"), &[fl!(words, "people-over-text")]);
    let names = [("ask-one-person", fl!(words, "people-ask")), ("look-around", fl!(words, "people-look"))];
    let places = column.grid(names.len(), 2, (220.0, theme.metrics.holding(56.0)), space::MEDIUM);
    for ((id, name), place) in names.into_iter().zip(places) {
        if Button::quiet(name).at(ui, place).clicked() {
            begin(screen, id);
        }
    }
    column.skip(space::MEDIUM);
}

fn also_life(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let rect = column.take(screen.theme.metrics.holding(44.0));
    if Link::new(fl!(screen.words(), "people-also-life")).at(ui, rect).clicked() {
        screen.go(Route::People);
    }
}
