//! A paper lantern above a horizon: it fills with the breath and glows from within.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, Shape, Stroke, Vec2, pos2, vec2};

use super::light::{fading, horizon, mix3, oval};
use super::{CALM_SWING, Pacer, PacerFrame, PacerStage, RISE_SECS, time};
use crate::ui::theme::{Theme, mix};

/// Rings of the body, in radii. Closer to each other towards the edge, where the paper turns away.
const BODY: [f32; 5] = [0.34, 0.58, 0.78, 0.92, 1.0];
/// Rings of the halo, in radii. It is gone at the last.
const HALO: [f32; 4] = [1.0, 1.12, 1.31, 1.6];

/// How bright it is on its horizon, before, after and around a practice.
const RESTING_BRIGHTNESS: f32 = 0.86;
/// How far a plain disc goes towards the colour of its edge, for as much as it is dim.
const PLAIN_SWING: f32 = 1.9;
/// By how much a press makes it wider and lower, in radii.
const WIDER: f32 = 0.2;
const LOWER: f32 = 0.32;

/// The lantern.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lantern;

/// How one frame of it looks, before anything is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Look {
    center: Pos2,
    radius: f32,
    /// How wide and how high it is, in radii.
    stretch: Vec2,
    /// 1 is the lantern in full light.
    brightness: f32,
    /// Where its light is, in radii from the middle.
    light: Vec2,
    /// −1 to 1: which side glows.
    side: f32,
}

impl Look {
    fn of(frame: &PacerFrame) -> Self {
        if frame.reduced_motion { Self::calm(frame) } else { Self::moving(frame) }
    }

    fn moving(frame: &PacerFrame) -> Self {
        let stage = frame.stage;
        let fullness = frame.fullness();
        let grounded = frame.grounded();
        let radius = stage.radius_min + (stage.radius_max - stage.radius_min) * fullness * (1.0 - grounded);
        let stretch = vec2(1.0, 1.0) + vec2(WIDER, -LOWER) * frame.press() * grounded;
        let height = frame.height() * (1.0 - grounded);
        let resting_y = stage.horizon() - radius * stretch.y;
        let center = pos2(stage.center.x, resting_y + (stage.center.y - resting_y) * height);
        let sideways = 0.30 * frame.side() + 0.26 * frame.drift();
        let breathing = 0.68 + 0.32 * fullness;
        let in_the_air = RESTING_BRIGHTNESS + (breathing - RESTING_BRIGHTNESS) * frame.height();
        Self {
            center,
            radius,
            stretch,
            brightness: in_the_air * frame.flicker(),
            light: vec2(sideways, 0.14),
            side: frame.side(),
        }
    }

    /// Nothing moves: it stays on its horizon from first to last, and the brightness alone swings,
    /// between four fifths and all of it.
    fn calm(frame: &PacerFrame) -> Self {
        let stage = frame.stage;
        let radius = stage.radius_min + (stage.radius_max - stage.radius_min) * 0.45;
        let center = pos2(stage.center.x, stage.horizon() - radius);
        // A tap leaves room for the side that it brightens.
        let swell = frame.fullness().max(0.6 * frame.side().abs()).max(frame.drift().abs());
        Self {
            center,
            radius,
            stretch: Vec2::splat(1.0),
            brightness: 1.0 - CALM_SWING * (1.0 - swell),
            light: vec2(0.0, 0.14),
            side: frame.side() * 0.4 * CALM_SWING,
        }
    }
}

impl Pacer for Lantern {
    fn paint(&self, painter: &Painter, frame: &PacerFrame) {
        let look = Look::of(frame);
        let tokens = &frame.theme.tokens;
        let near = 1.0 - frame.height().clamp(0.0, 1.0) * (1.0 - frame.grounded()) * 0.55;
        let pool = (tokens.halo, 0.55 * look.brightness * near);
        horizon(painter, frame.stage.horizon_middle(), frame.stage.ring_radius * 1.55, tokens.outline, pool);
        time::ring(painter, frame);
        paint_lantern(painter, frame, &look);
    }

    fn speed_points_per_second(&self, frame: &PacerFrame) -> f32 {
        if frame.reduced_motion {
            return (frame.glow_speed() * CALM_SWING).max(time::speed(frame));
        }
        let stage = frame.stage;
        let grounded = frame.grounded();
        let breath =
            frame.fullness_per_second.abs() * (stage.radius_max - stage.radius_min) * (1.0 - grounded);
        let press = 2.0 * LOWER * stage.radius_min * frame.press_per_second() * grounded;
        let travel = stage.ring_radius - stage.radius_min;
        // Half of pi over a smooth way is its fastest moment; the landing is slower than the rise.
        let between = if frame.is_between() { travel * PI / 2.0 / RISE_SECS } else { 0.0 };
        let falls =
            if grounded > 0.0 && grounded < 1.0 { stage.ring_radius * PI / 2.0 / RISE_SECS } else { 0.0 };
        (breath + press + falls)
            .max(between)
            .max(frame.light_speed())
            .max(frame.flicker_speed())
            .max(time::speed(frame))
    }
}

