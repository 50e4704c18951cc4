//! The journal's thread: takes requests, keeps what cannot be written yet, tries again.
//!
//! Knows when and in which order; how a file is changed is the store's business.

mod reading;

use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use uuid::Uuid;

use crate::platform::DiskError;
use crate::platform::worker::{Emitter, Requests};

use super::change::{self, Change, Done, NumberedChange};
use super::error::{JournalError, Mended};
use super::exporting::ExportRequest;
use super::importing::{Import, Imports, JournalImportError};
use super::store::Store;
use super::what::What;
use super::{Answer, Event, Load, Query, Reader, Request, files, look};

/// How long after a failure the same is tried again, if nobody asks for anything before.
const RETRY_AFTER: Duration = Duration::from_secs(2);
/// Two windows starting together get in each other's way for a moment; that is not worth saying.
const QUIET_TRIES: u32 = 4;
const QUIET_PAUSE: Duration = Duration::from_millis(100);

pub(super) struct Writer {
    folder: PathBuf,
    emitter: Emitter<Answer>,
    store: Option<Store>,
    /// What came of mending, until it was reported.
    mended: Option<Mended>,
    /// Changes in the order asked for, not yet on the disk.
    waiting: Vec<NumberedChange>,
    /// The number of the last change that was asked for.
    sequence: u64,
    /// Deletions that are on the disk, whose bytes are not yet gone, and how many sittings they met.
    erasing: Vec<(Change, usize)>,
    imports: Imports,
    loads: Vec<Load>,
    /// Whether changes of others lead to a snapshot.
    is_watched: bool,
    /// As others had changed the file before the last snapshot; `None` while a new one has to be made.
    data_version: Option<i64>,
    /// Sittings to read.
    reads: Vec<Uuid>,
    /// What is looked for; the answer to an older query is no longer requested.
    query: Option<Query>,
    exports: Vec<ExportRequest>,
    readers: Vec<Reader>,
    /// Threads that write files of what was read.
    writers: Vec<JoinHandle<()>>,
    /// The error last reported since the person last asked for a change.
    reported: Option<JournalError>,
    /// An error was reported, and not yet that it is over.
    has_failed: bool,
    /// How the file was last reported to be open.
    reported_read_only: Option<bool>,
    /// Reading or writing met damage: the next opening looks for it everywhere.
    has_met_damage: bool,
}

enum Wakeup {
    Requested(Request),
    Retry,
    Gone,
}

impl Writer {
    pub(super) fn new(folder: PathBuf, emitter: Emitter<Answer>) -> Self {
        Self {
            folder,
            emitter,
            store: None,
            mended: None,
            waiting: Vec::new(),
            sequence: 0,
            erasing: Vec::new(),
            imports: Imports::default(),
            loads: Vec::new(),
            is_watched: false,
            data_version: None,
            reads: Vec::new(),
            query: None,
            exports: Vec::new(),
            readers: Vec::new(),
            writers: Vec::new(),
            reported: None,
            has_failed: false,
            reported_read_only: None,
            has_met_damage: false,
        }
    }

    /// Works until it is asked to close or the handle is gone. Returns whether all is done.
    pub(super) fn run(mut self, requests: &Requests<Request>) -> bool {
        self.work();
        loop {
            let is_closing = match self.wait(requests) {
                Wakeup::Requested(request) => self.take_all(request, requests),
                Wakeup::Retry => false,
                Wakeup::Gone => true,
            };
            self.work();
            if is_closing {
                return self.finish();
            }
        }
    }

    /// One turn of [`Self::run`], to the end of the files that are brought in.
    #[cfg(test)]
    pub(super) fn work_once(&mut self, requests: &Requests<Request>) {
        if let Ok(request) = requests.try_recv() {
            self.take_all(request, requests);
        }
        self.work();
        while self.imports.wait() {
            self.work();
        }
    }

    /// What is on its way still gets there. Returns whether all did.
    fn finish(&mut self) -> bool {
        let mut tries = 0;
        loop {
            while self.imports.wait() {
                self.work();
            }
            // Two windows that end together get in each other's way for a moment.
            let can_go_on = self.reported == Some(JournalError::Locked) && tries < QUIET_TRIES;
            if self.is_all_written() || !can_go_on {
                break;
            }
            tries += 1;
            thread::sleep(QUIET_PAUSE);
            self.work();
        }
        for writer in self.writers.drain(..) {
            // It has nothing more to emit if it failed in its midst: the file is as it was.
            let _ = writer.join();
        }
        self.is_all_written()
    }

