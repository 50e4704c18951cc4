//! A path around four sides, along which a light travels.
//!
//! Once around is once through the cycle. Four beats are the four sides, however long each takes, with a mark
//! at each corner; it is offered where a round has four. Any other number has as much of the path as of the
//! time. The breath in climbs the left side. With reduced motion nothing travels: the part of
//! the path that is on glows.

mod path;

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, Vec2, vec2};
use softlanding_core::exercise::Gesture;
use softlanding_core::score::ScoredBeat;

use super::light::{horizon, round, strand};
use super::moment::smooth;
use super::round::{Round, TURN_MS, Turning};
use super::{CALM_SWING, Pacer, PacerFrame, RISE_SECS, Timeline, spark, time};
use crate::ui::theme::mix;
use path::Path;

/// The frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frame;

/// How much of the path is lit behind the light.
const TRAIL: f32 = 0.16;
/// Pieces of the whole path, and of what is lit behind the light.
const PIECES: u16 = 160;
const TRAIL_PIECES: u16 = 28;
/// How long a side takes to begin or to end its glow, in milliseconds.
const GLOWS_MS: f32 = 600.0;
/// How wide a word may be that fits inside at the usual size of text, in points.
const WORD_WIDTH: f32 = 176.0;

/// Where on the path a round begins: its breath in is in the middle of the left side.
fn start(round: &Round) -> f32 {
    let middle = if round.is_of_four() {
        let fills = |(beat, _): &(&ScoredBeat, _)| matches!(beat.gesture, Gesture::In | Gesture::Press);
        (round.beats().take(4).position(|beat| fills(&beat)).unwrap_or(0) as f32 + 0.5) / 4.0
    } else {
        round.middle_of_filling()
    };
    path::LEFT_MIDDLE - middle
}

/// From where to where each beat goes, from the start of the round.
fn sides<'a>(round: &Round<'a>) -> impl Iterator<Item = (&'a ScoredBeat, (f32, f32))> {
    let is_of_four = round.is_of_four();
    round.beats().enumerate().map(move |(side, (beat, share))| {
        let side = side as f32 / 4.0;
        (beat, if is_of_four { (side, side + 0.25) } else { share })
    })
}

/// From where to where the beat at this place in the round goes.
fn side(round: &Round, beat: usize) -> Option<(f32, f32)> {
    sides(round).nth(beat).map(|(_, extent)| extent)
}

/// Where on the path the light is.
fn light_share(timeline: &Timeline) -> f32 {
    let turning = Turning::at(timeline);
    let Some(now) = turning.now else { return 0.0 };
    let own = start(&now);
    let from = turning.before.map_or(own, |before| start(&before));
    // The shorter way around.
    let way = (own - from + 0.5).rem_euclid(1.0) - 0.5;
    let beat = now
        .beat_at(timeline)
        .and_then(|(index, beat)| side(&now, index).map(|(from, to)| from + (to - from) * beat.progress));
    from + way * turning.share + beat.unwrap_or(0.0)
}

/// The middle of the horizon, and the way from there to where the light is on the path.
fn rise(frame: &PacerFrame, path: &Path) -> (Pos2, Vec2) {
    let up = path.at(frame.timeline.as_ref().map_or(0.0, light_share));
    let ground = frame.stage.horizon_middle() - vec2(0.0, spark::radius(frame));
    (ground, up - ground)
}

/// Where the light is on the stage: it rises from the middle of the horizon and lands there.
fn light(frame: &PacerFrame, path: &Path) -> Pos2 {
    let (ground, way) = rise(frame, path);
    ground + way * frame.height()
}

/// Half the thickness of the path's line, and how far its glow goes.
fn thickness(frame: &PacerFrame) -> (f32, f32) {
    let half_width = (frame.stage.ring_radius / 100.0).clamp(1.1, 2.6);
    (half_width, half_width * 4.0)
}

/// What is inside glows with the breath, like a window of paper.
fn paint_window(painter: &Painter, frame: &PacerFrame, presence: f32) {
    let tokens = &frame.theme.tokens;
    let swell = if frame.reduced_motion {
        0.5 * (1.0 - CALM_SWING * (1.0 - frame.fullness()))
    } else {
        frame.fullness()
    };
    let strongest = if tokens.dark { 0.16 } else { 0.30 };
    let strength = strongest * (0.15 + 0.85 * swell) * presence;
    let radius = path::half_side(frame) * 1.05;
    let shares = [0.4, 0.7, 1.0];
    let color = |ring: usize, _: Vec2| {
        let out = shares.get(ring.wrapping_sub(1)).copied().unwrap_or(0.0);
        tokens.halo.gamma_multiply((strength * (1.0 - smooth(out))).clamp(0.0, 1.0))
    };
    painter.add(round(painter, frame.stage.center, &shares.map(|share| share * radius), color));
}

