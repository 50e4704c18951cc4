//! Presses that were meant for the screen before do nothing on the next one.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use softlanding::ui::action::Route;
use softlanding_core::sitting::Stage as Sitting;

use super::nodes::Seen;
use super::stage::{NARROW, Stage, WIDE};

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn click(stage: &mut Stage, pos: Pos2) {
    for event in [Event::PointerMoved(pos), button(pos, true), button(pos, false)] {
        stage.frame(event);
    }
    stage.step();
}

/// Where Begin stands, whatever it begins.
fn begin(stage: &Stage) -> Pos2 {
    let is_begin = |seen: &&Seen| seen.role == Role::Button && seen.name.starts_with("Begin ");
    stage.nodes().iter().find(is_begin).unwrap().rect.center()
}

fn key(key: Key, pressed: bool, repeat: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat, modifiers: Modifiers::NONE }
}

#[test]
fn a_double_click_on_begin_begins_and_nothing_more() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        let begin = begin(&stage);
        click(&mut stage, begin);
        click(&mut stage, begin);
        stage.settle();
        assert_eq!(stage.sitting(), Some(Sitting::Running));
    }
}

#[test]
fn whatever_lies_there_is_not_pressed_for_half_a_second_and_then_is() {
    let mut stage = Stage::new(WIDE);
    let begin = begin(&stage);
    click(&mut stage, begin);
    let pause = stage.find("Pause").rect.center();
    click(&mut stage, pause);
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    stage.settle();
    click(&mut stage, pause);
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
}

#[test]
fn enter_twice_or_held_pauses_nothing() {
    let mut stage = Stage::new(WIDE);
    stage.frame(key(Key::Enter, true, false));
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    stage.frame(key(Key::Enter, false, false));
    stage.frame(key(Key::Enter, true, false));
    assert_eq!(stage.sitting(), Some(Sitting::Running), "a second press in a hurry");
    stage.frame(key(Key::Enter, false, false));
    stage.settle();
    stage.frame(key(Key::Enter, true, false));
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
}

#[test]
fn a_key_that_is_held_presses_nothing_until_it_is_let_go() {
    let mut stage = Stage::new(WIDE);
    stage.frame(key(Key::Enter, true, false));
    for _ in 0..40 {
        stage.frame(key(Key::Enter, true, true));
    }
    assert_eq!(stage.sitting(), Some(Sitting::Running), "two seconds");
    stage.frame(key(Key::Enter, false, false));
    stage.frame(key(Key::Enter, true, false));
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
}

#[test]
fn stop_hide_and_escape_answer_at_once() {
    let mut stage = Stage::new(WIDE);
    let begin = begin(&stage);
    click(&mut stage, begin);
    let stop = stage.find("Stop").rect.center();
    click(&mut stage, stop);
    assert!(matches!(stage.sitting(), Some(Sitting::After(_))), "Stop");

    let mut stage = Stage::new(WIDE);
    click(&mut stage, begin);
    let hide = stage.find("Hide").rect.center();
    click(&mut stage, hide);
    assert!(stage.view(|view| view.hidden.is_some()), "Hide");

    let mut stage = Stage::new(WIDE);
    click(&mut stage, begin);
    stage.frame(key(Key::Escape, true, false));
    assert!(matches!(stage.sitting(), Some(Sitting::After(_))), "Esc");
}

#[test]
fn two_presses_in_the_navigation_go_to_one_place() {
    let mut stage = Stage::new(WIDE);
    let people = stage.find("People").rect.center();
    click(&mut stage, people);
    click(&mut stage, people);
    stage.settle();
    assert_eq!(stage.view(|view| view.route.clone()), Route::People);
}
