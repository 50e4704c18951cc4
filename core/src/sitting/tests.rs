//! Every path ends, nothing that was said is lost, and Stop works everywhere.

use proptest::prelude::*;

use super::*;
use crate::exercise::{ExerciseId, Gesture, Lasts, Lines};
use crate::rating::{Level, Shift, State};
use crate::record::Origin;
use crate::testing::{any_exercise, beat, cycle, exercise_of, exercise_with, say};

pub(super) fn secs(secs: u64) -> Duration {
    Duration::from_secs(secs)
}

fn beginning(exercise: Exercise, length_ms: u32) -> Beginning {
    Beginning {
        id: Uuid::from_u128(7),
        parts_hash: exercise.parts_hash(),
        exercise: Arc::new(exercise),
        key: ExerciseKey { origin: Origin::Shipped, id: "example".to_owned() },
        length_ms,
        started_utc_ms: 1_000,
        zone: "UTC".to_owned(),
        before: Some(rating(8)),
        compare_with: Some(rating(8)),
        follows: None,
    }
}

fn rating(hardness: u8) -> Rating {
    Rating { state: Some(State::StirredUp), hardness: Level::new(hardness), ..Rating::default() }
}

pub(super) fn begin_with(exercise: Exercise, length_ms: u32) -> (Sitting, Vec<Effect>) {
    Sitting::begin(beginning(exercise, length_ms), secs(0))
}

/// Ten-second breaths with words around them, one minute: 4 + 40 + 8 + 4 s of landing.
fn one_minute() -> Exercise {
    exercise_of(vec![
        say(4_000),
        cycle(vec![beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000)]),
        say(8_000),
    ])
}

fn saved(effects: &[Effect]) -> Option<&Record> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Save(record) => Some(record.as_ref()),
        _ => None,
    })
}

#[test]
fn a_whole_practice_ends_by_itself_and_is_kept_as_whole() {
    let (mut sitting, effects) = Sitting::begin(beginning(one_minute(), 60_000), secs(100));
    assert_eq!(saved(&effects).map(|record| record.ending), Some(Ending::Interrupted), "until it ends");
    assert_eq!(sitting.step(Event::Tick, secs(130)), Vec::new());
    assert_eq!(sitting.moment(secs(114)).beat.map(|beat| beat.gesture), Some(Gesture::In));
    // The driver was away and looks again an hour later.
    let effects = sitting.step(Event::Tick, secs(3_700));
    let record = saved(&effects).unwrap();
    assert_eq!((record.ending, record.practised_ms), (Ending::Whole, 56_000));
    assert_eq!(sitting.stage(), Stage::After(Ending::Whole));
    assert_eq!(sitting.landed_at(), Some(secs(3_700)));
    let effects = sitting.step(Event::Rate(rating(5)), secs(3_800));
    assert_eq!(sitting.landed_at(), Some(secs(3_700)), "answers are no landing");
    assert_eq!(saved(&effects).and_then(|record| record.after.clone()), Some(rating(5)));
    assert!(matches!(sitting.shift(), Some(Shift::Easier { by: 3, .. })));
    assert_eq!(sitting.step(Event::Close, secs(3_900)), vec![Effect::Closed]);
}

#[test]
fn a_pause_stands_still_and_is_not_practised() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(0));
    let effects = sitting.step(Event::Pause, secs(10));
    assert!(matches!(effects.as_slice(), [Effect::Follow(anchor)] if !anchor.is_running));
    assert_eq!(sitting.position(secs(500)), sitting.position(secs(10)));
    assert_eq!(sitting.until_next_change(secs(500)), None);
    let _ = sitting.step(Event::Resume, secs(500));
    assert_eq!(sitting.position(secs(501)), Position { part: 1, ms: 7_000 });
    let effects = sitting.step(Event::Stop, secs(505));
    let record = saved(&effects).unwrap();
    assert_eq!((record.practised_ms, record.ending), (15_000, Ending::Interrupted));
}

#[test]
fn a_reason_for_stopping_early_is_kept_and_none_is_needed() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(0));
    let _ = sitting.step(Event::Stop, secs(5));
    let effects = sitting.step(Event::Reason(Reason::Enough), secs(6));
    assert_eq!(saved(&effects).map(|record| record.ending), Some(Ending::Enough));
    assert_eq!(sitting.step(Event::Close, secs(7)), vec![Effect::Closed]);
}

#[test]
fn stopping_while_the_lantern_lands_is_not_early() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(0));
    let effects = sitting.step(Event::Stop, secs(54));
    assert_eq!(saved(&effects).map(|record| record.ending), Some(Ending::Whole));
    assert_eq!(sitting.landed_at(), None, "it was stopped");
}

