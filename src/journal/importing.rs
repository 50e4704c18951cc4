//! Bringing in what was read from a file: in batches, each whole or not at all, so that others may
//! write in between and a power cut loses nothing that was here. A second time changes nothing.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use softlanding_core::record::Record;

use super::store::Store;
use super::trouble::{Mended, Trouble};
use crate::exchange::{Fault, Reading, Report, Sitting};

/// So many sittings in one transaction: about a tenth of a second.
const BATCH: usize = 4_000;
/// How often the command line tries again while another program writes.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// Why a file did not come in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotImported {
    /// Nothing of it can be read.
    #[error(transparent)]
    File(Fault),
    /// It could not be written; what came in before is kept.
    #[error(transparent)]
    Journal(Trouble),
}

/// A file on its way into the journal.
#[derive(Debug)]
pub(super) struct Import {
    pub(super) path: PathBuf,
    pub(super) report: Report,
    sittings: Vec<Sitting>,
    done: usize,
}

impl Import {
    pub(super) fn new(path: PathBuf, reading: Reading) -> Self {
        let report = Report { refused: reading.refused, ..Report::default() };
        Self { path, report, sittings: reading.sittings, done: 0 }
    }

    /// Brings in the next batch. Returns whether that was the last.
    ///
    /// # Errors
    /// Any [`Trouble`]; nothing of this batch is in then.
    fn step(&mut self, store: &mut Store) -> Result<bool, Trouble> {
        let until = self.sittings.len().min(self.done + BATCH);
        if let Some(batch) = self.sittings.get(self.done..until) {
            store.import(batch, &mut self.report)?;
        }
        self.done = until;
        Ok(self.done == self.sittings.len())
    }

    /// What is deleted meanwhile does not come in afterwards.
    fn forget(&mut self, is_meant: impl Fn(&Record) -> bool) {
        self.sittings.drain(..self.done);
        self.done = 0;
        self.sittings.retain(|sitting| !is_meant(&sitting.record));
    }
}

/// The files on their way, one after another.
#[derive(Debug, Default)]
pub(super) struct Imports {
    waiting: VecDeque<Import>,
    /// The last try met a full disk or a lock: it is tried again after a while.
    is_held: bool,
}

impl Imports {
    pub(super) fn add(&mut self, import: Import) {
        self.waiting.push_back(import);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Whether there is more to do at once.
    pub(super) fn can_go_on(&self) -> bool {
        !self.waiting.is_empty() && !self.is_held
    }

    pub(super) fn hold(&mut self) {
        self.is_held = true;
    }

    pub(super) fn forget(&mut self, is_meant: impl Fn(&Record) -> bool) {
        for import in &mut self.waiting {
            import.forget(&is_meant);
        }
    }

    /// Brings in the next batch, and returns the file that is done with it.
    ///
    /// # Errors
    /// Any [`Trouble`]; the file still waits.
    pub(super) fn step(&mut self, store: &mut Store) -> Result<Option<Import>, Trouble> {
        self.is_held = false;
        let Some(import) = self.waiting.front_mut() else { return Ok(None) };
        let is_done = import.step(store)?;
        Ok(if is_done { self.waiting.pop_front() } else { None })
    }

    /// All that wait, given up.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Import> + use<> {
        self.is_held = false;
        std::mem::take(&mut self.waiting).into_iter()
    }
}

/// What came of bringing in a file at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportedAtOnce {
    /// What had come in until it ended.
    pub report: Report,
    /// A damaged journal was set aside for it.
    pub mended: Option<Mended>,
    /// Why it ended before all was in.
    pub trouble: Option<Trouble>,
}

/// Brings in all that was read, for the command line: without a thread, beside windows that are open.
pub(super) fn import_at_once(folder: &Path, reading: Reading) -> ImportedAtOnce {
    let mut import = Import::new(PathBuf::new(), reading);
    let mut mended = None;
    let trouble = bring_in(folder, &mut import, &mut mended).err();
    ImportedAtOnce { report: import.report, mended, trouble }
}

fn bring_in(folder: &Path, import: &mut Import, mended: &mut Option<Mended>) -> Result<(), Trouble> {
    let mut has_met_damage = false;
    loop {
        let (mut store, set_aside) = patiently(|| Store::open(folder, has_met_damage))?;
        *mended = set_aside.or(mended.take());
        match all_steps(import, &mut store) {
            // Once more: opening mends.
            Err(Trouble::Damaged) if !has_met_damage => {
                has_met_damage = true;
                store.close_damaged();
            }
            done => return done,
        }
    }
}

fn all_steps(import: &mut Import, store: &mut Store) -> Result<(), Trouble> {
    while !patiently(|| import.step(store))? {}
    Ok(())
}

fn patiently<T>(mut done: impl FnMut() -> Result<T, Trouble>) -> Result<T, Trouble> {
    let mut tries = 0;
    loop {
        match done() {
            Err(Trouble::Locked) if tries < TRIES => {
                tries += 1;
                thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}
