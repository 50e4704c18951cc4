//! A thread that takes requests and emits events, and the handle to it.
//!
//! The journal, the library, the own exercises, the settings and the clipboard each have one, so that no frame waits
//! for a disk or another program. Knows nothing of what is asked for.

use std::fmt::{self, Debug};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError};
use std::thread;
use std::time::Duration;

/// A handle to a thread. Dropped without [`Worker::close`], the thread still does what it was asked for and then ends,
/// if the process lives long enough.
pub(crate) struct Worker<Request, Event> {
    name: &'static str,
    requester: Requester<Request>,
    events: Receiver<Event>,
    /// What [`Worker::spawn`]'s `work` returned.
    finished: Receiver<bool>,
    is_closing: Arc<AtomicBool>,
}

enum Message<Request> {
    Request(Request),
    Close,
}

/// Sends requests; any thread may have one.
pub(crate) struct Requester<Request>(Sender<Message<Request>>);

/// The thread's side of the requests.
pub(crate) struct Requests<Request> {
    messages: Receiver<Message<Request>>,
    requester: Requester<Request>,
    is_closing: Arc<AtomicBool>,
}

/// The thread's side of the events; those that help it may have one as well.
pub(crate) struct Emitter<Event> {
    events: Sender<Event>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl<Request: Send + 'static, Event: Send + 'static> Worker<Request, Event> {
    /// Starts a thread of this name and returns at once. `work` runs on it until [`Requests::recv`] says that it is to
    /// end, and returns whether all that it was asked for is done. `wake` is called on it after each event. Where the
    /// thread can't be started, requests go nowhere, and the only event is what `not_started` returns.
    pub fn spawn(
        name: &'static str,
        wake: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce(Requests<Request>, Emitter<Event>) -> bool + Send + 'static,
        not_started: impl FnOnce(io::Error) -> Option<Event>,
    ) -> Self {
        Self::spawn_with(thread::Builder::new(), name, wake, work, not_started)
    }

    fn spawn_with(
        builder: thread::Builder,
        name: &'static str,
        wake: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce(Requests<Request>, Emitter<Event>) -> bool + Send + 'static,
        not_started: impl FnOnce(io::Error) -> Option<Event>,
    ) -> Self {
        let (worker, requests, emitter, to_finished) = Self::connect(name, wake);
        let to_events = emitter.events.clone();
        let started = builder.name(name.to_owned()).spawn(move || {
            tracing::debug!(thread = name, "opened");
            let is_all_done = work(requests, emitter);
            tracing::debug!(thread = name, is_all_done, "closed");
            // The handle may be gone.
            let _ = to_finished.send(is_all_done);
        });
        let failed = started.err().inspect(|_| tracing::error!(thread = name, "not started"));
        if let Some(event) = failed.and_then(not_started) {
            // The receiver is in this very function.
            let _ = to_events.send(event);
        }
        worker
    }
}

impl<Request, Event> Worker<Request, Event> {
    /// A handle, the thread's side of it, and where the thread sends what came of its work.
    fn connect(
        name: &'static str,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> (Self, Requests<Request>, Emitter<Event>, Sender<bool>) {
        let (to_messages, messages) = mpsc::channel();
        let (to_events, events) = mpsc::channel();
        let (to_finished, finished) = mpsc::channel();
        let (requester, is_closing) = (Requester(to_messages), Arc::new(AtomicBool::new(false)));
        let requests =
            Requests { messages, requester: requester.clone(), is_closing: Arc::clone(&is_closing) };
        let emitter = Emitter { events: to_events, wake: Arc::new(wake) };
        (Self { name, requester, events, finished, is_closing }, requests, emitter, to_finished)
    }

    /// A handle without a thread: the test has the thread's side, and does the work when it wants it done.
    #[cfg(test)]
    pub fn by_hand() -> (Self, Requests<Request>, Emitter<Event>) {
        let (worker, requests, emitter, _) = Self::connect("by hand", || {});
        (worker, requests, emitter)
    }
}

impl<Request, Event> Worker<Request, Event> {
    /// Sends a request. Never waits.
    pub fn request(&self, request: Request) {
        self.requester.request(request);
    }

    /// For a thread that sends requests as well.
    pub fn requester(&self) -> Requester<Request> {
        self.requester.clone()
    }

