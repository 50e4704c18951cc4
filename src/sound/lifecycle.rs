//! A stream's beginning and end, as said between its own thread and the one that asked for it.
//!
//! Knows neither side: devices and captures take a [`Shutdown`] and emit [`StreamEvent`]s, whoever
//! started them keeps the [`ShutdownGuard`].

use std::convert::Infallible;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::Duration;

/// What becomes of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamEvent {
    /// It plays, on this device of this audio system.
    Opened { device: String, host: &'static str },
    /// It could not be opened, or not go on.
    Failed,
    /// Its thread is over. Always the last.
    Ended,
}

/// Keeps a stream playing. Dropping it requests the stream's shutdown, and waits for nothing.
#[derive(Debug)]
pub struct ShutdownGuard {
    _shutdown: Sender<Infallible>,
}

/// The stream's side of a [`ShutdownGuard`].
#[derive(Debug)]
pub struct Shutdown(Receiver<Infallible>);

impl ShutdownGuard {
    /// A guard, and the side that notices when it is dropped.
    pub fn new() -> (Self, Shutdown) {
        let (sender, receiver) = channel();
        (Self { _shutdown: sender }, Shutdown(receiver))
    }
}

impl Shutdown {
    /// Waits until the shutdown is requested.
    pub fn wait(&self) {
        // Nothing can be sent, so this returns only when the other end is dropped.
        let _ = self.0.recv();
    }

    /// Waits no longer than `limit`; whether the shutdown is requested.
    pub fn wait_for(&self, limit: Duration) -> bool {
        matches!(self.0.recv_timeout(limit), Err(RecvTimeoutError::Disconnected))
    }

    /// Whether the shutdown is requested already.
    pub fn is_requested(&self) -> bool {
        matches!(self.0.try_recv(), Err(TryRecvError::Disconnected))
    }
}
