//! Pauses, mutes, jumps and endings: soft, in time, and exactly back.

use super::*;

/// The largest step of the music by itself, and a renderer that has been sounding for 21 s.
fn sounding(score: &Score) -> (f32, Renderer) {
    let mut renderer = begun(Levels::default());
    render_ms(&mut renderer, score, 6_000);
    let music = render_ms(&mut renderer, score, 15_000);
    (largest_step(&music), renderer)
}

#[test]
fn before_it_begins_there_is_silence() {
    let mut renderer = Renderer::new(RATE);
    assert!(renderer.is_silent());
    assert!(peak(&render_ms(&mut renderer, &slow_and_even(60_000), 100)) <= 0.0);
}

#[test]
fn a_pause_and_going_on_make_no_click() {
    let score = slow_and_even(60_000);
    let (own_step, mut renderer) = sounding(&score);
    let paused_at = renderer.timed_ms();
    let mut out = render_ms(&mut renderer, &score, 10);
    let running_ms = renderer.timed_ms() - paused_at;
    renderer.set_motion(Motion::Pauses);
    let fading = render_ms(&mut renderer, &score, 2_000);
    assert!(peak(&channel(&fading, 0, 100, 150)) > 0.001, "it fades, it does not stop");
    assert!(peak(&channel(&fading, 0, 300, 2_000)) <= 0.0);
    assert!(renderer.is_silent());
    renderer.set_motion(Motion::Runs);
    let back = render_ms(&mut renderer, &score, 2_000);
    assert!(!renderer.is_silent());
    assert!(peak(&channel(&back, 0, 0, 30)) < 0.1 * peak(&channel(&back, 0, 300, 500)));
    out.extend(fading);
    out.extend(back);
    assert!(largest_step(&out) <= 1.5 * own_step, "{} against {own_step}", largest_step(&out));
    assert!(
        (renderer.timed_ms() - paused_at - running_ms - 2_000.0).abs() < 0.05,
        "the pause took no score time"
    );
}

#[test]
fn a_mute_is_silent_within_sixty_milliseconds_even_out_of_a_pause() {
    let score = slow_and_even(60_000);
    for pauses_first in [false, true] {
        let (own_step, mut renderer) = sounding(&score);
        let mut out = render_ms(&mut renderer, &score, 10);
        if pauses_first {
            renderer.set_motion(Motion::Pauses);
            out.extend(render_ms(&mut renderer, &score, 40));
        }
        renderer.set_motion(Motion::Mutes);
        let muted = render_ms(&mut renderer, &score, 200);
        assert!(decibels(peak(&channel(&muted, 0, 60, 200))) < -60.0);
        out.extend(muted);
        assert!(largest_step(&out) <= 1.5 * own_step);
    }
}

#[test]
fn a_jump_makes_no_click_and_is_there_at_once() {
    let score = slow_and_even(120_000);
    let (own_step, mut renderer) = sounding(&score);
    let mut out = render_ms(&mut renderer, &score, 10);
    // From an empty breath to a full one, and far away.
    for to_ms in [54_000.0, 90_000.0, 54_000.0, 3_900.0] {
        renderer.jump(to_ms);
        assert!((renderer.timed_ms() - to_ms).abs() < 1e-9);
        out.extend(render_ms(&mut renderer, &score, 700));
    }
    assert!(largest_step(&out) <= 1.5 * own_step, "{} against {own_step}", largest_step(&out));
}

#[test]
fn the_bed_glides_to_another_place() {
    let score = slow_and_even(120_000);
    let mut renderer = begun(only_bed());
    render_ms(&mut renderer, &score, 10_000);
    renderer.jump(54_000.0);
    let out = render_ms(&mut renderer, &score, 1_000);
    let level = |from_ms, to_ms| power(&channel(&out, 0, from_ms, to_ms)).sqrt();
    assert!(level(0, 30) < 0.5 * level(500, 1_000));
    assert!(level(300, 500) > 0.7 * level(500, 1_000));
}

