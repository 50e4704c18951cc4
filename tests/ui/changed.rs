//! A practice's page: its seconds are changed there, and what was changed is kept, begun or taken back.

use softlanding_core::record::Origin;
use softlanding_core::sitting::Stage as Sitting;

use super::geometry;
use super::make::{OWN, beats, files, making, saved, tab_to};
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const LONGER: &str = "In, step 1, longer";

fn page(size: egui::Vec2, title: &str) -> Stage {
    let mut stage = Stage::new(size);
    stage.open_practice(title);
    stage
}

fn secs(stage: &Stage, file: &str) -> Vec<u32> {
    beats(&saved(stage, file)).into_iter().map(|(_, ms)| ms).collect()
}

fn wait_until_saved(stage: &mut Stage) {
    stage.wait_until("it is saved", |stage| !files(stage).is_empty() && !stage.says("Saving …"));
}

#[test]
fn seconds_are_changed_and_kept_as_ones_own() {
    for size in [WIDE, NARROW] {
        let mut stage = page(size, "Slow and even");
        stage.expect("In 4 seconds, out 6 seconds");
        stage.expect_not("Keep as mine");
        tab_to(&mut stage, LONGER);
        stage.press("Enter Enter");
        stage.expect("In 5 seconds, out 6 seconds");
        stage.expect("Not saved yet.");
        stage.expect("My slow and even");
        assert!(stage.control("Begin").is_none(), "what the page shows is not what is kept");
        tab_to(&mut stage, "Keep as mine");
        stage.press("Enter");
        wait_until_saved(&mut stage);

        stage.expect("Saved in your folder.");
        stage.expect("My slow and even");
        assert_eq!(secs(&stage, "my-slow-and-even.ron"), [5_000, 6_000]);
        assert!(stage.control("Change your own").is_some(), "it is the page of the new one");
        assert_eq!(stage.focused().unwrap().name, "Begin", "the keyboard is where it goes on");
        stage.press("Enter");
        assert_eq!(stage.exercise(), "my-slow-and-even");
    }
}

#[test]
fn back_from_what_was_kept_leads_to_what_it_was_made_from() {
    let mut stage = page(WIDE, "Slow and even");
    stage.click(LONGER);
    stage.click("Keep as mine");
    wait_until_saved(&mut stage);
    stage.click("Back");
    stage.expect("Slow and even");
    stage.expect("In 4 seconds, out 6 seconds");
    assert!(stage.control("Begin").is_some());
    stage.expect_not("Keep as mine");
}

#[test]
fn what_begins_is_what_the_page_shows() {
    let mut stage = page(WIDE, "Slow and even");
    stage.click("1 minute");
    stage.click(LONGER);
    stage.click("Keep and begin");
    stage.wait_until("it begins", |stage| stage.sitting() == Some(Sitting::Running));
    assert_eq!(stage.exercise(), "my-slow-and-even");
    assert_eq!(secs(&stage, "my-slow-and-even.ron"), [4_500, 6_000]);
    let (origin, total_ms) = stage.app(|app| {
        let sitting = &app.practice().unwrap().sitting;
        (sitting.record().exercise.origin.clone(), sitting.score().total_ms())
    });
    assert_eq!(origin, Origin::Own);
    assert!((45_000..90_000).contains(&total_ms), "the length that was chosen: {total_ms}");
}

#[test]
fn ones_own_is_changed_in_its_file() {
    let mut stage = Stage::with_exercise(WIDE, "", OWN);
    stage.open_practice("Sunday");
    stage.click("Out, step 2, shorter");
    stage.expect("Sunday");
    stage.click("Keep the change");
    stage.wait_until("it is saved", |stage| stage.says("Saved in your folder."));
    let file = std::fs::read_to_string(stage.app(|app| app.paths().own_exercises().join("own.ron"))).unwrap();
    assert_eq!(file, OWN.replace("Out(6)", "Out(5.5)"), "with every comment");
    assert_eq!(files(&stage), ["own.ron"]);
    assert!(stage.control("Begin").is_some());
    stage.click("Undo");
    stage.expect("In 4 seconds, out 6 seconds");
    assert!(stage.control("Keep the change").is_some());
}