    /// What has happened since the last call. Never waits.
    pub fn events(&self) -> impl Iterator<Item = Event> {
        self.events.try_iter()
    }

    /// The same, but where nothing has happened yet, waits for something, at most this long.
    pub fn wait_for_events(&self, at_most: Duration) -> impl Iterator<Item = Event> {
        self.wait_for_event(at_most).into_iter().chain(self.events())
    }

    /// The next event, waited for at most this long.
    pub fn wait_for_event(&self, at_most: Duration) -> Option<Event> {
        self.events.recv_timeout(at_most).ok()
    }

    /// Has the thread do what it was asked for so far and end, within the deadline. `false` when something of it could
    /// not be done, or not in time: then the thread is left behind.
    pub fn close(&self, deadline: Duration) -> bool {
        self.begin_to_close();
        let finished = self.finished.recv_timeout(deadline);
        if finished == Err(RecvTimeoutError::Timeout) {
            tracing::warn!(thread = self.name, "left behind");
        }
        finished.unwrap_or(false)
    }
}

impl<Request, Event> Worker<Request, Event> {
    fn begin_to_close(&self) {
        self.is_closing.store(true, Ordering::Relaxed);
        // Where the thread could not be started, or has ended, there is nothing to close.
        let _ = self.requester.0.send(Message::Close);
    }
}

impl<Request, Event> Drop for Worker<Request, Event> {
    fn drop(&mut self) {
        self.begin_to_close();
    }
}

impl<Request> Requester<Request> {
    /// Sends a request. Never waits.
    pub fn request(&self, request: Request) {
        // The thread ends before its handle only where it could not be started.
        let _ = self.0.send(Message::Request(request));
    }
}

impl<Request> Clone for Requester<Request> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<Request> Requests<Request> {
    /// The next request, waited for; `None` when the thread is to end. All that was asked for before has come by then.
    pub fn recv(&self) -> Option<Request> {
        match self.messages.recv() {
            Ok(Message::Request(request)) => Some(request),
            Ok(Message::Close) | Err(_) => None,
        }
    }

    /// The next request, waited for at most this long.
    ///
    /// # Errors
    /// [`RecvTimeoutError::Timeout`] when none came, [`RecvTimeoutError::Disconnected`] when the thread is to end.
    pub fn recv_timeout(&self, at_most: Duration) -> Result<Request, RecvTimeoutError> {
        match self.messages.recv_timeout(at_most)? {
            Message::Request(request) => Ok(request),
            Message::Close => Err(RecvTimeoutError::Disconnected),
        }
    }

    /// The next request, if there is one.
    ///
    /// # Errors
    /// [`TryRecvError::Empty`] when there is none, [`TryRecvError::Disconnected`] when the thread is to end.
    pub fn try_recv(&self) -> Result<Request, TryRecvError> {
        match self.messages.try_recv()? {
            Message::Request(request) => Ok(request),
            Message::Close => Err(TryRecvError::Disconnected),
        }
    }

    /// Whether the thread is to end, also while requests are waiting still. To be asked in between by what takes long
    /// and need not be finished.
    pub fn is_closing(&self) -> bool {
        self.is_closing.load(Ordering::Relaxed)
    }

    /// The same for other threads that help this one.
    pub fn closing_flag(&self) -> &AtomicBool {
        &self.is_closing
    }

    /// For what sends requests to its own thread.
    pub fn requester(&self) -> Requester<Request> {
        self.requester.clone()
    }
}

impl<Event> Clone for Emitter<Event> {
    fn clone(&self) -> Self {
        Self { events: self.events.clone(), wake: Arc::clone(&self.wake) }
    }
}

impl<Event> Emitter<Event> {
    /// Emits an event and wakes whoever drains them.
    pub fn emit(&self, event: Event) {
        // Nobody listens any more when the handle was dropped.
        let _ = self.events.send(event);
        (self.wake)();
    }
}

/// What waits in the channels may be a person's words, and is shown nowhere.
impl<Request, Event> Debug for Worker<Request, Event> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Worker").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicUsize;

    use super::*;

    /// Longer than anything here takes.
    const FOREVER: Duration = Duration::from_mins(1);

