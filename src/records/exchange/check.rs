//! What a sitting from a file may be: bounds that everything kept here keeps to.

use softlanding_core::exercise::ExerciseId;
use softlanding_core::rating::{Level, Rating, WORDS_MAX};
use softlanding_core::record::{
    ExerciseKey, Jotting, NOTE_CHARACTERS_MAX, Origin, Record, TAG_CHARACTERS_MAX, TAGS_MAX,
};

use super::report::SittingError;
use super::times;

/// A title, a zone, a word: what people write there is far shorter. A pack is called as its folder, and no
/// name of a folder is longer.
const TEXT_CHARACTERS_MAX: usize = 255;
/// A hundred years: a practice that waits for the person may have been left open.
const LENGTH_MOST_MS: u64 = 3_155_760_000_000;

/// Whatever is kept here passes, whenever that was: a clock may have been wrong.
///
/// # Errors
/// The first thing that no sitting here can be.
pub(super) fn check(record: Record) -> Result<Record, SittingError> {
    time(record.started_utc_ms)?;
    exercise(&record.exercise)?;
    length("planned_ms", record.planned_ms)?;
    length("practised_ms", record.practised_ms)?;
    text("title", &record.title, TEXT_CHARACTERS_MAX)?;
    text("zone", &record.zone, TEXT_CHARACTERS_MAX)?;
    text("note", &record.note, NOTE_CHARACTERS_MAX)?;
    list("tags", &record.tags, TAGS_MAX, TAG_CHARACTERS_MAX)?;
    let ratings = [("before", &record.before), ("after", &record.after), ("later", &record.later)];
    for (what, rating) in ratings {
        words(what, rating.as_ref())?;
    }
    Ok(record)
}

/// The same of kept words.
///
/// # Errors
/// The first thing that no kept words can be.
pub(super) fn check_jotting(jotting: Jotting) -> Result<Jotting, SittingError> {
    time(jotting.created_utc_ms)?;
    jotting.exercise.as_ref().map_or(Ok(()), exercise)?;
    text("title", &jotting.title, TEXT_CHARACTERS_MAX)?;
    text("zone", &jotting.zone, TEXT_CHARACTERS_MAX)?;
    text("text", &jotting.text, NOTE_CHARACTERS_MAX)?;
    text("tag", &jotting.tag, TAG_CHARACTERS_MAX)?;
    Ok(jotting)
}

fn exercise(key: &ExerciseKey) -> Result<(), SittingError> {
    if ExerciseId::new(&key.id).is_none() {
        return Err(SittingError::not_understood("exercise", &key.id));
    }
    if let Origin::Pack(name) = &key.origin {
        text("exercise", name, TEXT_CHARACTERS_MAX)?;
    }
    Ok(())
}

fn time(utc_ms: i64) -> Result<(), SittingError> {
    if times::is_in_calendar(utc_ms) {
        return Ok(());
    }
    Err(SittingError::NotUnderstood { what: "started_utc", found: utc_ms.to_string() })
}

fn length(what: &'static str, ms: u64) -> Result<(), SittingError> {
    if ms <= LENGTH_MOST_MS {
        return Ok(());
    }
    let most = LENGTH_MOST_MS.cast_signed();
    Err(SittingError::OutOfBounds { what, found: ms.to_string(), least: 0, most })
}

fn text(what: &'static str, text: &str, most: usize) -> Result<(), SittingError> {
    let is_too_long = text.len() > most && text.chars().count() > most;
    if is_too_long { Err(SittingError::TooLong { what, most }) } else { Ok(()) }
}

fn list(
    what: &'static str,
    items: &[String],
    most: usize,
    characters_most: usize,
) -> Result<(), SittingError> {
    if items.len() > most {
        return Err(SittingError::TooMany { what, most });
    }
    items.iter().try_for_each(|item| text(what, item, characters_most))
}

fn words(what: &'static str, rating: Option<&Rating>) -> Result<(), SittingError> {
    rating.map_or(Ok(()), |rating| list(what, &rating.words, WORDS_MAX, TEXT_CHARACTERS_MAX))
}

/// A number from 0 to 10.
///
/// # Errors
/// [`SittingError::OutOfBounds`] for any other.
pub(super) fn level(what: &'static str, number: i64) -> Result<Level, SittingError> {
    u8::try_from(number).ok().and_then(Level::new).ok_or_else(|| SittingError::OutOfBounds {
        what,
        found: number.to_string(),
        least: 0,
        most: i64::from(Level::MAX.get()),
    })
}
