//! `softlanding list`: all practices there are, by family.

use std::io::{self, Write};
use std::process::ExitCode;

use crate::app::Paths;
use crate::library::Library;
use crate::names;
use crate::words::Words;

pub(super) fn run(words: &Words, paths: &Paths, out: &mut dyn Write) -> io::Result<ExitCode> {
    let mut library = Library::shipped();
    let own = Library::read_own(&paths.own_exercises()).unwrap_or_default();
    library.set_own(own);
    for family in names::FAMILIES {
        let mut of_family =
            library.entries().iter().filter(|entry| entry.exercise.family == family).peekable();
        if of_family.peek().is_none() {
            continue;
        }
        writeln!(out, "{}", names::family(words, family))?;
        for entry in of_family {
            writeln!(out, "  {:26} {}", entry.key.id, entry.exercise.title)?;
        }
    }
    for broken in library.broken() {
        writeln!(io::stderr(), "{}", crate::faults::sentence(words, broken))?;
    }
    Ok(ExitCode::SUCCESS)
}
