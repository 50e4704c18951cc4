//! In which direction letters are written, and in which order they stand on a line.
//!
//! The Unicode bidirectional algorithm, for whoever lays out lines: on the screen and on paper.

use std::ops::Range;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// Signs that are turned round where they stand among letters from right to left.
const MIRRORED: [(char, char); 8] =
    [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›'), ('≤', '≥'), ('⟨', '⟩')];

/// A stretch of a line whose letters run the same way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// As bytes of the paragraph.
    pub range: Range<usize>,
    pub is_right_to_left: bool,
}

/// The directions within a paragraph, which is a text without line ends.
#[derive(Debug)]
pub struct Directions<'a> {
    bidi: ParagraphBidiInfo<'a>,
}

impl<'a> Directions<'a> {
    #[must_use]
    pub fn new(paragraph: &'a str) -> Self {
        Self { bidi: ParagraphBidiInfo::new(paragraph, None) }
    }

    /// Of a line by itself, whose paragraph begins at the right or at the left.
    #[must_use]
    pub fn beginning(line: &'a str, from_right: bool) -> Self {
        let level = if from_right { Level::rtl() } else { Level::ltr() };
        Self { bidi: ParagraphBidiInfo::new(line, Some(level)) }
    }

    /// Whether the paragraph begins at the right.
    #[must_use]
    pub fn begins_right(&self) -> bool {
        self.bidi.paragraph_level.is_rtl()
    }

    /// The runs of a line of it, from left to right. Nothing for what is no part of the paragraph.
    #[must_use]
    pub fn runs(&self, line: Range<usize>) -> Vec<Run> {
        if self.bidi.text.get(line.clone()).is_none_or(str::is_empty) {
            return Vec::new();
        }
        let (levels, runs) = self.bidi.visual_runs(line);
        let is_right_to_left = |at: usize| levels.get(at).is_some_and(Level::is_rtl);
        runs.into_iter().map(|range| Run { is_right_to_left: is_right_to_left(range.start), range }).collect()
    }
}

/// Whether a text begins at the right.
#[must_use]
pub fn begins_right(text: &str) -> bool {
    has_right_to_left(text) && Directions::new(text).begins_right()
}

/// Whether a letter is written from right to left.
#[must_use]
pub fn is_right_to_left(letter: char) -> bool {
    // Nothing before Hebrew is, and most texts end before.
    letter >= '\u{590}' && matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// Whether anything in it is written from right to left.
#[must_use]
pub fn has_right_to_left(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}

/// The sign as it looks among letters from right to left.
#[must_use]
pub fn mirrored(sign: char) -> char {
    let pairs = MIRRORED.iter().flat_map(|(open, close)| [(*open, *close), (*close, *open)]);
    pairs.into_iter().find(|(from, _)| *from == sign).map_or(sign, |(_, to)| to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_sight(text: &str) -> Vec<(&str, bool)> {
        let runs = Directions::new(text).runs(0..text.len());
        runs.into_iter().map(|run| (&text[run.range], run.is_right_to_left)).collect()
    }

    #[test]
    fn runs_stand_from_left_to_right() {
        assert_eq!(in_sight("Soft"), [("Soft", false)]);
        assert_eq!(in_sight("Ana אנה b"), [("Ana ", false), ("אנה", true), (" b", false)]);
        assert_eq!(in_sight("אנה 12"), [("12", false), ("אנה ", true)]);
        assert_eq!(in_sight(""), []);
    }

    #[test]
    fn a_paragraph_begins_where_its_first_letter_does() {
        assert!(Directions::new("12 السلام").begins_right());
        assert!(!Directions::new("Ana שלום").begins_right());
        assert!(has_right_to_left("a ש") && has_right_to_left("ܫ"));
        assert!(!has_right_to_left("Añ日ω नमस्ते \u{202e}"));
        assert_eq!(['(', '»', 'a'].map(mirrored), [')', '«', 'a']);
    }

    #[test]
    fn ranges_that_are_none_give_nothing() {
        let directions = Directions::new("שלום");
        assert!(directions.runs(0..99).is_empty() && directions.runs(1..2).is_empty());
        assert!(directions.runs(3..3).is_empty());
    }
}
