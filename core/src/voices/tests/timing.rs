//! Every cue begins at its very sample, whatever the blocks.

use proptest::prelude::*;

use super::*;

/// First frame of a cue's sound, from the score alone.
fn onset_frame(start_ms: u32, attack_ms: u32) -> usize {
    ((f64::from(start_ms) - f64::from(attack_ms) / 2.0) * f64::from(RATE) / 1_000.0).round().max(0.0) as usize
}

fn first_sound(out: &[f32]) -> Option<usize> {
    out.iter().position(|sample| sample.abs() > 0.0).map(|index| index / 2)
}

#[test]
fn a_cue_begins_half_an_attack_before_its_beat_to_the_sample() {
    let score = score_of(vec![say(7_000), cycle(vec![beat(Gesture::Out, 4_000)])], 12_000);
    let out = render_ms(&mut begun(only_cues()), &score, 8_000);
    assert_eq!(first_sound(&out), Some(onset_frame(7_000, 150)), "the first rises in 150 ms");
}

#[test]
fn ten_minutes_on_every_cue_is_struck_at_its_very_frame() {
    for rate in [11_025, 48_000] {
        let score = score_of(
            vec![say(3_333), cycle(vec![beat(Gesture::In, 4_001), beat(Gesture::Out, 6_007)]), say(2_000)],
            600_000,
        );
        let mut renderer = Renderer::new(rate);
        renderer.begin(0.0);
        let mut frame = 0;
        let mut go_to = |renderer: &mut Renderer, to: usize| {
            let mut out = vec![0.0; 2 * (to - frame)];
            out.chunks_mut(2 * 2_048).for_each(|block| renderer.render(&score, block));
            frame = to;
        };
        for (index, beat) in score.beats().iter().enumerate() {
            let lead_ms = if index == 0 { 75.0 } else { 30.0 };
            let onset = (f64::from(beat.start_ms) - lead_ms) * f64::from(rate) / 1_000.0;
            // What has been struck is known after the frame has been rendered, not before.
            go_to(&mut renderer, onset.round() as usize);
            assert_eq!(renderer.first.schedule.passed(), index, "none too early");
            go_to(&mut renderer, onset.round() as usize + 1);
            assert_eq!(renderer.first.schedule.passed(), index + 1, "none too late");
        }
        assert!(score.beats().len() > 110);
    }
}

#[test]
fn a_line_is_marked_at_its_very_sample_and_only_if_it_is_wished() {
    let shapes = || Part::Shapes { text: "Words.".to_owned(), lines: two_lines() };
    let score = score_of(vec![shapes()], 64_000);
    assert_eq!(score.line_starts_ms(), [20_000, 40_000]);
    let marked = Levels { lines_are_marked: true, ..only_cues() };
    let out = render_ms(&mut begun(marked), &score, 41_000);
    assert_eq!(first_sound(&out), Some(onset_frame(20_000, 200)));
    let second = onset_frame(40_000, 200) * 2;
    assert!(out[second..].iter().any(|sample| sample.abs() > 0.0), "and the second");
    let silent = render_ms(&mut begun(only_cues()), &score, 59_000);
    assert_eq!(first_sound(&silent), None);
}

#[test]
fn the_first_sample_heard_of_a_later_cue_is_exact() {
    let beats = vec![beat(Gesture::Hold, 30_000), beat(Gesture::TapLeft, 400)];
    let score = score_of(vec![cycle(beats)], 31_000);
    let with_tap = render_ms(&mut begun(only_cues()), &score, 31_000);
    let alone = score_of(vec![cycle(vec![beat(Gesture::Hold, 30_000)])], 30_000);
    assert_eq!(alone.beats()[0].length_ms, 30_000);
    let without_tap = render_ms(&mut begun(only_cues()), &alone, 29_980);
    let differs = with_tap.iter().zip(&without_tap).position(|(one, other)| (one - other).abs() > 0.0);
    // The landing that follows the lone hold begins earlier (its attack is longer), at 29 850 ms.
    assert_eq!(differs.map(|index| index / 2), Some(onset_frame(30_000, 300)));
    let still = 2 * onset_frame(30_000, 300);
    assert!(peak(&with_tap[still..2 * onset_frame(30_000, 60)]) <= 0.0, "the bowl is still by then");
    assert_eq!(first_sound(&with_tap[still..]).map(|frame| frame + still / 2), Some(onset_frame(30_000, 60)));
}

