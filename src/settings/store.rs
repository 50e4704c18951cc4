//! The file of the settings: read once at the start, written by a thread of its own.
//!
//! Before each write the file is read again and only what this window changed is merged into it,
//! so that two windows, and a person with an editor, do not undo each other.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant, SystemTime};

use toml_edit::DocumentMut;

use super::codec::changes;
use super::flat::merge;
use super::read::read;
use super::{ReminderSettings, Settings, SettingsError, TimeOut};
use crate::platform::disk::{self, NewFile};
use crate::platform::worker::{Emitter, Requests, Worker};

const FILE: &str = "settings.toml";
const LOCK: &str = "settings.lock";
/// A larger file is none of ours.
const FILE_MAX_BYTES: u64 = 256 * 1024;
const HEADING: &str = "# Settings of Soft Landing. You may change them here; notes like this one stay.\n\n";

/// Written once nothing has changed for this long,
const QUIET: Duration = Duration::from_millis(300);
/// but at least this often while a slider is being dragged.
const LATEST: Duration = Duration::from_secs(2);
/// After a failure, if nothing changes before.
const RETRY_AFTER: Duration = Duration::from_secs(5);
/// How often the file is looked at for a time-out that another window began or ended.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// What came of writing. Drained with [`SettingsStore::events`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsEvent {
    /// Everything chosen so far is in the file.
    Saved,
    /// It could not be written, or the file was broken in the meantime. The settings work on, and
    /// what is not written is tried again. Said once for each trouble.
    Failed(SettingsError),
    /// Another window began a time-out that is remembered, or ended it.
    TimeOut(Option<TimeOut>),
}

/// A handle to the settings' file.
#[derive(Debug)]
pub struct SettingsStore {
    /// Takes the settings to write.
    worker: Worker<Settings, SettingsEvent>,
    last_asked: Settings,
}

impl SettingsStore {
    /// Reads `settings.toml` in this folder; without one everything has its default. A file that
    /// cannot be understood at all is set aside under a dated name. `wake` is called from the
    /// settings' thread after each event.
    pub fn open(
        folder: PathBuf,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> (Self, Settings, Vec<SettingsError>) {
        let (settings, troubles) = load(&folder);
        let (at, written) = (folder.clone(), settings.clone());
        let not_started = move |error| SettingsEvent::Failed(SettingsError::of_writing(&error, &at));
        let work =
            move |requests: Requests<Settings>, emitter| Writer::new(folder, written, emitter).run(&requests);
        let worker = Worker::spawn("settings", wake, work, |error| Some(not_started(error)));
        (Self { worker, last_asked: settings.clone() }, settings, troubles)
    }

    /// Has these settings written soon; called as often as one likes. Never waits.
    pub fn save(&mut self, settings: &Settings) {
        let is_asked = changes(&self.last_asked, settings).is_empty();
        self.last_asked = settings.clone();
        if !is_asked {
            self.worker.request(settings.clone());
        }
    }

    /// These settings hold, as the file already has what is new about them.
    pub fn adopt(&mut self, settings: &Settings) {
        self.last_asked = settings.clone();
    }

    /// What has happened since the last call. Never waits.
    pub fn events(&self) -> impl Iterator<Item = SettingsEvent> {
        self.worker.events()
    }

    /// Writes what is not yet written, within the deadline. `false` when that did not succeed.
    #[must_use]
    pub fn close(self, deadline: Duration) -> bool {
        self.worker.close(deadline)
    }
}

/// Reads `settings.toml` in this folder once, as [`SettingsStore::open`] does.
#[must_use]
pub fn load(folder: &Path) -> (Settings, Vec<SettingsError>) {
    match read_document(folder) {
        Ok((document, set_aside)) => {
            let (settings, mut troubles) = read(&document);
            troubles.extend(set_aside);
            (settings, troubles)
        }
        Err(trouble) => (Settings::default(), vec![trouble]),
    }
}

/// The settings in this folder's `settings.toml` and what in it is wrong, without any change: a file that can't be
/// understood stays where it is, and is `None`.
///
/// # Errors
/// When the file is there and cannot be read.
pub fn look(folder: &Path) -> Result<Option<(Settings, Vec<SettingsError>)>, SettingsError> {
    Ok(understood(folder)?.map(|document| read(&document)))
}

/// The window's size in this folder's `settings.toml`, before anything else of it is needed. Changes and reports
/// nothing, as [`SettingsStore::open`] will.
#[must_use]
pub fn window_size(folder: &Path) -> Option<(f32, f32)> {
    early(folder)?.window_size
}

/// The language in this folder's `settings.toml`, for what is said without the rest of the program.
#[must_use]
pub fn language(folder: &Path) -> Option<String> {
    early(folder)?.language
}

/// What this folder's `settings.toml` says of reminders; what they are at first where there is none.
#[must_use]
pub fn reminders(folder: &Path) -> ReminderSettings {
    early(folder).map(|settings| settings.reminders).unwrap_or_default()
}

/// When the file in this folder was last changed and how long it is; `None` where there is none.
#[must_use]
pub fn changed(folder: &Path) -> Option<(SystemTime, u64)> {
    let about = fs::metadata(folder.join(FILE)).ok()?;
    Some((about.modified().ok()?, about.len()))
}

/// What can be read, without a change or a report.
fn early(folder: &Path) -> Option<Settings> {
    let document = parse(&read_bounded(&folder.join(FILE)).ok()??)?;
    Some(read(&document).0)
}

struct Writer {
    folder: PathBuf,
    emitter: Emitter<SettingsEvent>,
    /// As this window last read or wrote them.
    written: Settings,
    requested: Settings,
    reported: Option<SettingsError>,
    /// When the file was last changed and how long it was, as far as this window has looked.
    seen: Option<(SystemTime, u64)>,
}

impl Writer {
    fn new(folder: PathBuf, written: Settings, emitter: Emitter<SettingsEvent>) -> Self {
        Self { folder, emitter, requested: written.clone(), written, reported: None, seen: None }
    }

