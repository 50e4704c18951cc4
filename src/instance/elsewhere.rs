//! Where there are no sockets of this kind, each start is by itself.

use super::{Answer, Place, Request, Status, Unreachable};

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

/// Nobody asks it.
#[derive(Debug)]
pub struct Instance;

impl Instance {
    /// Has this called after each request; there are none.
    #[allow(clippy::unused_self, reason = "as where there are sockets")]
    pub fn set_wake(&self, _wake: impl Fn() + Send + Sync + 'static) {}

    /// What is answered to whoever asks how things stand; nobody does.
    #[allow(clippy::unused_self, reason = "as where there are sockets")]
    pub fn publish(&self, _status: Status) {}

    /// What was asked for since the last call: nothing.
    #[allow(clippy::unused_self, reason = "as where there are sockets")]
    pub fn requests(&self) -> impl Iterator<Item = Request> {
        std::iter::empty()
    }
}

/// Each start is by itself.
///
/// # Errors
/// Always.
pub fn claim(_place: &Place, _request: &Request) -> Result<Claim, Unreachable> {
    Err(Unreachable::NoFolder)
}

/// Nobody is asked.
#[must_use]
pub fn ask(_place: &Place, _request: &Request) -> Option<Answer> {
    None
}
