//! Where things stand: a column in the middle of the window, filled from the top.
//!
//! The anchors of the screens are those of a window of 1280×800 and of 400×640 points. In between and
//! beyond, the column keeps its width, extra height goes to air above and below, and what is higher
//! than the window scrolls.

use egui::emath::GuiRounding as _;
use egui::{Rect, ScrollArea, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::ui::focus;
use crate::ui::theme::typography::{Face, LINE_CHARACTERS_MAX, Text};
use crate::ui::theme::{Metrics, TARGET_MIN, Theme, space};

/// The rail on the left of a wide window.
pub const RAIL_WIDTH: f32 = 80.0;
/// Hide, at 100 %.
const HIDE_SIZE: Vec2 = vec2(96.0, 44.0);
/// From this size of text on, words stand below each other, and the bars of a narrow window grow.
const LARGE_FROM_SCALE: f32 = 1.5;
/// The icons of the bar at the bottom, at 100 %.
pub const BAR_ICON: f32 = 24.0;
/// Above and below what stands in it.
const BAR_PADDING: f32 = 7.0;
/// Above and below Hide in the bar at the top of a narrow window.
const TOP_MARGIN: f32 = 2.0;
/// Above and below the word of Hide, and by how much it is wider at 200 %.
const HIDE_PADDING: f32 = 4.0;
const HIDE_GROWS: f32 = 56.0;
/// The places of the bar at the bottom.
pub const BAR_PLACES: usize = 4;
/// How wide the longest of their words is at 100 %, with air.
const BAR_WORD_WIDTH: f32 = 70.0;
/// The column of a wide window.
pub const COLUMN_WIDTH: f32 = 720.0;
/// The widest column of a narrow window, at 100 %. It grows with large text, which a wide window shows as a narrow one.
const NARROW_COLUMN_WIDTH: f32 = 560.0;
/// From this width on the rail fits beside the column in the middle of the window.
const WIDE_FROM: f32 = COLUMN_WIDTH + 2.0 * (RAIL_WIDTH + space::MEDIUM);
/// The height that the anchors of the wide screens are drawn for.
const WIDE_HEIGHT: f32 = 800.0;

/// The window, as the screens see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindowLayout {
    /// The whole window.
    pub window: Rect,
    pub is_wide: bool,
    /// How high the bar at the bottom of a narrow window is, and in how many rows its places stand.
    pub bar_height: f32,
    pub bar_rows: usize,
    /// The size of Hide.
    pub hide_size: Vec2,
    /// Room at the bottom of pages for what always stands there.
    pub footer_height: f32,
    /// Whether the rail or the bars stand beside the page.
    pub has_navigation: bool,
    /// The widest column, where the window is wide.
    pub column_most: f32,
    /// The widest column, where it is narrow.
    pub narrow_column_most: f32,
}

impl WindowLayout {
    /// Of a window of this size.
    #[must_use]
    pub fn new(window: Rect, theme: &Theme) -> Self {
        let metrics = theme.metrics;
        // Large text needs the room of the rail.
        let is_large = metrics.scale() >= LARGE_FROM_SCALE;
        let is_wide = window.width() >= WIDE_FROM && !is_large && window.height() >= 480.0;
        let fits = window.width() >= BAR_PLACES as f32 * metrics.text(BAR_WORD_WIDTH);
        let bar_rows = if is_large && !fits { 2 } else { 1 };
        Self {
            window,
            is_wide,
            bar_height: if is_large { bar_row(metrics) * bar_rows as f32 } else { bar_stacked(metrics) },
            bar_rows,
            hide_size: hide_size(metrics),
            footer_height: 0.0,
            has_navigation: true,
            column_most: COLUMN_WIDTH,
            narrow_column_most: theme.metrics.holding(NARROW_COLUMN_WIDTH),
        }
    }

    /// With a column up to this width where the window leaves as much room on both sides, and never less than usual.
    #[must_use]
    pub fn with_column(self, most: f32) -> Self {
        let free = self.window.width() - 2.0 * (RAIL_WIDTH + 2.0 * space::VAST);
        Self { column_most: free.min(most).max(COLUMN_WIDTH), ..self }
    }

    /// Either of two, by width.
    pub fn pick<T>(self, wide: T, narrow: T) -> T {
        if self.is_wide { wide } else { narrow }
    }

    /// The height of the bar at the top of a narrow window, in which Hide stands.
    #[must_use]
    pub fn top_height(self) -> f32 {
        self.hide_size.y + 2.0 * TOP_MARGIN
    }

