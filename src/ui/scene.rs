//! The world that a screen stands in: a sky, one horizon, a lantern that rests on it, and the ground.
//!
//! What one may do stands above the horizon; the way out and the next step stand on the ground below it. A
//! screen makes a [`Scene`] of its layout, paints it first, and then fills [`Scene::above`] and [`Scene::ground`].

use egui::{Color32, Context, Mesh, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::layout::WindowLayout;
use super::pacer::light::{fading, oval, paper, sheet};
use super::pacer::paint_resting;
use super::theme::{RADIUS_SMALL, Theme, grid, mix, space};
use super::transition::{self, Place};

/// Rows of the sky's gradient.
const SKY_ROWS: u16 = 10;
/// Rings of the light around the lantern, as shares of its reach.
const GLOW_RINGS: [f32; 7] = [0.12, 0.26, 0.4, 0.55, 0.7, 0.85, 1.0];
/// How strong the light around the lantern is where it is strongest.
const GLOW_STRENGTH: f32 = 0.26;

/// The sky, the horizon and the ground of one window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scene {
    layout: WindowLayout,
    horizon: f32,
    /// Where on the horizon the lantern rests.
    lantern_x: f32,
    lantern_radius: f32,
    /// A second lantern beside the first, for what is for two: its place and its radius.
    second: Option<(f32, f32)>,
    /// How strong the light around the lantern is, 0–1.
    glow: f32,
    /// How high the lantern still floats on its way from the screen before.
    lift: f32,
}

impl Scene {
    /// With the ground as high as the buttons on it need: 100 points in a wide window, 72 in a narrow one.
    /// `layout` is the window's; its footer stays below the ground.
    #[must_use]
    pub fn new(layout: WindowLayout, theme: &Theme) -> Self {
        let ground = theme.metrics.holding(layout.pick(100.0, 72.0));
        Self::with_ground(layout, ground)
    }

    /// With a ground of this height, in points; at most half of the window.
    #[must_use]
    pub fn with_ground(layout: WindowLayout, height: f32) -> Self {
        let bottom = layout.window.bottom() - layout.footer_height;
        let horizon = bottom - height.min(layout.window.height() / 2.0);
        Self {
            layout,
            horizon,
            lantern_x: layout.window.center().x,
            lantern_radius: layout.pick(22.0, 14.0),
            second: None,
            glow: 1.0,
            lift: 0.0,
        }
    }

    /// With the horizon at this height of the window, in points.
    #[must_use]
    pub fn at_horizon(layout: WindowLayout, y: f32) -> Self {
        Self {
            horizon: y.clamp(layout.window.top(), layout.window.bottom()),
            ..Self::with_ground(layout, 0.0)
        }
    }

    /// Around a page with rail or bars: in a wide window the way out stands on the ground, in a narrow one the bar
    /// does. The lantern rests beside the column, where no words pass.
    #[must_use]
    pub fn around_page(layout: WindowLayout, theme: &Theme) -> Self {
        let ground = layout.pick(theme.metrics.holding(76.0), layout.bar_height);
        let column = layout.column();
        let free = layout.window.right() - column.max;
        let radius = (free / 2.0 - 2.0).clamp(0.0, layout.pick(22.0, 14.0));
        // In a narrow window what always stands at the bottom does so above the bar, on the page.
        let painted = if layout.is_wide { layout } else { WindowLayout { footer_height: 0.0, ..layout } };
        let scene = Self::with_ground(painted, ground).with_lantern(radius);
        Self { layout, ..scene.with_lantern_at(column.max + free / 2.0) }
    }

    /// The layout of the page that this scene is around: it ends at the horizon.
    #[must_use]
    pub fn page(&self) -> WindowLayout {
        let footer_height = if self.layout.is_wide {
            self.layout.window.bottom() - self.horizon
        } else {
            self.layout.footer_height
        };
        WindowLayout { footer_height, ..self.layout }
    }

    /// With a lantern of this radius, in points; none at 0.
    #[must_use]
    pub fn with_lantern(self, radius: f32) -> Self {
        Self { lantern_radius: radius, ..self }
    }

    /// With the lantern at this place on the horizon, where words pass the middle.
    #[must_use]
    pub fn with_lantern_at(self, x: f32) -> Self {
        Self { lantern_x: x, ..self }
    }

    /// With two lanterns side by side in the middle, the left one of this radius and the right one a little smaller.
    #[must_use]
    pub fn with_two(self, radius: f32) -> Self {
        let middle = self.layout.window.center().x;
        let second = Some((middle + 1.36 * radius, 0.77 * radius));
        Self { lantern_x: middle - 1.14 * radius, lantern_radius: radius, second, ..self }
    }

    /// With this share of the light around the lantern, 0–1.
    #[must_use]
    pub fn with_glow(self, glow: f32) -> Self {
        Self { glow, ..self }
    }

