//! A number that is typed, dragged, or turned with the arrows or the wheel.

use std::ops::RangeInclusive;

use egui::accesskit::{Action, ActionData, Invalid};
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    CursorIcon, Event, Frame, Id, InputState, Key, Margin, Modifiers, MouseWheelUnit, Rect, Response, Sense,
    Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use super::{Label, Touch, corner, identity};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_SMALL, Theme};

/// Dragging this far is one step, in points.
const DRAG_POINTS: f32 = 6.0;
/// A touchpad that scrolls this far turns one step, in points.
const WHEEL_POINTS: f32 = 30.0;
/// How many steps one is with Shift.
const LARGE_STEP: f64 = 10.0;
const PADDING: f32 = 12.0;

/// A number with its unit. Typing, dragging and turning only ask for another; what is given the next time
/// is what is shown.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct Amount<'a> {
    value: f64,
    name: Label<'a>,
    unit: Label<'a>,
    range: RangeInclusive<f64>,
    step: f64,
    salt: Option<Id>,
}

/// What was done with an [`Amount`] in a frame.
#[derive(Debug)]
pub struct Turned {
    /// The number that is asked for.
    pub wanted: Option<f64>,
    /// What stands there and is not the value: no number, or one that was not accepted.
    pub unfit: Option<InputError>,
    /// Whether a change has come to its end: the next one is another.
    pub is_done: bool,
    pub response: Response,
}

/// Something typed that is not the value.
#[derive(Clone, Debug, PartialEq)]
pub struct InputError {
    pub text: String,
    pub number: Option<f64>,
}

/// What is being typed, kept by the context while the keyboard is there.
#[derive(Clone, Debug)]
struct Typing {
    text: String,
    /// The value it belongs to; `None` until what was asked for has come back.
    of: Option<f64>,
}

impl<'a> Amount<'a> {
    /// `name` is what a screen reader says; `range` is what may be asked for at all.
    pub fn new(
        value: f64,
        name: impl Into<Label<'a>>,
        unit: impl Into<Label<'a>>,
        range: RangeInclusive<f64>,
    ) -> Self {
        Self { value, name: name.into(), unit: unit.into(), range, step: 1.0, salt: None }
    }

    /// In tenths.
    pub fn tenths(self) -> Self {
        Self { step: 0.1, ..self }
    }

    /// Tells two with the same name apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// How much room it needs.
    #[must_use]
    pub fn size(theme: &Theme) -> Vec2 {
        vec2(48.0 + theme.metrics.text(34.0), theme.metrics.holding(48.0))
    }

