//! What was changed in a sitting, field by field, so that two windows may change one sitting and neither
//! takes back what the other did.

use super::merge::notes;
use super::{Ending, NOTE_CHARACTERS_MAX, Record, TAGS_MAX};
use crate::rating::Rating;

/// The fields of one sitting that were changed, each with the value it had before. What a sitting is (its id,
/// exercise and beginning) never changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edit {
    planned_ms: Changed<u64>,
    practised_ms: Changed<u64>,
    ending: Changed<Ending>,
    before: Changed<Option<Rating>>,
    after: Changed<Option<Rating>>,
    later: Changed<Option<Rating>>,
    note: Changed<String>,
    tags: Changed<Vec<String>>,
}

impl Edit {
    /// What leads from one version of a sitting to the next.
    #[must_use]
    pub fn between(old: &Record, new: &Record) -> Self {
        Self {
            planned_ms: Changed::between(&old.planned_ms, &new.planned_ms),
            practised_ms: Changed::between(&old.practised_ms, &new.practised_ms),
            ending: Changed::between(&old.ending, &new.ending),
            before: Changed::between(&old.before, &new.before),
            after: Changed::between(&old.after, &new.after),
            later: Changed::between(&old.later, &new.later),
            note: Changed::between(&old.note, &new.note),
            tags: Changed::between(&old.tags, &new.tags),
        }
    }

    /// Whether nothing was changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Changes these fields and no other. Where the sitting meanwhile says something else than this went out
    /// from, notes and labels are put together; of anything else this is the newer statement.
    pub fn apply(&self, record: &mut Record) {
        self.planned_ms.state(&mut record.planned_ms);
        self.practised_ms.state(&mut record.practised_ms);
        self.ending.state(&mut record.ending);
        self.before.state(&mut record.before);
        self.after.state(&mut record.after);
        self.later.state(&mut record.later);
        self.note.put_together(&mut record.note, |old, new, here| merged_note(old, new, here));
        self.tags.put_together(&mut record.tags, |old, new, here| merged_tags(old, new, here));
    }

    /// Takes in what was changed next, if that goes out from where this ends. Otherwise nothing is taken in, and
    /// `false` is returned: the two have to be applied one after the other.
    #[must_use]
    pub fn extend(&mut self, next: &Self) -> bool {
        let goes_on = self.planned_ms.leads_to(&next.planned_ms)
            && self.practised_ms.leads_to(&next.practised_ms)
            && self.ending.leads_to(&next.ending)
            && self.before.leads_to(&next.before)
            && self.after.leads_to(&next.after)
            && self.later.leads_to(&next.later)
            && self.note.leads_to(&next.note)
            && self.tags.leads_to(&next.tags);
        if goes_on {
            self.planned_ms.extend(&next.planned_ms);
            self.practised_ms.extend(&next.practised_ms);
            self.ending.extend(&next.ending);
            self.before.extend(&next.before);
            self.after.extend(&next.after);
            self.later.extend(&next.later);
            self.note.extend(&next.note);
            self.tags.extend(&next.tags);
        }
        goes_on
    }
}

/// What the changed fields become.
impl Edit {
    pub(crate) fn practised_ms(&self) -> Option<u64> {
        self.practised_ms.new_value().copied()
    }

    pub(crate) fn ending(&self) -> Option<Ending> {
        self.ending.new_value().copied()
    }

    pub(crate) fn before(&self) -> Option<&Option<Rating>> {
        self.before.new_value()
    }

    pub(crate) fn after(&self) -> Option<&Option<Rating>> {
        self.after.new_value()
    }

    pub(crate) fn later(&self) -> Option<&Option<Rating>> {
        self.later.new_value()
    }

    pub(crate) fn note(&self) -> Option<&str> {
        self.note.new_value().map(String::as_str)
    }

    pub(crate) fn tags(&self) -> Option<&[String]> {
        self.tags.new_value().map(Vec::as_slice)
    }
}

/// The old and the new value of a field, if it was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed<T>(Option<(T, T)>);

impl<T> Default for Changed<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Clone + PartialEq> Changed<T> {
    pub(super) fn between(old: &T, new: &T) -> Self {
        Self((old != new).then(|| (old.clone(), new.clone())))
    }

