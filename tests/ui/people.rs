//! People to turn to: numbers after a country was chosen, people of one's own, the plan, and the ways there.

use std::fs;
use std::rc::Rc;

use softlanding::ui::action::{PeopleTopic, Route};
use softlanding_core::record::Ending;

use super::stage::{NARROW, Stage, WIDE};

const SAMARITANS: &str = "Copy 116 123, Samaritans";
const UK: &str = "country = \"GB\"\n";

fn route(stage: &Stage) -> Route {
    stage.view(|view| view.route.clone())
}

fn type_somebody(stage: &mut Stage, name: &str) {
    stage.press("F1");
    stage.click("People I choose myself");
    stage.focus("Name");
    stage.type_text(name);
    stage.focus("Number");
    stage.type_text("0123 456");
    stage.click("Add");
}

fn name_somebody(stage: &mut Stage, name: &str, keep: bool) {
    type_somebody(stage, name);
    stage.click(if keep { "Keep it" } else { "Only until the window closes" });
    stage.click("Back");
}

fn read_own(stage: &mut Stage) {
    stage.wait_until("people are read", |stage| stage.app(|app| !app.own_people().is_empty()));
}

#[test]
fn no_number_stands_there_before_its_country_was_chosen() {
    let mut stage = Stage::new(WIDE);
    stage.press("F1");
    stage.expect("If you are thinking of ending your life, please let someone be with you now.");
    let topics = ["Someone is hurting me, or may", "I am hurt, or took too much", "I am under 18", "My plan"];
    for topic in topics {
        let digits = stage
            .nodes()
            .into_iter()
            .find(|node| node.name.matches(|c: char| c.is_ascii_digit()).count() > 2);
        assert!(digits.is_none(), "{digits:?}");
        stage.expect("findahelpline.com");
        stage.click(topic);
        stage.expect("Choose your country");
        let digits =
            stage.nodes().into_iter().find(|node| node.name.contains("112") || node.name.contains("911"));
        assert!(digits.is_none(), "{topic}: {digits:?}");
        stage.click("Back");
    }
    stage.click("Choose your country");
    stage.click("Kenya");
    assert_eq!(route(&stage), Route::People, "and back");
    stage.expect("Copy 0722 178 177, Befrienders Kenya");
    assert_eq!(stage.settings().country.unwrap().as_str(), "KE");
}

#[test]
fn the_likely_country_stands_first_and_is_not_chosen() {
    let folder = Rc::new(tempfile::tempdir().unwrap());
    let mut stage =
        Stage::with_options(folder, WIDE, |options| options.locale = Some("sv_SE.UTF-8".to_owned()));
    stage.press("F1");
    assert_eq!(stage.settings().country, None);
    stage.click("Choose your country");
    let names = stage.names();
    let place = |name: &str| names.iter().position(|known| known == name).unwrap();
    assert!(place("Sweden") < place("Argentina"));
    assert_eq!(stage.settings().country, None);
}

#[test]
fn the_way_for_a_hurt_body_says_which_number_is_the_ambulance() {
    for (code, numbers) in [
        ("BR", "emergency 192 (ambulance) · 190 (police)"),
        ("AT", "emergency 112 · 144 (ambulance) · 133 (police)"),
        ("ZA", "emergency 112 (from a mobile) · 10177 (ambulance) · 10111 (police)"),
    ] {
        let mut stage = Stage::with_settings(NARROW, &format!("country = \"{code}\"\n"));
        stage.press("F1");
        assert!(stage.nodes().iter().any(|node| node.description == numbers), "{code}: {numbers}");
    }
}

/// The names of the controls of the page, in the order of the eye.
fn page(stage: &Stage) -> Vec<String> {
    let chrome = super::stage::CHROME;
    stage.names().into_iter().filter(|name| !chrome.contains(&name.as_str())).collect()
}

