//! A number that is moved as time goes by, and the line that it leaves behind.

use egui::accesskit::{Action, ActionData, Role};
use egui::{Align, Id, Key, Modifiers, Pos2, Rect, Sense, Stroke, Ui, pos2, vec2};
use softlanding_core::rating::Level;

use super::{Label, NUMBER_KEYS, Touch, hold_arrows, paint_galley};
use crate::ui::pacer::light::{sheet, strand};
use crate::ui::theme::mix;
use crate::ui::theme::typography::{Face, Text};

/// The highest number.
const MOST: u8 = 10;
/// Where the first step up or down begins while nothing was said.
const MIDDLE: u8 = 5;
/// How much of the width the line takes to come to another number.
const SLOPE: f32 = 0.045;
const DOT: f32 = 9.0;
const COLUMNS: u16 = 240;

/// What stands around it.
#[derive(Clone, Debug)]
pub struct TrailWords<'a> {
    /// What it is and how it is moved; for screen readers.
    pub name: Label<'a>,
    /// What 10 means.
    pub high: Label<'a>,
    /// What 0 means.
    pub low: Label<'a>,
    /// Shown until it is moved for the first time.
    pub hint: Label<'a>,
}

/// A number from 0 to 10 in time: dragged, pressed at its height, or moved with arrows and digits.
#[derive(Clone, Debug)]
#[must_use = "show it with `at`"]
pub struct LevelTrail<'a> {
    words: TrailWords<'a>,
    /// Where it was moved to what, 0–1 along the time.
    trail: Vec<(f32, Level)>,
    now: f32,
    has_digits: bool,
}

impl<'a> LevelTrail<'a> {
    /// `trail` is when it was moved to what, and `now` how much time has gone, both as shares of the whole.
    pub fn new(words: TrailWords<'a>, trail: Vec<(f32, Level)>, now: f32) -> Self {
        Self { words, trail, now: now.clamp(0.0, 1.0), has_digits: true }
    }

    /// Whether digits move it while nothing has the keyboard.
    pub fn digits(self, has_digits: bool) -> Self {
        Self { has_digits, ..self }
    }

    /// Shows it in `rect` and returns what it is moved to, if it is.
    #[must_use = "the number is the caller's to keep"]
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Option<Level> {
        ui.expand_to_include_rect(rect);
        let touch = Touch::new(ui, rect, ui.make_persistent_id("level trail"), Sense::click_and_drag());
        let line = touch.theme.metrics.text(Text::Note.line_points()) + 4.0;
        let field = rect.shrink2(vec2(DOT, line)).with_max_x(rect.right() - touch.theme.metrics.text(34.0));
        let moved = self.followed(ui, &touch, field);
        let level = moved.or(self.level());
        self.describe(&touch, level);
        if ui.is_rect_visible(rect) {
            self.paint_field(&touch, field);
            self.paint_line(&touch, field);
            self.paint_now(&touch, field, level);
            self.paint_words(&touch, rect, line, field);
            touch.focus_ring(rect, 12.0);
        }
        moved.filter(|moved| Some(*moved) != self.level())
    }

    fn level(&self) -> Option<Level> {
        self.trail.last().map(|(_, level)| *level)
    }

    fn followed(&self, ui: &Ui, touch: &Touch, field: Rect) -> Option<Level> {
        let response = &touch.response;
        if let Some(pointer) = response.interact_pointer_pos()
            && (response.is_pointer_button_down_on() || response.clicked())
        {
            let up = (field.bottom() - pointer.y) / field.height().max(1.0);
            return level((up * f32::from(MOST)).round());
        }
        if !ui.is_enabled() {
            return None;
        }
        self.keyed(ui, response.id).or_else(|| self.asked(ui, response.id))
    }

