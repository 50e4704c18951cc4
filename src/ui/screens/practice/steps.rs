//! Buttons for what goes at one's own pace.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::exercise::{Exercise, Part, Sense};
use softlanding_core::sitting::{Event, Sitting, Stage};

use crate::app::Command;
use crate::text::fl;

use crate::ui::layout::place_label;
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::Button;

use super::{Places, wait};

/// How wide buttons of equal width are at most, and how much of that grows with the text.
const EQUAL_MOST: f32 = 168.0;
const EQUAL_LARGE: f32 = 120.0;
/// From this height on there is room for two rows of buttons.
const TWO_ROWS_FROM: f32 = 110.0;

/// Buttons for what goes at one's own pace.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let row = places.steps;
    let now = screen.now;
    // Who comes back goes on first, and then sees what is asked for.
    if !sitting.waits(now) || sitting.is_absent() {
        return;
    }
    let words = screen.words();
    let step = sitting.noticing(now);
    let mut buttons: Vec<(String, Event, bool)> = Vec::new();
    match sitting.part(now) {
        Some(Part::Notice { sense: Sense::Breath, .. }) => {
            buttons.push((fl!(words, "practice-tap"), Event::Next, true));
            buttons.push((fl!(words, "practice-skip"), Event::Skip, false));
        }
        Some(Part::Notice { sense: Sense::Think, .. }) => {
            buttons.push((fl!(words, "practice-next"), Event::Next, true));
        }
        Some(Part::Notice { .. }) => {
            buttons.push((fl!(words, "practice-noticed"), Event::Next, true));
            buttons.push((fl!(words, "practice-skip"), Event::Skip, false));
            buttons.push((fl!(words, "practice-swap"), Event::Swap, false));
        }
        // An answer goes on too.
        Some(Part::Choose { .. }) => buttons.push((fl!(words, "practice-next"), Event::Next, false)),
        Some(Part::Wait { .. }) => buttons = wait::show(ui, screen, sitting, places),
        _ => buttons.push((fl!(words, "practice-next"), Event::Next, true)),
    }
    row_of(ui, screen, row, buttons);
    if let Some(step) = step.filter(|step| step.count > 1 && step.done > 0) {
        let count = fl!(words, "practice-count", done = step.done, count = step.count);
        live::announce(ui, "count", &count);
    }
    // What says that it is paused stands where the count does.
    if let Some(step) = step.filter(|step| step.count > 1 && sitting.stage() == Stage::Running) {
        let theme = screen.theme;
        let count = fl!(words, "practice-count", done = step.done, count = step.count);
        let galley = Text::Note.lay_out(ui.painter(), &count, theme.tokens.muted, row.width());
        let center = pos2(row.center().x, row.top() - galley.size().y / 2.0 - 6.0);
        place_label(ui, Rect::from_center_size(center, galley.size()), galley, &count);
    }
}

/// Buttons of equal width in the middle of a row: their words, what they do, and whether they come first.
pub fn row_of(ui: &mut Ui, screen: &mut ScreenContext<'_>, row: Rect, buttons: Vec<(String, Event, bool)>) {
    let gap = space::SMALL;
    if row.height() >= TWO_ROWS_FROM {
        let (above, below) = row.split_top_bottom_at_fraction(0.5);
        let (above, below) =
            (above.with_max_y(above.bottom() - gap / 2.0), below.with_min_y(below.top() + gap / 2.0));
        let mut first = buttons;
        let rest = first.split_off(first.len().min(1));
        if rest.is_empty() {
            row_of(ui, screen, below, first);
        } else {
            row_of(ui, screen, above, first);
            row_of(ui, screen, below, rest);
        }
        return;
    }
    let widths = widths(ui, &buttons, row.width() - gap * (buttons.len().max(1) - 1) as f32);
    let whole = widths.iter().sum::<f32>() + gap * (buttons.len().max(1) - 1) as f32;
    let mut left = row.center().x - whole / 2.0;
    for ((name, event, is_primary), width) in buttons.into_iter().zip(widths) {
        let place = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
        left = place.right() + gap;
        let button = if is_primary { Button::primary(name) } else { Button::quiet(name) };
        if button.at(ui, place).clicked() {
            screen.command(Command::Practice(event));
        }
    }
}

/// Whether it has parts with three buttons, which need two rows where text is large and the window narrow.
pub fn has_three(exercise: &Exercise) -> bool {
    let is_of_the_senses = |part: &Part| matches!(part, Part::Notice { sense, .. } if !matches!(sense, Sense::Breath | Sense::Think));
    exercise.parts.iter().any(is_of_the_senses)
}

/// How wide the buttons are that share this room: all the same where their words fit, otherwise by their words.
fn widths(ui: &Ui, buttons: &[(String, Event, bool)], room: f32) -> Vec<f32> {
    let metrics = Theme::of(ui.ctx()).metrics;
    let equal = (room / buttons.len().max(1) as f32).min(EQUAL_MOST.max(metrics.text(EQUAL_LARGE)));
    let wanted: Vec<f32> = buttons.iter().map(|(name, ..)| Button::quiet(name.as_str()).width(ui)).collect();
    if wanted.iter().all(|width| *width <= equal) {
        return vec![equal; buttons.len()];
    }
    let share = room / wanted.iter().sum::<f32>().max(1.0);
    wanted.into_iter().map(|width| width * share.min(1.0)).collect()
}
