//! All lights and threads of the shoreline as one mesh, made anew only when something in it has changed.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use egui::{Color32, Id, Mesh, Painter, Pos2, Rect, Shape, Vec2, pos2, vec2};

use softlanding_core::strokes::{Band, Mark, SittingStroke};

use super::sprites::{self, Sprite};
use super::{Shores, hue};
use crate::ui::theme::{Theme, mix};

/// With this much room for each, in points, lights have their full size and mirror in the water.
const ROOMY: f32 = 9.0;
/// With this much room they still have shapes.
const CLOSE: f32 = 4.5;
/// How large the mark of before is, as a share of a light's square, of which the light's core is a third.
const BEFORE_SHARE: f32 = 0.36;
/// How strong what mirrors in the water is.
const MIRRORED: f32 = 0.24;
/// How deep the water mirrors, as a share of the height.
const DEPTH: f32 = 0.36;

/// How large things are drawn, by how much room there is for each.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The side of a light's square, in points.
    light: f32,
    has_shapes: bool,
    thread: f32,
    mirrors: bool,
}

impl Scale {
    pub const SINGLE: Self = Self { mirrors: false, ..Self::LARGE };
    pub const LARGE: Self = Self { light: 28.0, has_shapes: true, thread: 2.2, mirrors: true };

    /// For a number of lights across a width in points.
    pub fn new(count: usize, width: f32) -> Self {
        let room = width / count.max(1) as f32;
        if room >= ROOMY {
            Self::LARGE
        } else if room >= CLOSE {
            Self { light: 19.0, has_shapes: true, thread: 1.8, mirrors: true }
        } else {
            Self { light: 15.0, has_shapes: false, thread: 1.6, mirrors: false }
        }
    }
}

/// What a mesh was made for.
pub fn key(version: u64, range: (i64, i64), shores: &Shores, theme: &Theme, count: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (version, range, count, theme.name as u8).hash(&mut hasher);
    for side in [shores.rect.min.x, shores.rect.min.y, shores.rect.max.x, shores.rect.max.y] {
        side.to_bits().hash(&mut hasher);
    }
    shores.presence.is_some().hash(&mut hasher);
    hasher.finish()
}

/// The mesh of this key, which is made if it is another one than in the last frame.
pub fn known(
    painter: &Painter,
    id: Id,
    key: u64,
    shores: &Shores,
    theme: &Theme,
    strokes: &[SittingStroke],
) -> Shape {
    let known = painter.ctx().data(|data| data.get_temp::<(u64, Arc<Mesh>)>(id));
    if let Some((_, mesh)) = known.filter(|(of, _)| *of == key) {
        return Shape::Mesh(mesh);
    }
    let scale = Scale::new(strokes.len(), shores.rect.width());
    let mesh = Arc::new(of(painter, shores, theme, strokes, scale));
    painter.ctx().data_mut(|data| data.insert_temp(id, (key, Arc::clone(&mesh))));
    Shape::Mesh(mesh)
}

/// Threads first, so that every light lies on all of them.
pub fn of(
    painter: &Painter,
    shores: &Shores,
    theme: &Theme,
    strokes: &[SittingStroke],
    scale: Scale,
) -> Mesh {
    let mut mesh = Mesh::with_texture(sprites::texture(painter.ctx()));
    mesh.reserve_vertices(strokes.len() * 16);
    mesh.reserve_triangles(strokes.len() * 8);
    for stroke in strokes {
        thread(&mut mesh, shores, theme, stroke, scale);
    }
    for stroke in strokes {
        ends(&mut mesh, shores, theme, stroke, scale);
    }
    mesh
}

fn thread(mesh: &mut Mesh, shores: &Shores, theme: &Theme, stroke: &SittingStroke, scale: Scale) {
    let (Some(before), Some(after)) = (stroke.before, stroke.after) else { return };
    let (from, to) = (shores.place(stroke.share, before), shores.place(stroke.share, after));
    let gap = if scale.has_shapes { scale.light * 0.2 } else { 0.0 };
    let to = pos2(to.x, to.y - (to.y - from.y).signum() * gap.min((to.y - from.y).abs()));
    let strength = if theme.tokens.dark { 0.62 } else { 0.75 };
    let (upper, lower) =
        (hue(theme, before).gamma_multiply(0.8 * strength), hue(theme, after).gamma_multiply(strength));
    let half = scale.thread / 2.0;
    let uv = Sprite::Thread.uv();
    quad(
        mesh,
        [from - vec2(half, 0.0), from + vec2(half, 0.0), to - vec2(half, 0.0), to + vec2(half, 0.0)],
        uv,
        [upper, upper, lower, lower],
    );
}

fn ends(mesh: &mut Mesh, shores: &Shores, theme: &Theme, stroke: &SittingStroke, scale: Scale) {
    if let Some(before) = stroke.before {
        let side = scale.light * BEFORE_SHARE;
        let at = shores.place(stroke.share, before);
        sprite(mesh, at, side, Sprite::Before, hue(theme, before));
    }
    if let Some(after) = stroke.after {
        let at = shores.place(stroke.share, after);
        sprite(mesh, at, scale.light, shape(after, scale), hue(theme, after));
        // Presence is no height above the water.
        if scale.mirrors && after.band == Band::Hardness {
            let at = pos2(at.x, shores.rect.bottom() + 7.0 + (shores.rect.bottom() - at.y) * DEPTH);
            let rect = Rect::from_center_size(at, vec2(7.0, 1.5));
            let color = mix(theme.tokens.ground, hue(theme, after), 0.9).gamma_multiply(MIRRORED);
            let middle = Rect::from_min_size(Sprite::Full.uv().center(), Vec2::ZERO);
            let corners = [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()];
            quad(mesh, corners, middle, [color; 4]);
        }
    }
}

fn shape(mark: Mark, scale: Scale) -> Sprite {
    match (mark.is_said, scale.has_shapes) {
        (false, _) => Sprite::Hollow,
        (true, true) => Sprite::of(mark.state),
        (true, false) => Sprite::Full,
    }
}

fn sprite(mesh: &mut Mesh, at: Pos2, side: f32, sprite: Sprite, color: Color32) {
    let rect = Rect::from_center_size(at, Vec2::splat(side));
    let corners = [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()];
    quad(mesh, corners, sprite.uv(), [color; 4]);
}

/// Two triangles: left and right above, left and right below.
fn quad(mesh: &mut Mesh, corners: [Pos2; 4], uv: Rect, colors: [Color32; 4]) {
    let first = u32::try_from(mesh.vertices.len()).unwrap_or(u32::MAX - 4);
    let uvs = [uv.left_top(), uv.right_top(), uv.left_bottom(), uv.right_bottom()];
    for ((pos, uv), color) in corners.into_iter().zip(uvs).zip(colors) {
        mesh.vertices.push(egui::epaint::Vertex { pos, uv, color });
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first + 1, first + 3, first + 2);
}

/// One light by itself, for a legend.
pub fn single(painter: &Painter, at: Pos2, side: f32, kind: Sprite, color: Color32) {
    let mut mesh = Mesh::with_texture(sprites::texture(painter.ctx()));
    sprite(&mut mesh, at, side, kind, color);
    painter.add(mesh);
}