    fn new_value(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, new)| new)
    }

    pub(super) fn state(&self, here: &mut T) {
        self.put_together(here, |_, new, _| new.clone());
    }

    pub(super) fn put_together(&self, here: &mut T, merged: impl FnOnce(&T, &T, &T) -> T) {
        match &self.0 {
            Some((old, new)) if here == old => here.clone_from(new),
            Some((old, new)) if here != new => *here = merged(old, new, here),
            _ => {}
        }
    }

    pub(super) fn leads_to(&self, next: &Self) -> bool {
        match (&self.0, &next.0) {
            (Some((_, new)), Some((old, _))) => new == old,
            _ => true,
        }
    }

    pub(super) fn extend(&mut self, next: &Self) {
        let Some((next_old, new)) = &next.0 else { return };
        let old = self.0.take().map_or_else(|| next_old.clone(), |(old, _)| old);
        *self = Self::between(&old, new);
    }
}

/// Part of a text, and what stands in its place in another; counted in words and the spaces between them.
struct Replaced<'a> {
    start: usize,
    end: usize,
    by: Vec<&'a str>,
}

impl<'a> Replaced<'a> {
    /// The one part in which these texts differ.
    fn between(old: &[&str], new: &[&'a str]) -> Self {
        let start = same(old.iter(), new.iter());
        let same_end = same(old.iter().skip(start).rev(), new.iter().skip(start).rev());
        let by = new.iter().copied().take(new.len() - same_end).skip(start).collect();
        Self { start, end: old.len() - same_end, by }
    }

    fn is_before(&self, other: &Self) -> bool {
        self.end <= other.start && self.start < other.end
    }

    fn is_insertion_at(&self, other: &Self) -> bool {
        [self.start, self.end] == [other.start, other.start] && other.start == other.end
    }
}

/// How many are the same from the first on.
fn same<'a, 'b>(one: impl Iterator<Item = &'a &'a str>, other: impl Iterator<Item = &'b &'b str>) -> usize {
    one.zip(other).take_while(|(one, other)| **one == **other).count()
}

/// A text as words and the spaces between them.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|letter: char| letter.is_whitespace() != first.is_whitespace());
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        words.push(word);
        rest = after;
    }
    words
}

/// A text that was changed from `old` to `new` in one window, while it became `here` in another. Both changes are
/// made. Where both wrote at the same place, each has its line. `None` where both changed the same words.
#[must_use]
pub fn merged_text(old: &str, new: &str, here: &str) -> Option<String> {
    let old = words(old);
    let (ours, theirs) = (Replaced::between(&old, &words(new)), Replaced::between(&old, &words(here)));
    if ours.is_insertion_at(&theirs) {
        let is_space = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(char::is_whitespace));
        let are_apart = is_space(theirs.by.last()) || is_space(ours.by.first());
        let between = if are_apart { "" } else { "\n" };
        let by = theirs.by.into_iter().chain([between]).chain(ours.by).collect();
        Some(with_parts(&old, [Replaced { by, start: theirs.start, end: theirs.end }]))
    } else if ours.is_before(&theirs) {
        Some(with_parts(&old, [ours, theirs]))
    } else if theirs.is_before(&ours) {
        Some(with_parts(&old, [theirs, ours]))
    } else {
        None
    }
}

/// The same for a note: where both changed the same words, both stay.
pub(super) fn merged_note(old: &str, new: &str, here: &str) -> String {
    let fits = |text: &String| text.chars().count() <= NOTE_CHARACTERS_MAX;
    merged_text(old, new, here).filter(fits).unwrap_or_else(|| notes(new, here).0)
}

