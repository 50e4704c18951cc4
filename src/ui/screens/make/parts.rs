//! What happens, part by part: a quiet row each, in order, below which one unfolds.

use egui::Ui;
use softlanding_core::draft::{Change, PartKind};
use softlanding_core::exercise::bounds::{COUNT_MOST, ROUNDS_MOST, SAY_LEAST_MS, SAY_MOST_MS, WORDS_MOST};
use softlanding_core::exercise::{Lasts, Part, Sense, Spot};

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::state::making::{Making, MakingSpot};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{Amount, Button, ChoiceRow, Field, PlainRow, Toggle};

use super::number::{number, part_number, secs_range, whole};
use super::{beats, lacks, lines, rows, two, write};

pub fn show(ui: &mut Ui, words: &Words, column: &mut Column, making: &mut Making) {
    let parts = making.draft.exercise().parts.clone();
    for (index, part) in parts.iter().enumerate() {
        let is_open = row(ui, words, column, making, index, part);
        if is_open {
            column.skip(space::SMALL);
            column.flow(ui, |ui| {
                ui.push_id(("part", index), |ui| {
                    ui.spacing_mut().item_spacing.y = 12.0;
                    moves(ui, words, making, index);
                    unfolded(ui, words, making, index, part);
                });
            });
            column.skip(space::MEDIUM);
        } else {
            say_what_lacks(ui, words, column, making, index);
        }
    }
    column.skip(space::SMALL);
    column.flow(ui, |ui| {
        add(ui, words, making);
        lacks(ui, words, &making.draft, Spot::Parts);
    });
}

/// The row of a part, below which it unfolds. Returns whether it is unfolded.
fn row(
    ui: &mut Ui,
    words: &Words,
    column: &mut Column,
    making: &mut Making,
    index: usize,
    part: &Part,
) -> bool {
    let is_open = making.open_part == Some(index);
    let title = fl!(words, "make-part-title", number = part_number(index), kind = part_name(words, part));
    let row = PlainRow::new(title).ruled().unfolds(is_open).salt(("part", index));
    let height = row.height(ui, column.width()).max(Theme::of(ui.ctx()).metrics.holding(TARGET_MIN));
    let row = row.at(ui, column.take(height));
    if making.arrives(MakingSpot::Part(index)) {
        row.request_focus();
    }
    if row.clicked() {
        making.unfold_part(index);
        ui.ctx().request_repaint();
    }
    is_open
}

/// Of a part that is folded up.
fn say_what_lacks(ui: &mut Ui, words: &Words, column: &mut Column, making: &Making, index: usize) {
    let is_here = |spot: Spot| match spot {
        Spot::Part(part) | Spot::Words(part) | Spot::Beat { part, .. } => part == index,
        _ => false,
    };
    if let Some(lacking) = making.draft.draft_errors().iter().find(|lacking| is_here(lacking.spot)) {
        let ink = Theme::of(ui.ctx()).tokens.text;
        column.text(ui, Text::Note, ink, &super::words::missing(words, lacking));
        column.skip(space::SMALL);
    }
}

fn unfolded(ui: &mut Ui, words: &Words, making: &mut Making, index: usize, part: &Part) {
    match part {
        Part::Say { .. } => say_part(ui, words, making, index, part),
        Part::Cycle { .. } => cycle(ui, words, making, index, part),
        Part::Notice { .. } => notice(ui, words, making, index, part),
        Part::Turn { .. } | Part::Check { .. } | Part::Choose { .. } => {
            part_words(ui, words, making, index, part);
            two::show(ui, words, making, index, part);
        }
        Part::Write { .. } => part_words(ui, words, making, index, part),
        Part::Wave { .. }
        | Part::Scale { .. }
        | Part::Wait { .. }
        | Part::Words { .. }
        | Part::Sort { .. }
        | Part::Sentences { .. }
        | Part::Shapes { .. } => {
            part_words(ui, words, making, index, part);
            lines::show(ui, words, making, index, part);
            lines::piles(ui, words, making, index, part);
        }
    }
    lacks(ui, words, &making.draft, Spot::Part(index));
}

