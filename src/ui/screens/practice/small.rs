//! A practice in the small window: one line, the lantern, the beat's word, and three controls.

use egui::emath::GuiRounding as _;
use egui::{Key, Modifiers, Rect, Ui, pos2, vec2};
use softlanding_core::sitting::{Event, Sitting};

use crate::app::{Command, Practice};
use crate::settings::KeyCommand;
use crate::text::fl;

use crate::ui::action::Action;
use crate::ui::focus;
use crate::ui::guard::PressGuard;
use crate::ui::keys;
use crate::ui::layout::{self, WindowLayout};
use crate::ui::pacer::PacerStage;
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, rating};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{Button, Say};
use softlanding_core::saying::RatingDraft;

use super::{Faces, Places, guidance, stage, steps, world};

/// The empty breath, in full ones.
const EMPTY_SHARE: f32 = 0.46;

/// Shows it, and takes its keys.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, practice: &Practice, view: &mut View) {
    let sitting = &practice.sitting;
    let places = places(screen, sitting);
    super::head(ui, screen, sitting);
    take_keys(ui, screen, sitting);
    let has_picture = stage::has_picture(screen, sitting);
    if has_picture {
        let horizon = world::stage_now(ui, screen, sitting, &places).horizon();
        Scene::at_horizon(screen.layout, horizon).with_lantern(0.0).with_glow(0.0).paint_world(ui.painter());
    } else {
        let horizon = horizon(screen.layout, screen.theme);
        Scene::at_horizon(screen.layout, horizon).with_lantern(0.0).paint(ui.painter());
    }
    guidance::show(ui, screen, sitting, places.guidance);
    stage::show(ui, screen, sitting, view, &places);
    steps::show(ui, screen, sitting, &places);
    show_controls(ui, screen, &places.controls);
}

/// Nothing runs yet: the lantern rests.
pub fn show_waiting(ui: &Ui, screen: &ScreenContext<'_>) {
    let horizon = horizon(screen.layout, screen.theme);
    Scene::at_horizon(screen.layout, horizon).with_lantern(36.0).paint(ui.painter());
}

/// *And now?*: the four shapes, of which one press or one key is enough.
pub fn show_after(ui: &mut Ui, screen: &mut ScreenContext<'_>, draft: &mut RatingDraft) {
    let (theme, window) = (screen.theme, screen.layout.window);
    let horizon = horizon(screen.layout, theme);
    Scene::at_horizon(screen.layout, horizon).with_lantern(10.0).paint(ui.painter());
    let inside = window.shrink2(vec2(space::MEDIUM, 0.0));
    let asked = fl!(screen.words(), "after-question");
    let line = theme.metrics.text(Text::Title.line_points()).min(64.0);
    let head = inside.with_min_y(window.top() + space::MEDIUM);
    let head = head.with_max_y(head.top() + line).round_ui();
    Say::new(asked.as_str()).face(Text::Title).centered().heading().at(ui, head);
    let tiles = inside.with_min_y(head.bottom() + space::SMALL).with_max_y(horizon - space::LARGE);
    let gap = space::SMALL;
    let size = (tiles.size() - vec2(gap, gap)) / 2.0;
    let place = |column: f32, row: f32| {
        Rect::from_min_size(tiles.min + vec2(column, row) * (size + vec2(gap, gap)), size).round_ui()
    };
    let shapes = [place(0.0, 0.0), place(1.0, 0.0), place(0.0, 1.0), place(1.0, 1.0)];
    if rating::show_states(ui, screen, shapes, draft, &asked) {
        screen.command(Command::Practice(Event::Rate(draft.rating.clone())));
        screen.command(Command::Practice(Event::Close));
        return;
    }
    let [_, done, _] = controls(screen.layout, theme);
    let is_done = Button::quiet(fl!(screen.words(), "after-done")).at(ui, done).clicked();
    let is_free = ui.memory(|memory| memory.focused().is_none());
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if is_done || pressed(Key::Escape) || is_free && pressed(Key::Enter) {
        screen.command(Command::Practice(Event::Close));
    }
}

/// In the whole window, while the practice is in the small one beside it.
pub fn show_elsewhere(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    let (words, layout) = (screen.words(), screen.layout);
    let scene = Scene::with_ground(layout, (layout.window.height() * 0.42).round());
    scene.with_lantern(layout.pick(56.0, 32.0)).paint(ui.painter());
    let height = screen.theme.metrics.text(3.0 * Text::Body.line_points());
    let ground = scene.ground();
    let says = layout::narrowed(ground.with_min_y(ground.top() + space::WIDE), 480.0);
    let says = says.with_max_y(says.top() + height).round_ui();
    Say::new(fl!(words, "small-elsewhere")).centered().heading().at(ui, says);
    let size = vec2(200.0, screen.theme.metrics.holding(52.0));
    let place =
        Rect::from_min_size(pos2(ground.center().x - size.x / 2.0, says.bottom() + space::SMALL), size);
    if Button::quiet(fl!(words, "small-here")).at(ui, place).clicked() {
        screen.ask(Action::Larger);
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        screen.ask(Action::Hide);
    }
}

