//! Reading a file that may be anything: how it begins says what it is, and no more of it is taken into
//! memory than is bounded.

use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::Path;

use super::report::Fault;
use super::{FILE_MOST_MIB, FORMAT, Format, Reading, structured, table};

/// How much of a file is looked at to tell what it is.
const HEAD_BYTES: u64 = 4096;
const MARK: &[u8] = b"\xef\xbb\xbf";
const MIB: u64 = 1024 * 1024;

/// Whether the file at this path is a journal, and in which form: by the end of its name where only a
/// journal has that, by how it begins otherwise. `None` also when it cannot be read.
#[must_use]
pub fn format_of(path: &Path) -> Option<Format> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let named = extension.and_then(Format::from_extension);
    if named.is_some_and(|named| named != Format::Ron) {
        return named;
    }
    if !fs::metadata(path).is_ok_and(|found| found.is_file()) {
        return None;
    }
    begins_like(path).ok()?
}

/// The format in which the file begins.
fn begins_like(path: &Path) -> io::Result<Option<Format>> {
    let head = head(&mut File::open(path)?)?;
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

/// Reads a journal. `now_utc_ms` is the time now: what begins more than a day later is refused.
///
/// # Errors
/// When nothing of it can be read; what is wrong with single sittings is in the [`Reading`].
pub fn read_file(path: &Path, now_utc_ms: i64) -> Result<Reading, Fault> {
    let unreadable = |error: io::Error| Fault::Unreadable(error.kind());
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(Fault::NotAFile);
    }
    if about.len() > FILE_MOST_MIB * MIB {
        return Err(Fault::TooLarge { most: FILE_MOST_MIB });
    }
    let named = path.extension().and_then(|extension| extension.to_str()).and_then(Format::from_extension);
    read(File::open(path).map_err(unreadable)?, named, now_utc_ms)
}

/// Whether sittings may be lost when this file is: it is ours and holds some, or cannot be read well enough to
/// say that it holds none.
#[must_use]
pub fn may_hold_sittings(path: &Path) -> bool {
    match read_file(path, i64::MAX) {
        Ok(reading) => !reading.sittings.is_empty() || reading.refused.count > 0,
        Err(
            Fault::Unreadable(io::ErrorKind::NotFound)
            | Fault::NotAFile
            | Fault::Empty
            | Fault::Unknown
            | Fault::MissingColumns { .. },
        ) => false,
        Err(_) => !matches!(begins_like(path), Ok(None)),
    }
}

/// Reads a journal from its bytes. Its name counts where its beginning does not say what it is.
fn read(mut file: impl Read, named: Option<Format>, now_utc_ms: i64) -> Result<Reading, Fault> {
    let unreadable = |error: io::Error| Fault::Unreadable(error.kind());
    let head = head(&mut file).map_err(unreadable)?;
    let head = without_mark(&head);
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(Fault::Empty);
    }
    // Also a file that still grows ends there.
    let whole = Cursor::new(head).chain(file.take(FILE_MOST_MIB * MIB));
    let head = String::from_utf8_lossy(head);
    match by_content(&head).or(named).ok_or(Fault::Unknown)? {
        Format::Csv => table::read(&head, whole, now_utc_ms),
        Format::Json => structured::read_json(&text(whole)?, now_utc_ms),
        Format::Ron => structured::read_ron(&text(whole)?, now_utc_ms),
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

fn text(mut file: impl Read) -> Result<String, Fault> {
    let mut text = String::new();
    file.read_to_string(&mut text).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Fault::NotText,
        kind => Fault::Unreadable(kind),
    })?;
    Ok(text)
}
