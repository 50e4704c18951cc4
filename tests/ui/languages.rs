//! Languages: offered by their own names, chosen at once, and never in the way of somebody who speaks English.

use std::rc::Rc;

use egui::Vec2;

use super::stage::{NARROW, Stage, WIDE};

/// What the language that is made of English for tests calls itself, and *Now* in it.
const PSEUDO: &str = "[Pšééüüďöö]";
const NOW: &str = "[Ñööŵ]";

/// A first start in the language that is made of English for tests.
pub fn in_pseudo(size: Vec2, settings: &str) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("settings.toml"), settings).unwrap();
    Stage::with_options(Rc::new(folder), size, |options| options.language = Some("qps".to_owned()))
}

#[test]
fn where_there_is_only_english_no_language_is_asked_for() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        stage.expect_not("English");
        stage.open_settings("Look");
        stage.expect_not("Language");
        stage.expect_not("English");
    }
}

#[test]
fn a_language_is_chosen_by_its_own_name_and_spoken_at_once_and_after_a_restart() {
    let mut stage = in_pseudo(WIDE, "");
    stage.expect(NOW);
    stage.open(softlanding::ui::action::Route::Settings);
    assert!(stage.is_on(PSEUDO) && !stage.is_on("English"));
    stage.click("English");
    stage.expect("Now");
    stage.expect_not(NOW);
    assert_eq!(stage.settings().language.as_deref(), Some("en"));
    let stage = stage.restart();
    assert_eq!(stage.settings().language.as_deref(), Some("en"));
    stage.expect("Now");
}

#[test]
fn a_language_taken_from_the_system_is_asked_about_until_one_is_pressed() {
    for size in [WIDE, NARROW] {
        let mut stage = in_pseudo(size, "");
        assert!(stage.control(PSEUDO).is_some(), "{:?}", stage.names());
        stage.click("English");
        stage.expect("Now");
        assert!(stage.control(PSEUDO).is_none() && stage.control("English").is_none());
        let mut stage = in_pseudo(size, "");
        stage.click(PSEUDO);
        stage.expect(NOW);
        assert!(stage.control("English").is_none());
        assert_eq!(stage.settings().language.as_deref(), Some("qps"));
    }
}

#[test]
fn whoever_begins_a_practice_keeps_the_language() {
    let mut stage = in_pseudo(WIDE, "");
    stage.press("Enter");
    assert!(stage.sitting().is_some());
    assert_eq!(stage.settings().language.as_deref(), Some("qps"));
}

#[test]
fn practices_are_found_by_what_they_are_called_after_the_language_was_changed() {
    let mut stage = in_pseudo(WIDE, "");
    stage.open(softlanding::ui::action::Route::Practices);
    stage.open(softlanding::ui::action::Route::Settings);
    stage.click("English");
    stage.open(softlanding::ui::action::Route::Practices);
    stage.focus("Search practices");
    stage.type_text("grounding");
    assert!(stage.app(|app| app.words().language().is_english()));
    let found = stage.names().into_iter().filter(|name| name.contains("Five, four")).count();
    assert!(found > 0, "{:?}", stage.names());
}

#[test]
fn an_exercise_of_ones_own_is_shown_in_the_language_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("settings.toml"), "language = \"qps\"").unwrap();
    std::fs::create_dir(folder.path().join("exercises")).unwrap();
    let own = softlanding_core::testing::source_with(&[("id", "\"own-one\""), ("title", "\"My own\"")]);
    let said = "Translation(format: 1, id: \"own-one\", lang: \"qps\", title: \"[Mÿ öŵñ]\")";
    std::fs::write(folder.path().join("exercises/own.ron"), own).unwrap();
    std::fs::write(folder.path().join("exercises/own.qps.ron"), said).unwrap();
    let mut stage = Stage::with_options(Rc::new(folder), WIDE, |_| {});
    let title = |stage: &Stage| {
        stage.app(|app| app.library().find_id("own-one").map(|entry| entry.exercise.title.clone()))
    };
    stage.wait_until("the own folder is read", |stage| title(stage).is_some());
    assert_eq!(title(&stage).as_deref(), Some("[Mÿ öŵñ]"));
    stage.open(softlanding::ui::action::Route::Settings);
    stage.click("English");
    assert_eq!(title(&stage).as_deref(), Some("My own"));
    assert!(stage.app(|app| app.notices().next().is_none()));
}
