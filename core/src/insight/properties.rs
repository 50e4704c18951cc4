//! What holds for any records, however broken.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::rating::{Level, Rating, State};
use crate::record::{Edit, Ending, ExerciseKey, Origin, Record};
use crate::testing::sitting;

fn any_level() -> impl Strategy<Value = Option<Level>> {
    proptest::option::of((0..=10_u8).prop_map(|value| Level::new(value).unwrap()))
}

fn any_rating() -> impl Strategy<Value = Option<Rating>> {
    let state = proptest::option::of(proptest::sample::select(State::ALL.to_vec()));
    let rating = (state, any_level(), any_level()).prop_map(|(state, hardness, presence)| Rating {
        state,
        hardness,
        presence,
        words: Vec::new(),
    });
    proptest::option::weighted(0.8, rating)
}

fn any_start() -> impl Strategy<Value = i64> {
    prop_oneof![
        6 => 0..400_000_000_i64,
        1 => Just(i64::MIN),
        1 => Just(i64::MAX),
        1 => any::<i64>(),
    ]
}

fn any_record() -> impl Strategy<Value = Record> {
    let endings = [Ending::Whole, Ending::Enough, Ending::NotForMe, Ending::Interrupted, Ending::Gentler];
    let origin = prop_oneof![Just(Origin::Shipped), Just(Origin::Own), Just(Origin::Pack("p".to_owned()))];
    let name = proptest::sample::select(vec![JUST_PAUSE, "sigh", "look"]);
    let practised_ms = prop_oneof![4 => 0..900_000_u64, 1 => any::<u64>()];
    (
        (0..24_u128, origin, name, any_start(), practised_ms),
        (any_rating(), any_rating(), any_rating()),
        (proptest::sample::select(endings.to_vec()), proptest::option::weighted(0.1, 0..24_u128)),
    )
        .prop_map(|((id, origin, name, started_utc_ms, practised_ms), ratings, (ending, follows))| {
            Record {
                id: Uuid::from_u128(id),
                exercise: ExerciseKey { origin, id: name.to_owned() },
                started_utc_ms,
                practised_ms,
                ending,
                before: ratings.0,
                after: ratings.1,
                later: ratings.2,
                follows: follows.map(Uuid::from_u128),
                ..sitting(0, name, 0)
            }
        })
}

fn any_records() -> impl Strategy<Value = Vec<Record>> {
    proptest::collection::vec(any_record(), 0..60)
}

fn everywhere() -> impl Iterator<Item = Here> {
    let bands = [None, Some(Band::Low), Some(Band::Middle), Some(Band::High)];
    State::ALL.into_iter().flat_map(move |state| bands.map(|band| Here { state, band }))
}

/// The last record of each id.
fn distinct(records: &[Record]) -> Vec<Record> {
    let mut distinct: Vec<Record> = Vec::new();
    for record in records.iter().rev() {
        if distinct.iter().all(|other| other.id != record.id) {
            distinct.push(record.clone());
        }
    }
    distinct
}

