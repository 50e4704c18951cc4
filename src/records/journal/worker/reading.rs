//! Answers from what is kept: pages, snapshots, and all of it for a file that another thread writes.

use std::thread;

use super::super::change::NumberedChange;
use super::super::error::JournalError;
use super::super::exporting::{self, ExportRequest, JournalExportError};
use super::super::store::Store;
use super::super::waiting::with_waiting;
use super::super::{Answer, Event, Load, NEWEST, Page, Snapshot, look};
use super::Writer;

impl Writer {
    pub(super) fn owes_snapshot(&self) -> bool {
        self.is_watched && self.data_version.is_none()
    }

    /// Sends all there is, if it is not what was sent last.
    pub(super) fn send_snapshot(&mut self) {
        let known = self.data_version;
        let made = self.read(|store, waiting| {
            // Asked before reading: what changes in between is read once more the next time.
            let data_version = store.data_version()?;
            if known == Some(data_version) {
                return Ok(None);
            }
            let rows = Box::new(look::observe(store, waiting)?);
            let newest = look::page(store, waiting, Load::newest(NEWEST))?.records;
            let jottings = look::jottings(store, waiting)?;
            Ok(Some((data_version, Snapshot { rows, newest, jottings })))
        });
        match made {
            Ok(Some((data_version, snapshot))) => {
                self.data_version = Some(data_version);
                self.emit(Event::Snapshot(snapshot));
            }
            Ok(None) => {}
            Err(trouble) => self.report(trouble),
        }
    }

    /// Answers from what is kept; says only why where nothing can be read.
    pub(super) fn answer(
        &mut self,
        answer: impl Fn(&Store, &[NumberedChange]) -> Result<Event, JournalError>,
    ) {
        match self.read(answer) {
            Ok(event) => self.emit(event),
            Err(trouble) => self.report(trouble),
        }
    }

    /// Reads from the open file; once more where it turned out to be damaged, as opening mends it.
    pub(super) fn read<T>(
        &mut self,
        read: impl Fn(&Store, &[NumberedChange]) -> Result<T, JournalError>,
    ) -> Result<T, JournalError> {
        match self.read_once(&read) {
            Err(JournalError::Damaged) => self.read_once(&read),
            read => read,
        }
    }

    pub(super) fn read_once<T>(
        &mut self,
        read: impl Fn(&Store, &[NumberedChange]) -> Result<T, JournalError>,
    ) -> Result<T, JournalError> {
        let read = self.open().and_then(|()| match &self.store {
            Some(store) => read(store, &self.waiting),
            None => Err(JournalError::Locked),
        });
        if let Err(trouble) = &read {
            self.close_after(trouble);
        }
        read
    }

    pub(super) fn load(&mut self, load: Load) {
        let page = self.read(|store, waiting| look::page(store, waiting, load)).unwrap_or_else(|trouble| {
            self.report(trouble);
            with_waiting(Page::unread(load), &self.waiting)
        });
        self.emit(Event::Loaded(page));
    }

    pub(super) fn read_everything(&mut self) -> Result<Page, JournalError> {
        self.read(look::everything)
    }

    /// Reads everything here, and lets another thread write it.
    pub(super) fn export(&mut self, request: ExportRequest) {
        let (emitter, sequence) = (self.emitter.clone(), self.sequence);
        let read = self.read_everything();
        self.write_elsewhere(move || {
            emitter.emit(Answer { sequence, event: exported(read, request) });
        });
    }

    /// Does this on a thread of its own; here, where none can be had.
    pub(super) fn write_elsewhere(&mut self, write: impl FnOnce() + Send + 'static) {
        self.writers.retain(|writer| !writer.is_finished());
        // Spawning drops what it could not start, so it is handed over by a channel of one.
        let (hand_over, taken) = std::sync::mpsc::channel::<Box<dyn FnOnce() + Send>>();
        let started = thread::Builder::new().name("writing".to_owned()).spawn(move || {
            if let Ok(write) = taken.recv() {
                write();
            }
        });
        match started {
            Ok(writer) => {
                self.writers.push(writer);
                // Its receiver waits in that thread.
                let _ = hand_over.send(Box::new(write));
            }
            Err(_) => write(),
        }
    }
}

fn exported(
    read: Result<Page, JournalError>,
    ExportRequest { path, format, replaces }: ExportRequest,
) -> Event {
    let page = match read {
        Ok(page) => page,
        Err(trouble) => return Event::NotExported { path, why: JournalExportError::Journal(trouble) },
    };
    match exporting::write(&page, &path, format, replaces) {
        Ok(()) => Event::Exported {
            path,
            count: page.records.len(),
            jottings: page.jottings.len(),
            unreadable: page.unreadable,
        },
        Err(error) => Event::NotExported { path, why: JournalExportError::File(error) },
    }
}
