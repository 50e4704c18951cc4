//! The exercise file, format 1: what a person writes and what it means.
//!
//! This module knows the vocabulary and its bounds. It does not know files, folders or lengths of a
//! sitting; those are the library's and the [`crate::score`]'s.

mod align;
pub mod bounds;
mod breath;
mod check;
mod draft_error;
mod edit;
mod error;
mod facts;
mod file;
mod file_part;
mod habit;
mod layout;
mod lint;
mod outline;
mod pack;
mod part;
mod place;
mod read;
mod splice;
mod support;
mod tokens;
mod translation;
mod values;
mod write;

use serde::{Deserialize, Serialize};

use crate::rating::State;

pub(crate) use check::round_ms;
pub use draft_error::{DraftError, Pace, Spot};
pub use edit::edit;
pub use error::{Argument, FormatError, FormatErrorKind, Listed, Quantity, Syntax, Words};
pub use lint::{Lint, LintKind, Manner, lint, reading_ms};
pub use pack::Pack;
pub use part::{Beat, Gesture, Keep, Lasts, Lines, Part, Picture, Sense, Way, Who};
pub use place::{FOUND_MOST, LINE_MOST, Place};
pub use read::{
    FILE_MOST_BYTES, is_support, is_translation, parse, parse_pack, parse_support, parse_translation,
};
pub use translation::Translation;
pub use write::to_ron;

/// The only format there is so far. From the first release on files of this format load for ever; until then
/// optional fields may be added.
pub const FORMAT: u32 = 1;

/// One practice, as written by its author.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Exercise {
    /// Version of the file format; see [`FORMAT`].
    pub format: u32,
    /// Name used by files, links and records: 1–64 of `a–z`, `0–9` and `-`.
    pub id: ExerciseId,
    /// BCP 47 language of the texts.
    pub lang: String,
    /// Name on the screen.
    pub title: String,
    /// One line that invites.
    pub invitation: String,
    /// Which door it stands behind.
    pub family: Family,
    /// States from which it may be offered. Empty: from any state, never offered by itself.
    pub suits: Vec<State>,
    /// What a person needs to be able to follow it.
    pub needs: Vec<Need>,
    /// Lengths to choose from.
    pub minutes: Minutes,
    /// What happens, in order.
    pub parts: Vec<Part>,
    /// What a person should know before.
    pub cautions: Vec<Caution>,
    /// Where *Gentler* goes on.
    pub gentler: Option<ExerciseId>,
    /// What is known about it.
    pub evidence: Evidence,
    /// Nothing of it is recorded and its title never appears later.
    pub private: bool,
    /// What one may do if it feels worse.
    pub if_worse: Option<String>,
    /// Ways to sit, stand or lie while doing it.
    pub postures: Vec<String>,
    /// When or where it fits well, beyond any time and place.
    pub occasions: Vec<Occasion>,
    /// Why it is shown only to those who ask for it. `None`: it is shown to everybody.
    pub opt_in: Option<String>,
    /// It ends without a question, so that one may fall asleep.
    pub ends_quietly: bool,
    /// Practised by two people at one screen.
    pub for_two: bool,
    /// What is seen in place of the chosen pacer, where a part has no picture of its own.
    pub picture: Option<Picture>,
}

/// The id of an exercise within its origin.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ExerciseId(pub(crate) String);

/// The most characters of an [`ExerciseId`].
pub const ID_MOST: usize = 64;

impl ExerciseId {
    /// `None` unless it is 1–64 of `a–z`, `0–9` and `-`.
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let fits = (1..=ID_MOST).contains(&id.len()) && id.bytes().all(is_plain);
        fits.then(|| Self(id.to_owned()))
    }

    /// The id as written in the file.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ExerciseId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The doors on the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Family {
    Breathing,
    Grounding,
    Movement,
    Sound,
    Company,
    Reflection,
    Together,
}

/// What a person needs to follow an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Need {
    Sight,
    Hearing,
    Hands,
    Voice,
    Legs,
}

/// When or where an exercise fits well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Occasion {
    /// An animal is near.
    Animal,
    /// Under the sky, or at an open window.
    Outdoors,
    /// In bed, or on the way there.
    Evening,
    /// Among people, without anybody seeing it.
    InPublic,
    /// A wave of panic.
    Panic,
    /// An urge that one would rather not follow.
    Urge,
    /// Somebody is missed.
    Missing,
    /// For a child, with a grown-up.
    Child,
    /// With others in mind: what is between oneself and somebody else.
    Others,
}

/// What a person should know before beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Caution {
    /// Tingling or dizziness: stop pacing, breathe as usual, look around.
    DizzyStop,
    /// The breath is held for more than a second. Such exercises stand behind the hold gate.
    BreathHold,
    /// Cold water, or anything cold on the skin.
    Cold,
    /// The attention goes into the body.
    BodyFocus,
    /// Strong feelings or memories may come.
    Emotion,
    /// A hand on the body, taps.
    Touch,
    /// Others can hear it.
    Loud,
    /// It takes strength.
    Effort,
    /// The eyes may close.
    ClosedEyes,
    /// Not with heart disease, a slow heart rate or beta-blockers.
    Heart,
    /// Not with blood pressure that is not under control.
    BloodPressure,
    /// Not in pregnancy.
    Pregnancy,
    /// Not with severe asthma or lung disease.
    Lungs,
    /// One could fall.
    Balance,
    /// Not with an allergy to cold.
    ColdAllergy,
    /// It leads outdoors: traffic, weather, being seen.
    Outdoors,
    /// Hard with an eating disorder.
    Eating,
    /// A strong smell or taste: migraine, asthma, memories.
    Scent,
    /// Pictures in the mind, which can turn.
    Imagery,
    /// It asks somebody else, or needs them.
    OtherPeople,
    /// Not in mania, and not where lost sleep is dangerous.
    SleepLoss,
}

impl Caution {
    /// Every caution, the most serious first: what may harm a body, then what may overwhelm, then what
    /// may be unwelcome.
    pub const BY_WEIGHT: [Self; 21] = [
        Self::Heart,
        Self::BloodPressure,
        Self::Pregnancy,
        Self::Lungs,
        Self::ColdAllergy,
        Self::Eating,
        Self::SleepLoss,
        Self::BreathHold,
        Self::Balance,
        Self::DizzyStop,
        Self::Emotion,
        Self::BodyFocus,
        Self::Imagery,
        Self::Scent,
        Self::Effort,
        Self::Cold,
        Self::Outdoors,
        Self::OtherPeople,
        Self::Touch,
        Self::Loud,
        Self::ClosedEyes,
    ];
}

/// How strong the evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// A randomised trial or meta-analysis.
    Trial,
    /// A small or acute study.
    Small,
    /// Practice tradition only.
    Practice,
}

/// What is known about an exercise, and from where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    pub grade: Grade,
    /// How many people took part in what was studied, rounded where they were many; `None` if unknown.
    pub people: Option<u32>,
    /// Plain words, with what is not known.
    pub says: String,
    /// Author, year and DOI. Never invented.
    pub sources: Vec<String>,
}

/// Lengths a person may choose, in milliseconds, words and landing included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Minutes {
    pub usual_ms: u32,
    /// Ascending; never empty.
    pub choices_ms: Vec<u32>,
}
