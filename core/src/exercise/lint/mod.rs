//! What keeps to the format and could still be kinder, clearer or safer.
//!
//! Nothing here stops an exercise from being used: a lint is advice to its author. Where a rule
//! could be wrong it stays silent.

mod care;
mod kind;
mod phrases;
mod texts;
mod two;

use serde::Serialize;

use super::Exercise;
use super::outline::{Outline, OutlineStep};
use super::place::{Place, Spot};

pub use kind::{LintKind, Manner};
pub use texts::reading_ms;

/// One piece of advice, and where it applies.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lint {
    /// Where the text that is meant begins.
    pub place: Place,
    /// The line of the file at `place`, without what follows [`super::LINE_MOST`] characters.
    pub line_text: String,
    /// The text that is meant, shortened to its first line and [`super::FOUND_MOST`] characters.
    pub found: String,
    /// What could be better.
    pub kind: LintKind,
}

/// Everything that could be better about `exercise`, in the order of its file, `source`.
#[must_use]
pub fn lint(source: &str, exercise: &Exercise) -> Vec<Lint> {
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    let mut findings = care::findings(exercise);
    findings.extend(texts::findings(exercise));
    findings.extend(two::findings(exercise));
    let outline = Outline::new(source);
    let mut lints: Vec<Lint> = findings.into_iter().map(|finding| finding.placed(source, &outline)).collect();
    lints.sort_by_key(|lint| lint.place);
    lints
}

/// What was found, by its path.
struct Finding {
    path: Vec<OutlineStep>,
    /// The words that are meant, where the value at `path` is a text and not all of it is meant.
    words: Option<String>,
    kind: LintKind,
}

impl Finding {
    fn at(path: impl Into<Vec<OutlineStep>>, kind: LintKind) -> Self {
        Self { path: path.into(), words: None, kind }
    }

    fn placed(self, source: &str, outline: &Outline<'_>) -> Lint {
        let value = outline.locate(&self.path).unwrap_or(0..0);
        let written = source.get(value.clone()).unwrap_or_default();
        let words = self.words.as_deref().and_then(|words| Some((words_in(written, words)?, words.len())));
        let range =
            words.map_or(value.clone(), |(start, length)| value.start + start..value.start + start + length);
        let Spot { place, line_text, found } = Spot::of(source, range);
        Lint { place, line_text, found, kind: self.kind }
    }
}

/// Where words stand in a text as it is written in the file, if possible not inside of another word.
/// Words with signs that are written in another way are not found.
fn words_in(written: &str, words: &str) -> Option<usize> {
    let is_whole = |start: usize| {
        let before = written.get(..start).and_then(|text| text.chars().next_back());
        let after = written.get(start + words.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    };
    let mut starts = written.match_indices(words).map(|(start, _)| start);
    starts.clone().find(|start| is_whole(*start)).or_else(|| starts.next())
}
