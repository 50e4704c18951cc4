//! The small window for a minute, and the lantern in a corner.

use std::time::Duration;

use softlanding::instance::Request;
use softlanding::ui::action::Route;
use softlanding::ui::window::STAYS;
use softlanding_core::exercise::ExerciseId;
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{SMALL, Stage, WIDE};

fn now(id: &str) -> Request {
    Request::Now(ExerciseId::new(id))
}

/// The small window of a start with these settings.
fn small(toml: &str, request: Request) -> Stage {
    let mut stage = Stage::with_settings(SMALL, toml);
    stage.open_as(request);
    stage
}

fn is_over(stage: &Stage) -> bool {
    matches!(stage.sitting(), Some(Sitting::After(_)))
}

/// Time passes in single steps, without the frames that settle between.
fn pass(stage: &mut Stage, time: Duration) {
    stage.pass(time.as_secs_f64());
}

#[test]
fn it_opens_straight_in_a_practice_with_three_controls() {
    let stage = small("", Request::Now(None));
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    assert_eq!(stage.names(), ["Stop", "Gentler", "Larger"]);
    let length_ms = stage.app(|app| app.practice().unwrap().sitting.score().total_ms());
    assert!((10_000..=180_000).contains(&length_ms), "{length_ms}");
}

#[test]
fn nothing_overlaps_and_all_of_it_is_in_the_window() {
    for toml in ["", "text_percent = 200\n", "text_percent = 300\n"] {
        for request in [now("slow-and-even"), now("five-four-three-two-one"), Request::Now(None)] {
            let mut stage = small(toml, request);
            stage.pass(6.0);
            let nodes = stage.nodes();
            let controls: Vec<_> = nodes.iter().filter(|node| node.is_control()).collect();
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, SMALL);
            for (index, one) in controls.iter().enumerate() {
                assert!(window.contains_rect(one.rect), "{} at {toml:?}", one.name);
                assert!(one.rect.height() >= 44.0, "{} at {toml:?}", one.name);
                for other in &controls[index + 1..] {
                    assert!(!one.rect.intersects(other.rect), "{} and {}", one.name, other.name);
                }
            }
        }
    }
}

#[test]
fn what_was_asked_for_by_name_begins() {
    assert_eq!(small("", now("slow-and-even")).exercise(), "slow-and-even");
}

#[test]
fn what_was_chosen_for_the_first_minute_comes_before_what_is_offered() {
    let stage = small("[first_minute]\nexercise = \"shipped:slow-and-even\"\n", Request::Now(None));
    assert_eq!(stage.exercise(), "slow-and-even");
}

#[test]
fn what_asks_first_and_what_is_for_two_shows_its_page_in_the_whole_window() {
    let ids = Stage::new(SMALL).app(|app| {
        let asks = |entry: &&softlanding::library::Entry| {
            entry.exercise.for_two || entry.exercise.has_holds() || entry.exercise.opt_in.is_some()
        };
        app.library().entries().iter().filter(asks).map(|entry| entry.key.clone()).collect::<Vec<_>>()
    });
    assert!(ids.len() > 3);
    for key in ids {
        let stage = small("", now(&key.id));
        assert_eq!(stage.sitting(), None, "{}", key.id);
        assert_eq!(stage.view(|view| view.route.clone()), Route::About(key));
    }
}

#[test]
fn none_of_those_begins_by_itself() {
    // Whatever was practised last.
    let stage = small("keep = \"yes\"\nlast_exercise = \"shipped:box\"\n", Request::Now(None));
    let asks = stage.app(|app| {
        let exercise = app.practice().unwrap().sitting.exercise();
        exercise.asks_first() || exercise.for_two
    });
    assert!(!asks, "{}", stage.exercise());
}

#[test]
fn escape_stops_and_one_key_is_the_answer() {
    let mut stage = small("keep = \"yes\"\n", Request::Now(None));
    stage.pass(5.0);
    stage.press("Escape");
    assert!(is_over(&stage));
    stage.expect("And now?");
    assert!(!stage.is_closing());
    stage.press("1");
    assert_eq!(stage.sitting(), None);
    let folder = stage.close();
    let mut stage = Stage::with_options(folder, SMALL, |_| {});
    stage.wait_until("it is kept", |stage| stage.app(|app| app.kept().len() == 1));
}

#[test]
fn one_press_is_the_answer_as_well_and_then_it_closes() {
    let mut stage = small("", Request::Now(None));
    stage.press("Escape");
    let name = stage.names().remove(1);
    let pos = stage.find(&name).rect.center();
    stage.harness.hover_at(pos);
    stage.harness.drag_at(pos);
    stage.harness.drop_at(pos);
    let mut closes = false;
    for _ in 0..6 {
        stage.step();
        closes |= stage.is_closing();
    }
    assert!(closes, "{name}");
    assert_eq!(stage.sitting(), None);
}

