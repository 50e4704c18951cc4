//! A place for one's own words. They can be copied; they are kept only where the part allows it and somebody asks.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::record::NOTE_CHARACTERS_MAX;
use softlanding_core::sitting::Sitting;

use crate::text::fl;

use crate::ui::screens::ScreenContext;
use crate::ui::state::part::OfPart;
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::Field;

use super::copying;

/// More than anybody writes in a practice.
const WRITTEN_MOST: usize = 20_000;
/// The least height of the field, that of the row below it, and the air between them, in points.
const FIELD_LEAST: f32 = 60.0;
const ROW_HEIGHT: f32 = 44.0;
const GAP: f32 = 10.0;
/// The room that all of it needs.
pub(super) const LEAST_HEIGHT: f32 = FIELD_LEAST + ROW_HEIGHT + GAP;

/// The field in `rect`. Right after a `Choose`, what was chosen stands there to begin with.
pub(super) fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    sitting: &Sitting,
    rect: Rect,
    view: &mut View,
) {
    let part = sitting.position(screen.now).part;
    OfPart::of(&mut view.writing, sitting, part, || {
        if let Some(chosen) = sitting.chosen_before(part).filter(|_| view.written.is_empty()) {
            view.written.push_str(chosen);
        }
    });
    let note_height = screen.theme.metrics.text(Text::Note.line_points());
    // With very large text in a low window there is room for the field alone.
    let has_row = rect.height() >= LEAST_HEIGHT;
    let below = if has_row { ROW_HEIGHT + GAP } else { 0.0 };
    let wanted = (rect.height() - note_height - 72.0).max(FIELD_LEAST);
    let field_height = wanted.min(rect.height() - below).min(260.0);
    let top = (rect.center().y - f32::midpoint(field_height, 72.0)).max(rect.top());
    let width = rect.width().min(560.0);
    let field = Rect::from_min_size(pos2(rect.center().x - width / 2.0, top), vec2(width, field_height));
    let label = fl!(screen.words(), "practice-write-label");
    let most = if screen.app.may_keep_writing() { NOTE_CHARACTERS_MAX } else { WRITTEN_MOST };
    Field::page(&mut view.written, label, 5).characters_max(most).label_hidden().ruled().at(ui, field);
    let row = Rect::from_min_size(field.left_bottom() + vec2(0.0, GAP), vec2(width, ROW_HEIGHT));
    if has_row {
        copying::show(ui, screen, row, &view.written);
    }
}
