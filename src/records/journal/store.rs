//! The journal's file while it is open: opening it safely, changing it, reading it, and erasing
//! what was deleted down to its bytes. Knows no thread and no events.

use crate::platform::DiskError;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use softlanding_core::record::{Jotting, Record};
use uuid::Uuid;

use super::change::{self, Change, Done, NumberedChange};
use super::connection::{self, open_read_only};
use super::error::{JournalError, Mended};
use super::files::{self, Identity, Lock};
use super::jottings;
use super::mend;
use super::rows::{self, Rows, Unreadable};
use super::schema::{self, STEPS};
use crate::platform::disk::with_suffix;
use crate::records::exchange::{ImportReport, ImportedJotting, ImportedSitting, Reading, SittingError};

/// The open journal.
#[derive(Debug)]
pub(super) struct Store {
    // Closed before the lock is given back: fields drop in this order.
    connection: Connection,
    folder: PathBuf,
    identity: Option<Identity>,
    reading_only: Option<JournalError>,
    has_tables: bool,
    _lock: Option<Lock>,
}

/// What a first look at a file found.
enum FileKind {
    Nothing,
    Ours,
    Newer(JournalError),
    Foreign,
}

impl Store {
    /// Opens the journal in this folder, making both if needed. A damaged one is set aside and
    /// mended first, if no other window has it open; `mended` then says what came of that, also where the mended one
    /// can't be opened yet. `thoroughly` looks for damage also where a look at every start would take too long.
    ///
    /// # Errors
    /// Any [`JournalError`]; the files are then as they were, or mended.
    pub(super) fn open(
        folder: &Path,
        thoroughly: bool,
        mended: &mut Option<Mended>,
    ) -> Result<Self, JournalError> {
        files::prepare_folder(folder)?;
        match Self::open_undamaged(folder, thoroughly) {
            Err(JournalError::Damaged) => {
                *mended = mend::mend(folder)?.or(mended.take());
                Self::open_undamaged(folder, false)
            }
            opened => opened,
        }
    }

    fn open_undamaged(folder: &Path, thoroughly: bool) -> Result<Self, JournalError> {
        let lock = match Lock::shared(folder) {
            Err(JournalError::Disk(DiskError::ReadOnly)) => {
                return Self::open_for_reading(folder, JournalError::Disk(DiskError::ReadOnly), None);
            }
            lock => lock?,
        };
        let path = folder.join(files::JOURNAL);
        // A torn move, or a file emptied beneath its own log: opening it would throw the log away.
        let has_orphans =
            files::has_bytes(&with_suffix(&path, "-wal")) || folder.join(files::MENDING).exists();
        if has_orphans && !files::has_bytes(&path) && !path.is_dir() {
            return Err(JournalError::Damaged);
        }
        match files::prepare_file(&path) {
            Err(JournalError::Disk(DiskError::ReadOnly)) => {
                return Self::open_for_reading(folder, JournalError::Disk(DiskError::ReadOnly), Some(lock));
            }
            prepared => prepared?,
        }
        match look(&open_read_only(&path)?)? {
            FileKind::Foreign => return Err(JournalError::Foreign { path }),
            FileKind::Newer(newer) => return Self::open_for_reading(folder, newer, Some(lock)),
            FileKind::Nothing | FileKind::Ours => {}
        }
        Self::open_for_writing(folder, thoroughly, lock)
    }

    fn open_for_writing(folder: &Path, thoroughly: bool, lock: Lock) -> Result<Self, JournalError> {
        let path = folder.join(files::JOURNAL);
        let Some(mut connection) = connection::open_to_write(&path, thoroughly)? else {
            return Self::open_for_reading(folder, JournalError::Disk(DiskError::ReadOnly), Some(lock));
        };
        schema::upgrade(&mut connection, folder, STEPS)?;
        Ok(Self {
            identity: Identity::of(&path),
            connection,
            folder: folder.to_owned(),
            reading_only: None,
            has_tables: true,
            _lock: Some(lock),
        })
    }

    fn open_for_reading(folder: &Path, why: JournalError, lock: Option<Lock>) -> Result<Self, JournalError> {
        let path = folder.join(files::JOURNAL);
        let (connection, found) = if files::has_journal(&path)? {
            let connection = open_read_only(&path)?;
            let found = look(&connection)?;
            (connection, found)
        } else {
            (Connection::open_in_memory()?, FileKind::Nothing)
        };
        if matches!(found, FileKind::Foreign) {
            return Err(JournalError::Foreign { path });
        }
        Ok(Self {
            connection,
            folder: folder.to_owned(),
            identity: Identity::of(&path),
            reading_only: Some(if let FileKind::Newer(newer) = &found { newer.clone() } else { why }),
            has_tables: !matches!(found, FileKind::Nothing),
            _lock: lock,
        })
    }

