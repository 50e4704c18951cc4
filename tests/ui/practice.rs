//! The practice: controls that never move, keys, self-paced parts, and words that are kept nowhere.

use std::path::Path;

use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const CONTROLS: [&str; 5] = ["Stop", "Pause", "Gentler", "Feels worse?", "Silent"];

/// Whether any file in the folder holds these words.
pub fn is_on_disk(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return is_on_disk(&path, words);
        }
        let bytes = std::fs::read(&path).unwrap_or_default();
        bytes.windows(words.len()).any(|window| window == words.as_bytes())
    })
}

#[test]
fn stop_pause_gentler_worse_sound_stand_in_this_order_and_never_move() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = Stage::new(size);
        stage.press("Enter");
        let places = |stage: &Stage| CONTROLS.map(|name| stage.control(name).unwrap().rect);
        let first = places(&stage);
        let order = stage.names();
        let order: Vec<&str> =
            order.iter().map(String::as_str).filter(|name| CONTROLS.contains(name)).collect();
        assert_eq!(order, CONTROLS, "for the keyboard and screen readers");
        let [stop, pause, gentler, worse, sound] = first;
        assert!(stop.left() < pause.left() && pause.left() < gentler.left());
        assert!(gentler.left() < worse.left() && worse.left() < sound.left(), "beside Gentler");
        for _ in 0..12 {
            stage.pass(5.0);
            if stage.sitting() != Some(Sitting::Running) {
                break;
            }
            assert_eq!(places(&stage), first);
        }
    }
}

#[test]
fn the_controls_stand_in_the_same_place_in_every_practice() {
    let titles: Vec<String> = Stage::new(WIDE).app(|app| {
        let shown = app.library().entries().iter().filter(|entry| !entry.exercise.asks_first());
        // Two have their own, at their own sides.
        let shown = shown.filter(|entry| !entry.exercise.for_two);
        shown.map(|entry| entry.exercise.title.clone()).collect()
    });
    let mut first = None;
    for title in titles {
        let mut stage = Stage::new(WIDE);
        stage.begin(&title);
        let stop = stage.control("Stop").unwrap().rect;
        assert_eq!(*first.get_or_insert(stop), stop, "{title}");
        let leftmost = stage.nodes().into_iter().filter(super::nodes::Seen::is_control);
        assert!(leftmost.map(|node| node.rect.left()).fold(f32::INFINITY, f32::min) >= stop.left());
    }
}

#[test]
fn space_pauses_only_when_nothing_has_the_keyboard() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.focus("Gentler");
    stage.press("Space");
    assert_eq!(stage.exercise(), "look-around", "Space presses what has the keyboard");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
}

#[test]
fn up_and_down_change_how_loud_it_is() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    let master = |stage: &Stage| stage.settings().sound.master;
    assert!((master(&stage) - 0.75).abs() < 0.001);
    stage.press("Up");
    assert!((master(&stage) - 0.80).abs() < 0.001);
    stage.press("Down Down Down");
    assert!((master(&stage) - 0.65).abs() < 0.001);
    for _ in 0..30 {
        stage.press("Up");
    }
    assert!((master(&stage) - 1.0).abs() < 0.001, "and no louder");
}

#[test]
fn space_goes_on_where_the_practice_waits() {
    let mut stage = Stage::new(WIDE);
    stage.begin("Ask one person");
    // Nothing is left with the keyboard after a click.
    stage.press("Space");
    stage.expect("A friend, a neighbour, a group. Anyone kind.");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
}

/// To the page for one's own words.
fn write_one(size: egui::Vec2) -> Stage {
    let mut stage = Stage::with_settings(size, "keep = \"yes\"");
    stage.begin("Ask one person");
    for _ in 0..3 {
        stage.click("Next");
    }
    stage.expect("Nothing you type here is kept.");
    stage
}

#[test]
fn letters_and_digits_do_nothing_while_somebody_writes() {
    for size in [WIDE, NARROW] {
        let mut stage = write_one(size);
        stage.click("Your words");
        stage.type_text("e m 2 hello");
        assert_eq!(stage.view(|view| view.written.clone()), "e m 2 hello");
        assert_eq!(stage.exercise(), "ask-one-person");
        assert_eq!(stage.sitting(), Some(Sitting::Running));
        assert!(!stage.settings().sound.is_audible());
        stage.press("Up Down Left");
        assert!((stage.settings().sound.master - 0.75).abs() < 0.001);
    }
}

#[test]
fn what_is_written_is_in_no_file() {
    let mut stage = write_one(WIDE);
    stage.click("Your words");
    stage.type_text("rhubarb");
    stage.click("Copy");
    stage.wait_until("it is copied", |stage| stage.says("Copied"));
    stage.click("Next");
    stage.click("Next");
    stage.practise_to_the_end();
    stage.wait_until("it is kept", |stage| stage.says("Kept here"));
    let mut stage = stage.restart();
    assert_eq!(stage.app(|app| app.kept().len()), 1, "the practice itself is kept");
    stage.begin("Ask one person");
    assert_eq!(stage.view(|view| view.written.clone()), "");
    let folder = stage.close();
    assert!(!is_on_disk(folder.path(), "rhubarb"));
    assert!(is_on_disk(folder.path(), "ask-one-person"), "or the search finds nothing at all");
}

