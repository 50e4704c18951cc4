//! The words to tell: which breath, how long, and when it begins.

use egui::{Ui, vec2};
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

/// How wide the button is that begins, in points.
const BEGIN_WIDTH: f32 = 270.0;
/// How wide the one is that waits for a time.
const WAIT_WIDTH: f32 = 190.0;
/// An hour needs so much more than another number, for its unit.
const AMOUNT_MORE: f32 = 24.0;

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
    // One below the other where they would grow small beside each other.
    let (text, shown, more_lines) = screen
        .layout
        .pick((Text::Number, three.clone(), 0.0), (Text::Display, three.replace(' ', "\n"), 2.0));
    let metrics = screen.theme.metrics;
    let height = NumberCard::height(metrics, text) + metrics.text(more_lines * text.line_points());
    let rect = column.take(height);
    let card = NumberCard::new(about.as_str(), shown, action, name.as_str(), "three words").text(text);
    if card.at(ui, rect).clicked() {
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
        let is_new = std::mem::take(&mut draft.goes_to_time);
        draft.meets = agree(ui, screen, column, rhythm, (time, is_new));
        return;
    }
    let is_audible = screen.settings().sound.is_audible();
    let icon = if is_audible { Icon::SoundOn } else { Icon::SoundOff };
    let size = vec2(BEGIN_WIDTH * screen.theme.metrics.scale(), screen.theme.metrics.holding(56.0));
    column.flow(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let size = size.min(vec2(ui.available_width(), size.y));
            if ui.add(Button::primary(fl!(words, "in-step-begin")).size(size)).clicked() {
                screen.command(Command::JoinInStep(rhythm));
            }
            ui.add_space(space::SMALL);
            if ui.add(Link::new(fl!(words, "in-step-meet"))).clicked() {
                draft.meets = Some(suggested(&screen.wall()));
                draft.goes_to_time = true;
            }
            ui.add_space(space::SMALL);
            if ui.add(Chip::new(fl!(words, "chip-sound"), is_audible).icon(icon)).clicked() {
                screen.command(Command::Sound(!is_audible));
            }
        });
    });
}

/// A time of the day, and a button that waits for it. Returns the time as it is chosen now; `None` for no time.
fn agree(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    rhythm: Rhythm,
    (time, is_new): ((i8, i8), bool),
) -> Option<(i8, i8)> {
    let words = screen.words();
    let mut chosen = Some(time);
    let at = next_at(&screen.wall(), time);
    let shown = at.as_ref().map(|at| names::time(words, at)).unwrap_or_default();
    let height = screen.theme.metrics.holding(56.0);
    column.flow(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            chosen = Some(amounts(ui, screen, time, is_new));
            let size = vec2(WAIT_WIDTH * screen.theme.metrics.scale(), height);
            let size = size.min(vec2(ui.available_width(), height));
            let waits = fl!(words, "in-step-wait", time = shown.as_str());
            if ui.add(Button::primary(waits).salt("wait").size(size)).clicked()
                && let Some(at) = &at
            {
                let at_utc_ms = at.timestamp().as_millisecond();
                screen.command(Command::Meet(Some(Meeting { rhythm, at_utc_ms })));
            }
            ui.add_space(space::SMALL);
            if ui.add(Link::new(fl!(words, "in-step-no-time"))).clicked() {
                chosen = None;
            }
        });
    });
    column.skip(space::SMALL);
    if let Some(at) = at {
        let world = names::time(words, &at.with_time_zone(TimeZone::UTC));
        let says = fl!(words, "in-step-meet-says", time = shown, world = world);
        column.text(ui, Text::Note, screen.theme.tokens.text, &says);
    }
    chosen
}

/// Hour and minute, as they are chosen now. Where they are new the keyboard comes to the hour.
fn amounts(ui: &mut Ui, screen: &ScreenContext<'_>, (hour, minute): (i8, i8), is_new: bool) -> (i8, i8) {
    let words = screen.words();
    let amount = |ui: &mut Ui, value: i8, (name, unit): (String, String), most: f64, is_new: bool| {
        let (_, place) = ui.allocate_space(Amount::size(screen.theme) + vec2(AMOUNT_MORE, 0.0));
        let turned = Amount::new(f64::from(value), name, unit, 0.0..=most).at(ui, place);
        if is_new {
            turned.response.request_focus();
        }
        turned.wanted.map_or(value, |wanted| wanted.clamp(0.0, most).round() as i8)
    };
    let hour_words = (fl!(words, "in-step-hour"), fl!(words, "in-step-hour-unit"));
    let minute_words = (fl!(words, "in-step-minute"), fl!(words, "in-step-minute-unit"));
    let hour = amount(ui, hour, hour_words, 23.0, is_new);
    let minute = amount(ui, minute, minute_words, 59.0, false);
    (hour, minute)
}
