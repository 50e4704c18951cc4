//! Parts in which a person answers, sorts or ends sentences: by keys, by pointer, by screen reader, in every size.

use softlanding_core::sitting::Stage as Sitting;

use super::geometry::{problems, problems_with_tab};
use super::parts::{begun, begun_with};
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const CHOOSE: &str = r#"Choose(prompt: "How much do you say?", choices: ["One word", "A line", "All of it"]),
    Say(text: "Look around.", fill: true)"#;
const MANY: &str = r#"Choose(prompt: "Which one is it?", choices: ["Listen", "Help", "A hug", "Be here", "Space",
    "Something else that takes more words to say than this", "Not now", "Nothing"])"#;
const SORT: &str = r#"Sort(prompt: "Whose is it?", piles: ["Mine", "Not mine"], items: ["My words", "Their mood",
    "The weather"]), Say(text: "Look around.", fill: true)"#;
const SENTENCES: &str = r#"Sentences(prompt: "As much as you like.", starts: ["I notice", "I feel", "I need"], keep: Ask),
    Say(text: "Look around.", fill: true)"#;

#[test]
fn an_answer_goes_on_and_stays_in_sight_to_the_end() {
    for (size, key) in [(WIDE, None), (NARROW, Some("2"))] {
        let mut stage = begun(size, CHOOSE);
        stage.expect("How much do you say?");
        if let Some(key) = key {
            stage.press(key);
        } else {
            stage.click("A line");
        }
        stage.expect("Look around.");
        stage.expect("A line");
        stage.expect_not("One word");
        stage.pass(120.0);
        stage.expect("A line");
    }
}

#[test]
fn no_answer_is_needed() {
    for how in ["click", "Space"] {
        let mut stage = begun(WIDE, CHOOSE);
        if how == "click" {
            stage.click("Next");
        } else {
            stage.press(how);
        }
        stage.expect("Look around.");
        stage.expect_not("A line");
        assert_eq!(stage.sitting(), Some(Sitting::Running));
    }
}

#[test]
fn an_answer_is_reached_by_tab_and_a_number_beyond_the_last_does_nothing() {
    let mut stage = begun(WIDE, CHOOSE);
    stage.press("9 4");
    stage.expect("How much do you say?");
    stage.focus("All of it");
    stage.press("Enter");
    stage.expect("Look around.");
    stage.expect("All of it");
}

#[test]
fn things_are_laid_on_piles_seen_there_and_moved() {
    for size in [WIDE, NARROW] {
        let mut stage = begun(size, SORT);
        stage.expect("3 left");
        assert!(stage.is_told("My words"));
        stage.press("1");
        stage.expect("My words: Mine");
        assert!(stage.is_told("Their mood"), "the next one is said");
        stage.click("Another one");
        assert!(stage.is_told("The weather"));
        stage.click("Not mine");
        stage.press("1");
        stage.expect("Each has a place. Press one to move it.");
        stage.expect("Their mood: Mine");
        assert!(stage.control("Not mine").is_none(), "there is nothing to lay down");
        stage.focus("Their mood: Mine");
        stage.press("Enter");
        assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some("Mine"), "the keyboard stays near");
        stage.press("2");
        stage.expect("Their mood: Not mine");
        stage.press("1 2");
        stage.expect("The weather: Not mine");
        stage.click("Next");
        stage.expect("Look around.");
        stage.expect_not("Their mood: Not mine");
    }
}

#[test]
fn what_was_sorted_goes_with_the_practice() {
    let mut stage = begun(WIDE, SORT);
    stage.press("1");
    stage.click("Hide");
    assert!(!stage.says("My words: Mine") && !stage.says("Their mood"));
    stage.press("Ctrl+Enter");
    stage.expect("My words: Mine");
    stage.click("Stop");
    stage.click("Done");
    stage.press("Enter");
    stage.expect("3 left");
    stage.expect_not("My words: Mine");
    stage.click("Stop");
    stage.click("Done");
    assert!(stage.view(|view| view.sorting.is_none()));
}

