//! How much of something: a calm level instead of a slider.

use std::ops::RangeInclusive;

use egui::accesskit::{Action, ActionData, Role};
use egui::{Align, Id, Key, Modifiers, Rect, Response, Sense, Stroke, Ui, Widget, pos2, vec2};

use super::{Label, Touch, corner, hold_arrows, identity, paint_galley};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, control, grid, space};

const TRACK: f32 = control::LEVEL_HEIGHT;
const KNOB: f32 = control::LEVEL_KNOB;

/// A level that is dragged or moved with the arrows, Home and End. Changes the value it is given.
#[derive(Debug)]
#[must_use = "show it with `ui.add` or `at`"]
pub struct LevelSlider<'a> {
    value: &'a mut f32,
    range: RangeInclusive<f32>,
    step: f32,
    words: Label<'a>,
    value_words: Label<'a>,
    label_width: Option<f32>,
    salt: Option<Id>,
}

/// Where the parts stand.
struct Places {
    words: Rect,
    track: Rect,
    value: Rect,
}

impl<'a> LevelSlider<'a> {
    /// From 0 to 1 in twentieths, unless said otherwise. `value_words` says the value: "40 %".
    pub fn new(value: &'a mut f32, words: impl Into<Label<'a>>, value_words: impl Into<Label<'a>>) -> Self {
        let (words, value_words) = (words.into(), value_words.into());
        Self { value, range: 0.0..=1.0, step: 0.05, words, value_words, label_width: None, salt: None }
    }

    /// Between these ends, in steps of `step`.
    pub fn range(self, range: RangeInclusive<f32>, step: f32) -> Self {
        Self { range, step: step.max(f32::EPSILON), ..self }
    }

    /// In one row of a grid: the words in this width, the level, the value at the right.
    pub fn beside(self, label_width: Option<f32>) -> Self {
        Self { label_width, ..self }
    }

    /// Tells two with the same words apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// Shows it exactly there: words and value above, the level below, unless it is in a row. `changed()` tells when
    /// it moved.
    pub fn at(mut self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let id = identity(ui, "level", &self.words, self.salt);
        let mut touch = Touch::new(ui, rect, id, Sense::click_and_drag());
        let places = self.places(rect);
        let before = *self.value;
        self.follow_pointer(&touch.response, places.track);
        self.follow_keys(ui, id);
        self.follow_screen_reader(ui, id);
        if (before - *self.value).abs() > f32::EPSILON {
            touch.response.mark_changed();
        }
        self.describe(&touch);
        if ui.is_rect_visible(rect) {
            self.paint(&touch, &places);
        }
        touch.response
    }

    fn places(&self, rect: Rect) -> Places {
        let track = |left: f32, right: f32, y: f32| {
            Rect::from_min_max(pos2(left + KNOB, y - TRACK / 2.0), pos2(right - KNOB, y + TRACK / 2.0))
        };
        let Some(label_width) = self.label_width else {
            let track = track(rect.left(), rect.right(), rect.bottom() - KNOB - 6.0);
            let head = rect.with_max_y(track.top() - KNOB + 2.0);
            let (words, value) = head.split_left_right_at_fraction(0.75);
            return Places { words, track, value };
        };
        let value = rect.with_min_x(rect.right() - grid::VALUE_WIDTH);
        let words = rect.with_max_x(rect.left() + label_width);
        let track = track(words.right() + space::MEDIUM, value.left(), rect.center().y);
        Places { words, track, value }
    }

    fn set(&mut self, value: f32) {
        let (low, high) = (*self.range.start(), *self.range.end());
        let stepped = low + ((value - low) / self.step).round() * self.step;
        *self.value = stepped.clamp(low, high.max(low));
    }

    fn share(&self) -> f32 {
        let (low, high) = (*self.range.start(), *self.range.end());
        if high > low { ((*self.value - low) / (high - low)).clamp(0.0, 1.0) } else { 0.0 }
    }

