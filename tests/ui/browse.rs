//! Looking for a practice, and its page.

use std::collections::HashSet;

use egui::accesskit::Role;
use softlanding::search::Shelf;
use softlanding::ui::action::{PeopleTopic, Route};
use softlanding_core::record::{ExerciseKey, Origin};

use super::geometry;
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const FIELD: &str = "Search practices";

impl Stage {
    /// Goes to the page of a practice by the list of all.
    #[track_caller]
    pub fn open_practice(&mut self, title: &str) {
        self.open_all();
        self.click(title);
    }

    /// Goes to the list of all practices.
    #[track_caller]
    pub fn open_all(&mut self) {
        self.click("Practices");
        let is_all = |name: &String| name.starts_with("All ") && name.ends_with(" practices");
        let all = self.names().into_iter().find(is_all).expect("the way to all");
        self.click(&all);
    }
}

/// The titles of practices, in the order of the eye.
fn titles(stage: &Stage) -> Vec<String> {
    let known: HashSet<String> =
        stage.app(|app| app.library().entries().iter().map(|entry| entry.exercise.title.clone()).collect());
    stage.names().into_iter().filter(|name| known.contains(name)).collect()
}

fn search(stage: &mut Stage, text: &str) {
    stage.focus(FIELD);
    stage.type_text(text);
}

fn count(stage: &Stage) -> usize {
    let mut told = stage.told().iter().filter_map(|told| told.rsplit(". ").next());
    let said = told.rfind(|said| said.ends_with("practices") || said.ends_with("practice"));
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
        let names = stage.names();
        let people = names.iter().position(|name| name == "People to turn to").unwrap();
        let practice = titles(&stage).first().and_then(|title| names.iter().position(|name| name == title));
        assert!(practice.is_none_or(|practice| people < practice));
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

/// What can be pressed without scrolling, navigation included.
fn targets(stage: &Stage) -> Vec<String> {
    let page = stage.page();
    let in_sight = |node: &super::nodes::Seen| {
        let is_chrome = super::stage::CHROME.contains(&node.name.as_str());
        node.is_control() && (is_chrome || page.intersect(node.rect).is_positive())
    };
    stage.nodes().into_iter().filter(in_sight).map(|node| node.name).collect()
}

#[test]
fn at_most_twenty_four_things_can_be_pressed_in_the_first_view() {
    for toml in ["", "[favourites]\n\"shipped:humming\" = true\n\"shipped:sigh\" = true\n"] {
        let mut stage = Stage::with_settings(WIDE, toml);
        stage.click("Practices");
        let targets = targets(&stage);
        assert!(targets.len() <= 24, "{}: {targets:?}", targets.len());
        assert!(targets.len() >= 16, "there is something to choose: {targets:?}");
    }
}

#[test]
fn shelves_stand_in_their_order_each_with_a_way_to_all_of_it_and_back() {
    for (size, percent) in [(WIDE, 100), (NARROW, 100), (SMALLEST, 200)] {
        let mut stage = Stage::with_settings(size, &format!("text_percent = {percent}\n"));
        stage.click("Practices");
        let headings: Vec<String> = stage
            .nodes()
            .into_iter()
            .filter(|node| node.role == Role::Heading)
            .map(|node| node.name)
            .collect();
        let expected = [
            "Practices",
            "For stirred up",
            "In bed, in the dark",
            "For far away",
            "A minute",
            "Among people",
            "With a child",
        ];
        assert_eq!(headings, expected);
        stage.click("All: In bed, in the dark");
        assert_eq!(stage.view(|view| view.route.clone()), Route::Shelf(Shelf::InBed));
        assert!(count(&stage) > 10);
        assert_eq!(titles(&stage).first().map(String::as_str), Some("An evening breath"));
        stage.click("Back");
        assert_eq!(stage.view(|view| view.route.clone()), Route::Practices);
        let all = count(&stage);
        stage.open_all();
        assert_eq!((count(&stage), stage.view(|view| view.route.clone())), (all, Route::Shelf(Shelf::All)));
    }
}

#[test]
fn yours_comes_first_once_there_is_something_of_ones_own() {
    let mut stage = Stage::new(WIDE);
    stage.click("Practices");
    stage.expect_not("Yours");
    search(&mut stage, "feet on the floor");
    stage.focus("Feet on the floor");
    stage.press("F");
    let key = ExerciseKey { origin: Origin::Shipped, id: "feet-on-the-floor".to_owned() };
    assert!(stage.settings().favourites.contains(&key));
    let said = stage.control("Feet on the floor").unwrap().description;
    assert!(said.starts_with("A favourite. "), "{said}");
    stage.press("Esc");
    stage.expect_not("Yours");
    stage.click("Now");
    stage.click("Practices");
    stage.expect("Yours");
    stage.click("All: Yours");
    assert_eq!(titles(&stage), ["Feet on the floor"]);
    stage.focus("Feet on the floor");
    stage.press("F");
    assert!(stage.settings().favourites.is_empty());
}

#[test]
fn shelves_are_gone_through_by_keys_alone() {
    let mut stage = Stage::new(WIDE);
    stage.click("Practices");
    stage.focus("All: For stirred up");
    let first = titles(&stage).first().cloned().unwrap();
    stage.press("Tab");
    assert_eq!(stage.focused().unwrap().name, first);
    stage.press("Right");
    assert_eq!(stage.focused().unwrap().name, titles(&stage)[1]);
    stage.press("Down");
    assert_eq!(stage.focused().unwrap().name, titles(&stage)[5], "the one below it");
    let before = stage.control("All: With a child").unwrap().rect.top();
    stage.press("PageDown");
    let after = stage.control("All: With a child").unwrap().rect.top();
    assert!(after < before - 300.0, "the page is turned: {before} {after}");
    stage.press("PageUp");
    assert!((stage.control("All: With a child").unwrap().rect.top() - before).abs() < 1.0);
    for _ in 0..60 {
        stage.press("Tab");
        if stage
            .focused()
            .is_some_and(|seen| seen.name.starts_with("All ") && seen.name.ends_with("practices"))
        {
            return;
        }
    }
    panic!("Tab reaches the last of them");
}

#[test]
fn what_was_typed_is_cleared_by_a_button_that_has_a_name() {
    for (size, percent) in [(WIDE, 100), (NARROW, 100), (SMALLEST, 200)] {
        let mut stage = Stage::with_settings(size, &format!("text_percent = {percent}\n"));
        stage.click("Practices");
        assert!(stage.control("Clear the search").is_none());
        let field = stage.control(FIELD).unwrap().rect;
        search(&mut stage, "hum");
        let clear = stage.control("Clear the search").unwrap().rect;
        assert!(clear.width() >= 44.0 && clear.height() >= 44.0 && !clear.intersects(field.shrink(1.0)));
        assert_eq!(stage.control(FIELD).unwrap().rect, field, "nothing moves");
        stage.click("Clear the search");
        assert!(stage.view(|view| view.browsing.query.text.is_empty()));
        assert!(stage.control("Clear the search").is_none());
        assert_eq!(stage.focused().unwrap().name, FIELD, "and one may go on typing");
    }
}

#[test]
fn the_keys_of_the_search_bring_the_field_into_sight() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        stage.click("Practices");
        for key in ["Ctrl+F", "/"] {
            stage.wheel(-100_000.0);
            assert!(!stage.page().contains_rect(stage.control(FIELD).unwrap().rect));
            if key == "/" {
                stage.type_text("/");
            } else {
                stage.press(key);
            }
            assert!(stage.page().contains_rect(stage.control(FIELD).unwrap().rect), "{key}");
            stage.focus("Filter");
        }
    }
}