#[test]
fn two_large_cards_stand_below_one_sentence_and_everything_else_is_a_row() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::with_settings(size, UK);
        stage.press("F1");
        let rows = [
            "Someone is hurting me, or may",
            "I am hurt, or took too much",
            "I am under 18",
            "My plan",
            "More lines for this",
            "LGBTQ+, or a community",
            "Other countries, other needs",
        ];
        let all: Vec<&str> = [SAMARITANS, "People I choose myself"].into_iter().chain(rows).collect();
        assert_eq!(page(&stage), [&all[..], &["United Kingdom · change"]].concat());
        for card in [SAMARITANS, "People I choose myself"] {
            assert!(stage.control(card).unwrap().rect.height() >= 72.0, "{card}");
        }
        for row in rows {
            assert!(!stage.control(row).unwrap().description.is_empty(), "{row} says what comes");
        }
        name_somebody(&mut stage, "Noor", false);
        let all = page(&stage);
        assert_eq!(all[..2], [SAMARITANS, "Copy 0123 456, Noor"].map(str::to_owned));
        assert!(all.contains(&"Write to one of them".to_owned()));
    }
}

#[test]
fn every_line_of_a_country_is_one_row_away() {
    let mut stage = Stage::with_settings(NARROW, UK);
    stage.press("F1");
    stage.click("More lines for this");
    let country = softlanding_core::support::CountryCode::new("GB").unwrap();
    let lines = stage.app(|app| {
        let country = app.support().country(country).unwrap().clone();
        let crisis = country.lines_for(softlanding_core::support::LineKind::Crisis);
        crisis.map(|line| line.name.clone()).collect::<Vec<_>>()
    });
    assert!(lines.len() > 1);
    for line in lines {
        assert!(stage.names().iter().any(|name| name.contains(&line)), "{line}");
    }
}

#[test]
fn one_press_copies_and_says_so() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::with_settings(size, UK);
        stage.press("F1");
        stage.click(SAMARITANS);
        stage.wait_until("it is copied", |stage| stage.app(|app| app.is_copied("116 123")));
        stage.expect("Copied: 116 123, Samaritans");
        assert!(stage.is_told("Copied: 116 123, Samaritans"));
        stage.click("Other countries, other needs");
        stage.click("findahelpline.com");
        stage.wait_until("it is copied", |stage| stage.app(|app| app.is_copied("findahelpline.com")));
        stage.click("Back");
        stage.expect(SAMARITANS);
    }
}

#[test]
fn f1_opens_them_from_everywhere_and_back_leads_back() {
    let mut stage = Stage::with_settings(WIDE, UK);
    for place in ["Now", "Practices", "Look back", "Settings", "Help"] {
        stage.click(place);
        let from = route(&stage);
        stage.press("F1");
        assert_eq!(route(&stage), Route::People, "{place}");
        stage.click("Back");
        assert_eq!(route(&stage), from);
    }
    stage.press("Esc");
    stage.press("F1");
    assert!(stage.view(|view| view.hidden.is_some()), "what is covered stays covered");
}

#[test]
fn a_practice_that_is_left_for_people_is_kept_as_interrupted() {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"\n");
    stage.press("2 7 Enter");
    stage.pass(9.0);
    stage.press("F1");
    assert_eq!((route(&stage), stage.sitting()), (Route::People, None));
    stage.wait_until("it is kept", |stage| stage.app(|app| app.kept().len() == 1));
    let ending = stage.app(|app| {
        let id = app.kept().observations().in_range(i64::MIN..i64::MAX).iter().next().map(|row| row.id);
        id.and_then(|id| app.kept().record(id)).map(|record| record.ending)
    });
    assert_eq!(ending, Some(Ending::Interrupted));
}

#[test]
fn every_after_and_help_have_a_way_to_them() {
    let mut stage = Stage::with_settings(WIDE, UK);
    stage.press("1 Enter");
    stage.practise_to_the_end();
    stage.click("People to turn to");
    stage.expect(SAMARITANS);
    stage.click("Back");
    stage.click("Help");
    stage.click("People to turn to");
    stage.expect(SAMARITANS);
}

#[test]
fn danger_leads_to_danger_and_to_the_questions_about_it() {
    let mut stage = Stage::with_settings(WIDE, UK);
    stage.click("Are you in danger right now?");
    assert_eq!(route(&stage), Route::PeopleFor(PeopleTopic::Danger));
    stage.expect("Who can see this screen?");
    let device =
        stage.nodes().into_iter().find(|node| node.name.contains("Another device may be safer")).unwrap();
    for named in ["Anyone who uses your login", "clipboard", "history"] {
        assert!(device.name.contains(named), "{named}");
    }
    stage.expect("Copy 999, Emergency");
    stage.expect("Copy 0808 2000 247, England: Refuge");
    let title =
        stage.app(|app| app.library().find_id("old-alarm-or-present-risk").unwrap().exercise.title.clone());
    stage.click(&title);
    assert!(matches!(route(&stage), Route::About(key) if key.id == "old-alarm-or-present-risk"));
}

