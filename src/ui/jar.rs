//! A jar of lights on the horizon: glass, and a glow for each small good moment.
//!
//! Knows where the lights are and how they look, and nothing of what they say. All lights are one mesh: a hundred cost
//! no more than a lantern.

use std::f32::consts::TAU;
use std::sync::Arc;
use std::time::Duration;

use egui::{
    Color32, ColorImage, Context, Id, Mesh, Painter, Pos2, Rect, Shape, Stroke, TextureHandle, TextureId,
    TextureOptions, Vec2, pos2, vec2,
};

use super::pacer::light::{fading, oval, sheet, strand};
use super::pacer::smooth;
use super::theme::{Theme, light_strength, mix};

/// At most as many lights are drawn at once.
pub const LIGHTS_MOST: usize = 90;
/// How wide a jar is, as a share of its height.
const WIDTH: f32 = 0.74;
/// How fast a light moves at most, in points a second.
pub const DRIFT_SPEED: f32 = 4.0;
/// How far a light drifts from its place, in points.
const DRIFT: Vec2 = Vec2::new(5.0, 4.0);
/// A light that was taken out floats at least this high above the mouth, in points.
const FLOATS_LEAST: f32 = 24.0;
/// Side of the square that a light is drawn from, in pixels.
const GLOW_SIDE: usize = 64;
/// Corners along one side of the glass.
const PROFILE: u16 = 72;
/// Where the glass begins at its lip and where it turns under at its foot, as shares of the height.
const LIP: f32 = 0.028;
const FOOT: f32 = 0.965;
/// Rings of the light that all of them throw around the jar, as shares of its reach.
const SHINE: [f32; 6] = [0.15, 0.3, 0.48, 0.66, 0.84, 1.0];

/// A jar that stands with its foot at the bottom of `rect`, in the middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jar {
    rect: Rect,
}

/// One light: its number among all, whether it is chosen, and whether it has been taken out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Light {
    pub number: usize,
    pub is_chosen: bool,
    pub is_open: bool,
}

impl Jar {
    /// As large as fits.
    #[must_use]
    pub fn in_room(room: Rect) -> Self {
        let height = room.height().min(room.width() / WIDTH);
        let size = vec2(height * WIDTH, height);
        Self { rect: Rect::from_min_size(pos2(room.center().x - size.x / 2.0, room.bottom() - size.y), size) }
    }

    #[must_use]
    pub fn rect(&self) -> Rect {
        self.rect
    }

    /// Half the width of the glass, this share of the way down.
    fn half_width(&self, down: f32) -> f32 {
        let half = self.rect.width() / 2.0;
        let share = if down < 0.045 {
            0.63
        } else if down < 0.09 {
            0.63 - 0.05 * smooth((down - 0.045) / 0.045)
        } else if down < 0.36 {
            // An ogee: in at the neck, out over the shoulder.
            let along = (down - 0.09) / 0.27;
            0.58 + 0.42 * (0.35 * smooth(along) + 0.65 * (along * TAU / 4.0).sin().powf(1.35))
        } else if down < 0.90 {
            1.0 - 0.03 * smooth((down - 0.5) / 0.4)
        } else {
            let round = ((down - 0.90) / 0.10).min(1.0);
            0.97 - 0.20 * (1.0 - (1.0 - round * round).max(0.0).sqrt())
        };
        half * share
    }

    fn at(&self, across: f32, down: f32) -> Pos2 {
        let middle = self.rect.center().x;
        pos2(middle + across * self.half_width(down), self.rect.top() + down * self.rect.height())
    }

