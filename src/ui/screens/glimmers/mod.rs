//! Small good moments: writing one down, and the jar in which each is a light.
//!
//! No sentence is shown before somebody opens it, and none stays open when the page is left or hidden.

mod lights;
mod write;

use egui::emath::GuiRounding as _;
use egui::{Align, Key, Modifiers, Rect, Ui, pos2, vec2};
use softlanding_core::record::{Jotting, JottingKind};
use softlanding_core::sitting::{Event, Stage};

use crate::app::Command;
use crate::settings::KeyCommand;
use crate::text::fl;

use crate::ui::action::{Action, Route};
use crate::ui::keys;
use crate::ui::layout::{self, Column};
use crate::ui::live;
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, words_list};
use crate::ui::state::glimmers::{self, Glimmers};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link, Say};

pub use write::show as show_write;

/// A jar and the light above it have no less room than this, in points.
const JAR_LEAST: f32 = 190.0;
/// And no higher, in a wide and in a narrow window.
const JAR_MOST: (f32, f32) = (400.0, 320.0);
/// Room above the mouth, as a share of the jar: a light that was taken out floats there.
const ABOVE_MOUTH: f32 = 0.20;

/// A key, usually G, leads from everywhere to writing one down, unless something is being written. A practice waits meanwhile. To be
/// called when the screen was shown: a field that has asked for the keyboard in this frame has it by then.
pub fn take_key(ui: &Ui, screen: &mut ScreenContext<'_>, view: &View) {
    let may = view.route != Route::Glimmer && screen.app.may_jot();
    if may && keys::pressed(ui, screen.settings(), KeyCommand::Glimmer) {
        let stage = screen.app.practice().map(|practice| practice.sitting.stage());
        if stage == Some(Stage::Running) {
            screen.command(Command::Practice(Event::Pause));
        }
        screen.go(Route::Glimmer);
    }
}

/// The jar, or its sentences as a list.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let state = &mut view.glimmers;
    let kept = screen.app.kept();
    if let Some(id) = state.opens.take().filter(|id| kept.jottings().get(*id).is_some()) {
        state.open(id);
    }
    let scene = scene(screen, state.as_list);
    scene.paint(ui.painter());
    escape_closes(ui, screen, state);
    let all: Vec<&Jotting> = glimmers::all(kept).collect();
    if state.as_list && !(all.is_empty() && kept.jottings().deleted().is_empty()) {
        show_list(ui, screen, &scene, state);
    } else {
        show_jar(ui, screen, &scene, &all, state);
    }
    show_ground(ui, screen, &scene, state, all.is_empty());
}

/// The jar stands where the lantern does, and the lantern beside it where there is room.
fn scene(screen: &ScreenContext<'_>, as_list: bool) -> Scene {
    let scene = Scene::new(screen.layout, screen.theme);
    if !screen.layout.is_wide {
        return scene.with_lantern(0.0);
    }
    let column = screen.layout.column();
    let beside = if as_list { screen.layout.window.right() } else { column.max };
    scene.with_lantern_at(f32::midpoint(column.max, beside) - if as_list { 0.0 } else { 40.0 })
}

/// What is open closes first.
fn escape_closes(ui: &Ui, screen: &mut ScreenContext<'_>, state: &mut Glimmers) {
    if !(state.is_open || state.as_list) || state.list.draft.is_some() {
        return;
    }
    let escapes = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::Escape));
    if escapes > 0 {
        state.close();
    }
    // In a hurry both presses come within a frame.
    if escapes > 1 {
        screen.ask(Action::Hide);
    }
}

fn show_list(ui: &mut Ui, screen: &mut ScreenContext<'_>, scene: &Scene, state: &mut Glimmers) {
    state.list.kind = Some(JottingKind::Glimmer);
    let above = scene.above();
    screen.within(above, |screen| {
        layout::page(ui, above, "glimmers list", |ui, column| {
            heading(ui, screen, column, &fl!(screen.words(), "jar-title"), true);
            words_list::show(ui, screen, column, &mut state.list);
        });
    });
}

/// The words, and below them the jar on the horizon; where there is no room for it there, on the page.
fn show_jar(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    scene: &Scene,
    all: &[&Jotting],
    state: &mut Glimmers,
) {
    let most = screen.layout.pick(JAR_MOST.0, JAR_MOST.1);
    // The page reaches down to the horizon, as the lantern stands beside it.
    let above = layout::WindowLayout {
        footer_height: screen.layout.window.bottom() - scene.horizon(),
        ..scene.above()
    };
    let mut room = None;
    screen.within(above, |screen| {
        layout::page(ui, above, "glimmers", |ui, column| {
            let top = column.y;
            heading(ui, screen, column, &fl!(screen.words(), "jar-title"), state.is_open);
            say(ui, screen, column, all, state);
            // Whether it was scrolled or not.
            let left = above.page().height() - above.air() - (column.y - top);
            if left >= JAR_LEAST {
                let high = left.min(most * (1.0 + ABOVE_MOUTH));
                let width = column.width();
                room =
                    Some(Rect::from_min_size(pos2(column.left(), scene.horizon() - high), vec2(width, high)));
            } else {
                let place = column.take(JAR_LEAST + space::LARGE);
                ui.expand_to_include_rect(place);
                lights::show(ui, screen, place.with_max_y(place.bottom() - space::MEDIUM), all, state);
            }
        });
    });
    if let Some(room) = room {
        lights::show(ui, screen, room.round_ui(), all, state);
    }
}

