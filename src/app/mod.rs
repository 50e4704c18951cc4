//! The program without a face: what runs, what is kept, what is heard.
//!
//! [`App`] routes: a [`Command`] goes to the part that carries it out, messages of a thread go to the part that owns
//! the thread, and what one part's change means for another is decided here. Each part keeps its fields to itself.
//! Window and terminal read how things stand. It knows no egui, and no call here waits for a disk, a device or a lock.
//!
//! | part | owns |
//! |---|---|
//! | [`profile`] | the settings that hold, the owner's or a guest's, and the thread that writes them |
//! | [`awake`] | whether the screen stays awake, and the thread that asks the system |
//! | [`session`] | the one practice, how it was before it, and the heartbeat |
//! | [`audio`] | the sound thread and what it plays |
//! | [`exercises`], [`own`] | the library and its thread; the person's own files and theirs |
//! | [`records`] | what is kept, and the journal's thread |
//! | [`time_out`] | the sign that somebody said to be back now |
//! | [`later`] | the questions ten minutes after |
//! | [`language`] | which language is spoken |
//! | [`people`] | lines to call, people whom one named, the plan, and their thread |
//! | [`documents`] | files that are being written |
//! | [`copying`] | the clipboard's thread |
//! | [`in_step`] | a time that was agreed with somebody elsewhere, and what the system says of its clock |
//! | [`reminding`] | whether the program that reminds runs and starts with the computer, and what the desktop tells |
//! | [`notices`] | what the person is told |
//! | [`offering`] | what is offered, chosen when its inputs change |

mod audio;
mod awake;
mod beginning;
mod clock;
mod command;
mod copying;
mod documents;
mod effect;
mod exercises;
mod heartbeat;
mod in_step;
mod jotting;
mod keeping;
mod language;
mod later;
mod notices;
mod offering;
mod own;
mod paths;
mod people;
mod practice;
mod profile;
mod queries;
mod records;
mod reminding;
mod session;
mod short;
#[cfg(test)]
mod tests;
mod time_out;

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use softlanding_core::rating::Rating;
use softlanding_core::sitting::Event;
use uuid::Uuid;

use crate::library::LibraryEvent;
use crate::people::OwnChange;
use crate::platform::clipboard;
use crate::settings::Settings;
use crate::sound::Output;
use crate::text::notices::Notice;
use crate::text::{Words, fl};

use audio::Audio;
pub use audio::levels;
use awake::Awake;
pub use clock::{Clock, HandClock};
pub use command::{Command, Preview, SaveOwn};
use copying::Copying;
use documents::Documents;
pub use documents::Target;
use exercises::Exercises;
use in_step::InStep;
pub use in_step::Meeting;
pub use keeping::Written;
use language::Asked;
pub use later::Later;
use later::LaterQuestions;
use notices::Notices;
use offering::Offering;
use own::OwnFiles;
pub use own::SaveOutcome;
pub use paths::{APP_ID, Paths, REMINDERS_ID};
use people::People;
use profile::Profile;
pub use records::{FoundSittings, Jottings, Kept};
use records::{Records, RecordsCommand};
pub use reminding::{Desktop, Reminder, Tried};
use session::Session;
pub use session::{Keeping, Practice};
pub use short::{Short, suits_small_window};
pub use time_out::Return;

/// How long a deleted exercise or a removed pack can be brought back, unless its notice is closed before: so long that
/// nobody is hurried.
pub const UNDO: Duration = Duration::from_hours(20);
/// How long quitting may wait for all threads together.
const CLOSE_WITHIN: Duration = Duration::from_secs(1);
/// How much of that is for the screen, whose hold goes with the process anyway.
const LET_GO_WITHIN: Duration = Duration::from_millis(100);

/// Called from any thread when something changed that may be seen.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What the program is started with.
#[derive(Clone, Debug)]
pub struct Options {
    pub paths: Paths,
    pub output: Output,
    pub clock: Clock,
    pub clipboard: clipboard::Target,
    /// The locale of the system, such as `en-GB`: it names the country that is listed first, the language until one is
    /// chosen, and how dates and numbers are written.
    pub locale: Option<String>,
    /// The language for this run, whatever was chosen before.
    pub language: Option<String>,
    /// Whether the system is asked to keep the screen awake in a practice.
    pub keeps_awake: bool,
    /// How the program that reminds is started; `None` starts none.
    pub reminder: Option<Reminder>,
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
            locale: None,
            language: None,
            keeps_awake: false,
            reminder: None,
        }
    }
}

