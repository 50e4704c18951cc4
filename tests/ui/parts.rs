//! Parts that are more than words and breath: a wave, a number, a time, words one by one, a puzzle, pictures.

use softlanding_core::shapes::Turn;
use softlanding_core::sitting::Stage as Sitting;

use super::geometry::{problems, problems_with_tab};
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

/// The practice that has these parts, begun.
pub fn begun_with(size: egui::Vec2, toml: &str, parts: &str) -> Stage {
    let ron = format!(
        r#"Exercise(
            format: 1, id: "own-one", lang: "en", title: "Own practice", invitation: "As you like.",
            family: Grounding, suits: [Settled], needs: [], minutes: (usual: 4),
            parts: [{parts}],
            cautions: [], evidence: (grade: Practice, says: "We have no study of it.", sources: []),
        )"#
    );
    let toml = format!("{toml}\n[first_minute]\nexercise = \"own:own-one\"\n");
    let mut stage = Stage::with_exercise(size, &toml, &ron);
    stage.press("Enter");
    assert_eq!((stage.sitting(), stage.exercise().as_str()), (Some(Sitting::Running), "own-one"));
    stage
}

pub fn begun(size: egui::Vec2, parts: &str) -> Stage {
    begun_with(size, "", parts)
}

const LINED: &str =
    r#"Say(text: "Sit as you like.", fill: true, lines: ["Feel the floor.", "Hear the room."], every: 20)"#;

#[test]
fn lines_come_one_after_another_and_are_said_once_each() {
    let mut stage = begun(WIDE, LINED);
    stage.pass(230.0);
    let heard = stage.heard();
    assert_eq!(heard.first().map(String::as_str), Some("Sit as you like."));
    for line in ["Feel the floor.", "Hear the room."] {
        assert_eq!(heard.iter().filter(|words| *words == line).count(), 1, "{heard:?}");
    }
    stage.expect("Hear the room.");
}

#[test]
fn a_line_fades_only_where_motion_is_welcome() {
    for (toml, fades) in [("", true), ("reduced_motion = \"on\"", false)] {
        let mut stage = begun_with(WIDE, toml, LINED);
        // The first line comes in the second minute.
        stage.pass(90.0);
        let mut fast = 0;
        for _ in 0..200 {
            stage.pass(0.1);
            let is_fast = stage.next_frame() < std::time::Duration::from_millis(50);
            fast += usize::from(is_fast && stage.says("Feel the floor."));
        }
        assert_eq!(fast > 3, fades, "{toml}: {fast}");
    }
}

const SHAPES: &str = r#"Shapes(text: "Turn them until the line is whole.")"#;

/// The name of the tile at a place of the board.
fn tile(stage: &Stage, place: usize) -> String {
    let side = stage.view(|view| view.turning.as_ref().unwrap().puzzle.board().side());
    let start = format!("Row {}, column {}:", place / side + 1, place % side + 1);
    let names = stage.names();
    names.into_iter().find(|name| name.starts_with(&start)).unwrap_or_else(|| panic!("no tile {start}"))
}

fn opens(stage: &Stage, place: usize) -> softlanding_core::shapes::Sides {
    stage.view(|view| view.turning.as_ref().unwrap().puzzle.board().tiles()[place].opens())
}

#[test]
fn tiles_are_turned_by_keys_clicks_and_back_again() {
    let mut stage = begun(WIDE, SHAPES);
    let level = stage.settings().sound.master;
    // Nothing has the keyboard: the first arrow goes to the lantern.
    stage.press("Right");
    assert_eq!(stage.focused().unwrap().name, tile(&stage, 4));
    stage.press("Left Up");
    assert_eq!(stage.focused().unwrap().name, tile(&stage, 0));
    stage.press("Up Left");
    assert_eq!(stage.focused().unwrap().name, tile(&stage, 0), "the edge is the end");
    let before = opens(&stage, 0);
    stage.press("Enter");
    assert_ne!(opens(&stage, 0), before);
    assert_eq!(stage.heard().last(), Some(&tile(&stage, 0)), "what was turned is said");
    stage.press("Shift+Enter");
    assert_eq!(opens(&stage, 0), before);
    stage.press("Space");
    assert_ne!(opens(&stage, 0), before);
    stage.press("Shift+Space");
    assert_eq!(opens(&stage, 0), before);
    stage.click(&tile(&stage, 8));
    assert_eq!(stage.sitting(), Some(Sitting::Running), "none of it pauses");
    assert!((stage.settings().sound.master - level).abs() < 0.001, "nor is it louder");
}

