//! A candle: its flame bends and grows small with the breath out, and is back by itself.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, Shape, Stroke, pos2, vec2};

use super::strokes::{air, ellipse, glow, ground};
use super::{Breath, speed};
use crate::ui::pacer::light::sheet;
use crate::ui::pacer::{Pacer, PacerFrame, PacerStage};
use crate::ui::theme::{Tokens, mix};

/// A candle.
#[derive(Clone, Copy, Debug, Default)]
pub struct Candle;

impl Pacer for Candle {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let breath = Breath::of(frame);
        ground(painter, frame, breath.brightness * (1.0 - 0.4 * breath.blowing));
        paint(painter, frame, frame.stage, &breath);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        speed(frame, frame.stage.ring_radius * 0.6)
    }
}

/// The candle alone, on the horizon of `stage`.
pub(super) fn paint(painter: &Painter, frame: &PacerFrame, stage: PacerStage, breath: &Breath) {
    let tokens = &frame.theme.tokens;
    let unit = stage.ring_radius;
    let top = pos2(stage.center.x, stage.center.y + 0.22 * unit);
    let fire = Flame::of(top, unit, breath);
    let strength = (if tokens.dark { 0.55 } else { 0.6 }) * breath.brightness * (1.0 - 0.55 * breath.blowing);
    glow(painter, fire.at(0.0, 0.4), unit * 1.05, tokens.halo, strength);
    wax(painter, stage, top, tokens);
    fire.paint(painter, tokens, breath.brightness);
    wind(painter, stage, top, breath, tokens);
}

/// The body, lit from above.
fn wax(painter: &Painter, stage: PacerStage, top: Pos2, tokens: &Tokens) {
    let unit = stage.ring_radius;
    let half_width = 0.2 * unit;
    let round = 0.055 * unit;
    let bottom = stage.horizon() - 0.004 * unit;
    let bow = |across: f32| (1.0 - (across * 2.0 - 1.0).powi(2)).max(0.0).sqrt() * round;
    painter.add(sheet(
        painter,
        16,
        6,
        |across, down| {
            let x = top.x + (across * 2.0 - 1.0) * half_width;
            pos2(x, top.y + (bottom - top.y - round) * down + bow(across))
        },
        |across, down| {
            let away = (across - 0.42).abs() * 1.5 + 0.34 * down;
            mix(tokens.lantern_paper, tokens.lantern_edge, away)
        },
    ));
    let rim = Stroke::new((unit / 140.0).clamp(0.8, 1.8), tokens.lantern_rim);
    let foot = (0..=16).map(|step: u8| {
        let across = f32::from(step) / 16.0;
        pos2(top.x + (across * 2.0 - 1.0) * half_width, bottom - round + bow(across))
    });
    let side = |across: f32| pos2(top.x + across * half_width, top.y);
    let around: Vec<Pos2> = [side(-1.0)].into_iter().chain(foot).chain([side(1.0)]).collect();
    let shade = mix(tokens.lantern_edge, tokens.lantern_rim, 0.5);
    painter.add(Shape::line(around, Stroke::new(rim.width, shade)));
    let lid = ellipse(top, vec2(half_width, round));
    painter.add(Shape::convex_polygon(lid, mix(tokens.lantern_paper, tokens.lantern_core, 0.6), rim));
}

/// The flame, standing or leaning.
struct Flame {
    foot: Pos2,
    height: f32,
    half_width: f32,
    /// How far to the right its tip is, in heights.
    lean: f32,
    unit: f32,
}

impl Flame {
    fn of(top: Pos2, unit: f32, breath: &Breath) -> Self {
        let height = unit * (0.62 + 0.12 * breath.fullness) * (1.0 - 0.5 * breath.blowing);
        Self {
            foot: top - vec2(0.0, 0.05 * unit),
            height,
            half_width: unit * 0.135 * (1.0 - 0.25 * breath.blowing),
            lean: 0.95 * breath.blowing,
            unit,
        }
    }

    /// `across` from −1 to 1, `up` from 0 to 1.
    fn at(&self, across: f32, up: f32) -> Pos2 {
        let wide = (PI * up.powf(0.58)).sin().max(0.0).powf(0.85) * self.half_width;
        let lean = self.lean * up.powf(1.5) * self.height;
        self.foot + vec2(lean + across * wide, -up * self.height)
    }

    fn paint(&self, painter: &Painter, tokens: &Tokens, brightness: f32) {
        let wick = Stroke::new((self.unit * 0.022).max(1.2), tokens.lantern_edge);
        painter.line_segment([self.foot + vec2(0.0, 0.06 * self.unit), self.at(0.0, 0.16)], wick);
        // On a light page the flame needs a darker edge to be seen.
        let edge = if tokens.dark { tokens.lantern_rim } else { tokens.lantern_edge };
        let outer = |across: f32, up: f32| {
            let near = ((1.0 - across.abs()) * 2.2).min(1.0);
            mix(edge, tokens.halo, up).gamma_multiply(near * (0.6 + 0.4 * brightness))
        };
        self.layer(painter, 1.18, outer);
        let inner = |across: f32, up: f32| {
            let near = ((1.0 - across.abs()) * 2.6).min(1.0) * ((0.96 - up) * 3.0).clamp(0.0, 1.0);
            let warm = mix(tokens.lantern_core, tokens.lantern_paper, (up - 0.35).max(0.0) * 1.4);
            warm.gamma_multiply(near * brightness)
        };
        self.layer(painter, 0.74, inner);
    }

    fn layer(&self, painter: &Painter, wide: f32, color: impl Fn(f32, f32) -> Color32) {
        painter.add(sheet(
            painter,
            10,
            20,
            |across, down| self.at((across * 2.0 - 1.0) * wide, 1.0 - down),
            |across, down| color(across * 2.0 - 1.0, 1.0 - down),
        ));
    }
}

/// What is blown: lines of air that come from the left.
fn wind(painter: &Painter, stage: PacerStage, top: Pos2, breath: &Breath, tokens: &Tokens) {
    if breath.blowing <= 0.0 {
        return;
    }
    let unit = stage.ring_radius;
    let moved = 0.22 * (1.0 - breath.fullness);
    for (row, start) in [(0.2_f32, -0.86), (0.34, -0.98), (0.48, -0.8)] {
        let color = tokens.muted.gamma_multiply(0.5 * breath.blowing);
        let place = |along: f32| {
            let wave = (PI * (along * 1.6 + row * 3.0)).sin() * 0.025;
            top + vec2((start + moved + 0.62 * along) * unit, -(row + wave) * unit)
        };
        air(painter, place, color, unit * 0.035);
    }
}