/// The lantern's radius in this frame, and how high it floats above its horizon, in points.
pub(in crate::ui) fn radius_and_lift(frame: &PacerFrame) -> (f32, f32) {
    let look = Look::of(frame);
    (look.radius, frame.stage.horizon() - look.center.y - look.radius * look.stretch.y)
}

/// A lantern of this radius that rests with its foot there, without ground or horizon.
pub(in crate::ui) fn paint_resting(painter: &Painter, foot: Pos2, radius: f32, theme: &Theme) {
    let center = foot - vec2(0.0, radius);
    let frame = PacerFrame::landed(PacerStage::with_ring(center, radius), theme);
    paint_at(painter, &frame, foot, radius, Vec2::splat(1.0), RESTING_BRIGHTNESS);
}

/// A lantern of this radius that stands with its foot there, so wide and so high in radii.
pub(super) fn paint_at(
    painter: &Painter,
    frame: &PacerFrame,
    foot: Pos2,
    radius: f32,
    stretch: Vec2,
    brightness: f32,
) {
    let center = foot - vec2(0.0, radius * stretch.y);
    let look = Look { center, radius, stretch, brightness, light: vec2(0.0, 0.14), side: 0.0 };
    paint_lantern(painter, frame, &look);
}

/// One of two lanterns that share a horizon: it alone, and its light on the ground.
pub(in crate::ui) fn paint_beside(painter: &Painter, frame: &PacerFrame) {
    let look = Look::of(frame);
    let strength = 0.5 * look.brightness * (1.0 - 0.4 * frame.height().clamp(0.0, 1.0));
    let foot = frame.stage.horizon_middle() + vec2(0.0, look.radius * 0.16);
    let rings = [0.5, 1.0].map(|share| share * look.radius * 0.8);
    painter.add(oval(painter, foot, vec2(1.0, 0.2), &rings, |ring, _| {
        let share = [1.0, 0.45, 0.0].get(ring).copied().unwrap_or_default();
        frame.theme.tokens.halo.gamma_multiply(strength * share)
    }));
    paint_lantern(painter, frame, &look);
}

/// The light between two lanterns, as far as they are near, 0–1. `reach` is half of the way between them.
pub(in crate::ui) fn paint_between(
    painter: &Painter,
    middle: Pos2,
    reach: f32,
    nearness: f32,
    theme: &Theme,
) {
    let strongest = if theme.tokens.dark { 0.42 } else { 0.5 };
    let strength = strongest * nearness.clamp(0.0, 1.0);
    let shares = [0.2, 0.4, 0.6, 0.8, 1.0];
    let rings = shares.map(|share| share * 1.5 * reach);
    let colors = fading(&shares, theme.tokens.halo, strength);
    painter.add(oval(painter, middle, vec2(1.0, 0.8), &rings, colors));
}

/// Light, paper, hoops and rim.
fn paint_lantern(painter: &Painter, frame: &PacerFrame, look: &Look) {
    let tokens = &frame.theme.tokens;
    painter.add(body_and_halo(painter, frame, look));
    if !tokens.plain {
        ribs(painter, frame, look);
    }
    let rim = mix(tokens.lantern_edge, tokens.lantern_rim, look.brightness);
    let width = (look.radius / 70.0).clamp(1.0, 2.5);
    let radii = look.stretch * look.radius - Vec2::splat(width / 2.0);
    painter.add(Shape::ellipse_stroke(look.center, radii, Stroke::new(width, rim)));
}

/// The paper and the light around it, in one mesh.
fn body_and_halo(painter: &Painter, frame: &PacerFrame, look: &Look) -> Shape {
    let mut radii = [0.0; BODY.len() + HALO.len()];
    for (radius, share) in radii.iter_mut().zip(BODY.iter().chain(&HALO)) {
        *radius = share * look.radius;
    }
    oval(painter, look.center, look.stretch, &radii, |ring, direction| {
        let Some(within) = ring.checked_sub(1) else { return paper(frame, look, Vec2::ZERO) };
        if let Some(share) = BODY.get(within) {
            return paper(frame, look, direction * *share);
        }
        let share = HALO.get(within - BODY.len()).copied().unwrap_or(1.6);
        glow(frame, look, share, direction)
    })
}

