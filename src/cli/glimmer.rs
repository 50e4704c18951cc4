//! `softlanding glimmer`: one small good moment. It is read from standard input and never from the arguments, which
//! every program of this computer can see.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::process::ExitCode;

use softlanding_core::record::{GLIMMER_CHARACTERS_MAX, Jotting, JottingKind, glimmer_from};
use uuid::Uuid;

use crate::app::{Clock, Paths};
use crate::records::journal;
use crate::text::notices::Notice;
use crate::text::{Words, fl};

use super::{WRONG_USE, terminal};

/// Far more than one sentence takes; what comes after it is not read.
const BYTES_MOST: u64 = 64 * 1024;

pub(super) fn run(words: &Words, paths: &Paths, out: &mut dyn Write) -> io::Result<ExitCode> {
    let input = io::stdin();
    let is_typed = input.is_terminal();
    if is_typed {
        writeln!(out, "{}", fl!(words, "cli-glimmer-ask"))?;
        out.flush()?;
    }
    let typed = read(input.lock(), is_typed)?;
    let text = glimmer_from(&typed);
    if text.is_empty() {
        writeln!(out, "{}", fl!(words, "cli-glimmer-nothing"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let letters = typed.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>() - 1;
    if letters > GLIMMER_CHARACTERS_MAX {
        terminal::print_aside(&fl!(words, "cli-glimmer-long", most = GLIMMER_CHARACTERS_MAX));
        return Ok(ExitCode::from(WRONG_USE));
    }
    keep(words, paths, &text, out)
}

/// A line that is typed, or all that another program sends.
fn read(input: impl BufRead, is_typed: bool) -> io::Result<String> {
    let mut bytes = Vec::new();
    let mut input = input.take(BYTES_MOST);
    if is_typed {
        input.read_until(b'\n', &mut bytes)?;
    } else {
        input.read_to_end(&mut bytes)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn keep(words: &Words, paths: &Paths, text: &str, out: &mut dyn Write) -> io::Result<ExitCode> {
    let wall = Clock::system().wall();
    let jotting = Jotting {
        id: Uuid::now_v7(),
        kind: JottingKind::Glimmer,
        text: text.to_owned(),
        tag: String::new(),
        created_utc_ms: wall.utc_ms,
        zone: wall.zone,
        exercise: None,
        title: String::new(),
    };
    match journal::keep_jotting(&paths.data, jotting) {
        Ok(mended) => {
            if let Some(mended) = mended {
                terminal::print_aside(&Notice::Mended(mended).sentence(words));
            }
            writeln!(out, "{}", fl!(words, "cli-glimmer-kept"))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(trouble) => {
            let why = words.message(&trouble.id(), &trouble.arguments());
            terminal::print_aside(&fl!(words, "cli-glimmer-not-kept", why = why));
            // It is not lost.
            writeln!(out, "{text}")?;
            Ok(ExitCode::FAILURE)
        }
    }
}
