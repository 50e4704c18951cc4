//! Two people at one screen: the gate each time, keys of their own, turns, and each alone afterwards. Nothing of the
//! second person stays anywhere.

use std::fs;
use std::path::Path;

use egui::Vec2;
use egui::{Event, Key, Modifiers};
use softlanding::ui::action::Route;
use softlanding::ui::theme::ThemeName;
use softlanding_core::record::Ending;
use softlanding_core::sitting::Stage as Sitting;

use super::stage::{NARROW, SMALLEST, Stage, WIDE};

const KEPT: &str = "keep = \"yes\"\n";
const BREATH: &str = "Notice(sense: Breath, count: 3, prompt: \"Each taps three breaths.\", each: true),
    Cycle(text: \"No need to match.\", beats: [In(4), Out(6)], each: true, from_tapped: true)";
const LISTENING: &str =
    "Turn(who: A, prompt: \"Say what it is like.\", aside: \"Nothing to fix.\", secs: 60),
    Turn(who: B, prompt: \"Say back what you heard.\", secs: 30),
    Check(who: A, prompt: \"Did I get it?\"),
    Choose(prompt: \"What would help?\", choices: [\"Listen\", \"A hug\"]),
    Say(text: \"Thirty quiet seconds.\", secs: 30)";

fn exercise(parts: &str) -> String {
    format!(
        "Exercise(format: 1, id: \"own-one\", lang: \"en\", title: \"Ours\", invitation: \"For two.\",
        family: Together, minutes: (usual: 3), for_two: true, parts: [{parts}],
        evidence: (grade: Practice, says: \"Ours.\"))"
    )
}

/// Past the gate, with an own practice chosen.
fn chosen(size: Vec2, toml: &str, parts: &str) -> Stage {
    let mut stage = Stage::with_exercise(size, toml, &exercise(parts));
    stage.click("Together");
    stage.click("With someone");
    stage.click("Ours");
    stage
}

pub fn begun(size: Vec2, toml: &str, parts: &str) -> Stage {
    let mut stage = chosen(size, toml, parts);
    stage.click("Begin");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    stage
}

fn key(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE }
}

fn press_together(stage: &mut Stage, keys: [Key; 2]) {
    for pressed in [true, false] {
        for one in keys {
            stage.harness.event(key(one, pressed));
        }
    }
    stage.settle();
}

/// All bytes below a folder.
fn bytes_below(folder: &Path, into: &mut Vec<u8>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        into.extend(entry.file_name().as_encoded_bytes());
        if entry.path().is_dir() {
            bytes_below(&entry.path(), into);
        } else {
            into.extend(fs::read(entry.path()).unwrap());
        }
    }
}

#[test]
fn the_gate_comes_each_time_and_looks_the_same() {
    let mut stage = Stage::new(WIDE);
    let mut seen = Vec::new();
    for _ in 0..2 {
        stage.click("Together");
        stage.expect("Together works when both can say no, here and afterwards.");
        seen.push(stage.names());
        stage.click("With someone");
        assert_eq!(stage.view(|view| view.route.clone()), Route::ForTwo);
        stage.click("Back");
        stage.click("Back");
        stage.press("F1");
        stage.click("Back");
    }
    assert_eq!(seen[0], seen[1]);
    assert!(stage.view(|view| view.pair.is_none()), "who leaves, leaves nothing");
    stage.click("Together");
    stage.click("On my own today");
    assert_eq!(stage.view(|view| view.route.clone()), Route::OnMyOwn);
}

#[test]
fn what_is_for_two_begins_behind_the_gate_wherever_it_is_asked_for() {
    let mut stage = Stage::with_exercise(WIDE, KEPT, &exercise(LISTENING));
    stage.open_practice("Ours");
    stage.click("Begin");
    assert_eq!(stage.sitting(), None, "nothing begins before the gate");
    stage.expect("Together works when both can say no, here and afterwards.");
    stage.click("With someone");
    stage.expect("Ours");
    stage.click("Begin");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
}

#[test]
fn either_one_pauses_and_ends_it_with_their_own_keys_and_nobody_is_told_who() {
    for (pause, stop) in [("A", "Escape"), ("L", "Backspace")] {
        let mut stage = begun(WIDE, KEPT, LISTENING);
        stage.press(pause);
        assert_eq!(stage.sitting(), Some(Sitting::Paused));
        stage.press(pause);
        assert_eq!(stage.sitting(), Some(Sitting::Running));
        stage.press(stop);
        assert_eq!(stage.sitting(), Some(Sitting::After(Ending::Interrupted)));
        stage.expect("Whose journal is this?");
        let told = stage.nodes().into_iter().any(|node| node.name.contains("stopped"));
        assert!(!told);
    }
}

#[test]
fn the_keys_of_both_can_be_turned_off_and_then_esc_alone_stops() {
    let mut stage = begun(WIDE, &format!("{KEPT}\n[keys]\nfor_two = \"off\"\n"), BREATH);
    assert!(stage.control("Left: Pause").is_some() && stage.control("Left: Pause, key A").is_none());
    stage.press("A L D J Backspace");
    assert_eq!(stage.sitting(), Some(Sitting::Running), "none of them does anything");
    stage.press("Esc");
    assert!(matches!(stage.sitting(), Some(Sitting::After(_))));
}

#[test]
fn both_press_at_once_and_a_held_key_counts_once() {
    let mut stage = begun(WIDE, KEPT, BREATH);
    for _ in 0..3 {
        press_together(&mut stage, [Key::D, Key::J]);
        stage.pass(4.0);
    }
    stage.expect("No need to match.");
    for _ in 0..201 {
        stage.frame(key(Key::D, true));
    }
    stage.frame(key(Key::D, false));
    assert!(stage.control("Left: Join again, key D").is_some(), "a key that is held counts once");
    stage.press("D");
    assert!(stage.control("Left: Own pace, key D").is_some());
    stage.press("D");
    assert!(stage.control("Left: Join again, key D").is_some());
    assert!(stage.control("Right: Own pace, key J").is_some(), "the other's goes on");
    press_together(&mut stage, [Key::Escape, Key::Backspace]);
    assert_eq!(stage.sitting(), Some(Sitting::After(Ending::Interrupted)));
}

#[test]
fn turns_are_heard_back_and_what_was_chosen_stays() {
    let mut stage = begun(WIDE, KEPT, LISTENING);
    stage.expect("Left: Say what it is like.");
    stage.expect("Right: Nothing to fix.");
    let digit = |stage: &Stage| {
        stage.nodes().iter().any(|node| node.name.chars().any(|letter| letter.is_ascii_digit()))
    };
    assert!(!digit(&stage), "no digits unless asked");
    stage.click("Show the time");
    stage.expect("1 minute");
    stage.pass(40.0);
    stage.click("Longer");
    stage.pass(25.0);
    stage.expect("Left: Say what it is like.");
    stage.click("Next");
    stage.click("Next");
    for _ in 0..2 {
        stage.click("Not yet");
        stage.expect("Right: Say back what you heard.");
        stage.click("Next");
    }
    stage.click("Not yet");
    stage.expect("Left: Thank you for trying. That counts.");
    stage.click("Next");
    stage.click("A hug");
    stage.expect("Chosen: A hug");
    stage.pass(20.0);
    stage.expect("Chosen: A hug");
}

#[test]
fn each_says_alone_how_it_is_and_nothing_of_the_other_one_stays() {
    let mut stage = chosen(WIDE, KEPT, LISTENING);
    let folder = stage.folder();
    for (field, name) in [("On the left", "Ownername"), ("On the right", "Guestname")] {
        stage.focus(field);
        stage.type_text(name);
    }
    stage.click("Say first how it is");
    for number in ["8", "9"] {
        stage.click("I’m alone with it");
        stage.press("2");
        stage.press(number);
        stage.click("Put it away");
    }
    stage.click("Begin");
    stage.expect("Guestname");
    stage.press("Backspace");
    stage.click("Ownername");
    for (number, shift) in
        [("5", "This is kept in your journal."), ("3", "You see this once. Then it is gone.")]
    {
        stage.expect_not("Stirred up");
        stage.click("I’m alone with it");
        stage.press("2");
        stage.press(number);
        stage.click("Put it away");
        stage.expect(shift);
        stage.click("Next");
        stage.expect_not(shift);
    }
    stage.expect("Only what Ownername said was kept.");
    stage.click("Done");
    stage.wait_until("it is kept", |stage| stage.app(|app| app.kept().len() == 1));
    let record = stage.app(|app| app.kept().records().first().map(|one| (*one).clone())).unwrap();
    let hardness = |rating: &Option<softlanding_core::rating::Rating>| {
        rating.as_ref().and_then(|rating| rating.hardness).map(softlanding_core::rating::Level::get)
    };
    assert_eq!((hardness(&record.before), hardness(&record.after)), (Some(8), Some(5)));
    drop(stage.close());
    let mut bytes = Vec::new();
    bytes_below(folder.path(), &mut bytes);
    for trace in ["Ownername", "Guestname"] {
        let found = bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
        assert!(!found, "{trace} is on the disk");
    }
}

#[test]
fn neither_is_an_answer_and_a_guest_is_not_asked() {
    let mut stage = begun(WIDE, KEPT, LISTENING);
    stage.press("Escape");
    stage.click("Neither");
    stage.click("Skip this");
    stage.click("Skip this");
    stage.expect("Nothing of it was kept.");
    stage.click("Done");
    assert_eq!(stage.app(|app| app.kept().len()), 0);
    let mut stage = begun(WIDE, "", LISTENING);
    stage.press("Escape");
    stage.expect_not("Whose journal is this?");
    stage.expect("Now Left.");
}

#[test]
fn gentler_leads_on_and_still_keeps_nothing() {
    let mut stage = begun(WIDE, KEPT, LISTENING);
    stage.press("K");
    assert_eq!(stage.exercise(), "just-company");
    stage.press("Escape");
    assert_eq!(stage.app(|app| app.kept().len()), 0);
}

#[test]
fn hide_covers_the_stage_and_the_cover_and_names_come_back_only_with_the_gesture() {
    let mut stage = chosen(WIDE, KEPT, LISTENING);
    stage.focus("On the right");
    stage.type_text("Guestname");
    stage.click("Begin");
    let names = |stage: &Stage| stage.nodes().iter().any(|node| node.name.contains("Guestname"));
    assert!(names(&stage));
    stage.click("Hide");
    assert!(!names(&stage));
    stage.press("Ctrl+Enter");
    assert!(names(&stage));
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
    stage.press("Escape");
    stage.click("Hide");
    assert!(!names(&stage));
}

#[test]
fn in_the_dark_no_page_is_light_and_words_can_be_read() {
    let dark = "Cycle(text: \"The screen can rest.\", beats: [In(4), Out(6)], rounds: 2, picture: Dark),
        Say(text: \"Light again.\", secs: 30)";
    let mut stage = begun(WIDE, "theme = \"dawn\"\n", dark);
    let theme = |stage: &Stage| softlanding::ui::theme::Theme::of(&stage.harness.ctx).name;
    stage.expect("The screen can rest.");
    assert_eq!(theme(&stage), ThemeName::Ember);
    stage.pass(21.0);
    stage.expect("Light again.");
    assert_eq!(theme(&stage), ThemeName::Dawn);
}

#[test]
fn keys_are_changed_and_remembered() {
    let mut stage = chosen(WIDE, KEPT, LISTENING);
    stage.click("Left: Pause, key A. Press to change it");
    stage.press("Q");
    assert_eq!(stage.settings().pair_keys.as_deref(), Some("Escape Q S D Backspace L K J"));
    stage.click("Begin");
    stage.press("A");
    assert_eq!(stage.sitting(), Some(Sitting::Running));
    stage.press("Q");
    assert_eq!(stage.sitting(), Some(Sitting::Paused));
}

#[test]
fn everything_fits_and_can_be_reached_in_every_size() {
    for (size, toml) in [(NARROW, ""), (SMALLEST, "text_percent = 200\n"), (WIDE, "text_percent = 200\n")] {
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
        for parts in [BREATH, LISTENING] {
            let stage = begun(size, toml, parts);
            let controls: Vec<_> = stage.nodes().into_iter().filter(super::nodes::Seen::is_control).collect();
            for (index, one) in controls.iter().enumerate() {
                assert!(
                    window.expand(0.5).contains_rect(one.rect),
                    "{size:?}: {} at {:?}",
                    one.name,
                    one.rect
                );
                for other in &controls[..index] {
                    let shared = one.rect.intersect(other.rect);
                    let overlaps = shared.width() > 1.0 && shared.height() > 1.0;
                    assert!(!overlaps, "{size:?}: {} over {}", one.name, other.name);
                }
            }
        }
    }
}

#[test]
fn the_window_closed_anywhere_among_two_leaves_nothing() {
    let to: [fn(&mut Stage); 4] = [
        |stage| stage.click("Back"),
        |stage| stage.click("Begin"),
        |stage| {
            stage.click("Say first how it is");
            stage.click("I’m alone with it");
            stage.press("2 8");
        },
        |stage| {
            stage.click("Begin");
            stage.press("Escape");
            stage.click("Guestname");
            stage.click("I’m alone with it");
        },
    ];
    for go in to {
        let mut stage = chosen(WIDE, KEPT, LISTENING);
        stage.focus("On the right");
        stage.type_text("Guestname");
        go(&mut stage);
        let folder = stage.close();
        let mut bytes = Vec::new();
        bytes_below(folder.path(), &mut bytes);
        assert!(!bytes.windows(9).any(|window| window == b"Guestname"));
    }
}

#[test]
fn names_in_any_script_stand_below_their_lanterns() {
    for name in
        ["WWWWWWWWWWWWWWWWWWWWWWWWWWWW", "علي بن محمد الطويل", "שלום", "𝕏𝕐ℤ👩‍👩‍👧‍👧", "a\u{301}\u{301}\u{301}"]
    {
        let mut stage = chosen(SMALLEST, "text_percent = 200\n", BREATH);
        stage.harness.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        stage.focus("On the left");
        stage.harness.event(Event::Text(name.to_owned()));
        stage.settle();
        stage.click("Begin");
        let labels: Vec<_> = stage.nodes().into_iter().filter(|node| !node.is_control()).collect();
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, SMALLEST);
        let outside =
            labels.iter().find(|node| !node.name.is_empty() && !window.expand(1.0).contains_rect(node.rect));
        assert!(outside.is_none(), "{name}: {outside:?}");
        assert_eq!(stage.sitting(), Some(Sitting::Running));
    }
}

/// Plays what runs to its end, one press wherever it waits, and looks at each part once.
fn play(stage: &mut Stage, title: &str) {
    let mut seen = None;
    for _ in 0..4_000 {
        if stage.sitting() != Some(Sitting::Running) {
            return;
        }
        let part = stage.app(|app| app.practice().map(|one| one.sitting.position(app.now()).part));
        if seen != part {
            seen = part;
            stage.settle();
            let problems = super::geometry::problems(stage);
            assert!(problems.is_empty(), "{title}, part {part:?}: {problems:?}");
        }
        if stage.app(|app| app.practice().is_some_and(|one| one.sitting.waits(app.now()))) {
            let ways = ["Skip", "Next", "Yes"];
            let way = ways.into_iter().find(|way| stage.control(way).is_some());
            match way {
                Some(way) => stage.click(way),
                None => stage.press("1"),
            }
        } else {
            stage.pass(4.0);
        }
    }
    panic!("{title} never ends");
}

#[test]
fn every_shipped_practice_for_two_is_whole_from_the_gate_to_the_cover() {
    let titles: Vec<String> = Stage::new(WIDE).app(|app| {
        let for_two = app.library().entries().iter().filter(|entry| entry.exercise.for_two);
        for_two.map(|entry| entry.exercise.title.clone()).collect()
    });
    assert!(titles.len() >= 15, "{titles:?}");
    for size in [WIDE, NARROW] {
        for title in &titles {
            let mut stage = Stage::new(size);
            stage.click("Together");
            stage.click("With someone");
            stage.click(title);
            if stage.control("1 minute").is_some() {
                stage.click("1 minute");
            }
            stage.click("Begin");
            assert_eq!(stage.sitting(), Some(Sitting::Running), "{title}");
            play(&mut stage, title);
            assert_eq!(stage.sitting(), Some(Sitting::After(Ending::Whole)), "{title}");
            stage.pass(3.0);
            stage.expect("Now Left.");
            for _ in 0..2 {
                stage.click("Skip this");
            }
            stage.click("Done");
            assert_eq!(stage.view(|view| view.route.clone()), Route::ForTwo, "{title}");
        }
    }
}
