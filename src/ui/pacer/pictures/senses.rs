//! What one does with the senses: a light to look at, sounds that go out, a tap on each side.

use std::f32::consts::PI;

use egui::{Painter, Stroke, Vec2, vec2};
use softlanding_core::exercise::Gesture;
use softlanding_core::score::ScoredBeat;

use super::strokes::{glow, ground};
use super::{CALM_SWING, speed};
use crate::ui::pacer::moment::{PacerBeat, smooth};
use crate::ui::pacer::{Pacer, PacerFrame, lantern, light, spark, time};
use crate::ui::theme::mix;

/// What beats do with the senses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Senses {
    Look,
    Listen,
    Taps,
}

impl Senses {
    /// What beats that all use a sense do first; `None` where a breath or a press is followed.
    #[must_use]
    pub fn of_beats(gestures: impl IntoIterator<Item = Gesture>) -> Option<Self> {
        let of_one = |gesture| match gesture {
            Gesture::Look => Some(Self::Look),
            Gesture::Listen => Some(Self::Listen),
            Gesture::TapLeft | Gesture::TapRight => Some(Self::Taps),
            _ => None,
        };
        let mut gestures = gestures.into_iter();
        let first = of_one(gestures.next()?)?;
        gestures.all(|gesture| of_one(gesture).is_some()).then_some(first)
    }

    /// The one that paints it.
    #[must_use]
    pub fn pacer(self) -> &'static dyn Pacer {
        match self {
            Self::Look => &Look,
            Self::Listen => &Listen,
            Self::Taps => &Taps,
        }
    }
}

/// How bright what a beat moves is: with reduced motion that is all that changes.
fn brightness(frame: &PacerFrame, swell: f32) -> f32 {
    let swing = if frame.reduced_motion { CALM_SWING } else { 0.3 };
    (1.0 - swing * (1.0 - swell)) * frame.flicker()
}

/// A beat of this kind comes and goes.
fn swell(frame: &PacerFrame, gesture: Gesture) -> f32 {
    match frame.beat {
        Some(beat) if beat.gesture == gesture => (PI * smooth(beat.progress)).sin().max(0.0),
        _ => 0.0,
    }
}

/// A light that goes slowly along the horizon.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look;

/// Its size, and how far to either side it goes, in radii of the ring and of the window's half.
const LIGHT: f32 = 0.115;
const FAR: f32 = 1.5;
const REACH: f32 = 0.82;

/// How many beats of looking have been, and how far the one that runs is. Four of them go to the left and back,
/// to the right and back; in between the light rests where it is.
fn looked(frame: &PacerFrame) -> f32 {
    let Some(timeline) = frame.timeline else { return 0.0 };
    let is_look = |beat: &&ScoredBeat| beat.gesture == Gesture::Look;
    let begun =
        timeline.score.beats().iter().take_while(|beat| f64::from(beat.start_ms) <= timeline.timed_ms);
    let begun = begun.filter(is_look).count();
    let runs = match frame.beat {
        Some(PacerBeat { gesture: Gesture::Look, progress, .. }) => smooth(progress),
        _ => return (begun % 4) as f32,
    };
    (begun.saturating_sub(1) % 4) as f32 + runs
}

fn far(frame: &PacerFrame) -> f32 {
    (FAR * frame.stage.ring_radius).min(REACH * frame.stage.reach)
}

/// How far from the middle the light is, in points.
fn aside(frame: &PacerFrame) -> f32 {
    if frame.reduced_motion { 0.0 } else { -far(frame) * (PI / 2.0 * looked(frame)).sin() }
}

