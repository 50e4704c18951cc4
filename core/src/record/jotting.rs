//! Words that are kept by themselves: a glimmer, or what was written in a practice.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::edit::{Changed, merged_note};
use super::merge::{by_fullness, notes};
use super::{ExerciseKey, TAG_CHARACTERS_MAX, are_in, shortened};

/// How long a glimmer may be: one sentence.
pub const GLIMMER_CHARACTERS_MAX: usize = 280;

/// Where words come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum JottingKind {
    /// One small good moment.
    Glimmer,
    /// Written in a practice.
    Written,
}

/// One text of a person's own, as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Jotting {
    /// UUID, version 7.
    pub id: Uuid,
    pub kind: JottingKind,
    /// At most [`super::NOTE_CHARACTERS_MAX`]; a new glimmer at most [`GLIMMER_CHARACTERS_MAX`], in one line.
    pub text: String,
    /// One's own label; empty where there is none.
    #[serde(default)]
    pub tag: String,
    /// Milliseconds since 1970, UTC.
    pub created_utc_ms: i64,
    /// IANA name or offset of the time zone it was written in.
    pub zone: String,
    /// The practice that it was written in.
    #[serde(default)]
    pub exercise: Option<ExerciseKey>,
    /// That practice's title at the time.
    #[serde(default)]
    pub title: String,
}

/// A glimmer as it is kept: in one line, without control characters, and no longer than one may be.
#[must_use]
pub fn glimmer_from(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    shortened(&line, GLIMMER_CHARACTERS_MAX).trim_end().to_owned()
}

/// A label as it is kept: in one line, without control characters, and no longer than one may be.
#[must_use]
pub fn tag_from(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    shortened(&line, TAG_CHARACTERS_MAX).trim_end().to_owned()
}

/// What two versions say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergedJotting {
    pub jotting: Jotting,
    /// Whether all that was said in either is in it.
    pub is_whole: bool,
}

impl Jotting {
    /// Both versions as one, by the rules of [`super::Record::merged_with`]: of two texts the longer comes first, and
    /// then the lines of the other that are not in it. `None` when these are different ones: another id, kind, time
    /// or practice.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> Option<MergedJotting> {
        let identity = |one: &Self| (one.id, one.kind, one.created_utc_ms);
        if identity(self) != identity(other) || self.exercise != other.exercise {
            return None;
        }
        let (text, is_text_whole) = notes(&self.text, &other.text);
        let (tag, less) = by_fullness(&self.tag, &other.tag);
        let jotting = Self {
            text,
            tag: tag.to_owned(),
            zone: by_fullness(&self.zone, &other.zone).0.to_owned(),
            title: by_fullness(&self.title, &other.title).0.to_owned(),
            ..self.clone()
        };
        Some(MergedJotting { jotting, is_whole: is_text_whole && (less.is_empty() || less == tag) })
    }

    /// Whether each of these words stands somewhere in its text, label or title, whatever its capitals. Nothing
    /// wanted is everywhere.
    #[must_use]
    pub fn mentions(&self, wanted: &str) -> bool {
        are_in(wanted, [&self.text, &self.tag, &self.title].into_iter())
    }
}

/// What was changed in kept words, each with the value before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JottingEdit {
    text: Changed<String>,
    tag: Changed<String>,
}

impl JottingEdit {
    /// What leads from one version to the next.
    #[must_use]
    pub fn between(old: &Jotting, new: &Jotting) -> Self {
        Self { text: Changed::between(&old.text, &new.text), tag: Changed::between(&old.tag, &new.tag) }
    }

    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Changes these fields and no other. A text that was changed elsewhere meanwhile says both; of two labels this
    /// is the newer.
    pub fn apply(&self, jotting: &mut Jotting) {
        self.text.put_together(&mut jotting.text, |old, new, here| merged_note(old, new, here));
        self.tag.state(&mut jotting.tag);
    }

    /// Takes in what was changed next, if that goes out from where this ends; `false` otherwise.
    #[must_use]
    pub fn extend(&mut self, next: &Self) -> bool {
        let goes_on = self.text.leads_to(&next.text) && self.tag.leads_to(&next.tag);
        if goes_on {
            self.text.extend(&next.text);
            self.tag.extend(&next.tag);
        }
        goes_on
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::glimmer;

    #[test]
    fn a_glimmer_is_one_line_of_any_script_and_bounded() {
        assert_eq!(glimmer_from("  the\ncat\t slept \u{7}\n"), "the cat slept");
        for text in ["السلام عليكم", "👩‍👩‍👧‍👦 on the grass", "é̈ o̷", "雨の匂い"]
        {
            assert_eq!(glimmer_from(text), text);
        }
        assert_eq!(glimmer_from(&"x ".repeat(100_000)).chars().count(), GLIMMER_CHARACTERS_MAX - 1);
        assert_eq!(tag_from("\u{0}\n"), "");
        assert_eq!(tag_from(&"ü".repeat(90)).chars().count(), TAG_CHARACTERS_MAX);
    }

    #[test]
    fn words_written_in_two_windows_are_both_there() {
        let old = Jotting { text: "warm".to_owned(), ..glimmer(1) };
        let new = Jotting { text: "warm hands".to_owned(), tag: "home".to_owned(), ..old.clone() };
        let mut here = Jotting { text: "so warm".to_owned(), tag: "late".to_owned(), ..old.clone() };
        JottingEdit::between(&old, &new).apply(&mut here);
        assert_eq!((here.text.as_str(), here.tag.as_str()), ("so warm hands", "home"));
    }

    #[test]
    fn others_stay_apart() {
        let one = glimmer(1);
        let written = Jotting { kind: JottingKind::Written, ..one.clone() };
        let later = Jotting { created_utc_ms: one.created_utc_ms + 1, ..one.clone() };
        for other in [written, later, glimmer(2)] {
            assert_eq!(one.merged_with(&other), None);
        }
    }

    fn version() -> impl Strategy<Value = Jotting> {
        ("[a-c \n]{0,5}", "[ab]{0,2}", "[ab]{0,2}", "[ab]{0,2}")
            .prop_map(|(text, tag, zone, title)| Jotting { text, tag, zone, title, ..glimmer(1) })
    }

    proptest! {
        #[test]
        fn whoever_merges_ends_with_the_same_and_a_second_time_changes_nothing(one in version(), other in version()) {
            let merged = one.merged_with(&other).unwrap();
            prop_assert_eq!(Some(merged.clone()), other.merged_with(&one));
            prop_assert_eq!(&merged.jotting.merged_with(&one).unwrap().jotting, &merged.jotting);
            prop_assert_eq!(&merged.jotting.merged_with(&other).unwrap().jotting, &merged.jotting);
            for line in one.text.split('\n').chain(other.text.split('\n')) {
                prop_assert!(merged.jotting.text.contains(line));
            }
        }

        #[test]
        fn one_change_after_another_is_the_change_of_both(versions in [version(), version(), version()]) {
            let [first, second, third] = versions;
            let mut edit = JottingEdit::between(&first, &second);
            prop_assert!(edit.extend(&JottingEdit::between(&second, &third)));
            prop_assert_eq!(&edit, &JottingEdit::between(&first, &third));
            let mut here = first;
            edit.apply(&mut here);
            prop_assert_eq!((here.text, here.tag), (third.text, third.tag));
        }
    }
}