#[test]
fn waiting_stands_and_the_bed_comes_softly_to_rest() {
    let score = slow_and_even(60_000);
    let mut renderer = begun(only_bed());
    render_ms(&mut renderer, &score, 14_000);
    let full = power(&render_ms(&mut renderer, &score, 200)).sqrt();
    let stood_at = renderer.timed_ms();
    renderer.set_motion(Motion::Waits);
    let out = render_ms(&mut renderer, &score, 8_000);
    assert!((renderer.timed_ms() - stood_at).abs() < 1e-9);
    let rest = power(&channel(&out, 0, 4_000, 8_000)).sqrt();
    assert!(rest > 0.001 && rest < 0.5 * full, "{rest} and {full}");
    assert!(!renderer.is_silent());
}

#[test]
fn an_ending_fades_over_three_seconds_without_a_new_cue() {
    let score = slow_and_even(60_000);
    let (own_step, mut renderer) = sounding(&score);
    let struck = renderer.first.schedule.passed();
    renderer.set_motion(Motion::Ends);
    let out = render_ms(&mut renderer, &score, 4_000);
    assert!(renderer.is_silent());
    assert_eq!(renderer.first.schedule.passed(), struck);
    let level = |from_ms| power(&channel(&out, 0, from_ms, from_ms + 300)).sqrt();
    assert!(level(1_000) > 10.0 * level(2_600) && level(2_600) > 0.0);
    assert!(peak(&channel(&out, 0, 3_000, 4_000)) <= 0.0);
    assert!(largest_step(&out) <= own_step * 1.5);
}

#[test]
fn beginning_again_while_something_sounds_makes_no_click() {
    let score = slow_and_even(60_000);
    let (own_step, mut renderer) = sounding(&score);
    let mut out = render_ms(&mut renderer, &score, 10);
    renderer.set_motion(Motion::Ends);
    out.extend(render_ms(&mut renderer, &score, 1_000));
    renderer.begin(0.0);
    out.extend(render_ms(&mut renderer, &score, 6_000));
    assert!(largest_step(&out) <= 1.5 * own_step, "{} against {own_step}", largest_step(&out));
}

#[test]
fn a_finished_score_falls_silent_by_itself() {
    let score = slow_and_even(10_000);
    let mut renderer = begun(Levels::default());
    render_ms(&mut renderer, &score, score.total_ms() as usize);
    assert!(!renderer.is_silent(), "the last sound is still ringing");
    render_ms(&mut renderer, &score, 20_000);
    assert!(renderer.is_silent());
}

#[test]
fn levels_change_without_a_click_and_to_real_silence() {
    let score = slow_and_even(60_000);
    let (own_step, mut renderer) = sounding(&score);
    let mut out = render_ms(&mut renderer, &score, 10);
    renderer.set_levels(Levels { cues: 0.0, bed: 0.0, ..Levels::default() });
    let silent = render_ms(&mut renderer, &score, 500);
    assert!(peak(&channel(&silent, 0, 110, 500)) <= 0.0);
    out.extend(silent);
    renderer.set_levels(Levels::default());
    let back = render_ms(&mut renderer, &score, 3_000);
    out.extend(back);
    assert!(largest_step(&out) <= 1.5 * own_step);
}

#[test]
fn more_bowls_than_there_are_make_room_softly() {
    let mut pool = Pool::new(f64::from(RATE));
    let mut out = vec![[0.0; 2]; 20 * 2_400];
    for chunk in out.chunks_mut(2_400) {
        pool.strike(cues::Cue::of(Gesture::Out), 1.0, 2_880);
        pool.add(chunk);
    }
    let single: f32 = 0.3;
    assert!(largest_step(out.as_flattened()) < 8.0 * single * 0.05, "{}", largest_step(out.as_flattened()));
}

#[test]
fn words_and_waits_alone_are_rendered_too() {
    let words = Part::Say { text: "Rest.".to_owned(), lasts: Lasts::UntilNext, lines: Lines::default() };
    let score = score_of(vec![words, wait()], 5_000);
    let mut renderer = begun(Levels::default());
    renderer.set_motion(Motion::Waits);
    let out = render_ms(&mut renderer, &score, 7_000);
    assert!(peak(&channel(&out, 0, 6_000, 7_000)) > 0.001);
    assert!(renderer.timed_ms() <= 0.0);
}
