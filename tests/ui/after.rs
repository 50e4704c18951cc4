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

fn tiles(stage: &Stage) -> [egui::Rect; 4] {
    ["Settled", "Stirred up", "Far away", "Mixed"].map(|name| stage.control(name).unwrap().rect)
}

#[test]
fn the_tiles_stand_where_they_stood_or_on_the_line() {
    for size in [NARROW, SMALLEST] {
        assert_eq!(tiles(&after_one(size, "Enter")), tiles(&Stage::new(size)), "{size:?}");
    }
    let mut stage = after_one(WIDE, "Enter");
    let line = stage.view(|view| view.landed.horizon);
    let before = tiles(&stage);
    assert!(before.iter().all(|tile| tile.top() < line && line < tile.bottom()), "{before:?}");
    stage.press("2");
    assert_eq!(tiles(&stage), before, "they stay there");
}

#[test]
fn one_thing_is_asked_at_a_time_and_each_can_be_passed_by() {
    for size in [WIDE, NARROW] {
        let mut stage = after_one(size, "2 7 Enter");
        let questions =
            ["How hard is this moment?", "Words, up to three (optional)", "Keep this on this computer?"];
        for question in questions {
            stage.expect_not(question);
        }
        stage.press("2");
        for (index, question) in questions.iter().enumerate() {
            stage.expect(question);
            for other in questions.iter().skip(index + 1) {
                stage.expect_not(other);
            }
            stage.click("Skip");
            stage.expect_not(question);
        }
        assert!(stage.control("Skip").is_none(), "nothing is left to ask");
    }
}

#[test]
fn arrows_move_over_the_numbers_and_next_goes_on() {
    let mut stage = after_one(WIDE, "2 7 Enter");
    stage.press("2");
    stage.focus("0, not hard");
    stage.press("Right Right");
    assert!(stage.is_on("2"));
    stage.click("Next");
    stage.expect("Words, up to three (optional)");
}

#[test]
fn what_changed_is_drawn_once_both_numbers_were_said() {
    for (after, says) in [("2 4", "From 7 to 4"), ("2 9", "From 7 to 9"), ("2 7", "From 7 to 7")] {
        let mut stage = after_one(WIDE, "2 7 Enter");
        stage.press(after);
        stage.expect_not(says);
        stage.skip_to("Don’t keep");
        stage.click("Don’t keep");
        stage.expect(says);
    }
}

#[test]
fn the_way_out_is_there_from_the_first_moment_and_never_moves() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = after_one(size, "2 7 Enter");
        let done = |stage: &Stage| stage.control("Done").unwrap().rect;
        let first = done(&stage);
        for keys in ["2", "9"] {
            stage.press(keys);
            assert_eq!(done(&stage), first);
        }
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
fn at_most_ten_things_can_be_pressed_before_an_answer() {
    for size in [WIDE, NARROW] {
        let mut stage = after_one(size, "2 2 Enter");
        let controls: Vec<_> = stage.nodes().into_iter().filter(super::nodes::Seen::is_control).collect();
        assert!(controls.len() <= 10, "{:?}", stage.names());
        for way in WAYS {
            assert!(stage.control(way).is_some(), "{way}");
        }
        stage.press("2 9");
        for way in ["Gentler", "A person", "Done"] {
            assert!(stage.control(way).is_some(), "{way}");
        }
    }
}

#[test]
fn each_reason_is_kept_as_it_was_said() {
    for (name, ending) in
        [("Enough", Ending::Enough), ("Not for me", Ending::NotForMe), ("Interrupted", Ending::Interrupted)]
    {
        let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"");
        stage.press("Enter Esc");
        stage.click("Skip");
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
    stage.click("Find a word, or write your own");
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
    stage.click("Find a word, or write your own");
    stage.type_text("1 3 em");
    let hardness = stage.view(|view| view.after.draft.rating.hardness);
    assert!(stage.is_on("Stirred up") && hardness.map(softlanding_core::rating::Level::get) == Some(6));
    assert!(matches!(stage.sitting(), Some(Sitting::After(_))));
}

#[test]
fn each_way_leads_away_from_and_now() {
    for way in ["Done", "A little longer", "Something else", "People to turn to"] {
        let mut stage = after_one(WIDE, "Enter");
        stage.click(way);
        stage.expect_not("And now?");
    }
}

#[test]
fn the_next_and_now_begins_at_its_top() {
    let mut stage = after_one(SMALLEST, "Enter");
    let top = stage.control("Settled").unwrap().rect;
    stage.click("Skip");
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
