//! The breath's curve passing by, and a small lantern that rides it: the next beat is seen coming.
//!
//! Time runs from right to left. The curve comes out of the horizon as the practice begins and returns to
//! it with the landing. With reduced motion one time round stands still and what is done of it brightens.

mod calm;

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, Rangef, Vec2, pos2, vec2};
use softlanding_core::exercise::Gesture;
use softlanding_core::score::{LANDING_MS, PartLength, Position, Score, ScoredBeat};

use super::light::{pool_of_light, round, skyline, strand};
use super::moment::{PacerBeat, is_effort, smooth, unit};
use super::{Pacer, PacerFrame, RISE_SECS, Timeline, spark, time};
use crate::ui::theme::mix;

/// The ribbon.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ribbon;

/// How much of it may be seen at once.
const SPAN_SECS: f32 = 17.0;
/// How fast it passes by, in radii of the ring a second.
const PACE: f32 = 0.225;
/// How much of what is seen lies behind the lantern.
const BEHIND: f32 = 0.3;
/// How far below the middle the empty breath is and above it the full one, in radii of the ring.
const SWING: f32 = 0.72;
/// How far a tap leads away from the line, where a whole breath is 1.
const TAP: f32 = 0.22;
/// The curve is made of pieces of this length, halved and halved again where it bends. They lie on a grid
/// in time, so that they move with it.
const PIECE_MS: f64 = 300.0;
const HALVINGS: u32 = 2;
/// A piece that is nowhere farther than this from a straight line stays whole, in points.
const STRAIGHT_POINTS: f32 = 0.3;
/// How long the curve takes to come out of the dark on both sides of a wait, in milliseconds.
const GAP_MS: f32 = 900.0;
/// Something to look at or to listen to shows as a small light, if there is as much time for it.
const LIGHT_LEAST_MS: u32 = 1_000;

/// How fast it passes by, in points a second.
fn pace(frame: &PacerFrame) -> f32 {
    PACE * frame.stage.ring_radius
}

/// From where to where it is seen.
fn extent(frame: &PacerFrame) -> Rangef {
    let half = frame.stage.reach.min(SPAN_SECS * pace(frame) / 2.0).max(1.0);
    Rangef::new(frame.stage.center.x - half, frame.stage.center.x + half)
}

/// How high the curve lies at a place in a score: 0 for the empty and 1 for the full breath. A breath is
/// exactly as high as it is full; an effort is held on a plateau; taps lead away to both sides.
fn place_at(score: &Score, timed_ms: f64) -> f32 {
    let position = score.position_at(timed_ms.max(0.0) as u32);
    let fullness = score.fullness_at(timed_ms);
    let is_effort = score.parts().get(position.part).is_some_and(|part| is_effort(score, part));
    let beat = score.at(position).beat.and_then(|beat| score.beats().get(beat.index));
    let tap = tap(beat.map(|beat| PacerBeat::at(beat, timed_ms)));
    if is_effort { plateau(fullness) + tap } else { fullness + tap }
}

/// A tap on the left leads up and one on the right down; in turns they make one wave.
fn tap(beat: Option<PacerBeat>) -> f32 {
    let bump = |progress: f32| TAP * (PI * unit(progress)).sin();
    match beat {
        Some(PacerBeat { gesture: Gesture::TapLeft, progress, .. }) => bump(progress),
        Some(PacerBeat { gesture: Gesture::TapRight, progress, .. }) => -bump(progress),
        _ => 0.0,
    }
}

/// Nearly all of the way in the middle of the time, so that there is a level to stay on.
fn plateau(fullness: f32) -> f32 {
    smooth(1.5 * fullness - 0.25)
}

/// How far the curve is above its horizon, 0–1: it rises out of it and lands on it again.
fn air_at(frame: &PacerFrame, score: &Score, timed_ms: f64) -> f32 {
    let risen =
        if score.waits_at(Position::START) { frame.rise } else { timed_ms as f32 / (RISE_SECS * 1_000.0) };
    let left_ms = f64::from(score.total_ms()) - timed_ms;
    smooth(risen) * smooth(left_ms as f32 / LANDING_MS as f32)
}

