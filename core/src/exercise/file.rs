//! The exercise file as its author writes it: what ron reads into, field by field.
//!
//! Each value checks its own bounds while it is read, because ron then still knows the place. What
//! concerns several values at once is left to [`super::check`].

use std::fmt;

use serde::de::{Deserialize, Deserializer, EnumAccess, Error, SeqAccess, VariantAccess, Visitor};

use super::bounds::{
    BEAT_LEAST_MS, BEAT_MOST_MS, COUNT_MOST, EVERY_LEAST_MS, EVERY_MOST_MS, INVITATION_MOST, ITEM_MOST,
    LENGTH_LEAST_MS, LENGTH_MOST_MS, PEAK_LEAST_PERCENT, PEAK_MOST_PERCENT, PEAK_USUAL_PERCENT, PEOPLE_MOST,
    ROUNDS_MOST, SAY_LEAST_MS, SAY_MOST_MS, TITLE_MOST, TURN_LEAST_MS, TURN_MOST_MS, WAIT_LEAST_MS,
    WAIT_MOST_MS, WAVE_LEAST_MS, WORD_LEAST_MS, WORD_MOST, WORD_MOST_MS, WORD_USUAL_MS, WORDS_MOST,
    text_fault,
};
use super::check::CheckError;
use super::error::{FormatErrorKind, Quantity};
use super::outline::OutlineStep;
use super::{
    Beat, Caution, Evidence, Exercise, ExerciseId, FORMAT, Family, Gesture, Grade, ID_MOST, Keep, Lasts,
    Lines, Minutes, Need, Occasion, Part, Picture, Sense, Way, Who,
};
use crate::rating::State;

#[derive(serde::Deserialize)]
#[serde(rename = "Exercise", deny_unknown_fields)]
pub(super) struct FileExercise {
    format: Format,
    id: FileId,
    lang: Lang,
    title: Text<TITLE_MOST>,
    invitation: Text<INVITATION_MOST>,
    family: Family,
    #[serde(default)]
    suits: Vec<State>,
    #[serde(default)]
    needs: Vec<Need>,
    minutes: FileMinutes,
    parts: Vec<FilePart>,
    #[serde(default)]
    cautions: Vec<Caution>,
    #[serde(default)]
    gentler: Option<FileId>,
    evidence: FileEvidence,
    #[serde(default)]
    private: bool,
    #[serde(default)]
    if_worse: Option<Text<280>>,
    #[serde(default)]
    postures: Vec<Text<120>>,
    #[serde(default)]
    occasions: Vec<Occasion>,
    #[serde(default)]
    opt_in: Option<Text<280>>,
    #[serde(default)]
    ends_quietly: bool,
    #[serde(default)]
    for_two: bool,
}

#[derive(serde::Deserialize)]
#[serde(rename = "Minutes", deny_unknown_fields)]
struct FileMinutes {
    usual: Length,
    #[serde(default)]
    choices: Vec<Length>,
}

#[derive(serde::Deserialize)]
#[serde(rename = "Evidence", deny_unknown_fields)]
struct FileEvidence {
    grade: Grade,
    #[serde(default)]
    people: Option<People>,
    says: Text<600>,
    #[serde(default)]
    sources: Vec<Text<200>>,
}

