//! `softlanding generate`: what shells and `man` know of the program, for whoever packs or installs it. In English.

mod man;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use clap_complete::env::Shells;

use super::command::{COMPLETE, NAME};

/// What is written.
#[derive(Clone, Debug, Subcommand)]
pub enum Generated {
    /// What completes a line in a shell, on standard output. The program answers for itself, ids of practices too.
    Completions {
        /// The shell that is told.
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// A man page for each command, into this folder.
    Man {
        /// Where they are written. It is made where it is missing.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

/// A shell that can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
}

impl Shell {
    fn name(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Elvish => "elvish",
            Self::Powershell => "powershell",
        }
    }
}

pub(super) fn run(what: &Generated, out: &mut dyn Write) -> io::Result<ExitCode> {
    match what {
        Generated::Completions { shell } => {
            let shells = Shells::builtins();
            let completer = shells.completer(shell.name()).ok_or(io::ErrorKind::Unsupported)?;
            completer.write_registration(COMPLETE, NAME, NAME, NAME, out)?;
        }
        Generated::Man { folder } => man::write_all(folder)?,
    }
    Ok(ExitCode::SUCCESS)
}
