//! `softlanding list`: all practices there are, by family.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::app::{Notice, Paths};
use crate::library::Library;
use crate::names;
use crate::words::Words;

use super::terminal;

pub(super) fn run(words: &Words, paths: &Paths, out: &mut dyn Write) -> io::Result<ExitCode> {
    let library = Library::read(paths.exercises());
    for folder in library.unread() {
        terminal::say_aside(&Notice::OwnFolder(folder.clone()).sentence(words));
    }
    let width = library.entries().iter().map(|entry| entry.key.id.len()).max().unwrap_or(0);
    for family in names::FAMILIES {
        let mut of_family =
            library.entries().iter().filter(|entry| entry.exercise.family == family).peekable();
        if of_family.peek().is_none() {
            continue;
        }
        writeln!(out, "{}", names::family(words, family))?;
        for entry in of_family {
            writeln!(out, "  {:width$}  {}", entry.key.id, entry.exercise.title)?;
        }
    }
    for broken in library.broken() {
        terminal::say_aside(&crate::faults::sentence(words, broken));
    }
    Ok(ExitCode::SUCCESS)
}
