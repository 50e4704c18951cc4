//! The drawing of the map: one hillside at three times of day, with a path through all of it.
//!
//! From left to right a still evening, a windy day, a misty night. Each has the shape of its state: a light that rests,
//! waves close to each other, a dot in a wide ring. It is lost on all sides and stands still.

use std::f32::consts::PI;

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use softlanding_core::rating::State;

use crate::ui::pacer::light::{oval, sheet, strand};
use crate::ui::pacer::paint_resting;
use crate::ui::theme::icons::state_color;
use crate::ui::theme::{Theme, Tokens, mix};

pub const SETTLED_X: f32 = 0.2;
pub const STIRRED_UP_X: f32 = 0.5;
pub const FAR_AWAY_X: f32 = 0.8;

/// Columns of what runs across the whole drawing.
const COLUMNS: u16 = 64;
/// The share of each side on which the drawing is lost.
const EDGE: f32 = 0.17;
/// Blades of grass in the wind.
const BLADES: u8 = 46;
/// Rings of a light in the air, as shares of its reach.
const GLOW_RINGS: [f32; 6] = [0.14, 0.3, 0.46, 0.62, 0.8, 1.0];
/// The way each ridge goes: its height and two waves of it, as amplitude, frequency and phase.
const FAR_RIDGE: Ridge = Ridge { height: 0.60, long: (0.07, 1.15, 0.35), short: (0.018, 4.3, 0.1) };
const NEAR_RIDGE: Ridge = Ridge { height: 0.69, long: (0.06, 0.9, 0.62), short: (0.012, 3.1, 0.7) };
const HILL: Ridge = Ridge { height: 0.83, long: (-0.11, 0.5, 0.0), short: (0.010, 2.3, 0.2) };

/// The line of a ridge against the sky.
#[derive(Clone, Copy)]
struct Ridge {
    height: f32,
    long: (f32, f32, f32),
    short: (f32, f32, f32),
}

impl Ridge {
    /// How far down it is at this share of the width.
    fn at(self, x: f32) -> f32 {
        let wave = |(amplitude, frequency, phase): (f32, f32, f32)| {
            amplitude * ((x * frequency + phase) * 2.0 * PI).sin()
        };
        self.height + wave(self.long) + wave(self.short)
    }
}

/// The drawing in its place, with its colours.
struct Drawing<'a> {
    painter: &'a Painter,
    rect: Rect,
    theme: &'a Theme,
}

/// Paints it there.
pub fn paint(painter: &Painter, rect: Rect, theme: &Theme) {
    let drawing = Drawing { painter, rect, theme };
    drawing.sky();
    drawing.moon();
    drawing.wind();
    drawing.ridge(FAR_RIDGE, 0.34);
    drawing.far_light();
    drawing.ridge(NEAR_RIDGE, 0.62);
    drawing.mist();
    drawing.glow(SETTLED_X, 0.9);
    drawing.glow(STIRRED_UP_X, 1.25);
    drawing.ridge(HILL, 0.92);
    drawing.path();
    drawing.tree();
    drawing.grass();
    for (x, size) in [(SETTLED_X, 1.0), (STIRRED_UP_X, 0.86)] {
        paint_resting(painter, drawing.on_hill(x), drawing.unit(0.062) * size, theme);
    }
}

