//! A journal of 100,000 sittings as a file and back: `cargo bench --bench exchange`.

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use softlanding::records::exchange::{Format, ImportReport, read_file, write};
use softlanding::records::journal::{export, import, read_all};
use softlanding_core::rating::{Rating, State};
use softlanding_core::record::Record;
use softlanding_core::testing::{full_sitting, rated, shipped};
use tempfile::TempDir;
use uuid::Uuid;

const RECORDS: u32 = 100_000;

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
        note: if number.is_multiple_of(10) { "warm hands, then \"quiet\"".to_owned() } else { String::new() },
        tags: vec!["at work".to_owned()],
        ..full_sitting(0)
    }
}

fn bring_in(folder: &Path, file: &Path) -> Option<ImportReport> {
    let imported = import(folder, file);
    imported.why.is_none().then_some(imported.report)
}

/// A folder with a journal in it, and a file beside it.
fn filled(format: Format) -> Option<(TempDir, PathBuf)> {
    let folder = tempfile::tempdir().ok()?;
    let file = folder.path().join(format!("sittings.{}", format.extension()));
    let records: Vec<Record> = (0..RECORDS).map(record).collect();
    write(format, &records, &[], &mut std::fs::File::create(&file).ok()?).ok()?;
    assert_eq!(bring_in(folder.path(), &file)?.new, records.len());
    Some((folder, file))
}

fn exchange(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("100,000 sittings");
    group.sample_size(10);
    for format in Format::ALL {
        let Some((folder, file)) = filled(format) else { continue };
        let name = format.extension();
        group.bench_function(format!("export to {name}"), |bencher| {
            let out = folder.path().join("out");
            bencher.iter(|| black_box(read_all(folder.path()).map(|page| export(&page, &out, format, true))));
        });
        group.bench_function(format!("read {name}"), |bencher| {
            bencher.iter(|| black_box(read_file(&file, |_| ControlFlow::Continue(()))));
        });
        group.bench_function(format!("import from {name}"), |bencher| {
            bencher.iter_batched(
                tempfile::tempdir,
                |empty| empty.map(|empty| black_box(bring_in(empty.path(), &file))),
                BatchSize::PerIteration,
            );
        });
        group.bench_function(format!("import from {name} once more"), |bencher| {
            bencher.iter(|| black_box(bring_in(folder.path(), &file)));
        });
    }
    group.finish();
}

criterion_group!(benches, exchange);
criterion_main!(benches);
