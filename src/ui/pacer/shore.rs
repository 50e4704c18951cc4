//! The horizon itself breathes: it swells like one long wave, a small lantern rests on it, and light comes up
//! behind it.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, pos2, vec2};

use super::light::{fading, oval, sheet, strand};
use super::{CALM_SWING, Pacer, PacerFrame, RISE_SECS, spark, time};
use crate::ui::theme::mix;

/// The shore.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shore;

/// How high it swells at the full breath, in radii of the ring.
const SWELL: f32 = 0.92;
/// Below this ring it is a miniature.
const SMALL_RING: f32 = 64.0;
const COLUMNS: u16 = 72;
/// Lines of the swell before the crest, as shares of its height, and how much is seen of each.
const LINES: [(f32, f32); 3] = [(0.74, 0.34), (0.46, 0.2), (0.2, 0.1)];
/// Rings of the light behind it, as shares of its reach.
const GLOW: [f32; 6] = [0.14, 0.3, 0.48, 0.66, 0.84, 1.0];

/// How high it stands, 0–1.
fn swell(frame: &PacerFrame) -> f32 {
    if frame.reduced_motion { 0.5 } else { frame.fullness() * frame.height() }
}

fn brightness(frame: &PacerFrame) -> f32 {
    let swell = frame.fullness().max(frame.side().abs()).max(frame.drift().abs());
    let swing = if frame.reduced_motion { CALM_SWING } else { 0.4 };
    1.0 - swing * (1.0 - swell)
}

fn half_width(frame: &PacerFrame) -> f32 {
    let stage = frame.stage;
    if stage.ring_radius < SMALL_RING { stage.reach } else { stage.reach.max(1.25 * stage.ring_radius) }
}

/// The line at a share of its height: a long swell that is level at both edges.
fn line(frame: &PacerFrame, along: f32, share: f32) -> Pos2 {
    let stage = frame.stage;
    let off = (along - 0.5) * 2.0;
    let bell = (1.0 - off * off).max(0.0).powi(2);
    let height = SWELL * stage.ring_radius * swell(frame) * bell * share;
    pos2(stage.center.x + off * half_width(frame), stage.horizon() - height)
}

fn crest(frame: &PacerFrame) -> Pos2 {
    line(frame, 0.5, 1.0)
}

/// The light behind it, as before a sunrise. What lies below the line is covered by the ground.
fn paint_glow(painter: &Painter, frame: &PacerFrame, bright: f32) {
    let (stage, tokens) = (frame.stage, &frame.theme.tokens);
    let strongest = if tokens.dark { 0.5 } else { 0.75 };
    let full = if frame.reduced_motion { 0.8 } else { 0.34 + 0.66 * frame.fullness() };
    let strength = strongest * bright * full;
    let leans = if frame.reduced_motion { 0.0 } else { 0.3 * (frame.side() + frame.drift()) };
    let middle = crest(frame) + vec2(leans * stage.ring_radius, 0.0);
    let radii = GLOW.map(|share| share * 0.95 * stage.ring_radius);
    // Between the line and the horizon the ground lies before it; below that it would shine through.
    let sky = painter.with_clip_rect(painter.clip_rect().with_max_y(stage.horizon()));
    sky.add(oval(&sky, middle, vec2(1.5, 1.0), &radii, fading(&GLOW, tokens.halo, strength)));
}

/// The ground below the line, lit from behind along its edge.
fn paint_ground(painter: &Painter, frame: &PacerFrame) {
    let tokens = &frame.theme.tokens;
    let land = mix(tokens.ground, tokens.water, if tokens.dark { 0.16 } else { 0.3 });
    let place = |along: f32, down: f32| {
        let top = line(frame, along, 1.0);
        pos2(top.x, top.y + (frame.stage.horizon() - top.y) * down)
    };
    painter.add(sheet(painter, COLUMNS, 4, place, |_, down| mix(land, tokens.ground, down)));
}

