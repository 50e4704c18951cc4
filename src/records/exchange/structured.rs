//! The journal as JSON and as RON: both say what they are, in which version, and list the sittings and the kept words.

use std::io::{self, BufRead, Write};

use ron::extensions::Extensions;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use softlanding_core::record::{Jotting, Record};

use super::batches::{Found, Take};
use super::lexer::Dialect;
use super::loose::{LooseJotting, LooseRecord};
use super::report::{ExchangeError, FilePlace, SittingError};
use super::split::{FileForm, Item, List, ListName, Splitter};
use super::{FORMAT, VERSION};

/// # Errors
/// Those of the writer.
pub(super) fn write_json<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    jottings: &[Jotting],
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"sittings\":[")?;
    json_items(records, out)?;
    if !jottings.is_empty() {
        out.write_all(b"\n],\"words\":[")?;
        json_items(jottings, out)?;
    }
    out.write_all(b"\n]}\n")
}

fn json_items(items: impl IntoIterator<Item = impl Serialize>, out: &mut dyn Write) -> io::Result<()> {
    let mut before = "\n";
    for item in items {
        out.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut *out, &item)?;
        before = ",\n";
    }
    Ok(())
}

/// # Errors
/// Those of the writer.
pub(super) fn write_ron<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    jottings: &[Jotting],
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(
        out,
        "#![enable(implicit_some)]\nJournal(format: \"{FORMAT}\", version: {VERSION}, sittings: [\n"
    )?;
    ron_items(records, out)?;
    if !jottings.is_empty() {
        out.write_all(b"], words: [\n")?;
        ron_items(jottings, out)?;
    }
    out.write_all(b"])\n")
}

fn ron_items(items: impl IntoIterator<Item = impl Serialize>, out: &mut dyn Write) -> io::Result<()> {
    let options = ron_options();
    for item in items {
        out.write_all(options.to_string(&item).map_err(io::Error::other)?.as_bytes())?;
        out.write_all(b",\n")?;
    }
    Ok(())
}

fn ron_options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads sitting by sitting. A number or a word that no sitting has refuses that sitting alone. What is wrong
/// with the file as a whole shows at its end, when all before has been taken: who wants all or nothing reads
/// it twice.
///
/// # Errors
/// When it cannot be read, does not follow the format, or is not ours.
pub(super) fn read(dialect: Dialect, source: impl BufRead, take: Take<'_>) -> Result<(), ExchangeError> {
    let mut splitter = Splitter::new(source, dialect);
    let mut tally = Tally::default();
    let mut wrong = None;
    while let Some(item) = splitter.next()? {
        let read = match item.list {
            ListName::Sittings => parsed(dialect, &item).map(|found| tally.count(found)),
            ListName::Words => parsed(dialect, &item).map(|found| tally.count_jotting(found)),
        };
        let found = match read {
            Ok(found) => found,
            Err(fault) => {
                wrong.get_or_insert(fault);
                continue;
            }
        };
        if take(FilePlace::Entry(tally.items + tally.jottings), found).is_break() {
            return Ok(());
        }
    }
    // What a newer version added may be just what cannot be read.
    let frame = splitter.frame();
    match dialect {
        Dialect::Json => check_json(frame)?,
        Dialect::Ron => check_ron(frame)?,
    }
    wrong.map_or_else(|| tally.verdict(), Err)
}

/// What an item says, or why it can't be what it should.
type Loose<T> = Result<T, SittingError>;

/// # Errors
/// When it does not follow the format: then nothing after it can be trusted.
fn parsed<T: Default + DeserializeOwned>(
    dialect: Dialect,
    item: &Item<'_>,
) -> Result<Loose<T>, ExchangeError> {
    let Some(bytes) = item.bytes else { return Ok(Err(SittingError::TooLarge)) };
    let text = std::str::from_utf8(bytes).map_err(|_| ExchangeError::NotText)?;
    let syntax =
        |line: usize, what: String| ExchangeError::Syntax { line: item.line + line.max(1) - 1, what };
    match dialect {
        Dialect::Json => {
            let value: Value = serde_json::from_str(text)
                .map_err(|error| syntax(error.line(), without_place(&error.to_string())))?;
            if !value.is_object() {
                return Ok(Ok(T::default()));
            }
            Ok(T::deserialize(value).map_err(|error| SittingError::other(&error)))
        }
        Dialect::Ron => match ron_options().from_str(text) {
            Ok(found) => Ok(Ok(found)),
            Err(error) => Err(syntax(error.span.start.line, error.code.to_string())),
        },
    }
}

