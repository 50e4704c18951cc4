//! How it is: the tiles and the numbers, the same on *Now* and on *And now?*, with their keys.

use egui::{Event, Key, Rect, Ui, pos2, vec2};
use softlanding_core::rating::{Level, Rating, State};

use crate::app::App;
use crate::text::fl;
use crate::text::names;

use crate::ui::layout::{Column, Frame};
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{NumberAnswer, NumberRow, NumberWords, StateTiles, TileWords};

/// From this text size on the tiles stand below each other.
const ONE_COLUMN_FROM_SCALE: f32 = 1.5;

/// A rating being said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RatingDraft {
    pub rating: Rating,
    /// From *Far away*: presence was asked about and answered or left out.
    is_presence_done: bool,
    /// The number asked for last was answered or left out.
    is_number_done: bool,
}

/// Which number is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Presence,
    Hardness,
}

impl RatingDraft {
    /// Whether a state was said, so that numbers stand where "or begin" stood.
    #[must_use]
    pub fn has_state(&self) -> bool {
        self.rating.state.is_some()
    }

    fn asked(&self) -> Asked {
        let is_far = self.rating.state == Some(State::ShutDown);
        if is_far && !self.is_presence_done { Asked::Presence } else { Asked::Hardness }
    }

    fn set_state(&mut self, state: State) {
        if self.rating.state == Some(state) {
            // Said once more: the numbers are asked for from the start.
            (self.is_presence_done, self.is_number_done) = (false, false);
            return;
        }
        let words = std::mem::take(&mut self.rating.words);
        *self = Self { rating: Rating { state: Some(state), words, ..Rating::default() }, ..Self::default() };
    }

    fn answer(&mut self, answer: NumberAnswer) {
        let level = match answer {
            NumberAnswer::Chosen(level) => Some(level),
            NumberAnswer::LeftOut => None,
        };
        match self.asked() {
            Asked::Presence => (self.rating.presence, self.is_presence_done) = (level, true),
            Asked::Hardness => (self.rating.hardness, self.is_number_done) = (level, true),
        }
    }

    /// 1–4 choose the state; then digits choose the number and End chooses ten. Not while somebody writes.
    pub fn take_keys(&mut self, ui: &Ui) -> bool {
        if ui.ctx().text_edit_focused() {
            return false;
        }
        let mut said = false;
        for number in numbers_pressed(ui) {
            said |= self.take_number(number);
        }
        said
    }

    fn take_number(&mut self, number: u8) -> bool {
        if self.has_state() {
            let level = Level::new(number);
            level.map(|level| self.answer(NumberAnswer::Chosen(level))).is_some()
        } else {
            let state = usize::from(number).checked_sub(1).and_then(|index| State::ALL.get(index));
            state.map(|state| self.set_state(*state)).is_some()
        }
    }

    /// Shows the tiles that answer `question` and, once a state was said, the numbers. Returns whether
    /// anything was said now.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        app: &App,
        frame: Frame,
        column: &mut Column,
        question: &str,
    ) -> bool {
        let mut said = self.take_keys(ui);
        if let Some(state) = self.show_tiles(ui, app, frame, column, question) {
            self.set_state(state);
            said = true;
        }
        if self.has_state() {
            column.skip(frame.pick(space::MEDIUM, space::SMALL));
            said |= self.show_numbers(ui, app, column);
        }
        said
    }

    fn show_tiles(
        &self,
        ui: &mut Ui,
        app: &App,
        frame: Frame,
        column: &mut Column,
        question: &str,
    ) -> Option<State> {
        let (words, settings) = (app.words(), app.settings());
        let tile_words = State::ALL.map(|state| TileWords {
            name: names::state(words, settings, state).into(),
            feeling: names::feeling(words, state).into(),
        });
        let metrics = Theme::of(ui.ctx()).metrics;
        let places = if frame.is_wide {
            column.grid(4, 4, (100.0, metrics.holding(112.0)), 16.0)
        } else if self.has_state() && metrics.scale() < 1.3 {
            column.grid(4, 4, (70.0, 48.0), 12.0)
        } else if metrics.scale() >= ONE_COLUMN_FROM_SCALE {
            column.grid(4, 1, (140.0, metrics.text(54.0)), 8.0)
        } else {
            column.grid(4, 2, (140.0, metrics.holding(72.0)), 8.0)
        };
        let places = <[Rect; 4]>::try_from(places).unwrap_or([Rect::NOTHING; 4]);
        StateTiles::new(question, tile_words, self.rating.state).at(ui, places)
    }

    fn show_numbers(&mut self, ui: &mut Ui, app: &App, column: &mut Column) -> bool {
        let words = app.words();
        let theme = Theme::of(ui.ctx());
        let (question, low, high, chosen) = match self.asked() {
            Asked::Presence => (
                fl!(words, "presence-question"),
                fl!(words, "presence-none"),
                fl!(words, "presence-most"),
                self.rating.presence,
            ),
            Asked::Hardness => (
                fl!(words, "hardness-question"),
                fl!(words, "hardness-none"),
                fl!(words, "hardness-most"),
                self.rating.hardness,
            ),
        };
        let leave_out = fl!(words, "leave-out").into();
        let number_words =
            NumberWords { question: question.into(), low: low.into(), high: high.into(), leave_out };
        let rect = column.take(NumberRow::height(&theme, column.width()));
        let answer = ui
            .push_id(self.asked() == Asked::Presence, |ui| NumberRow::new(number_words, chosen).at(ui, rect));
        answer.inner.map(|answer| self.answer(answer)).is_some()
    }
}