fn horizon(frame: WindowLayout, theme: &Theme) -> f32 {
    let [stop, ..] = controls(frame, theme);
    stop.top() - space::SMALL
}

/// The controls side by side at the bottom.
fn controls(frame: WindowLayout, theme: &Theme) -> [Rect; 3] {
    let inside = frame.window.shrink(12.0);
    let height = theme.metrics.holding(TARGET_MIN).min(72.0);
    let gap = space::SMALL;
    let width = (inside.width() - 2.0 * gap) / 3.0;
    std::array::from_fn(|index| {
        let left = inside.left() + index as f32 * (width + gap);
        Rect::from_min_size(pos2(left, inside.bottom() - height), vec2(width, height)).round_ui()
    })
}

fn places(screen: &ScreenContext<'_>, sitting: &Sitting) -> Places {
    let (frame, theme) = (screen.layout, screen.theme);
    let metrics = theme.metrics;
    let inside = frame.window.shrink2(vec2(space::MEDIUM, 0.0));
    let horizon = horizon(frame, theme);
    let faces = Faces::of(frame);
    let [stop, gentler, larger] = controls(frame, theme);
    let lines = metrics.text(2.0 * faces.guidance.line_points()).min(0.3 * inside.height());
    let guidance = inside.with_min_y(inside.top() + space::SMALL);
    let guidance = guidance.with_max_y(guidance.top() + lines).round_ui();
    // Where the person is waited for, the buttons stand on the horizon.
    let step_height = if sitting.score().has_waits() { metrics.holding(TARGET_MIN).min(64.0) } else { 0.0 };
    let steps = inside.with_max_y(horizon - space::SMALL);
    let steps = steps.with_min_y(steps.bottom() - step_height).round_ui();
    let word_height = metrics.text(faces.word.line_points()).min(0.16 * inside.height());
    let word_bottom = if step_height > 0.0 { steps.top() - space::LARGE } else { horizon - 4.0 };
    let word = inside.with_max_y(word_bottom).with_min_y(word_bottom - word_height).round_ui();
    let top = guidance.bottom() + 4.0;
    let picture = inside.with_min_y(top).with_max_y((word.top() - 4.0).max(top + 1.0));
    let is_lantern = stage::is_lantern(screen, sitting) && step_height == 0.0;
    let own_stage = is_lantern.then(|| lantern_stage(picture, horizon));
    let controls = [stop, gentler, larger, Rect::NOTHING, Rect::NOTHING];
    Places { guidance, chosen: Rect::NOTHING, picture, word, steps, controls, own_stage }
}

/// The lantern floats between the line above and the word below; no ring tells the time.
fn lantern_stage(room: Rect, horizon: f32) -> PacerStage {
    let radius_max = room.height() / 2.0;
    let (center, reach) = (room.center(), room.width() / 2.0);
    PacerStage {
        center,
        radius_min: radius_max * EMPTY_SHARE,
        radius_max,
        ring_radius: horizon - center.y,
        reach,
    }
}

fn take_keys(ui: &Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting) {
    let settings = screen.settings();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::Escape) {
        screen.command(Command::Practice(Event::Stop));
    }
    if keys::pressed(ui, settings, KeyCommand::Gentler) {
        screen.command(Command::Practice(Event::Gentler));
    }
    if keys::pressed(ui, settings, KeyCommand::Sound) {
        let is_audible = screen.app.is_audible();
        screen.command(Command::Mute(is_audible));
        if !is_audible && !settings.sound.is_audible() {
            screen.command(Command::Sound(true));
        }
    }
    let nothing_focused = ui.memory(|memory| memory.focused().is_none());
    if nothing_focused && (pressed(Key::Space) || pressed(Key::Enter)) {
        super::command(ui, screen, sitting.pause_or_next(screen.now));
    }
}

fn show_controls(ui: &mut Ui, screen: &mut ScreenContext<'_>, places: &[Rect; 5]) {
    let words = screen.words();
    let [stop, gentler, larger, ..] = *places;
    PressGuard::leave_open(ui.ctx(), stop);
    if Button::quiet(fl!(words, "practice-stop")).at(ui, stop).clicked() {
        screen.command(Command::Practice(Event::Stop));
    }
    let button = Button::bare(fl!(words, "practice-gentler"));
    // A press too many does not stop.
    focus::fall_back_to(ui.ctx(), button.id(ui));
    if button.at(ui, gentler).clicked() {
        screen.command(Command::Practice(Event::Gentler));
    }
    let about = fl!(words, "small-larger-about");
    if Button::bare(fl!(words, "small-larger")).about(about).at(ui, larger).clicked() {
        screen.ask(Action::Larger);
    }
}
