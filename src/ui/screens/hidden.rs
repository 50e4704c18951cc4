//! Hide: a notepad over everything. It works like one, and nothing of it is kept.

use egui::{
    Align2, Frame, Key, Modifiers, Rect, ScrollArea, Stroke, TextEdit, TextStyle, Ui, UiBuilder, vec2,
};

use crate::settings::ReturnGesture;
use crate::text::fl;
use crate::ui::action::Action;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::Notepad;
use crate::ui::theme::space;
use crate::ui::widgets::typed;

/// The longest time between two presses of Esc that come back, in seconds. Long enough for slow hands.
const TWICE_WITHIN_SECS: f64 = 2.0;
/// The shortest time without Esc, in seconds, after which a press counts as the first of the two: repeated presses in a
/// hurry keep the window hidden.
const QUIET_BEFORE_SECS: f64 = 2.0;
/// The height of the line at the foot, in points.
const FOOT: f32 = 28.0;
/// What is typed on a line of its own to come back.
const BACK: &str = "back";

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, notepad: &mut Notepad) {
    let words = screen.words();
    if is_gesture(ui, notepad, screen.settings().return_gesture) {
        screen.ask(Action::Return);
        return;
    }
    // The look of any small editor: no theme, no lantern, nothing of ours; a white page would shout at night.
    let is_dark = screen.theme.tokens.dark;
    let visuals = if is_dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let fill = if is_dark { visuals.panel_fill } else { visuals.extreme_bg_color };
    ui.style_mut().visuals = visuals;
    let window = ui.max_rect();
    ui.painter().rect_filled(window, 0.0, fill);
    let foot = window.with_min_y(window.bottom() - screen.theme.metrics.text(FOOT));
    let page = window.with_max_y(foot.top()).shrink(space::MEDIUM);
    let cursor = edit(ui, page, notepad, &fl!(words, "hidden-label"));
    let (line, column) = place_of(&notepad.text, cursor);
    status(ui, foot, &fl!(words, "hidden-place", line = line, column = column));
}

/// The page to type on. Returns how many characters stand before the cursor.
fn edit(ui: &mut Ui, page: Rect, notepad: &mut Notepad, hint: &str) -> usize {
    let mut inner = ui.new_child(UiBuilder::new().max_rect(page));
    let area = ScrollArea::vertical().auto_shrink(false).animated(false);
    area.show(&mut inner, |ui| {
        let size = ui.available_size();
        let edit = TextEdit::multiline(&mut notepad.text)
            .font(TextStyle::Body)
            .frame(Frame::NONE)
            .desired_width(size.x)
            .min_size(size)
            .hint_text(hint);
        let output = edit.show(ui);
        let response = output.response.response;
        typed::register(ui.ctx(), response.id);
        if !response.has_focus() {
            response.request_focus();
        }
        output.cursor_range.map_or(usize::MAX, |range| range.primary.index.0)
    })
    .inner
}

/// The line and the column of a cursor, each from 1, from the number of characters before it.
fn place_of(text: &str, characters_before: usize) -> (usize, usize) {
    let before = text.chars().take(characters_before);
    before.fold(
        (1, 1),
        |(line, column), letter| if letter == '\n' { (line + 1, 1) } else { (line, column + 1) },
    )
}

/// A line of small grey words at the foot, as editors have it.
fn status(ui: &Ui, foot: Rect, words: &str) {
    let painter = ui.painter();
    let visuals = ui.visuals();
    painter.hline(
        foot.x_range(),
        foot.top(),
        Stroke::new(1.0, visuals.weak_text_color().gamma_multiply(0.4)),
    );
    let at = foot.left_center() + vec2(space::MEDIUM, 0.0);
    let face = TextStyle::Small.resolve(ui.style());
    painter.text(at, Align2::LEFT_CENTER, words, face, visuals.text_color().gamma_multiply(0.7));
}

/// Handles a press of Esc at `now`, `since_secs` after the press before it. Returns whether it is the second of two.
fn is_second_escape(notepad: &mut Notepad, now: f64, since_secs: f64) -> bool {
    if notepad.first_escape_at.is_some_and(|first| now - first <= TWICE_WITHIN_SECS) {
        return true;
    }
    notepad.escape_at = Some(now);
    notepad.first_escape_at = (since_secs >= QUIET_BEFORE_SECS).then_some(now);
    false
}

fn is_gesture(ui: &Ui, notepad: &mut Notepad, gesture: ReturnGesture) -> bool {
    match gesture {
        ReturnGesture::CtrlEnter => ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)),
        ReturnGesture::TypeBack => notepad.is_typed(BACK),
        ReturnGesture::EscTwice => {
            let (presses, now) = ui.input(|input| (input.num_presses(Key::Escape), input.time));
            let last = *notepad.escape_at.get_or_insert(now);
            // Both may come within a frame.
            (0..presses).any(|press| {
                let since = if press == 0 { now - last } else { 0.0 };
                is_second_escape(notepad, now, since)
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_and_column_are_counted_as_editors_do() {
        assert_eq!(place_of("", 0), (1, 1));
        assert_eq!(place_of("äh\nmilk", 2), (1, 3));
        assert_eq!(place_of("äh\nmilk", 3), (2, 1));
        assert_eq!(place_of("äh\nmilk\n", usize::MAX), (3, 1));
    }
}
