//! Who sits at the keyboard: a person, or nobody.

use std::io::{self, BufRead, IsTerminal};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Somebody who may answer, and how time passes meanwhile.
pub(super) trait Person {
    /// Whether anybody can answer.
    fn is_there(&self) -> bool;

    /// What is typed next, without the end of its line. `None` when nobody is there any more.
    fn answer(&mut self) -> Option<String>;

    /// Lets this much time pass, or less when something is typed meanwhile.
    fn wait(&mut self, at_most: Duration) -> Option<String>;
}

/// The keyboard of the terminal. What is typed while a practice runs is heard at once, so it is
/// never taken for the answer to a later question.
pub(super) struct Keyboard {
    lines: Option<Receiver<String>>,
}

impl Keyboard {
    /// Nobody is there unless standard input is a terminal.
    pub(super) fn open() -> Self {
        if !io::stdin().is_terminal() {
            return Self { lines: None };
        }
        let (sender, lines) = mpsc::channel();
        // Without a thread nobody can be heard, and nothing is asked.
        let listens = thread::Builder::new().name("keyboard".to_owned()).spawn(move || {
            let mut input = io::stdin().lock();
            let mut line = Vec::new();
            while input.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
                let text = String::from_utf8_lossy(&line).trim_end().to_owned();
                line.clear();
                if sender.send(text).is_err() {
                    return;
                }
            }
        });
        Self { lines: listens.is_ok().then_some(lines) }
    }
}

impl Person for Keyboard {
    fn is_there(&self) -> bool {
        self.lines.is_some()
    }

    fn answer(&mut self) -> Option<String> {
        let line = self.lines.as_ref()?.recv().ok();
        if line.is_none() {
            self.lines = None;
        }
        line
    }

    fn wait(&mut self, at_most: Duration) -> Option<String> {
        match self.lines.as_ref().map(|lines| lines.recv_timeout(at_most)) {
            Some(Ok(line)) => return Some(line),
            Some(Err(RecvTimeoutError::Timeout)) => {}
            Some(Err(RecvTimeoutError::Disconnected)) => self.lines = None,
            None => thread::sleep(at_most),
        }
        None
    }
}
