//! One stream on a thread of its own, which may hang for ever without holding anybody up.
//!
//! Whoever starts it keeps a [`ShutdownGuard`]. The stream is dropped on its own thread, in its own time.

use std::io;
use std::sync::Arc;
use std::thread;

use super::engine::Port;
use super::health::Health;
use super::lifecycle::{ShutdownGuard, StreamEvent};
use super::{Output, capture, device};

/// Starts to open a stream, on no other audio system than `host` if that is named. Returns at once; `emit`
/// is called from the stream's threads.
///
/// # Errors
/// The system has no thread left.
pub fn start(
    output: &Output,
    host: Option<&'static str>,
    port: Port,
    health: Arc<Health>,
    emit: impl Fn(StreamEvent) + Clone + Send + 'static,
) -> io::Result<ShutdownGuard> {
    let (guard, shutdown) = ShutdownGuard::new();
    let output = output.clone();
    thread::Builder::new().name("sound stream".to_owned()).spawn(move || {
        let last = EmitsEnded(emit);
        match output {
            Output::Device => device::run(host, port, &health, &shutdown, last.0.clone()),
            Output::Capture(path) => capture::run(&path, port, &shutdown, &last.0),
            Output::Null => {}
        }
    })?;
    Ok(guard)
}

/// Emits the thread's end even if a driver's library panics on it.
struct EmitsEnded<T: Fn(StreamEvent)>(T);

impl<T: Fn(StreamEvent)> Drop for EmitsEnded<T> {
    fn drop(&mut self) {
        (self.0)(StreamEvent::Ended);
    }
}
