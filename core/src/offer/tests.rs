use super::*;
use crate::exercise::{Beat, ExerciseId, Gesture, Part};
use crate::rating::Level;
use crate::testing::{exercise_of, say};

fn exercise(family: Family, cautions: &[Caution]) -> Exercise {
    let mut exercise = exercise_of(vec![say(5_000)]);
    exercise.family = family;
    exercise.suits = State::ALL.to_vec();
    exercise.cautions = cautions.to_vec();
    exercise
}

fn look_around() -> Part {
    let beats = vec![Beat { gesture: Gesture::Look, ms: 5_000, way: None }];
    Part::cycle(None, beats, Some(4))
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
fn a_glimmer_may_be_offered_when_it_is_hard_and_each_other_turn() {
    let rated = |state, hardness, presence| Rating {
        state: Some(state),
        hardness: Level::new(hardness),
        presence: Level::new(presence),
        ..Rating::default()
    };
    // 11 is none.
    for (hardness, may) in [(0, false), (6, false), (7, true), (10, true), (11, false)] {
        assert_eq!(may_offer_glimmer(&rated(State::StirredUp, hardness, 11), 0), may, "{hardness}");
        assert!(!may_offer_glimmer(&rated(State::StirredUp, hardness, 11), 1));
    }
    for (presence, may) in [(0, true), (3, true), (4, false)] {
        assert_eq!(may_offer_glimmer(&rated(State::ShutDown, 11, presence), 2), may, "{presence}");
        assert!(!may_offer_glimmer(&rated(State::Mixed, 11, presence), 2), "that was said of another state");
    }
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
fn what_is_for_two_is_never_offered_to_one() {
    let for_two: Vec<Exercise> =
        all_families().into_iter().map(|exercise| Exercise { for_two: true, ..exercise }).collect();
    for exercise in &for_two {
        assert!(!may_be_offered(exercise) && !may_come_first(exercise), "{:?}", exercise.family);
        assert!(State::ALL.into_iter().all(|state| !may_stand_first(exercise, &from(state))));
    }
    for state in State::ALL {
        assert_eq!(offers(&for_two, &from(state)), []);
        let both: Vec<Exercise> = for_two.iter().cloned().chain(all_families()).collect();
        let offered = offers(&both, &from(state));
        assert_eq!(offered.len(), OFFERS);
        assert!(offered.iter().all(|offer| !both[offer.index].for_two), "{state:?}");
    }
}

#[test]
fn when_it_is_very_hard_moving_or_looking_comes_first_and_company_beside_it() {
    let very_hard = |state| Rating { hardness: Level::new(9), ..from(state) };
    let mut candidates = all_families();
    candidates[1].parts = vec![look_around()];
    candidates[2].id = ExerciseId::new("toes-and-fingers").unwrap();
    for state in State::ALL {
        let found = families(&candidates, &very_hard(state));
        let first = match state {
            State::StirredUp | State::ShutDown => Family::Movement,
            State::Settled | State::Mixed => Family::Grounding,
        };
        assert_eq!(found.get(..2), Some([first, Family::Company].as_slice()), "{state:?}");
    }
    let numb = Rating { presence: Level::new(1), ..from(State::ShutDown) };
    assert_eq!(families(&candidates, &numb)[1], Family::Company, "without a number too");
}

#[test]
fn at_its_worst_nothing_stands_first_that_is_still_or_needs_a_caution() {
    let worst = |state| Rating { hardness: Level::new(10), ..from(state) };
    for state in State::ALL {
        for family in [Family::Breathing, Family::Company, Family::Sound, Family::Reflection] {
            assert!(!may_stand_first(&exercise(family, &[]), &worst(state)), "{state:?} {family:?}");
        }
        assert!(
            !may_stand_first(&exercise(Family::Grounding, &[]), &worst(state)),
            "it does not look around"
        );
        for caution in [Caution::DizzyStop, Caution::Touch, Caution::Effort, Caution::Emotion] {
            assert!(!may_stand_first(&exercise(Family::Movement, &[caution]), &worst(state)), "{caution:?}");
        }
        let is_small = state == State::ShutDown;
        assert_eq!(!may_stand_first(&exercise(Family::Movement, &[]), &worst(state)), is_small, "{state:?}");
    }
}

#[test]
fn stirred_up_or_far_away_a_still_one_never_stands_first() {
    for state in [State::StirredUp, State::ShutDown] {
        for family in [Family::Breathing, Family::Company, Family::Sound, Family::Reflection] {
            assert!(!may_stand_first(&exercise(family, &[]), &from(state)), "{state:?} {family:?}");
        }
        assert!(may_stand_first(&exercise(Family::Movement, &[]), &from(state)));
    }
    let mut in_bed = exercise(Family::Breathing, &[]);
    assert!(may_stand_first(&in_bed, &from(State::Settled)));
    in_bed.ends_quietly = true;
    assert!(!may_stand_first(&in_bed, &from(State::Settled)));
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
    assert_eq!(
        found,
        [Family::Company, Family::Grounding, Family::Sound],
        "without anything better to begin"
    );
}

#[test]
fn what_does_not_suit_is_not_offered() {
    let mut candidate = exercise(Family::Movement, &[]);
    candidate.suits = vec![State::Settled];
    assert_eq!(offers([&candidate], &from(State::ShutDown)), Vec::new());
}
