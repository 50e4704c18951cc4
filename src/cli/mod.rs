//! The program in a terminal: the same practice, list, check and journal without a window.

mod check;
mod journal;
mod list;
mod practice;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app::Paths;

/// Breathing and grounding, private and offline.
#[derive(Debug, Parser)]
#[command(name = "softlanding", version, about)]
pub struct Arguments {
    /// Keep everything in this folder instead of the usual ones.
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Write the sound to this WAV file instead of playing it.
    #[arg(long, global = true, value_name = "FILE", hide = true)]
    pub capture_sound: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Option<Subcommands>,
}

/// Without one, the window opens.
#[derive(Debug, Subcommand)]
pub enum Subcommands {
    /// A practice here in the terminal.
    Practice(PracticeArguments),
    /// All practices there are.
    List,
    /// Checks exercise files.
    Check {
        /// One or more .ron files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// What is kept.
    Journal {
        /// As JSON, one array, newest first.
        #[arg(long)]
        json: bool,
    },
}

/// How to practise in the terminal.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PracticeArguments {
    /// Which practice, as in the list.
    pub id: Option<String>,
    /// How long, words included.
    #[arg(long, value_name = "N", value_parser = minutes)]
    pub minutes: Option<f64>,
    /// One line a change, nothing drawn.
    #[arg(long)]
    pub plain: bool,
    /// Keep this practice on this computer without being asked.
    #[arg(long)]
    pub keep: bool,
}

fn minutes(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(minutes) if (0.1..=90.0).contains(&minutes) => Ok(minutes),
        _ => Err("minutes go from 0.1 to 90".to_owned()),
    }
}

impl Arguments {
    /// Where everything is.
    #[must_use]
    pub fn paths(&self) -> Paths {
        self.data_dir.as_deref().map_or_else(Paths::of_person, Paths::in_folder)
    }

    /// Where sound goes.
    #[must_use]
    pub fn output(&self) -> crate::sound::Output {
        self.capture_sound.clone().map_or(crate::sound::Output::Device, crate::sound::Output::Capture)
    }
}

/// Runs a command in the terminal.
///
/// # Errors
/// When the terminal can't be written to.
pub fn run(arguments: &Arguments, command: &Subcommands) -> io::Result<ExitCode> {
    let words = crate::words::Words::english();
    let mut out = io::stdout();
    let outcome = match command {
        Subcommands::Practice(practice) => practice::run(arguments, practice, &mut out),
        Subcommands::List => list::run(&words, &arguments.paths(), &mut out),
        Subcommands::Check { files } => check::run(&words, files, &mut out),
        Subcommands::Journal { json } => journal::run(&words, &arguments.paths(), *json, &mut out),
    };
    match outcome.and_then(|code| out.flush().map(|()| code)) {
        // A reader that went away, such as `head`, is no fault.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        outcome => outcome,
    }
}

/// Whether a person can answer.
fn can_ask() -> bool {
    io::stdin().is_terminal()
}
