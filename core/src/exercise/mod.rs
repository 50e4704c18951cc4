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
mod habit;
mod layout;
mod lint;
mod outline;
mod pack;
mod place;
mod read;
mod splice;
mod support;
mod tokens;
mod write;

use serde::{Deserialize, Serialize};

use crate::rating::State;

pub use draft_error::{DraftError, Pace, Spot};
pub use edit::edit;
pub use error::{Argument, FormatError, FormatErrorKind, Listed, Quantity, Syntax, Words};
pub use lint::{Lint, LintKind, Manner, lint, reading_ms};
pub use pack::Pack;
pub use place::{FOUND_MOST, LINE_MOST, Place};
pub use read::{FILE_MOST_BYTES, is_support, parse, parse_pack, parse_support};
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

/// One piece of an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Part {
    /// Words.
    Say {
        text: String,
        lasts: Lasts,
        /// What stands after `text`; only where the words fill the length.
        #[serde(skip_serializing_if = "Lines::is_empty")]
        lines: Lines,
    },
    /// Anything paced.
    Cycle {
        /// Words that stay on the screen while it goes round.
        text: Option<String>,
        /// One round; at least one beat.
        beats: Vec<Beat>,
        /// `None`: as many as fill the chosen length.
        rounds: Option<u32>,
        /// The pace of the first round, same gestures as `beats`; slows from there to `beats`.
        glide_from: Option<Vec<Beat>>,
        /// Starts at the pace tapped in an earlier `Notice(sense: Breath)`; without taps at
        /// `glide_from`.
        from_tapped: bool,
        /// For two: each has a lantern of their own, and whoever likes goes back to their own pace.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        each: bool,
        /// The round of the second person where it differs from `beats`; the same gestures need not be in it.
        #[serde(skip_serializing_if = "Option::is_none")]
        beats_b: Option<Vec<Beat>>,
        /// What the breath moves in place of the chosen pacer.
        #[serde(skip_serializing_if = "Option::is_none")]
        picture: Option<Picture>,
        /// What stands after `text`.
        #[serde(skip_serializing_if = "Lines::is_empty")]
        lines: Lines,
    },
    /// At one's own pace, `count` things, each can be skipped or swapped for another sense.
    Notice {
        sense: Sense,
        count: u32,
        prompt: String,
        /// For two: both tap, each their own breath.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        each: bool,
    },
    /// For two: who has the word. Either may go on sooner.
    Turn {
        who: Who,
        /// For whoever has the word.
        prompt: String,
        /// `None`: as long as the chosen length leaves.
        #[serde(skip_serializing_if = "Option::is_none", serialize_with = "bare")]
        ms: Option<u32>,
        /// For the other one.
        #[serde(skip_serializing_if = "Option::is_none")]
        aside: Option<String>,
        /// What the other one reads after `aside`.
        #[serde(skip_serializing_if = "Lines::is_empty")]
        lines: Lines,
    },
    /// For two: whether what was said was heard. Only `who` answers: yes, almost, or not yet, which gives the
    /// other one the turn before again, [`Part::CHECK_TRIES`] times at most.
    Check {
        who: Who,
        prompt: String,
        /// What is said after *almost*.
        almost: Option<String>,
        /// What is said when there is no further try.
        thanks: Option<String>,
    },
    /// One of several answers, which stays on the screen. It is never kept.
    Choose {
        /// Who answers.
        who: Who,
        prompt: String,
        choices: Vec<String>,
    },
    /// Things to lay on one of several piles. It is never kept.
    Sort { prompt: String, items: Vec<String>, piles: Vec<String> },
    /// Sentences that are begun already.
    Sentences { prompt: String, starts: Vec<String>, keep: Keep },
    /// One's own words.
    Write { prompt: String, keep: Keep },
    /// A wave that climbs, peaks and falls. No breath is paced.
    Wave {
        text: String,
        /// `None`: as long as the chosen length leaves.
        ms: Option<u32>,
        /// Where its top is, in hundredths of its length.
        peak_percent: u32,
        #[serde(skip_serializing_if = "Lines::is_empty")]
        lines: Lines,
    },
    /// A number from 0 to 10 that the person moves as it goes. It is never kept.
    Scale {
        prompt: String,
        /// `None`: as long as the chosen length leaves.
        ms: Option<u32>,
        #[serde(skip_serializing_if = "Lines::is_empty")]
        lines: Lines,
    },
    /// A time that the person sets, again if they like. It takes nothing of the chosen length.
    Wait {
        text: String,
        /// Ascending; never empty.
        choices_ms: Vec<u32>,
        #[serde(skip_serializing_if = "Lines::is_empty")]
        lines: Lines,
    },
    /// One word at a time, in an order that is new each time, for as long as the length leaves.
    Words {
        text: String,
        words: Vec<String>,
        /// How long each stands.
        every_ms: u32,
    },
    /// The puzzle of turning shapes, for as long as the length leaves.
    Shapes {
        text: String,
        #[serde(skip_serializing_if = "Lines::is_empty")]
        lines: Lines,
    },
}

