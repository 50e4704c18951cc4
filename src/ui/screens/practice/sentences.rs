//! Sentences that are begun already: a field after each beginning, and then the whole to read and to copy.

use egui::{Key, Rect, Ui, pos2};
use softlanding_core::exercise::Part;
use softlanding_core::sitting::Sitting;

use crate::text::fl;

use crate::ui::layout::{Column, narrowed};
use crate::ui::screens::ScreenContext;
use crate::ui::state::part::{OfPart, SentencesDraft};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Field};

use super::{copying, pane};

/// The most characters of the end of a sentence.
const END_MOST: usize = 300;
const FIELD_HEIGHT: f32 = 48.0;
/// A beginning stands before its field where it takes no more of the width than this.
const BEFORE_SHARE: f32 = 0.4;

/// The sentences in `rect`, while the sitting is in a part that has some.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, view: &mut View, rect: Rect) {
    let Some(Part::Sentences { starts, .. }) = sitting.part(screen.now) else { return };
    let part = sitting.position(screen.now).part;
    let draft = OfPart::of(&mut view.sentences, sitting, part, || SentencesDraft::new(starts.len()));
    let rect = narrowed(rect, 560.0);
    if draft.is_read {
        show_whole(ui, screen, starts, draft, rect);
    } else {
        show_fields(ui, screen, starts, draft, rect);
    }
}

fn show_fields(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    starts: &[String],
    draft: &mut SentencesDraft,
    rect: Rect,
) {
    let metrics = screen.theme.metrics;
    let before = before_width(ui, screen, starts, rect.width());
    let label = if before.is_some() { 0.0 } else { metrics.text(Text::Note.line_points()) + 4.0 };
    let height = metrics.holding(FIELD_HEIGHT) + label;
    let whole = starts.len() as f32 * (height + space::SMALL) + space::SMALL + metrics.holding(TARGET_MIN);
    pane::show(ui, rect, "sentences", whole, |ui, column| {
        let mut goes_on = false;
        for (index, (start, end)) in starts.iter().zip(&mut draft.ends).enumerate() {
            let row = column.take(height);
            column.skip(space::SMALL);
            let field = Field::line(end, start.as_str()).characters_max(END_MOST).salt(("end", index));
            let response = if let Some(before) = before {
                place_start(ui, screen, start, row.with_max_x(row.left() + before));
                field.label_hidden().at(ui, row.with_min_x(row.left() + before + space::SMALL))
            } else {
                field.at(ui, row)
            };
            if goes_on {
                response.request_focus();
            }
            goes_on = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        }
        column.skip(space::SMALL);
        let row = column.take(metrics.holding(TARGET_MIN));
        let place = row.with_min_x(row.right() - metrics.text(148.0).min(row.width()));
        let button = Button::quiet(fl!(screen.words(), "practice-sentences-read")).at(ui, place);
        if goes_on {
            button.request_focus();
        }
        draft.is_read = button.clicked();
    });
}

/// How wide the beginnings are, where all of them fit before their fields.
fn before_width(ui: &Ui, screen: &ScreenContext<'_>, starts: &[String], width: f32) -> Option<f32> {
    let ink = screen.theme.tokens.text;
    let wide = |start: &String| Text::Lead.lay_out(ui.painter(), start, ink, f32::INFINITY).size().x;
    let widest = starts.iter().map(wide).fold(0.0, f32::max).ceil();
    (widest <= BEFORE_SHARE * width).then_some(widest)
}

/// The beginning before its field. Screen readers hear it as the name of the field.
fn place_start(ui: &Ui, screen: &ScreenContext<'_>, start: &str, room: Rect) {
    let ink = screen.theme.tokens.text;
    let galley = Text::Lead.lay_out(ui.painter(), start, ink, f32::INFINITY);
    let top = room.center().y - galley.size().y / 2.0;
    ui.painter().galley(pos2(room.left(), top), galley, ink);
}

/// The whole, to read aloud, to copy, or to go back to.
fn show_whole(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    starts: &[String],
    draft: &mut SentencesDraft,
    rect: Rect,
) {
    let words = screen.words();
    let (ink, row_height) = (screen.theme.tokens.text, screen.theme.metrics.holding(TARGET_MIN));
    let whole = draft.whole(starts);
    let text = if whole.is_empty() { fl!(words, "practice-sentences-none") } else { whole.clone() };
    let column = Column::new(rect.left(), rect.width(), rect.top());
    let height = column.lay_out(ui, Text::Title, ink, &text).size().y;
    pane::show(ui, rect, "whole", height + space::LARGE + row_height, |ui, column| {
        column.text(ui, Text::Title, ink, &text);
        column.skip(space::LARGE);
        let row = column.take(row_height);
        let (back, copy) =
            row.split_left_right_at_x(row.left() + screen.theme.metrics.text(132.0).min(row.width() / 2.0));
        if Button::bare(fl!(words, "practice-sentences-change")).at(ui, back).clicked() {
            draft.is_read = false;
        }
        copying::show(ui, screen, copy.with_min_x(copy.left() + space::SMALL), &whole);
    });
}
