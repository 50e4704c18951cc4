//! Gentle by construction: how loud, how fast, how bright.

use super::*;

/// A cue alone, struck after the sitting has faded in.
fn cue(gesture: Gesture) -> Vec<f32> {
    let score = score_of(vec![say(6_000), cycle(vec![beat(gesture, 6_000)])], 16_000);
    let mut renderer = begun(only_cues());
    // Not the first: that one rises more slowly than any other.
    renderer.first.schedule.go_on();
    renderer.first.schedule.seek(0.0, false);
    render_ms(&mut renderer, &score, 11_500)
}

#[test]
fn cues_are_as_loud_as_designed() {
    for gesture in [Gesture::In, Gesture::Out, Gesture::Hold, Gesture::Press, Gesture::Release] {
        let loudness = loudest_momentary(&cue(gesture));

        assert!((-26.0..=-22.0).contains(&loudness), "{gesture:?}: {loudness}");
    }
    for gesture in [Gesture::Sip, Gesture::Rest, Gesture::Hum, Gesture::TapLeft, Gesture::Look] {
        let loudness = loudest_momentary(&cue(gesture));

        assert!((-36.0..-24.0).contains(&loudness), "softer, {gesture:?}: {loudness}");
    }
}

#[test]
fn the_bed_is_as_loud_as_designed_and_cues_stand_above_it_a_little() {
    let score = slow_and_even(60_000);
    let out = render_ms(&mut begun(only_bed()), &score, 45_000);
    let bed = loudest_momentary(&out[2 * 6 * RATE as usize..]);
    assert!((-36.0..=-32.0).contains(&bed), "{bed}");
    let above = loudest_momentary(&cue(Gesture::Out)) - bed;
    assert!((6.0..=12.0).contains(&above), "{above}");
}

#[test]
fn nothing_is_louder_than_twelve_decibels_under_full_scale() {
    let score = slow_and_even(60_000);
    let out = render_ms(&mut begun(Levels::default()), &score, 64_000);
    assert!(decibels(peak(&out)) < -12.0, "{}", decibels(peak(&out)));
    let taps = (0..20).map(|index| if index % 2 == 0 { Gesture::TapLeft } else { Gesture::TapRight });
    let taps = score_of(vec![cycle(taps.map(|tap| beat(tap, 200)).collect())], 20_000);
    let out = render_ms(&mut begun(Levels::default()), &taps, 20_000);
    assert!(decibels(peak(&out)) < -12.0, "quick taps do not pile up: {}", decibels(peak(&out)));
}

#[test]
fn a_cue_takes_sixty_milliseconds_to_rise() {
    let out = cue(Gesture::Out);
    // Largest in each stretch of 5 ms, from the first sample on: longer than half a wave of the tone.
    let onset_ms = 5_970;
    let envelope: Vec<f32> =
        (0..60).map(|step| peak(&channel(&out, 0, onset_ms + 5 * step, onset_ms + 5 * step + 5))).collect();
    let top = envelope.iter().copied().fold(0.0, f32::max);
    let risen = envelope.iter().position(|peak| *peak > 0.9 * top).unwrap() * 5;
    assert!((40..=100).contains(&risen), "nine tenths after {risen} ms");
    assert!(envelope[2] < 0.25 * top, "little after a quarter of the attack: {envelope:?}");
    assert!(envelope.windows(2).all(|pair| pair[1] - pair[0] < 0.25 * top), "{envelope:?}");
}

#[test]
fn a_sitting_fades_in_over_five_seconds() {
    let score = score_of(vec![say(20_000)], 20_000);
    let out = render_ms(&mut begun(Levels::default()), &score, 15_000);
    let level = |from_ms| power(&channel(&out, 0, from_ms, from_ms + 500)).sqrt();
    assert!(level(0) < 0.02 * level(10_000));
    assert!(level(2_250) < 0.7 * level(10_000));
    assert!(level(500) < level(1_500) && level(1_500) < level(3_000));
}

/// The largest share that 2–5 kHz have of what lies below, in any tenth of a second.
pub(super) fn sharpness(out: &[f32], from_ms: usize, to_ms: usize) -> f64 {
    let of_moment = |from_ms| {
        let samples = windowed(&channel(out, 0, from_ms, from_ms + 100));
        let band = |from_hz: u32, to_hz: u32| -> f64 {
            (from_hz..to_hz).step_by(10).map(|hz| tone_power(&samples, f64::from(hz))).sum()
        };
        band(2_000, 5_000) / band(100, 2_000)
    };
    (from_ms..to_ms).step_by(100).map(of_moment).fold(0.0, f64::max)
}

