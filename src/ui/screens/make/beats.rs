//! The steps of a paced part: one row each, with its seconds.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::draft::{BeatSpot, Change};
use softlanding_core::exercise::bounds::{BEAT_LEAST_MS, BEAT_MOST_MS, fitting_beat_ms};
use softlanding_core::exercise::{self, Beat, Gesture, Pace, Way};

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::live;
use crate::ui::state::making::{Making, MakingSpot};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Amount, Button, ChoiceRow, Say, Turned};

use super::{lacks, say, words as sentences};

const REMOVE: f32 = 44.0;
/// Narrower than this, a gesture has no room for an icon before its word.
const ICON_FROM: f32 = 150.0;

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

/// What it is called where it stands: "In, step 1".
fn name(words: &Words, beat: Beat, index: usize) -> String {
    let number = (index + 1).to_string();
    fl!(words, "make-step", beat = names::beat(words, beat.gesture, beat.way), number = number)
}

/// The gesture, its seconds, and the way to remove it.
fn row(ui: &mut Ui, words: &Words, making: &mut Making, at: BeatSpot, beats: &[Beat]) {
    let Some(beat) = beats.get(at.beat).copied() else { return };
    let name = name(words, beat, at.beat);
    let theme = Theme::of(ui.ctx());
    let amount_size = Amount::size(&theme);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), amount_size.y));
    let remove = rect.with_min_x(rect.right() - REMOVE);
    let amount = Rect::from_min_size(pos2(remove.left() - 8.0 - amount_size.x, rect.top()), amount_size);
    let gesture = rect.with_max_x(amount.left() - 8.0);
    let icon = if making.open == Some(MakingSpot::Beat(at)) { Icon::Up } else { Icon::Down };
    let mut button = Button::quiet(names::beat(words, beat.gesture, beat.way)).left();
    if gesture.width() >= ICON_FROM {
        button = button.icon(icon);
    }
    if button.name(name.clone()).salt("gesture").at(ui, gesture).clicked() {
        making.unfold(MakingSpot::Beat(at));
    }
    let seconds = fl!(words, "make-step-seconds", step = name.as_str());
    let turned = show_seconds(ui, words, seconds, amount, at, beats);
    if making.arrives(MakingSpot::Beat(at)) {
        turned.response.request_focus();
    }
    change_seconds(ui, words, making, at, beats, &turned);
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
    let amount_size = Amount::size(&Theme::of(ui.ctx()));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), amount_size.y));
    let right = rect.right() - REMOVE - 8.0;
    let amount = Rect::from_min_size(pos2(right - amount_size.x, rect.top()), amount_size);
    let label = rect.with_min_x(rect.left() + space::MEDIUM).with_max_x(amount.left() - 8.0);
    Say::new(fl!(words, "make-start-label")).face(Text::Note).at(ui, label);
    let step = name(words, beat, at.beat);
    let seconds = fl!(words, "make-step-start", step = step);
    let turned = show_seconds(ui, words, seconds, amount, at, from);
    change_seconds(ui, words, making, at, from, &turned);
}

fn show_seconds(
    ui: &mut Ui,
    words: &Words,
    name: String,
    rect: Rect,
    at: BeatSpot,
    beats: &[Beat],
) -> Turned {
    let ms = beats.get(at.beat).map_or(0, |beat| beat.ms);
    let range = f64::from(BEAT_LEAST_MS) / 1_000.0..=f64::from(BEAT_MOST_MS) / 1_000.0;
    let amount = Amount::new(f64::from(ms) / 1_000.0, name, fl!(words, "make-unit-seconds"), range);
    amount.tenths().salt(("seconds", at.pace)).at(ui, rect)
}

fn change_seconds(
    ui: &mut Ui,
    words: &Words,
    making: &mut Making,
    at: BeatSpot,
    beats: &[Beat],
    turned: &Turned,
) {
    if let Some(wanted) = turned.wanted {
        making.change(Change::BeatMs { at, ms: milliseconds(wanted) });
    }
    if turned.is_done {
        making.draft.rest();
    }
    if let Some(unfit) = &turned.unfit {
        let held = unfit.number.and_then(|number| fitting_beat_ms(beats, at.beat, milliseconds(number)).1);
        // Hundredths are rounded, which needs no words.
        if held.is_some() || unfit.number.is_none() {
            let sentence = sentences::unfit(words, &unfit.text, held.as_ref());
            say(ui, &sentence);
            live::announce(ui, "unfit", &sentence);
        }
    }
}

/// Seconds as a person asks for them; whatever it is, a number of milliseconds.
fn milliseconds(secs: f64) -> u32 {
    (secs * 1_000.0).round().clamp(0.0, f64::from(u32::MAX)) as u32
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
    let name = name(words, beat, at.beat);
    let count = beats_of(making, at.part);
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

fn beats_of(making: &Making, part: usize) -> usize {
    match making.draft.exercise().parts.get(part) {
        Some(exercise::Part::Cycle { beats, .. }) => beats.len(),
        _ => 0,
    }
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
                making.goes_to = Some(MakingSpot::Beat(BeatSpot { part, beat, pace: Pace::Usual }));
            }
        }
    });
}

/// Where the lists begin to differ.
fn new_beat(making: &Making, part: usize, before: &[Beat]) -> usize {
    let Some(exercise::Part::Cycle { beats, .. }) = making.draft.exercise().parts.get(part) else { return 0 };
    let same = beats.iter().zip(before).take_while(|(one, other)| one == other);
    same.count().min(beats.len().saturating_sub(1))
}
