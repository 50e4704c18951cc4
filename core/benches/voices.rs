//! What a second of sound costs: `cargo bench -p softlanding-core --bench voices`.
//! Divide by a second for the share of one core.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use softlanding_core::voices::{Levels, Renderer};

mod example;

const RATE: u32 = 48_000;

fn second(criterion: &mut Criterion, name: &str, score: &softlanding_core::score::Score, levels: Levels) {
    criterion.bench_function(name, |bencher| {
        let mut renderer = Renderer::new(RATE);
        renderer.set_levels(levels);
        renderer.begin(0.0);
        let mut out = vec![0.0; 2 * 2_048];
        let blocks = RATE as usize / 2_048;
        bencher.iter(|| {
            if renderer.timed_ms() > 280_000.0 {
                renderer.begin(0.0);
            }
            for _ in 0..blocks {
                renderer.render(black_box(score), &mut out);
            }
        });
    });
}

fn voices(criterion: &mut Criterion) {
    second(criterion, "a second of slow and even", &example::slow_and_even(), Levels::default());
    second(criterion, "a second of taps, five a second", &example::quick_taps(), Levels::default());
    second(criterion, "a second of humming", &example::humming(), Levels::default());
}

criterion_group!(benches, voices);
criterion_main!(benches);
