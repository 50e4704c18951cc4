//! Hide: a notepad over everything. It works like one, and nothing of it is kept.

use egui::{Frame, Key, Margin, Modifiers, TextEdit, Ui};

use crate::settings::ReturnGesture;
use crate::text::fl;
use crate::ui::action::Action;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::Notepad;
use crate::ui::widgets::typed;

/// The longest time between two presses of Esc that come back, in seconds. Long enough for slow hands.
const TWICE_WITHIN_SECS: f64 = 2.0;
/// The shortest time without Esc, in seconds, after which a press counts as the first of the two: repeated presses in a
/// hurry keep the window hidden.
const QUIET_BEFORE_SECS: f64 = 2.0;
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
    let page = Frame::new().fill(fill).inner_margin(Margin::same(12));
    page.show(ui, |ui| {
        ui.style_mut().visuals = visuals;
        let size = ui.available_size();
        let edit = TextEdit::multiline(&mut notepad.text)
            .font(egui::TextStyle::Body)
            .frame(egui::Frame::NONE)
            .desired_width(size.x)
            .min_size(size)
            .hint_text(fl!(words, "hidden-label"));
        let response = ui.add(edit);
        typed::register(ui.ctx(), response.id);
        if !response.has_focus() {
            response.request_focus();
        }
    });
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
        ReturnGesture::TypeBack => notepad.text.lines().any(|line| line.trim().eq_ignore_ascii_case(BACK)),
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