    /// Where a light is at this time, and where it stays under reduced motion. One that was taken out floats above
    /// the mouth.
    #[must_use]
    pub fn place(&self, light: Light, now: Duration, is_still: bool) -> Pos2 {
        let index = light.number as f32;
        // A sequence that fills evenly, however many there are (steps by the plastic number).
        let (across, up) = ((0.5 + index * 0.754_877_7).fract(), (0.5 + index * 0.569_840_3).fract());
        let home = if light.is_open {
            pos2(self.rect.center().x, self.rect.top() - (0.10 * self.rect.height()).max(FLOATS_LEAST))
        } else {
            self.at((across - 0.5) * 1.62, 0.92 - 0.72 * up.powf(1.45))
        };
        if is_still {
            return home;
        }
        let secs = (now.as_millis() % 10_000_000) as f32 / 1_000.0;
        let swing = |period: f32, phase: f32| ((secs / period + phase) * TAU).sin();
        home + DRIFT * vec2(swing(11.0 + 4.0 * across, up), swing(9.0 + 4.0 * up, across))
    }

    /// Paints what lies behind the lights: their shine on sky and ground, and the back of the glass.
    pub fn paint_behind(&self, painter: &Painter, theme: &Theme, count: usize) {
        let tokens = &theme.tokens;
        let many = (count as f32 / 24.0).min(1.0).sqrt();
        let strength = many * if tokens.dark { 0.20 } else { 0.42 };
        let reach = self.rect.width() * vec2(1.55, 0.95);
        let middle = self.at(0.0, 0.68);
        let shine = |color: Color32, strength: f32, middle: Pos2, reach: Vec2| {
            let rings = SHINE.map(|share| share * reach.x);
            oval(painter, middle, reach / reach.x, &rings, fading(&SHINE, color, strength))
        };
        painter.add(shine(tokens.halo, strength, middle, reach));
        // The pool on the ground, and the dark right below the foot.
        let foot = self.at(0.0, 1.0);
        painter.add(shine(tokens.halo, 1.2 * strength, foot, self.rect.width() * vec2(0.95, 0.16)));
        painter.add(shine(tokens.ground, 0.9, foot, self.rect.width() * vec2(0.5, 0.035)));
        painter.add(self.glass(painter, theme));
        painter.add(self.ellipse(painter, 0.045, 0.05, tokens.outline.gamma_multiply(0.35), (0.0, 0.5)));
    }

    /// The body of the glass: hardly there in the middle, seen where it turns away.
    fn glass(&self, painter: &Painter, theme: &Theme) -> Shape {
        let tokens = &theme.tokens;
        let (clear, edge) = if tokens.dark { (0.05, 0.34) } else { (0.10, 0.30) };
        let tint = mix(tokens.outline, tokens.sky_low, 0.35);
        sheet(
            painter,
            16,
            PROFILE,
            |along, down| self.at(2.0 * along - 1.0, LIP + (FOOT - LIP) * down),
            |along, down| {
                let turned = (2.0 * along - 1.0).abs().powi(4);
                let thick = smooth((down - 0.88) / 0.12);
                tint.gamma_multiply(clear + (edge - clear) * turned.max(0.55 * thick))
            },
        )
    }

    /// Paints all lights, in this order.
    pub fn paint_lights(
        &self,
        painter: &Painter,
        theme: &Theme,
        lights: impl Iterator<Item = (Light, Pos2)>,
    ) {
        let mut mesh = Mesh::with_texture(glow(painter.ctx()));
        let size = self.rect.height() / 380.0;
        for (light, at) in lights {
            add_light(&mut mesh, theme, light, at, size);
        }
        painter.add(Shape::Mesh(Arc::new(mesh)));
    }

