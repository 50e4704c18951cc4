//! What a person does in one part of a practice. It goes with the practice; nothing of it is kept.

use softlanding_core::sentences;
use softlanding_core::sitting::Sitting;
use uuid::Uuid;

/// Something that belongs to one part of one sitting.
#[derive(Debug)]
pub struct OfPart<T> {
    sitting: Uuid,
    part: usize,
    value: T,
}

impl<T> OfPart<T> {
    /// That of the part that `sitting` is in: the one that is there, or a new one.
    pub fn of<'a>(
        slot: &'a mut Option<Self>,
        sitting: &Sitting,
        part: usize,
        new: impl FnOnce() -> T,
    ) -> &'a mut T {
        let id = sitting.record().id;
        let there = slot.take().filter(|there| there.sitting == id && there.part == part);
        let there = there.unwrap_or_else(|| Self { sitting: id, part, value: new() });
        &mut slot.insert(there).value
    }

    /// What it is.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }
}

/// The ends of sentences, being written.
#[derive(Debug, Default)]
pub struct SentencesDraft {
    pub ends: Vec<String>,
    /// Whether the whole is being read.
    pub is_read: bool,
}

impl SentencesDraft {
    /// Nothing written yet.
    #[must_use]
    pub fn new(count: usize) -> Self {
        Self { ends: vec![String::new(); count], is_read: false }
    }

    /// All that was written, with its beginnings: what is read, copied, and kept where somebody says so.
    #[must_use]
    pub fn whole(&self, starts: &[String]) -> String {
        sentences::whole(starts, &self.ends)
    }
}
