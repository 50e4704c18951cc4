//! One small light for each thing that was found: a lantern on the horizon releases it into the ring.

use std::f32::consts::{PI, TAU};

use egui::{Painter, Pos2, Vec2, vec2};

use super::strokes::{glow, ground};
use super::{CALM_SWING, speed};
use crate::ui::pacer::moment::smooth;
use crate::ui::pacer::{GOLDEN_ANGLE, Pacer, PacerFrame, lantern, spark};

/// Lights in a ring.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lights;

/// How long a light takes to its place, and with reduced motion to come out of the dark where it stays.
const RISES_MS: f32 = 2_200.0;
const COMES_MS: f32 = 900.0;
/// How large a light and the lantern are, and how far from the middle the outermost is, in radii of the ring.
const SMALL: f32 = 0.05;
const LARGE: f32 = 0.075;
const LANTERN: f32 = 0.1;
const OUT: f32 = 0.84;
const SEEDS: usize = 15;

/// Where the light of this number is at last, in radii of the ring from the middle: fifteen lie like the seeds of a
/// sunflower, taken in turns from near and far, and more of them lie in between. None moves when another comes.
fn place(number: usize) -> Vec2 {
    let seed = ((number * 7) % SEEDS) as f32;
    let further = (number / SEEDS) as f32 * 0.618_034;
    let turn = seed * GOLDEN_ANGLE + 4.7 + further * GOLDEN_ANGLE;
    let out = (seed + (0.5 + further).fract()) / SEEDS as f32;
    Vec2::angled(turn % TAU) * OUT * out.sqrt()
}

fn size(number: usize) -> f32 {
    SMALL + (LARGE - SMALL) * (number as f64 * 0.618_034).fract() as f32
}

/// The place and the brightness, 0–1, of the light of this number `age_ms` after its release.
fn light(frame: &PacerFrame, number: usize, age_ms: f32) -> (Pos2, f32) {
    let stage = frame.stage;
    let there = stage.center + place(number) * stage.ring_radius;
    if frame.reduced_motion {
        return (there, smooth(age_ms / COMES_MS));
    }
    let here = stage.horizon_middle() - vec2(0.0, LANTERN * stage.ring_radius);
    let share = age_ms / RISES_MS;
    // First up, then aside.
    let risen = vec2(smooth(share).powf(1.6), smooth(share));
    (here + (there - here) * risen, 0.75 + 0.25 * smooth(share))
}

impl Pacer for Lights {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let (stage, tokens) = (frame.stage, &frame.theme.tokens);
        let unit = stage.ring_radius;
        ground(painter, frame, 0.8);
        let shine = if tokens.dark { 0.3 } else { 0.4 };
        for (number, age_ms) in frame.noticed_ms.iter().enumerate() {
            let (at, seen) = light(frame, number, *age_ms);
            let mut painter = painter.clone();
            painter.multiply_opacity(seen);
            glow(&painter, at, 3.2 * size(number) * unit, tokens.halo, shine);
            spark::paint_at(&painter, frame, at, size(number) * unit, 0.9);
        }
        // It is a little brighter as it gives one away.
        let last = frame.noticed_ms.iter().copied().fold(f32::INFINITY, f32::min);
        let gives = if last < RISES_MS { (PI * last / RISES_MS).sin().max(0.0) } else { 0.0 };
        let bright = (1.0 - CALM_SWING * (1.0 - gives)) * frame.flicker();
        let foot = stage.horizon_middle();
        glow(painter, foot - vec2(0.0, LANTERN * unit), 0.5 * unit, tokens.halo, shine * bright);
        lantern::paint_at(painter, frame, foot, LANTERN * unit, Vec2::splat(1.0), bright);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        let still = speed(frame, 0.0).max(frame.flicker_speed());
        if !frame.noticed_ms.iter().any(|age_ms| *age_ms < RISES_MS) {
            return still;
        }
        if frame.reduced_motion {
            return still.max(25.0);
        }
        still.max(2.0 * frame.stage.ring_radius * PI / 2.0 * 1.6 / (RISES_MS / 1_000.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::pacer::tests::{stage, theme};

    #[test]
    fn fifteen_lights_are_in_the_ring_and_apart() {
        for number in 0..15 {
            assert!(place(number).length() + LARGE < 1.0, "{number}");
            assert!((place(number) - vec2(0.0, 1.0 - LANTERN)).length() > LARGE + LANTERN, "{number}");
            for other in 0..number {
                let apart = (place(number) - place(other)).length();
                assert!(apart > 3.0 * (size(number) + size(other)) / 2.0, "{number} and {other}: {apart}");
            }
        }
        assert!((0..500).all(|number| place(number).length() + LARGE < 1.0), "and any number of them");
    }

    #[test]
    fn a_light_goes_from_the_lantern_to_its_place_without_a_jump_and_as_fast_as_it_says() {
        let theme = theme();
        let frame =
            |age_ms: f32| PacerFrame { noticed_ms: vec![age_ms], ..PacerFrame::at_rest(stage(), &theme) };
        for number in 0..15 {
            let at = |age_ms: f32| light(&frame(age_ms), number, age_ms).0;
            let start = stage().horizon_middle() - vec2(0.0, LANTERN * stage().ring_radius);
            assert!((at(0.0) - start).length() < 0.01);
            assert!((at(RISES_MS) - (stage().center + place(number) * stage().ring_radius)).length() < 0.01);
            for age in 0..220_u16 {
                let age_ms = f32::from(age) * 10.0;
                let moved = (at(age_ms + 10.0) - at(age_ms)).length();
                let speed = Lights.speed_points_per_second(&frame(age_ms));
                assert!(moved <= speed * 0.01 * 1.1 + 0.1, "{number} {age_ms}: {moved} {speed}");
            }
        }
        assert!(Lights.speed_points_per_second(&frame(RISES_MS)) < 0.01, "then it rests");
    }

    #[test]
    fn with_reduced_motion_a_light_comes_out_of_the_dark_where_it_stays() {
        let theme = theme().with_reduced_motion(true);
        let frame = PacerFrame::at_rest(stage(), &theme);
        let at = |age_ms: f32| light(&frame, 3, age_ms);
        assert_eq!(at(0.0).0, at(2_000.0).0);
        assert!(at(0.0).1 < 0.01 && at(300.0).1 < at(600.0).1 && at(900.0).1 > 0.99);
    }
}
