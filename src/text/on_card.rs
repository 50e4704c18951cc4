//! What stands on the card of a practice, in as few letters as it takes.

use softlanding_core::exercise::{Caution, Exercise, Gesture, Part};

use super::names::secs;
use crate::search;
use crate::text::{Words, fl};

/// What stands on the card of a practice: its pace if it `is_breath` and keeps to one, or how long it takes; and what it
/// needs or brings, if that is much.
#[must_use]
pub fn on_card(words: &Words, exercise: &Exercise, is_breath: bool) -> String {
    let pace = if is_breath { pace(words, exercise) } else { None };
    let first = pace.unwrap_or_else(|| short_lengths(words, exercise));
    let warns = |caution| exercise.cautions.contains(&caution);
    let second = if exercise.has_holds() {
        Some(fl!(words, "card-holds"))
    } else if exercise.is_cold() {
        Some(fl!(words, "card-cold"))
    } else if exercise.for_two {
        Some(fl!(words, "fact-for-two"))
    } else if warns(Caution::Effort) {
        Some(fl!(words, "card-strength"))
    } else if warns(Caution::Loud) {
        Some(fl!(words, "card-sound"))
    } else if exercise.ends_quietly {
        Some(fl!(words, "card-quiet-end"))
    } else {
        None
    };
    [Some(first), second].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// In and out, where a breath is nothing else: "4 in, 6 out".
fn pace(words: &Words, exercise: &Exercise) -> Option<String> {
    exercise.parts.iter().find_map(|part| match part {
        Part::Cycle { beats, glide_from: None, from_tapped: false, .. } => match beats.as_slice() {
            [one, other] if (one.gesture, other.gesture) == (Gesture::In, Gesture::Out) => {
                Some(fl!(words, "card-pace", air_in = secs(words, one.ms), air_out = secs(words, other.ms)))
            }
            _ => None,
        },
        _ => None,
    })
}

/// As [`super::names::lengths`], with as few letters as it takes: "1–10 min".
fn short_lengths(words: &Words, exercise: &Exercise) -> String {
    if exercise.waits() && !exercise.fills() {
        return fl!(words, "card-own-pace");
    }
    let lengths_ms = search::lengths_ms(exercise);
    let (Some(least), Some(most)) = (lengths_ms.first(), lengths_ms.last()) else { return String::new() };
    let short = |ms: u32| {
        if ms < 55_000 {
            let secs: f64 = (f64::from(ms) / 5_000.0).round() * 5.0;
            fl!(words, "card-seconds", count = secs)
        } else {
            fl!(words, "chip-minutes", count = half_minutes(ms))
        }
    };
    match (least == most, *least < 55_000) {
        (true, _) => short(*least),
        (false, true) => fl!(words, "card-range", least = short(*least), most = short(*most)),
        (false, false) => {
            let [least, most] = [least, most].map(|ms| words.number(half_minutes(*ms)));
            fl!(words, "chip-minutes", count = fl!(words, "card-range", least = least, most = most))
        }
    }
}

/// Minutes to the half, at least one.
fn half_minutes(ms: u32) -> f64 {
    ((f64::from(ms) / 30_000.0).round() / 2.0).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_says_the_pace_or_how_long_it_takes_and_one_thing_more() {
        let (words, library) = (Words::english(), crate::library::Library::shipped());
        for (id, is_breath, expected) in [
            ("three-in-five-out", true, "3 in, 5 out"),
            ("slow-evening-breath", true, "4.5 in, 5.5 out · quiet end"),
            ("look-around", false, "1–3 min"),
            ("wall-push", false, "2 min · strength"),
            ("one-sound", false, "20 sec"),
            ("toes-and-fingers", false, "30 sec–2 min"),
            ("five-four-three-two-one", false, "your own pace"),
            ("box", true, "1–5 min · holds"),
        ] {
            let exercise = &library.find_id(id).unwrap().exercise;
            assert_eq!(on_card(&words, exercise, is_breath), expected, "{id}");
        }
    }
}
