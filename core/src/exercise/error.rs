//! What can be wrong with an exercise file, as data.
//!
//! The words a person reads come from the app, which picks a message by [`FormatErrorKind::name`] and
//! fills it from [`FormatErrorKind::arguments`]. The `Display` here is for developers and logs.

use serde::{Deserialize, Serialize};

use super::place::Place;
use crate::support::SupportFault;

/// Why a file could not be read as an exercise, and where.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[error("{}{kind}{}{}", prefix(*place), at(found), meant(suggestion.as_deref()))]
pub struct FormatError {
    /// Where the offending text begins. `None` where the whole file is meant.
    pub place: Option<Place>,
    /// The line of the file at `place`, without what follows [`super::LINE_MOST`] characters.
    pub line_text: String,
    /// The offending text, shortened to its first line and [`super::FOUND_MOST`] characters. Empty where
    /// the file ends too early or the whole file is meant.
    pub found: String,
    /// What is wrong.
    pub kind: FormatErrorKind,
    /// What was probably meant in place of `found`.
    pub suggestion: Option<String>,
}

fn prefix(place: Option<Place>) -> String {
    place.map(|place| format!("{place}: ")).unwrap_or_default()
}

fn at(found: &str) -> String {
    if found.is_empty() { String::new() } else { format!(" at `{found}`") }
}

fn meant(suggestion: Option<&str>) -> String {
    suggestion.map(|text| format!(", did you mean `{text}`?")).unwrap_or_default()
}

/// Everything that can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
pub enum FormatErrorKind {
    #[error("the file is empty")]
    Empty,
    #[error("{bytes} bytes are more than {most}")]
    TooLarge { bytes: usize, most: usize },
    #[error("not a text file (UTF-8)")]
    NotText,
    #[error("nested deeper than {most} levels")]
    NestedTooDeep { most: usize },
    #[error("written for a newer Soft Landing (format {format})")]
    FutureFormat { format: u64 },

    /// Not RON, or another kind of value than this field takes.
    #[error("{0}")]
    Syntax(Syntax),
    #[error("unknown field")]
    UnknownField { expected: Vec<String> },
    #[error("unknown {}", what.name())]
    UnknownWord { what: Words, expected: Vec<String> },
    #[error("`{name}` is missing")]
    MissingField { name: String },
    #[error("`{name}` stands here twice")]
    FieldTwice { name: String },

    #[error("{} go from {least} to {most}", what.name())]
    OutOfBounds { what: Quantity, least: f64, most: f64 },
    #[error("not a number to count with")]
    NotANumber,
    #[error("not a whole number")]
    NotWhole,
    #[error("a text without words")]
    TextBlank,
    #[error("a text longer than {most} characters")]
    TextTooLong { most: usize },
    #[error("a text with the control character {code:#x}")]
    TextControl { code: u32 },
    #[error("an id is 1 to {most} of a-z, 0-9 and -")]
    BadId { most: usize },
    #[error("not a language tag")]
    BadLang,
    #[error("a beat without seconds")]
    BeatNeedsSecs,

    #[error("an exercise without parts")]
    NeedsPart,
    #[error("more than {most} {}", what.name())]
    TooMany { what: Listed, most: usize },
    #[error("fewer than {least} {}", what.name())]
    TooFew { what: Listed, least: usize },
    #[error("the same word twice")]
    WordTwice,
    #[error("the choices do not ascend")]
    ChoicesNotAscending,
    #[error("the exercise is its own gentler one")]
    GentlerIsItself,
    #[error("words with seconds that also fill")]
    SayFillsAndLasts,
    #[error("lines after words that do not fill")]
    LinesWithoutFill,
    #[error("each where nothing is for two to breathe")]
    EachWithoutTwo,
    #[error("a cycle for each with rounds")]
    EachWithRounds,
    #[error("beats_b without each, or without a breath")]
    OtherWithoutEach,
    #[error("Check without a Turn right before it")]
    CheckWithoutTurn,
    #[error("every without lines")]
    EveryWithoutLines,
    #[error("a cycle without beats")]
    CycleNeedsBeat,
    #[error("a breath shorter than {least} seconds")]
    BreathTooFast { least: f64 },
    #[error("a breath held for longer than {most} seconds")]
    HoldTooLong { most: f64 },
    #[error("a held breath without the caution BreathHold")]
    HoldWithoutCaution,
    #[error("glide_from has other gestures than beats")]
    GlideDiffers,
    #[error("from_tapped without a breath to pace")]
    TappedWithoutBreath,
    #[error("from_tapped without Notice(sense: Breath, count: 2 or more) before it")]
    TappedWithoutNotice,
    #[error("shorter than {least} seconds in all")]
    TotalTooShort { least: f64 },
    #[error("longer than {most} minutes in all")]
    TotalTooLong { most: f64 },

    #[error("a translation of another exercise than `{id}`")]
    TranslatesOther { id: String },
    #[error("{here} texts where the exercise has {there}")]
    TextsDiffer { here: usize, there: usize },
    #[error("the exercise has a `{part}` here")]
    OtherPart { part: String },
    #[error("the exercise has no such text")]
    NothingToTranslate,

