//! What looking back on 100,000 sittings costs: `cargo bench -p softlanding-core --bench insight`.

// A bench is a test: a broken example may end it.
#![allow(clippy::expect_used)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use softlanding_core::exercise::{Exercise, Family};
use softlanding_core::insight::{Band, Here, Observations, between_states, from_here, later};
use softlanding_core::offer::offers_from_records;
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::record::{ExerciseKey, Record};
use softlanding_core::testing::{exercise_with, shipped, sitting};

const SITTINGS: u32 = 100_000;
const EXERCISES: u32 = 100;

fn rating(number: u32) -> Rating {
    let state = State::ALL.into_iter().nth(number as usize / 11 % 4);
    let level = u8::try_from(number % 11).ok().and_then(Level::new);
    Rating { state, hardness: level, presence: level, words: Vec::new() }
}

fn key(number: u32) -> ExerciseKey {
    shipped(&format!("exercise-{}", number % EXERCISES))
}

/// Two hours after the one before.
fn record(number: u32) -> Record {
    Record {
        exercise: key(number),
        title: format!("Exercise {}", number % EXERCISES),
        before: Some(rating(number.wrapping_mul(2_654_435_761) >> 8)),
        after: Some(rating(number.wrapping_mul(2_246_822_519) >> 8)),
        later: number.is_multiple_of(4).then(|| rating(number.wrapping_mul(3_266_489_917) >> 8)),
        ..sitting(number, "", i64::from(number) * 2)
    }
}

fn candidates() -> Vec<(ExerciseKey, Exercise)> {
    let exercise = exercise_with(&[
        ("suits", "[Settled, StirredUp, ShutDown, Mixed]"),
        ("parts", "[Cycle(beats: [In(4), Out(6)])]"),
    ]);
    let families = [Family::Movement, Family::Grounding, Family::Breathing, Family::Sound, Family::Company];
    (0..EXERCISES)
        .zip(families.into_iter().cycle())
        .map(|(number, family)| (key(number), Exercise { family, ..exercise.clone() }))
        .collect()
}

fn looking_back(criterion: &mut Criterion) {
    let records: Vec<Record> = (0..SITTINGS).map(record).collect();
    let all = Observations::from_records(&records);
    criterion.bench_function("observing 100,000 sittings", |bencher| {
        bencher.iter(|| Observations::from_records(black_box(&records)));
    });
    criterion.bench_function("from here, stirred up 7 to 10", |bencher| {
        let here = Here { state: State::StirredUp, band: Some(Band::High) };
        bencher.iter(|| from_here(black_box(&all), here));
    });
    criterion.bench_function("from here, stirred up, any number", |bencher| {
        let here = Here { state: State::StirredUp, band: None };
        bencher.iter(|| from_here(black_box(&all), here));
    });
    criterion.bench_function("between states", |bencher| {
        bencher.iter(|| between_states(black_box(&all), ..));
    });
    criterion.bench_function("later", |bencher| bencher.iter(|| later(black_box(&all))));
    let candidates = candidates();
    let rating = Rating { state: Some(State::StirredUp), hardness: Level::new(8), ..Rating::default() };
    criterion.bench_function("offers", |bencher| {
        bencher.iter(|| {
            let candidates = candidates.iter().map(|(key, exercise)| (key, exercise));
            offers_from_records(candidates, &rating, black_box(&all), 2)
        });
    });
}

/// Puts a record in and takes it out again, which costs as much once more.
fn putting(criterion: &mut Criterion) {
    let mut all = Observations::from_records(&(0..SITTINGS).map(record).collect::<Vec<_>>());
    for (name, new) in [
        ("put the newest and remove it", record(SITTINGS)),
        ("put the oldest and remove it", Record { started_utc_ms: i64::MIN, ..record(SITTINGS) }),
    ] {
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| {
                all.put(black_box(&new));
                all.remove(new.id)
            });
        });
    }
}

criterion_group!(benches, looking_back, putting);
criterion_main!(benches);
