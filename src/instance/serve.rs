//! The side that is asked: a lock that is held, and a thread at the socket.

use std::fs::{self, File, Permissions, TryLockError};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use crate::platform::disk;

use super::reach::{self, Deadline, Standing, is_same_person, standing};
use super::{Answer, Place, Request, Status, Unreachable, ask};

/// How long one who connects may take for its line.
const LINE_WITHIN: Duration = Duration::from_millis(100);
/// How long one that holds the lock may take until it answers: it may be about to start.
const STARTS_WITHIN: Duration = Duration::from_secs(2);
const ASK_AGAIN_AFTER: Duration = Duration::from_millis(20);

/// What came of wanting to be the one.
#[derive(Debug)]
pub enum Claim {
    /// This is the one that is asked from now on.
    Won(Instance),
    /// Another one runs, and answered this.
    Answered(Answer),
    /// Another one runs and does not answer: this start is by itself.
    Unanswered,
}

/// The one that is asked, until it is dropped.
#[derive(Debug)]
pub struct Instance {
    socket: PathBuf,
    shared: Arc<Shared>,
    requests: Receiver<Request>,
    /// Held while this one runs, however it ends.
    _lock: File,
}

type Wake = Box<dyn Fn() + Send + Sync>;

/// What the thread and the window have in common; neither ever waits for the other.
#[derive(Default)]
struct Shared {
    status: AtomicU8,
    is_ending: AtomicBool,
    wake: OnceLock<Wake>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Shared").field("status", &self.status).finish_non_exhaustive()
    }
}

/// Becomes the one that is asked, or asks the one that runs.
///
/// # Errors
/// Where there is no place that only this person can reach: then each start is by itself.
pub fn claim(place: &Place, request: &Request) -> Result<Claim, Unreachable> {
    let folder = place.folder()?;
    let started = Instant::now();
    let lock = disk::lock_file(&place.lock(&folder))?;
    loop {
        match lock.try_lock() {
            Ok(()) => return Instance::listen(place.socket(&folder), lock).map(Claim::Won),
            Err(TryLockError::Error(error)) => return Err(error.into()),
            Err(TryLockError::WouldBlock) => {}
        }
        if let Some(answer) = ask(place, request) {
            return Ok(Claim::Answered(answer));
        }
        if started.elapsed() > STARTS_WITHIN {
            return Ok(Claim::Unanswered);
        }
        thread::sleep(ASK_AGAIN_AFTER);
    }
}

impl Instance {
    /// Whoever holds the lock alone touches the socket, so one that is there was left behind.
    fn listen(socket: PathBuf, lock: File) -> Result<Self, Unreachable> {
        match standing(&socket) {
            Standing::Foreign => return Err(Unreachable::Foreign),
            Standing::Ours => fs::remove_file(&socket)?,
            Standing::Nothing => {}
        }
        let listener = UnixListener::bind(&socket)?;
        fs::set_permissions(&socket, Permissions::from_mode(0o600))?;
        let shared = Arc::new(Shared::default());
        let (to_window, requests) = mpsc::channel();
        let for_thread = Arc::clone(&shared);
        thread::Builder::new()
            .name("instance".to_owned())
            .spawn(move || serve(&listener, &for_thread, &to_window))?;
        Ok(Self { socket, shared, requests, _lock: lock })
    }

    /// Has this called after each request, from the thread. Only the first counts.
    pub fn set_wake(&self, wake: impl Fn() + Send + Sync + 'static) {
        let _ = self.shared.wake.set(Box::new(wake));
    }

    /// What is answered to whoever asks how things stand.
    pub fn publish(&self, status: Status) {
        self.shared.status.store(status.bits(), Ordering::Relaxed);
    }

    /// What was asked for since the last call. Never waits.
    pub fn requests(&self) -> impl Iterator<Item = Request> {
        self.requests.try_iter()
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.shared.is_ending.store(true, Ordering::Relaxed);
        wake_listener(&self.socket);
        // While the lock is still held nobody else can have put another one there.
        let _ = fs::remove_file(&self.socket);
    }
}

/// Nobody waits for the thread: it ends once it has looked.
fn wake_listener(socket: &Path) {
    let _ = reach::reach(socket);
}

fn serve(listener: &UnixListener, shared: &Shared, to_window: &Sender<Request>) {
    for stream in listener.incoming() {
        if shared.is_ending.load(Ordering::Relaxed) {
            return;
        }
        match stream {
            Ok(stream) => answer(stream, shared, to_window),
            // Such as no more files: nothing to be asked for until there are.
            Err(error) => {
                tracing::warn!(%error, "nobody can ask");
                thread::sleep(LINE_WITHIN);
            }
        }
    }
}

/// Whoever says nothing that is understood, or says it too slowly, is not answered.
fn answer(mut stream: UnixStream, shared: &Shared, to_window: &Sender<Request>) {
    let deadline = Deadline::after(LINE_WITHIN);
    if !is_same_person(&stream) {
        return;
    }
    let Some(request) = deadline.read_line(&mut stream).ok().and_then(|line| Request::parse(&line)) else {
        return;
    };
    let status = Status::from_bits(shared.status.load(Ordering::Relaxed));
    let answer = match request {
        Request::Status => Answer::Status(status),
        // What is covered stays covered.
        Request::Now(_) | Request::Company if status.is_hidden() => Answer::Refused,
        request => {
            // The window is gone only when the program ends.
            let _ = to_window.send(request);
            if let Some(wake) = shared.wake.get() {
                wake();
            }
            Answer::Done
        }
    };
    let _ = Deadline::after(LINE_WITHIN).write(&mut stream, answer.line().as_bytes());
}
