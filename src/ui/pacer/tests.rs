//! What every picture promises, for any score and any moment.

use std::time::Duration;

use egui::epaint::Primitive;
use egui::{LayerId, pos2, vec2};
use proptest::prelude::*;
use softlanding_core::exercise::{Beat, Exercise, Gesture, Lasts, Lines, Part};
use softlanding_core::score::{Choice, Position};

use super::moment::POINTS_OF_LIGHT;
use super::*;
use crate::library::Library;
use crate::settings::Choice as _;
use crate::ui::theme::ThemeName;

pub(super) fn stage() -> PacerStage {
    PacerStage::with_ring(pos2(640.0, 372.0), 248.0).reaching(640.0)
}

pub(super) fn theme() -> Theme {
    Theme::new(ThemeName::Dusk)
}

/// A shipped exercise at its usual length.
pub(super) fn score_of(id: &str) -> Score {
    let library = Library::shipped();
    let exercise = &library.find_id(id).unwrap().exercise;
    Score::compile(exercise, Choice { length_ms: exercise.minutes.usual_ms, own_cycle_ms: None })
}

pub(super) fn score_with(parts: Vec<Part>) -> Score {
    let library = Library::shipped();
    let exercise = Exercise { parts, ..library.find_id("box").unwrap().exercise.as_ref().clone() };
    Score::compile(&exercise, Choice { length_ms: 60_000, own_cycle_ms: None })
}

pub(super) fn say(ms: u32) -> Part {
    Part::Say { text: "Words.".to_owned(), lasts: Lasts::Ms(ms), lines: Lines::default() }
}

pub(super) fn wait() -> Part {
    Part::Say { text: "Words.".to_owned(), lasts: Lasts::UntilNext, lines: Lines::default() }
}

pub(super) fn cycle(beats: &[(Gesture, u32)]) -> Part {
    let beats = beats.iter().map(|(gesture, ms)| Beat { gesture: *gesture, ms: *ms, way: None }).collect();
    Part::cycle(None, beats, Some(3))
}

pub(super) fn any_score() -> impl Strategy<Value = Score> {
    let beat = (proptest::sample::select(Gesture::ALL.to_vec()), 200..12_000_u32);
    let part = prop_oneof![
        (1_500..20_000_u32).prop_map(say),
        Just(wait()),
        proptest::collection::vec(beat, 1..9).prop_map(|beats| cycle(&beats)),
    ];
    proptest::collection::vec(part, 1..6).prop_map(score_with)
}

/// Every corner that a frame paints: its place and its colour.
pub(super) fn corners(pacer: &dyn Pacer, frame: &PacerFrame) -> Vec<(Pos2, egui::Color32)> {
    let context = egui::Context::default();
    let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0));
    let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
    let mut output = context.run_ui(input, |ui| {
        pacer.paint(&Painter::new(ui.ctx().clone(), LayerId::background(), screen), frame);
    });
    let shapes = std::mem::take(&mut output.shapes);
    output.textures_delta.clear();
    let painted = context.tessellate(shapes, output.pixels_per_point);
    let meshes = painted.into_iter().filter_map(|painted| match painted.primitive {
        Primitive::Mesh(mesh) => Some(mesh.vertices),
        Primitive::Callback(_) => None,
    });
    meshes.flatten().map(|corner| (corner.pos, corner.color)).collect()
}

/// The light of a colour on the page, 0–765.
fn light_on(theme: &Theme, color: egui::Color32) -> f32 {
    let sum = |color: egui::Color32| f32::from(color.r()) + f32::from(color.g()) + f32::from(color.b());
    let through = 1.0 - f32::from(color.a()) / 255.0;
    sum(color) + sum(theme.tokens.background) * through
}

#[test]
fn the_wide_and_the_narrow_window_get_their_radii() {
    let near = |one: f32, other: f32| (one - other).abs() < 1.5;
    assert!(near(stage().radius_min, 88.0) && near(stage().radius_max, 208.0));
    let narrow = PacerStage::with_ring(pos2(200.0, 288.0), 148.0);
    assert!(near(narrow.radius_min, 52.0) && near(narrow.radius_max, 124.0), "{narrow:?}");
}

