//! What screen readers say by themselves: each part as it begins, each beat if that was chosen, and
//! nothing in between.

use super::stage::{Stage, WIDE};

/// What the live regions said, one entry for each change, frame by frame at a fifth of a second.
fn heard(stage: &mut Stage, secs: f64) -> Vec<Vec<String>> {
    let mut heard = vec![stage.live()];
    for _ in 0..(secs * 5.0) as usize {
        stage.pass(0.2);
        let now = stage.live();
        if heard.last() != Some(&now) {
            heard.push(now);
        }
    }
    heard
}

#[test]
fn each_part_is_said_once_as_it_begins() {
    let mut stage = Stage::new(WIDE);
    assert_eq!(stage.live(), Vec::<String>::new(), "a still screen says nothing");
    stage.press("Enter");
    let heard: Vec<String> = heard(&mut stage, 62.0).concat();
    let landing = stage.app(|app| app.words().message("practice-landing", &[]));
    assert_eq!(
        heard,
        [
            "Begin as you are. Stop whenever you like.",
            "Look around slowly, or listen.",
            "Stay with one thing. A plain one is fine.",
            "Soft, not deep. Follow the shape, or not.",
            "A last look at the plain thing.",
            "You can stop following now. Look around once more.",
            landing.as_str(),
            "And now?",
            "You took this time. No words are needed.",
        ]
    );
}

#[test]
fn beats_are_said_when_that_was_chosen() {
    let mut stage = Stage::with_settings(WIDE, "announces_beats = true");
    stage.begin("Slow and even");
    let heard = heard(&mut stage, 26.0);
    let beats: Vec<&str> = heard.iter().filter_map(|regions| regions.get(1)).map(String::as_str).collect();
    assert_eq!(beats, ["In", "Out", "In", "Out", "In"], "{heard:?}");
    assert!(heard.iter().all(|regions| regions.len() <= 2));
}

#[test]
fn pausing_says_nothing_anew_about_the_part() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.pass(6.0);
    let before = stage.live();
    stage.press("Space");
    stage.pass(10.0);
    stage.press("Space");
    assert_eq!(stage.live(), before);
}

#[test]
fn who_comes_back_to_a_machine_that_slept_is_told_once_and_then_the_part_has_the_word_again() {
    const ABSENT: &str = "Paused. The computer was asleep, or busy.";
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.pass(6.0);
    let before = stage.live();
    stage.sleep(3_600.0);
    assert_eq!(stage.live(), [ABSENT]);
    stage.pass(30.0);
    assert_eq!(stage.live(), [ABSENT], "as long as nobody goes on");
    stage.press("Space");
    assert_eq!(stage.live(), before);
}

#[test]
fn a_hidden_window_says_nothing_of_a_machine_that_slept() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.pass(6.0);
    stage.click("Hide");
    stage.sleep(3_600.0);
    assert_eq!(stage.live(), Vec::<String>::new());
}

#[test]
fn the_sentence_after_is_said_when_it_changes() {
    let mut stage = Stage::new(WIDE);
    stage.press("2 6 Enter");
    stage.practise_to_the_end();
    assert_eq!(stage.live(), ["And now?", "You took this time. No words are needed."]);
    stage.press("2 4");
    assert_eq!(stage.live(), ["And now?", "Easier than before, by 2."]);
    stage.click("A little longer");
    assert_eq!(stage.live().len(), 1, "and then the practice has the word again");
}
