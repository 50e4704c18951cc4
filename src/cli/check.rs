//! `softlanding check FILE…`: what is wrong with exercise files, in words, with the line.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use softlanding_core::exercise::{LINE_MOST, Problem};

use crate::faults::{fault_words, known_words, visible};
use crate::library::{self, Fault};
use crate::words::{Words, fl};

pub(super) fn run(words: &Words, files: &[PathBuf], out: &mut dyn Write) -> io::Result<ExitCode> {
    let mut all_good = true;
    for file in files {
        let name = visible(&file.display().to_string());
        match library::read(file) {
            Ok(_) => writeln!(out, "{}", fl!(words, "cli-file-good", file = name))?,
            Err(fault) => {
                all_good = false;
                write_fault(words, &name, &fault, out)?;
            }
        }
    }
    Ok(if all_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `file:line:column: what`, as editors understand it, and the line with a mark below.
fn write_fault(words: &Words, file: &str, fault: &Fault, out: &mut dyn Write) -> io::Result<()> {
    let what = fault_words(words, fault);
    let Fault::Format(problem) = fault else { return writeln!(out, "{file}: {what}") };
    match problem.place {
        Some(place) => {
            writeln!(out, "{file}:{place}: {what}")?;
            write_line(problem, place.line, place.column as usize, out)?;
        }
        None => writeln!(out, "{file}: {what}")?,
    }
    known_words(words, problem).map_or(Ok(()), |known| writeln!(out, "  {known}"))
}

fn write_line(problem: &Problem, line: u32, column: usize, out: &mut dyn Write) -> io::Result<()> {
    let number = line.to_string();
    writeln!(out, "  {number} | {}", visible(&problem.line_text))?;
    // Of a very long line only the beginning is shown, and the mark may be beyond.
    if column > LINE_MOST {
        return Ok(());
    }
    // Tabs stay tabs, so that the mark stands below its text.
    let before = problem.line_text.chars().take(column.saturating_sub(1));
    let before: String = before.map(|letter| if letter == '\t' { '\t' } else { ' ' }).collect();
    let room = problem.line_text.chars().count().saturating_sub(column.saturating_sub(1)).max(1);
    let marks = "^".repeat(problem.found.chars().count().clamp(1, room));
    writeln!(out, "  {} | {before}{marks}", " ".repeat(number.len()))
}
