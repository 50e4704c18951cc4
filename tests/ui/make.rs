//! *Make it mine*: what a person changes, saves, hears, takes back and deletes.

use std::fs;

use softlanding_core::exercise::{Caution, Exercise, Gesture, Grade, Part, parse};

use super::geometry;
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

/// At the screen for a shipped exercise.
pub fn making(size: egui::Vec2, title: &str) -> Stage {
    let mut stage = Stage::new(size);
    open(&mut stage, title);
    stage
}

pub fn open(stage: &mut Stage, title: &str) {
    stage.click("Now");
    stage.open_else("Breathe");
    stage.click(title);
    stage.click("Make it mine");
}

/// Goes there with Tab alone.
#[track_caller]
pub fn tab_to(stage: &mut Stage, name: &str) {
    for _ in 0..200 {
        if stage.focused().is_some_and(|seen| seen.name == name) {
            return;
        }
        stage.press("Tab");
    }
    panic!("Tab never comes to {name}: {:#?}", stage.names());
}

/// Writes a number over the one that is there.
pub fn write_number(stage: &mut Stage, name: &str, text: &str) {
    tab_to(stage, name);
    stage.press("Ctrl+A");
    stage.type_text(text);
}

pub fn save(stage: &mut Stage) {
    stage.click("Save");
    stage.wait_until("it is saved", |stage| !stage.says("Saving …"));
}

