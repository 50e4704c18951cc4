//! What a program of the system answers, within a deadline.

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// More than any answer that is understood.
const ANSWER_BYTES_MAX: u64 = 4_096;
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// What this program writes until it ends; `None` where it is not there, takes longer than this, or answers nothing that
/// is text.
pub(crate) fn answer(program: &str, arguments: &[&str], within: Duration) -> Option<String> {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.ok()?;
    let started = Instant::now();
    while matches!(child.try_wait(), Ok(None)) {
        if started.elapsed() > within {
            // It is ours, and nobody waits for it any more.
            let _ = child.kill();
            let _ = child.wait();
            return None;
        }
        thread::sleep(LOOK_EVERY);
    }
    let mut answer = String::new();
    child.stdout.take()?.take(ANSWER_BYTES_MAX).read_to_string(&mut answer).ok()?;
    Some(answer)
}
