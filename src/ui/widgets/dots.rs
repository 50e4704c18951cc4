//! How much each sitting eased, as dots on an axis that several rows share, with the middle, how far it may be off,
//! and what the order of the rows goes by.

use egui::accesskit::Role;
use egui::{Color32, Pos2, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use softlanding_core::insight::Spread;

use super::Label;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, mix};

/// Points run from minus this to this.
const POINTS_MOST: i8 = 10;
const RADIUS: f32 = 4.0;
const STEP: f32 = 9.0;
/// Dots closer than this are one column, in points.
const STEP_LEAST: f32 = 2.0;
/// Room for the interval below the dots.
const BELOW: f32 = 18.0;
const RING: f32 = 5.0;

/// The row of one exercise.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct Dots<'a> {
    points: Vec<i8>,
    spread: Option<Spread>,
    estimate: Option<f64>,
    expected: Option<f64>,
    most: i8,
    name: Label<'a>,
}

impl<'a> Dots<'a> {
    /// The height of a row, in points.
    pub const HEIGHT: f32 = 60.0;

    /// `name` tells all of it to screen readers.
    pub fn new(points: impl IntoIterator<Item = i8>, name: impl Into<Label<'a>>) -> Self {
        Self {
            points: points.into_iter().collect(),
            spread: None,
            estimate: None,
            expected: None,
            most: POINTS_MOST,
            name: name.into(),
        }
    }

    /// The middle and its interval below the line.
    pub fn spread(self, spread: Option<Spread>) -> Self {
        Self { spread, ..self }
    }

    /// A ring at what the order goes by.
    pub fn estimate(self, points: Option<f64>) -> Self {
        Self { estimate: points, ..self }
    }

    /// A faint mark at what would be expected anyway.
    pub fn expected(self, points: Option<f64>) -> Self {
        Self { expected: points, ..self }
    }

    /// The line runs from minus this to this: the same for all that are to be compared.
    pub fn most(self, points: i8) -> Self {
        Self { most: points.clamp(1, POINTS_MOST), ..self }
    }

    /// Shows it exactly there. What marks the axis spans the whole height of `rect`, so that rows which touch share it.
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
        let body = Rect::from_center_size(rect.center(), vec2(rect.width(), rect.height().min(Self::HEIGHT)));
        let ground = body.bottom() - BELOW;
        let x = |points: f64| x(rect, points, self.most);
        let faint = tokens.line_on(tokens.background, 0.45);
        painter.vline(x(0.0), rect.y_range(), Stroke::new(1.0, faint));
        painter.hline(rect.x_range(), ground, Stroke::new(1.0, tokens.line_on(tokens.background, 0.25)));
        if let Some(expected) = self.expected {
            let ends = [pos2(x(expected), rect.top()), pos2(x(expected), rect.bottom())];
            let stroke = Stroke::new(1.5, mix(tokens.background, tokens.muted, 0.6));
            painter.extend(egui::Shape::dashed_line(&ends, stroke, 4.0, 4.0));
        }
        self.paint_dots(ui, body, ground, tokens.accent);
        let y = ground + BELOW / 2.0 + 1.0;
        if let Some(spread) = &self.spread {
            let ends = [pos2(x(f64::from(spread.low)), y), pos2(x(f64::from(spread.high)), y)];
            painter.line_segment(ends, Stroke::new(4.0, mix(tokens.background, tokens.text, 0.4)));
            painter.vline(x(spread.median), y - 6.0..=y + 6.0, Stroke::new(3.0, tokens.text));
        }
        if let Some(estimate) = self.estimate.filter(|_| !self.points.is_empty()) {
            let at = pos2(x(estimate), ground);
            painter.circle(at, RING, tokens.background, Stroke::new(2.0, tokens.text));
        }
    }

    /// Dots of the same points stand on each other, closer where there are many, and as a column where there are
    /// very many.
    fn paint_dots(&self, ui: &Ui, body: Rect, ground: f32, color: Color32) {
        let counts: Vec<(i8, usize)> = (-POINTS_MOST..=POINTS_MOST).zip(self.counts()).collect();
        let highest = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
        let room = ground - body.top() - 2.0 * RADIUS - 8.0;
        let step = STEP.min(room / (highest.saturating_sub(1).max(1)) as f32);
        for (points, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let foot = pos2(x(body, f64::from(points), self.most), ground - RADIUS - 6.0);
            let top = foot - vec2(0.0, step * (count - 1) as f32);
            if step < STEP_LEAST {
                let column = Rect::from_two_pos(foot, top).expand(RADIUS);
                ui.painter().rect_filled(column, RADIUS, color);
            } else {
                for level in 0..count {
                    let at: Pos2 = foot - vec2(0.0, step * level as f32);
                    ui.painter().circle_filled(at, RADIUS, color);
                }
            }
        }
    }

    fn counts(&self) -> [usize; 21] {
        let mut counts = [0; 21];
        for points in &self.points {
            let place = usize::try_from(points.clamp(&-POINTS_MOST, &POINTS_MOST) + POINTS_MOST).unwrap_or(0);
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        }
        counts
    }
}

fn x(rect: Rect, points: f64, most: i8) -> f32 {
    let inner = rect.shrink2(vec2(RADIUS + 4.0, 0.0));
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