#[test]
fn filters_are_folded_say_how_many_are_chosen_and_are_cleared_together() {
    for (size, percent) in [(WIDE, 100), (NARROW, 100), (SMALLEST, 200)] {
        let mut stage = Stage::with_settings(size, &format!("text_percent = {percent}\n"));
        stage.click("Practices");
        let all = count(&stage);
        assert!(stage.control("Silent").is_none());
        stage.click("Filter");
        stage.click("Silent");
        stage.click("Sound");
        assert!(stage.is_on("Silent") && stage.is_on("Sound"));
        let few = count(&stage);
        assert!(few < all);
        stage.wheel(100_000.0);
        stage.click("Filter · 2");
        assert!(stage.control("Silent").is_none(), "folded again");
        assert_eq!(count(&stage), few, "and still chosen");
        search(&mut stage, "hum");
        stage.click("Clear filters");
        assert_eq!(stage.view(|view| view.browsing.query.text.clone()), "hum", "the words stay");
        stage.expect("Filter");
        stage.expect_not("Clear filters");
    }
}

#[test]
fn everyday_words_find_what_may_help() {
    let mut stage = Stage::new(WIDE);
    stage.click("Practices");
    search(&mut stage, "had a nightmare");
    assert_eq!(titles(&stage).first().map(String::as_str), Some("After a bad dream"));
    stage.click("The night");
    assert_eq!(stage.view(|view| view.route.clone()), Route::Night);
}

#[test]
fn nothing_is_cut_where_text_is_largest_and_the_window_smallest() {
    let mut stage = Stage::with_settings(SMALLEST, "text_percent = 200\n");
    stage.click("Practices");
    geometry::take_pointer_away(&mut stage);
    assert_eq!(geometry::problems(&mut stage), [""; 0]);
    stage.click("Filter");
    stage.click("No holds");
    geometry::take_pointer_away(&mut stage);
    assert_eq!(geometry::problems(&mut stage), [""; 0]);
}
