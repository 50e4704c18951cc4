use super::*;
use crate::rating::Level;
use crate::testing::{exercise_of, say};

fn exercise(family: Family, cautions: &[Caution]) -> Exercise {
    let mut exercise = exercise_of(vec![say(5_000)]);
    exercise.family = family;
    exercise.suits = State::ALL.to_vec();
    exercise.cautions = cautions.to_vec();
    exercise
}

fn families(candidates: &[Exercise], rating: &Rating) -> Vec<Family> {
    offers(candidates, rating).iter().map(|offer| candidates[offer.index].family).collect()
}

fn all_families() -> Vec<Exercise> {
    use Family::{Breathing, Company, Grounding, Movement, Sound};
    [Breathing, Grounding, Movement, Sound, Company].map(|family| exercise(family, &[])).to_vec()
}

fn from(state: State) -> Rating {
    Rating { state: Some(state), ..Rating::default() }
}

#[test]
fn stirred_up_moves_and_looks_around_before_it_sits_still() {
    let found = families(&all_families(), &from(State::StirredUp));
    assert_eq!(found, [Family::Movement, Family::Grounding, Family::Breathing]);
}

#[test]
fn from_far_away_no_slow_breath_is_among_the_offers() {
    let found = families(&all_families(), &from(State::ShutDown));
    assert_eq!(found, [Family::Movement, Family::Grounding, Family::Sound]);
}

#[test]
fn there_is_always_something_that_is_not_breathing() {
    for state in State::ALL {
        let found = families(&all_families(), &from(state));
        assert_eq!(found.len(), OFFERS);
        assert!(found.iter().any(|family| *family != Family::Breathing));
    }
}

#[test]
fn when_it_is_very_hard_company_comes_first() {
    let rating = Rating { hardness: Level::new(9), ..from(State::StirredUp) };
    assert_eq!(families(&all_families(), &rating).first(), Some(&Family::Company));
}

#[test]
fn held_breath_and_cold_are_never_offered_and_loud_never_first() {
    let candidates = [
        exercise(Family::Movement, &[Caution::Cold]),
        exercise(Family::Grounding, &[Caution::Loud]),
        exercise(Family::Breathing, &[Caution::BreathHold]),
        exercise(Family::Company, &[]),
        exercise(Family::Sound, &[Caution::Loud]),
    ];
    let found = families(&candidates, &from(State::StirredUp));
    assert_eq!(found, [Family::Company, Family::Sound], "and nothing is made up to fill three");
}

#[test]
fn what_does_not_suit_is_not_offered() {
    let mut candidate = exercise(Family::Movement, &[]);
    candidate.suits = vec![State::Settled];
    assert_eq!(offers([&candidate], &from(State::ShutDown)), Vec::new());
}
