//! The ways to more of it, in a row below the shoreline: each opens its part there and folds it again.

use egui::{Align, Rect, Ui, vec2};

use crate::text::fl;

use crate::ui::action::Route;
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::state::looking::Part;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::Chip;

const GAP: f32 = 12.0;
/// At both sides of the words of one.
const PADDING: f32 = 24.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let parts = Part::ALL.map(|part| {
        let name = match part {
            Part::FromHere => fl!(words, "looking-from-here"),
            Part::BetweenStates => fl!(words, "looking-between"),
            Part::Later => fl!(words, "looking-later"),
            Part::Words => fl!(words, "looking-words"),
        };
        (Some(part), name)
    });
    let pills = parts.into_iter().chain([(None, fl!(words, "looking-export"))]);
    let height = screen.theme.metrics.holding(48.0);
    let top = column.y;
    let mut left = column.left();
    for (part, name) in pills {
        let measured =
            Text::Body.semibold().lay_out(ui.painter(), &name, screen.theme.tokens.text, f32::INFINITY);
        let width = (measured.size().x + 2.0 * PADDING).min(column.width());
        if left > column.left() && left + width > column.left() + column.width() {
            left = column.left();
            column.skip(height + space::SMALL);
        }
        let rect = Rect::from_min_size(egui::pos2(left, column.y), vec2(width, height));
        left += width + GAP;
        pill(ui, screen, view, rect, part, name);
    }
    column.skip(height);
    if view.looking.part_opened {
        view.looking.part_opened = false;
        // What was opened stands below: as much of it as there is room for is in sight.
        let row =
            Rect::from_min_max(egui::pos2(column.left(), top - space::SMALL), egui::pos2(left, column.y));
        ui.scroll_to_rect_animation(row, Some(Align::Min), egui::style::ScrollAnimation::none());
    }
}

fn pill(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    view: &mut View,
    rect: Rect,
    part: Option<Part>,
    name: String,
) {
    let is_open = part.is_some() && view.looking.part == part;
    let pressed = Chip::new(name, is_open).pill(part.is_some()).at(ui, rect).clicked();
    match part {
        Some(part) if pressed => view.looking.turn_to(part),
        None if pressed => screen.go(Route::TakeAlong),
        _ => {}
    }
}