#[derive(serde::Deserialize)]
#[serde(rename = "Part", deny_unknown_fields)]
enum FilePart {
    Say {
        text: Text<WORDS_MOST>,
        #[serde(default)]
        secs: Option<Secs<SAY_LEAST_MS, SAY_MOST_MS>>,
        #[serde(default)]
        fill: bool,
        #[serde(default)]
        lines: Vec<Text<WORDS_MOST>>,
        #[serde(default)]
        every: Option<Every>,
    },
    Cycle {
        #[serde(default)]
        text: Option<Text<WORDS_MOST>>,
        beats: Vec<FileBeat>,
        #[serde(default)]
        rounds: Option<Rounds>,
        #[serde(default)]
        glide_from: Option<Vec<FileBeat>>,
        #[serde(default)]
        from_tapped: bool,
        #[serde(default)]
        each: bool,
        #[serde(default)]
        beats_b: Option<Vec<FileBeat>>,
        #[serde(default)]
        picture: Option<Picture>,
        #[serde(default)]
        lines: Vec<Text<WORDS_MOST>>,
        #[serde(default)]
        every: Option<Every>,
    },
    Notice {
        sense: Sense,
        count: Items,
        prompt: Text<WORDS_MOST>,
        #[serde(default)]
        each: bool,
    },
    Turn {
        who: Who,
        prompt: Text<WORDS_MOST>,
        #[serde(default)]
        secs: Option<Secs<TURN_LEAST_MS, TURN_MOST_MS>>,
        #[serde(default)]
        aside: Option<Text<WORDS_MOST>>,
        #[serde(default)]
        lines: Vec<Text<WORDS_MOST>>,
        #[serde(default)]
        every: Option<Every>,
    },
    Check {
        who: Who,
        prompt: Text<WORDS_MOST>,
        #[serde(default)]
        almost: Option<Text<WORDS_MOST>>,
        #[serde(default)]
        thanks: Option<Text<WORDS_MOST>>,
    },
    Choose {
        #[serde(default = "both")]
        who: Who,
        prompt: Text<WORDS_MOST>,
        choices: Vec<Text<WORD_MOST>>,
    },
    Sort {
        prompt: Text<WORDS_MOST>,
        items: Vec<Text<ITEM_MOST>>,
        piles: Vec<Text<WORD_MOST>>,
    },
    Sentences {
        prompt: Text<WORDS_MOST>,
        starts: Vec<Text<WORD_MOST>>,
        keep: Keep,
    },
    Write {
        prompt: Text<WORDS_MOST>,
        keep: Keep,
    },
    Wave {
        text: Text<WORDS_MOST>,
        #[serde(default)]
        secs: Option<WaveSecs>,
        #[serde(default)]
        peak: Peak,
        #[serde(default)]
        lines: Vec<Text<WORDS_MOST>>,
        #[serde(default)]
        every: Option<Every>,
    },
    Scale {
        prompt: Text<WORDS_MOST>,
        #[serde(default)]
        secs: Option<WaveSecs>,
        #[serde(default)]
        lines: Vec<Text<WORDS_MOST>>,
        #[serde(default)]
        every: Option<Every>,
    },
    Wait {
        text: Text<WORDS_MOST>,
        choices: Vec<Secs<WAIT_LEAST_MS, WAIT_MOST_MS>>,
        #[serde(default)]
        lines: Vec<Text<WORDS_MOST>>,
        #[serde(default)]
        every: Option<Every>,
    },
    Words {
        text: Text<WORDS_MOST>,
        words: Vec<Text<WORD_MOST>>,
        #[serde(default)]
        every: Option<Secs<WORD_LEAST_MS, WORD_MOST_MS>>,
    },
    Shapes {
        text: Text<WORDS_MOST>,
        #[serde(default)]
        lines: Vec<Text<WORDS_MOST>>,
        #[serde(default)]
        every: Option<Every>,
    },
}

fn both() -> Who {
    Who::Both
}

type Every = Secs<EVERY_LEAST_MS, EVERY_MOST_MS>;
type WaveSecs = Secs<WAVE_LEAST_MS, LENGTH_MOST_MS>;

impl FileExercise {
    pub fn into_exercise(self) -> Result<Exercise, CheckError> {
        let Format = self.format;
        Ok(Exercise {
            format: FORMAT,
            id: self.id.0,
            lang: self.lang.0,
            title: self.title.0,
            invitation: self.invitation.0,
            family: self.family,
            suits: self.suits,
            needs: self.needs,
            minutes: self.minutes.into_minutes(),
            parts: self
                .parts
                .into_iter()
                .enumerate()
                .map(|(index, part)| part.into_part(index))
                .collect::<Result<_, _>>()?,
            cautions: self.cautions,
            gentler: self.gentler.map(|id| id.0),
            evidence: Evidence {
                grade: self.evidence.grade,
                people: self.evidence.people.map(|people| people.0),
                says: self.evidence.says.0,
                sources: self.evidence.sources.into_iter().map(|text| text.0).collect(),
            },
            private: self.private,
            if_worse: self.if_worse.map(|text| text.0),
            postures: self.postures.into_iter().map(|text| text.0).collect(),
            occasions: self.occasions,
            opt_in: self.opt_in.map(|text| text.0),
            ends_quietly: self.ends_quietly,
            for_two: self.for_two,
        })
    }
}

impl FileMinutes {
    /// The usual length is always a choice. Choices that do not ascend are left so, to be refused.
    fn into_minutes(self) -> Minutes {
        let usual_ms = self.usual.0;
        let mut choices_ms: Vec<u32> = self.choices.into_iter().map(|length| length.0).collect();
        if !choices_ms.contains(&usual_ms) {
            let index = choices_ms.iter().position(|ms| *ms > usual_ms).unwrap_or(choices_ms.len());
            choices_ms.insert(index, usual_ms);
        }
        Minutes { usual_ms, choices_ms }
    }
}

