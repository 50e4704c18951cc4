//! The parts of an exercise, and the beats of a cycle.

use serde::{Deserialize, Serialize};

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

/// A drawing in place of the chosen pacer.
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
    /// A lantern pushes at it on a press.
    Wall,
    /// Two soles that light up on a press.
    Feet,
    /// Two hands that meet on a press.
    Palms,
    /// Asleep; its side rises and falls.
    Animal,
    /// It sways a little.
    Tree,
    /// Drops on a window.
    Rain,
    /// Two lanterns that rest.
    Company,
}

impl Picture {
    /// Every picture, in the order of the reference.
    pub const ALL: [Self; 13] = [
        Self::Flower,
        Self::Candle,
        Self::FlowerAndCandle,
        Self::Cup,
        Self::Hand,
        Self::Dark,
        Self::Wall,
        Self::Feet,
        Self::Palms,
        Self::Animal,
        Self::Tree,
        Self::Rain,
        Self::Company,
    ];
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
