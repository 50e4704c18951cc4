//! The lantern of a terminal: it fills with the breath above a horizon, inside the ring of time.
//!
//! How it stands at a moment is a few whole numbers, so that it is known when it next looks otherwise.

use std::f32::consts::{PI, TAU};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use softlanding_core::exercise::Gesture;
use softlanding_core::score::{LANDING_MS, Moment, Position, Score};

use super::canvas::{Dots, Squares};
use super::colours::{Depth, Palette, Rgb, Tokens, mix};

/// How long it takes to rise when a practice begins, in milliseconds.
const RISE_MS: f32 = 1_500.0;
/// Steps of a square in which it grows and rises.
const STEPS: f32 = 4.0;
/// Its light and its shade follow in steps twice as large, so that most of its cells stay as they are while its edge moves.
const SHADE_STEPS: f32 = 2.0;
/// Steps of light, and of what leans to a side.
const SHADES: f32 = 24.0;
const LEANS: f32 = 8.0;
/// The empty and the full breath, in radii of the ring.
const EMPTY: f32 = 88.0 / 248.0;
const FULL: f32 = 208.0 / 248.0;
/// How bright it is where it rests.
const RESTING: f32 = 0.86;
/// With reduced motion it has this breath, and its light swings by no more than this share.
const CALM_BREATH: f32 = 0.45;
const CALM_SWING: f32 = 0.2;
/// By how much a press makes it wider and lower, in radii.
const WIDER: f32 = 0.2;
const LOWER: f32 = 0.32;
/// The light around it ends here, in radii.
const HALO: f32 = 1.6;
/// In a smaller one the hoops that hold its paper are only in the way.
const HOOPS_FROM: f32 = 6.0;
/// A ring of fewer squares is only in the way.
const RING_LEAST: f32 = 6.0;
/// No ring is larger, however large the terminal is.
pub(super) const RING_MOST: f32 = 44.0;

/// Where it stands and how large it may become, in squares of [`Squares`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stage {
    center: (f32, f32),
    ring: f32,
}

impl Stage {
    /// As large as `room` allows, in the middle of it and standing on its lowest line. Counted from `whole`.
    pub fn within(whole: Rect, room: Rect) -> Self {
        let (width, height) = (f32::from(room.width), 2.0 * f32::from(room.height));
        let ring = ((width.min(height) - 1.5) / 2.0).clamp(1.0, RING_MOST);
        let left = f32::from(room.x.saturating_sub(whole.x)) + width / 2.0;
        let top = 2.0 * f32::from(room.y.saturating_sub(whole.y));
        Self { center: (left, top + height - 0.5 - ring), ring }
    }

    /// For a lantern at rest in `room`, of so many rows at most, on its lowest line.
    pub fn resting(whole: Rect, room: Rect, rows_most: u16) -> Self {
        let radius = (f32::from(room.height.min(rows_most)) - 1.5).max(1.0);
        let ring = radius / EMPTY;
        let left = f32::from(room.x.saturating_sub(whole.x)) + f32::from(room.width) / 2.0;
        let foot = 2.0 * f32::from(room.bottom().saturating_sub(whole.y)) - 1.5;
        Self { center: (left, foot - ring), ring }
    }

    /// The height of the line it rests on.
    fn horizon(&self) -> f32 {
        self.center.1 + self.ring
    }

    fn radius(&self, breath: f32) -> f32 {
        // Where there is no room for a ring, the lantern has it.
        let most = if self.has_ring() { FULL } else { 1.0 };
        self.ring * (EMPTY + (most - EMPTY) * breath)
    }

    fn has_ring(&self) -> bool {
        self.ring >= RING_LEAST
    }
}

/// How it stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pose {
    radius: i32,
    /// The radius that its shades are computed for.
    shade: i32,
    /// How far its middle is from the top.
    middle: i32,
    /// How flat it is pressed.
    press: i32,
    light: i32,
    /// Which side glows, and where its light has drifted.
    side: i32,
    drift: i32,
    /// How much of the ring is gone; `None` without a ring.
    gone: Option<i32>,
}

/// What moves it.
#[derive(Clone, Copy, Debug, Default)]
struct Motion {
    breath: f32,
    /// How far it is above its horizon, 0–1.
    height: f32,
    press: f32,
    side: f32,
    drift: f32,
}

impl Pose {
    /// At rest on its horizon.
    pub fn resting(stage: &Stage) -> Self {
        Self::of(stage, Motion::default(), RESTING, None)
    }