impl Drawing<'_> {
    fn tokens(&self) -> &Tokens {
        &self.theme.tokens
    }

    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.rect.min + vec2(x, y) * self.rect.size()
    }

    /// A length, as a share of the height.
    fn unit(&self, share: f32) -> f32 {
        share * self.rect.height()
    }

    /// Where something stands on the hill.
    fn on_hill(&self, x: f32) -> Pos2 {
        self.at(x, HILL.at(x) + 0.004)
    }

    /// One of three colours that run into each other across the drawing.
    fn across(x: f32, [evening, day, night]: [Color32; 3]) -> Color32 {
        let day_share = 1.0 - smooth(((x - 0.5).abs() - 0.06) / 0.26);
        mix(if x < 0.5 { evening } else { night }, day, day_share)
    }

    fn sky(&self) {
        let tokens = self.tokens();
        if tokens.plain {
            return;
        }
        let high = [
            tokens.sky_high,
            mix(tokens.sky_low, tokens.water, 0.35),
            mix(tokens.sky_high, tokens.far_away, 0.10),
        ];
        let low = [
            mix(tokens.sky_low, tokens.halo, 0.42),
            mix(tokens.sky_low, tokens.water, 0.75),
            mix(tokens.sky_low, tokens.far_away, 0.22),
        ];
        let place = |x, y: f32| self.at(x, 0.78 * y);
        self.painter.add(sheet(self.painter, COLUMNS, 12, place, |x, y| {
            let color = mix(Self::across(x, high), Self::across(x, low), y * y);
            color.gamma_multiply(side_fade(x) * smooth(y / 0.55))
        }));
    }

    /// A ridge from its line down to where the drawing is lost, `near` 0–1.
    fn ridge(&self, ridge: Ridge, near: f32) {
        let tokens = self.tokens();
        // In daylight what is near is darker than the ground of other screens.
        let ground = if tokens.dark {
            tokens.ground
        } else {
            mix(mix(tokens.ground, tokens.water, 0.7), tokens.outline, 0.12)
        };
        let evening = mix(mix(tokens.sky_low, tokens.halo, 0.3), ground, near);
        let day = mix(mix(tokens.sky_low, tokens.water, 0.6), ground, 0.94 * near);
        let night = mix(mix(tokens.sky_low, tokens.far_away, 0.2), ground, near);
        let foot = 1.0;
        let place = |x: f32, y: f32| {
            let top = ridge.at(x);
            self.at(x, top + (foot - top) * y)
        };
        let lit = mix(tokens.halo, tokens.lantern_paper, 0.4);
        self.painter.add(sheet(self.painter, COLUMNS, 6, place, |x, y| {
            let color = Self::across(x, [evening, day, night]);
            let lantern = if near > 0.9 && !tokens.plain { light_on(x) * (1.0 - y) * (1.0 - y) } else { 0.0 };
            mix(color, lit, 0.5 * lantern).gamma_multiply(side_fade(x) * (1.0 - smooth((y - 0.35) / 0.65)))
        }));
        let line: Vec<(Pos2, Color32)> = (0..=COLUMNS)
            .map(|step| {
                let x = f32::from(step) / f32::from(COLUMNS);
                let strength = side_fade(x) * if near > 0.9 { 0.25 + 0.75 * light_on(x) } else { 0.22 };
                let color = mix(tokens.outline, tokens.accent, light_on(x) * near);
                (self.at(x, ridge.at(x)), color.gamma_multiply(0.8 * strength))
            })
            .collect();
        self.painter.add(strand(self.painter, &line, 0.9, 2.2));
    }

    /// Warm air around a lantern on the hill.
    fn glow(&self, x: f32, strength: f32) {
        let tokens = self.tokens();
        let middle = self.on_hill(x) - vec2(0.0, self.unit(0.06));
        let reach = vec2(0.62, 0.36) * self.rect.height();
        let most = strength * if tokens.dark { 0.34 } else { 0.5 };
        let rings = GLOW_RINGS.map(|share| share * reach.x);
        self.painter.add(oval(self.painter, middle, reach / reach.x, &rings, |ring, _| {
            let share =
                ring.checked_sub(1).and_then(|ring| GLOW_RINGS.get(ring)).copied().unwrap_or_default();
            tokens.halo.gamma_multiply(most * (1.0 - share) * (1.0 - share))
        }));
    }

    /// Waves close to each other, lost on both sides.
    fn wind(&self) {
        let color = state_color(State::StirredUp, self.tokens());
        for (row, (from, until)) in (0_u8..).zip([(0.40, 0.66), (0.36, 0.60), (0.43, 0.70)]) {
            let middle = 0.20 + 0.085 * f32::from(row);
            let points: Vec<(Pos2, Color32)> = (0_u8..=64)
                .map(|step| {
                    let along = f32::from(step) / 64.0;
                    let x = from + (until - from) * along;
                    let y = middle - 0.026 * ((x - 0.36) * 62.0).sin();
                    (self.at(x, y), color.gamma_multiply(0.8 * swell(along)))
                })
                .collect();
            self.painter.add(strand(self.painter, &points, self.unit(0.007), self.unit(0.02)));
        }
    }

    /// A dot in a wide ring, over the night.
    fn moon(&self) {
        let color = mix(state_color(State::ShutDown, self.tokens()), self.tokens().text, 0.25);
        let middle = self.at(FAR_AWAY_X + 0.045, 0.26);
        self.painter.circle_stroke(
            middle,
            self.unit(0.125),
            Stroke::new(self.unit(0.011).max(1.5), color.gamma_multiply(0.75)),
        );
        self.painter.circle_filled(middle, self.unit(0.028), color);
    }

    /// One small light, far off.
    fn far_light(&self) {
        let x = FAR_AWAY_X - 0.015;
        let foot = self.at(x, FAR_RIDGE.at(x) + 0.004);
        let mut dim = self.painter.clone();
        dim.multiply_opacity(0.8);
        paint_resting(&dim, foot, self.unit(0.024).max(4.0), self.theme);
    }

    /// Mist over the night, thicker to the right.
    fn mist(&self) {
        let tokens = self.tokens();
        let color = mix(
            mix(tokens.sky_low, tokens.far_away, 0.25),
            tokens.text,
            if tokens.dark { 0.22 } else { 0.0 },
        );
        for (top, bottom, strength) in [(0.50, 0.64, 0.34), (0.60, 0.80, 0.5)] {
            let place = |x: f32, y: f32| {
                self.at(0.58 + 0.42 * x, top + (bottom - top) * y + 0.012 * (x * 9.0 + top * 20.0).sin())
            };
            self.painter.add(sheet(self.painter, 24, 6, place, |x, y| {
                let along = smooth(x / 0.6) * side_fade(0.58 + 0.42 * x);
                color.gamma_multiply(strength * along * along * swell(y))
            }));
        }
    }

    /// The way that leads through all three.
    fn path(&self) {
        let tokens = self.tokens();
        let points: Vec<(Pos2, Color32)> = (0..=COLUMNS)
            .map(|step| {
                let x = f32::from(step) / f32::from(COLUMNS);
                let y = HILL.at(x) + 0.06 + 0.028 * (x * 11.0 + 0.6).sin();
                let far = if tokens.dark { tokens.outline } else { tokens.surface };
                let color = mix(far, tokens.lantern_paper, 0.25 + 0.75 * light_on(x));
                (self.at(x, y), color.gamma_multiply(0.65 * side_fade(x)))
            })
            .collect();
        self.painter.add(strand(self.painter, &points, self.unit(0.008), self.unit(0.016)));
    }

    /// A tree beside the lantern that rests.
    fn tree(&self) {
        let tokens = self.tokens();
        let ink =
            mix(mix(tokens.ground, tokens.outline, if tokens.dark { 0.24 } else { 0.8 }), tokens.halo, 0.12);
        let foot = self.on_hill(SETTLED_X - 0.062);
        let size = self.unit(0.30);
        let point = |x: f32, y: f32| foot + vec2(x, -y) * size;
        let trunk = [point(-0.045, -0.02), point(0.045, -0.02), point(0.02, 0.62), point(-0.02, 0.62)];
        self.painter.add(Shape::convex_polygon(trunk.to_vec(), ink, Stroke::NONE));
        for (x, y, radius) in [(0.0, 0.92, 0.24), (-0.2, 0.72, 0.2), (0.2, 0.7, 0.2), (0.0, 0.66, 0.2)] {
            self.painter.circle_filled(point(x, y), radius * size, ink);
        }
    }

    /// Grass that bends with the wind, near the lantern that burns bright.
    fn grass(&self) {
        let tokens = self.tokens();
        for blade in 0_u8..BLADES {
            let share = f32::from(blade) / f32::from(BLADES - 1);
            // No two stand alike, and all of them stand the same in every frame.
            let uneven = (f32::from(blade) * 12.9898).sin() * 437.58;
            let uneven = uneven - uneven.floor();
            let x = STIRRED_UP_X - 0.13 + 0.26 * share + 0.006 * uneven;
            let height = self.unit(0.035 + 0.055 * uneven);
            let foot = self.on_hill(x);
            let bend = |up: f32| foot + Vec2::new(height * 0.95 * up * up, -height * up * (1.0 - 0.28 * up));
            let points: Vec<Pos2> = (0_u8..=6).map(|step| bend(f32::from(step) / 6.0)).collect();
            let near = 1.0 - (x - STIRRED_UP_X).abs() / 0.14;
            let color = mix(
                mix(tokens.ground, tokens.outline, if tokens.dark { 0.6 } else { 1.0 }),
                tokens.lantern_rim,
                0.75 * near.max(0.0),
            );
            let fade = smooth(share / 0.2) * smooth((1.0 - share) / 0.2);
            self.painter.add(Shape::line(
                points,
                Stroke::new(self.unit(0.0045).max(1.0), color.gamma_multiply(fade)),
            ));
        }
    }
}

