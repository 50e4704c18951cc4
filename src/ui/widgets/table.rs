//! Rows and columns of words; where the width ends, each row stands as lines.

use egui::{Rect, Stroke, Ui, pos2, vec2};

use crate::ui::layout::{Column, place_label};
use crate::ui::theme::Theme;
use crate::ui::theme::typography::{Face, Text};

const GAP: f32 = 12.0;
const PADDING: f32 = 7.0;
/// A column narrower than this, in points at 100 %, is no column.
const NARROWEST: f32 = 76.0;

/// Rows of words under headings. The first column names the row and is the widest.
#[derive(Debug)]
#[must_use = "show it with `show`"]
pub struct Table {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Shows it over the width of the column.
    pub fn show(&self, ui: &mut Ui, column: &mut Column) {
        let theme = Theme::of(ui.ctx());
        let others = self.headings.len().saturating_sub(1).max(1) as f32;
        let first = column.width() * 0.34;
        let widths = Widths { first, other: (column.width() - first - GAP * others) / others };
        let is_wide = widths.other >= theme.metrics.text(NARROWEST);
        if is_wide {
            show_row(ui, column, widths, &self.headings, None);
        }
        for row in &self.rows {
            if is_wide {
                show_row(ui, column, widths, row, Some(&self.headings));
            } else {
                self.show_lines(ui, column, row);
            }
        }
    }

    fn show_lines(&self, ui: &mut Ui, column: &mut Column, row: &[String]) {
        let theme = Theme::of(ui.ctx());
        for (index, (heading, cell)) in self.headings.iter().zip(row).enumerate() {
            if index == 0 {
                column.text(ui, Text::Body.semibold(), theme.tokens.text, cell);
            } else if !cell.is_empty() {
                column.text(ui, Text::Note, theme.tokens.text, &format!("{heading}: {cell}"));
            }
        }
        let rule = column.take(2.0 * PADDING);
        ui.painter().hline(
            rule.x_range(),
            rule.center().y,
            Stroke::new(1.0, theme.tokens.line_on(theme.tokens.background, 0.3)),
        );
    }
}

/// How wide the first column and each other one is, in points.
#[derive(Clone, Copy)]
struct Widths {
    first: f32,
    other: f32,
}

/// One row; a screen reader hears each cell with its heading.
fn show_row(ui: &mut Ui, column: &mut Column, widths: Widths, cells: &[String], headings: Option<&[String]>) {
    let theme = Theme::of(ui.ctx());
    let tokens = &theme.tokens;
    let (face, ink) = match headings {
        None => (Face::from(Text::Small), tokens.muted),
        Some(_) => (Face::from(Text::Note), tokens.text),
    };
    let widths = std::iter::once(widths.first).chain(std::iter::repeat(widths.other));
    let galleys: Vec<_> = cells
        .iter()
        .zip(widths)
        .map(|(cell, width)| (face.lay_out(ui.painter(), cell, ink, width), width))
        .collect();
    let height = galleys.iter().map(|(galley, _)| galley.size().y).fold(0.0, f32::max) + 2.0 * PADDING;
    let rect = column.take(height);
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, tokens.line_on(tokens.background, 0.3)),
    );
    let mut x = rect.left();
    for (index, ((galley, width), cell)) in galleys.into_iter().zip(cells).enumerate() {
        let place = Rect::from_min_size(pos2(x, rect.top() + PADDING), vec2(width, galley.size().y));
        x += width + GAP;
        let heading = headings.and_then(|headings| headings.get(index)).filter(|_| index > 0);
        let said = heading.map_or_else(|| cell.clone(), |heading| format!("{heading}: {cell}"));
        place_label(ui, place, galley, &said);
    }
}
