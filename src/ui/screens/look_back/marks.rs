//! A sitting as a small drawing for lists: from before to after, the harder the higher.

use egui::{Rect, Stroke, Ui, pos2, vec2};
use softlanding_core::rating::Rating;
use softlanding_core::record::Record;
use softlanding_core::strokes;

use crate::ui::theme::Theme;
use crate::ui::theme::icons::paint_state;

/// The side of a rating's mark, in points.
const MARK_SIDE: f32 = 20.0;

/// Before on the left, after on the right, the harder the higher, a thin line between.
pub fn paint(ui: &Ui, rect: Rect, record: &Record) {
    let theme = Theme::of(ui.ctx());
    let left = |rating| mark_place(rect, rating);
    let right = |rating| mark_place(rect.with_min_x(rect.right() - MARK_SIDE), rating);
    let before = record.before.as_ref().map(|rating| (left(rating), rating));
    let after = record.after.as_ref().map(|rating| (right(rating), rating));
    if let (Some((from, _)), Some((to, _))) = (&before, &after) {
        let away = (to.center() - from.center()).normalized() * (MARK_SIDE / 2.0 + 5.0);
        let ends = [from.center() + away, to.center() - away];
        ui.painter().line_segment(ends, Stroke::new(1.5, theme.tokens.outline));
    }
    for (place, rating) in [before, after].into_iter().flatten() {
        paint_mark(ui, place, rating);
    }
}

/// Where a rating's mark stands in a column: the harder, the higher.
fn mark_place(column: Rect, rating: &Rating) -> Rect {
    let share = strokes::height(rating.state, rating.hardness, rating.presence);
    let y = egui::lerp(column.bottom() - MARK_SIDE..=column.top(), share);
    Rect::from_min_size(pos2(column.left(), y), vec2(MARK_SIDE, MARK_SIDE))
}

/// A drawing of a rating for lists: the state's shape, or an empty ring.
fn paint_mark(ui: &Ui, place: Rect, rating: &Rating) {
    let theme = Theme::of(ui.ctx());
    if let Some(state) = rating.state {
        paint_state(ui.painter(), place, state, &theme.tokens, theme.tokens.surface);
    } else {
        let stroke = Stroke::new(1.5, theme.tokens.muted);
        ui.painter().circle_stroke(place.center(), MARK_SIDE * 0.22, stroke);
    }
}
