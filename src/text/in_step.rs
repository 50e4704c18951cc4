//! Sentences about breathing in step: a rhythm, three words that are wrong, the clock.

use softlanding_core::in_step::words::WordsError;
use softlanding_core::in_step::{Breath, Rhythm, Wording};

use crate::platform::clock_sync::ClockSync;

use super::faults::visible;
use super::{Words, fl, names};

/// A breath: "In 4 · Out 6".
#[must_use]
pub fn breath(words: &Words, rhythm: Rhythm) -> String {
    let beats = rhythm.beats();
    let beats = beats.iter().map(|beat| {
        format!("{} {}", names::beat(words, beat.gesture, beat.way), names::secs(words, beat.ms))
    });
    beats.collect::<Vec<_>>().join(" · ")
}

/// A breath and how long it goes on: "In 4 · Out 6 · 5 minutes".
#[must_use]
pub fn rhythm(words: &Words, rhythm: Rhythm) -> String {
    format!("{} · {}", breath(words, rhythm), names::length(words, u64::from(rhythm.length_ms())))
}

/// The words of a practice in step.
#[must_use]
pub fn wording(words: &Words, rhythm: Rhythm) -> Wording {
    let Breath { hold_ms, rest_ms, .. } = rhythm.breath();
    let is_still = hold_ms.max(rest_ms) > 0;
    Wording {
        title: fl!(words, "in-step-record"),
        invitation: breath(words, rhythm),
        while_breathing: fl!(words, "in-step-while"),
        closing: fl!(words, "in-step-closing"),
        if_worse: if is_still { fl!(words, "in-step-worse-held") } else { fl!(words, "in-step-worse") },
        says: fl!(words, "in-step-known"),
    }
}

/// What is wrong with words that were typed.
#[must_use]
pub fn error(words: &Words, error: &WordsError) -> String {
    match error {
        WordsError::Count(count) => fl!(words, "in-step-count", count = count),
        WordsError::Unknown { typed, .. } => fl!(words, "in-step-unknown", typed = visible(typed)),
        WordsError::Order(right) => fl!(words, "in-step-order", words = right.to_string()),
        WordsError::Mismatch => fl!(words, "in-step-mismatch"),
    }
}

/// How well this computer's clock is known to be right.
#[must_use]
pub fn clock(words: &Words, sync: ClockSync) -> String {
    match sync {
        ClockSync::Kept => fl!(words, "in-step-clock-kept"),
        ClockSync::NotKept => fl!(words, "in-step-clock-not-kept"),
        ClockSync::Unknown => fl!(words, "in-step-clock-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::in_step::words::read;

    use super::*;

    #[test]
    fn a_rhythm_and_what_is_wrong_with_words_are_said_in_sentences() {
        let words = Words::english();
        let said = read("horse frisbee keyboard").map(|read| rhythm(&words, read));
        assert_eq!(said.as_deref(), Ok("In 4 · Out 6 · 5 minutes"));
        let wrong = |typed: &str| error(&words, &read(typed).unwrap_err());
        assert_eq!(wrong("horse"), "Three words are needed. There is one so far.");
        assert_eq!(wrong("horse frisbee <b>"), "“b” is not one of the words.");
        assert_eq!(wrong("frisbee horse keyboard"), "The order may be another one: horse frisbee keyboard.");
        assert_eq!(
            wrong("horse frisbee zebra"),
            "These three do not belong together. Perhaps one was heard wrong."
        );
    }
}
