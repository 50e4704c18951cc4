//! A still screen draws nothing: no time on the processor, no other pixel.

use std::time::Duration;

use crate::program::{Home, Program};

const LOOKED_FOR: Duration = Duration::from_secs(3);
/// Hundredths of a second on the processor: far less than one frame a second would take.
const TICKS_MOST: u64 = 6;

fn assert_still(program: &Program, screen: &str) {
    // A screen comes in over 240 ms, and devices are let go after a while.
    std::thread::sleep(Duration::from_secs(2));
    let (picture, ticks) = (program.picture(), program.processor_ticks());
    std::thread::sleep(LOOKED_FOR);
    let ticks = program.processor_ticks() - ticks;
    println!("{screen}: {ticks} hundredths of a second on the processor in {LOOKED_FOR:?}");
    assert!(ticks <= TICKS_MOST, "{screen} took {ticks} hundredths of a second");
    assert!(program.picture() == picture, "{screen} changed by itself");
}

#[test]
fn a_still_screen_draws_nothing() {
    let home = Home::new();
    let program = Program::open(&home);
    program.see("How is it right now?");
    assert_still(&program, "Now");
    program.key("space");
    program.see("Stop");
    program.key("space");
    program.see("Paused");
    assert_still(&program, "A paused practice");
    program.key("Escape");
    program.see("And now?");
    assert_still(&program, "And now?");
}

#[test]
fn a_practice_moves() {
    let home = Home::new();
    let program = Program::open(&home);
    program.key("space");
    program.see("In");
    let picture = program.picture();
    program.wait("the lantern to move", || program.picture() != picture);
}
