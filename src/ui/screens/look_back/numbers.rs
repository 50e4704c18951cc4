//! What the numbers cannot say, in plain words.

use egui::Ui;
use softlanding_core::insight::{RELIABILITY_ASSUMED, reliable_change};

use crate::text::fl;

use crate::ui::layout;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;

use super::super::now::question;

/// How much people's ratings scatter, in points: the first rating of a large group, 6.03 with an SD of 2.52,
/// and the 2.2 that the simulations go by (`docs/statistics.md`).
const RATINGS_SD: f64 = 2.2;

pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>) {
    layout::page(ui, screen.layout, "numbers", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &fl!(words, "numbers-title"));
        column.skip(space::SMALL);
        let noise = reliable_change(RATINGS_SD, RELIABILITY_ASSUMED).floor();
        let sections = [
            (fl!(words, "numbers-falls"), fl!(words, "numbers-falls-about")),
            (fl!(words, "numbers-pause"), fl!(words, "numbers-pause-about")),
            (fl!(words, "numbers-hope"), fl!(words, "numbers-hope-about")),
            (fl!(words, "numbers-choosing"), fl!(words, "numbers-choosing-about")),
            (fl!(words, "numbers-few"), fl!(words, "numbers-few-about", points = noise)),
            (fl!(words, "numbers-first"), fl!(words, "numbers-first-about")),
            (fl!(words, "numbers-far"), fl!(words, "numbers-far-about")),
            (fl!(words, "numbers-you"), fl!(words, "numbers-you-about")),
        ];
        for (title, about) in sections {
            column.section(ui, &title, &[about]);
        }
    });
}
