//! Ctrl and K: going anywhere by typing.

use egui::{Context, Key, Modifiers, Ui};
use softlanding_core::sitting::{Event, Stage};

use crate::app::{App, Command};

use crate::ui::screens::{ScreenContext, palette, shell};
use crate::ui::state::palette::Palette;
use crate::ui::state::view::View;

use super::Window;

impl Window {
    /// Opens it, or closes it again. A practice that runs waits meanwhile.
    pub(super) fn take_palette_key(&mut self, ui: &Ui) {
        if self.view.hidden.is_some() || !ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::K))
        {
            return;
        }
        if self.view.palette.is_some() {
            close(ui.ctx(), &mut self.view);
            return;
        }
        let focused = ui.memory(egui::Memory::focused);
        let stage = self.app.as_ref().and_then(App::practice).map(|practice| practice.sitting.stage());
        if stage == Some(Stage::Running) {
            self.command(ui.ctx(), Command::Practice(Event::Pause));
        }
        self.view.palette = Some(Palette::new(focused));
        ui.ctx().request_repaint();
    }
}

/// Shows it in place of the screen.
pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let Some(mut open) = view.palette.take() else { return };
    let before = screen.actions.len();
    let is_over = palette::show(ui, screen, &mut open, view);
    let goes = screen.actions.len() > before;
    shell::show_hide(ui, screen);
    if goes {
        return;
    }
    view.palette = Some(open);
    if is_over {
        close(ui.ctx(), view);
    }
}

/// The keyboard goes back to what had it.
fn close(context: &Context, view: &mut View) {
    view.goes_back_to = view.palette.take().and_then(|palette| palette.before);
    context.request_repaint();
}