    /// For the command line: reads what is there and makes nothing.
    ///
    /// # Errors
    /// [`JournalError::NoFolder`], [`JournalError::Forbidden`], [`JournalError::NotAFolder`], [`JournalError::NotAFile`],
    /// [`JournalError::Damaged`], [`JournalError::Foreign`] or another of the disk.
    pub(super) fn open_existing(folder: &Path) -> Result<Self, JournalError> {
        if !files::has_folder(folder)? {
            return Err(JournalError::NoFolder { folder: folder.to_owned() });
        }
        Self::open_for_reading(folder, JournalError::Disk(DiskError::ReadOnly), None)
    }

    /// Whether every page of the file is sound.
    ///
    /// # Errors
    /// [`JournalError::Damaged`] if not; another [`JournalError`] if that cannot be found out.
    pub(super) fn check(&self) -> Result<(), JournalError> {
        connection::check(&self.connection, false)
    }

    /// Why nothing can be written, if so.
    pub(super) fn reading_only(&self) -> Option<&JournalError> {
        self.reading_only.as_ref()
    }

    /// Whether the path still leads to the file that is open.
    pub(super) fn is_in_place(&self) -> bool {
        self.identity == Identity::of(&self.folder.join(files::JOURNAL))
    }

    /// Makes all the changes or none. When it returns, they survive a power cut. What was deleted
    /// is [erased](Self::erase) next. Returns what came of each.
    ///
    /// # Errors
    /// Any [`JournalError`]; nothing has changed then, except that backups may be gone.
    pub(super) fn apply(&mut self, asked: &[NumberedChange]) -> Result<Vec<Done>, JournalError> {
        if let Some(why) = &self.reading_only {
            return Err(why.clone());
        }
        let changes = || asked.iter().map(|asked| &asked.change);
        if changes().any(Change::is_deleting) {
            files::remove_copies(&self.folder)?;
        }
        if changes().any(|change| *change == Change::DeleteAll) {
            files::remove_set_aside(&self.folder)?;
        }
        let transaction = self.begin()?;
        let counts: Vec<usize> =
            changes().map(|change| change::make(&transaction, change)).collect::<Result<_, _>>()?;
        let done = changes().zip(counts).map(|(change, count)| change::outcome(&transaction, change, count));
        let done = done.collect::<Result<_, _>>()?;
        transaction.commit()?;
        Ok(done)
    }