impl Pacer for Look {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let (stage, tokens) = (frame.stage, &frame.theme.tokens);
        let bright = brightness(frame, swell(frame, Gesture::Look));
        let radius = LIGHT * stage.ring_radius;
        let foot = stage.horizon_middle() + vec2(aside(frame), 0.0);
        let line = (tokens.halo, 0.0);
        light::skyline(painter, stage.horizon_middle(), far(frame) * 1.15, tokens.outline, line);
        light::pool_of_light(painter, foot, 0.6 * stage.ring_radius, (tokens.halo, 0.5 * bright));
        time::ring(painter, frame);
        let strength = (if tokens.dark { 0.4 } else { 0.5 }) * bright;
        glow(painter, foot - vec2(0.0, radius), 0.62 * stage.ring_radius, tokens.halo, strength);
        spark::paint_at(painter, frame, foot - vec2(0.0, radius), radius, bright);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        let runs = frame.beat.filter(|beat| beat.gesture == Gesture::Look && !frame.reduced_motion);
        let light = runs.map_or(0.0, |beat| far(frame) * PI / 2.0 * PI / 2.0 / beat.length_secs.max(0.2));
        let glow = frame.glow_speed() * CALM_SWING;
        light.max(glow).max(time::speed(frame)).max(frame.flicker_speed())
    }
}

/// A small lantern, and ripples that go out from it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Listen;

/// The size of the lantern; from where to where a ripple goes; how many there are in a beat; and for how much of the
/// beat one is seen. All in radii of the ring.
const HEARD: f32 = 0.2;
const RIPPLE_FROM: f32 = 0.26;
const RIPPLE_TO: f32 = 0.93;
const RIPPLES: u8 = 3;
const RIPPLE_LASTS: f32 = 0.6;

/// How far each ripple has gone, 0–1. All begin and end within the beat.
fn ripples(frame: &PacerFrame) -> impl Iterator<Item = f32> {
    let progress = match frame.beat {
        Some(PacerBeat { gesture: Gesture::Listen, progress, .. }) => progress,
        _ => 0.0,
    };
    (0..RIPPLES).map(move |ripple| {
        let begins = f32::from(ripple) / f32::from(RIPPLES - 1) * (1.0 - RIPPLE_LASTS);
        ((progress - begins) / RIPPLE_LASTS).clamp(0.0, 1.0)
    })
}

impl Pacer for Listen {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let (stage, tokens) = (frame.stage, &frame.theme.tokens);
        let bright = brightness(frame, swell(frame, Gesture::Listen));
        ground(painter, frame, 0.7 * bright);
        let ink = mix(tokens.outline, tokens.lantern_rim, 0.7);
        for (index, gone) in ripples(frame).enumerate() {
            let (out, seen) = if frame.reduced_motion {
                ((index as f32 + 1.0) / f32::from(RIPPLES), 0.5 * bright)
            } else {
                (gone, 0.75 * (PI * gone).sin().max(0.0))
            };
            let radius = (RIPPLE_FROM + (RIPPLE_TO - RIPPLE_FROM) * out) * stage.ring_radius;
            let width = 2.4 - 1.2 * out;
            painter.circle_stroke(stage.center, radius, Stroke::new(width, ink.gamma_multiply(seen)));
        }
        let strength = (if tokens.dark { 0.3 } else { 0.4 }) * bright;
        glow(painter, stage.center, 0.6 * stage.ring_radius, tokens.halo, strength);
        let radius = HEARD * stage.ring_radius;
        let foot = stage.center + vec2(0.0, radius);
        lantern::paint_at(painter, frame, foot, radius, Vec2::splat(1.0), bright);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        let runs = frame.beat.filter(|beat| beat.gesture == Gesture::Listen && !frame.reduced_motion);
        let way = (RIPPLE_TO - RIPPLE_FROM) * frame.stage.ring_radius;
        let ripple = runs.map_or(0.0, |beat| way / (RIPPLE_LASTS * beat.length_secs.max(0.2)));
        let glow = frame.glow_speed() * CALM_SWING;
        ripple.max(glow).max(time::speed(frame)).max(frame.flicker_speed())
    }
}

/// Two lights, one for each side: the one that is tapped is brighter.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taps;

/// How far from the middle they are, and how large.
const TAP_ASIDE: f32 = 0.44;
const TAP: f32 = 0.25;