/// A length as it was written before it could be left away: the hash of the parts stays the same.
#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn bare<S: serde::Serializer>(ms: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    ms.unwrap_or_default().serialize(serializer)
}

/// What stands on the screen after the words of a part, one line after another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Lines {
    pub texts: Vec<String>,
    /// How long each stands. `None`: they share the time of the part.
    pub every_ms: Option<u32>,
}

impl Lines {
    /// Whether nothing is said about lines at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.every_ms.is_none()
    }
}

/// A drawing that a cycle moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Picture {
    /// Opens on a breath in.
    Flower,
    /// Bends on a breath out.
    Candle,
    /// The flower on a breath in, the candle on a breath out.
    FlowerAndCandle,
    /// Steams on a breath out.
    Cup,
    /// Five fingers to trace: up on a breath in, down on a breath out.
    Hand,
    /// Nothing: the screen is dark, and the breath is only heard.
    Dark,
}

impl Picture {
    /// Every picture, in the order of the reference.
    pub const ALL: [Self; 6] =
        [Self::Flower, Self::Candle, Self::FlowerAndCandle, Self::Cup, Self::Hand, Self::Dark];
}

/// How long words stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Lasts {
    /// Until the person goes on.
    UntilNext,
    /// This long.
    Ms(u32),
    /// As long as the chosen length leaves.
    Fill,
}

/// One gesture in a cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Beat {
    pub gesture: Gesture,
    pub ms: u32,
    pub way: Option<Way>,
}

/// What the body does in a beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gesture {
    In,
    Sip,
    Hold,
    Out,
    Rest,
    Hum,
    Press,
    Release,
    TapLeft,
    TapRight,
    Look,
    Listen,
}

impl Gesture {
    /// Every gesture, in the order of the reference.
    pub const ALL: [Self; 12] = [
        Self::In,
        Self::Sip,
        Self::Hold,
        Self::Out,
        Self::Rest,
        Self::Hum,
        Self::Press,
        Self::Release,
        Self::TapLeft,
        Self::TapRight,
        Self::Look,
        Self::Listen,
    ];

    /// Whether a cycle with this gesture is a breath, with a breath's bounds.
    #[must_use]
    pub fn is_breath(self) -> bool {
        matches!(self, Self::In | Self::Sip | Self::Out | Self::Hum)
    }

    /// Whether nothing moves while it lasts.
    #[must_use]
    pub fn is_still(self) -> bool {
        matches!(self, Self::Hold | Self::Rest)
    }
}

/// Which way the air goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Way {
    Nose,
    Mouth,
    Left,
    Right,
}

/// What a `Notice` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sense {
    See,
    Feel,
    Hear,
    Smell,
    Taste,
    /// Each step is tapped at the start of a breath in; the pace found this way can be used by a
    /// later `Cycle(from_tapped: true)`.
    Breath,
    /// Anything else: facts, places, categories.
    Think,
}

/// Who has the word in a `Turn`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Who {
    A,
    B,
    Both,
}

/// What becomes of words written in a `Write`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Keep {
    Never,
    Ask,
}
