//! The lights of the shoreline, each state with its shape, in one small texture: a light is two triangles, however
//! soft it glows.

use egui::{
    ColorImage, Context, Id, Pos2, Rect, TextureFilter, TextureHandle, TextureId, TextureOptions, Vec2, pos2,
    vec2,
};
use softlanding_core::rating::State;

use crate::ui::theme::light_strength;

/// Side of the square that one is drawn in, in pixels.
const SIDE: usize = 64;
/// The radius of a light without its glow, as a share of half its square.
const CORE: f32 = 0.36;
/// How strong the glow is where it is strongest.
const GLOW: f32 = 0.46;

/// What can be drawn from the texture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sprite {
    /// A full light: *Settled*, and where there is no room for a shape.
    Full,
    /// A light with waves across it.
    Waves,
    /// A dot in a ring.
    Ring,
    /// Two halves.
    Halves,
    /// A ring without a glow, where no number was said.
    Hollow,
    /// Where a thread begins, before: a small diamond without a glow, so that it is no light.
    Before,
    /// A line from top to bottom, soft at its sides.
    Thread,
}

impl Sprite {
    const ALL: [Self; 7] =
        [Self::Full, Self::Waves, Self::Ring, Self::Halves, Self::Hollow, Self::Before, Self::Thread];

    /// The light of a state.
    #[must_use]
    pub fn of(state: Option<State>) -> Self {
        match state {
            Some(State::Settled) | None => Self::Full,
            Some(State::StirredUp) => Self::Waves,
            Some(State::ShutDown) => Self::Ring,
            Some(State::Mixed) => Self::Halves,
        }
    }

    /// Its place in the texture.
    #[must_use]
    pub fn uv(self) -> Rect {
        let count = Self::ALL.len() as f32;
        let place = Self::ALL.into_iter().position(|one| one == self).unwrap_or(0) as f32;
        let edge = vec2(1.0 / (count * SIDE as f32), 1.0 / SIDE as f32);
        Rect::from_min_size(pos2(place / count, 0.0), vec2(1.0 / count, 1.0)).shrink2(edge)
    }

    /// How strong it is there, 0–1. The square reaches from −1 to 1.
    fn strength(self, at: Vec2) -> f32 {
        let off = at.length();
        let glow = GLOW * (1.0 - off / 0.96).max(0.0).powf(1.4);
        let ring = |radius: f32, width: f32| soft(width / 2.0 - (off - radius).abs());
        match self {
            Self::Full => glow.max(soft(CORE - off)),
            Self::Waves => {
                let gap = |middle: f32| soft((at.y - middle + 0.06 * (at.x * 13.0).sin()).abs() - 0.05);
                glow.max(soft(0.46 - off).min(gap(-0.16)).min(gap(0.16)))
            }
            Self::Ring => glow.max(ring(0.46, 0.11)).max(soft(0.15 - off)),
            Self::Halves => glow.max(ring(0.40, 0.10)).max(soft(0.42 - off).min(soft(-at.x))),
            Self::Hollow => ring(0.32, 0.10),
            Self::Before => soft(0.9 - at.x.abs() - at.y.abs()),
            Self::Thread => (1.0 - at.x.abs() / 0.9).max(0.0).sqrt(),
        }
    }
}

/// 1 well inside of an edge, 0 outside, and a pixel's width in between.
fn soft(inside: f32) -> f32 {
    (inside * SIDE as f32 / 2.0 + 0.5).clamp(0.0, 1.0)
}

/// The texture. Made once and left with the context.
pub fn texture(context: &Context) -> TextureId {
    let id = Id::unique("softlanding shore lights");
    if let Some(lights) = context.data(|data| data.get_temp::<TextureHandle>(id)) {
        return lights.id();
    }
    let size = [SIDE * Sprite::ALL.len(), SIDE];
    let half = SIDE as f32 / 2.0;
    let pixels = (0..SIDE).flat_map(|y| {
        Sprite::ALL.into_iter().flat_map(move |sprite| {
            (0..SIDE).map(move |x| {
                let at = pos2(x as f32 + 0.5, y as f32 + 0.5) - Pos2::new(half, half);
                light_strength((sprite.strength(at / half).clamp(0.0, 1.0) * 255.0).round() as u8)
            })
        })
    });
    let image = ColorImage::new(size, pixels.collect());
    // Small lights would flicker from pixel to pixel without smaller pictures of them.
    let options = TextureOptions { mipmap_mode: Some(TextureFilter::Linear), ..TextureOptions::LINEAR };
    let lights = context.load_texture("shore lights", image, options);
    let texture = lights.id();
    context.data_mut(|data| data.insert_temp(id, lights));
    texture
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_ends_within_its_square_and_no_two_look_alike() {
        let mut seen = Vec::new();
        for sprite in Sprite::ALL.into_iter().filter(|sprite| *sprite != Sprite::Thread) {
            for edge in [vec2(1.0, 0.0), vec2(0.0, -1.0), vec2(0.8, 0.8)] {
                assert!(sprite.strength(edge) < 0.01, "{sprite:?}");
            }
            let probes = [vec2(0.0, 0.0), vec2(0.0, 0.29), vec2(0.46, 0.0), vec2(0.2, 0.1), vec2(-0.2, 0.1)];
            let looks: Vec<i32> = probes.map(|at| (sprite.strength(at) * 4.0) as i32).to_vec();
            assert!(!seen.contains(&looks), "{sprite:?}: {looks:?}");
            seen.push(looks);
        }
    }
}
