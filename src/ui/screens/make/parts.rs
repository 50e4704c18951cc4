//! What happens, part by part: a card each, in order.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::draft::{Change, PartKind};
use softlanding_core::exercise::bounds::{COUNT_MOST, ROUNDS_MOST, SAY_LEAST_MS, SAY_MOST_MS, WORDS_MOST};
use softlanding_core::exercise::{self, Lasts, Part, Sense};

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::screens::drawing;
use crate::ui::state::drawn::DrawnRound;
use crate::ui::state::making::{Making, MakingSpot};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{Amount, Button, Card, ChoiceRow, Field, Say, Toggle};

use super::number::{number, part_number, secs_range, whole};
use super::{beats, lacks, lines, rows, two, write};

pub fn show(ui: &mut Ui, words: &Words, making: &mut Making) {
    let parts = making.draft.exercise().parts.clone();
    for (index, part) in parts.iter().enumerate() {
        ui.push_id(("part", index), |ui| {
            Card::around(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 12.0;
                heading(ui, words, making, index, part);
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
                lacks(ui, words, &making.draft, exercise::Spot::Part(index));
            });
        });
    }
    add(ui, words, making);
    lacks(ui, words, &making.draft, exercise::Spot::Parts);
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

/// What kind of part it is, and the ways to move and remove it.
fn heading(ui: &mut Ui, words: &Words, making: &mut Making, index: usize, part: &Part) {
    let count = making.draft.exercise().parts.len();
    let theme = Theme::of(ui.ctx());
    let height = theme.metrics.holding(TARGET_MIN);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let place = |from_right: f32| {
        let left = rect.right() - from_right * (TARGET_MIN + 4.0) + 4.0;
        Rect::from_min_size(pos2(left, rect.top()), vec2(TARGET_MIN, height))
    };
    let number = part_number(index);
    let number = number.as_str();
    let title = fl!(words, "make-part-title", number = number, kind = part_name(words, part));
    let room = rect.with_max_x(place(3.0).left() - 8.0);
    Say::new(title).face(Text::Lead.semibold()).heading().at(ui, room);
    let arrives = making.arrives(MakingSpot::Part(index));
    let moves = [
        (3.0, Icon::Up, fl!(words, "make-part-up", number = number), index, index.checked_sub(1)),
        (
            2.0,
            Icon::Down,
            fl!(words, "make-part-down", number = number),
            index + 1,
            Some(index + 1).filter(|next| *next < count),
        ),
    ];
    let mut arrives = arrives;
    for (from_right, icon, name, from, to) in moves {
        let Some(to) = to else { continue };
        let button = Button::icon_only(icon, name).at(ui, place(from_right));
        if std::mem::take(&mut arrives) {
            button.request_focus();
        }
        if button.clicked() {
            making.open = None;
            making.change(Change::PartEarlier(from));
            making.goes_to = Some(MakingSpot::Part(to));
        }
    }
    let button = Button::icon_only(Icon::Close, fl!(words, "make-part-remove", number = number));
    if button.at(ui, place(1.0)).clicked() {
        making.open = None;
        making.change(Change::RemovePart(index));
        making.goes_to = Some(MakingSpot::NewPart);
    }
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
    lacks(ui, words, &making.draft, exercise::Spot::Words(part));
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
    curve(ui, words, making, of);
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

/// One round as it would be drawn on its page.
fn curve(ui: &mut Ui, words: &Words, making: &Making, of: &Part) {
    let Some(round) = DrawnRound::of(making.draft.exercise(), of).filter(|round| !round.beats().is_empty())
    else {
        return;
    };
    let curve = drawing::curve(words, &round);
    let height = curve.height(ui, ui.available_width());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    curve.at(ui, rect);
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
                making.open = None;
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
