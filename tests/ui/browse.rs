//! Looking for a practice, and its page.

use softlanding::ui::action::{PeopleTopic, Route};

use super::stage::{NARROW, Stage, WIDE};

const FIELD: &str = "Search practices";

/// The titles in sight, in the order of the eye.
fn titles(stage: &Stage) -> Vec<String> {
    let cards = stage.nodes().into_iter().filter(|node| node.name.starts_with("Favourite: "));
    cards.map(|node| node.name.trim_start_matches("Favourite: ").to_owned()).collect()
}

fn search(stage: &mut Stage, text: &str) {
    stage.focus(FIELD);
    stage.type_text(text);
}

fn count(stage: &Stage) -> usize {
    let said =
        stage.live().into_iter().find(|said| said.ends_with("practices") || said.ends_with("practice"));
    said.unwrap().split(' ').next().unwrap().parse().unwrap()
}

#[test]
fn every_practice_in_a_list_says_its_cautions() {
    let mut stage = Stage::new(WIDE);
    stage.click("Practices");
    search(&mut stage, "humming");
    let humming = stage.control("Humming").unwrap();
    assert!(humming.description.contains("Makes a sound"), "{humming:?}");
    assert!(humming.description.contains("Can make you dizzy: stop then"), "{humming:?}");
    stage.press("Esc");
    search(&mut stage, "one sound");
    let quiet = stage.control("One sound").unwrap();
    assert!(!quiet.description.contains("Makes a sound"), "{quiet:?}");
}

#[test]
fn what_is_typed_is_found_at_once() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        stage.click("Practices");
        let all = count(&stage);
        search(&mut stage, "humm");
        assert_eq!(titles(&stage).first().map(String::as_str), Some("Humming"));
        assert!(count(&stage) < all);
        let found = titles(&stage);
        stage.press("Esc");
        assert_eq!(count(&stage), all, "Esc takes the words away");
        assert!(stage.view(|view| view.hidden.is_none()));
        assert_eq!(stage.focused().unwrap().name, FIELD, "and one may go on typing");
        search(&mut stage, "hummign");
        assert_eq!(titles(&stage), found, "a slip of the fingers");
        stage.press("Esc Esc");
        assert!(stage.view(|view| view.hidden.is_some()), "once there are no words, Esc hides");
    }
}

#[test]
fn words_of_danger_list_people_first_and_enter_opens_them() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::with_settings(size, "country = \"GB\"\n");
        stage.click("Practices");
        search(&mut stage, "suacide zzz");
        assert_eq!(stage.view(|view| view.route.clone()), Route::Practices, "typing never changes the page");
        stage.expect("People to turn to");
        stage.expect_not("Nothing here fits.");
        let cards = stage.names();
        let place = |name: &str| cards.iter().position(|known| known.starts_with(name));
        assert!(place("Favourite: ").is_none_or(|card| place("People to turn to").unwrap() < card));
        stage.press("Enter");
        assert_eq!(stage.view(|view| view.route.clone()), Route::People);
        stage.expect("Copy 116 123, Samaritans");
    }
}

#[test]
fn practices_with_others_in_mind_have_a_door_and_people_before_them() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        stage.open_else("With others in mind");
        assert!(titles(&stage).contains(&"Room for tears".to_owned()), "{:?}", titles(&stage));
        assert!(!titles(&stage).contains(&"Slow and even".to_owned()));
        for (looked_for, is_found) in
            [("mine or theirs", true), ("yes, no, maybe", false), ("box for later", true)]
        {
            search(&mut stage, looked_for);
            assert_eq!(count(&stage) == 1, is_found, "{looked_for}: what asks first is read about first");
            stage.press("Ctrl+A Delete");
            stage.step();
        }
        stage.click("Are you in danger right now?");
        assert_eq!(stage.view(|view| view.route.clone()), Route::PeopleFor(PeopleTopic::Danger));
        stage.click("Back");
        assert_eq!(stage.view(|view| view.route.clone()), Route::WithOthers);
    }
}
