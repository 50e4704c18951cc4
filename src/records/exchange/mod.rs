//! The whole journal as a file that other programs and other computers can read: CSV, JSON, RON.
//!
//! Writes records and reads them back, and says what could not be read and where. Knows no database:
//! what comes in is merged by [`crate::records::journal`]. The columns and fields are explained in
//! `docs/export.md`, and the sentences are made in [`crate::text::exchange`].

mod batches;
mod cells;
mod check;
mod lexer;
mod loose;
mod read;
mod report;
mod rows;
mod split;
mod structured;
mod table;
mod times;
mod write;

use softlanding_core::record::{Jotting, Record};

pub use read::{format_of, may_hold_sittings, read_file};
pub use report::{ExchangeError, FilePlace, ImportReport, Refusals, Refused, SittingError};
pub use table::COLUMNS;
pub use write::write;

/// What stands at the head of a JSON or RON file.
pub const FORMAT: &str = "softlanding-journal";
/// The version of what is written; nothing newer can be read.
pub const VERSION: u32 = 1;

/// In which form a journal is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One row a sitting, for spreadsheets.
    Csv,
    /// For other programs.
    Json,
    /// As exercises are written.
    Ron,
}

impl Format {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Ron];

    /// How the name of such a file ends, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ron => "ron",
        }
    }

    /// The format whose extension this is, in capitals or not.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }
}

/// A sitting, and where in its file it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedSitting {
    pub place: FilePlace,
    pub record: Record,
}

/// Kept words, and where in their file they stood.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedJotting {
    pub place: FilePlace,
    pub jotting: Jotting,
}

/// Some of what was found in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// In the order of the file.
    pub sittings: Vec<ImportedSitting>,
    /// Likewise.
    pub jottings: Vec<ImportedJotting>,
    pub refused: Refusals,
}

impl Reading {
    /// Whether there is nothing in it to bring in.
    #[must_use]
    pub fn holds_nothing(&self) -> bool {
        self.sittings.is_empty() && self.jottings.is_empty()
    }
}
