use super::own::*;
use super::{Because, OFFERS, offers};
use crate::exercise::{Caution, Exercise, Family};
use crate::insight::{Band, Observations};
use crate::rating::{Rating, State};
use crate::record::{ExerciseKey, Record};
use crate::testing::{exercise_of, rated, say, shipped, sitting};

fn candidate(id: &str, family: Family) -> (ExerciseKey, Exercise) {
    let exercise = Exercise { family, suits: State::ALL.to_vec(), ..exercise_of(vec![say(5_000)]) };
    (shipped(id), exercise)
}

fn candidates() -> Vec<(ExerciseKey, Exercise)> {
    use Family::{Breathing, Company, Grounding, Movement, Sound};
    [
        ("shake", Movement),
        ("push", Movement),
        ("stretch", Movement),
        ("look", Grounding),
        ("feet", Grounding),
        ("sigh", Breathing),
        ("even", Breathing),
        ("hum", Sound),
        ("near", Company),
    ]
    .map(|(id, family)| candidate(id, family))
    .to_vec()
}

fn stirred_up(number: u8) -> Rating {
    rated(State::StirredUp, number)
}

/// Sittings of one exercise two hours apart, each from *stirred up* 8 to one of these.
fn led_to(exercise: &str, first: u32, after: &[Rating]) -> Vec<Record> {
    (first..)
        .zip(after)
        .map(|(number, after)| Record {
            before: Some(stirred_up(8)),
            after: Some(after.clone()),
            ..sitting(number, exercise, i64::from(number) * 2)
        })
        .collect()
}

fn offered(candidates: &[(ExerciseKey, Exercise)], rating: &Rating, records: &[Record], turn: u64) -> Offers {
    let observations = Observations::from_records(records);
    let candidates = candidates.iter().map(|(key, exercise)| (key, exercise));
    offers_from_records(candidates, rating, &observations, turn)
}

fn ids(offers: &Offers, candidates: &[(ExerciseKey, Exercise)]) -> Vec<String> {
    offers.offers.iter().map(|offer| candidates[offer.index].0.id.clone()).collect()
}

#[test]
fn without_records_the_state_alone_chooses() {
    let all = candidates();
    for turn in 0..6 {
        let found = offered(&all, &stirred_up(8), &[], turn);
        let exercises = all.iter().map(|(_, exercise)| exercise);
        assert_eq!(found, Offers { offers: offers(exercises, &stirred_up(8)), care: false });
    }
}

#[test]
fn ones_own_records_choose_within_a_family_and_say_so() {
    let all = candidates();
    let after = [3, 4, 9, 3, 4].map(stirred_up);
    let found = offered(&all, &stirred_up(8), &led_to("stretch", 1, &after), 0);
    let families: Vec<Family> = found.offers.iter().map(|offer| offer.reason.family).collect();
    assert_eq!(families, [Family::Movement, Family::Grounding, Family::Breathing], "stillness comes last");
    assert_eq!(ids(&found, &all)[0], "stretch");
    let because = Because::OwnRecords { easier: 4, of: 5, band: Some(Band::High) };
    assert_eq!(found.offers[0].because, because);
    assert_eq!(found.offers[1].because, Because::State);
}

#[test]
fn two_answers_or_other_numbers_are_no_reason_yet() {
    let all = candidates();
    let two = led_to("stretch", 1, &[3, 4].map(stirred_up));
    assert_eq!(ids(&offered(&all, &stirred_up(8), &two, 0), &all)[0], "shake");
    let three = led_to("stretch", 1, &[3, 4, 3].map(stirred_up));
    assert_eq!(
        ids(&offered(&all, &stirred_up(5), &three, 0), &all)[0],
        "shake",
        "from 4 to 6 nothing is known"
    );
}

#[test]
fn what_eased_most_gives_way_now_and_then() {
    let all = candidates();
    let records = led_to("stretch", 1, &[3, 4, 3].map(stirred_up));
    let firsts: Vec<String> =
        (0..6).map(|turn| ids(&offered(&all, &stirred_up(8), &records, turn), &all)[0].clone()).collect();
    assert_eq!(firsts, ["stretch", "shake", "stretch", "stretch", "shake", "stretch"]);
}

#[test]
fn every_third_time_something_new_stands_last_each_in_turn() {
    let all = candidates();
    let records = led_to("stretch", 1, &[stirred_up(7)]);
    let last = |turn| offered(&all, &stirred_up(8), &records, turn).offers[2];
    let of = |turn: u64| (all[last(turn).index].0.id.as_str(), last(turn).because);
    assert_eq!(
        [2, 5, 8].map(of).map(|(id, because)| (id.to_owned(), because)),
        [
            ("sigh".to_owned(), Because::New),
            ("even".to_owned(), Because::New),
            ("sigh".to_owned(), Because::New),
        ]
    );
    assert_eq!(of(3).1, Because::State);
    let tried = [records.clone(), led_to("sigh", 20, &[stirred_up(8)])].concat();
    let found = offered(&all, &stirred_up(8), &tried, 8);
    assert_eq!(ids(&found, &all)[2], "even", "what was practised is not new");
}

