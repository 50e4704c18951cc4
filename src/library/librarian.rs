//! The thread that reads the folders and keeps looking after them.
//!
//! What is good is shown at once. What would be lost or newly broken is looked at a second time, as
//! an editor may be in the middle of saving: some write in place, some remove and make anew, some
//! write beside and rename. A practice that runs holds its own exercise and sees none of this.
//! What is imported or removed goes through this thread too, and is shown as soon as it is done.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

use crate::platform::worker::{Emitter, Requests, Worker};

use super::shelf::Seen;
use super::shelves::{Folders, Readings, Shelves};
use super::watch::{Watch, WatchEvent};
use super::{ImportError, Imported, Library, import, packs};

/// Saving makes several changes in a row, all of them within this,
const QUIET: Duration = Duration::from_millis(30);
/// and where changes do not end, this is as long as they are waited for.
const LATEST: Duration = Duration::from_millis(300);
/// What looks worse is believed after this.
const SECOND_LOOK: Duration = Duration::from_millis(300);
/// How often folders are looked at where changes may go unseen.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What the thread has to say.
#[derive(Clone, Debug)]
pub enum LibraryEvent {
    /// How everything stands now.
    Library(Arc<Library>),
    /// What came of importing what is at this path.
    Imported { path: PathBuf, outcome: Result<Imported, ImportError> },
    /// What was to be imported is no exercise: it holds sittings.
    Sittings(PathBuf),
    /// A pack could not be removed.
    NotRemoved { why: ImportError },
    /// A pack could not be brought back. It still can be.
    NotRestored { why: ImportError },
}

enum Message {
    Watch(WatchEvent),
    Do(Request),
}

/// Something to do.
enum Request {
    Import(PathBuf),
    RemovePack(String),
    RestorePack,
    ForgetPack,
}

/// A handle to the thread.
#[derive(Debug)]
pub struct Librarian {
    worker: Worker<Message, LibraryEvent>,
}

impl Librarian {
    /// Reads the folders and looks after them. `holds_sittings` knows a file of sittings, which is not for the library.
    /// `wake` is called on the thread after each news.
    pub fn open(
        folders: Folders,
        holds_sittings: impl Fn(&Path) -> bool + Send + 'static,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        let work = move |messages: Requests<Message>, emitter| {
            let requester = messages.requester();
            let worker = LibraryWorker {
                shelves: Shelves::new(folders),
                watch: Watch::new(move |event| requester.request(Message::Watch(event))),
                messages,
                emitter,
                holds_sittings: Box::new(holds_sittings),
                removed: None,
            };
            worker.run();
            true
        };
        // Without a thread there is what came with the program.
        Self { worker: Worker::spawn("library", wake, work, |_| None) }
    }

    /// What has happened since the last call. Never waits.
    pub fn events(&self) -> impl Iterator<Item = LibraryEvent> {
        self.worker.events()
    }

    /// Waits for something to happen, at most this long.
    #[must_use]
    pub fn wait(&self, at_most: Duration) -> Option<LibraryEvent> {
        self.worker.wait_for_event(at_most)
    }

    /// Imports what is at this path, whatever it is.
    pub fn import(&self, path: PathBuf) {
        self.worker.request(Message::Do(Request::Import(path)));
    }

    /// Removes the pack of this name. It can be brought back with [`Self::restore_pack`] until it is
    /// forgotten or another is removed.
    pub fn remove_pack(&self, name: String) {
        self.worker.request(Message::Do(Request::RemovePack(name)));
    }

    pub fn restore_pack(&self) {
        self.worker.request(Message::Do(Request::RestorePack));
    }

    /// What was removed cannot be brought back any more.
    pub fn forget_pack(&self) {
        self.worker.request(Message::Do(Request::ForgetPack));
    }

    /// Ends the thread, or leaves it behind at the deadline. Nothing of it is needed any more.
    pub fn close(self, deadline: Duration) {
        // It may be waiting for a disk that never answers.
        let _ = self.worker.close(deadline);
    }
}

/// What the thread works with.
struct LibraryWorker {
    shelves: Shelves,
    watch: Watch,
    messages: Requests<Message>,
    emitter: Emitter<LibraryEvent>,
    holds_sittings: Box<dyn Fn(&Path) -> bool + Send>,
    /// The pack that can be brought back.
    removed: Option<packs::Removed>,
}

/// Whether the thread ends.
#[derive(PartialEq, Eq)]
enum Then {
    GoOn,
    End,
}

impl LibraryWorker {
    fn run(mut self) {
        super::sweep(self.shelves.folders());
        self.run_until_closed();
        self.forget_pack();
    }

    /// Until the thread is asked to end.
    fn run_until_closed(&mut self) {
        let mut seen = Seen::everything();
        let mut is_first = true;
        loop {
            // Watched before it is read, so that nothing changes unseen in between.
            self.watch.follow(&self.shelves.followed());
            if self.look(seen, is_first) == Then::End {
                return;
            }
            is_first = false;
            // Folders that came are watched from now on, and may have changed before they were.
            let is_more_watched = self.watch.follow(&self.shelves.followed());
            let next = if is_more_watched { Some(Seen::everything()) } else { self.wait() };
            let Some(next) = next else { return };
            seen = next;
        }
    }

