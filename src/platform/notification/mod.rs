//! One quiet notification with a few answers, shown by the desktop.
//!
//! A service that never answers costs nobody but this thread, and a desktop without one is said once: there is nothing to
//! be done about it. Spoken directly over zbus: a crate for notifications opens a connection for each and keeps a
//! thread until somebody answers, which here may be never.

#[cfg(target_os = "linux")]
mod service;

use super::worker::{Emitter, Worker};

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    /// Who shows it, in neutral words.
    pub from: String,
    pub summary: String,
    /// What may be answered: a word for the program, and words for the person. The first is also what a press on the
    /// notification itself means.
    pub answers: Vec<(String, String)>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotificationEvent {
    Shown,
    /// Nothing here shows notifications, or it does not answer.
    NotShown,
    /// The word of what was answered.
    Answered(String),
    /// It was put aside, or went away by itself.
    Closed,
    /// The desktop's message bus is gone, and with it whoever could see anything.
    Ended,
}

pub(super) enum Request {
    Show(Notification),
    Withdraw,
    /// A signal came, for the notification of this number.
    Signal(u32, Signal),
    Ended,
}

pub(super) enum Signal {
    Answered(String),
    Closed,
}

/// The thread that shows notifications.
#[derive(Debug)]
pub struct Notifications {
    worker: Worker<Request, NotificationEvent>,
}

impl Notifications {
    /// Starts the thread. `wake` is called on it after each event.
    #[must_use]
    pub fn open(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { worker: Worker::spawn("notifications", wake, work, |_| Some(NotificationEvent::NotShown)) }
    }

    /// Shows this in place of whatever is shown still. Never waits.
    pub fn show(&self, notification: Notification) {
        self.worker.request(Request::Show(notification));
    }

    /// Takes back what is shown, if it is.
    pub fn withdraw(&self) {
        self.worker.request(Request::Withdraw);
    }

    /// What has happened since the last call. Never waits.
    pub fn events(&self) -> impl Iterator<Item = NotificationEvent> {
        self.worker.events()
    }

    /// Takes back what is shown and ends, within the deadline.
    pub fn close(self, deadline: std::time::Duration) {
        self.withdraw();
        let _ = self.worker.close(deadline);
    }
}

#[cfg(target_os = "linux")]
#[allow(clippy::needless_pass_by_value, reason = "a worker owns both")]
fn work(requests: super::worker::Requests<Request>, emitter: Emitter<NotificationEvent>) -> bool {
    service::work(&requests, &emitter)
}

/// Elsewhere nothing is shown yet.
#[cfg(not(target_os = "linux"))]
#[allow(clippy::needless_pass_by_value, reason = "as on Linux")]
fn work(requests: super::worker::Requests<Request>, emitter: Emitter<NotificationEvent>) -> bool {
    while let Some(request) = requests.recv() {
        if matches!(request, Request::Show(_)) {
            emitter.emit(NotificationEvent::NotShown);
        }
    }
    true
}