/// The height of a place in points from the top.
fn y(frame: &PacerFrame, place: f32, air: f32) -> f32 {
    let stage = frame.stage;
    let ground = stage.horizon() - spark::radius_least(frame);
    let up = stage.center.y + stage.ring_radius * SWING * (1.0 - 2.0 * place);
    ground + (up - ground) * air
}

/// Where the lantern is.
fn dot(frame: &PacerFrame) -> Pos2 {
    let seen = extent(frame);
    let place = frame
        .timeline
        .map_or(frame.fullness() + tap(frame.beat), |timeline| place_at(timeline.score, timeline.timed_ms));
    pos2(seen.min + BEHIND * seen.span(), y(frame, place, frame.height()))
}

fn thickness(frame: &PacerFrame) -> (f32, f32) {
    let half_width = (frame.stage.ring_radius / 100.0).clamp(1.1, 2.6);
    (half_width, half_width * 4.5)
}

/// The curve as it lies on the stage.
struct Course<'a> {
    frame: &'a PacerFrame<'a>,
    timeline: Timeline<'a>,
    seen: Rangef,
    pace: f32,
    /// Waits, as places on the timed axis.
    waits_ms: Vec<f64>,
}

impl<'a> Course<'a> {
    fn new(frame: &'a PacerFrame<'a>, timeline: Timeline<'a>) -> Self {
        let (seen, pace) = (extent(frame), pace(frame));
        let mut course = Self { frame, timeline, seen, pace, waits_ms: Vec::new() };
        let gap = course.seen_ms();
        let waits = timeline.score.parts().iter().filter(|part| part.length == PartLength::Waits);
        course.waits_ms.extend(waits.map(|part| f64::from(part.start_ms)).filter(|ms| gap.contains(ms)));
        course
    }

    /// Which times can be seen, with a little more to both sides.
    fn seen_ms(&self) -> std::ops::RangeInclusive<f64> {
        let secs = self.seen.span() / self.pace;
        let at_ms = |secs: f32| self.timeline.timed_ms + 1_000.0 * f64::from(secs);
        at_ms(-BEHIND * secs - 1.0)..=at_ms((1.0 - BEHIND) * secs + 1.0)
    }

    /// The ends of its pieces: when, and where.
    fn pieces(&self) -> Vec<(f64, Pos2)> {
        let (seen, total_ms) = (self.seen_ms(), f64::from(self.timeline.score.total_ms()));
        let first = (seen.start().max(0.0) / PIECE_MS).ceil() as u32;
        let last = (seen.end().min(total_ms) / PIECE_MS).floor() as u32;
        let mut pieces: Vec<(f64, Pos2)> = Vec::with_capacity(128);
        for piece in first..=last {
            let end_ms = f64::from(piece) * PIECE_MS;
            let end = (end_ms, self.at(end_ms));
            if let Some(start) = pieces.last().copied() {
                self.halve(&mut pieces, start, end, HALVINGS);
            }
            pieces.push(end);
        }
        pieces
    }

    /// Adds what lies between two ends, as finely as it bends there.
    fn halve(&self, pieces: &mut Vec<(f64, Pos2)>, start: (f64, Pos2), end: (f64, Pos2), halvings: u32) {
        let middle_ms = f64::midpoint(start.0, end.0);
        let middle = (middle_ms, self.at(middle_ms));
        let bend = middle.1 - start.1.lerp(end.1, 0.5);
        if halvings > 0 && bend.length() > STRAIGHT_POINTS {
            self.halve(pieces, start, middle, halvings - 1);
            pieces.push(middle);
            self.halve(pieces, middle, end, halvings - 1);
        }
    }