    /// Arrows, digits, Home and End, while it or nothing has the keyboard.
    fn keyed(&self, ui: &Ui, id: Id) -> Option<Level> {
        let focused = ui.memory(egui::Memory::focused);
        if focused.is_some_and(|focused| focused != id) {
            return None;
        }
        if focused.is_some() {
            hold_arrows(ui, id);
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let steps =
            [(Key::ArrowUp, 1.0), (Key::ArrowRight, 1.0), (Key::ArrowDown, -1.0), (Key::ArrowLeft, -1.0)];
        if let Some((_, step)) = steps.into_iter().find(|(key, _)| pressed(*key)) {
            return self.stepped(step);
        }
        if focused.is_none() && !self.has_digits {
            return None;
        }
        let number = (0_u8..).zip(NUMBER_KEYS).find(|(_, key)| pressed(*key)).map(|(number, _)| number);
        number.or_else(|| pressed(Key::Home).then_some(0)).and_then(Level::new)
    }

    fn asked(&self, ui: &Ui, id: Id) -> Option<Level> {
        let (steps, wanted) = ui.input(|input| {
            let count = |action| input.num_accesskit_action_requests(id, action) as f32;
            let wanted = input.accesskit_action_requests(id, Action::SetValue).find_map(|request| {
                match request.data {
                    Some(ActionData::NumericValue(value)) => Some(value as f32),
                    _ => None,
                }
            });
            (count(Action::Increment) - count(Action::Decrement), wanted)
        });
        match wanted {
            Some(wanted) => level(wanted.round()),
            None if steps == 0.0 => None,
            None => self.stepped(steps),
        }
    }

    /// From where it is; from the middle where nothing was said.
    fn stepped(&self, step: f32) -> Option<Level> {
        match self.level() {
            Some(here) => level(f32::from(here.get()) + step),
            None => Level::new(MIDDLE),
        }
    }

    fn describe(&self, touch: &Touch, level: Option<Level>) {
        touch.describe(Role::Slider, &self.words.name, |node| {
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(f64::from(MOST));
            node.set_numeric_value_step(1.0);
            match level {
                Some(level) => {
                    node.set_numeric_value(f64::from(level.get()));
                    node.set_value(level.get().to_string());
                }
                None => node.set_value(self.words.hint.as_ref()),
            }
            node.add_action(Action::Increment);
            node.add_action(Action::Decrement);
            node.add_action(Action::SetValue);
        });
    }

    /// How high the line is there; it comes to a number a little before it was said, so that its end is it.
    fn height(&self, share: f32) -> Option<f32> {
        let next = self.trail.partition_point(|(at, _)| *at <= share);
        let here = next.checked_sub(1).and_then(|index| self.trail.get(index))?;
        let value = f32::from(here.1.get());
        let Some((at, to)) = self.trail.get(next) else { return Some(value) };
        let slope = SLOPE.min(at - here.0).max(f32::EPSILON);
        let on_it = 1.0 - ((at - share) / slope).clamp(0.0, 1.0);
        let eased = on_it * on_it * (3.0 - 2.0 * on_it);
        Some(value + (f32::from(to.get()) - value) * eased)
    }

    fn paint_field(&self, touch: &Touch, field: Rect) {
        let tokens = &touch.theme.tokens;
        for number in [0_u8, 5, 10] {
            let y = place(field, 0.0, f32::from(number)).y;
            let strength = if number == 5 { 0.2 } else { 0.45 };
            let stroke =
                Stroke::new(1.0, touch.answering(tokens.outline.gamma_multiply(strength), tokens.outline));
            touch.painter.hline(field.x_range(), y, stroke);
        }
        // The way that the number can take now.
        let x = place(field, self.now, 0.0).x;
        touch.painter.vline(x, field.y_range(), Stroke::new(1.5, tokens.outline.gamma_multiply(0.45)));
    }

    fn paint_line(&self, touch: &Touch, field: Rect) {
        let Some((first, _)) = self.trail.first().filter(|(first, _)| *first < self.now) else { return };
        let tokens = &touch.theme.tokens;
        let share = |along: f32| first + (self.now - first) * along;
        let top = |along: f32| place(field, share(along), self.height(share(along)).unwrap_or_default());
        let light = tokens.halo.gamma_multiply(if tokens.dark { 0.26 } else { 0.4 });
        touch.painter.add(sheet(
            &touch.painter,
            COLUMNS,
            4,
            |along, down| {
                let top = top(along);
                pos2(top.x, top.y + (field.bottom() - top.y) * down)
            },
            |_, down| light.gamma_multiply((1.0 - down).powf(1.3)),
        ));
        let points: Vec<Pos2> =
            (0..=COLUMNS).map(|column| top(f32::from(column) / f32::from(COLUMNS))).collect();
        let lit = |color: egui::Color32| points.iter().map(|point| (*point, color)).collect::<Vec<_>>();
        touch.painter.add(strand(&touch.painter, &lit(tokens.halo.gamma_multiply(0.5)), 4.0, 12.0));
        touch.painter.add(egui::Shape::line(points.clone(), Stroke::new(2.5, tokens.accent)));
    }

    fn paint_now(&self, touch: &Touch, field: Rect, level: Option<Level>) {
        let tokens = &touch.theme.tokens;
        let Some(level) = level else {
            let at = place(field, self.now, f32::from(MIDDLE));
            touch.painter.circle(at, DOT, tokens.raised, Stroke::new(2.0, tokens.outline));
            return;
        };
        let at = place(field, self.now, f32::from(level.get()));
        let fill = touch.answering(tokens.lantern_core, tokens.accent);
        touch.painter.circle(at, DOT, fill, Stroke::new(2.5, tokens.lantern_rim));
        let words =
            Text::Title.semibold().lay_out(&touch.painter, &level.get().to_string(), tokens.text, 60.0);
        let left = at.x + DOT + 6.0;
        touch.painter.galley(pos2(left, at.y - words.size().y / 2.0), words, tokens.text);
    }

    fn paint_words(&self, touch: &Touch, rect: Rect, line: f32, field: Rect) {
        let ink = touch.theme.tokens.muted;
        let face = Face::from(Text::Note);
        let above = rect.with_max_y(rect.top() + line - 4.0);
        let below = rect.with_min_y(rect.bottom() - line + 4.0);
        for (words, room) in [(&self.words.high, above), (&self.words.low, below)] {
            let room = room.with_min_x(field.left());
            let galley = face.fit(&touch.painter, words, ink, room.size(), Align::Min);
            paint_galley(&touch.painter, galley, room, Align::Min);
        }
        if self.trail.is_empty() {
            let room =
                Rect::from_center_size(field.center(), vec2(field.width() * 0.8, field.height() * 0.3));
            let galley =
                Face::from(Text::Body).fit(&touch.painter, &self.words.hint, ink, room.size(), Align::Center);
            let behind = Rect::from_center_size(room.center(), galley.size()).expand(8.0);
            touch.painter.rect_filled(behind, 8.0, mix(touch.theme.tokens.background, ink, 0.02));
            paint_galley(&touch.painter, galley, room, Align::Center);
        }
    }
}

fn level(value: f32) -> Option<Level> {
    if value.is_finite() { Level::new(value.clamp(0.0, f32::from(MOST)) as u8) } else { None }
}

fn place(field: Rect, share: f32, number: f32) -> Pos2 {
    pos2(field.left() + share * field.width(), field.bottom() - number / f32::from(MOST) * field.height())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trail(points: &[(f32, u8)]) -> LevelTrail<'static> {
        let words = TrailWords { name: "".into(), high: "".into(), low: "".into(), hint: "".into() };
        LevelTrail::new(
            words,
            points.iter().map(|(at, value)| (*at, Level::new(*value).unwrap())).collect(),
            1.0,
        )
    }

    #[test]
    fn the_line_stays_until_it_is_moved_and_is_there_when_it_is() {
        let trail = trail(&[(0.1, 3), (0.5, 8)]);
        assert_eq!(trail.height(0.05), None);
        assert_eq!(trail.height(0.3), Some(3.0));
        let close = |share: f32, wanted: f32| (trail.height(share).unwrap() - wanted).abs() < 0.01;
        assert!(close(0.5 - SLOPE / 2.0, 5.5) && close(0.5, 8.0) && close(0.9, 8.0));
    }

    #[test]
    fn the_first_step_begins_in_the_middle_and_none_leaves_the_scale() {
        assert_eq!(trail(&[]).stepped(-1.0), Level::new(5));
        assert_eq!(trail(&[(0.0, 10)]).stepped(1.0), Level::new(10));
        assert_eq!(trail(&[(0.0, 0)]).stepped(-1.0), Level::new(0));
        assert_eq!(level(f32::NAN), None);
    }
}
