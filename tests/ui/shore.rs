//! The shoreline of *Look back* with a year of practices: what can be pressed, coming closer, lights, far away, nothing.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Event, Modifiers, Rect, Vec2, pos2};
use softlanding::records::journal::Journal;
use softlanding::ui::action::Route;
use softlanding_core::rating::{Rating, State};
use softlanding_core::record::Record;
use softlanding_core::testing::{rated, sitting};
use uuid::Uuid;

use super::looking::shore;
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const FOREVER: Duration = Duration::from_mins(1);
/// The stage's clock begins there, in UTC milliseconds: 2026-01-01T12:00.
const NOW_MS: i64 = 1_767_268_800_000;
const HOUR_MS: i64 = 3_600_000;

/// One every so many hours, the last an hour ago.
fn every(hours: i64, count: u32, ratings: impl Fn(u32) -> (Option<Rating>, Option<Rating>)) -> Vec<Record> {
    (0..count)
        .map(|number| {
            let started_utc_ms = NOW_MS - HOUR_MS - i64::from(count - 1 - number) * hours * HOUR_MS;
            let id = (u128::from(started_utc_ms.cast_unsigned()) << 80)
                | (7 << 76)
                | (2 << 62)
                | u128::from(number);
            let (before, after) = ratings(number);
            let (exercise, title) =
                [("humming", "Humming"), ("push-the-wall", "Push the wall")][number as usize % 2];
            Record {
                id: Uuid::from_u128(id),
                started_utc_ms,
                title: title.to_owned(),
                before,
                after,
                ..sitting(number, exercise, 0)
            }
        })
        .collect()
}

fn stirred(number: u32) -> (Option<Rating>, Option<Rating>) {
    (Some(rated(State::StirredUp, 8)), Some(rated(State::Settled, 3 + (number % 4) as u8)))
}

fn now_and_then_far(number: u32) -> (Option<Rating>, Option<Rating>) {
    match number % 3 {
        0 => (Some(rated(State::ShutDown, 2)), Some(rated(State::ShutDown, 5))),
        1 => (Some(rated(State::ShutDown, 1)), Some(rated(State::StirredUp, 6))),
        _ => stirred(number),
    }
}

pub fn stage_with(size: Vec2, toml: &str, records: &[Record]) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open(folder.path().to_owned(), || {});
    for record in records {
        journal.keep(record.clone());
    }
    assert!(journal.close(FOREVER));
    std::fs::write(folder.path().join("settings.toml"), toml).unwrap();
    let mut stage = Stage::with_options(std::rc::Rc::new(folder), size, |_| {});
    stage.click("Look back");
    stage
}

/// A start where a year is kept, on the first screen.
pub fn a_year_kept(size: Vec2, toml: &str) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open(folder.path().to_owned(), || {});
    for record in a_year() {
        journal.keep(record);
    }
    assert!(journal.close(FOREVER));
    std::fs::write(folder.path().join("settings.toml"), toml).unwrap();
    Stage::with_options(std::rc::Rc::new(folder), size, |_| {})
}

pub fn a_year() -> Vec<Record> {
    every(14, 600, now_and_then_far)
}

fn rect_of_shore(stage: &Stage) -> Rect {
    stage.control(&shore(stage)).unwrap().rect
}

/// Turns the wheel over the shoreline.
fn wheel(stage: &mut Stage, points: f32) {
    stage.harness.hover_at(rect_of_shore(stage).center());
    stage.harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..12 {
        stage.step();
    }
    stage.harness.remove_cursor();
    stage.settle();
}

fn is_close(stage: &Stage) -> bool {
    stage.view(|view| view.looking.shore.is_close())
}

fn seen(stage: &Stage) -> usize {
    let name = shore(stage);
    let count = name.split(' ').next().unwrap();
    if count == "One" { 1 } else { count.parse().unwrap() }
}

#[test]
fn a_year_of_six_hundred_has_at_most_sixteen_things_to_press_in_its_first_view() {
    let stage = stage_with(WIDE, "", &a_year());
    assert_eq!(stage.app(|app| app.kept().len()), 600);
    let window = Rect::from_min_size(egui::Pos2::ZERO, WIDE);
    let page = stage.page();
    let pressed: Vec<String> = stage
        .nodes()
        .into_iter()
        .filter(|node| node.is_control() && window.intersect(page.union(node.rect)).intersects(node.rect))
        .filter(|node| node.rect.intersect(window).area() > 1.0)
        .map(|node| node.name)
        .collect();
    assert!(pressed.len() <= 16, "{}: {pressed:#?}", pressed.len());
    for name in ["From here", "Between states", "Ten minutes later", "Words", "Export", "How sure is this?"] {
        assert!(pressed.contains(&name.to_owned()), "{name}: {pressed:#?}");
    }
}

#[test]
fn keys_and_the_wheel_come_closer_and_go_back() {
    let mut stage = stage_with(WIDE, "", &a_year());
    assert_eq!(seen(&stage), 600);
    stage.press("Plus Plus");
    let closer = seen(&stage);
    assert!(is_close(&stage) && closer < 300, "{closer}");
    stage.press("Minus");
    assert!(seen(&stage) > closer);
    stage.press("0");
    assert_eq!((seen(&stage), is_close(&stage)), (600, false));
    wheel(&mut stage, 300.0);
    let closer = seen(&stage);
    assert!(is_close(&stage) && closer < 400, "{closer}");
    let name = shore(&stage);
    stage.focus(&name);
    stage.press("Shift+Left");
    assert_ne!(shore(&stage), name, "another time is seen");
    stage.click("Show all of it");
    assert_eq!(seen(&stage), 600);
    let before = rect_of_shore(&stage);
    wheel(&mut stage, -300.0);
    assert!(!is_close(&stage), "there is no more to go back to");
    assert!(rect_of_shore(&stage).top() < before.top(), "so the page scrolls");
    wheel(&mut stage, 100.0);
    assert!(!is_close(&stage), "and comes back first");
}

