//! Ten thousand files of one's own, and one of them saved: `cargo bench --bench library`.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use softlanding::library::{Folders, Librarian, Library, LibraryEvent};
use softlanding::search::{Catalogue, Query, Shelf};
use softlanding::settings::Settings;
use softlanding::text::Words;

const FILES: usize = 10_000;
const SOURCE: &str = include_str!("../exercises/slow-and-even.ron");
const ID: &str = "slow-and-even";
const FOREVER: Duration = Duration::from_mins(1);

/// An exercise as people write them, under another id.
fn source(number: usize, title: &str) -> String {
    SOURCE.replace(ID, &format!("own-{number}")).replacen("Slow and even", title, 1)
}

fn file(folder: &Path, number: usize) -> PathBuf {
    folder.join("exercises").join(format!("own-{number}.ron"))
}

fn fill(folder: &Path) -> std::io::Result<()> {
    fs::create_dir(folder.join("exercises"))?;
    (0..FILES)
        .try_for_each(|number| fs::write(file(folder, number), source(number, &format!("Number {number}"))))
}

/// Waits until the title of this exercise is that.
fn wait_for(librarian: &Librarian, number: usize, title: &str) {
    let id = format!("own-{number}");
    while let Some(news) = librarian.wait(FOREVER) {
        if let LibraryEvent::Library(library) = news
            && library.find_id(&id).is_some_and(|entry| entry.exercise.title == title)
        {
            return;
        }
    }
}

fn library(criterion: &mut Criterion) {
    let Ok(folder) = tempfile::tempdir() else { return };
    if fill(folder.path()).is_err() {
        return;
    }
    let folders = || Folders { own: folder.path().join("exercises"), packs: folder.path().join("packs") };
    let mut group = criterion.benchmark_group("10,000 files");
    group.sample_size(10);
    group.bench_function("all of them listed", |bencher| {
        bencher.iter(|| black_box(Library::read(folders())));
    });
    let librarian = Librarian::open(folders(), |_| false, || {});
    wait_for(&librarian, 0, "Number 0");
    let mut count = 0;
    group.bench_function("one saved, until the library has it", |bencher| {
        bencher.iter_custom(|times| {
            let mut taken = Duration::ZERO;
            for _ in 0..times {
                count += 1;
                let title = format!("Saved {count}");
                let saved = source(17, &title);
                let started = Instant::now();
                if fs::write(file(folder.path(), 17), saved).is_ok() {
                    wait_for(&librarian, 17, &title);
                }
                taken += started.elapsed();
            }
            taken
        });
    });
    let read = Library::read(folders());
    group.bench_function("finding one by its id", |bencher| {
        bencher.iter(|| black_box(read.find_id(black_box("own-7777"))));
    });
    search(&mut group, &read);
    group.finish();
}

/// What one key costs while somebody types.
fn search(group: &mut BenchmarkGroup<'_, WallTime>, library: &Library) {
    let mut catalogue = Catalogue::new(library.entries().to_vec());
    catalogue.read(usize::MAX, |_| String::new());
    let mut entries = library.entries().to_vec();
    group.bench_function("one that is new where it stands", |bencher| {
        bencher.iter(|| {
            if let Some(entry) = entries.get_mut(5_000) {
                entry.exercise = Arc::new((*entry.exercise).clone());
            }
            black_box(catalogue.replace(&entries, |_| String::new()))
        });
    });
    let (settings, words) = (Settings::default(), Words::english());
    let find = |query: &Query| catalogue.find(query, &settings, words.thesaurus());
    for text in ["n", "number 77", "soft number", "cant sleep"] {
        let query = Query { text: text.to_owned(), ..Query::default() };
        group.bench_function(format!("searching for “{text}”"), |bencher| {
            bencher.iter(|| black_box(find(&query)));
        });
    }
    group.bench_function("all shelves", |bencher| {
        let queries = Shelf::ALL.map(|shelf| Query { shelf: Some(shelf), ..Query::default() });
        bencher.iter(|| queries.each_ref().map(|query| black_box(find(query))));
    });
}

criterion_group!(benches, library);
criterion_main!(benches);
