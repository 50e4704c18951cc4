//! The program without a window: once a minute it looks at the clocks, and seldom at more.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, SystemTime};

use softlanding_core::reminder::{AWAY_MS, Action, Answer, Event, Found, Now, Reminders, Rest};

use crate::app::{Clock, Paths};
use crate::instance::{self, Instance, Place, Request, Who};
use crate::platform::notification::{NotificationEvent, Notifications};
use crate::platform::presence::Asker;
use crate::platform::tray::{TrayIcon, TrayWish};
use crate::settings::{self, ReminderSettings, Settings, SettingsStore};
use crate::text::{Words, reminders};

use super::super::Arguments;
use super::say;

/// After the minute has begun, so that no look comes a little before it.
const AFTER_THE_MINUTE: Duration = Duration::from_millis(50);
const IDLE_WITHIN: Duration = Duration::from_secs(2);
/// All signs together.
const SIGNS_WITHIN: Duration = Duration::from_secs(8);
const WRITTEN_WITHIN: Duration = Duration::from_secs(2);
const CLOSED_WITHIN: Duration = Duration::from_millis(500);

/// What wakes it between minutes.
enum Signal {
    /// Something happened to the notification.
    Notification,
    /// Somebody asked through the socket.
    Asked,
    Wished(TrayWish),
}

/// Nobody is there to be told once it ends.
fn tell(signals: &Sender<Signal>, signal: Signal) {
    let _ = signals.send(signal);
}

/// Whether it goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Stay,
    End,
}

/// Stays until it is asked to end, reminders are turned off, or the desktop is gone.
pub(super) fn stay(arguments: &Arguments, instance: &Instance) {
    let (to_signals, signals) = mpsc::channel();
    let asked = to_signals.clone();
    instance.set_wake(move || tell(&asked, Signal::Asked));
    // What was asked before that woke nobody.
    tell(&to_signals, Signal::Asked);
    let mut resident = Resident::start(arguments, &to_signals);
    while resident.wait(&signals, instance) == Next::Stay {}
    resident.notifications.close(CLOSED_WITHIN);
}

struct Resident<'a> {
    arguments: &'a Arguments,
    paths: Paths,
    clock: Clock,
    words: Words,
    language: Option<String>,
    settings: ReminderSettings,
    /// When the settings' file was last changed and how long it was.
    seen: Option<(SystemTime, u64)>,
    reminders: Reminders,
    /// Whether the menu says that they rest.
    says_rest: bool,
    asker: Asker,
    notifications: Notifications,
    tray: Option<TrayIcon>,
    /// Windows that were opened, until they are closed.
    windows: Vec<Child>,
}

impl<'a> Resident<'a> {
    fn start(arguments: &'a Arguments, signals: &Sender<Signal>) -> Self {
        let (paths, words) = (arguments.paths(), arguments.words());
        let seen = settings::changed(&paths.config);
        let Settings { language, reminders: settings, .. } = settings::load(&paths.config).0;
        let clock = Clock::system();
        let now = clock.moment();
        // Where an hour is left to chance, no two days are the same.
        let chance = (now.boot_ms ^ now.utc_ms).cast_unsigned();
        let reminders = Reminders::new(settings.rules(), settings.rest(), chance);
        let shown = signals.clone();
        let notifications = Notifications::open(move || tell(&shown, Signal::Notification));
        let wished = signals.clone();
        let says_rest = settings.rest().holds(now);
        let tray =
            TrayIcon::show(say::tray(&words, says_rest), move |wish| tell(&wished, Signal::Wished(wish)));
        Self {
            arguments,
            paths,
            clock,
            words,
            language,
            settings,
            seen,
            reminders,
            says_rest,
            asker: Asker::open(),
            notifications,
            tray,
            windows: Vec::new(),
        }
    }

    fn wait(&mut self, signals: &Receiver<Signal>, instance: &Instance) -> Next {
        let until = Duration::from_millis(Reminders::sleep_ms(self.now().utc_ms)) + AFTER_THE_MINUTE;
        match signals.recv_timeout(until) {
            Ok(Signal::Notification) => self.hear(),
            Ok(Signal::Asked) => self.answer(instance),
            Ok(Signal::Wished(wish)) => self.grant(wish),
            Err(RecvTimeoutError::Timeout) => self.minute(),
            Err(RecvTimeoutError::Disconnected) => Next::End,
        }
    }

    fn now(&self) -> Now {
        self.clock.moment()
    }

    fn minute(&mut self) -> Next {
        self.windows.retain_mut(|window| matches!(window.try_wait(), Ok(None)));
        if self.read_settings() == Next::End {
            return Next::End;
        }
        let idle_ms = self.asker.idle_ms(IDLE_WITHIN);
        self.step(Event::Minute { idle_ms });
        self.say_rest();
        tracing::debug!(is_idle_told = idle_ms.is_some(), "minute");
        Next::Stay
    }

