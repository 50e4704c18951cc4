//! Hide: a notepad over everything. It works like one, and nothing of it is kept.
//!
//! Whatever gesture was chosen, two slow presses come back as well: of the words at the foot, or of Tab and then Enter.
//! To a screen reader those words are the only thing there.

use egui::accesskit::Role;
use egui::{
    Align2, Event, FocusDirection, Frame, Id, Key, Modifiers, PointerButton, Rect, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, TextStyle, Ui, UiBuilder, WidgetInfo, vec2,
};

use crate::settings::ReturnGesture;
use crate::text::fl;
use crate::ui::action::Action;
use crate::ui::cover::Cover;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::Notepad;
use crate::ui::theme::{TARGET_MIN, lines, space};
use crate::ui::widgets::typed;

/// The longest time between two presses of Esc that come back, in seconds. Long enough for slow hands.
const TWICE_WITHIN_SECS: f64 = 2.0;
/// The shortest time without Esc, in seconds, after which a press counts as the first of the two: repeated presses in a
/// hurry keep the window hidden.
const QUIET_BEFORE_SECS: f64 = 2.0;
/// The height of the line at the foot, in points.
const FOOT: f32 = 28.0;
/// The ring around what has the keyboard at the foot, in points.
const RING: f32 = 2.0;
const RING_RADIUS: f32 = 3.0;
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
    let ids = Ids { page: ui.scope_id().with("page"), foot: ui.scope_id().with("foot") };
    follow_keys(ui, ids);
    let cursor = edit(ui, page, notepad, ids, &fl!(words, "hidden-label"));
    let (line, column) = place_of(&notepad.text, cursor);
    if status(ui, foot, ids.foot, &fl!(words, "hidden-place", line = line, column = column)) {
        screen.ask(Action::Return);
    }
}

/// What can have the keyboard.
#[derive(Clone, Copy)]
struct Ids {
    page: Id,
    foot: Id,
}

/// Tab leads to the foot, however often it is pressed, so that nobody has to see where they are; Shift and Tab, and
/// whatever is typed, to the page.
fn follow_keys(ui: &Ui, ids: Ids) {
    let (back, on, types) = ui.input_mut(|input| {
        let is_typed = |event: &Event| matches!(event, Event::Text(text) if !text.trim().is_empty());
        let back = input.consume_key(Modifiers::SHIFT, Key::Tab);
        (back, input.consume_key(Modifiers::NONE, Key::Tab), input.events.iter().any(is_typed))
    });
    ui.memory_mut(|memory| {
        if on || back {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(if back { ids.page } else { ids.foot });
        } else if types {
            memory.request_focus(ids.page);
        }
    });
}

/// The page to type on. Returns how many characters stand before the cursor.
fn edit(ui: &mut Ui, page: Rect, notepad: &mut Notepad, ids: Ids, hint: &str) -> usize {
    let mut inner = ui.new_child(UiBuilder::new().max_rect(page));
    let area = ScrollArea::vertical().auto_shrink(false).animated(false);
    area.show(&mut inner, |ui| {
        let size = ui.available_size();
        let (font, color) = (TextStyle::Body.resolve(ui.style()), ui.visuals().widgets.inactive.text_color());
        let mut layouter = lines::written(font, color, true);
        let edit = TextEdit::multiline(&mut notepad.text)
            .id(ids.page)
            .font(TextStyle::Body)
            .layouter(&mut layouter)
            .frame(Frame::NONE)
            .desired_width(size.x)
            .min_size(size)
            .hint_text(hint);
        let output = edit.show(ui);
        let response = output.response.response;
        typed::register(ui.ctx(), response.id);
        if !response.has_focus() && !ui.memory(|memory| memory.has_focus(ids.foot)) {
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

/// A line of small grey words at the foot, as editors have it. Returns whether it was pressed while it had the
/// keyboard: a pointer's first press gives it that, so that one press by chance shows nothing.
fn status(ui: &Ui, foot: Rect, id: Id, words: &str) -> bool {
    let had_keyboard = ui.memory(|memory| memory.has_focus(id));
    let target = foot.with_min_y(foot.top().min(foot.bottom() - TARGET_MIN));
    let response = ui.interact(target, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    Cover::leave(ui.ctx(), id);
    if response.clicked() && !had_keyboard && response.clicked_by(PointerButton::Primary) {
        response.request_focus();
    }
    let painter = ui.painter();
    let visuals = ui.visuals();
    let ink = visuals.text_color();
    let line = Stroke::new(1.0, visuals.weak_text_color().gamma_multiply(0.4));
    painter.hline(foot.x_range(), foot.top(), line);
    let at = foot.left_center() + vec2(space::MEDIUM, 0.0);
    let face = TextStyle::Small.resolve(ui.style());
    let said = painter.text(at, Align2::LEFT_CENTER, words, face, ink.gamma_multiply(0.9));
    if response.has_focus() {
        let ring = Stroke::new(RING, ink.gamma_multiply(0.7));
        painter.rect_stroke(said.expand2(vec2(6.0, 2.0)), RING_RADIUS, ring, StrokeKind::Inside);
    }
    response.clicked() && (had_keyboard || !response.clicked_by(PointerButton::Primary))
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
