//! What looking up a place costs: `cargo bench -p softlanding-core --bench score`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use softlanding_core::testing::score_of;

fn lookup(criterion: &mut Criterion) {
    let score = score_of("Cycle(beats: [In(4), Out(6)])", 90 * 60_000);
    let mut timed_ms = 0_u32;
    // A stride that visits the whole of it, never twice the same way.
    let mut next_ms = move || {
        timed_ms = (timed_ms + 1_618_033) % 5_400_000;
        timed_ms
    };
    criterion.bench_function("position and moment in ninety minutes", |bencher| {
        bencher.iter(|| {
            let position = score.position_at(black_box(next_ms()));
            black_box(score.at(position))
        });
    });
    criterion.bench_function("fullness in ninety minutes", |bencher| {
        bencher.iter(|| black_box(score.fullness_at(f64::from(black_box(next_ms())))));
    });
}

criterion_group!(benches, lookup);
criterion_main!(benches);
