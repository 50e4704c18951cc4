//! The main job, whole: a minute of real practice with real sound, said before and after, kept and seen
//! again.

use std::fs;
use std::path::Path;

use softlanding_core::exercise::{self, Gesture};
use softlanding_core::score::{Choice, Score};

use crate::desktop::Desktop;
use crate::program::{Home, Program};
use crate::recording::{Recording, now_ms};
use crate::tools::wait_for;

/// Bowls only, so that nothing else can be taken for one.
const NO_BED: &str = "[sound.beds]\nbreath = 0.0\n";
/// From the beat on a bowl is at its loudest within this time, whatever the machine is doing beside.
const HEARD_WITHIN_MS: f64 = 400.0;

#[test]
fn a_minute_of_practice_is_said_heard_kept_and_looked_back_at() {
    whole_job(Desktop::X11);
}

#[test]
fn the_same_on_a_screen_of_many_pixels() {
    whole_job(Desktop::X11Scaled("2"));
}

#[test]
fn the_same_on_a_screen_of_a_quarter_more_pixels() {
    whole_job(Desktop::X11Scaled("1.25"));
}

#[test]
fn the_same_under_wayland_with_keys_and_a_pointer() {
    whole_job(Desktop::Weston { scale: 1 });
}

#[test]
fn the_same_under_wayland_on_a_screen_of_many_pixels() {
    whole_job(Desktop::Weston { scale: 2 });
}

#[test]
fn the_same_under_wayland_on_a_screen_of_a_quarter_more_pixels_with_keys() {
    whole_job(Desktop::Sway { scale: "1.25" });
}

fn whole_job(desktop: Desktop) {
    if !desktop.is_here() {
        return;
    }
    let home = Home::new().on(desktop);
    home.settings(NO_BED);
    let program = Program::open(&home);
    program.see("How are things right now?");
    program.key("2");
    program.see("How hard is this moment?");
    program.key("7");
    program.see("Begin Feet on the floor");
    program.see("1 minute");
    program.key("Return");
    program.see("Feet on the floor. Shoes are fine.");
    assert!(!home.recording().exists(), "there was sound before it was chosen");
    program.key("m");
    let chosen_ms = now_ms();
    wait_for("sound", || home.recording().exists().then_some(()));

    program.see("Press");
    program.see("Let go");
    program.see_late("And now?");
    program.key("1");
    program.key("3");
    program.see("Easier than before, by 4.");
    assert_eq!(home.journal("SELECT * FROM sittings"), [""; 0], "it was kept before the yes");
    program.press("Skip");
    program.press("Keep it");
    program.see("Kept here");
    program.press("Done");
    program.see("How are things right now?");
    program.press("Look back");
    program.see("Stirred up 7 before, Settled 3 after");
    program.see("to its end");
    // Who closes the window of weston takes its screen away.
    let takes_screen = matches!(desktop, Desktop::Weston { .. });
    assert_eq!(program.close().status.success(), !takes_screen);

    let columns = "exercise, origin, ending, before_state, before_hardness, after_state, after_hardness";
    assert_eq!(
        home.journal(&format!("SELECT {columns} FROM sittings")),
        ["feet-on-the-floor|shipped|whole|stirred up|7|settled|3"]
    );
    assert_eq!(home.journal("SELECT practised_ms = planned_ms FROM sittings"), ["1"]);
    let settings = fs::read_to_string(home.data.join("settings.toml")).unwrap();
    assert!(settings.contains("chosen = true") && settings.contains("keep = \"yes\""), "{settings}");
    check_sound(&home, chosen_ms);
}

/// Silence until sound was chosen, and a bowl at every beat after it.
fn check_sound(home: &Home, chosen_ms: f64) {
    let began_ms: f64 = home.journal("SELECT started_utc_ms FROM sittings")[0].parse().unwrap();
    let recording = Recording::read(&home.recording());
    assert!(recording.began_ms() > chosen_ms - 1_000.0, "it was recorded before sound was chosen");
    let score = score("feet-on-the-floor");
    let mut checked = 0;
    for beat in score.beats() {
        let at_ms = began_ms + f64::from(beat.start_ms);
        let before = recording.loudest(at_ms - 300.0, at_ms - 100.0);
        let after = recording.loudest(at_ms, at_ms + HEARD_WITHIN_MS);
        eprintln!("{:?} {at_ms} {before} {after}", beat.gesture);
        if matches!(beat.gesture, Gesture::Press | Gesture::Release) && at_ms > chosen_ms + 3_000.0 {
            assert!(after > 1.5 * before, "no bowl at {} ms: {before} then {after}", beat.start_ms);
            checked += 1;
        }
    }
    // Some keyboards take two seconds for a key.
    assert!(checked >= 6, "only {checked} beats were to be heard");
}

fn score(id: &str) -> Score {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("exercises").join(format!("{id}.ron"));
    let exercise = exercise::parse(&fs::read(path).unwrap()).unwrap();
    Score::compile(&exercise, Choice { length_ms: 60_000, own_cycle_ms: None })
}
