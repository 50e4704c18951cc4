use super::*;
use crate::rating::State::{self, Mixed, Settled, ShutDown, StirredUp};
use crate::record::{Ending, ExerciseKey, Origin, Record};
use crate::testing::{rated, shipped, sitting};

const HARD: Here = Here { state: StirredUp, band: Some(Band::High) };

/// Sittings of one exercise two hours apart, each from *stirred up* 8, easier by the given points.
fn eased(exercise: &str, first: u32, by: &[i8]) -> Vec<Record> {
    (first..)
        .zip(by)
        .map(|(number, by)| {
            let after = u8::try_from(8 - by).unwrap();
            Record {
                before: Some(rated(StirredUp, 8)),
                after: Some(rated(StirredUp, after)),
                ..sitting(number, exercise, i64::from(number) * 2)
            }
        })
        .collect()
}

fn between(exercise: &str, number: u32, from: (State, u8), to: (State, u8)) -> Record {
    Record {
        before: Some(rated(from.0, from.1)),
        after: Some(rated(to.0, to.1)),
        ..sitting(number, exercise, i64::from(number) * 2)
    }
}

fn observe(records: &[Record]) -> Observations {
    Observations::from_records(records)
}

fn one(records: &[Record], here: Here) -> ExerciseFinding {
    let found = from_here(&observe(records), here).exercises;
    assert_eq!(found.len(), 1);
    found.into_iter().next().unwrap()
}

#[test]
fn an_exercise_goes_by_its_newest_title_and_by_the_one_before_when_that_is_deleted() {
    let mut records = eased("sigh", 1, &[1, 1]);
    records[1].title = "Sigh softly".to_owned();
    let mut all = observe(&records);
    assert_eq!(from_here(&all, HARD).exercises[0].title, "Sigh softly");
    all.remove(records[1].id);
    assert_eq!(from_here(&all, HARD).exercises[0].title, "sigh");
}