#[test]
fn gentler_goes_on_with_what_the_exercise_names() {
    let mut exercise = one_minute();
    exercise.gentler = Some(ExerciseId("look-around".to_owned()));
    let (mut sitting, _) = Sitting::begin(beginning(exercise, 60_000), secs(0));
    let effects = sitting.step(Event::Gentler, secs(9));
    assert_eq!(saved(&effects).map(|record| record.ending), Some(Ending::Gentler));
    assert!(effects.contains(&Effect::GoOn(Some(ExerciseId("look-around".to_owned())))));
    assert_eq!(effects.last(), Some(&Effect::Closed));
}

#[test]
fn three_tapped_breaths_set_the_pace() {
    let notice = Part::Notice { sense: Sense::Breath, count: 3, prompt: "Tap.".to_owned(), each: false };
    let breath = Part::Cycle {
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
    let (mut sitting, _) = Sitting::begin(beginning(exercise_of(vec![notice, breath]), 60_000), secs(0));
    for tap in [10, 14] {
        assert_eq!(sitting.step(Event::Next, secs(tap)), Vec::new());
    }
    assert_eq!(sitting.noticing(secs(15)).map(|step| (step.done, step.count)), Some((2, 3)));
    let effects = sitting.step(Event::Next, secs(20));
    assert!(matches!(effects.first(), Some(Effect::Rescored(_))));
    let first = sitting.score().beats()[1].end_ms();
    assert!(first.abs_diff(5_000) <= 1, "two breaths took ten seconds, so the first takes five: {first}");
    assert_eq!(sitting.position(secs(21)), Position { part: 1, ms: 1_000 });
}

#[test]
fn a_sense_can_be_swapped_and_skipped() {
    let notice = Part::Notice { sense: Sense::Smell, count: 2, prompt: "Smell.".to_owned(), each: false };
    let (mut sitting, _) = Sitting::begin(beginning(exercise_of(vec![notice, say(5_000)]), 60_000), secs(0));
    assert_eq!(sitting.noticing(secs(1)).and_then(|step| step.swapped_for), None);
    let _ = sitting.step(Event::Swap, secs(1));
    assert_eq!(sitting.noticing(secs(1)).and_then(|step| step.swapped_for), Some(Sense::Taste));
    assert_eq!(sitting.own_steps(secs(1)), (0, 2));
    let _ = sitting.step(Event::Next, secs(2));
    assert_eq!(sitting.own_steps(secs(2)), (1, 2));
    let _ = sitting.step(Event::Skip, secs(3));
    assert_eq!(sitting.position(secs(4)), Position { part: 1, ms: 1_000 });
    assert_eq!(sitting.own_steps(secs(4)), (2, 2));
    // What was skipped was not found.
    assert_eq!(sitting.noticed(), [Noticed { part: 0, sense: Sense::Taste, at: secs(2) }]);
    assert_eq!(sitting.practised_ms(secs(4)), 4_000);
}

#[test]
fn a_private_exercise_is_never_given_to_be_kept() {
    let mut exercise = one_minute();
    exercise.private = true;
    let (mut sitting, mut effects) = Sitting::begin(beginning(exercise, 60_000), secs(0));
    effects.extend(sitting.step(Event::Stop, secs(5)));
    effects.extend(sitting.step(Event::Rate(rating(3)), secs(6)));
    assert_eq!(saved(&effects), None);
}

#[test]
fn a_rating_that_comes_before_the_driver_noticed_the_end_is_not_lost() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(0));
    let effects = sitting.step(Event::Rate(rating(4)), secs(90));
    assert_eq!(saved(&effects).and_then(|record| record.after.clone()), Some(rating(4)));
}

#[test]
fn words_that_wait_do_not_hold_up_stop() {
    let wait =
        Part::Say { text: "Take your time.".to_owned(), lasts: Lasts::UntilNext, lines: Lines::default() };
    let (mut sitting, _) = Sitting::begin(beginning(exercise_of(vec![wait, say(5_000)]), 60_000), secs(0));
    assert!(sitting.waits(secs(900)));
    let effects = sitting.step(Event::Stop, secs(900));
    assert!(effects.contains(&Effect::Ended(Ending::Interrupted)));
}