fn paint_line(painter: &Painter, frame: &PacerFrame, share: f32, color: impl Fn(f32) -> Color32) {
    let shares = (0..=COLUMNS).map(|column| f32::from(column) / f32::from(COLUMNS));
    let points: Vec<(Pos2, Color32)> =
        shares.map(|along| (line(frame, along, share), color(along))).collect();
    let half_width = (frame.stage.ring_radius / 150.0).clamp(0.8, 1.7);
    painter.add(strand(painter, &points, half_width, 4.0 * half_width));
}

impl Pacer for Shore {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let tokens = &frame.theme.tokens;
        let bright = brightness(frame);
        paint_glow(painter, frame, bright);
        paint_ground(painter, frame);
        let near = |along: f32| {
            let off = (along - 0.5) * 2.0;
            (1.0 - off * off).max(0.0)
        };
        for (share, seen) in LINES {
            let color = mix(tokens.outline, tokens.halo, 0.5);
            paint_line(painter, frame, share, |along| {
                color.gamma_multiply(seen * bright * near(along).powi(2))
            });
        }
        let dim = mix(tokens.sky_low, tokens.outline, 0.55);
        paint_line(painter, frame, 1.0, |along| {
            mix(dim, tokens.lantern_rim, near(along).powi(2)).gamma_multiply(bright)
        });
        time::line_with_beats(painter, frame, frame.stage.ring_radius);
        spark::paint(painter, frame, crest(frame) - vec2(0.0, spark::radius(frame)));
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        if frame.reduced_motion {
            return (frame.glow_speed() * CALM_SWING).max(time::speed(frame));
        }
        // The light on it grows by a few points as it rises.
        let travel = SWELL * frame.stage.ring_radius + 0.5 * spark::radius_least(frame);
        let between = if frame.is_between() { travel * PI / 2.0 / RISE_SECS } else { 0.0 };
        let body = frame.fullness_per_second.abs() * travel;
        body.max(frame.light_speed()).max(time::speed(frame)) + between
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ui::pacer::frame_at;
    use crate::ui::pacer::tests::{any_score, score_of, stage, theme};

    #[test]
    fn it_is_level_when_empty_and_highest_in_the_middle_when_full() {
        let theme = theme();
        let at = |fullness: f32, along: f32| {
            let frame = PacerFrame { fullness, ..PacerFrame::at_rest(stage(), &theme) };
            stage().horizon() - line(&frame, along, 1.0).y
        };
        assert!([0.0, 0.3, 0.5, 1.0].iter().all(|along| at(0.0, *along).abs() < 0.01));
        assert!(at(1.0, 0.0).abs() < 0.01 && at(1.0, 1.0).abs() < 0.01, "it is level at the edges");
        assert!(at(1.0, 0.5) > at(1.0, 0.3) && at(1.0, 0.3) > at(1.0, 0.1));
        assert!((at(1.0, 0.5) - SWELL * stage().ring_radius).abs() < 0.01);
    }

    #[test]
    fn it_reaches_from_edge_to_edge() {
        let (score, theme) = (score_of("slow-and-even"), theme());
        let frame = frame_at(&score, 20_000.0, stage(), &theme);
        assert!(line(&frame, 0.0, 1.0).x <= 0.0 && line(&frame, 1.0, 1.0).x >= 1_280.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn it_never_jumps_and_moves_no_faster_than_it_says(score in any_score(), share in 0.0..1.0_f64) {
            let theme = theme();
            let now_ms = share * f64::from(score.total_ms() - 20);
            let [now, then] = [now_ms, now_ms + 10.0].map(|ms| frame_at(&score, ms, stage(), &theme));
            let speed = [&now, &then].map(|frame| Shore.speed_points_per_second(frame));
            for along in [0.1, 0.3, 0.5, 0.8] {
                let moved = (line(&then, along, 1.0) - line(&now, along, 1.0)).length();
                prop_assert!(moved <= speed[0].max(speed[1]) * 0.01 * 1.1 + 0.5, "{moved} {speed:?}");
            }
        }
    }
}
