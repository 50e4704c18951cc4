//! *Now*: how it is, and something that suits.

use std::collections::HashSet;

use softlanding_core::exercise::Family;
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

#[test]
fn nothing_is_chosen_until_somebody_chooses() {
    for size in [WIDE, NARROW] {
        let stage = Stage::new(size);
        for name in ["Settled", "Stirred up", "Far away", "Mixed"] {
            assert!(!stage.is_on(name), "{name}");
        }
        stage.expect_not("How hard is this moment?");
    }
}

#[test]
fn at_most_sixteen_things_can_be_pressed_before_an_answer() {
    for size in [WIDE, NARROW] {
        let stage = Stage::new(size);
        let count = stage.nodes().into_iter().filter(super::nodes::Seen::is_control).count();
        assert!(count <= 16, "{count}: {:?}", stage.names());
    }
}

#[test]
fn each_state_has_its_digit_and_each_number_too() {
    for (digit, state) in [("1", "Settled"), ("2", "Stirred up"), ("3", "Far away"), ("4", "Mixed")] {
        let mut stage = Stage::new(WIDE);
        stage.press(digit);
        assert!(stage.is_on(state));
        if state == "Far away" {
            stage.press("5");
        }
        for (key, name) in [("0", "0, not hard"), ("1", "1"), ("9", "9"), ("End", "10, the hardest")] {
            stage.press(key);
            assert!(stage.is_on(name), "{state}, {name}");
        }
    }
}

#[test]
fn digits_without_a_state_do_nothing_above_four() {
    let mut stage = Stage::new(WIDE);
    stage.press("0 5 6 7 8 9 End");
    assert!(stage.app(|app| app.said().is_empty()));
}

#[test]
fn arrows_choose_within_each_group() {
    let mut stage = Stage::new(WIDE);
    stage.focus("Settled");
    stage.press("Right");
    assert!(stage.is_on("Stirred up"));
    stage.press("Right Right Right");
    assert!(stage.is_on("Mixed"), "and stay at the end");
    stage.press("Tab");
    assert_eq!(stage.focused().unwrap().name, "0, not hard");
    stage.press("Right Right Right");
    assert!(stage.is_on("3"));
    stage.press("Home");
    assert!(stage.is_on("0, not hard"));
    stage.press("End Left");
    assert!(stage.is_on("9"));
    assert!(stage.is_on("Mixed"), "the state stays");
}

#[test]
fn after_a_state_three_offers_stand_there_each_with_its_reason() {
    for size in [WIDE, NARROW, SMALLEST] {
        for digit in ["1", "2", "3", "4"] {
            let mut stage = Stage::new(size);
            stage.press(digit);
            let offers: Vec<(String, Family, String)> = stage.app(|app| {
                let reason = |reason| softlanding::text::names::reason(app.words(), reason);
                let offers = app.offers().into_iter();
                offers
                    .map(|(offer, entry)| {
                        (entry.exercise.title.clone(), entry.exercise.family, reason(offer.reason))
                    })
                    .collect()
            });
            assert_eq!(offers.len(), 3, "{digit}");
            let families: HashSet<Family> = offers.iter().map(|(_, family, _)| *family).collect();
            assert_eq!(families.len(), 3, "{digit}: from different families");
            assert!(families.iter().any(|family| *family != Family::Breathing));
            let [first, second, third] = offers.try_into().unwrap();
            let begin = stage.control(&format!("Begin {}", first.0));
            assert!(begin.is_some(), "{digit}: {:?}", stage.names());
            stage.expect_not(&first.2);
            stage.click("Why this?");
            stage.expect(&first.2);
            for (title, _, reason) in [second, third] {
                let card = stage.control(&title).unwrap();
                assert!(!reason.is_empty() && card.description.contains(&reason), "{card:?}");
            }
        }
    }
}