#[test]
fn words_right_after_an_answer_begin_with_it() {
    let parts = r#"Choose(prompt: "Which one?", choices: ["Hello. Can we talk?", "Are you there?"]),
        Write(prompt: "Change it as you like.", keep: Never), Write(prompt: "And more.", keep: Never)"#;
    let mut stage = begun(WIDE, parts);
    stage.press("1");
    stage.expect("Change it as you like.");
    assert_eq!(stage.view(|view| view.written.clone()), "Hello. Can we talk?");
    stage.click("Your words");
    stage.press("Ctrl+A Delete");
    stage.step();
    assert_eq!(stage.view(|view| view.written.clone()), "", "it begins so once");
    stage.click("Next");
    stage.expect("And more.");
    assert_eq!(stage.view(|view| view.written.clone()), "");
    let mut stage = begun(WIDE, parts);
    stage.click("Next");
    assert_eq!(stage.view(|view| view.written.clone()), "");
}

/// Writes the first and the last of three sentences.
fn written(size: egui::Vec2) -> Stage {
    let mut stage = begun(size, SENTENCES);
    stage.click("I notice");
    stage.type_text("it is loud");
    stage.step();
    // On to the next field, and past it.
    stage.press("Enter");
    assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some("I feel"));
    stage.press("Enter");
    stage.type_text("a quiet hour");
    stage.step();
    stage
}

#[test]
fn sentences_are_ended_read_as_one_text_and_copied() {
    for size in [WIDE, NARROW] {
        let mut stage = written(size);
        stage.press("Enter");
        assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some("Read it whole"));
        stage.press("Enter");
        stage.expect("I notice it is loud.\nI need a quiet hour.");
        stage.expect("Only kept if you press Keep.");
        stage.click("Copy");
        stage.wait_until("it is copied", |stage| stage.says("Copied"));
        stage.click("Change it");
        stage.click("I feel");
        stage.type_text("tired");
        stage.click("Read it whole");
        stage.expect("I notice it is loud.\nI feel tired.\nI need a quiet hour.");
        stage.click("Next");
        stage.expect("Look around.");
    }
}

#[test]
fn sentences_go_with_the_practice_and_hide_shows_none() {
    let mut stage = written(WIDE);
    stage.click("Read it whole");
    stage.click("Hide");
    assert!(!stage.says("I notice it is loud.\nI need a quiet hour."));
    stage.press("Ctrl+Enter");
    stage.click("Stop");
    stage.click("Done");
    assert!(stage.view(|view| view.sentences.is_none()));
    stage.press("Enter");
    stage.click("Read it whole");
    stage.expect("Nothing is written yet. That’s fine.");
    stage.click("Change it");
    stage.click("I notice");
    stage.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    stage.click("Read it whole");
    stage.expect("Nothing is written yet. That’s fine.");
}

#[test]
fn letters_of_a_sentence_do_nothing_else() {
    let mut stage = begun(WIDE, SENTENCES);
    stage.click("I notice");
    stage.type_text("e w m 1 2");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    stage.expect("Read it whole");
}

#[test]
fn everything_fits_and_can_be_reached_in_every_size() {
    for parts in [CHOOSE, MANY, SORT, SENTENCES] {
        for (size, toml) in [
            (WIDE, ""),
            (NARROW, ""),
            (SMALLEST, ""),
            (NARROW, "text_percent = 200"),
            (WIDE, "text_percent = 200"),
        ] {
            let mut stage = begun_with(size, toml, parts);
            stage.pass(1.0);
            if parts == SORT {
                stage.press("1 2 1");
            }
            assert_eq!(problems(&mut stage), Vec::<String>::new(), "{parts} {size} {toml}");
            assert_eq!(problems_with_tab(&mut stage), Vec::<String>::new(), "{parts} {size} {toml}");
        }
    }
}
