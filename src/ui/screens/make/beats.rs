//! The steps of a paced part: one row each. Its seconds stand below the curve.

use egui::{Rect, Ui, vec2};
use softlanding_core::draft::{BeatSpot, Change};
use softlanding_core::exercise::{self, Beat, Gesture, Pace, Way};

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::live;
use crate::ui::state::making::{Making, MakingSpot};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{Button, ChoiceRow, Say};

use super::seconds::{self, step_name};
use super::{lacks, say};

/// All rows of one part, and the way to one more.
pub fn show(
    ui: &mut Ui,
    words: &Words,
    making: &mut Making,
    part: usize,
    beats: &[Beat],
    glide_from: Option<&[Beat]>,
) {
    for (index, beat) in beats.iter().copied().enumerate() {
        let at = BeatSpot { part, beat: index, pace: Pace::Usual };
        ui.push_id(("beat", index), |ui| {
            ui.spacing_mut().item_spacing.y = space::SMALL;
            row(ui, words, making, at, beats);
            if let Some(from) = glide_from {
                start_row(ui, words, making, BeatSpot { pace: Pace::Start, ..at }, from);
            }
            lacks(ui, words, &making.draft, exercise::Spot::Beat { part, beat: index, pace: Pace::Usual });
            if making.open == Some(MakingSpot::Beat(at)) {
                choices(ui, words, making, at, beat);
            }
        });
    }
    add(ui, words, making, part, beats);
}

/// The gesture, and the way to remove it.
fn row(ui: &mut Ui, words: &Words, making: &mut Making, at: BeatSpot, beats: &[Beat]) {
    let Some(beat) = beats.get(at.beat).copied() else { return };
    let name = step_name(words, beat, at.beat);
    let height = Theme::of(ui.ctx()).metrics.holding(TARGET_MIN);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
    let remove = rect.with_min_x(rect.right() - TARGET_MIN);
    let gesture = rect.with_max_x(remove.left() - space::SMALL);
    let icon = if making.open == Some(MakingSpot::Beat(at)) { Icon::Up } else { Icon::Down };
    let button = Button::quiet(names::beat(words, beat.gesture, beat.way)).left().icon(icon);
    let button = button.name(name.clone()).salt("gesture").at(ui, gesture);
    if making.arrives(MakingSpot::Beat(at)) {
        button.request_focus();
    }
    if button.clicked() {
        making.unfold(MakingSpot::Beat(at));
    }
    let button = Button::icon_only(Icon::Close, fl!(words, "make-remove-step", step = name.as_str()));
    if button.salt("remove").at(ui, remove).clicked() {
        making.open = None;
        making.change(Change::RemoveBeat(at));
        // The keyboard goes to the one that takes its place, or to the way to add one.
        let next = BeatSpot { beat: at.beat.min(beats.len().saturating_sub(2)), ..at };
        making.goes_to =
            Some(if beats.len() > 1 { MakingSpot::Beat(next) } else { MakingSpot::NewBeat(at.part) });
    }
}

/// The seconds it begins with, where it begins at another pace.
fn start_row(ui: &mut Ui, words: &Words, making: &mut Making, at: BeatSpot, from: &[Beat]) {
    let Some(beat) = from.get(at.beat).copied() else { return };
    let theme = Theme::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), theme.metrics.holding(48.0)));
    let amount = seconds::at_right(rect.with_max_x(rect.right() - TARGET_MIN - space::SMALL), &theme);
    let label: Rect = rect.with_min_x(rect.left() + space::MEDIUM).with_max_x(amount.left() - space::SMALL);
    Say::new(fl!(words, "make-start-label")).face(Text::Note).at(ui, label);
    let name = fl!(words, "make-step-start", step = step_name(words, beat, at.beat));
    let turned = seconds::amount(ui, words, name, amount, at, from);
    if let Some(unfit) = seconds::turn(words, making, at, from, &turned) {
        say(ui, &unfit);
        live::announce(ui, "unfit", &unfit);
    }
}

const WAYS: [Option<Way>; 5] = [None, Some(Way::Nose), Some(Way::Mouth), Some(Way::Left), Some(Way::Right)];

/// Which way the air goes, and where the step stands.
fn choices(ui: &mut Ui, words: &Words, making: &mut Making, at: BeatSpot, beat: Beat) {
    if beat.gesture.is_breath() {
        let options = [
            fl!(words, "make-way-any"),
            fl!(words, "make-way-nose"),
            fl!(words, "make-way-mouth"),
            fl!(words, "make-way-left"),
            fl!(words, "make-way-right"),
        ];
        let selected = WAYS.iter().position(|way| *way == beat.way);
        let chosen = ChoiceRow::new(fl!(words, "make-way"), options, selected).show(ui);
        if let Some(way) = chosen.and_then(|index| WAYS.get(index)) {
            making.change(Change::BeatWay { at, way: *way });
        }
    }
    let name = step_name(words, beat, at.beat);
    let count = making.beats(at.part).len();
    ui.horizontal_wrapped(|ui| {
        for (words_of, name, from, to) in [
            (
                fl!(words, "make-earlier"),
                fl!(words, "make-step-earlier", step = name.as_str()),
                at.beat,
                at.beat.checked_sub(1),
            ),
            (
                fl!(words, "make-later"),
                fl!(words, "make-step-later", step = name.as_str()),
                at.beat + 1,
                Some(at.beat + 1).filter(|next| *next < count),
            ),
        ] {
            let Some(to) = to else { continue };
            if ui.add(Button::quiet(words_of).name(name)).clicked() {
                making.change(Change::BeatEarlier(BeatSpot { beat: from, ..at }));
                let moved = MakingSpot::Beat(BeatSpot { beat: to, ..at });
                (making.open, making.goes_to) = (Some(moved), Some(moved));
            }
        }
    });
}

/// One more step: the gestures in plain words.
fn add(ui: &mut Ui, words: &Words, making: &mut Making, part: usize, beats: &[Beat]) {
    let button = ui.add(Button::quiet(fl!(words, "make-add-step")).icon(Icon::Add));
    if making.arrives(MakingSpot::NewBeat(part)) {
        button.request_focus();
    }
    if button.clicked() {
        making.unfold(MakingSpot::NewBeat(part));
    }
    if making.open != Some(MakingSpot::NewBeat(part)) {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for gesture in Gesture::ALL {
            let word = names::beat(words, gesture, None);
            let name = fl!(words, "make-add-this", what = word.as_str());
            if ui.add(Button::quiet(word).name(name)).clicked() {
                making.change(Change::AddBeat { part, gesture });
                making.open = None;
                let beat = new_beat(making, part, beats);
                making.put_on_curve(part);
                making.goes_to = Some(MakingSpot::Seconds(BeatSpot { part, beat, pace: Pace::Usual }));
            }
        }
    });
}

/// Where the lists begin to differ.
fn new_beat(making: &Making, part: usize, before: &[Beat]) -> usize {
    let beats = making.beats(part);
    let same = beats.iter().zip(before).take_while(|(one, other)| one == other);
    same.count().min(beats.len().saturating_sub(1))
}
