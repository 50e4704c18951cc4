//! The picture of a practice: six to choose from, and those that an exercise or the senses bring.

use std::time::Duration;

use egui::accesskit::Role;
use softlanding::settings::{Choice as _, PacerKind};

use super::parts::{begun, begun_with};
use super::stage::{NARROW, Stage, WIDE};

/// What a screen reader says of the picture.
fn image(stage: &Stage) -> String {
    let image = stage.nodes().into_iter().find(|node| node.role == Role::Image);
    image.map(|image| image.name).unwrap_or_default()
}

#[test]
fn five_four_three_two_one_gives_fifteen_lights() {
    for size in [WIDE, NARROW] {
        let toml = "[first_minute]\nexercise = \"shipped:five-four-three-two-one\"";
        let mut stage = Stage::with_settings(size, toml);
        stage.press("Enter");
        stage.pass(7.0);
        assert_eq!(image(&stage), "A ring, and a small lantern below it");
        stage.click("I have one");
        stage.pass(0.1);
        assert_eq!(image(&stage), "A ring with one small light in it");
        assert!(stage.next_frame() < Duration::from_millis(40), "it rises: {:?}", stage.next_frame());
        stage.pass(3.0);
        assert!(stage.next_frame() > Duration::from_millis(150), "it rests: {:?}", stage.next_frame());
        for _ in 0..14 {
            stage.press("Space");
        }
        stage.pass(1.0);
        assert_eq!(image(&stage), "A ring with 15 small lights in it");
        stage.expect("Stay with the one you liked best, or with none.");
    }
}

#[test]
fn what_is_skipped_gives_no_light_and_the_ring_goes_on() {
    let mut stage =
        begun(WIDE, r#"Notice(sense: See, count: 3, prompt: "Three."), Say(text: "Yes.", secs: 60)"#);
    stage.click("Skip");
    stage.click("I have one");
    stage.pass(0.1);
    assert_eq!(image(&stage), "A ring with one small light in it");
    stage.app(|app| {
        let sitting = &app.practice().unwrap().sitting;
        assert_eq!(sitting.own_steps(app.now()), (2, 3));
    });
}

#[test]
fn a_tap_is_answered() {
    let parts =
        r#"Notice(sense: Breath, count: 4, prompt: "Tap as you breathe in."), Say(text: "Yes.", secs: 60)"#;
    for pacer in PacerKind::ALL {
        let mut stage = begun_with(WIDE, &format!("pacer = \"{}\"", pacer.word()), parts);
        stage.pass(4.0);
        assert!(stage.next_frame() > Duration::from_millis(150), "{pacer:?}: {:?}", stage.next_frame());
        stage.click("Tap");
        stage.pass(0.1);
        assert!(stage.next_frame() < Duration::from_millis(40), "{pacer:?}: {:?}", stage.next_frame());
        stage.pass(2.0);
        assert!(stage.next_frame() > Duration::from_millis(150), "{pacer:?}: {:?}", stage.next_frame());
    }
}

#[test]
fn the_senses_and_what_one_presses_or_is_with_have_pictures() {
    for (exercise, said) in [
        ("look-around", "A light that goes slowly along the horizon"),
        ("one-sound", "A small lantern, and ripples going out from it"),
        ("butterfly-taps", "Two lights, one on each side"),
        ("feet-on-the-floor", "Two feet drawn in light"),
        ("press-your-palms", "Two hands drawn in light"),
        ("wall-push", "A small lantern at a wall"),
        ("with-an-animal", "An animal asleep"),
        ("beside-a-tree", "A tree drawn in light"),
        ("people-through-a-window", "Slow drops on a window"),
        ("just-company", "Two lanterns resting"),
        ("slow-and-even", "A lantern that grows"),
    ] {
        for motion in ["off", "on"] {
            let toml =
                format!("reduced_motion = \"{motion}\"\n[first_minute]\nexercise = \"shipped:{exercise}\"\n");
            let mut stage = Stage::with_settings(NARROW, &toml);
            stage.press("Enter");
            stage.pass(9.0);
            assert_eq!(stage.exercise(), exercise);
            assert!(image(&stage).starts_with(said), "{exercise}: {}", image(&stage));
        }
    }
}

#[test]
fn whoever_chose_words_alone_sees_no_picture_of_the_senses() {
    let toml = "pacer = \"words\"\n[first_minute]\nexercise = \"shipped:look-around\"\n";
    let mut stage = Stage::with_settings(WIDE, toml);
    stage.press("Enter");
    stage.pass(7.0);
    assert_eq!(image(&stage), "");
    stage.expect("Look");
}

#[test]
fn a_frame_is_offered_only_where_a_round_has_four_beats() {
    let mut stage = Stage::with_settings(WIDE, "holds_shown = true");
    stage.click("Settings");
    stage.expect("Shore");
    stage.expect_not("Frame");
    for (title, is_offered) in [("Box breath, with holds", true), ("Slow and even", false)] {
        stage.open_practice(title);
        stage.click("Picture for this practice");
        stage.expect("Shore");
        if is_offered {
            stage.expect("Frame");
        } else {
            stage.expect_not("Frame");
        }
    }
}

#[test]
fn a_frame_that_was_chosen_for_all_is_a_lantern_where_a_round_has_no_four_beats() {
    let toml = "pacer = \"frame\"\n[first_minute]\nexercise = \"shipped:slow-and-even\"\n";
    let mut stage = Stage::with_settings(WIDE, toml);
    stage.press("Enter");
    stage.pass(6.0);
    assert_eq!(image(&stage), "A lantern that grows and shrinks with the breath");
}
