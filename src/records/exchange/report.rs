//! What came of importing a file, as data. The sentences are in the Fluent files, under the names.

use std::io;

/// The number of refused sittings that are named; the rest is counted.
const NAMED_MOST: usize = 3;

/// The most characters that are shown of what was found.
const FOUND_SAID_MOST: usize = 40;
/// The most characters that are shown of what a parser says.
const READER_SAYS_MOST: usize = 200;

/// Where in a file something stands, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePlace {
    /// In a CSV file.
    Line(u64),
    /// In a list.
    Entry(usize),
}

/// Why one sitting was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SittingError {
    /// The row ends before its last column: half-written, or from another program.
    #[error("the row is cut short")]
    CutShort,
    /// A row has more cells than the heading.
    #[error("the row has more cells than the heading")]
    TooManyCells,
    #[error("not UTF-8")]
    NotText,
    #[error("{what} is missing")]
    Missing { what: &'static str },
    /// No such word, number or time.
    #[error("{what} cannot be {found}")]
    NotUnderstood { what: &'static str, found: String },
    #[error("{what} is {found}, and goes from {least} to {most}")]
    OutOfBounds { what: &'static str, found: String, least: i64, most: i64 },
    /// More letters than it may have.
    #[error("{what} has more than {most} characters")]
    TooLong { what: &'static str, most: usize },
    /// More items than it may have.
    #[error("{what} has more than {most} items")]
    TooMany { what: &'static str, most: usize },
    /// More letters or cells than any sitting has.
    #[error("too large")]
    TooLarge,
    /// Another sitting here has its id.
    #[error("its id belongs to another sitting here")]
    OtherSitting,
    /// A newer version of the program kept this sitting here.
    #[error("the sitting here is of a newer version")]
    NewerHere,
    /// In the words of the reader.
    #[error("{what}")]
    Other { what: String },
}

impl SittingError {
    /// Every name, for a test.
    pub const NAMES: [&'static str; 12] = [
        "exchange-cut-short",
        "exchange-too-many-cells",
        "exchange-not-text",
        "exchange-missing",
        "exchange-not-understood",
        "exchange-out-of-bounds",
        "exchange-too-long",
        "exchange-too-many",
        "exchange-too-large",
        "exchange-other-sitting",
        "exchange-newer-here",
        "exchange-other",
    ];

    /// What a field holds, of which no more is kept than fits a sentence.
    pub(super) fn not_understood(what: &'static str, found: &str) -> Self {
        Self::NotUnderstood { what, found: short(found, FOUND_SAID_MOST) }
    }

    /// In the words of a reader, of which no more is kept than fits a sentence.
    pub(super) fn other(error: &impl std::fmt::Display) -> Self {
        Self::Other { what: short(&error.to_string(), READER_SAYS_MOST) }
    }

    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::CutShort => "exchange-cut-short",
            Self::TooManyCells => "exchange-too-many-cells",
            Self::NotText => "exchange-not-text",
            Self::Missing { .. } => "exchange-missing",
            Self::NotUnderstood { .. } => "exchange-not-understood",
            Self::OutOfBounds { .. } => "exchange-out-of-bounds",
            Self::TooLong { .. } => "exchange-too-long",
            Self::TooMany { .. } => "exchange-too-many",
            Self::TooLarge => "exchange-too-large",
            Self::OtherSitting => "exchange-other-sitting",
            Self::NewerHere => "exchange-newer-here",
            Self::Other { .. } => "exchange-other",
        }
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Missing { what } => vec![("what", (*what).to_owned())],
            Self::NotUnderstood { what, found } => {
                vec![("what", (*what).to_owned()), ("found", found.clone())]
            }
            Self::OutOfBounds { what, found, least, most } => vec![
                ("what", (*what).to_owned()),
                ("found", found.clone()),
                ("least", least.to_string()),
                ("most", most.to_string()),
            ],
            Self::TooLong { what, most } | Self::TooMany { what, most } => {
                vec![("what", (*what).to_owned()), ("most", most.to_string())]
            }
            Self::Other { what } => vec![("what", what.clone())],
            _ => Vec::new(),
        }
    }
}

/// The first letters of a text, as many as these.
fn short(text: &str, most: usize) -> String {
    let mut said: String = text.chars().take(most).collect();
    if said.len() < text.len() {
        said.push('…');
    }
    said
}

/// One sitting that did not come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub place: FilePlace,
    pub why: SittingError,
}