    /// In a list of lines.
    #[error("{0}")]
    Support(Box<SupportFault>),
}

/// Where the file stops being RON, or what kind of value was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
pub enum Syntax {
    #[error("expected a text in quotes")]
    ExpectedText,
    #[error("expected a number")]
    ExpectedNumber,
    #[error("expected one of the known words")]
    ExpectedWord,
    #[error("expected true or false")]
    ExpectedTrueOrFalse,
    #[error("expected a list")]
    ExpectedList,
    #[error("expected the end of the list")]
    ExpectedListEnd,
    #[error("expected (")]
    ExpectedOpening,
    #[error("expected )")]
    ExpectedClosing,
    #[error("expected a comma")]
    ExpectedComma,
    #[error("expected a colon")]
    ExpectedColon,
    #[error("the text is never closed")]
    TextNotClosed,
    #[error("the comment is never closed")]
    CommentNotClosed,
    #[error("a line of ``` around the exercise")]
    CopiedFrame,
    #[error("a comment that begins with #")]
    ForeignComment,
    #[error("an unknown escape after \\")]
    BadEscape,
    #[error("the file ends too early")]
    EndsEarly,
    #[error("more after the end")]
    MoreAfterEnd,
    #[error("not RON")]
    Other,
}

/// The lists of known words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Words {
    Beat,
    Way,
    Part,
    Family,
    State,
    Need,
    Caution,
    Occasion,
    Grade,
    Sense,
    Who,
    Keep,
    Picture,
    /// The name before the brackets, such as `Exercise`.
    Name,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quantity {
    Seconds,
    Minutes,
    Rounds,
    Items,
    /// Where the top of a wave is.
    Peaks,
    People,
    Formats,
}

/// What can be listed too often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Listed {
    Parts,
    Beats,
    Choices,
    Sources,
    Postures,
    Lines,
    Words,
    Items,
    Piles,
    Starts,
}

/// A value for a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    Number(f64),
    Text(String),
}

impl FormatErrorKind {
    /// Every answer of [`Self::name`] about an exercise, so that the app can prove it has a message for each.
    pub const NAMES: [&'static str; 62] = [
        "empty",
        "too-large",
        "not-text",
        "nested-too-deep",
        "future-format",
        "expected-text",
        "expected-number",
        "expected-word",
        "expected-true-or-false",
        "expected-list",
        "expected-list-end",
        "expected-opening",
        "expected-closing",
        "expected-comma",
        "expected-colon",
        "text-not-closed",
        "comment-not-closed",
        "copied-frame",
        "foreign-comment",
        "bad-escape",
        "ends-early",
        "more-after-end",
        "not-ron",
        "unknown-field",
        "unknown-word",
        "missing-field",
        "field-twice",
        "out-of-bounds",
        "not-a-number",
        "not-whole",
        "text-blank",
        "text-too-long",
        "text-control",
        "bad-id",
        "bad-lang",
        "beat-needs-secs",
        "needs-part",
        "too-many",
        "too-few",
        "word-twice",
        "choices-not-ascending",
        "gentler-is-itself",
        "say-fills-and-lasts",
        "lines-without-fill",
        "every-without-lines",
        "each-without-two",
        "each-with-rounds",
        "other-without-each",
        "check-without-turn",
        "cycle-needs-beat",
        "breath-too-fast",
        "hold-too-long",
        "hold-without-caution",
        "glide-differs",
        "tapped-without-breath",
        "tapped-without-notice",
        "total-too-short",
        "total-too-long",
        "translates-other",
        "texts-differ",
        "other-part",
        "nothing-to-translate",
    ];