#[test]
fn only_the_first_exercise_of_an_hour_counts() {
    let mut records = eased("sigh", 1, &[1, 2, 3]);
    let ended_ms = records[0].started_utc_ms + 180_000;
    records[1].started_utc_ms = ended_ms + EPISODE_GAP_MS - 1;
    // Exactly an hour after the end of the second.
    records[2].started_utc_ms = records[1].started_utc_ms + 180_000 + EPISODE_GAP_MS;
    let found = one(&records, HARD);
    assert_eq!(found.points.iter().map(|point| point.ease).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn what_goes_on_from_another_sitting_belongs_to_its_episode_however_late_and_even_if_that_is_deleted() {
    let mut records = eased("sigh", 1, &[1, 2]);
    records[1].follows = Some(records[0].id);
    let mut all = observe(&records);
    assert_eq!(all.firsts().count(), 1);
    all.remove(records[0].id);
    assert_eq!(all.firsts().count(), 0);
}

#[test]
fn an_impossible_length_does_not_swallow_the_days_after_it() {
    let mut records = eased("sigh", 1, &[1, 2]);
    records[0].practised_ms = u64::MAX;
    records[1].started_utc_ms += 24 * 3_600_000;
    assert_eq!(observe(&records).firsts().count(), 2);
}

#[test]
fn going_far_away_is_counted_by_itself_and_has_no_points() {
    let found = one(&[between("sigh", 1, (StirredUp, 8), (ShutDown, 2))], HARD);
    assert_eq!(found.counts, Counts { went_far_away: 1, ..Counts::default() });
    assert_eq!(found.points, []);
    assert!(found.counts.often_goes_far_away());
}

#[test]
fn from_far_away_presence_leads_and_coming_back_is_not_scored() {
    let here = Here { state: ShutDown, band: Some(Band::Low) };
    let found = one(
        &[
            between("toes", 1, (ShutDown, 1), (ShutDown, 4)),
            between("toes", 2, (ShutDown, 2), (StirredUp, 7)),
        ],
        here,
    );
    assert_eq!(found.points.iter().map(|point| point.ease).collect::<Vec<_>>(), [3]);
    assert_eq!((found.counts.easier, found.counts.came_back), (1, 1));
}

#[test]
fn who_left_is_counted_too() {
    let mut left = eased("sigh", 1, &[1]).remove(0);
    left.after = None;
    left.ending = Ending::NotForMe;
    let found = one(&[left], HARD);
    assert_eq!(found.counts, Counts { no_answer: 1, not_for_me: 1, ..Counts::default() });
    assert_eq!(found.says, Says::HistoryOnly);
    assert_eq!((found.estimate, found.spread), (None, None));
}

#[test]
fn only_the_chosen_state_and_numbers_are_looked_at_and_any_number_can_be_chosen() {
    let records = [
        between("sigh", 1, (StirredUp, 7), (StirredUp, 5)),
        between("sigh", 2, (StirredUp, 6), (StirredUp, 5)),
        between("sigh", 3, (Settled, 8), (Settled, 5)),
        Record {
            before: Some(crate::rating::Rating { state: Some(StirredUp), ..Default::default() }),
            ..sitting(4, "sigh", 8)
        },
    ];
    assert_eq!(one(&records, HARD).counts.sittings(), 1);
    assert_eq!(one(&records, Here { state: StirredUp, band: None }).counts.sittings(), 3);
}

#[test]
fn more_is_said_step_by_step() {
    let says = |n: usize| one(&eased("sigh", 1, &vec![2; n]), HARD).says;
    assert_eq!([1, 2].map(says), [Says::HistoryOnly; 2]);
    assert_eq!([3, 5].map(says), [Says::Counts; 2]);
    assert_eq!([6, 60].map(says), [Says::MedianAndInterval; 2], "alone it eases more than nothing");
}

#[test]
fn the_median_stands_between_the_ranks_that_the_table_names() {
    let ranks = |n| Ranks::of(n).map(|ranks| (ranks.low, ranks.high, (ranks.coverage * 1000.0).round()));
    assert_eq!(ranks(2), None);
    assert_eq!(ranks(3), Some((1, 3, 750.0)));
    assert_eq!(ranks(5), Some((1, 5, 938.0)));
    assert_eq!(ranks(6), Some((1, 6, 969.0)));
    assert_eq!(ranks(8), Some((2, 7, 930.0)));
    assert_eq!(ranks(200).map(|ranks| (ranks.0, ranks.1)), Some((87, 114)));
    assert_eq!(ranks(201).map(|ranks| (ranks.0, ranks.1)), Some((86, 116)));
    let spread = one(&eased("sigh", 1, &[-1, 4, 0, 3, 1, 2, 2, 3]), HARD).spread.unwrap();
    assert_eq!((spread.median, spread.low, spread.high), (2.0, 0, 3));
}

#[test]
fn few_sittings_are_pulled_towards_ones_own_mean() {
    let records = [eased("sigh", 1, &[5]), eased("look", 100, &[1; 9])].concat();
    let found = from_here(&observe(&records), HARD);
    assert_eq!(found.overall, Some(1.4));
    let estimates: Vec<f64> = found.exercises.iter().map(|found| found.estimate.unwrap()).collect();
    assert!((estimates[0] - (5.0 + 5.0 * 1.4) / 6.0).abs() < 1e-9, "w = 1/6: {estimates:?}");
    assert!((estimates[1] - (9.0 + 5.0 * 1.4) / 14.0).abs() < 1e-9, "w = 9/14: {estimates:?}");
}

#[test]
fn a_clear_difference_is_said_against_plain_pauses_once_there_are_eight_of_each() {
    let says = |of: usize, pauses: usize| {
        let records = [eased("sigh", 1, &vec![5; of]), eased(JUST_PAUSE, 100, &vec![0; pauses])].concat();
        from_here(&observe(&records), HARD).exercises[0].says
    };
    assert_eq!(says(8, 8), Says::SeemsToEaseMore { against: Against::JustPause });
    assert_eq!(says(7, 8), Says::MedianAndInterval);
    assert_eq!(says(8, 7), Says::MedianAndInterval);
}

#[test]
fn without_enough_pauses_it_is_said_against_everything_else_and_without_a_band_never() {
    let records = [eased("sigh", 1, &[5; 8]), eased("look", 100, &[0; 8])].concat();
    let says = |here| from_here(&observe(&records), here).exercises[0].says;
    assert_eq!(says(HARD), Says::SeemsToEaseMore { against: Against::Overall });
    assert_eq!(says(Here { band: None, ..HARD }), Says::MedianAndInterval);
}

#[test]
fn what_often_goes_far_away_or_is_left_without_an_answer_never_seems_to_ease_and_stands_below() {
    let pauses = eased(JUST_PAUSE, 100, &[0; 8]);
    let with = |others: Vec<Record>| {
        let records = [eased("sigh", 1, &[5; 8]), pauses.clone(), others].concat();
        from_here(&observe(&records), HARD).exercises
    };
    let far = with(vec![between("sigh", 50, (StirredUp, 8), (ShutDown, 1))]);
    assert_eq!(far.last().unwrap().exercise, shipped("sigh"));
    assert_eq!(far.last().unwrap().says, Says::MedianAndInterval);
    let left =
        (50..55).map(|number| Record { after: None, ..between("sigh", number, (StirredUp, 8), (Mixed, 1)) });
    assert_eq!(with(left.collect())[0].says, Says::MedianAndInterval);
}

#[test]
fn what_would_be_expected_anyway_comes_from_ones_own_plain_pauses_alone() {
    let expected = |records: &[Record], here| from_here(&observe(records), here).expected_anyway;
    let pauses = eased(JUST_PAUSE, 1, &[1, 2, 2, 2, 3, 5]);
    let mark = expected(&pauses, HARD).unwrap();
    assert_eq!((mark.n, mark.mean, mark.spread.median), (6, 2.5, 2.0));
    assert_eq!(expected(&pauses[..5], HARD), None, "five are too few");
    assert_eq!(expected(&pauses, Here { band: None, ..HARD }), None);
    let own: Vec<Record> = pauses
        .iter()
        .map(|pause| Record {
            exercise: ExerciseKey { origin: Origin::Own, ..pause.exercise.clone() },
            ..pause.clone()
        })
        .collect();
    assert_eq!(expected(&own, HARD), None, "another exercise of that name is not it");
}

#[test]
fn the_way_from_state_to_state_is_counted_for_a_time() {
    let records = [
        between("sigh", 1, (StirredUp, 8), (Settled, 2)),
        between("sigh", 2, (StirredUp, 8), (Settled, 2)),
        between("sigh", 3, (Settled, 2), (ShutDown, 2)),
        Record { after: None, ..between("sigh", 4, (Mixed, 2), (Mixed, 2)) },
    ];
    let all = observe(&records);
    let flows = between_states(&all, ..);
    assert_eq!((flows.count(StirredUp, Settled), flows.count(Settled, ShutDown), flows.total()), (2, 1, 3));
    assert_eq!((flows.began_in(StirredUp), flows.ended_in(Settled)), (2, 2));
    assert_eq!(between_states(&all, records[1].started_utc_ms..records[2].started_utc_ms).total(), 1);
    assert_eq!(all.in_range(records[1].started_utc_ms..=records[2].started_utc_ms).len(), 2);
}

#[test]
fn ten_minutes_later_it_stayed_went_on_easing_or_came_back_up() {
    let with_later = |number, later: Option<crate::rating::Rating>| Record {
        later,
        ..between("sigh", number, (StirredUp, 8), (StirredUp, 5))
    };
    let mut records = vec![
        with_later(1, Some(rated(StirredUp, 5))),
        with_later(2, Some(rated(Settled, 3))),
        with_later(3, Some(rated(StirredUp, 8))),
        with_later(4, Some(rated(ShutDown, 2))),
        with_later(5, None),
    ];
    let found = later(&observe(&records));
    let counts = LaterCounts {
        stayed: 1,
        went_on_easing: 1,
        came_back_up: 1,
        went_far_away: 1,
        ..LaterCounts::default()
    };
    assert_eq!((found.overall.counts, found.overall.says), (counts, Detail::Counts));
    assert_eq!(found.exercises.len(), 1);
    // Something else was practised before it was asked.
    records.push(Record { started_utc_ms: records[0].started_utc_ms + 300_000, ..sitting(6, "look", 0) });
    assert_eq!(later(&observe(&records)).overall.counts, LaterCounts { stayed: 0, ..counts });
}

#[test]
fn a_change_of_three_points_in_one_sitting_may_be_noise() {
    assert!((reliable_change(2.2, RELIABILITY_ASSUMED) - 3.34).abs() < 0.01);
    assert!(reliable_change(-1.0, 7.0).abs() < 1e-9, "impossible figures stay harmless");
}

#[test]
fn a_hundred_thousand_sittings_are_held_in_little_memory() {
    // Each stands once in order of time, and once in order of ids with its start.
    let bytes = size_of::<Observation>() + size_of::<(uuid::Uuid, i64)>();
    assert!(100_000 * bytes <= 12_000_000, "{bytes} bytes for each");
}

#[test]
fn the_most_useful_true_thing_is_said_first() {
    assert_eq!(headline(&observe(&[])), Headline::Nothing);
    assert_eq!(headline(&observe(&eased("sigh", 1, &[2, 2]))), Headline::TooFew { sittings: 2 });
    assert!(matches!(headline(&observe(&eased("sigh", 1, &[2; 5]))), Headline::Counts(_)));
    assert!(matches!(headline(&observe(&eased("sigh", 1, &[2; 6]))), Headline::Middle(_)));
    let both = |n: usize| [eased("sigh", 1, &vec![5; n]), eased("look", 100, &[0; 8])].concat();
    let Headline::EasesMore { told, against } = headline(&observe(&both(8))) else {
        panic!("{:?}", headline(&observe(&both(8))))
    };
    assert_eq!((told.here, told.title.as_str(), against), (HARD, "sigh", Against::Overall));
    let Headline::Middle(told) = headline(&observe(&both(7))) else {
        panic!("seven are too few for a claim")
    };
    assert_eq!(
        (told.title.as_str(), told.counts.with_points()),
        ("look", 8),
        "by how often, not by how much"
    );
    assert_eq!(told.here.band, None);
}

#[test]
fn a_claim_is_looked_for_only_where_most_sittings_began() {
    let claimed = [eased("sigh", 1, &[5; 8]), eased("look", 100, &[0; 8])].concat();
    let others = (200..220).map(|number| between("toes", number, (Mixed, 5), (Mixed, 5)));
    let all: Vec<Record> = claimed.into_iter().chain(others).collect();
    let Headline::Middle(told) = headline(&observe(&all)) else { panic!("{:?}", headline(&observe(&all))) };
    assert_eq!((told.title.as_str(), told.here.state), ("toes", Mixed));
}

#[test]
fn settled_is_told_only_where_there_is_nothing_else() {
    let settled = (1..20).map(|number| between("sigh", number, (Settled, 3), (Settled, 2)));
    let mut all: Vec<Record> = settled.collect();
    assert!(matches!(headline(&observe(&all)), Headline::Middle(told) if told.here.state == Settled));
    all.extend(eased("look", 100, &[1; 6]));
    assert!(matches!(headline(&observe(&all)), Headline::Middle(told) if told.here.state == StirredUp));
}

#[test]
fn what_often_goes_far_away_is_not_what_is_said_first() {
    let mut all = eased("sigh", 1, &[5; 9]);
    all.extend((50..52).map(|number| between("sigh", number, (StirredUp, 8), (ShutDown, 1))));
    assert_eq!(headline(&observe(&all)), Headline::TooFew { sittings: 11 });
}

#[test]
fn an_order_that_looks_wrong_gives_its_reason() {
    let of = |records: Vec<Record>| from_here(&observe(&records), HARD);
    let few =
        of([eased("sigh", 1, &[2; 20]), eased("look", 100, &[3]), eased("toes", 200, &[0; 30])].concat());
    let titles: Vec<&str> = few.exercises.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["sigh", "look", "toes"]);
    assert_eq!([0, 1, 2].map(|place| few.stands_below(place)), [None, Some(StandsBelow::FewTimes), None]);
    let other =
        of([eased("sigh", 1, &[4; 30]), eased("look", 100, &[0]), eased("toes", 200, &[1; 20])].concat());
    assert_eq!(other.exercises[1].title, "look");
    assert_eq!(other.stands_below(2), Some(StandsBelow::OtherFewTimes));
    let far = between("sigh", 50, (StirredUp, 8), (ShutDown, 1));
    let far = of([eased("sigh", 1, &[5; 4]), vec![far], eased("look", 100, &[1; 4])].concat());
    assert_eq!(far.stands_below(1), Some(StandsBelow::OftenFarAway));
}
