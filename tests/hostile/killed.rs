//! Killed at each system call that changes a file: whatever was there before is there afterwards, what came in
//! is whole or not there, and the next start reads and writes.

use std::collections::HashSet;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use softlanding_core::record::Record;
use tempfile::TempDir;
use uuid::Uuid;

use super::data::{copy_files, file_of, import, kept, sitting};
use super::program::{argument, is_soaking, softlanding};
use super::strace::{Call, Watched};

/// All that changes a file or a folder. Opening counts where it may make one.
const CHANGING: [&str; 14] = [
    "openat",
    "write",
    "pwrite64",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "ftruncate",
    "fsync",
    "fdatasync",
    "fallocate",
    "mmap",
    "mkdir",
];
/// So many places of each scenario are tried in a short run.
const PLACES_IN_SHORT: usize = 20;

/// What is in the folder before, and what is then done: a file is imported.
struct Scenario {
    folder: TempDir,
    /// What was acknowledged before, or can be saved.
    before: Vec<Record>,
    coming: Vec<Record>,
    /// Who only reads is told so, and mends nothing.
    is_damaged: bool,
}

impl Scenario {
    fn new() -> Self {
        let coming = (0..20).map(|number| sitting(&format!("coming {number}"))).collect();
        let scenario =
            Self { folder: tempfile::tempdir().unwrap(), before: Vec::new(), coming, is_damaged: false };
        file_of(scenario.folder.path(), "coming.json", &scenario.coming);
        file_of(scenario.folder.path(), "next.json", &[sitting("the next start")]);
        scenario
    }

    /// With twenty sittings kept before.
    fn with_some_before() -> Self {
        Self::with_before(20)
    }

    fn with_before(count: usize) -> Self {
        let before = (0..count).map(|number| sitting(&format!("before {number}"))).collect();
        let scenario = Self { before, ..Self::new() };
        let file = file_of(scenario.folder.path(), "before.json", &scenario.before);
        import(&scenario.template(), &file);
        scenario
    }

    /// The same after something was done to the file of the journal.
    fn after(self, done: &str) -> Self {
        let connection = Connection::open(self.template().join("journal.sqlite3")).unwrap();
        connection.execute_batch(done).unwrap();
        self
    }

    /// With a journal of which half is left.
    fn with_half_a_journal() -> Self {
        let mut scenario = Self { is_damaged: true, ..Self::with_before(400) };
        let journal = scenario.template().join("journal.sqlite3");
        let length = fs::metadata(&journal).unwrap().len();
        OpenOptions::new().write(true).open(&journal).unwrap().set_len(length / 2).unwrap();
        let mended = scenario.fresh("mended");
        import(&mended, &scenario.file("next.json"));
        let saved = kept(&mended);
        scenario.before.retain(|record| saved.contains(record));
        assert!((100..300).contains(&scenario.before.len()), "{} are saved", scenario.before.len());
        scenario
    }

    /// The folder as it is before.
    fn template(&self) -> PathBuf {
        self.folder.path().join("template")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Kills it everywhere, or at some places in a short run.
    fn survives(&self) {
        let calls = self.calls();
        let step = if is_soaking() { 1 } else { calls.len().div_ceil(PLACES_IN_SHORT) };
        let mut kills = 0;
        // From the end on: the last are the ones that commit.
        for call in calls.iter().rev().step_by(step) {
            kills += usize::from(self.survives_at(call));
        }
        eprintln!("killed at {kills} of {} calls", calls.len());
        assert!(kills > 0, "it was never killed");
    }

    fn calls(&self) -> Vec<Call> {
        let data = self.fresh("counted");
        let mut calls = watched(&data).calls(&self.program(&data));
        calls.retain(|call| call.name != "openat" || call.line.contains("O_CREAT"));
        calls.retain(|call| call.name != "mmap" || call.line.contains("MAP_SHARED"));
        calls
    }

    /// Whether it was killed there at all.
    fn survives_at(&self, call: &Call) -> bool {
        let data = self.fresh("data");
        let is_killed = watched(&data).is_killed_at(&self.program(&data), call);
        // One start that only reads, and one that writes: neither may need the other.
        let read = self.folder.path().join("read");
        let _ = fs::remove_dir_all(&read);
        copy_files(&data, &read);
        if !self.is_damaged {
            self.check(&kept(&read), call);
        }
        import(&data, &self.file("next.json"));
        let there = kept(&data);
        assert!(there.iter().any(|record| record.note == "the next start"), "nothing is written: {call:?}");
        self.check(&there, call);
        import(&data, &self.file("coming.json"));
        let notes: HashSet<String> = kept(&data).into_iter().map(|record| record.note).collect();
        assert!(self.coming.iter().all(|record| notes.contains(&record.note)), "{call:?}");
        is_killed
    }

    fn check(&self, there: &[Record], call: &Call) {
        for record in &self.before {
            assert!(there.contains(record), "{} is lost: {call:?}", record.note);
        }
        let ids: HashSet<Uuid> = there.iter().map(|record| record.id).collect();
        let came = self.coming.iter().filter(|record| ids.contains(&record.id)).count();
        assert!(came == 0 || came == self.coming.len(), "only {came} came in: {call:?}");
    }

    fn program(&self, data: &Path) -> std::process::Command {
        softlanding(data, &["import", argument(&self.file("coming.json"))])
    }

    /// A folder as it is before, under this name.
    fn fresh(&self, name: &str) -> PathBuf {
        let data = self.folder.path().join(name);
        let _ = fs::remove_dir_all(&data);
        if self.template().exists() {
            copy_files(&self.template(), &data);
        }
        data
    }
}

/// Every file of the journal in this folder.
fn watched(data: &Path) -> Watched<'static> {
    let mut paths = vec![data.to_owned(), data.join("journal.lock")];
    for stem in [
        "journal.sqlite3",
        "journal-mending.sqlite3",
        "journal-before-v2.sqlite3.part",
        "journal-before-v2.sqlite3",
        "journal-before-v3.sqlite3.part",
        "journal-before-v3.sqlite3",
        "journal-before-v4.sqlite3.part",
        "journal-before-v4.sqlite3",
    ] {
        paths.extend(["", "-journal", "-wal", "-shm"].map(|suffix| data.join(format!("{stem}{suffix}"))));
    }
    Watched { names: &CHANGING, paths }
}

#[test]
fn while_the_journal_is_made() {
    Scenario::new().survives();
}

#[test]
fn while_more_comes_in() {
    Scenario::with_some_before().survives();
}

#[test]
fn while_more_comes_into_a_file_without_a_log() {
    Scenario::with_some_before().after("PRAGMA journal_mode = DELETE").survives();
}

#[test]
fn while_a_journal_of_version_1_is_brought_up_to_date() {
    const OLDER: &str = "ALTER TABLE sittings DROP COLUMN note; ALTER TABLE sittings DROP COLUMN tags;
                         ALTER TABLE sittings DROP COLUMN revision; DROP TABLE jottings; PRAGMA user_version = 1";
    let mut scenario = Scenario::with_some_before().after(OLDER);
    for record in &mut scenario.before {
        (record.note, record.tags) = (String::new(), Vec::new());
    }
    scenario.survives();
}

#[test]
fn while_a_damaged_journal_is_mended() {
    Scenario::with_half_a_journal().survives();
}