pub fn files(stage: &Stage) -> Vec<String> {
    let folder = stage.app(|app| app.paths().own_exercises());
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn file(stage: &Stage, name: &str) -> String {
    fs::read_to_string(stage.app(|app| app.paths().own_exercises().join(name))).unwrap()
}

pub fn saved(stage: &Stage, name: &str) -> Exercise {
    parse(file(stage, name).as_bytes()).unwrap()
}

pub fn beats(exercise: &Exercise) -> Vec<(Gesture, u32)> {
    let cycles = exercise.parts.iter().filter_map(|part| match part {
        Part::Cycle { beats, .. } => Some(beats),
        _ => None,
    });
    cycles.flatten().map(|beat| (beat.gesture, beat.ms)).collect()
}

#[test]
fn a_sigh_is_made_with_the_keyboard_alone_and_practised() {
    let mut stage = making(WIDE, "Slow and even");
    write_number(&mut stage, "In, step 1, seconds", "4.4");
    tab_to(&mut stage, "2 · Paced");
    stage.press("Enter");
    tab_to(&mut stage, "Add a step");
    stage.press("Enter");
    tab_to(&mut stage, "Add: A little more");
    stage.press("Enter");
    assert_eq!(stage.focused().unwrap().name, "A little more, step 2, seconds", "where it belongs");
    write_number(&mut stage, "Out, step 3, seconds", "6,5");
    tab_to(&mut stage, "Save");
    stage.press("Enter");
    stage.wait_until("it is saved", |stage| stage.says("Saved in your folder."));

    assert_eq!(files(&stage), ["my-slow-and-even.ron"]);
    let exercise = saved(&stage, "my-slow-and-even.ron");
    assert_eq!(exercise.title, "My slow and even");
    let sigh = [(Gesture::In, 4_400), (Gesture::Sip, 1_000), (Gesture::Out, 6_500)];
    assert_eq!(beats(&exercise), sigh);
    assert_eq!(exercise.evidence.grade, Grade::Practice);
    assert!(exercise.evidence.says.starts_with("Made from “Slow and even”, changed by me."));
    assert!(file(&stage, "my-slow-and-even.ron").contains("beats: [In(4.4), Sip(1), Out(6.5)]"));

    tab_to(&mut stage, "Open its page");
    stage.press("Enter");
    tab_to(&mut stage, "Begin");
    stage.press("Enter");
    assert_eq!(stage.exercise(), "my-slow-and-even");
    let mut stage = stage.restart();
    stage.wait_until("the own folder is read", |stage| {
        stage.app(|app| app.library().find_id("my-slow-and-even").is_some())
    });
}

pub const OWN: &str = r#"// My own, for Sundays.
Exercise(
    format: 1, id: "own-one", lang: "en",
    title: "Sunday", // not Monday
    invitation: "Slowly.",
    family: Breathing,
    minutes: (usual: 5, choices: [1, 5]),
    parts: [
        Cycle(beats: [In(4), Out(6)]), // by heart
    ],
    evidence: (grade: Practice, says: "Mine."),
)
"#;

pub fn own(size: egui::Vec2) -> Stage {
    let mut stage = Stage::with_exercise(size, "", OWN);
    stage.click("Now");
    stage.open_else("Breathe");
    stage.click("Sunday");
    stage.click("Change your own");
    stage
}

#[test]
fn comments_and_layout_of_ones_own_file_survive() {
    let mut stage = own(WIDE);
    write_number(&mut stage, "Out, step 2, seconds", "7.3");
    save(&mut stage);
    stage.expect("Saved in your folder.");
    assert_eq!(file(&stage, "own.ron"), OWN.replace("Out(6)", "Out(7.3)"));
    assert_eq!(files(&stage), ["own.ron"]);
}

#[test]
fn lines_are_written_one_on_each_row() {
    let mut stage = own(WIDE);
    stage.click("1 · Paced");
    tab_to(&mut stage, "Lines that follow, one on each row (may be empty)");
    stage.type_text("Shoulders may drop.");
    stage.press("Enter");
    stage.type_text("Look around.");
    save(&mut stage);
    let lines = saved(&stage, "own.ron").parts[0].lines().unwrap().clone();
    assert_eq!(lines.texts, ["Shoulders may drop.", "Look around."]);
    assert!(file(&stage, "own.ron").contains(r#"lines: ["Shoulders may drop.", "Look around."]"#));
}

/// Every field of what is for two.
const FOR_TWO: &str = r#"Exercise(
    format: 1,
    id: "own-one",
    lang: "en",
    title: "Two of us",
    invitation: "In and out, side by side.",
    family: Breathing,
    for_two: true,
    minutes: (usual: 4, choices: [2, 4]),
    parts: [
        Notice(sense: Breath, count: 3, each: true, prompt: "Tap as your breath in begins."),
        Cycle(beats: [In(4), Out(6)], beats_b: [In(5), Out(7)], from_tapped: true, each: true), // both
        Turn(who: A, prompt: "Speak.", aside: "Listen.", lines: ["A nod is enough."], every: 30),
        Check(who: A, prompt: "Did I get it?", almost: "Say more.", thanks: "Thank you."),
        Choose(who: B, prompt: "Which one?", choices: ["Tea", "Air"]),
        Sort(prompt: "Where?", items: ["A call"], piles: ["Yes", "No"]),
        Sentences(prompt: "Finish it.", starts: ["I can"], keep: Never),
    ],
    cautions: [DizzyStop, OtherPeople],
    evidence: (grade: Practice, says: "We have no study of this."),
)
"#;

#[test]
fn what_is_for_two_is_opened_changed_and_kept_with_every_field() {
    let mut stage = Stage::with_exercise(WIDE, "", FOR_TWO);
    stage.open_practice("Two of us");
    stage.click("Change your own");
    stage.click("More");
    assert!(stage.is_on("For two people at one screen"));
    stage.click("2 · Paced");
    stage.expect("A lantern for each of you.");
    stage.expect("The second person: In 5 · Out 7 seconds.");
    stage.click("3 · A turn");
    stage.expect_not("A lantern for each of you.");
    tab_to(&mut stage, "What the other one reads (may be empty)");
    stage.press("Ctrl+A");
    stage.type_text("Only listen.");
    stage.click("6 · Things to sort");
    tab_to(&mut stage, "Piles to lay them on, one on each row");
    stage.press("Ctrl+End");
    stage.press("Enter");
    stage.type_text("Maybe");
    save(&mut stage);
    let expected = FOR_TWO
        .replace("\"Listen.\"", "\"Only listen.\"")
        .replace("[\"Yes\", \"No\"]", "[\"Yes\", \"No\", \"Maybe\"]");
    let without_evidence = |file: &str| file.split("    evidence").next().unwrap().to_owned();
    assert_eq!(without_evidence(&file(&stage, "own.ron")), without_evidence(&expected));
    stage.click("For two people at one screen");
    save(&mut stage);
    let alone = saved(&stage, "own.ron");
    assert!(!alone.for_two);
    assert!(matches!(&alone.parts[1], Part::Cycle { each: false, beats_b: None, .. }));
}

#[test]
fn what_is_for_two_is_whole_in_the_smallest_window() {
    for (size, percent) in [(NARROW, 100), (SMALLEST, 200)] {
        let mut stage = Stage::with_exercise(size, &format!("text_percent = {percent}\n"), FOR_TWO);
        // With something to undo and something to redo.
        let way =
            ["Practices", "Two of us", "Change your own", "2 · Paced", "Part 2 down", "Part 3 down", "Undo"];
        for name in way.into_iter().chain(["2 · A turn", "More"]) {
            stage.click(name);
        }
        geometry::take_pointer_away(&mut stage);
        let found = geometry::problems_with_tab(&mut stage);
        assert!(found.is_empty(), "{percent} %: {found:#?}");
    }
}

#[test]
fn a_file_that_was_changed_elsewhere_is_left_alone_and_another_is_written() {
    let mut stage = own(WIDE);
    let path = stage.app(|app| app.paths().own_exercises().join("own.ron"));
    let elsewhere = OWN.replace("Slowly.", "Slowly, please.");
    write_number(&mut stage, "Out, step 2, seconds", "7.3");
    fs::write(&path, &elsewhere).unwrap();
    // The folder may be read again in between; what is being changed here stays.
    save(&mut stage);
    stage.expect("own.ron was left as it is. This one is saved beside it, with a new name.");
    assert_eq!(file(&stage, "own.ron"), elsewhere);
    let beside = saved(&stage, "own-one-2.ron");
    assert_eq!((beside.id.as_str(), beside.title.as_str()), ("own-one-2", "Sunday 2"));
    assert_eq!(beats(&beside), [(Gesture::In, 4_000), (Gesture::Out, 7_300)]);
    write_number(&mut stage, "Out, step 2, seconds", "7.4");
    save(&mut stage);
    stage.expect("Saved in your folder.");
    assert_eq!(files(&stage), ["own-one-2.ron", "own.ron"], "from now on it is that file");
}

#[test]
fn a_hold_shows_its_caution_and_stands_behind_the_gate() {
    let mut stage = making(WIDE, "Slow and even");
    stage.click("2 · Paced");
    stage.click("Add a step");
    stage.click("Add: Hold softly");
    write_number(&mut stage, "Hold softly, step 2, seconds", "99");
    stage.expect("A breath is held for 20 seconds at most.");
    stage.expect("The breath is held here. It will stand with the held ones.");
    save(&mut stage);
    let exercise = saved(&stage, "my-slow-and-even.ron");
    assert!(exercise.cautions.contains(&Caution::BreathHold));
    assert_eq!(beats(&exercise)[1], (Gesture::Hold, 20_000));
    stage.click("More");
    assert!(!stage.says("Begin with this on the first screen"), "one press never starts a held breath");
}

#[test]
fn what_is_typed_is_never_refused_and_what_does_not_fit_is_said() {
    let mut stage = making(WIDE, "Slow and even");
    write_number(&mut stage, "In, step 1, seconds", "x");
    stage.expect("Please write a number, such as 4 or 4.4.");
    stage.press("Ctrl+A");
    stage.type_text("75");
    stage.expect("“75” is too small or too large: seconds go from 0.2 to 60.");
    stage.press("Enter");
    assert_eq!(stage.value("In, step 1, seconds"), "60");
    stage.click("Undo");
    stage.click("Name");
    stage.press("Ctrl+A Backspace");
    stage.expect("It needs a name.");
    stage.click("Save");
    assert_eq!(files(&stage), Vec::<String>::new());
    stage.type_text("");
    stage.click("Name");
    stage.type_text("Sunday");
    save(&mut stage);
    assert_eq!(files(&stage), ["sunday.ron"]);
}

#[test]
fn arrows_wheel_and_dragging_turn_a_number_in_tenths() {
    let mut stage = making(WIDE, "Slow and even");
    let name = "In, step 1, seconds";
    tab_to(&mut stage, name);
    stage.press("ArrowUp ArrowUp Shift+ArrowUp ArrowDown");
    stage.press("Tab");
    assert_eq!(stage.value(name), "5.1 s");
    let place = stage.control(name).unwrap().rect.center();
    stage.harness.hover_at(place);
    stage.harness.drag_at(place);
    stage.harness.step();
    stage.harness.hover_at(place + egui::vec2(20.0, 0.0));
    stage.harness.step();
    stage.harness.hover_at(place + egui::vec2(61.0, 0.0));
    stage.harness.step();
    stage.harness.drop_at(place + egui::vec2(61.0, 0.0));
    stage.settle();
    assert_eq!(stage.value(name), "6.1 s");
    stage.click("Undo");
    assert_eq!(stage.value(name), "5.1 s", "a drag is one step");
    stage.click(name);
    let wheel = |lines: f32| egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, lines),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    };
    let before = stage.control(name).unwrap().rect;
    stage.harness.hover_at(before.center());
    for _ in 0..3 {
        stage.frame(wheel(1.0));
    }
    stage.settle();
    assert_eq!(stage.value(name), "5.4");
    assert_eq!(stage.control(name).unwrap().rect, before, "the page stays where it is");
}

