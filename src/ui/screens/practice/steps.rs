//! Buttons for what goes at one's own pace.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::exercise::{Part, Sense};
use softlanding_core::sitting::{Event, Sitting};

use crate::app::Command;
use crate::text::fl;

use crate::ui::layout::place_label;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::Button;

use super::{Places, wait};

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
    if let Some(step) = step.filter(|step| step.count > 1) {
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
    let count = buttons.len().max(1) as f32;
    let width = ((row.width() - gap * (count - 1.0)) / count).min(168.0);
    let left = row.center().x - f32::midpoint(width * count, gap * (count - 1.0));
    for (index, (name, event, is_primary)) in buttons.into_iter().enumerate() {
        let min = pos2(left + index as f32 * (width + gap), row.top());
        let button = if is_primary { Button::primary(name) } else { Button::quiet(name) };
        if button.at(ui, Rect::from_min_size(min, vec2(width, row.height()))).clicked() {
            screen.command(Command::Practice(event));
        }
    }
}
