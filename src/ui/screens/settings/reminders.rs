//! When to be reminded of a minute for oneself: never, until it is turned on here.

use egui::Ui;
use softlanding_core::record::ExerciseKey;
use softlanding_core::reminder::{EVERY_MINUTES, Rest, TIMES_MOST, TimeOfDay};

use crate::app::{App, Command, Tried};
use crate::platform::autostart;
use crate::settings::{self, REMINDER_WORDS_MAX_CHARS, ReminderRhythm, ReminderSettings, Settings};
use crate::text::{Words, fl, reminders};

use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::widgets::{Button, Chip, ChoiceRow, Field, LevelSlider, Link, Toggle};

use super::rows::{choose_one, level, note, row};

const EVERY_STEP_MINUTES: f32 = 5.0;
const HOURS_STEP_MINUTES: f32 = 30.0;
const DAY_MINUTES: f32 = 24.0 * 60.0;
/// As many practices of one's own choice as stand beside what suits.
const PRACTICES_MOST: usize = 4;

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View, settings: &mut Settings) {
    if screen.app.is_guest() {
        note(ui, &fl!(screen.words(), "reminders-guest"));
        return;
    }
    if !screen.app.asked_desktop() {
        screen.command(Command::AskDesktop);
    }
    let words = screen.words();
    let about = fl!(words, "reminders-on-about");
    ui.add(Toggle::new(&mut settings.reminders.on, fl!(words, "reminders-on")).line(about));
    if settings.reminders.on {
        rest(ui, screen, &mut settings.reminders);
        when(ui, words, view, &mut settings.reminders);
        days(ui, words, &mut settings.reminders);
        what(ui, screen, settings);
        own_words(ui, words, view, &mut settings.reminders);
        if autostart::is_known() {
            let name = fl!(words, "reminders-with-computer");
            ui.add(Toggle::new(&mut settings.reminders.with_computer, name));
        } else {
            note(ui, &fl!(words, "reminders-elsewhere"));
        }
        try_out(ui, screen);
    }
    note(ui, &fl!(screen.words(), "reminders-held-back"));
    desktop(ui, screen);
}

/// They rest, and the way back.
fn rest(ui: &mut Ui, screen: &ScreenContext<'_>, reminders: &mut ReminderSettings) {
    let words = screen.words();
    if !screen.app.is_resting(reminders) {
        return;
    }
    note(ui, &fl!(words, "remind-status-rests"));
    if ui.add(Link::new(fl!(words, "tray-go-on"))).clicked() {
        *reminders = reminders.resting(Rest::default());
    }
}

fn when(ui: &mut Ui, words: &Words, view: &mut View, reminders: &mut ReminderSettings) {
    let rhythms = [fl!(words, "reminders-every"), fl!(words, "reminders-at-times")];
    choose_one(ui, &fl!(words, "reminders-when"), rhythms, &mut reminders.rhythm);
    match reminders.rhythm {
        ReminderRhythm::Every => every(ui, words, reminders),
        ReminderRhythm::AtTimes => at_times(ui, words, view, reminders),
    }
    let about = fl!(words, "reminders-chance-about");
    ui.add(Toggle::new(&mut reminders.with_chance, fl!(words, "reminders-chance")).line(about));
}

fn every(ui: &mut Ui, words: &Words, reminders: &mut ReminderSettings) {
    let mut minutes = f32::from(reminders.every_minutes);
    let range = f32::from(*EVERY_MINUTES.start())..=f32::from(*EVERY_MINUTES.end());
    let value = fl!(words, "chip-minutes", count = reminders.every_minutes);
    let slider = LevelSlider::new(&mut minutes, fl!(words, "reminders-every-minutes"), value);
    level(ui, slider.range(range, EVERY_STEP_MINUTES));
    reminders.every_minutes = minutes.round() as u16;
    hour(ui, fl!(words, "reminders-from"), &mut reminders.from);
    hour(ui, fl!(words, "reminders-until"), &mut reminders.until);
}

fn hour(ui: &mut Ui, name: String, time: &mut TimeOfDay) {
    let mut minutes = f32::from(time.minutes());
    let slider = LevelSlider::new(&mut minutes, name, time.to_string());
    level(ui, slider.range(0.0..=DAY_MINUTES - HOURS_STEP_MINUTES, HOURS_STEP_MINUTES));
    if (minutes - f32::from(time.minutes())).abs() >= 1.0 {
        *time = TimeOfDay::from_minutes(minutes.round() as i32);
    }
}

fn at_times(ui: &mut Ui, words: &Words, view: &mut View, reminders: &mut ReminderSettings) {
    let known = || reminders.times.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let draft = view.settings.reminder_times.get_or_insert_with(known);
    let name = fl!(words, "reminders-times");
    row(ui, &name, |ui| {
        if Field::line(draft, name.as_str()).label_hidden().show(ui).changed()
            && let Some(times) = times_in(draft)
        {
            reminders.times = times;
        }
        let is_understood = times_in(draft).is_some();
        let about = if is_understood {
            fl!(words, "reminders-times-about")
        } else {
            fl!(words, "reminders-times-not-understood")
        };
        note(ui, &about);
    });
}