#[test]
fn the_first_of_ones_own_stands_beside_the_line_and_all_are_kept_only_after_a_yes() {
    let mut stage = Stage::with_settings(WIDE, UK);
    name_somebody(&mut stage, "Noor", true);
    name_somebody(&mut stage, "Ida", false);
    stage.expect("Copy 0123 456, Noor");
    assert_eq!(stage.control("People I choose myself").unwrap().description, "Noor · Ida");
    stage.click("People I choose myself");
    stage.expect("Copy 0123 456, Ida");
    let mut stage = stage.restart();
    read_own(&mut stage);
    stage.press("F1");
    stage.expect("Copy 0123 456, Noor");
    stage.click("People I choose myself");
    stage.expect_not("Copy 0123 456, Ida");
    stage.click("Remove Noor");
    stage.click("Back");
    stage.expect_not("Copy 0123 456, Noor");
    let folder = stage.close();
    assert!(!folder.path().join("people.ron").exists());
}

#[test]
fn a_guest_sees_neither_people_nor_plan() {
    let mut stage = Stage::with_settings(WIDE, UK);
    name_somebody(&mut stage, "Noor", true);
    stage.click("Back");
    stage.open_settings("Private");
    stage.click("Guest, until the window closes");
    stage.press("F1");
    stage.expect_not("Copy 0123 456, Noor");
    stage.expect_not(SAMARITANS);
    stage.expect("Choose your country");
    stage.click("My plan");
    stage.expect("A guest’s plan is kept nowhere.");
    stage.click("Back");
    type_somebody(&mut stage, "A friend of the guest");
    stage.expect_not("Keep it on this computer?");
    stage.expect("Copy 0123 456, A friend of the guest");
}

#[test]
fn a_plan_is_kept_only_after_a_yes_and_then_with_each_change() {
    let mut stage = Stage::with_settings(WIDE, UK);
    let signs = "How do I know it’s getting hard? A thought, a feeling, something I do.";
    let write = |stage: &mut Stage, text: &str| {
        stage.press("F1");
        stage.click("My plan");
        stage.focus(signs);
        stage.type_text(text);
        stage.click("Back");
    };
    write(&mut stage, "no sleep");
    stage.click("My plan");
    stage.expect("Keep it on this computer?");
    assert_eq!(stage.value(signs), "no sleep", "it stays until the window closes");
    let mut stage = stage.restart();
    write(&mut stage, "I lie awake");
    stage.click("My plan");
    assert_eq!(stage.value(signs), "I lie awake", "what was not kept is gone");
    stage.click("Keep it");
    stage.focus(signs);
    stage.press("End");
    stage.type_text("!");
    let mut stage = stage.restart();
    stage.wait_until("the plan is read", |stage| stage.app(|app| app.plan().is_some()));
    stage.press("F1");
    stage.click("My plan");
    assert!(stage.value(signs).contains('!'), "{}", stage.value(signs));
    stage.click("Delete my plan");
    stage.click("Delete it");
    assert_eq!(stage.value(signs), "");
    let folder = stage.close();
    assert!(!folder.path().join("people.ron").exists());
}

#[test]
fn whom_i_ask_is_never_without_somebody() {
    let mut stage = Stage::with_settings(WIDE, UK);
    stage.press("F1");
    stage.click("My plan");
    stage.expect("No name yet? That happens. You can start here.");
    stage.click("To step 5");
    let lines = stage.nodes().into_iter().find(|node| node.name == "5 · Professionals and lines").unwrap();
    assert!(stage.page().contains(lines.rect.center()), "{:?}", lines.rect);
    stage.click("Back");
    name_somebody(&mut stage, "Noor", false);
    stage.click("My plan");
    stage.expect_not("No name yet? That happens. You can start here.");
    stage.expect("Copy 0123 456, Noor");
}

