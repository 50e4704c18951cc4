//! Whatever is typed joins nothing that no practice may be, and who joins the same breathes the same.

mod document;
mod keeping;
mod list;

use proptest::prelude::*;

use super::words::{ThreeWords, WordsError, read, words};
use super::*;
use crate::score::{Choice, Score};
use crate::testing::{beat, cycle, exercise_of, say};

fn breath(in_ms: u32, hold_ms: u32, out_ms: u32, rest_ms: u32) -> Breath {
    Breath { in_ms, hold_ms, out_ms, rest_ms }
}

fn rhythm(in_secs: u32, out_secs: u32, minutes: u32) -> Rhythm {
    Rhythm::new(breath(in_secs * 1_000, 0, out_secs * 1_000, 0), minutes).unwrap()
}

fn wording() -> Wording {
    let text = || "Words.".to_owned();
    Wording {
        title: text(),
        invitation: text(),
        while_breathing: text(),
        closing: text(),
        if_worse: text(),
        says: text(),
    }
}

/// Every rhythm there is.
fn all_rhythms() -> impl Iterator<Item = Rhythm> {
    IN_HALVES.flat_map(|in_halves| (0..=HOLD_HALVES_MOST).map(move |hold| (in_halves, hold))).flat_map(
        |(in_halves, hold)| {
            OUT_HALVES.flat_map(move |out| REST_HALVES.map(|rest| (out, rest))).flat_map(
                move |(out, rest)| {
                    let breath = breath(in_halves * 500, hold * 500, out * 500, rest * 500);
                    MINUTES.into_iter().filter_map(move |minutes| Rhythm::new(breath, minutes))
                },
            )
        },
    )
}

#[test]
fn every_rhythm_has_three_words_that_say_it_and_nothing_else() {
    let mut count = 0;
    for rhythm in all_rhythms() {
        assert_eq!(read(&words(rhythm).to_string()), Ok(rhythm));
        count += 1;
    }
    assert!(count > 100_000, "{count}");
}

#[test]
fn the_practice_of_any_words_keeps_to_the_format_and_its_bounds() {
    for rhythm in all_rhythms().step_by(97) {
        let exercise = rhythm.exercise(wording());
        assert!(exercise.keeps_to_the_format(), "{rhythm:?}");
        assert_eq!(exercise.has_holds(), rhythm.breath().is_held(), "{rhythm:?}");
        let choice = Choice { length_ms: rhythm.length_ms(), own_cycle_ms: None };
        let score = Score::compile(&exercise, choice);
        assert_eq!(score.parts()[0].rounds, rhythm.rounds(), "{rhythm:?}");
        let cycle_ms = rhythm.breath().cycle_ms();
        assert!((BREATH_LEAST_MS..=BREATH_MOST_MS).contains(&cycle_ms));
        assert!(score.total_ms().abs_diff(rhythm.length_ms()) <= cycle_ms / 2 || rhythm.rounds() == 1);
    }
}

#[test]
fn no_more_than_one_word_in_thirty_that_was_heard_wrong_goes_unnoticed() {
    let (mut wrong, mut unnoticed) = (0_u32, 0_u32);
    for rhythm in all_rhythms().step_by(1_009) {
        let ThreeWords(said) = words(rhythm);
        for place in 0..3 {
            for other in words::all().iter().filter(|other| **other != said[place]) {
                let mut heard = said;
                heard[place] = other;
                wrong += 1;
                unnoticed += u32::from(read(&heard.join(" ")).is_ok());
            }
        }
    }
    assert!(wrong > 50_000 && unnoticed * 30 < wrong, "{unnoticed} of {wrong}");
}

#[test]
fn reading_forgives_capitals_hyphens_commas_and_half_words() {
    let rhythm = rhythm(4, 6, 5);
    let [first, second, third] = words(rhythm).0;
    let begun = |word: &str| word.chars().take(4).collect::<String>();
    for typed in [
        format!("  {first}\t{second}\n{third}. "),
        format!("{first}-{second}-{third}"),
        format!("{}, {}, {}", first.to_uppercase(), second, third),
        format!("“{first}” / {second} … {third}!"),
        format!("{} {} {}", begun(first), begun(second), begun(third)),
    ] {
        assert_eq!(read(&typed), Ok(rhythm), "{typed}");
    }
}

#[test]
fn what_is_wrong_is_told_with_what_was_perhaps_meant() {
    let rhythm = rhythm(4, 6, 5);
    let ThreeWords([first, second, third]) = words(rhythm);
    assert_eq!(read(""), Err(WordsError::Count(0)));
    assert_eq!(read(&format!("{first} {second}")), Err(WordsError::Count(2)));
    let swapped = read(&format!("{second} {first} {third}"));
    assert_eq!(swapped, Err(WordsError::Order(words(rhythm))));
    for (place, word) in [first, second, third].into_iter().enumerate() {
        let mistyped = format!("{}q{}", &word[..2], &word[3..]);
        let mut typed = [first, second, third].map(str::to_owned);
        typed[place].clone_from(&mistyped);
        let perhaps = match read(&typed.join(" ")) {
            Err(WordsError::Unknown { typed, perhaps }) if typed == mistyped => perhaps,
            other => panic!("{other:?}"),
        };
        assert_eq!(perhaps.first(), Some(&word), "of {mistyped}");
    }
}

