//! What one can press: a wall, the ground under two feet, one palm with the other.

use egui::{Painter, Pos2, Vec2, vec2};

use super::hand;
use super::pen::{Pen, curve, mirrored};
use super::strokes::{glow, ground};
use super::{CALM_SWING, speed};
use crate::ui::pacer::{Pacer, PacerFrame, PacerStage, lantern};

/// How bright it is: all of it when pressed, four fifths with reduced motion when not.
fn brightness(frame: &PacerFrame) -> f32 {
    let swing = if frame.reduced_motion { CALM_SWING } else { 0.42 };
    (1.0 - swing * (1.0 - frame.fullness())) * frame.flicker()
}

/// How fast what a press moves over `travel` radii of the ring is.
fn press_speed(frame: &PacerFrame, travel: f32) -> f32 {
    let press = if frame.reduced_motion { 0.0 } else { frame.press_per_second() };
    speed(frame, 0.1 * frame.stage.ring_radius)
        .max(press * travel * frame.stage.ring_radius)
        .max(frame.flicker_speed())
}

/// A wall that a lantern pushes at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wall;

/// Where it stands, how high and how deep it is, and how high a course is.
const WALL_AT: f32 = 0.22;
const WALL_HIGH: f32 = 1.33;
const WALL_DEEP: f32 = 0.92;
const COURSE: f32 = 0.19;
/// The lantern beside it, and how much of its width a push takes.
const PUSHER: f32 = 0.34;
const NARROWER: f32 = 0.24;

impl Pacer for Wall {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let bright = brightness(frame);
        ground(painter, frame, bright);
        let (press, unit) = (frame.press(), frame.stage.ring_radius);
        let pen = Pen::new(painter, frame);
        let touched = frame.fullness();
        let lit = pen.at(vec2(WALL_AT, -PUSHER));
        let strength = if frame.theme.tokens.dark { 0.4 } else { 0.5 };
        glow(painter, lit, 0.75 * unit, frame.theme.tokens.halo, strength * bright);
        pen.line(&[vec2(WALL_AT, 0.0), vec2(WALL_AT, -WALL_HIGH)], bright * (0.45 + 0.3 * touched));
        let courses = (WALL_HIGH / COURSE).round() as u8;
        for course in 0..=courses {
            let height = f32::from(course) * COURSE;
            let near = 1.0 - (height - PUSHER).abs() / WALL_HIGH;
            let shown = bright * (0.3 + 0.45 * near * (0.5 + 0.5 * touched));
            let row = |along: f32| vec2(WALL_AT + WALL_DEEP * along, -height);
            let places: Vec<Vec2> = (0..=12_u8).map(|step| row(f32::from(step) / 12.0)).collect();
            fading(&pen, &places, shown);
            if course == courses {
                break;
            }
            let shift = if course % 2 == 0 { 0.0 } else { 0.5 };
            for joint in 0..3_u8 {
                let along = (f32::from(joint) + shift) / 3.2;
                let x = WALL_AT + WALL_DEEP * along;
                let joint = [vec2(x, -height), vec2(x, -height - COURSE)];
                pen.line(&joint, shown * (1.0 - along).powf(1.2));
            }
        }
        let stretch = vec2(1.0 - NARROWER * press, 1.0 + 0.1 * press);
        let radius = PUSHER * unit;
        let foot = pen.at(vec2(WALL_AT - 0.012, 0.0)) - vec2(radius * stretch.x, 0.0);
        lantern::paint_at(painter, frame, foot, radius, stretch, 0.7 + 0.3 * bright);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        press_speed(frame, 2.0 * PUSHER * NARROWER)
    }
}

/// A line that is lost in the distance.
fn fading(pen: &Pen, places: &[Vec2], brightness: f32) {
    let last = (places.len().max(2) - 1) as f32;
    for (index, pair) in places.windows(2).enumerate() {
        let far = index as f32 / last;
        pen.line(pair, brightness * (1.0 - far).powf(1.2));
    }
}

/// Two soles on the ground.
#[derive(Clone, Copy, Debug, Default)]
pub struct Feet;

/// A left sole around its outline, and its toes: where each is and how large.
const SOLE: [(f32, f32); 13] = [
    (-0.36, -0.36),
    (-0.47, -0.44),
    (-0.50, -0.62),
    (-0.49, -0.86),
    (-0.56, -1.10),
    (-0.54, -1.28),
    (-0.40, -1.36),
    (-0.24, -1.30),
    (-0.18, -1.12),
    (-0.24, -0.90),
    (-0.25, -0.64),
    (-0.25, -0.44),
    (-0.36, -0.36),
];
const TOES: [(f32, f32, f32); 5] = [
    (-0.215, -1.46, 0.078),
    (-0.345, -1.535, 0.056),
    (-0.445, -1.525, 0.048),
    (-0.53, -1.475, 0.043),
    (-0.595, -1.40, 0.037),
];
/// How much wider a press makes them.
const SPREAD: f32 = 0.045;

impl Pacer for Feet {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let bright = brightness(frame);
        ground(painter, frame, bright);
        let tokens = &frame.theme.tokens;
        let pen = Pen::new(painter, frame);
        let strength = (if tokens.dark { 0.34 } else { 0.45 }) * bright * bright;
        for side in [-1.0, 1.0] {
            glow(
                painter,
                pen.at(vec2(0.38 * side, -0.9)),
                0.7 * frame.stage.ring_radius,
                tokens.halo,
                strength,
            );
        }
        let middle = vec2(-0.37, -0.86);
        let grown = |place: Vec2| middle + (place - middle) * (1.0 + SPREAD * frame.press());
        let sole: Vec<Vec2> = curve(&SOLE).into_iter().map(grown).collect();
        for sole in [sole.clone(), mirrored(&sole)] {
            pen.line(&sole, bright);
        }
        for (x, y, radius) in TOES {
            let round = |step: u8| {
                grown(vec2(x, y) + Vec2::angled(f32::from(step) / 16.0 * std::f32::consts::TAU) * radius)
            };
            let toe: Vec<Vec2> = (0..=16).map(round).collect();
            pen.line(&toe, bright);
            pen.line(&mirrored(&toe), bright);
        }
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        press_speed(frame, SPREAD)
    }
}

/// Two hands that meet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Palms;

/// How large a hand is, and how far each is from the middle, open and pressed, in radii of the ring.
const PALM: f32 = 0.92;
const APART: f32 = 0.86;
const TOGETHER: f32 = 0.735;
/// The ring that a hand is laid out for.
const DRAWN: f32 = 100.0;

impl Pacer for Palms {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let bright = brightness(frame);
        ground(painter, frame, bright);
        let tokens = &frame.theme.tokens;
        let unit = frame.stage.ring_radius;
        let pen = Pen::new(painter, frame);
        let apart = APART + (TOGETHER - APART) * frame.press().clamp(-0.2, 1.0);
        let middle = pen.at(vec2(0.0, -0.82));
        let strength = (if tokens.dark { 0.5 } else { 0.6 }) * frame.fullness() * bright;
        glow(painter, middle, 0.8 * unit, tokens.halo, strength);
        let stage = PacerStage::with_ring(Pos2::ZERO, DRAWN);
        for line in hand::lines(stage) {
            // The thumb of a right hand is at its left, towards the middle.
            let right: Vec<Vec2> =
                line.iter().map(|place| place.to_vec2() * (PALM / DRAWN) + vec2(apart, -PALM)).collect();
            pen.line(&right, bright);
            pen.line(&mirrored(&right), bright);
        }
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        press_speed(frame, APART - TOGETHER)
    }
}
