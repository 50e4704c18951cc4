//! Keeps the screen from going dark. The system is asked on a thread of its own, as its service may never answer; what
//! holds the screen ends with the process, however that ends.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use keepawake::{Builder, KeepAwake};

use super::worker::{Emitter, Requests, Worker};

/// The thread that asks.
#[derive(Debug)]
pub(crate) struct Screen {
    worker: Worker<Wish, ()>,
}

/// What is wanted from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wish {
    /// It stays awake, on behalf of this program and for this reason, both of which others may see.
    Awake { program: &'static str, reason: String },
    /// It may go dark as usual.
    AsUsual,
}

impl Screen {
    /// Starts the thread.
    pub fn open() -> Self {
        let work = |requests: Requests<Wish>, _: Emitter<()>| {
            keep(&requests);
            true
        };
        Self { worker: Worker::spawn("awake", || {}, work, |_| None) }
    }

    /// Its thread's side is the test's.
    #[cfg(test)]
    pub fn by_hand() -> (Self, Requests<Wish>) {
        let (worker, requests, _) = Worker::by_hand();
        (Self { worker }, requests)
    }

    /// Never waits.
    pub fn wish(&self, wish: Wish) {
        self.worker.request(wish);
    }

    pub fn close(&self, deadline: Duration) {
        // What is not let go of in time goes with the process.
        let _ = self.worker.close(deadline);
    }
}

fn keep(requests: &Requests<Wish>) {
    let mut held: Option<KeepAwake> = None;
    while let Some(mut wish) = requests.recv() {
        // While the system let itself be waited for, more may have come: the last counts.
        while let Ok(newer) = requests.try_recv() {
            wish = newer;
        }
        match wish {
            Wish::Awake { program, reason } if held.is_none() => held = hold(program, &reason),
            Wish::Awake { .. } => {}
            Wish::AsUsual => let_go(held.take()),
        }
    }
    let_go(held);
}

fn hold(program: &str, reason: &str) -> Option<KeepAwake> {
    let mut builder = Builder::default();
    builder.display(true).reason(reason).app_name(program).app_reverse_domain(program);
    builder.create().inspect_err(|error| tracing::debug!(%error, "the screen may go dark")).ok()
}

/// keepawake panics where the bus is gone by then; with the bus the hold is gone too.
fn let_go(held: Option<KeepAwake>) {
    if catch_unwind(AssertUnwindSafe(|| drop(held))).is_err() {
        tracing::debug!("what held the screen was gone");
    }
}