#[test]
fn only_paces_that_words_have_are_exact_and_others_have_one_nearby() {
    use Gesture::{Hold, Hum, In, Look, Out, Rest, Sip};
    let of = |beats: &[(Gesture, u32)]| {
        let beats = beats.iter().map(|(gesture, ms)| beat(*gesture, *ms)).collect();
        spoken(&exercise_of(vec![say(5_000), cycle(beats), say(8_000)]), 300_000)
    };
    let even = of(&[(In, 4_000), (Out, 6_000)]).unwrap();
    assert_eq!((even.rhythm, even.is_exact), (rhythm(4, 6, 5), true));
    for (beats, near) in [
        (vec![(In, 4_800), (Out, 7_200)], breath(5_000, 0, 7_000, 0)),
        (vec![(In, 2_000), (Sip, 1_000), (Out, 6_000)], breath(3_000, 0, 6_000, 0)),
        (vec![(In, 4_000), (Hum, 8_000)], breath(4_000, 0, 8_000, 0)),
        (vec![(In, 4_000), (Out, 6_000), (In, 4_000), (Out, 6_000)], breath(4_000, 0, 6_000, 0)),
        (vec![(In, 20_000), (Hold, 20_000), (Out, 20_000)], breath(8_500, 7_500, 8_000, 0)),
    ] {
        let spoken = of(&beats).unwrap();
        assert_eq!((spoken.rhythm.breath(), spoken.is_exact), (near, false), "{beats:?}");
    }
    let held = of(&[(In, 4_000), (Hold, 7_000), (Out, 8_000)]).unwrap();
    assert_eq!((held.rhythm.minutes(), held.is_exact), (3, true), "as long as holds may be");
    let square = of(&[(In, 4_000), (Hold, 4_000), (Out, 4_000), (Rest, 4_000)]).unwrap();
    assert_eq!((square.rhythm.minutes(), square.is_exact), (5, true));
    assert_eq!(of(&[(Look, 6_000)]), None);
    assert_eq!(of(&[(Out, 6_000)]), None, "nobody knows how long the breath in is");
}

proptest! {
    #[test]
    fn nonsense_is_never_joined_nor_panics(typed in "\\PC{0,200}") {
        if let Ok(rhythm) = read(&typed) {
            prop_assert_eq!(Rhythm::new(rhythm.breath(), rhythm.minutes()), Some(rhythm));
        }
    }

    #[test]
    fn any_three_words_of_the_list_are_a_rhythm_within_bounds_or_told_to_be_wrong(
        numbers in proptest::array::uniform3(0..256_usize),
    ) {
        let typed = numbers.map(|number| words::all()[number]).join(" ");
        match read(&typed) {
            Ok(rhythm) => prop_assert_eq!(words(rhythm).to_string(), typed),
            Err(WordsError::Order(right)) => prop_assert!(read(&right.to_string()).is_ok()),
            Err(error) => prop_assert_eq!(error, WordsError::Mismatch),
        }
    }

    #[test]
    fn any_practice_of_one_breath_has_words_near_it(
        in_ms in 200..60_000_u32, hold_ms in 0..20_000_u32, out_ms in 200..60_000_u32, rest_ms in 0..20_000_u32,
        minutes in 1..90_u32,
    ) {
        let beats = [(Gesture::In, in_ms), (Gesture::Hold, hold_ms), (Gesture::Out, out_ms), (Gesture::Rest, rest_ms)];
        let beats = beats.into_iter().filter(|(_, ms)| *ms >= 200).map(|(gesture, ms)| beat(gesture, ms));
        let exercise = exercise_of(vec![cycle(beats.collect())]);
        let spoken = spoken(&exercise, minutes * 60_000).unwrap();
        prop_assert_eq!(read(&words(spoken.rhythm).to_string()), Ok(spoken.rhythm));
    }

    #[test]
    fn a_breath_begins_whenever_utc_is_a_whole_number_of_breaths(utc_ms in any::<i64>(), in_secs in 2..8_u32) {
        let rhythm = rhythm(in_secs, 6, 5);
        let utc_ms = utc_ms / 4;
        let next_ms = phase::next_breath_utc_ms(rhythm, utc_ms);
        prop_assert_eq!(phase::phase_ms(rhythm, next_ms), 0);
        prop_assert!((0..i64::from(rhythm.breath().cycle_ms())).contains(&(next_ms - utc_ms)));
    }
}
