//! The icons and the four state shapes, drawn with a pen of one width.
//!
//! Each is drawn on a field of 24 by 24 and painted at any size. Knows no words: whoever shows an icon
//! gives it a name.

mod star;

use std::f32::consts::{PI, TAU};

use egui::epaint::{CubicBezierShape, PathShape};
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};
use softlanding_core::rating::State;

use crate::ui::theme::{Tokens, mix};

/// The side of the field that icons are drawn on.
const FIELD: f32 = 24.0;
/// The pen at that size.
const PEN: f32 = 1.75;

/// The radius of a round end, in widths of the pen. A disc is painted a little larger than it is.
const CAP: f32 = 0.44;

/// What can be shown as a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// *Now*: a lantern above its horizon.
    Lantern,
    /// A favourite.
    Star,
    /// What may become a favourite.
    StarOutline,
    /// *Practices*: an open book.
    Practices,
    /// *Together*: two, side by side.
    Together,
    /// *Look back*: a clock that is turned back.
    LookBack,
    Settings,
    Help,
    SoundOn,
    SoundOff,
    Pause,
    Play,
    /// A square.
    Stop,
    /// A soft way down.
    Gentler,
    /// A closed eye.
    Hide,
    Back,
    /// Moving air.
    Breathe,
    /// Something that grows from the ground.
    Ground,
    /// Somebody reaching up.
    Move,
    /// The night: a waning moon.
    Moon,
    /// *People*: somebody's words.
    People,
    /// A pen above a line.
    Reflect,
    Close,
    Delete,
    Menu,
    Check,
    Next,
    Up,
    Down,
    Add,
    Less,
    /// Back to what was before a change.
    Undo,
    Redo,
}

impl Icon {
    pub const ALL: [Self; 33] = [
        Self::Lantern,
        Self::Star,
        Self::StarOutline,
        Self::Practices,
        Self::Together,
        Self::LookBack,
        Self::Settings,
        Self::Help,
        Self::SoundOn,
        Self::SoundOff,
        Self::Pause,
        Self::Play,
        Self::Stop,
        Self::Gentler,
        Self::Hide,
        Self::Back,
        Self::Breathe,
        Self::Ground,
        Self::Move,
        Self::Moon,
        Self::People,
        Self::Reflect,
        Self::Close,
        Self::Delete,
        Self::Menu,
        Self::Check,
        Self::Next,
        Self::Up,
        Self::Down,
        Self::Add,
        Self::Less,
        Self::Undo,
        Self::Redo,
    ];

    /// Paints it in the middle of `rect`, as large as fits.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let pen = Pen::new(painter, rect, color);
        match self {
            Self::Lantern => lantern(&pen),
            Self::Star => star::filled(&pen),
            Self::StarOutline => star::outline(&pen),
            Self::Practices => practices(&pen),
            Self::Together => together(&pen),
            Self::LookBack => look_back(&pen),
            Self::Settings => settings(&pen),
            Self::Help => help(&pen),
            Self::SoundOn => sound_on(&pen),
            Self::SoundOff => sound_off(&pen),
            Self::Pause => pause(&pen),
            Self::Play => play(&pen),
            Self::Stop => stop(&pen),
            Self::Gentler => gentler(&pen),
            Self::Hide => hide(&pen),
            Self::Back => back(&pen),
            Self::Breathe => breathe(&pen),
            Self::Ground => ground(&pen),
            Self::Move => reach(&pen),
            Self::Moon => moon(&pen),
            Self::People => people(&pen),
            Self::Reflect => reflect(&pen),
            Self::Close => close(&pen),
            Self::Delete => delete(&pen),
            Self::Menu => menu(&pen),
            Self::Check => pen.line(&[(4.5, 12.5), (9.75, 17.75), (19.5, 7.0)]),
            Self::Next => pen.line(&[(9.0, 5.0), (16.0, 12.0), (9.0, 19.0)]),
            Self::Up => pen.line(&[(5.0, 15.5), (12.0, 8.5), (19.0, 15.5)]),
            Self::Down => pen.line(&[(5.0, 8.5), (12.0, 15.5), (19.0, 8.5)]),
            Self::Add => add(&pen),
            Self::Less => pen.line(&[(4.5, 12.0), (19.5, 12.0)]),
            Self::Undo => turn_back(&pen, |x| x),
            Self::Redo => turn_back(&pen, |x| FIELD - x),
        }
    }
}

