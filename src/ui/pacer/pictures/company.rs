//! Who or what one can be with: two lanterns, an animal asleep, a tree, rain at a window.

use std::f32::consts::{PI, TAU};

use egui::{Painter, Vec2, vec2};

use super::pen::{Pen, curve};
use super::strokes::{glow, ground};
use super::{CALM_SWING, speed};
use crate::ui::pacer::moment::FLICKER;
use crate::ui::pacer::{GOLDEN_ANGLE, Pacer, PacerFrame, lantern};

/// How bright they are; with a breath, were there one, a fifth less where it is empty.
fn brightness(frame: &PacerFrame) -> f32 {
    1.0 - 0.5 * CALM_SWING * (1.0 - frame.fullness())
}

/// How fast what goes to and fro by itself over `travel` radii of the ring is, at its fastest.
fn swaying(frame: &PacerFrame, travel: f32, period_secs: f64) -> f32 {
    let breath = speed(frame, 0.1 * frame.stage.ring_radius);
    let runs = frame.timeline.is_some_and(|timeline| !timeline.score.is_over(timeline.position()));
    if frame.reduced_motion || !runs {
        return breath;
    }
    breath.max(travel / 2.0 * frame.stage.ring_radius * TAU / period_secs as f32)
}

/// A lantern that rests beside what is drawn, within the window: it is always somewhere on the horizon.
fn beside(painter: &Painter, frame: &PacerFrame, x: f32) {
    let unit = frame.stage.ring_radius;
    let most = (frame.stage.reach - 0.15 * unit).max(0.0);
    let foot = frame.stage.horizon_middle() + vec2((x * unit).clamp(-most, most), 0.0);
    lantern::paint_at(painter, frame, foot, 0.12 * unit, Vec2::splat(1.0), 0.86 * frame.flicker());
}

/// Two lanterns that rest side by side.
#[derive(Clone, Copy, Debug, Default)]
pub struct Company;

/// Where each rests, and how large it is.
const TWO: [(f32, f32); 2] = [(-0.42, 0.38), (0.46, 0.29)];

impl Pacer for Company {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let bright = brightness(frame);
        ground(painter, frame, bright);
        let (unit, tokens) = (frame.stage.ring_radius, &frame.theme.tokens);
        let pen = Pen::new(painter, frame);
        let strength = (if tokens.dark { 0.36 } else { 0.45 }) * bright;
        glow(painter, pen.at(vec2(0.06, -0.3)), 0.95 * unit, tokens.halo, strength);
        // Each with a flame of its own: while one is a little brighter the other is a little dimmer.
        let (one, other) = (frame.flicker(), 1.0 - (frame.flicker() - (1.0 - FLICKER)));
        for ((x, radius), flicker) in
            TWO.into_iter().zip([one, if frame.reduced_motion { 1.0 } else { other }])
        {
            let light = 0.9 * bright * flicker;
            lantern::paint_at(painter, frame, pen.at(vec2(x, 0.0)), radius * unit, Vec2::splat(1.0), light);
        }
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        speed(frame, 0.0).max(frame.flicker_speed())
    }
}

/// An animal asleep.
#[derive(Clone, Copy, Debug, Default)]
pub struct Animal;

/// Its breath: how long it takes, and by how much its back rises.
const BREATH_SECS: f64 = 5.5;
const BREATH: f32 = 0.035;
/// From its neck over its back to its tail, and its other lines.
const BACK: [(f32, f32); 7] = [
    (-0.40, -0.44),
    (-0.24, -0.60),
    (0.04, -0.71),
    (0.36, -0.68),
    (0.63, -0.50),
    (0.76, -0.30),
    (0.74, -0.18),
];
const TAIL: [(f32, f32); 6] =
    [(0.74, -0.18), (0.66, -0.04), (0.38, 0.0), (0.02, -0.02), (-0.22, -0.08), (-0.34, -0.17)];
