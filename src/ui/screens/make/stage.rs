//! What is being made: one round as a curve with joints to drag, and its seconds below.

use egui::Ui;
use softlanding_core::draft::BeatSpot;
use softlanding_core::exercise::Pace;

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::{ScreenContext, drawing};
use crate::ui::state::drawn::DrawnRound;
use crate::ui::state::making::Making;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{ChoiceRow, Joint, Moved};

use super::seconds::{self, Between};

/// The curve of the part that was put on it, this high.
pub fn show(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    making: &mut Making,
    curve_height: f32,
) {
    let words = screen.words();
    let Some(part) = making.on_curve() else {
        column.text(ui, Text::Note, screen.theme.tokens.muted, &fl!(words, "make-no-round"));
        return;
    };
    which(ui, words, column, part, making);
    let Some(round) = DrawnRound::of(making.draft.exercise(), part) else { return };
    let light = making.preview.in_round(screen.now);
    let chart = drawing::curve(words, &round).bare().now(light.map(|(beat, _)| beat)).light(light).editable(
        ui,
        part,
        curve_height,
    );
    let rect = column.take(curve_height);
    if let Some(moved) = chart.edit_at(ui, rect, &joints(words, making, part)) {
        take_in(making, part, &moved);
    }
    let count = making.beats(part).len();
    let places = seconds::places(column, screen.theme, count, Between::Typed);
    if let Some(unfit) = seconds::show(ui, words, making, part, &places, Between::Typed) {
        column.skip(space::SMALL);
        column.text(ui, Text::Note, screen.theme.tokens.text, &unfit);
        live::announce(ui, "unfit", &unfit);
    }
}

/// How high all but the curve is, in a column of this width, without sentences that may come.
#[must_use]
pub fn height_beside_curve(screen: &ScreenContext<'_>, width: f32, making: &Making) -> f32 {
    let Some(part) = making.on_curve() else { return 0.0 };
    let theme = screen.theme;
    let places =
        seconds::places(&mut Column::new(0.0, width, 0.0), theme, making.beats(part).len(), Between::Typed);
    let has_choice = making.rounds().nth(1).is_some();
    let choice = if has_choice { theme.metrics.holding(48.0) + space::MEDIUM } else { 0.0 };
    choice + places.last().map_or(0.0, egui::Rect::bottom)
}

/// Which of several paced parts is on the curve.
fn which(ui: &mut Ui, words: &Words, column: &mut Column, part: usize, making: &mut Making) {
    let rounds: Vec<usize> = making.rounds().collect();
    if rounds.len() < 2 {
        return;
    }
    let names = rounds.iter().map(|part| fl!(words, "make-curve-part", number = (part + 1)));
    let selected = rounds.iter().position(|round| *round == part);
    let choice = ChoiceRow::new(fl!(words, "make-curve-which"), names, selected);
    if let Some(chosen) = column.flow(ui, |ui| choice.show(ui)).and_then(|index| rounds.get(index)) {
        making.put_on_curve(*chosen);
        ui.ctx().request_repaint();
    }
    column.skip(space::SMALL);
}

/// A joint for each beat, called by its word, and by its number where several have the same.
fn joints(words: &Words, making: &Making, part: usize) -> Vec<Joint<'static>> {
    let beats = making.beats(part);
    let word = |beat: &softlanding_core::exercise::Beat| names::beat(words, beat.gesture, beat.way);
    let joint = |(index, beat): (usize, &softlanding_core::exercise::Beat)| {
        let is_alone = beats.iter().filter(|other| word(other) == word(beat)).count() == 1;
        let name = if is_alone {
            fl!(words, "make-joint", beat = word(beat))
        } else {
            fl!(words, "make-joint-numbered", beat = word(beat), number = (index + 1))
        };
        Joint { name: name.into(), value: seconds::value(words, beat.ms).into() }
    };
    beats.iter().enumerate().map(joint).collect()
}

fn take_in(making: &mut Making, part: usize, moved: &Moved) {
    if moved.begins {
        making.draft.rest();
    }
    if let Some(wanted_ms) = moved.wanted_ms {
        making.change_beat(BeatSpot { part, beat: moved.beat, pace: Pace::Usual }, wanted_ms);
    }
    if moved.is_done {
        making.draft.rest();
    }
}
