//! Two people at one screen: told apart by register and side, and another score in place of one that plays.

use proptest::prelude::*;

use super::loudness::sharpness;
use super::*;
use crate::pair::Meeting;
use crate::score::Both;
use crate::testing::exercise_with;

const EACH: &str = "Cycle(beats: [In(4), Out(6)], each: true, beats_b: [In(5), Out(7)])";

/// Two who breathe at paces of their own, 4 and 6 seconds and 5 and 7.
fn at_their_own_paces() -> Score {
    let exercise = exercise_with(&[("for_two", "true"), ("parts", &format!("[{EACH}]"))]);
    let both = Both { meeting: Meeting::Own, ..Both::default() };
    Score::compile_both(&exercise, Choice { length_ms: 120_000, own_cycle_ms: None }, &both)
}

/// How much louder a tone is on the left than on the right, in decibels.
fn lean(out: &[f32], hz: f64, from_ms: usize, to_ms: usize) -> f64 {
    let tone = |side| tone_power(&windowed(&channel(out, side, from_ms, to_ms)), hz);
    10.0 * (tone(0) / tone(1)).log10()
}

fn balance(out: &[f32], from_ms: usize, to_ms: usize) -> f32 {
    10.0 * (power(&channel(out, 0, from_ms, to_ms)) / power(&channel(out, 1, from_ms, to_ms))).log10()
}

#[test]
fn one_person_hears_what_was_heard_before_there_were_two() {
    let gestures =
        [(Gesture::In, 3_000), (Gesture::Sip, 500), (Gesture::Hum, 3_500), (Gesture::TapLeft, 300)];
    let beats = gestures.map(|(gesture, ms)| beat(gesture, ms)).to_vec();
    let score = score_of(vec![say(2_000), cycle(beats), wait(), say(5_000)], 20_000);
    let mut renderer = Renderer::new(RATE);
    renderer.set_levels(Levels { lines_are_marked: true, ..Levels::default() });
    renderer.begin(0.0);
    let mut out = render_ms(&mut renderer, &score, 9_000);
    renderer.jump(8_950.0);
    out.extend(render_ms(&mut renderer, &score, 3_000));
    renderer.jump(3_000.0);
    out.extend(render_ms(&mut renderer, &score, 20_000));
    // Recorded then. Other processors compute sines a little differently.
    let recorded = [
        (96_000, [0.004_641_062, 0.000_095_091]),
        (240_077, [0.029_018_857, 0.034_092_613]),
        (384_000, [-0.023_792_194, -0.023_530_342]),
        (528_000, [-0.004_079_551, -0.001_367_863]),
        (960_000, [0.012_938_054, 0.008_040_039]),
        (1_440_000, [-0.000_869_252, -0.000_737_054]),
    ];
    for (frame, [left, right]) in recorded {
        let [found_left, found_right] = [out[2 * frame], out[2 * frame + 1]];
        assert!((found_left - left).abs() < 1e-5, "{frame}: {found_left} and {left}");
        assert!((found_right - right).abs() < 1e-5, "{frame}: {found_right} and {right}");
    }
}

#[test]
fn each_is_heard_in_a_register_and_on_a_side_of_their_own() {
    let score = at_their_own_paces();
    let out = render_ms(&mut begun(only_cues()), &score, 40_000);
    // The first breathes out at 34 s, the second in at 36 s.
    let left = lean(&out, 195.55, 36_500, 39_500);
    let right = lean(&out, 439.55, 36_500, 39_500);
    assert!((6.0..9.0).contains(&left), "{left}");
    assert!((-9.0..-6.0).contains(&right), "{right}");
    let fifth = strongest_near(&channel(&out, 1, 36_500, 39_500), 440.0);
    assert!((fifth - 440.06).abs() < 1.0, "a fifth above 293.66 Hz: {fifth}");
}

#[test]
fn the_winds_lie_apart_and_one_ear_alone_hears_both() {
    let score = at_their_own_paces();
    let out = render_ms(&mut begun(only_bed()), &score, 60_000);
    let loudness = loudest_momentary(&out[2 * 6 * RATE as usize..]);
    assert!((-36.0..=-32.0).contains(&loudness), "{loudness}");
    assert!(balance(&out, 10_000, 60_000).abs() < 2.0, "{}", balance(&out, 10_000, 60_000));
    let lowest = |side| tone_power(&windowed(&channel(&out, side, 10_000, 60_000)), 100.0);
    assert!(lowest(0) > 1.5 * lowest(1), "the second wind is the lighter one");
    // At 44 s the first is full while the second is empty; it comes through on the other side, too.
    let level = |from_ms| power(&channel(&out, 1, from_ms, from_ms + 400)).sqrt();
    assert!(level(43_600) > 1.2 * level(49_800), "{} and {}", level(43_600), level(49_800));
}

#[test]
fn two_are_as_gentle_as_one() {
    for score in [at_their_own_paces(), score_for_two("Cycle(beats: [In(4), Out(6)], each: true)", 120_000)] {
        let out = render_ms(&mut begun(Levels::default()), &score, 64_000);
        assert!(decibels(peak(&out)) < -12.0, "{}", decibels(peak(&out)));
        let sharp = sharpness(&out, 8_000, 20_000);
        assert!(sharp < 0.1, "{sharp}");
        let cues = render_ms(&mut begun(only_cues()), &score, 20_000);
        let sharp = sharpness(&cues, 6_000, 20_000);
        assert!(sharp < 0.01, "{sharp}");
        let loudness = loudest_momentary(&cues);
        assert!((-28.0..=-21.0).contains(&loudness), "{loudness}");
    }
}

