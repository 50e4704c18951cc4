//! What a person has chosen about the program itself, in a small `settings.toml` that they may
//! edit by hand.
//!
//! Reading never fails: each value is read by itself, and one that is misspelt or out of range
//! falls to its default and is reported. Writing changes only what this window changed. Knows no
//! screens. A Guest's window is not a setting: it ends with the window.
//!
//! A new setting is a line in the table below, and what the property test in `read.rs` draws for it.

mod choices;
mod codec;
mod comfort;
mod error;
mod flat;
mod gates;
mod keys;
mod read;
mod reminders;
mod store;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use softlanding_core::rating::State;
use softlanding_core::record::ExerciseKey;
use softlanding_core::reminder::{Days, EVERY_MINUTES, TimeOfDay};
use softlanding_core::support::CountryCode;
use softlanding_core::time_out::BackAt;

use codec::{
    ByExercise, ByName, Chosen, Clock, Clocks, Codec, Country, Day, Declared, Exercise, Exercises,
    FirstMinuteTable, Flag, KeyTable, Line, Lines, Maybe, Moment, Number, OneOf, Remembered, StateNames,
    TableReader, Thousandths, Weekdays, Whole, WindowSize, Within, settings,
};
use flat::Flat;

pub use choices::{
    Choice, Comfort, Keep, KeyCommand, NightDoor, NotepadPage, PacerKind, ReducedMotion, ReminderRhythm,
    ReturnGesture, SpokenBy, Theme,
};
pub use error::SettingsError;
pub use gates::Gate;
pub use keys::{KeyChoice, KeyName, KeyPlace, KeyRefusal, Keys};
pub use reminders::{REMINDER_WORDS_MAX_CHARS, fitting_reminder_words};
pub use store::{SettingsEvent, SettingsStore, changed, language, load, look, reminders, window_size};

/// Text size in per cent of the usual one.
pub const TEXT_PERCENT: RangeInclusive<u16> = 100..=300;
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
/// The longest own lines of the notepad, in characters.
pub const NOTEPAD_MAX_CHARS: usize = 800;
/// A window's side, in points.
pub const WINDOW_SIDE: RangeInclusive<f32> = 200.0..=16_000.0;

settings! {
    /// All settings, each with a default.
    Settings {
        theme: Theme = Theme::System => "theme": OneOf,
        /// The tag of the language; `None` is the system's, as far as it is there.
        language: Option<String> = None => "language": Maybe(Line),
        /// Within [`TEXT_PERCENT`].
        text_percent: u16 = 100 => "text_percent": Whole(TEXT_PERCENT),
        reduced_motion: ReducedMotion = ReducedMotion::System => "reduced_motion": OneOf,
        /// Within [`USUAL_MINUTES`]; `None` leaves it to each exercise.
        usual_minutes: Option<f64> = None => "usual_minutes": Maybe(Number(USUAL_MINUTES)),
        /// Whether single letters and signs act as keys.
        letter_keys: bool = true => "letter_keys": Flag,
        /// What acts in place of the usual keys; as [`Settings::keys_of`] reads it.
        keys: BTreeMap<KeyCommand, KeyChoice> = BTreeMap::new() => "keys": KeyTable,
        /// Whether screen readers say each beat, and not only each part; `None`: where one reads and there is no sound.
        announces_beats: Option<bool> = None => "announces_beats": Maybe(Flag),
        spoken_by: SpokenBy = SpokenBy::Announcement => "spoken_by": OneOf,
        keep: Keep = Keep::NotAsked => "keep": OneOf,
        pacer: PacerKind = PacerKind::Lantern => "pacer": OneOf,
        night_door: NightDoor = NightDoor::AtNight => "night_door": OneOf,
        /// Whether exercises with held breath are listed: only after the caution was read.
        holds_shown: bool = false => "holds_shown": Flag,
        /// Whether exercises with something cold are listed: only after their own caution was read.
        cold_shown: bool = false => "cold_shown": Flag,
        /// What is never to be offered.
        never_offer: BTreeSet<Comfort> = BTreeSet::new() => "never_offer": Chosen,
        /// Whether the page of what is never offered was pointed out, which happens once.
        comfort_shown: bool = false => "comfort_shown": Flag,
        return_gesture: ReturnGesture = ReturnGesture::CtrlEnter => "return_gesture": OneOf,
        notepad: NotepadPage = NotepadPage::Shopping => "notepad": OneOf,
        /// A person's own lines for it, as [`fitting_notepad_lines`] has them.
        notepad_lines: Option<String> = None => "notepad_lines": Maybe(Lines),
        /// Whether the way back from Hide was shown: tried, or put aside.
        hide_taught: bool = false => "hide_taught": Flag,
        /// Never a private one: that is for the caller to see to.
        last_exercise: Option<ExerciseKey> = None => "last_exercise": Maybe(Exercise),
        /// Exercises that have a picture of their own.
        pacers: BTreeMap<ExerciseKey, PacerKind> = BTreeMap::new() => "pacers": ByExercise(OneOf),
        /// Exercises that stand first in the list.
        favourites: BTreeSet<ExerciseKey> = BTreeSet::new() => "favourites": Exercises,
        /// Exercises behind an opt-in whose reason was read.
        opted_in: BTreeSet<ExerciseKey> = BTreeSet::new() => "opted_in": Exercises,
        /// What Begin on the first screen starts; `None` leaves it to the app.
        first_minute: Option<FirstMinute> = None => "first_minute": FirstMinuteTable,
        /// Own names, in the order of [`State::ALL`]; each of 1 to [`STATE_NAME_MAX_CHARS`]
        /// characters on one line.
        state_names: [Option<String>; 4] = [const { None }; 4] => "state_names": StateNames,
        /// Whose numbers are shown; chosen by the person, never looked up.
        country: Option<CountryCode> = None => "country": Maybe(Country),
        /// The keys of two people, eight names; `None` are the usual ones.
        pair_keys: Option<String> = None => "pair_keys": Maybe(Line),
        /// The time-out that one is in.
        time_out: Option<TimeOut> = None => "back_at": Remembered,
        /// Width and height in points, each within [`WINDOW_SIDE`], that the window opens with.
        window_size: Option<(f32, f32)> = None => "window": WindowSize,
        /// Whether the small window is heard as well, once sound was chosen.
        small_sounds: bool = false => "small_sounds": Flag,
        sound: SoundSettings = SoundSettings::default() => "sound": Within,
        reminders: ReminderSettings = ReminderSettings::default() => "reminders": Within,
    }
}

