//! The journal: what a person chose to keep, in one SQLite file that only they can read.
//!
//! [`Journal`] is a handle; a thread of its own owns the file, so a frame never waits for a disk.
//! Requests go in, [`Event`]s come out. Whatever cannot be written yet waits in memory, shows in
//! what is read, and is tried again. Knows nothing of screens, and decides nothing about what may
//! be kept: who calls [`Journal::keep`] has the person's yes.
//!
//! **Two windows change fields, not rows.** A sitting is inserted once; after that each change names the fields that
//! changed and what they were before, is put together with what the row says by then, and does nothing where the
//! row is gone. So no window takes back what another wrote, and none brings back what another deleted.
//!
//! **Deleting deletes the bytes.** Each deletion first removes the backups that the program made,
//! then deletes the rows, then writes the file anew and empties its log; only then it is
//! acknowledged. Damaged files that were set aside may be the only copy of other sittings, so a
//! single deletion leaves them and names them in its event; deleting all removes them too. What a
//! file system or a disk keeps of old bytes beneath the files is out of reach.

mod at_once;
#[cfg(test)]
mod by_hand;
mod change;
mod connection;
mod error;
mod exporting;
mod files;
mod importing;
mod jottings;
mod look;
mod mend;
mod rows;
mod schema;
mod store;
mod waiting;
mod what;
mod worker;

use crate::platform::DiskError;
use std::cell::Cell;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use softlanding_core::insight::Observations;
use softlanding_core::record::{Edit, Jotting, Record};
use uuid::Uuid;

pub use at_once::{export, health, import, keep_jotting, read_all};
#[cfg(test)]
pub(crate) use by_hand::Hand;
pub use change::{Change, NumberedChange};
pub use error::{JournalError, Mended};
pub use exporting::JournalExportError;
pub use importing::{ImportedAtOnce, JournalImportError};
pub use waiting::{changed, changed_jotting};
pub use what::What;

use crate::platform::worker::{Requests, Worker};
use crate::records::exchange::{Format, ImportReport};
use exporting::ExportRequest;
use importing::Import;
use rows::Rows;
use worker::Writer;

/// What the journal's thread has to say. Drained with [`Journal::answers`].
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// All changes up to this number are included in what it says, and none after it. What an export has to
    /// say may come late, with a number below that of the answer before it.
    pub sequence: u64,
    pub event: Event,
}

/// What has happened, or came of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The file is open. While `read_only`, reading works and a [`JournalError`] says why keeping does
    /// not.
    Opened { read_only: bool, mended: Option<Mended> },
    /// All that was asked for about this sitting is on the disk and survives a power cut. Here is the row as it
    /// stands, with what other windows changed.
    Kept { record: Box<Record> },
    /// The same of kept words.
    KeptJotting { jotting: Box<Jotting> },
    /// There is no such sitting, and no such words: another window deleted them. What was asked for is not kept.
    Gone { id: Uuid },
    /// Gone from the file, its log and the backups. Damaged files set aside earlier may still
    /// hold it; they are named.
    Deleted { id: Uuid, set_aside: Vec<PathBuf> },
    /// `count` sittings and kept words are gone from the file, its log and the backups, as for one.
    DeletedMany { what: What, count: usize, set_aside: Vec<PathBuf> },
    /// Everything is gone, also from damaged files set aside earlier.
    DeletedAll,
    /// An answer to [`Journal::load`].
    Loaded(Page),
    /// All that is kept, while [watched](Journal::watch).
    Snapshot(Snapshot),
    /// An answer to [`Journal::read`]: each sitting that was asked for, unless it is not there.
    Read(Vec<(Uuid, Option<Record>)>),
    /// An answer to [`Journal::find`].
    Found(FoundRecords),
    /// An answer to [`Journal::import`]: all of the file is in but what the report says.
    Imported { path: PathBuf, report: ImportReport },
    /// The file is not in, or only as far as the report says; trying again later does no harm.
    NotImported { path: PathBuf, why: JournalImportError, so_far: ImportReport },
    /// An answer to [`Journal::export`]: this many sittings (`count`) and kept words (`jottings`) are in the file.
    /// `unreadable` more are kept by a newer version and are not in it.
    Exported { path: PathBuf, count: usize, jottings: usize, unreadable: usize },
    /// Nothing was written; what was there before is there still.
    NotExported { path: PathBuf, why: JournalExportError },
    /// Something asked for cannot be done now. Said again for each request that meets it, not for
    /// each further try.
    Failed(JournalError),
    /// The last [`Event::Failed`] is over: everything that waited has been done.
    Recovered,
}