/// A stretch of the path, `color` asked for how far along it each piece is, 0–1.
fn paint_stretch(
    painter: &Painter,
    frame: &PacerFrame,
    path: &Path,
    (from, to): (f32, f32),
    pieces: u16,
    color: impl Fn(f32) -> Color32,
) {
    let shares = (0..=pieces).map(|piece| f32::from(piece) / f32::from(pieces));
    let points: Vec<(Pos2, Color32)> =
        shares.map(|along| (path.at(from + (to - from) * along), color(along))).collect();
    let (half_width, glow) = thickness(frame);
    painter.add(strand(painter, &points, half_width, glow));
}

/// A small mark where each beat begins.
fn paint_marks(painter: &Painter, frame: &PacerFrame, path: &Path, presence: f32) {
    let Some(timeline) = &frame.timeline else { return };
    let tokens = &frame.theme.tokens;
    let radius = 1.2 + frame.stage.ring_radius / 85.0;
    for (round, shown) in Turning::at(timeline).rounds() {
        let color = mix(tokens.outline, tokens.lantern_rim, 0.4).gamma_multiply(presence * shown);
        for (_, (from, _)) in sides(&round) {
            painter.circle_filled(path.at(start(&round) + from), radius, color);
        }
    }
}

/// The path itself, and the light behind the light.
fn paint_path(painter: &Painter, frame: &PacerFrame, path: &Path, presence: f32) {
    let tokens = &frame.theme.tokens;
    let base = mix(tokens.background, tokens.outline, 0.7).gamma_multiply(presence);
    paint_stretch(painter, frame, path, (0.0, 1.0), PIECES, |_| base);
    let Some(timeline) = &frame.timeline else { return };
    let here = light_share(timeline);
    let bright = spark::brightness(frame) * presence;
    paint_stretch(painter, frame, path, (here - TRAIL, here), TRAIL_PIECES, |along| {
        tokens.lantern_rim.gamma_multiply(bright * along * along)
    });
}

/// Each beat's part of the path, the one that is on brighter.
fn paint_calm(painter: &Painter, frame: &PacerFrame, path: &Path) {
    let rim = frame.theme.tokens.lantern_rim;
    let Some(timeline) = &frame.timeline else {
        paint_stretch(painter, frame, path, (0.0, 1.0), PIECES, |_| rim.gamma_multiply(1.0 - CALM_SWING));
        return;
    };
    for (round, shown) in Turning::at(timeline).rounds() {
        let on = round.beat_at(timeline);
        let count = round.beats().count();
        for (index, (_, (from, to))) in sides(&round).enumerate() {
            let glow = match on {
                Some((beat, moment)) => {
                    let begun = smooth(moment.progress * moment.length_secs * 1_000.0 / GLOWS_MS);
                    let is_before = (index + 1) % count.max(1) == beat && count > 1;
                    if index == beat {
                        begun
                    } else if is_before {
                        1.0 - begun
                    } else {
                        0.0
                    }
                }
                None => 0.0,
            };
            let color = rim.gamma_multiply(shown * (1.0 - CALM_SWING * (1.0 - glow)));
            let pieces = ((to - from) * f32::from(PIECES)).ceil().max(2.0) as u16;
            let begin = start(&round);
            paint_stretch(painter, frame, path, (begin + from, begin + to), pieces, |_| color);
        }
    }
}

impl Pacer for Frame {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let (stage, tokens) = (frame.stage, &frame.theme.tokens);
        let path = Path::on(frame);
        let presence = if frame.reduced_motion { 1.0 } else { frame.height() };
        let strength = if frame.reduced_motion { 0.2 } else { 0.5 * (1.0 - 0.8 * presence) };
        let pool = (tokens.halo, strength * spark::brightness(frame));
        horizon(painter, stage.horizon_middle(), 1.55 * stage.ring_radius, tokens.outline, pool);
        time::line(painter, frame, stage.ring_radius);
        paint_window(painter, frame, presence);
        if frame.reduced_motion {
            paint_calm(painter, frame, &path);
            paint_marks(painter, frame, &path, presence);
            return;
        }
        paint_path(painter, frame, &path, presence);
        paint_marks(painter, frame, &path, presence);
        spark::paint(painter, frame, light(frame, &path));
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        let running = frame.timeline.filter(|timeline| !timeline.stands_still());
        let turning = frame.timeline.map_or(0.0, |timeline| Turning::at(&timeline).glow_speed());
        if frame.reduced_motion {
            let begins = frame.beat.is_some_and(|beat| beat.progress * beat.length_secs * 1_000.0 < GLOWS_MS);
            let side = if begins && running.is_some() { 10.0 } else { 0.0 };
            return (frame.glow_speed() * CALM_SWING).max(side).max(turning);
        }
        let path = Path::on(frame);
        let way = rise(frame, &path).1.length();
        let between = if frame.is_between() { way * PI / 2.0 / RISE_SECS } else { 0.0 };
        let Some(timeline) = running else { return between.max(turning) };
        path.length() * shares_per_second(&timeline) + between.max(turning).max(frame.glow_speed())
    }

    fn word_center(&self, frame: &PacerFrame) -> Option<Pos2> {
        let room = 2.0 * path::half_side(frame) - 24.0;
        (frame.theme.metrics.text(WORD_WIDTH) <= room).then_some(frame.stage.center)
    }
}

