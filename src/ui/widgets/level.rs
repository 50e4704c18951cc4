//! How much of something: a calm level instead of a slider.

use std::ops::RangeInclusive;

use egui::accesskit::{Action, ActionData, Role};
use egui::{Align, EventFilter, Id, Key, Modifiers, Rect, Response, Sense, Stroke, Ui, Widget, pos2, vec2};

use super::{Label, Touch, corner, identity, paint_galley};
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, mix};

const TRACK: f32 = 8.0;
const KNOB: f32 = 11.0;

/// A level that is dragged or moved with the arrows, Home and End. Changes the value it is given.
#[derive(Debug)]
#[must_use = "show it with `ui.add` or `at`"]
pub struct LevelSlider<'a> {
    value: &'a mut f32,
    range: RangeInclusive<f32>,
    step: f32,
    words: Label<'a>,
    value_words: Label<'a>,
    salt: Option<Id>,
}

impl<'a> LevelSlider<'a> {
    /// From 0 to 1 in twentieths, unless said otherwise. `value_words` says the value: "40 %".
    pub fn new(value: &'a mut f32, words: impl Into<Label<'a>>, value_words: impl Into<Label<'a>>) -> Self {
        let (words, value_words) = (words.into(), value_words.into());
        Self { value, range: 0.0..=1.0, step: 0.05, words, value_words, salt: None }
    }

    /// Between these ends, in steps of `step`.
    pub fn range(self, range: RangeInclusive<f32>, step: f32) -> Self {
        Self { range, step: step.max(f32::EPSILON), ..self }
    }

    /// Tells two with the same words apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// Shows it exactly there: words and value above, the level below. `changed()` tells when it moved.
    pub fn at(mut self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let id = identity(ui, "level", &self.words, self.salt);
        let mut touch = Touch::new(ui, rect, id, Sense::click_and_drag());
        let track_y = rect.bottom() - KNOB - 6.0;
        let track = Rect::from_min_max(
            pos2(rect.left() + KNOB, track_y - TRACK / 2.0),
            pos2(rect.right() - KNOB, track_y + TRACK / 2.0),
        );
        let before = *self.value;
        self.follow_pointer(&touch.response, track);
        self.follow_keys(ui, id);
        self.follow_screen_reader(ui, id);
        if (before - *self.value).abs() > f32::EPSILON {
            touch.response.mark_changed();
        }
        self.describe(&touch);
        if ui.is_rect_visible(rect) {
            self.paint(&touch, rect, track);
        }
        touch.response
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
        let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
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

    fn paint(&self, touch: &Touch, rect: Rect, track: Rect) {
        let tokens = &touch.theme.tokens;
        let head = rect.with_max_y(track.top() - KNOB + 2.0);
        let words = Text::Body.lay_out(&touch.painter, &self.words, tokens.text, head.width() * 0.75);
        paint_galley(&touch.painter, words, head, Align::Min);
        let value = Text::Note.lay_out(&touch.painter, &self.value_words, tokens.muted, head.width() * 0.5);
        let at = pos2(head.right() - value.size().x, head.center().y - value.size().y / 2.0);
        touch.painter.galley(at, value, tokens.muted);

        let knob = pos2(track.left() + track.width() * self.share(), track.center().y);
        let edge = Stroke::new(1.0, mix(tokens.raised, tokens.outline, 0.6));
        let radius = corner(TRACK / 2.0);
        touch.painter.rect(track, radius, tokens.raised, edge, egui::StrokeKind::Inside);
        touch.painter.rect_filled(track.with_max_x(knob.x), radius, tokens.accent);
        touch.painter.circle_filled(knob, KNOB, touch.answering(tokens.accent, tokens.text));
        touch.focus_ring(Rect::from_center_size(knob, vec2(2.0 * KNOB, 2.0 * KNOB)), KNOB);
    }
}

impl Widget for LevelSlider<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let height = Theme::of(ui.ctx()).metrics.text(26.0) + 2.0 * KNOB + 16.0;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width().min(480.0), height));
        self.at(ui, rect)
    }
}