#[test]
fn a_whole_line_glows_and_a_new_board_comes() {
    let mut stage = begun(NARROW, SHAPES);
    let pending = |stage: &Stage| {
        stage.view(|view| {
            let board = view.turning.as_ref().unwrap().puzzle.board().clone();
            board.tiles().iter().position(|tile| tile.opens() != tile.unturned())
        })
    };
    for _ in 0..60 {
        let Some(place) = pending(&stage) else { break };
        stage.click(&tile(&stage, place));
    }
    assert!(stage.is_told("The line is whole. Another one comes."), "{:?}", stage.heard());
    stage.heard();
    stage.pass(6.0);
    let number = |stage: &Stage| stage.view(|view| view.turning.as_ref().unwrap().puzzle.number());
    assert_eq!(number(&stage), 1);
    assert!(!stage.is_told("The line is whole. Another one comes."));
    stage.pass(2.0);
    assert!(stage.next_frame() >= std::time::Duration::from_millis(200), "only the time goes on");
}

#[test]
fn a_paused_board_is_not_turned_and_another_practice_has_its_own() {
    let mut stage = begun(WIDE, SHAPES);
    stage.click("Pause");
    let before = stage.view(|view| view.turning.as_ref().unwrap().puzzle.clone());
    stage.click(&tile(&stage, 0));
    assert_eq!(stage.view(|view| view.turning.as_ref().unwrap().puzzle.clone()), before);
    stage.expect("Paused");
    stage.click("Go on");
    stage.click(&tile(&stage, 0));
    let mut turned = before.clone();
    turned.turn(0, Turn::On);
    assert_eq!(stage.view(|view| view.turning.as_ref().unwrap().puzzle.clone()), turned);
    stage.click("Stop");
    stage.click("Done");
    stage.press("Enter");
    assert_ne!(stage.view(|view| view.turning.as_ref().unwrap().puzzle.clone()), before);
}

const SCALE: &str = r#"Scale(prompt: "How strong is it now?")"#;
const SCALE_NAME: &str = "How strong it is, from 0 to 10";

#[test]
fn a_number_is_moved_by_keys_and_pointer_and_is_said() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = begun(size, SCALE);
        assert_eq!(stage.value(SCALE_NAME), "Move it up and down as it changes.");
        for (keys, value) in [("7", "7"), ("Up", "8"), ("Down Down", "6"), ("End Up", "10"), ("Home", "0")] {
            stage.pass(1.0);
            stage.press(keys);
            assert_eq!(stage.value(SCALE_NAME), value, "{keys}");
            assert!(stage.is_told(value));
        }
        stage.focus(SCALE_NAME);
        stage.press("3 Right");
        assert_eq!(stage.value(SCALE_NAME), "4");
        stage.pass(5.0);
        stage.click(SCALE_NAME);
        assert_eq!(stage.value(SCALE_NAME), "5", "in the middle of its height");
        assert!((stage.settings().sound.master - 0.75).abs() < 0.001);
        assert_eq!(stage.sitting(), Some(Sitting::Running));
        stage.click("Pause");
        stage.press("9");
        assert_eq!(stage.value(SCALE_NAME), "5", "nothing moves while it is paused");
    }
}

const WAIT: &str = r#"Wait(text: "Wait a little first.", choices: [30, 60, 120, 300], lines: ["Nothing has to be decided."]),
    Say(text: "That was long.", fill: true)"#;

