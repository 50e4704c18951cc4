//! How long: the lengths that an exercise offers, in a row.

use egui::Ui;
use softlanding_core::exercise::Exercise;

use crate::text::{Words, names};

use crate::ui::layout::Column;
use crate::ui::widgets::ChoiceRow;

/// Whether there is anything to choose from.
pub fn can_choose(exercise: &Exercise) -> bool {
    exercise.fills() && exercise.minutes.choices_ms.len() > 1
}

/// Shows them as one group of this name and returns the length that was chosen now, in milliseconds, if one was.
pub fn choose(
    ui: &mut Ui,
    words: &Words,
    column: &mut Column,
    name: &str,
    exercise: &Exercise,
    length_ms: u32,
) -> Option<u32> {
    let choices = &exercise.minutes.choices_ms;
    let options = choices.iter().map(|ms| names::length(words, u64::from(*ms)));
    let selected = choices.iter().position(|ms| *ms == length_ms);
    let chosen = column.flow(ui, |ui| ChoiceRow::new(name, options, selected).show(ui));
    chosen.and_then(|index| choices.get(index).copied())
}
