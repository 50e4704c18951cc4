//! Words for how it feels: to take by pointer, by arrows, by typing; one's own; three at most; kept with the rating.

use egui::Vec2;
use egui_kittest::kittest::NodeT as _;
use softlanding_core::record::Ending;

use super::nodes::Seen;
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const LABEL: &str = "Words, up to three (optional)";
const FIELD: &str = "Find a word, or write your own";

/// After a practice, where words may be said.
fn asked(size: Vec2, settings: &str, keys: &str) -> Stage {
    let mut stage = Stage::with_settings(size, settings);
    stage.press("Enter");
    stage.practise_to_the_end();
    stage.press(keys);
    stage.expect(LABEL);
    stage
}

/// The words that stand there.
fn words(stage: &Stage) -> Vec<Seen> {
    let is_word = |seen: &Seen| seen.role == egui::accesskit::Role::CheckBox && seen.is_on.is_some();
    stage.nodes().into_iter().filter(is_word).collect()
}

fn names(stage: &Stage) -> Vec<String> {
    words(stage).into_iter().map(|word| word.name).collect()
}

fn said(stage: &Stage) -> Vec<String> {
    stage.view(|view| view.after.draft.rating.words.clone())
}

#[test]
fn the_words_of_what_was_said_can_be_taken_and_put_back_by_pointer_and_are_kept() {
    for (size, keys, one, other) in [(WIDE, "2 4", "tense", "afraid"), (NARROW, "1 2", "calm", "warm")] {
        let mut stage = asked(size, "keep = \"yes\"", keys);
        assert!(words(&stage).iter().all(|word| word.is_on == Some(false)), "nothing is chosen for one");
        let places: Vec<_> = words(&stage).into_iter().map(|word| word.rect).collect();
        for word in [one, other, one] {
            stage.click(word);
        }
        assert!(stage.is_on(other) && !stage.is_on(one));
        let after: Vec<_> = words(&stage).into_iter().map(|word| word.rect).collect();
        assert_eq!(after, places, "nothing moved below the pointer");
        stage.click("Done");
        let stage = stage.restart();
        let record = stage.app(|app| app.kept().records()[0].to_owned());
        assert_eq!(record.ending, Ending::Whole);
        assert_eq!(record.after.unwrap().words, [other]);
    }
}

#[test]
fn the_arrows_go_from_word_to_word_and_on_to_all_others() {
    let mut stage = asked(WIDE, "", "2 4");
    let own = names(&stage);
    stage.focus(&own[0]);
    let focused = |stage: &Stage| stage.focused().map(|node| node.name).unwrap();
    stage.press("Right Right");
    assert_eq!(focused(&stage), own[2]);
    stage.press("Space");
    assert_eq!(said(&stage), [own[2].clone()]);
    stage.press("Down");
    assert!(!own[..4].contains(&focused(&stage)), "a row below: {}", focused(&stage));
    stage.press("Up End Enter");
    assert_eq!(said(&stage), [own[2].clone(), own.last().unwrap().clone()]);
    let hardness = stage.view(|view| view.after.draft.rating.hardness);
    assert_eq!(hardness.map(softlanding_core::rating::Level::get), Some(4), "End is no ten here");
    assert_eq!(focused(&stage), *own.last().unwrap(), "the keyboard stays with it");

    let mut seen = own.clone();
    for _ in 0..3 {
        stage.press("End Right");
        assert_eq!(focused(&stage), names(&stage)[0]);
        seen.extend(names(&stage));
    }
    seen.sort();
    seen.dedup();
    assert!((46..=50).contains(&seen.len()), "about 48: {seen:?}");
    assert!(matches!(stage.sitting(), Some(softlanding_core::sitting::Stage::After(_))));
}

#[test]
fn tab_reaches_each_of_them_and_they_are_a_group_with_their_places() {
    let stage = asked(WIDE, "", "3 4 4");
    let all = words(&stage);
    assert!(all.iter().all(|word| word.is_stop));
    let group = stage
        .harness
        .root()
        .children_recursive()
        .find(|node| {
            let node = node.accesskit_node();
            node.role() == egui::accesskit::Role::Group && node.label().as_deref() == Some(LABEL)
        })
        .expect("a group");
    assert_eq!(group.accesskit_node().data().size_of_set(), Some(all.len()));
    let places: Vec<_> =
        group.children_recursive().map(|node| node.accesskit_node().data().position_in_set()).collect();
    assert_eq!(places, (0..all.len()).map(Some).collect::<Vec<_>>());
}

