//! The words to tell: which breath, how long, and when it begins.

use egui::{Rect, Ui, pos2, vec2};
use jiff::tz::TimeZone;
use softlanding_core::in_step::words::words as words_of;
use softlanding_core::in_step::{MINUTES, Rhythm};
use softlanding_core::record::ExerciseKey;

use crate::app::{Command, Meeting};
use crate::text::in_step;
use crate::text::{fl, names};

use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::state::in_step::{InStepDraft, next_at, spoken_of, suggested};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Amount, Button, Chip, Link, NumberCard};

pub(super) fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    key: Option<&ExerciseKey>,
    draft: &mut InStepDraft,
) {
    tell_nearest(ui, screen, column, key);
    if let Some(rhythm) = draft.rhythm() {
        card(ui, screen, column, rhythm);
        column.skip(space::MEDIUM);
    }
    choose(ui, screen, column, draft);
    let Some(rhythm) = draft.rhythm() else { return };
    begin(ui, screen, column, rhythm, draft);
}

/// What words cannot say of the practice that one came from.
fn tell_nearest(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, key: Option<&ExerciseKey>) {
    let Some(entry) = key.and_then(|key| screen.app.library().find(key)) else { return };
    let Some(spoken) = spoken_of(screen.app, entry).filter(|spoken| !spoken.is_exact) else { return };
    let words = screen.words();
    let breath = in_step::breath(words, spoken.rhythm);
    let title = entry.exercise.title.as_str();
    let says = fl!(words, "in-step-near", title = title, breath = breath);
    column.text(ui, Text::Note, screen.theme.tokens.text, &says);
    column.skip(space::SMALL);
}

/// The three words, large. One press copies them.
fn card(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, rhythm: Rhythm) {
    let words = screen.words();
    let three = words_of(rhythm).to_string();
    let about = in_step::rhythm(words, rhythm);
    let is_copied = screen.app.is_copied(&three);
    let action = if is_copied { fl!(words, "people-copied") } else { fl!(words, "in-step-copy") };
    let name = if is_copied {
        fl!(words, "in-step-copied-this", words = three.as_str())
    } else {
        fl!(words, "in-step-copy-this", words = three.as_str(), rhythm = about.as_str())
    };
    let rect = column.take(NumberCard::height(screen.theme.metrics, Text::Number));
    let shown = NumberCard::new(about.as_str(), three.as_str(), action, name.as_str(), "three words");
    if shown.at(ui, rect).clicked() {
        screen.command(Command::Copy(three));
    }
    live::announce(ui, "three words", &name);
}

fn choose(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, draft: &mut InStepDraft) {
    let words = screen.words();
    label(ui, screen, column, &fl!(words, "in-step-pace"));
    let breaths = draft.breaths(screen.app);
    let chosen = draft.breath;
    column.flow(ui, |ui| {
        ui.push_id("breaths", |ui| {
            ui.horizontal_wrapped(|ui| {
                for breath in breaths {
                    let Some(rhythm) = Rhythm::new(breath, 1) else { continue };
                    let chip = Chip::new(in_step::breath(words, rhythm), breath == chosen);
                    if ui.add(chip.one_of_several()).clicked() {
                        draft.breath = breath;
                    }
                }
            });
        });
    });
    column.skip(space::SMALL);
    label(ui, screen, column, &fl!(words, "in-step-length"));
    let most = draft.breath.minutes_most();
    let chosen = draft.minutes.min(most);
    let is_audible = screen.settings().sound.is_audible();
    column.flow(ui, |ui| {
        ui.push_id("lengths", |ui| {
            ui.horizontal_wrapped(|ui| {
                for minutes in MINUTES.into_iter().filter(|minutes| *minutes <= most) {
                    let name = names::length(words, u64::from(minutes) * 60_000);
                    let chip = Chip::new(fl!(words, "chip-minutes", count = minutes), minutes == chosen);
                    if ui.add(chip.name(name).one_of_several()).clicked() {
                        draft.minutes = minutes;
                    }
                }
                let icon = if is_audible { Icon::SoundOn } else { Icon::SoundOff };
                if ui.add(Chip::new(fl!(words, "chip-sound"), is_audible).icon(icon)).clicked() {
                    screen.command(Command::Sound(!is_audible));
                }
            });
        });
    });
    column.skip(space::MEDIUM);
}

fn label(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, words: &str) {
    column.text(ui, Text::Small, screen.theme.tokens.muted, words);
    column.skip(4.0);
}

/// Now, with the next breath, or at a time.
fn begin(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    rhythm: Rhythm,
    draft: &mut InStepDraft,
) {
    let words = screen.words();
    if let Some(time) = draft.meets {
        draft.meets = Some(agree(ui, screen, column, rhythm, time));
        return;
    }
    let metrics = screen.theme.metrics;
    let height = metrics.holding(56.0);
    let places = column.grid(2, 2, (250.0 * metrics.scale(), height), space::MEDIUM);
    let [now, later] = [places.first(), places.get(1)].map(|place| place.copied().unwrap_or(Rect::NOTHING));
    if Button::primary(fl!(words, "in-step-begin")).at(ui, now).clicked() {
        screen.command(Command::JoinInStep(rhythm));
    }
    if Link::new(fl!(words, "in-step-meet")).at(ui, later).clicked() {
        draft.meets = Some(suggested(&screen.wall()));
    }
    column.skip(space::SMALL);
    let length = names::length(words, u64::from(rhythm.length_ms()));
    let ends = fl!(words, "in-step-ends", length = length);
    column.text(ui, Text::Note, screen.theme.tokens.muted, &ends);
}

/// A time of the day, and a button that waits for it. Returns the time as it is chosen now.
fn agree(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    rhythm: Rhythm,
    (mut hour, mut minute): (i8, i8),
) -> (i8, i8) {
    let words = screen.words();
    let size = Amount::size(screen.theme) + vec2(24.0, 0.0);
    let row = column.take(size.y);
    let units = [fl!(words, "in-step-hour-unit"), fl!(words, "in-step-minute-unit")];
    let names = [fl!(words, "in-step-hour"), fl!(words, "in-step-minute")];
    let values = [(&mut hour, 23.0), (&mut minute, 59.0)];
    let mut left = row.left();
    for (((value, most), name), unit) in values.into_iter().zip(names).zip(units) {
        let place = Rect::from_min_size(pos2(left, row.top()), size);
        left = place.right() + space::SMALL;
        let turned = Amount::new(f64::from(*value), name, unit, 0.0..=most).at(ui, place);
        if let Some(wanted) = turned.wanted {
            *value = wanted.clamp(0.0, most).round() as i8;
        }
    }
    column.skip(space::SMALL);
    let Some(at) = next_at(&screen.wall(), (hour, minute)) else { return (hour, minute) };
    let time = at.strftime("%H:%M").to_string();
    let world = at.with_time_zone(TimeZone::UTC).strftime("%H:%M").to_string();
    let says = fl!(words, "in-step-meet-says", time = time.as_str(), world = world);
    column.text(ui, Text::Note, screen.theme.tokens.text, &says);
    column.skip(space::SMALL);
    let place = column.take_left(250.0 * screen.theme.metrics.scale(), screen.theme.metrics.holding(56.0));
    if Button::primary(fl!(words, "in-step-wait", time = time)).salt("wait").at(ui, place).clicked() {
        let at_utc_ms = at.timestamp().as_millisecond();
        screen.command(Command::Meet(Some(Meeting { rhythm, at_utc_ms })));
    }
    (hour, minute)
}
