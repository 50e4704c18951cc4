//! Which screen is due, and what stands around it.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Ui, UiBuilder};
use softlanding_core::sitting::Stage;

use crate::app::{App, Command, Practice};
use crate::settings::KeyCommand;

use crate::ui::action::{Action, Route};
use crate::ui::keys;
use crate::ui::scene::Scene;
use crate::ui::screens::after::silence;
use crate::ui::screens::{
    ScreenContext, about, after, back_line, comfort, gate, glimmers, help, in_step, look_back, make, map,
    night, notices, now, pair, people, practice, practices, print, settings, shell, something_else,
    take_along, time_out,
};
use crate::ui::state::view::View;

/// How often the time ring steps.
const RING_STEP: Duration = Duration::from_secs(1);

/// Which screen is painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Route(Route),
    Practice,
    /// Where one goes by typing.
    Palette,
    /// The silence after a landing.
    Landed,
    After,
}

/// Everything but the notepad of Hide: the screen that is due, and what stands around it.
pub(super) fn show_open(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let page = UiBuilder::new().max_rect(ui.max_rect()).id_salt("page").accessibility_role(Role::Main);
    show_page(&mut ui.new_child(page), screen, view);
    shell::show_hide(ui, screen);
    notices::show(ui, screen, &view.route);
    shell::show_held_file(ui, screen);
}

fn show_page(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    practice::hand::follow(ui);
    screen.layout.footer_height = notices::height(ui, screen, &view.route);
    let is_choosing = view.settings.keys.changes.is_some();
    if !is_choosing && keys::pressed(ui, screen.settings(), KeyCommand::People) {
        screen.go(Route::People);
    }
    let practice = screen.app.practice().filter(|_| view.route != Route::Glimmer);
    let practice = practice.map(|practice| (practice, practice.sitting.stage()));
    let is_practising = matches!(practice, Some((_, Stage::Running | Stage::Paused)));
    let silence = silence::left(screen.app, view);
    match practice {
        Some((running, stage @ (Stage::Running | Stage::Paused))) => {
            if running.sitting.exercise().for_two {
                pair::show_practice(ui, screen, running, view);
            } else {
                practice::show(ui, screen, running, view);
            }
            if stage == Stage::Running {
                ui.ctx().request_repaint_after(until_ring_steps(running, screen.now));
            }
        }
        Some((over, Stage::After(_))) if let Some(left) = silence => {
            silence::show(ui, screen, over, left);
            escape_hides(ui, screen);
        }
        Some((over, Stage::After(_))) if over.sitting.exercise().for_two => {
            pair::show_after(ui, screen, over, view);
            escape_hides(ui, screen);
        }
        Some((over, Stage::After(ending))) => {
            after::show(ui, screen, over, ending, view);
            escape_hides(ui, screen);
        }
        _ => {
            view.forget_practice();
            if view.route.is_in_scene() || matches!(view.route, Route::Now | Route::LookBack) {
                show_route(ui, screen, view);
            } else {
                show_in_world(ui, screen, view);
            }
            escape_hides(ui, screen);
        }
    }
    glimmers::take_key(ui, screen, view);
    if !is_practising {
        back_line::show_in_shell(ui, screen, view);
    }
}

/// A page with rail or bars, on the sky and above the ground.
fn show_in_world(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let usual = Scene::around_page(screen.layout, screen.theme);
    let around = |most: f32| Scene::around_page(screen.layout.with_column(most), screen.theme);
    let scene = match view.route {
        Route::Make(_) => around(make::COLUMN_MOST),
        _ if view.route.lists_practices() => around(practices::COLUMN_MOST),
        _ => usual,
    };
    scene.paint(ui.painter());
    screen.within(scene.page(), |screen| show_route(ui, screen, view));
    shell::show_navigation(ui, screen, view);
    // The way out never moves, however wide the page is.
    shell::show_wide_back(ui, screen, view, &usual);
}

fn show_route(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    match view.route.clone() {
        Route::Now => now::show(ui, screen, view),
        Route::SomethingElse => something_else::show(ui, screen, view),
        route @ (Route::Together | Route::ForTwo | Route::Pair) => pair::show(ui, screen, &route, view),
        route
        @ (Route::Practices | Route::Shelf(_) | Route::OnMyOwn | Route::WithOthers | Route::Door(_)) => {
            practices::show(ui, screen, &route, view);
        }
        Route::LookBack => look_back::show(ui, screen, view),
        Route::Sitting(id) => look_back::show_sitting(ui, screen, id, view),
        Route::Numbers => look_back::show_numbers(ui, screen),
        Route::TakeAlong => take_along::show(ui, screen, view),
        Route::Delete => look_back::show_delete(ui, screen, view),
        Route::Later => look_back::show_later(ui, screen, view),
        Route::Settings => settings::show(ui, screen, view),
        Route::Help => help::show(ui, screen),
        Route::Night => night::show(ui, screen),
        Route::NightWay(way) => night::show_way(ui, screen, way),
        Route::NightLight => night::show_light(ui, screen),
        route @ (Route::People | Route::PeopleFor(_) | Route::Country | Route::Plan) => {
            people::show(ui, screen, &route, view);
        }
        Route::About(key) => about::show(ui, screen, &key, view),
        Route::Make(key) => make::show(ui, screen, &key, view),
        Route::Print(key) => print::show(ui, screen, &key, view),
        Route::InStep(key) => in_step::show(ui, screen, key.as_ref(), view),
        Route::Held => gate::show(ui, screen),
        Route::Comfort => comfort::show(ui, screen),
        Route::Map => map::show(ui, screen),
        Route::TimeOut => time_out::show(ui, screen, view),
        Route::Glimmers => glimmers::show(ui, screen, view),
        Route::Glimmer => glimmers::show_write(ui, screen, view),
    }
}

/// What was let go over the window is imported.
pub(super) fn take_dropped(ui: &Ui, screen: &mut ScreenContext<'_>) {
    ui.input(|input| {
        for file in &input.raw.dropped_files {
            screen.command(Command::Import(file.path().to_owned()));
        }
    });
}

pub(super) fn shown(app: &App, view: &View) -> Shown {
    if view.palette.is_some() {
        return Shown::Palette;
    }
    let practice = app.practice().filter(|_| view.route != Route::Glimmer);
    match practice.map(|practice| practice.sitting.stage()) {
        Some(Stage::Running | Stage::Paused) => Shown::Practice,
        Some(Stage::After(_)) if silence::left(app, view).is_some() => Shown::Landed,
        Some(Stage::After(_)) => Shown::After,
        _ => Shown::Route(view.route.clone()),
    }
}

/// Esc hides when nothing runs and nobody is in the middle of writing.
fn escape_hides(ui: &Ui, screen: &mut ScreenContext<'_>) {
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        screen.ask(Action::Hide);
    }
}

fn until_ring_steps(practice: &Practice, now: Duration) -> Duration {
    let timed_ms = practice.sitting.score().timed_ms(practice.sitting.position(now));
    RING_STEP.saturating_sub(Duration::from_millis(u64::from(timed_ms % 1_000)))
}
