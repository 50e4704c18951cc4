//! Letters of an exercise that no font here can draw: neither those that are shipped nor those of this machine.

use softlanding_core::exercise::{self, Exercise, LINE_MOST, Place};

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
    Some(Finding::of_letters(file, message, place(source, first), line_at(source, first)))
}

fn place(source: &str, at: usize) -> Place {
    let before = source.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    Place { line: before.matches('\n').count() as u32 + 1, column: line.chars().count() as u32 + 1 }
}

fn line_at(source: &str, at: usize) -> String {
    let start = source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |before| before + 1);
    let line = source.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    line.chars().take(LINE_MOST).collect()
}
