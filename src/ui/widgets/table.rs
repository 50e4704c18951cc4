//! Rows and columns of words; where the width ends, each row stands as lines.

use egui::accesskit::Role;
use egui::{Rect, Response, Stroke, Ui, UiBuilder, pos2, vec2};

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
        let mut table = part(ui, Role::Table, "table");
        let about = self.headings.join(", ");
        table.ctx().accesskit_node_builder(table.unique_id(), |node| {
            node.set_label(about);
            node.set_row_count(self.rows.len());
            node.set_column_count(self.headings.len());
        });
        if is_wide {
            let mut inside = part(&mut table, Role::Row, "headings");
            show_row(&mut inside, column, widths, &self.headings, None);
        }
        for (index, row) in self.rows.iter().enumerate() {
            let mut inside = part(&mut table, Role::Row, index);
            inside.ctx().accesskit_node_builder(inside.unique_id(), |node| node.set_row_index(index));
            if is_wide {
                show_row(&mut inside, column, widths, row, Some(&self.headings));
            } else {
                self.show_lines(&mut inside, column, row);
            }
            table.expand_to_include_rect(inside.min_rect());
        }
        ui.expand_to_include_rect(table.min_rect());
    }

    fn show_lines(&self, ui: &mut Ui, column: &mut Column, row: &[String]) {
        let theme = Theme::of(ui.ctx());
        for (index, (heading, cell)) in self.headings.iter().zip(row).enumerate() {
            let said = if index == 0 { cell.clone() } else { format!("{heading}: {cell}") };
            let (face, role) = match index {
                0 => (Text::Body.semibold(), Role::RowHeader),
                _ => (Face::from(Text::Note), Role::Cell),
            };
            if index == 0 || !cell.is_empty() {
                let cell = column.text(ui, face, theme.tokens.text, &said);
                describe_cell(&cell, role, &said, index);
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
        let role = match (headings, index) {
            (None, _) => Role::ColumnHeader,
            (Some(_), 0) => Role::RowHeader,
            _ => Role::Cell,
        };
        describe_cell(&place_label(ui, place, galley, &said), role, &said, index);
    }
}

/// A part of the table that screen readers know as such.
fn part(ui: &mut Ui, role: Role, salt: impl std::hash::Hash + std::fmt::Debug) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(ui.max_rect()).id_salt(salt).accessibility_role(role))
}

fn describe_cell(cell: &Response, role: Role, said: &str, column: usize) {
    cell.ctx.accesskit_node_builder(cell.id, |node| {
        node.set_role(role);
        // The words of a label are its value; those of a cell are its name.
        node.set_label(said);
        node.set_column_index(column);
    });
}