    /// A stable name for the kind, to pick a message by.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::NotText => "not-text",
            Self::NestedTooDeep { .. } => "nested-too-deep",
            Self::FutureFormat { .. } => "future-format",
            Self::Syntax(syntax) => syntax.name(),
            Self::UnknownField { .. } => "unknown-field",
            Self::UnknownWord { .. } => "unknown-word",
            Self::MissingField { .. } => "missing-field",
            Self::FieldTwice { .. } => "field-twice",
            Self::OutOfBounds { .. } => "out-of-bounds",
            Self::NotANumber => "not-a-number",
            Self::NotWhole => "not-whole",
            Self::TextBlank => "text-blank",
            Self::TextTooLong { .. } => "text-too-long",
            Self::TextControl { .. } => "text-control",
            Self::BadId { .. } => "bad-id",
            Self::BadLang => "bad-lang",
            Self::BeatNeedsSecs => "beat-needs-secs",
            Self::NeedsPart => "needs-part",
            Self::TooMany { .. } => "too-many",
            Self::TooFew { .. } => "too-few",
            Self::WordTwice => "word-twice",
            Self::ChoicesNotAscending => "choices-not-ascending",
            Self::GentlerIsItself => "gentler-is-itself",
            Self::SayFillsAndLasts => "say-fills-and-lasts",
            Self::LinesWithoutFill => "lines-without-fill",
            Self::EveryWithoutLines => "every-without-lines",
            Self::EachWithoutTwo => "each-without-two",
            Self::EachWithRounds => "each-with-rounds",
            Self::OtherWithoutEach => "other-without-each",
            Self::CheckWithoutTurn => "check-without-turn",
            Self::CycleNeedsBeat => "cycle-needs-beat",
            Self::BreathTooFast { .. } => "breath-too-fast",
            Self::HoldTooLong { .. } => "hold-too-long",
            Self::HoldWithoutCaution => "hold-without-caution",
            Self::GlideDiffers => "glide-differs",
            Self::TappedWithoutBreath => "tapped-without-breath",
            Self::TappedWithoutNotice => "tapped-without-notice",
            Self::TotalTooShort { .. } => "total-too-short",
            Self::TotalTooLong { .. } => "total-too-long",
            Self::TranslatesOther { .. } => "translates-other",
            Self::TextsDiffer { .. } => "texts-differ",
            Self::OtherPart { .. } => "other-part",
            Self::NothingToTranslate => "nothing-to-translate",
            Self::Support(fault) => fault.name(),
        }
    }

    /// The data of the kind by name: `least`, `most`, `bytes`, `format`, `code` as numbers, `what`,
    /// `name`, `expected` (separated by commas) as texts.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, Argument)> {
        let number = |name, value: f64| (name, Argument::Number(value));
        let text = |name, value: &str| (name, Argument::Text(value.to_owned()));
        match self {
            Self::TooLarge { bytes, most } => {
                vec![number("bytes", *bytes as f64), number("most", *most as f64)]
            }
            Self::FutureFormat { format } => vec![number("format", *format as f64)],
            Self::UnknownField { expected } => vec![text("expected", &expected.join(", "))],
            Self::UnknownWord { what, expected } => {
                vec![text("what", what.name()), text("expected", &expected.join(", "))]
            }
            Self::TranslatesOther { id } => vec![text("id", id)],
            Self::TextsDiffer { here, there } => {
                vec![number("here", *here as f64), number("there", *there as f64)]
            }
            Self::OtherPart { part } => vec![text("part", part)],
            Self::MissingField { name } | Self::FieldTwice { name } => vec![text("name", name)],
            Self::Support(fault) => fault.about().map(|about| text("name", about)).into_iter().collect(),
            Self::OutOfBounds { what, least, most } => {
                vec![text("what", what.name()), number("least", *least), number("most", *most)]
            }
            Self::NestedTooDeep { most } | Self::TextTooLong { most } | Self::BadId { most } => {
                vec![number("most", *most as f64)]
            }
            Self::TextControl { code } => vec![number("code", f64::from(*code))],
            Self::TooMany { what, most } => vec![text("what", what.name()), number("most", *most as f64)],
            Self::TooFew { what, least } => vec![text("what", what.name()), number("least", *least as f64)],
            Self::BreathTooFast { least } | Self::TotalTooShort { least } => vec![number("least", *least)],
            Self::HoldTooLong { most } | Self::TotalTooLong { most } => vec![number("most", *most)],
            _ => Vec::new(),
        }
    }
}

impl Syntax {
    fn name(self) -> &'static str {
        match self {
            Self::ExpectedText => "expected-text",
            Self::ExpectedNumber => "expected-number",
            Self::ExpectedWord => "expected-word",
            Self::ExpectedTrueOrFalse => "expected-true-or-false",
            Self::ExpectedList => "expected-list",
            Self::ExpectedListEnd => "expected-list-end",
            Self::ExpectedOpening => "expected-opening",
            Self::ExpectedClosing => "expected-closing",
            Self::ExpectedComma => "expected-comma",
            Self::ExpectedColon => "expected-colon",
            Self::TextNotClosed => "text-not-closed",
            Self::CommentNotClosed => "comment-not-closed",
            Self::CopiedFrame => "copied-frame",
            Self::ForeignComment => "foreign-comment",
            Self::BadEscape => "bad-escape",
            Self::EndsEarly => "ends-early",
            Self::MoreAfterEnd => "more-after-end",
            Self::Other => "not-ron",
        }
    }
}

impl Words {
    /// A stable name: `beat`, `way`, `part`, …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Beat => "beat",
            Self::Way => "way",
            Self::Part => "part",
            Self::Family => "family",
            Self::State => "state",
            Self::Need => "need",
            Self::Caution => "caution",
            Self::Occasion => "occasion",
            Self::Grade => "grade",
            Self::Sense => "sense",
            Self::Who => "who",
            Self::Keep => "keep",
            Self::Picture => "picture",
            Self::Name => "name",
        }
    }
}

impl Quantity {
    /// A stable name: `seconds`, `minutes`, …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Rounds => "rounds",
            Self::Items => "items",
            Self::Peaks => "peaks",
            Self::People => "people",
            Self::Formats => "formats",
        }
    }
}

impl Listed {
    /// A stable name: `parts`, `beats`, …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Parts => "parts",
            Self::Beats => "beats",
            Self::Choices => "choices",
            Self::Sources => "sources",
            Self::Postures => "postures",
            Self::Lines => "lines",
            Self::Words => "words",
            Self::Items => "things",
            Self::Piles => "piles",
            Self::Starts => "starts",
        }
    }
}