    /// Reads what was seen to change.
    fn look(&mut self, mut seen: Seen, is_first: bool) -> Then {
        let mut readings = self.read(&seen);
        if !is_first && self.shelves.is_worse(&readings) {
            seen.files.extend(readings.paths());
            if self.collect(&mut seen, SECOND_LOOK, SECOND_LOOK) == Then::End {
                return Then::End;
            }
            readings = self.read(&seen);
        }
        if self.messages.is_closing() {
            return Then::End;
        }
        if self.shelves.take(readings) || is_first {
            self.emit_library();
        }
        Then::GoOn
    }

    fn emit_library(&self) {
        self.emitter.emit(LibraryEvent::Library(Arc::new(self.shelves.library())));
    }

    fn read(&mut self, seen: &Seen) -> Readings {
        let is_closing = self.messages.closing_flag();
        self.shelves.read(seen, &|| is_closing.load(Ordering::Relaxed))
    }

    /// Waits until something changes, and then until it is quiet. `None`: the thread ends.
    fn wait(&mut self) -> Option<Seen> {
        let mut seen = Seen::default();
        let looks = self.watch.is_blind() || self.shelves.may_change_unseen();
        let due = looks.then(|| Instant::now() + LOOK_EVERY);
        while seen.is_nothing() {
            let message = match due {
                Some(due) => self.messages.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => self.messages.recv().ok_or(RecvTimeoutError::Disconnected),
            };
            match message {
                Ok(Message::Watch(event)) => self.handle_watch(event, &mut seen),
                Ok(Message::Do(request)) => self.handle_request(request),
                Err(RecvTimeoutError::Timeout) => seen.everything = true,
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
        (self.collect(&mut seen, QUIET, LATEST) == Then::GoOn).then_some(seen)
    }

    /// Takes in what more changes until nothing does.
    fn collect(&mut self, seen: &mut Seen, quiet: Duration, latest: Duration) -> Then {
        let latest = Instant::now() + latest;
        loop {
            let left = latest.saturating_duration_since(Instant::now());
            match self.messages.recv_timeout(quiet.min(left)) {
                Ok(Message::Watch(event)) => self.handle_watch(event, seen),
                Ok(Message::Do(request)) => self.handle_request(request),
                Err(RecvTimeoutError::Timeout) => return Then::GoOn,
                Err(RecvTimeoutError::Disconnected) => return Then::End,
            }
            if left.is_zero() {
                return Then::GoOn;
            }
        }
    }

    fn handle_watch(&mut self, event: WatchEvent, seen: &mut Seen) {
        let WatchEvent::Paths(paths) = event else {
            seen.everything = true;
            return;
        };
        for path in paths {
            if self.shelves.holds(&path) {
                seen.files.insert(path);
            } else if self.shelves.stands_on(&path) {
                self.watch.forget(&path);
                seen.everything = true;
            }
        }
    }

    fn handle_request(&mut self, request: Request) {
        let folders = self.shelves.folders().clone();
        let event = match request {
            Request::Import(path) if (self.holds_sittings)(&path) => Some(LibraryEvent::Sittings(path)),
            Request::Import(path) => {
                let library = self.shelves.library();
                let outcome = import(&path, &folders, |id| library.own_file(id).map(Path::to_owned));
                Some(LibraryEvent::Imported { path, outcome })
            }
            Request::RemovePack(name) => self.remove_pack(&name),
            Request::RestorePack => self.restore_pack(),
            Request::ForgetPack => {
                self.forget_pack();
                None
            }
        };
        // What was asked for is no slip of an editor: it is shown at once.
        let readings = self.read(&Seen::everything());
        if self.shelves.take(readings) {
            self.emit_library();
        }
        if let Some(event) = event {
            self.emitter.emit(event);
        }
    }

    fn remove_pack(&mut self, name: &str) -> Option<LibraryEvent> {
        self.forget_pack();
        let folder = &self.shelves.folders().packs;
        match packs::remove(folder, name) {
            Ok(removed) => self.removed = Some(removed),
            Err(error) => {
                return Some(LibraryEvent::NotRemoved { why: ImportError::of_writing(&error, folder) });
            }
        }
        None
    }

    fn restore_pack(&mut self) -> Option<LibraryEvent> {
        let folder = &self.shelves.folders().packs;
        if let Err(error) = packs::restore(folder, &self.removed.as_ref()?.name) {
            return Some(LibraryEvent::NotRestored { why: ImportError::of_writing(&error, folder) });
        }
        self.removed = None;
        None
    }

    fn forget_pack(&mut self) {
        if let Some(removed) = self.removed.take() {
            packs::forget(&self.shelves.folders().packs, &removed.name);
        }
    }
}