proptest! {
    #[test]
    fn the_order_in_which_they_come_changes_nothing(records in any_records(), turn in any::<prop::sample::Index>()) {
        let all = Observations::from_records(&records);
        let mut other = distinct(&records);
        if !other.is_empty() {
            let places = other.len();
            other.rotate_left(turn.index(places));
        }
        let again = Observations::from_records(&other);
        prop_assert_eq!(&all, &again);
        for here in everywhere() {
            prop_assert_eq!(from_here(&all, here), from_here(&again, here));
        }
        prop_assert_eq!(later(&all), later(&again));
        prop_assert_eq!(headline(&all), headline(&again));
        prop_assert!(all.all().is_sorted_by_key(|sitting| (sitting.started_utc_ms, sitting.id)));
    }

    #[test]
    fn one_after_the_other_and_all_together_are_the_same(records in any_records()) {
        let mut one_by_one = Observations::default();
        for record in &records {
            one_by_one.put(record);
        }
        let together = Observations::from_records(&records);
        prop_assert_eq!(&one_by_one, &together);
        let mut ids: Vec<Uuid> = distinct(&records).iter().map(|record| record.id).collect();
        ids.sort_unstable();
        ids.reverse();
        prop_assert_eq!(together.newest_first().map(|one| one.id).collect::<Vec<_>>(), ids.clone());
        for (place, id) in ids.iter().enumerate() {
            prop_assert_eq!(one_by_one.nth_newest(place).map(|one| one.id), Some(*id));
        }
        prop_assert_eq!(one_by_one.nth_newest(ids.len()), None);
        for key in records.iter().map(|record| &record.exercise) {
            prop_assert_eq!(one_by_one.times_practised(key), together.times_practised(key));
        }
    }

    #[test]
    fn an_edit_changes_what_is_observed_as_it_changes_the_record(records in any_records(), new in any_record(), note in "[a]?") {
        let mut edited = Observations::from_records(&records);
        let mut put = edited.clone();
        for old in distinct(&records) {
            let new = Record { id: old.id, note: note.clone(), tags: vec![note.clone()], ..new.clone() };
            let edit = Edit::between(&old, &new);
            let mut changed = old.clone();
            edit.apply(&mut changed);
            edited.edit(old.id, &edit);
            put.put(&changed);
        }
        prop_assert_eq!(&edited, &put);
        for key in records.iter().map(|record| &record.exercise) {
            prop_assert_eq!(edited.newest_of(key), put.newest_of(key));
        }
        edited.edit(Uuid::from_u128(99), &Edit::default());
        prop_assert_eq!(edited, put);
    }

    #[test]
    fn taking_one_out_undoes_putting_it_in(records in any_records(), new in any_record()) {
        let kept: Vec<Record> = records.into_iter().filter(|record| record.id != new.id).collect();
        let before = Observations::from_records(&kept);
        let mut all = before.clone();
        all.put(&new);
        prop_assert_eq!(all.len(), before.len() + 1);
        prop_assert!(all.remove(new.id));
        prop_assert!(!all.remove(new.id));
        prop_assert_eq!(all, before);
    }

    #[test]
    fn everything_is_counted_once(records in any_records()) {
        let all = Observations::from_records(&records);
        let firsts = all.firsts().filter(|sitting| sitting.before.state.is_some()).count();
        let mut counted = 0;
        for here in everywhere() {
            let found = from_here(&all, here);
            let sum = found.exercises.iter().fold(Counts::default(), |sum, one| sum.and(&one.counts));
            prop_assert_eq!(sum, found.counts);
            for one in &found.exercises {
                prop_assert_eq!(one.points.len(), one.counts.with_points());
                prop_assert!(one.points.is_sorted_by_key(|point| (point.started_utc_ms, point.id)));
                prop_assert!(one.estimate.is_none_or(|points| points.abs() <= 10.0));
                if let Some(spread) = one.spread {
                    prop_assert!(f64::from(spread.low) <= spread.median && spread.median <= f64::from(spread.high));
                }
            }
            counted += if here.band.is_none() { found.counts.sittings() } else { 0 };
        }
        prop_assert_eq!(counted, firsts);
        let both = all.all().iter().filter(|one| one.before.state.is_some() && one.after.state.is_some()).count();
        prop_assert_eq!(between_states(&all, ..).total(), both);
        prop_assert_eq!(all.in_range(i64::MIN..=i64::MAX).len(), all.len());
        let keys: BTreeSet<&ExerciseKey> = records.iter().map(|record| &record.exercise).collect();
        prop_assert_eq!(keys.into_iter().map(|key| all.times_practised(key)).sum::<usize>(), all.len());
    }

    #[test]
    fn what_is_said_first_stands_on_as_many_answers_as_it_needs(records in any_records()) {
        let all = Observations::from_records(&records);
        let told = match headline(&all) {
            Headline::Nothing => {
                prop_assert!(all.is_empty());
                None
            }
            Headline::TooFew { sittings } => {
                prop_assert_eq!(sittings, all.len());
                None
            }
            Headline::Counts(told) => {
                prop_assert!(told.counts.answered() >= COUNTS_LEAST);
                Some(told)
            }
            Headline::Middle(told) => {
                prop_assert!(told.counts.with_points() >= MEDIAN_LEAST && told.spread.is_some());
                Some(told)
            }
            Headline::EasesMore { told, .. } => {
                prop_assert!(told.counts.with_points() >= CLAIM_POINTS_LEAST && told.here.band.is_some());
                Some(told)
            }
        };
        if let Some(told) = told {
            prop_assert!(!told.counts.often_goes_far_away());
            let found = from_here(&all, told.here).exercises;
            prop_assert!(found.iter().any(|one| one.exercise == told.exercise && one.counts == told.counts));
        }
    }

    #[test]
    fn keeping_some_is_as_if_the_others_had_never_been(records in any_records(), from in any_start()) {
        let mut all = Observations::from_records(&records);
        all.retain(|sitting, exercise| sitting.started_utc_ms >= from && exercise.id != "sigh");
        let of_one_id: BTreeMap<Uuid, &Record> = records.iter().map(|record| (record.id, record)).collect();
        let kept = of_one_id.into_values().filter(|record| record.started_utc_ms >= from);
        let kept = Observations::from_records(kept.filter(|record| record.exercise.id != "sigh"));
        prop_assert_eq!(&all, &kept);
        for key in records.iter().map(|record| &record.exercise) {
            prop_assert_eq!(all.times_practised(key), kept.times_practised(key));
        }
    }

    #[test]
    fn the_newest_of_an_exercise_is_known_whatever_goes(
        records in any_records(),
        gone in proptest::collection::vec(0..24_u128, 0..12),
    ) {
        let mut all = Observations::from_records(&records);
        for id in gone {
            all.remove(Uuid::from_u128(id));
        }
        for key in records.iter().map(|record| &record.exercise) {
            let of_it = |one: &&Observation| all.exercise_of(one) == Some(key);
            prop_assert_eq!(all.newest_of(key), all.all().iter().rfind(of_it));
            prop_assert_eq!(all.times_practised(key), all.all().iter().filter(of_it).count());
        }
    }
}