    /// The place of Hide: top right in every window.
    #[must_use]
    pub fn hide(self) -> Rect {
        let min = pos2(
            self.window.right() - self.hide_size.x - self.pick(16.0, 8.0),
            self.window.top() + self.pick(16.0, TOP_MARGIN),
        );
        Rect::from_min_size(min, self.hide_size)
    }

    /// The column's left and right.
    #[must_use]
    pub fn column(self) -> egui::Rangef {
        let most = self.pick(self.column_most, self.narrow_column_most);
        let width = (self.window.width() - 2.0 * space::MEDIUM).min(most).max(1.0);
        let left = self.window.center().x - width / 2.0;
        egui::Rangef::new(left, left + width)
    }

    /// What is left of the window for a page beside rail or bars.
    #[must_use]
    pub fn page(self) -> Rect {
        let window = self.window;
        let (left, top, bar) = match (self.has_navigation, self.is_wide) {
            (true, true) => (RAIL_WIDTH, 0.0, 0.0),
            (true, false) => (0.0, self.top_height(), self.bar_height),
            (false, true) => (0.0, 0.0, 0.0),
            // Hide stands there.
            (false, false) => (0.0, self.top_height(), 0.0),
        };
        let top = window.top() + top;
        let bottom = (window.bottom() - bar - self.footer_height).max(top);
        window.with_min_x(window.left() + left).with_min_y(top).with_max_y(bottom)
    }

    /// How much of the extra height stands above the page.
    #[must_use]
    pub fn air(self) -> f32 {
        if self.is_wide { ((self.window.height() - WIDE_HEIGHT) / 2.0).clamp(0.0, 160.0) } else { 0.0 }
    }
}

/// A row of the bar at the bottom, with words beside their icons.
fn bar_row(metrics: Metrics) -> f32 {
    (metrics.text(Text::Small.line_points()) + 2.0 * BAR_PADDING).max(TARGET_MIN).round()
}

/// The bar at the bottom with words below their icons: 56 points at 100 %.
fn bar_stacked(metrics: Metrics) -> f32 {
    (metrics.holding(BAR_ICON) + 2.0 * BAR_PADDING + metrics.text(Text::Small.line_points())).round()
}

/// Large enough for its word in the size that was chosen.
fn hide_size(metrics: Metrics) -> Vec2 {
    let grown = metrics.scale() - 1.0;
    let line = metrics.text(Text::Body.line_points()) + 2.0 * HIDE_PADDING;
    vec2(HIDE_SIZE.x + HIDE_GROWS * grown, line.max(HIDE_SIZE.y)).round()
}

/// Fills a column from the top.
#[derive(Debug)]
pub struct Column {
    left: f32,
    width: f32,
    /// Where the next thing begins.
    pub y: f32,
}

impl Column {
    #[must_use]
    pub fn new(left: f32, width: f32, y: f32) -> Self {
        Self { left, width, y }
    }

    #[must_use]
    pub fn left(&self) -> f32 {
        self.left
    }

    #[must_use]
    pub fn width(&self) -> f32 {
        self.width
    }

