//! Whether the system keeps its clock right. It is asked on this computer; nothing goes out.
//!
//! Linux knows (`adjtimex`, which `timedatectl show` reads); elsewhere nobody tells.

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::worker::{Emitter, Requests, Worker};

/// The system's own word, in its own program.
const PROGRAM: &str = "timedatectl";
const ARGUMENTS: [&str; 3] = ["show", "--property=NTPSynchronized", "--value"];
/// It answers in some milliseconds; whoever takes longer tells nothing.
const ANSWERS_WITHIN: Duration = Duration::from_secs(3);
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// How well the clock of this computer is known to be right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClockSync {
    /// The system keeps it right.
    Kept,
    /// The system says that nothing keeps it right now.
    NotKept,
    /// The system does not tell, or has not told yet.
    #[default]
    Unknown,
}

/// The thread that asks.
#[derive(Debug)]
pub(crate) struct ClockSyncs {
    worker: Worker<(), ClockSync>,
}

impl ClockSyncs {
    /// Starts the thread; it asks when it is told to.
    pub fn open(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let work = |requests: Requests<()>, emitter: Emitter<ClockSync>| {
            while requests.recv().is_some() {
                emitter.emit(ask(PROGRAM));
            }
            true
        };
        Self { worker: Worker::spawn("clock", wake, work, |_| None) }
    }

    /// Asks. The answer comes as an event.
    pub fn ask(&self) {
        self.worker.request(());
    }

    /// The newest answer since the last call. Never waits.
    pub fn newest(&self) -> Option<ClockSync> {
        self.worker.events().last()
    }

    pub fn close(&self, deadline: Duration) {
        // There is nothing to write.
        let _ = self.worker.close(deadline);
    }
}

fn ask(program: &str) -> ClockSync {
    let child = Command::new(program)
        .args(ARGUMENTS)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return ClockSync::Unknown };
    let started = Instant::now();
    while matches!(child.try_wait(), Ok(None)) {
        if started.elapsed() > ANSWERS_WITHIN {
            // It is ours, and nobody waits for it any more.
            let _ = child.kill();
            let _ = child.wait();
            return ClockSync::Unknown;
        }
        thread::sleep(LOOK_EVERY);
    }
    let mut answer = String::new();
    let said = child.stdout.take().map(|stdout| stdout.take(64).read_to_string(&mut answer));
    match said {
        Some(Ok(_)) => understand(&answer),
        _ => ClockSync::Unknown,
    }
}

fn understand(answer: &str) -> ClockSync {
    match answer.trim() {
        "yes" => ClockSync::Kept,
        "no" => ClockSync::NotKept,
        _ => ClockSync::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_answers_and_nothing_else_is() {
        assert_eq!(understand("yes\n"), ClockSync::Kept);
        assert_eq!(understand("no\n"), ClockSync::NotKept);
        for answer in ["", "maybe", "yes no", "Failed to connect to bus"] {
            assert_eq!(understand(answer), ClockSync::Unknown, "{answer}");
        }
    }

    #[test]
    fn a_system_without_the_program_tells_nothing() {
        assert_eq!(ask("no-such-program-of-any-system"), ClockSync::Unknown);
    }
}