/// Times as somebody typed them, in order; `None` while one of them is none.
fn times_in(typed: &str) -> Option<Vec<TimeOfDay>> {
    let words = typed.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'));
    let times = words.filter(|word| !word.is_empty()).map(|word| TimeOfDay::parse(&word.replace('.', ":")));
    let mut times = times.collect::<Option<Vec<TimeOfDay>>>()?;
    times.sort_unstable();
    times.dedup();
    (times.len() <= TIMES_MOST).then_some(times)
}

fn days(ui: &mut Ui, words: &Words, reminders: &mut ReminderSettings) {
    row(ui, &fl!(words, "reminders-days"), |ui| {
        ui.horizontal_wrapped(|ui| {
            for day in 0..7 {
                let is_in = reminders.days.has(day);
                if ui.add(Chip::new(reminders::weekday(words, day), is_in)).clicked() {
                    reminders.days = reminders.days.with(day, !is_in);
                }
            }
        });
        if reminders.days.is_empty() {
            note(ui, &fl!(words, "reminders-no-day"));
        }
    });
}

/// What a reminder leads to.
fn what(ui: &mut Ui, screen: &ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let practices = practices(screen.app, settings);
    let library = screen.app.library();
    let title = |key: &ExerciseKey| library.find(key).map(|entry| entry.exercise.title.clone());
    let names = practices.iter().filter_map(title);
    let options: Vec<String> = std::iter::once(fl!(words, "reminders-suits")).chain(names).collect();
    let chosen = settings.reminders.exercise.as_ref();
    let selected =
        chosen.map_or(Some(0), |key| practices.iter().position(|other| other == key).map(|index| index + 1));
    let question = fl!(words, "reminders-what");
    let pressed = row(ui, &question, |ui| ChoiceRow::new(question.as_str(), options, selected).show(ui));
    if let Some(index) = pressed {
        settings.reminders.exercise = index.checked_sub(1).and_then(|index| practices.get(index)).cloned();
    }
}

/// The one that is chosen, what Begin starts, favourites, and what was practised last; those that may begin at one press.
fn practices(app: &App, settings: &Settings) -> Vec<ExerciseKey> {
    let known = [settings.reminders.exercise.as_ref(), settings.first_minute.as_ref().map(|it| &it.exercise)];
    let all = known.into_iter().flatten().chain(&settings.favourites).chain(&settings.last_exercise);
    let mut practices: Vec<ExerciseKey> = Vec::new();
    for key in all {
        let may_begin = app
            .library()
            .find(key)
            .is_some_and(|entry| App::may_be_first_minute(entry) && settings.may_offer(&entry.exercise));
        if may_begin && practices.len() < PRACTICES_MOST && !practices.contains(key) {
            practices.push(key.clone());
        }
    }
    practices
}

fn own_words(ui: &mut Ui, words: &Words, view: &mut View, reminders: &mut ReminderSettings) {
    let usual = fl!(words, "reminder-question");
    let draft =
        view.settings.reminder_words.get_or_insert_with(|| reminders.words.clone().unwrap_or_default());
    let name = fl!(words, "reminders-words");
    row(ui, &name, |ui| {
        let field = Field::line(draft, name.as_str()).label_hidden().hint(usual);
        if field.characters_max(REMINDER_WORDS_MAX_CHARS).show(ui).changed() {
            reminders.words = settings::fitting_reminder_words(draft);
        }
        note(ui, &fl!(words, "reminders-words-about"));
    });
}

fn try_out(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    if ui.add(Button::quiet(fl!(screen.words(), "reminders-try"))).clicked() {
        screen.command(Command::TryReminder);
    }
    let words = screen.words();
    let said = match screen.app.tried_reminder() {
        None => return,
        Some(Tried::Waiting) => fl!(words, "reminders-try-waiting"),
        Some(Tried::Shown) => fl!(words, "reminders-try-shown"),
        Some(Tried::NotShown) => fl!(words, "reminders-no-notifications"),
    };
    note(ui, &said);
}

/// What this desktop does not tell or show.
fn desktop(ui: &mut Ui, screen: &ScreenContext<'_>) {
    let words = screen.words();
    let Some(desktop) = screen.app.desktop() else { return };
    let sentences =
        [reminders::lacking(words, desktop.services), reminders::not_asked(words, &desktop.presence)];
    for sentence in sentences.into_iter().flatten() {
        note(ui, &sentence);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_understood_as_people_type_them() {
        let typed =
            |text| times_in(text).map(|times| times.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert_eq!(typed("15:30, 9.05;11:00").unwrap(), ["09:05", "11:00", "15:30"]);
        assert_eq!(typed("  ").unwrap(), Vec::<String>::new());
        assert_eq!(typed("9 o’clock"), None);
        assert_eq!(typed("1:00 2:00 3:00 4:00 5:00 6:00 7:00 8:00 9:00 10:00 11:00 12:00 13:00"), None);
    }
}