/// Digits and End, as ten, in the order in which they were pressed: quick fingers press two within a
/// frame.
fn numbers_pressed(ui: &Ui) -> Vec<u8> {
    const KEYS: [Key; 11] = [
        Key::Num0,
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::Num8,
        Key::Num9,
        Key::End,
    ];
    let number = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => {
            KEYS.into_iter().zip(0..).find(|(known, _)| known == key).map(|(_, number)| number)
        }
        _ => None,
    };
    ui.input_mut(|input| {
        let numbers = input.events.iter().filter_map(number).collect();
        input.events.retain(|event| number(event).is_none());
        numbers
    })
}

/// The side of a rating's mark, in points.
pub const MARK_SIDE: f32 = 20.0;

/// How high a rating stands, from 0 to 1: the harder, the higher. In the middle where no number was said.
#[must_use]
pub fn height(state: Option<State>, hardness: Option<Level>, presence: Option<Level>) -> f32 {
    let hardness = hardness.map(Level::get);
    let level = if state == Some(State::ShutDown) {
        // Less present stands higher, as harder does.
        presence.map(|level| Level::MAX.get() - level.get()).or(hardness)
    } else {
        hardness
    };
    f32::from(level.unwrap_or(5)) / f32::from(Level::MAX.get())
}

/// Where a rating's mark stands in a column: the harder, the higher.
#[must_use]
pub fn mark_place(column: Rect, rating: &Rating) -> Rect {
    let share = height(rating.state, rating.hardness, rating.presence);
    let y = egui::lerp(column.bottom() - MARK_SIDE..=column.top(), share);
    Rect::from_min_size(pos2(column.left(), y), vec2(MARK_SIDE, MARK_SIDE))
}

/// A drawing of a rating for lists: the state's shape, or an empty ring.
pub fn paint_mark(ui: &Ui, place: Rect, rating: &Rating) {
    let theme = Theme::of(ui.ctx());
    if let Some(state) = rating.state {
        crate::ui::theme::icons::paint_state(ui.painter(), place, state, &theme.tokens, theme.tokens.surface);
    } else {
        let stroke = egui::Stroke::new(1.5, theme.tokens.muted);
        ui.painter().circle_stroke(place.center(), MARK_SIDE * 0.22, stroke);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after_keys(keys: &[Key]) -> RatingDraft {
        let mut draft = RatingDraft::default();
        let events = keys.iter().map(|&key| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: egui::Modifiers::NONE,
        });
        let input = egui::RawInput { events: events.collect(), ..egui::RawInput::default() };
        let output = egui::Context::default().run_ui(input, |ui| {
            draft.take_keys(ui);
        });
        output.drop_without_applying_deltas();
        draft
    }

    #[test]
    fn a_state_and_its_number_may_be_pressed_within_one_frame() {
        let draft = after_keys(&[Key::Num2, Key::Num7]);
        assert_eq!(draft.rating.state, Some(State::StirredUp));
        assert_eq!(draft.rating.hardness, Level::new(7));
    }

    #[test]
    fn end_is_ten() {
        assert_eq!(after_keys(&[Key::Num4, Key::End]).rating.hardness, Level::new(10));
    }
}
