//! A still screen draws nothing, as the display counts it. When the next frame is asked for, `tests/ui/still.rs` says.

use std::time::{Duration, Instant};

use crate::program::{Home, Program};

/// For so long nothing is drawn, once a screen has come in.
const STILL_FOR: Duration = Duration::from_secs(2);

/// Waits for a time without a frame. On a screen that never rests there is none.
fn expect_still(program: &Program, screen: &str) {
    let mut frames = program.count_frames();
    let looked = std::cell::RefCell::new((frames.count(), Instant::now()));
    let frames = std::cell::RefCell::new(frames);
    program.wait(&format!("“{screen}” to draw nothing"), || {
        let (count, since) = *looked.borrow();
        let now = frames.borrow_mut().count();
        if now != count {
            *looked.borrow_mut() = (now, Instant::now());
        }
        now == count && since.elapsed() >= STILL_FOR
    });
}

#[test]
fn a_still_screen_draws_nothing() {
    let home = Home::new();
    let program = Program::open(&home);
    program.see("How are things right now?");
    expect_still(&program, "Now");
    program.key("space");
    program.see("Stop");
    program.key("space");
    program.see("Paused");
    expect_still(&program, "A paused practice");
    program.key("Escape");
    program.see("And now?");
    expect_still(&program, "And now?");
}

#[test]
fn a_practice_moves() {
    let home = Home::new();
    let program = Program::open(&home);
    program.key("space");
    program.see("In");
    let picture = program.picture();
    let mut frames = program.count_frames();
    program.wait("the lantern to move", || program.picture() != picture);
    assert!(frames.count() > 0, "what moves is not counted, so that nothing is shown above");
}
