//! Rendering allocates and frees nothing: it runs where a device's deadline is.

use assert_no_alloc::{AllocDisabler, assert_no_alloc};
use softlanding_core::testing::{score_for_two, score_of};
use softlanding_core::voices::{Levels, Motion, Renderer};

// Ends the test at any allocation or release within `assert_no_alloc`.
#[global_allocator]
static ALLOCATOR: AllocDisabler = AllocDisabler;

const PARTS: &str = r#"Say(text: "Sit.", secs: 1), Cycle(beats: [In(2), Sip(1), Hum(3)], rounds: 3), Say(text: "Go on."),
    Cycle(beats: [TapLeft(0.2), TapRight(0.2)], lines: ["One.", "Two."], every: 10), Wave(text: "Up.", lines: ["Down."])"#;

#[test]
fn nothing_is_allocated_or_freed_while_a_sitting_is_rendered() {
    let score = score_of(PARTS, 100_000);
    let mut renderer = Renderer::new(48_000);
    let mut out = vec![0.0; 2 * 4_096];
    assert_no_alloc(|| {
        renderer.set_levels(Levels { lines_are_marked: true, ..Levels::default() });
        renderer.begin(0.0);
        for motion in [Motion::Runs, Motion::Waits, Motion::Runs, Motion::Pauses, Motion::Runs, Motion::Mutes]
        {
            renderer.set_motion(motion);
            for block in 0..60_u16 {
                renderer.set_rate(1.0 + f64::from(block) / 100_000.0);
                renderer.render(&score, &mut out);
            }
            renderer.set_levels(Levels { master: 0.6, lines_are_marked: true, ..Levels::default() });
        }
        renderer.jump(30_000.0);
        for motion in [Motion::Runs, Motion::Ends] {
            renderer.set_motion(motion);
            (0..120).for_each(|_| renderer.render(&score, &mut out));
        }
    });
    let for_two = score_for_two(&format!("{PARTS}, Cycle(beats: [In(4), Out(6)], each: true)"), 100_000);
    assert_no_alloc(|| {
        for score in [&for_two, &score, &for_two] {
            renderer.begin(0.0);
            (0..120).for_each(|_| renderer.render(score, &mut out));
            renderer.rescore();
            (0..60).for_each(|_| renderer.render(&for_two, &mut out));
        }
        renderer.set_motion(Motion::Ends);
        (0..120).for_each(|_| renderer.render(&for_two, &mut out));
    });
    let is_marked = |ms: &u32| (30_000..40_000).contains(ms);
    assert!(score.line_starts_ms().iter().any(is_marked), "after the jump");
    assert!(renderer.is_silent());
}
