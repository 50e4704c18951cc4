//! Whether the program that reminds runs, and starts with the computer, as its person chose it; and what this desktop
//! tells of the moments at which it had better not.

use std::path::PathBuf;
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use softlanding_core::reminder::Rest;

use crate::instance::{self, Place, Request, Who};
use crate::platform::DiskError;
use crate::platform::autostart::{self, Entry};
use crate::platform::notification::{Notification, NotificationEvent, Notifications};
use crate::platform::presence::{Asker, Presence, Services};
use crate::platform::worker::{Emitter, Requests, Worker};
use crate::settings::{self, ReminderSettings};
use crate::text::notices::Notice;
use crate::text::{fl, reminders};

use super::{App, Paths, REMINDERS_ID, Wake};

const ASKED_WITHIN: Duration = Duration::from_secs(10);
/// A service that shows something says so by then.
const SHOWN_WITHIN: Duration = Duration::from_secs(12);
/// Settings that may be written at all are by then.
const WRITTEN_WITHIN: Duration = Duration::from_secs(5);
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// How the program that reminds is started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub program: PathBuf,
    /// What stands before its command.
    pub arguments: Vec<String>,
    /// Where desktops look for what is to start with the computer, if they do.
    pub autostart: Option<PathBuf>,
}

/// What this desktop tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Desktop {
    pub presence: Presence,
    pub services: Services,
}

/// What came of trying a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It was not shown yet.
    Waiting,
    Shown,
    NotShown,
}

/// What the thread is asked to do.
enum Wish {
    /// Have the program run or end, and start with the computer or not.
    Apply {
        chosen: Box<ReminderSettings>,
        entry: Option<Entry>,
    },
    Ask,
    Try(Notification),
}

enum Happened {
    NotStarted,
    NotWritten(DiskError),
    Told(Box<Desktop>),
    Tried(bool),
}

/// The reminders of this window.
#[derive(Debug)]
pub(super) struct Reminding {
    /// `None` where nothing is to be started: in a terminal, and in tests.
    reminder: Option<Reminder>,
    thread: Option<Worker<Wish, Happened>>,
    /// What was last brought about.
    applied: ReminderSettings,
    desktop: Option<Desktop>,
    is_asked: bool,
    tried: Option<Tried>,
}

impl Reminding {
    pub fn new(reminder: Option<Reminder>) -> Self {
        Self {
            reminder,
            thread: None,
            applied: ReminderSettings::default(),
            desktop: None,
            is_asked: false,
            tried: None,
        }
    }

    /// Brings about what the settings say.
    pub fn apply(&mut self, settings: &ReminderSettings, name: String, paths: &Paths, wake: &Wake) {
        self.applied = settings.clone();
        let Some(reminder) = self.reminder.clone() else { return };
        let arguments = reminder.arguments.iter().cloned().chain(["remind".to_owned()]).collect();
        let id = REMINDERS_ID.to_owned();
        let entry = Entry { id, name, program: reminder.program, arguments };
        let entry = (settings.on && settings.with_computer).then_some(entry);
        self.wish(Wish::Apply { chosen: Box::new(settings.clone()), entry }, paths, wake);
    }

    fn wish(&mut self, wish: Wish, paths: &Paths, wake: &Wake) {
        let Some(reminder) = self.reminder.clone() else { return };
        let (place, config) = (Place::of(Who::Reminders, &paths.data), paths.config.clone());
        let open = || {
            let wake = Arc::clone(wake);
            let work = move |wishes: Requests<Wish>, emitter: Emitter<Happened>| {
                Hand { reminder, place, config, started: None, tried: None }.work(&wishes, &emitter)
            };
            Worker::spawn("reminders", move || wake(), work, |_| Some(Happened::NotStarted))
        };
        self.thread.get_or_insert_with(open).request(wish);
    }

    fn ask(&mut self, paths: &Paths, wake: &Wake) {
        self.is_asked = true;
        self.wish(Wish::Ask, paths, wake);
    }

    fn try_out(&mut self, notification: Notification, paths: &Paths, wake: &Wake) {
        self.tried = self.reminder.is_some().then_some(Tried::Waiting);
        self.wish(Wish::Try(notification), paths, wake);
    }

    /// Handles what the thread did. Returns what the person is to be told.
    fn handle_events(&mut self) -> Vec<Notice> {
        let Some(thread) = &self.thread else { return Vec::new() };
        let mut notices = Vec::new();
        for event in thread.events() {
            match event {
                Happened::NotStarted => notices.push(Notice::NoReminders),
                Happened::NotWritten(why) => notices.push(Notice::NotWithComputer(why)),
                Happened::Told(desktop) => self.desktop = Some(*desktop),
                Happened::Tried(is_shown) => {
                    self.tried = Some(if is_shown { Tried::Shown } else { Tried::NotShown });
                }
            }
        }
        notices
    }

    pub fn close(&self, deadline: Duration) {
        if let Some(thread) = &self.thread {
            let _ = thread.close(deadline);
        }
    }
}

impl App {
    /// What this desktop tells, once it was asked.
    #[must_use]
    pub fn desktop(&self) -> Option<Desktop> {
        self.reminding.desktop
    }

