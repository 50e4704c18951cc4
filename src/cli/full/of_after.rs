//! What was said after a practice so far.

use uuid::Uuid;

use super::saying::Saying;

/// What was said and passed by so far.
#[derive(Clone, Debug)]
pub(super) struct After {
    /// The sitting it is about.
    pub id: Uuid,
    pub saying: Saying,
    pub is_rated: bool,
    pub has_reason: bool,
    pub is_keep_answered: bool,
}

/// What is asked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Nothing is asked: somebody may be asleep.
    Quiet,
    /// Two people are asked nothing here, and nothing of theirs is kept.
    ForTwo,
    Rating,
    Reason,
    Keep,
    Done,
}

impl After {
    pub fn new(id: Uuid) -> Self {
        let saying = Saying::default();
        Self { id, saying, is_rated: false, has_reason: false, is_keep_answered: false }
    }
}