/// What kind of part it is, in words.
fn part_name(words: &Words, part: &Part) -> String {
    match part {
        Part::Say { .. } => kind_name(words, PartKind::Words),
        Part::Cycle { .. } => kind_name(words, PartKind::Breath),
        Part::Notice { .. } => kind_name(words, PartKind::Notice),
        Part::Turn { .. } => kind_name(words, PartKind::Turn),
        Part::Write { .. } => kind_name(words, PartKind::Write),
        Part::Wave { .. } => fl!(words, "make-part-wave"),
        Part::Scale { .. } => fl!(words, "make-part-scale"),
        Part::Wait { .. } => fl!(words, "make-part-wait"),
        Part::Words { .. } => fl!(words, "make-part-word-by-word"),
        Part::Shapes { .. } => fl!(words, "make-part-shapes"),
        Part::Check { .. } => fl!(words, "make-part-check"),
        Part::Choose { .. } => fl!(words, "make-part-choose"),
        Part::Sort { .. } => fl!(words, "make-part-sort"),
        Part::Sentences { .. } => fl!(words, "make-part-sentences"),
    }
}

fn kind_name(words: &Words, kind: PartKind) -> String {
    match kind {
        PartKind::Words => fl!(words, "make-part-words"),
        PartKind::Breath => fl!(words, "make-part-paced"),
        PartKind::Notice => fl!(words, "make-part-notice"),
        PartKind::Turn => fl!(words, "make-part-turn"),
        PartKind::Write => fl!(words, "make-part-write"),
    }
}

/// The ways to move and remove a part.
fn moves(ui: &mut Ui, words: &Words, making: &mut Making, index: usize) {
    let count = making.draft.exercise().parts.len();
    let number = part_number(index);
    let number = number.as_str();
    let mut arrives = making.arrives(MakingSpot::PartMoves(index));
    let moves = [
        (Icon::Up, fl!(words, "make-part-up", number = number), index, index.checked_sub(1)),
        (
            Icon::Down,
            fl!(words, "make-part-down", number = number),
            index + 1,
            Some(index + 1).filter(|next| *next < count),
        ),
    ];
    ui.horizontal(|ui| {
        for (icon, name, from, to) in moves {
            let Some(to) = to else { continue };
            let button = ui.add(Button::icon_only(icon, name));
            if std::mem::take(&mut arrives) {
                button.request_focus();
            }
            if button.clicked() {
                making.change(Change::PartEarlier(from));
                (making.open, making.open_part) = (None, Some(to));
                making.put_on_curve(to);
                making.goes_to = Some(MakingSpot::PartMoves(to));
            }
        }
        let button = Button::icon_only(Icon::Close, fl!(words, "make-part-remove", number = number));
        if ui.add(button).clicked() {
            (making.open, making.open_part) = (None, None);
            making.change(Change::RemovePart(index));
            making.goes_to = Some(MakingSpot::NewPart);
        }
    });
}

/// The words of a part.
fn part_words(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, of: &Part) {
    let label = match of {
        Part::Say { .. }
        | Part::Wave { .. }
        | Part::Wait { .. }
        | Part::Words { .. }
        | Part::Shapes { .. } => {
            fl!(words, "make-words")
        }
        Part::Cycle { .. } => fl!(words, "make-words-with"),
        _ => fl!(words, "make-prompt"),
    };
    let mut text = of.text().unwrap_or_default().to_owned();
    let rows = rows(ui, &text);
    let field = Field::page(&mut text, label, rows).characters_max(WORDS_MOST);
    if write(ui, making, field) {
        making.change(Change::Words { part, words: text });
    }
    lacks(ui, words, &making.draft, Spot::Words(part));
}

fn say_part(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, of: &Part) {
    part_words(ui, words, making, part, of);
    let Part::Say { lasts, lines, .. } = of else { return };
    if *lasts == Lasts::Fill || !lines.is_empty() {
        lines::show(ui, words, making, part, of);
    }
    let options =
        [fl!(words, "make-lasts-seconds"), fl!(words, "make-lasts-waits"), fl!(words, "make-lasts-fills")];
    let selected = match lasts {
        Lasts::Ms(_) => 0,
        Lasts::UntilNext => 1,
        Lasts::Fill => 2,
    };
    let chosen = ChoiceRow::new(fl!(words, "make-lasts"), options, Some(selected)).show(ui);
    if let Some(chosen) = chosen.filter(|chosen| *chosen != selected) {
        let lasts = [Lasts::Ms(8_000), Lasts::UntilNext, Lasts::Fill].get(chosen).copied();
        if let Some(lasts) = lasts {
            making.change(Change::Lasts { part, lasts });
            making.draft.rest();
        }
    }
    if let Lasts::Ms(ms) = lasts {
        let label = fl!(words, "make-seconds");
        let amount = Amount::new(
            f64::from(*ms) / 1_000.0,
            fl!(words, "make-part-seconds", number = part_number(part)),
            fl!(words, "make-unit-seconds"),
            secs_range(SAY_LEAST_MS, SAY_MOST_MS),
        );
        number(ui, making, &label, amount, |secs| Change::Lasts {
            part,
            lasts: Lasts::Ms(whole(secs * 1_000.0)),
        });
    }
}