    /// Beats at whose middle there is something to look at or to listen to.
    fn lights(&self) -> impl Iterator<Item = Pos2> {
        let (seen, beats) = (self.seen_ms(), self.timeline.score.beats());
        let first = beats.partition_point(|beat| f64::from(beat.end_ms()) < *seen.start());
        let seen_beats =
            beats.iter().skip(first).take_while(move |beat| f64::from(beat.start_ms) < *seen.end());
        seen_beats.filter(|beat| is_light(beat)).map(|beat| {
            let at = self.at(f64::from(beat.start_ms) + f64::from(beat.length_ms) / 2.0);
            at - vec2(0.0, hover(self.frame))
        })
    }

    fn x(&self, timed_ms: f64) -> f32 {
        let secs = ((timed_ms - self.timeline.timed_ms) / 1_000.0) as f32;
        self.seen.min + BEHIND * self.seen.span() + secs * self.pace
    }

    fn at(&self, timed_ms: f64) -> Pos2 {
        let air = air_at(self.frame, self.timeline.score, timed_ms);
        pos2(self.x(timed_ms), y(self.frame, place_at(self.timeline.score, timed_ms), air))
    }

    /// How much light there is: the past fades, the future comes out of the dark, around a wait there is
    /// a quiet gap, and near the ground the curve is lost in the horizon.
    fn presence(&self, timed_ms: f64) -> f32 {
        let waits = self.waits_ms.iter().map(|wait_ms| (wait_ms - timed_ms).abs() as f32 / GAP_MS);
        let nearest = waits.fold(1.0, f32::min);
        let air = air_at(self.frame, self.timeline.score, timed_ms);
        self.fade(self.x(timed_ms)) * smooth(nearest) * smooth(2.5 * air)
    }

    fn fade(&self, x: f32) -> f32 {
        let along = (x - self.seen.min) / self.seen.span();
        let (past, future) = (along / BEHIND, (1.0 - along) / (1.0 - BEHIND));
        if along < BEHIND { smooth(past) } else { smooth(1.2 * future) }
    }

    fn color(&self, timed_ms: f64) -> Color32 {
        let tokens = &self.frame.theme.tokens;
        let away_secs = ((timed_ms - self.timeline.timed_ms) / 1_000.0) as f32;
        let past = 0.6 * smooth(-away_secs / 2.0);
        let near = (-away_secs * away_secs / 0.6).exp();
        let line = mix(mix(tokens.lantern_rim, tokens.outline, past), tokens.lantern_paper, 0.6 * near);
        line.gamma_multiply((0.78 + 0.22 * near) * self.presence(timed_ms))
    }

    /// How fast what is seen of it moves: at right angles to itself, as along itself nothing is seen to.
    fn speed_points_per_second(&self) -> f32 {
        let pieces = self.pieces();
        let across = pieces.iter().zip(pieces.iter().skip(1)).map(|((_, before), (timed_ms, here))| {
            let way = *here - *before;
            self.pace * way.y.abs() / way.length().max(0.001) * self.presence(*timed_ms)
        });
        let fastest = across.fold(0.0, f32::max);
        let lights = self.lights().map(|light| self.pace * self.fade(light.x)).fold(0.0, f32::max);
        // The ends of a gap are so soft that half of their way is seen.
        let gaps = if self.waits_ms.is_empty() { 0.0 } else { self.pace / 2.0 };
        fastest.max(lights).max(gaps)
    }
}

/// How far a small light is above the curve.
fn hover(frame: &PacerFrame) -> f32 {
    0.16 * frame.stage.ring_radius
}

fn is_light(beat: &ScoredBeat) -> bool {
    matches!(beat.gesture, Gesture::Look | Gesture::Listen) && beat.length_ms >= LIGHT_LEAST_MS
}

/// Something to look at or to listen to.
fn paint_light(painter: &Painter, frame: &PacerFrame, at: Pos2, strength: f32) {
    let tokens = &frame.theme.tokens;
    let radius = 1.0 + 0.012 * frame.stage.ring_radius;
    let color = |ring: usize, _: Vec2| match ring {
        0 | 1 => tokens.lantern_paper.gamma_multiply(strength),
        2 => tokens.halo.gamma_multiply(0.3 * strength),
        _ => Color32::TRANSPARENT,
    };
    painter.add(round(painter, at, &[radius, 1.4 * radius, 4.5 * radius], color));
}