    /// At a place of a score in which nothing is breathed, with this much light.
    pub fn lit(stage: &Stage, score: &Score, position: Position, breath: f32) -> Self {
        let gone = score.timed_ms(position) as f32 / score.total_ms().max(1) as f32;
        let motion = Motion { breath, height: 1.0, ..Motion::default() };
        Self::of(stage, motion, 0.68 + 0.32 * breath, stage.has_ring().then_some(gone))
    }

    /// At a place of a score. With `is_still` nothing moves but its light.
    pub fn at(stage: &Stage, score: &Score, position: Position, is_still: bool) -> Self {
        let mut motion = Motion::at(score, position);
        let grows = stage.radius(1.0) - stage.radius(0.0);
        let in_steps =
            |steps: f32| (motion.breath * (grows * steps).max(1.0)).round() / (grows * steps).max(1.0);
        let lit = in_steps(SHADE_STEPS);
        motion.breath = in_steps(STEPS);
        let gone = score.timed_ms(position) as f32 / score.total_ms().max(1) as f32;
        let ring = stage.has_ring().then_some(gone);
        if is_still {
            let swell = motion.breath.max(0.6 * motion.side.abs()).max(motion.drift.abs());
            let calm = Motion { breath: CALM_BREATH, ..Motion::default() };
            return Self::of(stage, calm, 1.0 - CALM_SWING * (1.0 - swell), ring);
        }
        let light = RESTING + (0.68 + 0.32 * lit - RESTING) * motion.height;
        Self::of(stage, motion, light, ring)
    }

    fn of(stage: &Stage, motion: Motion, light: f32, gone: Option<f32>) -> Self {
        let whole = |value: f32, steps: f32| (value * steps).round() as i32;
        let radius = stage.radius(motion.breath);
        let resting = stage.horizon() - radius * (1.0 - LOWER * motion.press);
        let middle = resting + (stage.center.1 - resting) * motion.height;
        Self {
            radius: whole(radius, STEPS),
            shade: whole(radius, SHADE_STEPS),
            middle: whole(middle, STEPS),
            press: whole(motion.press, LEANS),
            light: whole(light, SHADES),
            side: whole(motion.side, LEANS),
            drift: whole(motion.drift, LEANS),
            gone: gone.map(|gone| (gone * TAU * stage.ring).floor() as i32),
        }
    }
}

impl Motion {
    fn at(score: &Score, position: Position) -> Self {
        let Moment { beat, fullness, .. } = score.at(position);
        let height = rise(score, position) * (1.0 - landing(score, position));
        if presses(score, position) {
            // What is pressed stays on its line.
            return Self { press: fullness, ..Self::default() };
        }
        let swell = |progress: f32| (PI * progress.clamp(0.0, 1.0)).sin().max(0.0).powf(1.4);
        let (side, drift) = match beat.map(|beat| (beat.gesture, beat.progress)) {
            Some((Gesture::TapLeft, progress)) => (-swell(progress), 0.0),
            Some((Gesture::TapRight, progress)) => (swell(progress), 0.0),
            Some((Gesture::Look | Gesture::Listen, progress)) => (0.0, (TAU * smooth(progress)).sin()),
            _ => (0.0, 0.0),
        };
        Self { breath: fullness, height, press: 0.0, side, drift }
    }
}

/// ½ − ½cos πu: starts and ends at rest.
fn smooth(share: f32) -> f32 {
    0.5 - 0.5 * (PI * share.clamp(0.0, 1.0)).cos()
}

fn rise(score: &Score, position: Position) -> f32 {
    if position.part > 0 && score.waits_at(Position::START) {
        return 1.0;
    }
    let waited_ms = if score.waits_at(position) { position.ms } else { 0 };
    smooth(score.timed_ms(position).saturating_add(waited_ms) as f32 / RISE_MS)
}

fn landing(score: &Score, position: Position) -> f32 {
    let is_landing = score.parts().get(position.part).is_some_and(|part| part.is_landing);
    if is_landing { smooth(position.ms as f32 / LANDING_MS as f32) } else { 0.0 }
}

/// Whether this part, or the one before where it has no beats, presses and lets go instead of breathing.
fn presses(score: &Score, position: Position) -> bool {
    let parts = score.parts().get(..=position.part).unwrap_or_default();
    let beats = parts.iter().rev().map(|part| score.beats().get(part.beats.clone()).unwrap_or_default());
    let mut own = beats.filter(|beats| !beats.is_empty());
    let is_effort = |gesture| matches!(gesture, Gesture::Press | Gesture::Release);
    own.next().is_some_and(|beats| beats.iter().take(12).any(|beat| is_effort(beat.gesture)))
}

