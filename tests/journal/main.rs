//! The journal as the app meets it: its promises, bad days, deleting, and being killed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

mod bad_days;
mod deleting;
mod exchanging;
mod half_done;
mod killed;
mod promises;
#[path = "../support/mod.rs"]
mod support;
mod two_windows;
mod words;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use softlanding::records::journal::{Answer, Event, Journal, JournalError, Load, Page};
use softlanding_core::rating::{Level, Rating};
use softlanding_core::record::{Edit, Ending, ExerciseKey, Origin, Record};
use softlanding_core::testing::full_sitting;
use uuid::Uuid;

/// Far beyond what anything here takes, so that a slow machine fails nothing.
const FOREVER: Duration = Duration::from_mins(1);

fn open(folder: &Path) -> Journal {
    Journal::open(folder.to_owned(), || {})
}

/// A record as a person leaves it, new and complete.
fn record() -> Record {
    Record { id: Uuid::now_v7(), ..full_sitting(0) }
}

fn titled(title: &str) -> Record {
    Record { title: title.to_owned(), ..record() }
}

/// The first event that `wanted` accepts; others before it are passed over.
fn wait_for<T>(journal: &Journal, mut wanted: impl FnMut(&Event) -> Option<T>) -> T {
    wait_for_answer(journal, |answer| wanted(&answer.event))
}

/// The first answer that `wanted` accepts; others before it are passed over.
fn wait_for_answer<T>(journal: &Journal, mut wanted: impl FnMut(&Answer) -> Option<T>) -> T {
    let started = Instant::now();
    let mut seen = Vec::new();
    while started.elapsed() < FOREVER {
        for answer in journal.answers() {
            if let Some(found) = wanted(&answer) {
                return found;
            }
            seen.push(answer);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("it never came; there were {seen:?}");
}

fn wait_for_event(journal: &Journal, wanted: &Event) {
    wait_for(journal, |event| (event == wanted).then_some(()));
}

/// The first row that is told of once everything up to this change is on the disk.
fn wait_for_row(journal: &Journal, sequence: u64) -> Record {
    wait_for_row_that(journal, sequence, |_| true)
}

fn wait_for_row_that(journal: &Journal, sequence: u64, is_it: impl Fn(&Record) -> bool) -> Record {
    wait_for_answer(journal, |answer| match &answer.event {
        Event::Kept { record } if answer.sequence >= sequence && is_it(record) => Some((**record).clone()),
        _ => None,
    })
}

fn trouble(journal: &Journal) -> JournalError {
    wait_for(journal, |event| if let Event::Failed(trouble) = event { Some(trouble.clone()) } else { None })
}

fn load(journal: &Journal, load: Load) -> Page {
    journal.load(load);
    wait_for(journal, |event| if let Event::Loaded(page) = event { Some(page.clone()) } else { None })
}

/// Keeps the record and waits until it is on the disk.
fn keep(journal: &Journal, record: &Record) {
    let row = wait_for_row_that(journal, journal.keep(record.clone()), |row| row.id == record.id);
    assert_eq!(row, *record);
}

/// Changes a sitting from one version to the next and waits until that is on the disk.
fn change(journal: &Journal, old: &Record, new: &Record) -> Record {
    let sequence = journal.edit(old.id, Edit::between(old, new));
    wait_for_row_that(journal, sequence, |row| row.id == old.id)
}

fn close(journal: Journal) {
    assert!(journal.close(FOREVER), "everything was written");
}

/// A folder with these records kept in it, and nobody having it open.
fn keep_all(folder: &Path, records: &[Record]) {
    let journal = open(folder);
    for record in records {
        journal.keep(record.clone());
    }
    close(journal);
}

fn ids(records: &[Record]) -> Vec<Uuid> {
    records.iter().map(|record| record.id).collect()
}

const FOLDER: &str = "SOFTLANDING_TEST_FOLDER";

/// This test program again, in a process of its own, doing only the ignored test of this name.
fn start_child(test: &str, folder: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--ignored", "--nocapture"]).env(FOLDER, folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap()
}
