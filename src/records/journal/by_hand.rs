//! The journal without its thread: a test does its work when it wants it done.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};

use super::worker::Worker;
use super::{Journal, Request};

/// Does what the thread would do.
pub(crate) struct Hand {
    worker: Worker,
    requests: Receiver<Request>,
}

impl Hand {
    /// Takes all that was asked for and does it, to the end of the files that are brought in.
    pub(crate) fn work(&mut self) {
        self.worker.work_once(&self.requests);
    }
}

impl Journal {
    /// A journal whose work is done by hand.
    pub(crate) fn by_hand(folder: PathBuf) -> (Self, Hand) {
        let (requests, from_requests) = mpsc::channel();
        let (to_answers, answers) = mpsc::channel();
        let (_, finished) = mpsc::channel();
        let worker = Worker::new(folder, to_answers, Arc::new(|| {}));
        let journal = Self { requests, answers, finished, sequence: std::cell::Cell::new(0) };
        (journal, Hand { worker, requests: from_requests })
    }
}