/// The title in the middle; smaller and quieter above something that is read.
fn heading(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, words: &str, is_small: bool) {
    let tokens = &screen.theme.tokens;
    column.skip(screen.layout.pick(48.0, 4.0));
    let large = screen.layout.pick(Text::Display, Text::Title);
    let (text, color) = if is_small { (Text::Note, tokens.muted) } else { (large, tokens.text) };
    let rect = middle(ui, column, text, words);
    Say::new(words).face(text).color(color).heading().centered().at(ui, rect);
    column.skip(space::SMALL);
}

/// The sentence that is open, or what can be done.
fn say(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    all: &[&Jotting],
    state: &mut Glimmers,
) {
    let (words, tokens) = (screen.words(), &screen.theme.tokens);
    let open = state.chosen.filter(|_| state.is_open);
    let Some(jotting) = open.and_then(|id| all.iter().find(|jotting| jotting.id == id)) else {
        let says = if all.is_empty() { fl!(words, "jar-empty") } else { fl!(words, "jar-about") };
        centered(ui, column, Text::Body, tokens.muted, &says);
        return;
    };
    let text = screen.layout.pick(Text::Title, Text::Lead);
    centered(ui, column, text, tokens.text, &jotting.text);
    live::announce(ui, "glimmer", &jotting.text);
    column.skip(4.0);
    let tag = if jotting.tag.is_empty() { String::new() } else { format!(" · {}", jotting.tag) };
    let about = format!("{}{tag}", words_list::when(screen, jotting));
    centered(ui, column, Text::Note, tokens.muted, &about);
    let height = screen.theme.metrics.holding(44.0);
    let place = column.take(height);
    let names = [fl!(words, "jar-newer"), fl!(words, "jar-close"), fl!(words, "jar-older")];
    // Whole points for each of three.
    let third = ((place.width().min(488.0) - 8.0) / 3.0).floor();
    let place = Rect::from_center_size(place.center(), vec2(3.0 * third + 8.0, height));
    let mut row = Column::new(place.left(), place.width(), place.top());
    for (index, (name, place)) in names.into_iter().zip(row.grid(3, 3, (60.0, height), 4.0)).enumerate() {
        if Link::new(name).align(Align::Center).at(ui, place).clicked() {
            match index {
                0 => lights::step(all, state, -1),
                1 => state.is_open = false,
                _ => lights::step(all, state, 1),
            }
        }
    }
}

/// Words in the middle of the column.
fn centered(ui: &mut Ui, column: &mut Column, text: Text, color: egui::Color32, words: &str) {
    let rect = middle(ui, column, text, words);
    Say::new(words).face(text).color(color).centered().at(ui, rect);
}

/// The room that these words take in the middle of the column.
fn middle(ui: &Ui, column: &mut Column, text: Text, words: &str) -> Rect {
    let size = column.lay_out(ui, text, egui::Color32::PLACEHOLDER, words).size();
    let rect = column.take(size.y);
    Rect::from_center_size(rect.center(), vec2(rect.width().min(size.x + 2.0), size.y)).round_ui()
}

/// The way out, the other way to look at it, and writing one.
fn show_ground(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    scene: &Scene,
    state: &mut Glimmers,
    is_empty: bool,
) {
    let words = screen.words();
    let out = scene.way_out(screen.theme);
    let ground = scene.ground();
    if Button::quiet(fl!(words, "nav-back")).at(ui, fitting(out, ground)).clicked() {
        screen.ask(Action::Back);
    }
    let out = fitting(out, ground);
    let width = screen.layout.pick(180.0, out.width());
    let write = Rect::from_min_size(pos2(ground.right() - width, out.top()), vec2(width, out.height()));
    if Button::quiet(fl!(words, "jar-write")).at(ui, write).clicked() {
        screen.go(Route::Glimmer);
    }
    if !is_empty {
        let name = if state.as_list { fl!(words, "jar-as-jar") } else { fl!(words, "jar-as-list") };
        let between =
            Rect::from_min_max(pos2(out.right() + 4.0, out.top()), pos2(write.left() - 4.0, out.bottom()));
        if Link::new(name).align(Align::Center).at(ui, between).clicked() {
            let as_list = !state.as_list;
            state.close();
            state.as_list = as_list;
        }
    }
}

/// A third of the ground at most, so that three ways stand side by side.
fn fitting(place: Rect, ground: Rect) -> Rect {
    place.with_max_x(place.left() + place.width().min(ground.width() / 3.0))
}
