//! Killed at any moment, every acknowledged record is there afterwards.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write};

use softlanding::records::journal::read_all;

use super::*;

/// How often; `scripts/soak` asks for a thousand.
fn times() -> u64 {
    if std::env::var_os("SOFTLANDING_SOAK").is_some() { 1_000 } else { 100 }
}

#[test]
fn whatever_was_acknowledged_survives_being_killed_a_hundred_times() {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = HashMap::new();
    for time in 0..times() {
        for line in lines_until_killed(folder.path(), time) {
            note(&mut acknowledged, &line);
        }
        // Alternately by a reader and, at the next child's start, by a writer.
        if time % 2 == 0 {
            compare(folder.path(), &acknowledged);
        }
    }
    compare(folder.path(), &acknowledged);
    assert!(acknowledged.len() as u64 > times(), "only {} were acknowledged", acknowledged.len());
}

fn lines_until_killed(folder: &Path, time: u64) -> Vec<String> {
    let mut child = start_child("killed::child_that_keeps", folder);
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || output.lines().map_while(Result::ok).collect::<Vec<_>>());
    std::thread::sleep(Duration::from_micros(RandomState::new().hash_one(time) % 120_000));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

/// `kept ID MS` or `deleted ID`; a line may be cut off by the killing.
fn note(acknowledged: &mut HashMap<Uuid, Option<u64>>, line: &str) {
    let words: Vec<&str> = line.split(' ').collect();
    match words.as_slice() {
        ["kept", id, practised_ms, "."] => {
            acknowledged.insert(id.parse().unwrap(), Some(practised_ms.parse().unwrap()));
        }
        ["deleted", id, "."] => {
            acknowledged.insert(id.parse().unwrap(), None);
        }
        _ => {}
    }
}

fn compare(folder: &Path, acknowledged: &HashMap<Uuid, Option<u64>>) {
    let page = read_all(folder).unwrap();
    assert_eq!(page.unreadable, 0);
    let there: HashMap<Uuid, u64> =
        page.records.iter().map(|record| (record.id, record.practised_ms)).collect();
    for (id, state) in acknowledged {
        match (state, there.get(id)) {
            (Some(said), Some(found)) => assert!(found >= said, "{id} fell back from {said} to {found}"),
            (Some(_), None) => assert!(is_the_last_words(acknowledged, id), "{id} is lost"),
            (None, found) => assert_eq!(found, None, "{id} came back"),
        }
    }
}

/// A record whose deletion was on the disk, while its acknowledgement was cut off by the killing:
/// the child marks those it is about to delete by an odd number.
fn is_the_last_words(acknowledged: &HashMap<Uuid, Option<u64>>, id: &Uuid) -> bool {
    acknowledged[id].is_some_and(|practised_ms| practised_ms % 2 == 1)
}

#[test]
#[ignore = "the other process of the test above"]
fn child_that_keeps() {
    let folder = std::env::var_os(FOLDER).unwrap();
    let journal = open(Path::new(&folder));
    let mut output = std::io::stdout();
    for round in 0_u64.. {
        let begun = Record { practised_ms: 2, ..record() };
        let will_be_deleted = round % 5 == 4;
        let ended = Record { practised_ms: if will_be_deleted { 5 } else { 4 }, ..begun.clone() };
        keep(&journal, &begun);
        writeln!(output, "kept {} {} .", begun.id, begun.practised_ms).unwrap();
        change(&journal, &begun, &ended);
        writeln!(output, "kept {} {} .", ended.id, ended.practised_ms).unwrap();
        if will_be_deleted {
            journal.delete(begun.id);
            wait_for_event(&journal, &Event::Deleted { id: begun.id, set_aside: Vec::new() });
            writeln!(output, "deleted {} .", begun.id).unwrap();
        }
    }
}
