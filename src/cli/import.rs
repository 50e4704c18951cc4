//! `softlanding import PATH…`: packs, exercises for the own folder, and journals, as by dropping them on
//! the window.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use softlanding_core::exercise::ExerciseId;

use crate::app::Paths;
use crate::library::{self, Library};
use crate::records::exchange;
use crate::records::journal::{self, ImportedAtOnce, JournalImportError};
use crate::text::exchange::{fault_words, not_written_words, report_words};
use crate::text::faults::{self, file_name};
use crate::text::notices::Notice;
use crate::text::{Words, fl};

use super::terminal;

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    options: &[PathBuf],
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    library::sweep(&paths.exercises());
    let mut are_all_in = true;
    for path in options {
        are_all_in &= match exchange::format_of(path) {
            Some(_) => import_journal(words, paths, path, out)?,
            None => import_exercises(words, paths, path, out)?,
        };
    }
    Ok(if are_all_in { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Whether it came in. Each is read anew, as the one before may have come into the own folder.
fn import_exercises(words: &Words, paths: &Paths, path: &Path, out: &mut dyn Write) -> io::Result<bool> {
    let folders = paths.exercises();
    let own_file = |id: &ExerciseId| Library::read(folders.clone()).own_file(id).map(Path::to_owned);
    match library::import(path, &folders, own_file) {
        Ok(imported) => writeln!(out, "{}", faults::imported_words(words, &imported)).map(|()| true),
        Err(why) => {
            terminal::print_aside(&faults::refusal_sentence(words, path, &why));
            Ok(false)
        }
    }
}

/// Whether all of it came in. Whoever imports a journal wants it kept: nobody is asked again.
fn import_journal(words: &Words, paths: &Paths, path: &Path, out: &mut dyn Write) -> io::Result<bool> {
    let ImportedAtOnce { report, mended, why } = journal::import(&paths.data, path);
    if let Some(mended) = mended {
        terminal::print_aside(&Notice::Mended(mended).sentence(words));
    }
    let in_file = |what: String| fl!(words, "fault-in-file", file = file_name(path), what = what);
    let Some(why) = why else {
        let told = in_file(report_words(words, &report));
        if report.is_all_in() {
            writeln!(out, "{told}")?;
        } else {
            terminal::print_aside(&told);
        }
        return Ok(report.is_all_in());
    };
    if report.new + report.filled > 0 {
        terminal::print_aside(&in_file(report_words(words, &report)));
    }
    terminal::print_aside(&in_file(match why {
        JournalImportError::File(fault) => fault_words(words, &fault),
        JournalImportError::Journal(trouble) => not_written_words(words, &trouble),
    }));
    Ok(false)
}
