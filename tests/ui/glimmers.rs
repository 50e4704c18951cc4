//! Small good moments: written with two keys, kept as lights in a jar, and read only by whoever opens one.

use std::time::{Duration, Instant};

use softlanding::records::journal::{Change, Journal, read_all};
use softlanding::ui::action::Route;
use softlanding_core::record::{Jotting, JottingKind};
use softlanding_core::sitting::Stage as Sitting;
use softlanding_core::testing::{glimmer, shipped};
use tempfile::TempDir;

use super::geometry;
use super::practice::is_on_disk;
use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const FOREVER: Duration = Duration::from_mins(1);
const FIELD: &str = "A small good moment, in one sentence";
/// Long past any frame that something moving asks for.
const LONG: Duration = Duration::from_hours(1);

fn route(stage: &Stage) -> Route {
    stage.view(|view| view.route.clone())
}

/// A window on these words.
fn stage_with(size: egui::Vec2, toml: &str, jottings: &[Jotting]) -> Stage {
    let folder = tempfile::tempdir().unwrap();
    let journal = Journal::open(folder.path().to_owned(), || {});
    for jotting in jottings {
        journal.change(Change::InsertJotting(Box::new(jotting.clone())));
    }
    assert!(journal.close(FOREVER));
    std::fs::write(folder.path().join("settings.toml"), toml).unwrap();
    in_folder(folder, size)
}

fn in_folder(folder: TempDir, size: egui::Vec2) -> Stage {
    let stage = Stage::with_options(std::rc::Rc::new(folder), size, |_| {});
    // As in the window: letters that the typeface lacks are boxes.
    stage.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
    stage
}

fn saying(number: u32, text: &str) -> Jotting {
    Jotting { text: text.to_owned(), ..glimmer(number) }
}

fn some() -> Vec<Jotting> {
    let written = Jotting {
        kind: JottingKind::Written,
        exercise: Some(shipped("a-note-to-myself")),
        title: "A note to myself".to_owned(),
        ..saying(2, "You can call Ana.")
    };
    vec![saying(1, "The robin sang."), written, saying(3, "Warm tea."), saying(4, "雨の匂い 👩‍👩‍👧 السلام")]
}

fn jottings(stage: &Stage) -> Vec<Jotting> {
    stage.app(|app| app.kept().jottings().iter().cloned().collect())
}

/// Whether this stands anywhere that an eye or a screen reader comes to.
fn is_said(stage: &Stage, words: &str) -> bool {
    let nodes = stage.nodes();
    nodes
        .iter()
        .any(|node| [&node.name, &node.value, &node.description].iter().any(|text| text.contains(words)))
}

#[test]
fn two_keys_from_everywhere_keep_one_and_lead_back() {
    for place in ["Now", "Practices", "Look back", "Settings", "People"] {
        let mut stage = Stage::new(WIDE);
        stage.click(place);
        let before = route(&stage);
        stage.press("G");
        assert_eq!(route(&stage), Route::Glimmer, "{place}");
        assert_eq!(stage.focused().unwrap().name, FIELD);
        stage.type_text("the goat, again");
        stage.press("Enter");
        stage.expect("It is in your jar");
        assert!(!is_said(&stage, "goat"), "it is not shown by itself");
        stage.press("Enter");
        assert_eq!(route(&stage), before, "{place}");
        assert_eq!(jottings(&stage)[0].text, "the goat, again", "G is a letter there");
        let folder = stage.close();
        assert_eq!(read_all(folder.path()).unwrap().jottings[0].text, "the goat, again");
    }
}

#[test]
fn esc_leaves_without_a_trace_and_enter_without_words_keeps_nothing() {
    let mut stage = Stage::new(WIDE);
    stage.press("G Enter Enter");
    assert_eq!(route(&stage), Route::Glimmer);
    stage.type_text("a very particular robin");
    stage.press("Esc");
    assert_eq!(route(&stage), Route::Now);
    stage.press("G");
    assert_eq!(stage.value(FIELD), "", "nothing of it comes back");
    stage.press("Ctrl+Z");
    assert_eq!(stage.value(FIELD), "");
    stage.press("Esc");
    assert_eq!(jottings(&stage), []);
    let folder = stage.close();
    assert!(!is_on_disk(folder.path(), "particular"));
}

#[test]
fn g_is_a_letter_where_one_writes_and_nothing_where_letters_are_off_or_for_a_guest() {
    let mut stage = Stage::new(WIDE);
    stage.click("Practices");
    stage.click("Search practices");
    stage.type_text("g");
    stage.press("G");
    assert_eq!(route(&stage), Route::Practices);
    let mut stage = Stage::with_settings(WIDE, "letter_keys = false\n");
    stage.press("G");
    assert_eq!(route(&stage), Route::Now);
    let mut stage = stage_with(WIDE, "", &some());
    stage.open_settings("Private");
    stage.click("Guest, until the window closes");
    stage.press("G");
    assert_ne!(route(&stage), Route::Glimmer);
    stage.click("Look back");
    for words in ["Words", "Your jar"] {
        stage.expect_not(words);
    }
}

