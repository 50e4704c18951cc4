//! The program without a face: what runs, what is kept, what is heard.
//!
//! [`App`] owns the clock, the threads and the one practice that may be running. It takes
//! [`Command`]s, carries out the effects of the sitting, and lets window and terminal read how things
//! stand. It knows no egui, and no call here waits for a disk, a device or a lock.

mod clock;
mod command;
mod exchanging;
mod guest;
mod heartbeat;
mod keeping;
mod later;
mod library;
mod looking;
mod notice;
mod offering;
mod own;
mod packs;
mod paper;
mod paths;
mod practice;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use softlanding_core::exercise::Exercise;
use softlanding_core::rating::Rating;
use softlanding_core::sitting::Event;

use crate::library::{Broken, Librarian, Library, OwnStore};
use crate::platform::WallTime;
use crate::platform::clipboard::{self, Clipboard};
use crate::records::journal::{self, Found, Journal};
use crate::settings::{Settings, SettingsEvent, SettingsStore};
use crate::sound::{Output, Sound, Status};
use crate::text::Words;

use clock::Ids;
pub use clock::{Clock, HandClock};
pub use command::{Command, Preview, SaveOwn};
use guest::OfGuest;
pub use keeping::{Kept, Written};
pub use later::Later;
pub use looking::Looked;
pub use notice::Notice;
use offering::Offering;
pub use own::SaveOutcome;
use paper::Papers;
pub use paper::Target;
pub use paths::{APP_ID, Paths};
pub use practice::{Keeping, Practice, levels};

/// How long a deleted exercise or a removed pack can be brought back.
pub const UNDO: Duration = Duration::from_secs(10);
/// How long quitting may wait for all threads together.
const CLOSE_WITHIN: Duration = Duration::from_secs(1);

/// Called from any thread when something changed that may be seen.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What the program is started with.
#[derive(Clone, Debug)]
pub struct Options {
    pub paths: Paths,
    pub output: Output,
    pub clock: Clock,
    pub clipboard: clipboard::Target,
}

impl Options {
    /// Everything in one folder and nothing of the machine's: a clock that is moved by hand, no sound, a
    /// clipboard of its own. For tests.
    #[must_use]
    pub fn by_hand(folder: &Path, hand: &HandClock) -> Self {
        Self {
            paths: Paths::in_folder(folder),
            output: Output::Null,
            clock: Clock::by_hand(hand.clone()),
            clipboard: clipboard::Target::Memory(true),
        }
    }
}

/// What of all that was said and chosen is on the disk when the program has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// What was said.
    pub journal: bool,
    /// The exercises that were made.
    pub own_exercises: bool,
    /// What was chosen.
    pub settings: bool,
}

impl Closed {
    #[must_use]
    pub fn is_all_written(self) -> bool {
        self.journal && self.own_exercises && self.settings
    }
}

/// The running program.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none rules out another")]
pub struct App {
    words: Words,
    clock: Clock,
    wake: Wake,
    /// Beats while a practice runs.
    heartbeat: Option<heartbeat::Heartbeat>,
    ids: Ids,
    paths: Paths,
    settings: Settings,
    settings_store: SettingsStore,
    papers: Papers,
    own_store: OwnStore,
    /// The own exercise whose deletion can be undone.
    own_deleted: Option<own::Deleted>,
    /// What came of saving since it was asked for last.
    saves: Vec<SaveOutcome>,
    is_previewing: bool,
    librarian: Librarian,
    library: Arc<Library>,
    library_version: u64,
    /// What was said of these still holds.
    said_broken: Vec<Broken>,
    /// The pack whose removal can be undone.
    removed_pack: Option<packs::RemovedPack>,
    journal: Journal,
    /// Why what is said can't be written now.
    journal_trouble: Option<journal::Trouble>,
    kept: Kept,
    looked: Looked,
    of_guest: OfGuest,
    /// What is looked for in the words of what is kept.
    wanted: String,
    found: Option<Found>,
    /// The sittings that are to be asked about once more.
    later: Vec<Later>,
    sound: Sound,
    clipboard: Clipboard,
    /// What was copied last, once the clipboard took it.
    copied: Option<String>,
    has_said_no_sound: bool,
    sound_offset_ms: i32,
    is_guest: bool,
    /// The settings as they were before a guest came.
    own_settings: Option<Settings>,
    said: Rating,
    offering: Offering,
    /// Silent until something begins or goes on.
    is_silenced: bool,
    practice: Option<Practice>,
    notices: VecDeque<Notice>,
}

