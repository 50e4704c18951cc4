//! A wave that climbs, breaks and falls: the whole of it is seen, so that it is seen that it falls again.

use egui::{Color32, Painter, Pos2, pos2, vec2};

use super::light::{horizon, sheet, strand};
use super::{Pacer, PacerFrame, Timeline, spark};
use crate::ui::theme::mix;

/// The wave of a part that has one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wave;

/// Half of its width, its lowest and its highest place above the horizon, in radii of the ring.
const HALF_WIDTH: f32 = 1.55;
const LOW: f32 = 0.16;
const HIGH: f32 = 1.62;
/// How much of the way to the window's edge it may take.
const REACH: f32 = 0.92;
/// With reduced motion the small lantern goes on in steps of this many seconds.
const CALM_STEP_MS: f64 = 2_000.0;
const COLUMNS: u16 = 72;

/// The wave in a frame, from 0 to 1 along it.
struct Line<'a> {
    frame: &'a PacerFrame<'a>,
    timeline: Timeline<'a>,
    start_ms: f64,
    length_ms: f64,
    half_width: f32,
}

impl<'a> Line<'a> {
    fn of(frame: &'a PacerFrame<'a>) -> Option<Self> {
        let timeline = frame.timeline?;
        let part = timeline.part().filter(|part| part.wave_peak.is_some())?;
        let stage = frame.stage;
        Some(Self {
            frame,
            timeline,
            start_ms: f64::from(part.start_ms),
            length_ms: f64::from(part.length.timed_ms().max(1)),
            half_width: (HALF_WIDTH * stage.ring_radius).min(stage.reach * REACH),
        })
    }

    fn now(&self) -> f32 {
        let mut since_ms = self.timeline.timed_ms - self.start_ms;
        if self.frame.reduced_motion {
            since_ms = (since_ms / CALM_STEP_MS).floor() * CALM_STEP_MS;
        }
        (since_ms / self.length_ms).clamp(0.0, 1.0) as f32
    }

    fn at(&self, share: f32) -> Pos2 {
        let stage = self.frame.stage;
        // The very end belongs to what follows.
        let since_ms = (f64::from(share) * self.length_ms).min(self.length_ms - 1.0);
        let fullness = self.timeline.score.fullness_at(self.start_ms + since_ms);
        let height = LOW + (HIGH - LOW) * fullness;
        let x = stage.center.x + (share * 2.0 - 1.0) * self.half_width;
        pos2(x, stage.horizon() - height * stage.ring_radius)
    }

    /// The water below a stretch of it.
    fn water(&self, painter: &Painter, from: f32, to: f32, color: Color32) {
        let bottom = self.frame.stage.horizon();
        painter.add(sheet(
            painter,
            COLUMNS,
            6,
            |along, down| {
                let top = self.at(from + (to - from) * along);
                pos2(top.x, top.y + (bottom - top.y) * down)
            },
            |along, down| color.gamma_multiply(ends(from + (to - from) * along) * (1.0 - down).powf(1.4)),
        ));
    }

    fn points(&self, from: f32, to: f32, color: Color32) -> Vec<(Pos2, Color32)> {
        let share = |column: u16| from + (to - from) * f32::from(column) / f32::from(COLUMNS);
        (0..=COLUMNS)
            .map(|column| (self.at(share(column)), color.gamma_multiply(ends(share(column)))))
            .collect()
    }
}

/// It is lost in the page on both sides.
fn ends(share: f32) -> f32 {
    ((share / 0.05).min((1.0 - share) / 0.08)).clamp(0.0, 1.0)
}

impl Pacer for Wave {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let Some(line) = Line::of(frame) else { return };
        let tokens = &frame.theme.tokens;
        let (now, unit) = (line.now(), frame.stage.ring_radius);
        horizon(painter, frame.stage.horizon_middle(), line.half_width, tokens.outline, (tokens.halo, 0.2));
        let (far, near) = if tokens.dark { (0.10, 0.34) } else { (0.12, 0.42) };
        line.water(painter, now, 1.0, mix(tokens.water, tokens.outline, 0.3).gamma_multiply(far));
        line.water(painter, 0.0, now, mix(tokens.halo, tokens.water, 0.25).gamma_multiply(near));
        let ahead = tokens.outline.gamma_multiply(0.75);
        painter.add(strand(painter, &line.points(now, 1.0, ahead), 1.2, 3.0));
        let shine = tokens.halo.gamma_multiply(if tokens.dark { 0.5 } else { 0.8 });
        painter.add(strand(painter, &line.points(0.0, now, shine), 0.016 * unit, 0.07 * unit));
        painter.add(strand(painter, &line.points(0.0, now, tokens.accent), 2.2, 3.4));
        let lantern = line.at(now);
        spark::paint(painter, frame, lantern - vec2(0.0, spark::radius(frame)));
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        let Some(line) = Line::of(frame) else { return 0.0 };
        if line.timeline.stands_still() {
            return 0.0;
        }
        let along = 2.0 * line.half_width / (line.length_ms as f32 / 1_000.0);
        let up = frame.fullness_per_second.abs() * (HIGH - LOW) * frame.stage.ring_radius;
        along + up
    }
}
