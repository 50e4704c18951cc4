//! Light on paper: the paper's grain and meshes whose colours run into each other.

use std::sync::Arc;

use egui::epaint::Vertex;
use egui::{
    Color32, ColorImage, Context, Id, Mesh, Painter, Pos2, Rect, Shape, TextureHandle, TextureId,
    TextureOptions, Vec2, pos2, vec2,
};

use crate::ui::theme::{grain_grey, mix};

/// Corners of a round mesh on one ring. A software renderer takes a microsecond for each triangle; with
/// 64 corners the edge is still half a pixel true at a radius of 416, and the rim covers that.
const SEGMENTS: u16 = 64;
/// Up to this radius half as many corners are as round.
const SMALL_RADIUS: f32 = 64.0;
/// How strong the glow beside a line of light is.
const GLOW_SHARE: f32 = 0.2;
/// Side of the grain's square, in pixels.
const GRAIN: u16 = 128;

/// The grain of paper: fine noise that is repeated in all directions and keeps gradients from showing
/// bands. Made once and left with the context.
pub(in crate::ui) fn grain(context: &Context) -> TextureId {
    let id = Id::unique("softlanding grain");
    if let Some(grain) = context.data(|data| data.get_temp::<TextureHandle>(id)) {
        return grain.id();
    }
    let side = usize::from(GRAIN);
    let pixels = (0..GRAIN).flat_map(|y| (0..GRAIN).map(move |x| grain_at(x, y))).collect();
    let image = ColorImage::new([side, side], pixels);
    let grain = context.load_texture("grain", image, TextureOptions::LINEAR_REPEAT);
    let texture = grain.id();
    context.data_mut(|data| data.insert_temp(id, grain));
    texture
}

/// Mostly fine, with a trace of longer fibres along the paper.
fn grain_at(x: u16, y: u16) -> Color32 {
    let fine = noise(u32::from(x), u32::from(y), 1);
    let fibre = fibre(x, y);
    grain_grey((247.5 + 4.5 * fine + 3.0 * fibre) as u8)
}

/// Smooth along eight pixels, so that neighbours belong together.
fn fibre(x: u16, y: u16) -> f32 {
    let cells = u32::from(GRAIN / 8);
    let (cell, share) = (u32::from(x / 8), f32::from(x % 8) / 8.0);
    let here = noise(cell % cells, u32::from(y), 2);
    let next = noise((cell + 1) % cells, u32::from(y), 2);
    here + (next - here) * share
}

/// The same number from 0 to 1 for the same place, every time.
fn noise(x: u32, y: u32, layer: u32) -> f32 {
    let mut mixed =
        x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77) ^ layer.wrapping_mul(0xC2B2_AE3D);
    mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    mixed = (mixed ^ (mixed >> 12)).wrapping_mul(0x297A_2D39);
    ((mixed ^ (mixed >> 15)) >> 8) as f32 / 16_777_216.0
}

/// A point of a grained mesh; the grain lies still in relation to `origin`.
pub(in crate::ui) fn vertex(at: Pos2, origin: Pos2, color: Color32) -> Vertex {
    let grain = (at - origin) / f32::from(GRAIN);
    Vertex { pos: at, uv: pos2(grain.x, grain.y), color }
}