#[test]
fn there_is_little_sharpness_between_two_and_five_kilohertz() {
    let score = slow_and_even(60_000);
    let out = render_ms(&mut begun(Levels::default()), &score, 17_000);
    // The sea with a full breath, its cutoff at 1.8 kHz, has the most.
    let all = sharpness(&out, 8_000, 16_000);
    assert!(all < 0.1, "{all}");
    let cue = sharpness(&cue(Gesture::In), 6_000, 7_000);
    assert!(cue < 0.01, "{cue}");
}

#[test]
fn left_and_right_are_equally_loud_and_taps_are_on_their_sides() {
    let score = slow_and_even(60_000);
    let out = render_ms(&mut begun(Levels::default()), &score, 46_000);
    let balance = |out: &[f32], from_ms, to_ms| {
        decibels((power(&channel(out, 0, from_ms, to_ms)) / power(&channel(out, 1, from_ms, to_ms))).sqrt())
    };
    assert!(balance(&out, 6_000, 46_000).abs() < 0.5, "{}", balance(&out, 6_000, 46_000));
    assert!(balance(&cue(Gesture::TapLeft), 6_000, 7_000) > 6.0);
    assert!(balance(&cue(Gesture::TapRight), 6_000, 7_000) < -6.0);
}

#[test]
fn the_bed_opens_with_the_breath_and_never_jumps() {
    let score = slow_and_even(60_000);
    let out = render_ms(&mut begun(only_bed()), &score, 45_000);
    let level = |from_ms| decibels(power(&channel(&out, 0, from_ms, from_ms + 400)).sqrt());
    for breath_ms in [10_000, 20_000, 30_000] {
        assert!(level(breath_ms + 3_800) > level(breath_ms + 100) + 8.0, "full and empty differ");
    }
    let levels: Vec<f32> = (60..440).map(|step| level(step * 100)).collect();
    let fastest = levels.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
    assert!(fastest < 4.0, "{fastest} dB in a tenth of a second");
}

#[test]
fn gestures_are_told_apart_with_closed_eyes() {
    let cues: Vec<cues::Cue> = Gesture::ALL.iter().map(|gesture| cues::Cue::of(*gesture)).collect();
    for (index, cue) in cues.iter().enumerate() {
        assert!((174.0..=330.0).contains(&cue.hz));
        assert!(cue.attack_ms >= 60.0);
        assert!(cues.iter().skip(index + 1).all(|other| other != cue), "{cue:?}");
    }
    let breath = [Gesture::In, Gesture::Sip, Gesture::Hold, Gesture::Out, Gesture::Rest];
    for (index, gesture) in breath.iter().enumerate() {
        for other in breath.iter().skip(index + 1) {
            let ratio = cues::Cue::of(*gesture).hz / cues::Cue::of(*other).hz;
            assert!(!(0.9..=1.1).contains(&ratio), "{gesture:?} and {other:?} are a tone apart");
        }
    }
    let heard = strongest_near(&channel(&cue(Gesture::In), 0, 6_500, 9_500), 293.66);
    assert!((heard - 293.21).abs() < 0.1, "{heard}");
}

#[test]
fn humming_is_heard_on_the_beats_that_hum_and_nowhere_else() {
    let score = score_of(vec![cycle(vec![beat(Gesture::In, 4_000), beat(Gesture::Hum, 6_000)])], 60_000);
    let out = render_ms(&mut begun(only_bed()), &score, 40_000);
    let second_harmonic = |from_ms| tone_power(&windowed(&channel(&out, 0, from_ms, from_ms + 2_000)), 392.0);
    assert!(second_harmonic(16_000) > 20.0 * second_harmonic(11_000));
    let loudness = loudest_momentary(&out[2 * 10 * RATE as usize..]);
    assert!((-30.0..=-26.0).contains(&loudness), "{loudness}");
}

#[test]
fn other_sample_rates_sound_the_same() {
    let score = slow_and_even(60_000);
    let level = |rate: u32, levels: Levels| {
        let mut renderer = Renderer::new(rate);
        renderer.mixer = Mixer::new(levels, f64::from(rate));
        renderer.begin(0.0);
        let mut out = vec![0.0; 2 * 16 * rate as usize];
        renderer.render(&score, &mut out);
        decibels(power(&out[2 * 5 * rate as usize..]).sqrt())
    };
    for levels in [only_bed(), only_cues()] {
        for rate in [16_000, 44_100, 96_000] {
            let difference = level(rate, levels) - level(RATE, levels);
            assert!(difference.abs() < 1.0, "{rate} Hz: {difference} dB");
        }
    }
}