/// The paper at a place, in radii from the middle.
fn paper(frame: &PacerFrame, look: &Look, at: Vec2) -> Color32 {
    let tokens = &frame.theme.tokens;
    let dimness = 1.0 - look.brightness * (1.0 + 0.3 * look.side * at.x);
    if tokens.plain {
        // A disc of one colour, whose brightness alone follows the breath.
        return mix(tokens.lantern_core, tokens.lantern_edge, PLAIN_SWING * dimness);
    }
    let away = (at - look.light).length();
    // Bright near the light, then paper, and darker where it turns away at the edge. A dim lantern is
    // not a grey one: its paper goes towards the colour of its edge.
    let turning = ease((at.length() - 0.5) / 0.5);
    let share = 0.50 * ease(away / 1.25) + 0.26 * turning + 0.62 * dimness;
    mix3([tokens.lantern_core, tokens.lantern_paper, tokens.lantern_edge], share.clamp(0.0, 1.0))
}

/// Starts and ends at rest, and is quicker to compute than a cosine: this runs for every corner.
fn ease(share: f32) -> f32 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

/// The light around it.
fn glow(frame: &PacerFrame, look: &Look, share: f32, direction: Vec2) -> Color32 {
    let out = ((share - 1.0) / 0.6).clamp(0.0, 1.0);
    let falloff = (1.0 - out) * (1.0 - out);
    let strongest = if frame.theme.tokens.dark { 0.40 } else { 0.50 };
    let sided = 1.0 + 1.1 * look.side * direction.x;
    let shine = if frame.reduced_motion {
        (look.brightness * sided).min(1.0)
    } else {
        look.brightness * look.brightness.sqrt() * sided.clamp(0.1, 2.0)
    };
    let strength = strongest * falloff * shine;
    frame.theme.tokens.halo.gamma_multiply(strength.clamp(0.0, 1.0))
}

