//! However a practice is cut off, its row is there.

use crate::program::{Home, Program};

const ROW: &str = "SELECT exercise, ending, before_state, before_hardness FROM sittings";
const INTERRUPTED: [&str; 1] = ["feet-on-the-floor|interrupted|stirred up|7"];

/// What *Feet on the floor* begins with.
const FIRST_WORDS_MS: u64 = 5_000;

fn in_the_middle(home: &Home) -> Program {
    home.settings("keep = \"yes\"\n");
    let program = Program::open(home);
    program.see("How are things right now?");
    program.key("2");
    program.key("7");
    program.see("Begin Feet on the floor");
    program.key("Return");
    program.see("Stop");
    program.wait("the row", || home.journal(ROW) == INTERRUPTED);
    program
}

#[test]
fn a_window_closed_in_mid_practice_leaves_the_row_interrupted() {
    let home = Home::new();
    let program = in_the_middle(&home);
    // Its first words are over.
    program.see("Press");
    let closed = program.close();
    assert!(closed.status.success());
    assert_eq!(home.journal(ROW), INTERRUPTED);
    let practised_ms: u64 = home.journal("SELECT practised_ms FROM sittings")[0].parse().unwrap();
    assert!((FIRST_WORDS_MS..60_000).contains(&practised_ms), "{practised_ms}");
}

#[test]
fn a_program_killed_in_mid_practice_leaves_the_row_and_what_was_said() {
    let home = Home::new();
    in_the_middle(&home).kill();
    assert_eq!(home.journal(ROW), INTERRUPTED);
    let program = Program::open(&home);
    program.press("Look back");
    program.see("Feet on the floor");
    program.see("Stirred up 7 before");
}

#[test]
fn what_was_said_afterwards_is_there_when_it_is_killed() {
    let home = Home::new();
    let program = in_the_middle(&home);
    program.key("Escape");
    program.see("And now?");
    program.key("4");
    program.key("8");
    let said = || home.journal("SELECT after_state, after_hardness FROM sittings") == ["mixed|8"];
    program.wait("what was said in the journal", said);
    program.kill();
    assert!(said());
}
