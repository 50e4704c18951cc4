//! How it is: the tiles and the numbers, the same on *Now* and on *And now?*, with their keys.

use egui::{Key, Rect, Ui, pos2, vec2};
use softlanding_core::rating::{Level, Rating, State};

use crate::app::App;
use crate::names;
use crate::words::fl;

use super::layout::{Column, Frame};
use super::theme::{Theme, space};
use super::widgets::{NumberAnswer, NumberRow, NumberWords, StateTiles, TileWords};

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
        let pressed = ui.input_mut(|input| {
            let digits = [
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
            digits.iter().position(|key| input.consume_key(egui::Modifiers::NONE, *key))
        });
        let Some(number) = pressed else { return false };
        if self.has_state() {
            let level = u8::try_from(number).ok().and_then(Level::new);
            level.map(|level| self.answer(NumberAnswer::Chosen(level))).is_some()
        } else {
            let state = number.checked_sub(1).and_then(|index| State::ALL.get(index));
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

/// The side of a rating's mark, in points.
pub const MARK_SIDE: f32 = 20.0;

/// Where a rating's mark stands in a column: the harder, the higher.
#[must_use]
pub fn mark_place(column: Rect, rating: &Rating) -> Rect {
    let hardness = rating.hardness.map(Level::get);
    let level = if rating.state == Some(State::ShutDown) {
        // Less present stands higher, as harder does.
        rating.presence.map(|level| Level::MAX.get() - level.get()).or(hardness)
    } else {
        hardness
    };
    let share = f32::from(level.unwrap_or(5)) / f32::from(Level::MAX.get());
    let y = egui::lerp(column.bottom() - MARK_SIDE..=column.top(), share);
    Rect::from_min_size(pos2(column.left(), y), vec2(MARK_SIDE, MARK_SIDE))
}

/// A drawing of a rating for lists: the state's shape, or an empty ring.
pub fn paint_mark(ui: &Ui, place: Rect, rating: &Rating) {
    let theme = Theme::of(ui.ctx());
    if let Some(state) = rating.state {
        super::icons::paint_state(ui.painter(), place, state, &theme.tokens, theme.tokens.surface);
    } else {
        let stroke = egui::Stroke::new(1.5, theme.tokens.muted);
        ui.painter().circle_stroke(place.center(), MARK_SIDE * 0.22, stroke);
    }
}
