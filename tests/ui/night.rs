//! The night: there in its hours, without blue, and never with a letter to somebody who is missed.

use softlanding::ui::theme::{Theme, ThemeName};
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const ALWAYS: &str = "night_door = \"always\"\ntheme = \"dawn\"\n";

/// Lets the clock on the wall go on to this hour.
fn sleep_until(stage: &mut Stage, hour: i8) {
    let now = stage.app(|app| app.wall().zoned().hour());
    let hours = (i32::from(hour) - i32::from(now)).rem_euclid(24);
    stage.sleep(f64::from(hours) * 3_600.0);
    assert_eq!(stage.app(|app| app.wall().zoned().hour()), hour);
}

fn theme(stage: &Stage) -> ThemeName {
    Theme::of(&stage.harness.ctx).name
}

#[test]
fn the_door_stands_on_now_from_nine_to_five_unless_chosen_otherwise() {
    for (toml, hours) in [
        ("", vec![(12, false), (20, false), (21, true), (4, true), (5, false)]),
        ("night_door = \"always\"\n", vec![(12, true)]),
        ("night_door = \"never\"\n", vec![(3, false)]),
    ] {
        let mut stage = Stage::with_settings(WIDE, toml);
        for (hour, stands) in hours {
            sleep_until(&mut stage, hour);
            assert_eq!(stage.control("Night").is_some(), stands, "{toml:?} at {hour}");
        }
    }
}

#[test]
fn each_way_leads_to_practices_that_begin_at_one_press_in_every_window() {
    for size in [WIDE, NARROW, SMALLEST] {
        for (way, practice) in [
            ("I can’t sleep", "The bed or chair under you"),
            ("I woke from a bad dream", "Look around"),
            ("Someone is on my mind", "Company, with nothing to do"),
        ] {
            let mut stage = Stage::with_settings(size, ALWAYS);
            stage.click("Night");
            stage.click(way);
            stage.expect(way);
            assert_eq!(theme(&stage), ThemeName::Ember);
            if stage.control(practice).is_some() {
                stage.click(practice);
                assert_eq!(stage.sitting(), Some(Sitting::Running));
                assert_eq!(theme(&stage), ThemeName::Ember, "the practice is as dark");
            }
        }
    }
}

#[test]
fn back_and_the_days_screen_lead_back_to_the_colours_of_the_day() {
    let mut stage = Stage::with_settings(WIDE, ALWAYS);
    stage.click("Night");
    assert_eq!(theme(&stage), ThemeName::Ember);
    stage.click("I can’t sleep");
    stage.click("Back");
    stage.expect("It is night.");
    stage.click("The day’s screen");
    assert_eq!(theme(&stage), ThemeName::Dawn);
    stage.expect("Settled");
}

#[test]
fn whoever_needs_contrast_has_it_at_night_too() {
    let mut stage = Stage::with_settings(WIDE, "night_door = \"always\"\ntheme = \"contrast\"\n");
    stage.click("Night");
    assert_eq!(theme(&stage), ThemeName::Contrast);
}

#[test]
fn a_light_and_nothing_else_stays_until_it_is_left() {
    let mut stage = Stage::with_settings(WIDE, ALWAYS);
    stage.click("Night");
    stage.click("Only some light");
    stage.pass(600.0);
    stage.expect("Back, whenever you like");
    stage.press("Enter");
    stage.expect("It is night.");
}

#[test]
fn no_clock_stands_on_the_screens_of_the_night() {
    let mut stage = Stage::with_settings(WIDE, ALWAYS);
    sleep_until(&mut stage, 3);
    stage.click("Night");
    let digits = |stage: &Stage| {
        stage.nodes().into_iter().any(|node| node.name.chars().any(|letter| letter.is_ascii_digit()))
    };
    assert!(!digits(&stage));
    stage.click("Only some light");
    assert!(!digits(&stage));
}
#[test]
fn the_letter_to_somebody_missed_is_not_offered_at_night() {
    let mut stage = Stage::with_settings(WIDE, ALWAYS);
    stage.click("Night");
    stage.click("Someone is on my mind");
    let title =
        stage.app(|app| app.library().find_id("a-letter-not-sent").map(|entry| entry.exercise.title.clone()));
    assert!(title.is_some(), "there is such a practice");
    assert!(title.and_then(|title| stage.control(&title)).is_none());
}
