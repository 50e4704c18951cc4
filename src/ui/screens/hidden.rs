//! Hide: a notepad over everything. It works like one, and nothing of it is kept.

use egui::{Frame, Key, Margin, Modifiers, TextEdit, Ui};

use crate::settings::ReturnGesture;
use crate::text::fl;
use crate::ui::action::Action;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::Notepad;
use crate::ui::widgets::typed;

/// Two presses of Esc within this time come back, in seconds.
const TWICE_WITHIN_SECS: f64 = 0.6;
/// What is typed on a line of its own to come back.
const BACK: &str = "back";

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, notepad: &mut Notepad) {
    let words = screen.words();
    if is_gesture(ui, notepad, screen.settings().return_gesture) {
        screen.ask(Action::Return);
        return;
    }
    // The look of any small editor: no theme, no lantern, nothing of ours.
    let visuals = egui::Visuals::light();
    let page = Frame::new().fill(visuals.extreme_bg_color).inner_margin(Margin::same(12));
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

fn is_gesture(ui: &Ui, notepad: &mut Notepad, gesture: ReturnGesture) -> bool {
    match gesture {
        ReturnGesture::CtrlEnter => ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter)),
        ReturnGesture::TypeBack => notepad.text.lines().any(|line| line.trim().eq_ignore_ascii_case(BACK)),
        ReturnGesture::EscTwice => {
            let (presses, now) = ui.input(|input| (input.num_presses(Key::Escape), input.time));
            let before = notepad.escape_at;
            if presses > 0 {
                notepad.escape_at = Some(now);
            }
            let is_second = before.is_some_and(|before| now - before <= TWICE_WITHIN_SECS);
            presses > 1 || presses == 1 && is_second
        }
    }
}