#[test]
fn what_stood_still_goes_on_where_it_was_and_practised_only_what_was_there() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(100));
    let effects = sitting.step(Event::Absent { since: secs(106) }, secs(3_700));
    assert!(matches!(effects.as_slice(), [Effect::Follow(anchor)] if !anchor.is_running));
    assert_eq!((sitting.stage(), sitting.is_absent()), (Stage::Paused, true));
    assert_eq!(sitting.position(secs(9_000)), Position { part: 1, ms: 2_000 });
    assert_eq!(sitting.step(Event::Absent { since: secs(9_000) }, secs(9_900)), Vec::new());
    assert_eq!(sitting.step(Event::Tick, secs(9_900)), Vec::new());
    let _ = sitting.step(Event::Resume, secs(10_000));
    assert!(!sitting.is_absent());
    let effects = sitting.step(Event::Tick, secs(10_050));
    assert_eq!(
        saved(&effects).map(|record| (record.ending, record.practised_ms)),
        Some((Ending::Whole, 56_000))
    );
}

#[test]
fn an_end_before_everything_stood_still_was_an_end() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(0));
    let effects = sitting.step(Event::Absent { since: secs(57) }, secs(900));
    assert_eq!(
        saved(&effects).map(|record| (record.ending, record.practised_ms)),
        Some((Ending::Whole, 56_000))
    );
    assert_eq!(sitting.step(Event::Absent { since: secs(900) }, secs(990)), Vec::new(), "over is over");
}

#[test]
fn a_landing_waits_for_whoever_comes_back() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(0));
    let _ = sitting.step(Event::Absent { since: secs(54) }, secs(900));
    assert_eq!((sitting.stage(), sitting.part(secs(900))), (Stage::Paused, None));
    let effects = sitting.step(Event::Stop, secs(901));
    assert_eq!(
        saved(&effects).map(|record| (record.ending, record.practised_ms)),
        Some((Ending::Whole, 54_000))
    );
}

#[test]
fn a_wait_that_everything_stood_still_in_is_gone_on_from_at_one_press() {
    let wait =
        Part::Say { text: "Take your time.".to_owned(), lasts: Lasts::UntilNext, lines: Lines::default() };
    let (mut sitting, _) = Sitting::begin(beginning(exercise_of(vec![wait, say(5_000)]), 60_000), secs(0));
    let _ = sitting.step(Event::Absent { since: secs(7) }, secs(900));
    assert_eq!((sitting.stage(), sitting.waits(secs(900))), (Stage::Paused, true));
    let _ = sitting.step(Event::Next, secs(901));
    assert_eq!((sitting.stage(), sitting.is_absent()), (Stage::Running, false));
    assert_eq!(sitting.position(secs(902)), Position { part: 1, ms: 1_000 });
    let effects = sitting.step(Event::Stop, secs(903));
    assert_eq!(saved(&effects).map(|record| record.practised_ms), Some(9_000));
}

#[test]
fn breaths_tapped_on_both_sides_of_a_pause_set_no_pace() {
    let notice = Part::Notice { sense: Sense::Breath, count: 2, prompt: "Tap.".to_owned(), each: false };
    let exercise = exercise_of(vec![notice, say(5_000)]);
    for pause in [Event::Pause, Event::Absent { since: secs(2) }] {
        let (mut sitting, _) = Sitting::begin(beginning(exercise.clone(), 60_000), secs(0));
        let _ = sitting.step(Event::Next, secs(1));
        let _ = sitting.step(pause, secs(8));
        let _ = sitting.step(Event::Next, secs(20));
        assert_eq!(sitting.noticing(secs(20)).map(|step| step.done), Some(1), "counted anew");
        let effects = sitting.step(Event::Next, secs(24));
        assert!(matches!(effects.first(), Some(Effect::Rescored(_))));
        assert_eq!(sitting.choice.own_cycle_ms, Some(4_000));
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        Just(Event::Tick),
        Just(Event::Pause),
        Just(Event::Resume),
        Just(Event::Next),
        Just(Event::Skip),
        Just(Event::Swap),
        Just(Event::Stop),
        Just(Event::Gentler),
        Just(Event::Reason(Reason::NotForMe)),
        (0..=10_u8).prop_map(|hardness| Event::Rate(rating(hardness))),
    ]
}