/// How much of the path the light travels a second.
fn shares_per_second(timeline: &Timeline) -> f32 {
    let turning = Turning::at(timeline);
    let Some(now) = turning.now else { return 0.0 };
    let travels = now.beat_at(timeline).and_then(|(index, beat)| {
        side(&now, index).map(|(from, to)| (to - from) / beat.length_secs.max(0.2))
    });
    // Half of the path is the longest way to where the next round begins.
    let turns = if turning.before.is_some() { 0.5 * PI / 2.0 / (TURN_MS / 1_000.0) } else { 0.0 };
    travels.unwrap_or(0.0) + turns
}

#[cfg(test)]
mod tests {
    use egui::vec2;
    use proptest::prelude::*;
    use softlanding_core::exercise::Gesture;

    use super::*;
    use crate::ui::pacer::frame_at;
    use crate::ui::pacer::tests::{any_score, cycle, score_with, stage, theme};

    /// Where the light is at the start of each beat of the second round, in half sides from the middle.
    fn begins(beats: &[(Gesture, u32)]) -> Vec<Vec2> {
        let (score, theme) = (score_with(vec![cycle(beats)]), theme());
        let second = score.beats().iter().filter(|beat| beat.round == 1);
        let place = |timed_ms: u32| {
            let frame = frame_at(&score, f64::from(timed_ms), stage(), &theme);
            let path = Path::on(&frame);
            (light(&frame, &path) - stage().center) / path::half_side(&frame)
        };
        second.map(|beat| place(beat.start_ms)).collect()
    }

    #[test]
    fn four_beats_are_the_four_sides_however_long_each_is() {
        for [r#in, hold, out, rest] in [[4_000; 4], [4_000, 2_000, 7_000, 1_000]] {
            four_sides(&begins(&[
                (Gesture::In, r#in),
                (Gesture::Hold, hold),
                (Gesture::Out, out),
                (Gesture::Rest, rest),
            ]));
        }
    }

    fn four_sides(places: &[Vec2]) {
        let corners = [vec2(-1.0, 1.0), vec2(-1.0, -1.0), vec2(1.0, -1.0), vec2(1.0, 1.0)];
        for (place, corner) in places.iter().zip(corners) {
            // The corners are soft.
            assert!((*place - corner).length() < 0.2, "{place} is not at {corner}");
        }
    }

    #[test]
    fn its_corners_have_no_facets() {
        let theme = theme();
        let path = Path::on(&PacerFrame::at_rest(stage(), &theme));
        let at = |piece: u16| path.at(f32::from(piece) / f32::from(PIECES));
        for piece in 0..PIECES {
            let [from, middle, to] = [at(piece), at(piece + 1), at(piece + 2)];
            let off = middle - from.lerp(to, 0.5);
            // Half of it is how far a piece is from the round corner.
            assert!(off.length() < 1.0, "{piece}: {off}");
        }
    }

    #[test]
    fn two_even_beats_are_up_on_the_left_and_down_on_the_right() {
        let places = begins(&[(Gesture::In, 5_500), (Gesture::Out, 5_500)]);
        assert!((places[0] - vec2(0.0, 1.0)).length() < 0.01, "{places:?}");
        assert!((places[1] - vec2(0.0, -1.0)).length() < 0.01, "{places:?}");
    }

    #[test]
    fn each_beat_has_as_much_of_the_way_as_of_the_time() {
        for beats in [2, 3, 4, 6, 8] {
            let beats: Vec<(Gesture, u32)> =
                (0..beats).map(|beat| (Gesture::ALL[beat], 1_000 + 500 * beat as u32)).collect();
            let total_ms: u32 = beats.iter().map(|(_, ms)| ms).sum();
            let score = score_with(vec![cycle(&beats)]);
            let round = Turning::at(&Timeline::at(&score, 0.0)).now.unwrap();
            for ((_, ms), (_, (from, to))) in beats.iter().zip(round.beats()) {
                assert!((to - from - *ms as f32 / total_ms as f32).abs() < 0.001);
            }
        }
    }

    #[test]
    fn a_large_word_stands_below_instead_of_across_the_path() {
        let narrow = super::super::PacerStage::with_ring(stage().center, 148.0);
        let at = |scale, stage| {
            let theme = theme().with_scale(scale);
            Frame.word_center(&PacerFrame::at_rest(stage, &theme)).is_some()
        };
        assert!(at(1.0, stage()) && at(1.0, narrow) && at(1.5, stage()));
        assert!(!at(2.0, narrow));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn the_light_never_jumps_and_moves_no_faster_than_it_says(
            score in any_score(),
            share in 0.0..1.0_f64,
        ) {
            let theme = theme();
            let now_ms = share * f64::from(score.total_ms() - 20);
            let [now, then] = [now_ms, now_ms + 10.0].map(|ms| frame_at(&score, ms, stage(), &theme));
            let [from, to] = [&now, &then].map(|frame| light(frame, &Path::on(frame)));
            let speed = [&now, &then].map(|frame| Frame.speed_points_per_second(frame));
            let moved = (to - from).length();
            prop_assert!(moved <= speed[0].max(speed[1]) * 0.01 * 1.1 + 0.5, "{moved} {speed:?}");
        }
    }
}