    /// Room over the whole width.
    pub fn take(&mut self, height: f32) -> Rect {
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, height));
        self.y += height;
        rect
    }

    /// Room at the left, no wider than the column.
    pub fn take_left(&mut self, width: f32, height: f32) -> Rect {
        let rect = self.take(height);
        rect.with_max_x(rect.left() + width.min(self.width))
    }

    /// A column of at most this width in the middle of this one, from where this one has come to.
    #[must_use]
    pub fn narrowed(&self, most: f32) -> Self {
        let width = self.width.min(most);
        Self { left: self.left + (self.width - width) / 2.0, width, y: self.y }
    }

    /// Air.
    pub fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// How many places of this width stand side by side.
    #[must_use]
    pub fn fitting(&self, least_width: f32, gap: f32) -> usize {
        ((self.width + gap) / (least_width + gap)).floor().max(1.0) as usize
    }

    /// Rows of equal places side by side, each as high as `least` and at least as wide, in points: as many in
    /// a row as fit, at most `columns`.
    pub fn grid(&mut self, count: usize, columns: usize, least: impl Into<Vec2>, gap: f32) -> Vec<Rect> {
        let grid = Grid::new(self, count, columns, least.into(), gap);
        self.y = grid.bottom();
        (0..count).map(|index| grid.place(index)).collect()
    }

    /// Like [`Self::grid`], with those places only that are in sight or near enough for the keyboard to
    /// come to next. Ten thousand cost as much as those that are seen.
    pub fn grid_in_sight(
        &mut self,
        ui: &mut Ui,
        count: usize,
        columns: usize,
        least: impl Into<Vec2>,
        gap: f32,
    ) -> Vec<(usize, Rect)> {
        let least = least.into();
        let grid = Grid::new(self, count, columns, least, gap);
        let whole = Rect::from_min_max(pos2(self.left, self.y), pos2(self.left + self.width, grid.bottom()));
        self.y = grid.bottom();
        ui.expand_to_include_rect(whole);
        let sight = ui.clip_rect();
        let near = sight.expand2(vec2(0.0, sight.height().max(2.0 * (least.y + gap))));
        grid.rows_within(near.y_range()).map(|index| (index, grid.place(index))).collect()
    }

    /// Text over the width of the column, at most 62 characters a line; takes what it needs.
    pub fn text(
        &mut self,
        ui: &mut Ui,
        face: impl Into<Face>,
        color: egui::Color32,
        words: &str,
    ) -> egui::Response {
        let galley = self.lay_out(ui, face, color, words);
        let rect = self.take(galley.size().y);
        place_label(ui, rect, galley, words)
    }

    /// Text as [`Self::text`] shows it, not shown yet.
    #[must_use]
    pub fn lay_out(
        &self,
        ui: &Ui,
        face: impl Into<Face>,
        color: egui::Color32,
        words: &str,
    ) -> std::sync::Arc<egui::Galley> {
        let face = face.into();
        let points = Theme::of(ui.ctx()).metrics.text(face.text.points());
        let widest = LINE_CHARACTERS_MAX as f32 * points * 0.5;
        face.lay_out(ui.painter(), words, color, self.width.min(widest))
    }

    /// A title and lines to read below it; nothing where there are no lines.
    pub fn section(&mut self, ui: &mut Ui, title: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let ink = Theme::of(ui.ctx()).tokens.text;
        self.text(ui, Text::Lead.semibold(), ink, title);
        self.skip(4.0);
        self.lines(ui, lines);
        self.skip(space::LARGE - 4.0);
    }

    /// Lines of text below each other, each with a little air after it.
    pub fn lines(&mut self, ui: &mut Ui, lines: &[String]) {
        let ink = Theme::of(ui.ctx()).tokens.text;
        for line in lines {
            self.text(ui, Text::Body, ink, line);
            self.skip(4.0);
        }
    }

    /// A `Ui` of its own that flows downwards.
    pub fn flow<R>(&mut self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
        let rect = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, f32::INFINITY));
        let mut child =
            ui.new_child(UiBuilder::new().max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min)));
        child.set_width(self.width);
        let result = add(&mut child);
        let used = child.min_rect();
        ui.expand_to_include_rect(used);
        self.y = used.bottom().max(self.y);
        result
    }
}

/// Equal places side by side in rows.
struct Grid {
    origin: egui::Pos2,
    count: usize,
    columns: usize,
    size: Vec2,
    gap: f32,
}

impl Grid {
    fn new(column: &Column, count: usize, columns: usize, least: Vec2, gap: f32) -> Self {
        let columns = columns.min(column.fitting(least.x, gap)).max(1);
        let width = (column.width - gap * (columns - 1) as f32) / columns as f32;
        Self { origin: pos2(column.left, column.y), count, columns, size: vec2(width, least.y), gap }
    }

    fn place(&self, index: usize) -> Rect {
        let (row, column) = ((index / self.columns) as f32, (index % self.columns) as f32);
        let step = self.size + Vec2::splat(self.gap);
        Rect::from_min_size(self.origin + vec2(column, row) * step, self.size).round_ui()
    }

    fn bottom(&self) -> f32 {
        let rows = self.count.div_ceil(self.columns) as f32;
        self.origin.y + rows * self.size.y + (rows - 1.0).max(0.0) * self.gap
    }

    /// The places in all rows that reach into these heights.
    fn rows_within(&self, heights: egui::Rangef) -> std::ops::Range<usize> {
        let step = self.size.y + self.gap;
        let row = |y: f32| ((y - self.origin.y) / step).floor().max(0.0) as usize;
        let end = if heights.max < self.origin.y { 0 } else { (row(heights.max) + 1) * self.columns };
        let end = end.min(self.count);
        (row(heights.min) * self.columns).min(end)..end
    }
}