impl Pacer for Taps {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let (stage, tokens) = (frame.stage, &frame.theme.tokens);
        ground(painter, frame, 0.7);
        let radius = TAP * stage.ring_radius;
        for side in [-1.0, 1.0] {
            let tapped = (frame.side() * side).max(0.0);
            let swing = if frame.reduced_motion { CALM_SWING } else { 0.46 };
            let bright = (1.0 - swing * (1.0 - tapped)) * frame.flicker();
            let center = stage.center + vec2(side * TAP_ASIDE * stage.ring_radius, 0.0);
            let halo = if frame.reduced_motion { 0.4 * bright } else { 0.12 + 0.5 * tapped };
            glow(painter, center, 2.1 * radius, tokens.halo, halo);
            lantern::paint_at(painter, frame, center + vec2(0.0, radius), radius, Vec2::splat(1.0), bright);
        }
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        let swing = if frame.reduced_motion { CALM_SWING } else { 1.0 };
        (frame.glow_speed() * swing).max(speed(frame, 0.0)).max(frame.flicker_speed())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use softlanding_core::exercise::Gesture::{In, Listen as Hear, Look as See, Out, TapLeft, TapRight};

    use super::*;
    use crate::ui::pacer::frame_at;
    use crate::ui::pacer::tests::{any_score, cycle, score_of, score_with, stage, theme};

    #[test]
    fn each_sense_has_its_picture_and_a_breath_has_none() {
        let of = |gestures: &[Gesture]| Senses::of_beats(gestures.iter().copied());
        assert_eq!(of(&[See]), Some(Senses::Look));
        assert_eq!(of(&[Hear, Hear]), Some(Senses::Listen));
        assert_eq!(of(&[TapLeft, TapRight]), Some(Senses::Taps));
        assert_eq!(of(&[See, In, Out]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn the_light_goes_to_both_sides_slowly_and_rests_at_each_end() {
        let (score, theme) = (score_with(vec![cycle(&[(See, 6_000), (See, 4_000)])]), theme());
        let at = |ms: f64| aside(&frame_at(&score, ms, stage(), &theme));
        assert!(at(0.0).abs() < 0.1 && at(10_000.0).abs() < 0.1);
        let far = far(&frame_at(&score, 0.0, stage(), &theme));
        assert!((at(6_000.0) + far).abs() < 0.1 && (at(16_000.0) - far).abs() < 0.1);
        let fastest = (0..300_u32)
            .map(|tenth| (at(f64::from(tenth) * 100.0 + 100.0) - at(f64::from(tenth) * 100.0)).abs());
        assert!(fastest.fold(0.0, f32::max) * 10.0 < far, "never faster than its own way in a second");
    }

    #[test]
    fn ripples_begin_and_end_in_the_dark() {
        let (score, theme) = (score_of("one-sound"), theme());
        let beat = score.beats().iter().find(|beat| beat.gesture == Hear).unwrap();
        let at = |ms: u32| ripples(&frame_at(&score, f64::from(ms), stage(), &theme)).collect::<Vec<f32>>();
        assert_eq!(at(beat.start_ms), [0.0; 3]);
        assert!(at(beat.end_ms() - 1).iter().all(|gone| *gone > 0.99 || *gone < 0.01));
        let middle = at(beat.start_ms + beat.length_ms / 2);
        assert!(middle[0] > middle[1] && middle[1] > middle[2], "one after the other: {middle:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn the_light_never_jumps_and_moves_no_faster_than_it_says(score in any_score(), share in 0.0..1.0_f64) {
            let theme = theme();
            let now_ms = share * f64::from(score.total_ms() - 20);
            let [now, then] = [now_ms, now_ms + 10.0].map(|ms| frame_at(&score, ms, stage(), &theme));
            let moved = (aside(&then) - aside(&now)).abs();
            let speed = [&now, &then].map(|frame| Look.speed_points_per_second(frame));
            prop_assert!(moved <= speed[0].max(speed[1]) * 0.01 * 1.1 + 0.5, "{moved} {speed:?}");
        }
    }
}