/// A rectangle of one colour, with the grain of paper.
pub(in crate::ui) fn paper(painter: &Painter, rect: Rect, color: Color32) -> Shape {
    let mut mesh = Mesh::with_texture(grain(painter.ctx()));
    for corner in [rect.left_top(), rect.right_top(), rect.left_bottom(), rect.right_bottom()] {
        mesh.vertices.push(vertex(corner, rect.min, color));
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(1, 3, 2);
    Shape::Mesh(Arc::new(mesh))
}

/// A mesh of rings around a middle. `color` is asked for every corner: which ring, and in which
/// direction it lies.
pub(super) fn round(
    painter: &Painter,
    center: Pos2,
    radii: &[f32],
    color: impl Fn(usize, Vec2) -> Color32,
) -> Shape {
    oval(painter, center, Vec2::splat(1.0), radii, color)
}

/// The same, each ring wider and higher by `stretch`.
pub(in crate::ui) fn oval(
    painter: &Painter,
    center: Pos2,
    stretch: Vec2,
    radii: &[f32],
    color: impl Fn(usize, Vec2) -> Color32,
) -> Shape {
    let mut mesh = Mesh::with_texture(grain(painter.ctx()));
    let every = if radii.iter().all(|radius| *radius <= SMALL_RADIUS) { 2 } else { 1 };
    let segments = u32::from(SEGMENTS / every);
    mesh.reserve_vertices(1 + radii.len() * usize::from(SEGMENTS / every));
    mesh.reserve_triangles(2 * radii.len() * usize::from(SEGMENTS / every));
    mesh.vertices.push(vertex(center, center, color(0, Vec2::ZERO)));
    for (ring, radius) in radii.iter().enumerate() {
        for direction in directions().step_by(usize::from(every)) {
            let at = center + direction * *radius * stretch;
            mesh.vertices.push(vertex(at, center, color(ring + 1, direction)));
        }
    }
    for (ring, _) in (0_u32..).zip(radii) {
        let outer = 1 + ring * segments;
        for segment in 0..segments {
            let next = (segment + 1) % segments;
            if let Some(inner) = outer.checked_sub(segments).filter(|_| ring > 0) {
                mesh.add_triangle(inner + segment, outer + segment, outer + next);
                mesh.add_triangle(inner + segment, outer + next, inner + next);
            } else {
                mesh.add_triangle(0, outer + segment, outer + next);
            }
        }
    }
    Shape::Mesh(Arc::new(mesh))
}

/// The colours of a light for [`oval`], whose rings are at these shares of its reach: `strength` of `color` in the
/// middle, and nothing at 1.
pub(in crate::ui) fn fading(
    shares: &[f32],
    color: Color32,
    strength: f32,
) -> impl Fn(usize, Vec2) -> Color32 + '_ {
    move |ring, _| {
        let share = ring.checked_sub(1).and_then(|ring| shares.get(ring)).copied().unwrap_or_default();
        color.gamma_multiply((strength * (1.0 - share) * (1.0 - share)).clamp(0.0, 1.0))
    }
}

/// The corners' directions, clockwise from three o'clock.
fn directions() -> impl Iterator<Item = Vec2> {
    static DIRECTIONS: std::sync::LazyLock<Vec<Vec2>> = std::sync::LazyLock::new(|| {
        let turn = |segment: u16| f32::from(segment) / f32::from(SEGMENTS) * std::f32::consts::TAU;
        (0..SEGMENTS).map(|segment| Vec2::angled(turn(segment))).collect()
    });
    DIRECTIONS.iter().copied()
}

/// A line of light through points that each have a colour: bright in its middle, with a faint glow to
/// both sides, and no edge anywhere.
pub(in crate::ui) fn strand(
    painter: &Painter,
    points: &[(Pos2, Color32)],
    half_width: f32,
    glow: f32,
) -> Shape {
    let rows = [(-glow, 0.0), (-half_width, GLOW_SHARE), (0.0, 1.0), (half_width, GLOW_SHARE), (glow, 0.0)];
    let mut mesh = Mesh::with_texture(grain(painter.ctx()));
    let origin = points.first().map_or(Pos2::ZERO, |(point, _)| *point);
    let around = [points.first(), points.last()];
    let before = around.iter().flatten().take(1).copied().chain(points);
    let after = points.iter().skip(1).chain(around.iter().flatten().skip(1).copied());
    for ((at, color), (before, after)) in points.iter().zip(before.zip(after)) {
        let across = (after.0 - before.0).normalized().rot90();
        for (off, share) in rows {
            mesh.vertices.push(vertex(*at + across * off, origin, color.gamma_multiply(share)));
        }
    }
    let stride = rows.len() as u32;
    for column in 1..points.len() as u32 {
        for row in 1..stride {
            let corner = column * stride + row;
            mesh.add_triangle(corner, corner - 1, corner - stride);
            mesh.add_triangle(corner - 1, corner - stride - 1, corner - stride);
        }
    }
    Shape::Mesh(Arc::new(mesh))
}

