//! The views of *Look back*, one's own words, the question ten minutes after, taking along, deleting.

use softlanding::records::journal::{Event, Journal, read_all};
use softlanding_core::record::{Edit, Record};

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const KEEPS: &str = "keep = \"yes\"";

/// Practices two hours apart, each with what was pressed before and after.
fn with_practices(size: egui::Vec2, toml: &str, rated: &[(&str, &str)]) -> Stage {
    let mut stage = Stage::with_settings(size, &format!("{KEEPS}\n{toml}"));
    for (before, after) in rated {
        stage.click("Now");
        stage.press(before);
        stage.press("Enter");
        stage.pass(9.0);
        stage.press("Esc");
        stage.press(after);
        stage.click("Done");
        stage.pass(7_200.0);
    }
    stage.click("Look back");
    stage
}

const FROM_STIRRED_UP: [(&str, &str); 3] = [("2 8", "2 5"), ("2 7", "1 3"), ("2 6", "3 2 4")];

/// The name of the picture of all practices in time.
pub fn shore(stage: &Stage) -> String {
    let slider = |node: &super::nodes::Seen| node.role == egui::accesskit::Role::Slider;
    stage.nodes().into_iter().find(slider).expect("a shoreline").name
}

#[test]
fn the_shore_says_how_all_of_it_went_with_the_same_weight() {
    for size in [WIDE, NARROW] {
        let mut stage = with_practices(size, "", &FROM_STIRRED_UP);
        let name = shore(&stage);
        assert!(name.starts_with("3 practices in time, "), "{name}");
        assert!(
            name.contains("2\u{a0}easier · 0 about the same · 0\u{a0}harder · 1 went far away"),
            "{name}"
        );
        assert!(name.contains("Far away has a band of its own above: the higher, the less here."), "{name}");
        stage.focus(&name);
        stage.press("End");
        assert!(stage.is_told("Stirred up 6 before, Far away, present 2 after"));
        stage.press("Left");
        assert!(stage.is_told("Stirred up 7 before, Settled 3 after"));
        assert!(stage.value(&name).contains("Stirred up 7 before, Settled 3 after"));
        stage.click("Show as a table");
        stage.expect("How it went: Stirred up 7 before, Settled 3 after");
        stage.click("Show as a picture");
        stage.expect("3 practices. 2\u{a0}easier · 0 about the same · 0\u{a0}harder · 1 went far away.");
    }
}

#[test]
fn the_arrow_keys_lead_to_the_page_of_a_sitting() {
    let mut stage = with_practices(WIDE, "", &FROM_STIRRED_UP);
    let name = shore(&stage);
    stage.focus(&name);
    stage.press("Home");
    stage.press("Enter");
    stage.expect("Your words about it");
    stage.expect("Easier than before, by 3.");
}

#[test]
fn from_here_says_only_what_so_few_records_allow() {
    let mut stage = with_practices(WIDE, "", &FROM_STIRRED_UP);
    stage.click("From here");
    stage.expect(
        "From Stirred up: 3 practices. 2\u{a0}easier · 0 about the same · 0\u{a0}harder · 1 went far away.",
    );
    stage.expect_not("Not enough yet to say more.");
    stage.click("Feet on the floor");
    stage.expect("Not enough yet to say more.");
    stage.click("7 to 10");
    stage.expect("From Stirred up, 7 to 10: 2 practices. 2\u{a0}easier · 0 about the same · 0\u{a0}harder.");
    stage.click("Far away");
    stage.expect("From Far away, 7 to 10 nothing is kept yet.");
    for node in stage.nodes() {
        let name = node.name.to_lowercase();
        for word in ["works", "best", "heals", "%", "average", "proves"] {
            assert!(!name.contains(word), "{name}");
        }
    }
}

#[test]
fn with_nothing_with_one_and_with_seven_each_view_says_something_true() {
    let seven = [("2 7", "2 6"); 7];
    for count in [1, 7] {
        let mut stage = with_practices(NARROW, "", &seven[..count]);
        let said = if count == 1 {
            "One practice is kept. What eases which state is not known yet."
        } else {
            "From stirred up, easier 5 of 5 times after Feet on the floor, in your records."
        };
        stage.expect(said);
        stage.click("Between states");
        let between = if count == 1 { "One practice has" } else { "7 practices have" };
        stage.expect(&format!("{between} a state before and after."));
        stage.expect(&format!("From Stirred up: then Stirred up {count}."));
        stage.click("Ten minutes later");
        stage.expect("Nothing here yet. After a practice you can choose “Ask me in ten minutes”.");
    }
}

#[test]
fn between_states_is_a_table_too() {
    let mut stage = with_practices(WIDE, "", &FROM_STIRRED_UP);
    stage.click("Between states");
    stage.expect("From Stirred up: then Settled 1, Stirred up 1, Far away 1.");
    stage.click("Show as a table");
    stage.expect("Then Settled: 1");
}

