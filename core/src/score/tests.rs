//! Every millisecond of a score belongs to exactly one part and one beat.

use proptest::prelude::*;

use super::*;
use crate::exercise::{Gesture, Lasts, Lines, Part, Sense};
use crate::pair::{Side, Wish};
use crate::testing::{any_exercise, beat, breath_for_each, cycle, exercise_of, say, score_of};

fn compile(parts: Vec<Part>, length_ms: u32) -> Score {
    Score::compile(&exercise_of(parts), Choice { length_ms, own_cycle_ms: None })
}

fn slow_and_even(length_ms: u32) -> Score {
    compile(
        vec![say(4_000), cycle(vec![beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000)]), say(8_000)],
        length_ms,
    )
}

#[test]
fn five_minutes_end_on_a_whole_breath_as_near_as_can_be() {
    let score = slow_and_even(300_000);
    // 4 + 8 + 4 s of words and landing leave 284 s: 28 breaths of ten seconds.
    assert_eq!(score.parts()[1].rounds, 28);
    assert_eq!(score.total_ms(), 296_000);
    assert_eq!(score.beats().len(), 56);
}

#[test]
fn even_the_shortest_length_holds_one_breath() {
    assert_eq!(slow_and_even(1_000).parts()[1].rounds, 1);
}

#[test]
fn several_that_fill_share_the_length_equally() {
    let breath = || cycle(vec![beat(Gesture::In, 2_000), beat(Gesture::Out, 3_000)]);
    let words = Part::Say { text: "Rest.".to_owned(), lasts: Lasts::Fill, lines: Lines::default() };
    let score = compile(vec![breath(), words, breath()], 94_000);
    assert_eq!(score.total_ms(), 94_000, "words take exactly what cycles leave");
    assert_eq!([score.parts()[0].rounds, score.parts()[2].rounds], [6, 6]);
    assert_eq!(score.parts()[1].length, PartLength::Ms(30_000));
}

#[test]
fn ninety_minutes_later_the_position_is_not_a_millisecond_off() {
    let score = slow_and_even(90 * 60_000);
    let mut stepped = Position::START;
    for _ in 0..(score.total_ms() / 16) {
        stepped = score.advance(stepped, 16);
    }
    let rest = u64::from(score.total_ms() % 16);
    assert_eq!(score.advance(stepped, rest), score.end());
    assert_eq!(score.advance(Position::START, u64::from(score.total_ms())), score.end());
}

#[test]
fn a_wait_holds_until_the_person_goes_on() {
    let wait = Part::Notice { sense: Sense::See, count: 5, prompt: "See.".to_owned(), each: false };
    let score = compile(vec![say(2_000), wait, say(3_000)], 60_000);
    let waiting = score.advance(Position::START, 50_000);
    assert_eq!(waiting, Position { part: 1, ms: 48_000 });
    assert_eq!(score.advance(waiting, 1_000), Position { part: 1, ms: 49_000 });
    assert_eq!(score.until_next_change_ms(waiting), None);
    assert_eq!(score.advance(score.after(1), 500), Position { part: 2, ms: 500 });
}

#[test]
fn what_is_left_of_a_breath_eases_away_where_no_round_for_two_fits() {
    let once = Part::cycle(None, vec![beat(Gesture::In, 4_000)], Some(1));
    let mut none = breath_for_each();
    if let Part::Cycle { glide_from, .. } = &mut none {
        *glide_from = Some(vec![beat(Gesture::In, 9_000), beat(Gesture::Out, 10_000)]);
    }
    let score = compile(vec![once.clone(), none, once], 1_000);
    assert!(score.parts()[1].beats.is_empty());
    let [_, second, third, _] = score.parts() else { panic!("three parts and the landing") };
    let [ends, begins] = [third.start_ms - 1, third.start_ms].map(|ms| score.fullness_at(f64::from(ms)));
    assert!(score.fullness_at(f64::from(second.start_ms)) > 0.99);
    assert!(ends < 0.01 && begins < 0.01, "{ends}, then {begins}");
}

#[test]
fn a_sip_is_seen_as_one() {
    let beats = vec![beat(Gesture::In, 2_000), beat(Gesture::Sip, 1_000), beat(Gesture::Out, 6_000)];
    let score = compile(vec![cycle(beats)], 10_000);
    let fullness = |ms| score.at(Position { part: 0, ms }).fullness;
    assert!((fullness(2_000) - 2.0 / 3.0).abs() < 1e-3);
    assert!((fullness(3_000) - 1.0).abs() < 1e-3);
    assert!(fullness(2_010) - fullness(2_000) < 0.001, "it comes to rest before the sip");
    assert!(fullness(8_999) < 0.01);
}

