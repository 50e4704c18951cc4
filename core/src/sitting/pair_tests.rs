//! Sittings for two: each has their own pace, and nothing is kept before somebody says whose it is.

use super::tests::{begin_with, secs};
use super::*;
use crate::exercise::Who;
use crate::pair::Side;
use crate::testing::{breath_for_each, exercise_of, say, turn};

fn listening() -> Exercise {
    let check = Part::Check {
        who: Who::A,
        prompt: "Did I get it?".to_owned(),
        almost: Some("Say what was missing.".to_owned()),
        thanks: Some("Thank you for trying.".to_owned()),
    };
    Exercise { for_two: true, ..exercise_of(vec![turn(60_000), turn(30_000), check, say(5_000)]) }
}

fn breathing() -> Exercise {
    let taps = Part::Notice { sense: Sense::Breath, count: 3, prompt: "Tap.".to_owned(), each: true };
    Exercise { for_two: true, ..exercise_of(vec![taps, breath_for_each()]) }
}

fn saved(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Save(_)))
}

#[test]
fn nothing_is_kept_before_somebody_says_whose_it_is() {
    for (owner, is_kept) in [(None, false), (Some(Side::Left), true), (Some(Side::Right), true)] {
        let (mut sitting, begun) = begin_with(listening(), 200_000);
        let ended = sitting.step(Event::Stop, secs(10));
        assert!(!saved(&begun) && !saved(&ended));
        let rated = sitting.step(Event::Rate(Rating::default()), secs(12));
        assert!(!saved(&rated));
        assert_eq!(saved(&sitting.step(Event::Owner { side: owner, before: None }, secs(13))), is_kept);
        assert_eq!(saved(&sitting.step(Event::Rate(Rating::default()), secs(14))), is_kept);
    }
}

#[test]
fn not_yet_gives_two_more_tries_and_then_thanks() {
    let (mut sitting, _) = begin_with(listening(), 200_000);
    let mut now = secs(90);
    for _ in 0..2 {
        assert_eq!(sitting.position(now).part, 2);
        let _ = sitting.step(Event::Next, now);
        assert_eq!(sitting.position(now).part, 2, "it waits for the answer");
        let _ = sitting.step(Event::Answer(Answer::NotYet), now);
        assert_eq!(sitting.position(now), Position { part: 1, ms: 0 }, "said back again");
        now += secs(30);
    }
    let _ = sitting.step(Event::Answer(Answer::NotYet), now);
    assert_eq!((sitting.position(now).part, sitting.answered(now)), (2, Some(Answered::Thanks)));
    let _ = sitting.step(Event::Answer(Answer::NotYet), now);
    let _ = sitting.step(Event::Next, now);
    assert_eq!(sitting.position(now).part, 3);
}

#[test]
fn almost_says_one_more_thing_and_yes_goes_on() {
    let (mut sitting, _) = begin_with(listening(), 200_000);
    let _ = sitting.step(Event::Answer(Answer::Almost), secs(90));
    assert_eq!(sitting.answered(secs(91)), Some(Answered::Almost));
    let _ = sitting.step(Event::Next, secs(92));
    assert_eq!(sitting.position(secs(92)).part, 3);
    let (mut sitting, _) = begin_with(listening(), 200_000);
    let _ = sitting.step(Event::Answer(Answer::Yes), secs(90));
    assert_eq!(sitting.position(secs(90)).part, 3);
}

#[test]
fn a_turn_ends_sooner_and_lasts_longer() {
    let (mut sitting, _) = begin_with(listening(), 200_000);
    let _ = sitting.step(Event::Longer, secs(40));
    assert_eq!(sitting.position(secs(40)), Position { part: 0, ms: 10_000 });
    let _ = sitting.step(Event::Shorter, secs(41));
    assert_eq!(sitting.position(secs(41)).ms, 41_000);
    let _ = sitting.step(Event::Shorter, secs(42));
    assert_eq!(sitting.position(secs(42)).ms, 55_000, "its last seconds stay");
    let _ = sitting.step(Event::Next, secs(43));
    assert_eq!(sitting.position(secs(43)), Position { part: 1, ms: 0 });
}

#[test]
fn both_tap_and_each_begins_at_their_own_pace() {
    let (mut sitting, _) = begin_with(breathing(), 300_000);
    for (second, side) in [(1, Side::Left), (2, Side::Right), (5, Side::Left), (8, Side::Right)] {
        let _ = sitting.step(Event::Tap(side), secs(second));
    }
    let _ = sitting.step(Event::Next, secs(8));
    assert_eq!(sitting.taps(secs(8)), Some(Taps { done: [2, 2], count: 3 }));
    let _ = sitting.step(Event::Tap(Side::Left), secs(9));
    let _ = sitting.step(Event::Tap(Side::Left), secs(10));
    assert_eq!(sitting.taps(secs(10)).unwrap().done, [3, 2], "a fourth counts for nothing");
    let effects = sitting.step(Event::Tap(Side::Right), secs(14));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Rescored(_))));
    let round_ms = |score: &Score| score.beats().iter().take(2).map(|beat| beat.length_ms).sum::<u32>();
    assert_eq!(round_ms(sitting.score()), 4_000);
    assert_eq!(round_ms(sitting.score().other().unwrap()), 6_000);
    assert!(sitting.nearness(secs(20)) < 0.1);
    assert!(sitting.nearness(secs(250)) > 0.99);
    let other = sitting.score().other().cloned();
    let _ = sitting.step(Event::OwnPace(Side::Left), secs(200));
    assert!(sitting.is_at_own_pace(Side::Left, secs(201)));
    assert!(!sitting.is_at_own_pace(Side::Right, secs(201)));
    assert!(sitting.nearness(secs(250)) < 0.1);
    assert_eq!(sitting.score().other(), other.as_ref(), "the other's goes on");
    let _ = sitting.step(Event::OwnPace(Side::Left), secs(251));
    assert!(!sitting.is_at_own_pace(Side::Left, secs(252)));
}

#[test]
fn who_taps_nothing_begins_at_the_written_pace() {
    let (mut sitting, _) = begin_with(breathing(), 300_000);
    let _ = sitting.step(Event::Tap(Side::Left), secs(1));
    let _ = sitting.step(Event::Tap(Side::Left), secs(6));
    let _ = sitting.step(Event::Skip, secs(7));
    let round_ms = |score: &Score| score.beats().iter().take(2).map(|beat| beat.length_ms).sum::<u32>();
    assert_eq!(round_ms(sitting.score()), 5_000);
    assert_eq!(round_ms(sitting.score().other().unwrap()), 10_000);
}

#[test]
fn what_was_chosen_stays() {
    let choices = ["Listen", "Help"].map(str::to_owned).to_vec();
    let choose = Part::Choose { who: Who::Both, prompt: "What helps?".to_owned(), choices };
    let (mut sitting, _) = begin_with(exercise_of(vec![choose, say(20_000)]), 60_000);
    let _ = sitting.step(Event::Choose(7), secs(1));
    assert_eq!(sitting.chosen(), None);
    let _ = sitting.step(Event::Choose(1), secs(2));
    assert_eq!((sitting.chosen(), sitting.position(secs(3)).part), (Some("Help"), 1));
}