    fn is_all_written(&self) -> bool {
        self.waiting.is_empty() && self.erasing.is_empty() && self.imports.is_empty()
    }

    fn wait(&mut self, requests: &Requests<Request>) -> Wakeup {
        if self.imports.can_go_on() {
            return match requests.try_recv() {
                Ok(request) => Wakeup::Requested(request),
                Err(TryRecvError::Empty) => Wakeup::Retry,
                Err(TryRecvError::Disconnected) => Wakeup::Gone,
            };
        }
        if self.is_all_written() && self.store.is_some() && !self.owes_snapshot() {
            return requests.recv().map_or(Wakeup::Gone, Wakeup::Requested);
        }
        match requests.recv_timeout(RETRY_AFTER) {
            Ok(request) => Wakeup::Requested(request),
            Err(RecvTimeoutError::Timeout) => Wakeup::Retry,
            Err(RecvTimeoutError::Disconnected) => Wakeup::Gone,
        }
    }

    /// Takes this request and all that wait behind it, to write them in one go. Returns whether
    /// to close.
    fn take_all(&mut self, first: Request, requests: &Requests<Request>) -> bool {
        let mut next = Some(first);
        while let Some(request) = next {
            match request {
                Request::Change(asked) => self.take_change(asked),
                Request::Load(load) => self.loads.push(load),
                Request::Watch => self.is_watched = true,
                Request::Read(ids) => self.reads.extend(ids),
                Request::Find(query) => self.query = Some(query),
                Request::Import(import) => self.imports.add(*import),
                Request::GoOn => {}
                Request::Export(request) => self.exports.push(request),
                Request::ReadAll(reader) => self.readers.push(reader),
            }
            next = match requests.try_recv() {
                Ok(request) => Some(request),
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => return true,
            };
        }
        false
    }

    /// What is deleted before it was written never touches the disk.
    fn take_change(&mut self, mut asked: NumberedChange) {
        // The person acts: if this is still so, they hear it again.
        self.reported = None;
        self.sequence = asked.sequence;
        let undone = self.waiting.extract_if(.., |earlier| earlier.change.is_undone_by(&asked.change));
        let undone: Vec<NumberedChange> = undone.collect();
        match &mut asked.change {
            Change::Insert(_) | Change::Edit(..) | Change::InsertJotting(_) | Change::EditJotting(..) => {}
            Change::Delete(id) => self.imports.forget(&What::Sittings(vec![*id])),
            Change::DeleteMany(what, unwritten) => {
                unwritten.extend(undone.into_iter().filter_map(|asked| asked.change.kept_id()));
                self.imports.forget(what);
            }
            Change::DeleteAll => self.imports.forget(&What::everything()),
        }
        change::add(&mut self.waiting, asked);
    }

    fn work(&mut self) {
        let mut tried = self.write();
        if tried == Err(JournalError::Damaged) {
            // Once more: opening mends, if it may.
            tried = self.write();
        }
        match tried.and_then(|()| self.import_some()) {
            Err(trouble) => {
                self.pause_imports(&trouble);
                self.report(trouble);
            }
            Ok(()) => self.emit_recovered(),
        }
        for load in std::mem::take(&mut self.loads) {
            self.load(load);
        }
        if self.is_watched && self.store.is_some() {
            self.send_snapshot();
        }
        if !self.reads.is_empty() {
            let ids = std::mem::take(&mut self.reads);
            self.answer(|store, waiting| look::records(store, waiting, &ids).map(Event::Read));
        }
        if let Some(query) = self.query.take() {
            self.answer(|store, waiting| look::find(store, waiting, &query).map(Event::Found));
        }
        for request in std::mem::take(&mut self.exports) {
            self.export(request);
        }
        for reader in std::mem::take(&mut self.readers) {
            let read = self.read_everything();
            self.write_elsewhere(move || reader(read));
        }
    }

    /// Brings in a batch of what was read from a file.
    ///
    /// # Errors
    /// Where it is worth trying again later: a full disk, a lock.
    fn import_some(&mut self) -> Result<(), JournalError> {
        let Some(store) = &mut self.store else { return Ok(()) };
        match self.imports.step(store) {
            Ok(Some(event)) => {
                self.data_version = None;
                self.emit(event);
            }
            Ok(None) => {}
            Err(trouble @ (JournalError::Disk(DiskError::Full) | JournalError::Locked)) => {
                return Err(trouble);
            }
            Err(trouble) => {
                self.close_after(&trouble);
                self.pause_imports(&trouble);
            }
        }
        Ok(())
    }

