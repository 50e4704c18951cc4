//! Whether the system keeps its clock right. It is asked on this computer; nothing goes out.
//!
//! Linux knows (`adjtimex`, which `timedatectl show` reads); elsewhere nobody tells.

use std::time::Duration;

use super::program;
use super::worker::{Emitter, Requests, Worker};

/// The system's own word, in its own program.
const PROGRAM: &str = "timedatectl";
const ARGUMENTS: [&str; 3] = ["show", "--property=NTPSynchronized", "--value"];
/// It answers in some milliseconds; whoever takes longer tells nothing.
const ANSWERS_WITHIN: Duration = Duration::from_secs(3);

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
                emitter.emit(of_system());
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

/// What the system says now. May take as long as it is given.
pub(crate) fn of_system() -> ClockSync {
    ask(PROGRAM)
}

fn ask(program: &str) -> ClockSync {
    program::answer(program, &ARGUMENTS, ANSWERS_WITHIN)
        .map_or(ClockSync::Unknown, |answer| understand(&answer))
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