/// The sky, the ground, the ring and the lantern of this pose, over all of an area.
pub(super) fn paint(area: Rect, stage: &Stage, pose: &Pose, palette: &Palette, buffer: &mut Buffer) {
    let shape = Shape::new(stage, pose);
    match palette.tokens() {
        Some(tokens) => {
            let picture = Picture { stage: *stage, shape, tokens, is_true: palette.depth == Depth::True };
            let skies = sky_rows(area, tokens, stage.horizon(), palette);
            let behind: Vec<Color> = skies.iter().map(|sky| palette.color(*sky)).collect();
            let color = |column: usize, row: usize| {
                let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
                if picture.is_sky(x, y) {
                    return behind.get(row).copied();
                }
                Some(palette.color(picture.color(x, y, *skies.get(row)?)))
            };
            Squares::new(area, color).paint(area, buffer);
        }
        None if palette.depth == Depth::Few => shape.paint_few(stage, area, buffer),
        None => shape.paint_dots(stage, area, buffer),
    }
}

/// Only the sky.
pub(super) fn paint_sky(area: Rect, palette: &Palette, buffer: &mut Buffer) {
    let Some(tokens) = palette.tokens() else { return };
    let skies = sky_rows(area, tokens, 2.0 * f32::from(area.height), palette);
    let behind: Vec<Color> = skies.iter().map(|sky| palette.color(*sky)).collect();
    Squares::new(area, |_, row| behind.get(row).copied()).paint(area, buffer);
}

/// What is behind everything, row by row.
fn sky_rows(area: Rect, tokens: &Tokens, horizon: f32, palette: &Palette) -> Vec<Rgb> {
    let is_true = palette.depth == Depth::True;
    let rows = 0..2 * usize::from(area.height);
    rows.map(|row| sky(tokens, row as f32, horizon, is_true)).collect()
}

/// The colour of what is behind everything, at a height.
fn sky(tokens: &Tokens, y: f32, horizon: f32, is_true: bool) -> Rgb {
    if y >= horizon {
        tokens.ground
    } else if is_true {
        mix(tokens.sky_high, tokens.sky_low, (y / horizon.max(1.0)).powf(1.4))
    } else {
        // Of 256 colours too few are dark for a sky.
        tokens.background
    }
}

/// A pose in squares again.
#[derive(Clone, Copy, Debug)]
struct Shape {
    center: (f32, f32),
    radius: f32,
    /// The radius that its shades are computed for, in radii.
    shade: f32,
    stretch: (f32, f32),
    light: f32,
    side: f32,
    drift: f32,
    /// How much of the ring is gone, 0–1.
    gone: Option<f32>,
}

impl Shape {
    fn new(stage: &Stage, pose: &Pose) -> Self {
        let press = pose.press as f32 / LEANS;
        let radius = (pose.radius as f32 / STEPS).max(0.5);
        Self {
            center: (stage.center.0, pose.middle as f32 / STEPS),
            radius,
            shade: (pose.shade as f32 / SHADE_STEPS).max(0.5) / radius,
            stretch: (1.0 + WIDER * press, 1.0 - LOWER * press),
            light: pose.light as f32 / SHADES,
            side: pose.side as f32 / LEANS,
            drift: pose.drift as f32 / LEANS,
            gone: pose.gone.map(|gone| gone as f32 / (TAU * stage.ring).max(1.0)),
        }
    }

    /// A place in radii from the middle.
    fn radii_to(&self, x: f32, y: f32) -> (f32, f32) {
        let across = (x - self.center.0) / (self.radius * self.stretch.0);
        (across, (y - self.center.1) / (self.radius * self.stretch.1))
    }

    /// In the terminal's own yellows; the ring is dots.
    fn paint_few(&self, stage: &Stage, area: Rect, buffer: &mut Buffer) {
        let mut dots = Dots::new(area);
        self.set_ring(stage, &mut dots);
        dots.paint(area, Style::new().add_modifier(Modifier::DIM), buffer);
        let color = |column: usize, row: usize| {
            let (x, y) = self.radii_to(column as f32 + 0.5, row as f32 + 0.5);
            let away = x.hypot(y);
            let lit = (x - 0.26 * self.drift).hypot(y - 0.14) < 0.75 * self.light && self.side * x >= -0.1;
            (away <= 1.0).then_some(if lit { Color::LightYellow } else { Color::Yellow })
        };
        Squares::new(area, color).paint(area, buffer);
    }

