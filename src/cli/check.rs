//! `softlanding check FILE…`: what is wrong with exercise files, in words, with the line.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::faults::fault_words;
use crate::library::{self, Fault};
use crate::words::{Words, fl};

pub(super) fn run(words: &Words, files: &[PathBuf], out: &mut dyn Write) -> io::Result<ExitCode> {
    let mut all_good = true;
    for file in files {
        match library::read(file) {
            Ok(_) => writeln!(out, "{}", fl!(words, "cli-file-good", file = file.display().to_string()))?,
            Err(fault) => {
                all_good = false;
                write_fault(words, file, &fault, out)?;
            }
        }
    }
    Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `file:line:column: what`, as editors understand it, and the line with a mark below.
fn write_fault(words: &Words, file: &Path, fault: &Fault, out: &mut dyn Write) -> io::Result<()> {
    let what = fault_words(words, fault);
    let Fault::Format(problem) = fault else { return writeln!(out, "{}: {what}", file.display()) };
    let Some(place) = problem.place else { return writeln!(out, "{}: {what}", file.display()) };
    writeln!(out, "{}:{place}: {what}", file.display())?;
    let number = place.line.to_string();
    writeln!(out, "  {number} | {}", problem.line_text)?;
    let before: String =
        problem.line_text.chars().take(place.column.saturating_sub(1) as usize).map(blank).collect();
    let marks = "^".repeat(problem.found.chars().count().max(1));
    writeln!(out, "  {} | {before}{marks}", " ".repeat(number.len()))
}

/// A tab stays one, so that the mark stands below its text.
fn blank(character: char) -> char {
    if character == '\t' { '\t' } else { ' ' }
}