#[test]
fn steps_back_and_forth_by_buttons_and_by_keys() {
    let mut stage = page(WIDE, "Slow and even");
    stage.click(LONGER);
    stage.click(LONGER);
    stage.press("Ctrl+Z");
    stage.expect("In 4.5 seconds, out 6 seconds");
    tab_to(&mut stage, "Undo");
    stage.press("Enter");
    stage.expect("In 4 seconds, out 6 seconds");
    stage.expect("Slow and even");
    assert!(stage.control("Begin").is_some());
    stage.expect_not("Keep as mine");
    stage.expect_not("Not saved yet.");
    assert_eq!(stage.focused().unwrap().name, "Redo", "there is nothing more to undo");
    stage.press("Ctrl+Y Ctrl+Y");
    stage.expect("In 5 seconds, out 6 seconds");
}

#[test]
fn make_it_mine_shows_the_same_draft() {
    let mut stage = page(WIDE, "Slow and even");
    stage.click(LONGER);
    stage.click("Say “Four and a half in, six out. Soft, not deep.”?");
    stage.click("Make it mine");
    assert_eq!(stage.value("In, seconds"), "4.5 s");
    assert_eq!(stage.value("One line that invites"), "Four and a half in, six out. Soft, not deep.");
    stage.expect("Not saved yet. It waited here for you.");
    stage.click("In, step 1, longer");
    stage.click("Back");
    stage.expect("In 5 seconds, out 6 seconds");
    stage.click("Now");
    stage.open_practice("Slow and even");
    stage.expect("In 5 seconds, out 6 seconds");
    stage.expect("Not saved yet. It waited here for you.");
}

#[test]
fn what_asks_first_cannot_be_changed_before() {
    let mut stage = making(WIDE, "Slow and even");
    for name in ["2 · Paced", "Add a step", "Add: Hold softly", "Hold softly, step 2, longer", "Save"] {
        stage.click(name);
    }
    wait_until_saved(&mut stage);
    stage.click("Open its page");
    stage.expect("My slow and even");
    assert!(stage.control(LONGER).is_none(), "nobody has read yet that the breath is held");
    stage.click("I have read this, show them");
    assert!(stage.control(LONGER).is_some());
}

#[test]
fn a_guest_keeps_nothing_and_is_offered_no_change() {
    let mut stage = Stage::new(WIDE);
    stage.open_settings("Private");
    stage.click("Guest, until the window closes");
    stage.open_practice("Slow and even");
    assert!(stage.control("Begin").is_some());
    assert!(stage.control(LONGER).is_none() && stage.control("Make it mine").is_none());
}

#[test]
fn what_has_no_pace_has_nothing_to_change() {
    let stage = page(WIDE, "Five, four, three, two, one");
    assert!(!stage.names().iter().any(|name| name.ends_with(", longer")));
}

#[test]
fn the_star_is_pressed_or_toggled_by_its_key() {
    let mut stage = page(WIDE, "Slow and even");
    assert!(!stage.is_on("Favourite"));
    stage.click("Favourite");
    assert!(stage.is_on("Favourite"));
    assert_eq!(stage.settings().favourites.len(), 1);
    stage.press("F");
    assert!(!stage.is_on("Favourite"));
    assert!(stage.settings().favourites.is_empty());
}

#[test]
fn a_changed_page_is_whole_and_reached_by_tab_in_every_size() {
    for (size, percent) in [(WIDE, 100), (NARROW, 100), (SMALLEST, 200)] {
        let toml = format!("text_percent = {percent}\nholds_shown = true\n");
        for title in ["Slow and even", "Box breath, with holds"] {
            let mut stage = Stage::with_settings(size, &toml);
            stage.open_practice(title);
            stage.click(LONGER);
            stage.click(LONGER);
            stage.press("Ctrl+Z");
            geometry::take_pointer_away(&mut stage);
            let found = geometry::problems_with_tab(&mut stage);
            assert!(found.is_empty(), "{title} {percent} %: {found:#?}");
        }
    }
}
