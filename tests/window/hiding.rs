//! Hide covers everything at once: no sound, a plain title, nothing to read out, nothing kept.

use std::time::{Duration, Instant};

use crate::program::{Home, Program};
use crate::recording::{Recording, now_ms};

const WITH_SOUND: &str =
    "keep = \"yes\"\nlast_exercise = \"shipped:slow-and-even\"\n[sound]\nchosen = true\n";
/// The fade takes 150 ms; the rest is for a machine that is busy with other tests.
const SILENT_WITHIN_MS: f64 = 150.0 + 350.0;
const WRITTEN: &str = "oat milk and two lemons";

#[test]
fn hide_in_the_middle_of_a_practice_ends_sound_and_leaves_only_a_notepad() {
    let home = Home::new();
    home.settings(WITH_SOUND);
    let program = Program::open(&home);
    program.key("space");
    program.see("Out");
    let before = program.picture();

    program.press("Hide");
    let hidden_ms = now_ms();
    program.wait("the title of the notepad", || program.title() == "Notes");
    program.wait("another picture", || program.picture() != before);
    program.wait("nothing of ours to read out", || !reads_out_anything(&program));
    assert_notepad_only(&program);

    let covered = program.picture();
    program.write(WRITTEN);
    program.wait("what was typed", || program.picture() != covered);
    assert!(!reads_out_anything(&program), "{:?}", program.words());
    assert_eq!(program.texts(), [""; 0], "also no text of what has the keyboard");
    let covered = program.picture();
    program.key("ctrl+Return");
    let back_ms = now_ms();
    program.wait("the title of the program", || program.title() == "Soft Landing");
    program.see("Go on");
    assert_ne!(program.picture(), covered);
    assert!(!program.says(WRITTEN));

    program.press("Go on");
    program.see("In");
    std::thread::sleep(Duration::from_millis(1_500));
    assert!(program.close().status.success());
    assert_eq!(home.files_with(WRITTEN), [""; 0].map(std::path::PathBuf::from));
    let recording = Recording::read(&home.recording());
    let last_ms = recording.last_heard_ms(back_ms).unwrap();
    println!("silent {:.0} ms after Hide was clicked", last_ms - hidden_ms);
    assert!(last_ms < hidden_ms + SILENT_WITHIN_MS, "{} ms", last_ms - hidden_ms);
    assert!(recording.last_heard_ms(hidden_ms).is_some(), "there was sound before");
    assert!(recording.last_heard_ms(f64::MAX).unwrap() > back_ms, "sound came back with the practice");
}

#[test]
fn esc_twice_from_a_practice_hides_it() {
    let home = Home::new();
    home.settings(WITH_SOUND);
    let program = Program::open(&home);
    program.key("space");
    program.see("Out");
    let asked_at = Instant::now();
    program.key("Escape Escape");
    let hidden_ms = now_ms();
    program.wait("the title of the notepad", || program.title() == "Notes");
    println!("covered {} ms after the first Esc", asked_at.elapsed().as_millis());
    program.wait("nothing of ours to read out", || !reads_out_anything(&program));
    std::thread::sleep(Duration::from_secs(1));
    assert!(program.close().status.success());
    let last_ms = Recording::read(&home.recording()).last_heard_ms(f64::MAX).unwrap();
    assert!(last_ms < hidden_ms + SILENT_WITHIN_MS, "{} ms", last_ms - hidden_ms);
    assert_eq!(home.journal("SELECT ending FROM sittings"), ["interrupted"]);
}

#[test]
fn other_gestures_come_back_as_chosen() {
    for (gesture, keys) in [("esc-twice", "Escape Escape"), ("type-back", "b a c k")] {
        let home = Home::new();
        home.settings(&format!("return_gesture = \"{gesture}\"\n"));
        let program = Program::open(&home);
        program.key("Escape");
        program.wait("the title of the notepad", || program.title() == "Notes");
        program.key("ctrl+Return");
        program.key("a BackSpace");
        assert_eq!(program.title(), "Notes", "only the chosen gesture comes back");
        program.key(keys);
        program.wait("the title of the program", || program.title() == "Soft Landing");
        program.see("How is it right now?");
    }
}

/// All that is left is the name of the process, which the system's bus knows in any case.
fn reads_out_anything(program: &Program) -> bool {
    program.words().iter().any(|words| words != "softlanding" && words != "Notes")
}

/// Light paper from edge to edge: no lantern, no colour of ours.
fn assert_notepad_only(program: &Program) {
    let (width, height) = program.size();
    let picture = program.picture();
    for (x, y) in [(width / 2, height / 2), (width / 2, height - 40), (width - 60, 40), (60, height / 2)] {
        let pixel = picture.pixel(x as usize, y as usize);
        assert!(pixel.iter().all(|part| *part > 230), "{pixel:?} at {x}, {y}");
    }
}
