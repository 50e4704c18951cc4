//! What is missing or does not fit, in words.

use softlanding_core::exercise::{ProblemKind, Shortcoming, Spot};

use crate::text::faults;
use crate::text::{Words, fl};

/// One sentence, for the place where it is missing.
#[must_use]
pub fn missing(words: &Words, missing: &Shortcoming) -> String {
    match (missing.spot, &missing.kind) {
        (Spot::Title, ProblemKind::TextBlank) => fl!(words, "make-needs-name"),
        (_, ProblemKind::TextBlank) => fl!(words, "make-needs-words"),
        (_, ProblemKind::CycleNeedsBeat) => fl!(words, "make-needs-step"),
        (_, ProblemKind::NeedsPart) => fl!(words, "make-needs-part"),
        (_, kind) => faults::kind_words(words, kind, ""),
    }
}

/// The same for Save, which is elsewhere: with the place.
#[must_use]
pub fn missing_for_save(words: &Words, shortcoming: &Shortcoming) -> String {
    let what = missing(words, shortcoming);
    match shortcoming.spot {
        Spot::Part(part) | Spot::Words(part) | Spot::Beat { part, .. } => {
            fl!(words, "make-in-part", number = (part + 1).to_string(), what = what)
        }
        Spot::Invitation => fl!(words, "make-needs-invitation"),
        _ => what,
    }
}

/// Why what was typed is not the value.
#[must_use]
pub fn unfit(words: &Words, text: &str, held: Option<&ProblemKind>) -> String {
    match held {
        Some(kind) => faults::kind_words(words, kind, text.trim()),
        None => fl!(words, "make-not-a-number"),
    }
}
