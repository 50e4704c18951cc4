//! What is found in a file, handed over some at a time, so that no file is ever in memory as a whole.

use std::ops::ControlFlow;

use softlanding_core::record::{Jotting, Record};

use super::report::{FilePlace, SittingError};
use super::{ImportedJotting, ImportedSitting, Reading};

/// The number of sittings in a batch: about a tenth of a second of writing.
const SITTINGS_MOST: usize = 4_000;
/// And no more letters in them than this.
const LETTERS_MOST: usize = 4 * 1024 * 1024;

/// One thing that was found.
pub(super) enum Found {
    Sitting(Box<Record>),
    Jotting(Jotting),
}

/// Takes what was found at a place; says whether to go on.
pub(super) type Take<'a> = &'a mut dyn FnMut(FilePlace, Result<Found, SittingError>) -> ControlFlow<()>;

/// What was found and not yet handed over.
pub(super) struct Batches<T> {
    reading: Reading,
    letters: usize,
    take: T,
}

impl<T: FnMut(Reading) -> ControlFlow<()>> Batches<T> {
    pub(super) fn new(take: T) -> Self {
        Self { reading: Reading::default(), letters: 0, take }
    }

    pub(super) fn add(&mut self, place: FilePlace, found: Result<Found, SittingError>) -> ControlFlow<()> {
        match found {
            Ok(Found::Sitting(record)) => {
                self.letters += letters(&record);
                self.reading.sittings.push(ImportedSitting { place, record: *record });
            }
            Ok(Found::Jotting(jotting)) => {
                self.letters += jotting.text.len() + jotting.title.len();
                self.reading.jottings.push(ImportedJotting { place, jotting });
            }
            Err(why) => self.reading.refused.add(place, why),
        }
        let count = self.reading.sittings.len() + self.reading.jottings.len();
        if count < SITTINGS_MOST && self.letters < LETTERS_MOST {
            return ControlFlow::Continue(());
        }
        self.hand_over()
    }

    /// Hands over what there is.
    pub(super) fn hand_over(&mut self) -> ControlFlow<()> {
        self.letters = 0;
        (self.take)(std::mem::take(&mut self.reading))
    }
}

/// How many bytes its texts take.
fn letters(record: &Record) -> usize {
    let ratings = [&record.before, &record.after, &record.later].into_iter().flatten();
    let words = ratings.flat_map(|rating| &rating.words);
    let texts = [&record.title, &record.zone, &record.note].into_iter().chain(&record.tags).chain(words);
    texts.map(String::len).sum()
}
