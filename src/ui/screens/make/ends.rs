//! What stands below the parts, folded: the lengths, whom it is for, where it leads, and the way to delete it.

use std::collections::BTreeSet;

use egui::Ui;
use softlanding_core::draft::Change;
use softlanding_core::exercise::Spot;
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::Command;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::Route;
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::screens::{first_minute, unfold};
use crate::ui::state::making::Making;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Chip, ChoiceRow, Link};

use super::{lacks, two};

pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    key: &ExerciseKey,
    making: &mut Making,
    unfolded: &mut BTreeSet<String>,
) {
    let words = screen.words();
    if making.draft.exercise().fills() && unfold::row(ui, column, &fl!(words, "make-lengths"), unfolded) {
        column.flow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::MEDIUM;
            lengths(ui, words, making);
        });
        column.skip(space::MEDIUM);
    }
    let own = screen.app.library().find(key).filter(|_| key.origin == Origin::Own);
    if unfold::row(ui, column, &fl!(words, "make-more"), unfolded) {
        column.flow(ui, |ui| {
            two::toggle(ui, words, making);
            let Some(entry) = own else { return };
            first_minute::show(ui, screen, entry);
            if ui.add(Link::new(fl!(words, "make-delete"))).clicked() {
                screen.command(Command::DeleteOwn(key.clone()));
            }
        });
        column.skip(space::MEDIUM);
    }
    if own.is_some() {
        column.skip(space::SMALL);
        if column.flow(ui, |ui| ui.add(Link::new(fl!(words, "make-open-page")))).clicked() {
            screen.go(Route::About(key.clone()));
        }
    }
}

/// The lengths that are offered, besides those that the exercise has already.
const OFFERED_MS: [u32; 9] =
    [30_000, 60_000, 120_000, 180_000, 300_000, 600_000, 900_000, 1_200_000, 1_800_000];

/// Which lengths one may choose before it begins, and which is chosen at first.
fn lengths(ui: &mut Ui, words: &Words, making: &mut Making) {
    let minutes = making.draft.exercise().minutes.clone();
    let mut offered: Vec<u32> = OFFERED_MS.into_iter().chain(minutes.choices_ms.iter().copied()).collect();
    offered.sort_unstable();
    offered.dedup();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        for ms in offered {
            let is_offered = minutes.choices_ms.contains(&ms);
            let length = names::choice_of_length(words, ms);
            let name = fl!(words, "make-length-offered", length = length.as_str());
            if ui.add(Chip::new(length, is_offered).name(name)).clicked() {
                making.change(Change::Length { ms, is_offered: !is_offered });
            }
        }
    });
    if minutes.choices_ms.len() > 1 {
        title(ui, &fl!(words, "make-usual"));
        let options = minutes.choices_ms.iter().map(|ms| names::choice_of_length(words, *ms));
        let selected = minutes.choices_ms.iter().position(|ms| *ms == minutes.usual_ms);
        let chosen = ChoiceRow::new(fl!(words, "make-usual"), options, selected).show(ui);
        if let Some(ms) = chosen.and_then(|index| minutes.choices_ms.get(index)) {
            making.change(Change::UsualLength(*ms));
        }
    }
    lacks(ui, words, &making.draft, Spot::Lengths);
}

fn title(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Note, theme.tokens.muted, words);
}
