//! Files of any size come in, or are refused, in bounded memory.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Output;

use softlanding::records::exchange::{Format, write};
use softlanding_core::record::Record;

use crate::program::*;

const MIB: usize = 1024 * 1024;

/// How much there is, and how much memory for it.
struct Scale {
    bytes: usize,
    memory_kib: usize,
}

/// The short set tells memory that grows with the file from memory that does not by little of both.
const SHORT: Scale = Scale { bytes: 20 * MIB, memory_kib: 48 * 1024 };
const LONG: Scale = Scale { bytes: 600 * MIB, memory_kib: 128 * 1024 };

fn scale() -> Scale {
    if is_soaking() { LONG } else { SHORT }
}

/// Imports a file where no more memory than this is to be had: asking for more ends the program.
fn import(data: &Path, file: &Path, memory_kib: usize) -> Output {
    let limited = format!("ulimit -d {memory_kib}; exec \"$0\" \"$@\"");
    end_of(&mut below("sh", &["-c", &limited], &softlanding(data, &["import", argument(file)])))
}

/// A file of so many of these pieces, between a beginning and an end.
fn file(folder: &Path, name: &str, [begin, piece, end]: [&str; 3], bytes: usize) -> PathBuf {
    let path = folder.join(name);
    let mut out = BufWriter::new(File::create(&path).unwrap());
    out.write_all(begin.as_bytes()).unwrap();
    for _ in 0..bytes / piece.len() {
        out.write_all(piece.as_bytes()).unwrap();
    }
    out.write_all(end.as_bytes()).unwrap();
    out.flush().unwrap();
    path
}

#[test]
fn what_is_no_sitting_however_long_is_refused_in_bounded_memory() {
    const CSV: &str = "id,started_utc,exercise,practised_ms,ending\n";
    const JSON: &str = "{\"format\":\"softlanding-journal\",\"version\":1,\"sittings\":[";
    const RON: &str = "Journal(format: \"softlanding-journal\", version: 1, sittings: [";
    const UNKNOWN: &str = "This is not a journal of Soft Landing. Nothing was added.";
    const CUT_SHORT: &str =
        "This file ends in its middle, at line 1. Please export it again. Nothing was added.";
    const TOO_LARGE: &str =
        "No practice is new here. One did not come in. Practice 1: It is far longer than a practice can be.";
    let cases = [
        ("heading.csv", ["id,started_utc,exercise,", "x", "\n"], UNKNOWN),
        ("commas.csv", ["", ",", "\n"], UNKNOWN),
        (
            "row.csv",
            [CSV, "x", "\n"],
            "One did not come in. Line 2: It is far longer than a practice can be.",
        ),
        ("quotes.csv", [CSV, "\"", "\n"], "Line 2: It is far longer than a practice can be."),
        ("rows.csv", [CSV, "x,x,x,x,x\n", ""], " more like this."),
        ("text.json", [JSON, "x", "\"]}"], CUT_SHORT),
        ("item.json", [JSON, "[1],", "[1]]}"], "These columns are missing"),
        ("large.json", [&[JSON, "{\"note\":\""].concat(), "x", "\"}]}"], TOO_LARGE),
        ("deep.json", [JSON, "[", ""], CUT_SHORT),
        ("name.json", [&[JSON, "],\""].concat(), "x", "\":1}"], UNKNOWN),
        ("large.ron", [&[RON, "(note: r#\""].concat(), "x", "\"#)])"], TOO_LARGE),
        ("deep.ron", [RON, "(", ""], CUT_SHORT),
        ("comment.ron", [&[RON, "/*"].concat(), "/*", "])"], CUT_SHORT),
    ];
    let Scale { bytes, memory_kib } = scale();
    for (name, pieces, sentence) in cases {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path(), name, pieces, bytes);
        let output = import(folder.path(), &path, memory_kib);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{name}: {said}");
        assert!(said.contains(sentence), "{name}: {said}");
        assert_eq!(names(folder.path()), [name], "no journal was made");
    }
}

#[test]
fn any_number_of_sittings_comes_in_in_bounded_memory() {
    let Scale { bytes, memory_kib } = scale();
    let note = "n".repeat(1_000);
    let count = bytes / (note.len() + 500);
    for format in Format::ALL {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("many.{}", format.extension()));
        let records: Vec<Record> =
            (0..count as u128).map(|number| Record { note: note.clone(), ..record(number) }).collect();
        write(format, &records, &[], &mut File::create(&path).unwrap()).unwrap();
        drop(records);
        let output = import(folder.path(), &path, memory_kib);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let said = text(&output.stdout).replace(',', "");
        assert!(said.ends_with(&format!("{count} practices are new here.\n")), "{said}");
    }
}