    /// Takes over what was changed in the settings' file.
    fn read_settings(&mut self) -> Next {
        let seen = settings::changed(&self.paths.config);
        if seen == self.seen {
            return Next::Stay;
        }
        self.seen = seen;
        let Settings { language, reminders: settings, .. } = settings::load(&self.paths.config).0;
        if !settings.on {
            return Next::End;
        }
        if language != self.language {
            self.words = self.arguments.words();
            self.language = language;
        }
        let now = self.now();
        let actions = self.reminders.change(settings.rules(), now);
        self.perform(actions);
        if settings.rest() != self.settings.rest() {
            self.step(Event::Rest(settings.rest()));
        }
        self.settings = settings;
        Next::Stay
    }

    fn step(&mut self, event: Event) {
        let now = self.now();
        let actions = self.reminders.step(event, now);
        self.perform(actions);
    }

    fn perform(&mut self, actions: Vec<Action>) {
        for action in actions {
            match action {
                Action::Look => {
                    let found = self.look();
                    tracing::debug!(is_free = found == Found::Free, "looked");
                    self.step(Event::Found(found));
                }
                Action::Notify => {
                    let own = self.settings.words.as_deref();
                    self.notifications.show(reminders::notification(&self.words, own));
                }
                Action::Withdraw => self.notifications.withdraw(),
                Action::Begin => self.begin(),
                Action::Keep(rest) => self.keep(rest),
            }
        }
    }

    /// What somebody is doing: in this program's own window first, then anywhere.
    fn look(&self) -> Found {
        let window = Place::of(Who::Window, &self.paths.data);
        if let Some(instance::Answer::Status(status)) = instance::ask(&window, &Request::Status) {
            if status.is_practising() {
                return Found::OnBreak;
            }
            if status.is_hidden() || status.is_guest() {
                return Found::Busy;
            }
        }
        let presence = self.asker.presence(SIGNS_WITHIN);
        let is_away = presence.locked.is_yes() || presence.idle_ms.is_some_and(|idle| idle >= AWAY_MS);
        match (presence.is_busy(), is_away) {
            (true, _) => Found::Busy,
            (false, true) => Found::OnBreak,
            (false, false) => Found::Free,
        }
    }

    fn hear(&mut self) -> Next {
        let events: Vec<NotificationEvent> = self.notifications.events().collect();
        for event in events {
            match event {
                NotificationEvent::Shown => {}
                NotificationEvent::NotShown | NotificationEvent::Closed => {
                    self.step(Event::Answered(Answer::Nothing));
                }
                NotificationEvent::Answered(word) => self.step(Event::Answered(reminders::answer(&word))),
                NotificationEvent::Ended => return Next::End,
            }
        }
        self.say_rest();
        Next::Stay
    }

    fn answer(&mut self, instance: &Instance) -> Next {
        let requests: Vec<Request> = instance.requests().collect();
        if requests.contains(&Request::Stop) {
            return Next::End;
        }
        if requests.contains(&Request::Look) { self.minute() } else { Next::Stay }
    }

    fn grant(&mut self, wish: TrayWish) -> Next {
        let now = self.now();
        match wish {
            TrayWish::Now => {
                self.step(Event::Begun);
                self.begin();
            }
            TrayWish::RestAnHour => self.rest(Rest::an_hour(now)),
            TrayWish::RestToday => self.rest(Rest::today(now)),
            TrayWish::GoOn => self.rest(Rest::default()),
            TrayWish::Open => self.open(&[]),
            TrayWish::Quit => return Next::End,
        }
        Next::Stay
    }

    fn rest(&mut self, rest: Rest) {
        self.step(Event::Rest(rest));
        self.keep(rest);
        self.say_rest();
    }

    /// Writes down until when reminders rest. Where that fails they rest all the same, until the next start.
    fn keep(&mut self, rest: Rest) {
        self.settings = self.settings.resting(rest);
        let (mut store, settings, _) = SettingsStore::open(self.paths.config.clone(), || {});
        let reminders = settings.reminders.resting(rest);
        store.save(&Settings { reminders, ..settings });
        if !store.close(WRITTEN_WITHIN) {
            tracing::warn!("a rest is not kept");
        }
    }

    /// The menu says what may be wished for now.
    fn say_rest(&mut self) {
        let rests = self.settings.rest().holds(self.now());
        if rests != self.says_rest {
            self.says_rest = rests;
            if let Some(tray) = &self.tray {
                tray.say(say::tray(&self.words, rests));
            }
        }
    }

    /// Opens a minute: the practice that was chosen, or something short that suits.
    fn begin(&mut self) {
        let id = self.settings.exercise.as_ref().map(|key| key.id.clone());
        let words: Vec<&str> = std::iter::once("now").chain(id.as_deref()).collect();
        self.open(&words);
    }

    /// Opens a window of this program.
    fn open(&mut self, words: &[&str]) {
        let Ok(program) = std::env::current_exe() else { return };
        let mut command = Command::new(program);
        command.args(self.folder()).args(words);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Ok(window) = command.spawn() {
            self.windows.push(window);
        } else {
            tracing::warn!("no window");
        }
    }

    /// Where everything is kept, if somewhere of its own.
    fn folder(&self) -> Vec<PathBuf> {
        let folder = self.arguments.data_dir.as_ref();
        folder.map(|folder| vec!["--data-dir".into(), folder.clone()]).unwrap_or_default()
    }
}