#[test]
fn a_faster_rate_moves_cues_and_leaves_pitch_alone() {
    let score = score_of(vec![say(20_000), cycle(vec![beat(Gesture::Out, 6_000)])], 27_000);
    let render = |rate: f64| {
        let mut renderer = begun(only_cues());
        renderer.set_rate(rate);
        render_ms(&mut renderer, &score, 24_000)
    };
    let (even, fast) = (render(1.0), render(1.005));
    let onset = |rate: f64| ((20_000.0 - 75.0) * 48.0 / rate).round() as usize;
    assert_eq!(first_sound(&even), Some(onset(1.0)));
    assert_eq!(first_sound(&fast), Some(onset(1.005)));
    let pitch = |out: &[f32]| strongest_near(&channel(out, 0, 20_500, 23_500), 196.0);
    assert!((pitch(&even) - pitch(&fast)).abs() < 0.06, "{} and {}", pitch(&even), pitch(&fast));
    assert!((pitch(&even) - 195.55).abs() < 0.1, "the stronger of the pair, {}", pitch(&even));
}

#[test]
fn a_jump_passes_over_cues_without_sounding_them() {
    let score = slow_and_even(120_000);
    let mut renderer = begun(only_cues());
    renderer.jump(31_000.0);
    assert!((renderer.timed_ms() - 31_000.0).abs() < 1e-9);
    let out = render_ms(&mut renderer, &score, 4_000);
    assert_eq!(first_sound(&out), Some(onset_frame(3_000, 150)), "the out-breath at 34 s, nothing before");
}

#[test]
fn a_small_correction_sounds_no_cue_twice_and_cuts_no_tail() {
    let score = slow_and_even(120_000);
    let mut renderer = begun(only_cues());
    render_ms(&mut renderer, &score, 10_050);
    let struck = renderer.first.schedule.passed();
    renderer.jump(9_900.0);
    render_ms(&mut renderer, &score, 10);
    assert_eq!(renderer.first.schedule.passed(), struck, "what has sounded is not looked up again");
    let out = render_ms(&mut renderer, &score, 1_000);
    assert_eq!(renderer.first.schedule.passed(), struck);
    assert!(peak(&channel(&out, 0, 500, 1_000)) > 0.01, "it rings on");
}

#[test]
fn position_follows_frames_without_adding_up_errors() {
    let score = slow_and_even(600_000);
    let mut renderer = Renderer::new(44_100);
    renderer.begin(0.0);
    for step in 0..2_000 {
        renderer.set_rate(if step % 2 == 0 { 1.001 } else { 0.999 });
        renderer.render(&score, &mut [0.0; 2 * 441]);
    }
    assert!((renderer.timed_ms() - 20_000.0).abs() < 1e-6, "{}", renderer.timed_ms());
}

#[test]
fn score_time_stands_at_the_end() {
    let score = score_of(vec![say(1_000)], 1_000);
    let mut renderer = begun(Levels::default());
    render_ms(&mut renderer, &score, 9_000);
    assert!((renderer.timed_ms() - f64::from(score.total_ms())).abs() < 0.02);
}

#[test]
fn after_a_wait_the_cue_comes_when_the_person_goes_on() {
    let score = score_of(vec![say(8_000), wait(), cycle(vec![beat(Gesture::In, 4_000)])], 12_000);
    let mut renderer = begun(only_cues());
    // The device hears of the wait a block late.
    render_ms(&mut renderer, &score, 8_040);
    renderer.set_motion(Motion::Waits);
    let waiting = render_ms(&mut renderer, &score, 3_000);
    assert!((renderer.timed_ms() - 8_000.0).abs() < 1e-9, "it stands at the wait itself");
    assert!(decibels(peak(&waiting)) < -50.0, "nothing of the cue is heard: {}", decibels(peak(&waiting)));
    assert!(peak(&channel(&waiting, 0, 400, 3_000)) <= 0.0);
    renderer.set_motion(Motion::Runs);
    let out = render_ms(&mut renderer, &score, 1_000);
    assert_eq!(first_sound(&out), Some(0), "it swells from the moment of going on");
    assert!(peak(&channel(&out, 0, 0, 50)) < 0.1 * peak(&channel(&out, 0, 450, 1_000)), "slowly");
}

#[test]
fn being_frozen_begins_at_the_same_frame_for_every_size_of_block() {
    let score = busy_score();
    let render = |size: usize| {
        let mut renderer = Renderer::new(RATE);
        renderer.begin(0.0);
        let mut sound = |motion: Motion, frames: usize| {
            renderer.set_motion(motion);
            let mut out = vec![f32::NAN; frames * 2];
            out.chunks_mut(size * 2).for_each(|block| renderer.render(&score, block));
            out
        };
        sound(Motion::Runs, 60_011);
        sound(Motion::Mutes, 5_000);
        sound(Motion::Runs, 5_000)
    };
    let whole = render(4_096);
    assert!(peak(&whole) > 0.0);
    assert!([1, 7, 64, 1_000].iter().all(|size| render(*size) == whole));
}

