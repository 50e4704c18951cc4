//! After a landing nothing is asked for three seconds, and whatever is pressed ends that.

use std::time::Duration;

use egui::accesskit::Action;
use egui::{Event, Key, Modifiers, PointerButton, Rect, Vec2, pos2};
use softlanding_core::rating::State;
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const QUESTION: &str = "And now?";

fn landed(size: Vec2, settings: &str, keys: &str) -> Stage {
    let mut stage = Stage::with_settings(size, settings);
    stage.press(keys);
    stage.practise_to_the_landing();
    stage
}

fn is_silent(stage: &Stage) -> bool {
    let is_over = matches!(stage.sitting(), Some(Sitting::After(_)));
    is_over && !stage.says(QUESTION)
}

fn done(stage: &Stage) -> Rect {
    stage.find("Done").rect
}

#[test]
fn for_three_seconds_there_is_the_lantern_and_the_way_out_and_then_the_questions_come() {
    for (size, settings) in [(WIDE, ""), (NARROW, ""), (SMALLEST, ""), (WIDE, "reduced_motion = \"on\"")] {
        let mut stage = landed(size, settings, "Enter");
        let mut names = stage.names();
        names.sort();
        assert_eq!(names, ["Done", "Hide"], "{size:?}");
        stage.heard();
        let place = done(&stage);
        stage.pass(2.9);
        assert!(is_silent(&stage), "{:?}", stage.names());
        assert_eq!(stage.heard(), Vec::<String>::new(), "nothing is said");
        stage.pass(0.2);
        stage.expect(QUESTION);
        assert_eq!(stage.stands_at().as_deref(), Some(QUESTION), "screen readers go there");
        for name in ["Settled", "Stirred up", "Far away", "Mixed"] {
            assert!(stage.control(name).is_some(), "{name}");
        }
        assert_eq!(done(&stage), place, "it stays where it was");
    }
}

#[test]
fn nothing_is_painted_in_it_until_the_questions_come() {
    let mut stage = landed(WIDE, "", "Enter");
    stage.harness.run();
    let next = stage.next_frame();
    assert!(next > Duration::from_millis(2_500) && next <= Duration::from_secs(3), "{next:?}");
}

#[test]
fn any_key_ends_it_and_does_nothing_else() {
    for key in ["Enter", "Space", "Tab", "K", "Right", "F5", "9"] {
        let mut stage = landed(WIDE, "", "Enter");
        stage.press(key);
        stage.expect(QUESTION);
        assert!(matches!(stage.sitting(), Some(Sitting::After(_))), "{key}");
        assert!(stage.view(|view| view.after.draft.rating.is_empty()), "{key}");
    }
}

#[test]
fn a_digit_that_is_pressed_in_it_is_the_answer() {
    let mut stage = landed(NARROW, "", "Enter");
    stage.press("3");
    assert!(stage.is_on("Far away"));
    assert_eq!(stage.view(|view| view.after.draft.rating.state), Some(State::ShutDown));
}

#[test]
fn a_key_that_is_held_from_the_practice_does_not_end_it() {
    let mut stage = landed(WIDE, "", "Enter");
    let key = |pressed, repeat| Event::Key {
        key: Key::ArrowUp,
        physical_key: None,
        pressed,
        repeat,
        modifiers: Modifiers::NONE,
    };
    stage.frame(key(true, false));
    stage.expect(QUESTION);

    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.frame(key(true, false));
    stage.practise_to_the_landing();
    stage.frame(key(true, true));
    assert!(is_silent(&stage));
}

#[test]
fn a_press_of_the_pointer_ends_it_and_presses_nothing_that_comes() {
    let mut stage = landed(WIDE, "", "Enter");
    let place = {
        let mut other = landed(WIDE, "", "Enter");
        other.pass(3.1);
        other.find("Settled").rect.center()
    };
    let button = |pressed| Event::PointerButton {
        pos: place,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    stage.frame(Event::PointerMoved(place));
    for _ in 0..2 {
        stage.frame(button(true));
        stage.frame(button(false));
    }
    stage.settle();
    stage.expect(QUESTION);
    assert!(!stage.is_on("Settled"), "a double click was for the silence");
}

#[test]
fn moving_the_pointer_does_not_end_it() {
    let mut stage = landed(WIDE, "", "Enter");
    stage.frame(Event::PointerMoved(pos2(300.0, 300.0)));
    stage.settle();
    assert!(is_silent(&stage));
}

#[test]
fn what_a_screen_reader_asks_for_ends_it() {
    let mut stage = landed(WIDE, "", "Enter");
    let id = stage.find("Done").id;
    stage.act_on(id, Action::Focus);
    stage.expect(QUESTION);
    assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some("Done"));
}

#[test]
fn the_way_out_and_hide_answer_in_it() {
    let mut stage = landed(WIDE, "", "Enter");
    stage.click("Done");
    assert!(!matches!(stage.sitting(), Some(Sitting::After(_))));

    let mut stage = landed(WIDE, "", "Enter");
    stage.click("Hide");
    assert!(stage.view(|view| view.hidden.is_some()));

    let mut stage = landed(WIDE, "", "Enter");
    stage.press("Esc");
    assert!(stage.view(|view| view.hidden.is_some()));
}

#[test]
fn after_stop_the_questions_come_at_once_even_while_it_lands() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.pass(6.0);
    stage.press("Esc");
    stage.expect(QUESTION);

    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    while stage.app(|app| app.practice().unwrap().sitting.part(app.now()).is_some()) {
        stage.pass(1.0);
    }
    assert_eq!(stage.sitting(), Some(Sitting::Running), "it lands");
    stage.press("Esc");
    stage.expect(QUESTION);
}

#[test]
fn what_ends_quietly_has_its_one_line_at_once() {
    let stage = landed(WIDE, "last_exercise = \"shipped:evening-breath\"", "Enter");
    stage.expect("Nothing to answer. Rest as long as you like.");
}

#[test]
fn what_ended_does_not_come_back() {
    let mut stage = landed(WIDE, "", "Enter");
    stage.press("Tab");
    for _ in 0..5 {
        stage.pass(1.0);
        stage.expect(QUESTION);
    }
}

#[test]
fn two_people_have_it_too() {
    let mut stage = super::pair::begun(WIDE, "", "Cycle(text: \"Soft.\", beats: [In(4), Out(6)])");
    stage.practise_to_the_landing();
    assert_eq!(stage.names(), ["Hide"]);
    stage.pass(3.1);
    assert!(stage.names().len() > 1, "{:?}", stage.names());
}
