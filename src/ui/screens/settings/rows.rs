//! The grid on which settings stand: in a wide column labels at the left and controls beside them, in a narrow one
//! each control below its label.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::settings::Choice;

use crate::ui::layout::Column;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, grid, space};
use crate::ui::widgets::{ChoiceRow, LevelSlider};

/// A label takes at most this share of a row.
const LABEL_SHARE_MOST: f32 = 1.0 / 3.0;

/// How wide labels are where controls stand beside them; `None` where they stand below.
pub(super) fn label_width(ui: &Ui) -> Option<f32> {
    let width = grid::LABEL_WIDTH * Theme::of(ui.ctx()).metrics.scale();
    (width <= ui.available_width() * LABEL_SHARE_MOST).then_some(width)
}

/// What follows is about something else.
pub(super) fn title(ui: &mut Ui, words: &str) {
    ui.add_space(space::MEDIUM);
    first_title(ui, words);
}

/// What the page begins with.
pub(super) fn first_title(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, words);
}

/// A heading within what a title is about.
pub(super) fn subtitle(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(space::SMALL);
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Body.semibold(), theme.tokens.text, words);
}

/// A quiet remark.
pub(super) fn note(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Note, theme.tokens.muted, words);
}

/// What a control is called, for the eye: screen readers hear it from the control itself.
pub(super) fn label(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    let (text, ink) = match label_width(ui) {
        Some(_) => (Text::Body, theme.tokens.text),
        None => (Text::Note, theme.tokens.muted),
    };
    let galley = text.lay_out(ui.painter(), words, ink, ui.available_width());
    let (_, rect) = ui.allocate_space(galley.size());
    ui.painter().galley(rect.min, galley, ink);
    ui.add_space(space::SMALL - ui.spacing().item_spacing.y);
}

/// A control with its label, which `add` must say to screen readers.
pub(super) fn row<R>(ui: &mut Ui, words: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let Some(label_width) = label_width(ui) else {
        label(ui, words);
        return add(ui);
    };
    let theme = Theme::of(ui.ctx());
    let (start, width) = (ui.cursor().min, ui.available_width());
    let galley = Text::Body.lay_out(ui.painter(), words, theme.tokens.text, label_width);
    let first_line = theme.metrics.holding(grid::ROW_HEIGHT).max(galley.size().y);
    let left = start.x + label_width + space::MEDIUM;
    let room = Rect::from_min_max(pos2(left, start.y), pos2(start.x + width, f32::INFINITY));
    let layout = Layout::top_down(Align::Min);
    let mut beside = ui.new_child(UiBuilder::new().max_rect(room).layout(layout).id_salt(words));
    let result = add(&mut beside);
    let height = (beside.min_rect().bottom() - start.y).max(first_line);
    ui.painter().galley(start + vec2(0.0, (first_line - galley.size().y) / 2.0), galley, theme.tokens.text);
    ui.allocate_space(vec2(width, height));
    result
}

/// A question with its answers side by side.
pub(super) fn choose<const N: usize>(
    ui: &mut Ui,
    question: &str,
    options: [String; N],
    selected: Option<usize>,
) -> Option<usize> {
    row(ui, question, |ui| answers(ui, question, options, selected))
}

/// The answers alone.
fn answers<const N: usize>(
    ui: &mut Ui,
    question: &str,
    options: [String; N],
    selected: Option<usize>,
) -> Option<usize> {
    ui.push_id(question, |ui| ChoiceRow::new(question, options, selected).show(ui)).inner
}

/// A setting that is one of a few, with their names in the order of [`Choice::ALL`].
pub(super) fn choose_one<C: Choice, const N: usize>(
    ui: &mut Ui,
    question: &str,
    options: [String; N],
    setting: &mut C,
) {
    row(ui, question, |ui| answer(ui, question, options, setting));
}

/// The answers to a question that [`row`] shows.
pub(super) fn answer<C: Choice, const N: usize>(
    ui: &mut Ui,
    question: &str,
    options: [String; N],
    setting: &mut C,
) {
    let selected = C::ALL.iter().position(|choice| choice == setting);
    let chosen = answers(ui, question, options, selected).and_then(|index| C::ALL.get(index));
    if let Some(choice) = chosen {
        *setting = *choice;
    }
}

/// How much of something.
pub(super) fn level(ui: &mut Ui, slider: LevelSlider<'_>) {
    let label_width = label_width(ui);
    ui.add(slider.beside(label_width));
}
