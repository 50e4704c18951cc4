//! Settings: each applied at once.

use egui::Ui;
use softlanding_core::exercise::Gesture;
use softlanding_core::rating::State;
use softlanding_core::score::{self, Score};

use crate::app::Command;
use crate::settings::{self, BREATH, Choice as _, Keep, PacerKind, STATE_NAME_MAX_CHARS, Settings};
use crate::sound::Status;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::{Action, Route};
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::screens::first_minute;
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{ChoiceRow, Field, LevelSlider, Link, PictureTiles, Toggle};

use super::now::question;

/// The practice that the pictures to choose from show.
const SAMPLE_ID: &str = "slow-and-even";
/// The lengths one may call usual; before them stands "as each practice says".
const USUAL_MINUTES: [f64; 4] = [1.0, 3.0, 5.0, 10.0];
const TEXT_STEP_PERCENT: f32 = 10.0;
const OFFSET_STEP_MS: f32 = 10.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let mut settings = screen.settings().clone();
    layout::page(ui, screen.layout, "settings", |ui, column| {
        let words = screen.words();
        question(ui, screen.layout, column, &fl!(words, "settings-title"));
        column.flow(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::MEDIUM;
            title(ui, &fl!(words, "settings-look"));
            look(ui, words, &mut settings);
            picture(ui, screen, &mut settings);
            title(ui, &fl!(words, "settings-practice"));
            practice(ui, screen, &mut settings);
            first_minute::show_line(ui, screen);
            title(ui, &fl!(words, "settings-sound"));
            sound(ui, screen, &mut settings);
            title(ui, &fl!(words, "settings-names"));
            state_names(ui, words, view, &mut settings);
            title(ui, &fl!(words, "settings-privacy"));
            privacy(ui, screen, &mut settings);
            title(ui, &fl!(words, "settings-hide"));
            hide(ui, screen, &mut settings);
        });
    });
    if settings != *screen.settings() {
        screen.command(Command::Settings(Box::new(settings)));
    }
}

fn title(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    ui.add_space(space::MEDIUM);
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, words);
}

fn note(ui: &mut Ui, words: &str) {
    let theme = Theme::of(ui.ctx());
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Note, theme.tokens.muted, words);
}

/// A question with its answers side by side.
fn choose<const N: usize>(
    ui: &mut Ui,
    question: &str,
    options: [String; N],
    selected: Option<usize>,
) -> Option<usize> {
    note(ui, question);
    ui.push_id(question, |ui| ChoiceRow::new(question, options, selected).show(ui)).inner
}

/// A setting that is one of a few, with their names in the order of [`crate::settings::Choice::ALL`].
fn choose_one<C: crate::settings::Choice, const N: usize>(
    ui: &mut Ui,
    question: &str,
    options: [String; N],
    setting: &mut C,
) {
    let selected = C::ALL.iter().position(|choice| choice == setting);
    let chosen = choose(ui, question, options, selected).and_then(|index| C::ALL.get(index));
    if let Some(choice) = chosen {
        *setting = *choice;
    }
}

fn look(ui: &mut Ui, words: &Words, settings: &mut Settings) {
    let themes = [
        fl!(words, "settings-theme-system"),
        fl!(words, "settings-theme-dusk"),
        fl!(words, "settings-theme-dawn"),
        fl!(words, "settings-theme-ember"),
    ];
    choose_one(ui, &fl!(words, "settings-theme"), themes, &mut settings.theme);

    let mut percent = f32::from(settings.text_percent);
    let range = f32::from(*settings::TEXT_PERCENT.start())..=f32::from(*settings::TEXT_PERCENT.end());
    let value = fl!(words, "settings-percent", percent = settings.text_percent);
    ui.add(
        LevelSlider::new(&mut percent, fl!(words, "settings-text-size"), value)
            .range(range, TEXT_STEP_PERCENT),
    );
    settings.text_percent = percent.round() as u16;

    let motions = [
        fl!(words, "settings-motion-system"),
        fl!(words, "settings-motion-reduced"),
        fl!(words, "settings-motion-full"),
    ];
    choose_one(ui, &fl!(words, "settings-motion"), motions, &mut settings.reduced_motion);
}

/// The picture to follow, where none was chosen for an exercise of its own.
fn picture(ui: &mut Ui, screen: &ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let question = fl!(words, "settings-pacer");
    note(ui, &question);
    let sample = screen.app.library().find_id(SAMPLE_ID).map(|entry| {
        let length_ms = entry.exercise.minutes.usual_ms;
        Score::compile(&entry.exercise, score::Choice { length_ms, own_cycle_ms: None })
    });
    let suits = |pacer: PacerKind| sample.as_ref().is_none_or(|score| pacer.suits(score));
    let offered = |pacer: &PacerKind| suits(*pacer) || *pacer == settings.pacer;
    let offered: Vec<PacerKind> = PacerKind::ALL.iter().copied().filter(offered).collect();
    let pictures = offered.iter().map(|pacer| (*pacer, names::pacer(words, *pacer)));
    let selected = offered.iter().position(|pacer| *pacer == settings.pacer);
    let word = names::beat(words, Gesture::In, None);
    let mut tiles = PictureTiles::new(question, pictures, selected).word(word);
    if let Some(score) = &sample {
        tiles = tiles.of(score);
    }
    if let Some(pacer) = tiles.show(ui).and_then(|index| offered.get(index)) {
        settings.pacer = *pacer;
    }
}

