//! A guest finds nothing of its owner's, whatever they press, and changes nothing of it: no word is painted, read
//! out or brought back by undo, and the folder keeps its bytes. Afterwards everything is there for its owner.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use egui::accesskit::Action;
use egui::{Event, Shape, Vec2};
use proptest::prelude::*;
use tempfile::TempDir;

use super::nodes::Seen;
use super::stage::{NARROW, Stage, WIDE};

/// Stands in everything that the owner names, writes or looks for.
const OWNERS: &str = "Ownerling";
const GUEST: &str = "Guest, until the window closes";
const SETTINGS: &str = r#"
keep = "yes"
holds_shown = true
notepad = "own"
notepad_lines = "Ownerling list"
[favourites]
"own:own-one" = true
[first_minute]
exercise = "own:own-one"
[state_names]
stirred_up = "Ownerling state"
"#;
const OWN: &str = r#"Exercise(
    format: 1, id: "own-one", lang: "en", title: "Ownerling title", invitation: "Ownerling invites.",
    family: Breathing, suits: [Settled, StirredUp, ShutDown, Mixed], needs: [],
    minutes: (usual: 1, choices: [1]),
    parts: [Say(text: "Ownerling says.", secs: 1), Cycle(beats: [In(4), Out(6)], rounds: 3)],
    cautions: [], evidence: (grade: Practice, says: "Ownerling knows.", sources: []),
)"#;

/// An owner in the middle of everything: a sitting is deleted and can be brought back, another is open and was
/// written about, a question is due, and words were looked for.
fn owner(size: Vec2) -> (Stage, Rc<TempDir>) {
    let mut stage = Stage::with_exercise(size, SETTINGS, OWN);
    for title in ["Ownerling title", "Feet on the floor"] {
        stage.begin(title);
        stage.click("Stop");
        stage.skip_to("Ask me in ten minutes, here in the window");
        stage.click("Ask me in ten minutes, here in the window");
        stage.click("Done");
        stage.pass(60.0);
    }
    stage.click("Practices");
    stage.click("Search practices");
    stage.type_text("Ownerling");
    stage.click("Look back");
    open_sitting(&mut stage);
    stage.click("Your words about it");
    stage.type_text("Ownerling note");
    stage.click("Labels, with commas between them");
    stage.type_text("Ownerling label");
    stage.click("Look back");
    stage.click("Delete Ownerling title, 12:00");
    let folder = stage.folder();
    stage.wait_until("the bytes are gone", |_| is_settled(folder.path()));
    (stage, folder)
}

/// As a screen reader does: in a narrow window the list is far below.
fn open_sitting(stage: &mut Stage) {
    let above = stage.control("Find in your words").unwrap();
    stage.scroll_to(&above);
    let id = stage.control("Feet on the floor").unwrap().id;
    stage.act_on(id, Action::Click);
}

/// Whether all that the owner said and chose is on the disk, and nothing is left to do.
fn is_settled(folder: &Path) -> bool {
    let settings = std::fs::read_to_string(folder.join("settings.toml")).unwrap();
    if !settings.contains("shipped:feet-on-the-floor") {
        return false;
    }
    let journal = rusqlite::Connection::open(folder.join("journal.sqlite3")).unwrap();
    let count = |question: &str| journal.query_row(question, [], |row| row.get::<_, i64>(0)).unwrap_or(-1);
    let written =
        count("SELECT count(*) FROM sittings WHERE note = 'Ownerling note' AND tags LIKE '%label%'");
    (count("SELECT count(*) FROM sittings"), written, count("SELECT count(*) FROM unfinished")) == (1, 1, 0)
}

/// Every file, without the memory that SQLite shares between windows and without a page that a guest saved.
fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut bytes = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            bytes.extend(bytes_of(&path));
        } else if ["-shm", ".pdf"].iter().all(|end| !path.to_string_lossy().ends_with(end)) {
            bytes.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    bytes
}

fn painted(shape: &Shape, into: &mut Vec<String>) {
    match shape {
        Shape::Text(text) => into.push(text.galley.text().to_owned()),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| painted(shape, into)),
        _ => {}
    }
}

#[track_caller]
fn assert_nothing_of_the_owner(stage: &Stage, after: &str) {
    let mut words = Vec::new();
    stage.harness.output().shapes.iter().for_each(|clipped| painted(&clipped.shape, &mut words));
    words.extend(stage.nodes().into_iter().flat_map(|node| [node.name, node.value, node.description]));
    let found: Vec<_> = words.into_iter().filter(|words| words.contains(OWNERS)).collect();
    assert!(found.is_empty(), "after {after}: {found:?}");
}

fn hand_over(stage: &mut Stage) {
    stage.open_settings("Private");
    stage.click(GUEST);
}

