//! Look back's data from a journal of 100,000 records: `cargo bench --bench journal`.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use softlanding::records::journal::{Change, Event, Journal, Load, NEWEST, Page, Query, Snapshot, What};
use softlanding_core::insight::{Observation, Observations};
use softlanding_core::rating::{Rating, State};
use softlanding_core::record::{Edit, Record};
use softlanding_core::testing::{full_sitting, glimmer, rated, shipped};
use uuid::Uuid;

const RECORDS: u32 = 100_000;
const GLIMMERS: u32 = 5_000;

fn record(number: u32) -> Record {
    let rating = |state, level: u32| Rating {
        words: vec!["tired".to_owned(), "after the call".to_owned()],
        ..rated(state, (level % 11) as u8)
    };
    Record {
        id: Uuid::now_v7(),
        exercise: shipped(&format!("exercise-{}", number % 18)),
        parts_hash: u64::from(number),
        started_utc_ms: 1_700_000_000_000 + i64::from(number) * 600_000,
        practised_ms: 295_000,
        before: Some(rating(State::StirredUp, number)),
        after: Some(rating(State::Settled, number / 2)),
        note: String::new(),
        tags: Vec::new(),
        ..full_sitting(0)
    }
}

fn fill(folder: &Path) {
    let journal = Journal::open(folder.to_owned(), || {});
    for number in 0..RECORDS {
        journal.keep(record(number));
    }
    assert!(journal.close(Duration::from_mins(10)), "the journal was filled");
}

/// From asking to having, over the thread.
fn load(journal: &Journal, load: Load) -> Page {
    journal.load(load);
    loop {
        let page = journal
            .events()
            .find_map(|event| if let Event::Loaded(page) = event { Some(page) } else { None });
        if let Some(page) = page {
            return page;
        }
        std::thread::yield_now();
    }
}

fn wait_for<T>(journal: &Journal, wanted: impl Fn(Event) -> Option<T>) -> T {
    loop {
        if let Some(found) = journal.events().find_map(&wanted) {
            return found;
        }
        std::thread::yield_now();
    }
}

fn snapshot(journal: &Journal) -> Snapshot {
    wait_for(journal, |event| if let Event::Snapshot(snapshot) = event { Some(snapshot) } else { None })
}

fn journal(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    fill(folder.path());
    let open = || Journal::open(folder.path().to_owned(), || {});
    let journal = open();
    let mut group = criterion.benchmark_group("100,000 records");
    group.sample_size(20);
    group.bench_function("opening and the newest 200: the first picture", |bencher| {
        bencher.iter(|| black_box(load(&open(), Load::newest(NEWEST))));
    });
    group.bench_function("opening and all rows", |bencher| {
        bencher.iter(|| {
            let journal = open();
            journal.watch();
            black_box(snapshot(&journal))
        });
    });
    let one = load(&journal, Load::newest(RECORDS as usize / 2)).records.last().map(|record| record.id);
    group.bench_function("30 in the middle, whole", |bencher| {
        bencher.iter(|| {
            journal.read(vec![one.unwrap_or_default(); 30]);
            wait_for(&journal, |event| if let Event::Read(read) = event { Some(read) } else { None })
        });
    });
    group.bench_function("words in all of them", |bencher| {
        bencher.iter(|| {
            journal.find(Query { number: 0, words: "call nowhere".to_owned() });
            wait_for(&journal, |event| if let Event::Found(found) = event { Some(found) } else { None })
        });
    });
    group.bench_function("all of them, to be exported", |bencher| {
        bencher.iter(|| black_box(load(&journal, Load::ALL)));
    });
    group.finish();
}

/// The app's side: a change in the rows and in what is known whole.
fn rows(criterion: &mut Criterion) {
    let records: Vec<Record> = (0..RECORDS).map(record).collect();
    let rows = Observations::from_records(&records);
    println!("each row takes {} bytes", size_of::<Observation>() + size_of::<(Uuid, i64)>());
    let mut group = criterion.benchmark_group("rows of 100,000 records");
    group.sample_size(20);
    let Some(middle) = records.get(records.len() / 2) else { return };
    let noted = Record { note: "warm hands".to_owned(), practised_ms: 1, ..middle.clone() };
    let edit = Change::Edit(middle.id, Box::new(Edit::between(middle, &noted)));
    let changes = [
        ("a new one", Change::Insert(Box::new(record(RECORDS)))),
        ("an edit in the middle", edit),
        ("a deletion in the middle", Change::Delete(middle.id)),
        (
            "a deletion of an exercise",
            Change::DeleteMany(What::Exercise(middle.exercise.clone()), Vec::new()),
        ),
    ];
    for (name, change) in changes {
        group.bench_function(name, |bencher| {
            bencher.iter_batched_ref(|| rows.clone(), |rows| change.apply_to(rows), BatchSize::LargeInput);
        });
    }
    group.finish();
}

/// A journal of kept words: opening it, and all of them with the words in them.
fn words(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let journal = Journal::open(folder.path().to_owned(), || {});
    for number in 0..GLIMMERS {
        journal.change(Change::InsertJotting(Box::new(glimmer(number))));
    }
    assert!(journal.close(Duration::from_mins(10)), "the journal was filled");
    let mut group = criterion.benchmark_group("5,000 glimmers");
    group.sample_size(20);
    group.bench_function("opening and all of them", |bencher| {
        bencher.iter(|| {
            let journal = Journal::open(folder.path().to_owned(), || {});
            journal.watch();
            let all = snapshot(&journal).jottings;
            assert_eq!(all.len(), GLIMMERS as usize);
            black_box(all)
        });
    });
    let all: Vec<_> = (0..GLIMMERS).map(glimmer).collect();
    group.bench_function("words in all of them", |bencher| {
        bencher.iter(|| black_box(all.iter().filter(|one| one.mentions("moment 4999")).count()));
    });
    group.finish();
}

criterion_group!(benches, journal, rows, words);
criterion_main!(benches);
