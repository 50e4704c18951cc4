//! `softlanding look`: what was kept and what it shows, as *Look back* in the window has it, in sentences and, on a
//! terminal, in small pictures.
//!
//! Every sentence is the window's, from the same findings.

mod bars;
mod dots;
mod json;
mod shore;
mod written;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::ValueEnum;
use softlanding_core::insight::{Here, Observations, most_began_in};
use softlanding_core::rating::State;

use crate::app::{Clock, Paths};
use crate::records::journal::{self, JournalError, Page};
use crate::settings;
use crate::text::Words;
use crate::text::exchange::unreadable_words;

use super::drawing::Canvas;
use super::terminal;
use written::Looking;

/// What is looked at, and how it is told.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct LookArguments {
    /// From which state; otherwise from the one that most began in.
    #[arg(long, value_name = "STATE")]
    from: Option<Start>,
    /// Only sentences, nothing drawn.
    #[arg(long)]
    plain: bool,
    /// As JSON, one object.
    #[arg(long, conflicts_with = "plain")]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Start {
    StirredUp,
    Settled,
    FarAway,
    Mixed,
}

impl Start {
    fn state(self) -> State {
        match self {
            Self::StirredUp => State::StirredUp,
            Self::Settled => State::Settled,
            Self::FarAway => State::ShutDown,
            Self::Mixed => State::Mixed,
        }
    }
}

impl LookArguments {
    /// Whether it is told in colours, which steer the terminal.
    pub(super) fn draws(&self) -> bool {
        !self.json
    }
}

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    options: &LookArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let page = match journal::read_all(&paths.data) {
        Ok(page) => page,
        // Before anything was kept there is no folder yet; one that was named is another thing.
        Err(JournalError::NoFolder { .. }) if *paths == Paths::of_person() => Page::empty(),
        Err(trouble) => {
            terminal::print_aside(&words.message(&trouble.id(), &trouble.arguments()));
            return Ok(ExitCode::FAILURE);
        }
    };
    let observations = Observations::from_records(&page.records);
    let state = options.from.map_or_else(|| most_began_in(&observations), Start::state);
    let settings = settings::look(&paths.config).ok().flatten().unwrap_or_default().0;
    let now = Clock::system().wall().zoned();
    let looking = Looking {
        words,
        settings: &settings,
        observations: &observations,
        has_words: !page.jottings.is_empty(),
        here: Here { state, band: None },
        now: &now,
    };
    if options.json {
        serde_json::to_writer_pretty(&mut *out, &json::Found::of(&looking))?;
        writeln!(out)?;
    } else {
        let columns = terminal::columns();
        let is_coloured = terminal::is_coloured();
        let canvas = canvas(options, columns);
        written::Written { looking: &looking, columns, canvas, is_coloured, out }.write()?;
    }
    say_unreadable(words, &page);
    Ok(ExitCode::SUCCESS)
}

/// What pictures are drawn on; `None` for another program, and where they are not wanted.
fn canvas(options: &LookArguments, columns: usize) -> Option<Canvas> {
    let is_drawn = !options.plain && io::stdout().is_terminal();
    is_drawn.then(|| Canvas { columns, in_all_letters: terminal::knows_pictures() })
}

fn say_unreadable(words: &Words, page: &Page) {
    if page.unreadable > 0 {
        terminal::print_aside(&unreadable_words(words, page.unreadable));
    }
}