    /// Emits each request, and ends with this.
    fn echo(is_all_done: bool) -> impl FnOnce(Requests<u32>, Emitter<u32>) -> bool + Send + 'static {
        move |requests, emitter| {
            while let Some(request) = requests.recv() {
                emitter.emit(request);
            }
            is_all_done
        }
    }

    fn worker(work: impl FnOnce(Requests<u32>, Emitter<u32>) -> bool + Send + 'static) -> Worker<u32, u32> {
        Worker::spawn("test", || {}, work, |_| None)
    }

    #[test]
    fn each_request_is_answered_in_order_and_wakes() {
        let woken = Arc::new(AtomicUsize::new(0));
        let counts = Arc::clone(&woken);
        let wake = move || {
            counts.fetch_add(1, Ordering::Relaxed);
        };
        let worker = Worker::spawn("test", wake, echo(true), |_| None);
        (0..3).for_each(|request| worker.request(request));
        assert!(worker.close(FOREVER));
        assert_eq!(worker.events().collect::<Vec<u32>>(), [0, 1, 2]);
        assert_eq!(woken.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn closing_says_whether_all_was_done() {
        assert!(worker(echo(true)).close(FOREVER));
        assert!(!worker(echo(false)).close(FOREVER));
    }

    #[test]
    fn closing_twice_does_no_harm() {
        let worker = worker(echo(true));
        assert!(worker.close(FOREVER));
        assert!(!worker.close(FOREVER), "it has ended, and there is nothing to wait for");
    }

    #[test]
    fn a_thread_that_hangs_is_left_behind() {
        let (release, held) = mpsc::channel::<()>();
        let worker = worker(move |_, _| held.recv().is_ok());
        assert!(!worker.close(Duration::ZERO));
        release.send(()).unwrap();
        assert!(worker.close(FOREVER));
    }

    #[test]
    fn what_takes_long_learns_that_it_is_to_end() {
        let worker = worker(|requests, emitter| {
            emitter.emit(u32::from(requests.is_closing()));
            while !requests.is_closing() {
                thread::yield_now();
            }
            true
        });
        assert_eq!(worker.wait_for_event(FOREVER), Some(0));
        assert!(worker.close(FOREVER));
    }

    #[test]
    fn where_no_thread_can_be_started_that_is_the_only_event() {
        // No machine has as much memory.
        let builder = thread::Builder::new().stack_size(1 << 60);
        let worker = Worker::spawn_with(
            builder,
            "test",
            || {},
            echo(true),
            |error| Some(u32::from(error.to_string().is_empty())),
        );
        worker.request(7);
        assert_eq!(worker.events().collect::<Vec<u32>>(), [0]);
        assert!(!worker.close(FOREVER), "nothing is waited for, and nothing was done");
    }

    #[test]
    fn a_dropped_handle_ends_its_thread_after_what_was_asked_for() {
        let (to_seen, seen) = mpsc::channel();
        let worker = worker(move |requests, _| {
            while let Some(request) = requests.recv() {
                to_seen.send(request).unwrap();
            }
            true
        });
        // One that keeps its channel open.
        let requester = worker.requester();
        worker.request(1);
        requester.request(2);
        drop(worker);
        assert_eq!(seen.iter().collect::<Vec<u32>>(), [1, 2], "and then it has ended");
        requester.request(3);
    }

    #[test]
    fn what_is_asked_for_already_comes_before_the_end() {
        let (release, held) = mpsc::channel::<()>();
        let worker = worker(move |requests, emitter| {
            let _ = held.recv();
            while let Ok(request) = requests.try_recv() {
                emitter.emit(request);
            }
            true
        });
        worker.request(1);
        worker.request(2);
        assert!(!worker.close(Duration::ZERO));
        release.send(()).unwrap();
        assert!(worker.close(FOREVER));
        assert_eq!(worker.events().collect::<Vec<u32>>(), [1, 2]);
    }

    #[test]
    fn a_pause_is_not_the_end() {
        let worker = worker(|requests, emitter| {
            let is_pause = requests.recv_timeout(Duration::ZERO) == Err(RecvTimeoutError::Timeout);
            emitter.emit(u32::from(is_pause));
            requests.recv_timeout(FOREVER) == Err(RecvTimeoutError::Disconnected)
        });
        assert_eq!(worker.wait_for_event(FOREVER), Some(1));
        assert!(worker.close(FOREVER));
    }
}