fn cycle(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, of: &Part) {
    let Part::Cycle { beats, glide_from, from_tapped, each, .. } = of else { return };
    beats::show(ui, words, making, part, beats, glide_from.as_deref());
    if making.draft.exercise().holds_the_breath() && beats.iter().any(|beat| beat.gesture.is_still()) {
        super::say(ui, &fl!(words, "make-held"));
    }
    // With a lantern for each it lasts as long as there is time.
    if *each {
        two::say_each(ui, words, of);
    } else {
        rounds(ui, words, making, part, of);
    }
    part_words(ui, words, making, part, of);
    lines::show(ui, words, making, part, of);
    if *from_tapped {
        super::say(ui, &fl!(words, "make-from-tapped"));
    }
    let mut glides = glide_from.is_some();
    if ui.add(Toggle::new(&mut glides, fl!(words, "make-glides"))).changed() {
        making.change(Change::Glides { part, glides });
    }
}

/// How often it goes round.
fn rounds(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, of: &Part) {
    let Part::Cycle { rounds, .. } = of else { return };
    let options = [fl!(words, "make-rounds-fill"), fl!(words, "make-rounds-counted")];
    let selected = usize::from(rounds.is_some());
    let chosen = ChoiceRow::new(fl!(words, "make-rounds"), options, Some(selected)).show(ui);
    if let Some(chosen) = chosen.filter(|chosen| *chosen != selected) {
        making.change(Change::Rounds { part, rounds: (chosen == 1).then_some(6) });
        making.draft.rest();
    }
    if let Some(rounds) = rounds {
        let amount = Amount::new(
            f64::from(*rounds),
            fl!(words, "make-part-rounds", number = part_number(part)),
            "",
            1.0..=f64::from(ROUNDS_MOST),
        );
        let label = fl!(words, "make-rounds-label");
        number(ui, making, &label, amount, |rounds| Change::Rounds { part, rounds: Some(whole(rounds)) });
    }
}

/// What one may be asked to notice; a breath to tap along is only kept where it is.
const SENSES: [Sense; 6] = [Sense::See, Sense::Feel, Sense::Hear, Sense::Smell, Sense::Taste, Sense::Think];

fn notice(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, of: &Part) {
    part_words(ui, words, making, part, of);
    let Part::Notice { sense, count, each, .. } = of else { return };
    if *each {
        super::say(ui, &fl!(words, "make-each-taps"));
    }
    if *sense != Sense::Breath {
        let options = SENSES.map(|sense| names::sense(words, sense).unwrap_or(fl!(words, "make-sense-else")));
        let selected = SENSES.iter().position(|known| known == sense);
        let chosen = ChoiceRow::new(fl!(words, "make-sense"), options, selected).show(ui);
        if let Some(sense) = chosen.and_then(|index| SENSES.get(index)) {
            making.change(Change::Sense { part, sense: *sense });
        }
    }
    let amount = Amount::new(
        f64::from(*count),
        fl!(words, "make-part-count", number = part_number(part)),
        "",
        1.0..=f64::from(COUNT_MOST),
    );
    let label = fl!(words, "make-count");
    number(ui, making, &label, amount, |count| Change::Count { part, count: whole(count) });
}

/// One more part, at the end.
fn add(ui: &mut Ui, words: &Words, making: &mut Making) {
    let button = ui.add(Button::quiet(fl!(words, "make-add-part")).icon(Icon::Add));
    if making.arrives(MakingSpot::NewPart) {
        button.request_focus();
    }
    if button.clicked() {
        making.unfold(MakingSpot::NewPart);
    }
    if making.open != Some(MakingSpot::NewPart) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = space::SMALL;
        for kind in PartKind::ALL {
            let word = kind_name(words, kind);
            let name = fl!(words, "make-add-this", what = word.as_str());
            if ui.add(Button::quiet(word).name(name)).clicked() {
                let index = making.draft.exercise().parts.len();
                making.change(Change::AddPart { kind, words: first_words(words, kind) });
                (making.open, making.open_part) = (None, Some(index));
                making.put_on_curve(index);
                making.goes_to = Some(MakingSpot::Part(index));
            }
        }
    });
}

/// What stands in a new part until its person writes something else.
fn first_words(words: &Words, kind: PartKind) -> String {
    match kind {
        PartKind::Words => fl!(words, "make-new-words"),
        PartKind::Breath => String::new(),
        PartKind::Notice => fl!(words, "make-new-notice"),
        PartKind::Turn => fl!(words, "make-new-turn"),
        PartKind::Write => fl!(words, "make-new-write"),
    }
}
