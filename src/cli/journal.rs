//! `softlanding journal --json`: everything that is kept, for other programs.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::app::Paths;
use crate::words::{Words, fl};

pub(super) fn run(words: &Words, paths: &Paths, json: bool, out: &mut dyn Write) -> io::Result<ExitCode> {
    if !json {
        writeln!(out, "{}", fl!(words, "cli-journal-json"))?;
        return Ok(ExitCode::SUCCESS);
    }
    match crate::journal::read_all(&paths.data) {
        Ok(page) => {
            serde_json::to_writer_pretty(&mut *out, &page.records)?;
            writeln!(out)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(trouble) => {
            writeln!(io::stderr(), "{}", words.message(trouble.name(), &trouble.arguments()))?;
            Ok(ExitCode::FAILURE)
        }
    }
}
