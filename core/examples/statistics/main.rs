//! Makes the tables of `docs/statistics.md`, between its markers:
//! `cargo run --release -p softlanding-core --example statistics`.
//!
//! With `--print` they go to standard output instead. Seeded, so that each run makes the same tables; a
//! few minutes long.

// The tables are written into a file, which the core itself never does.
#![allow(clippy::disallowed_methods)]

use std::fmt::Write;
use std::path::Path;

use fastrand::Rng;
use softlanding_core::insight::{Band, CLAIM_Z, MEDIAN_LEAST, Ranks, Sample};

use model::{Choice, EXERCISES, Identical, Start, coverage, is_found, normal};

mod model;

const SEED: u64 = 0x50f7;
const COVERAGE_HISTORIES: usize = 10_000;
const CLAIM_HISTORIES: usize = 4_000;
const POWER_HISTORIES: usize = 4_000;

/// How widely moments scatter and how well two ratings of one agree: so that changes have an SD of 1.6; and
/// as the reliable change assumes it.
const WANDERING: [(f64, f64); 2] = [(1.67, 0.54), (2.2, 0.7)];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let tables = [
        ("coverage", coverage_table()),
        ("claims", claims_table()),
        ("power", power_table()),
        ("regression", regression_table()),
        ("best-of-twelve", best_table()),
    ];
    if std::env::args().any(|argument| argument == "--print") {
        for (name, table) in tables {
            println!("{name}\n\n{table}");
        }
        return Ok(());
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/statistics.md");
    let mut page = std::fs::read_to_string(&path)?;
    for (name, table) in tables {
        page = between_markers(&page, name, &table).ok_or_else(|| format!("no markers for {name}"))?;
    }
    Ok(std::fs::write(&path, page)?)
}

/// The page with this table between `<!-- name -->` and `<!-- /name -->`.
fn between_markers(page: &str, name: &str, table: &str) -> Option<String> {
    let (head, rest) = page.split_once(&format!("<!-- {name} -->"))?;
    let (_, tail) = rest.split_once(&format!("<!-- /{name} -->"))?;
    Some(format!("{head}<!-- {name} -->\n{table}<!-- /{name} -->{tail}"))
}

fn coverage_table() -> String {
    let mut rng = Rng::with_seed(SEED);
    let [(spread, agreement), _] = WANDERING;
    let worlds = [
        (Start::Always { number: 8.0, sd: 1.6 }, 0.0, Band::High),
        (Start::Always { number: 8.0, sd: 2.2 }, 1.3, Band::High),
        (Start::Always { number: 2.0, sd: 1.6 }, 1.0, Band::Low),
        (Start::WhenBad { spread, agreement }, 0.0, Band::High),
    ];
    let mut table = "| n | values | exact | from 8, SD 1.6, no effect | from 8, SD 2.2, 1.3 points | from 2, SD 1.6, 1 point | begun when bad, 7–10 |\n|--:|---|--:|--:|--:|--:|--:|\n".to_owned();
    for n in 3..=50 {
        let Some(ranks) = Ranks::of(n) else { continue };
        let _ = write!(table, "| {n} | {} to {} | {} |", ranks.low, ranks.high, percent(ranks.coverage));
        for (start, effect, band) in worlds {
            let share = coverage(n, start, effect, band, COVERAGE_HISTORIES, &mut rng);
            let _ = write!(table, " {} |", percent(share));
        }
        table.push('\n');
    }
    table
}

