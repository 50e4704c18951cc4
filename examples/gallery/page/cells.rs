//! Places side by side, each with the name of a state above it; on in the next row where the width ends.

use egui::{Rect, Ui, UiBuilder, Vec2, pos2, vec2};
use softlanding::ui::layout::{COLUMN_WIDTH, Column};
use softlanding::ui::theme::typography::Text;
use softlanding::ui::theme::{Theme, space};
use softlanding::ui::widgets::Say;

/// Fills the width of a `Ui` from the top.
pub struct Cells<'u> {
    ui: &'u mut Ui,
    left: f32,
    top: f32,
    width: f32,
    x: f32,
    y: f32,
    row_height: f32,
    places: Vec<Rect>,
}

impl<'u> Cells<'u> {
    pub fn new(ui: &'u mut Ui, width: f32) -> Self {
        let start = ui.cursor().min;
        let (left, top) = (start.x, start.y);
        Self { ui, left, top, width, x: left, y: top, row_height: 0.0, places: Vec::new() }
    }

    /// A widget of this size at 100 % of the text, whose room grows with the text.
    pub fn cell<R>(&mut self, state: &str, size: impl Into<Vec2>, add: impl FnOnce(&mut Ui, Rect) -> R) {
        self.add(state, size.into(), true, add);
    }

    /// The same, where it cannot be used.
    pub fn disabled<R>(&mut self, size: impl Into<Vec2>, add: impl FnOnce(&mut Ui, Rect) -> R) {
        self.add("disabled", size.into(), false, add);
    }

    /// A widget of this width at 100 % of the text, as high as it says.
    pub fn fitted<R>(
        &mut self,
        state: &str,
        width: f32,
        height: impl FnOnce(&Theme) -> f32,
        add: impl FnOnce(&mut Ui, Rect) -> R,
    ) {
        let theme = Theme::of(self.ui.ctx());
        let width = (width * theme.metrics.scale()).min(self.width);
        self.place(state, vec2(width, height(&theme)), true, add);
    }

    /// A widget over a column's width, as high as it says for that width.
    pub fn row<R>(
        &mut self,
        state: &str,
        height: impl FnOnce(&Ui, f32) -> f32,
        add: impl FnOnce(&mut Ui, Rect) -> R,
    ) {
        self.next_row();
        let width = self.width.min(COLUMN_WIDTH);
        let size = vec2(width, height(self.ui, width));
        self.place(state, size, true, add);
    }

    /// A widget that takes the room it needs of the whole width.
    pub fn flow(&mut self, state: &str, add: impl FnOnce(&mut Ui)) {
        self.next_row();
        self.name(state, self.width);
        let top = self.y + self.name_height();
        let right = self.left + self.width.min(COLUMN_WIDTH);
        let room = Rect::from_min_max(pos2(self.left, top), pos2(right, f32::INFINITY));
        let mut inner = self.ui.new_child(UiBuilder::new().max_rect(room).id_salt(state));
        add(&mut inner);
        let used = inner.min_rect();
        self.took(used);
    }

    /// What fills a column from its top.
    pub fn column(&mut self, state: &str, add: impl FnOnce(&mut Ui, &mut Column)) {
        self.flow(state, |ui| {
            let start = ui.cursor().min;
            let mut column = Column::new(start.x, ui.available_width(), start.y);
            add(ui, &mut column);
            ui.allocate_space(vec2(column.width(), column.y - start.y));
        });
    }

    /// Leaves the page below all of it, and tells where the widgets stand.
    pub fn end(mut self) -> Vec<Rect> {
        self.next_row();
        self.ui.allocate_space(vec2(self.width, self.y - self.top));
        self.places
    }

    fn add<R>(&mut self, state: &str, size: Vec2, is_enabled: bool, add: impl FnOnce(&mut Ui, Rect) -> R) {
        let metrics = Theme::of(self.ui.ctx()).metrics;
        let width = (size.x * metrics.scale()).min(self.width);
        self.place(state, vec2(width, metrics.text(size.y)), is_enabled, add);
    }

    fn place<R>(&mut self, state: &str, size: Vec2, is_enabled: bool, add: impl FnOnce(&mut Ui, Rect) -> R) {
        if self.x > self.left && self.x + size.x > self.left + self.width {
            self.next_row();
        }
        self.name(state, size.x);
        let rect = Rect::from_min_size(pos2(self.x, self.y + self.name_height()), size);
        let mut inner =
            self.ui.new_child(UiBuilder::new().max_rect(rect).id_salt((state, self.places.len())));
        if !is_enabled {
            inner.disable();
        }
        drop(add(&mut inner, rect));
        self.took(rect);
    }

    fn name(&mut self, state: &str, width: f32) {
        let line = Text::Small.line_points();
        let height = Theme::of(self.ui.ctx()).metrics.text(line);
        let rect = Rect::from_min_size(pos2(self.x, self.y), vec2(width, height));
        let muted = Theme::of(self.ui.ctx()).tokens.muted;
        Say::new(state).face(Text::Small).color(muted).at(self.ui, rect);
    }

    fn name_height(&self) -> f32 {
        Theme::of(self.ui.ctx()).metrics.text(Text::Small.line_points()) + 4.0
    }

    fn took(&mut self, rect: Rect) {
        self.places.push(rect);
        self.x = rect.right() + space::LARGE;
        self.row_height = self.row_height.max(rect.bottom() - self.y);
    }

    fn next_row(&mut self) {
        if self.row_height > 0.0 {
            self.y += self.row_height + space::MEDIUM;
        }
        (self.x, self.row_height) = (self.left, 0.0);
    }
}
