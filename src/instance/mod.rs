//! One window for one data folder: whoever starts the program a second time asks the one that runs.
//!
//! The one that runs holds a lock for as long as it lives and listens at a socket beside it, in a folder that only this
//! person can reach. So what a crash leaves behind is told from what runs, and thirty starts at once agree. Where there
//! is no such folder, each start is by itself. Knows nothing of windows.

#[cfg(not(unix))]
mod elsewhere;
mod place;
mod protocol;
#[cfg(unix)]
mod reach;
#[cfg(unix)]
mod serve;
mod status;
#[cfg(test)]
#[cfg(unix)]
mod tests;

use std::time::Duration;

#[cfg(not(unix))]
pub use elsewhere::{Claim, Instance, ask, claim};
pub use place::{Place, Who};
pub use protocol::{Answer, LINE_MOST, Request};
#[cfg(unix)]
pub use reach::ask;
#[cfg(unix)]
pub use serve::{Claim, Instance, claim};
pub use status::Status;

/// How long whoever asks waits for an answer.
pub const ANSWERS_WITHIN: Duration = Duration::from_millis(200);

/// Why this start can neither ask another one nor be asked.
#[derive(Debug, thiserror::Error)]
pub enum Unreachable {
    /// There is no folder that others are kept out of.
    #[error("no folder for a socket that only this person can reach")]
    NoFolder,
    /// What stands at the socket's place is not ours, or no socket.
    #[error("something else stands where the socket would be")]
    Foreign,
    /// The system refused.
    #[error("the system refuses the socket")]
    Refused(#[from] std::io::Error),
}