#[test]
fn a_practice_waits_while_one_is_written_and_goes_on_where_it_was() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.pass(5.0);
    stage.press("G");
    assert_eq!((route(&stage), stage.sitting()), (Route::Glimmer, Some(Sitting::Paused)));
    stage.type_text("rain");
    stage.press("Enter Enter");
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
    stage.expect("Go on");
    assert_eq!(jottings(&stage).len(), 1);
}

#[test]
fn no_sentence_is_there_before_it_is_opened_and_none_stays_open() {
    for size in [WIDE, NARROW] {
        let mut stage = stage_with(size, "", &some());
        let nothing_is_said = |stage: &Stage| {
            for jotting in some() {
                assert!(!is_said(stage, &jotting.text), "{}", jotting.text);
            }
        };
        stage.click("Look back");
        nothing_is_said(&stage);
        stage.click("Your jar");
        nothing_is_said(&stage);
        assert_eq!(stage.names().iter().filter(|name| name.starts_with("A light from")).count(), 3);
        // The newest is chosen; the next one is the one before the words from a practice.
        stage.press("Right Enter");
        stage.expect("Warm tea.");
        stage.press("Right");
        stage.expect("The robin sang.");
        stage.press("Right");
        stage.expect("The robin sang.");
        stage.press("Home");
        stage.expect("雨の匂い 👩‍👩‍👧 السلام");
        stage.press("Esc");
        nothing_is_said(&stage);
        stage.press("Enter");
        stage.expect("雨の匂い 👩‍👩‍👧 السلام");
        stage.click("Older");
        stage.expect("Warm tea.");
        stage.click("Close it");
        nothing_is_said(&stage);
        stage.click("As a list");
        stage.expect("Warm tea.");
        stage.expect_not("You can call Ana.");
        stage.click("Hide");
        nothing_is_said(&stage);
        stage.press("Ctrl+Enter");
        assert_eq!(route(&stage), Route::Glimmers);
        nothing_is_said(&stage);
        stage.press("Enter");
        stage.click("Back");
        nothing_is_said(&stage);
        stage.click("Your jar");
        nothing_is_said(&stage);
    }
}

#[test]
fn words_are_found_changed_deleted_and_brought_back_under_look_back() {
    let mut stage = stage_with(WIDE, "", &some());
    stage.click("Look back");
    stage.click("Words");
    for jotting in some() {
        stage.expect(&jotting.text);
    }
    stage.click("Small good moments");
    stage.expect_not("You can call Ana.");
    stage.click("From practices");
    stage.expect("You can call Ana.");
    stage.expect_not("Warm tea.");
    stage.click("All");
    stage.click("Find in your words");
    stage.type_text("ROBIN");
    stage.expect("The robin sang.");
    stage.expect_not("Warm tea.");
    stage.click("Change");
    assert_eq!(stage.value("Your words"), "The robin sang.");
    stage.type_text(" Twice.");
    stage.click("Done");
    stage.expect("The robin sang. Twice.");
    let name = stage.names().into_iter().find(|name| name.starts_with("Delete the words from")).unwrap();
    stage.click(&name);
    stage.expect("These words are deleted.");
    assert!(stage.focused().unwrap().name.starts_with("Bring back the words from"));
    assert_eq!(jottings(&stage).len(), 3);
    stage.press("Ctrl+Z");
    stage.expect("The robin sang. Twice.");
    stage.click("Now");
    stage.click("Look back");
    stage.expect_not("The robin sang. Twice.");
    assert_eq!(jottings(&stage).len(), 4);
}

#[test]
fn on_a_hard_day_one_is_offered_last_and_says_nothing_of_itself() {
    for size in [WIDE, NARROW] {
        for keys in ["2 8", "3 2 9", "2 9"] {
            let mut stage = stage_with(size, "", &[saying(1, "The robin sang.")]);
            stage.press(keys);
            assert!(!is_said(&stage, "robin"), "{keys}");
            let names = stage.names();
            let place = |wanted: &str| names.iter().position(|name| name.starts_with(wanted));
            let offered = place("A glimmer of yours").expect("it is offered");
            assert!(place("Begin").unwrap() < offered, "{keys}");
            if keys == "2 9" {
                assert!(place("Talking to someone").unwrap() < offered);
            }
            stage.click(&names[offered].clone());
            assert_eq!(route(&stage), Route::Glimmers);
            stage.expect("The robin sang.");
        }
    }
    let not_offered = [
        ("2 5", "", vec![saying(1, "a")]),
        ("2 8", "", Vec::new()),
        ("2 8", "[never_offer]\nglimmers = true\n", vec![saying(1, "a")]),
    ];
    for (keys, toml, kept) in not_offered {
        let mut stage = stage_with(WIDE, toml, &kept);
        stage.press(keys);
        assert!(stage.names().iter().all(|name| !name.starts_with("A glimmer of yours")), "{keys} {toml}");
    }
}