fn paint_course(painter: &Painter, course: &Course) {
    let points: Vec<(Pos2, Color32)> =
        course.pieces().into_iter().map(|(timed_ms, at)| (at, course.color(timed_ms))).collect();
    let (half_width, glow) = thickness(course.frame);
    painter.add(strand(painter, &points, half_width, glow));
    for light in course.lights() {
        paint_light(painter, course.frame, light, course.fade(light.x) * course.frame.height());
    }
}

impl Pacer for Ribbon {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        if frame.reduced_motion {
            calm::paint(painter, frame);
            return;
        }
        let (stage, tokens) = (frame.stage, &frame.theme.tokens);
        let dot = dot(frame);
        let near = 1.0 - 0.7 * frame.height();
        let pool = (tokens.halo, 0.5 * spark::brightness(frame) * near);
        skyline(
            painter,
            stage.horizon_middle(),
            1.55 * stage.ring_radius,
            tokens.outline,
            (tokens.halo, 0.0),
        );
        pool_of_light(painter, pos2(dot.x, stage.horizon()), 0.5 * stage.ring_radius, pool);
        time::line(painter, frame, stage.ring_radius);
        if let Some(timeline) = frame.timeline {
            paint_course(painter, &Course::new(frame, timeline));
        }
        spark::paint(painter, frame, dot);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        if frame.reduced_motion {
            return calm::speed_points_per_second(frame);
        }
        let ring_radius = frame.stage.ring_radius;
        let between = if frame.is_between() { ring_radius * PI / 2.0 / RISE_SECS } else { 0.0 };
        let Some(timeline) = frame.timeline.filter(|timeline| !timeline.stands_still()) else {
            return between;
        };
        let tap = match frame.beat {
            Some(PacerBeat { gesture: Gesture::TapLeft | Gesture::TapRight, length_secs, .. }) => {
                TAP * PI / length_secs.max(0.2)
            }
            _ => 0.0,
        };
        let steepness = if frame.is_effort() { 1.5 * PI / 2.0 } else { 1.0 };
        let dot = 2.0 * SWING * ring_radius * (steepness * frame.fullness_per_second.abs()).max(tap);
        dot.max(Course::new(frame, timeline).speed_points_per_second()) + between
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ui::pacer::frame_at;
    use crate::ui::pacer::tests::{any_score, cycle, say, score_of, score_with, stage, theme, wait};

    #[test]
    #[allow(clippy::float_cmp, reason = "the very same number is promised")]
    fn the_lantern_is_exactly_as_high_as_the_breath_is_full() {
        let theme = theme();
        for id in ["slow-and-even", "sigh", "box", "humming"] {
            let score = score_of(id);
            for timed_ms in (2_000..score.total_ms() - LANDING_MS).step_by(77) {
                let timed_ms = f64::from(timed_ms) + 0.25;
                let frame = frame_at(&score, timed_ms, stage(), &theme);
                let fullness = score.fullness_at(timed_ms);
                assert_eq!(place_at(&score, timed_ms), fullness, "{id} at {timed_ms}");
                assert_eq!(dot(&frame).y, y(&frame, fullness, 1.0), "{id} at {timed_ms}");
            }
        }
    }

