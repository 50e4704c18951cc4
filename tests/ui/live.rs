//! What screen readers say by themselves: each part as it begins, each beat where nothing sounds or that was chosen, what
//! was done, and nothing in between.

use super::stage::{Stage, WIDE};

/// Parts without their beats.
const PARTS: &str = "announces_beats = false";

#[test]
fn each_part_is_said_once_as_it_begins() {
    let mut stage = Stage::with_settings(WIDE, PARTS);
    assert_eq!(stage.heard(), Vec::<String>::new(), "a still screen says nothing");
    stage.press("Enter");
    stage.pass(62.0);
    let landing = stage.app(|app| app.words().message("practice-landing", &[]));
    assert_eq!(
        stage.heard(),
        [
            "Begin as you are. Stop whenever you like.",
            "Look around slowly, or listen.",
            "Stay with one thing. A plain one is fine.",
            "Soft, not deep. Follow the shape, or not.",
            "A last look at the plain thing.",
            "You can stop following now. Look around once more.",
            landing.as_str(),
            "You took this time. No words are needed.",
        ]
    );
    assert_eq!(stage.stands_at().as_deref(), Some("And now?"), "which is read as screen readers come to it");
}

#[test]
fn beats_are_said_where_nothing_sounds_after_the_guidance_and_each_time() {
    let mut stage = Stage::new(WIDE);
    stage.begin("Slow and even");
    stage.heard();
    stage.pass(28.0);
    assert_eq!(
        stage.heard(),
        [
            "Soft, not deep. Through your nose, if that’s easy. In",
            "Out",
            "In",
            "Out",
            "A small breath is a whole breath. In"
        ]
    );
}

#[test]
fn beats_are_not_said_where_there_is_sound_and_are_where_it_was_chosen() {
    const SOUND: &str = "[sound]\nchosen = true\non = true";
    for (toml, says) in [
        (SOUND.to_owned(), false),
        (format!("announces_beats = true\n{SOUND}"), true),
        (PARTS.to_owned(), false),
    ] {
        let mut stage = Stage::with_settings(WIDE, &toml);
        stage.begin("Slow and even");
        stage.pass(12.0);
        assert_eq!(stage.is_told("Out"), says, "{toml}: {:?}", stage.heard());
    }
}

#[test]
fn a_pause_and_going_on_are_said_and_nothing_anew_about_the_part() {
    let mut stage = Stage::with_settings(WIDE, PARTS);
    stage.press("Enter");
    stage.pass(6.0);
    stage.heard();
    stage.press("Space");
    stage.pass(10.0);
    stage.press("Space");
    assert_eq!(stage.heard(), ["Paused", "Going on."]);
    stage.click("Pause");
    stage.click("Go on");
    assert_eq!(stage.heard(), ["Paused", "Going on."]);
}

#[test]
fn who_comes_back_to_a_machine_that_slept_is_told_once_and_then_the_part_has_the_word_again() {
    const ABSENT: &str = "Paused. The computer was asleep, or busy.";
    let mut stage = Stage::with_settings(WIDE, PARTS);
    stage.press("Enter");
    stage.pass(6.0);
    let before = stage.heard();
    stage.sleep(3_600.0);
    assert_eq!(stage.heard(), [ABSENT]);
    stage.pass(28.0);
    assert_eq!(stage.heard(), Vec::<String>::new(), "as long as nobody goes on");
    stage.press("Space");
    assert_eq!(stage.heard(), [format!("Going on. {}", before.last().unwrap())]);
}

#[test]
fn a_hidden_window_says_nothing() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.pass(6.0);
    stage.heard();
    stage.click("Hide");
    stage.sleep(3_600.0);
    assert_eq!(stage.heard(), Vec::<String>::new());
}

#[test]
fn what_keys_choose_is_said_and_what_is_asked_next() {
    let mut stage = Stage::new(WIDE);
    stage.press("2");
    assert_eq!(stage.heard(), ["Stirred up. How hard is this moment?"]);
    stage.press("6");
    assert_eq!(stage.heard(), ["6"]);
    stage.press("3");
    assert_eq!(stage.heard(), ["3"], "another number");
}

#[test]
fn what_is_noticed_is_counted() {
    let mut stage = Stage::new(WIDE);
    stage.begin("Five, four, three, two, one");
    while stage.control("I have one").is_none() {
        stage.pass(1.0);
    }
    stage.heard();
    stage.click("I have one");
    assert_eq!(stage.heard(), ["1 of 5"]);
    stage.click("I have one");
    assert_eq!(stage.heard(), ["2 of 5"]);
}

#[test]
fn the_sentence_after_is_said_when_it_changes() {
    let mut stage = Stage::with_settings(WIDE, PARTS);
    stage.press("2 6 Enter");
    stage.practise_to_the_end();
    assert_eq!(stage.heard().last().map(String::as_str), Some("You took this time. No words are needed."));
    stage.press("2");
    stage.heard();
    stage.press("4");
    let heard = stage.heard().concat();
    assert!(heard.starts_with('4') && heard.ends_with("Easier than before, by 2."), "{heard}");
}

#[test]
fn a_screen_reader_without_live_regions_finds_the_words_at_what_has_the_focus() {
    let mut stage = Stage::with_settings(WIDE, &format!("spoken_by = \"description\"\n{PARTS}"));
    stage.press("Enter");
    let here = |stage: &Stage| stage.nodes().into_iter().find(|node| node.is_focused).unwrap();
    assert_eq!(here(&stage).description, "Begin as you are. Stop whenever you like.");
    stage.press("Tab Tab");
    stage.press("Enter");
    assert_eq!((here(&stage).name.as_str(), here(&stage).description.as_str()), ("Go on", "Paused"));
    assert_eq!(stage.heard(), Vec::<String>::new(), "it is not heard twice");
}