#[test]
fn going_far_away_is_never_a_reason_to_offer_it() {
    let all = candidates();
    let far = || rated(State::ShutDown, 1);
    let records = led_to(
        "shake",
        1,
        &[far(), far(), far(), stirred_up(1), stirred_up(1), stirred_up(1), stirred_up(1)],
    );
    let found = offered(&all, &stirred_up(8), &records, 0);
    assert_eq!(found.offers[0].because, Because::State);
    let harder = led_to("shake", 1, &[far(), stirred_up(9)]);
    assert_eq!(ids(&offered(&all, &stirred_up(8), &harder, 0), &all)[0], "push");
}

#[test]
fn twice_harder_or_far_away_running_asks_for_a_person() {
    let all = candidates();
    let care = |after: &[Rating]| offered(&all, &stirred_up(8), &led_to("look", 1, after), 0).care;
    assert!(care(&[stirred_up(2), stirred_up(9), rated(State::ShutDown, 1)]));
    assert!(!care(&[stirred_up(9), stirred_up(9), stirred_up(8)]));
    assert!(!care(&[stirred_up(9)]));
    let records = led_to("look", 1, &[stirred_up(9), stirred_up(9)]);
    assert!(!offered(&all, &rated(State::Settled, 2), &records, 0).care, "from another state it was not");
    let since = (10..20).map(|number| sitting(number, "hum", i64::from(number) * 2));
    let records: Vec<Record> = records.into_iter().chain(since).collect();
    assert!(!offered(&all, &stirred_up(8), &records, 0).care, "that was long ago");
}

#[test]
fn where_the_state_asks_for_no_order_what_eased_stands_first() {
    let all = candidates();
    let eased = |number| Record {
        before: Some(rated(State::Mixed, 8)),
        after: Some(rated(State::Mixed, 3)),
        ..sitting(number, "sigh", i64::from(number) * 2)
    };
    let records: Vec<Record> = (1..5).map(eased).collect();
    let found = offered(&all, &rated(State::Mixed, 8), &records, 0);
    assert_eq!(ids(&found, &all), ["sigh", "look", "near"]);
    let very_hard =
        records.iter().cloned().map(|record| Record { before: Some(rated(State::Mixed, 9)), ..record });
    let found = offered(&all, &rated(State::Mixed, 9), &very_hard.collect::<Vec<_>>(), 0);
    assert_ne!(ids(&found, &all)[0], "sigh", "when it is very hard, no breath comes first");
}

#[test]
fn records_never_bring_back_what_may_not_be_offered_or_come_first() {
    let mut all = candidates();
    all[2].1.cautions = vec![Caution::Cold];
    all[1].1.cautions = vec![Caution::Loud];
    let after = [1, 1, 1].map(stirred_up);
    let records = [led_to("stretch", 1, &after), led_to("push", 10, &after)].concat();
    for turn in 0..6 {
        let found = offered(&all, &stirred_up(8), &records, turn);
        assert_eq!(ids(&found, &all)[0], "shake");
        let exercises: Vec<Family> = found.offers.iter().map(|offer| all[offer.index].1.family).collect();
        assert_eq!(exercises, [Family::Movement, Family::Grounding, Family::Breathing]);
    }
}

#[test]
fn records_never_put_a_still_one_or_one_with_a_caution_first_when_it_is_very_hard() {
    let mut all = candidates();
    all[1].1.cautions = vec![Caution::Touch];
    all[2].1.id = crate::exercise::ExerciseId::new("toes-and-fingers").unwrap();
    // From far away the number is how present one is.
    for (state, worst, better) in [(State::StirredUp, 9, 2), (State::ShutDown, 1, 8)] {
        let easier = |number| Record {
            before: Some(rated(state, worst)),
            after: Some(rated(state, better)),
            ..sitting(number, ["push", "near", "sigh", "shake"][number as usize % 4], i64::from(number) * 2)
        };
        let records: Vec<Record> = (1..17).map(easier).collect();
        for turn in 0..6 {
            let found = ids(&offered(&all, &rated(state, worst), &records, turn), &all);
            let first: &[&str] = if state == State::ShutDown { &["stretch"] } else { &["shake", "stretch"] };
            assert!(first.contains(&found[0].as_str()), "{state:?} {turn}: {found:?}");
            assert_eq!(found[1], "near");
        }
    }
}

#[test]
fn a_rating_without_a_state_or_number_is_offered_something_too() {
    let all = candidates();
    let records = led_to("stretch", 1, &[3, 4, 3].map(stirred_up));
    assert_eq!(offered(&all, &Rating::default(), &records, u64::MAX).offers.len(), OFFERS);
    let without = Rating { hardness: None, ..stirred_up(8) };
    let found = offered(&all, &without, &records, 0);
    assert_eq!(found.offers[0].because, Because::OwnRecords { easier: 3, of: 3, band: None });
}
