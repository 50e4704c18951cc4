//! Ctrl and K: anywhere by typing.

use egui::accesskit::Role;
use softlanding::ui::action::{Route, SettingsPage};
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, Stage, WIDE};

fn open() -> Stage {
    let mut stage = Stage::new(WIDE);
    stage.press("Ctrl+K");
    stage
}

fn route(stage: &Stage) -> Route {
    stage.view(|view| view.route.clone())
}

fn is_open(stage: &Stage) -> bool {
    stage.view(|view| view.palette.is_some())
}

#[test]
fn a_practice_begins_by_its_name_and_enter() {
    let mut stage = open();
    stage.type_text("feet on the floor");
    stage.press("Enter");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    assert_eq!(stage.exercise(), "feet-on-the-floor");
    assert!(!is_open(&stage));
}

#[test]
fn screens_and_pages_of_the_settings_are_come_to() {
    for (typed, is_there) in [
        ("look back", (Route::LookBack, SettingsPage::Look)),
        ("together", (Route::Together, SettingsPage::Look)),
        ("sound", (Route::Settings, SettingsPage::Sound)),
        ("plan", (Route::Plan, SettingsPage::Look)),
    ] {
        let mut stage = open();
        stage.type_text(typed);
        if typed == "sound" {
            stage.click("Settings: Sound");
        } else {
            stage.press("Enter");
        }
        let page = stage.view(|view| view.settings.page);
        assert_eq!((route(&stage), page), is_there, "{typed}");
    }
}

#[test]
fn arrows_choose_and_that_is_heard() {
    let mut stage = open();
    stage.heard();
    stage.press("ArrowDown");
    stage.settle();
    assert!(stage.is_told("Practices"), "{:?}", stage.told());
    stage.press("Enter");
    assert_eq!(route(&stage), Route::Practices);
}

#[test]
fn what_is_chosen_is_in_sight() {
    let mut stage = Stage::new(NARROW);
    stage.press("Ctrl+K");
    for _ in 0..17 {
        stage.press("ArrowDown");
    }
    let chosen = stage.view(|view| view.palette.as_ref().map(|one| one.items[one.chosen].name.clone()));
    let seen = stage.find(&chosen.unwrap());
    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, NARROW);
    assert!(window.contains_rect(seen.rect), "{seen:?}");
}

#[test]
fn what_asks_first_or_is_for_two_never_begins_there() {
    let stage = Stage::new(WIDE);
    let titles: Vec<String> = stage.app(|app| {
        let all = app.library().entries().iter();
        all.filter(|entry| !softlanding_core::offer::may_come_first(&entry.exercise))
            .filter(|entry| entry.exercise.for_two || !entry.exercise.asks_first())
            .map(|entry| entry.exercise.title.clone())
            .take(6)
            .collect()
    });
    assert!(!titles.is_empty());
    for title in titles {
        let mut stage = open();
        stage.type_text(&title);
        if stage.control(&title).is_none() {
            continue;
        }
        stage.click(&title);
        assert_eq!(stage.sitting(), None, "{title}");
        assert!(matches!(route(&stage), Route::About(_) | Route::Together), "{title}: {:?}", route(&stage));
    }
}

#[test]
fn escape_goes_back_and_the_keyboard_is_where_it_was() {
    let mut stage = Stage::new(WIDE);
    stage.open(Route::Help);
    stage.focus("Change a key, or turn it off");
    stage.press("Ctrl+K");
    assert_eq!(stage.focused().unwrap().name, "Where to?");
    stage.press("Escape");
    assert!(!is_open(&stage));
    assert_eq!(route(&stage), Route::Help, "nothing is hidden");
    stage.settle();
    assert_eq!(stage.focused().unwrap().name, "Change a key, or turn it off");
}

#[test]
fn ctrl_and_k_again_closes_it() {
    let mut stage = open();
    stage.press("Ctrl+K");
    assert!(!is_open(&stage));
}

#[test]
fn a_practice_waits_and_goes_on_being_there() {
    let mut stage = Stage::new(WIDE);
    stage.begin("Slow and even");
    stage.press("Ctrl+K");
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
    stage.expect("Your practice waits. Esc goes back to it; going somewhere ends it.");
    stage.press("Escape");
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
    stage.press("Ctrl+K");
    stage.type_text("look back");
    stage.press("Enter");
    assert_eq!((stage.sitting(), route(&stage)), (None, Route::LookBack));
}

#[test]
fn danger_leads_to_people_first() {
    let mut stage = open();
    stage.type_text("i want to kill myself");
    stage.press("Enter");
    assert_eq!(route(&stage), Route::People);
}

#[test]
fn nothing_of_it_is_there_while_everything_is_covered() {
    let mut stage = open();
    stage.type_text("help");
    stage.click("Hide");
    assert!(!is_open(&stage));
    stage.press("Ctrl+K");
    assert!(!is_open(&stage) && stage.names().len() == 1, "{:?}", stage.names());
}

#[test]
fn a_guest_finds_nothing_of_the_owners() {
    let mut stage = Stage::with_exercise(WIDE, "keep = \"yes\"\n", super::make::OWN);
    stage.open(Route::Glimmer);
    stage.type_text("Sunday with plums");
    stage.click("Keep it");
    stage.open(Route::Now);
    for (is_guest, found) in [(false, true), (true, false)] {
        if is_guest {
            stage.open_settings("Private");
            stage.click("Guest, until the window closes");
        }
        stage.press("Ctrl+K");
        stage.type_text("sunday");
        assert_eq!(stage.control("Sunday").is_some(), found, "{:?}", stage.names());
        assert_eq!(stage.control("Sunday with plums").is_some(), found, "{:?}", stage.names());
        stage.press("Escape");
    }
}

#[test]
fn a_small_good_moment_is_opened_in_the_jar() {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"\n");
    stage.open(Route::Glimmer);
    stage.type_text("plums");
    stage.click("Keep it");
    stage.press("Ctrl+K");
    stage.type_text("plum");
    stage.click("plums");
    assert_eq!(route(&stage), Route::Glimmers);
}

#[test]
fn it_is_a_list_below_a_field_in_every_window() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        stage.press("Ctrl+K");
        let nodes = stage.nodes();
        assert!(nodes.iter().any(|node| node.role == Role::List && node.name == "Ways to go"));
        stage.type_text("zzzzqq");
        stage.expect("Nothing by these words.");
    }
}
