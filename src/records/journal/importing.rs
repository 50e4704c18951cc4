//! Bringing in what is read from a file: in batches, each whole or not at all, so that others may
//! write in between and a power cut loses nothing that was here. A second time changes nothing.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;
use std::time::Duration;

use super::Event;
use super::error::{JournalError, Mended};
use super::store::Store;
use super::what::What;
use crate::records::exchange::{self, ExchangeError, ImportReport, Reading};

/// The number of batches that wait while the next one is read.
const BATCHES_AHEAD: usize = 1;
/// How often the command line tries again while another program writes.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// Why a file did not come in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JournalImportError {
    /// Nothing of it can be read, or not all of it; what came in before is kept.
    #[error(transparent)]
    File(ExchangeError),
    /// It could not be written; what came in before is kept.
    #[error(transparent)]
    Journal(JournalError),
}

/// What comes from the thread that reads.
#[derive(Debug)]
enum Next {
    Batch(Reading),
    End(Result<(), ExchangeError>),
}

/// A file on its way into the journal. It is read on a thread of its own, which waits while more than a batch
/// is not in yet, and ends when this is dropped.
#[derive(Debug)]
pub(super) struct Import {
    pub(super) path: PathBuf,
    pub(super) report: ImportReport,
    from_reader: Receiver<Next>,
    /// Read and not in yet.
    ready: Option<Next>,
    /// What was deleted since this was asked for. It does not come in afterwards.
    deleted: Vec<What>,
}