/// The hoops that hold the paper, seen from a little below: barely there.
fn ribs(painter: &Painter, frame: &PacerFrame, look: &Look) {
    let tokens = &frame.theme.tokens;
    let color = tokens.lantern_edge.gamma_multiply(0.22);
    let stroke = Stroke::new((look.radius / 130.0).clamp(0.6, 1.4), color);
    for latitude in [-0.72_f32, -0.36, 0.0, 0.36, 0.72] {
        let (sine, cosine) = (latitude.sin(), latitude.cos());
        let half_width = look.radius * cosine;
        let middle = look.center + vec2(0.0, look.radius * sine);
        let sag = half_width * 0.14;
        let point = |step: u8| {
            let turn = f32::from(step) / 16.0 * PI;
            look.center
                + (middle - look.center + vec2(-turn.cos() * half_width * 0.985, turn.sin() * sag))
                    * look.stretch
        };
        painter.add(Shape::line((0..=16).map(point).collect(), stroke));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::pacer::tests::{any_score, cycle, score_with, stage};
    use crate::ui::pacer::{PacerBeat, frame_at};
    use crate::ui::theme::ThemeName;
    use proptest::prelude::*;
    use softlanding_core::exercise::Gesture;

    fn frame(theme: &Theme) -> PacerFrame<'_> {
        PacerFrame::at_rest(PacerStage::with_ring(pos2(640.0, 372.0), 248.0), theme)
    }

    #[test]
    fn it_grows_from_the_empty_to_the_full_breath() {
        let theme = Theme::new(ThemeName::Dusk);
        let empty = frame(&theme);
        let full = PacerFrame { fullness: 1.0, ..frame(&theme) };
        assert!((Look::of(&empty).radius - 88.0).abs() < 0.01);
        assert!((Look::of(&full).radius - 208.0).abs() < 0.01);
    }

    #[test]
    fn it_rises_from_its_horizon_and_lands_on_it() {
        let theme = Theme::new(ThemeName::Dusk);
        let ends = [PacerFrame { rise: 0.0, ..frame(&theme) }, PacerFrame { landing: 1.0, ..frame(&theme) }];
        for end in ends {
            let look = Look::of(&end);
            assert!((look.center.y + look.radius - end.stage.horizon()).abs() < 0.01);
        }
        assert_eq!(Look::of(&frame(&theme)).center, pos2(640.0, 372.0));
    }

    #[test]
    fn with_reduced_motion_only_the_brightness_changes_and_by_a_fifth_at_most() {
        let theme = Theme::new(ThemeName::Dusk).with_reduced_motion(true);
        let looks: Vec<Look> = [0.0, 0.3, 1.0]
            .into_iter()
            .flat_map(|fullness| {
                [Gesture::In, Gesture::TapLeft, Gesture::Look, Gesture::Press].map(|gesture| {
                    let beat = Some(PacerBeat { gesture, progress: 0.5, length_secs: 2.0 });
                    Look::of(&PacerFrame { fullness, beat, ..frame(&theme) })
                })
            })
            .collect();
        let brightest = looks.iter().map(|look| look.brightness).fold(0.0, f32::max);
        for look in &looks {
            assert_eq!(
                (look.center, look.radius, look.light),
                (looks[0].center, looks[0].radius, looks[0].light)
            );
            assert!(look.brightness >= brightest * (1.0 - CALM_SWING) - 0.001);
        }
    }

    #[test]
    fn where_nothing_is_faint_it_is_one_disc_whose_brightness_follows_the_breath() {
        let theme = Theme::new(ThemeName::Contrast);
        let color = |fullness: f32, at: Vec2| {
            let frame = PacerFrame { fullness, ..frame(&theme) };
            paper(&frame, &Look::of(&frame), at)
        };
        assert_eq!(color(1.0, Vec2::ZERO), color(1.0, vec2(0.9, 0.0)), "no gradient");
        assert_eq!(color(1.0, Vec2::ZERO), theme.tokens.lantern_core);
        assert!(color(0.0, Vec2::ZERO).r() < color(1.0, Vec2::ZERO).r() - 20);
    }

    #[test]
    fn pressing_flattens_it_on_its_line() {
        let theme = Theme::new(ThemeName::Dusk);
        let press = |fullness| {
            let beat = Some(PacerBeat { gesture: Gesture::Press, progress: fullness, length_secs: 5.0 });
            Look::of(&PacerFrame { fullness, beat, ..frame(&theme) })
        };
        assert!((press(0.0).radius - Look::of(&frame(&theme)).radius).abs() < 0.01);
        let height = |look: &Look| 2.0 * look.radius * look.stretch.y;
        assert!(height(&press(1.0)) < 0.8 * height(&press(0.0)), "it is flat");
        assert!(press(1.0).stretch.x > 1.1 && press(1.0).radius > 0.99 * press(0.0).radius, "and wider");
        let foot = |look: &Look| look.center.y + look.radius * look.stretch.y;
        assert!((foot(&press(1.0)) - foot(&press(0.0))).abs() < 0.01, "on its line");
        assert!(press(1.0).brightness > press(0.0).brightness);
    }

    #[test]
    fn what_is_let_go_springs_past_its_height_and_comes_to_rest() {
        let theme = Theme::new(ThemeName::Dusk);
        let score = score_with(vec![cycle(&[(Gesture::Press, 5_000), (Gesture::Release, 5_000)])]);
        let release =
            score.beats().iter().find(|beat| beat.round == 1 && beat.gesture == Gesture::Release).unwrap();
        let height = |ms: u32| {
            let stage = PacerStage::with_ring(pos2(640.0, 372.0), 248.0);
            Look::of(&frame_at(&score, f64::from(release.start_ms + ms), stage, &theme)).stretch.y
        };
        assert!(height(0) < 0.7 && height(900) > 1.02, "{} {}", height(0), height(900));
        assert!((2_500..5_000).step_by(100).all(|ms| (height(ms) - 1.0).abs() < 0.02));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn it_never_jumps_and_moves_no_faster_than_it_says(score in any_score(), share in 0.0..1.0_f64) {
            let theme = Theme::new(ThemeName::Dusk);
            let now_ms = share * f64::from(score.total_ms() - 20);
            let [now, then] = [now_ms, now_ms + 10.0].map(|ms| frame_at(&score, ms, stage(), &theme));
            let speed = [&now, &then].map(|frame| Lantern.speed_points_per_second(frame));
            let [from, to] = [&now, &then].map(|frame| {
                let look = Look::of(frame);
                let radii = look.stretch * look.radius;
                (look.center + radii, look.center - radii, look.brightness)
            });
            let moved = (to.0 - from.0).length().max((to.1 - from.1).length());
            // The faster of two ways is told, and where they add up they are one after the other.
            prop_assert!(moved <= 2.0 * speed[0].max(speed[1]) * 0.01 * 1.1 + 0.5, "{moved} {speed:?}");
            prop_assert!((to.2 - from.2).abs() < 0.02, "{from:?} {to:?}");
        }
    }

    #[test]
    fn the_halo_is_gone_at_one_point_six_radii() {
        let theme = Theme::new(ThemeName::Dusk);
        let frame = PacerFrame { fullness: 1.0, ..frame(&theme) };
        let look = Look::of(&frame);
        assert_eq!(glow(&frame, &look, 1.6, Vec2::RIGHT), Color32::TRANSPARENT);
        assert!(glow(&frame, &look, 1.0, Vec2::RIGHT).a() > 60);
    }
}
