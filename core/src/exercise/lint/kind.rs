//! The kinds of advice, as data. The words come from the app, as with
//! [`FormatErrorKind`](crate::exercise::FormatErrorKind).

use serde::Serialize;

use crate::exercise::{Argument, Need};

/// Everything that could be better about an exercise.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub enum LintKind {
    /// A breath with any hold or rest, without the caution `BreathHold`.
    PauseWithoutCaution,
    /// A paced breath without the caution `DizzyStop`.
    BreathWithoutDizzyStop,
    /// A hum without the caution `Loud`.
    HumWithoutLoud,
    /// Taps without the caution `Touch`.
    TapsWithoutTouch,
    /// Offered by itself although the breath is held.
    OfferedWithHold,
    /// Offered by itself although it is cold.
    OfferedWithCold,
    /// Offered by itself although it asks first.
    OfferedWithOptIn,
    /// Nothing says what to do if it feels worse.
    NoIfWorse,
    /// Studies are named as evidence, and none is named.
    NoSource,
    /// It ends without a question, and yet waits for the person.
    EndsQuietlyWithWait,
    /// A breath of less than `least` seconds.
    BreathFast { least: f64 },

    /// A gesture without what it needs among `needs`.
    NeedMissing { need: Need },
    /// Pressing without `Hands` or `Legs` among `needs`.
    PressWithoutNeed,
    /// `Voice` is needed, and nothing uses it.
    VoiceUnused,

    /// A `Turn` or a `Check` in what is not `for_two`.
    TurnAlone,
    /// `for_two`, and nothing in it is for the other one.
    TwoWithoutOther,
    /// `for_two` without the caution `OtherPeople`.
    TwoWithoutCaution,
    /// Two are led to touch, without the caution `Touch`.
    TouchWithoutCaution,
    /// A breath with any hold or rest, for a child.
    HoldForChild,

    /// Words that stay for less than the `secs` seconds in which they can be read.
    ReadTooFast { secs: f64 },
    /// Words during the practice that are longer than two lines of the screen.
    GuidanceTooLong { count: usize, most: usize },
    /// A sentence of more than `most` words.
    SentenceTooLong { words: usize, most: usize },
    /// An exclamation mark.
    ExclamationMark,
    /// Words that do not go with this manner of speaking.
    Phrase(Manner),
}

/// Why some words are better left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Manner {
    /// They hurry, or make light of it.
    Hurry,
    /// They say how to feel, or what only the person can know.
    Order,
    /// They mean something else than they say.
    Idiom,
    /// They are spoken among experts.
    Clinical,
    /// They promise what nobody can.
    Promise,
    /// They judge one of two, or ask for what nobody owes.
    Verdict,
}

impl LintKind {
    /// Every answer of [`Self::name`], so that the app can prove it has a message for each.
    pub const NAMES: [&'static str; 29] = [
        "pause-without-caution",
        "breath-without-dizzy-stop",
        "hum-without-loud",
        "taps-without-touch",
        "offered-with-hold",
        "offered-with-cold",
        "offered-with-opt-in",
        "no-if-worse",
        "no-source",
        "ends-quietly-with-wait",
        "breath-fast",
        "need-missing",
        "press-without-need",
        "voice-unused",
        "turn-alone",
        "two-without-other",
        "two-without-caution",
        "touch-without-caution",
        "hold-for-child",
        "read-too-fast",
        "guidance-too-long",
        "sentence-too-long",
        "exclamation-mark",
        "hurry",
        "order",
        "idiom",
        "clinical",
        "promise",
        "verdict",
    ];

    /// A stable name for the kind, to pick a message by.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::PauseWithoutCaution => "pause-without-caution",
            Self::BreathWithoutDizzyStop => "breath-without-dizzy-stop",
            Self::HumWithoutLoud => "hum-without-loud",
            Self::TapsWithoutTouch => "taps-without-touch",
            Self::OfferedWithHold => "offered-with-hold",
            Self::OfferedWithCold => "offered-with-cold",
            Self::OfferedWithOptIn => "offered-with-opt-in",
            Self::NoIfWorse => "no-if-worse",
            Self::NoSource => "no-source",
            Self::EndsQuietlyWithWait => "ends-quietly-with-wait",
            Self::BreathFast { .. } => "breath-fast",
            Self::NeedMissing { .. } => "need-missing",
            Self::PressWithoutNeed => "press-without-need",
            Self::VoiceUnused => "voice-unused",
            Self::TurnAlone => "turn-alone",
            Self::TwoWithoutOther => "two-without-other",
            Self::TwoWithoutCaution => "two-without-caution",
            Self::TouchWithoutCaution => "touch-without-caution",
            Self::HoldForChild => "hold-for-child",
            Self::ReadTooFast { .. } => "read-too-fast",
            Self::GuidanceTooLong { .. } => "guidance-too-long",
            Self::SentenceTooLong { .. } => "sentence-too-long",
            Self::ExclamationMark => "exclamation-mark",
            Self::Phrase(manner) => manner.name(),
        }
    }

    /// The data of the kind by name: `least`, `secs`, `count`, `words`, `most` as numbers, `need`
    /// as the word of the format.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
        let number = |name, value: f64| (name, Argument::Number(value));
        match self {
            Self::BreathFast { least } => vec![number("least", *least)],
            Self::NeedMissing { need } => vec![("need", Argument::Text(format!("{need:?}")))],
            Self::ReadTooFast { secs } => vec![number("secs", *secs)],
            Self::GuidanceTooLong { count, most } => {
                vec![number("count", *count as f64), number("most", *most as f64)]
            }
            Self::SentenceTooLong { words, most } => {
                vec![number("words", *words as f64), number("most", *most as f64)]
            }
            _ => Vec::new(),
        }
    }
}

impl Manner {
    fn name(self) -> &'static str {
        match self {
            Self::Hurry => "hurry",
            Self::Order => "order",
            Self::Idiom => "idiom",
            Self::Clinical => "clinical",
            Self::Promise => "promise",
            Self::Verdict => "verdict",
        }
    }
}
