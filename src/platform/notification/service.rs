//! The notification service of the desktop, over the session's message bus.

use std::collections::HashMap;
use std::thread;
use std::time::Duration;

use zbus::MatchRule;
use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Message, Type};
use zbus::zvariant::Value;

use crate::platform::worker::{Emitter, Requester, Requests};

use super::{Notification, NotificationEvent, Request, Signal};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
/// A service that has to be started first takes a moment.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// How long it stands, where the service minds that, in milliseconds: nobody is hurried.
const STANDS_MS: i32 = 120_000;
/// Signals of others that wait to be looked at.
const SIGNALS_MOST: usize = 64;
/// GNOME shows what is not urgent in no place that anybody sees.
const HIDES_LOW: &str = "gnome-shell";
const LOW: u8 = 0;
const NORMAL: u8 = 1;
/// The answer that a press on the notification itself is.
const DEFAULT: &str = "default";

pub(super) fn work(requests: &Requests<Request>, emitter: &Emitter<NotificationEvent>) -> bool {
    let mut service = Service { connection: None, shown: None, first: String::new() };
    service.connect(&requests.requester());
    while let Some(request) = requests.recv() {
        match request {
            Request::Show(notification) => {
                service.connect(&requests.requester());
                let event = if service.show(&notification).is_some() {
                    NotificationEvent::Shown
                } else {
                    NotificationEvent::NotShown
                };
                emitter.emit(event);
            }
            Request::Withdraw => service.withdraw(),
            Request::Signal(id, signal) => {
                service.hear(id, signal).into_iter().for_each(|event| emitter.emit(event));
            }
            Request::Ended => {
                service.connection = None;
                emitter.emit(NotificationEvent::Ended);
            }
        }
    }
    service.withdraw();
    true
}

struct Service {
    connection: Option<Connection>,
    /// The number that the service gave to what is shown.
    shown: Option<u32>,
    /// The word that a press on the notification stands for.
    first: String,
}

impl Service {
    /// Where there is no bus yet, or none any more, tries again.
    fn connect(&mut self, requester: &Requester<Request>) {
        if self.connection.as_ref().is_some_and(|connection| !connection.is_closed()) {
            return;
        }
        self.connection = connect(requester).inspect_err(|_| tracing::warn!("no message bus")).ok();
    }

    fn show(&mut self, notification: &Notification) -> Option<()> {
        let connection = self.connection.as_ref()?;
        let first = notification.answers.first();
        let of_itself = first.map(|(_, words)| (DEFAULT, words.as_str()));
        let answers = notification.answers.iter().map(|(word, words)| (word.as_str(), words.as_str()));
        let answers: Vec<&str> =
            of_itself.into_iter().chain(answers).flat_map(|(word, words)| [word, words]).collect();
        let urgency = if self.server()? == HIDES_LOW { NORMAL } else { LOW };
        let hints = HashMap::from([
            ("urgency", Value::from(urgency)),
            ("transient", Value::from(true)),
            ("suppress-sound", Value::from(true)),
        ]);
        let replaces = self.shown.unwrap_or(0);
        let from = notification.from.as_str();
        let content = (from, replaces, "", notification.summary.as_str(), "", answers, hints, STANDS_MS);
        let reply = connection.call_method(Some(NAME), PATH, Some(NAME), "Notify", &content);
        let reply = reply.inspect_err(|_| tracing::warn!("not shown")).ok()?;
        self.shown = Some(reply.body().deserialize().ok()?);
        self.first = first.map(|(word, _)| word.clone()).unwrap_or_default();
        Some(())
    }

    /// What the service calls itself, which also says that it answers.
    fn server(&self) -> Option<String> {
        let connection = self.connection.as_ref()?;
        let reply = connection.call_method(Some(NAME), PATH, Some(NAME), "GetServerInformation", &());
        let reply = reply.inspect_err(|_| tracing::warn!("no notification service")).ok()?;
        let (name, _, _, _): (String, String, String, String) = reply.body().deserialize().ok()?;
        Some(name)
    }

    fn withdraw(&mut self) {
        if let (Some(connection), Some(id)) = (&self.connection, self.shown.take()) {
            // One that is gone already needs no taking back.
            let _ = connection.call_method(Some(NAME), PATH, Some(NAME), "CloseNotification", &id);
        }
    }

    /// What a signal means, if it is about what is shown.
    fn hear(&mut self, id: u32, signal: Signal) -> Option<NotificationEvent> {
        self.shown.filter(|shown| *shown == id)?;
        Some(match signal {
            Signal::Closed => {
                self.shown = None;
                NotificationEvent::Closed
            }
            Signal::Answered(word) => {
                self.withdraw();
                let word = if word == DEFAULT { self.first.clone() } else { word };
                NotificationEvent::Answered(word)
            }
        })
    }
}

fn connect(requester: &Requester<Request>) -> zbus::Result<Connection> {
    let connection = Builder::session()?.method_timeout(ANSWERS_WITHIN).build()?;
    let rule = MatchRule::builder().msg_type(Type::Signal).sender(NAME)?.path(PATH)?.interface(NAME)?.build();
    let signals = MessageIterator::for_match_rule(rule, &connection, Some(SIGNALS_MOST))?;
    let requester = requester.clone();
    thread::Builder::new()
        .name("notification answers".to_owned())
        .spawn(move || listen(signals, &requester))
        .map_err(zbus::Error::from)?;
    Ok(connection)
}

/// Ends with its connection.
fn listen(signals: MessageIterator, requester: &Requester<Request>) {
    for message in signals {
        let Ok(message) = message else { break };
        if let Some((id, signal)) = understand(&message) {
            requester.request(Request::Signal(id, signal));
        }
    }
    requester.request(Request::Ended);
}

fn understand(message: &Message) -> Option<(u32, Signal)> {
    let header = message.header();
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (id, word): (u32, String) = message.body().deserialize().ok()?;
            Some((id, Signal::Answered(word)))
        }
        "NotificationClosed" => {
            let (id, _): (u32, u32) = message.body().deserialize().ok()?;
            Some((id, Signal::Closed))
        }
        _ => None,
    }
}