/// What somebody does before a block.
#[derive(Clone, Debug)]
enum Deed {
    Nothing,
    Move(Motion),
    Jump(f64),
    Rate(f64),
    Level(f32),
    Begin(f64),
    /// The other score goes on in place of this one.
    Rescore,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let motions = [Motion::Runs, Motion::Waits, Motion::Pauses, Motion::Mutes, Motion::Ends];
    prop_oneof![
        Just(Deed::Nothing),
        proptest::sample::select(motions.to_vec()).prop_map(Deed::Move),
        Just(Deed::Move(Motion::Runs)),
        (0.0..30_000.0).prop_map(Deed::Jump),
        (0.99..1.01).prop_map(Deed::Rate),
        (0.0_f32..1.0).prop_map(Deed::Level),
        (0.0..30_000.0).prop_map(Deed::Begin),
        Just(Deed::Rescore),
    ]
}

fn perform(renderer: &mut Renderer, deed: &Deed) {
    match *deed {
        Deed::Nothing => {}
        Deed::Move(motion) => renderer.set_motion(motion),
        Deed::Jump(timed_ms) => renderer.jump(timed_ms),
        Deed::Rate(rate) => renderer.set_rate(rate),
        Deed::Level(level) => renderer.set_levels(Levels {
            master: level,
            cues: level,
            bed: 1.0 - level,
            lines_are_marked: level > 0.5,
        }),
        Deed::Begin(timed_ms) => renderer.begin(timed_ms),
        Deed::Rescore => renderer.rescore(),
    }
}

fn busy_score() -> Score {
    let gestures = [Gesture::In, Gesture::Sip, Gesture::Hum, Gesture::TapLeft, Gesture::TapRight];
    let beats = gestures.iter().map(|gesture| beat(*gesture, 700)).collect();
    let shapes = Part::Shapes { text: "Words.".to_owned(), lines: two_lines() };
    score_of(vec![say(500), cycle(beats), wait(), cycle(vec![beat(Gesture::In, 3_000)]), shapes], 40_000)
}

/// The same parts for one person and for two.
fn busy_scores() -> [Score; 2] {
    let for_two = score_for_two(
        "Say(text: \"Words.\", secs: 0.5), Cycle(beats: [In(1), Sip(1), Hum(1)], each: true, \
         beats_b: [In(1), Hold(0.5), Out(1.5)]), Notice(sense: See, count: 1, prompt: \"See.\"), \
         Cycle(beats: [In(3), Out(3)]), Say(text: \"Words.\", secs: 10)",
        40_000,
    );
    [busy_score(), for_two]
}

/// Which of the scores is rendered after a deed.
fn rescored(index: usize, deed: &Deed) -> usize {
    if matches!(deed, Deed::Rescore) { 1 - index } else { index }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn blocks_of_any_size_give_the_same_samples(
        deeds in proptest::collection::vec((any_deed(), 1..12_000_usize), 1..12),
        sizes in proptest::collection::vec(1..4_097_usize, 1..8),
        mut index in 0..2_usize,
    ) {
        let scores = busy_scores();
        let (mut whole, mut parted) = (Renderer::new(RATE), Renderer::new(RATE));
        whole.begin(0.0);
        parted.begin(0.0);
        let mut sizes = sizes.iter().cycle();
        for (deed, frames) in &deeds {
            perform(&mut whole, deed);
            perform(&mut parted, deed);
            index = rescored(index, deed);
            let score = &scores[index];
            let mut expected = vec![f32::NAN; frames * 2];
            whole.render(score, &mut expected);
            let mut found = vec![f32::NAN; frames * 2];
            let mut rest = found.as_mut_slice();
            while !rest.is_empty() {
                let size = (2 * sizes.next().unwrap()).min(rest.len());
                let (block, later) = rest.split_at_mut(size);
                parted.render(score, block);
                rest = later;
            }
            prop_assert!(expected == found);
            prop_assert!(whole.timed_ms().to_bits() == parted.timed_ms().to_bits());
        }
    }

    #[test]
    fn whatever_is_done_samples_are_small_normal_numbers_without_a_click(
        deeds in proptest::collection::vec((any_deed(), 1..12_000_usize), 1..20),
        mut index in 0..2_usize,
    ) {
        let scores = busy_scores();
        let mut renderer = Renderer::new(RATE);
        let mut before = [0.0; 2];
        for (deed, frames) in &deeds {
            perform(&mut renderer, deed);
            index = rescored(index, deed);
            let out = render_frames(&mut renderer, &scores[index], *frames);
            prop_assert!(out.iter().all(|sample| *sample == 0.0 || sample.is_normal()));
            prop_assert!(peak(&out) <= 0.95);
            let joined = [before.as_slice(), &out].concat();
            // At full level the noise itself moves by 0.06 from frame to frame.
            prop_assert!(largest_step(&joined) < 0.15, "{}", largest_step(&joined));
            before.copy_from_slice(&out[out.len() - 2..]);
        }
    }
}
