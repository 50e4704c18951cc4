//! The night: three ways in, without blue and without a clock.

use egui::{Align, Key, Rect, Ui, pos2, vec2};

use crate::app::Command;
use crate::library::{Entry, SMALLEST_ID};
use crate::text::{Words, cautions, fl};

use crate::ui::action::{Action, NightWay, Route};
use crate::ui::layout::{self, Column};
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, shell};
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Link, PlainRow};

/// The radius of the lantern, in a wide and in a narrow window.
const LANTERN: (f32, f32) = (40.0, 28.0);
/// The same where there is nothing else.
const LANTERN_ALONE: (f32, f32) = (96.0, 72.0);

/// What stands behind each way, the gentlest first. A letter to somebody who is missed is for the day.
fn exercise_ids(way: NightWay) -> &'static [&'static str] {
    match way {
        NightWay::Sleep => &[
            "unrelated-pictures",
            "get-up-for-a-while",
            "tomorrows-list",
            "gently-awake",
            "slow-evening-breath",
            "what-holds-you-tonight",
        ],
        NightWay::Dream => &["after-a-bad-dream", "look-around", SMALLEST_ID],
        NightWay::Someone => &[SMALLEST_ID, "ask-one-person", "a-minute-with-a-minute-without"],
    }
}

fn title(words: &Words, way: NightWay) -> String {
    match way {
        NightWay::Sleep => fl!(words, "night-sleep"),
        NightWay::Dream => fl!(words, "night-dream"),
        NightWay::Someone => fl!(words, "night-someone"),
    }
}

fn about(words: &Words, way: NightWay) -> String {
    match way {
        NightWay::Sleep => fl!(words, "night-sleep-about"),
        NightWay::Dream => fl!(words, "night-dream-about"),
        NightWay::Someone => fl!(words, "night-someone-about"),
    }
}

/// The three ways, the people who are awake, and a light.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    let scene = scene(screen, screen.layout.pick(240.0, 176.0));
    scene.paint(ui.painter());
    let words = screen.words();
    layout::page(ui, scene.above(), "night", |ui, column| {
        heading(ui, screen, column, &fl!(words, "night-title"));
        for way in NightWay::ALL {
            let row = PlainRow::new(title(words, way)).line(about(words, way));
            let row = row.text(screen.layout.pick(Text::Title, Text::Lead)).align(Align::Center);
            let rect = column.take(row.height(ui, column.width()));
            if row.at(ui, rect).clicked() {
                screen.go(Route::NightWay(way));
            }
            column.skip(screen.layout.pick(space::MEDIUM, 4.0));
        }
    });
    let ways = [
        (fl!(words, "night-people"), Action::Go(Route::People)),
        (fl!(words, "night-light"), Action::Go(Route::NightLight)),
        (fl!(words, "night-day"), Action::Go(Route::Now)),
    ];
    let height = screen.theme.metrics.holding(44.0);
    let ground = scene.ground();
    let mut column = Column::new(ground.left(), ground.width(), 0.0);
    let columns = screen.layout.pick(3, 1);
    let places = column.grid(ways.len(), columns, (150.0, height), 4.0);
    let lit = 2.0 * screen.layout.pick(LANTERN.0, 8.0);
    let down = (ground.top() + lit).min(ground.bottom() - column.y).max(ground.top());
    for ((name, action), place) in ways.into_iter().zip(places) {
        let place = place.translate(vec2(0.0, down));
        if Link::new(name).align(Align::Center).at(ui, place).clicked() {
            screen.ask(action);
        }
    }
}

/// What stands behind one of the ways; it scrolls where the window is low. Each begins at one press.
pub fn show_way(ui: &mut Ui, screen: &mut ScreenContext<'_>, way: NightWay) {
    let scene = Scene::new(screen.layout, screen.theme);
    scene.paint(ui.painter());
    let words = screen.words();
    layout::page(ui, scene.above(), "night way", |ui, column| {
        heading(ui, screen, column, &title(words, way));
        let entries: Vec<&Entry> =
            exercise_ids(way).iter().filter_map(|id| screen.app.offered_by_id(id)).collect();
        for entry in entries {
            let length_ms = screen.app.usual_length_ms(&entry.exercise);
            let row =
                PlainRow::new(entry.exercise.title.as_str()).line(line(screen, entry)).align(Align::Center);
            let rect = column.take(row.height(ui, column.width()));
            if row.at(ui, rect).clicked() {
                screen.command(Command::Begin { key: entry.key.clone(), length_ms });
            }
            column.skip(4.0);
        }
    });
    shell::show_way_out(ui, screen, &scene);
}

/// A light and nothing else, for as long as it is wanted. Any press leads back.
pub fn show_light(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    let scene = scene(screen, screen.layout.window.height() * 0.36)
        .with_lantern(screen.layout.pick(LANTERN_ALONE.0, LANTERN_ALONE.1));
    scene.paint(ui.painter());
    layout::unseen_heading(ui, screen.layout.window.min, &fl!(screen.words(), "night-light"));
    let words = fl!(screen.words(), "night-light-back");
    let ground = scene.ground();
    let place = Rect::from_center_size(
        pos2(ground.center().x, ground.bottom() - 40.0),
        vec2(ground.width().min(360.0), screen.theme.metrics.holding(44.0)),
    );
    let goes = Link::new(words).align(Align::Center).at(ui, place).clicked();
    let any = ui.input(|input| {
        input.pointer.any_click() || input.key_pressed(Key::Enter) || input.key_pressed(Key::Space)
    });
    if goes || any {
        screen.ask(Action::Back);
    }
}

fn scene(screen: &ScreenContext<'_>, ground: f32) -> Scene {
    Scene::with_ground(screen.layout, ground).with_lantern(screen.layout.pick(LANTERN.0, LANTERN.1))
}

fn heading(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, words: &str) {
    column.skip(screen.layout.pick(112.0, 8.0));
    let galley = Text::Display.lay_out(ui.painter(), words, screen.theme.tokens.text, column.width());
    let rect = column.take(galley.size().y);
    let middle = Rect::from_center_size(rect.center(), galley.size());
    layout::heading(ui, middle, galley, words);
    column.skip(screen.layout.pick(space::WIDE, space::SMALL));
}

/// What one practice is, and below that what to know before. No length: the night has no clock.
fn line(screen: &ScreenContext<'_>, entry: &Entry) -> String {
    let caution = cautions::line(screen.words(), &entry.exercise);
    let invitation = entry.exercise.invitation.clone();
    std::iter::once(invitation).chain(caution).collect::<Vec<_>>().join("\n")
}

/// The way from *Now* to the night, in its hours.
pub fn is_open(screen: &ScreenContext<'_>) -> bool {
    screen.settings().night_door.is_open(screen.wall().hour())
}
