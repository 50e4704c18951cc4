//! What a second of sound costs: `cargo bench -p softlanding-core --bench voices`.
//! Divide by a second for the share of one core.

// A bench is a test: a broken example may end it.
#![allow(clippy::expect_used)]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use softlanding_core::score::Score;
use softlanding_core::testing::{score_for_two, score_of};
use softlanding_core::voices::Renderer;

const RATE: u32 = 48_000;

const LENGTH_MS: u32 = 5 * 60_000;

fn second(criterion: &mut Criterion, name: &str, score: &Score) {
    criterion.bench_function(name, |bencher| {
        let mut renderer = Renderer::new(RATE);
        renderer.begin(0.0);
        let mut out = vec![0.0; 2 * RATE as usize];
        bencher.iter(|| {
            if renderer.timed_ms() > 280_000.0 {
                renderer.begin(0.0);
            }
            renderer.render(black_box(score), &mut out);
        });
    });
}

fn voices(criterion: &mut Criterion) {
    let cycle = |beats: &str| score_of(&format!("Cycle(beats: [{beats}])"), LENGTH_MS);
    second(criterion, "a second of slow and even", &cycle("In(4), Out(6)"));
    second(criterion, "a second of taps, five a second", &cycle("TapLeft(0.2), TapRight(0.2)"));
    second(criterion, "a second of humming", &cycle("In(4), Hum(6)"));
    let each = "Cycle(beats: [In(4), Out(6)], each: true, beats_b: [In(5), Out(7)])";
    second(criterion, "a second of two", &score_for_two(each, LENGTH_MS));
}

criterion_group!(benches, voices);
criterion_main!(benches);