#[test]
fn a_plan_is_printed_through_the_way_of_every_page() {
    let mut stage = Stage::with_settings(WIDE, UK);
    stage.press("F1");
    stage.click("My plan");
    stage.click("Save the page");
    let file = stage.folder().path().join("my-plan.pdf");
    stage.wait_until("it is written", |_| file.exists());
    assert!(fs::read(&file).unwrap().starts_with(b"%PDF"));
}

#[test]
fn deleting_everything_deletes_people_and_plan() {
    let mut stage = Stage::with_settings(WIDE, "country = \"GB\"\nkeep = \"yes\"\n");
    name_somebody(&mut stage, "Noor", true);
    stage.click("Back");
    stage.press("2 7 Enter");
    stage.pass(9.0);
    stage.press("Esc 1 3");
    stage.click("Done");
    stage.click("Look back");
    stage.click("Delete everything");
    stage.click("Delete everything");
    stage.wait_until("it is gone", |stage| stage.app(|app| app.own_people().is_empty()));
    let folder = stage.close();
    assert!(!folder.path().join("people.ron").exists());
}

#[test]
fn everything_can_be_deleted_where_only_people_are_kept() {
    let mut stage = Stage::with_settings(NARROW, UK);
    name_somebody(&mut stage, "Noor", true);
    stage.click("Back");
    stage.click("Look back");
    stage.click("Delete everything");
    stage.click("Delete everything");
    stage.press("F1");
    stage.expect_not("Copy 0123 456, Noor");
    let folder = stage.close();
    assert!(!folder.path().join("people.ron").exists());
}

#[test]
fn numbers_that_nobody_has_checked_for_a_year_say_so() {
    let mut stage = Stage::with_settings(WIDE, UK);
    let old = "Some numbers here were seen more than a year ago, or nobody knows when. Please check them on a calm day.";
    stage.press("F1");
    stage.expect_not(old);
    stage.sleep(3.0 * 366.0 * 86_400.0);
    stage.expect(old);
}

#[test]
fn a_broken_list_of_ones_own_is_said_with_its_line_and_the_shipped_one_stays() {
    let mut stage = Stage::with_settings(WIDE, UK);
    let file = stage.folder().path().join("support.ron");
    fs::write(
        &file,
        "Support(format: 1, countries: {\n\"GB\": (name: \"Here\", lines: [\n(kinds: [Crisis]),\n])})",
    )
    .unwrap();
    stage.press("F1");
    stage.wait_until("it is said", |stage| stage.app(|app| app.notice().is_some()));
    let said = stage.app(|app| app.notice().unwrap().sentence(app.words()));
    assert!(said.starts_with("support.ron, line 3: ") && said.contains("the list that came with"), "{said}");
    stage.expect(SAMARITANS);
    let lines = r#"(kinds: [Emergency, Crisis], name: "Ours", calls: [(number: "55 55")], seen: "2026", sources: [P("here.org")])"#;
    fs::write(
        &file,
        format!("Support(format: 1, countries: {{\"GB\": (name: \"Here\", lines: [{lines}])}})"),
    )
    .unwrap();
    stage.click("Back");
    stage.press("F1");
    stage.wait_until("it is read", |stage| stage.says("Copy 55 55, Ours"));
    stage.expect_not(SAMARITANS);
    assert!(stage.app(|app| app.notice().is_none()));
}

#[test]
fn a_damaged_file_of_ones_own_is_kept_aside_and_said() {
    let folder = Rc::new(tempfile::tempdir().unwrap());
    fs::write(folder.path().join("people.ron"), "People(format: 1, people: [(na").unwrap();
    let mut stage = Stage::with_options(folder, WIDE, |_| ());
    stage.wait_until("it is said", |stage| stage.app(|app| app.notice().is_some()));
    let said = stage.app(|app| app.notice().unwrap().sentence(app.words()));
    assert!(said.contains("people-damaged"), "{said}");
    let kept = fs::read_dir(stage.folder().path()).unwrap().filter_map(Result::ok);
    let aside =
        kept.filter(|entry| entry.file_name().to_string_lossy().starts_with("people-damaged")).count();
    assert_eq!(aside, 1);
}

