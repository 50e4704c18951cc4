//! What an exercise still lacks that is being made rather than read: the same checks as of a file, with
//! places in the exercise instead of places in a text.

use super::bounds::{INVITATION_MOST, TITLE_MOST, WORDS_MOST, text_fault};
use super::check::CheckError;
use super::outline::OutlineStep;
use super::{Exercise, FormatErrorKind};

/// Something that keeps an exercise from being one.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftError {
    pub spot: Spot,
    pub kind: FormatErrorKind,
}

/// Which value is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    Title,
    Invitation,
    /// The lengths to choose from.
    Lengths,
    /// All parts together.
    Parts,
    /// A part as a whole.
    Part(usize),
    /// The words of a part.
    Words(usize),
    Beat {
        part: usize,
        beat: usize,
        pace: Pace,
    },
    Elsewhere,
}

/// Which of a cycle's two lists of beats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pace {
    /// `beats`
    Usual,
    /// `glide_from`
    Start,
}

impl Exercise {
    /// What keeps it from being written and read again as it is. Empty for every exercise that was
    /// read; numbers are taken to be within their own bounds.
    #[must_use]
    pub fn draft_errors(&self) -> Vec<DraftError> {
        let text = |spot, text: &str, most| text_fault(text, most).map(|kind| DraftError { spot, kind });
        let title = text(Spot::Title, &self.title, TITLE_MOST);
        let invitation = text(Spot::Invitation, &self.invitation, INVITATION_MOST);
        let words = self.parts.iter().enumerate().filter_map(|(index, part)| {
            part.text().and_then(|words| text(Spot::Words(index), words, WORDS_MOST))
        });
        let faults = self.faults().map(|fault| DraftError { spot: spot(&fault), kind: fault.kind });
        title.into_iter().chain(invitation).chain(words).chain(faults).collect()
    }
}

fn spot(fault: &CheckError) -> Spot {
    use OutlineStep::{Field, Item, Key};
    match fault.path.as_slice() {
        [Field("minutes"), ..] => Spot::Lengths,
        [Field("parts"), Item(part), Field("beats"), Item(beat)] => {
            Spot::Beat { part: *part, beat: *beat, pace: Pace::Usual }
        }
        [Field("parts"), Item(part), Field("glide_from"), Item(beat)] => {
            Spot::Beat { part: *part, beat: *beat, pace: Pace::Start }
        }
        [Field("parts"), Item(part), Field(_) | Key(_), ..] => Spot::Part(*part),
        [Field("parts") | Key("parts"), ..] => Spot::Parts,
        _ => Spot::Elsewhere,
    }
}