/// What a guest does next.
#[derive(Clone, Debug)]
enum Step {
    /// Presses whichever control this leads to.
    Press(prop::sample::Index),
    Keys(&'static str),
    Type,
    Undo(prop::sample::Index),
    Wait(u16),
    Resize(bool),
    Drop,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let keys = prop::sample::select(vec![
        "Esc",
        "Ctrl+Enter",
        "Enter",
        "Space",
        "2",
        "7",
        "Tab",
        "Ctrl+Z",
        "Ctrl+Y",
        "Delete",
        "Backspace",
    ]);
    let step = prop_oneof![
        8 => any::<prop::sample::Index>().prop_map(Step::Press),
        3 => keys.prop_map(Step::Keys),
        1 => Just(Step::Type),
        2 => any::<prop::sample::Index>().prop_map(Step::Undo),
        1 => (1_u16..900).prop_map(Step::Wait),
        1 => any::<bool>().prop_map(Step::Resize),
        1 => Just(Step::Drop),
    ];
    prop::collection::vec(step, 10..50)
}

fn take(stage: &mut Stage, step: &Step, folder: &Path) {
    let may_be_pressed = |node: &Seen| node.is_control() && node.name != GUEST;
    match step {
        Step::Press(index) => {
            let controls: Vec<Seen> = stage.nodes().into_iter().filter(may_be_pressed).collect();
            if !controls.is_empty() {
                stage.act_on(controls[index.index(controls.len())].id, Action::Click);
            }
        }
        Step::Keys(keys) => stage.press(keys),
        Step::Type => stage.type_text("visitor"),
        Step::Undo(index) => {
            let fields: Vec<Seen> = stage.nodes().into_iter().filter(Seen::is_field).collect();
            if !fields.is_empty() {
                stage.act_on(fields[index.index(fields.len())].id, Action::Focus);
            }
            stage.press("Ctrl+Z Ctrl+Z Ctrl+Z");
        }
        Step::Wait(secs) => stage.pass(f64::from(*secs)),
        Step::Resize(is_wide) => {
            stage.harness.set_size(if *is_wide { WIDE } else { NARROW });
            stage.settle();
        }
        Step::Drop => stage.drop_file(&folder.join("exercises/own.ron")),
    }
}

proptest! {
    // Each has a window of its own; scripts/soak has many more.
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_a_guest_does_nothing_of_the_owner_is_found_or_changed(is_wide: bool, steps in steps()) {
        let (mut stage, folder) = owner(if is_wide { WIDE } else { NARROW });
        hand_over(&mut stage);
        let before = bytes_of(folder.path());
        assert_nothing_of_the_owner(&stage, "handing over");
        for step in &steps {
            take(&mut stage, step, folder.path());
            assert_nothing_of_the_owner(&stage, &format!("{step:?}"));
        }
        let after = bytes_of(folder.path());
        let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).map(|(path, _)| path).collect();
        prop_assert!(before == after, "{changed:?}");
    }
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(6)
}

#[test]
fn the_owner_finds_everything_again() {
    let (mut stage, folder) = owner(WIDE);
    hand_over(&mut stage);
    stage.click("Now");
    stage.click("Settled");
    stage.pass(900.0);
    assert!(!stage.says("Ten minutes since “Feet on the floor”. How are things now?"));
    stage.open_settings("Private");
    stage.click(GUEST);
    stage.settle();
    stage.expect("Ten minutes since “Feet on the floor”. How are things now?");
    stage.click("Practices");
    assert_eq!(stage.view(|view| view.browsing.query.text.clone()), "Ownerling");
    stage.click("Look back");
    stage.expect_not("Deleted: Ownerling title");
    open_sitting(&mut stage);
    assert_eq!(stage.view(|view| view.looking.sitting.note.clone()), "Ownerling note");
    drop(folder);
}

#[test]
fn a_guest_finds_no_words_of_the_owner_in_a_practice_that_is_written_in() {
    let mut stage = Stage::with_settings(WIDE, "keep = \"yes\"");
    let to_the_writing = |stage: &mut Stage| {
        stage.begin("Ask one person");
        for _ in 0..3 {
            stage.click("Next");
        }
        stage.click("Your words");
    };
    to_the_writing(&mut stage);
    stage.type_text("Ownerling letter");
    stage.click("Stop");
    stage.click("Done");
    hand_over(&mut stage);
    to_the_writing(&mut stage);
    stage.press("Ctrl+Z Ctrl+Z Ctrl+Z");
    assert_nothing_of_the_owner(&stage, "undo");
}

#[test]
fn a_file_that_a_guest_lets_go_over_the_window_is_not_taken_in() {
    let (mut stage, folder) = owner(WIDE);
    hand_over(&mut stage);
    let before = bytes_of(folder.path());
    let elsewhere = tempfile::tempdir().unwrap();
    let file = elsewhere.path().join("theirs.ron");
    std::fs::write(&file, OWN.replace("own-one", "theirs")).unwrap();
    stage.harness.event(Event::PointerGone);
    stage.drop_file(&file);
    stage.settle();
    stage.expect("Nothing is kept for a guest, so nothing came in. The file is as it was.");
    assert_eq!(before, bytes_of(folder.path()));
}