    /// Its rim and its hoops in dots, and the ring.
    fn paint_dots(&self, stage: &Stage, area: Rect, buffer: &mut Buffer) {
        let mut dots = Dots::new(area);
        self.set_ring(stage, &mut dots);
        let steps = (TAU * self.radius * 2.5).ceil().max(8.0) as u16;
        for step in 0..steps {
            let (sine, cosine) = (f32::from(step) / f32::from(steps) * TAU).sin_cos();
            self.set(&mut dots, cosine, sine);
        }
        let hoops: &[f32] = if self.radius < 5.0 { &[0.0] } else { &[-0.72, -0.36, 0.0, 0.36, 0.72] };
        for latitude in hoops {
            let (sine, half) = latitude.sin_cos();
            let steps = (self.radius * half * 3.0).ceil().max(4.0) as u16;
            for step in 0..=steps {
                let turn = f32::from(step) / f32::from(steps) * PI;
                let across = -turn.cos() * half;
                // What glows at one side has its hoops there alone.
                if self.side * across >= 0.0 {
                    self.set(&mut dots, across, sine + 0.14 * half * turn.sin());
                }
            }
        }
        dots.paint(area, Style::new(), buffer);
    }

    fn set(&self, dots: &mut Dots, across: f32, down: f32) {
        let x = self.center.0 + across * self.radius * self.stretch.0;
        dots.set(x, self.center.1 + down * self.radius * self.stretch.1);
    }

    /// The time that is left, as dots far from each other, and where it has gone, near.
    fn set_ring(&self, stage: &Stage, dots: &mut Dots) {
        let Some(gone) = self.gone else { return };
        let steps = (TAU * stage.ring * 2.0).ceil() as u16;
        for step in 0..steps {
            let share = f32::from(step) / f32::from(steps);
            if share <= gone || step % 6 == 0 {
                let (sine, cosine) = ((share - 0.25) * TAU).sin_cos();
                dots.set(stage.center.0 + cosine * stage.ring, stage.center.1 + sine * stage.ring);
            }
        }
        for step in 0..u16::try_from((stage.ring * 3.0) as i32).unwrap_or(0) {
            dots.set(stage.center.0 + f32::from(step) - stage.ring * 1.5, stage.horizon());
        }
    }
}

/// Everything in colour.
struct Picture<'a> {
    stage: Stage,
    shape: Shape,
    tokens: &'a Tokens,
    is_true: bool,
}