impl Import {
    /// Begins to read. `wake` is called from the reading thread whenever there is more.
    pub(super) fn begin(path: PathBuf, wake: impl Fn() + Send + 'static) -> Self {
        let (to_import, from_reader) = mpsc::sync_channel(BATCHES_AHEAD);
        let from = path.clone();
        let read = move || {
            let hand_over = |next| {
                let is_wanted = to_import.send(next).is_ok();
                wake();
                if is_wanted { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            };
            let outcome = exchange::read_file(&from, |batch| hand_over(Next::Batch(batch)));
            // It is the last, whether anybody listens or not.
            let _ = hand_over(Next::End(outcome));
        };
        let started = thread::Builder::new().name("import".to_owned()).spawn(read);
        let ready = started.err().map(|error| Next::End(Err(ExchangeError::Unreadable(error.kind()))));
        Self { path, report: ImportReport::default(), from_reader, ready, deleted: Vec::new() }
    }

    /// Whether [`Self::step`] has something to do.
    fn is_ready(&mut self) -> bool {
        if self.ready.is_none() {
            self.ready = match self.from_reader.try_recv() {
                Ok(next) => Some(next),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => Some(Next::cut_off()),
            };
        }
        self.ready.is_some()
    }

    /// Waits until [`Self::step`] has something to do.
    fn wait(&mut self) {
        if self.ready.is_none() {
            self.ready = Some(self.from_reader.recv().unwrap_or_else(|_| Next::cut_off()));
        }
    }

    /// Brings in the next batch. Returns how reading ended, when it has.
    ///
    /// # Errors
    /// Those of `bring_in`; nothing of this batch is in then, and it still waits.
    fn step(
        &mut self,
        bring_in: impl FnOnce(&Reading, &mut ImportReport) -> Result<(), JournalError>,
    ) -> Result<Option<Result<(), ExchangeError>>, JournalError> {
        match &mut self.ready {
            Some(Next::Batch(batch)) => {
                self.report.refused.append(std::mem::take(&mut batch.refused));
                let deleted = &self.deleted;
                batch.sittings.retain(|sitting| !deleted.iter().any(|what| what.holds(&sitting.record)));
                batch.jottings.retain(|one| !deleted.iter().any(|what| what.holds_jotting(&one.jotting)));
                // Where nothing comes in, no journal is made for it.
                if !batch.holds_nothing() {
                    bring_in(batch, &mut self.report)?;
                }
                self.ready = None;
                Ok(None)
            }
            Some(Next::End(outcome)) => Ok(Some(outcome.clone())),
            None => Ok(None),
        }
    }
}

impl Import {
    /// What came of it, once reading has ended like this.
    fn event(self, outcome: Result<(), ExchangeError>) -> Event {
        let Self { path, report, .. } = self;
        match outcome {
            Ok(()) => Event::Imported { path, report },
            Err(fault) => Event::NotImported { path, why: JournalImportError::File(fault), so_far: report },
        }
    }
}

impl Next {
    /// The thread that reads is gone without a word.
    fn cut_off() -> Self {
        Self::End(Err(ExchangeError::Unreadable(std::io::ErrorKind::Other)))
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
    pub(super) fn can_go_on(&mut self) -> bool {
        !self.is_held && self.waiting.front_mut().is_some_and(Import::is_ready)
    }

    /// Waits until there is more to do. `false`: there is nothing more, or it has to be tried again later.
    pub(super) fn wait(&mut self) -> bool {
        let next = self.waiting.front_mut().filter(|_| !self.is_held);
        next.map(Import::wait).is_some()
    }

    pub(super) fn hold(&mut self) {
        self.is_held = true;
    }

    /// What is deleted now does not come in afterwards.
    pub(super) fn forget(&mut self, what: &What) {
        for import in &mut self.waiting {
            import.deleted.push(what.clone());
        }
    }

    /// Brings in the next batch, if one is ready. Returns what came of a file that is over with it.
    ///
    /// # Errors
    /// Any [`JournalError`]; the file still waits.
    pub(super) fn step(&mut self, store: &mut Store) -> Result<Option<Event>, JournalError> {
        self.is_held = false;
        let Some(import) = self.waiting.front_mut().filter(|import| import.ready.is_some()) else {
            return Ok(None);
        };
        let ended = import.step(|batch, report| store.import(batch, report))?;
        Ok(ended.and_then(|outcome| self.waiting.pop_front().map(|import| import.event(outcome))))
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
    pub report: ImportReport,
    /// A damaged journal was set aside for it.
    pub mended: Option<Mended>,
    /// Why it ended before all was in.
    pub why: Option<JournalImportError>,
}

/// Brings in a file, for the command line: at once, beside windows that are open.
pub(super) fn import_at_once(folder: &Path, path: &Path) -> ImportedAtOnce {
    let mut import = Import::begin(path.to_owned(), || {});
    let mut opened = Opened { folder, store: None, mended: None, has_met_damage: false };
    let why = all_steps(&mut import, &mut opened).err();
    ImportedAtOnce { report: import.report, mended: opened.mended, why }
}

fn all_steps(import: &mut Import, opened: &mut Opened<'_>) -> Result<(), JournalImportError> {
    loop {
        import.wait();
        match patiently(|| import.step(|batch, report| opened.import(batch, report))) {
            Ok(None) => {}
            Ok(Some(outcome)) => return outcome.map_err(JournalImportError::File),
            Err(trouble) => return Err(JournalImportError::Journal(trouble)),
        }
    }
}

/// The journal, opened once something comes in.
struct Opened<'a> {
    folder: &'a Path,
    store: Option<Store>,
    mended: Option<Mended>,
    has_met_damage: bool,
}

impl Opened<'_> {
    fn import(&mut self, batch: &Reading, report: &mut ImportReport) -> Result<(), JournalError> {
        match self.store()?.import(batch, report) {
            Err(JournalError::Damaged) if !self.has_met_damage => {
                // Once more: opening mends.
                self.has_met_damage = true;
                if let Some(store) = self.store.take() {
                    store.close_damaged();
                }
                self.store()?.import(batch, report)
            }
            done => done,
        }
    }

    fn store(&mut self) -> Result<&mut Store, JournalError> {
        let open = if let Some(open) = self.store.take() {
            open
        } else {
            Store::open(self.folder, self.has_met_damage, &mut self.mended)?
        };
        Ok(self.store.insert(open))
    }
}

/// Tries again for a while where another program writes.
pub(super) fn patiently<T>(mut done: impl FnMut() -> Result<T, JournalError>) -> Result<T, JournalError> {
    let mut tries = 0;
    loop {
        match done() {
            Err(JournalError::Locked) if tries < TRIES => {
                tries += 1;
                thread::sleep(PAUSE);
            }
            done => return done,
        }
    }
}