proptest! {
    #[test]
    fn whatever_happens_it_ends_and_keeps_what_was_said(
        exercise in any_exercise(),
        events in proptest::collection::vec((any_event(), 0..90_u64), 0..60),
    ) {
        let (mut sitting, mut effects) = Sitting::begin(beginning(exercise, 60_000), secs(0));
        let mut now = secs(0);
        let mut said = None;
        for (event, wait_secs) in events {
            now += secs(wait_secs);
            let spoken = match &event { Event::Rate(rating) => Some(rating.clone()), _ => None };
            effects.extend(sitting.step(event, now));
            if spoken.is_some() && matches!(sitting.stage(), Stage::After(_)) {
                said = spoken;
            }
            let practised_ms = u128::from(sitting.record().practised_ms);
            prop_assert!(practised_ms <= now.as_millis(), "never longer than it took");
        }
        effects.extend(sitting.step(Event::Stop, now));
        effects.extend(sitting.step(Event::Stop, now));
        prop_assert_eq!(sitting.stage(), Stage::Closed);
        prop_assert_eq!(effects.last(), Some(&Effect::Closed));
        prop_assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::Ended(_))).count(), 1);
        prop_assert_eq!(saved(&effects).and_then(|record| record.after.clone()), said);
        prop_assert_eq!(sitting.step(Event::Next, now), Vec::new(), "closed is closed");
    }

    #[test]
    fn however_often_everything_stands_still_it_is_practised_only_while_it_is_there(
        exercise in any_exercise(),
        stretches in proptest::collection::vec((1..40_u64, 6..9_000_u64), 0..12),
    ) {
        let (mut sitting, _) = Sitting::begin(beginning(exercise, 60_000), secs(0));
        let (mut now, mut there) = (secs(0), secs(0));
        for (there_secs, away_secs) in stretches {
            let since = now + secs(there_secs);
            there += secs(there_secs);
            now = since + secs(away_secs);
            let before = sitting.position(since);
            let is_over = sitting.score().is_over(before);
            let _ = sitting.step(Event::Absent { since }, now);
            prop_assert_eq!(sitting.position(now), before, "it is where it was");
            prop_assert_eq!(matches!(sitting.stage(), Stage::After(_)), is_over, "nothing ends in between");
            prop_assert!(u128::from(sitting.record().practised_ms) <= there.as_millis());
            let _ = sitting.step(Event::Resume, now);
        }
    }
}

fn begun(parts: &str, length_ms: u32) -> Sitting {
    let exercise = exercise_with(&[("parts", &format!("[{parts}]"))]);
    Sitting::begin(beginning(exercise, length_ms), secs(0)).0
}

#[test]
fn lines_stand_one_after_another_and_a_change_is_foretold() {
    let sitting = begun("Say(text: \"Here.\", fill: true, lines: [\"One.\", \"Two.\"])", 64_000);
    let standing = |at| sitting.standing_words(secs(at)).map(|words| (words.text, words.since_ms));
    assert_eq!(standing(5), Some(("Here.", 5_000)));
    assert_eq!(standing(20), Some(("One.", 0)));
    assert_eq!(standing(59), Some(("Two.", 19_000)));
    assert_eq!(standing(61), None, "while landing");
    assert_eq!(sitting.until_next_change(secs(5)), Some(secs(15)));
}

#[test]
fn a_time_that_is_set_runs_can_be_set_again_and_is_gone_on_from_at_any_time() {
    let parts =
        "Wait(text: \"How long?\", choices: [30, 60], lines: [\"One.\", \"Two.\"]), Say(text: \"B.\")";
    let mut sitting = begun(parts, 60_000);
    assert_eq!(sitting.until_next_change(secs(3)), None, "nothing is set");
    let _ = sitting.step(Event::SetWait { ms: 45_000 }, secs(5));
    assert_eq!(sitting.waiting(secs(6)).unwrap().set_ms, None, "no choice");
    let _ = sitting.step(Event::SetWait { ms: 60_000 }, secs(10));
    let waiting = |sitting: &Sitting, at| {
        let waiting = sitting.waiting(secs(at)).unwrap();
        (waiting.set_ms, waiting.elapsed_ms, waiting.is_over())
    };
    assert_eq!(waiting(&sitting, 25), (Some(60_000), 15_000, false));
    assert_eq!(sitting.until_next_change(secs(25)), Some(secs(5)), "the first line");
    assert_eq!(sitting.standing_words(secs(31)).unwrap().text, "One.");
    let _ = sitting.step(Event::Pause, secs(40));
    assert_eq!(waiting(&sitting, 500), (Some(60_000), 30_000, false), "a pause stands still");
    let _ = sitting.step(Event::Resume, secs(500));
    assert_eq!(waiting(&sitting, 530), (Some(60_000), 60_000, true));
    assert_eq!(sitting.standing_words(secs(540)).unwrap().text, "Two.");
    assert_eq!(sitting.until_next_change(secs(540)), None);
    let _ = sitting.step(Event::SetWait { ms: 30_000 }, secs(550));
    assert_eq!(waiting(&sitting, 551), (Some(30_000), 1_000, false), "again");
    let _ = sitting.step(Event::Next, secs(560));
    assert_eq!(sitting.waiting(secs(560)), None);
    assert_eq!(sitting.standing_words(secs(560)).unwrap().text, "B.");
}

