//! What was typed belongs to one field of one thing, and to whoever typed it: Ctrl+Z brings back nothing of
//! another's, and copying says what came of it.

use std::rc::Rc;

use super::stage::{NARROW, Stage, WIDE};

/// Two kept sittings, the newest first in the list.
fn two_sittings() -> Stage {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"");
    for title in ["Feet on the floor", "Slow and even"] {
        stage.begin(title);
        stage.click("Stop");
        stage.click("Done");
    }
    stage.click("Look back");
    stage
}

fn note_of(stage: &Stage) -> String {
    stage.view(|view| view.looking.sitting.note.clone())
}

#[test]
fn undo_in_one_sitting_brings_back_no_words_of_another() {
    let mut stage = two_sittings();
    stage.click("Slow and even");
    stage.click("Your words about it");
    stage.type_text("aspen");
    stage.step();
    stage.click("Back");
    stage.click("Feet on the floor");
    stage.click("Your words about it");
    stage.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    assert_eq!(note_of(&stage), "");
    stage.type_text("birch");
    stage.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    assert!(!note_of(&stage).contains("aspen"));
    let kept = stage.app(|app| app.kept().records().iter().map(|one| one.note.clone()).collect::<Vec<_>>());
    assert_eq!(kept.iter().filter(|note| *note == "aspen").count(), 1, "{kept:?}");
}

#[test]
fn undo_works_while_one_stays_and_not_after_one_went_elsewhere() {
    let mut stage = two_sittings();
    stage.click("Slow and even");
    stage.click("Your words about it");
    stage.type_text("aspen");
    for _ in 0..40 {
        stage.step();
    }
    stage.press("Ctrl+Z");
    assert_ne!(note_of(&stage), "aspen", "undo is there");
    stage.click("Back");
    stage.click("Slow and even");
    let left = note_of(&stage);
    stage.click("Your words about it");
    stage.press("Ctrl+Z");
    assert_eq!(note_of(&stage), left);
}

#[test]
fn a_notepad_gives_back_nothing_of_the_one_before() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        let text = |stage: &Stage| stage.view(|view| view.hidden.as_ref().unwrap().text.clone());
        stage.press("Esc");
        let begins_with = text(&stage);
        stage.type_text("plums");
        stage.press("Ctrl+Enter");
        stage.press("Esc");
        stage.press("Ctrl+Z Ctrl+Z");
        assert_eq!(text(&stage), begins_with);
    }
}

#[test]
fn hiding_forgets_what_undo_would_bring_back_to_the_field_below() {
    let mut stage = Stage::new(WIDE);
    stage.click("Practices");
    stage.click("Search practices");
    stage.type_text("zebra");
    for _ in 0..40 {
        stage.step();
    }
    stage.press("Ctrl+A Delete");
    stage.click("Hide");
    stage.press("Ctrl+Enter");
    stage.click("Search practices");
    stage.press("Ctrl+Z");
    assert_eq!(stage.view(|view| view.browsing.query.text.clone()), "");
}

fn writing(mut stage: Stage) -> Stage {
    stage.begin("Ask one person");
    for _ in 0..3 {
        stage.click("Next");
    }
    stage.click("Your words");
    stage.type_text("hello you");
    stage.click("Copy");
    stage
}

#[test]
fn copied_is_said_once_the_clipboard_took_it_and_only_of_these_words() {
    let mut stage = writing(Stage::new(WIDE));
    stage.wait_until("it is copied", |stage| stage.says("Copied"));
    stage.expect("It can be pasted elsewhere. Hide clears it.");
    stage.click("Your words");
    stage.type_text("!");
    stage.expect("Copy");
    stage.expect("Nothing you type here is kept.");
}

#[test]
fn the_keyboard_stays_on_what_was_pressed_when_its_words_change() {
    let mut stage = Stage::new(WIDE);
    stage.begin("Ask one person");
    for _ in 0..3 {
        stage.click("Next");
    }
    stage.click("Your words");
    stage.type_text("hello you");
    stage.focus("Copy");
    stage.press("Enter");
    stage.wait_until("it is copied", |stage| stage.says("Copied"));
    assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some("Copied"));
    for (before, after) in [("Pause", "Go on"), ("Go on", "Pause"), ("Silent", "Sound")] {
        stage.focus(before);
        stage.press("Enter");
        assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some(after));
    }
}

#[test]
fn where_the_clipboard_takes_nothing_that_is_said_and_the_words_stay() {
    let mut stage = writing(Stage::without_clipboard(Rc::new(tempfile::tempdir().unwrap()), WIDE));
    let sentence = "It could not be copied. Your words are still here. Please try once more.";
    stage.wait_until("it is said", |stage| stage.says(sentence));
    stage.expect_not("Copied");
    assert_eq!(stage.view(|view| view.written.clone()), "hello you");
}

#[test]
fn after_hide_nothing_is_said_to_be_copied() {
    let mut stage = writing(Stage::new(NARROW));
    stage.wait_until("it is copied", |stage| stage.says("Copied"));
    stage.click("Hide");
    stage.press("Ctrl+Enter");
    stage.expect_not("Copied");
}