impl FilePart {
    fn into_part(self, index: usize) -> Result<Part, CheckError> {
        let beats = |beats: Vec<FileBeat>| beats.into_iter().map(|beat| beat.0).collect();
        Ok(match self {
            Self::Say { text, secs, fill, lines, every } => {
                let lasts = say_lasts(index, secs.map(|secs| secs.0), fill)?;
                Part::Say { text: text.0, lasts, lines: lines_of(lines, every) }
            }
            Self::Cycle {
                text,
                beats: one_round,
                rounds,
                glide_from,
                from_tapped,
                each,
                beats_b,
                picture,
                lines,
                every,
            } => Part::Cycle {
                text: text.map(|text| text.0),
                beats: beats(one_round),
                rounds: rounds.map(|rounds| rounds.0),
                glide_from: glide_from.map(beats),
                from_tapped,
                each,
                beats_b: beats_b.map(beats),
                picture,
                lines: lines_of(lines, every),
            },
            Self::Notice { sense, count, prompt, each } => {
                Part::Notice { sense, count: count.0, prompt: prompt.0, each }
            }
            Self::Turn { who, prompt, secs, aside, lines, every } => Part::Turn {
                who,
                prompt: prompt.0,
                ms: secs.map(|secs| secs.0),
                aside: aside.map(|aside| aside.0),
                lines: lines_of(lines, every),
            },
            Self::Check { who, prompt, almost, thanks } => Part::Check {
                who,
                prompt: prompt.0,
                almost: almost.map(|words| words.0),
                thanks: thanks.map(|words| words.0),
            },
            Self::Choose { who, prompt, choices } => {
                Part::Choose { who, prompt: prompt.0, choices: texts_of(choices) }
            }
            Self::Sort { prompt, items, piles } => {
                Part::Sort { prompt: prompt.0, items: texts_of(items), piles: texts_of(piles) }
            }
            Self::Sentences { prompt, starts, keep } => {
                Part::Sentences { prompt: prompt.0, starts: texts_of(starts), keep }
            }
            Self::Write { prompt, keep } => Part::Write { prompt: prompt.0, keep },
            Self::Wave { text, secs, peak, lines, every } => Part::Wave {
                text: text.0,
                ms: secs.map(|secs| secs.0),
                peak_percent: peak.0,
                lines: lines_of(lines, every),
            },
            Self::Scale { prompt, secs, lines, every } => {
                Part::Scale { prompt: prompt.0, ms: secs.map(|secs| secs.0), lines: lines_of(lines, every) }
            }
            Self::Wait { text, choices, lines, every } => Part::Wait {
                text: text.0,
                choices_ms: choices.into_iter().map(|secs| secs.0).collect(),
                lines: lines_of(lines, every),
            },
            Self::Words { text, words, every } => Part::Words {
                text: text.0,
                words: texts_of(words),
                every_ms: every.map_or(WORD_USUAL_MS, |secs| secs.0),
            },
            Self::Shapes { text, lines, every } => {
                Part::Shapes { text: text.0, lines: lines_of(lines, every) }
            }
        })
    }
}

fn texts_of<const MOST: usize>(texts: Vec<Text<MOST>>) -> Vec<String> {
    texts.into_iter().map(|text| text.0).collect()
}

fn lines_of(lines: Vec<Text<WORDS_MOST>>, every: Option<Every>) -> Lines {
    Lines { texts: texts_of(lines), every_ms: every.map(|secs| secs.0) }
}

fn say_lasts(part: usize, ms: Option<u32>, fill: bool) -> Result<Lasts, CheckError> {
    match (ms, fill) {
        (None, false) => Ok(Lasts::UntilNext),
        (None, true) => Ok(Lasts::Fill),
        (Some(ms), false) => Ok(Lasts::Ms(ms)),
        (Some(_), true) => {
            let path = vec![OutlineStep::Field("parts"), OutlineStep::Item(part), OutlineStep::Key("fill")];
            Err(CheckError { path, kind: FormatErrorKind::SayFillsAndLasts })
        }
    }
}

/// A refusal as an error of ron: its data travels as RON in the message and is taken out again
/// where ron has added the place.
pub(super) fn refuse<E: Error>(kind: &FormatErrorKind) -> E {
    E::custom(ron::to_string(kind).unwrap_or_default())
}

/// A number in a unit, as a whole number of smaller ones, `scale` to the unit.
fn scaled<E: Error>(written: f64, what: Quantity, scale: f64, least: u32, most: u32) -> Result<u32, E> {
    let scaled = (written * scale).round();
    if !written.is_finite() {
        Err(refuse(&FormatErrorKind::NotANumber))
    } else if scaled < f64::from(least) || scaled > f64::from(most) {
        let (least, most) = (f64::from(least) / scale, f64::from(most) / scale);
        Err(refuse(&FormatErrorKind::OutOfBounds { what, least, most }))
    } else {
        Ok(scaled as u32)
    }
}