/// Strokes with round ends on the field of 24 by 24.
struct Pen<'a> {
    painter: &'a Painter,
    origin: Pos2,
    scale: f32,
    stroke: Stroke,
}

impl<'a> Pen<'a> {
    fn new(painter: &'a Painter, rect: Rect, color: Color32) -> Self {
        let side = rect.width().min(rect.height());
        let scale = side / FIELD;
        let origin = rect.center() - Vec2::splat(side / 2.0);
        // Thinner than a point is no line any more.
        let stroke = Stroke::new((PEN * scale).max(1.0), color);
        Self { painter, origin, scale, stroke }
    }

    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn cap(&self, at: Pos2) {
        self.painter.circle_filled(at, self.stroke.width * CAP, self.stroke.color);
    }

    fn points(&self, points: Vec<Pos2>) {
        // A stroke ends bluntly and breaks at sharp corners: dots round both.
        if points.len() < 6 {
            for &point in &points {
                self.cap(point);
            }
        } else {
            for &end in [points.first(), points.last()].into_iter().flatten() {
                self.cap(end);
            }
        }
        self.painter.line(points, self.stroke);
    }

    fn line(&self, points: &[(f32, f32)]) {
        self.points(points.iter().map(|&point| self.at(point)).collect());
    }

    /// From the first point to the last, drawn towards the two between.
    fn curve(&self, controls: [(f32, f32); 4]) {
        self.points(self.flattened(controls));
    }

    fn flattened(&self, controls: [(f32, f32); 4]) -> Vec<Pos2> {
        let points = controls.map(|point| self.at(point));
        let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, self.stroke);
        curve.flatten(Some(0.05))
    }

    fn circle(&self, center: (f32, f32), radius: f32) {
        self.painter.circle_stroke(self.at(center), radius * self.scale, self.stroke);
    }

    fn dot(&self, center: (f32, f32), radius: f32) {
        self.painter.circle_filled(self.at(center), radius * self.scale, self.stroke.color);
    }

    /// Part of a circle; angles in turns, clockwise from three o'clock.
    fn arc(&self, center: (f32, f32), radius: f32, from: f32, to: f32) {
        let steps = 28;
        let point = |step: u8| {
            let turn = from + (to - from) * f32::from(step) / f32::from(steps);
            self.at(center) + Vec2::angled(turn * TAU) * radius * self.scale
        };
        self.points((0..=steps).map(point).collect());
    }

    fn rounded(&self, min: (f32, f32), max: (f32, f32), radius: f32) {
        let rect = Rect::from_min_max(self.at(min), self.at(max));
        self.painter.rect_stroke(rect, radius * self.scale, self.stroke, StrokeKind::Middle);
    }
}

/// The paper's left side from the top down, and its right side from the bottom up.
const LANTERN_SIDES: [[(f32, f32); 4]; 2] = [
    [(9.5, 2.5), (3.6, 6.0), (3.6, 13.5), (9.5, 17.0)],
    [(14.5, 17.0), (20.4, 13.5), (20.4, 6.0), (14.5, 2.5)],
];

fn lantern(pen: &Pen) {
    pen.line(&[(9.5, 2.5), (14.5, 2.5)]);
    for side in LANTERN_SIDES {
        pen.curve(side);
    }
    pen.line(&[(9.5, 17.0), (14.5, 17.0)]);
    pen.curve([(5.6, 7.6), (9.6, 8.7), (14.4, 8.7), (18.4, 7.6)]);
    pen.curve([(5.6, 12.2), (9.6, 13.3), (14.4, 13.3), (18.4, 12.2)]);
    pen.line(&[(3.5, 21.25), (20.5, 21.25)]);
}

