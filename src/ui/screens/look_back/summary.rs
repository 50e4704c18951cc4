//! A kept sitting in a line of words: before and after, how long it was, one's own words.

use softlanding_core::record::{Ending, Record};

use crate::app::App;
use crate::text::findings;
use crate::text::names;
use crate::text::{Words, fl};

/// One line in words: what a screen reader says and what the drawing means.
#[must_use]
pub fn in_words(app: &App, record: &Record) -> String {
    findings::before_and_after(app.words(), app.settings(), record.before.as_ref(), record.after.as_ref())
}

fn ending_words(words: &Words, ending: Ending) -> String {
    match ending {
        Ending::Whole => fl!(words, "look-back-whole"),
        Ending::Enough => fl!(words, "look-back-enough"),
        Ending::NotForMe => fl!(words, "look-back-not-for-me"),
        Ending::Interrupted => fl!(words, "look-back-interrupted"),
        Ending::Gentler => fl!(words, "look-back-gentler"),
    }
}

/// How long it was, and how it ended.
pub fn how_long_and_ended(app: &App, record: &Record) -> String {
    let length = names::length(app.words(), record.practised_ms);
    format!("{length} · {}", ending_words(app.words(), record.ending))
}

/// The first line of the note, and the labels.
pub fn own_words(record: &Record) -> Option<String> {
    let note = record.note.lines().map(str::trim).find(|line| !line.is_empty());
    let tags = record.tags.join(", ");
    let pieces: Vec<&str> = note.into_iter().chain((!tags.is_empty()).then_some(tags.as_str())).collect();
    (!pieces.is_empty()).then(|| pieces.join(" · "))
}