#[test]
fn marks_and_the_landing_sound_once_and_in_the_middle() {
    let words = "Shapes(text: \"Words.\", lines: [\"One.\", \"Two.\"])";
    let parts =
        format!("{words}, Cycle(beats: [In(4), Out(6)], each: true), Say(text: \"Words.\", secs: 60)");
    let for_two = score_for_two(&parts, 180_000);
    assert!(for_two.other().is_some());
    let exercise = exercise_with(&[("for_two", "true"), ("parts", &format!("[{parts}]"))]);
    let for_one = Score::compile(&exercise, Choice { length_ms: 180_000, own_cycle_ms: None });
    let landing_ms = for_one.parts().last().unwrap().start_ms as usize;
    let marked = Levels { lines_are_marked: true, ..only_cues() };
    let [two, one] = [&for_two, &for_one].map(|score| {
        let mut renderer = begun(marked);
        let mut out = render_ms(&mut renderer, score, 39_000);
        renderer.jump(landing_ms as f64 - 1_000.0);
        render_ms(&mut renderer, score, 500);
        out.extend(render_ms(&mut renderer, score, 3_000));
        out
    });
    assert!(peak(&channel(&one, 0, 0, 39_000)) > 0.001, "{:?}", for_one.line_starts_ms());
    assert!(peak(&channel(&one, 0, 39_500, 42_000)) > 0.005, "{}", peak(&channel(&one, 0, 39_500, 42_000)));
    assert!(one == two, "to the bit");
}

#[test]
fn another_score_goes_on_with_its_own_beats_while_what_rings_rings_on() {
    let [from, to] = ["[In(4), Out(6)]", "[In(5), Out(7)]"]
        .map(|beats| score_for_two(&format!("Cycle(beats: {beats}, each: true)"), 120_000));
    let (mut renderer, mut stays) = (begun(only_cues()), begun(only_cues()));
    render_ms(&mut renderer, &from, 16_000);
    render_ms(&mut stays, &from, 16_000);
    renderer.rescore();
    assert!((renderer.timed_ms() - 16_000.0).abs() < 1e-6);
    // The next beat of the one is at 20 s and of the other at 17 s.
    let before = render_ms(&mut renderer, &to, 970);
    assert!(before == render_ms(&mut stays, &from, 970), "nothing is struck, cut or faded");
    let after = render_ms(&mut renderer, &to, 500);
    assert!(after != render_ms(&mut stays, &from, 500));
    assert!(largest_step(&after) < 0.02);
}

#[test]
fn a_beat_that_moves_a_little_is_neither_lost_nor_heard_twice() {
    let [early, late] = ["10", "10.05"].map(|secs| {
        score_for_two(
            &format!("Say(text: \"Words.\", secs: {secs}), Cycle(beats: [In(4), Out(6)], each: true)"),
            120_000,
        )
    });
    // Struck 75 ms before: at 9 925 and at 9 975 ms.
    for (from, to, at_ms) in
        [(&early, &late, 9_950), (&early, &late, 10_010), (&late, &early, 9_960), (&late, &early, 10_020)]
    {
        let mut renderer = begun(only_cues());
        render_ms(&mut renderer, from, at_ms);
        renderer.rescore();
        render_ms(&mut renderer, to, 1_000);
        assert_eq!(renderer.first.schedule.passed(), 1, "at {at_ms}");
        let ringing = renderer.first.pool.sounding();
        assert_eq!(ringing, 1, "at {at_ms}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn the_same_score_in_place_of_itself_changes_nothing(
        stretches in proptest::collection::vec(1..40_000_usize, 1..12),
    ) {
        let score = score_for_two("Cycle(beats: [In(3), TapLeft(0.2)], each: true, beats_b: [In(2), Sip(0.5), Hum(1)])", 12_000);
        let (mut rescored, mut plain) = (begun(Levels::default()), begun(Levels::default()));
        for frames in stretches {
            rescored.rescore();
            let found = render_frames(&mut rescored, &score, frames);
            prop_assert!(found == render_frames(&mut plain, &score, frames));
        }
    }
}

#[test]
fn the_end_of_a_turn_is_marked_softly_and_only_that() {
    let parts = "[Turn(who: A, prompt: \"Speak.\", secs: 6), Turn(who: B, prompt: \"Say it back.\", secs: 6), \
        Say(text: \"Quiet.\", secs: 6)]";
    let exercise = exercise_with(&[("for_two", "true"), ("parts", parts)]);
    let score = Score::compile(&exercise, Choice { length_ms: 18_000, own_cycle_ms: None });
    assert_eq!(score.turn_ends_ms(), [6_000, 12_000]);
    let mut renderer = Renderer::new(RATE);
    renderer.set_levels(Levels { bed: 0.0, ..Levels::default() });
    renderer.begin(0.0);
    let out = render_ms(&mut renderer, &score, 17_500);
    let loud = |from_ms: usize, to_ms: usize| power(&channel(&out, 0, from_ms, to_ms));
    assert!(loud(0, 5_500) < 1e-12, "nothing before a turn is over");
    assert!(loud(6_000, 6_800) > 1e-6 && loud(12_000, 12_800) > 1e-6);
    assert!(balance(&out, 6_000, 6_800).abs() < 1.0, "for both alike");
}