#[test]
fn the_number_of_a_scale_is_shown_as_it_goes_and_never_kept() {
    let mut sitting = begun("Scale(prompt: \"How strong?\", secs: 60), Say(text: \"B.\", secs: 5)", 60_000);
    assert_eq!(sitting.scale(secs(1)).unwrap().level, None);
    let set = |sitting: &mut Sitting, number, ms| {
        sitting.step(Event::SetScale(Level::new(number).unwrap()), Duration::from_millis(ms))
    };
    let effects = [set(&mut sitting, 7, 2_000), set(&mut sitting, 6, 2_100), set(&mut sitting, 4, 30_000)];
    assert_eq!(effects.concat(), [], "nothing to save");
    let scale = sitting.scale(secs(31)).unwrap();
    let trail: Vec<_> = scale.trail.iter().map(|point| (point.ms, point.level.get())).collect();
    assert_eq!(trail, [(2_000, 6), (30_000, 4)]);
    assert_eq!((scale.elapsed_ms, scale.length_ms), (31_000, 60_000));
    assert_eq!(sitting.scale(secs(61)), None);
    let _ = sitting.step(Event::Stop, secs(62));
    let mut untouched = begun("Scale(prompt: \"How strong?\", secs: 60), Say(text: \"B.\", secs: 5)", 60_000);
    let _ = untouched.step(Event::Stop, secs(62));
    assert_eq!(sitting.record(), untouched.record());
}

#[test]
fn words_come_in_an_order_of_their_own_each_time() {
    let parts = "Words(text: \"See each.\", words: [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"], every: 5)";
    let exercise = Arc::new(exercise_with(&[("parts", &format!("[{parts}]"))]));
    let words = |id: u128| {
        let beginning = Beginning { id: Uuid::from_u128(id), ..beginning((*exercise).clone(), 64_000) };
        let (sitting, _) = Sitting::begin(beginning, secs(0));
        let word = |step: u64| sitting.standing_words(secs(step * 5 + 1)).unwrap().text.to_owned();
        (0..12).map(word).collect::<Vec<_>>()
    };
    let first = words(7);
    let mut round = first[..6].to_vec();
    round.sort();
    assert_eq!(round, ["a", "b", "c", "d", "e", "f"], "each once before any comes again");
    assert_ne!(first, words(8));
}

#[test]
fn who_joins_stands_at_the_beginning_of_a_breath_until_then_and_comes_out_of_a_pause() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(0));
    let _ = sitting.step(Event::Pause, secs(17));
    let effects = sitting.step(Event::Join { at: secs(40), round: 2 }, secs(33));
    let stands = Position { part: 1, ms: 20_000 };
    let anchor = Anchor { position: stands, at: secs(40), is_running: true };
    assert_eq!(effects, vec![Effect::Follow(anchor)], "followed once, from then on");
    assert_eq!((sitting.position(secs(39)), sitting.joins_in(secs(39))), (stands, Some(secs(1))));
    assert_eq!(sitting.until_next_change(secs(39)), Some(secs(1)));
    assert_eq!(sitting.joins_in(secs(40)), None);
    assert_eq!(sitting.position(secs(43)), Position { part: 1, ms: 23_000 });
    let _ = sitting.step(Event::Join { at: secs(50), round: 4 }, secs(44));
    assert_eq!(sitting.position(secs(50)), Position { part: 2, ms: 0 }, "there are only four");
    let effects = sitting.step(Event::Tick, secs(62));
    assert_eq!(saved(&effects).map(|record| record.practised_ms), Some(17_000 + 4_000 + 12_000));
}

#[test]
fn a_thousand_corrections_lose_no_millisecond() {
    let (mut sitting, _) = Sitting::begin(beginning(one_minute(), 60_000), secs(1));
    let mut now = secs(5);
    for turn in 0..1_000 {
        now += Duration::from_micros(10_333);
        let _ = sitting.step(Event::Correct { ms: if turn % 2 == 0 { 7 } else { -6 } }, now);
    }
    let score = Arc::clone(sitting.score());
    assert_eq!(score.timed_ms(sitting.position(now)), now.as_millis() as u32 - 1_000 + 500);
    let _ = sitting.step(Event::Pause, now);
    assert_eq!(sitting.step(Event::Correct { ms: 5 }, now), Vec::new(), "what stands is not corrected");
}