    /// What came of trying a reminder.
    #[must_use]
    pub fn tried_reminder(&self) -> Option<Tried> {
        self.reminding.tried
    }

    /// Whether this desktop was asked already.
    #[must_use]
    pub fn asked_desktop(&self) -> bool {
        self.reminding.is_asked
    }

    /// Whether reminders rest at this moment, by these settings.
    #[must_use]
    pub fn is_resting(&self, reminders: &ReminderSettings) -> bool {
        reminders.rest() != Rest::default() && reminders.rest().holds(self.clock.moment())
    }

    pub(super) fn ask_desktop(&mut self) {
        self.reminding.ask(&self.paths, &self.wake);
    }

    pub(super) fn try_reminder(&mut self) {
        let own = self.settings().reminders.words.clone();
        let notification = reminders::notification(&self.words, own.as_deref());
        self.reminding.try_out(notification, &self.paths, &self.wake);
    }

    /// What is on may have ended meanwhile; what is off stays off.
    pub(super) fn start_reminding(&mut self) {
        if self.settings().reminders.on {
            self.apply_reminders();
        } else {
            self.reminding.applied = self.settings().reminders.clone();
        }
    }

    /// Tells what came of it, and brings about what the owner chose.
    pub(super) fn keep_reminding(&mut self) {
        for notice in self.reminding.handle_events() {
            self.notices.post(notice);
        }
        self.apply_reminders();
    }

    pub(super) fn apply_reminders(&mut self) {
        // Of a guest's nothing is written.
        let is_new = self.reminding.applied != self.profile.settings().reminders;
        if is_new && !self.is_guest() {
            let name = fl!(self.words, "reminder-from");
            self.reminding.apply(&self.profile.settings().reminders, name, &self.paths, &self.wake);
        }
    }
}

/// The thread's own.
struct Hand {
    reminder: Reminder,
    place: Place,
    /// Where the settings are.
    config: PathBuf,
    /// What was started here, so that its end is noticed and nothing of it is left.
    started: Option<Child>,
    /// What was tried, until it goes away by itself or the window closes.
    tried: Option<Notifications>,
}

impl Hand {
    fn work(&mut self, wishes: &Requests<Wish>, emitter: &Emitter<Happened>) -> bool {
        while let Some(wish) = wishes.recv() {
            match wish {
                Wish::Apply { chosen, entry } => self.apply(&chosen, entry.as_ref(), emitter),
                Wish::Ask => {
                    let asker = Asker::open();
                    let presence = asker.presence(ASKED_WITHIN);
                    let services = asker.services(ASKED_WITHIN);
                    emitter.emit(Happened::Told(Box::new(Desktop { presence, services })));
                }
                Wish::Try(notification) => emitter.emit(Happened::Tried(self.is_shown(notification))),
            }
        }
        true
    }

    fn apply(&mut self, chosen: &ReminderSettings, entry: Option<&Entry>, emitter: &Emitter<Happened>) {
        self.wait_for_disk(chosen);
        if let Some(ended) = self.started.take_if(|child| !matches!(child.try_wait(), Ok(None))) {
            drop(ended);
        }
        // One that runs reads the settings, and ends where they say so.
        let runs = instance::ask(&self.place, &Request::Look).is_some();
        if chosen.on && !runs && self.start().is_err() {
            emitter.emit(Happened::NotStarted);
        }
        let Some(folder) = &self.reminder.autostart else { return };
        let written = match entry {
            Some(entry) => autostart::set(folder, entry),
            None => autostart::unset(folder, REMINDERS_ID),
        };
        if let Err(why) = written {
            emitter.emit(Happened::NotWritten(why));
        }
    }

    /// The program that reminds reads the settings from the disk, to which another thread is writing them. Where it cannot,
    /// that is said there.
    fn wait_for_disk(&self, chosen: &ReminderSettings) {
        let until = Instant::now() + WRITTEN_WITHIN;
        while settings::reminders(&self.config) != *chosen && Instant::now() < until {
            thread::sleep(LOOK_EVERY);
        }
    }

    /// It outlives this window, and no key pressed in this terminal is for it.
    fn start(&mut self) -> std::io::Result<()> {
        let mut process = Process::new(&self.reminder.program);
        process.args(&self.reminder.arguments).arg("remind");
        process.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut process, 0);
        self.started = Some(process.spawn()?);
        Ok(())
    }

    /// Shows it, whatever is answered, and says whether that could be done.
    fn is_shown(&mut self, notification: Notification) -> bool {
        let notifications = self.tried.insert(Notifications::open(|| {}));
        notifications.show(notification);
        let until = Instant::now() + SHOWN_WITHIN;
        while Instant::now() < until {
            for event in notifications.events() {
                match event {
                    NotificationEvent::Shown => return true,
                    NotificationEvent::NotShown | NotificationEvent::Ended => return false,
                    NotificationEvent::Answered(_) | NotificationEvent::Closed => {}
                }
            }
            thread::sleep(LOOK_EVERY);
        }
        false
    }
}