    /// Shows it exactly there.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Turned {
        ui.expand_to_include_rect(rect);
        let id = identity(ui, "amount", &self.name, self.salt);
        let is_typing = ui.memory_mut(|memory| {
            memory.interested_in_focus(id, ui.layer_id());
            memory.has_focus(id)
        });
        let turned = self.turned(ui, id, is_typing);
        let mut result = if is_typing { self.write(ui, rect, id) } else { self.rest(ui, rect, id) };
        if let Some(wanted) = turned {
            ui.data_mut(|data| data.remove::<Typing>(id));
            result.wanted = Some(wanted);
            result.unfit = None;
        }
        result.wanted = result.wanted.filter(|wanted| !same(*wanted, self.value));
        self.describe(&result.response, is_typing);
        result
    }

    /// A step up or down by arrows, wheel or screen reader, or another value by the last.
    fn turned(&self, ui: &Ui, id: Id, is_typing: bool) -> Option<f64> {
        let mut steps = 0.0;
        let mut wanted = None;
        ui.input_mut(|input| {
            if is_typing {
                for (key, up) in [(Key::ArrowUp, 1.0), (Key::ArrowDown, -1.0)] {
                    // Shift first: a key without it would match both.
                    steps += up * LARGE_STEP * input.count_and_consume_key(Modifiers::SHIFT, key) as f64;
                    steps += up * input.count_and_consume_key(Modifiers::NONE, key) as f64;
                }
            }
            let (asked_steps, value) = asked(input, id);
            steps += asked_steps;
            wanted = value;
        });
        if wanted.is_none() && steps == 0.0 {
            return None;
        }
        Some(self.held(wanted.unwrap_or(self.value) + steps * self.step))
    }

    fn held(&self, value: f64) -> f64 {
        let stepped = (value / self.step).round() * self.step;
        stepped.clamp(*self.range.start(), *self.range.end())
    }

    /// The wheel turns it while it has the keyboard and the pointer; the page then stays where it is.
    fn wheel(&self, ui: &Ui, response: &Response) -> Option<f64> {
        if !response.contains_pointer() {
            return None;
        }
        let (steps, points) = ui.input_mut(|input| {
            let (mut steps, mut points) = (0.0_f32, 0.0_f32);
            for event in &input.events {
                let Event::MouseWheel { unit, delta, modifiers, .. } = event else { continue };
                let large = if modifiers.shift { LARGE_STEP as f32 } else { 1.0 };
                match unit {
                    MouseWheelUnit::Point => points += delta.y * large,
                    MouseWheelUnit::Line | MouseWheelUnit::Page => steps += delta.y * large,
                }
            }
            input.smooth_scroll_delta = Vec2::ZERO;
            (steps, points)
        });
        let id = response.id.with("wheel");
        let turned = points + ui.data(|data| data.get_temp(id).unwrap_or(0.0_f32));
        let whole = (turned / WHEEL_POINTS).trunc();
        ui.data_mut(|data| data.insert_temp(id, turned - whole * WHEEL_POINTS));
        let steps = f64::from(steps.round() + whole);
        (steps != 0.0).then(|| self.held(self.value + steps * self.step))
    }

    /// Without the keyboard: words on paper that can be dragged, or pressed to type.
    fn rest(&self, ui: &Ui, rect: Rect, id: Id) -> Turned {
        ui.data_mut(|data| data.remove::<Typing>(id));
        let touch = Touch::new(ui, rect, id, Sense::click_and_drag());
        let response = touch.response.clone().on_hover_cursor(CursorIcon::ResizeHorizontal);
        if response.clicked() {
            response.request_focus();
        }
        let from = id.with("dragged from");
        if response.drag_started() {
            ui.data_mut(|data| data.insert_temp(from, (self.value, 0.0_f32)));
        }
        let mut wanted = None;
        if response.dragged()
            && let Some((start, moved)) = ui.data(|data| data.get_temp::<(f64, f32)>(from))
        {
            let moved = moved + response.drag_delta().x;
            ui.data_mut(|data| data.insert_temp(from, (start, moved)));
            let large = if ui.input(|input| input.modifiers.shift) { LARGE_STEP } else { 1.0 };
            let steps = f64::from((moved / DRAG_POINTS).trunc());
            wanted = (steps != 0.0).then(|| self.held(start + steps * large * self.step));
        }
        if ui.is_rect_visible(rect) {
            paint_paper(ui, &touch.theme, rect, false);
            let room = self.paint_unit(ui, &touch.theme, rect);
            let tokens = &touch.theme.tokens;
            let words = shown(self.value);
            let face = Face::from(Text::Body);
            let galley = face.fit(ui.painter(), &words, tokens.text, room.size(), egui::Align::Max);
            super::paint_galley(ui.painter(), galley, room, egui::Align::Max);
        }
        let is_done = response.drag_stopped() || response.lost_focus();
        Turned { wanted, unfit: None, is_done, response }
    }

    /// With the keyboard: a line to write in.
    fn write(&self, ui: &mut Ui, rect: Rect, id: Id) -> Turned {
        let theme = Theme::of(ui.ctx());
        let kept = ui.data(|data| data.get_temp::<Typing>(id));
        let is_new = kept.is_none();
        // What changed it from elsewhere is shown instead of what was typed.
        let is_mine = |typing: &Typing| typing.of.is_none_or(|of| same(of, self.value));
        let mut typing =
            kept.filter(is_mine).unwrap_or_else(|| Typing { text: shown(self.value), of: Some(self.value) });
        typing.of = Some(self.value);
        let enters = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        if enters {
            typing.text = shown(self.value);
        }
        paint_paper(ui, &theme, rect, true);
        let room = self.paint_unit(ui, &theme, rect);
        let mut inner = ui.new_child(UiBuilder::new().max_rect(room).id_salt(id));
        inner.set_clip_rect(ui.clip_rect().intersect(rect));
        super::typed::register(ui.ctx(), id);
        let edit = TextEdit::singleline(&mut typing.text)
            .id(id)
            .font(Face::from(Text::Body).font(theme.metrics))
            .text_color(theme.tokens.text)
            .char_limit(12)
            .return_key(None)
            .align(egui::Align2::RIGHT_CENTER)
            .frame(Frame::new().inner_margin(Margin::ZERO))
            .desired_width(room.width())
            .min_size(room.size());
        let response = edit.show(&mut inner).response.response;
        if is_new || enters {
            select_all(ui, id, &typing.text);
        }
        if is_new {
            ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
        }
        let wheel = self.wheel(ui, &response);
        let number = number_in(&typing.text);
        let typed = number.filter(|_| response.changed());
        let wanted = wheel.or(typed);
        let is_other = number.is_none_or(|number| !same(number, self.value));
        let unfit = (is_other && wanted.is_none()).then(|| InputError { text: typing.text.clone(), number });
        if wheel.is_some() {
            typing = Typing { text: String::new(), of: Some(f64::NAN) };
        } else if typed.is_some() {
            typing.of = None;
        }
        ui.data_mut(|data| data.insert_temp(id, typing));
        if unfit.is_some() {
            ui.ctx().accesskit_node_builder(id, |node| node.set_invalid(Invalid::True));
        }
        Turned { wanted, unfit, is_done: enters || response.lost_focus(), response }
    }

    /// Paints the unit and returns the room for the number before it.
    fn paint_unit(&self, ui: &Ui, theme: &Theme, rect: Rect) -> Rect {
        let muted = theme.tokens.muted;
        let galley = Face::from(Text::Note).lay_out(ui.painter(), &self.unit, muted, f32::INFINITY);
        let left = rect.right() - PADDING - galley.size().x;
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, muted);
        let gap = if self.unit.is_empty() { 0.0 } else { 6.0 };
        rect.shrink2(vec2(PADDING - 2.0, 6.0)).with_max_x(left - gap)
    }

    fn describe(&self, response: &Response, is_typing: bool) {
        response.widget_info(|| WidgetInfo::drag_value(true, self.value));
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_label(self.name.as_ref());
            node.set_min_numeric_value(*self.range.start());
            node.set_max_numeric_value(*self.range.end());
            node.set_numeric_value_step(self.step);
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
            if !is_typing {
                node.set_value(format!("{} {}", shown(self.value), self.unit).trim_end());
            }
        });
    }
}

fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), id);
}

/// Whether two numbers are shown alike.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.0005
}

/// `4`, `4.4`: as few digits as say it, at most three behind the point.
fn shown(value: f64) -> String {
    ((value * 1_000.0).round() / 1_000.0).to_string()
}

/// What screen readers ask of a number in this frame: steps up less steps down, and another value.
pub(super) fn asked(input: &InputState, id: Id) -> (f64, Option<f64>) {
    let count = |action| input.num_accesskit_action_requests(id, action) as f64;
    let value =
        input.accesskit_action_requests(id, Action::SetValue).find_map(|request| match &request.data {
            Some(ActionData::NumericValue(value)) => Some(*value),
            Some(ActionData::Value(text)) => number_in(text),
            _ => None,
        });
    (count(Action::Increment) - count(Action::Decrement), value)
}

/// The number in what a person typed: `4`, `4.4`, `4,4`, ` 4 s`.
#[must_use]
pub fn number_in(text: &str) -> Option<f64> {
    let plain = text.trim().trim_end_matches(|letter: char| letter.is_alphabetic()).trim_end();
    let number: f64 = plain.replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}

fn paint_paper(ui: &Ui, theme: &Theme, rect: Rect, has_keyboard: bool) {
    let tokens = &theme.tokens;
    let edge = if has_keyboard { tokens.focus } else { tokens.field_edge() };
    let stroke = Stroke::new(if has_keyboard { theme.focus_width() } else { 1.0 }, edge);
    ui.painter().rect(rect, corner(RADIUS_SMALL), tokens.surface, stroke, StrokeKind::Inside);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_understood_as_people_write_it() {
        for (text, number) in
            [("4", 4.0), ("4.4", 4.4), ("4,4", 4.4), (" 6.5 s", 6.5), (".5", 0.5), ("4.", 4.0)]
        {
            assert_eq!(number_in(text), Some(number), "{text:?}");
        }
        for text in ["", "-", "four", "4.4.4", "1,000,000.5", "inf", "nan"] {
            assert_eq!(number_in(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_number_is_shown_as_short_as_it_is() {
        assert_eq!([4.0, 4.4, 0.2, 2.75, 60.0].map(shown), ["4", "4.4", "0.2", "2.75", "60"]);
    }
}