#[test]
fn a_glide_slows_from_the_tapped_breath_to_the_written_one() {
    let glide = Part::Cycle {
        text: None,
        beats: vec![beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000)],
        rounds: None,
        glide_from: None,
        from_tapped: true,
        each: false,
        beats_b: None,
        picture: None,
        lines: Lines::default(),
    };
    let exercise = exercise_of(vec![glide]);
    let score = Score::compile(&exercise, Choice { length_ms: 180_000, own_cycle_ms: Some(4_000) });
    let lengths: Vec<u32> =
        score.beats().chunks(2).map(|pair| pair[0].length_ms + pair[1].length_ms).collect();
    assert!(lengths[0].abs_diff(4_000) <= 1);
    assert!(lengths.last().is_some_and(|last| last.abs_diff(10_000) <= 1));
    assert!(lengths.windows(2).all(|pair| pair[0] <= pair[1] + 1), "it never hurries: {lengths:?}");

    let slower = Score::compile(&exercise, Choice { length_ms: 180_000, own_cycle_ms: Some(14_000) });
    assert!(
        slower.beats().chunks(2).all(|pair| (pair[0].length_ms + pair[1].length_ms).abs_diff(14_000) <= 1)
    );
}

#[test]
fn a_wave_climbs_to_its_top_and_falls_without_a_beat() {
    let wave =
        |peak_percent| Part::Wave { text: "Up.".to_owned(), ms: None, peak_percent, lines: Lines::default() };
    let score = compile(vec![wave(30)], 104_000);
    assert_eq!(score.parts()[0].length, PartLength::Ms(100_000), "it takes the chosen length");
    let fullness = |ms| score.at(Position { part: 0, ms }).fullness;
    assert!(fullness(0) < 0.001 && fullness(99_999) < 0.001);
    assert!(fullness(30_000) > 0.999);
    assert!((fullness(15_000) - 0.5).abs() < 0.01 && (fullness(65_000) - 0.5).abs() < 0.01);
    assert!(score.beats().is_empty());
    let late = compile(vec![wave(90)], 104_000);
    assert!(late.at(Position { part: 0, ms: 90_000 }).fullness > 0.999);
}

#[test]
fn what_stands_changes_between_beats_of_a_cycle_and_is_looked_up() {
    let parts = "Cycle(text: \"Soft.\", beats: [In(4), Out(6)], lines: [\"a\", \"b\"])";
    let score = score_of(parts, 94_000);
    let line = |secs: u32| score.words_at(Position { part: 0, ms: secs * 1_000 });
    assert_eq!(line(29).line, None);
    assert_eq!(line(31), WordsMoment { line: Some(0), since_ms: 1_000, left_ms: Some(29_000) });
    assert_eq!(line(89).line, Some(1));
    assert_eq!(line(31).left_ms.map(|ms| ms % 10_000), Some(9_000), "with a round");
    assert_eq!(score.words_at(Position { part: 1, ms: 0 }).line, None, "nothing is left while landing");
}

#[test]
fn new_kinds_that_fill_share_the_length_and_a_wait_takes_none() {
    let words = "Words(text: \"x\", words: [\"a\", \"b\", \"c\", \"d\", \"e\"])";
    let score = score_of(
        &format!(
            "Shapes(text: \"x\"), Scale(prompt: \"x\"), {words}, Wait(text: \"x\", choices: [30]), Wave(text: \"x\", secs: 30)"
        ),
        154_000,
    );
    let lengths: Vec<_> = score.parts().iter().map(|part| part.length.timed_ms()).collect();
    assert_eq!(lengths, [40_000, 40_000, 40_000, 0, 30_000, LANDING_MS]);
    assert!(score.waits_at(Position { part: 3, ms: 0 }));
    assert_eq!(score.lines().len(), 5, "a word every eight seconds");
}

