//! *And now?*: after a silence the four shapes on the line where the lantern landed, then one question at a time, each of which may
//! be passed by. The way out stands at the same place from the first moment.

mod feelings;
mod ground;
pub mod silence;
mod steps;
mod trail;

use egui::emath::GuiRounding as _;
use egui::{Align, Key, Rect, Ui, pos2, vec2};
use softlanding_core::record::Ending;
use softlanding_core::sitting::{Event, Sitting};

use crate::app::{Command, Practice};
use crate::text::fl;

use crate::ui::action::Route;
use crate::ui::layout::{self, Column, RAIL_WIDTH, WindowLayout};
use crate::ui::scene::Scene;
use crate::ui::screens::now::centered_question;
use crate::ui::screens::standing::{self, AIR};
use crate::ui::screens::{ScreenContext, rating, worse};
use crate::ui::state::after::Step;
use crate::ui::state::view::{Resting, View};
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link, Say};

use ground::Ground;

/// The radius of the lantern in a wide and in a narrow window.
const LANTERN: (f32, f32) = (56.0, 32.0);
/// Of a shape on the line, above and below it.
const SHAPE_ABOVE: f32 = 64.0;
const SHAPE_BELOW: f32 = 74.0;
/// Where the shapes stand, in shares of the line's width from its middle.
const SHAPES_AT: [f32; 4] = [-0.41, -0.22, 0.22, 0.41];
/// The widest line that they stand on.
const LINE_MOST: f32 = 1_000.0;

pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    practice: &Practice,
    ending: Ending,
    view: &mut View,
) {
    if practice.has_ended_quietly() {
        show_quiet(ui, screen);
    } else {
        view.after.belong_to(practice.sitting.record().id);
        show_questions(ui, screen, practice, ending, view);
    }
    let is_free = ui.memory(|memory| memory.focused().is_none());
    if is_free && ui.input(|input| input.key_pressed(Key::Enter)) {
        screen.command(Command::Practice(Event::Close));
    }
}

/// The lantern at rest, one line, and a way on that waits for the morning.
fn show_quiet(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    let (words, theme) = (screen.words(), screen.theme);
    let height = (screen.layout.window.height() * 0.42).round();
    let scene = Scene::with_ground(screen.layout, height).with_lantern(screen.layout.pick(72.0, 56.0));
    scene.paint(ui.painter());
    let ground = scene.ground();
    let mut column = Column::new(ground.left(), ground.width(), ground.top() + space::WIDE);
    let sentence = fl!(words, "after-quiet");
    let place = column.take(theme.metrics.text(2.0 * Text::Body.line_points()));
    Say::new(sentence).color(theme.tokens.muted).centered().at(ui, place);
    column.skip(space::MEDIUM);
    let row = column.take(theme.metrics.holding(52.0));
    let done = Rect::from_center_size(row.center(), vec2(160.0, row.height()));
    if Button::quiet(fl!(words, "after-done")).at(ui, done).clicked() {
        screen.command(Command::Practice(Event::Close));
    }
    column.skip(space::SMALL);
    let people = column.take(theme.metrics.holding(44.0));
    if Link::new(fl!(words, "people-name")).text(Text::Note).align(Align::Center).at(ui, people).clicked() {
        screen.go(Route::People);
    }
}

fn show_questions(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    practice: &Practice,
    ending: Ending,
    view: &mut View,
) {
    standing::paint(ui, screen, view.landed);
    let layout = above_way_out(screen);
    screen.within(layout, |screen| {
        layout::page(ui, screen.layout, "after", |ui, column| {
            let bottom = standing::bottom(ui, screen);
            let ground = Ground::new(ui, screen, practice);
            if screen.layout.is_wide {
                show_shapes(ui, screen, view, places_on_line(screen, view.landed.horizon));
            }
            let step = steps::asked(screen, practice, ending, &view.after);
            show_sky(ui, screen, column, &practice.sitting, view, step);
            let landed = rest(screen, column.y, bottom - ground.height());
            if step.is_none() {
                trail::show(ui, screen, &practice.sitting, column.y, landed);
            }
            column.y = ground.show(ui, screen, landed.horizon);
            standing::remember(ui, &mut view.landed, landed);
        });
    });
    ground::show_way_out(ui, screen, layout.page().bottom());
}

/// The layout of all but the way out at the bottom of the window.
fn above_way_out(screen: &ScreenContext<'_>) -> WindowLayout {
    let footer_height = screen.layout.footer_height + ground::way_out_height(screen);
    WindowLayout { footer_height, has_navigation: false, ..screen.layout }
}

/// The question, in a narrow window the shapes, and below them what is asked now.
fn show_sky(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    sitting: &Sitting,
    view: &mut View,
    step: Option<Step>,
) {
    let asked = fl!(screen.words(), "after-question");
    centered_question(ui, screen.layout, column, &asked);
    if !screen.layout.is_wide {
        let places = rating::tile_places(screen, column, view.after.draft.has_state());
        show_shapes(ui, screen, view, places);
    }
    column.skip(space::SMALL);
    steps::show(ui, screen, column, view, step);
    worse::show_after(ui, screen, column, sitting);
}

/// Where the lantern lies: at the lowest place there is, or below what stands in the sky where that is higher.
fn rest(screen: &ScreenContext<'_>, sky: f32, lowest: f32) -> Resting {
    let most = screen.layout.pick(LANTERN.0, LANTERN.1);
    // In a wide window it stands between the shapes, which need their room above the line.
    let least = screen.layout.pick(SHAPE_ABOVE / 2.0, 10.0);
    standing::rest(sky, lowest, ((lowest - sky - AIR) / 2.0).clamp(least, most))
}

/// Two at each side of the lantern, standing on the line.
fn places_on_line(screen: &ScreenContext<'_>, horizon: f32) -> [Rect; 4] {
    let window = screen.layout.window;
    let line = (window.width() - 2.0 * (RAIL_WIDTH + space::MEDIUM)).min(LINE_MOST);
    SHAPES_AT.map(|at| {
        let middle = window.center().x + at * line;
        let half = 0.085 * line;
        let below = screen.theme.metrics.text(SHAPE_BELOW);
        Rect::from_min_max(pos2(middle - half, horizon - SHAPE_ABOVE), pos2(middle + half, horizon + below))
            .round_ui()
    })
}

fn show_shapes(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View, places: [Rect; 4]) {
    let asked = fl!(screen.words(), "after-question");
    let before = view.after.draft.rating.state;
    if rating::show_states(ui, screen, places, &mut view.after.draft, &asked) {
        if view.after.draft.rating.state != before {
            view.after.ask_number();
        }
        note_number(view);
        rate(screen, view);
    }
}

/// A number that was said leads on to what is asked next.
fn note_number(view: &mut View) {
    if view.after.is_number_said() {
        view.after.pass(Step::Number);
    }
}

fn rate(screen: &mut ScreenContext<'_>, view: &View) {
    screen.command(Command::Practice(Event::Rate(view.after.draft.rating.clone())));
}
