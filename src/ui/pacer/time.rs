//! How much of the time has gone: a ring, or a line.

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2};
use softlanding_core::exercise::Gesture;

use super::coming::{self, Stretch};
use super::light::round;
use super::{PacerFrame, Timeline};
use crate::ui::theme::mix;

/// Between two beats of what comes, in points.
const GAP_POINTS: f32 = 9.0;
/// A line is this much shorter than the ring.
const LINE_DRAWN_OUT: f32 = 2.0;

/// How strong the light is where one is while the person is waited for, and how long it takes to come.
const WAITING: f32 = 0.75;
const WAITS_MS: f64 = 900.0;

/// Points a second at which what is shown of the time seems to move.
pub(super) fn speed(frame: &PacerFrame) -> f32 {
    let begins =
        |timeline: &Timeline| timeline.score.waits_at(timeline.position) && timeline.waited_ms() < WAITS_MS;
    let waits = frame.timeline.is_some_and(|timeline| begins(&timeline));
    coming::speed(frame).max(if waits { 40.0 } else { 0.0 })
}

/// A ring around the picture that fills clockwise from the top. Faint, so that it is there for those who
/// look for it.
pub(super) fn ring(painter: &Painter, frame: &PacerFrame) {
    let Some(share) = frame.elapsed_share.filter(|share| share.is_finite()) else { return };
    let shown = presence(frame);
    let stage = frame.stage;
    let tokens = &frame.theme.tokens;
    let track = Stroke::new(1.5, tokens.outline.gamma_multiply(track_strength(frame) * shown));
    painter.circle_stroke(stage.center, stage.ring_radius, track);
    let on_ring =
        |turn: f32| stage.center + Vec2::angled((turn - 0.25) * std::f32::consts::TAU) * stage.ring_radius;
    for stretch in coming::stretches(frame, 1.0) {
        paint_stretch(painter, frame, &stretch, 2.0 * std::f32::consts::PI * stage.ring_radius, on_ring);
    }
    let share = share.clamp(0.0, 1.0);
    let color = mix(tokens.background, tokens.accent, 0.78).gamma_multiply(shown);
    let steps = (share * 90.0).ceil().max(1.0) as u16;
    let point = |step: u16| on_ring(share * f32::from(step) / f32::from(steps));
    if share > 0.0 {
        painter.add(Shape::line((0..=steps).map(point).collect(), Stroke::new(2.5, color)));
    }
    paint_waiting(painter, frame, point(steps));
    painter.circle_filled(point(steps), 3.5, color);
}

/// How strong what the time moves along is, 0–1.
fn track_strength(frame: &PacerFrame) -> f32 {
    if frame.theme.tokens.plain { 0.6 } else { 0.28 }
}

/// Where one is on the ring glows while the person is waited for.
fn paint_waiting(painter: &Painter, frame: &PacerFrame, here: Pos2) {
    let waited_ms = frame.timeline.map_or(0.0, |timeline| timeline.waited_ms());
    let strength = WAITING * super::smooth((waited_ms / WAITS_MS) as f32) * frame.flicker() * presence(frame);
    if strength <= 0.0 {
        return;
    }
    let radii = [0.4, 1.0].map(|share| share * (8.0 + 0.07 * frame.stage.ring_radius));
    let light = |share: f32| frame.theme.tokens.halo.gamma_multiply(strength * share);
    painter.add(round(painter, here, &radii, |ring, _| {
        light([1.0, 0.4, 0.0].get(ring).copied().unwrap_or(0.0))
    }));
}

/// A line along the horizon that fills from the left.
pub(super) fn line(painter: &Painter, frame: &PacerFrame, half_width: f32) {
    let Some(share) = frame.elapsed_share.filter(|share| share.is_finite()) else { return };
    let shown = presence(frame);
    let middle = frame.stage.horizon_middle();
    let tokens = &frame.theme.tokens;
    let (left, right) = (middle.x - half_width, middle.x + half_width);
    painter.hline(
        left..=right,
        middle.y,
        Stroke::new(1.5, tokens.outline.gamma_multiply(1.25 * track_strength(frame) * shown)),
    );
    let now = left + (right - left) * share.clamp(0.0, 1.0);
    let color = mix(tokens.background, tokens.accent, 0.78).gamma_multiply(shown);
    painter.hline(left..=now, middle.y, Stroke::new(2.5, color));
    painter.circle_filled(Pos2::new(now, middle.y), 3.5, color);
}

/// A line along the horizon that carries what comes as well.
pub(super) fn line_with_beats(painter: &Painter, frame: &PacerFrame, half_width: f32) {
    let middle = frame.stage.horizon_middle();
    let on_line = |share: f32| Pos2::new(middle.x + (2.0 * share - 1.0) * half_width, middle.y);
    for stretch in coming::stretches(frame, LINE_DRAWN_OUT) {
        paint_stretch(painter, frame, &stretch, 2.0 * half_width, on_line);
    }
    line(painter, frame, half_width);
}

/// One beat of what comes: lighter where the breath comes in, thin where it is held.
fn paint_stretch(
    painter: &Painter,
    frame: &PacerFrame,
    stretch: &Stretch,
    length: f32,
    at: impl Fn(f32) -> Pos2,
) {
    let tokens = &frame.theme.tokens;
    let (color, width): (Color32, f32) = match stretch.gesture {
        Gesture::In | Gesture::Sip | Gesture::Press | Gesture::TapLeft => (tokens.accent, 2.5),
        Gesture::Hold | Gesture::Rest => (tokens.outline, 1.5),
        _ => (mix(tokens.outline, tokens.accent, 0.4), 2.5),
    };
    let gap = GAP_POINTS / length.max(1.0);
    let (from, to) = (stretch.from + gap / 2.0, stretch.to - gap / 2.0);
    if to <= from {
        return;
    }
    let color = color.gamma_multiply(0.62 * stretch.seen * presence(frame));
    let steps = ((to - from) * 90.0).ceil().max(1.0) as u16;
    let points = (0..=steps).map(|step| at(from + (to - from) * f32::from(step) / f32::from(steps)));
    painter.add(Shape::line(points.collect(), Stroke::new(width, color)));
}

/// It comes as the practice begins and leaves with the landing.
fn presence(frame: &PacerFrame) -> f32 {
    super::smooth(frame.rise) * (1.0 - super::smooth(frame.landing))
}
