//! The thread of sound: waits for events, lets [`Control`] decide, and does what it decided.
//!
//! It waits for nothing but events and the control's next step. Devices are opened, played and dropped on
//! their own threads ([`super::stream`]).

use std::fmt;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use super::control::{Action, Control, Event, Opening};
use super::lifecycle::{ShutdownGuard, StreamEvent};
use super::{Output, Status, stream};

/// Called when the status has changed.
pub type Wake = Box<dyn Fn() + Send + Sync>;

pub struct Worker {
    output: Output,
    control: Control,
    events: Receiver<Event>,
    /// For the streams.
    event_sender: Sender<Event>,
    statuses: Sender<Status>,
    wake: Wake,
    /// Of the stream that is open or being opened.
    guard: Option<ShutdownGuard>,
}

impl fmt::Debug for Worker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Worker").field("control", &self.control).finish_non_exhaustive()
    }
}

impl Worker {
    pub fn new(
        output: Output,
        (event_sender, events): (Sender<Event>, Receiver<Event>),
        statuses: Sender<Status>,
        wake: Wake,
    ) -> Self {
        let control = Control::new(output.clone());
        Self { output, control, events, event_sender, statuses, wake, guard: None }
    }

    /// Serves until it is asked to close.
    pub fn run(mut self) {
        while let Some(event) = self.next_event() {
            for action in self.control.step(event, Instant::now()) {
                match action {
                    Action::Open(opening) => self.open(opening),
                    Action::Shutdown => self.guard = None,
                    Action::Publish(status) => self.publish(status),
                    Action::End => return,
                }
            }
        }
    }

    fn next_event(&self) -> Option<Event> {
        let Some(at) = self.control.next_step() else { return self.events.recv().ok() };
        match self.events.recv_timeout(at.saturating_duration_since(Instant::now())) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => Some(Event::Tick),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn open(&mut self, Opening { generation, host, port, health }: Opening) {
        let sender = self.event_sender.clone();
        let emit = move |event| {
            // After the worker's end nobody wants to know.
            let _ = sender.send(Event::Stream { generation, event });
        };
        match stream::start(&self.output, host, port, health, emit.clone()) {
            Ok(guard) => self.guard = Some(guard),
            Err(_) => emit(StreamEvent::Failed),
        }
    }

    fn publish(&self, status: Status) {
        // Without the handle there is nobody to notify.
        let _ = self.statuses.send(status);
        (self.wake)();
    }
}
