//! Reading a file that may be anything: how it begins says what it is, and no more of it is taken into
//! memory than is bounded.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;

use super::batches::{Batches, Take};
use super::lexer::Dialect;
use super::report::ExchangeError;
use super::{FORMAT, Format, Reading, structured, table};
use crate::platform::disk;

/// How much of a file is looked at to tell what it is.
const HEAD_BYTES: u64 = 4096;
const MARK: &[u8] = b"\xef\xbb\xbf";
/// Read at a time.
const BUFFER_BYTES: usize = 64 * 1024;

/// Whether the file at this path is a journal, and in which form: by the end of its name where only a
/// journal has that, by how it begins otherwise. `None` also when it cannot be read.
#[must_use]
pub fn format_of(path: &Path) -> Option<Format> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let named = extension.and_then(Format::from_extension);
    if named.is_some_and(|named| named != Format::Ron) {
        return named;
    }
    begins_like(path).ok()?
}

/// The format in which the file begins.
fn begins_like(path: &Path) -> io::Result<Option<Format>> {
    let Some(mut file) = disk::open_given(path)? else { return Ok(None) };
    let head = head(&mut file)?;
    Ok(by_content(&String::from_utf8_lossy(without_mark(&head))))
}

fn by_content(head: &str) -> Option<Format> {
    let first = head.trim_start().chars().next()?;
    let names_us = head.contains(FORMAT);
    match first {
        '{' if names_us => Some(Format::Json),
        '[' if head.contains("\"started_utc_ms\"") => Some(Format::Json),
        _ if names_us => Some(Format::Ron),
        _ if table::is_like(head) => Some(Format::Csv),
        _ => None,
    }
}

/// Reads a journal of any size and hands over what it finds, some at a time, until `take` wants no more. A JSON
/// or RON file is read twice, so that nothing of one that is wrong as a whole is handed over.
///
/// # Errors
/// When nothing of it can be read, or the disk fails in between; what is wrong with single sittings is in each
/// [`Reading`].
pub fn read_file(path: &Path, take: impl FnMut(Reading) -> ControlFlow<()>) -> Result<(), ExchangeError> {
    let source = Source::open(path)?;
    let mut batches = Batches::new(take);
    let mut add = |place, found| batches.add(place, found);
    match source.format {
        Format::Csv => table::read(&source.head, source.rewound()?, &mut add)?,
        Format::Json => read_twice(&source, Dialect::Json, &mut add)?,
        Format::Ron => read_twice(&source, Dialect::Ron, &mut add)?,
    }
    // It is the last, whatever is wanted.
    let _ = batches.hand_over();
    Ok(())
}

fn read_twice(source: &Source, dialect: Dialect, add: Take<'_>) -> Result<(), ExchangeError> {
    structured::read(dialect, source.rewound()?, &mut |_, _| ControlFlow::Continue(()))?;
    structured::read(dialect, source.rewound()?, add)
}

/// Whether sittings may be lost when this file is: it is ours and holds some, or cannot be read well enough to
/// say that it holds none.
#[must_use]
pub fn may_hold_sittings(path: &Path) -> bool {
    let mut holds_any = false;
    let read = read_file(path, |reading| {
        holds_any |= !reading.holds_nothing() || reading.refused.count > 0;
        if holds_any { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    match read {
        Ok(()) => holds_any,
        Err(
            ExchangeError::Unreadable(io::ErrorKind::NotFound)
            | ExchangeError::NotAFile
            | ExchangeError::Empty
            | ExchangeError::Unknown
            | ExchangeError::MissingColumns { .. },
        ) => false,
        Err(_) => !matches!(begins_like(path), Ok(None)),
    }
}

/// A file that is a journal, as far as its beginning tells.
struct Source {
    file: File,
    head: String,
    /// Where the text begins, after a mark.
    start: u64,
    format: Format,
}

impl Source {
    /// Its name counts where its beginning does not say what it is.
    fn open(path: &Path) -> Result<Self, ExchangeError> {
        let file = disk::open_given(path).map_err(ExchangeError::unreadable)?;
        let mut file = file.ok_or(ExchangeError::NotAFile)?;
        let bytes = head(&mut file).map_err(ExchangeError::unreadable)?;
        let text = without_mark(&bytes);
        if text.iter().all(u8::is_ascii_whitespace) {
            return Err(ExchangeError::Empty);
        }
        let head = String::from_utf8_lossy(text).into_owned();
        let named =
            path.extension().and_then(|extension| extension.to_str()).and_then(Format::from_extension);
        let format = by_content(&head).or(named).ok_or(ExchangeError::Unknown)?;
        Ok(Self { file, head, start: (bytes.len() - text.len()) as u64, format })
    }

    fn rewound(&self) -> Result<impl BufRead, ExchangeError> {
        let mut file = &self.file;
        file.seek(SeekFrom::Start(self.start)).map_err(ExchangeError::unreadable)?;
        Ok(BufReader::with_capacity(BUFFER_BYTES, file))
    }
}

fn head(file: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    file.take(HEAD_BYTES).read_to_end(&mut head)?;
    Ok(head)
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}
