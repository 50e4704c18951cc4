//! *About this map*: where it is reached from, under which names, and where its ways lead.

use softlanding::ui::action::Route;

use super::stage::{NARROW, Stage, WIDE};

const TITLE: &str = "About this map";

fn route(stage: &Stage) -> Route {
    stage.view(|view| view.route.clone())
}

#[test]
fn it_is_reached_from_the_first_screen_and_from_help() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        stage.open_else(TITLE);
        assert_eq!(route(&stage), Route::Map);
        stage.click("Back");
        stage.click("Back");
        assert_eq!(route(&stage), Route::Now);
        stage.press("2");
        stage.open_else(TITLE);
        assert_eq!(route(&stage), Route::Map, "after a tile too");
        stage.click("Back");
        stage.click("Back");
        stage.click("Help");
        stage.click(TITLE);
        assert_eq!(route(&stage), Route::Map);
    }
}

#[test]
fn it_is_found_by_its_words() {
    for typed in ["map", "polyvagal", "states", "vagus", "Vagus nerve"] {
        let mut stage = Stage::new(WIDE);
        stage.click("Practices");
        stage.click("Search practices");
        stage.type_text(typed);
        stage.expect(TITLE);
        stage.click(TITLE);
        assert_eq!(route(&stage), Route::Map, "{typed}");
    }
}

#[test]
fn words_of_danger_come_before_any_page() {
    let mut stage = Stage::new(WIDE);
    stage.click("Practices");
    stage.click("Search practices");
    stage.type_text("fight he hits me");
    stage.press("Enter");
    assert_eq!(route(&stage), Route::People);
}

#[test]
fn the_states_have_the_persons_own_names_in_the_drawing_too() {
    let mut stage =
        Stage::with_settings(WIDE, "[state_names]\nsettled = \"On the shore\"\nfar_away = \"In the fog\"\n");
    stage.open_else(TITLE);
    for name in ["On the shore", "Stirred up", "In the fog", "Mixed"] {
        stage.expect(name);
    }
    let drawing =
        stage.nodes().into_iter().find(|node| node.name.starts_with("A drawing of one hillside")).unwrap();
    for name in ["On the shore", "Stirred up", "In the fog"] {
        assert!(drawing.name.contains(name), "{}", drawing.name);
    }
    stage.expect_not("Settled");
}

#[test]
fn each_way_opens_its_practice_and_back_leads_back() {
    let mut stage = Stage::new(NARROW);
    stage.open_else(TITLE);
    let names = stage.names();
    let titles: Vec<String> = stage.app(|app| {
        let known: Vec<&str> =
            app.library().entries().iter().map(|entry| entry.exercise.title.as_str()).collect();
        names.into_iter().filter(|name| known.contains(&name.as_str())).collect()
    });
    assert_eq!(titles.len(), 13, "{titles:?}");
    for title in titles.iter().filter(|title| *title != "Look around") {
        stage.click(title);
        assert!(matches!(route(&stage), Route::About(_)), "{title}");
        stage.expect(title);
        stage.click("Back");
        assert_eq!(route(&stage), Route::Map);
    }
}

#[test]
fn what_is_never_to_be_offered_is_no_way() {
    let mut stage = Stage::with_settings(WIDE, "[never_offer]\nother-people = true\n");
    stage.open_else(TITLE);
    stage.expect_not("Near someone");
    stage.expect("Under the sky");
}

#[test]
fn the_truth_about_it_stands_there_with_its_sources() {
    let mut stage = Stage::new(WIDE);
    stage.open_else(TITLE);
    stage.expect("The truth about it");
    stage.expect("What is well supported");
    stage.expect("What is disputed");
    stage.expect("Grossman 2023, doi:10.1016/j.biopsycho.2023.108589");
    assert!(stage.nodes().iter().all(|node| !node.name.contains('†')));
    stage.click("People to turn to");
    assert_eq!(route(&stage), Route::People);
}

#[test]
fn a_danger_that_is_here_now_leads_to_people() {
    let mut stage = Stage::new(WIDE);
    stage.open_else(TITLE);
    stage.click("Are you in danger right now?");
    assert!(matches!(route(&stage), Route::PeopleFor(_)));
}
