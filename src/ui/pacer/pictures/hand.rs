//! A hand whose outline is traced by a light: up a finger with the breath in, down it with the breath out,
//! one finger a breath and five for the hand.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, vec2};
use softlanding_core::exercise::Gesture;

use super::strokes::{glow, ground};
use super::{Breath, speed};
use crate::ui::pacer::light::strand;
use crate::ui::pacer::{Pacer, PacerFrame, PacerStage, Timeline};
use crate::ui::theme::{Tokens, mix};

/// A hand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hand;

/// A finger from its root to where its tip begins to round, in radii of the ring from the middle.
struct Finger {
    root: Vec2,
    tip: Vec2,
    half_width: f32,
}

/// Thumb first.
const FINGERS: [Finger; 5] = [
    Finger { root: vec2(-0.43, 0.30), tip: vec2(-0.70, 0.04), half_width: 0.100 },
    Finger { root: vec2(-0.29, 0.02), tip: vec2(-0.39, -0.50), half_width: 0.092 },
    Finger { root: vec2(-0.07, -0.04), tip: vec2(-0.085, -0.66), half_width: 0.096 },
    Finger { root: vec2(0.145, -0.01), tip: vec2(0.205, -0.56), half_width: 0.092 },
    Finger { root: vec2(0.345, 0.09), tip: vec2(0.48, -0.28), half_width: 0.082 },
];
/// Towards where the skin between two fingers is drawn.
const WEBS: [Vec2; 4] = [vec2(-0.325, 0.25), vec2(-0.18, 0.11), vec2(0.04, 0.05), vec2(0.25, 0.16)];
/// Towards where the outer sides of thumb and little finger go on to the wrist.
const EDGES: [Vec2; 2] = [vec2(-0.285, 0.585), vec2(0.285, 0.49)];
/// Where the outline begins and ends, at the wrist.
const WRIST: [Vec2; 2] = [vec2(-0.21, 0.995), vec2(0.25, 0.995)];

impl Pacer for Hand {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let breath = Breath::of(frame);
        ground(painter, frame, breath.brightness * 0.8);
        let tokens = &frame.theme.tokens;
        let outline = Outline::new(frame.stage);
        outline.palm(painter, tokens);
        let progress = Progress::of(frame);
        for (index, finger) in outline.fingers.iter().enumerate() {
            let lit = if index < progress.finger { 1.0 } else { 0.0 };
            outline.line(painter, finger, mix(dim(tokens), tokens.accent, 0.62 * lit));
        }
        for side in &outline.sides {
            outline.line(painter, side, dim(tokens));
        }
        if let Some(finger) = outline.fingers.get(progress.finger) {
            light(painter, frame, finger, progress, breath.brightness);
        }
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        speed(frame, frame.stage.ring_radius * 0.9)
    }
}

/// Which finger is traced, and how far, 0–1: half is its tip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Progress {
    pub finger: usize,
    pub share: f32,
}

impl Progress {
    pub(super) fn of(frame: &PacerFrame) -> Self {
        let beat = frame.timeline.as_ref().and_then(Timeline::scored_beat);
        let finger = beat.map_or(0, |beat| beat.round as usize % FINGERS.len());
        let fullness = frame.fullness();
        let share = match beat.map(|beat| beat.gesture) {
            Some(Gesture::Out | Gesture::Hum | Gesture::Release) => 1.0 - fullness / 2.0,
            // Empty and at rest after a breath: at the foot of the finger.
            Some(Gesture::Rest | Gesture::Hold) if fullness < 0.5 => 1.0,
            _ => fullness / 2.0,
        };
        Self { finger, share }
    }
}

/// Its outline as lines, for what draws hands in its own way.
pub(super) fn lines(stage: PacerStage) -> Vec<Vec<Pos2>> {
    let outline = Outline::new(stage);
    outline.fingers.into_iter().chain(outline.sides).collect()
}

