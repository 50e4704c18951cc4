//! Below what was written in a practice: whether it is kept, and buttons that copy and keep it.

use egui::{Rect, Ui, vec2};

use crate::app::Command;
use crate::text::fl;

use crate::ui::layout::place_label;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::Button;

const BUTTON_WIDTH: f32 = 116.0;
const GAP: f32 = 14.0;
const BETWEEN: f32 = 8.0;

/// The note at the left of `row`, and *Copy* at its right; *Keep* beside it where the part allows that.
pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, row: Rect, text: &str) {
    let words = screen.words();
    let written = text.trim_end();
    let may_keep = screen.app.may_keep_writing();
    let is_copied = !text.is_empty() && screen.app.is_copied(text);
    let is_kept = may_keep && screen.app.kept_writing().is_some_and(|kept| kept.text == written);
    let note = match (is_copied, is_kept, may_keep) {
        (true, ..) => fl!(words, "practice-copied-about"),
        (_, true, _) => fl!(words, "practice-kept-words"),
        (.., true) => fl!(words, "practice-may-keep"),
        _ => fl!(words, "practice-not-kept"),
    };
    let buttons = if may_keep { 2.0 * BUTTON_WIDTH + BETWEEN } else { BUTTON_WIDTH };
    let width = (row.width() - buttons - GAP).max(1.0);
    let galley = Text::Note.lay_out(ui.painter(), &note, screen.theme.tokens.muted, width);
    let middle = row.center().y - galley.size().y / 2.0;
    place_label(
        ui,
        Rect::from_min_size(row.min + vec2(0.0, middle - row.top()), galley.size()),
        galley,
        &note,
    );
    let name = if is_copied { fl!(words, "practice-copied") } else { fl!(words, "practice-copy") };
    let button = row.with_min_x(row.right() - BUTTON_WIDTH);
    if Button::quiet(name).salt("copy").at(ui, button).clicked() && !text.is_empty() {
        screen.command(Command::Copy(text.to_owned()));
    }
    if may_keep {
        let name = if is_kept { fl!(words, "practice-kept") } else { fl!(words, "practice-keep") };
        let place = button.translate(vec2(-BUTTON_WIDTH - BETWEEN, 0.0));
        if Button::quiet(name).salt("keep").at(ui, place).clicked() && !written.is_empty() {
            screen.command(Command::KeepWriting(text.to_owned()));
        }
    }
}
