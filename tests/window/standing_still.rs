//! The process is stopped in the middle of a practice, as by a machine that sleeps. That nothing is rendered ahead
//! meanwhile, `src/sound/tests.rs` and `src/sound/capture.rs` say.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::program::{Home, Program};

const SETTINGS: &str = "keep = \"yes\"\nlast_exercise = \"shipped:slow-and-even\"\n[sound]\nchosen = true\n";
const ABSENT: &str = "The computer was asleep, or busy.";
/// More than the five seconds that the program takes for having been away.
const STOPPED_FOR: Duration = Duration::from_secs(7);

#[test]
fn a_process_that_stood_still_says_so_and_goes_on_where_it_was() {
    let home = Home::new();
    home.settings(SETTINGS);
    let program = Program::open(&home);
    let began_at = Instant::now();
    program.key("space");
    program.see("Out");
    home.wait_for_sound(true);
    program.signal("STOP");
    sleep(STOPPED_FOR);
    program.signal("CONT");

    program.see(ABSENT);
    program.see("Go on");
    home.wait_for_sound(false);
    program.press("Go on");
    program.see_no(ABSENT);
    program.see("In");
    home.wait_for_sound(true);
    program.key("Escape");
    program.see("And now?");
    let was_there = began_at.elapsed().checked_sub(STOPPED_FOR).unwrap();
    let practised = || home.journal("SELECT practised_ms FROM sittings WHERE practised_ms > 0");
    program.wait("the practice in the journal", || practised().len() == 1);
    let practised_ms: u128 = practised()[0].parse().unwrap();
    // It was not there for longer, however slow the machine is.
    assert!((4_000..=was_there.as_millis()).contains(&practised_ms), "{practised_ms} in {was_there:?}");
    assert!(program.close().status.success());
}
