//! How much each sitting eased, as dots along a line, with the middle and how far it may be off.

use egui::accesskit::Role;
use egui::{Color32, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use softlanding_core::insight::Spread;

use super::Label;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, mix};

/// Points run from minus this to this.
const POINTS_MOST: i8 = 10;
const RADIUS: f32 = 4.0;
const STACK_HEIGHT: f32 = 46.0;
const STEP: f32 = 9.5;
const BELOW: f32 = 16.0;

/// The drawing of one exercise.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct Dots<'a> {
    points: Vec<i8>,
    spread: Option<Spread>,
    expected: Option<f64>,
    most: i8,
    name: Label<'a>,
}

impl<'a> Dots<'a> {
    /// `name` tells all of it to screen readers.
    pub fn new(points: impl IntoIterator<Item = i8>, name: impl Into<Label<'a>>) -> Self {
        Self {
            points: points.into_iter().collect(),
            spread: None,
            expected: None,
            most: POINTS_MOST,
            name: name.into(),
        }
    }

    /// The middle and its interval below the line.
    pub fn spread(self, spread: Option<Spread>) -> Self {
        Self { spread, ..self }
    }

    /// A faint mark at what would be expected anyway.
    pub fn expected(self, points: Option<f64>) -> Self {
        Self { expected: points, ..self }
    }

    /// The line runs from minus this to this: the same for all that are to be compared.
    pub fn most(self, points: i8) -> Self {
        Self { most: points.clamp(1, POINTS_MOST), ..self }
    }

    #[must_use]
    pub fn height() -> f32 {
        STACK_HEIGHT + BELOW
    }

    /// Shows it exactly there.
    pub fn at(&self, ui: &mut Ui, rect: Rect) -> Response {
        let response = ui.allocate_rect(rect, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &self.name));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect);
        }
        response
    }

    fn paint(&self, ui: &Ui, rect: Rect) {
        let tokens = &Theme::of(ui.ctx()).tokens;
        let painter = ui.painter();
        let ground = rect.top() + STACK_HEIGHT;
        painter.hline(rect.x_range(), ground, Stroke::new(1.0, tokens.outline));
        let x = |points: f64| x(rect, points, self.most);
        let zero = x(0.0);
        let faint = Stroke::new(1.0, mix(tokens.surface, tokens.outline, 0.6));
        painter.vline(zero, rect.top() + 4.0..=ground + 5.0, faint);
        if let Some(expected) = self.expected {
            let ends = [pos2(x(expected), rect.top() + 2.0), pos2(x(expected), ground)];
            let stroke = Stroke::new(2.0, mix(tokens.surface, tokens.muted, 0.55));
            painter.extend(egui::Shape::dashed_line(&ends, stroke, 4.0, 4.0));
        }
        for place in self.places(rect, ground) {
            painter.circle_filled(place, RADIUS, tokens.accent);
        }
        if let Some(spread) = &self.spread {
            let y = ground + BELOW / 2.0 + 1.0;
            let ends = [pos2(x(f64::from(spread.low)), y), pos2(x(f64::from(spread.high)), y)];
            painter.line_segment(ends, Stroke::new(4.0, mix(tokens.surface, tokens.text, 0.4)));
            painter.vline(x(spread.median), y - 6.0..=y + 6.0, Stroke::new(3.0, tokens.text));
        }
    }

    /// Dots of the same points stand on each other, closer where there are many.
    fn places(&self, rect: Rect, ground: f32) -> Vec<Pos2> {
        let count_of = |points: i8| self.points.iter().filter(|other| **other == points).count();
        let highest = self.points.iter().map(|points| count_of(*points)).max().unwrap_or(0);
        let room = STACK_HEIGHT - 2.0 * RADIUS - 3.0;
        let step = STEP.min(room / (highest.saturating_sub(1).max(1)) as f32);
        let mut places = Vec::with_capacity(self.points.len());
        for points in -POINTS_MOST..=POINTS_MOST {
            for level in 0..count_of(points) {
                let y = ground - RADIUS - 2.0 - step * level as f32;
                places.push(pos2(x(rect, f64::from(points), self.most), y));
            }
        }
        places
    }
}

fn x(rect: Rect, points: f64, most: i8) -> f32 {
    let inner = rect.shrink2(vec2(RADIUS + 2.0, 0.0));
    let most = f32::from(most);
    let share = (points as f32 + most) / (2.0 * most);
    inner.left() + inner.width() * share.clamp(0.0, 1.0)
}

/// What the line means: harder at the left, easier at the right.
pub fn paint_scale(ui: &Ui, rect: Rect, [left, middle, right]: [&str; 3]) {
    let muted: Color32 = Theme::of(ui.ctx()).tokens.muted;
    let lay_out = |words: &str| Text::Small.lay_out(ui.painter(), words, muted, f32::INFINITY);
    let (left, middle, right) = (lay_out(left), lay_out(middle), lay_out(right));
    let at_middle = x(rect, 0.0, POINTS_MOST) - middle.size().x / 2.0;
    let at_right = rect.right() - right.size().x;
    ui.painter().galley(rect.min, left, muted);
    ui.painter().galley(pos2(at_middle, rect.top()), middle, muted);
    ui.painter().galley(pos2(at_right, rect.top()), right, muted);
}