fn practices(pen: &Pen) {
    pen.curve([(12.0, 6.6), (9.8, 4.7), (6.6, 4.3), (3.25, 4.9)]);
    pen.curve([(12.0, 6.6), (14.2, 4.7), (17.4, 4.3), (20.75, 4.9)]);
    pen.line(&[(3.25, 4.9), (3.25, 18.1)]);
    pen.line(&[(20.75, 4.9), (20.75, 18.1)]);
    pen.curve([(3.25, 18.1), (6.6, 17.5), (9.8, 17.9), (12.0, 19.8)]);
    pen.curve([(20.75, 18.1), (17.4, 17.5), (14.2, 17.9), (12.0, 19.8)]);
    pen.line(&[(12.0, 6.6), (12.0, 19.8)]);
}

fn moon(pen: &Pen) {
    pen.curve([(14.5, 3.6), (2.4, 3.4), (1.6, 20.6), (14.8, 20.4)]);
    pen.curve([(14.5, 3.6), (8.6, 8.0), (8.8, 16.0), (14.8, 20.4)]);
}

fn people(pen: &Pen) {
    pen.curve([(7.2, 17.4), (1.4, 15.6), (1.6, 4.4), (12.0, 4.4)]);
    pen.curve([(12.0, 4.4), (22.4, 4.4), (22.6, 17.6), (12.0, 17.6)]);
    pen.line(&[(12.0, 17.6), (7.4, 20.6), (7.2, 17.4)]);
    for x in [8.2, 12.0, 15.8] {
        pen.line(&[(x, 11.0), (x + 0.01, 11.0)]);
    }
}

fn together(pen: &Pen) {
    pen.circle((8.4, 10.0), 5.1);
    pen.circle((16.2, 12.4), 4.1);
    pen.line(&[(3.5, 20.5), (20.5, 20.5)]);
}

fn look_back(pen: &Pen) {
    pen.arc((12.4, 12.0), 8.2, 0.5, 1.36);
    pen.line(&[(1.3, 9.6), (4.2, 12.6), (7.4, 10.0)]);
    pen.line(&[(12.4, 7.4), (12.4, 12.3), (15.7, 14.3)]);
}

fn settings(pen: &Pen) {
    for (y, knob) in [(7.25, 15.0), (16.75, 9.0)] {
        pen.line(&[(3.5, y), (knob - 2.9, y)]);
        pen.line(&[(knob + 2.9, y), (20.5, y)]);
        pen.circle((knob, y), 2.9);
    }
}

fn help(pen: &Pen) {
    pen.circle((12.0, 12.0), 8.75);
    pen.curve([(9.4, 9.7), (9.4, 6.5), (14.7, 6.5), (14.7, 9.7)]);
    pen.curve([(14.7, 9.7), (14.7, 11.7), (12.0, 11.6), (12.0, 13.9)]);
    pen.dot((12.0, 16.9), 1.15);
}

fn speaker(pen: &Pen) {
    pen.line(&[(3.5, 9.5), (6.9, 9.5), (11.25, 5.5)]);
    pen.line(&[(11.25, 5.5), (11.25, 18.5), (6.9, 14.5)]);
    pen.line(&[(6.9, 14.5), (3.5, 14.5), (3.5, 9.5)]);
}

fn sound_on(pen: &Pen) {
    speaker(pen);
    pen.arc((11.4, 12.0), 4.2, -0.125, 0.125);
    pen.arc((11.4, 12.0), 8.2, -0.125, 0.125);
}

fn sound_off(pen: &Pen) {
    speaker(pen);
    pen.line(&[(15.3, 9.3), (20.7, 14.7)]);
    pen.line(&[(20.7, 9.3), (15.3, 14.7)]);
}

fn pause(pen: &Pen) {
    pen.rounded((5.5, 5.0), (9.5, 19.0), 1.4);
    pen.rounded((14.5, 5.0), (18.5, 19.0), 1.4);
}