    /// As it stands in this frame, on its way from the screen before.
    #[must_use]
    pub fn moved(self, context: &Context) -> Self {
        let Self { layout, horizon, lantern_x, lantern_radius, lift, glow, .. } = self;
        let place = Place { window: layout.window, horizon, lantern_x, lantern_radius, lift, glow };
        let Place { horizon, lantern_x, lantern_radius, lift, glow, .. } = transition::moved(context, place);
        Self { horizon, lantern_x, lantern_radius, glow, lift, ..self }
    }

    /// The layout of a page above the horizon and the lantern, without rail or bars.
    #[must_use]
    pub fn above(&self) -> WindowLayout {
        let footer_height = self.layout.window.bottom() - self.horizon + 2.0 * self.lantern_radius;
        WindowLayout { footer_height, has_navigation: false, ..self.layout }
    }

    /// The room on the ground within the column of the window's layout.
    #[must_use]
    pub fn ground(&self) -> Rect {
        let columns = self.layout.column();
        let bottom = self.layout.window.bottom() - self.layout.footer_height;
        Rect::from_min_max(pos2(columns.min, self.horizon), pos2(columns.max, bottom))
    }

    /// The place of the way out on the ground: at its left, and always the same.
    #[must_use]
    pub fn way_out(&self, theme: &Theme) -> Rect {
        let ground = self.ground();
        let size = vec2(theme.metrics.holding(140.0).min(ground.width() / 2.0), theme.metrics.holding(52.0));
        let top = ground.center().y - size.y / 2.0;
        Rect::from_min_size(pos2(ground.left(), top), size)
    }

    /// The height of the horizon.
    #[must_use]
    pub fn horizon(&self) -> f32 {
        self.horizon
    }

    /// Paints all of it, on its way from the screen before. First, as it covers the window.
    pub fn paint(&self, painter: &Painter) {
        let theme = Theme::of(painter.ctx());
        let scene = self.moved(painter.ctx());
        scene.paint_world(painter);
        let painter = opaque(painter);
        if scene.lantern_radius > 0.0 {
            let foot = scene.foot() - vec2(0.0, scene.lift);
            paint_resting(&painter, foot, scene.lantern_radius, &theme);
        }
        if let Some((x, radius)) = scene.second {
            paint_resting(&painter, pos2(x, scene.horizon), radius, &theme);
        }
    }

    /// Paints it as it stands, without what rests on the horizon. It does not fade with the words.
    pub fn paint_world(&self, painter: &Painter) {
        let theme = Theme::of(painter.ctx());
        let painter = &opaque(painter);
        painter.add(self.sky(painter, &theme));
        let ground = self.layout.window.with_min_y(self.horizon);
        painter.add(paper(painter, ground, theme.tokens.ground));
        if self.lantern_radius > 0.0 && self.glow > 0.0 {
            painter.add(self.light(painter, &theme));
        }
        self.paint_horizon(painter, &theme);
    }

    fn foot(&self) -> Pos2 {
        pos2(self.lantern_x, self.horizon)
    }

    fn sky(&self, painter: &Painter, theme: &Theme) -> Shape {
        let sky = self.layout.window.with_max_y(self.horizon);
        let place = |along, down| pos2(sky.left() + sky.width() * along, sky.top() + sky.height() * down);
        let color = |_, down: f32| mix(theme.tokens.sky_high, theme.tokens.sky_low, down * down);
        sheet(painter, 1, SKY_ROWS, place, color)
    }

    /// The light of the lantern in the air and on the ground: wider than high.
    fn light(&self, painter: &Painter, theme: &Theme) -> Shape {
        let reach = self.lantern_radius * vec2(4.5, 2.6) + vec2(180.0, 70.0);
        let strength = self.glow * if theme.tokens.dark { GLOW_STRENGTH } else { 1.6 * GLOW_STRENGTH };
        let colors = fading(&GLOW_RINGS, theme.tokens.halo, strength);
        let middle = self.foot() - vec2(0.0, self.lantern_radius);
        oval(painter, middle, reach / reach.x, &GLOW_RINGS.map(|share| share * reach.x), colors)
    }

    /// One line from edge to edge, bright where the lantern stands.
    fn paint_horizon(&self, painter: &Painter, theme: &Theme) {
        let tokens = &theme.tokens;
        let window = self.layout.window;
        let dim = tokens.line_on(tokens.sky_low, 0.55);
        let line = |from: f32, to: f32, colors: [Color32; 2]| {
            let mut mesh = Mesh::default();
            for (x, color) in [(from, colors[0]), (to, colors[1])] {
                mesh.colored_vertex(pos2(x, self.horizon - 0.75), color);
                mesh.colored_vertex(pos2(x, self.horizon + 0.75), color);
            }
            mesh.add_triangle(0, 1, 2);
            mesh.add_triangle(1, 3, 2);
            painter.add(mesh);
        };
        if self.lantern_radius <= 0.0 || self.glow <= 0.0 {
            painter.hline(window.x_range(), self.horizon, Stroke::new(1.5, dim));
            return;
        }
        let (middle, reach) = (self.lantern_x, self.lantern_radius * 10.0 + space::VAST);
        let lit = mix(dim, tokens.accent, 0.8 * self.glow);
        let (left, right) = ((middle - reach).max(window.left()), (middle + reach).min(window.right()));
        line(window.left(), left, [dim, dim]);
        line(left, middle, [dim, lit]);
        line(middle, right, [lit, dim]);
        line(right, window.right(), [dim, dim]);
    }
}