/// All that is kept, and the newest of it whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// All sittings without their words.
    pub rows: Box<Observations>,
    /// The newest of them, newest first; at most [`NEWEST`].
    pub newest: Vec<Record>,
    /// All kept words, oldest first.
    pub jottings: Vec<Jotting>,
}

/// The number of sittings that a snapshot has whole: more than a window shows at first.
pub const NEWEST: usize = 200;

/// What to load: at most `limit` records, older than a certain one, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// At most this many records.
    pub limit: usize,
    /// The last record of the page before; `None` for the first page.
    pub older_than: Option<Uuid>,
}

impl Load {
    /// Every record in one page.
    pub const ALL: Self = Self { limit: usize::MAX, older_than: None };

    /// The newest records.
    #[must_use]
    pub fn newest(limit: usize) -> Self {
        Self { limit, older_than: None }
    }
}

/// Records as loaded, with those that still wait in memory, without those deleted.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What was asked for.
    pub asked: Load,
    /// Newest first by id: as they happened, also when the clock was set back in between.
    pub records: Vec<Record>,
    /// All kept words, oldest first, where everything was asked for; none in any other page.
    pub jottings: Vec<Jotting>,
    /// How many records there are in all. While something waits in memory this may be off by as
    /// much.
    pub total: usize,
    /// How many rows of this page hold words that this version does not know; they are left as
    /// they are.
    pub unreadable: usize,
    /// Whether there is nothing older.
    pub is_last: bool,
    /// Whether the file could be read. If not, here is only what waits in memory, and nothing is known of
    /// the others.
    pub is_read: bool,
}

impl Page {
    /// As it stands in the file: what waits may take rows from a full page, and there are older ones all the same.
    fn of(asked: Load, rows: Rows, total: usize) -> Self {
        let Rows { records, unreadable } = rows;
        let is_last = records.len().saturating_add(unreadable) < asked.limit;
        Self { asked, records, jottings: Vec::new(), total, unreadable, is_last, is_read: true }
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.jottings.is_empty()
    }

    /// Where nothing is kept.
    #[must_use]
    pub fn empty() -> Self {
        Self::of(Load::ALL, Rows::default(), 0)
    }

    /// Where the file could not be read.
    fn unread(asked: Load) -> Self {
        Self { is_last: false, is_read: false, ..Self::of(asked, Rows::default(), 0) }
    }
}

/// Words to look for. Its number tells its answer from that of another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub number: u64,
    pub words: String,
}

/// Records in whose words something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRecords {
    /// What was looked for.
    pub query: Query,
    /// The newest of them, newest first; at most [`FOUND_MOST`].
    pub records: Vec<Record>,
    /// How many there are in all.
    pub total: usize,
}

/// The most records that one answer to a search holds.
pub const FOUND_MOST: usize = 200;

enum Request {
    Change(NumberedChange),
    Load(Load),
    Watch,
    Read(Vec<Uuid>),
    Find(Query),
    Import(Box<Import>),
    /// There is more of a file that is brought in.
    GoOn,
    Export(ExportRequest),
    ReadAll(Reader),
}

/// Takes all that is kept, or why it cannot be read.
type Reader = Box<dyn FnOnce(Result<Page, JournalError>) + Send>;

/// A handle to the journal's thread. Dropped without [`Journal::close`], the thread still
/// finishes what it was asked, if the process lives long enough.
#[derive(Debug)]
pub struct Journal {
    worker: Worker<Request, Answer>,
    /// The number of the last change.
    sequence: Cell<u64>,
}

impl Journal {
    /// Begins to open `journal.sqlite3` in this folder and returns at once. `wake` is called from
    /// the journal's thread after each event.
    pub fn open(folder: PathBuf, wake: impl Fn() + Send + Sync + 'static) -> Self {
        let work = move |requests: Requests<Request>, emitter| Writer::new(folder, emitter).run(&requests);
        let not_started = |error: io::Error| {
            let event = Event::Failed(JournalError::Disk(DiskError::Other { what: error.to_string() }));
            Some(Answer { sequence: 0, event })
        };
        Self { worker: Worker::spawn("journal", wake, work, not_started), sequence: Cell::new(0) }
    }