fn dim(tokens: &Tokens) -> Color32 {
    mix(tokens.background, tokens.outline, if tokens.dark { 0.75 } else { 0.6 })
}

/// The light, and what it has traced of this finger.
fn light(painter: &Painter, frame: &PacerFrame, finger: &[Pos2], progress: Progress, brightness: f32) {
    let tokens = &frame.theme.tokens;
    let unit = frame.stage.ring_radius;
    let share = if frame.reduced_motion { 1.0 } else { progress.share };
    let last = (finger.len().saturating_sub(1)) as f32 * share;
    let place = |index: f32| {
        let (whole, rest) = (index.floor() as usize, index.fract());
        let here = finger.get(whole).or(finger.last()).copied().unwrap_or_default();
        finger.get(whole + 1).map_or(here, |next| here + (*next - here) * rest)
    };
    let mut traced: Vec<Pos2> = finger.iter().take(last.floor() as usize + 1).copied().collect();
    traced.push(place(last));
    let halo = if tokens.dark { 0.5 } else { 0.75 };
    let shine = tokens.halo.gamma_multiply(halo * brightness);
    let points: Vec<_> = traced.iter().map(|point| (*point, shine)).collect();
    painter.add(strand(painter, &points, unit * 0.03, unit * 0.085));
    let ink = tokens.accent.gamma_multiply(brightness);
    painter.add(Shape::line(traced, Stroke::new((unit * 0.026).max(2.0), ink)));
    if !frame.reduced_motion {
        let at = place(last);
        let strength = if tokens.dark { 0.9 } else { 1.0 };
        glow(painter, at, unit * 0.2, tokens.halo, strength);
        let edge = Stroke::new((unit * 0.016).max(1.0), tokens.lantern_rim);
        painter.circle(at, unit * 0.058, tokens.lantern_core, edge);
    }
}

/// The outline in points: a line for each finger, and those from the wrist.
struct Outline {
    fingers: Vec<Vec<Pos2>>,
    sides: [Vec<Pos2>; 2],
    /// What lies within: the fingers and the palm.
    paper: Vec<Vec<Pos2>>,
    unit: f32,
}

impl Outline {
    fn new(stage: PacerStage) -> Self {
        let at = |place: Vec2| stage.center + place * stage.ring_radius;
        let capsules: Vec<Vec<Vec2>> = FINGERS.iter().map(capsule).collect();
        let ends: Vec<(Vec2, Vec2)> =
            capsules.iter().filter_map(|line| Some((*line.first()?, *line.last()?))).collect();
        let ([wrist_left, wrist_right], [edge_left, edge_right]) = (WRIST, EDGES);
        let between = ends.iter().zip(ends.iter().skip(1)).zip(WEBS);
        let webs: Vec<[Vec<Vec2>; 2]> =
            between.map(|((one, other), towards)| web(one.1, towards, other.0)).collect();
        let fingers = capsules.iter().enumerate().map(|(index, line)| {
            let before =
                index.checked_sub(1).and_then(|index| webs.get(index)).map(|[_, second]| second.as_slice());
            let after = webs.get(index).map(|[first, _]| first.as_slice());
            let parts = [before.unwrap_or_default(), line, after.unwrap_or_default()];
            even(&parts.concat()).into_iter().map(at).collect()
        });
        let (thumb, little) =
            (ends.first().map_or(wrist_left, |ends| ends.0), ends.last().map_or(wrist_right, |ends| ends.1));
        let sides = [bow(wrist_left, edge_left, thumb), bow(little, edge_right, wrist_right)];
        let [left, right] = &sides;
        let palm = [left.clone(), webs.concat().concat(), right.clone()].concat();
        let paper = capsules.iter().chain([&palm]).map(|line| line.iter().copied().map(at).collect());
        Self {
            fingers: fingers.collect(),
            paper: paper.collect(),
            sides: sides.map(|side| side.into_iter().map(at).collect()),
            unit: stage.ring_radius,
        }
    }

