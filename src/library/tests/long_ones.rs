//! Nobody is left for minutes with the same words, unless quiet is meant.

use std::collections::HashMap;

use super::*;

/// From this length on, words that stay alone leave a person alone.
const LONG_MS: u32 = 180_000;
/// Its screen is left behind: one looks where one goes.
const WITHOUT_SCREEN: &str = "go-slowly-outdoors";

fn may_be_long(exercise: &Exercise) -> bool {
    exercise.fills() && exercise.minutes.choices_ms.iter().any(|ms| *ms >= LONG_MS)
}

/// A `Words` has as much to show as it needs.
fn changes(part: &Part) -> bool {
    matches!(part, Part::Words { .. }) || part.lines().is_some_and(|lines| !lines.texts.is_empty())
}

#[test]
fn what_may_last_long_has_words_that_change() {
    for entry in Library::shipped().entries().iter().filter(|entry| may_be_long(&entry.exercise)) {
        let changing = entry.exercise.parts.iter().any(changes);
        assert_eq!(changing, entry.key.id != WITHOUT_SCREEN, "{}", entry.key.id);
    }
}

#[test]
fn lines_are_written_for_one_practice_and_never_said_twice_in_it() {
    let mut owners: HashMap<String, Vec<String>> = HashMap::new();
    for entry in Library::shipped().entries() {
        let lines = entry.exercise.parts.iter().filter_map(Part::lines).flat_map(|lines| &lines.texts);
        for line in lines {
            owners.entry(line.clone()).or_default().push(entry.key.id.clone());
        }
    }
    assert!(owners.len() > 600, "the lines are there");
    let said_again: Vec<_> = owners.iter().filter(|(_, owners)| owners.len() > 1).collect();
    assert!(said_again.is_empty(), "{said_again:?}");
}