/// What of all that was said and chosen is on the disk when the program has ended.
#[allow(clippy::struct_excessive_bools, reason = "each is a thread that writes by itself")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// What was said.
    pub journal: bool,
    /// The exercises that were made.
    pub own_exercises: bool,
    /// People and plan.
    pub people: bool,
    /// What was chosen.
    pub settings: bool,
}

impl Closed {
    #[must_use]
    pub fn is_all_written(self) -> bool {
        self.journal && self.own_exercises && self.people && self.settings
    }
}

/// The running program.
pub struct App {
    words: Arc<Words>,
    asked: Asked,
    clock: Clock,
    wake: Wake,
    paths: Paths,
    profile: Profile,
    session: Session,
    audio: Audio,
    awake: Awake,
    exercises: Exercises,
    own: OwnFiles,
    records: Records,
    later: LaterQuestions,
    people: People,
    documents: Documents,
    copying: Copying,
    in_step: InStep,
    reminding: reminding::Reminding,
    notices: Notices,
    offering: Offering,
}

impl fmt::Debug for App {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("App").field("session", &self.session).finish_non_exhaustive()
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
        let Options { paths, output, clock, clipboard, locale, language, keeps_awake, reminder } = options;
        let waker = || {
            let wake = Arc::clone(&wake);
            move || wake()
        };
        let (profile, notices) = Profile::open(paths.config.clone(), waker());
        let people = People::open(paths.data.clone(), locale.as_deref(), waker());
        let asked = Asked { language, locale };
        let words = asked.words(profile.settings().language.as_deref());
        let exercises = Exercises::open(paths.exercises(), words.language().id(), waker());
        let mut app = Self {
            asked,
            profile,
            session: Session::default(),
            audio: Audio::open(output, waker()),
            awake: Awake::new(keeps_awake),
            exercises,
            words,
            own: OwnFiles::open(paths.own_exercises(), waker()),
            records: Records::open(paths.data.clone(), waker()),
            later: LaterQuestions::default(),
            people,
            documents: Documents::new(Arc::clone(&wake)),
            copying: Copying::open(clipboard, waker()),
            in_step: InStep::new(),
            reminding: reminding::Reminding::new(reminder),
            notices: notices.into_iter().collect(),
            offering: Offering::default(),
            clock,
            wake,
            paths,
        };
        app.audio.prepare(app.profile.settings());
        app.start_reminding();
        app
    }

    /// Does what a person asked for.
    pub fn apply(&mut self, command: Command) {
        self.notice_absence();
        self.route(command);
        self.follow_practice();
    }

    /// What goes on beside a practice and ends with it.
    fn follow_practice(&mut self) {
        self.session.update_heartbeat(&self.clock, &self.wake);
        let words = &self.words;
        self.awake.follow(self.session.stage(), self.clock.now(), || fl!(words, "awake-reason"));
    }

    fn route(&mut self, command: Command) {
        if self.is_guest() && !command.is_for_guests() {
            if matches!(command, Command::Import(_)) {
                self.notices.post(Notice::NotForGuests);
            }
            return;
        }
        let now = self.clock.now();
        match command {
            Command::Say(rating) => {
                self.session.say(rating);
                self.choose_offers();
            }
            Command::Begin { key, length_ms } => {
                self.keep_language();
                self.begin(&key, length_ms);
            }
            Command::Practice(event) => self.practice_event(event),
            Command::ALittleLonger => self.a_little_longer(),
            Command::Consent(yes) => self.consent(yes),
            Command::KeepThis(keep) => self.keep_this(keep),
            Command::Sound(on) => self.turn_sound(on),
            Command::Mute(is_muted) => self.mute(is_muted),
            Command::Prepare => self.audio.prepare(self.profile.settings()),
            Command::Preview(preview) => self.preview(preview),
            Command::Copy(text) => self.copying.copy(text),
            Command::NoteCopied(kind, text) => self.copying.note(kind, text),
            Command::Hide => self.hide(),
            Command::Return => self.in_step.cover(false),
            Command::LookAtClock => self.look_at_clock(),
            Command::AskDesktop => self.ask_desktop(),
            Command::TryReminder => self.try_reminder(),
            Command::JoinInStep(rhythm) => self.join_in_step(rhythm),
            Command::Meet(meeting) => self.meet(meeting),
            Command::Settings(settings) => self.change_settings(*settings),
            Command::Guest(guest) => self.set_guest(guest),
            Command::KeepGlimmer { text, tag } => self.keep_glimmer(&text, &tag),
            Command::KeepWriting(text) => self.keep_writing(&text),
            Command::AmendJotting { id, text, tag } => self.amend_jotting(id, &text, &tag),
            Command::DeleteJotting(id) => self.change_records(RecordsCommand::DeleteJotting(id)),
            Command::UndoDeleteJotting(id) => self.undo_delete_jotting(id),
            Command::Delete(id) => self.change_records(RecordsCommand::Delete(id)),
            Command::UndoDelete(id) => self.undo_delete(id),
            Command::ForgetDeleted => self.change_records(RecordsCommand::ForgetDeleted),
            Command::DeleteAll => {
                self.people.change(OwnChange::DeleteAll);
                self.change_records(RecordsCommand::DeleteAll);
            }
            Command::ChangeOwn(change) => self.people.change(change),
            Command::LookForPeople => self.people.look(),
            Command::WritePlan { target, plan } => self.write_plan(target, *plan),
            Command::DeleteMany(what) => self.change_records(RecordsCommand::DeleteMany(what)),
            Command::Export { target, format } => self.export(target, format),
            Command::Fetch(ids) => self.change_records(RecordsCommand::Read(ids)),
            Command::LookAgain => self.change_records(RecordsCommand::LookAgain),
            Command::Find(words) => self.change_records(RecordsCommand::Find(words)),
            Command::Amend { id, note, tags } => self.amend(id, &note, &tags),
            Command::AskLater(asks) => self.ask_later(asks),
            Command::AnswerLater { id, rating } => self.answer_later(id, rating),
            Command::SaveOwn(save) => self.own.save(*save, self.exercises.library()),
            Command::DeleteOwn(key) => {
                self.own.delete(&key, now, &mut self.exercises, &mut self.notices);
            }
            Command::UndoDeleteOwn => self.own.undo_delete(&mut self.notices),
            Command::Import(path) => self.exercises.import(path),
            Command::RemovePack(name) => self.exercises.remove_pack(name, now, &mut self.notices),
            Command::UndoRemovePack => self.exercises.undo_remove_pack(&mut self.notices),
            Command::WriteReport { target, chosen } => self.write_report(target, chosen),
            Command::WritePage { key, target } => self.write_page(&key, target),
            Command::DismissNotice(notice) => self.dismiss(&notice),
        }
    }

    /// Handles what the threads sent and what time has changed. Call it before each frame and whenever woken.
    pub fn tick(&mut self) {
        self.notice_absence();
        let now = self.clock.now();
        for event in self.exercises.drain_events() {
            self.handle_library(event);
        }
        self.own.handle_events(now, &mut self.exercises, &mut self.notices);
        self.handle_journal();
        self.profile.handle_events(&mut self.notices);
        self.follow_time_out();
        self.people.handle_events(&mut self.notices);
        self.documents.handle_events(&mut self.notices);
        self.audio.handle_status(self.profile.settings(), &mut self.notices);
        self.copying.handle_events(&mut self.notices);
        self.in_step.handle_events();
        self.keep_reminding();
        self.keep_in_step();
        self.practice_event(Event::Tick);
        self.own.tick(now, &mut self.notices);
        self.exercises.tick(now, &mut self.notices);
        if self.may_ask_now() {
            self.later.ask_due(now, &mut self.notices);
        }
        self.choose_offers();
        self.follow_practice();
    }

    /// Time until [`App::tick`] is needed next, as it will change something by itself.
    #[must_use]
    pub fn next_tick(&self) -> Option<Duration> {
        let now = self.clock.now();
        let of_practice = self.session.sitting().and_then(|sitting| sitting.until_next_change(now));
        let of_later = self.may_ask_now().then(|| self.later.until_due(now)).flatten();
        let of_parts =
            [self.own.until_undo_ends(now), self.exercises.until_undo_ends(now), self.awake.until_due(now)];
        let of_clocks = self.until_clocks_are_due();
        let of_time_out = self.settings().time_out.and_then(|time_out| {
            time_out.back.until_change_ms(self.clock.wall().utc_ms).map(Duration::from_millis)
        });
        [of_practice, of_later, of_clocks, of_time_out].into_iter().chain(of_parts).flatten().min()
    }

    /// Ends within a second whatever hangs. A practice that runs stays kept as interrupted. Returns what is
    /// on the disk.
    pub fn close(mut self) -> Closed {
        self.notice_absence();
        self.practice_event(Event::Close);
        self.end_due_time_out();
        self.apply_reminders();
        self.audio.end();
        let started = Instant::now();
        let left = || CLOSE_WITHIN.saturating_sub(started.elapsed());
        // What was said comes before what is heard.
        let journal = self.records.close(left());
        let own_exercises = self.own.close(left());
        let people = self.people.close(left());
        let settings = self.profile.close(left());
        self.awake.close(left().min(LET_GO_WITHIN));
        self.documents.close(left());
        self.exercises.close(left());
        self.audio.close(left());
        self.copying.close(left());
        self.in_step.close(left());
        self.reminding.close(left());
        Closed { journal, own_exercises, people, settings }
    }

    fn handle_library(&mut self, event: LibraryEvent) {
        let (now, deleted) = (self.clock.now(), self.own.deleted_key());
        if let Some(sittings) = self.exercises.handle(event, deleted, now, &mut self.notices) {
            self.import_sittings(sittings);
        }
    }

    /// Waits at most this long until the person's own exercises are there.
    pub fn wait_for_own_folder(&mut self, at_most: Duration) {
        let started = Instant::now();
        while self.exercises.version() == 0 {
            let left = at_most.saturating_sub(started.elapsed());
            let Some(event) = self.exercises.wait_for_event(left) else { return };
            self.handle_library(event);
        }
    }

    fn change_settings(&mut self, settings: Settings) {
        if settings.language != self.profile.settings().language {
            self.asked.language = None;
        }
        self.profile.change(settings);
        self.speak();
        self.audio.set_levels(self.profile.settings());
    }

    /// Somebody else comes to the window, or leaves it. What a guest asks for passes the gate in `route`; what
    /// there is to see answers for the guest.
    fn set_guest(&mut self, guest: bool) {
        if guest == self.is_guest() {
            return;
        }
        self.practice_event(Event::Close);
        self.audio.end();
        self.in_step.forget_meeting();
        self.session.say(Rating::default());
        self.profile.toggle_guest();
        self.records.set_guest(guest);
        self.audio.set_levels(self.profile.settings());
        self.exercises.mark_changed();
    }

    /// Plays what is being made; never while a practice runs.
    fn preview(&mut self, preview: Option<Preview>) {
        if !self.session.is_practising() {
            self.audio.preview(preview, self.profile.settings(), &self.clock);
        }
    }

    fn choose_offers(&mut self) {
        let inputs = offering::Inputs {
            said: self.said().clone(),
            records_version: self.kept().version(),
            library_version: self.exercises.version(),
            is_guest: self.is_guest(),
            never_offer: self.settings().never_offer.clone(),
        };
        let library = self.exercises.visible_to(self.profile.is_guest());
        self.offering.choose(inputs, library, self.records.kept().observations());
    }

    fn dismiss(&mut self, notice: &Notice) {
        if matches!(notice, Notice::Later { .. }) {
            self.later.remove_asked(&mut self.notices);
        }
        if matches!(notice, Notice::Back { .. }) {
            self.end_time_out();
        }
        if matches!(notice, Notice::OwnDeleted { .. }) {
            self.own.end_undo(&mut self.notices);
        }
        if matches!(notice, Notice::PackRemoved { .. }) {
            self.exercises.give_up_pack(&mut self.notices);
        }
        self.notices.withdraw(|shown| shown == notice);
    }

    /// Whether a question may be asked now: not in the middle of a practice or of what is said after it, and no
    /// guest is asked.
    fn may_ask_now(&self) -> bool {
        self.session.practice().is_none() && !self.is_guest()
    }

    fn ask_later(&mut self, asks: bool) {
        let Some(sitting) = self.session.sitting().filter(|_| self.may_ask_later()) else { return };
        let (id, title) = (sitting.record().id, sitting.record().title.clone());
        if asks {
            self.later.add(id, title, self.clock.now());
        } else {
            self.later.remove(id, &mut self.notices);
        }
    }

    /// The answer about a sitting; an empty one is an answer too.
    fn answer_later(&mut self, sitting: Uuid, rating: Rating) {
        self.later.remove(sitting, &mut self.notices);
        self.keep_later_rating(sitting, rating);
    }
}