/// The middle of a place, no wider than `most`.
#[must_use]
pub fn narrowed(rect: Rect, most: f32) -> Rect {
    Rect::from_center_size(rect.center(), vec2(rect.width().min(most), rect.height()))
}

/// Text at a place that a screen reader can read.
pub fn place_label(
    ui: &mut Ui,
    rect: Rect,
    galley: std::sync::Arc<egui::Galley>,
    words: &str,
) -> egui::Response {
    let response = ui.allocate_rect(rect, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    let color = Theme::of(ui.ctx()).tokens.text;
    ui.painter().galley(rect.min, galley, color);
    response
}

/// A heading that a screen reader can jump to.
pub fn heading(ui: &mut Ui, rect: Rect, galley: std::sync::Arc<egui::Galley>, words: &str) {
    let response = place_label(ui, rect, galley, words);
    make_heading(&response, words, 1);
}

/// A heading below the page's own.
pub fn subheading(ui: &mut Ui, rect: Rect, galley: std::sync::Arc<egui::Galley>, words: &str) {
    let response = place_label(ui, rect, galley, words);
    make_heading(&response, words, 2);
}

/// The heading of a page that shows what it is without one. Takes no room.
pub fn unseen_heading(ui: &mut Ui, at: egui::Pos2, words: &str) {
    let rect = Rect::from_min_size(at, vec2(1.0, 1.0));
    let response = ui.interact(rect, ui.make_persistent_id(("heading", words)), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, words));
    make_heading(&response, words, 1);
}

fn make_heading(response: &egui::Response, words: &str, level: usize) {
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        // The words of a label are its value; those of a heading are its name.
        node.set_label(words);
        node.set_level(level);
    });
    if level == 1 {
        focus::offer_heading(&response.ctx, response.id);
    }
}

/// A part of the `Ui` that screen readers know as a list of so many; how its items stand is the caller's.
pub fn list(ui: &mut Ui, name: &str, count: usize) -> Ui {
    let list = ui.new_child(
        UiBuilder::new()
            .max_rect(ui.max_rect())
            .id_salt(("list", name))
            .accessibility_role(egui::accesskit::Role::List)
            .accessibility_label(name),
    );
    list.ctx().accesskit_node_builder(list.unique_id(), |node| node.set_size_of_set(count));
    list
}

/// How high a card is that is `points` high at 100 %: large text needs more than its share, as it wraps
/// more often.
#[must_use]
pub fn card_height(theme: &Theme, points: f32) -> f32 {
    let scale = theme.metrics.scale();
    points * if scale > 1.3 { scale * 1.15 } else { 1.0 + (scale - 1.0) * 0.55 }
}

/// A page that scrolls when it is higher than the room there is.
pub fn page(ui: &mut Ui, layout: WindowLayout, salt: &str, add: impl FnOnce(&mut Ui, &mut Column)) {
    let rect = layout.page();
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    // Nothing slides: what is scrolled to is there in the next frame.
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink(false).animated(false);
    area.show(&mut child, |ui| {
        let columns = layout.column();
        let top = ui.max_rect().top() + layout.air();
        let mut column = Column::new(columns.min, columns.span(), top);
        add(ui, &mut column);
        // Air below the last thing, so that it never sticks to the edge.
        let end = Rect::from_min_size(pos2(columns.min, column.y), vec2(1.0, space::MEDIUM));
        ui.expand_to_include_rect(end);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows_within(count: usize, from: f32, to: f32) -> std::ops::Range<usize> {
        let column = Column::new(0.0, 640.0, 100.0);
        // Two in a row, rows of 100 with a gap of 20.
        Grid::new(&column, count, 2, vec2(300.0, 100.0), 20.0).rows_within(egui::Rangef::new(from, to))
    }

    #[test]
    fn only_the_rows_in_sight_are_laid_out() {
        assert_eq!(rows_within(10_000, 0.0, 99.0), 0..0, "all below");
        assert_eq!(rows_within(10_000, 0.0, 150.0), 0..2);
        assert_eq!(rows_within(10_000, 230.0, 350.0), 2..6);
        assert_eq!(rows_within(10_000, 1e9, 2e9), 10_000..10_000, "all above");
        assert_eq!(rows_within(3, -500.0, 5_000.0), 0..3);
        assert_eq!(rows_within(0, -500.0, 5_000.0), 0..0);
    }
}
