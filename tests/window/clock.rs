//! The clock on the wall is set back an hour in the middle of a practice.

use std::fs;
use std::path::PathBuf;

use crate::program::{Home, Program};

/// Where distributions put it.
const PLACES: [&str; 4] =
    ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];

pub fn faketime() -> PathBuf {
    let files = PLACES.map(|place| PathBuf::from(place).join("faketime/libfaketimeMT.so.1"));
    let found = files.into_iter().find(|file| file.exists());
    found.unwrap_or_else(|| panic!("libfaketime is needed for this test. scripts/test installs it."))
}

#[test]
fn setting_the_clock_back_an_hour_changes_no_practice_and_loses_nothing() {
    let mut home = Home::new();
    home.own_exercise("ten-seconds.ron");
    home.settings("keep = \"yes\"\nlast_exercise = \"own:ten-seconds\"\n");
    let offset = home.path().join("offset");
    fs::write(&offset, "+0").unwrap();
    home.environment("LD_PRELOAD", &faketime().display().to_string());
    home.environment("FAKETIME_TIMESTAMP_FILE", &offset.display().to_string());
    home.environment("FAKETIME_NO_CACHE", "1");
    home.environment("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    let program = Program::open(&home);
    program.see("Begin Ten quick seconds");
    program.key("space");
    program.see("Two small breaths.");
    fs::write(&offset, "-3600").unwrap();
    program.see("Here it ends.");
    program.see("And now?");
    let whole = || home.journal("SELECT ending, practised_ms = planned_ms FROM sittings") == ["whole|1"];
    program.wait("the whole practice in the journal", whole);
    program.press("Done");

    program.see("Begin Ten quick seconds");
    program.key("space");
    program.see("Here it begins.");
    program.key("Escape");
    program.see("And now?");
    let endings = || home.journal("SELECT ending FROM sittings ORDER BY id") == ["whole", "interrupted"];
    program.wait("both practices, in the order in which they happened", endings);
    let hours = "SELECT round((max(started_utc_ms) - min(started_utc_ms)) / 3600000.0) FROM sittings";
    assert_eq!(home.journal(hours), ["1.0"], "the clock was not set back");
    program.press("Done");
    program.press("Look back");
    program.see("to its end");
    assert!(program.close().status.success());
}
