//! Letters of an exercise that no font here can draw: neither those that are shipped nor those of this machine.

use softlanding_core::exercise::{self, Exercise, Place};

use crate::platform::fonts::{self, SystemFonts};
use crate::text::{Words, fl};

use super::finding::Finding;

/// The most letters that are named.
const NAMED_MOST: usize = 12;

/// A hint where there are such letters.
pub(super) fn finding(
    words: &Words,
    file: &str,
    source: &str,
    exercise: &Exercise,
    system: &mut SystemFonts,
) -> Option<Finding> {
    // Written anew it has no remarks, which nobody sees.
    let mut lacking = fonts::missing(&exercise::to_ron(exercise));
    lacking.retain(|letter| !system.has(*letter));
    let first = source.find(lacking.as_slice())?;
    let named: String = lacking.iter().take(NAMED_MOST).flat_map(|letter| [*letter, ' ']).collect();
    let message = fl!(words, "lint-letters-without-font", letters = named.trim_end());
    let (place, line_text) = Place::of_byte(source, first);
    Some(Finding::of_letters(file, message, place, line_text))
}