/// Read as a fraction too, so that `2.5` and `-3` are refused for what they are.
fn whole<E: Error>(written: f64, what: Quantity, least: u32, most: u32) -> Result<u32, E> {
    if written.is_finite() && written.fract() != 0.0 {
        return Err(refuse(&FormatErrorKind::NotWhole));
    }
    scaled(written, what, 1.0, least, most)
}

/// Seconds with fractions, kept in whole milliseconds.
struct Secs<const LEAST_MS: u32, const MOST_MS: u32>(u32);

impl<'de, const LEAST_MS: u32, const MOST_MS: u32> Deserialize<'de> for Secs<LEAST_MS, MOST_MS> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scaled(f64::deserialize(deserializer)?, Quantity::Seconds, 1_000.0, LEAST_MS, MOST_MS).map(Self)
    }
}

/// Minutes with fractions, kept in whole milliseconds.
struct Length(u32);

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scaled(f64::deserialize(deserializer)?, Quantity::Minutes, 60_000.0, LENGTH_LEAST_MS, LENGTH_MOST_MS)
            .map(Self)
    }
}

struct Rounds(u32);

impl<'de> Deserialize<'de> for Rounds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(f64::deserialize(deserializer)?, Quantity::Rounds, 1, ROUNDS_MOST).map(Self)
    }
}

struct Items(u32);

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(f64::deserialize(deserializer)?, Quantity::Items, 1, COUNT_MOST).map(Self)
    }
}

/// Where the top of a wave is, as a share of its length; kept in hundredths.
struct Peak(u32);

impl Default for Peak {
    fn default() -> Self {
        Self(PEAK_USUAL_PERCENT)
    }
}

impl<'de> Deserialize<'de> for Peak {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scaled(f64::deserialize(deserializer)?, Quantity::Peaks, 100.0, PEAK_LEAST_PERCENT, PEAK_MOST_PERCENT)
            .map(Self)
    }
}

struct People(u32);

impl<'de> Deserialize<'de> for People {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(f64::deserialize(deserializer)?, Quantity::People, 1, PEOPLE_MOST).map(Self)
    }
}

/// The one format there is. Later ones are recognised before anything else of the file is judged.
pub(super) struct Format;

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(f64::deserialize(deserializer)?, Quantity::Formats, FORMAT, FORMAT).map(|_| Self)
    }
}

/// Words for the screen with a limit on their characters, line ends as `\n`.
pub(super) struct Text<const MOST: usize>(pub(super) String);

impl<'de, const MOST: usize> Deserialize<'de> for Text<MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        let text = if written.contains('\r') { written.replace("\r\n", "\n") } else { written };
        match text_fault(&text, MOST) {
            Some(kind) => Err(refuse(&kind)),
            None => Ok(Self(text)),
        }
    }
}

pub(super) struct FileId(pub(super) ExerciseId);

impl<'de> Deserialize<'de> for FileId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = ExerciseId::new(&String::deserialize(deserializer)?);
        id.map(Self).ok_or_else(|| refuse(&FormatErrorKind::BadId { most: ID_MOST }))
    }
}

/// A plausible BCP 47 tag; whether the language exists is not looked up.
pub(super) struct Lang(pub(super) String);

impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(deserializer)?;
        if is_language_tag(&tag) { Ok(Self(tag)) } else { Err(refuse(&FormatErrorKind::BadLang)) }
    }
}

fn is_language_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    tag.len() <= 35
        && (2..=8).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// `In(4)` or `In(4, Left)`: a gesture as the name of a tuple of one or two.
struct FileBeat(Beat);

impl<'de> Deserialize<'de> for FileBeat {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_enum("Beat", &[], BeatVisitor)
    }
}

struct BeatVisitor;

impl<'de> Visitor<'de> for BeatVisitor {
    type Value = FileBeat;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a beat")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, beat: A) -> Result<Self::Value, A::Error> {
        let (gesture, rest) = beat.variant::<Gesture>()?;
        rest.tuple_variant(2, BeatRestVisitor { gesture })
    }
}

/// What stands in the brackets of a beat.
struct BeatRestVisitor {
    gesture: Gesture,
}

impl<'de> Visitor<'de> for BeatRestVisitor {
    type Value = FileBeat;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("seconds and perhaps a way")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        let secs: Option<Secs<BEAT_LEAST_MS, BEAT_MOST_MS>> = items.next_element()?;
        let ms = secs.ok_or_else(|| refuse(&FormatErrorKind::BeatNeedsSecs))?.0;
        let way: Option<Way> = items.next_element()?;
        Ok(FileBeat(Beat { gesture: self.gesture, ms, way }))
    }
}