    /// Inserts the record. Should one of its id be there, both are put together. Returns the number of the
    /// change, as every change does: each is higher than the one before. Answered by [`Event::Kept`] once it is on
    /// the disk; several changes of one sitting may be answered together.
    pub fn keep(&self, record: Record) -> u64 {
        self.change(Change::Insert(Box::new(record)))
    }

    /// Changes these fields of the sitting of this id, if it is there. Answered by [`Event::Kept`] or
    /// [`Event::Gone`].
    pub fn edit(&self, id: Uuid, edit: Edit) -> u64 {
        self.change(Change::Edit(id, Box::new(edit)))
    }

    /// Deletes one record, also while it only waits in memory. Answered by [`Event::Deleted`]
    /// once its bytes are gone.
    pub fn delete(&self, id: Uuid) -> u64 {
        self.change(Change::Delete(id))
    }

    /// Deletes everything that was ever kept. Answered by [`Event::DeletedAll`] once the bytes
    /// are gone.
    pub fn delete_all(&self) -> u64 {
        self.change(Change::DeleteAll)
    }

    /// Deletes several records, also those that only wait in memory or are just being imported.
    /// Answered by [`Event::DeletedMany`] once their bytes are gone.
    pub fn delete_many(&self, what: What) -> u64 {
        self.change(Change::DeleteMany(what, Vec::new()))
    }

    /// Asks for a change, and returns its number.
    pub fn change(&self, change: Change) -> u64 {
        let sequence = self.sequence.get() + 1;
        self.sequence.set(sequence);
        self.worker.request(Request::Change(NumberedChange { sequence, change }));
        sequence
    }

    /// Brings in the sittings of a file of any size: it is read on a thread of its own, and comes in in
    /// batches between other requests. Answered by [`Event::Imported`] or [`Event::NotImported`]; while the
    /// disk is full or another program writes, it waits, as keeping does. Load again afterwards.
    pub fn import(&self, path: PathBuf) {
        let requester = self.worker.requester();
        let import = Import::begin(path, move || requester.request(Request::GoOn));
        self.worker.request(Request::Import(Box::new(import)));
    }

    /// Writes all that is kept into a file, oldest first, on a thread of its own; what only waits in
    /// memory is in it. Without `replaces`, a file that is there is left alone. Answered by
    /// [`Event::Exported`] or [`Event::NotExported`].
    pub fn export(&self, path: PathBuf, format: Format, replaces: bool) {
        self.worker.request(Request::Export(ExportRequest { path, format, replaces }));
    }

    /// Reads records. Answered by [`Event::Loaded`].
    pub fn load(&self, load: Load) {
        self.worker.request(Request::Load(load));
    }

    /// Sends all that is kept as an [`Event::Snapshot`]: the first time, and from then on with each request before
    /// which another window changed something, or a file came in. This is such a request.
    pub fn watch(&self) {
        self.worker.request(Request::Watch);
    }

    /// Reads these sittings. Answered by [`Event::Read`], unless the file can't be read.
    pub fn read(&self, ids: Vec<Uuid>) {
        self.worker.request(Request::Read(ids));
    }

    /// Reads all that is kept, with what only waits in memory, and hands it to `then` on a thread of its own.
    pub fn read_all(&self, then: impl FnOnce(Result<Page, JournalError>) + Send + 'static) {
        self.worker.request(Request::ReadAll(Box::new(then)));
    }

    /// Looks for words in all records. Answered by [`Event::Found`], unless the file can't be read or
    /// something else was looked for meanwhile.
    pub fn find(&self, query: Query) {
        self.worker.request(Request::Find(query));
    }

    /// What has happened since the last call. Never waits.
    pub fn answers(&self) -> impl Iterator<Item = Answer> {
        self.worker.events()
    }

    /// The same, but waits at most this long for something to happen if nothing has.
    pub fn wait_for_answers(&self, at_most: Duration) -> impl Iterator<Item = Answer> {
        self.worker.wait_for_events(at_most)
    }

    /// The same without the numbers of the answers.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        self.answers().map(|answer| answer.event)
    }

    /// Finishes what waits and closes the file, within the deadline. `false` when something could
    /// not be written, or not in time: then it is lost with the program.
    #[must_use]
    pub fn close(self, deadline: Duration) -> bool {
        self.worker.close(deadline)
    }
}
