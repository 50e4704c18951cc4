//! Look back's data from a journal of 100,000 records: `cargo bench --bench journal`.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use softlanding::records::journal::{Event, Journal, Load, Page, Snapshot, read_all};
use softlanding_core::rating::{Rating, State};
use softlanding_core::record::Record;
use softlanding_core::testing::{full_sitting, rated, shipped};
use uuid::Uuid;

const RECORDS: u32 = 100_000;
/// What Look back shows at first.
const FIRST_PAGE: usize = 200;

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

/// All rows, once they came without being asked for again.
fn snapshot(journal: &Journal) -> Snapshot {
    loop {
        let snapshot = journal.events().find_map(|event| match event {
            Event::Snapshot(snapshot) => Some(snapshot),
            _ => None,
        });
        if let Some(snapshot) = snapshot {
            return snapshot;
        }
        std::thread::yield_now();
    }
}

fn journal(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    fill(folder.path());
    let journal = Journal::open(folder.path().to_owned(), || {});
    let mut group = criterion.benchmark_group("100,000 records");
    group.sample_size(20);
    group.bench_function("the newest 200", |bencher| {
        bencher.iter(|| black_box(load(&journal, Load::newest(FIRST_PAGE))));
    });
    let middle = load(&journal, Load::newest(RECORDS as usize / 2)).records.last().map(|record| record.id);
    group.bench_function("200 in the middle", |bencher| {
        bencher.iter(|| black_box(load(&journal, Load { limit: FIRST_PAGE, older_than: middle })));
    });
    group.bench_function("all of them", |bencher| bencher.iter(|| black_box(load(&journal, Load::ALL))));
    group.bench_function("opening and a snapshot of all rows", |bencher| {
        bencher.iter(|| {
            let journal = Journal::open(folder.path().to_owned(), || {});
            journal.watch();
            black_box(snapshot(&journal))
        });
    });
    group.bench_function("opening and the newest 200", |bencher| {
        bencher.iter(|| {
            let journal = Journal::open(folder.path().to_owned(), || {});
            black_box(load(&journal, Load::newest(FIRST_PAGE)))
        });
    });
    group.bench_function("all for the command line", |bencher| {
        bencher.iter(|| black_box(read_all(folder.path()).map(|page| page.total)));
    });
    group.finish();
}

criterion_group!(benches, journal);
criterion_main!(benches);
