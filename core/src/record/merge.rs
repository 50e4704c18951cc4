//! Two versions of one sitting, as two computers kept it, made into one that says what both say.
//!
//! No version knows when it was written, so none is the newer one. What counts instead is who says
//! more, and the rule is the same from both sides: whoever brings the files together, and in whichever
//! order, ends with the same sitting, and a second time changes nothing.

use std::cmp::Ordering;

use super::{Ending, NOTE_CHARACTERS_MAX, Record, TAGS_MAX};
use crate::rating::{Rating, WORDS_MAX};

/// What two versions say together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub record: Record,
    /// Whether all that was said in either is in it. Otherwise they contradict each other, or there is
    /// too much for one note or one list, and the fuller version was kept there.
    pub is_whole: bool,
}

impl Record {
    /// Both versions as one. `None` when these are two different sittings: another id, exercise or
    /// beginning.
    ///
    /// - What one of them leaves empty is taken from the other.
    /// - Any ending is kept rather than *interrupted*, which a row says from its start; the longer time.
    /// - Ratings that agree are put together. Of two that contradict each other, the one that says
    ///   more is kept as a whole: parts of both would be a rating that nobody gave.
    /// - Of two notes the longer comes first, and then the lines of the other that are not in it.
    ///   Labels and words likewise.
    /// - Where two say as much, a fixed order decides: the higher number, the later letter.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> Option<Merged> {
        let is_same = |one: &Self| (one.id, one.started_utc_ms) == (self.id, self.started_utc_ms);
        if !is_same(other) || self.exercise != other.exercise {
            return None;
        }
        let mut is_whole = true;
        let mut whole = |(part, is_all): (Option<Rating>, bool)| {
            is_whole &= is_all;
            part
        };
        let before = whole(ratings(self.before.as_ref(), other.before.as_ref()));
        let after = whole(ratings(self.after.as_ref(), other.after.as_ref()));
        let later = whole(ratings(self.later.as_ref(), other.later.as_ref()));
        let (ending, is_ending_whole) = endings(self.ending, other.ending);
        let (note, is_note_whole) = notes(&self.note, &other.note);
        let (tags, are_tags_whole) = lists(&self.tags, &other.tags, TAGS_MAX);
        let record = Self {
            id: self.id,
            exercise: self.exercise.clone(),
            title: by_fullness(&self.title, &other.title).0.to_owned(),
            parts_hash: self.parts_hash.max(other.parts_hash),
            started_utc_ms: self.started_utc_ms,
            zone: by_fullness(&self.zone, &other.zone).0.to_owned(),
            planned_ms: self.planned_ms.max(other.planned_ms),
            practised_ms: self.practised_ms.max(other.practised_ms),
            ending,
            before,
            after,
            later,
            follows: self.follows.max(other.follows),
            note,
            tags,
        };
        Some(Merged { record, is_whole: is_whole && is_ending_whole && is_note_whole && are_tags_whole })
    }
}

fn rank(ending: Ending) -> u8 {
    match ending {
        Ending::Interrupted => 0,
        Ending::NotForMe => 1,
        Ending::Enough => 2,
        Ending::Gentler => 3,
        Ending::Whole => 4,
    }
}

fn endings(one: Ending, other: Ending) -> (Ending, bool) {
    let is_whole = one == other || one == Ending::Interrupted || other == Ending::Interrupted;
    (if rank(one) >= rank(other) { one } else { other }, is_whole)
}

/// The longer text first; of two as long, the one later by letters.
pub(super) fn by_fullness<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    if (one.len(), one) >= (other.len(), other) { (one, other) } else { (other, one) }
}

/// Both notes, the fuller one first and then the lines of the other that are not in it; whether all is there.
pub(super) fn notes(one: &str, other: &str) -> (String, bool) {
    let (more, less) = by_fullness(one, other);
    let missing: Vec<&str> = less.split('\n').filter(|line| !more.contains(line)).collect();
    if missing.is_empty() {
        return (more.to_owned(), true);
    }
    let joined = format!("{more}\n{}", missing.join("\n"));
    if joined.chars().count() > NOTE_CHARACTERS_MAX {
        return (more.to_owned(), false);
    }
    (joined, true)
}

fn lists(one: &[String], other: &[String], most: usize) -> (Vec<String>, bool) {
    let (more, less) = if (one.len(), one) >= (other.len(), other) { (one, other) } else { (other, one) };
    let missing: Vec<&String> = less.iter().filter(|item| !more.contains(item)).collect();
    let room = most.saturating_sub(more.len());
    let joined = more.iter().chain(missing.iter().copied().take(room)).cloned().collect();
    (joined, missing.len() <= room)
}

fn ratings(one: Option<&Rating>, other: Option<&Rating>) -> (Option<Rating>, bool) {
    let (Some(one), Some(other)) = (one, other) else { return (one.or(other).cloned(), true) };
    if !agree(one, other) {
        let fuller = if compare(one, other).is_ge() { one } else { other };
        return (Some(fuller.clone()), false);
    }
    let (words, is_whole) = lists(&one.words, &other.words, WORDS_MAX);
    let joined = Rating {
        state: one.state.or(other.state),
        hardness: one.hardness.or(other.hardness),
        presence: one.presence.or(other.presence),
        words,
    };
    (Some(joined), is_whole)
}