#[test]
fn without_an_answer_it_closes_by_itself() {
    let mut stage = small("keep = \"yes\"\n", Request::Now(None));
    stage.press("Escape");
    pass(&mut stage, STAYS.saturating_sub(Duration::from_secs(2)));
    assert!(is_over(&stage), "somebody may still answer");
    pass(&mut stage, Duration::from_secs(3));
    assert_eq!(stage.sitting(), None);
    let folder = stage.close();
    let mut stage = Stage::with_options(folder, SMALL, |_| {});
    stage.wait_until("it is kept", |stage| stage.app(|app| app.kept().len() == 1));
}

#[test]
fn nothing_is_kept_where_nothing_is_to_be() {
    for toml in ["", "keep = \"no\"\n"] {
        let mut stage = small(toml, Request::Now(None));
        stage.pass(3.0);
        stage.press("Escape");
        stage.press("1");
        assert_eq!(stage.sitting(), None);
        let folder = stage.close();
        assert!(!super::practice::is_on_disk(folder.path(), "look-around"), "{toml:?}");
    }
}

#[test]
fn it_is_silent_unless_that_was_chosen() {
    let sound = "[sound]\nchosen = true\non = true\n";
    for (toml, is_heard) in [(sound.to_owned(), false), (format!("small_sounds = true\n{sound}"), true)] {
        let mut stage = small(&toml, Request::Now(None));
        assert_eq!(stage.app(softlanding::app::App::is_audible), is_heard);
        stage.press("M");
        assert_eq!(stage.app(softlanding::app::App::is_audible), !is_heard);
        assert!(stage.settings().sound.on, "what was chosen for the window stays");
        stage.click("Larger");
        assert!(stage.app(softlanding::app::App::is_audible), "as was chosen for the whole window");
    }
}

#[test]
fn larger_goes_on_in_the_whole_window() {
    let mut stage = small("", Request::Now(None));
    stage.pass(5.0);
    let before = stage.app(|app| app.practice().unwrap().sitting.record().id);
    stage.click("Larger");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    assert_eq!(stage.app(|app| app.practice().unwrap().sitting.record().id), before);
    stage.expect("Pause");
    stage.press("Escape");
    pass(&mut stage, STAYS * 2);
    assert!(is_over(&stage), "the whole window waits for an answer");
}

#[test]
fn space_pauses_and_goes_on() {
    let mut stage = small("", now("slow-and-even"));
    stage.press("Space");
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
    stage.press("Space");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
}

#[test]
fn a_second_wish_meanwhile_begins_nothing_new() {
    let mut stage = small("", now("slow-and-even"));
    stage.pass(4.0);
    stage.ask(now("look-around"));
    assert_eq!(stage.exercise(), "slow-and-even");
}

#[test]
fn what_needs_more_room_gets_it() {
    let mut stage = small("", now("a-note-to-myself"));
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    stage.settle();
    stage.expect("Pause");
}

#[test]
fn a_practice_of_ones_own_is_waited_for() {
    let ron = super::make::OWN;
    let mut stage = Stage::with_exercise(SMALL, "", ron);
    stage.open_as(now("own-one"));
    stage.wait_until("it begins", |stage| stage.sitting().is_some());
    assert_eq!(stage.exercise(), "own-one");
}

#[test]
fn what_is_covered_stays_covered() {
    let mut stage = Stage::new(WIDE);
    stage.press("Escape");
    for request in [Request::Now(None), Request::Company, Request::Open, now("look-around")] {
        stage.ask(request);
        assert!(stage.view(|view| view.hidden.is_some()));
        assert_eq!(stage.sitting(), None);
        assert_eq!(stage.names().len(), 1, "{:?}", stage.names());
    }
}

#[test]
fn a_guest_gets_what_came_with_the_program() {
    let toml = "[first_minute]\nexercise = \"own:own-one\"\n";
    let mut stage = Stage::with_exercise(WIDE, toml, super::make::OWN);
    stage.open_settings("Private");
    stage.click("Guest, until the window closes");
    for request in [Request::Now(None), now("own-one")] {
        stage.ask(request);
        let key = stage.app(|app| app.practice().unwrap().sitting.record().exercise.clone());
        assert_eq!(key.origin, softlanding_core::record::Origin::Shipped);
        stage.press("Escape");
        stage.press("Escape");
    }
}

#[test]
fn the_lantern_has_a_name_a_press_and_keeps_nothing() {
    let mut stage = small("keep = \"yes\"\n", Request::Company);
    assert_eq!(stage.names(), ["A lantern that breathes"]);
    assert!(stage.next_frame() >= Duration::from_millis(100), "{:?}", stage.next_frame());
    stage.pass(120.0);
    assert_eq!(stage.sitting(), None);
    stage.click("A lantern that breathes");
    stage.step();
    assert_eq!(stage.sitting(), Some(Sitting::Running), "pressed, it is a practice");
    stage.press("Escape");
    stage.press("1");
    stage.settle();
    assert_eq!(stage.names(), ["A lantern that breathes"], "and then it is there again");
}