#[test]
fn undo_goes_back_over_everything_by_button_and_by_keys() {
    let mut stage = making(WIDE, "Slow and even");
    stage.click("1 · Words");
    stage.click("Remove part 1");
    stage.click("Add a part");
    stage.click("Add: Own words");
    write_number(&mut stage, "In, step 1, seconds", "5");
    stage.press("Ctrl+Z");
    assert_eq!(stage.value("In, step 1, seconds"), "4", "also while the number has the keyboard");
    stage.press("Ctrl+Z Ctrl+Z");
    stage.expect("1 · Words");
    assert!(stage.control("Undo").is_some());
    stage.press("Ctrl+Y");
    stage.expect("1 · Paced");
    stage.click("Undo");
    stage.expect("3 · Words");
    // While words are written, a step back is about the words.
    stage.click("Name");
    stage.type_text("!");
    stage.press("Ctrl+Z");
    stage.expect("1 · Words");
}

#[test]
fn what_is_not_saved_waits_and_says_so() {
    let mut stage = making(WIDE, "Slow and even");
    stage.expect("Not saved yet.");
    write_number(&mut stage, "In, step 1, seconds", "5");
    stage.click("Now");
    open(&mut stage, "Slow and even");
    stage.expect("Not saved yet. It waited here for you.");
    assert_eq!(stage.value("In, step 1, seconds"), "5 s");
    save(&mut stage);
    stage.click("Now");
    open(&mut stage, "Slow and even");
    assert_eq!(stage.value("In, step 1, seconds"), "4 s", "a fresh one");
}

