//! What a person has chosen about the program itself, in a small `settings.toml` that they may
//! edit by hand.
//!
//! Reading never fails: each value is read by itself, and one that is misspelt or out of range
//! falls to its default and is reported. Writing changes only what this window changed. Knows no
//! screens. A Guest's window is not a setting: it ends with the window.

mod choices;
mod flat;
mod read;
mod store;
mod trouble;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use softlanding_core::rating::State;
use softlanding_core::record::ExerciseKey;

pub use choices::{Choice, Keep, PacerKind, ReducedMotion, ReturnGesture, Theme};
pub use store::{SettingsEvent, SettingsStore, load, window_size};
pub use trouble::SettingsTrouble;

/// Text size in per cent of the usual one.
pub const TEXT_PERCENT: RangeInclusive<u16> = 100..=200;
/// A level of sound, from silence to full.
pub const LEVEL: RangeInclusive<f32> = 0.0..=1.0;
/// The bed that breathes with the practice.
pub const BREATH: &str = "breath";
/// The level of a bed that nobody has set.
const BED_USUAL: f32 = 0.875;
/// How much later a device sounds than it says, in milliseconds.
pub const OFFSET_MS: RangeInclusive<i32> = -100..=500;
/// The length of a practice that a person may call their usual one.
pub const USUAL_MINUTES: RangeInclusive<f64> = 0.1..=90.0;
/// The longest own name of a state, in characters.
pub const STATE_NAME_MAX_CHARS: usize = 24;
/// A window's side, in points.
pub const WINDOW_SIDE: RangeInclusive<f32> = 200.0..=16_000.0;

/// All settings, each with a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub theme: Theme,
    /// Within [`TEXT_PERCENT`].
    pub text_percent: u16,
    pub reduced_motion: ReducedMotion,
    pub sound: SoundSettings,
    /// Within [`USUAL_MINUTES`]; `None` leaves it to each exercise.
    pub usual_minutes: Option<f64>,
    /// Own names, in the order of [`State::ALL`]; each of 1 to [`STATE_NAME_MAX_CHARS`]
    /// characters on one line.
    pub state_names: [Option<String>; 4],
    /// Whether single letters act as keys.
    pub letter_keys: bool,
    /// Whether screen readers say each beat, and not only each part.
    pub announces_beats: bool,
    pub keep: Keep,
    pub pacer: PacerKind,
    /// Exercises that have a picture of their own.
    pub pacers: BTreeMap<ExerciseKey, PacerKind>,
    /// Exercises that stand first in the list.
    pub favourites: BTreeSet<ExerciseKey>,
    /// Exercises behind an opt-in whose reason was read.
    pub opted_in: BTreeSet<ExerciseKey>,
    /// What Begin on the first screen starts; `None` leaves it to the app.
    pub first_minute: Option<FirstMinute>,
    /// Whether exercises with held breath are listed: only after the caution was read.
    pub holds_shown: bool,
    pub return_gesture: ReturnGesture,
    /// Never a private one: that is for the caller to see to.
    pub last_exercise: Option<ExerciseKey>,
    /// Width and height in points, each within [`WINDOW_SIDE`], that the window opens with.
    pub window_size: Option<(f32, f32)>,
}

/// What a person chose for Begin on the first screen.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstMinute {
    pub exercise: ExerciseKey,
    /// Within [`USUAL_MINUTES`]; `None` is the exercise's usual length.
    pub minutes: Option<f64>,
}

/// What is heard, and how loud.
#[derive(Clone, Debug, PartialEq)]
pub struct SoundSettings {
    /// Whether the person has ever chosen; until then everything is silent.
    pub chosen: bool,
    /// Once chosen: whether there is sound.
    pub on: bool,
    /// Within [`LEVEL`], as are all levels. On a perceptual slider.
    pub master: f32,
    pub cues: f32,
    /// By the name of the bed; a bed that is not named here has its own usual level.
    pub beds: BTreeMap<String, f32>,
    /// By the name of the device, within [`OFFSET_MS`].
    pub offset_ms: BTreeMap<String, i32>,
}