/// Whether nothing that one says is said otherwise by the other.
fn agree(one: &Rating, other: &Rating) -> bool {
    fn fits<T: PartialEq + Copy>(one: Option<T>, other: Option<T>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
    fits(one.state, other.state) && fits(one.hardness, other.hardness) && fits(one.presence, other.presence)
}

fn compare(one: &Rating, other: &Rating) -> Ordering {
    let said = |rating: &Rating| {
        usize::from(rating.state.is_some())
            + usize::from(rating.hardness.is_some())
            + usize::from(rating.presence.is_some())
            + rating.words.len()
    };
    let order = |rating: &Rating| (said(rating), rating.hardness, rating.presence, rating.state);
    order(one).cmp(&order(other)).then_with(|| one.words.cmp(&other.words))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rating::{Level, State};
    use crate::testing::{begun, count_cases};

    fn rating(state: State, hardness: u8) -> Rating {
        Rating { state: Some(state), hardness: Level::new(hardness), ..Rating::default() }
    }

    fn merged(one: &Record, other: &Record) -> Merged {
        one.merged_with(other).unwrap()
    }

    #[test]
    fn what_one_leaves_empty_is_taken_from_the_other() {
        let here = Record { before: Some(rating(State::StirredUp, 8)), ..begun() };
        let there = Record {
            ending: Ending::Whole,
            practised_ms: 300,
            after: Some(rating(State::Settled, 3)),
            note: "warm hands".to_owned(),
            ..begun()
        };
        let Merged { record, is_whole } = merged(&here, &there);
        assert!(is_whole);
        assert_eq!((record.ending, record.practised_ms), (Ending::Whole, 300));
        assert_eq!((record.before, record.after), (here.before, there.after));
        assert_eq!(record.note, "warm hands");
    }

    #[test]
    fn two_notes_are_both_kept_the_longer_first() {
        let here = Record { note: "slept\nwell".to_owned(), ..begun() };
        let there = Record { note: "slept\nafter the call".to_owned(), ..begun() };
        let Merged { record, is_whole } = merged(&here, &there);
        assert!(is_whole);
        assert_eq!(record.note, "slept\nafter the call\nwell");
    }

    #[test]
    fn of_ratings_that_contradict_the_fuller_one_stays_as_it_was_given_and_that_is_said() {
        let here = Record { before: Some(rating(State::StirredUp, 8)), ..begun() };
        let mut other = rating(State::Settled, 2);
        other.presence = Level::new(5);
        let there = Record { before: Some(other.clone()), ..begun() };
        let Merged { record, is_whole } = merged(&here, &there);
        assert!(!is_whole);
        assert_eq!(record.before, Some(other));
    }

    #[test]
    fn two_different_sittings_are_never_put_together() {
        let later = Record { started_utc_ms: 1, ..begun() };
        assert_eq!(begun().merged_with(&later), None);
    }

    fn some_rating() -> impl Strategy<Value = Option<Rating>> {
        let state = proptest::option::of(prop_oneof![Just(State::Settled), Just(State::ShutDown)]);
        let level = || proptest::option::of((0..3_u8).prop_map(|level| Level::new(level).unwrap()));
        let rating = (state, level(), level(), proptest::collection::vec("[ab]", 0..=3));
        proptest::option::of(rating.prop_map(|(state, hardness, presence, words)| Rating {
            state,
            hardness,
            presence,
            words,
        }))
    }

    fn any_record() -> impl Strategy<Value = Record> {
        let ending = prop_oneof![Just(Ending::Interrupted), Just(Ending::Enough), Just(Ending::Whole)];
        let ratings = (some_rating(), some_rating(), some_rating());
        let note = prop_oneof!["[ab\n]{0,6}", "[a-c]{3990,4000}"];
        let tags = proptest::collection::vec("[a-f]", 0..=8);
        (ending, ratings, note, tags, 0..3_u64, "[xy]{0,2}").prop_map(
            |(ending, (before, after, later), note, tags, practised_ms, title)| Record {
                title,
                practised_ms,
                ending,
                before,
                after,
                later,
                note,
                tags,
                ..begun()
            },
        )
    }

    proptest! {
        #[test]
        fn both_ways_end_the_same_and_a_second_time_changes_nothing(one in any_record(), other in any_record()) {
            let both = merged(&one, &other);
            prop_assert_eq!(&merged(&other, &one), &both);
            prop_assert_eq!(&merged(&one, &both.record).record, &both.record);
            prop_assert_eq!(&merged(&both.record, &other).record, &both.record);
            prop_assert_eq!(&merged(&one, &one).record, &one);
        }
    }

    #[test]
    fn nothing_that_was_said_is_missing_where_it_says_so() {
        let (all, whole) = count_cases(&(any_record(), any_record()), |(one, other)| {
            let Merged { record, is_whole } = merged(&one, &other);
            if is_whole {
                for said in [&one, &other] {
                    assert!(said.note.split('\n').all(|line| record.note.contains(line)));
                    assert!(said.tags.iter().all(|tag| record.tags.contains(tag)));
                    let kept = record.before.clone().unwrap_or_default();
                    let rating = said.before.clone().unwrap_or_default();
                    assert!(rating.state.is_none() || rating.state == kept.state);
                    assert!(rating.hardness.is_none() || rating.hardness == kept.hardness);
                }
            }
            assert!(record.note.chars().count() <= NOTE_CHARACTERS_MAX && record.tags.len() <= TAGS_MAX);
            is_whole
        });
        println!("{whole} of {all} whole");
        assert!(whole * 20 > all && (all - whole) * 20 > all, "{whole} of {all} are whole");
    }
}