#[test]
fn deleting_ones_own_can_be_undone_until_its_notice_is_closed() {
    let mut stage = own(WIDE);
    stage.click("More");
    stage.click("Delete this one");
    stage.expect("Deleted: Sunday");
    stage.wait_until("the file is gone", |stage| files(stage).is_empty());
    stage.pass(600.0);
    assert!(stage.app(|app| app.library().find_id("own-one").is_none()));
    stage.click("Bring it back");
    stage.wait_until("it is back", |stage| stage.app(|app| app.library().find_id("own-one").is_some()));
    assert_eq!(file(&stage, "own.ron"), OWN, "with every comment");

    stage.click("Now");
    stage.open_else("Breathe");
    stage.click("Sunday");
    stage.click("Change your own");
    stage.click("More");
    stage.click("Delete this one");
    stage.click("Close this note: Deleted: Sunday");
    stage.expect_not("Deleted: Sunday");
    stage.wait_until("the file is gone", |stage| files(stage).is_empty());
}

#[test]
fn begin_starts_with_what_its_person_made() {
    let mut stage = making(WIDE, "Slow and even");
    save(&mut stage);
    stage.click("More");
    stage.click("Begin with this on the first screen");
    let first = stage.settings().first_minute.unwrap();
    assert_eq!((first.exercise.id.as_str(), first.minutes), ("my-slow-and-even", None));
    stage.click("Now");
    stage.expect("My slow and even");
    stage.open_settings("Practice");
    stage.expect("Begin starts with: My slow and even, 5 minutes");
    stage.click("As it comes");
    assert_eq!(stage.settings().first_minute, None);
    stage.click("Now");
    stage.expect_not("My slow and even");
}

#[test]
fn the_preview_moves_only_when_it_is_played_and_is_silent_elsewhere() {
    let mut stage = making(WIDE, "Slow and even");
    let still = stage.next_frame();
    assert!(still > std::time::Duration::from_secs(1), "{still:?}");
    stage.click("Play");
    stage.pass(1.0);
    stage.expect("In");
    assert!(stage.next_frame() < std::time::Duration::from_secs(1));
    stage.pass(4.0);
    stage.expect("Out");
    stage.click("Still");
    stage.click("Play");
    stage.press("Esc");
    stage.press("Ctrl+Enter");
    assert!(stage.control("Play").is_some(), "Hide makes it stand still");
}

#[test]
fn everything_is_whole_and_reached_by_tab_in_every_size() {
    // Colours move nothing: `places::no_colours_move_anything`.
    for (size, percent) in [(WIDE, 100), (NARROW, 100), (SMALLEST, 200)] {
        let mut stage = Stage::with_settings(size, &format!("text_percent = {percent}\n"));
        open(&mut stage, "Begin where you are");
        // With something to undo and something to redo.
        for name in ["2 · Noticing", "Part 2 down", "Part 3 down", "Undo"] {
            stage.click(name);
        }
        for name in ["Add a part", "Lengths to choose from", "More"] {
            stage.click(name);
        }
        geometry::take_pointer_away(&mut stage);
        let found = geometry::problems(&mut stage);
        assert!(found.is_empty(), "{percent} %: {found:#?}");
        let paced = stage.names().into_iter().find(|name| name.ends_with("Paced")).unwrap();
        stage.click(&paced);
        stage.click("In, step 1");
        geometry::take_pointer_away(&mut stage);
        let found = geometry::problems_with_tab(&mut stage);
        assert!(found.is_empty(), "{percent} %: {found:#?}");
    }
}
