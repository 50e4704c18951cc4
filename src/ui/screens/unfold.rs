//! Rows that unfold what follows below them.

use std::collections::BTreeSet;

use egui::Ui;

use crate::ui::layout::Column;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::PlainRow;

/// Shows such a row, and returns whether it is unfolded. `unfolded` holds the titles of those that are.
pub fn row(ui: &mut Ui, column: &mut Column, title: &str, unfolded: &mut BTreeSet<String>) -> bool {
    let is_open = unfolded.contains(title);
    let row = PlainRow::new(title).ruled().unfolds(is_open);
    let height = row.height(ui, column.width()).max(Theme::of(ui.ctx()).metrics.holding(TARGET_MIN));
    if row.at(ui, column.take(height)).clicked() {
        if is_open {
            unfolded.remove(title)
        } else {
            unfolded.insert(title.to_owned())
        };
        ui.ctx().request_repaint();
    }
    if is_open {
        column.skip(space::SMALL);
    }
    is_open
}