fn play(pen: &Pen) {
    let corners = [(7.5, 4.9), (19.2, 12.0), (7.5, 19.1)];
    let points = corners.map(|point| pen.at(point)).to_vec();
    for &corner in &points {
        pen.cap(corner);
    }
    pen.painter.add(Shape::closed_line(points, pen.stroke));
}

fn stop(pen: &Pen) {
    pen.rounded((5.5, 5.5), (18.5, 18.5), 2.6);
}

fn gentler(pen: &Pen) {
    pen.curve([(3.0, 5.5), (10.0, 5.5), (7.6, 17.5), (14.4, 17.5)]);
    pen.dot((20.0, 17.5), 1.5);
}

fn hide(pen: &Pen) {
    pen.curve([(3.0, 9.6), (7.2, 15.8), (16.8, 15.8), (21.0, 9.6)]);
    pen.line(&[(12.0, 14.4), (12.0, 17.8)]);
    pen.line(&[(7.0, 13.2), (5.3, 16.1)]);
    pen.line(&[(17.0, 13.2), (18.7, 16.1)]);
}

fn back(pen: &Pen) {
    pen.line(&[(10.5, 5.5), (4.0, 12.0), (10.5, 18.5)]);
    pen.line(&[(4.0, 12.0), (20.0, 12.0)]);
}

fn breathe(pen: &Pen) {
    pen.line(&[(3.0, 9.25), (13.1, 9.25)]);
    pen.arc((13.1, 6.6), 2.65, 0.25, -0.5);
    pen.line(&[(5.5, 13.25), (18.0, 13.25)]);
    pen.arc((18.0, 10.3), 2.95, 0.25, -0.45);
    pen.line(&[(3.0, 17.25), (12.2, 17.25)]);
    pen.arc((12.2, 19.4), 2.15, -0.25, 0.45);
}

fn ground(pen: &Pen) {
    pen.line(&[(3.5, 20.5), (20.5, 20.5)]);
    pen.line(&[(12.0, 20.5), (12.0, 10.0)]);
    pen.curve([(12.0, 13.2), (12.0, 8.9), (8.8, 6.6), (4.6, 6.6)]);
    pen.curve([(4.6, 6.6), (4.6, 10.9), (7.4, 13.2), (12.0, 13.2)]);
    pen.curve([(12.0, 10.0), (12.0, 6.1), (14.8, 3.7), (19.2, 3.7)]);
    pen.curve([(19.2, 3.7), (19.2, 7.9), (16.4, 10.0), (12.0, 10.0)]);
}

fn reach(pen: &Pen) {
    pen.dot((12.0, 5.3), 2.2);
    pen.curve([(4.2, 4.8), (5.6, 8.6), (8.4, 10.2), (12.0, 10.2)]);
    pen.curve([(19.8, 4.8), (18.4, 8.6), (15.6, 10.2), (12.0, 10.2)]);
    pen.line(&[(12.0, 10.2), (12.0, 14.6)]);
    pen.curve([(12.0, 14.6), (11.6, 17.2), (10.2, 19.2), (8.2, 20.6)]);
    pen.curve([(12.0, 14.6), (12.4, 17.2), (13.8, 19.2), (15.8, 20.6)]);
}

fn reflect(pen: &Pen) {
    pen.line(&[(5.2, 16.8), (6.4, 12.6), (15.4, 3.6), (18.4, 6.6), (9.4, 15.6), (5.2, 16.8)]);
    pen.line(&[(12.9, 6.1), (15.9, 9.1)]);
    pen.line(&[(3.5, 20.75), (20.5, 20.75)]);
}

fn close(pen: &Pen) {
    pen.line(&[(5.75, 5.75), (18.25, 18.25)]);
    pen.line(&[(18.25, 5.75), (5.75, 18.25)]);
}

fn delete(pen: &Pen) {
    pen.line(&[(4.0, 6.75), (20.0, 6.75)]);
    pen.line(&[(9.0, 6.75), (9.6, 3.75), (14.4, 3.75), (15.0, 6.75)]);
    pen.line(&[(6.0, 6.75), (7.0, 20.25), (17.0, 20.25), (18.0, 6.75)]);
}

