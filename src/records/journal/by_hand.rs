//! The journal without its thread: a test does its work when it wants it done.

use std::cell::Cell;
use std::path::PathBuf;

use super::worker::Writer;
use super::{Journal, Request};
use crate::platform::worker::{Requests, Worker};

/// Does what the thread would do.
pub(crate) struct Hand {
    writer: Writer,
    requests: Requests<Request>,
}

impl Hand {
    /// Takes all that was asked for and does it, to the end of the files that are brought in.
    pub(crate) fn work(&mut self) {
        self.writer.work_once(&self.requests);
    }
}

impl Journal {
    /// A journal whose work is done by hand.
    pub(crate) fn by_hand(folder: PathBuf) -> (Self, Hand) {
        let (worker, requests, emitter) = Worker::by_hand();
        let journal = Self { worker, sequence: Cell::new(0) };
        (journal, Hand { writer: Writer::new(folder, emitter), requests })
    }
}
