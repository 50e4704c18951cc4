//! One part of the exercise file as its author writes it.

use super::bounds::{
    EVERY_LEAST_MS, EVERY_MOST_MS, ITEM_MOST, LENGTH_MOST_MS, SAY_LEAST_MS, SAY_MOST_MS, TURN_LEAST_MS,
    TURN_MOST_MS, WAIT_LEAST_MS, WAIT_MOST_MS, WAVE_LEAST_MS, WORD_LEAST_MS, WORD_MOST, WORD_MOST_MS,
    WORD_USUAL_MS, WORDS_MOST,
};
use super::check::CheckError;
use super::error::FormatErrorKind;
use super::outline::OutlineStep;
use super::values::{FileBeat, Items, Peak, Rounds, Secs, Text};
use super::{Keep, Lasts, Lines, Part, Picture, Sense, Who};

#[derive(serde::Deserialize)]
#[serde(rename = "Part", deny_unknown_fields)]
pub(super) enum FilePart {
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

impl FilePart {
    pub fn into_part(self, index: usize) -> Result<Part, CheckError> {
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