#[test]
fn words_about_a_sitting_are_written_found_and_stay() {
    let mut stage = with_practices(WIDE, "", &FROM_STIRRED_UP[..1]);
    let title = stage.app(|app| app.kept().records()[0].title.clone());
    stage.click(&title);
    stage.focus("Your words about it");
    stage.type_text("the dog lay beside me");
    stage.focus("Labels, with commas between them");
    stage.type_text("night, at home");
    stage.click("Back");
    stage.expect("the dog lay beside me · night, at home");
    stage.focus("Find in your words");
    stage.type_text("dog home");
    stage.wait_until("it is found", |stage| stage.says("One practice with these words."));
    let mut stage = stage.restart();
    stage.click("Look back");
    stage.expect("the dog lay beside me · night, at home");
    let record = stage.app(|app| app.kept().records()[0].to_owned());
    assert_eq!(record.tags, ["night", "at home"]);
}

#[test]
fn what_another_window_writes_comes_in_beside_the_cursor_and_what_it_deletes_is_said_to_be_gone() {
    let mut stage = with_practices(WIDE, "", &FROM_STIRRED_UP[..1]);
    let data = stage.app(|app| app.paths().data.clone());
    let title = stage.app(|app| app.kept().records()[0].title.clone());
    stage.click(&title);
    stage.focus("Your words about it");
    stage.type_text("dog");
    let id = stage.app(|app| app.kept().records()[0].id);
    stage.wait_until("it is on the disk", |stage| stage.app(|app| app.kept().is_on_disk(id)));

    let other = Journal::open(data.clone(), || {});
    let row = read_all(&data).unwrap().records.remove(0);
    other.edit(id, Edit::between(&row, &Record { note: "my dog".to_owned(), ..row.clone() }));
    wait_for(&mut stage, &other, |event| matches!(event, Event::Kept { .. }));
    stage.type_text("s");
    stage.wait_until("it came in", |stage| stage.value("Your words about it") == "my dogs");
    stage.type_text(" slept");
    assert_eq!(stage.value("Your words about it"), "my dogs slept");

    other.delete(id);
    wait_for(&mut stage, &other, |event| matches!(event, Event::Deleted { .. }));
    stage.type_text("!");
    stage.wait_until("it is gone", |stage| stage.says("This one is no longer here"));
    assert_eq!(read_all(&data).unwrap().records, []);
}

fn wait_for(stage: &mut Stage, journal: &Journal, is_it: impl Fn(&Event) -> bool) {
    stage.wait_until("the other window is done", |_| journal.events().any(|event| is_it(&event)));
}

#[test]
fn who_wants_to_be_asked_is_asked_ten_minutes_after() {
    for size in [WIDE, NARROW, SMALLEST] {
        let mut stage = Stage::with_settings(size, KEEPS);
        stage.press("2 8 Enter");
        stage.pass(9.0);
        stage.press("Esc 2 6");
        stage.skip_to("Ask me in ten minutes, here in the window");
        stage.click("Ask me in ten minutes, here in the window");
        assert!(stage.is_on("Ask me in ten minutes, here in the window"));
        stage.click("Done");
        stage.pass(590.0);
        stage.expect_not("Say how");
        stage.pass(11.0);
        stage.click("Say how");
        stage.expect("And now, ten minutes after?");
        stage.press("1 2");
        stage.click("Done");
        stage.expect_not("Say how");
        stage.click("Look back");
        stage.click("Ten minutes later");
        stage.expect("1 went on easing · 0 stayed about the same · 0 came back up");
        let record = stage.app(|app| app.kept().records()[0].to_owned());
        assert_eq!(
            record.later.and_then(|later| later.hardness).map(softlanding_core::rating::Level::get),
            Some(2)
        );
    }
}

#[test]
fn what_numbers_cannot_say_is_one_press_away() {
    let mut stage = with_practices(NARROW, "", &FROM_STIRRED_UP[..1]);
    stage.click("What the numbers cannot say");
    stage.expect("What starts high falls by itself");
    stage.expect(
        "One practice that changes it by 3 or less may be chance. Three or four say hardly more. That is why it says “not enough yet” so often here.",
    );
}

#[test]
fn a_copy_is_saved_as_what_was_chosen() {
    let mut stage = with_practices(WIDE, "", &FROM_STIRRED_UP);
    let folder = stage.app(|app| app.paths().documents.clone());
    stage.click("Export");
    stage.click("For other programs");
    stage.click("Save the copy");
    stage.wait_until("it is said", |stage| stage.app(|app| app.notice().is_some()));
    let copy = std::fs::read_to_string(folder.join("softlanding-2026-01-01.json")).unwrap();
    assert!(copy.contains("\"sittings\""), "{copy}");
}

#[test]
fn a_time_is_deleted_after_one_question() {
    let mut stage = with_practices(WIDE, "", &FROM_STIRRED_UP);
    stage.click("Delete some of it");
    stage.click("Delete this time");
    stage.expect("Delete all 3 things kept from 2026-01-01 to 2026-01-01? This can’t be undone.");
    stage.click("Keep them");
    assert_eq!(stage.app(|app| app.kept().len()), 3);
    stage.click("Delete this time");
    stage.click("Delete them");
    stage.wait_until("it is said", |stage| stage.says("3 are deleted."));
    let stage = stage.restart();
    assert_eq!(stage.app(|app| app.kept().len()), 0);
}