fn menu(pen: &Pen) {
    for y in [6.5, 12.0, 17.5] {
        pen.line(&[(4.0, y), (20.0, y)]);
    }
}

fn add(pen: &Pen) {
    pen.line(&[(12.0, 4.5), (12.0, 19.5)]);
    pen.line(&[(4.5, 12.0), (19.5, 12.0)]);
}

/// An arrow that comes round and points to where it came from; `side` tells which way.
fn turn_back(pen: &Pen, side: impl Fn(f32) -> f32) {
    let line = |points: &[(f32, f32)]| {
        pen.line(&points.iter().map(|&(x, y)| (side(x), y)).collect::<Vec<_>>());
    };
    line(&[(8.5, 4.5), (4.0, 9.0), (8.5, 13.5)]);
    line(&[(4.0, 9.0), (14.0, 9.0)]);
    pen.curve([(14.0, 9.0), (21.5, 9.0), (21.5, 19.5), (14.0, 19.5)].map(|(x, y)| (side(x), y)));
    line(&[(14.0, 19.5), (10.0, 19.5)]);
}

/// Paints the shape of a state in the middle of `rect`.
///
/// Each has a shape of its own, so that colour is never needed to tell them apart.
pub fn paint_state(painter: &Painter, rect: Rect, state: State, tokens: &Tokens, behind: Color32) {
    let color = state_color(state, tokens);
    let mut pen = Pen::new(painter, rect, color);
    pen.stroke.width *= 1.15;
    let tint = mix(behind, color, 0.22);
    match state {
        State::Settled => settled(&pen, tint),
        State::StirredUp => stirred_up(&pen),
        State::ShutDown => far_away(&pen),
        State::Mixed => mixed(&pen, tint),
    }
}

/// The colour of a state's shape. In Ember all are alike.
#[must_use]
pub fn state_color(state: State, tokens: &Tokens) -> Color32 {
    match state {
        State::Settled => tokens.settled,
        State::StirredUp => tokens.stirred_up,
        State::ShutDown => tokens.far_away,
        State::Mixed => tokens.mixed,
    }
}

/// A circle resting on the ground.
fn settled(pen: &Pen, tint: Color32) {
    pen.painter.circle_filled(pen.at((12.0, 11.0)), 7.5 * pen.scale, tint);
    pen.circle((12.0, 11.0), 7.5);
    pen.line(&[(2.5, 20.75), (21.5, 20.75)]);
}

/// Waves close to each other.
fn stirred_up(pen: &Pen) {
    for middle in [5.5_f32, 12.0, 18.5] {
        let point = |step: u8| {
            let along = f32::from(step) / 48.0;
            pen.at((2.0 + 20.0 * along, middle - 2.4 * (along * PI * 5.0).sin()))
        };
        pen.points((0..=48).map(point).collect());
    }
}

/// A small dot in a wide ring.
fn far_away(pen: &Pen) {
    pen.circle((12.0, 12.0), 10.0);
    pen.dot((12.0, 12.0), 1.9);
}

/// A circle of two halves, one full and one empty.
fn mixed(pen: &Pen, tint: Color32) {
    let center = pen.at((12.0, 12.0));
    let radius = 9.5 * pen.scale;
    let half = |from: f32| -> Vec<Pos2> {
        (0_u8..=32)
            .map(|step| center + Vec2::angled((from + f32::from(step) / 64.0) * TAU) * radius)
            .collect()
    };
    let empty = PathShape::convex_polygon(half(-0.25), tint, Stroke::NONE);
    let full = PathShape::convex_polygon(half(0.25), pen.stroke.color, Stroke::NONE);
    pen.painter.extend([Shape::from(empty), Shape::from(full)]);
    pen.circle((12.0, 12.0), 9.5);
    pen.painter
        .line_segment([pos2(center.x, center.y - radius), pos2(center.x, center.y + radius)], pen.stroke);
}
