//! Hide covers everything at once: no sound, a plain title, nothing to read out, nothing kept. How soon sound is
//! gone is counted in samples in `src/sound/tests.rs`, how soon the picture is in frames in `tests/ui/hide.rs`.

use crate::program::{Home, Program};

const WITH_SOUND: &str =
    "keep = \"yes\"\nlast_exercise = \"shipped:slow-and-even\"\n[sound]\nchosen = true\n";
/// As long as Esc has to be left alone before two of it bring back.
const QUIET_BEFORE: std::time::Duration = std::time::Duration::from_millis(2_200);
const WRITTEN: &str = "oat milk and two lemons";

#[test]
fn hide_in_the_middle_of_a_practice_ends_sound_and_leaves_only_a_notepad() {
    let home = Home::new();
    home.settings(WITH_SOUND);
    let program = Program::open(&home);
    program.key("space");
    program.see("Out");
    home.wait_for_sound(true);
    let before = program.picture();

    program.press("Hide");
    program.wait("the title of the notepad", || program.title() == "Notes");
    program.wait("another picture", || program.picture() != before);
    program.wait("nothing of ours to read out", || !reads_out_anything(&program));
    assert_notepad_only(&program);
    home.wait_for_sound(false);

    let covered = program.picture();
    program.write(WRITTEN);
    program.wait("what was typed", || program.picture() != covered);
    assert!(!reads_out_anything(&program), "{:?}", program.words());
    assert_eq!(program.texts(), [""; 0], "also no text of what has the keyboard");
    let covered = program.picture();
    program.key("ctrl+Return");
    program.wait("the title of the program", || program.title() == "Soft Landing");
    program.see("Go on");
    assert_ne!(program.picture(), covered);
    assert!(!program.says(WRITTEN));

    program.press("Go on");
    program.see("In");
    home.wait_for_sound(true);
    assert!(program.close().status.success());
    assert_eq!(home.files_with(WRITTEN), [""; 0].map(std::path::PathBuf::from));
}

#[test]
fn esc_twice_from_a_practice_hides_it() {
    let home = Home::new();
    home.settings(WITH_SOUND);
    let program = Program::open(&home);
    program.key("space");
    program.see("Out");
    home.wait_for_sound(true);
    program.key("Escape Escape");
    program.wait("the title of the notepad", || program.title() == "Notes");
    program.wait("nothing of ours to read out", || !reads_out_anything(&program));
    home.wait_for_sound(false);
    assert!(program.close().status.success());
    assert_eq!(home.journal("SELECT ending FROM sittings"), ["interrupted"]);
}

#[test]
fn own_lines_of_the_notepad_are_seen_and_not_read_out() {
    const OWN: &str = "ring the plumber";
    let home = Home::new();
    home.settings(&format!("notepad = \"own\"\nnotepad_lines = \"{OWN}\"\n"));
    let program = Program::open(&home);
    program.see("How are things right now?");
    program.press("Hide");
    program.wait("the title of the notepad", || program.title() == "Notes");
    program.wait("nothing of ours to read out", || !reads_out_anything(&program));
    assert_notepad_only(&program);
    assert_eq!(program.texts(), [""; 0]);
    program.write(WRITTEN);
    program.key("ctrl+Return");
    program.wait("the title of the program", || program.title() == "Soft Landing");
    assert!(program.close().status.success());
    assert_eq!(home.files_with(WRITTEN), [""; 0].map(std::path::PathBuf::from));
    assert_eq!(home.files_with(OWN), [home.data.join("settings.toml")]);
}

#[test]
fn whoever_has_only_tab_and_enter_or_only_a_pointer_or_only_a_screen_reader_comes_back() {
    let home = Home::new();
    // A gesture that none of them can make.
    home.settings("return_gesture = \"type-back\"\n");
    let program = Program::open(&home);
    program.see("How are things right now?");
    let come_back: [fn(&Program); 3] = [
        |program| {
            program.key("Tab");
            program.key("Return");
        },
        |program| {
            program.press("Line*");
            assert_eq!(program.title(), "Notes", "one press by chance shows nothing");
            program.press("Line*");
        },
        |program| program.press_as_a_reader("Line*"),
    ];
    for come_back in come_back {
        program.press("Hide");
        program.wait("the title of the notepad", || program.title() == "Notes");
        program.wait("nothing of ours to read out", || !reads_out_anything(&program));
        come_back(&program);
        program.wait("the title of the program", || program.title() == "Soft Landing");
        program.see("How are things right now?");
    }
    assert!(program.close().status.success());
}

#[test]
fn each_gesture_that_can_be_chosen_comes_back() {
    for (gesture, keys) in
        [("ctrl-enter", "ctrl+Return"), ("esc-twice", "Escape Escape"), ("type-back", "b a c k")]
    {
        let home = Home::new();
        home.settings(&format!("return_gesture = \"{gesture}\"\n"));
        let program = Program::open(&home);
        program.see("How are things right now?");
        program.press("Hide");
        program.wait("the title of the notepad", || program.title() == "Notes");
        std::thread::sleep(QUIET_BEFORE);
        program.key(keys);
        program.wait("the title of the program", || program.title() == "Soft Landing");
    }
}

/// All that is left is the name of the process, which the system's bus knows in any case, and where the cursor stands.
fn reads_out_anything(program: &Program) -> bool {
    let is_plain = |words: &str| matches!(words, "softlanding" | "Notes") || words.starts_with("Line ");
    program.words().iter().any(|words| !is_plain(words))
}

/// Plain grey from edge to edge, dark in a dark theme: no lantern, no colour of ours.
fn assert_notepad_only(program: &Program) {
    let (width, height) = program.size();
    let picture = program.picture();
    for (x, y) in [(width / 2, height / 2), (width / 2, height - 40), (width - 60, 40), (60, height / 2)] {
        let pixel = picture.pixel(x as usize, y as usize);
        assert!(pixel.iter().all(|part| *part == pixel[0] && *part < 48), "{pixel:?} at {x}, {y}");
    }
}