fn starts() -> [(&'static str, Start); 4] {
    let [narrow, wide] = WANDERING.map(|(spread, agreement)| Start::WhenBad { spread, agreement });
    [
        ("always 8, SD 1.6", Start::Always { number: 8.0, sd: 1.6 }),
        ("always 8, SD 2.2", Start::Always { number: 8.0, sd: 2.2 }),
        ("when it is bad, SD 1.67, r = 0.54", narrow),
        ("when it is bad, SD 2.2, r = 0.7", wide),
    ]
}

fn claims_table() -> String {
    let mut table = format!(
        "Threshold: {CLAIM_Z} standard errors.\n\n| begins | chooses | with plain pauses | without |\n|---|---|--:|--:|\n"
    );
    let mut rng = Rng::with_seed(SEED);
    let choices = [
        ("evenly", Choice::Evenly),
        ("favourites", Choice::Favourites),
        ("often the first in the list", Choice::TheFirst),
    ];
    for (begins, start) in starts() {
        for (chooses, choice) in choices {
            let mut share = |with_pause| {
                let identical = Identical { start, choice, with_pause, sittings: 200 };
                percent(identical.false_claims(CLAIM_HISTORIES, &mut rng))
            };
            let (with, without) = (share(true), share(false));
            let _ = writeln!(table, "| {begins} | {chooses} | {with} | {without} |");
        }
    }
    table
}

fn power_table() -> String {
    let mut table =
        "| SD of changes | n of each | against plain pauses | against all others |\n|--:|--:|--:|--:|\n"
            .to_owned();
    let mut rng = Rng::with_seed(SEED);
    for sd in [1.6, 2.2] {
        for n in [8, 12, 20, 40] {
            let mut share = |with_pause| {
                let start = Start::Always { number: 7.0, sd };
                let found = (0..POWER_HISTORIES)
                    .filter(|_| is_found(n, start, 2.0, with_pause, Band::High, &mut rng))
                    .count();
                percent(found as f64 / POWER_HISTORIES as f64)
            };
            let (pause, others) = (share(true), share(false));
            let _ = writeln!(table, "| {sd} | {n} | {pause} | {others} |");
        }
    }
    table
}

fn regression_table() -> String {
    let mut table =
        "| begins at | SD 1.67, r = 0.54 (changes 1.6) | SD 2.2, r = 0.7 (changes 1.7) |\n|--:|--:|--:|\n"
            .to_owned();
    let changes = WANDERING.map(changes_by_start);
    for number in 0..=10_usize {
        let change = |column: usize| {
            let mean = changes.get(column).and_then(|changes| changes.get(number)).copied().flatten();
            mean.map_or("seldom".to_owned(), signed)
        };
        let _ = writeln!(table, "| {number} | {} | {} |", change(0), change(1));
    }
    table
}

/// The mean change without any effect, by the number before; `None` where that came too seldom.
fn changes_by_start((spread, agreement): (f64, f64)) -> [Option<f64>; 11] {
    let mut rng = Rng::with_seed(SEED);
    let start = Start::WhenBad { spread, agreement };
    let mut sums = [(0.0, 0_u32); 11];
    for _ in 0..2_000_000 {
        let (before, after) = start.ratings(&mut rng, 0.0);
        if let Some((sum, count)) = sums.get_mut(usize::from(before)) {
            *sum += f64::from(after) - f64::from(before);
            *count += 1;
        }
    }
    sums.map(|(sum, count)| (count >= 500).then(|| sum / f64::from(count)))
}

/// How much better than their mean the best of twelve identical exercises looks, on average.
fn best_table() -> String {
    let mut table =
        "| n of each | SD 1.6 | shrunken | SD 2.2 | shrunken |\n|--:|--:|--:|--:|--:|\n".to_owned();
    let mut rng = Rng::with_seed(SEED);
    for n in [3, MEDIAN_LEAST, 8, 20] {
        let _ = write!(table, "| {n} |");
        for sd in [1.6, 2.2] {
            let looks: f64 = (0..20_000).map(|_| best_of_twelve(n, sd, &mut rng)).sum::<f64>() / 20_000.0;
            let _ = write!(table, " {looks:.1} | {:.1} |", Sample { n, mean: looks }.shrunken(0.0));
        }
        table.push('\n');
    }
    table
}

fn best_of_twelve(n: usize, sd: f64, rng: &mut Rng) -> f64 {
    let means = [(); EXERCISES].map(|()| (0..n).map(|_| (sd * normal(rng)).round()).sum::<f64>() / n as f64);
    let best = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    best - means.iter().sum::<f64>() / EXERCISES as f64
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn signed(points: f64) -> String {
    format!("{points:+.1}").replace('-', "−")
}
