//! A sitting as it is kept, and words that are kept by themselves. Plain data with serde; where it is kept is the journal's business.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::rating::{Rating, Shift};

mod edit;
mod jotting;
mod merge;

pub use edit::{Edit, merged_text};
pub use jotting::{
    GLIMMER_CHARACTERS_MAX, Jotting, JottingEdit, JottingKind, MergedJotting, glimmer_from, tag_from,
};
pub use merge::Merged;

/// Where an exercise comes from. Together with its id this is its identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Origin {
    /// Came with the program.
    Shipped,
    /// From the person's own folder.
    Own,
    /// From a pack of this name.
    Pack(String),
}

/// The identity of an exercise across starts, folders and packs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ExerciseKey {
    pub origin: Origin,
    pub id: String,
}

/// How a sitting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Ending {
    /// To its last words.
    Whole,
    /// Stopped early: it was enough.
    Enough,
    /// Stopped early: not for me.
    NotForMe,
    /// Stopped early for another reason, or without a word. Also what a row says from its start
    /// until its end, so that a power cut needs no mending.
    Interrupted,
    /// Went on with something smaller.
    Gentler,
}

/// One time through an exercise, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// UUID, version 7.
    pub id: Uuid,
    pub exercise: ExerciseKey,
    /// Its title at the time.
    pub title: String,
    /// Hash of its parsed parts, so that an edited exercise can be told from the one before.
    pub parts_hash: u64,
    /// Milliseconds since 1970, UTC.
    pub started_utc_ms: i64,
    /// IANA name or offset of the time zone it was begun in.
    pub zone: String,
    pub planned_ms: u64,
    pub practised_ms: u64,
    pub ending: Ending,
    pub before: Option<Rating>,
    pub after: Option<Rating>,
    /// Ten minutes after, if it was asked for.
    pub later: Option<Rating>,
    /// The sitting this one went on from.
    pub follows: Option<Uuid>,
    /// One's own words about it, written and changed afterwards; at most [`NOTE_CHARACTERS_MAX`].
    #[serde(default)]
    pub note: String,
    /// One's own labels, such as "at work"; at most [`TAGS_MAX`].
    #[serde(default)]
    pub tags: Vec<String>,
}

/// How long a note may be.
pub const NOTE_CHARACTERS_MAX: usize = 4_000;
/// How many labels one sitting may have.
pub const TAGS_MAX: usize = 8;
/// How long one label may be.
pub const TAG_CHARACTERS_MAX: usize = 40;

/// A note as it is kept: without control characters, and no longer than a note may be.
#[must_use]
pub fn note_from(text: &str) -> String {
    shortened(text, NOTE_CHARACTERS_MAX)
}

/// Labels as they are kept: each once, none empty or longer than one may be, and not too many.
#[must_use]
pub fn tags_from<'a>(texts: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for text in texts {
        let tag = shortened(text.trim(), TAG_CHARACTERS_MAX);
        if !tag.is_empty() && !tags.contains(&tag) && tags.len() < TAGS_MAX {
            tags.push(tag);
        }
    }
    tags
}

fn shortened(text: &str, most: usize) -> String {
    text.chars().filter(|letter| !letter.is_control() || *letter == '\n').take(most).collect()
}

impl Record {
    /// What changed, if both ends were said.
    #[must_use]
    pub fn shift(&self) -> Option<Shift> {
        Shift::between(self.before.as_ref()?, self.after.as_ref()?)
    }

    /// Whether each of these words stands somewhere in its title, note, labels or the words of its ratings,
    /// whatever its capitals. Nothing wanted is everywhere.
    #[must_use]
    pub fn mentions(&self, wanted: &str) -> bool {
        let ratings = [&self.before, &self.after, &self.later].into_iter().flatten();
        let words = ratings.flat_map(|rating| &rating.words);
        let texts = [&self.title, &self.note].into_iter().chain(&self.tags).chain(words);
        are_in(wanted, texts)
    }
}

/// Whether each of these words stands somewhere in the texts, whatever its capitals.
fn are_in<'a>(wanted: &str, texts: impl Iterator<Item = &'a String>) -> bool {
    let texts: Vec<String> = texts.map(|text| text.to_lowercase()).collect();
    wanted.to_lowercase().split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
}
