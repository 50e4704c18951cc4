//! A sitting as it may stand in a JSON or RON file: every field may be missing, numbers may be
//! anything. What it lacks is said in a sentence rather than in the words of a parser.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, EnumAccess, VariantAccess, Visitor};
use softlanding_core::rating::{Rating, State};
use softlanding_core::record::{Ending, ExerciseKey, Jotting, JottingKind, Origin, Record};
use uuid::Uuid;

use super::check::{self, level};
use super::report::SittingError;

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct LooseRecord {
    id: Option<String>,
    exercise: Option<LooseKey>,
    title: Option<String>,
    parts_hash: Option<u64>,
    started_utc_ms: Option<i64>,
    zone: Option<String>,
    planned_ms: Option<i64>,
    practised_ms: Option<i64>,
    ending: Option<Word>,
    before: Option<LooseRating>,
    after: Option<LooseRating>,
    later: Option<LooseRating>,
    follows: Option<String>,
    note: String,
    tags: Vec<String>,
}

/// The same of kept words.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct LooseJotting {
    id: Option<String>,
    kind: Option<Word>,
    text: String,
    tag: String,
    created_utc_ms: Option<i64>,
    zone: String,
    exercise: Option<LooseKey>,
    title: String,
}

#[derive(Debug, serde::Deserialize)]
struct LooseKey {
    origin: Origin,
    id: String,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct LooseRating {
    state: Option<Word>,
    hardness: Option<i64>,
    presence: Option<i64>,
    words: Vec<String>,
}

/// The name of a variant, whether known or not.
#[derive(Debug)]
struct Word(String);

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = Word;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a word")
            }

            fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Word, A::Error> {
                let (word, variant) = access.variant::<Letters>()?;
                variant.unit_variant()?;
                Ok(Word(word.0))
            }
        }
        deserializer.deserialize_enum("Word", &[], Name)
    }
}

/// Any identifier.
struct Letters(String);

impl<'de> Deserialize<'de> for Letters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl Visitor<'_> for Any {
            type Value = Letters;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a word")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<Letters, E> {
                Ok(Letters(word.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Any)
    }
}

impl LooseRecord {
    /// Those of the needed fields that are not there.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let fields = [
            ("id", self.id.is_none()),
            ("started_utc_ms", self.started_utc_ms.is_none()),
            ("exercise", self.exercise.is_none()),
            ("practised_ms", self.practised_ms.is_none()),
            ("ending", self.ending.is_none()),
        ];
        fields.into_iter().filter(|(_, is_missing)| *is_missing).map(|(name, _)| name).collect()
    }

    /// # Errors
    /// What is missing or no sitting can have.
    pub(super) fn record(self) -> Result<Record, SittingError> {
        let key = self.exercise.ok_or(SittingError::Missing { what: "exercise" })?;
        let practised_ms = length("practised_ms", self.practised_ms)?;
        let practised_ms = practised_ms.ok_or(SittingError::Missing { what: "practised_ms" })?;
        let record = Record {
            id: id("id", self.id)?.ok_or(SittingError::Missing { what: "id" })?,
            exercise: ExerciseKey { origin: key.origin, id: key.id },
            title: self.title.unwrap_or_default(),
            parts_hash: self.parts_hash.unwrap_or_default(),
            started_utc_ms: self.started_utc_ms.ok_or(SittingError::Missing { what: "started_utc_ms" })?,
            zone: self.zone.unwrap_or_default(),
            planned_ms: length("planned_ms", self.planned_ms)?.unwrap_or(practised_ms),
            practised_ms,
            ending: ending(self.ending)?,
            before: rating(self.before)?,
            after: rating(self.after)?,
            later: rating(self.later)?,
            follows: id("follows", self.follows)?,
            note: self.note,
            tags: self.tags,
        };
        check::check(record)
    }
}

impl LooseJotting {
    /// # Errors
    /// What is missing or no kept words can have.
    pub(super) fn jotting(self) -> Result<Jotting, SittingError> {
        let Word(kind) = self.kind.ok_or(SittingError::Missing { what: "kind" })?;
        check::check_jotting(Jotting {
            id: id("id", self.id)?.ok_or(SittingError::Missing { what: "id" })?,
            kind: match kind.as_str() {
                "Glimmer" => JottingKind::Glimmer,
                "Written" => JottingKind::Written,
                _ => return Err(SittingError::not_understood("kind", &kind)),
            },
            text: self.text,
            tag: self.tag,
            created_utc_ms: self.created_utc_ms.ok_or(SittingError::Missing { what: "created_utc_ms" })?,
            zone: self.zone,
            exercise: self.exercise.map(|key| ExerciseKey { origin: key.origin, id: key.id }),
            title: self.title,
        })
    }
}

fn id(what: &'static str, text: Option<String>) -> Result<Option<Uuid>, SittingError> {
    let read = |text: String| Uuid::try_parse(&text).map_err(|_| SittingError::not_understood(what, &text));
    text.map(read).transpose()
}

fn length(what: &'static str, ms: Option<i64>) -> Result<Option<u64>, SittingError> {
    let read =
        |ms: i64| u64::try_from(ms).map_err(|_| SittingError::NotUnderstood { what, found: ms.to_string() });
    ms.map(read).transpose()
}

fn ending(word: Option<Word>) -> Result<Ending, SittingError> {
    let Word(word) = word.ok_or(SittingError::Missing { what: "ending" })?;
    match word.as_str() {
        "Whole" => Ok(Ending::Whole),
        "Enough" => Ok(Ending::Enough),
        "NotForMe" => Ok(Ending::NotForMe),
        "Interrupted" => Ok(Ending::Interrupted),
        "Gentler" => Ok(Ending::Gentler),
        _ => Err(SittingError::not_understood("ending", &word)),
    }
}

fn rating(rating: Option<LooseRating>) -> Result<Option<Rating>, SittingError> {
    let Some(rating) = rating else { return Ok(None) };
    Ok(Some(Rating {
        state: rating.state.map(state).transpose()?,
        hardness: rating.hardness.map(|number| level("hardness", number)).transpose()?,
        presence: rating.presence.map(|number| level("presence", number)).transpose()?,
        words: rating.words,
    }))
}

fn state(Word(word): Word) -> Result<State, SittingError> {
    match word.as_str() {
        "Settled" => Ok(State::Settled),
        "StirredUp" => Ok(State::StirredUp),
        "ShutDown" => Ok(State::ShutDown),
        "Mixed" => Ok(State::Mixed),
        _ => Err(SittingError::not_understood("state", &word)),
    }
}
