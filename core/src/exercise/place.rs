//! Where something stands in a file, and what stands there.

use std::ops::Range;

use serde::Serialize;

/// The most characters of a line that is shown.
pub const LINE_MOST: usize = 200;
/// The most characters of a finding that are shown.
pub const FOUND_MOST: usize = 60;

/// A place in a file, as editors count: from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    pub line: u32,
    pub column: u32,
}

impl Place {
    /// The place of a byte of a file, and its line without what follows [`LINE_MOST`] characters.
    #[must_use]
    pub fn of_byte(source: &str, at: usize) -> (Self, String) {
        let Spot { place, line_text, .. } = Spot::of(source, at..at);
        (place, line_text)
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}:{}", self.line, self.column)
    }
}

/// A place with what a person needs to find it.
pub(super) struct Spot {
    pub place: Place,
    /// The line at `place`, without what follows [`LINE_MOST`] characters.
    pub line_text: String,
    /// The first line of what stands there, without what follows [`FOUND_MOST`] characters.
    pub found: String,
}

impl Spot {
    pub fn of(source: &str, range: Range<usize>) -> Self {
        let before = source.get(..range.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |index| index + 1);
        let place = Place {
            line: before.matches('\n').count() as u32 + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() as u32 + 1,
        };
        let first_line = |text: &str, most| shortened(text.lines().next().unwrap_or_default(), most);
        Self {
            place,
            line_text: first_line(source.get(line_start..).unwrap_or_default(), LINE_MOST),
            found: first_line(source.get(range).unwrap_or_default(), FOUND_MOST),
        }
    }
}

fn shortened(text: &str, most: usize) -> String {
    text.trim_end().chars().take(most).collect()
}