#[test]
fn frames_come_as_often_as_the_picture_moves_and_no_more() {
    assert_eq!(repaint_after(0.0, 1.0, false), None);
    assert_eq!(repaint_after(f32::NAN, 1.0, false), None);
    assert_eq!(repaint_after(500.0, 2.0, false), Some(Duration::from_secs_f32(1.0 / 60.0)));
    assert_eq!(repaint_after(500.0, 2.0, true), Some(Duration::from_secs_f32(1.0 / 30.0)));
    assert_eq!(repaint_after(5.0, 1.0, false), Some(Duration::from_secs_f32(0.1)));
    assert_eq!(repaint_after(5.0, 2.0, false), Some(Duration::from_secs_f32(0.05)));
}

#[test]
fn nothing_moves_while_a_breath_is_held() {
    let theme = theme();
    for &kind in PacerKind::ALL {
        let mut frame = PacerFrame::at_rest(stage(), &theme);
        frame.fullness = 1.0;
        frame.beat = Some(PacerBeat { gesture: Gesture::Hold, progress: 0.5, length_secs: 4.0 });
        assert!(kind.pacer().speed_points_per_second(&frame) < 0.01, "{kind:?}");
    }
}

#[test]
fn nothing_moves_while_the_person_is_waited_for() {
    let (score, theme) = (score_with(vec![say(5_000), wait(), cycle(&[(Gesture::In, 4_000)])]), theme());
    let position = Position { part: 1, ms: 9_000 };
    let at = |ms: u32| PacerFrame::of(Timeline::of(&score, Position { ms, ..position }), stage(), &theme);
    for &kind in PacerKind::ALL {
        let speed = kind.pacer().speed_points_per_second(&at(9_000));
        assert!(speed < if kind == PacerKind::Lantern { 2.5 } else { 0.01 }, "{kind:?}: {speed}");
        let places = |ms: u32| corners(kind.pacer(), &at(ms)).into_iter().map(|(place, _)| place);
        assert!(places(9_000).eq(places(10_300)), "{kind:?}");
    }
}

#[test]
fn a_lantern_that_nothing_moves_flickers_by_two_hundredths() {
    let (score, theme) = (score_with(vec![say(20_000), wait(), say(20_000)]), theme());
    let flicker = |position| PacerFrame::of(Timeline::of(&score, position), stage(), &theme).flicker();
    for part in [0, 1, 2] {
        let lights = (2_000..15_000).step_by(20).map(|ms| flicker(Position { part, ms }));
        let lights: Vec<f32> = lights.collect();
        let (least, most) = lights
            .iter()
            .fold((1.0_f32, 0.0_f32), |(least, most), light| (least.min(*light), most.max(*light)));
        assert!((0.98..0.985).contains(&least) && (0.995..=1.0).contains(&most), "{part}: {least} {most}");
        let speed = Lantern.speed_points_per_second(&PacerFrame::of(
            Timeline::of(&score, Position { part, ms: 9_000 }),
            stage(),
            &theme,
        ));
        let fastest = lights.windows(2).map(|pair| (pair[1] - pair[0]).abs() / 0.02).fold(0.0, f32::max);
        assert!(fastest * POINTS_OF_LIGHT <= speed * 1.01, "{part}: {fastest} {speed}");
        // Half a pixel at most five times a second.
        assert!(repaint_after(speed, 1.0, false) > Some(Duration::from_millis(200)), "{speed}");
    }
}

#[test]
#[allow(clippy::float_cmp, reason = "it is not touched at all")]
fn nothing_flickers_with_reduced_motion_or_when_it_is_over() {
    let (score, theme) = (score_with(vec![say(20_000)]), theme().with_reduced_motion(true));
    let frame = frame_at(&score, 9_000.0, stage(), &theme);
    assert_eq!((frame.flicker(), Lantern.speed_points_per_second(&frame)), (1.0, 0.0));
    let theme = theme.with_reduced_motion(false);
    let over = frame_at(&score, f64::from(score.total_ms()), stage(), &theme);
    assert_eq!(Lantern.speed_points_per_second(&over), 0.0);
    assert_eq!(PacerFrame::landed(stage(), &theme).flicker(), 1.0);
}

#[test]
fn a_frame_is_offered_where_a_round_has_four_beats() {
    for (id, has_four) in [
        ("box", true),
        ("box-three", true),
        ("slow-and-even", false),
        ("triangle", false),
        ("just-company", false),
    ] {
        let score = score_of(id);
        assert_eq!(PacerKind::Frame.suits(&score), has_four, "{id}");
        let instead = if has_four { PacerKind::Frame } else { PacerKind::Lantern };
        assert_eq!(PacerKind::Frame.suiting(&score), instead, "{id}");
        let others = PacerKind::ALL.iter().filter(|kind| **kind != PacerKind::Frame);
        for kind in others {
            assert_eq!(kind.suiting(&score), *kind);
        }
    }
}