#[test]
fn a_time_is_set_runs_out_and_is_set_again() {
    let mut stage = begun(WIDE, WAIT);
    stage.expect("How long?");
    stage.pass(20.0);
    stage.expect("How long?");
    stage.click("30 seconds");
    stage.expect_not("How long?");
    assert!(stage.control("1 minute").is_none(), "nothing is in the way while it runs");
    stage.pass(20.0);
    stage.expect("Nothing has to be decided.");
    stage.click("Pause");
    stage.pass(60.0);
    stage.click("Go on");
    assert!(stage.control("Again").is_none(), "a pause is no waiting");
    stage.press("Space Space");
    assert_eq!(stage.sitting(), Some(Sitting::Running), "Space pauses and goes on");
    stage.expect_not("That was long.");
    stage.pass(12.0);
    stage.expect("That time has passed.");
    assert!(stage.is_on("30 seconds"));
    stage.click("Again");
    assert!(stage.control("Again").is_none());
    stage.pass(5.0);
    stage.click("Go on");
    stage.expect("That was long.");
}

const WORDS: [&str; 6] = ["lemon", "wool", "harbour", "button", "a wooden bridge", "rain"];

#[test]
fn words_come_one_by_one() {
    let parts = format!("Words(text: \"See each as a picture.\", words: {WORDS:?}, every: 5)");
    let mut stage = begun(WIDE, &parts);
    let mut seen = Vec::new();
    for _ in 0..60 {
        let here: Vec<&str> = WORDS.into_iter().filter(|word| stage.says(word)).collect();
        assert_eq!(here.len(), 1, "one at a time");
        assert!(stage.is_told(here[0]));
        if seen.last() != Some(&here[0]) {
            seen.push(here[0]);
        }
        stage.expect("See each as a picture.");
        stage.pass(1.0);
    }
    for word in WORDS {
        assert!(seen.contains(&word), "{seen:?}");
    }
    stage.click("Pause");
    stage.expect("Paused");
}

#[test]
fn each_picture_is_said_and_shown() {
    for (picture, start) in [
        ("Flower", "A flower"),
        ("Candle", "A candle"),
        ("FlowerAndCandle", "A flower to smell"),
        ("Cup", "A warm cup"),
        ("Hand", "A hand"),
    ] {
        let cycle = format!("Cycle(picture: {picture}, text: \"Softly.\", beats: [In(4), Out(6)])");
        for toml in ["", "reduced_motion = \"on\"", "pacer = \"words\""] {
            let mut stage = begun_with(NARROW, toml, &cycle);
            stage.pass(5.0);
            let images = stage.nodes().into_iter().filter(|node| node.role == egui::accesskit::Role::Image);
            assert!(images.into_iter().any(|image| image.name.starts_with(start)), "{picture} {toml}");
            stage.expect("Out");
        }
    }
}

#[test]
fn a_wave_is_said_and_seldom_drawn() {
    let mut stage = begun(WIDE, r#"Wave(text: "It climbs, and it falls.", secs: 200)"#);
    stage.pass(20.0);
    let image = stage.nodes().into_iter().find(|node| node.role == egui::accesskit::Role::Image);
    assert_eq!(image.unwrap().name, "A wave that climbs and falls. A small lantern rides it");
    assert!(stage.next_frame() >= std::time::Duration::from_millis(30), "{:?}", stage.next_frame());
}

#[test]
fn everything_fits_and_can_be_reached_in_every_size() {
    let wave = r#"Wave(text: "It climbs, and it falls.", secs: 200)"#;
    let words = format!("Words(text: \"See each.\", words: {WORDS:?})");
    for parts in [SHAPES, SCALE, WAIT, wave, &words, LINED] {
        for (size, toml) in [
            (WIDE, ""),
            (NARROW, ""),
            (SMALLEST, ""),
            (NARROW, "text_percent = 200"),
            (WIDE, "text_percent = 200"),
        ] {
            let mut stage = begun_with(size, toml, parts);
            stage.pass(1.0);
            assert_eq!(problems(&mut stage), Vec::<String>::new(), "{parts} {size} {toml}");
            assert_eq!(problems_with_tab(&mut stage), Vec::<String>::new(), "{parts} {size} {toml}");
        }
    }
}

#[test]
fn a_page_about_such_a_practice_opens() {
    let parts = format!(
        "{SHAPES}, {SCALE}, {WAIT}, {LINED}, Cycle(picture: Hand, beats: [In(4), Out(6)]), Wave(text: \"It falls.\")"
    );
    for size in [WIDE, NARROW] {
        let mut stage = begun(size, &parts);
        stage.press("Esc");
        stage.click("Done");
        stage.open_practice("Own practice");
        stage.pass(3.0);
        stage.expect("Begin");
    }
}
