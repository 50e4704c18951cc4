//! Sittings in time, as strokes from before to after: the state by shape and hue, the number by height.

use egui::accesskit::Role;
use egui::{EventFilter, Id, Key, Modifiers, Painter, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::{Label, Touch};
use crate::ui::strokes::{Mark, SittingStroke};
use crate::ui::theme::icons::{paint_state, state_color};
use crate::ui::theme::typography::Text;
use crate::ui::theme::{RADIUS_SMALL, Theme, mix};

/// From the highest to the lowest number, in points.
const HEIGHT: f32 = 188.0;
/// Room at the sides.
const MARGIN: f32 = 8.0;
const SHAPE: f32 = 15.0;
/// Nearer than this, shapes would run into each other, in points.
const SHAPES_APART: f32 = 17.0;

/// The drawing.
#[derive(Debug)]
#[must_use = "show it with `show`"]
pub struct StrokeChart<'a> {
    strokes: &'a [SittingStroke],
    /// What stands below, and where from 0 to 1.
    ticks: Vec<(f32, String)>,
    /// At the top and at the bottom of the scale.
    ends: [Label<'a>; 2],
    name: Label<'a>,
    value: Label<'a>,
    selected: Option<usize>,
}

/// What was done with the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pointed {
    /// The stroke that is told about now.
    pub at: Option<usize>,
    /// It is to be opened.
    pub opens: bool,
}

