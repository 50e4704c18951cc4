//! Fills a folder with the journal of a believable year, to look at: `cargo run --example believable_year --
//! FOLDER [SITTINGS] [SEED]`.

// A tool that fills a folder: its places are inside its own lists.
#![allow(clippy::indexing_slicing)]

use std::error::Error;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::Parser;
use fastrand::Rng;
use softlanding::records::journal::{Event, Journal};
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::record::{Ending, ExerciseKey, Origin, Record};
use uuid::{NoContext, Timestamp, Uuid};

const DAY_MS: i64 = 86_400_000;
const NOTES: [&str; 5] = [
    "after the call with my sister",
    "could not sleep; the window helped",
    "on the train, earphones in",
    "hands were cold at first",
    "it was enough",
];
const TAGS: [&str; 4] = ["at work", "night", "with the dog", "before a talk"];

/// Practices with how much they ease this person from stirred up, in points.
const PRACTICES: [(&str, &str, f64); 8] = [
    ("just-pause", "A plain pause", 1.0),
    ("slow-and-even", "Slow and even", 1.6),
    ("look-around", "Look around", 2.0),
    ("wall-push", "Push the wall", 3.4),
    ("humming", "Humming", 1.8),
    ("five-four-three-two-one", "Five, four, three, two, one", 1.4),
    ("cyclic-sigh", "Three sighs", 1.2),
    ("box", "Box", 0.6),
];

/// Fills a folder with the journal of a believable year.
#[derive(Debug, Parser)]
struct Arguments {
    /// The data folder; it is made where there is none.
    folder: PathBuf,
    /// How many sittings the year has.
    #[arg(default_value_t = 230)]
    sittings: usize,
    /// The same seed gives the same year, ending now.
    #[arg(default_value_t = 7)]
    seed: u64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Arguments { folder, sittings, seed } = Arguments::parse();
    let now_ms = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let mut random = Rng::with_seed(seed);
    let journal = Journal::open(folder, || {});
    let mut starts: Vec<i64> = (0..sittings).map(|_| start(&mut random, now_ms)).collect();
    starts.sort_unstable();
    for started_utc_ms in starts {
        journal.keep(record(&mut random, started_utc_ms));
    }
    if let Some(trouble) = journal.events().find(|event| matches!(event, Event::Failed(_))) {
        return Err(format!("{trouble:?}").into());
    }
    if journal.close(Duration::from_mins(2)) { Ok(()) } else { Err("not all was written".into()) }
}

/// More in the evenings, and a quiet month in summer.
fn start(random: &mut Rng, now_ms: i64) -> i64 {
    loop {
        let days_ago = random.i64(0..365);
        if (120..150).contains(&days_ago) && random.f64() < 0.8 {
            continue;
        }
        let hour = if random.f64() < 0.6 { random.i64(18..24) } else { random.i64(6..18) };
        let at = now_ms - now_ms.rem_euclid(DAY_MS) - days_ago * DAY_MS
            + hour * 3_600_000
            + random.i64(0..3_600_000);
        if at < now_ms - 3_600_000 {
            return at;
        }
    }
}

/// About normal, by the sum of four.
fn noise(random: &mut Rng, sd: f64) -> f64 {
    let sum: f64 = (0..4).map(|_| random.f64() - 0.5).sum();
    sum * sd * 3.0_f64.sqrt()
}

fn level(value: f64) -> Option<Level> {
    Level::new(value.round().clamp(0.0, 10.0) as u8)
}

fn rating(state: State, hardness: f64, random: &mut Rng) -> Rating {
    let presence = (state == State::ShutDown).then(|| level(10.0 - hardness + noise(random, 1.0))).flatten();
    Rating { state: Some(state), hardness: level(hardness), presence, words: Vec::new() }
}

fn record(random: &mut Rng, started_utc_ms: i64) -> Record {
    let (id, title, eases) = PRACTICES[random.usize(0..PRACTICES.len())];
    let state = match random.u8(0..10) {
        0..=5 => State::StirredUp,
        6 | 7 => State::ShutDown,
        8 => State::Mixed,
        _ => State::Settled,
    };
    let hard = if state == State::Settled { 2.0 } else { 6.5 };
    let before = (hard + noise(random, 1.8)).clamp(0.0, 10.0);
    let after = before - eases * (before / 7.0) + noise(random, 1.7);
    let then = match state {
        State::StirredUp if random.f64() < 0.06 => State::ShutDown,
        State::StirredUp if after < 4.0 => State::Settled,
        State::ShutDown if random.f64() < 0.4 => State::Mixed,
        other => other,
    };
    let has_after = random.f64() < 0.85;
    let later = (has_after && random.f64() < 0.15).then(|| rating(then, after + noise(random, 1.5), random));
    let minutes = [1, 3, 5, 10][random.usize(0..4)];
    let ending = match random.u8(0..10) {
        0 => Ending::NotForMe,
        1 => Ending::Enough,
        2 => Ending::Interrupted,
        _ => Ending::Whole,
    };
    let seconds = started_utc_ms.unsigned_abs() / 1_000;
    let nanos = (started_utc_ms.unsigned_abs() % 1_000) as u32 * 1_000_000;
    Record {
        id: Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, nanos)),
        exercise: ExerciseKey { origin: Origin::Shipped, id: id.to_owned() },
        title: title.to_owned(),
        parts_hash: 1,
        started_utc_ms,
        zone: "Europe/Berlin".to_owned(),
        planned_ms: minutes * 60_000,
        practised_ms: minutes * 60_000,
        ending,
        before: (random.f64() < 0.95).then(|| rating(state, before, random)),
        after: has_after.then(|| rating(then, after, random)),
        later,
        follows: None,
        note: if random.f64() < 0.2 { NOTES[random.usize(0..NOTES.len())].to_owned() } else { String::new() },
        tags: if random.f64() < 0.3 {
            vec![TAGS[random.usize(0..TAGS.len())].to_owned()]
        } else {
            Vec::new()
        },
    }
}