    #[test]
    fn a_sip_is_a_second_step() {
        let score =
            score_with(vec![cycle(&[(Gesture::In, 2_000), (Gesture::Sip, 1_000), (Gesture::Out, 6_000)])]);
        let slope = |timed_ms: f64| place_at(&score, timed_ms + 40.0) - place_at(&score, timed_ms - 40.0);
        assert!(slope(1_000.0) > 0.03 && slope(2_500.0) > 0.03);
        assert!(slope(2_000.0) < 0.01, "it pauses between them: {}", slope(2_000.0));
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "level is level")]
    fn holds_and_rests_are_level() {
        let score = score_of("box");
        for beat in score.beats().iter().filter(|beat| beat.gesture.is_still()) {
            let (start_ms, end_ms) = (f64::from(beat.start_ms), f64::from(beat.end_ms() - 1));
            assert_eq!(place_at(&score, start_ms), place_at(&score, end_ms));
        }
    }

    #[test]
    fn pressing_is_a_plateau_and_taps_go_to_both_sides() {
        let score = score_of("feet-on-the-floor");
        let press = score.beats().iter().find(|beat| beat.gesture == Gesture::Press).unwrap();
        let late_ms = f64::from(press.start_ms) + 0.8 * f64::from(press.length_ms);
        assert!(place_at(&score, late_ms) > 0.99);
        let score = score_of("butterfly-taps");
        let middle = |gesture| {
            let tap = score.beats().iter().find(|beat| beat.gesture == gesture).unwrap();
            place_at(&score, f64::from(tap.start_ms + tap.length_ms / 2))
        };
        assert!(middle(Gesture::TapLeft) > 0.2 && middle(Gesture::TapRight) < -0.2);
    }

    #[test]
    fn it_comes_out_of_the_horizon_and_returns_to_it() {
        let (score, theme) = (score_of("slow-and-even"), theme());
        for timed_ms in [0.0, f64::from(score.total_ms())] {
            let frame = frame_at(&score, timed_ms, stage(), &theme);
            let ground = frame.stage.horizon() - spark::radius_least(&frame);
            assert!((dot(&frame).y - ground).abs() < 0.01);
        }
    }

    #[test]
    fn where_the_person_is_waited_for_there_is_a_gap() {
        let (score, theme) = (score_with(vec![say(9_000), wait(), say(9_000)]), theme());
        let frame = frame_at(&score, 6_000.0, stage(), &theme);
        let course = Course::new(&frame, frame.timeline.unwrap());
        assert!(course.presence(9_000.0) < 0.01);
        assert!(course.presence(7_500.0) > 0.5 && course.presence(10_500.0) > 0.5);
    }

    #[test]
    fn twelve_seconds_lie_ahead_and_five_behind() {
        let (score, theme) = (score_of("slow-and-even"), theme());
        let frame = frame_at(&score, 30_000.0, stage(), &theme);
        let seen = Course::new(&frame, frame.timeline.unwrap()).seen_ms();
        assert!((11_000.0..14_000.0).contains(&(seen.end() - 30_000.0)), "{seen:?}");
        assert!((5_000.0..7_000.0).contains(&(30_000.0 - seen.start())), "{seen:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn what_is_seen_coming_is_what_comes(score in any_score(), share in 0.0..1.0_f64) {
            let theme = theme();
            let now_ms = share * f64::from(score.total_ms());
            let frame = frame_at(&score, now_ms, stage(), &theme);
            let course = Course::new(&frame, frame.timeline.unwrap());
            for (later_ms, seen) in course.pieces().into_iter().filter(|(ms, _)| *ms >= now_ms) {
                let later = frame_at(&score, later_ms, stage(), &theme);
                prop_assert!((seen.y - dot(&later).y).abs() < 0.01, "{seen} {:?}", dot(&later));
                let secs = ((later_ms - now_ms) / 1_000.0) as f32;
                prop_assert!((seen.x - dot(&frame).x - secs * pace(&frame)).abs() < 0.01);
            }
        }

        #[test]
        fn it_moves_no_faster_than_it_says(score in any_score(), share in 0.0..1.0_f64) {
            let theme = theme();
            let now_ms = share * f64::from(score.total_ms() - 20);
            let [now, then] = [now_ms, now_ms + 10.0].map(|ms| frame_at(&score, ms, stage(), &theme));
            let moved = (dot(&then) - dot(&now)).length();
            let speed = [&now, &then].map(|frame| Ribbon.speed_points_per_second(frame));
            prop_assert!(moved <= speed[0].max(speed[1]) * 0.01 * 1.1 + 0.2, "{moved} {speed:?}");
        }
    }
}