/// The world does not fade with the words.
fn opaque(painter: &Painter) -> Painter {
    let mut painter = painter.clone();
    painter.set_opacity(1.0);
    painter
}

/// Rows of the small picture's sky and of its ground, closer to each other at the round corners.
const SMALL_ROWS: u16 = 12;
/// Rings of the light around its lantern, as shares of its reach.
const SMALL_GLOW_RINGS: [f32; 4] = [0.2, 0.45, 0.7, 1.0];
/// Where the horizon of the small picture is, as a share of its height.
const SMALL_HORIZON: f32 = 0.72;

/// A small picture of the world in this theme's own colours: sky, horizon, ground, and the lantern in the middle.
/// Only what lies within `sight` is painted, so that two themes can share one picture.
pub fn paint_small(painter: &Painter, rect: Rect, sight: Rect, theme: &Theme) {
    let painter = painter.with_clip_rect(painter.clip_rect().intersect(rect).intersect(sight));
    let tokens = &theme.tokens;
    let horizon = rect.top() + rect.height() * SMALL_HORIZON;
    let band = |edge: f32, color: &dyn Fn(f32) -> Color32| {
        let place = |along: f32, inwards: f32| {
            let y = edge + (horizon - edge) * inwards * inwards;
            let inset = corner_inset(y - rect.top(), rect.height());
            pos2(rect.left() + inset + (rect.width() - 2.0 * inset) * along, y)
        };
        painter.add(sheet(&painter, 1, SMALL_ROWS, place, |_, inwards| color(inwards * inwards)));
    };
    band(rect.top(), &|down| mix(tokens.sky_high, tokens.sky_low, down * down));
    band(rect.bottom(), &|_| tokens.ground);
    let radius = grid::SKY_LANTERN;
    let foot = pos2(rect.center().x, horizon);
    let strength = if tokens.dark { 1.4 * GLOW_STRENGTH } else { 1.8 * GLOW_STRENGTH };
    let rings = SMALL_GLOW_RINGS.map(|share| share * 5.0 * radius);
    let colors = fading(&SMALL_GLOW_RINGS, tokens.halo, strength);
    painter.add(oval(&painter, foot - vec2(0.0, radius), vec2(1.0, 0.7), &rings, colors));
    let line = mix(tokens.line_on(tokens.sky_low, 0.55), tokens.accent, 0.4);
    painter.hline(rect.x_range(), horizon, Stroke::new(1.5, line));
    paint_resting(&painter, foot, radius, theme);
}

/// How far a rounded corner of the small picture reaches in, `from_top` points below its top.
fn corner_inset(from_top: f32, height: f32) -> f32 {
    let depth = (RADIUS_SMALL - from_top.min(height - from_top)).max(0.0);
    RADIUS_SMALL - (RADIUS_SMALL * RADIUS_SMALL - depth * depth).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use egui::Vec2;

    use super::*;
    use crate::ui::theme::ThemeName;

    fn scene(size: Vec2, footer_height: f32) -> Scene {
        let theme = Theme::new(ThemeName::Dusk);
        let layout = WindowLayout::new(Rect::from_min_size(Pos2::ZERO, size), &theme);
        Scene::new(WindowLayout { footer_height, ..layout }, &theme)
    }

    #[test]
    fn the_page_ends_above_the_lantern_and_the_footer_stays_below_the_ground() {
        for size in [vec2(1280.0, 800.0), vec2(400.0, 640.0), vec2(360.0, 300.0)] {
            for footer_height in [0.0, 40.0] {
                let scene = scene(size, footer_height);
                let lantern_top = scene.horizon() - 2.0 * scene.lantern_radius;
                assert!((scene.above().page().bottom() - lantern_top).abs() < 0.01);
                assert!((scene.ground().top() - scene.horizon()).abs() < 0.01);
                assert!((scene.ground().bottom() - (size.y - footer_height)).abs() < 0.01);
                assert!(scene.horizon() >= size.y / 2.0 - footer_height - 0.01);
            }
        }
    }

    #[test]
    fn the_way_out_stands_on_the_ground() {
        let theme = Theme::new(ThemeName::Dusk);
        for size in [vec2(1280.0, 800.0), vec2(400.0, 640.0)] {
            let scene = scene(size, 0.0);
            assert!(scene.ground().contains_rect(scene.way_out(&theme)));
        }
    }

    #[test]
    fn a_page_above_the_horizon_has_the_room_of_rail_and_bar_too() {
        assert!(scene(vec2(1280.0, 800.0), 0.0).above().page().left().abs() < 0.01);
        let narrow = scene(vec2(400.0, 640.0), 0.0).above().page();
        assert!((narrow.top() - 48.0).abs() < 0.01, "Hide stands above it");
    }
}
