//! A cup of something warm: it steams, and the steam leans away from the breath out.

use std::f32::consts::{PI, TAU};

use egui::{Painter, Pos2, Shape, Stroke, pos2, vec2};

use super::strokes::{air, ellipse, glow, ground};
use super::{Breath, speed};
use crate::ui::pacer::light::{sheet, strand};
use crate::ui::pacer::{Pacer, PacerFrame, PacerStage};
use crate::ui::theme::{Tokens, mix};

/// A cup.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cup;

/// Half of its width at the brim and at the foot, and its height, in radii of the ring.
const BRIM: f32 = 0.52;
const FOOT: f32 = 0.36;
const HEIGHT: f32 = 0.72;
/// Half of the brim's depth, as it is seen from a little above.
const DEPTH: f32 = 0.115;

impl Pacer for Cup {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let breath = Breath::of(frame);
        let (tokens, stage) = (&frame.theme.tokens, frame.stage);
        let unit = stage.ring_radius;
        ground(painter, frame, breath.brightness);
        // A little to the left: the handle is a part of what stands in the middle.
        let brim = pos2(stage.center.x - 0.1 * unit, stage.horizon() - HEIGHT * unit);
        let strength = if tokens.dark { 0.34 } else { 0.45 } * breath.brightness;
        glow(painter, brim - vec2(0.0, 0.3 * unit), unit, tokens.halo, strength);
        handle(painter, brim, unit, tokens);
        body(painter, stage, brim, tokens, breath.brightness);
        steam(painter, brim, unit, &breath, tokens);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        speed(frame, frame.stage.ring_radius * 0.7)
    }
}

fn body(painter: &Painter, stage: PacerStage, brim: Pos2, tokens: &Tokens, brightness: f32) {
    let unit = stage.ring_radius;
    let bow = |across: f32, depth: f32| (1.0 - (across * 2.0 - 1.0).powi(2)).max(0.0).sqrt() * depth * unit;
    let place = |across: f32, down: f32| {
        // Straight at first, and round towards the foot.
        let half = FOOT + (BRIM - FOOT) * (1.0 - down.powf(2.6)).max(0.0).powf(0.7);
        let depth = DEPTH * (1.0 - down) + 0.05 * down;
        let y = brim.y + (HEIGHT - 0.055) * unit * down + bow(across, depth);
        pos2(brim.x + (across * 2.0 - 1.0) * half * unit, y)
    };
    let paper = mix(tokens.lantern_edge, tokens.lantern_paper, 0.35 + 0.5 * brightness);
    painter.add(sheet(painter, 20, 12, place, |across, down| {
        let away = (across - 0.4).abs() * 1.25 + 0.2 * down;
        mix(paper, tokens.lantern_edge, away)
    }));
    let rim = Stroke::new((unit / 110.0).clamp(1.0, 2.4), tokens.lantern_rim);
    let steps = |step: u8| f32::from(step) / 24.0;
    let left = (0..=24).map(|step| place(0.0, steps(step)));
    let foot = (0..=24).map(|step| place(steps(step), 1.0));
    let right = (0..=24).rev().map(|step| place(1.0, steps(step)));
    let shade = mix(tokens.lantern_edge, tokens.lantern_rim, 0.5);
    painter.add(Shape::line(left.chain(foot).chain(right).collect(), Stroke::new(rim.width, shade)));
    let lid = ellipse(brim, vec2(BRIM, DEPTH) * unit);
    painter.add(Shape::convex_polygon(lid, mix(paper, tokens.lantern_core, 0.5), rim));
    let drink = ellipse(brim + vec2(0.0, 0.012 * unit), vec2(BRIM * 0.88, DEPTH * 0.78) * unit);
    let warm = mix(tokens.lantern_edge, tokens.background, 0.35);
    painter.add(Shape::convex_polygon(drink, warm, Stroke::NONE));
}

fn handle(painter: &Painter, brim: Pos2, unit: f32, tokens: &Tokens) {
    let center = brim + vec2(BRIM * 0.96, 0.31) * unit;
    let point = |step: u8| {
        let turn = (f32::from(step) / 24.0 - 0.5) * PI * 1.16;
        (center + vec2(turn.cos() * 0.27, turn.sin() * 0.21) * unit, tokens.lantern_edge)
    };
    let points: Vec<Pos2> = (0..=24).map(|step| point(step).0).collect();
    let width = 0.085 * unit;
    painter.add(Shape::line(points.clone(), Stroke::new(width, tokens.lantern_rim)));
    painter.add(Shape::line(points, Stroke::new(width - (unit / 55.0).clamp(1.6, 4.0), tokens.lantern_edge)));
    let shine: Vec<_> =
        (4..=20).map(|step| (point(step).0, tokens.lantern_paper.gamma_multiply(0.5))).collect();
    painter.add(strand(painter, &shine, width * 0.1, width * 0.3));
}

/// Three lines of steam: up with the breath in, away with the breath out.
fn steam(painter: &Painter, brim: Pos2, unit: f32, breath: &Breath, tokens: &Tokens) {
    let color = mix(tokens.text, tokens.lantern_rim, if tokens.dark { 0.35 } else { 0.7 });
    let strength = (0.34 + 0.3 * breath.fullness) * breath.brightness;
    for (index, aside) in [-0.24_f32, 0.0, 0.24].into_iter().enumerate() {
        let phase = index as f32 * 0.37;
        let height = (0.72 + 0.22 * breath.fullness) * if index == 1 { 1.12 } else { 0.94 };
        let place = |along: f32| {
            let wave = (TAU * (along * 0.95 + phase - 0.3 * breath.fullness)).sin() * 0.07 * (0.3 + along);
            let lean = 0.72 * breath.blowing * along.powf(1.4);
            let low = 1.0 - 0.32 * breath.blowing;
            brim + vec2(aside + wave + lean, -(0.03 + height * along * low)) * unit
        };
        air(painter, place, color.gamma_multiply(strength), unit * 0.062);
    }
}