#[test]
fn what_could_not_be_kept_says_so_and_is_kept_once_that_is_possible() {
    let folder = Rc::new(tempfile::tempdir().unwrap());
    let in_the_way = folder.path().join("people.ron");
    fs::create_dir(&in_the_way).unwrap();
    fs::write(folder.path().join("settings.toml"), UK).unwrap();
    let mut stage = Stage::with_options(folder, WIDE, |_| ());
    let signs = "How do I know it’s getting hard? A thought, a feeling, something I do.";
    stage.wait_until("it is said", |stage| stage.app(|app| app.notice().is_some()));
    type_somebody(&mut stage, "Noor");
    stage.click("Keep it");
    stage.expect("Not on the disk yet");
    stage.click("Back");
    stage.click("My plan");
    stage.focus(signs);
    stage.type_text("I lie awake");
    stage.click("Keep it");
    let unsaved =
        "Not on the disk yet. It stays until the window closes, and is tried again with each change.";
    stage.expect(unsaved);
    stage.type_text("!");
    stage.click("Back");
    stage.press("F1");
    stage.expect("Copy 0123 456, Noor");
    stage.click("My plan");
    assert!(stage.value(signs).contains("I lie awake"));
    stage.expect(unsaved);
    fs::remove_dir(&in_the_way).unwrap();
    stage.click("Back");
    stage.click("My plan");
    stage.wait_until("it is kept", |stage| stage.app(softlanding::app::App::is_plan_on_disk));
    stage.expect("Kept on this computer, with each change.");
    stage.click("Back");
    stage.click("People I choose myself");
    stage.expect("Kept on this computer");
    assert!(fs::read_to_string(in_the_way).unwrap().contains("Noor"));
}

#[test]
fn a_plan_that_another_window_deleted_stays_where_it_is_written_and_is_not_brought_back() {
    let mut stage = Stage::with_settings(WIDE, UK);
    let signs = "How do I know it’s getting hard? A thought, a feeling, something I do.";
    stage.press("F1");
    stage.click("My plan");
    stage.focus(signs);
    stage.type_text("I lie awake");
    stage.click("Keep it");
    stage.wait_until("it is kept", |stage| stage.app(softlanding::app::App::is_plan_on_disk));
    let file = stage.folder().path().join("people.ron");
    fs::remove_file(&file).unwrap();
    stage.focus(signs);
    stage.type_text("!");
    stage.wait_until("it is said", |stage| stage.app(|app| app.notice().is_some()));
    let said = stage.app(|app| app.notice().unwrap().sentence(app.words()));
    assert!(said.contains("deleted in another window"), "{said}");
    assert!(stage.value(signs).contains("I lie awake") && stage.value(signs).contains('!'));
    stage.expect("Keep it on this computer?");
    assert!(!file.exists());
}

#[test]
fn a_notice_covers_neither_the_way_back_nor_the_page() {
    for size in [WIDE, NARROW] {
        let folder = Rc::new(tempfile::tempdir().unwrap());
        fs::write(folder.path().join("people.ron"), "People(format: 2)").unwrap();
        let mut stage = Stage::with_options(folder, size, |_| ());
        stage.press("F1");
        stage.wait_until("it is said", |stage| stage.app(|app| app.notice().is_some()));
        stage.settle();
        let said = stage.app(|app| app.notice().unwrap().sentence(app.words()));
        let nodes = stage.nodes();
        let of = |name: &str| nodes.iter().find(|node| node.name == name).unwrap().rect;
        assert!(said.contains("newer version") && !of(&said).intersects(of("Back")), "{nodes:?}");
    }
}

#[test]
fn what_a_newer_version_wrote_can_be_deleted_too() {
    let folder = Rc::new(tempfile::tempdir().unwrap());
    let file = folder.path().join("people.ron");
    fs::write(&file, "People(format: 2)").unwrap();
    let mut stage = Stage::with_options(folder, WIDE, |_| ());
    stage.wait_until("it is said", |stage| stage.app(|app| app.notice().is_some()));
    stage.click("Look back");
    stage.click("Delete everything");
    assert!(file.exists());
    stage.click("Delete everything");
    stage.wait_until("it is gone", |stage| stage.app(|app| !app.has_own() && app.notice().is_none()));
    assert!(!file.exists());
}