/// How much light of the two lanterns lies on the hill there.
fn light_on(x: f32) -> f32 {
    let near = |middle: f32| (1.0 - (x - middle).abs() / 0.12).max(0.0);
    smooth(near(SETTLED_X).max(near(STIRRED_UP_X)))
}

/// Full in the middle and lost on both sides.
fn side_fade(x: f32) -> f32 {
    smooth(x / EDGE) * smooth((1.0 - x) / EDGE)
}

/// From nothing to full and back to nothing.
fn swell(share: f32) -> f32 {
    (PI * share).sin().max(0.0)
}

/// From 0 to 1 without a corner.
fn smooth(share: f32) -> f32 {
    let share = share.clamp(0.0, 1.0);
    share * share * (3.0 - 2.0 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_far_light_is_seen_over_what_is_nearer_and_the_hill_stays_in_the_drawing() {
        let far = FAR_RIDGE.at(FAR_AWAY_X);
        assert!(far < NEAR_RIDGE.at(FAR_AWAY_X) - 0.02 && far < HILL.at(FAR_AWAY_X) - 0.05);
        for step in 0_u8..=100 {
            let x = f32::from(step) / 100.0;
            assert!(HILL.at(x) < 0.86 && FAR_RIDGE.at(x) > 0.4, "{x}");
        }
    }

    #[test]
    fn nothing_of_it_has_an_edge() {
        assert!(side_fade(0.0).abs() < f32::EPSILON && side_fade(1.0).abs() < f32::EPSILON);
        assert!((side_fade(0.5) - 1.0).abs() < f32::EPSILON);
        for x in [SETTLED_X, STIRRED_UP_X, FAR_AWAY_X] {
            assert!((side_fade(x) - 1.0).abs() < 0.01, "{x}");
        }
    }
}
