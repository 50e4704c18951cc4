//! The journal as JSON and as RON: both say what they are, in which version, and list the sittings.

use std::fmt;
use std::io::{self, Write};

use ron::extensions::Extensions;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use softlanding_core::record::Record;

use super::loose::LooseRecord;
use super::report::{Fault, Place, Reason};
use super::{FORMAT, Reading, VERSION};

/// # Errors
/// Those of the writer.
pub(super) fn write_json<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "{{\"format\":\"{FORMAT}\",\"version\":{VERSION},\"sittings\":[")?;
    let mut before = "\n";
    for record in records {
        out.write_all(before.as_bytes())?;
        serde_json::to_writer(&mut *out, record)?;
        before = ",\n";
    }
    out.write_all(b"\n]}\n")
}

/// # Errors
/// Those of the writer.
pub(super) fn write_ron<'a>(
    records: impl IntoIterator<Item = &'a Record>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let options = ron_options();
    write!(
        out,
        "#![enable(implicit_some)]\nJournal(format: \"{FORMAT}\", version: {VERSION}, sittings: [\n"
    )?;
    for record in records {
        out.write_all(options.to_string(record).map_err(io::Error::other)?.as_bytes())?;
        out.write_all(b",\n")?;
    }
    out.write_all(b"])\n")
}

fn ron_options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Reads the whole file or nothing of it; a sitting that is wrong in itself is refused alone.
///
/// # Errors
/// When it is no JSON, or not ours.
pub(super) fn read_json(text: &str, now_utc_ms: i64) -> Result<Reading, Fault> {
    let mut found = Found { now_utc_ms, ..Found::default() };
    let mut source = serde_json::Deserializer::from_str(text);
    let is_read = File(&mut found).deserialize(&mut source).and_then(|()| source.end());
    is_read.map_err(|error| match error.classify() {
        serde_json::error::Category::Eof => Fault::HalfWritten { line: error.line() },
        serde_json::error::Category::Data => Fault::Unknown,
        _ => Fault::Syntax { line: error.line(), what: without_place(&error.to_string()) },
    })?;
    found.reading()
}

/// Where it is is said before it.
fn without_place(message: &str) -> String {
    message.rsplit_once(" at line ").map_or(message, |(what, _)| what).to_owned()
}

/// Reads the whole file or nothing of it; a number or a word that no sitting has refuses that sitting.
///
/// # Errors
/// When it is no RON, or not ours.
pub(super) fn read_ron(text: &str, now_utc_ms: i64) -> Result<Reading, Fault> {
    let options = ron_options();
    let journal: LooseJournal = options.from_str(text).map_err(|error| {
        // What a newer version added may be just what cannot be read.
        match options.from_str::<Head>(text) {
            Ok(head) if head.format == FORMAT && head.version > VERSION => {
                Fault::Newer { version: head.version, known: VERSION }
            }
            _ => ron_fault(&error),
        }
    })?;
    let mut found = Found {
        now_utc_ms,
        format: Some(journal.format),
        version: Some(journal.version),
        has_list: true,
        ..Found::default()
    };
    for sitting in journal.sittings {
        found.take(Ok(sitting));
    }
    found.reading()
}

fn ron_fault(error: &ron::error::SpannedError) -> Fault {
    let line = error.span.start.line;
    match &error.code {
        ron::Error::Eof
        | ron::Error::ExpectedArrayEnd
        | ron::Error::ExpectedStringEnd
        | ron::Error::ExpectedStructLikeEnd => Fault::HalfWritten { line },
        code => Fault::Syntax { line, what: code.to_string() },
    }
}

#[derive(Deserialize)]
#[serde(rename = "Journal")]
struct LooseJournal {
    format: String,
    version: u32,
    sittings: Vec<LooseRecord>,
}

#[derive(Deserialize)]
#[serde(rename = "Journal")]
struct Head {
    format: String,
    version: u32,
}

/// What was found so far.
#[derive(Default)]
struct Found {
    now_utc_ms: i64,
    format: Option<String>,
    version: Option<u32>,
    has_list: bool,
    is_bare_list: bool,
    reading: Reading,
    count: usize,
    /// Those that lack fields, and which ones the first of them lacks.
    lacking: usize,
    missing: Vec<&'static str>,
}

impl Found {
    fn take(&mut self, sitting: Result<LooseRecord, Reason>) {
        self.count += 1;
        if let Ok(sitting) = &sitting {
            let missing = sitting.missing();
            self.lacking += usize::from(!missing.is_empty());
            if self.count == 1 {
                self.missing = missing;
            }
        }
        let record = sitting.and_then(|sitting| sitting.record(self.now_utc_ms));
        self.reading.take(Place::Entry(self.count), record);
    }

    fn reading(self) -> Result<Reading, Fault> {
        let version = self.version.unwrap_or(VERSION);
        if !self.is_bare_list && (self.format.as_deref() != Some(FORMAT) || !self.has_list) {
            return Err(Fault::Unknown);
        }
        if version > VERSION {
            return Err(Fault::Newer { version, known: VERSION });
        }
        if self.lacking > 0 && self.lacking == self.count {
            return Err(Fault::MissingColumns { names: self.missing });
        }
        Ok(self.reading)
    }
}

/// A whole JSON file: ours, or the bare list of `journal --json`.
struct File<'a>(&'a mut Found);

impl<'de> DeserializeSeed<'de> for File<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for File<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a journal")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(name) = fields.next_key::<String>()? {
            match name.as_str() {
                "format" => {
                    self.0.format = fields.next_value::<serde_json::Value>()?.as_str().map(str::to_owned);
                }
                "version" => self.0.version = Some(version(&fields.next_value()?)),
                "sittings" => {
                    self.0.has_list = true;
                    fields.next_value_seed(List(self.0))?;
                }
                _ => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        self.0.is_bare_list = true;
        List(self.0).visit_seq(items)
    }
}

/// Whatever is no number we know is newer.
fn version(value: &serde_json::Value) -> u32 {
    value.as_u64().and_then(|version| u32::try_from(version).ok()).unwrap_or(u32::MAX)
}

/// The sittings, one by one, so that one that is wrong leaves the others.
struct List<'a>(&'a mut Found);

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of sittings")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<serde_json::Value>()? {
            let sitting = if item.is_object() {
                LooseRecord::deserialize(item).map_err(|error| Reason::Other { what: error.to_string() })
            } else {
                Ok(LooseRecord::default())
            };
            self.0.take(sitting);
        }
        Ok(())
    }
}
