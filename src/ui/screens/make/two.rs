//! What is for two people: whose turn it is, and what the other one reads.

use egui::Ui;
use softlanding_core::draft::{Beside, Change};
use softlanding_core::exercise::bounds::{TURN_LEAST_MS, TURN_MOST_MS, WORDS_MOST};
use softlanding_core::exercise::{Part, Who};

use crate::text::describe;
use crate::text::{Words, fl};
use crate::ui::state::making::Making;
use crate::ui::widgets::{Amount, ChoiceRow, Field, Toggle};

use super::number::{number, part_number, secs_range, whole};
use super::{lines, rows, write};

/// Whether two people practise it.
pub(super) fn toggle(ui: &mut Ui, words: &Words, making: &mut Making) {
    let mut for_two = making.draft.exercise().for_two;
    if ui.add(Toggle::new(&mut for_two, fl!(words, "make-for-two"))).changed() {
        making.change(Change::ForTwo(for_two));
    }
}

/// What stands below the words of a turn, of the question after it, and of a choice.
pub(super) fn show(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, of: &Part) {
    match of {
        Part::Turn { who: turn, ms, aside, .. } => {
            who(ui, words, making, part, *turn);
            seconds(ui, words, making, part, *ms);
            let label = fl!(words, "make-aside");
            beside(ui, making, part, Beside::Aside, aside.as_deref(), label);
            lines::show(ui, words, making, part, of);
        }
        Part::Check { who: asked, almost, thanks, .. } => {
            who(ui, words, making, part, *asked);
            let label = fl!(words, "make-almost");
            beside(ui, making, part, Beside::Almost, almost.as_deref(), label);
            let label = fl!(words, "make-thanks");
            beside(ui, making, part, Beside::Thanks, thanks.as_deref(), label);
        }
        Part::Choose { who: asked, .. } => {
            if making.draft.exercise().for_two {
                who(ui, words, making, part, *asked);
            }
            lines::show(ui, words, making, part, of);
        }
        _ => {}
    }
}

/// That there is a lantern for each, and the round of the second person where it is another.
pub(super) fn say_each(ui: &mut Ui, words: &Words, of: &Part) {
    super::say(ui, &fl!(words, "step-each"));
    if let Some(other) = describe::other_round(words, of) {
        super::say(ui, &other);
    }
}

fn who(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, who: Who) {
    let people = [Who::A, Who::B, Who::Both];
    let options =
        [fl!(words, "practice-turn-a"), fl!(words, "practice-turn-b"), fl!(words, "practice-turn-both")];
    let selected = people.iter().position(|known| *known == who);
    let chosen = ChoiceRow::new(fl!(words, "make-who"), options, selected).show(ui);
    if let Some(who) = chosen.and_then(|index| people.get(index)) {
        making.change(Change::Who { part, who: *who });
    }
}

/// A turn that fills the length stays so.
fn seconds(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, ms: Option<u32>) {
    let Some(ms) = ms else { return };
    let amount = Amount::new(
        f64::from(ms) / 1_000.0,
        fl!(words, "make-part-seconds", number = part_number(part)),
        fl!(words, "make-unit-seconds"),
        secs_range(TURN_LEAST_MS, TURN_MOST_MS),
    );
    let label = fl!(words, "make-seconds");
    number(ui, making, &label, amount, |secs| Change::TurnMs { part, ms: whole(secs * 1_000.0) });
}

fn beside(ui: &mut Ui, making: &mut Making, part: usize, beside: Beside, said: Option<&str>, label: String) {
    let mut text = said.unwrap_or_default().to_owned();
    let rows = rows(ui, &text);
    let field = Field::page(&mut text, label, rows).characters_max(WORDS_MOST);
    if write(ui, making, field) {
        making.change(Change::Beside { part, beside, words: text });
    }
}
