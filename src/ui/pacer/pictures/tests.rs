//! What every picture promises, for any score and any moment.

use proptest::prelude::*;
use softlanding_core::exercise::{Gesture, Picture};

use super::hand::Progress;
use super::*;
use crate::settings::PacerKind;
use crate::ui::pacer::tests::{any_score, corners, cycle, say, score_with, stage, theme};
use crate::ui::pacer::{Pacer, frame_at};

/// Those that move with the breath.
const BREATHING: [Picture; 5] =
    [Picture::Flower, Picture::Candle, Picture::FlowerAndCandle, Picture::Cup, Picture::Hand];

fn pacers(pictures: impl IntoIterator<Item = Picture>) -> Vec<&'static dyn Pacer> {
    pictures.into_iter().map(|picture| PacerKind::Lantern.pacer_or(Some(picture))).collect()
}

/// All in which there is something to see.
fn all() -> Vec<&'static dyn Pacer> {
    let senses = [Senses::Look, Senses::Listen, Senses::Taps].map(Senses::pacer);
    let seen = Picture::ALL.into_iter().filter(|picture| *picture != Picture::Dark);
    pacers(seen).into_iter().chain(senses).chain([&Lights as &dyn Pacer]).collect()
}

/// The small drawings of light.
fn drawings() -> Vec<&'static dyn Pacer> {
    let drawn = |picture: &Picture| *picture != Picture::Dark && !BREATHING.contains(picture);
    pacers(Picture::ALL.into_iter().filter(drawn))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn nothing_is_painted_outside_of_the_window_or_nowhere(score in any_score(), share in 0.0..1.0_f64) {
        let theme = theme();
        for reduced in [false, true] {
            let theme = theme.clone().with_reduced_motion(reduced);
            let frame = frame_at(&score, share * f64::from(score.total_ms()), stage(), &theme);
            for pacer in all() {
                for (place, _) in corners(pacer, &frame) {
                    let off = place - frame.stage.center;
                    prop_assert!(off.x.is_finite() && off.y.is_finite(), "{pacer:?}");
                    prop_assert!(off.length() < 3.0 * frame.stage.ring_radius, "{pacer:?} {place:?}");
                }
                prop_assert!(pacer.speed_points_per_second(&frame).is_finite());
            }
        }
    }
}

/// Each place of a breath of ten seconds, in the second round.
fn at(secs: f64) -> f64 {
    (10.0 + secs) * 1_000.0
}

#[test]
fn the_breath_moves_them_all() {
    let theme = theme();
    let score = score_with(vec![cycle(&[(Gesture::In, 4_000), (Gesture::Out, 6_000)])]);
    for pacer in pacers(BREATHING) {
        let moments =
            [0.3, 2.0, 5.0, 7.0].map(|secs| corners(pacer, &frame_at(&score, at(secs), stage(), &theme)));
        for pair in moments.windows(2) {
            assert_ne!(pair[0], pair[1], "{pacer:?}");
        }
        assert!(
            pacer.speed_points_per_second(&frame_at(&score, at(2.0), stage(), &theme)) > 10.0,
            "{pacer:?}"
        );
    }
}

#[test]
fn with_reduced_motion_only_colours_change_within_a_breath() {
    let theme = theme().with_reduced_motion(true);
    let score = score_with(vec![cycle(&[(Gesture::In, 4_000), (Gesture::Out, 6_000)])]);
    for pacer in all() {
        let places = |secs: f64| -> Vec<egui::Pos2> {
            let frame = frame_at(&score, at(secs), stage(), &theme);
            // The ring of time steps on.
            let frame = PacerFrame { elapsed_share: None, ..frame };
            corners(pacer, &frame).into_iter().map(|(place, _)| place).collect()
        };
        assert_eq!(places(0.3), places(7.0), "{pacer:?}");
    }
}

/// Where something can be seen, and what.
fn seen(pacer: &dyn Pacer, frame: &PacerFrame) -> Vec<(egui::Pos2, egui::Color32)> {
    corners(pacer, &PacerFrame { elapsed_share: None, ..frame.clone() })
}

#[test]
fn the_drawings_move_a_little_by_themselves_and_as_fast_as_they_say() {
    let theme = theme();
    let press = cycle(&[(Gesture::Press, 3_000), (Gesture::Release, 4_000)]);
    let score = score_with(vec![say(20_000), press]);
    for pacer in drawings() {
        for at_ms in (3_000..40_000_u32).step_by(170) {
            let at = |ms: u32| frame_at(&score, f64::from(ms), stage(), &theme);
            let [now, then] = [at(at_ms), at(at_ms + 10)];
            let speed = pacer.speed_points_per_second(&now).max(pacer.speed_points_per_second(&then));
            assert!(at_ms > 19_000 || speed < 20.0, "{pacer:?} is quiet: {speed}");
            let (before, after) = (seen(pacer, &now), seen(pacer, &then));
            // What cannot be seen at all has no corners.
            if before.len() != after.len() {
                continue;
            }
            for ((from, color), (to, _)) in before.into_iter().zip(after) {
                // What begins again does so unseen.
                let moved = if color.a() > 4 { (to - from).length() } else { 0.0 };
                assert!(moved <= speed * 0.01 * 1.1 + 0.35, "{pacer:?} {at_ms}: {moved} {speed}");
            }
        }
    }
}

#[test]
fn the_drawings_stand_still_with_reduced_motion_and_when_it_is_over() {
    let theme = theme().with_reduced_motion(true);
    let score = score_with(vec![say(20_000)]);
    for pacer in drawings() {
        let at = |ms: f64| frame_at(&score, ms, stage(), &theme);
        assert_eq!(seen(pacer, &at(5_000.0)), seen(pacer, &at(12_000.0)), "{pacer:?}");
        assert!(pacer.speed_points_per_second(&at(9_000.0)) < 0.01, "{pacer:?}");
        let over = frame_at(&score, f64::from(score.total_ms()), stage(), &theme);
        assert!(pacer.speed_points_per_second(&over) < 0.01, "{pacer:?}");
    }
}

#[test]
fn the_light_goes_up_a_finger_and_down_it_and_then_to_the_next() {
    let theme = theme();
    let score = score_with(vec![cycle(&[(Gesture::In, 4_000), (Gesture::Out, 6_000)])]);
    let progress = |secs: f64| Progress::of(&frame_at(&score, secs * 1_000.0, stage(), &theme));
    let shares: Vec<f32> = (0..100).map(|tenth| progress(f64::from(tenth) / 10.0).share).collect();
    assert!(shares.is_sorted(), "{shares:?}");
    assert!((progress(4.0).share - 0.5).abs() < 0.01, "the tip is the fullest breath");
    assert_eq!([1.0, 11.0, 21.0].map(|secs| progress(secs).finger), [0, 1, 2]);
}

#[test]
fn a_flame_is_back_after_the_breath_out() {
    let theme = theme();
    let score = score_with(vec![cycle(&[(Gesture::In, 4_000), (Gesture::Out, 6_000)])]);
    let blowing = |secs: f64| Breath::of(&frame_at(&score, at(secs), stage(), &theme)).blowing;
    assert!(blowing(2.0) < 0.001 && blowing(7.0) > 0.9 && blowing(9.999) < 0.05);
}