    fn follow_pointer(&mut self, response: &Response, track: Rect) {
        if let Some(pointer) = response.interact_pointer_pos()
            && (response.is_pointer_button_down_on() || response.clicked())
        {
            let share = ((pointer.x - track.left()) / track.width().max(1.0)).clamp(0.0, 1.0);
            let (low, high) = (*self.range.start(), *self.range.end());
            self.set(low + (high - low) * share);
        }
    }

    fn follow_keys(&mut self, ui: &Ui, id: Id) {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        hold_arrows(ui, id);
        let (low, high) = (*self.range.start(), *self.range.end());
        let moves = [
            (Key::ArrowLeft, *self.value - self.step),
            (Key::ArrowDown, *self.value - self.step),
            (Key::ArrowRight, *self.value + self.step),
            (Key::ArrowUp, *self.value + self.step),
            (Key::PageDown, *self.value - self.step * 5.0),
            (Key::PageUp, *self.value + self.step * 5.0),
            (Key::Home, low),
            (Key::End, high),
        ];
        for (key, value) in moves {
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                self.set(value);
            }
        }
    }

    fn follow_screen_reader(&mut self, ui: &Ui, id: Id) {
        let (up, down, wanted) = ui.input(|input| {
            let count = |action| input.num_accesskit_action_requests(id, action) as f32;
            let wanted = input.accesskit_action_requests(id, Action::SetValue).find_map(|request| {
                match request.data {
                    Some(ActionData::NumericValue(value)) => Some(value as f32),
                    _ => None,
                }
            });
            (count(Action::Increment), count(Action::Decrement), wanted)
        });
        if let Some(wanted) = wanted.filter(|wanted| wanted.is_finite()) {
            self.set(wanted);
        }
        if up > 0.0 || down > 0.0 {
            self.set(*self.value + (up - down) * self.step);
        }
    }

    fn describe(&self, touch: &Touch) {
        touch.describe(Role::Slider, &self.words, |node| {
            node.set_numeric_value(f64::from(*self.value));
            node.set_min_numeric_value(f64::from(*self.range.start()));
            node.set_max_numeric_value(f64::from(*self.range.end()));
            node.set_numeric_value_step(f64::from(self.step));
            node.set_value(self.value_words.as_ref());
            node.add_action(Action::Increment);
            node.add_action(Action::Decrement);
            node.add_action(Action::SetValue);
        });
    }

    fn paint(&self, touch: &Touch, places: &Places) {
        let tokens = &touch.theme.tokens;
        let (track, room) = (places.track, places.words);
        let words =
            Face::from(Text::Body).fit(&touch.painter, &self.words, tokens.text, room.size(), Align::Min);
        paint_galley(&touch.painter, words, room, Align::Min);
        let (face, size) = (Face::from(Text::Note), places.value.size());
        let value = face.fit(&touch.painter, &self.value_words, tokens.muted, size, Align::Max);
        paint_galley(&touch.painter, value, places.value, Align::Max);

        let knob = pos2(track.left() + track.width() * self.share(), track.center().y);
        let edge = Stroke::new(1.0, tokens.line_on(tokens.raised, 0.6));
        let radius = corner(TRACK / 2.0);
        touch.painter.rect(track, radius, tokens.raised, edge, egui::StrokeKind::Inside);
        touch.painter.rect_filled(track.with_max_x(knob.x), radius, tokens.accent);
        touch.painter.circle_filled(knob, KNOB, touch.answering(tokens.accent, tokens.text));
        touch.focus_ring(Rect::from_center_size(knob, vec2(2.0 * KNOB, 2.0 * KNOB)), KNOB);
    }
}

impl Widget for LevelSlider<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let height = match self.label_width {
            Some(_) => grid::ROW_HEIGHT,
            None => Theme::of(ui.ctx()).metrics.text(Text::Body.line_points()) + 2.0 * KNOB + space::MEDIUM,
        };
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        self.at(ui, rect)
    }
}
