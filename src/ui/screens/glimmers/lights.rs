//! The lights in the jar: one is chosen by arrow keys or by a press, and opened by Enter or by the press.
//!
//! One stop of Tab; screen readers find each light with the day it is from, and never its sentence.

use egui::accesskit::Role;
use egui::style::ScrollAnimation;
use egui::{FocusDirection, Id, Key, Modifiers, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo};
use softlanding_core::record::Jotting;

use crate::text::fl;

use crate::ui::jar::{DRIFT_SPEED, Jar, Light};
use crate::ui::pacer::repaint_at_speed;
use crate::ui::screens::{ScreenContext, words_list};
use crate::ui::state::glimmers::{self, Glimmers};
use crate::ui::widgets::{describe_image, hold_arrows};

/// How wide and high a light is to the pointer, in points.
const TARGET: f32 = 44.0;

/// A light that floats above the mouth has this much room, in points.
const FLOATING: f32 = 54.0;

/// One that is drawn.
struct Drawn<'a> {
    jotting: &'a Jotting,
    light: Light,
    at: Pos2,
}

/// Chooses another: 1 is the next older one, -1 the next newer. What is open stays open on the other.
pub fn step(all: &[&Jotting], state: &mut Glimmers, by: isize) {
    let place = all.iter().position(|jotting| Some(jotting.id) == state.chosen);
    let last = all.len().saturating_sub(1);
    let next = place.map_or(0, |place| place.saturating_add_signed(by).min(last));
    state.chosen = all.get(next).map(|jotting| jotting.id);
}

pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>, room: Rect, all: &[&Jotting], state: &mut Glimmers) {
    let theme = screen.theme;
    let share = room.height() * super::ABOVE_MOUTH / (1.0 + super::ABOVE_MOUTH);
    let mouth = share.max(FLOATING);
    let jar = Jar::in_room(room.with_min_y(room.top() + mouth));
    if state.chosen.is_none_or(|id| all.iter().all(|jotting| jotting.id != id)) {
        (state.chosen, state.is_open) = (all.first().map(|jotting| jotting.id), false);
    }
    keys(ui, all, state);
    let lights = drawn(screen, &jar, all, state);
    let name = if all.is_empty() { "jar-picture-empty" } else { "jar-picture" };
    describe_image(ui, jar.rect(), &screen.words().message(name, &[]));
    let painter = ui.painter().clone();
    jar.paint_behind(&painter, theme, all.len());
    jar.paint_lights(&painter, theme, lights.iter().map(|one| (one.light, one.at)));
    jar.paint_before(&painter, theme);
    for one in &lights {
        show_one(ui, screen, (&jar, room), one, state);
    }
    if !theme.reduced_motion && !lights.is_empty() {
        repaint_at_speed(ui, DRIFT_SPEED);
    }
}

fn drawn<'a>(screen: &ScreenContext<'_>, jar: &Jar, all: &[&'a Jotting], state: &Glimmers) -> Vec<Drawn<'a>> {
    let place = |(number, jotting): (usize, &'a Jotting)| {
        let is_chosen = state.chosen == Some(jotting.id);
        let light = Light { number, is_chosen, is_open: is_chosen && state.is_open };
        Drawn { jotting, light, at: jar.place(light, screen.now, screen.theme.reduced_motion) }
    };
    glimmers::drawn(all, state.chosen).into_iter().map(place).collect()
}

fn id_of(jotting: &Jotting) -> Id {
    Id::unique(("glimmer", jotting.id))
}

/// Arrow keys go from one to the next, Home and End to the newest and the oldest, Enter and Space open.
fn keys(ui: &Ui, all: &[&Jotting], state: &mut Glimmers) {
    let Some(chosen) = all.iter().find(|jotting| Some(jotting.id) == state.chosen) else { return };
    let focused = ui.memory(egui::Memory::focused);
    if focused.is_some_and(|focused| focused != id_of(chosen)) {
        return;
    }
    if focused.is_some() {
        hold_arrows(ui, id_of(chosen));
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let before = state.chosen;
    if pressed(Key::ArrowRight) || pressed(Key::ArrowDown) {
        step(all, state, 1);
    } else if pressed(Key::ArrowLeft) || pressed(Key::ArrowUp) {
        step(all, state, -1);
    } else if pressed(Key::Home) {
        state.chosen = all.first().map(|jotting| jotting.id);
    } else if pressed(Key::End) {
        state.chosen = all.last().map(|jotting| jotting.id);
    } else if focused.is_none() && (pressed(Key::Enter) || pressed(Key::Space)) {
        state.is_open = !state.is_open;
        ui.ctx().request_repaint();
    } else {
        return;
    }
    let Some(now) = all.iter().find(|jotting| Some(jotting.id) == state.chosen) else { return };
    ui.memory_mut(|memory| {
        memory.request_focus(id_of(now));
        // egui must not also go where the arrow points.
        memory.move_focus(FocusDirection::None);
    });
    if state.chosen != before {
        ui.ctx().request_repaint();
    }
}

fn show_one(
    ui: &Ui,
    screen: &ScreenContext<'_>,
    (jar, room): (&Jar, Rect),
    one: &Drawn<'_>,
    state: &mut Glimmers,
) {
    // One stop of Tab.
    let sense = if one.light.is_chosen { Sense::click() } else { Sense::CLICK };
    // What is pressed ends with the room, where the ways on the ground begin.
    let reach = room.shrink(TARGET / 2.0);
    let rect = Rect::from_center_size(reach.clamp(one.at), Vec2::splat(TARGET));
    let response =
        ui.interact(rect, id_of(one.jotting), sense).on_hover_cursor(egui::CursorIcon::PointingHand);
    let name = fl!(screen.words(), "jar-light", when = words_list::when(screen, one.jotting));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, one.light.is_open, &name));
    if response.gained_focus() {
        response.scroll_to_me_animation(None, ScrollAnimation::none());
    }
    if response.has_focus() {
        jar.paint_focus(ui.painter(), screen.theme, one.at);
    }
    if response.clicked() {
        let is_open = one.light.is_open;
        state.chosen = Some(one.jotting.id);
        state.is_open = !is_open;
        ui.ctx().request_repaint();
    }
}