    /// Writes until asked to close or the handle is gone. Returns whether all is written.
    fn run(mut self, requests: &Requests<Settings>) -> bool {
        disk::sweep(&self.folder);
        loop {
            let is_closing = self.wait(requests);
            self.write();
            if is_closing {
                return self.requested == self.written;
            }
            self.look();
        }
    }

    /// Waits for a change and then for quiet. Returns whether to close.
    fn wait(&mut self, requests: &Requests<Settings>) -> bool {
        let patience = if self.requested == self.written { LOOK_EVERY } else { RETRY_AFTER };
        let mut next = requests.recv_timeout(patience);
        let latest = Instant::now() + LATEST;
        loop {
            match next {
                Ok(settings) => self.requested = settings,
                Err(RecvTimeoutError::Disconnected) => return true,
                Err(RecvTimeoutError::Timeout) => return false,
            }
            let left = latest.saturating_duration_since(Instant::now());
            next = requests.recv_timeout(QUIET.min(left));
        }
    }

    fn write(&mut self) {
        if self.requested == self.written {
            return;
        }
        match self.merge_into_file() {
            Ok(set_aside) => {
                self.written = self.requested.clone();
                self.reported = None;
                if let Some(trouble) = set_aside {
                    self.emitter.emit(SettingsEvent::Failed(trouble));
                }
                self.emitter.emit(SettingsEvent::Saved);
            }
            Err(trouble) if self.reported.as_ref() != Some(&trouble) => {
                self.reported = Some(trouble.clone());
                self.emitter.emit(SettingsEvent::Failed(trouble));
            }
            Err(_) => {}
        }
    }

    /// Takes in a time-out that another window began or ended. All else stays as this window has it.
    fn look(&mut self) {
        let seen = changed(&self.folder);
        if seen == self.seen {
            return;
        }
        self.seen = seen;
        let Some(document) =
            read_bounded(&self.folder.join(FILE)).ok().flatten().and_then(|bytes| parse(&bytes))
        else {
            return;
        };
        let found = read(&document).0.time_out;
        let known = remembered(&self.written);
        if found != known {
            if remembered(&self.requested) == known {
                self.requested.time_out = found;
            }
            self.written.time_out = found;
            self.emitter.emit(SettingsEvent::TimeOut(found));
        }
    }

    /// Returns what was set aside, if the file had been broken in the meantime.
    fn merge_into_file(&self) -> Result<Option<SettingsError>, SettingsError> {
        let not_written = |error: io::Error| SettingsError::of_writing(&error, &self.folder);
        disk::create_private_folder(&self.folder).map_err(not_written)?;
        let _lock = lock(&self.folder).map_err(not_written)?;
        let (mut document, set_aside) = read_document(&self.folder)?;
        let is_new = document.is_empty() && document.trailing().as_str().is_none_or(str::is_empty);
        // Into an empty file goes all that this window knows, into any other only what it changed.
        let known = if is_new { &Settings::default() } else { &self.written };
        merge(&mut document, &changes(known, &self.requested));
        let heading = if is_new { HEADING } else { "" };
        write_file(&self.folder.join(FILE), &format!("{heading}{document}")).map_err(not_written)?;
        Ok(set_aside)
    }
}

/// The time-out that the file has where these settings are in it.
fn remembered(settings: &Settings) -> Option<TimeOut> {
    settings.time_out.filter(|time_out| time_out.is_remembered)
}

/// The file as it is now, empty if there is none or if it had to be set aside.
fn read_document(folder: &Path) -> Result<(DocumentMut, Option<SettingsError>), SettingsError> {
    if let Some(document) = understood(folder)? {
        return Ok((document, None));
    }
    let path = folder.join(FILE);
    let set_aside = disk::unused_dated_path(folder, "settings-broken", "toml", &[]);
    fs::rename(&path, &set_aside).map_err(|error| SettingsError::of_reading(&error))?;
    Ok((DocumentMut::new(), Some(SettingsError::SetAside { set_aside })))
}

/// The file, or an empty one where there is none; `None` where it can't be understood.
fn understood(folder: &Path) -> Result<Option<DocumentMut>, SettingsError> {
    match read_bounded(&folder.join(FILE)) {
        // Where a file stands in the folder's place there are no settings either; writing says so.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            Ok(Some(DocumentMut::new()))
        }
        read => {
            let bytes = read.map_err(|error| SettingsError::of_reading(&error))?;
            Ok(bytes.and_then(|bytes| parse(&bytes)))
        }
    }
}

/// `None` when it is no TOML.
fn parse(bytes: &[u8]) -> Option<DocumentMut> {
    str::from_utf8(bytes).ok()?.parse().ok()
}

/// `None` when the file is too large to be ours.
fn read_bounded(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = disk::open_given(path)?.ok_or(io::ErrorKind::IsADirectory)?;
    let mut bytes = Vec::new();
    file.take(FILE_MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= FILE_MAX_BYTES).then_some(bytes))
}

/// Held while the file is read and written again, with the patience of [`disk::wait_for_lock`].
fn lock(folder: &Path) -> io::Result<File> {
    let file = disk::lock_file(&folder.join(LOCK))?;
    disk::wait_for_lock(&file);
    Ok(file)
}

/// All or nothing, for the person alone. A link is followed: some keep their settings elsewhere.
fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut file = NewFile::begin(&path, true)?;
    file.write_all(text.as_bytes())?;
    file.commit()
}