    /// Paints what lies before the lights: the edge of the glass, its lip and what shines on it.
    pub fn paint_before(&self, painter: &Painter, theme: &Theme) {
        let tokens = &theme.tokens;
        let line = if tokens.dark { tokens.outline } else { mix(tokens.outline, tokens.lantern_rim, 0.35) };
        let width = (self.rect.height() / 300.0).clamp(0.8, 1.6);
        for side in [-1.0, 1.0] {
            let points: Vec<(Pos2, Color32)> = (0..=PROFILE)
                .map(|step| LIP + (FOOT - LIP) * f32::from(step) / f32::from(PROFILE))
                .map(|down| (self.at(side, down), line.gamma_multiply(0.55 + 0.30 * down)))
                .collect();
            painter.add(strand(painter, &points, width, 3.0 * width));
        }
        painter.add(self.ellipse(painter, LIP, 0.05, line.gamma_multiply(0.95), (0.0, 1.0)));
        painter.add(self.ellipse(painter, 0.062, 0.05, line.gamma_multiply(0.7), (0.0, 0.5)));
        painter.add(self.ellipse(painter, FOOT, 0.056, line.gamma_multiply(0.9), (0.0, 0.5)));
        painter.add(self.ellipse(painter, 0.935, 0.05, line.gamma_multiply(0.35), (0.05, 0.45)));
        let shining = if tokens.dark { tokens.text } else { tokens.surface };
        for (across, from, to, strength) in
            [(-0.82, 0.30, 0.80, 0.42), (-0.74, 0.34, 0.52, 0.20), (0.86, 0.62, 0.86, 0.26)]
        {
            painter.add(self.reflection(painter, across, (from, to), shining.gamma_multiply(strength)));
        }
    }

    /// A stroke of light down the glass, lost at both ends.
    fn reflection(&self, painter: &Painter, across: f32, (from, to): (f32, f32), color: Color32) -> Shape {
        let points: Vec<(Pos2, Color32)> = (0..=16_u16)
            .map(|step| f32::from(step) / 16.0)
            .map(|share| {
                let fade = 1.0 - (2.0 * share - 1.0).powi(2);
                (self.at(across, from + (to - from) * share), color.gamma_multiply(fade))
            })
            .collect();
        let width = self.rect.height() / 170.0;
        strand(painter, &points, width, 2.6 * width)
    }

    /// Part of an ellipse around the glass, from one share of a turn to another; the first half is in front.
    fn ellipse(
        &self,
        painter: &Painter,
        down: f32,
        flat: f32,
        color: Color32,
        (from, to): (f32, f32),
    ) -> Shape {
        let half = self.half_width(down);
        let middle = self.at(0.0, down);
        let points: Vec<(Pos2, Color32)> = (0..=48_u16)
            .map(|step| (from + (to - from) * f32::from(step) / 48.0) * TAU)
            .map(|turn| (middle + vec2(turn.cos() * half, turn.sin() * half * 2.0 * flat), color))
            .collect();
        let width = (self.rect.height() / 300.0).clamp(0.8, 1.6);
        strand(painter, &points, width, 2.5 * width)
    }

    /// The ring around the light that the keyboard acts on.
    pub fn paint_focus(&self, painter: &Painter, theme: &Theme, at: Pos2) {
        painter.circle_stroke(at, 15.0, Stroke::new(2.5, theme.tokens.focus));
    }
}

/// A halo and a core.
fn add_light(mesh: &mut Mesh, theme: &Theme, light: Light, at: Pos2, size: f32) {
    let tokens = &theme.tokens;
    // No two are quite alike.
    let own = 0.8 + 0.5 * (light.number as f32 * 0.618_034).fract();
    let grown = if light.is_open {
        1.9
    } else if light.is_chosen {
        1.4
    } else {
        1.0
    };
    let size = (size * own * grown).max(0.55 * grown);
    let (halo, core) = if tokens.dark {
        let near = tokens.halo.gamma_multiply(0.62).additive();
        (near, mix(tokens.lantern_core, tokens.halo, 0.12).additive())
    } else {
        (tokens.halo.gamma_multiply(0.85), mix(tokens.lantern_rim, tokens.halo, 0.6))
    };
    square(mesh, at, 26.0 * size, halo);
    square(mesh, at, 8.0 * size, core);
    if !tokens.dark {
        square(mesh, at, 6.5 * size, tokens.lantern_core);
    }
}