    /// What ends by itself is waited for; after anything else the person has to do something first.
    fn pause_imports(&mut self, trouble: &JournalError) {
        if matches!(trouble, JournalError::Disk(DiskError::Full) | JournalError::Locked) {
            self.imports.hold();
            return;
        }
        for Import { path, report, .. } in self.imports.take() {
            let why = JournalImportError::Journal(trouble.clone());
            self.data_version = None;
            self.emit(Event::NotImported { path, why, so_far: report });
        }
    }

    /// Opens the file if need be and writes all that waits.
    fn write(&mut self) -> Result<(), JournalError> {
        let done = self.write_waiting();
        if let Err(trouble) = &done {
            self.close_after(trouble);
        }
        done
    }

    fn write_waiting(&mut self) -> Result<(), JournalError> {
        self.open()?;
        if !self.waiting.is_empty() {
            let Some(store) = &mut self.store else { return Ok(()) };
            let done = store.apply(&self.waiting)?;
            for (NumberedChange { change, .. }, done) in
                std::mem::take(&mut self.waiting).into_iter().zip(done)
            {
                match done {
                    Done::Row(_, Some(record)) => self.emit(Event::Kept { record }),
                    Done::Jotting(_, Some(jotting)) => self.emit(Event::KeptJotting { jotting }),
                    Done::Row(id, None) | Done::Jotting(id, None) => self.emit(Event::Gone { id }),
                    Done::Deleted(count) => self.erasing.push((change, count)),
                }
            }
        }
        self.erase()
    }

    fn erase(&mut self) -> Result<(), JournalError> {
        let Some(store) = &self.store else { return Ok(()) };
        if store.owes_erasing()? {
            store.erase()?;
        }
        for (change, count) in std::mem::take(&mut self.erasing) {
            let set_aside = || files::set_aside(&self.folder);
            match change {
                Change::Delete(id) => self.emit(Event::Deleted { id, set_aside: set_aside() }),
                Change::DeleteMany(what, _) => {
                    self.emit(Event::DeletedMany { what, count, set_aside: set_aside() });
                }
                Change::DeleteAll => self.emit(Event::DeletedAll),
                Change::Insert(_) | Change::Edit(..) | Change::InsertJotting(_) | Change::EditJotting(..) => {
                }
            }
        }
        Ok(())
    }

    /// Opens the file unless it is open and still the one in the folder.
    fn open(&mut self) -> Result<(), JournalError> {
        if self.store.as_ref().is_some_and(Store::is_in_place) {
            return Ok(());
        }
        self.store = None;
        let mut tries = 0;
        let store = loop {
            match Store::open(&self.folder, self.has_met_damage, &mut self.mended) {
                Err(JournalError::Locked) if tries < QUIET_TRIES => {
                    tries += 1;
                    std::thread::sleep(QUIET_PAUSE);
                }
                opened => break opened?,
            }
        };
        self.has_met_damage = false;
        self.data_version = None;
        let why_not_writing = store.reading_only().cloned();
        let read_only = why_not_writing.is_some();
        self.store = Some(store);
        let mended = self.mended.take();
        if mended.is_some() || self.reported_read_only != Some(read_only) {
            self.reported_read_only = Some(read_only);
            self.emit(Event::Opened { read_only, mended });
        }
        if let Some(why) = why_not_writing {
            self.report(why);
        }
        Ok(())
    }

    /// After a full disk or a lock the same connection goes on; after anything else a new one has
    /// a better chance.
    fn close_after(&mut self, trouble: &JournalError) {
        match trouble {
            JournalError::Disk(DiskError::Full) | JournalError::Locked => {}
            JournalError::Damaged => {
                self.has_met_damage = true;
                if let Some(store) = self.store.take() {
                    store.close_damaged();
                }
            }
            _ => self.store = None,
        }
    }

    fn report(&mut self, trouble: JournalError) {
        if self.reported.as_ref() != Some(&trouble) {
            self.reported = Some(trouble.clone());
            self.has_failed = true;
            self.emit(Event::Failed(trouble));
        }
    }

    fn emit_recovered(&mut self) {
        let is_writable = self.store.as_ref().is_some_and(|store| store.reading_only().is_none());
        if self.has_failed && is_writable {
            self.has_failed = false;
            self.reported = None;
            self.emit(Event::Recovered);
        }
    }

    fn emit(&self, event: Event) {
        self.emitter.emit(Answer { sequence: self.sequence, event });
    }
}
