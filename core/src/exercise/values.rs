//! Single values of a file. Each checks its own bounds while it is read, because ron then still knows the place.

use std::fmt;

use serde::de::{Deserialize, Deserializer, EnumAccess, Error, SeqAccess, VariantAccess, Visitor};

use super::bounds::{
    BEAT_LEAST_MS, BEAT_MOST_MS, COUNT_MOST, LENGTH_LEAST_MS, LENGTH_MOST_MS, PEAK_LEAST_PERCENT,
    PEAK_MOST_PERCENT, PEAK_USUAL_PERCENT, PEOPLE_MOST, ROUNDS_MOST, text_fault,
};
use super::error::{FormatErrorKind, Quantity};
use super::{Beat, ExerciseId, FORMAT, Gesture, ID_MOST, Way};

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
pub(super) struct Secs<const LEAST_MS: u32, const MOST_MS: u32>(pub(super) u32);

impl<'de, const LEAST_MS: u32, const MOST_MS: u32> Deserialize<'de> for Secs<LEAST_MS, MOST_MS> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scaled(f64::deserialize(deserializer)?, Quantity::Seconds, 1_000.0, LEAST_MS, MOST_MS).map(Self)
    }
}

/// Minutes with fractions, kept in whole milliseconds.
pub(super) struct Length(pub(super) u32);

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        scaled(f64::deserialize(deserializer)?, Quantity::Minutes, 60_000.0, LENGTH_LEAST_MS, LENGTH_MOST_MS)
            .map(Self)
    }
}

pub(super) struct Rounds(pub(super) u32);

impl<'de> Deserialize<'de> for Rounds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(f64::deserialize(deserializer)?, Quantity::Rounds, 1, ROUNDS_MOST).map(Self)
    }
}

pub(super) struct Items(pub(super) u32);

impl<'de> Deserialize<'de> for Items {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        whole(f64::deserialize(deserializer)?, Quantity::Items, 1, COUNT_MOST).map(Self)
    }
}

/// Where the top of a wave is, as a share of its length; kept in hundredths.
pub(super) struct Peak(pub(super) u32);

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

pub(super) struct People(pub(super) u32);

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
pub(super) struct FileBeat(pub(super) Beat);

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