/// Where it is is said before it.
fn without_place(message: &str) -> String {
    message.rsplit_once(" at line ").map_or(message, |(what, _)| what).to_owned()
}

/// A list of ours in JSON, or the bare list of `journal --json`.
///
/// # Errors
/// When it is something else, or newer.
fn check_json(frame: &FileForm) -> Result<(), ExchangeError> {
    let whole: Value = serde_json::from_slice(&frame.bytes).map_err(|error| {
        let line = frame.line_in_file(error.line());
        match error.classify() {
            serde_json::error::Category::Eof => ExchangeError::HalfWritten { line },
            _ => ExchangeError::Syntax { line, what: without_place(&error.to_string()) },
        }
    })?;
    let is_ours = whole.get("format").and_then(Value::as_str) == Some(FORMAT);
    match frame.list {
        List::Bare => Ok(()),
        List::Field if is_ours => check_version(whole.get("version").map_or(VERSION, version)),
        List::Field | List::Missing => Err(ExchangeError::Unknown),
    }
}

/// Whatever is no number we know is newer.
fn version(value: &Value) -> u32 {
    value.as_u64().and_then(|version| u32::try_from(version).ok()).unwrap_or(u32::MAX)
}

fn check_version(version: u32) -> Result<(), ExchangeError> {
    if version > VERSION { Err(ExchangeError::Newer { version, known: VERSION }) } else { Ok(()) }
}

#[derive(Deserialize)]
#[serde(rename = "Journal")]
struct RonJournal {
    format: String,
    version: u32,
    #[serde(rename = "sittings")]
    _sittings: Vec<IgnoredAny>,
    #[serde(rename = "words", default)]
    _words: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(rename = "Journal")]
struct RonHead {
    format: String,
    version: u32,
}

/// # Errors
/// When it is not ours, or newer.
fn check_ron(frame: &FileForm) -> Result<(), ExchangeError> {
    let options = ron_options();
    let text = std::str::from_utf8(&frame.bytes).map_err(|_| ExchangeError::NotText)?;
    let (format, version) = match options.from_str::<RonJournal>(text) {
        Ok(journal) => (journal.format, journal.version),
        Err(error) => match options.from_str::<RonHead>(text) {
            Ok(head) if head.version > VERSION => (head.format, head.version),
            _ => return Err(ron_fault(frame, &error)),
        },
    };
    if format == FORMAT { check_version(version) } else { Err(ExchangeError::Unknown) }
}

fn ron_fault(frame: &FileForm, error: &ron::error::SpannedError) -> ExchangeError {
    let line = frame.line_in_file(error.span.start.line);
    match &error.code {
        ron::Error::Eof
        | ron::Error::ExpectedArrayEnd
        | ron::Error::ExpectedStringEnd
        | ron::Error::ExpectedStructLikeEnd => ExchangeError::HalfWritten { line },
        code => ExchangeError::Syntax { line, what: code.to_string() },
    }
}

/// How many there were, and whether any of them could be ours.
#[derive(Default)]
struct Tally {
    items: usize,
    /// How many kept words there were.
    jottings: usize,
    /// Those that lack fields, and which ones the first item lacks.
    lacking: usize,
    missing: Vec<&'static str>,
}

impl Tally {
    fn count_jotting(&mut self, found: Loose<LooseJotting>) -> Result<Found, SittingError> {
        self.jottings += 1;
        found?.jotting().map(Found::Jotting)
    }

    fn count(&mut self, found: Loose<LooseRecord>) -> Result<Found, SittingError> {
        self.items += 1;
        let found = found?;
        let missing = found.missing();
        self.lacking += usize::from(!missing.is_empty());
        if self.items == 1 {
            self.missing = missing;
        }
        found.record().map(|record| Found::Sitting(Box::new(record)))
    }

    /// # Errors
    /// When none of the items is a sitting.
    fn verdict(self) -> Result<(), ExchangeError> {
        if self.lacking > 0 && self.lacking == self.items {
            return Err(ExchangeError::MissingColumns { names: self.missing });
        }
        Ok(())
    }
}
