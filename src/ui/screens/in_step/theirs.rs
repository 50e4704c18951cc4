//! The words that one was told: typed, understood or not, and joined.

use egui::style::ScrollAnimation;
use egui::{Key, Rect, Ui};
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
use crate::ui::widgets::{Button, Field};

/// How wide what one presses beside the field is, in points.
const ACTION_WIDTH: f32 = 200.0;

pub(super) fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    draft: &mut InStepDraft,
) {
    let metrics = screen.theme.metrics;
    let height = metrics.text(Text::Note.line_points()) + metrics.holding(52.0);
    let row = column.take(height);
    let width = screen.layout.pick(row.width() - ACTION_WIDTH - space::MEDIUM, row.width());
    let place = row.with_max_x(row.left() + width);
    let field = Field::line(&mut draft.typed, fl!(screen.words(), "in-step-typed"));
    let field =
        field.hint(fl!(screen.words(), "in-step-typed-about")).characters_max(TYPED_MOST).at(ui, place);
    let enters = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if draft.typed.trim().is_empty() {
        return;
    }
    // What one may press stands beside the field, or in a narrow window below what is said.
    let beside = screen.layout.is_wide.then(|| row.with_min_x(place.right() + space::MEDIUM));
    column.skip(space::SMALL);
    match read(&draft.typed) {
        Ok(rhythm) if is_open(screen, rhythm) => {
            if field.changed() {
                // What one does with words of one's own can be done with these, too.
                (draft.breath, draft.minutes) = (rhythm.breath(), rhythm.minutes());
            }
            join(ui, screen, column, beside, (rhythm, enters));
        }
        Ok(rhythm) => read_first(ui, screen, column, (rhythm, field.changed())),
        Err(error) => {
            let says = in_step::error(screen.words(), &error);
            column.text(ui, Text::Body, screen.theme.tokens.text, &says);
            live::announce(ui, "what was typed", &says);
            mend(ui, screen, column, beside, &error, draft);
        }
    }
}

/// The place of what one may press: as high as the field it stands beside, without its label.
fn action_place(screen: &ScreenContext<'_>, column: &mut Column, beside: Option<Rect>) -> Rect {
    let metrics = screen.theme.metrics;
    let height = metrics.holding(52.0);
    if let Some(beside) = beside {
        return beside.with_min_y(beside.bottom() - height);
    }
    column.skip(space::SMALL);
    column.take_left(ACTION_WIDTH * metrics.scale(), height)
}

/// Whether what is to be read before it was read.
fn is_open(screen: &ScreenContext<'_>, rhythm: Rhythm) -> bool {
    let entry = screen.app.in_step_entry(rhythm);
    screen.settings().closed_gates(&entry.key, &entry.exercise).next().is_none()
}

/// What it will be.
fn tell(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, rhythm: Rhythm) {
    let about = in_step::rhythm(screen.words(), rhythm);
    column.text(ui, Text::Lead.semibold(), screen.theme.tokens.text, &about);
    live::announce(ui, "what was typed", &about);
}

/// What to read before a held breath, in sight as soon as its words are there.
fn read_first(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    (rhythm, is_new): (Rhythm, bool),
) {
    let from = column.y;
    tell(ui, screen, column, rhythm);
    column.skip(space::SMALL);
    gate::show_instead_of_begin(ui, screen, column, &screen.app.in_step_entry(rhythm));
    if is_new {
        let rect = Rect::from_x_y_ranges(column.left()..=column.left() + 1.0, from..=column.y);
        ui.scroll_to_rect_animation(rect, None, ScrollAnimation::none());
    }
}

/// What it will be, and the way in.
fn join(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    beside: Option<Rect>,
    (rhythm, enters): (Rhythm, bool),
) {
    tell(ui, screen, column, rhythm);
    let place = action_place(screen, column, beside);
    if Button::primary(fl!(screen.words(), "in-step-join")).at(ui, place).clicked() || enters {
        screen.command(Command::JoinInStep(rhythm));
    }
}

/// What one press would mend.
fn mend(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    beside: Option<Rect>,
    error: &WordsError,
    draft: &mut InStepDraft,
) {
    let words = screen.words();
    let (name, mended) = match error {
        WordsError::Unknown { typed, perhaps } => {
            let Some(word) = perhaps.first().copied() else { return };
            let mended = draft.typed.to_lowercase().replacen(typed.as_str(), word, 1);
            (fl!(words, "in-step-perhaps", word = word), mended)
        }
        WordsError::Order(right) => (fl!(words, "in-step-use-order"), right.to_string()),
        WordsError::Count(_) | WordsError::Mismatch => return,
    };
    let place = action_place(screen, column, beside);
    if Button::quiet(name).salt("mend").at(ui, place).clicked() {
        draft.typed = mended;
    }
}
