//! Fills a journal with sittings as somebody might have kept them, for measuring and for looking:
//! `cargo run --example fill_journal -- DIR COUNT`.

use std::path::PathBuf;
use std::time::Duration;

use softlanding::journal::Journal;
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::record::{Ending, ExerciseKey, Origin, Record};
use uuid::{NoContext, Timestamp, Uuid};

/// A practice every eight hours up to the morning of 1 November 2026.
const LAST_UTC_SECS: u64 = 1_793_500_000;
const APART_SECS: u64 = 8 * 3_600;
const PRACTICES: [(&str, &str); 4] = [
    ("look-then-breathe", "Look around, then an easy breath"),
    ("feet-on-the-floor", "Feet on the floor"),
    ("slow-and-even", "Slow and even"),
    ("just-company", "Company, with nothing to do"),
];
const ENDINGS: [Ending; 4] = [Ending::Whole, Ending::Whole, Ending::Enough, Ending::Gentler];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().map(PathBuf::from);
    let count = arguments.next().and_then(|count| count.parse::<u64>().ok());
    let (Some(folder), Some(count)) = (folder, count) else {
        eprintln!("fill_journal DIR COUNT");
        return;
    };
    let journal = Journal::open(folder, || {});
    for index in 0..count {
        journal.keep(record(count, index));
    }
    let is_kept = journal.close(Duration::from_mins(10));
    println!("{count} sittings, all kept: {is_kept}");
}

/// A small shuffle: the same for the same index.
fn mixed(index: u64, salt: u64, most: u64) -> u64 {
    let mixed =
        (index + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31) ^ salt.wrapping_mul(0xD1B5_4A32);
    mixed.wrapping_mul(0xBF58_476D_1CE4_E5B9) % most
}

fn pick<T: Copy>(all: &[T], index: u64) -> Option<T> {
    all.get(usize::try_from(index).ok()?).copied()
}

fn record(count: u64, index: u64) -> Record {
    let started_utc_secs = LAST_UTC_SECS.saturating_sub((count - index) * APART_SECS);
    let (id, title) = pick(&PRACTICES, mixed(index, 1, 4)).unwrap_or_default();
    let hardness = mixed(index, 2, 9) + 2;
    Record {
        id: Uuid::new_v7(Timestamp::from_unix(NoContext, started_utc_secs, 0)),
        exercise: ExerciseKey { origin: Origin::Shipped, id: id.to_owned() },
        title: title.to_owned(),
        parts_hash: mixed(index, 3, u64::MAX),
        started_utc_ms: started_utc_secs.cast_signed() * 1_000,
        zone: "Europe/London".to_owned(),
        planned_ms: 60_000,
        practised_ms: 40_000 + mixed(index, 4, 20_000),
        ending: pick(&ENDINGS, mixed(index, 5, 4)).unwrap_or(Ending::Whole),
        before: rating(index, 6, hardness),
        after: rating(index, 7, hardness.saturating_sub(mixed(index, 8, 4))),
        later: None,
        follows: None,
    }
}

fn rating(index: u64, salt: u64, hardness: u64) -> Option<Rating> {
    let state = pick(&State::ALL, mixed(index, salt, 4))?;
    let level = u8::try_from(hardness.min(10)).ok().and_then(Level::new);
    let presence = level.filter(|_| state == State::ShutDown);
    Some(Rating { state: Some(state), hardness: level, presence, words: Vec::new() })
}