/// The text with these parts replaced; they follow each other.
fn with_parts<const COUNT: usize>(old: &[&str], parts: [Replaced<'_>; COUNT]) -> String {
    let mut text = String::new();
    let mut from = 0;
    for part in parts {
        text.extend(old.iter().copied().take(part.start).skip(from));
        text.extend(part.by);
        from = part.end;
    }
    text.extend(old.iter().copied().skip(from));
    text
}

/// Labels that were changed from `old` to `new` in one window, while they became `here` in another: without
/// those that were taken away, and then those that were added, as many as there is room for.
fn merged_tags(old: &[String], new: &[String], here: &[String]) -> Vec<String> {
    let stay = here.iter().filter(|tag| new.contains(tag) || !old.contains(tag));
    let come = new.iter().filter(|tag| !old.contains(tag) && !here.contains(tag));
    stay.chain(come).take(TAGS_MAX).cloned().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::rating::State;
    use crate::testing::begun;

    fn noted(note: &str) -> Record {
        Record { note: note.to_owned(), ..begun() }
    }

    /// What comes of it when both windows went out from the first note.
    fn both(old: &str, ours: &str, theirs: &str) -> String {
        let mut here = noted(theirs);
        Edit::between(&noted(old), &noted(ours)).apply(&mut here);
        here.note
    }

    #[test]
    fn only_what_was_changed_is_changed() {
        let ended = Record { ending: Ending::Whole, practised_ms: 300, ..begun() };
        let later = Some(Rating { state: Some(State::Settled), ..Rating::default() });
        let mut here = Record { later: later.clone(), note: "theirs".to_owned(), ..begun() };
        Edit::between(&begun(), &ended).apply(&mut here);
        assert_eq!(here, Record { later, note: "theirs".to_owned(), ..ended });
    }

    #[test]
    fn of_two_statements_the_one_that_is_made_counts() {
        let mut here = Record { ending: Ending::Whole, ..begun() };
        Edit::between(&begun(), &Record { ending: Ending::Enough, ..begun() }).apply(&mut here);
        assert_eq!(here.ending, Ending::Enough);
    }

    #[test]
    fn words_written_in_two_windows_are_both_there() {
        let cases = [
            ("", "ours", "theirs", "theirs\nours"),
            ("slept", "slept well", "hardly slept", "hardly slept well"),
            ("slept", "slept well", "slept badly", "slept badly well"),
            ("a cat", "a dog", "a bird", "a bird\na dog"),
            ("one two three", "one three", "one two three four", "one three four"),
            ("warm", "", "warm hands", " hands"),
            ("gone", "", "", ""),
            ("größe", "größer", "die größe", "die größer"),
            ("<2> c", "<12> <2> c", "<7> <2> c", "<7> <12> <2> c"),
        ];
        for (old, ours, theirs, expected) in cases {
            assert_eq!(both(old, ours, theirs), expected, "{old:?} {ours:?} {theirs:?}");
        }
    }

    #[test]
    fn typing_on_after_words_came_in_repeats_nothing() {
        let mut here = noted("theirs");
        let mut typed = String::new();
        for letter in "warm hands".chars() {
            let before = noted(&typed);
            typed.push(letter);
            Edit::between(&before, &noted(&typed)).apply(&mut here);
        }
        assert_eq!(here.note, "theirs\nwarm hands");
    }

    #[test]
    fn a_note_never_grows_longer_than_a_note_may_be() {
        let long = "x".repeat(NOTE_CHARACTERS_MAX);
        assert_eq!(both("", "ours", &long), long);
    }

    #[test]
    fn labels_are_added_and_taken_away_one_by_one() {
        let tags = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        let tagged = |list: &[&str]| Record { tags: tags(list), ..begun() };
        let mut here = tagged(&["home", "night"]);
        Edit::between(&tagged(&["work", "home"]), &tagged(&["work", "calm"])).apply(&mut here);
        assert_eq!(here.tags, tags(&["night", "calm"]), "neither the one that they took away");
    }

    fn any_note() -> impl Strategy<Value = String> {
        "[abä \n]{0,6}"
    }

    proptest! {
        #[test]
        fn one_change_after_another_is_the_change_of_both(notes in [any_note(), any_note(), any_note()]) {
            let [first, second, third] = notes.map(|note| noted(&note));
            let mut edit = Edit::between(&first, &second);
            prop_assert!(edit.extend(&Edit::between(&second, &third)));
            prop_assert_eq!(&edit, &Edit::between(&first, &third));
        }

        #[test]
        fn a_change_that_goes_out_from_elsewhere_is_not_taken_in(note in "[a-z]{1,6}") {
            let [nothing, some, other] = ["", note.as_str(), "0"].map(noted);
            let mut edit = Edit::between(&nothing, &some);
            prop_assert!(!edit.extend(&Edit::between(&other, &nothing)));
            prop_assert_eq!(edit, Edit::between(&nothing, &some));
        }

        #[test]
        fn what_nobody_else_changed_becomes_what_was_said(old in any_note(), new in any_note()) {
            prop_assert_eq!(both(&old, &new, &old), new.clone());
            prop_assert_eq!(both(&old, &new, &new), new);
        }

        #[test]
        fn what_either_wrote_is_there(old in "[a-z]{0,6}", ours in "[A-M]{1,6}", theirs in "[N-Z]{1,6}", at in (0..7_usize, 0..7_usize)) {
            let insert = |at: usize, what: &str| {
                let at = at.min(old.len());
                format!("{}{what}{}", &old[..at], &old[at..])
            };
            let merged = both(&old, &insert(at.0, &ours), &insert(at.1, &theirs));
            prop_assert!(merged.contains(&ours) && merged.contains(&theirs), "{}", merged);
        }
    }
}