const TAIL_TOP: [(f32, f32); 5] =
    [(0.56, -0.17), (0.34, -0.145), (0.04, -0.15), (-0.2, -0.2), (-0.34, -0.17)];
const HEAD: [(f32, f32); 12] = [
    (-0.40, -0.44),
    (-0.37, -0.60),
    (-0.50, -0.50),
    (-0.60, -0.50),
    (-0.73, -0.58),
    (-0.735, -0.42),
    (-0.80, -0.30),
    (-0.78, -0.16),
    (-0.66, -0.07),
    (-0.50, -0.06),
    (-0.38, -0.13),
    (-0.33, -0.24),
];
const EYES: [[(f32, f32); 3]; 2] =
    [[(-0.71, -0.29), (-0.66, -0.255), (-0.61, -0.29)], [(-0.51, -0.29), (-0.46, -0.255), (-0.41, -0.29)]];
const NOSE: [(f32, f32); 3] = [(-0.59, -0.20), (-0.56, -0.18), (-0.53, -0.20)];
const HAUNCH: [(f32, f32); 5] = [(0.66, -0.30), (0.58, -0.46), (0.40, -0.48), (0.27, -0.36), (0.25, -0.20)];

impl Pacer for Animal {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let bright = brightness(frame);
        ground(painter, frame, bright);
        let (unit, tokens) = (frame.stage.ring_radius, &frame.theme.tokens);
        let pen = Pen::new(painter, frame);
        let strength = (if tokens.dark { 0.34 } else { 0.42 }) * bright;
        glow(painter, pen.at(vec2(0.05, -0.35)), 0.95 * unit, tokens.halo, strength);
        let risen = BREATH * (0.5 - 0.5 * frame.wave(BREATH_SECS));
        // What lies on the ground stays there.
        let breathes = |places: Vec<Vec2>| -> Vec<Vec2> {
            places.into_iter().map(|place| vec2(place.x, place.y * (1.0 + risen / 0.7))).collect()
        };
        pen.line(&breathes(curve(&BACK)), bright);
        pen.line(&breathes(curve(&HAUNCH)), 0.55 * bright);
        for still in [&TAIL[..], &TAIL_TOP, &HEAD] {
            pen.line(&curve(still), bright);
        }
        for small in [&EYES[0][..], &EYES[1], &NOSE] {
            pen.line(&curve(small), 0.8 * bright);
        }
        beside(painter, frame, -1.18);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        swaying(frame, BREATH, BREATH_SECS).max(frame.flicker_speed())
    }
}

/// A tree.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tree;

/// How long it takes to sway, and how far its top goes.
const SWAY_SECS: f64 = 9.0;
const SWAY: f32 = 0.05;
const TREE_HIGH: f32 = 1.72;
const LEAVES: u8 = 26;
const TRUNK: [[(f32, f32); 5]; 2] = [
    [(-0.2, 0.0), (-0.1, -0.1), (-0.075, -0.4), (-0.1, -0.68), (-0.24, -0.92)],
    [(0.22, 0.0), (0.11, -0.1), (0.07, -0.38), (0.1, -0.64), (0.28, -0.88)],
];
const BOUGH: [(f32, f32); 4] = [(0.0, -0.62), (0.0, -0.82), (0.05, -1.02), (0.02, -1.2)];

