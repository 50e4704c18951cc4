//! A time-out that is to outlive its window does, as a time and nothing else; and clearing it leaves nothing.

use std::fs;

use crate::program::{Home, Program};

/// The lines of the settings that are about a time.
fn times(home: &Home) -> Vec<String> {
    let file = home.files_with("back_at");
    let text = file.first().map(|file| fs::read_to_string(file).unwrap()).unwrap_or_default();
    text.lines().filter(|line| line.contains("back")).map(str::to_owned).collect()
}

#[test]
fn a_time_out_survives_closing_the_window_and_is_gone_once_it_is_cleared() {
    let home = Home::new();
    home.settings("hide_taught = true\n");
    let program = Program::open(&home);
    program.see("How are things right now?");
    program.press("Help");
    program.press("A time-out, and a time to be back");
    program.press("45 min");
    program.press("Keep this time");
    program.see("Remember this time if the window closes?");
    assert!(times(&home).is_empty(), "nothing without a yes");
    program.press("Yes, the time only");
    program.see("Remembered, also if the window closes.");
    assert!(program.close().status.success());
    let kept = times(&home);
    assert_eq!(kept.len(), 1, "{kept:?}");
    let is_moment =
        |line: &str| line.starts_with("back_at = \"20") && line.ends_with(":00Z\"") && line.len() == 32;
    assert!(is_moment(&kept[0]), "{kept:?}");

    let program = Program::open(&home);
    program.see("Back at");
    program.press("Back at*");
    program.see("Until then");
    program.press("Clear the time");
    program.see("How are things right now?");
    program.see_no("Back at");
    assert!(program.close().status.success());
    assert!(times(&home).is_empty());
    assert!(home.files_with("flooded").is_empty());
}