impl<'a> StrokeChart<'a> {
    /// `name` says what it shows in a sentence, `value` the selected one.
    pub fn new(
        strokes: &'a [SittingStroke],
        ticks: Vec<(f32, String)>,
        ends: [Label<'a>; 2],
        name: impl Into<Label<'a>>,
    ) -> Self {
        Self { strokes, ticks, ends, name: name.into(), value: "".into(), selected: None }
    }

    /// The stroke that is told about, and how it is told.
    pub fn selected(self, index: Option<usize>, value: impl Into<Label<'a>>) -> Self {
        Self { selected: index, value: value.into(), ..self }
    }

    #[must_use]
    pub fn height(theme: &Theme) -> f32 {
        HEIGHT + 3.0 * line(theme) + 8.0
    }

    /// Shows it exactly there.
    pub fn at(&self, ui: &mut Ui, rect: Rect) -> Pointed {
        ui.expand_to_include_rect(rect);
        let id = ui.make_persistent_id("strokes");
        let touch = Touch::new(ui, rect, id, Sense::click());
        touch.describe(Role::Slider, &self.name, |node| {
            node.set_value(self.value.as_ref());
            node.set_numeric_value(self.selected.map_or(0.0, |index| index as f64 + 1.0));
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(self.strokes.len() as f64);
        });
        let corner = rect.left_top() + vec2(MARGIN, line(&touch.theme));
        let body = Rect::from_min_size(corner, vec2(rect.width() - 2.0 * MARGIN, HEIGHT));
        let pointed = self.follow(ui, id, &touch, body);
        if ui.is_rect_visible(rect) {
            self.paint(&touch, rect, body);
        }
        pointed
    }

    fn follow(&self, ui: &Ui, id: Id, touch: &Touch, body: Rect) -> Pointed {
        let mut pointed = Pointed { at: self.selected, opens: false };
        if let Some(pointer) = touch.response.hover_pos() {
            pointed.at = self.nearest(body, pointer).or(pointed.at);
            pointed.opens = touch.response.clicked() && pointed.at.is_some();
        }
        if ui.memory(|memory| memory.has_focus(id)) {
            let arrows = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            let last = self.strokes.len().checked_sub(1);
            if pressed(Key::ArrowLeft) {
                pointed.at = pointed.at.map_or(last, |at| Some(at.saturating_sub(1)));
            }
            if pressed(Key::ArrowRight) {
                pointed.at = pointed.at.map_or(last, |at| last.map(|last| (at + 1).min(last)));
            }
            if pressed(Key::Home) {
                pointed.at = last.map(|_| 0);
            }
            if pressed(Key::End) {
                pointed.at = last;
            }
            pointed.opens |= pressed(Key::Enter) && pointed.at.is_some();
        }
        pointed
    }

    /// The stroke nearest to the pointer, if one is near.
    fn nearest(&self, body: Rect, pointer: Pos2) -> Option<usize> {
        let distance = |stroke: &SittingStroke| {
            let ends = [stroke.before, stroke.after].into_iter().flatten();
            let heights = ends.map(|mark| point(body, stroke, mark).y);
            let (low, high) = heights.fold((f32::MAX, f32::MIN), |(low, high), y| (low.min(y), high.max(y)));
            let up = (low - pointer.y).max(pointer.y - high).max(0.0);
            (x(body, stroke) - pointer.x).abs() + up * 0.2
        };
        let distances = self.strokes.iter().map(distance).enumerate();
        let (index, distance) = distances.min_by(|left, right| left.1.total_cmp(&right.1))?;
        (distance < 60.0).then_some(index)
    }

    fn paint(&self, touch: &Touch, rect: Rect, body: Rect) {
        let tokens = &touch.theme.tokens;
        let painter = &touch.painter;
        let faint = Stroke::new(1.0, mix(tokens.background, tokens.outline, 0.35));
        for level in [0.0, 0.5, 1.0] {
            painter.hline(body.x_range(), body.bottom() - body.height() * level, faint);
        }
        self.paint_words(touch, rect, body);
        let shaped = shaped(body, self.strokes);
        for ((index, stroke), has_shape) in self.strokes.iter().enumerate().zip(&shaped) {
            if self.selected != Some(index) {
                paint_stroke(painter, &touch.theme, body, stroke, *has_shape);
            }
        }
        let selected = self.selected.and_then(|index| self.strokes.get(index).zip(shaped.get(index)));
        if let Some((stroke, has_shape)) = selected {
            let x = x(body, stroke);
            let width = if *has_shape { SHAPE + 6.0 } else { 6.0 };
            let column =
                Rect::from_x_y_ranges(x - width / 2.0..=x + width / 2.0, body.expand(SHAPE).y_range());
            painter.rect_filled(column, 4.0, tokens.focus.gamma_multiply(0.22));
            paint_stroke(painter, &touch.theme, body, stroke, true);
        }
        touch.focus_ring(rect, RADIUS_SMALL);
    }

    fn paint_words(&self, touch: &Touch, rect: Rect, body: Rect) {
        let muted = touch.theme.tokens.muted;
        let [top, bottom] = &self.ends;
        let lay_out = |words: &str| Text::Small.lay_out(&touch.painter, words, muted, f32::INFINITY);
        let (high, low) = (lay_out(top), lay_out(bottom));
        // Outside the lines, where only the shapes of the hardest and lightest reach.
        touch.painter.galley(pos2(body.left(), body.top() - high.size().y), high, muted);
        touch.painter.galley(pos2(body.left(), body.bottom()), low, muted);
        let mut free_from = rect.left();
        for (share, words) in &self.ticks {
            let galley = lay_out(words);
            let x = body.left() + body.width() * share;
            let left = (x - galley.size().x / 2.0).clamp(rect.left(), rect.right() - galley.size().x);
            if left < free_from {
                continue;
            }
            free_from = left + galley.size().x + 10.0;
            touch.painter.galley(pos2(left, body.bottom() + line(&touch.theme) + 4.0), galley, muted);
        }
    }
}

/// Room for a line of words above and below.
fn line(theme: &Theme) -> f32 {
    theme.metrics.text(Text::Small.line_points())
}

fn x(body: Rect, stroke: &SittingStroke) -> f32 {
    body.left() + body.width() * stroke.share
}

/// Which strokes end in the shape of their state: while there are not too many, all but those that would run
/// into one before.
fn shaped(body: Rect, strokes: &[SittingStroke]) -> Vec<bool> {
    if strokes.len() as f32 * SHAPES_APART > body.width() {
        return vec![false; strokes.len()];
    }
    let mut shapes: Vec<Pos2> = Vec::new();
    let ends = strokes.iter().map(|stroke| stroke.after.map(|after| point(body, stroke, after)));
    ends.map(|end| {
        let Some(end) = end else { return true };
        let runs_into = |shape: &Pos2| (*shape - end).abs().max_elem() < SHAPES_APART;
        let has_room = !shapes.iter().any(runs_into);
        if has_room {
            shapes.push(end);
        }
        has_room
    })
    .collect()
}

fn point(body: Rect, stroke: &SittingStroke, mark: Mark) -> Pos2 {
    pos2(x(body, stroke), body.bottom() - body.height() * mark.height)
}

fn paint_stroke(painter: &Painter, theme: &Theme, body: Rect, stroke: &SittingStroke, has_shape: bool) {
    let tokens = &theme.tokens;
    let hue = |mark: Mark| mark.state.map_or(tokens.muted, |state| state_color(state, tokens));
    let before = stroke.before.map(|mark| (point(body, stroke, mark), hue(mark)));
    if let (Some((from, from_hue)), Some(after)) = (before, stroke.after) {
        let to = point(body, stroke, after);
        let gap = if has_shape { SHAPE / 2.0 } else { 0.0 };
        let towards = (to.y - from.y).signum() * gap;
        if (to.y - from.y).abs() > gap {
            let end = pos2(to.x, to.y - towards);
            painter.line_segment([from, end], Stroke::new(2.0, mix(from_hue, hue(after), 0.5)));
        }
    }
    if let Some((from, from_hue)) = before {
        painter.circle_filled(from, if has_shape { 3.0 } else { 1.6 }, from_hue);
    }
    if let Some(after) = stroke.after {
        paint_end(painter, theme, point(body, stroke, after), after, has_shape);
    }
}

/// The state's own shape where there is room for it, else a dot in its hue.
fn paint_end(painter: &Painter, theme: &Theme, at: Pos2, mark: Mark, has_shape: bool) {
    let tokens = &theme.tokens;
    match mark.state {
        Some(state) if has_shape => {
            let place = Rect::from_center_size(at, vec2(SHAPE, SHAPE));
            paint_state(painter, place, state, tokens, tokens.background);
        }
        state => {
            let color = state.map_or(tokens.muted, |state| state_color(state, tokens));
            painter.circle_filled(at, if has_shape { 4.0 } else { 2.6 }, color);
        }
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::rating::State;
    use uuid::Uuid;

    use super::*;

    fn body() -> Rect {
        Rect::from_min_size(Pos2::ZERO, vec2(700.0, HEIGHT))
    }

    fn stroke(x: f32, after: Option<f32>) -> SittingStroke {
        let mark = |height| Mark { state: Some(State::Settled), height };
        let share = x / body().width();
        SittingStroke { id: Uuid::nil(), count: 1, share, before: None, after: after.map(mark) }
    }

    #[test]
    fn shapes_never_run_into_each_other() {
        let places = [(0.0, Some(0.5)), (3.0, Some(0.5)), (6.0, Some(0.9)), (9.0, None), (30.0, Some(0.5))];
        let strokes = places.map(|(x, after)| stroke(x, after));
        assert_eq!(shaped(body(), &strokes), [true, false, true, true, true]);
    }

    #[test]
    fn among_very_many_there_are_none() {
        let strokes: Vec<SittingStroke> =
            (0..60).map(|number| stroke(number as f32 * 11.0, Some(0.5))).collect();
        assert!(shaped(body(), &strokes).iter().all(|has_shape| !has_shape));
    }
}