#[test]
fn every_pacer_paints_any_frame() {
    let theme = theme();
    for &kind in PacerKind::ALL {
        for gesture in Gesture::ALL {
            for odd in [-1.0, 0.0, 0.5, 1.0, 7.0, f32::NAN] {
                let mut frame = PacerFrame::at_rest(stage(), &theme);
                (frame.fullness, frame.rise, frame.elapsed_share) = (odd, odd, Some(odd));
                frame.beat = Some(PacerBeat { gesture, progress: odd, length_secs: odd });
                corners(kind.pacer(), &frame);
                frame.reduced_motion = true;
                corners(kind.pacer(), &frame);
            }
        }
    }
}

/// The longest there can be, and then some.
#[test]
fn hours_are_painted_as_quickly_as_a_minute() {
    let (score, theme) = (score_with(vec![say(u32::MAX - 5_000), say(9_000)]), theme());
    for &kind in PacerKind::ALL {
        for timed_ms in [0.0, 1e6, 1e9, 1e300, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            let frame = frame_at(&score, timed_ms, stage(), &theme);
            assert!(corners(kind.pacer(), &frame).len() < 4_000, "{kind:?}");
        }
    }
}

#[test]
fn a_miniature_stays_inside_its_place() {
    let (score, theme) = (score_of("slow-and-even"), theme());
    let place = Rect::from_min_size(pos2(20.0, 20.0), vec2(88.0, 88.0));
    let frame = frame_at(&score, representative_ms(&score), PacerStage::miniature(place), &theme);
    assert!(place.contains(frame.stage.horizon_middle()));
    assert!(frame.fullness > 0.5, "the lantern glows: {}", frame.fullness);
}

#[test]
fn with_reduced_motion_nothing_moves_and_the_light_swings_by_a_fifth_at_most() {
    let theme = theme().with_reduced_motion(true);
    for id in ["slow-and-even", "sigh", "box", "butterfly-taps", "feet-on-the-floor", "look-around"] {
        let score = score_of(id);
        let part = score.parts().iter().find(|part| part.rounds > 0).unwrap();
        let from_ms = f64::from(part.start_ms) + 1_600.0;
        let to_ms = f64::from(part.start_ms + part.length.timed_ms());
        for &kind in PacerKind::ALL {
            let at = |timed_ms: f64| {
                let frame = frame_at(&score, timed_ms, stage(), &theme);
                corners(kind.pacer(), &PacerFrame { elapsed_share: None, ..frame })
            };
            let first = at(from_ms);
            let mut brightest: Vec<f32> = first.iter().map(|(_, color)| light_on(&theme, *color)).collect();
            let mut darkest = brightest.clone();
            let mut timed_ms = from_ms;
            while timed_ms < to_ms {
                let now = at(timed_ms);
                assert_eq!(now.len(), first.len(), "{id} {kind:?}");
                for (index, ((place, color), (was, _))) in now.iter().zip(&first).enumerate() {
                    assert!((*place - *was).length() < 0.01, "{id} {kind:?}: {was} moved to {place}");
                    let light = light_on(&theme, *color);
                    brightest[index] = brightest[index].max(light);
                    darkest[index] = darkest[index].min(light);
                }
                timed_ms += 170.0;
            }
            for (bright, dark) in brightest.iter().zip(&darkest) {
                let least = *bright * (1.0 - CALM_SWING) - 2.0;
                assert!(*dark >= least, "{id} {kind:?}: {dark} and {bright}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_pacer_paints_any_moment_of_any_score(
        score in any_score(),
        share in 0.0..1.0_f64,
        side in 1.0..2_000.0_f32,
        calm in any::<bool>(),
    ) {
        let theme = theme().with_reduced_motion(calm);
        let place = Rect::from_min_size(pos2(0.0, 0.0), vec2(side, side * 0.7));
        for &kind in PacerKind::ALL {
            for stage in [PacerStage::in_rect(place), PacerStage::miniature(place)] {
                let frame = frame_at(&score, share * f64::from(score.total_ms()), stage, &theme);
                let corners = corners(kind.pacer(), &frame);
                prop_assert!(corners.len() < 12_000, "{kind:?}: {}", corners.len());
                prop_assert!(corners.iter().all(|(place, _)| place.is_finite()), "{kind:?}");
                let speed = kind.pacer().speed_points_per_second(&frame);
                prop_assert!(speed.is_finite() && speed >= 0.0, "{kind:?}: {speed}");
            }
        }
    }
}
