//! The words that one was told: typed, understood or not, and joined.

use egui::{Key, Ui};
use softlanding_core::in_step::Rhythm;
use softlanding_core::in_step::words::{WordsError, read};

use crate::app::Command;
use crate::text::fl;
use crate::text::in_step;

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::{ScreenContext, gate};
use crate::ui::state::in_step::{InStepDraft, TYPED_MOST};
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Chip, Field};

pub(super) fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    draft: &mut InStepDraft,
) {
    let metrics = screen.theme.metrics;
    let height = metrics.text(Text::Note.line_points()) + metrics.holding(52.0);
    let place = column.take_left(440.0 * metrics.scale(), height);
    let field = Field::line(&mut draft.typed, fl!(screen.words(), "in-step-typed"));
    let field =
        field.hint(fl!(screen.words(), "in-step-typed-about")).characters_max(TYPED_MOST).at(ui, place);
    let enters = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if draft.typed.trim().is_empty() {
        return;
    }
    column.skip(space::SMALL);
    match read(&draft.typed) {
        Ok(rhythm) => join(ui, screen, column, rhythm, enters),
        Err(error) => help(ui, screen, column, &error, draft),
    }
}

/// What it will be, and the way in; before a held breath what to read first.
fn join(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, rhythm: Rhythm, enters: bool) {
    let words = screen.words();
    let about = in_step::rhythm(words, rhythm);
    column.text(ui, Text::Lead.semibold(), screen.theme.tokens.text, &about);
    live::announce(ui, "what was typed", &about);
    column.skip(space::SMALL);
    let entry = screen.app.in_step_entry(rhythm);
    if screen.settings().closed_gates(&entry.key, &entry.exercise).next().is_some() {
        gate::show_instead_of_begin(ui, screen, column, &entry);
        return;
    }
    let metrics = screen.theme.metrics;
    let place = column.take_left(160.0 * metrics.scale(), metrics.holding(52.0));
    if Button::quiet(fl!(words, "in-step-join")).at(ui, place).clicked() || enters {
        screen.command(Command::JoinInStep(rhythm));
    }
}

/// What is wrong, and what one press would mend.
fn help(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    error: &WordsError,
    draft: &mut InStepDraft,
) {
    let words = screen.words();
    let says = in_step::error(words, error);
    column.text(ui, Text::Body, screen.theme.tokens.text, &says);
    live::announce(ui, "what was typed", &says);
    column.skip(4.0);
    match error {
        WordsError::Unknown { typed, perhaps } if !perhaps.is_empty() => {
            column.text(ui, Text::Note, screen.theme.tokens.muted, &fl!(words, "in-step-perhaps"));
            let chosen = column.flow(ui, |ui| {
                let chips =
                    |ui: &mut Ui| perhaps.iter().find(|word| ui.add(Chip::new(**word, false)).clicked());
                ui.horizontal_wrapped(chips).inner
            });
            if let Some(word) = chosen {
                draft.typed = draft.typed.to_lowercase().replacen(typed.as_str(), word, 1);
            }
        }
        WordsError::Order(right) => {
            let metrics = screen.theme.metrics;
            let place = column.take_left(200.0 * metrics.scale(), metrics.holding(48.0));
            if Button::quiet(fl!(words, "in-step-use-order")).at(ui, place).clicked() {
                draft.typed = right.to_string();
            }
        }
        _ => {}
    }
}
