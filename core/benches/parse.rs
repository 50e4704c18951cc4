//! `cargo bench -p softlanding-core --bench parse`: reading a thousand exercise files.

use criterion::{Criterion, criterion_group, criterion_main};
use softlanding_core::exercise::parse;
use std::hint::black_box;

const LONG: &[u8] = include_bytes!("../../exercises/begin-where-you-are.ron");
const SHORT: &[u8] = include_bytes!("../../exercises/equal-breath.ron");

fn thousand_files(criterion: &mut Criterion) {
    criterion.bench_function("1,000 exercise files", |bencher| {
        bencher.iter(|| (0..500).all(|_| parse(black_box(LONG)).is_ok() && parse(black_box(SHORT)).is_ok()));
    });
}

criterion_group!(benches, thousand_files);
criterion_main!(benches);
