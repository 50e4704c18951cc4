//! One of several answers. The chosen one stays in sight to the end; nothing of it is kept.

use egui::{Rect, Ui};
use softlanding_core::exercise::{Exercise, Part};
use softlanding_core::sitting::{Event, Sitting};

use crate::app::Command;

use crate::ui::layout::narrowed;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Say};

use super::pane;

/// The widest column of answers, in points.
const COLUMN_MOST: f32 = 440.0;
/// The least width of an answer beside another, in points at 100 % text.
const ANSWER_LEAST: f32 = 150.0;

/// The answers as buttons in `rect`, while the sitting is in a part that asks for one. Their numbers choose them too.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, rect: Rect) {
    let Some(Part::Choose { choices, .. }) = sitting.part(screen.now) else { return };
    let metrics = screen.theme.metrics;
    let height = metrics.holding(56.0);
    let high = |rows: usize| rows as f32 * (height + space::SMALL) - space::SMALL;
    let fits_two = rect.width() >= 2.0 * metrics.text(ANSWER_LEAST) + 3.0 * space::SMALL;
    let columns = if fits_two && high(choices.len()) > rect.height() { 2 } else { 1 };
    let rect = if columns == 1 { narrowed(rect, COLUMN_MOST * metrics.scale()) } else { rect };
    let whole = high(choices.len().div_ceil(columns));
    let mut chosen = pane::number_pressed(ui, screen.settings(), choices.len());
    pane::show(ui, rect, "choose", whole, |ui, column| {
        let least = (metrics.text(ANSWER_LEAST), height);
        let places = column.grid(choices.len(), columns, least, space::SMALL);
        for (index, (choice, place)) in choices.iter().zip(places).enumerate() {
            if Button::quiet(choice.as_str()).salt(("answer", index)).at(ui, place).clicked() {
                chosen = Some(index);
            }
        }
    });
    if let Some(index) = chosen {
        screen.command(Command::Practice(Event::Choose(index)));
    }
}

/// How high the line of [`show_chosen`] is, in points: 0 where an exercise asks for no answer.
#[must_use]
pub fn chosen_height(theme: &Theme, exercise: &Exercise) -> f32 {
    let asks = exercise.parts.iter().any(|part| matches!(part, Part::Choose { .. }));
    if asks { theme.metrics.text(Text::Body.line_points()) } else { 0.0 }
}

/// What was chosen last, as a quiet line.
pub fn show_chosen(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, rect: Rect) {
    if let Some(chosen) = sitting.chosen() {
        Say::new(chosen).color(screen.theme.tokens.muted).centered().at(ui, rect);
    }
}
