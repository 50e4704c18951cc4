//! In step with somebody elsewhere: two real programs breathe alike, and not one byte goes out for it.

use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::program::{Home, Program};
use crate::support::require;
use crate::tools::run;

/// In 3, out 4, one minute.
const WORDS: &str = "evening cup anchor";

/// Whether a program may be run below `strace` here.
fn may_trace() -> Option<()> {
    let traced = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    let traced = match traced {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => Err(error.to_string()),
    };
    require("strace and the right to use it", traced)
}

fn open_page(program: &Program) {
    program.press("Practices");
    // Below another program it is slow, and the keyboard may come to the field after the first letters.
    program.wait("its row in the search", || {
        if program.says("In step, apart") {
            return true;
        }
        program.key("ctrl+f");
        program.key("ctrl+a");
        program.write("apart");
        false
    });
    program.press("In step, apart");
    program.see("Nothing goes out from here.");
}

/// Goes to the field by keyboard: past the card, five breaths, eight lengths, and the three that begin.
fn type_words(program: &Program, words: &str) {
    const STOPS: usize = 1 + 5 + 8 + 3 + 1;
    for _ in 0..STOPS {
        // Within one frame the keyboard moves on once.
        program.key("Tab");
        std::thread::sleep(Duration::from_millis(80));
    }
    program.write(words);
}

/// The system calls that reach anywhere but this computer's own sockets.
fn calls_outside(trace: &str) -> Vec<&str> {
    let reaches = |line: &&str| line.contains("AF_") && !line.contains("AF_UNIX");
    trace.lines().filter(reaches).collect()
}

#[test]
fn nobody_is_called_while_two_are_in_step() {
    let Some(()) = may_trace() else { return };
    let home = Home::new();
    home.settings("keep = \"yes\"\n");
    let trace = home.path().join("trace.txt");
    let below = ["strace", "-f", "-D", "--quiet=all", "-e", "trace=%network", "-o", trace.to_str().unwrap()];
    let program = Program::open_below(&home, &below);
    open_page(&program);
    type_words(&program, WORDS);
    program.see("In 3 · Out 4 · 1 minute");
    program.key("Return");
    program.see("It begins with the next breath in.");
    program.see("Somebody may be breathing this with you.");
    program.see_late("And now?");
    assert_eq!(home.journal("SELECT title, ending FROM sittings"), ["In step|whole"]);
    assert!(program.close().status.success());
    let trace = fs::read_to_string(&trace).unwrap();
    assert!(trace.contains("AF_UNIX"), "nothing was traced: {trace}");
    assert_eq!(calls_outside(&trace), [""; 0]);
}

#[test]
fn a_call_to_the_network_would_be_found() {
    let Some(()) = may_trace() else { return };
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace.txt");
    let calls = "exec 3<>/dev/udp/127.0.0.1/9";
    run("strace", |command| {
        command.args(["-f", "-e", "trace=%network", "-o"]).arg(&trace).args(["bash", "-c", calls]);
    });
    let trace = fs::read_to_string(&trace).unwrap();
    assert!(!calls_outside(&trace).is_empty(), "{trace}");
}

#[test]
fn a_clock_that_is_set_a_day_on_and_a_zone_that_does_not_exist_stop_nothing() {
    let mut home = Home::new();
    let offset = home.path().join("offset");
    fs::write(&offset, "+0").unwrap();
    home.environment("LD_PRELOAD", &crate::clock::faketime().display().to_string());
    home.environment("FAKETIME_TIMESTAMP_FILE", &offset.display().to_string());
    home.environment("FAKETIME_NO_CACHE", "1");
    home.environment("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    home.environment("TZ", "No/Where");
    let program = Program::open(&home);
    open_page(&program);
    program.press("Or begin at a time");
    program.see("in world time (UTC)");
    program.press("Without a time");
    program.press("Begin with the next breath");
    program.see("Somebody may be breathing this with you.");
    fs::write(&offset, "+90003").unwrap();
    program.see("It begins with the next breath in.");
    program.see("Somebody may be breathing this with you.");
    program.key("Escape");
    program.see("And now?");
    assert!(program.close().status.success());
}

#[test]
fn hide_covers_the_waiting_and_nothing_begins_behind_it() {
    let home = Home::new();
    let program = Program::open(&home);
    open_page(&program);
    program.press("Or begin at a time");
    program.press("Wait for *");
    program.see("It begins by itself.");
    program.press("Hide");
    program.wait("an empty window", || program.words().iter().all(|words| !words.contains("frisbee")));
    std::thread::sleep(Duration::from_millis(300));
    assert!(!program.says("horse") && !program.says("In step"));
    assert!(program.close().status.success());
}