/// The sittings that did not come in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusals {
    /// How many in all.
    pub count: usize,
    /// The first few of them.
    pub first: Vec<Refused>,
}

impl Refusals {
    /// Adds those that came after.
    pub(crate) fn append(&mut self, mut later: Self) {
        self.count += later.count;
        later.first.truncate(NAMED_MOST - self.first.len().min(NAMED_MOST));
        self.first.append(&mut later.first);
    }

    pub(crate) fn add(&mut self, place: FilePlace, why: SittingError) {
        self.count += 1;
        if self.first.len() < NAMED_MOST {
            self.first.push(Refused { place, why });
        }
    }
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Sittings that were not here.
    pub new: usize,
    /// Kept words that were not here.
    pub new_jottings: usize,
    /// Were here and stayed as they are: nothing in the file says more.
    pub same: usize,
    /// Were here, and say more now.
    pub filled: usize,
    /// How many of `same` and `filled` contradict what is in the file: the fuller version is kept.
    pub differing: usize,
    pub refused: Refusals,
}

impl ImportReport {
    /// Whether all that the file holds is here now.
    #[must_use]
    pub fn is_all_in(&self) -> bool {
        self.refused.count == 0
    }
}

/// Why nothing of a file can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    #[error("it cannot be read ({0})")]
    Unreadable(io::ErrorKind),
    #[error("not a file")]
    NotAFile,
    #[error("it is empty")]
    Empty,
    #[error("not UTF-8")]
    NotText,
    /// Neither of the formats, or of another program.
    #[error("not a journal")]
    Unknown,
    /// A table of another program: these columns or fields are not there.
    #[error("without {}", names.join(", "))]
    MissingColumns { names: Vec<&'static str> },
    /// It ends in its middle.
    #[error("it ends in the middle, at line {line}")]
    HalfWritten { line: usize },
    /// From this line on it does not follow the format.
    #[error("{what} at line {line}")]
    Syntax { line: usize, what: String },
    /// A newer version of the program wrote it.
    #[error("version {version} is newer than {known}")]
    Newer { version: u32, known: u32 },
}

impl ExchangeError {
    #[allow(clippy::needless_pass_by_value, reason = "for `map_err`")]
    pub(super) fn unreadable(error: io::Error) -> Self {
        Self::Unreadable(error.kind())
    }

    /// Every name, for a test.
    pub const NAMES: [&'static str; 11] = [
        "exchange-file-missing",
        "exchange-file-forbidden",
        "exchange-file-unreadable",
        "exchange-file-not-a-file",
        "exchange-file-empty",
        "exchange-file-not-text",
        "exchange-file-unknown",
        "exchange-file-columns",
        "exchange-file-half-written",
        "exchange-file-syntax",
        "exchange-file-newer",
    ];

    /// The id of its sentence in the Fluent files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unreadable(io::ErrorKind::NotFound) => "exchange-file-missing",
            Self::Unreadable(io::ErrorKind::PermissionDenied) => "exchange-file-forbidden",
            Self::Unreadable(_) => "exchange-file-unreadable",
            Self::NotAFile => "exchange-file-not-a-file",
            Self::Empty => "exchange-file-empty",
            Self::NotText => "exchange-file-not-text",
            Self::Unknown => "exchange-file-unknown",
            Self::MissingColumns { .. } => "exchange-file-columns",
            Self::HalfWritten { .. } => "exchange-file-half-written",
            Self::Syntax { .. } => "exchange-file-syntax",
            Self::Newer { .. } => "exchange-file-newer",
        }
    }

    /// What its sentence names: pairs of a Fluent variable and its value.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::MissingColumns { names } => vec![("names", names.join(", "))],
            Self::HalfWritten { line } => vec![("line", line.to_string())],
            Self::Syntax { line, what } => vec![("line", line.to_string()), ("what", what.clone())],
            _ => Vec::new(),
        }
    }
}