    fn begin(&mut self) -> Result<Transaction<'_>, JournalError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // A newer window may have changed the tables while this one had them open.
        if let FileKind::Newer(newer) = look(&transaction)? {
            return Err(newer);
        }
        Ok(transaction)
    }

    /// Brings in all of these sittings and kept words or none, each put together with the one here of its id, and
    /// adds to the report what came of each.
    ///
    /// # Errors
    /// Any [`JournalError`]; nothing has changed then.
    pub(super) fn import(&mut self, batch: &Reading, report: &mut ImportReport) -> Result<(), JournalError> {
        if let Some(why) = &self.reading_only {
            return Err(why.clone());
        }
        let mut so_far = report.clone();
        let transaction = self.begin()?;
        for sitting in &batch.sittings {
            bring_in(&transaction, sitting, &mut so_far)?;
        }
        for jotting in &batch.jottings {
            bring_in_jotting(&transaction, jotting, &mut so_far)?;
        }
        transaction.commit()?;
        *report = so_far;
        Ok(())
    }

    /// Whether something was deleted whose bytes may still be in the file or its log, also from
    /// an earlier start.
    ///
    /// # Errors
    /// Any [`JournalError`] of the disk.
    pub(super) fn owes_erasing(&self) -> Result<bool, JournalError> {
        if self.reading_only.is_some() {
            return Ok(false);
        }
        let count: i64 =
            self.connection.query_row("SELECT count(*) FROM unfinished", [], |row| row.get(0))?;
        Ok(count > 0)
    }

    /// Writes the file anew without what was deleted and empties its log. Overwriting deleted
    /// rows alone would miss copies that SQLite leaves when it moves rows between pages.
    ///
    /// # Errors
    /// Any [`JournalError`]; the bytes may then still be there, and [`Self::owes_erasing`] says so.
    pub(super) fn erase(&self) -> Result<(), JournalError> {
        self.connection.execute_batch("VACUUM")?;
        self.empty_log()?;
        self.connection.execute("DELETE FROM unfinished", [])?;
        Ok(())
    }

    fn empty_log(&self) -> Result<(), JournalError> {
        let was_busy: bool =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if was_busy { Err(JournalError::Locked) } else { Ok(()) }
    }

    /// At most `limit` records older than the one of that id, newest first.
    ///
    /// # Errors
    /// Any [`JournalError`] of the disk.
    pub(super) fn page(&self, limit: usize, older_than: Option<Uuid>) -> Result<Rows, JournalError> {
        if !self.has_tables {
            return Ok(Rows::default());
        }
        Ok(rows::page(&self.connection, limit, older_than)?)
    }

    /// Hands over every record that can be read, newest first.
    ///
    /// # Errors
    /// Any [`JournalError`] of the disk.
    pub(super) fn each(&self, take: impl FnMut(Record)) -> Result<(), JournalError> {
        if !self.has_tables {
            return Ok(());
        }
        Ok(rows::each(&self.connection, take)?)
    }

    /// The same, oldest first, with ratings without words and of a note only whether there is one.
    ///
    /// # Errors
    /// Any [`JournalError`] of the disk.
    pub(super) fn each_without_words(&self, take: impl FnMut(Record)) -> Result<(), JournalError> {
        if !self.has_tables {
            return Ok(());
        }
        Ok(rows::each_without_words(&self.connection, take)?)
    }

    /// The record of this id, if it is there and can be read.
    ///
    /// # Errors
    /// Any [`JournalError`] of the disk.
    pub(super) fn find(&self, id: Uuid) -> Result<Option<Record>, JournalError> {
        if !self.has_tables {
            return Ok(None);
        }
        Ok(rows::find_in_any(&self.connection, id)?.and_then(Result::ok))
    }

    /// All kept words, oldest first, and how many rows of them can't be read.
    ///
    /// # Errors
    /// Any [`JournalError`] of the disk.
    pub(super) fn jottings(&self) -> Result<(Vec<Jotting>, usize), JournalError> {
        if !self.has_tables {
            return Ok((Vec::new(), 0));
        }
        Ok(jottings::all(&self.connection)?)
    }

    /// A number that changes with each change that another connection makes.
    ///
    /// # Errors
    /// Any [`JournalError`] of the disk.
    pub(super) fn data_version(&self) -> Result<i64, JournalError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// How many records are in the file.
    ///
    /// # Errors
    /// Any [`JournalError`] of the disk.
    pub(super) fn count(&self) -> Result<usize, JournalError> {
        if !self.has_tables {
            return Ok(0);
        }
        Ok(rows::count(&self.connection)?)
    }

    /// Closes a file that turned out to be damaged, without moving its log into it.
    pub(super) fn close_damaged(self) {
        // Were it refused, the log would be moved in: no worse than closing as ever.
        let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    }
}

fn bring_in(
    connection: &Connection,
    sitting: &ImportedSitting,
    report: &mut ImportReport,
) -> rusqlite::Result<()> {
    let ImportedSitting { place, record } = sitting;
    let here = match rows::find(connection, record.id)? {
        Some(Ok(here)) => here,
        Some(Err(Unreadable)) => {
            report.refused.add(*place, SittingError::NewerHere);
            return Ok(());
        }
        None => {
            report.new += 1;
            return rows::insert(connection, record);
        }
    };
    let Some(merged) = here.merged_with(record) else {
        report.refused.add(*place, SittingError::OtherSitting);
        return Ok(());
    };
    report.differing += usize::from(!merged.is_whole);
    if merged.record == here {
        report.same += 1;
        return Ok(());
    }
    report.filled += 1;
    rows::update(connection, &here, &merged.record)
}

fn bring_in_jotting(
    connection: &Connection,
    imported: &ImportedJotting,
    report: &mut ImportReport,
) -> rusqlite::Result<()> {
    let ImportedJotting { place, jotting } = imported;
    let here = match jottings::find(connection, jotting.id)? {
        Some(Ok(here)) => here,
        Some(Err(Unreadable)) => {
            report.refused.add(*place, SittingError::NewerHere);
            return Ok(());
        }
        None => {
            report.new_jottings += 1;
            return jottings::insert(connection, jotting);
        }
    };
    let Some(merged) = here.merged_with(jotting) else {
        report.refused.add(*place, SittingError::OtherSitting);
        return Ok(());
    };
    report.differing += usize::from(!merged.is_whole);
    if merged.jotting == here {
        report.same += 1;
        return Ok(());
    }
    report.filled += 1;
    jottings::update(connection, &merged.jotting)
}

/// Whose file is this? Reads its first page only.
fn look(connection: &Connection) -> rusqlite::Result<FileKind> {
    let application_id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = schema::version(connection)?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let known = schema::latest(STEPS);
    Ok(match (application_id, tables) {
        (_, 0) => FileKind::Nothing,
        (schema::APPLICATION_ID, _) if version > known => {
            FileKind::Newer(JournalError::Newer { version, known })
        }
        (schema::APPLICATION_ID, _) => FileKind::Ours,
        _ => FileKind::Foreign,
    })
}
