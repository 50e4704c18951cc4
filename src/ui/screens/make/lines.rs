//! The lines that follow the words of a part, or the words of one that shows them one at a time: one on
//! each row of a field.

use egui::Ui;
use softlanding_core::draft::Change;
use softlanding_core::exercise::Part;
use softlanding_core::exercise::bounds::{
    ANSWERS_MOST, ITEM_MOST, ITEMS_MOST, LINES_MOST, PILES_MOST, STARTS_MOST, WORD_MOST, WORDS_COUNT_MOST,
    WORDS_MOST,
};

use crate::text::{Words, fl};
use crate::ui::state::making::{Making, RowsOf};
use crate::ui::widgets::Field;

use super::{rows, write};

/// As many rows are seen at once; the others are scrolled to within the field.
const ROWS_MOST: usize = 6;

pub(super) fn show(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, of: &Part) {
    let (label, most, letters) = match of {
        Part::Words { .. } => (fl!(words, "make-single-words"), WORDS_COUNT_MOST, WORD_MOST),
        Part::Choose { .. } => (fl!(words, "make-choices"), ANSWERS_MOST, WORD_MOST),
        Part::Sort { .. } => (fl!(words, "make-items"), ITEMS_MOST, ITEM_MOST),
        Part::Sentences { .. } => (fl!(words, "make-starts"), STARTS_MOST, WORD_MOST),
        _ => (fl!(words, "make-lines"), LINES_MOST, WORDS_MOST),
    };
    let most = Most { rows: most, letters };
    if let Some(lines) = typed_rows(ui, making, RowsOf::Lines(part), label, of.listed(), most) {
        making.change(Change::Lines { part, lines });
    }
}

/// The piles of things to sort.
pub(super) fn piles(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, of: &Part) {
    let Part::Sort { piles, .. } = of else { return };
    let most = Most { rows: PILES_MOST, letters: WORD_MOST };
    if let Some(piles) = typed_rows(ui, making, RowsOf::Piles(part), fl!(words, "make-piles"), piles, most) {
        making.change(Change::Piles { part, piles });
    }
}

/// How much a field of rows takes.
#[derive(Clone, Copy)]
struct Most {
    rows: usize,
    letters: usize,
}

/// A field with one on each row; what stands in it if something was written.
fn typed_rows(
    ui: &mut Ui,
    making: &mut Making,
    of: RowsOf,
    label: String,
    kept: &[String],
    most: Most,
) -> Option<Vec<String>> {
    let typed = making.typed_lines.take_if(|(at, _)| *at == of).filter(|(_, typed)| written(typed) == kept);
    let mut text = typed.map_or_else(|| kept.join("\n"), |(_, typed)| typed);
    let rows = rows(ui, &text).min(ROWS_MOST);
    let field = Field::page(&mut text, label, rows).characters_max(most.rows * (most.letters + 1));
    let is_changed = write(ui, making, field);
    let lines = written(&text).into_iter().map(str::to_owned).collect::<Vec<_>>();
    // A row without letters stays until something is typed on it.
    if text != lines.join("\n") {
        making.typed_lines = Some((of, text));
    }
    is_changed.then_some(lines)
}

/// What has letters, row by row.
fn written(text: &str) -> Vec<&str> {
    text.split('\n').filter(|row| !row.trim().is_empty()).collect()
}