#[test]
fn what_is_written_is_gone_in_the_next_practice() {
    let mut stage = write_one(WIDE);
    stage.click("Your words");
    stage.type_text("rhubarb");
    stage.click("Gentler");
    stage.click("Stop");
    stage.click("Done");
    stage.begin("Ask one person");
    for _ in 0..3 {
        stage.click("Next");
    }
    assert_eq!(stage.view(|view| view.written.clone()), "");
}

#[test]
fn esc_stops_from_the_middle_of_writing() {
    let mut stage = write_one(WIDE);
    stage.click("Your words");
    stage.type_text("hello");
    stage.press("Esc");
    assert!(matches!(stage.sitting(), Some(Sitting::After(_))));
}

#[test]
fn what_helps_if_it_feels_worse_is_one_press_away_and_the_practice_waits() {
    for size in [WIDE, NARROW, SMALLEST] {
        for by_key in [true, false] {
            let mut stage = Stage::new(size);
            stage.begin("Push a wall");
            if by_key {
                stage.press("W");
            } else {
                stage.click("Feels worse?");
            }
            assert_eq!(stage.sitting(), Some(Sitting::Paused), "nothing goes on meanwhile");
            let help = stage.app(|app| app.practice().unwrap().sitting.exercise().if_worse.clone()).unwrap();
            stage.expect(&help);
            assert!(stage.is_told(&help), "screen readers hear it");
            assert_eq!(super::geometry::problems(&mut stage), Vec::<String>::new());
            for way in ["Stop", "Go on", "Gentler", "Talk to someone", "Hide"] {
                assert!(stage.control(way).is_some(), "{way}: {:?}", stage.names());
            }
            stage.click("Go on");
            assert_eq!(stage.sitting(), Some(Sitting::Running));
            stage.expect_not(&help);
            stage.press("W W");
            stage.expect_not(&help);
            assert_eq!(stage.sitting(), Some(Sitting::Paused), "the same key closes it");
        }
    }
}

#[test]
fn from_what_helps_each_way_out_leads_where_it_says() {
    let mut stage = Stage::new(NARROW);
    stage.begin("Push a wall");
    stage.press("W");
    stage.click("Gentler");
    assert_eq!((stage.exercise().as_str(), stage.sitting()), ("feet-on-the-floor", Some(Sitting::Running)));
    stage.press("W");
    stage.click("Talk to someone");
    assert_eq!(stage.sitting(), None, "people come instead");
    stage.click("Back");
    stage.begin("Push a wall");
    stage.press("W");
    stage.press("Esc");
    assert!(matches!(stage.sitting(), Some(Sitting::After(_))));
}

#[test]
fn w_is_a_letter_where_somebody_writes() {
    let mut stage = write_one(WIDE);
    stage.click("Your words");
    stage.type_text("what");
    assert_eq!(stage.value("Your words"), "what");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
}

#[test]
fn gentler_ends_at_the_smallest_and_stays_there() {
    let mut stage = Stage::new(WIDE);
    stage.begin("Push a wall");
    for id in ["feet-on-the-floor", "look-around", "just-company", "just-company"] {
        stage.press("E");
        assert_eq!(stage.exercise(), id);
    }
}

const FOR_TWO: &str = r#"Exercise(
    format: 1,
    id: "own-one",
    lang: "en",
    title: "Telling and listening",
    invitation: "One tells, one listens.",
    family: Together,
    for_two: true,
    suits: [Settled],
    needs: [],
    minutes: (usual: 1, choices: [1]),
    parts: [
        Turn(who: A, prompt: "One good thing today.", secs: 20),
        Turn(who: B, prompt: "One good thing today.", secs: 20),
        Turn(who: Both, prompt: "Look around together.", secs: 10),
    ],
    cautions: [],
    evidence: (grade: Practice, says: "We have no study of it.", sources: []),
)"#;

#[test]
fn an_own_exercise_for_two_says_whose_turn_it_is() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = Stage::with_exercise(size, "", FOR_TWO);
        stage.click("Together");
        stage.click("With someone");
        stage.click("Telling and listening");
        stage.click("Begin");
        stage.expect("Left: One good thing today.");
        assert_eq!(super::geometry::problems(&mut stage), Vec::<String>::new());
        stage.pass(21.0);
        stage.expect("Right: One good thing today.");
        stage.pass(20.0);
        stage.expect("Look around together.");
        assert_eq!(super::geometry::problems_with_tab(&mut stage), Vec::<String>::new());
    }
}

#[test]
fn what_slept_asks_for_nothing_before_one_goes_on() {
    for size in [WIDE, SMALLEST] {
        let mut stage = Stage::new(size);
        stage.begin("Ask one person");
        stage.expect("Next");
        stage.sleep(600.0);
        stage.expect("Paused. The computer was asleep, or busy.");
        assert!(!stage.names().contains(&"Next".to_owned()));
        stage.click("Go on");
        stage.expect("Next");
        assert_eq!(stage.sitting(), Some(Sitting::Running));
    }
}