#[test]
fn a_pinch_comes_closer_and_a_drag_moves_on() {
    let mut stage = stage_with(WIDE, "", &a_year());
    let middle = rect_of_shore(&stage).center();
    stage.harness.hover_at(middle);
    stage.harness.event(Event::Zoom(3.0));
    stage.step();
    stage.settle();
    assert!(is_close(&stage) && seen(&stage) < 260, "{}", seen(&stage));
    let name = shore(&stage);
    stage.harness.drag_at(middle);
    stage.step();
    stage.harness.hover_at(middle + egui::vec2(300.0, 4.0));
    stage.step();
    stage.harness.drop_at(middle + egui::vec2(300.0, 4.0));
    stage.settle();
    assert_ne!(shore(&stage), name, "earlier ones are seen");
    assert_eq!(stage.view(|view| view.route.clone()), Route::LookBack, "a drag opens nothing");
}

#[test]
fn pressing_a_light_opens_its_practice_and_pressing_several_comes_closer() {
    let mut stage = stage_with(WIDE, "", &every(30, 5, stirred));
    let rect = rect_of_shore(&stage);
    let press = |stage: &mut Stage, at: egui::Pos2| {
        stage.harness.hover_at(at);
        stage.step();
        stage.harness.drag_at(at);
        stage.harness.drop_at(at);
        stage.settle();
    };
    let all = stage.app(|app| app.kept().observations().all().to_vec());
    let (first, last) = (all[0].started_utc_ms, all[4].started_utc_ms);
    let (from, until) = (first - first % (24 * HOUR_MS), last - last % (24 * HOUR_MS) + 24 * HOUR_MS);
    let along = (last - from) as f32 / (until - from) as f32;
    press(&mut stage, pos2(rect.left() + 14.0 + along * (rect.width() - 28.0), rect.center().y));
    assert_eq!(stage.view(|view| view.route.clone()), Route::Sitting(all[4].id));

    let mut stage = stage_with(WIDE, "", &every(1, 3_000, stirred));
    press(&mut stage, rect.center());
    assert!(is_close(&stage));
    assert_eq!(stage.view(|view| view.route.clone()), Route::LookBack);
}

#[test]
fn a_screen_reader_hears_a_summary_and_each_practice() {
    let mut stage = stage_with(WIDE, "", &a_year());
    let name = shore(&stage);
    assert!(name.starts_with("600 practices in time, "), "{name}");
    assert!(name.contains("Each is a light where it ended, with a thread to where it began"), "{name}");
    let id = stage.control(&name).unwrap().id;
    stage.focus(&name);
    let mut heard = Vec::new();
    for _ in 0..5 {
        stage.act_on(id, egui::accesskit::Action::Decrement);
        heard.push(stage.value(&name));
    }
    let different: std::collections::BTreeSet<&String> = heard.iter().collect();
    assert_eq!(different.len(), 5, "each by itself, however many stand together: {heard:#?}");
    assert!(heard[0].starts_with("Today, 11:00 · "), "{heard:#?}");
    assert!(heard.iter().all(|said| said.contains(" before, ")), "{heard:#?}");
}

#[test]
fn what_began_or_ended_far_away_has_a_band_of_its_own_and_without_it_there_is_none() {
    let far = stage_with(WIDE, "", &a_year());
    assert!(shore(&far).contains("Far away has a band of its own above"));
    let near = stage_with(WIDE, "", &every(14, 60, stirred));
    assert!(!shore(&near).contains("Far away"));
}

#[test]
fn while_nothing_is_kept_it_is_said_what_will_stand_there() {
    for (size, toml) in [(WIDE, ""), (NARROW, ""), (SMALLEST, "text_percent = 200")] {
        let mut stage = stage_with(size, toml, &[]);
        stage.expect("Nothing is kept here yet. After a practice you can choose to keep it.");
        stage.expect("Bright: where it ended.");
        stage.click("Import");
        assert_eq!(stage.view(|view| view.route.clone()), Route::TakeAlong);
    }
}

#[test]
fn with_large_text_and_in_a_narrow_window_all_of_it_is_there() {
    for (size, toml) in [(NARROW, ""), (SMALLEST, "text_percent = 200")] {
        let mut stage = stage_with(size, toml, &a_year());
        let rect = rect_of_shore(&stage);
        assert!(rect.height() >= 180.0 && rect.width() <= size.x, "{rect:?}");
        stage.click("From here");
        let rows = stage.nodes().into_iter().filter(|node| node.role == Role::Image).count();
        assert!(rows >= 2, "{rows}");
        stage.click("From here");
        stage.click("How sure is this?");
        stage.expect(
            "These are your own numbers so far. They promise nothing, and you know more than they do.",
        );
    }
}

#[test]
fn a_still_shore_asks_for_no_frames_and_ten_thousand_are_drawn_as_few() {
    let mut stage = stage_with(WIDE, "", &every(8, 10_000, now_and_then_far));
    stage.harness.remove_cursor();
    stage.harness.run();
    assert!(stage.next_frame() > Duration::from_hours(1), "{:?}", stage.next_frame());
    let vertices = |stage: &Stage| {
        let meshes = stage.harness.output().shapes.iter().filter_map(|clipped| match &clipped.shape {
            egui::Shape::Mesh(mesh) => Some(mesh.vertices.len()),
            _ => None,
        });
        meshes.max().unwrap_or(0)
    };
    assert!(vertices(&stage) < 40_000, "what stands too near stands together: {}", vertices(&stage));
}
