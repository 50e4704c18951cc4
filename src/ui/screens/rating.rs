//! How it is: the tiles and the numbers, the same on *Now* and on *And now?*, with their keys.

use egui::{Event, Rect, Ui};
use softlanding_core::rating::{Rating, State};
use softlanding_core::saying::{AskedNumber, RatingDraft};

use crate::settings::{KeyCommand, Settings};
use crate::text::fl;
use crate::text::names;

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{
    NUMBER_KEYS, NumberAnswer, NumberRow, NumberWords, Say, StateTiles, TileWords, WordSky,
};

use super::ScreenContext;

/// From this text size on the tiles stand below each other.
const ONE_COLUMN_FROM_SCALE: f32 = 1.5;

/// Shows the tiles that answer `question` and, once a state was said, the numbers. Returns whether anything
/// was said in this frame.
pub fn show(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    draft: &mut RatingDraft,
    question: &str,
) -> bool {
    let places = tile_places(screen, column, draft.has_state());
    let mut is_said = show_states(ui, screen, places, draft, question);
    if draft.has_state() {
        column.skip(screen.layout.pick(space::MEDIUM, space::SMALL));
        is_said |= show_numbers(ui, screen, column, draft).is_some();
    }
    is_said
}

/// The four shapes, at these places, and the keys of the state and the numbers. Returns whether anything was said.
pub fn show_states(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    places: [Rect; 4],
    draft: &mut RatingDraft,
    question: &str,
) -> bool {
    let before = draft.rating.clone();
    let is_said = take_keys(ui, screen.settings(), draft);
    let (words, settings) = (screen.words(), screen.settings());
    if is_said {
        say_taken(ui, screen, &before, &draft.rating);
    }
    let tile_words = State::ALL.map(|state| TileWords {
        name: names::state(words, settings, state).into(),
        feeling: names::feeling(words, state).into(),
    });
    let chosen = StateTiles::new(question, tile_words, draft.rating.state).at(ui, places);
    if let Some(state) = chosen {
        draft.set_state(state);
    }
    is_said || chosen.is_some()
}

/// What a key has chosen is heard; what is chosen by arrows or a press has the focus, and says so itself.
fn say_taken(ui: &Ui, screen: &ScreenContext<'_>, before: &Rating, taken: &Rating) {
    if let Some(state) = taken.state.filter(|_| taken.state != before.state) {
        live::say(ui.ctx(), names::state(screen.words(), screen.settings(), state));
    }
    for (before, taken) in [(before.presence, taken.presence), (before.hardness, taken.hardness)] {
        if let Some(level) = taken.filter(|_| taken != before) {
            live::say(ui.ctx(), level.get().to_string());
        }
    }
}

/// Where they stand in a column: smaller in a narrow window once one was chosen.
pub fn tile_places(screen: &ScreenContext<'_>, column: &mut Column, has_state: bool) -> [Rect; 4] {
    let metrics = screen.theme.metrics;
    let places = if screen.layout.is_wide {
        column.grid(4, 4, (100.0, metrics.holding(128.0)), 16.0)
    } else if has_state && metrics.scale() < 1.3 {
        column.grid(4, 4, (70.0, 48.0), 12.0)
    } else if metrics.scale() >= ONE_COLUMN_FROM_SCALE {
        column.grid(4, 1, (140.0, metrics.text(60.0)), 8.0)
    } else {
        column.grid(4, 2, (140.0, metrics.holding(72.0)), 8.0)
    };
    <[Rect; 4]>::try_from(places).unwrap_or([Rect::NOTHING; 4])
}

/// The numbers that are asked for after a state. Returns what was said.
pub fn show_numbers(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    draft: &mut RatingDraft,
) -> Option<NumberAnswer> {
    let words = screen.words();
    let asked = draft.asked();
    let (question, low, high, chosen) = match asked {
        AskedNumber::Presence => (
            fl!(words, "presence-question"),
            fl!(words, "presence-none"),
            fl!(words, "presence-most"),
            draft.rating.presence,
        ),
        AskedNumber::Hardness => (
            fl!(words, "hardness-question"),
            fl!(words, "hardness-none"),
            fl!(words, "hardness-most"),
            draft.rating.hardness,
        ),
    };
    show_question(ui, screen, column, draft, &question);
    let leave_out = fl!(words, "leave-out").into();
    let number_words =
        NumberWords { question: question.into(), low: low.into(), high: high.into(), leave_out };
    let rect = column.take(NumberRow::height(screen.theme, column.width()));
    let row = NumberRow::new(number_words, chosen);
    let answer = ui.push_id(asked == AskedNumber::Presence, |ui| row.at(ui, rect)).inner;
    match answer {
        Some(NumberAnswer::Chosen(level) | NumberAnswer::Moved(level)) => draft.answer(Some(level)),
        Some(NumberAnswer::LeftOut) => draft.answer(None),
        None => {}
    }
    answer
}

/// What the numbers answer; from *Far away* there are two, and which one it is can be seen.
fn show_question(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    draft: &RatingDraft,
    question: &str,
) {
    let words = screen.words();
    let asked = match (draft.rating.state, draft.asked()) {
        (Some(State::ShutDown), AskedNumber::Presence) => {
            fl!(words, "rating-step", question = question, step = 1)
        }
        (Some(State::ShutDown), AskedNumber::Hardness) => {
            fl!(words, "rating-step", question = question, step = 2)
        }
        _ => question.to_owned(),
    };
    let color = screen.theme.tokens.muted;
    let height = Text::Body.lay_out(ui.painter(), &asked, color, column.width()).size().y;
    live::announce(ui, "number question", &asked);
    Say::new(asked).color(color).centered().at(ui, column.take(height));
    column.skip(4.0);
}

/// 1–4 choose the state; then digits choose the number and End chooses ten. Not while somebody writes or looks for words.
fn take_keys(ui: &Ui, settings: &Settings, draft: &mut RatingDraft) -> bool {
    if ui.ctx().text_edit_focused() || WordSky::has_keyboard(ui.ctx()) {
        return false;
    }
    let mut is_said = false;
    if !has_keys(settings, draft) {
        return false;
    }
    for number in numbers_pressed(ui) {
        is_said |= has_keys(settings, draft) && draft.take_number(number);
    }
    is_said
}

/// Whether digits say what is asked for now.
fn has_keys(settings: &Settings, draft: &RatingDraft) -> bool {
    settings.has_keys(if draft.has_state() { KeyCommand::Numbers } else { KeyCommand::States })
}

/// Digits and End, as ten, in the order in which they were pressed: quick fingers press two within a
/// frame.
fn numbers_pressed(ui: &Ui) -> Vec<u8> {
    let number = |event: &Event| match event {
        Event::Key { key, pressed: true, modifiers, .. } if modifiers.is_none() => {
            NUMBER_KEYS.into_iter().zip(0..).find(|(known, _)| known == key).map(|(_, number)| number)
        }
        _ => None,
    };
    ui.input_mut(|input| {
        let numbers = input.events.iter().filter_map(number).collect();
        input.events.retain(|event| number(event).is_none());
        numbers
    })
}

#[cfg(test)]
mod tests {
    use egui::Key;

    use softlanding_core::rating::Level;

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
            take_keys(ui, &Settings::default(), &mut draft);
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