impl Pacer for Tree {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let bright = brightness(frame);
        ground(painter, frame, bright);
        let (unit, tokens) = (frame.stage.ring_radius, &frame.theme.tokens);
        let pen = Pen::new(painter, frame);
        let strength = (if tokens.dark { 0.3 } else { 0.4 }) * bright;
        glow(painter, pen.at(vec2(0.0, -1.1)), unit, tokens.halo, strength);
        let sway = 0.5 * SWAY * frame.wave(SWAY_SECS);
        let bends = |places: Vec<Vec2>| -> Vec<Vec2> {
            let at = |place: Vec2| vec2(place.x + sway * (place.y / TREE_HIGH).powi(2), place.y);
            places.into_iter().map(at).collect()
        };
        for side in &TRUNK {
            pen.line(&bends(curve(side)), bright);
        }
        pen.line(&bends(curve(&BOUGH)), 0.7 * bright);
        pen.line(&bends(crown()), bright);
        for leaf in 0..LEAVES {
            let turn = f32::from(leaf) * GOLDEN_ANGLE;
            let out = ((f32::from(leaf) + 0.5) / f32::from(LEAVES)).sqrt();
            let place = vec2(0.58 * out * turn.cos(), -1.16 + 0.42 * out * turn.sin());
            let lit = 0.35 + 0.3 * (0.5 + 0.5 * (turn * 1.3).sin());
            for place in bends(vec![place]) {
                pen.dot(place, 0.017, lit * bright);
            }
        }
        beside(painter, frame, 0.86);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        swaying(frame, SWAY, SWAY_SECS).max(frame.flicker_speed())
    }
}

/// Around its leaves: seven round boughs.
fn crown() -> Vec<Vec2> {
    let at = |step: u8| {
        let turn = f32::from(step) / 84.0 * TAU;
        let out = 1.0 + 0.09 * (3.5 * turn + 0.6).sin().abs();
        vec2(0.68 * out * turn.sin(), -1.16 - 0.5 * out * turn.cos())
    };
    (0..=84).map(at).collect()
}

/// Drops on a window.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rain;

/// Half of its width, and from where to where it reaches.
const WINDOW: f32 = 0.66;
const SILL: f32 = -0.14;
const LINTEL: f32 = -1.72;
/// How long a drop takes to go down, and how many there are.
const DROP_SECS: f64 = 64.0;
const DROPS: u8 = 22;

impl Pacer for Rain {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let bright = brightness(frame);
        ground(painter, frame, bright);
        let (unit, tokens) = (frame.stage.ring_radius, &frame.theme.tokens);
        let pen = Pen::new(painter, frame);
        let strength = (if tokens.dark { 0.26 } else { 0.36 }) * bright;
        glow(painter, pen.at(vec2(0.0, -0.9)), 1.05 * unit, tokens.halo, strength);
        let straight = |from: (f32, f32), to: (f32, f32), seen: f32| {
            pen.line(&[vec2(from.0, from.1), vec2(to.0, to.1)], seen * bright);
        };
        let middle = f32::midpoint(SILL, LINTEL) - 0.12;
        for x in [-WINDOW, WINDOW] {
            straight((x, SILL), (x, LINTEL), 1.0);
        }
        straight((-WINDOW, LINTEL), (WINDOW, LINTEL), 1.0);
        straight((-WINDOW - 0.12, SILL), (WINDOW + 0.12, SILL), 1.0);
        straight((0.0, SILL), (0.0, LINTEL), 0.55);
        straight((-WINDOW, middle), (WINDOW, middle), 0.55);
        for drop in 0..DROPS {
            let place = f32::from(drop) * 0.618_034;
            let x = (place.fract() * 2.0 - 1.0) * (WINDOW - 0.07);
            // Squares, so that drops beside each other are not one below the other.
            let start = f64::from(drop) * f64::from(drop) * 0.137;
            let gone = ((frame.clock() / DROP_SECS + start).fract()) as f32;
            let y = LINTEL + 0.06 + (SILL - LINTEL - 0.16) * gone;
            // It comes and goes softly, so that nobody sees where it begins again.
            let seen = (PI * gone).sin().max(0.0) * bright;
            let trail = 0.05 + 0.09 * (f32::from(drop) * 1.9).sin().abs();
            pen.faint_ends(&[vec2(x, y - trail), vec2(x, y - 0.6 * trail), vec2(x, y)], 0.4 * seen);
            pen.dot(vec2(x, y), 0.013, 0.85 * seen);
        }
        beside(painter, frame, 1.02);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        // What goes one way for ever goes as fast as what goes to and fro over this in as long.
        swaying(frame, 2.0 * (SILL - LINTEL) / TAU, DROP_SECS).max(frame.flicker_speed())
    }
}
