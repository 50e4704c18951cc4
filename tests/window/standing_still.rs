//! The process is stopped in the middle of a practice, as by a machine that sleeps.

use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::program::{Home, Program};
use crate::recording::{Recording, now_ms};

const SETTINGS: &str = "keep = \"yes\"\nlast_exercise = \"shipped:slow-and-even\"\n[sound]\nchosen = true\n";
const ABSENT: &str = "The computer was asleep, or busy.";
const STOPPED_FOR: Duration = Duration::from_secs(7);
/// Sound fades out over 300 ms; the rest is for a machine that is busy with other tests.
const SILENT_AFTER: Duration = Duration::from_secs(1);

#[test]
fn a_process_that_stood_still_says_so_and_goes_on_where_it_was() {
    let home = Home::new();
    home.settings(SETTINGS);
    let program = Program::open(&home);
    let began_at = Instant::now();
    program.key("space");
    program.see("Out");
    program.signal("STOP");
    let stopped_ms = now_ms();
    sleep(STOPPED_FOR);
    let back_ms = now_ms();
    program.signal("CONT");

    program.see(ABSENT);
    program.see("Go on");
    sleep(SILENT_AFTER);
    let quiet_from_ms = now_ms();
    sleep(Duration::from_secs(1));
    let went_on_ms = now_ms();
    program.press("Go on");
    program.see_no(ABSENT);
    program.see("In");
    sleep(Duration::from_secs(1));
    program.key("Escape");
    program.see("And now?");
    let was_there = began_at.elapsed().checked_sub(STOPPED_FOR).unwrap();
    let practised = || home.journal("SELECT practised_ms FROM sittings WHERE practised_ms > 0");
    program.wait("the practice in the journal", || practised().len() == 1);
    let practised_ms: u128 = practised()[0].parse().unwrap();
    assert!((4_000..=was_there.as_millis()).contains(&practised_ms), "{practised_ms} in {was_there:?}");
    assert!(program.close().status.success());

    let recording = Recording::read(&home.recording());
    assert!(recording.last_heard_ms(stopped_ms).is_some(), "there was sound before");
    let slack_ms = SILENT_AFTER.as_secs_f64() * 1_000.0;
    assert!(recording.loudest(stopped_ms + slack_ms, back_ms - slack_ms) <= 0.0, "it rendered ahead");
    assert!(recording.loudest(quiet_from_ms, went_on_ms) <= 0.0, "there was sound while it was paused");
    assert!(recording.last_heard_ms(f64::MAX).unwrap() > went_on_ms, "sound came back with the practice");
}