fn square(mesh: &mut Mesh, middle: Pos2, half: f32, color: Color32) {
    let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    mesh.add_rect_with_uv(Rect::from_center_size(middle, Vec2::splat(2.0 * half)), whole, color);
}

/// A round light that fades to nothing, white. Made once and left with the context.
fn glow(context: &Context) -> TextureId {
    let id = Id::unique("softlanding glow");
    if let Some(glow) = context.data(|data| data.get_temp::<TextureHandle>(id)) {
        return glow.id();
    }
    let middle = (GLOW_SIDE as f32 - 1.0) / 2.0;
    let pixel = |index: usize| {
        let from_middle = vec2((index % GLOW_SIDE) as f32 - middle, (index / GLOW_SIDE) as f32 - middle);
        let away = (from_middle.length() / middle).min(1.0);
        light_strength((255.0 * (1.0 - away).powf(2.4)) as u8)
    };
    let pixels = (0..GLOW_SIDE * GLOW_SIDE).map(pixel).collect();
    let image = ColorImage::new([GLOW_SIDE, GLOW_SIDE], pixels);
    let glow = context.load_texture("glow", image, TextureOptions::LINEAR);
    let texture = glow.id();
    context.data_mut(|data| data.insert_temp(id, glow));
    texture
}

/// One light by itself, as where a moment has just been kept.
pub fn paint_light(painter: &Painter, theme: &Theme, at: Pos2, size: f32) {
    let mut mesh = Mesh::with_texture(glow(painter.ctx()));
    add_light(&mut mesh, theme, Light { number: 0, is_chosen: false, is_open: true }, at, size);
    painter.add(Shape::Mesh(Arc::new(mesh)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jar() -> Jar {
        Jar::in_room(Rect::from_min_size(Pos2::ZERO, vec2(600.0, 400.0)))
    }

    fn light(number: usize) -> Light {
        Light { number, is_chosen: false, is_open: false }
    }

    #[test]
    fn every_light_stays_in_the_glass_whenever_it_is_looked_at() {
        let jar = jar();
        for number in 0..5_000 {
            for secs in [0, 3, 1_000, 86_400] {
                let at = jar.place(light(number), Duration::from_secs(secs), false);
                let down = (at.y - jar.rect.top()) / jar.rect.height();
                assert!((0.17..0.97).contains(&down), "{number}: {down}");
                let off = (at.x - jar.rect.center().x).abs();
                assert!(off < jar.half_width(down), "{number} at {secs} s");
            }
        }
    }

    #[test]
    fn lights_move_no_faster_than_they_are_drawn_for_and_not_at_all_under_reduced_motion() {
        let jar = jar();
        for number in 0..LIGHTS_MOST {
            for tenths in 0..400_u64 {
                let now = Duration::from_millis(100 * tenths);
                let next = now + Duration::from_millis(100);
                let moved = jar.place(light(number), now, false) - jar.place(light(number), next, false);
                assert!(moved.length() * 10.0 <= DRIFT_SPEED, "{}", moved.length() * 10.0);
                assert_eq!(jar.place(light(number), now, true), jar.place(light(number), next, true));
            }
        }
    }

    #[test]
    fn lights_do_not_lie_on_each_other() {
        let jar = jar();
        let places: Vec<Pos2> =
            (0..LIGHTS_MOST).map(|number| jar.place(light(number), Duration::ZERO, true)).collect();
        for (index, one) in places.iter().enumerate() {
            for other in &places[..index] {
                assert!(one.distance(*other) > 8.0, "{index}");
            }
        }
    }

    #[test]
    fn it_stands_at_the_bottom_of_its_room() {
        for size in [vec2(600.0, 400.0), vec2(100.0, 400.0)] {
            let room = Rect::from_min_size(pos2(3.0, 4.0), size);
            let jar = Jar::in_room(room).rect();
            assert!((jar.bottom() - room.bottom()).abs() < 0.01 && room.expand(0.01).contains_rect(jar));
        }
    }
}
