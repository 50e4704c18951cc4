//! Something found in a file: a mistake, or a hint. Plain data, as editors read it.

use serde::Serialize;
use softlanding_core::exercise::{FormatError, Lint, Place};

use crate::library::FileErrorKind;
use crate::text::Words;
use crate::text::faults::{fault_words, known_words, lint_words, visible};

/// One finding. As JSON it is one object on one line; its names stay, more may come.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding {
    /// As it was named; `-` is standard input.
    pub(super) file: String,
    /// From 1; `None` where the whole file is meant.
    pub(super) line: Option<u32>,
    /// From 1, in characters.
    pub(super) column: Option<u32>,
    /// The column after the last character.
    pub(super) end_column: Option<u32>,
    pub(super) severity: Severity,
    /// A stable name of the kind.
    pub(super) code: &'static str,
    /// A sentence.
    pub(super) message: String,
    /// What was probably meant in place of what stands there.
    pub(super) suggestion: Option<String>,
    /// More to say below the line.
    #[serde(skip)]
    pub(super) note: Option<String>,
    /// The line, without what is beyond `LINE_MOST` characters.
    #[serde(skip)]
    pub(super) line_text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Severity {
    /// The app can't use the file.
    Error,
    /// The app can use it, and something could be better.
    Warning,
}

impl Finding {
    /// Why a file can't be used.
    pub(super) fn of_fault(words: &Words, file: &str, fault: &FileErrorKind) -> Self {
        let message = visible(&fault_words(words, fault));
        match fault {
            FileErrorKind::Format(problem) => Self::of_problem(words, file, problem, message),
            FileErrorKind::Unreadable(_) => Self::of_file(file, "unreadable", message),
            FileErrorKind::NotAFile => Self::of_file(file, "not-a-file", message),
            FileErrorKind::SameId { .. } => Self::of_file(file, "same-id", message),
            FileErrorKind::TooMany { .. } => Self::of_file(file, "too-many-files", message),
            FileErrorKind::NoOriginal { .. } => Self::of_file(file, "no-original", message),
            FileErrorKind::OtherName { .. } => Self::of_file(file, "other-name", message),
        }
    }

    fn of_problem(words: &Words, file: &str, problem: &FormatError, message: String) -> Self {
        let finding = Self {
            suggestion: problem.suggestion.clone(),
            note: known_words(words, problem),
            line_text: problem.line_text.clone(),
            ..Self::of_file(file, problem.kind.name(), message)
        };
        finding.at(problem.place, &problem.found)
    }

    /// What could be better.
    pub(super) fn of_lint(words: &Words, file: &str, lint: &Lint) -> Self {
        let finding = Self {
            severity: Severity::Warning,
            line_text: lint.line_text.clone(),
            ..Self::of_file(file, lint.kind.name(), lint_words(words, lint))
        };
        finding.at(Some(lint.place), &lint.found)
    }

    /// Letters that can't be drawn here, the first of which stands there.
    pub(super) fn of_letters(file: &str, message: String, place: Place, line_text: String) -> Self {
        let severity = Severity::Warning;
        let finding = Self { severity, line_text, ..Self::of_file(file, "letters-without-font", message) };
        finding.at(Some(place), " ")
    }

    fn of_file(file: &str, code: &'static str, message: String) -> Self {
        Self {
            file: file.to_owned(),
            line: None,
            column: None,
            end_column: None,
            severity: Severity::Error,
            code,
            message,
            suggestion: None,
            note: None,
            line_text: String::new(),
        }
    }

    fn at(mut self, place: Option<Place>, found: &str) -> Self {
        self.line = place.map(|place| place.line);
        self.column = place.map(|place| place.column);
        self.end_column = place.map(|place| place.column.saturating_add(found.chars().count() as u32));
        self
    }
}
