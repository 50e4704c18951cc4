//! Every place in every size and theme: nothing panics, and what [`super::geometry`] asks for is so.

use egui::accesskit::Role;
use egui::{Rect, Vec2};

use super::stage::{NARROW, SMALLEST, Stage, WIDE};
use super::{geometry, in_step, nodes};

const SIZES: [(Vec2, u16); 5] = [(WIDE, 100), (NARROW, 100), (SMALLEST, 200), (WIDE, 300), (SMALLEST, 300)];
const THEMES: [&str; 4] = ["dusk", "dawn", "ember", "contrast"];

/// A way to a place.
type Way = (&'static str, fn(&mut Stage));

fn keep_three(stage: &mut Stage) {
    for keys in ["2 7 Enter", "3 4 5 Enter", "Enter"] {
        stage.click("Now");
        stage.press(keys);
        stage.pass(9.0);
        stage.press("Esc 1 3");
        stage.click("Done");
    }
}

fn to_the_end(stage: &mut Stage, keys: &str) {
    stage.press(keys);
    stage.practise_to_the_end();
}

fn choose_country(stage: &mut Stage) {
    stage.press("F1");
    stage.click("Choose your country");
    stage.click("United Kingdom");
}

/// A time-out of twenty minutes.
fn agree(stage: &mut Stage) {
    stage.click("Help");
    stage.click("A time-out, and a time to be back");
    stage.click("Keep this time");
}

const PLACES: [Way; 43] = [
    ("Now", |_| ()),
    ("Now after a tile", |stage| stage.press("2")),
    ("Now after everything", |stage| stage.press("3 2 9")),
    ("Practices", |stage| stage.click("Practices")),
    ("Breathing", |stage| stage.open_else("Breathe")),
    ("Grounding", |stage| stage.open_else("Ground")),
    ("Movement", |stage| stage.open_else("Move")),
    ("Together", |stage| stage.click("Together")),
    ("Look back, empty", |stage| stage.click("Look back")),
    ("Look back", |stage| {
        keep_three(stage);
        stage.click("Look back");
    }),
    ("Look back, deleting", |stage| {
        keep_three(stage);
        stage.click("Look back");
        stage.click("Delete everything");
    }),
    ("Settings", |stage| stage.click("Settings")),
    ("Settings, sound", |stage| stage.open_settings("Sound")),
    ("Settings, practice", |stage| stage.open_settings("Practice")),
    ("Settings, private", |stage| {
        stage.open_settings("Private");
        stage.click("My own lines");
    }),
    ("Settings, private, with something kept", |stage| {
        keep_three(stage);
        stage.open_settings("Private");
        stage.click("Delete everything");
    }),
    ("Settings, reminders", |stage| {
        stage.open_settings("Reminders");
        stage.click("Remind me of a minute for myself");
    }),
    ("Settings, more", |stage| stage.open_settings("More")),
    ("Comfort", |stage| {
        stage.open_settings("Practice");
        stage.click("Never offer me");
    }),
    ("Help", |stage| stage.click("Help")),
    ("The map", |stage| {
        stage.click("Help");
        stage.click("About this map");
    }),
    ("Time-out, agreeing", |stage| {
        stage.click("Help");
        stage.click("A time-out, and a time to be back");
    }),
    ("Time-out, ahead", agree),
    ("Time-out, due", |stage| {
        agree(stage);
        stage.pass(1_200.0);
    }),
    ("Now in a time-out", |stage| {
        agree(stage);
        stage.click("Back");
        stage.click(if stage.size() == WIDE { "Now" } else { "Back" });
    }),
    ("People in a time-out", |stage| {
        agree(stage);
        stage.press("F1");
    }),
    ("People", |stage| stage.press("F1")),
    ("People, danger", |stage| stage.click("Are you in danger right now?")),
    ("My plan", |stage| {
        stage.press("F1");
        stage.click("My plan");
    }),
    ("Country", |stage| {
        stage.press("F1");
        stage.click("Choose your country");
    }),
    ("People of a country", |stage| {
        choose_country(stage);
        stage.click("Copy 116 123, Samaritans");
        stage.wait_until("it is copied", |stage| stage.says("Copied: 116 123, Samaritans"));
    }),
    ("People of a country, all lines", |stage| {
        choose_country(stage);
        stage.click("Someone is hurting me, or may");
    }),
    ("People elsewhere", |stage| {
        choose_country(stage);
        stage.click("Other countries, other needs");
    }),
    ("Somebody named", |stage| {
        choose_country(stage);
        stage.click("People I choose myself");
        stage.focus("Name");
        stage.type_text("Grandmother Wilhelmina of the long road");
        stage.focus("Number");
        stage.type_text("0123 456789");
        stage.click("Add");
    }),
    ("Held gate", |stage| {
        stage.click("Practices");
        stage.click("More, with something to read first");
    }),
    ("In step", |stage| in_step::open(stage)),
    ("In step, words and a time", |stage| {
        in_step::open(stage);
        in_step::type_words(stage, "horse frizbe keyboard");
        stage.click("Or begin at a time");
    }),
    ("In step, waiting", |stage| {
        in_step::open(stage);
        stage.click("Or begin at a time");
        stage.click("Wait for 12:15");
    }),
    ("For two", |stage| {
        stage.click("Together");
        stage.click("With someone");
    }),
    ("Before two begin", |stage| {
        stage.click("Together");
        stage.click("With someone");
        stage.click("Breathing together");
    }),
    ("Before two begin, saying how it is", |stage| {
        stage.click("Together");
        stage.click("With someone");
        stage.click("Listening turns");
        stage.click("Say first how it is");
    }),
    ("On my own today", |stage| {
        stage.click("Together");
        stage.click("On my own today");
    }),
    ("Notepad", |stage| stage.press("Esc")),
];

const PRACTICES: [Way; 15] = [
    ("words", |stage| stage.press("Enter")),
    ("paused", |stage| stage.press("Enter Space")),
    ("feels worse", |stage| stage.press("Enter W")),
    ("looking", |stage| {
        stage.press("Enter");
        stage.pass(8.0);
    }),
    ("breathing", |stage| {
        stage.begin("Slow and even");
        stage.pass(8.0);
    }),
    ("held", |stage| {
        stage.begin("Box breath, with holds");
        stage.pass(10.0);
    }),
    ("taps of the body", |stage| {
        stage.begin("Slow taps");
        stage.pass(20.0);
    }),
    ("noticing", |stage| {
        stage.begin("Five, four, three, two, one");
        stage.pass(8.0);
    }),
    ("tapping", |stage| {
        stage.begin("Begin where you are");
        stage.pass(6.0);
    }),
    ("thinking", |stage| {
        stage.begin("Where and when");
        stage.pass(6.0);
    }),
    ("words that wait", |stage| stage.begin("Ask one person")),
    ("writing", |stage| {
        stage.begin("Ask one person");
        stage.press("Space Space Space");
        stage.expect("Nothing you type here is kept.");
    }),
    ("after, whole", |stage| to_the_end(stage, "Enter")),
    ("after, stopped, with everything said", |stage| {
        stage.press("Enter Esc 3 2 9");
    }),
    ("after, harder", |stage| {
        to_the_end(stage, "2 2 Enter");
        stage.press("2 9");
    }),
];

/// Back at three sittings, and then there.
fn look_back(stage: &mut Stage, then: &[&str]) {
    keep_three(stage);
    stage.click("Look back");
    for name in then {
        stage.click(name);
    }
    // What was pressed may be far down.
    stage.wheel(5_000.0);
}

const LOOKING: [Way; 11] = [
    ("lately, as a table", |stage| look_back(stage, &["Show as a table"])),
    ("from here", |stage| look_back(stage, &["From here"])),
    ("from here, as a table", |stage| look_back(stage, &["From here", "Show as a table"])),
    ("between states", |stage| look_back(stage, &["Between states"])),
    ("between states, as a table", |stage| look_back(stage, &["Between states", "Show as a table"])),
    ("later", |stage| look_back(stage, &["Ten minutes later"])),
    ("what numbers cannot say", |stage| look_back(stage, &["What the numbers cannot say"])),
    ("take along", |stage| look_back(stage, &["Export"])),
    ("delete some", |stage| look_back(stage, &["Delete some of it", "Delete this time"])),
    ("one sitting", |stage| {
        look_back(stage, &[]);
        let shore = super::looking::shore(stage);
        stage.focus(&shore);
        stage.press("End Enter");
    }),
    ("a page to print", |stage| {
        stage.open_practice("Slow and even");
        stage.click("A page to print");
    }),
];

fn stage_for(size: Vec2, percent: u16, theme: &str, keeps: bool) -> Stage {
    let stage = Stage::with_settings(size, &settings_for(percent, theme, keeps));
    assert_eq!(stage.settings().text_percent, percent, "the file is read");
    stage
}

fn settings_for(percent: u16, theme: &str, keeps: bool) -> String {
    let keep = if keeps { "keep = \"yes\"\n" } else { "" };
    let reasons_read = if keeps { opted_in() } else { String::new() };
    format!(
        "theme = \"{theme}\"\ntext_percent = {percent}\nholds_shown = {keeps}\ncold_shown = {keeps}\n{keep}{reasons_read}"
    )
}

/// As if every reason was read.
fn opted_in() -> String {
    let library = softlanding::library::Library::shipped();
    let asking = library.entries().iter().filter(|entry| entry.exercise.opt_in.is_some());
    let rows: Vec<String> = asking.map(|entry| format!("\"shipped:{}\" = true\n", entry.key.id)).collect();
    format!("[opted_in]\n{}", rows.concat())
}

/// Goes to each place in each size and gathers what is wrong there. Colours move nothing, as
/// [`no_colours_move_anything`] says, so one theme is enough.
fn look_at(ways: &[Way], keeps: bool, look: impl Fn(&mut Stage) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (name, go) in ways {
        for (size, percent) in SIZES {
            let mut stage = stage_for(size, percent, THEMES[0], keeps);
            go(&mut stage);
            geometry::take_pointer_away(&mut stage);
            let at = geometry::in_words(size, percent, THEMES[0]);
            wrong.extend(look(&mut stage).into_iter().map(|problem| format!("{name}, {at}: {problem}")));
        }
    }
    assert!(wrong.is_empty(), "{} problems:\n{}", wrong.len(), wrong.join("\n"));
}

fn needs_keeping(way: &Way) -> bool {
    matches!(way.0, "Look back" | "Look back, deleting" | "Settings, private, with something kept" | "held")
}

fn split(ways: &[Way]) -> [Vec<Way>; 2] {
    let (kept, plain) = ways.iter().partition(|way| needs_keeping(way));
    [plain, kept]
}

#[test]
fn every_place_is_whole_and_tab_goes_through_it() {
    for (ways, keeps) in split(&PLACES).iter().zip([false, true]) {
        let (notepad, others): (Vec<Way>, Vec<Way>) =
            ways.iter().copied().partition(|(name, _)| *name == "Notepad");
        look_at(&others, keeps, geometry::problems_with_tab);
        look_at(&notepad, keeps, geometry::problems);
    }
}

#[test]
fn every_practice_is_whole_and_tab_goes_through_it() {
    for (ways, keeps) in split(&PRACTICES).iter().zip([false, true]) {
        look_at(ways, keeps, geometry::problems_with_tab);
    }
}

#[test]
fn everything_that_is_looked_back_at_is_whole_and_tab_goes_through_it() {
    look_at(&LOOKING, true, geometry::problems_with_tab);
}

#[test]
fn the_page_is_one_landmark_and_the_places_to_go_to_another_beside_it() {
    for (ways, keeps) in split(&PLACES).iter().zip([false, true]) {
        let ways: Vec<Way> = ways.iter().copied().filter(|(name, _)| *name != "Notepad").collect();
        look_at(&ways, keeps, |stage| match nodes::landmarks(&stage.harness).as_slice() {
            [Role::Main] | [Role::Main, Role::Navigation] => Vec::new(),
            others => vec![format!("{others:?}")],
        });
    }
}

#[test]
fn no_colours_move_anything() {
    let ways = PLACES.iter().chain(&PRACTICES).map(|way| (way, needs_keeping(way)));
    for ((name, go), keeps) in ways.chain(LOOKING.iter().map(|way| (way, true))) {
        // In one folder, as its name stands on some screens.
        let mut stage = stage_for(NARROW, 100, THEMES[0], keeps);
        let first = where_all_is(&mut stage, *go);
        for theme in &THEMES[1..] {
            stage = stage.anew_with_settings(&settings_for(100, theme, keeps));
            assert!(first == where_all_is(&mut stage, *go), "{name} in {theme} and {}", THEMES[0]);
        }
    }
}

/// What a screen reader is given, and where it is.
fn where_all_is(stage: &mut Stage, go: fn(&mut Stage)) -> Vec<(String, Rect)> {
    go(stage);
    geometry::take_pointer_away(stage);
    stage.nodes().into_iter().map(|node| (node.name, node.rect)).collect()
}

#[test]
fn every_exercise_has_a_page_that_is_whole() {
    let mut wrong = Vec::new();
    for (size, percent) in SIZES {
        let mut stage = stage_for(size, percent, THEMES[0], true);
        let titles: Vec<String> = stage
            .app(|app| app.library().entries().iter().map(|entry| entry.exercise.title.clone()).collect());
        assert!(titles.len() >= 18);
        for title in titles {
            stage.open_practice(&title);
            geometry::take_pointer_away(&mut stage);
            let at = geometry::in_words(size, percent, THEMES[0]);
            let found = geometry::problems(&mut stage).into_iter();
            wrong.extend(found.map(|problem| format!("{title}, {at}: {problem}")));
        }
    }
    assert!(wrong.is_empty(), "{} problems:\n{}", wrong.len(), wrong.join("\n"));
}
#[test]
fn tab_reaches_every_kept_practice() {
    let mut stage = stage_for(SMALLEST, 200, "dusk", true);
    for _ in 0..4 {
        keep_three(&mut stage);
    }
    stage.click("Look back");
    let mut reached = Vec::new();
    for _ in 0..80 {
        stage.press("Tab");
        if let Some(seen) = stage.focused().filter(|seen| seen.name.starts_with("Delete Feet")) {
            reached.push(seen.id);
        }
        if stage.focused().is_some_and(|seen| seen.name == "Delete everything") {
            break;
        }
    }
    let of_feet = stage
        .app(|app| app.kept().records().iter().filter(|record| record.title.starts_with("Feet")).count());
    reached.dedup();
    assert_eq!(reached.len(), of_feet);
}
