//! What may stand first on the first screen, where one press begins it: a table to be read by eye.

use std::collections::BTreeSet;

use softlanding_core::exercise::{Exercise, Family, Keep, Part};
use softlanding_core::insight::Observations;
use softlanding_core::offer::{self, may_stand_first};
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::record::{ExerciseKey, Record};
use softlanding_core::testing::{shipped, sitting};

use super::*;

/// For each state, and when it is very hard: the ids, one a line, in the order of the library.
const TABLE: &str = include_str!("standing_first.txt");

/// Every row of the table: its name and what was said.
fn rows() -> Vec<(String, Rating)> {
    let names = ["settled", "stirred-up", "far-away", "mixed"];
    let rows = State::ALL.into_iter().zip(names).flat_map(|(state, name)| {
        let usual = Rating { state: Some(state), ..Rating::default() };
        let worst = Rating { hardness: Level::new(9), ..usual.clone() };
        [(name.to_owned(), usual), (format!("{name}, very hard"), worst)]
    });
    let numb = Rating { state: Some(State::ShutDown), presence: Level::new(1), ..Rating::default() };
    rows.chain([("far-away, hardly present".to_owned(), numb)]).collect()
}

fn allowed_by_table(name: &str) -> BTreeSet<&'static str> {
    let rows = TABLE.split('\n').skip_while(|line| line.strip_suffix(':') != Some(name)).skip(1);
    rows.take_while(|line| line.starts_with(' ')).flat_map(str::split_whitespace).collect()
}

#[test]
fn what_may_stand_first_is_what_the_table_says_and_nothing_newly_does() {
    let library = Library::shipped();
    let mut differences = Vec::new();
    let mut would_be = Vec::new();
    for (name, said) in rows() {
        let may = library.entries().iter().filter(|entry| may_stand_first(&entry.exercise, &said));
        let may: Vec<&str> = may.map(|entry| entry.key.id.as_str()).collect();
        assert!(!may.is_empty(), "{name}: something stands first");
        would_be.push(format!("{name}:\n  {}", may.join("\n  ")));
        let (may, table) = (may.into_iter().collect::<BTreeSet<_>>(), allowed_by_table(&name));
        differences.extend(may.difference(&table).map(|id| format!("{name}: newly: {id}")));
        differences.extend(table.difference(&may).map(|id| format!("{name}: not any more: {id}")));
    }
    assert!(
        differences.is_empty(),
        "Would each be right for somebody in that state who presses Enter without reading? If so, \
         standing_first.txt would be:\n{}\nwith:\n{}",
        would_be.join("\n"),
        differences.join("\n")
    );
}

#[test]
fn at_its_worst_the_table_has_only_small_movements_and_looking_around() {
    let library = Library::shipped();
    for (name, said) in rows().into_iter().filter(|(_, said)| said.is_very_hard()) {
        for id in allowed_by_table(&name) {
            let exercise = &library.find_id(id).unwrap().exercise;
            assert!(matches!(exercise.family, Family::Movement | Family::Grounding), "{name}: {id}");
            assert!(!exercise.is_breath() && exercise.cautions.is_empty(), "{name}: {id}");
            assert!(said.state != Some(State::ShutDown) || id == "toes-and-fingers", "{name}: {id}");
        }
    }
}

/// It takes thought, and some of it a quiet room: it can be chosen from anywhere, and nobody in a storm is led to it.
#[test]
fn what_is_done_with_others_in_mind_stands_first_for_nobody_stirred_up_or_far_away() {
    let library = Library::shipped();
    let of_others = || library.entries().iter().filter(|entry| entry.exercise.family == Family::Reflection);
    assert!(of_others().count() > 20);
    for entry in of_others() {
        for state in State::ALL {
            for hardness in (0..=10).filter_map(Level::new) {
                let said = Rating { state: Some(state), hardness: Some(hardness), ..Rating::default() };
                let is_calm = matches!(state, State::Settled | State::Mixed) && !said.is_very_hard();
                let stands = may_stand_first(&entry.exercise, &said);
                assert!(is_calm || !stands, "{}: {said:?}", entry.key.id);
            }
        }
    }
}

/// What is written in these could bring danger to somebody whose screen is read.
#[test]
fn what_could_be_held_against_somebody_is_private_and_offered_from_no_state() {
    let library = Library::shipped();
    for id in [
        "boundary-words",
        "boundary-rehearsal-alone",
        "repair-alone",
        "safe-or-familiar",
        "signs-of-danger-and-ease",
        "old-alarm-or-present-risk",
        "a-letter-not-sent",
    ] {
        let exercise = &library.find_id(id).unwrap().exercise;
        assert!(exercise.private && exercise.suits.is_empty(), "{id}");
        let asks = |part: &Part| {
            matches!(part, Part::Write { keep: Keep::Ask, .. } | Part::Sentences { keep: Keep::Ask, .. })
        };
        assert!(!exercise.parts.iter().any(asks), "{id}");
    }
}

/// A history in which each still exercise, and each with a caution, eased everything.
fn everything_still_helped(library: &Library, said: &Rating) -> Observations {
    let better = Rating { hardness: Level::new(0), presence: Level::new(10), ..said.clone() };
    let is_still = |exercise: &Exercise| {
        !matches!(exercise.family, Family::Movement | Family::Grounding) || !exercise.cautions.is_empty()
    };
    let still = library.entries().iter().filter(|entry| is_still(&entry.exercise));
    let times = still.flat_map(|entry| std::iter::repeat_n(entry.key.id.as_str(), 4));
    let records: Vec<Record> = (1_u32..)
        .zip(times)
        .map(|(number, id)| Record {
            before: Some(said.clone()),
            after: Some(better.clone()),
            ..sitting(number, id, i64::from(number) * 2)
        })
        .collect();
    Observations::from_records(&records)
}

#[test]
fn own_records_put_nothing_first_that_the_table_has_not() {
    let library = Library::shipped();
    let candidates: Vec<(&ExerciseKey, &Exercise)> =
        library.entries().iter().map(|entry| (&entry.key, entry.exercise.as_ref())).collect();
    for (name, said) in rows() {
        let records = everything_still_helped(&library, &said);
        assert!(records.times_practised(&shipped("just-company")) == 4, "the history is there");
        for turn in 0..6 {
            let found = offer::offers_from_records(candidates.iter().copied(), &said, &records, turn);
            let first = candidates[found.offers[0].index].0.id.as_str();
            assert!(allowed_by_table(&name).contains(first), "{name}, turn {turn}: {first}");
        }
    }
}

#[test]
fn what_belongs_to_the_night_is_offered_from_no_state() {
    let library = Library::shipped();
    for id in [
        "gently-awake",
        "unrelated-pictures",
        "slow-evening-breath",
        "get-up-for-a-while",
        "after-a-bad-dream",
    ] {
        let entry = library.find_id(id).unwrap();
        assert!(entry.exercise.suits.is_empty(), "{id}");
    }
}
