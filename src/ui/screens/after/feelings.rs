//! Words for how it feels: some to take, and a line to find one or to write one's own.

use egui::{Align, Key, Modifiers, Rect, Ui};

use crate::text::fl;
use crate::text::names;

use crate::ui::layout::{Column, narrowed};
use crate::ui::screens::ScreenContext;
use crate::ui::state::after::Step;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Field, Label, Link, Say, SkyWord, WordAnswer, WordSky, typed};

/// How many rows of words stand there, in a wide and in a narrow window.
const ROWS: (usize, usize) = (3, 2);
/// The widest rows, in points at 100 %.
const SKY_WIDTH: f32 = 460.0;
/// The widest line to write in, and the longest word.
const FIELD_WIDTH: f32 = 300.0;
const CHARACTERS_MAX: usize = 30;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let metrics = screen.theme.metrics;
    let label = fl!(screen.words(), "rating-words-label");
    let row = column.take(metrics.text(Text::Note.line_points()));
    Say::new(label.as_str()).face(Text::Note).color(screen.theme.tokens.muted).centered().at(ui, row);
    column.skip(space::SMALL);
    let before = view.after.feelings.words();
    let is_looking = !view.after.feelings.typed.is_empty();
    let answer = show_sky(ui, screen, column, view, label.as_str());
    column.skip(screen.layout.pick(space::MEDIUM, space::SMALL));
    // Whoever found a word by typing may go on.
    let goes_on = matches!(answer, Some(WordAnswer::Pressed(_))) && is_looking;
    show_field(ui, screen, column, view, goes_on || matches!(answer, Some(WordAnswer::Typed(_))));
    let words = view.after.feelings.words();
    if words != before {
        view.after.draft.rating.words = words;
        super::rate(screen, view);
    }
}

/// The words. Their rows keep their height, whatever stands in them.
fn show_sky(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    view: &mut View,
    label: &str,
) -> Option<WordAnswer> {
    let state = view.after.draft.rating.state?;
    let rows = screen.layout.pick(ROWS.0, ROWS.1);
    let sky_place = column.narrowed(SKY_WIDTH * screen.theme.metrics.scale());
    let (width, words) = (sky_place.width(), screen.words());
    let feelings = &mut view.after.feelings;
    let fits = |some: &[String]| {
        let some: Vec<Label<'_>> = some.iter().map(|word| word.as_str().into()).collect();
        WordSky::fitting(ui, &some, width, rows)
    };
    let room = (width, screen.theme.metrics.scale());
    let laid = feelings.lay(state, room, |state| names::feelings(words, state), fits).to_vec();
    let is_open = !feelings.is_full();
    let sky = laid.iter().map(|word| SkyWord {
        word: word.as_str().into(),
        is_taken: feelings.is_taken(word),
        is_open,
    });
    let sky = WordSky::new(label, sky);
    let height = WordSky::rows_height(screen.theme, rows).max(sky.height(ui, width));
    let answer = sky.at(ui, narrowed(column.take(height), width));
    match &answer {
        Some(WordAnswer::Pressed(index)) => {
            if let Some(word) = laid.get(*index) {
                feelings.press(word);
            }
        }
        Some(WordAnswer::PastLast) => feelings.turn(),
        Some(WordAnswer::Typed(letters)) => feelings.typed.push_str(letters),
        None => {}
    }
    answer
}

/// Finds a word, or takes one's own. `goes_on`: the keyboard comes here, behind what is typed.
fn show_field(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, view: &mut View, goes_on: bool) {
    let metrics = screen.theme.metrics;
    let place = narrowed(column.take(metrics.holding(48.0)), FIELD_WIDTH * metrics.scale());
    let label = fl!(screen.words(), "rating-words-own");
    let feelings = &mut view.after.feelings;
    let before = feelings.typed.clone();
    let field = Field::line(&mut feelings.typed, label.as_str()).label_hidden().hint(label.as_str());
    let response = field.round(0.0).characters_max(CHARACTERS_MAX).at(ui, place);
    if response.changed() {
        feelings.take_finished();
    }
    if goes_on {
        typed::forget(ui.ctx(), response.id);
        response.request_focus();
    }
    let has_entered =
        response.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if has_entered && before.trim().is_empty() {
        view.after.pass(Step::Words);
    } else if has_entered {
        feelings.take_typed();
        response.request_focus();
    }
}

/// The way to other words, as long as nothing is looked for.
pub fn show_more(ui: &mut Ui, screen: &ScreenContext<'_>, place: Rect, view: &mut View) {
    if !view.after.feelings.typed.is_empty() {
        return;
    }
    let more = Link::new(fl!(screen.words(), "rating-words-more"));
    if more.text(Text::Note).align(Align::Center).at(ui, place).clicked() {
        view.after.feelings.turn();
    }
}