fn practice(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let minutes = USUAL_MINUTES.map(|minutes| fl!(words, "minutes", count = minutes));
    let [one, three, five, ten] = minutes;
    let lengths = [fl!(words, "settings-usual-each"), one, three, five, ten];
    let selected = settings.usual_minutes.map_or(Some(0), |usual| {
        USUAL_MINUTES.iter().position(|minutes| (minutes - usual).abs() < 0.01).map(|index| index + 1)
    });
    if let Some(index) = choose(ui, &fl!(words, "settings-usual-length"), lengths, selected) {
        settings.usual_minutes = index.checked_sub(1).and_then(|index| USUAL_MINUTES.get(index)).copied();
    }
    let night = [
        fl!(words, "settings-night-at-night"),
        fl!(words, "settings-night-always"),
        fl!(words, "settings-night-never"),
    ];
    choose_one(ui, &fl!(words, "settings-night"), night, &mut settings.night_door);
    ui.add(Toggle::new(&mut settings.letter_keys, fl!(words, "settings-letters")));
    ui.add(Toggle::new(&mut settings.announces_beats, fl!(words, "settings-announce")));
    let mut is_asked_for = false;
    for (is_shown, name) in [
        (&mut settings.holds_shown, fl!(words, "settings-held")),
        (&mut settings.cold_shown, fl!(words, "settings-cold")),
    ] {
        let mut wished = *is_shown;
        ui.add(Toggle::new(&mut wished, name));
        // Turning them on happens on the page with the caution.
        is_asked_for |= wished && !*is_shown;
        *is_shown &= wished;
    }
    if is_asked_for {
        screen.go(Route::Held);
    }
    if ui.add(Link::new(fl!(words, "comfort-title"))).clicked() {
        screen.go(Route::Comfort);
    }
}

fn sound(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let mut on = settings.sound.is_audible();
    if ui.add(Toggle::new(&mut on, fl!(words, "settings-sound-on"))).changed() {
        screen.command(Command::Sound(on));
    }
    let mut bed = settings.sound.bed(BREATH);
    for (level, name) in [
        (&mut settings.sound.master, fl!(words, "settings-sound-master")),
        (&mut settings.sound.cues, fl!(words, "settings-sound-cues")),
        (&mut bed, fl!(words, "settings-sound-bed")),
    ] {
        let value = fl!(words, "settings-percent", percent = (*level * 100.0).round());
        ui.add(LevelSlider::new(level, name, value));
    }
    if (bed - settings.sound.bed(BREATH)).abs() > f32::EPSILON {
        settings.sound.beds.insert(BREATH.to_owned(), bed);
    }
    let about = fl!(words, "settings-lines-marked-about");
    ui.add(
        Toggle::new(&mut settings.sound.lines_are_marked, fl!(words, "settings-lines-marked")).line(about),
    );
    if let Status::Playing { device } = screen.app.sound_status() {
        let old = settings.sound.offset_ms.get(&device).copied().unwrap_or(0);
        let mut offset = old as f32;
        let value = fl!(words, "settings-milliseconds", ms = old);
        let range = *settings::OFFSET_MS.start() as f32..=*settings::OFFSET_MS.end() as f32;
        let name = fl!(words, "settings-sound-offset");
        ui.add(LevelSlider::new(&mut offset, name, value).range(range, OFFSET_STEP_MS));
        if offset.round() as i32 != old {
            settings.sound.offset_ms.insert(device, offset.round() as i32);
        }
    }
}

fn state_names(ui: &mut Ui, words: &Words, view: &mut View, settings: &mut Settings) {
    note(ui, &fl!(words, "settings-names-about"));
    let written =
        view.state_names.get_or_insert_with(|| settings.state_names.clone().map(Option::unwrap_or_default));
    for ((state, text), own) in State::ALL.into_iter().zip(written).zip(&mut settings.state_names) {
        let field = Field::line(text, names::our_state(words, state)).characters_max(STATE_NAME_MAX_CHARS);
        let changed = ui
            .scope(|ui| {
                ui.set_max_width(360.0_f32.min(ui.available_width()));
                field.show(ui).changed()
            })
            .inner;
        if changed {
            *own = settings::fitting_state_name(text).map(str::to_owned);
        }
    }
}

fn privacy(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let mut keeps = settings.keep == Keep::Yes;
    let folder = screen.app.paths().data.display().to_string();
    let about = fl!(words, "settings-keep-about", folder = folder);
    if ui.add(Toggle::new(&mut keeps, fl!(words, "settings-keep")).line(about)).changed() {
        settings.keep = if keeps { Keep::Yes } else { Keep::No };
    }
    let mut guest = screen.app.is_guest();
    let toggle =
        Toggle::new(&mut guest, fl!(words, "settings-guest")).line(fl!(words, "settings-guest-about"));
    if ui.add(toggle).changed() {
        screen.command(Command::Guest(guest));
    }
    let folder = screen.app.paths().own_exercises().display().to_string();
    note(ui, &fl!(words, "settings-folder", folder = folder));
}

fn hide(ui: &mut Ui, screen: &mut ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    note(ui, &fl!(words, "settings-hide-about"));
    let gestures = [
        fl!(words, "settings-return-control-enter"),
        fl!(words, "settings-return-escape-twice"),
        fl!(words, "settings-return-type-back"),
    ];
    choose_one(ui, &fl!(words, "settings-return"), gestures, &mut settings.return_gesture);
    note(ui, &names::way_back(words, settings.return_gesture));
    if ui.add(Link::new(fl!(words, "hide-lesson-try-name"))).clicked() {
        screen.ask(Action::Hide);
    }
}
