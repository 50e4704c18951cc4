//! A number of a part: its seconds, rounds or count.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::draft::Change;

use crate::ui::state::making::Making;
use crate::ui::theme::Theme;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Amount, Say};

/// A number of a part, with its words before it.
pub(super) fn number(
    ui: &mut Ui,
    making: &mut Making,
    label: &str,
    amount: Amount<'_>,
    change: impl FnOnce(f64) -> Change,
) {
    let size = Amount::size(&Theme::of(ui.ctx()));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), size.y));
    let most = rect.width() - size.x - 8.0;
    let words = Rect::from_min_size(rect.min, vec2(most.min(260.0), size.y));
    let said = Say::new(label).face(Text::Note).at(ui, words);
    let left = (said.rect.right() + 12.0).min(rect.right() - size.x);
    let turned = amount.at(ui, Rect::from_min_size(pos2(left, rect.top()), size));
    if let Some(wanted) = turned.wanted {
        making.change(change(wanted));
    }
    if turned.is_done {
        making.draft.rest();
    }
}

/// Counted from 1.
pub(super) fn part_number(part: usize) -> String {
    (part + 1).to_string()
}

pub(super) fn whole(value: f64) -> u32 {
    value.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

pub(super) fn secs_range(least_ms: u32, most_ms: u32) -> std::ops::RangeInclusive<f64> {
    f64::from(least_ms) / 1_000.0..=f64::from(most_ms) / 1_000.0
}
