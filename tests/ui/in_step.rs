//! In step with somebody elsewhere: words to tell, words to type, a time to agree on.

use egui::accesskit::Action;
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const FIELD: &str = "Or the three words that somebody told you";
const COPY: &str = "Copy: horse frisbee keyboard. In 4 · Out 6 · 5 minutes";

/// The page, as the search finds it.
pub fn open(stage: &mut Stage) {
    stage.click("Practices");
    stage.click("Search practices");
    stage.type_text("long distance");
    stage.click("In step, apart");
}

fn open_practice(stage: &mut Stage, title: &str) {
    stage.click("Now");
    stage.click("Practices");
    stage.click("Search practices");
    stage.press("Ctrl+A");
    stage.type_text(title);
    stage.click(title);
}

pub fn type_words(stage: &mut Stage, words: &str) {
    stage.click(FIELD);
    stage.press("Ctrl+A");
    stage.type_text(words);
    stage.settle();
}

#[test]
fn the_words_follow_what_is_chosen_and_one_press_copies_them() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = Stage::new(size);
        open(&mut stage);
        stage.click(COPY);
        stage.wait_until("they are copied", |stage| stage.says("Copied: horse frisbee keyboard"));
        stage.click("In 5 · Out 5");
        stage.click("10 minutes");
        assert!(stage.control("Copy: marigold evening music. In 5 · Out 5 · 10 minutes").is_some());
    }
}

#[test]
fn words_that_were_told_are_joined_with_the_next_breath() {
    for (size, enters) in [(WIDE, true), (NARROW, false)] {
        let mut stage = Stage::new(size);
        open(&mut stage);
        type_words(&mut stage, "Evening, CUP-anchor");
        stage.expect("In 3 · Out 4 · 1 minute");
        if enters {
            stage.press("Enter");
        } else {
            stage.click("Join");
        }
        assert_eq!((stage.exercise(), stage.sitting()), ("in-step".to_owned(), Some(Sitting::Running)));
        stage.expect("It begins with the next breath in.");
        stage.expect_not("In");
        stage.pass(9.0);
        stage.expect("Somebody may be breathing this with you.");
    }
}

#[test]
fn words_that_were_told_can_be_for_a_time_as_well() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    type_words(&mut stage, "evening cup anchor");
    assert!(stage.control("Copy: evening cup anchor. In 3 · Out 4 · 1 minute").is_some());
}

#[test]
fn nonsense_is_told_and_mended_by_one_press() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    for (typed, says) in [
        ("horse", "Three words are needed. There is one so far."),
        ("horse frisbee keyboard zebra", "Three words are needed. There are 4."),
        ("qqq qqq qqq", "“qqq” is not one of the words."),
        ("horse frisbee zebra", "These three do not belong together. Perhaps one was heard wrong."),
    ] {
        type_words(&mut stage, typed);
        stage.expect(says);
        assert!(stage.control("Join").is_none());
    }
    type_words(&mut stage, "horse frizbe keyboard");
    stage.click("Perhaps frisbee?");
    stage.expect("In 4 · Out 6 · 5 minutes");
    type_words(&mut stage, "frisbee horse keyboard");
    stage.click("Use this order");
    assert!(stage.control("Join").is_some());
    type_words(&mut stage, "ÉÉÉ horse <b>");
    assert!(stage.control("Join").is_none());
}

#[test]
fn a_held_breath_is_read_about_before_it_can_be_joined() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    type_words(&mut stage, "jigsaw dolphin green");
    assert!(stage.control("Join").is_none());
    stage.press("Enter");
    assert_eq!(stage.sitting(), None);
    stage.click("I have read this, show them");
    stage.click("Join");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
}

#[test]
fn what_was_agreed_is_waited_for_and_begins_by_itself() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = Stage::new(size);
        open(&mut stage);
        stage.click("Or begin at a time");
        stage.expect("12:15 here is 12:15 in world time (UTC). Then you begin together, and end together.");
        stage.click("Wait for 12:15");
        stage.expect("At 12:15");
        stage.pass(800.0);
        assert_eq!(stage.sitting(), None);
        stage.pass(110.0);
        assert_eq!(stage.exercise(), "in-step");
    }
}

#[test]
fn not_now_and_another_page_end_the_waiting() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    stage.click("Or begin at a time");
    stage.click("Wait for 12:15");
    stage.click("Not now");
    stage.expect("In step, apart");
    stage.click("Wait for 12:15");
    stage.press("F1");
    stage.click("Back");
    stage.expect("In step, apart");
    stage.pass(1_000.0);
    assert_eq!(stage.sitting(), None);
}

#[test]
fn hide_leaves_nothing_of_it_to_be_seen_and_nothing_begins_behind_it() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    type_words(&mut stage, "evening cup anchor");
    stage.click("Or begin at a time");
    stage.click("Wait for 12:15");
    stage.click("Hide");
    assert!(stage.nodes().iter().all(|node| !node.name.contains("evening") && !node.name.contains("12:15")));
    stage.pass(1_200.0);
    assert_eq!(stage.sitting(), None);
}

#[test]
fn a_practice_leads_there_with_its_breath_or_the_nearest() {
    let mut stage = Stage::new(WIDE);
    open_practice(&mut stage, "Equal breath");
    stage.click("In step with someone");
    assert!(
        stage.control("Copy: marigold evening magnet. In 5 · Out 5 · 5 minutes").is_some(),
        "{:?}",
        stage.names()
    );
    stage.click("Back");
    open_practice(&mut stage, "Humming");
    stage.click("In step with someone");
    stage.expect("Three words cannot say the pace of “Humming”. The nearest is In 4 · Out 8.");
    stage.click("Back");
    open_practice(&mut stage, "Look around");
    assert!(stage.control("In step with someone").is_none());
}

#[test]
fn by_keyboard_alone_a_time_is_chosen_and_waited_for() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    let link = stage.control("Or begin at a time").unwrap().id;
    stage.act_on(link, Action::Focus);
    stage.press("Enter");
    stage.type_text("14");
    stage.press("Tab Tab");
    assert!(stage.control("Wait for 14:15").is_some(), "{:?}", stage.names());
    stage.press("Enter");
    stage.expect("At 14:15");
}

#[test]
fn the_time_is_turned_by_screen_readers_too() {
    let mut stage = Stage::new(WIDE);
    open(&mut stage);
    stage.click("Or begin at a time");
    let hour = stage.control("Hour").unwrap().id;
    stage.act_on(hour, Action::Increment);
    assert!(stage.control("Wait for 13:15").is_some());
}