proptest! {
    #[test]
    fn there_is_no_gap_and_no_overlap(exercise in any_exercise(), length_ms in 1_000..5_400_000_u32) {
        let score = Score::compile(&exercise, Choice { length_ms, own_cycle_ms: None });
        let mut edge_ms = 0;
        for part in score.parts() {
            prop_assert_eq!(part.start_ms, edge_ms);
            let mut beat_edge_ms = edge_ms;
            for beat in &score.beats()[part.beats.clone()] {
                prop_assert_eq!(beat.start_ms, beat_edge_ms);
                beat_edge_ms = beat.end_ms();
            }
            edge_ms += part.length.timed_ms();
            prop_assert!(part.beats.is_empty() || beat_edge_ms == edge_ms);
        }
        prop_assert_eq!(edge_ms, score.total_ms());
        prop_assert_eq!(score.parts().len(), exercise.parts.len() + 1);
    }

    #[test]
    fn boundaries_are_exact(exercise in any_exercise(), length_ms in 1_000..1_800_000_u32) {
        let score = Score::compile(&exercise, Choice { length_ms, own_cycle_ms: None });
        for (index, beat) in score.beats().iter().enumerate() {
            if beat.length_ms == 0 { continue; }
            let found = |timed_ms| score.at(score.position_at(timed_ms)).beat.map(|beat| beat.index);
            prop_assert_eq!(found(beat.start_ms), Some(index));
            prop_assert_eq!(found(beat.end_ms() - 1), Some(index));
        }
    }

    #[test]
    fn the_breath_is_continuous(exercise in any_exercise(), length_ms in 1_000..600_000_u32) {
        let score = Score::compile(&exercise, Choice { length_ms, own_cycle_ms: None });
        let step_ms = 5;
        let fullness = |timed_ms| score.fullness_at(f64::from(timed_ms));
        for timed_ms in (0..score.total_ms().min(120_000)).step_by(step_ms) {
            let (now, then) = (fullness(timed_ms), fullness(timed_ms + step_ms as u32));
            // The steepest is an out-breath of 0.2 s: π/2 · 5/200, and its early part a little more.
            prop_assert!((now - then).abs() < 0.06, "{now} to {then} at {timed_ms}");
            prop_assert!((0.0..=1.0).contains(&now));
        }
    }

    #[test]
    fn it_ends_whole_and_nearest_to_the_chosen_length(
        beats in proptest::collection::vec(200..20_000_u32, 1..5),
        words_ms in 500..20_000_u32,
        length_ms in 60_000..5_400_000_u32,
    ) {
        let cycle_ms: u32 = beats.iter().sum();
        let beats = beats.iter().map(|ms| beat(Gesture::In, *ms)).collect();
        let score = compile(vec![say(words_ms), cycle(beats)], length_ms);
        prop_assert_eq!((score.total_ms() - words_ms - LANDING_MS) % cycle_ms, 0);
        let off_by_ms = score.total_ms().abs_diff(length_ms);
        prop_assert!(off_by_ms * 2 <= cycle_ms || score.parts()[1].rounds == 1);
    }

    #[test]
    fn advancing_in_any_steps_comes_to_the_same_place(
        exercise in any_exercise(),
        steps in proptest::collection::vec(0..5_000_u64, 1..60),
    ) {
        let score = Score::compile(&exercise, Choice { length_ms: 120_000, own_cycle_ms: None });
        let stepped = steps.iter().fold(Position::START, |position, ms| score.advance(position, *ms));
        prop_assert_eq!(stepped, score.advance(Position::START, steps.iter().sum()));
    }
}

/// Both scores of a cycle for two, and the exercise behind them.
fn for_each(length_ms: u32, both: &Both) -> [Score; 2] {
    let exercise = exercise_of(vec![say(5_000), breath_for_each(), say(5_000)]);
    let choice = Choice { length_ms, own_cycle_ms: None };
    Side::BOTH.map(|side| Score::compile_for(&exercise, choice, both, side))
}

#[test]
fn two_scores_have_the_same_parts_and_their_own_beats() {
    let both = Both { own_ms: [Some(4_000), Some(6_000)], ..Both::default() };
    let [left, right] = for_each(300_000, &both);
    let places =
        |score: &Score| score.parts().iter().map(|part| (part.start_ms, part.length)).collect::<Vec<_>>();
    assert_eq!(places(&left), places(&right));
    assert_eq!(left.total_ms(), 300_000);
    let lengths = |score: &Score, at: usize| {
        let pair = score.beats().get(at..at + 2).unwrap();
        pair.iter().map(|beat| beat.length_ms).sum::<u32>()
    };
    assert_eq!((lengths(&left, 0), lengths(&right, 0)), (4_000, 6_000), "as they are");
    let last = |score: &Score| *score.beats().last().unwrap();
    assert_eq!(last(&left).end_ms(), last(&right).end_ms(), "together at the end");
    assert_eq!(last(&left).end_ms(), left.parts()[1].start_ms + left.parts()[1].length.timed_ms());
    assert!(lengths(&left, left.beats().len() - 2).abs_diff(6_000) <= 1);
    for [before, after] in left.beats().array_windows() {
        assert_eq!(before.end_ms(), after.start_ms);
    }
}

#[test]
fn a_wish_changes_the_beats_of_one_and_the_length_of_none() {
    let both = Both { own_ms: [Some(4_000), Some(6_000)], ..Both::default() };
    let [left, right] = for_each(300_000, &both);
    let wish = PartWish { part: 1, ms: 100_000, side: Side::Left, wish: Wish::Own };
    let [left_alone, right_still] = for_each(300_000, &Both { wishes: vec![wish], ..both });
    assert_eq!(right, right_still);
    assert_eq!(left.total_ms(), left_alone.total_ms());
    let until = |score: &Score| score.beats().iter().take_while(|beat| beat.end_ms() < 104_000).count();
    assert_eq!(left.beats()[..until(&left)], left_alone.beats()[..until(&left)], "what was stays");
    assert!(left_alone.beats().len() > left.beats().len());
}
