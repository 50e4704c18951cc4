//! How the program looks.

use egui::Ui;
use softlanding_core::exercise::Gesture;
use softlanding_core::score::{self, Score};

use crate::settings::{self, Choice as _, PacerKind, Settings, Theme};
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::screens::ScreenContext;
use crate::ui::theme::ThemeName;
use crate::ui::widgets::{ChoiceRow, LevelSlider, PictureTiles, SkyTiles};

use super::rows::{choose_one, label, level, row};

/// The practice that the pictures to choose from show.
const SAMPLE_ID: &str = "slow-and-even";
const TEXT_STEP_PERCENT: f32 = 10.0;

pub(super) fn show(ui: &mut Ui, screen: &ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    language(ui, screen, settings);
    theme(ui, words, settings);
    text_size(ui, words, settings);
    let motions = [
        fl!(words, "settings-motion-system"),
        fl!(words, "settings-motion-reduced"),
        fl!(words, "settings-motion-full"),
    ];
    choose_one(ui, &fl!(words, "settings-motion"), motions, &mut settings.reduced_motion);
    picture(ui, screen, settings);
}

/// Each by its own name, once there is more than one.
fn language(ui: &mut Ui, screen: &ScreenContext<'_>, settings: &mut Settings) {
    let (words, languages) = (screen.words(), screen.app.languages());
    if languages.len() < 2 {
        return;
    }
    let question = fl!(words, "settings-language");
    let names = languages.iter().map(|language| language.name().to_owned());
    let spoken = languages.iter().position(|language| language == words.language());
    let chosen = row(ui, &question, |ui| ChoiceRow::new(question.as_str(), names, spoken).show(ui));
    if let Some(language) = chosen.and_then(|index| languages.get(index)) {
        settings.language = Some(language.id().to_owned());
    }
}

/// Each theme as a small sky in its own colours.
fn theme(ui: &mut Ui, words: &Words, settings: &mut Settings) {
    let question = fl!(words, "settings-theme");
    label(ui, &question);
    let skies = Theme::ALL.iter().map(|theme| match theme {
        Theme::System => (&[ThemeName::Dusk, ThemeName::Dawn][..], fl!(words, "settings-theme-system")),
        Theme::Dusk => (&[ThemeName::Dusk][..], fl!(words, "settings-theme-dusk")),
        Theme::Dawn => (&[ThemeName::Dawn][..], fl!(words, "settings-theme-dawn")),
        Theme::Ember => (&[ThemeName::Ember][..], fl!(words, "settings-theme-ember")),
        Theme::Contrast => (&[ThemeName::Contrast][..], fl!(words, "settings-theme-contrast")),
    });
    let selected = Theme::ALL.iter().position(|theme| *theme == settings.theme);
    let chosen = SkyTiles::new(question.as_str(), skies, selected).show(ui);
    if let Some(theme) = chosen.and_then(|index| Theme::ALL.get(index)) {
        settings.theme = *theme;
    }
}

fn text_size(ui: &mut Ui, words: &Words, settings: &mut Settings) {
    let mut percent = f32::from(settings.text_percent);
    let range = f32::from(*settings::TEXT_PERCENT.start())..=f32::from(*settings::TEXT_PERCENT.end());
    let value = fl!(words, "settings-percent", percent = settings.text_percent);
    let slider = LevelSlider::new(&mut percent, fl!(words, "settings-text-size"), value);
    level(ui, slider.range(range, TEXT_STEP_PERCENT));
    settings.text_percent = percent.round() as u16;
}

/// The picture to follow, where none was chosen for an exercise of its own.
fn picture(ui: &mut Ui, screen: &ScreenContext<'_>, settings: &mut Settings) {
    let words = screen.words();
    let question = fl!(words, "settings-pacer");
    label(ui, &question);
    let sample = screen.app.library().find_id(SAMPLE_ID).map(|entry| {
        let length_ms = entry.exercise.minutes.usual_ms;
        Score::compile(&entry.exercise, score::Choice { length_ms, own_cycle_ms: None })
    });
    let offered = PacerKind::offered(sample.as_ref(), Some(settings.pacer));
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