    fn line(&self, painter: &Painter, points: &[Pos2], ink: Color32) {
        painter.add(Shape::line(points.to_vec(), Stroke::new((self.unit * 0.016).max(1.4), ink)));
    }

    /// The paper within the outline.
    fn palm(&self, painter: &Painter, tokens: &Tokens) {
        let paper = mix(tokens.surface, tokens.lantern_edge, if tokens.dark { 0.3 } else { 0.16 });
        for shape in &self.paper {
            fill(painter, shape, paper);
        }
    }
}

/// Fills a shape whose corners can all be seen from its middle.
fn fill(painter: &Painter, around: &[Pos2], color: Color32) {
    let count = around.len().max(1) as f32;
    let middle = around.iter().fold(Vec2::ZERO, |sum, point| sum + point.to_vec2()) / count;
    let mut mesh = egui::Mesh::default();
    mesh.colored_vertex(middle.to_pos2(), color);
    for point in around {
        mesh.colored_vertex(*point, color);
    }
    let corners = around.len() as u32;
    for corner in 0..corners {
        mesh.add_triangle(0, 1 + corner, 1 + (corner + 1) % corners);
    }
    painter.add(Shape::mesh(mesh));
}

/// Up one side of a finger, around its tip, and down the other.
fn capsule(finger: &Finger) -> Vec<Vec2> {
    let axis = (finger.tip - finger.root).normalized();
    let left = axis.rot90() * finger.half_width;
    let side = |across: Vec2| {
        move |step: u8| finger.root + across + (finger.tip - finger.root) * (f32::from(step) / 10.0)
    };
    let around = |step: u8| {
        let turn = PI * f32::from(step) / 14.0;
        finger.tip + left * turn.cos() + axis * finger.half_width * turn.sin()
    };
    let up = (0..10).map(side(left));
    let down = (0..10).rev().map(side(-left));
    up.chain((0..=14).map(around)).chain(down).collect()
}

/// The skin between two fingers, in two halves.
fn web(from: Vec2, towards: Vec2, to: Vec2) -> [Vec<Vec2>; 2] {
    let whole = bow(from, towards, to);
    let middle = whole.len() / 2;
    [whole.iter().take(middle + 1).copied().collect(), whole.iter().skip(middle).copied().collect()]
}

/// A curve between two places that is drawn towards a third.
fn bow(from: Vec2, towards: Vec2, to: Vec2) -> Vec<Vec2> {
    let point = |step: u8| {
        let share = f32::from(step) / 16.0;
        let back = 1.0 - share;
        from * (back * back) + towards * (2.0 * back * share) + to * (share * share)
    };
    (0..=16).map(point).collect()
}

/// The same line with points at equal distances, so that a light on it moves evenly.
fn even(line: &[Vec2]) -> Vec<Vec2> {
    const POINTS: usize = 64;
    let lengths = line.windows(2).map(|pair| match pair {
        [from, to] => (*to - *from).length(),
        _ => 0.0,
    });
    let lengths: Vec<f32> = lengths.collect();
    let whole: f32 = lengths.iter().sum();
    let mut points = Vec::with_capacity(POINTS + 1);
    let (mut segment, mut before) = (0, 0.0);
    for step in 0..=POINTS {
        let wanted = whole * step as f32 / POINTS as f32;
        while let Some(length) = lengths.get(segment).filter(|length| before + **length < wanted) {
            before += length;
            segment += 1;
        }
        let (Some(from), length) = (line.get(segment).or(line.last()), lengths.get(segment)) else { break };
        let to = line.get(segment + 1).unwrap_or(from);
        let share = length.filter(|length| **length > 0.0).map_or(0.0, |length| (wanted - before) / length);
        points.push(*from + (*to - *from) * share.clamp(0.0, 1.0));
    }
    points
}