/// A mesh of columns and rows. `color` is asked for every corner: how far along, how far down, 0–1.
pub(in crate::ui) fn sheet(
    painter: &Painter,
    columns: u16,
    rows: u16,
    place: impl Fn(f32, f32) -> Pos2,
    color: impl Fn(f32, f32) -> Color32,
) -> Shape {
    let mut mesh = Mesh::with_texture(grain(painter.ctx()));
    let origin = place(0.5, 1.0);
    for row in 0..=rows {
        let down = f32::from(row) / f32::from(rows);
        for column in 0..=columns {
            let along = f32::from(column) / f32::from(columns);
            mesh.vertices.push(vertex(place(along, down), origin, color(along, down)));
        }
    }
    let stride = u32::from(columns) + 1;
    for row in 0..u32::from(rows) {
        for column in 0..u32::from(columns) {
            let corner = row * stride + column;
            mesh.add_triangle(corner, corner + 1, corner + stride);
            mesh.add_triangle(corner + 1, corner + stride + 1, corner + stride);
        }
    }
    Shape::Mesh(Arc::new(mesh))
}

/// The horizon: a line that is lost on both sides, and a pool of light on it below whatever is there.
pub(super) fn horizon(painter: &Painter, middle: Pos2, half_width: f32, line: Color32, pool: (Color32, f32)) {
    pool_of_light(painter, middle, half_width * 0.75, pool);
    skyline(painter, middle, half_width, line, pool);
}

/// Light that falls on the ground.
pub(super) fn pool_of_light(painter: &Painter, middle: Pos2, half_width: f32, pool: (Color32, f32)) {
    let (light, strength) = pool;
    let depth = half_width * 0.147;
    painter.add(sheet(
        painter,
        16,
        3,
        |along, down| middle + vec2((along - 0.5) * 2.0 * half_width, down * depth),
        |along, down| {
            let narrow = side_fade(along);
            let up = 1.0 - down;
            light.gamma_multiply(strength * narrow * narrow * up * up)
        },
    ));
}

/// The line of the horizon, with light on its middle.
pub(super) fn skyline(painter: &Painter, middle: Pos2, half_width: f32, line: Color32, pool: (Color32, f32)) {
    let (light, strength) = pool;
    let thickness = (half_width / 128.0).clamp(1.6, 3.0);
    painter.add(sheet(
        painter,
        20,
        2,
        |along, down| middle + vec2((along - 0.5) * 2.0 * half_width, (down - 0.5) * thickness),
        |along, down| {
            let lit = mix(line, light, strength.min(1.0) * side_fade(along).powi(3));
            lit.gamma_multiply(0.85 * side_fade(along) * feather(down))
        },
    ));
}

/// Full in the middle and lost on both sides.
fn side_fade(along: f32) -> f32 {
    let off = (along - 0.5).abs() * 2.0;
    let near = (1.0 - off * off).max(0.0);
    near * near.sqrt()
}

/// Full in the middle of a stroke and nothing at its edges, so that no step shows.
pub(super) fn feather(down: f32) -> f32 {
    1.0 - ((down - 0.5) * 2.0).abs()
}

/// From the first colour to the third, drawn towards the second, `share` of the way along.
pub(super) fn mix3(colors: [Color32; 3], share: f32) -> Color32 {
    let [first, second, third] = colors;
    // A curve and not two straight ways: the eye sees a corner in a gradient as a line.
    mix(mix(first, second, share), mix(second, third, share), share)
}
