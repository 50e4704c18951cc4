//! *And now?*: the same question, unset; what was said before is not shown; three equal ways on.

use softlanding_core::record::Ending;
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const WAYS: [&str; 3] = ["Done", "A little longer", "Something else"];

fn after_one(size: egui::Vec2, keys: &str) -> Stage {
    let mut stage = Stage::new(size);
    stage.press(keys);
    stage.practise_to_the_end();
    stage.settle();
    stage
}

#[test]
fn the_tiles_stand_where_they_stood() {
    for size in [WIDE, NARROW, SMALLEST] {
        let tiles = |stage: &Stage| {
            ["Settled", "Stirred up", "Far away", "Mixed"].map(|name| stage.control(name).unwrap().rect)
        };
        let first = tiles(&Stage::new(size));
        let stage = after_one(size, "Enter");
        assert_eq!(tiles(&stage), first, "{size:?}");
    }
}

#[test]
fn the_first_answer_is_not_shown() {
    for size in [WIDE, NARROW] {
        let stage = after_one(size, "2 7 Enter");
        for name in ["Settled", "Stirred up", "Far away", "Mixed"] {
            assert!(!stage.is_on(name));
        }
        let shown: Vec<String> = stage.nodes().into_iter().map(|node| node.name).collect();
        assert!(!shown.iter().any(|name| name.contains('7')), "{shown:#?}");
    }
}

#[test]
fn the_three_ways_are_equal() {
    for size in [WIDE, NARROW] {
        let mut stage = after_one(size, "2 2 Enter");
        let sizes = |stage: &Stage, ways: [&str; 3]| {
            ways.map(|name| {
                let size = stage.control(name).unwrap().rect.size();
                (size.x.round(), size.y.round())
            })
        };
        let [one, two, three] = sizes(&stage, WAYS);
        assert!(one == two && two == three);
        stage.press("2 9");
        let [one, two, three] = sizes(&stage, ["Gentler", "A person", "Done"]);
        assert!(one == two && two == three);
    }
}

#[test]
fn each_reason_is_kept_as_it_was_said() {
    for (name, ending) in
        [("Enough", Ending::Enough), ("Not for me", Ending::NotForMe), ("Interrupted", Ending::Interrupted)]
    {
        let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"");
        stage.press("Enter Esc");
        stage.click(name);
        let stage = stage.restart();
        let endings: Vec<Ending> =
            stage.app(|app| app.kept().records().iter().map(|record| record.ending).collect());
        assert_eq!(endings, [ending]);
    }
}

#[test]
fn a_whole_practice_is_not_asked_why() {
    let stage = after_one(WIDE, "Enter");
    for name in ["Enough", "Not for me", "Interrupted"] {
        stage.expect_not(name);
    }
}

#[test]
fn what_is_said_after_is_kept_and_is_there_after_a_restart() {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"");
    stage.press("2 8 Enter");
    stage.practise_to_the_end();
    stage.settle();
    stage.press("1 2");
    stage.click("Words, up to three (optional)");
    stage.type_text("warm tired ok more");
    stage.click("Done");
    let stage = stage.restart();
    let record = stage.app(|app| app.kept().records()[0].to_owned());
    assert_eq!(record.ending, Ending::Whole);
    assert_eq!(record.before.unwrap().hardness.unwrap().get(), 8);
    let after = record.after.unwrap();
    assert_eq!(after.hardness.unwrap().get(), 2);
    assert_eq!(after.words, ["warm", "tired", "ok"]);
}

#[test]
fn without_a_yes_nothing_reaches_the_disk() {
    let mut stage = after_one(WIDE, "2 8 Enter");
    stage.press("1 2");
    stage.click("Done");
    let mut stage = stage.restart();
    stage.click("Look back");
    stage.expect("Nothing is kept here yet. After a practice you can choose to keep it.");
    let folder = stage.close();
    assert!(!super::practice::is_on_disk(folder.path(), "feet-on-the-floor"));
}

#[test]
fn digits_and_letters_do_nothing_while_words_are_written() {
    let mut stage = after_one(WIDE, "2 8 Enter");
    stage.press("2 6");
    stage.click("Words, up to three (optional)");
    stage.type_text("1 3 em");
    assert!(stage.is_on("Stirred up") && stage.is_on("6"));
    assert!(matches!(stage.sitting(), Some(Sitting::After(_))));
}

#[test]
fn the_rail_leads_away_from_and_now() {
    for place in ["Practices", "Look back", "Settings", "Help"] {
        let mut stage = after_one(WIDE, "Enter");
        stage.click(place);
        stage.expect_not("And now?");
    }
}

#[test]
fn the_next_and_now_begins_at_its_top() {
    let mut stage = after_one(SMALLEST, "Enter");
    let top = stage.control("Settled").unwrap().rect;
    stage.click("Don’t keep");
    stage.click("Done");
    stage.click("Now");
    stage.press("Enter");
    stage.practise_to_the_end();
    stage.settle();
    assert_eq!(stage.control("Settled").unwrap().rect, top);
}

#[test]
fn the_same_practice_again_is_compared_with_how_it_was_in_between() {
    let mut stage = after_one(WIDE, "2 8 Enter");
    stage.press("2 6");
    stage.click("A little longer");
    let before = stage.app(|app| app.practice().unwrap().sitting.record().before.clone());
    assert_eq!(before.unwrap().hardness.unwrap().get(), 6);
}

#[test]
fn a_notice_covers_none_of_the_tiles() {
    for size in [WIDE, NARROW] {
        let mut stage = after_one(size, "Enter");
        let own = stage.folder().path().join("exercises");
        std::fs::create_dir_all(&own).unwrap();
        std::fs::write(own.join("bad.ron"), "colour: 3").unwrap();
        let close = |stage: &Stage| {
            stage.nodes().into_iter().find(|node| node.name.starts_with("Close this note: bad.ron"))
        };
        stage.wait_until("it is said", |stage| close(stage).is_some());
        let notice = close(&stage).unwrap().rect;
        for name in ["Settled", "Stirred up", "Far away", "Mixed"] {
            let tile = stage.control(name).unwrap().rect;
            assert!(!tile.intersects(notice.expand2(egui::vec2(size.x, 0.0))), "{name}, {size:?}");
        }
    }
}

#[test]
fn after_harder_what_may_help_comes_by_itself() {
    for (before, after, comes) in [("2 4", "2 5", true), ("2 4", "3", true), ("2 5", "2 4", false)] {
        let mut stage = Stage::new(NARROW);
        stage.press(before);
        stage.begin("Push a wall");
        let help = stage.app(|app| app.practice().unwrap().sitting.exercise().if_worse.clone()).unwrap();
        stage.press("Esc");
        stage.expect_not(&help);
        stage.press(after);
        assert_eq!(stage.says(&help), comes, "{before} to {after}");
    }
}