settings! {
    /// When to be reminded of a minute for oneself: never, until it was chosen.
    ReminderSettings {
        on: bool = false => "on": Flag,
        rhythm: ReminderRhythm = ReminderRhythm::Every => "rhythm": OneOf,
        /// Within [`EVERY_MINUTES`].
        every_minutes: u16 = 60 => "every_minutes": Whole(EVERY_MINUTES),
        from: TimeOfDay = TimeOfDay::from_minutes(9 * 60) => "from": Clock,
        until: TimeOfDay = TimeOfDay::from_minutes(17 * 60) => "until": Clock,
        /// In order.
        times: Vec<TimeOfDay> = vec![TimeOfDay::from_minutes(11 * 60), TimeOfDay::from_minutes(15 * 60)]
            => "times": Clocks,
        days: Days = Days::WORKING => "days": Weekdays,
        /// Whether they come a little earlier or later.
        with_chance: bool = true => "with_chance": Flag,
        /// What they lead to; `None` is something short that suits.
        exercise: Option<ExerciseKey> = None => "exercise": Maybe(Exercise),
        /// Own words, as [`fitting_reminder_words`] has them.
        words: Option<String> = None => "words": Maybe(Line),
        with_computer: bool = true => "start_with_computer": Flag,
        /// A day, counted since 1970-01-01, on which none is wanted any more.
        not_on: Option<i32> = None => "not_on": Maybe(Day),
        paused_until_utc_ms: Option<i64> = None => "paused_until": Maybe(Moment),
    }
}

settings! {
    /// What is heard, and how loud.
    SoundSettings {
        /// Whether the person has ever chosen; until then everything is silent.
        chosen: bool = false => "chosen": Flag,
        /// Once chosen: whether there is sound.
        on: bool = true => "on": Flag,
        /// Within [`LEVEL`], as are all levels. On a perceptual slider.
        master: f32 = 0.75 => "master": Thousandths(LEVEL),
        cues: f32 = 0.875 => "cues": Thousandths(LEVEL),
        /// Whether a quiet bowl marks where words change, line by line.
        lines_are_marked: bool = false => "lines_are_marked": Flag,
        /// By the name of the bed; a bed that is not named here has its own usual level.
        beds: BTreeMap<String, f32> = BTreeMap::new() => "beds": ByName(Thousandths(LEVEL)),
        /// By the name of the device, within [`OFFSET_MS`].
        offset_ms: BTreeMap<String, i32> = BTreeMap::new() => "offset_ms": ByName(Whole(OFFSET_MS)),
    }
}

/// What a person chose for Begin on the first screen.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstMinute {
    pub exercise: ExerciseKey,
    /// Within [`USUAL_MINUTES`]; `None` is the exercise's usual length.
    pub minutes: Option<f64>,
}

/// A time-out, of which a moment is all that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeOut {
    pub back: BackAt,
    /// Whether it may outlive the window. One that may not never comes to the file.
    pub is_remembered: bool,
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

impl Settings {
    /// What a guest begins with: how the program looks and sounds, and nothing that its owner named, chose or
    /// agreed to.
    #[must_use]
    pub fn for_guest(&self) -> Self {
        Self {
            theme: self.theme,
            language: self.language.clone(),
            text_percent: self.text_percent,
            reduced_motion: self.reduced_motion,
            sound: self.sound.clone(),
            letter_keys: self.letter_keys,
            keys: self.keys.clone(),
            announces_beats: self.announces_beats,
            spoken_by: self.spoken_by,
            pacer: self.pacer,
            return_gesture: self.return_gesture,
            night_door: self.night_door,
            pair_keys: self.pair_keys.clone(),
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

/// Lines for the notepad as they are kept: of letters, tabs and ends of lines alone, not all blank, and not too long.
#[must_use]
pub fn fitting_notepad_lines(lines: &str) -> Option<String> {
    let is_written = |letter: &char| !letter.is_control() || matches!(letter, '\n' | '\t');
    let lines: String = lines.chars().filter(is_written).take(NOTEPAD_MAX_CHARS).collect();
    (!lines.trim().is_empty()).then_some(lines)
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
    fn lines_for_the_notepad_hold_nothing_but_lines() {
        let fitting = |lines: &str| fitting_notepad_lines(lines);
        assert_eq!(fitting("oats\r\n\tplums\u{1b}\u{0}").as_deref(), Some("oats\n\tplums"));
        assert_eq!(fitting(&"ä".repeat(900)).map(|lines| lines.chars().count()), Some(NOTEPAD_MAX_CHARS));
        assert_eq!(fitting(" \n\t\n"), None);
    }

    #[test]
    fn a_guest_begins_with_the_usual_notepad() {
        let notepad_lines = Some("Dear Ada".to_owned());
        let owners = Settings { notepad: NotepadPage::Own, notepad_lines, ..Settings::default() };
        let guests = owners.for_guest();
        assert_eq!((guests.notepad, guests.notepad_lines), (NotepadPage::Shopping, None));
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
