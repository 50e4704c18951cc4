//! Other programs that the tests stand on. None is ever left running, not even when the tests are killed.

use std::io::ErrorKind;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Far beyond what anything here takes, so that a slow machine fails nothing.
pub const FOREVER: Duration = Duration::from_mins(1);
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A program that runs beside the test and is killed with it.
#[derive(Debug)]
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    /// Starts it; the system kills it when the thread of this test is gone, whyever that is.
    pub fn start(program: &str, prepare: impl FnOnce(&mut Command)) -> Self {
        must_be_here(program);
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--", program]).stdin(Stdio::null());
        prepare(&mut command);
        Self(command.spawn().unwrap_or_else(|error| panic!("{}", sentence("setpriv", error.kind()))))
    }

    pub fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([&format!("-{signal}"), &self.0.id().to_string()]).status();
        assert!(sent.unwrap().success(), "the signal {signal} could not be sent");
    }
}

/// Runs a tool to its end and returns what it said; `None` if it was not content.
pub fn run(program: &str, prepare: impl FnOnce(&mut Command)) -> Option<String> {
    let mut command = Command::new(program);
    prepare(&mut command);
    let output = command.output().unwrap_or_else(|error| panic!("{}", sentence(program, error.kind())));
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Whether a program is installed; one with its path is taken to be.
pub fn is_here(program: &str) -> bool {
    let folders = std::env::var("PATH").unwrap_or_default();
    program.contains('/')
        || folders.split(':').any(|folder| std::path::Path::new(folder).join(program).is_file())
}

fn must_be_here(program: &str) {
    assert!(is_here(program), "{}", sentence(program, ErrorKind::NotFound));
}

fn sentence(program: &str, why: ErrorKind) -> String {
    format!("{program} is needed for this test and could not be started ({why}). scripts/test installs it.")
}

/// Waits until there is something, or says what never came.
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let until = Instant::now() + FOREVER;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < until, "it never came: {what}");
        std::thread::sleep(LOOK_EVERY);
    }
}
