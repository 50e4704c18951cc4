//! `softlanding import PATH…`: packs, and exercises for the own folder, as by dropping them on the window.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use softlanding_core::exercise::ExerciseId;

use crate::app::Paths;
use crate::faults;
use crate::library::{self, Library};
use crate::words::Words;

use super::terminal;

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    wanted: &[PathBuf],
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let folders = paths.exercises();
    // Read for each, as the one before may have come into it.
    let own_file = |id: &ExerciseId| Library::read(folders.clone()).own_file(id).map(Path::to_owned);
    let mut are_all_in = true;
    for path in wanted {
        match library::import(path, &folders, own_file) {
            Ok(imported) => writeln!(out, "{}", faults::imported_words(words, &imported))?,
            Err(why) => {
                are_all_in = false;
                terminal::say_aside(&faults::refusal_sentence(words, path, &why));
            }
        }
    }
    Ok(if are_all_in { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