impl fmt::Debug for App {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("App").field("practice", &self.practice).finish_non_exhaustive()
    }
}

impl App {
    /// Starts the threads. Reads the settings, a small file; everything else comes later.
    #[must_use]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "a closure in an `Arc` becomes a `Wake` only where it is handed over"
    )]
    pub fn start(options: Options, wake: Wake) -> Self {
        let Options { paths, output, clock, clipboard } = options;
        let [on_settings, on_journal, on_sound, on_library, on_own, on_clipboard] = [0; 6].map(|_| {
            let wake = Arc::clone(&wake);
            move || wake()
        });
        let (settings_store, settings, troubles) = SettingsStore::open(paths.config.clone(), on_settings);
        let shipped = Arc::new(Library::shipped());
        let mut app = Self {
            words: Words::english(),
            own_store: OwnStore::open(paths.own_exercises(), on_own),
            own_deleted: None,
            saves: Vec::new(),
            is_previewing: false,
            librarian: Librarian::open(paths.exercises(), on_library),
            journal: Journal::open(paths.data.clone(), on_journal),
            journal_trouble: None,
            sound: Sound::with_output(output, on_sound),
            clipboard: Clipboard::open(clipboard, on_clipboard),
            copied: None,
            clock,
            ids: Ids::default(),
            paths,
            settings,
            settings_store,
            papers: Papers::new(Arc::clone(&wake)),
            wake,
            heartbeat: None,
            library: Arc::clone(&shipped),
            library_version: 0,
            said_broken: Vec::new(),
            removed_pack: None,
            kept: Kept::default(),
            looked: Looked::default(),
            of_guest: OfGuest { library: shipped, ..OfGuest::default() },
            wanted: String::new(),
            found: None,
            later: Vec::new(),
            has_said_no_sound: false,
            sound_offset_ms: 0,
            is_guest: false,
            own_settings: None,
            said: Rating::default(),
            offering: Offering::default(),
            is_silenced: false,
            practice: None,
            notices: troubles.into_iter().map(Notice::Settings).collect(),
        };
        app.load_kept();
        app.observe();
        app.prepare_sound();
        app
    }

    /// Does what a person asked for.
    pub fn apply(&mut self, command: Command) {
        self.notice_absence();
        self.obey(command);
        self.tend_heartbeat();
    }

    fn obey(&mut self, command: Command) {
        if self.is_guest && !command.is_for_guests() {
            if matches!(command, Command::Import(_)) {
                self.say(Notice::NotForGuests);
            }
            return;
        }
        match command {
            Command::Say(rating) => {
                self.said = rating;
                self.choose_offers();
            }
            Command::Begin { key, length_ms } => self.begin(&key, length_ms),
            Command::Practice(event) => self.practice_event(event),
            Command::ALittleLonger => self.a_little_longer(),
            Command::Consent(yes) => self.consent(yes),
            Command::KeepThis(keep) => self.keep_this(keep),
            Command::Sound(on) => self.turn_sound(on),
            Command::Prepare => self.prepare_sound(),
            Command::Copy(text) => self.clipboard.copy(text),
            Command::NoteCopied(kind, text) => self.clipboard.note(kind, text),
            Command::Hide => self.hide(),
            Command::Settings(settings) => self.change_settings(*settings),
            Command::Guest(guest) => self.set_guest(guest),
            Command::LoadMore => self.load_kept(),
            Command::Delete(id) => self.delete(id),
            Command::UndoDelete(id) => self.undo_delete(id),
            Command::ForgetDeleted => self.kept.forget_deleted(),
            Command::DeleteAll => self.delete_all(),
            Command::DeleteMany(what) => self.delete_many(what),
            Command::Export { target, format } => self.export(target, format),
            Command::Fetch(id) => self.fetch(id),
            Command::LookAgain => self.look_again(),
            Command::Find(wanted) => self.find_words(wanted),
            Command::Amend { id, note, tags } => self.amend(id, &note, &tags),
            Command::AskLater(asks) => self.ask_later(asks),
            Command::AnswerLater { id, rating } => self.answer_later(id, rating),
            Command::SaveOwn(save) => self.save_own(*save),
            Command::DeleteOwn(key) => self.delete_own(&key),
            Command::UndoDeleteOwn => self.undo_delete_own(),
            Command::Preview(preview) => self.preview(preview),
            Command::Import(path) => self.import(path),
            Command::RemovePack(name) => self.remove_pack(name),
            Command::UndoRemovePack => self.undo_remove_pack(),
            Command::WriteReport { target, chosen } => self.write_report(target, chosen),
            Command::WritePage { key, target } => self.write_page(&key, target),
            Command::DismissNotice(notice) => self.dismiss(&notice),
        }
    }

    /// Takes in what the threads have to say and what time has changed. Call it before each frame and
    /// whenever woken.
    pub fn tick(&mut self) {
        self.notice_absence();
        self.hear_library();
        self.hear_own_store();
        self.hear_journal();
        self.hear_settings();
        self.hear_papers();
        self.hear_sound();
        self.hear_clipboard();
        self.practice_event(Event::Tick);
        self.forget_deleted_own();
        self.forget_removed_pack();
        self.ask_what_is_due();
        self.choose_offers();
        self.tend_heartbeat();
    }

    /// When [`App::tick`] is needed next, counted from now: when it will change something by itself.
    #[must_use]
    pub fn next_tick(&self) -> Option<Duration> {
        let now = self.clock.now();
        let change = self.practice.as_ref().and_then(|practice| practice.sitting.until_next_change(now));
        let undo_own = self.until_own_is_forgotten(now);
        let undo_pack = self.removed_pack.as_ref().map(|removed| removed.until.saturating_sub(now));
        let later = self.until_later(now);
        [change, undo_own, undo_pack, later].into_iter().flatten().min()
    }

    /// Ends within a second whatever hangs. A practice that runs stays kept as interrupted. Says what is
    /// on the disk.
    pub fn close(mut self) -> Closed {
        self.notice_absence();
        self.practice_event(Event::Close);
        self.sound.silence();
        let started = std::time::Instant::now();
        let left = || CLOSE_WITHIN.saturating_sub(started.elapsed());
        // What was said comes before what is heard.
        let journal = self.journal.close(left());
        let own_exercises = self.own_store.close(left());
        let settings = self.settings_store.close(left());
        self.papers.close(left());
        self.librarian.close(left());
        self.sound.close(left());
        self.clipboard.close(left());
        Closed { journal, own_exercises, settings }
    }

    fn hear_journal(&mut self) {
        self.hear_journal_within(Duration::ZERO);
    }

    /// Waits at most this long for news of the journal, and hears all there are; whether there were any.
    fn hear_journal_within(&mut self, at_most: Duration) -> bool {
        let events: Vec<journal::Event> = self.journal.wait_for_events(at_most).collect();
        let has_heard = !events.is_empty();
        for event in events {
            match event {
                journal::Event::Trouble(trouble) => {
                    self.journal_trouble = Some(trouble.clone());
                    self.say(Notice::Journal(trouble));
                }
                journal::Event::Opened { mended: Some(mended), .. } => {
                    self.notices.push_back(Notice::Mended(mended));
                }
                journal::Event::Kept { record, ticket } => self.hear_kept(&record, ticket),
                journal::Event::Gone { id, ticket } => self.hear_gone(id, ticket),
                journal::Event::Loaded(page) => {
                    self.ids.follow(page.records.iter().map(|record| record.id));
                    self.kept.hear(page);
                }
                journal::Event::Observed { ticket, observations } => {
                    self.hear_observed(ticket, *observations);
                }
                journal::Event::Found(found) => self.hear_found(found),
                journal::Event::DeletedAll => self.kept.hear_all_deleted(),
                journal::Event::Deleted { set_aside, .. } if !set_aside.is_empty() => {
                    self.notices.push_back(Notice::StillSetAside(set_aside));
                }
                journal::Event::DeletedMany { count, set_aside, .. } => {
                    self.hear_deleted_many(count, set_aside);
                }
                journal::Event::Imported { path: _, report } => self.hear_sittings(report),
                journal::Event::NotImported { path, why, .. } => self.hear_no_sittings(path, why),
                journal::Event::Exported { path, count, unreadable } => {
                    self.say(Notice::Exported { path, count, unreadable });
                }
                journal::Event::NotExported { path, why } => self.say(Notice::NotExported { path, why }),
                journal::Event::TroubleOver => {
                    self.journal_trouble = None;
                    self.notices.retain(|notice| !matches!(notice, Notice::Journal(_)));
                    self.look_again();
                }
                _ => {}
            }
        }
        has_heard
    }

    fn hear_clipboard(&mut self) {
        let events: Vec<clipboard::Event> = self.clipboard.events().collect();
        for event in events {
            self.notices.retain(|notice| *notice != Notice::NotCopied);
            match event {
                clipboard::Event::Copied(text) => self.copied = Some(text),
                clipboard::Event::NotCopied => self.say(Notice::NotCopied),
            }
        }
    }

    /// Whether this is what was copied last, and the clipboard took it.
    #[must_use]
    pub fn is_copied(&self, text: &str) -> bool {
        self.copied.as_deref() == Some(text)
    }

    fn hear_settings(&mut self) {
        let events: Vec<SettingsEvent> = self.settings_store.events().collect();
        for event in events {
            if let SettingsEvent::Trouble(trouble) = event {
                self.say(Notice::Settings(trouble));
            }
        }
    }

    fn change_settings(&mut self, settings: Settings) {
        self.settings = settings;
        // What a guest changes ends with the guest.
        if !self.is_guest {
            self.settings_store.save(&self.settings);
        }
        self.sound.set_levels(practice::levels(&self.settings));
    }

    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    #[must_use]
    pub fn now(&self) -> Duration {
        self.clock.now()
    }

    /// The clock on the wall.
    #[must_use]
    pub fn wall(&self) -> WallTime {
        self.clock.wall()
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    #[must_use]
    pub fn paths(&self) -> &Paths {
        &self.paths
    }

    /// How sound is doing.
    #[must_use]
    pub fn sound_status(&self) -> Status {
        self.sound.status()
    }

    /// How it is right now, as said on the first screen.
    #[must_use]
    pub fn said(&self) -> &Rating {
        &self.said
    }

    /// The practice that runs, or that was last and is still being spoken about.
    #[must_use]
    pub fn practice(&self) -> Option<&Practice> {
        self.practice.as_ref()
    }

    /// What was kept; nothing for a guest.
    #[must_use]
    pub fn kept(&self) -> &Kept {
        if self.is_guest { &self.of_guest.kept } else { &self.kept }
    }

    /// The length that this exercise has for this person.
    #[must_use]
    pub fn usual_length_ms(&self, exercise: &Exercise) -> u32 {
        let minutes = &exercise.minutes;
        let Some(usual) = self.settings.usual_minutes else { return minutes.usual_ms };
        let usual_ms = (usual * 60_000.0).round() as u32;
        minutes.choices_ms.iter().copied().min_by_key(|ms| ms.abs_diff(usual_ms)).unwrap_or(minutes.usual_ms)
    }
}