#[test]
fn the_jar_is_found_by_search() {
    let mut stage = stage_with(WIDE, "", &some());
    stage.click("Practices");
    stage.click("Search practices");
    stage.type_text("good moment");
    let name = stage.names().into_iter().find(|name| name.starts_with("Your jar")).unwrap();
    stage.click(&name);
    assert_eq!(route(&stage), Route::Glimmers);
}

#[test]
fn what_is_written_in_a_practice_is_kept_by_one_press_and_not_without() {
    let own = |keep: &str, more: &str| {
        format!(
            r#"Exercise(format: 1, id: "own-one", lang: "en", title: "Own one", invitation: "Write.",
            family: Reflection, suits: [], needs: [], minutes: (usual: 1),
            parts: [Write(prompt: "A line.", keep: {keep}), Say(text: "End.", secs: 5)], cautions: [], {more}
            evidence: (grade: Practice, says: "None.", sources: []))"#
        )
    };
    let mut stage = Stage::with_exercise(WIDE, "", &own("Ask", ""));
    stage.begin("Own one");
    stage.expect("Only kept if you press Keep.");
    stage.click("Your words");
    stage.type_text("Dear Ana");
    stage.click("Keep");
    stage.wait_until("it is on the disk", |stage| stage.says("Kept, under Look back: Words."));
    stage.click("Your words");
    stage.type_text(", hello");
    stage.expect("Only kept if you press Keep.");
    stage.click("Keep");
    assert_eq!(jottings(&stage).iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Dear Ana, hello"]);
    for (keep, more) in [("Never", ""), ("Ask", "private: true,")] {
        let mut stage = Stage::with_exercise(WIDE, "keep = \"yes\"\n", &own(keep, more));
        stage.begin("Own one");
        stage.expect("Nothing you type here is kept.");
        stage.expect_not("Keep");
        stage.click("Your words");
        stage.type_text("a very particular word");
        stage.click("Next");
        let folder = stage.close();
        assert!(!is_on_disk(folder.path(), "particular"), "{keep} {more}");
    }
}

#[test]
fn lights_drift_and_under_reduced_motion_nothing_is_drawn_again() {
    let mut stage = stage_with(WIDE, "", &some());
    stage.click("Look back");
    stage.click("Your jar");
    assert!(stage.next_frame() < Duration::from_secs(2));
    let mut stage = stage_with(WIDE, "reduced_motion = \"on\"\n", &some());
    stage.click("Look back");
    stage.click("Your jar");
    stage.harness.remove_cursor();
    stage.harness.run();
    assert!(stage.next_frame() > LONG, "{:?}", stage.next_frame());
}

#[test]
fn five_thousand_are_drawn_as_a_bounded_number_and_every_one_can_be_come_to() {
    let all: Vec<Jotting> = (0..5_000).map(glimmer).collect();
    let mut stage = stage_with(WIDE, "", &all);
    stage.click("Look back");
    stage.click("Your jar");
    let lights = |stage: &Stage| stage.names().iter().filter(|name| name.starts_with("A light from")).count();
    assert!((1..=90).contains(&lights(&stage)), "{}", lights(&stage));
    stage.press("End Enter");
    stage.expect("Small good moment number 0.");
    assert!((1..=90).contains(&lights(&stage)));
    stage.click("As a list");
    let rows = stage.names().iter().filter(|name| *name == "Change").count();
    assert!(rows < 60, "{rows} rows are laid out");
    let started = Instant::now();
    stage.click("Find in your words");
    stage.type_text("number 4321.");
    stage.expect("Small good moment number 4321.");
    assert!(started.elapsed() < FOREVER);
}

#[test]
fn everything_can_be_pressed_and_read_in_any_window_at_any_size_of_text() {
    for size in [WIDE, NARROW, SMALLEST] {
        for percent in [100, 200] {
            let toml = format!("text_percent = {percent}\nreduced_motion = \"on\"\n");
            let mut stage = stage_with(size, &toml, &some());
            let look = |stage: &mut Stage, place: &str| {
                // Lights lie before each other in a small jar, as they do; the nearest one is pressed.
                let are_lights = |problem: &String| {
                    problem.starts_with("overlap") && problem.matches("A light from").count() == 2
                };
                let problems: Vec<String> =
                    geometry::problems(stage).into_iter().filter(|one| !are_lights(one)).collect();
                assert!(problems.is_empty(), "{place} {size} {percent}: {problems:#?}");
            };
            stage.press("G");
            look(&mut stage, "writing");
            stage.type_text("rain");
            stage.press("Enter");
            look(&mut stage, "kept");
            stage.click("Open the jar");
            look(&mut stage, "the jar");
            stage.press("Right Enter");
            look(&mut stage, "open");
            stage.click("As a list");
            look(&mut stage, "the list");
        }
    }
}
