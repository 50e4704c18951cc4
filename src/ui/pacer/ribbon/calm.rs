//! The ribbon with reduced motion: one time round stands still, and what is done of it is brighter.

use egui::{Color32, Painter, Pos2, pos2, vec2};

use super::{hover, is_light, paint_light, place_at, thickness, y};
use crate::ui::pacer::light::{horizon, strand};
use crate::ui::pacer::moment::smooth;
use crate::ui::pacer::round::{Round, Turning};
use crate::ui::pacer::{CALM_SWING, PacerFrame, Timeline, spark, time};

/// The number of pieces that the curve is made of.
const PIECES: u16 = 96;
/// What is done brightens in steps, one for each of these milliseconds of the practice.
const STEP_MS: f64 = 1_000.0;
/// How long each step takes to brighten, in milliseconds.
const BRIGHTENS_MS: f64 = 500.0;

pub(super) fn paint(painter: &Painter, frame: &PacerFrame) {
    let (stage, tokens) = (frame.stage, &frame.theme.tokens);
    let brightness = spark::brightness(frame);
    let middle = stage.horizon_middle();
    horizon(painter, middle, 1.55 * stage.ring_radius, tokens.outline, (tokens.halo, 0.5 * brightness));
    time::line(painter, frame, stage.ring_radius);
    if let Some(timeline) = frame.timeline {
        let turning = Turning::at(&timeline);
        for (round, presence) in turning.rounds() {
            paint_round(painter, frame, &timeline, round, presence);
        }
    }
    spark::paint(painter, frame, middle - vec2(0.0, spark::radius(frame)));
}

fn paint_round(painter: &Painter, frame: &PacerFrame, timeline: &Timeline, round: Round, presence: f32) {
    let half = (0.86 * frame.stage.reach).min(1.35 * frame.stage.ring_radius);
    let done = Done::at(timeline, &round);
    let at = |share: f32| -> Pos2 {
        let since_ms = f64::from(share) * (round.length_ms() - 1.0);
        let place = place_at(timeline.score, round.start_ms() + since_ms);
        pos2(frame.stage.center.x + (2.0 * share - 1.0) * half, y(frame, place, 1.0))
    };
    let color = |share: f32| -> Color32 {
        let ends = smooth(8.0 * share.min(1.0 - share) + 0.2);
        frame.theme.tokens.lantern_rim.gamma_multiply(presence * ends * done.brightness(share))
    };
    let shares = (0..=PIECES).map(|piece| f32::from(piece) / f32::from(PIECES));
    let points: Vec<(Pos2, Color32)> = shares.map(|share| (at(share), color(share))).collect();
    let (half_width, glow) = thickness(frame);
    painter.add(strand(painter, &points, half_width, glow));
    for (beat, (from, to)) in round.beats() {
        if is_light(beat) {
            let share = f32::midpoint(from, to);
            let light = at(share) - vec2(0.0, hover(frame));
            paint_light(painter, frame, light, presence * done.brightness(share));
        }
    }
}

/// How far one time round is done, in steps.
#[derive(Clone, Copy, Debug)]
struct Done {
    before: f32,
    now: f32,
    /// How far the last step is through, 0–1.
    step: f32,
}

impl Done {
    fn at(timeline: &Timeline, round: &Round) -> Self {
        let since_ms = stepped_ms(timeline);
        let earlier = Timeline::at(timeline.score, since_ms - 1.0);
        let step = ((timeline.timed_ms - since_ms) / BRIGHTENS_MS) as f32;
        Self { before: done(&earlier, round), now: done(timeline, round), step: smooth(step) }
    }

    /// Four fifths for what is to come, all for what is done.
    fn brightness(&self, share: f32) -> f32 {
        let lit = |done: f32| if share < done { 1.0 } else { 0.0 };
        let lit = lit(self.before) + (lit(self.now) - lit(self.before)) * self.step;
        1.0 - CALM_SWING * (1.0 - lit)
    }
}

/// When the last step began: with a whole second, a beat or a part.
fn stepped_ms(timeline: &Timeline) -> f64 {
    let second_ms = (timeline.timed_ms / STEP_MS).floor() * STEP_MS;
    let part_ms = timeline.part().map_or(0.0, |part| f64::from(part.start_ms));
    let beat_ms = timeline.scored_beat().map_or(0.0, |beat| f64::from(beat.start_ms));
    second_ms.max(part_ms).max(beat_ms)
}

/// How much of the round is done at a moment, in steps.
fn done(timeline: &Timeline, round: &Round) -> f32 {
    let Some((beat, _)) = round.beat_at(timeline) else { return 0.0 };
    let (Some(scored), Some((from, to))) = (timeline.scored_beat(), round.extent(beat)) else { return 0.0 };
    let since_ms = stepped_ms(timeline) - f64::from(scored.start_ms);
    from + (to - from) * (since_ms / f64::from(scored.length_ms.max(1))) as f32
}

pub(super) fn speed_points_per_second(frame: &PacerFrame) -> f32 {
    let glow = frame.glow_speed() * CALM_SWING;
    let Some(timeline) = frame.timeline.filter(|timeline| !timeline.stands_still()) else { return glow };
    let brightens = timeline.timed_ms - stepped_ms(&timeline) < BRIGHTENS_MS;
    let step = if brightens && timeline.beat().is_some() { 10.0 } else { 0.0 };
    glow.max(step).max(Turning::at(&timeline).glow_speed())
}