#[test]
fn letters_typed_among_the_words_find_one_whatever_its_state() {
    let mut stage = asked(WIDE, "", "1 2");
    stage.focus("calm");
    stage.type_text("gr");
    assert_eq!(
        stage.view(|view| view.route.clone()),
        softlanding::ui::action::Route::Now,
        "no shortcut is meant"
    );
    assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some(FIELD));
    stage.type_text("i");
    assert_eq!(stage.value(FIELD), "gri");
    assert_eq!(names(&stage), ["grieving", "gri"]);
    stage.press("Enter");
    assert_eq!(said(&stage), ["grieving"]);
    assert_eq!(stage.value(FIELD), "");
    assert_eq!(stage.focused().map(|node| node.name).as_deref(), Some(FIELD), "one may go on");
    stage.press("Enter");
    stage.expect_not(LABEL);
}

#[test]
fn a_word_of_ones_own_is_taken_is_seen_and_can_be_put_back() {
    let mut stage = asked(NARROW, "", "4 5");
    stage.click(FIELD);
    stage.type_text("wobbly");
    assert_eq!(names(&stage), ["wobbly"]);
    stage.press("Enter");
    assert!(stage.is_on("wobbly"));
    assert!(names(&stage).len() > 3, "the list is back");
    stage.click("wobbly");
    assert_eq!(said(&stage), Vec::<String>::new());
}

#[test]
fn what_is_typed_and_not_taken_is_kept_as_it_stands() {
    let mut stage = asked(WIDE, "keep = \"yes\"", "2 4");
    stage.click(FIELD);
    stage.type_text("wobbly");
    stage.click("Done");
    let stage = stage.restart();
    let record = stage.app(|app| app.kept().records()[0].to_owned());
    assert_eq!(record.after.unwrap().words, ["wobbly"]);
}

#[test]
fn three_are_the_most_and_the_others_say_so() {
    let mut stage = asked(WIDE, "", "2 4");
    let own = names(&stage);
    for word in &own[..4] {
        stage.click(word);
    }
    assert_eq!(said(&stage), own[..3]);
    assert!(!stage.is_on(&own[3]));
    let is_disabled = |stage: &Stage, name: &str| {
        let nodes = stage.harness.root().children_recursive();
        nodes
            .map(|node| node.accesskit_node())
            .any(|node| node.label().as_deref() == Some(name) && node.is_disabled())
    };
    assert!(is_disabled(&stage, &own[3]) && !is_disabled(&stage, &own[0]));
    stage.click(&own[0]);
    stage.click(&own[3]);
    assert_eq!(said(&stage), own[1..4]);
}

#[test]
fn more_words_turns_the_page_and_what_was_taken_stays_in_sight() {
    let mut stage = asked(NARROW, "", "3 4 4");
    stage.click("heavy");
    stage.click("More words");
    assert!(stage.is_on("heavy"));
    assert!(stage.control("numb").is_some());
    stage.click("Next");
    stage.expect_not(LABEL);
}

#[test]
fn all_of_them_stand_in_the_column_apart_and_large_enough() {
    for (size, settings) in
        [(WIDE, ""), (NARROW, ""), (SMALLEST, "text_percent = 200"), (WIDE, "text_percent = 200")]
    {
        for keys in ["1 2", "2 2", "3 2 2", "4 2"] {
            let stage = asked(size, settings, keys);
            let places: Vec<_> = words(&stage).into_iter().map(|word| word.rect).collect();
            assert!(places.len() >= 4, "{size:?}, {keys}: {places:?}");
            for (index, place) in places.iter().enumerate() {
                assert!(place.height() >= 44.0 && place.width() >= 44.0, "{place:?}");
                assert!(place.left() >= 0.0 && place.right() <= size.x, "{place:?}");
                assert!(places.iter().skip(index + 1).all(|other| !place.intersects(*other)), "{place:?}");
            }
        }
    }
}

#[test]
fn after_harder_something_gentler_and_a_person_are_in_sight_and_no_words_are_asked_for() {
    for (size, is_stopped) in [(WIDE, false), (NARROW, false), (WIDE, true), (NARROW, true)] {
        let mut stage = Stage::with_settings(size, "keep = \"yes\"");
        stage.press("2 4 Enter");
        if is_stopped {
            stage.pass(3.0);
            stage.press("Escape");
        } else {
            stage.practise_to_the_end();
        }
        stage.press("2 8");
        stage.expect_not(LABEL);
        let done = stage.find("Done").rect;
        for name in ["Gentler", "A person"] {
            let place = stage.find(name).rect;
            assert!(place.bottom() <= done.top(), "{name} is out of sight in {size:?}: {place:?}");
        }
    }
}