#[test]
fn when_it_is_very_hard_a_person_comes_first_then_movement_then_company() {
    for size in [WIDE, NARROW] {
        for (keys, first) in [("2 9", "Begin Feet on the floor"), ("3 1", "Begin Toes and fingers")] {
            let mut stage = Stage::new(size);
            stage.press(keys);
            let order: Vec<String> = stage.names();
            let place = |name: &str| {
                order.iter().position(|one| one == name).unwrap_or_else(|| panic!("{name}: {order:?}"))
            };
            let (person, begin) = (place("Talking to someone may help most now"), place(first));
            assert!(person < begin && begin < place("Company, with nothing to do"), "{keys}: {order:?}");
            let rect = |name: &str| stage.control(name).unwrap().rect;
            assert!(rect("Talking to someone may help most now").bottom() <= rect(first).top(), "{keys}");
            stage.press("Enter");
            assert_ne!(stage.exercise(), "just-company", "Enter begins the movement");
        }
    }
}

#[test]
fn hardly_being_here_is_very_hard_and_a_little_more_is_not() {
    let mut stage = Stage::new(WIDE);
    stage.press("3 2");
    stage.expect_not("Talking to someone may help most now");
}

#[test]
fn every_card_says_its_cautions_before_begin() {
    for size in [WIDE, NARROW] {
        for keys in ["", "1", "2", "3", "4", "2 9"] {
            let mut stage = Stage::new(size);
            if !keys.is_empty() {
                stage.press(keys);
            }
            let line = |exercise: &softlanding_core::exercise::Exercise| {
                let words = softlanding::text::Words::english();
                (exercise.title.clone(), softlanding::text::cautions::line(&words, exercise))
            };
            let cards: Vec<(String, Option<String>)> = stage.app(|app| {
                let offers = app.offers().into_iter().map(|(_, entry)| entry);
                let begin = app.begin_entry_of_now().filter(|_| keys.is_empty());
                begin.into_iter().chain(offers).map(|entry| line(&entry.exercise)).collect()
            });
            for (title, line) in cards {
                let Some(line) = line else { continue };
                let begin = stage.control(&format!("Begin {title}"));
                if begin.is_some() {
                    stage.expect(&line);
                }
                let card = begin.or_else(|| stage.control(&title)).unwrap();
                assert!(card.description.contains(&line), "{keys}: {card:?}");
            }
        }
    }
}

#[test]
fn each_offer_begins_with_one_press() {
    for index in 0..3 {
        let mut stage = Stage::new(WIDE);
        stage.press("2");
        let (id, title) = stage.app(|app| {
            let offers = app.offers();
            let entry = offers[index].1;
            (entry.key.id.clone(), entry.exercise.title.clone())
        });
        stage.click(&if index == 0 { format!("Begin {title}") } else { title });
        assert_eq!(stage.exercise(), id);
        let before = stage.app(|app| app.practice().unwrap().sitting.record().before.clone());
        assert!(before.is_some(), "what was said belongs to it");
    }
}

#[test]
fn enter_begins_the_first_offer_even_when_a_tile_has_the_keyboard() {
    let mut stage = Stage::new(WIDE);
    stage.focus("Settled");
    stage.press("Right");
    stage.press("Enter");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
}

#[test]
fn a_length_is_chosen_among_what_is_folded() {
    let mut stage = Stage::new(WIDE);
    stage.open_else("5 minutes");
    assert!(stage.is_on("5 minutes") && !stage.is_on("1 minute"));
    stage.click("Back");
    stage.expect("5 minutes · silent · no holds");
    stage.press("Enter");
    let planned = stage.app(|app| app.practice().unwrap().sitting.record().planned_ms);
    assert!((290_000..=310_000).contains(&planned), "{planned}");
}

#[test]
fn the_last_practice_stands_on_begin_only_after_a_yes() {
    for keeps in [false, true] {
        let mut stage = Stage::with_settings(WIDE, if keeps { "keep = \"yes\"" } else { "" });
        stage.begin("Slow and even");
        stage.press("Esc");
        stage.click("Done");
        stage.click("Now");
        let title = if keeps { "Begin Slow and even" } else { "Begin Look around, then an easy breath" };
        assert!(stage.control(title).is_some(), "{:?}", stage.names());
    }
}

#[test]
fn a_held_breath_is_never_what_begin_repeats() {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"\nholds_shown = true");
    stage.begin("Box breath, with holds");
    stage.press("Esc");
    stage.click("Done");
    stage.click("Now");
    assert!(stage.control("Begin Look around, then an easy breath").is_some(), "{:?}", stage.names());
}
