//! One stream on a thread of its own, which may hang for ever without holding anybody up.
//!
//! Whoever starts it keeps a [`Hold`]. Dropping that lets the stream go: it is dropped on its own
//! thread, in its own time.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use super::engine::Port;
use super::health::Health;
use super::{Output, capture, device};

/// What becomes of a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It plays, on this device of this audio system.
    Opened { device: String, host: &'static str },
    /// It could not be opened, or not go on.
    Failed,
    /// Its thread is over. Always the last.
    Ended,
}

/// Keeps a stream playing until it is dropped.
#[derive(Debug)]
pub struct Hold {
    _end: Sender<Infallible>,
}

/// The stream's side of a [`Hold`].
#[derive(Debug)]
pub struct LetGo(Receiver<Infallible>);

impl LetGo {
    /// Waits until the stream is let go.
    pub fn wait(&self) {
        // Nothing can be sent, so this returns only when the other end is dropped.
        let _ = self.0.recv();
    }

    /// The same with a limit; says whether it is let go.
    pub fn wait_for(&self, limit: Duration) -> bool {
        matches!(self.0.recv_timeout(limit), Err(RecvTimeoutError::Disconnected))
    }

    /// Whether the stream is let go already.
    pub fn is_due(&self) -> bool {
        matches!(self.0.try_recv(), Err(TryRecvError::Disconnected))
    }
}

/// Starts to open a stream, on no other audio system than `only` if that is named. Returns at once; `tell`
/// is called from the stream's threads.
///
/// # Errors
/// The system has no thread left.
pub fn start(
    output: &Output,
    only: Option<&'static str>,
    port: Port,
    health: Arc<Health>,
    tell: impl Fn(News) + Clone + Send + 'static,
) -> io::Result<Hold> {
    let (end, ended) = channel();
    let let_go = LetGo(ended);
    let output = output.clone();
    thread::Builder::new().name("sound stream".to_owned()).spawn(move || {
        let last = TellsOfItsEnd(tell);
        match output {
            Output::Device => device::run(only, port, &health, &let_go, last.0.clone()),
            Output::Capture(path) => capture::run(&path, port, &let_go, &last.0),
            Output::Null => {}
        }
    })?;
    Ok(Hold { _end: end })
}

/// Tells of the thread's end even if a driver's library panics on it.
struct TellsOfItsEnd<T: Fn(News)>(T);

impl<T: Fn(News)> Drop for TellsOfItsEnd<T> {
    fn drop(&mut self) {
        (self.0)(News::Ended);
    }
}
