//! `softlanding journal --json`: everything that is kept, for other programs.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::app::Paths;
use crate::text::{Words, fl};

use super::{WRONG_USE, terminal};

pub(super) fn run(words: &Words, paths: &Paths, json: bool, out: &mut dyn Write) -> io::Result<ExitCode> {
    if !json {
        terminal::print_aside(&fl!(words, "cli-journal-json"));
        return Ok(ExitCode::from(WRONG_USE));
    }
    match crate::records::journal::read_all(&paths.data) {
        Ok(page) => {
            serde_json::to_writer_pretty(&mut *out, &page.records)?;
            writeln!(out)?;
            Ok(ExitCode::SUCCESS)
        }
        Err(trouble) => {
            terminal::print_aside(&words.message(&trouble.id(), &trouble.arguments()));
            Ok(ExitCode::FAILURE)
        }
    }
}
