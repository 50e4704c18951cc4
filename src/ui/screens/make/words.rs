//! What is missing or does not fit, in words.

use softlanding_core::exercise::{DraftError, FormatErrorKind, Spot};

use crate::text::faults;
use crate::text::{Words, fl};

/// One sentence, for the place where it is missing.
#[must_use]
pub fn missing(words: &Words, missing: &DraftError) -> String {
    match (missing.spot, &missing.kind) {
        (Spot::Title, FormatErrorKind::TextBlank) => fl!(words, "make-needs-name"),
        (_, FormatErrorKind::TextBlank) => fl!(words, "make-needs-words"),
        (_, FormatErrorKind::CycleNeedsBeat) => fl!(words, "make-needs-step"),
        (_, FormatErrorKind::NeedsPart) => fl!(words, "make-needs-part"),
        (_, kind) => faults::kind_words(words, kind, ""),
    }
}

/// The same for Save, which is elsewhere: with the place.
#[must_use]
pub fn missing_for_save(words: &Words, draft_error: &DraftError) -> String {
    let what = missing(words, draft_error);
    match draft_error.spot {
        Spot::Part(part) | Spot::Words(part) | Spot::Beat { part, .. } => {
            fl!(words, "make-in-part", number = (part + 1), what = what)
        }
        Spot::Invitation => fl!(words, "make-needs-invitation"),
        _ => what,
    }
}

/// Why what was typed is not the value.
#[must_use]
pub fn unfit(words: &Words, text: &str, held: Option<&FormatErrorKind>) -> String {
    match held {
        Some(kind) => faults::kind_words(words, kind, text.trim()),
        None => fl!(words, "make-not-a-number"),
    }
}