impl Default for SoundSettings {
    fn default() -> Self {
        Self {
            chosen: false,
            on: true,
            master: 0.75,
            cues: 0.875,
            beds: BTreeMap::new(),
            offset_ms: BTreeMap::new(),
        }
    }
}

impl SoundSettings {
    /// The level of a bed.
    #[must_use]
    pub fn bed(&self, name: &str) -> f32 {
        self.beds.get(name).copied().unwrap_or(BED_USUAL)
    }

    /// Whether anything may be heard at all.
    #[must_use]
    pub fn is_audible(&self) -> bool {
        self.chosen && self.on
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            text_percent: 100,
            reduced_motion: ReducedMotion::System,
            sound: SoundSettings::default(),
            usual_minutes: None,
            state_names: [const { None }; 4],
            letter_keys: true,
            announces_beats: false,
            keep: Keep::NotAsked,
            pacer: PacerKind::Lantern,
            pacers: BTreeMap::new(),
            favourites: BTreeSet::new(),
            opted_in: BTreeSet::new(),
            first_minute: None,
            holds_shown: false,
            return_gesture: ReturnGesture::CtrlEnter,
            last_exercise: None,
            window_size: None,
        }
    }
}

impl Settings {
    /// What a guest begins with: how the program looks and sounds, and nothing that its owner named, chose or
    /// agreed to.
    #[must_use]
    pub fn for_guest(&self) -> Self {
        Self {
            theme: self.theme,
            text_percent: self.text_percent,
            reduced_motion: self.reduced_motion,
            sound: self.sound.clone(),
            letter_keys: self.letter_keys,
            announces_beats: self.announces_beats,
            pacer: self.pacer,
            return_gesture: self.return_gesture,
            window_size: self.window_size,
            ..Self::default()
        }
    }

    /// The picture that this exercise is followed by.
    #[must_use]
    pub fn pacer_of(&self, exercise: &ExerciseKey) -> PacerKind {
        self.pacers.get(exercise).copied().unwrap_or(self.pacer)
    }

    /// A person's own name for a state.
    #[must_use]
    pub fn state_name(&self, state: State) -> Option<&str> {
        State::ALL.into_iter().zip(&self.state_names).find(|(named, _)| *named == state)?.1.as_deref()
    }
}

/// A name that fits on a tile: without the blanks around it, not empty, on one line, and short.
#[must_use]
pub fn fitting_state_name(name: &str) -> Option<&str> {
    let name = name.trim();
    let fits = !name.is_empty()
        && name.chars().count() <= STATE_NAME_MAX_CHARS
        && !name.chars().any(char::is_control);
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_silent_until_sound_was_chosen() {
        assert!(!Settings::default().sound.is_audible());
        let chosen = SoundSettings { chosen: true, ..SoundSettings::default() };
        assert!(chosen.is_audible());
    }

    #[test]
    fn nothing_is_kept_before_it_was_asked() {
        assert_eq!(Settings::default().keep, Keep::NotAsked);
    }

    #[test]
    fn a_state_has_the_name_at_its_place() {
        let mut settings = Settings::default();
        settings.state_names[2] = Some("In the fog".to_owned());
        assert_eq!(settings.state_name(State::ShutDown), Some("In the fog"));
        assert_eq!(settings.state_name(State::Settled), None);
    }

    #[test]
    fn a_name_that_would_break_a_tile_does_not_fit() {
        assert_eq!(fitting_state_name("  In the fog "), Some("In the fog"));
        assert_eq!(fitting_state_name(&"ä".repeat(24)).map(str::len), Some(48));
        for name in ["", "   ", "two\nlines", &"a".repeat(25)] {
            assert_eq!(fitting_state_name(name), None, "{name:?}");
        }
    }
}
