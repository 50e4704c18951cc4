//! After a landing nothing is asked for three seconds: the lantern lies where it landed, and the way out is there.
//! Whatever is pressed or asked for meanwhile ends the silence.

use std::time::Duration;

use egui::{Context, Event, Key, Ui};

use crate::app::{App, Practice};

use crate::ui::screens::{ScreenContext, pair, practice};
use crate::ui::state::view::View;

use super::{above_way_out, ground};

/// How long nothing is asked.
pub const SILENCE: Duration = Duration::from_secs(3);

/// How much of it is left, if it is silent now.
#[must_use]
pub fn left(app: &App, view: &View) -> Option<Duration> {
    let practice = app.practice()?;
    let is_asked = view.after.sitting == Some(practice.sitting.record().id);
    if is_asked || practice.has_ended_quietly() {
        return None;
    }
    let silent_for = app.now().saturating_sub(practice.sitting.landed_at()?);
    SILENCE.checked_sub(silent_for).filter(|left| !left.is_zero())
}

/// Whether something in this frame ends it. Esc hides, and what has the keyboard takes Enter and Space for itself.
#[must_use]
pub fn is_broken(context: &Context) -> bool {
    let is_free = context.memory(|memory| memory.focused().is_none());
    let breaks = |event: &Event| match event {
        Event::Key { key: Key::Escape, .. } => false,
        Event::Key { key: Key::Enter | Key::Space, pressed: true, repeat: false, .. } => is_free,
        Event::Key { pressed, repeat, .. } => *pressed && !*repeat,
        Event::PointerButton { pressed, .. } => *pressed,
        Event::AccessKitActionRequest(_) => true,
        _ => false,
    };
    context.input(|input| input.events.iter().any(breaks))
}

/// The lantern, and *Done*.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, over: &Practice, left: Duration) {
    if over.sitting.exercise().for_two {
        pair::paint_resting(ui, screen);
    } else {
        practice::paint_landed(ui, screen, &over.sitting);
        let top = above_way_out(screen).page().bottom();
        ground::show_done(ui, screen, ground::way_out(screen, top));
    }
    ui.ctx().request_repaint_after(left);
}