impl Picture<'_> {
    /// Whether nothing but the sky is there.
    fn is_sky(&self, x: f32, y: f32) -> bool {
        let reach = self.stage.ring.max(self.shape.radius * HALO) + 1.5;
        let (across, down) = (x - self.stage.center.0, y - self.stage.center.1);
        y < self.stage.horizon() && (across.abs() > reach || down.abs() > reach)
    }

    fn color(&self, x: f32, y: f32, sky: Rgb) -> Rgb {
        let (across, down) = self.shape.radii_to(x, y);
        let away = distance(across, down);
        let covered = ((1.0 - away) * self.shape.radius + 0.5).clamp(0.0, 1.0);
        // Between few colours an edge is better hard than grey.
        let covered = stepped(covered, if self.is_true { 8.0 } else { 1.0 });
        if covered >= 1.0 {
            return self.paper(across, down, away);
        }
        let color =
            if y > self.stage.horizon() { self.ground(sky, x, y) } else { self.air(sky, across, away) };
        let color = self.ringed(color, x, y);
        if covered > 0.0 { mix(color, self.paper(across, down, away), covered) } else { color }
    }

    /// The line it stands on, and its light on the ground.
    fn ground(&self, behind: Rgb, x: f32, y: f32) -> Rgb {
        let deep_px = y - self.stage.horizon();
        let beside = (1.0 - ((x - self.stage.center.0) / (self.stage.ring * 1.55)).abs()).clamp(0.0, 1.0);
        let line = if deep_px < 1.0 { 0.35 * beside } else { 0.0 };
        let ground = mix(behind, self.tokens.outline, line);
        if !self.is_true {
            return ground;
        }
        let deep = (1.0 - deep_px / (self.stage.ring * 0.23).max(1.5)).clamp(0.0, 1.0);
        mix(ground, self.tokens.halo, stepped(0.5 * beside * beside * self.shape.light * deep, 24.0))
    }

    /// The light around it.
    fn air(&self, behind: Rgb, across: f32, away: f32) -> Rgb {
        if !self.is_true || self.tokens.plain || away >= HALO {
            return behind;
        }
        let near = 1.0 - ((away / self.shape.shade - 1.0) / (HALO - 1.0)).clamp(0.0, 1.0);
        let sided = (1.0 + 1.1 * self.shape.side * across.clamp(-1.0, 1.0)).clamp(0.1, 2.0);
        mix(behind, self.tokens.halo, stepped(0.34 * near * near * self.shape.light * sided, 32.0))
    }

    /// The ring: faint, and gone where the time has gone.
    fn ringed(&self, behind: Rgb, x: f32, y: f32) -> Rgb {
        let Some(gone) = self.shape.gone else { return behind };
        let (across, down) = (x - self.stage.center.0, y - self.stage.center.1);
        let covered = 1.0 - (distance(across, down) - self.stage.ring).abs();
        if covered <= 0.0 || y > self.stage.horizon() {
            return behind;
        }
        let turn = (across.atan2(-down) / TAU).rem_euclid(1.0);
        let (color, strength) =
            if turn <= gone { (self.tokens.accent, 0.62) } else { (self.tokens.outline, self.track()) };
        mix(behind, color, strength * if self.is_true { covered } else { covered.round() })
    }

    fn track(&self) -> f32 {
        match (self.tokens.plain, self.is_true) {
            (true, _) => 0.6,
            (false, true) => 0.28,
            (false, false) => 0.4,
        }
    }

    /// Bright near the light, then paper, and darker where it turns away at the edge.
    fn paper(&self, across: f32, down: f32, away: f32) -> Rgb {
        let (tokens, shape) = (self.tokens, &self.shape);
        let (across, down, shaded) = (across / shape.shade, down / shape.shade, away / shape.shade);
        let dimness = 1.0 - shape.light * (1.0 + 0.3 * shape.side * across);
        if tokens.plain {
            return mix(tokens.lantern_core, tokens.lantern_edge, 1.9 * dimness);
        }
        let lit = distance(across - 0.30 * shape.side - 0.26 * shape.drift, down - 0.14);
        let turning = ease((shaded - 0.5) / 0.5);
        let away_from_light = stepped(0.50 * ease(lit / 1.25) + 0.26 * turning + 0.62 * dimness, 20.0);
        let paper = if away_from_light < 0.5 {
            mix(tokens.lantern_core, tokens.lantern_paper, 2.0 * away_from_light)
        } else {
            mix(tokens.lantern_paper, tokens.lantern_edge, 2.0 * away_from_light - 1.0)
        };
        if self.is_hoop(across, down) {
            // They are not there at once as it grows.
            let shown = ((shape.radius * shape.shade - HOOPS_FROM) / 3.0).clamp(0.0, 1.0);
            mix(paper, tokens.lantern_edge, 0.20 * shown)
        } else {
            self.rimmed(paper, away)
        }
    }

    fn rimmed(&self, paper: Rgb, away: f32) -> Rgb {
        let near = (1.0 - away) * self.shape.radius;
        let rim = mix(self.tokens.lantern_edge, self.tokens.lantern_rim, self.shape.light);
        if near < 0.8 && self.shape.radius > 4.0 { mix(paper, rim, 0.55) } else { paper }
    }

    /// The hoops that hold the paper, seen from a little below.
    fn is_hoop(&self, across: f32, down: f32) -> bool {
        if self.shape.radius < HOOPS_FROM {
            return false;
        }
        [-0.72_f32, -0.36, 0.0, 0.36, 0.72].iter().any(|latitude| {
            let (sine, half) = latitude.sin_cos();
            let along = (across / half).clamp(-1.0, 1.0);
            let there = sine + 0.14 * half * (1.0 - along * along).sqrt();
            across.abs() < half && (down - there).abs() * self.shape.radius < 0.5
        })
    }
}

fn distance(across: f32, down: f32) -> f32 {
    (across * across + down * down).sqrt()
}

/// Starts and ends at rest.
fn ease(share: f32) -> f32 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

/// In a few steps, so that fewer cells change.
fn stepped(share: f32, steps: f32) -> f32 {
    (share.clamp(0.0, 1.0) * steps).round() / steps
}
