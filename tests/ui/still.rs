//! Still screens draw nothing; a practice draws when there is something new to see.

use std::time::Duration;

use super::stage::{NARROW, Stage, WIDE};

const LONG: Duration = Duration::from_hours(1);

#[test]
fn a_still_screen_asks_for_no_frames() {
    for size in [WIDE, NARROW] {
        let mut stage = Stage::new(size);
        for place in ["Now", "Practices", "Look back", "Settings", "Help"] {
            // A narrow window has the way to Help on *Now*.
            stage.click("Now");
            stage.click(place);
            stage.harness.remove_cursor();
            stage.harness.run();
            assert!(stage.next_frame() > LONG, "{place}: {:?}", stage.next_frame());
        }
        stage.click("Now");
        stage.press("2 7");
        assert!(stage.next_frame() > LONG, "after a tile: {:?}", stage.next_frame());
        stage.press("Enter Esc");
        stage.harness.run();
        assert!(stage.next_frame() > LONG, "after: {:?}", stage.next_frame());
        stage.press("Esc");
        stage.harness.run();
        // Its caret blinks, as in any notepad: it may be about to.
        assert!(stage.next_frame() > Duration::from_millis(10), "the notepad: {:?}", stage.next_frame());
    }
}

/// The shortest time between frames over the next seconds, each a little past the last.
fn shortest_frame(stage: &mut Stage, secs: f64) -> Duration {
    let mut shortest = Duration::MAX;
    for _ in 0..(secs * 10.0) as usize {
        stage.pass(0.1);
        shortest = shortest.min(stage.next_frame());
    }
    shortest
}

/// Whether the frame that is asked for is no earlier than the ring's next second.
fn follows_the_ring_only(stage: &mut Stage, tenths: usize) {
    for tenth in 0..tenths {
        stage.pass(0.1);
        let into_second_ms = stage.app(|app| {
            let sitting = &app.practice().unwrap().sitting;
            u64::from(sitting.score().timed_ms(sitting.position(app.now()))) % 1_000
        });
        let next = stage.next_frame();
        let left = Duration::from_millis(1_000 - into_second_ms);
        assert!(next >= left.saturating_sub(Duration::from_millis(1)), "{tenth}: {next:?}, ring in {left:?}");
    }
}

#[test]
fn a_waiting_practice_asks_at_most_once_a_second_without_its_flicker() {
    let mut stage = Stage::with_settings(WIDE, "reduced_motion = \"on\"");
    stage.begin("Ask one person");
    stage.pass(3.0);
    let shortest = shortest_frame(&mut stage, 3.0);
    assert!(shortest >= Duration::from_secs(1), "{shortest:?}");
}

#[test]
fn a_paused_practice_asks_once_more_when_it_lets_the_screen_sleep() {
    let mut stage = Stage::new(WIDE);
    stage.press("Enter");
    stage.pass(30.0);
    stage.press("Space");
    stage.pass(3.0);
    // After five minutes the screen may go to sleep.
    let let_go = Duration::from_secs(290)..=Duration::from_mins(5);
    assert!(let_go.contains(&stage.next_frame()), "{:?}", stage.next_frame());
    stage.pass(300.0);
    assert!(stage.next_frame() > LONG, "{:?}", stage.next_frame());
}

#[test]
fn a_held_breath_asks_with_the_ring() {
    let settings = "holds_shown = true\nreduced_motion = \"on\"";
    let mut stage = Stage::with_settings(WIDE, settings);
    stage.begin("Box breath, with holds");
    // Words for 5 s, In for 4 s, then Hold, which the ring has shown after less than a second.
    stage.pass(9.8);
    stage.expect("Hold softly");
    follows_the_ring_only(&mut stage, 30);
}

#[test]
fn words_alone_ask_with_the_ring() {
    let mut stage = Stage::with_settings(WIDE, "reduced_motion = \"on\"");
    stage.begin("Company, with nothing to do");
    stage.pass(10.0);
    follows_the_ring_only(&mut stage, 30);
}

#[test]
fn the_flicker_of_a_lantern_that_nothing_moves_asks_at_most_five_times_a_second() {
    for (exercise, settings, from_secs) in
        [("Ask one person", "", 3.0), ("Box breath, with holds", "holds_shown = true", 9.2)]
    {
        let mut stage = Stage::with_settings(WIDE, settings);
        stage.begin(exercise);
        stage.pass(from_secs);
        // Not at once with the steps of the ring, but between them.
        let frames: Vec<Duration> = (0..30)
            .map(|_| {
                stage.pass(0.1);
                stage.next_frame()
            })
            .collect();
        assert!(frames.iter().all(|frame| *frame <= Duration::from_millis(250)), "{exercise}: {frames:?}");
        let seldom = frames.iter().filter(|frame| **frame >= Duration::from_millis(200)).count();
        assert!(seldom >= 18, "{exercise}: {frames:?}");
    }
}

#[test]
fn a_moving_lantern_asks_at_most_sixty_times_a_second() {
    let mut stage = Stage::new(WIDE);
    stage.begin("Slow and even");
    stage.pass(6.0);
    let shortest = shortest_frame(&mut stage, 20.0);
    assert!(shortest >= Duration::from_millis(16), "{shortest:?}");
}

#[test]
fn words_draw_as_often_as_their_weight_changes() {
    let mut stage = Stage::with_settings(WIDE, "pacer = \"words\"");
    stage.begin("Slow and even");
    stage.pass(6.0);
    let shortest = shortest_frame(&mut stage, 10.0);
    assert!(shortest >= Duration::from_millis(40), "{shortest:?}");
}
