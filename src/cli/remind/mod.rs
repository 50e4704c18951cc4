//! `softlanding remind`: the program without a window that reminds of a minute for oneself, how it stands, and its end.

mod resident;
mod say;
mod status;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::instance::{self, Answer, Claim, Place, Request, Unreachable, Who};
use crate::settings;
use crate::text::{Words, fl};

use super::{Arguments, terminal};

/// What is wanted of it.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct RemindArguments {
    /// Says how reminders stand, and what of this desktop can be asked.
    #[arg(long, conflicts_with = "stop")]
    status: bool,
    /// The same as JSON.
    #[arg(long, requires = "status")]
    json: bool,
    /// Ends the program that reminds, until the next start.
    #[arg(long)]
    stop: bool,
}

pub(super) fn run(
    words: &Words,
    arguments: &Arguments,
    options: &RemindArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let place = Place::of(Who::Reminders, &arguments.paths().data);
    if options.status {
        return status::run(words, arguments, &place, options.json, out);
    }
    if options.stop {
        return stop(words, &place, out);
    }
    Ok(remind(words, arguments, &place))
}

fn stop(words: &Words, place: &Place, out: &mut dyn Write) -> io::Result<ExitCode> {
    if instance::ask(place, &Request::Stop) == Some(Answer::Done) {
        writeln!(out, "{}", fl!(words, "cli-remind-stopped"))?;
    } else {
        writeln!(out, "{}", fl!(words, "cli-remind-not-running"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Stays until it is asked to end, reminders are turned off, or whoever could see them is gone.
fn remind(words: &Words, arguments: &Arguments, place: &Place) -> ExitCode {
    let refused = |sentence: String| {
        terminal::print_aside(&sentence);
        ExitCode::FAILURE
    };
    if !cfg!(target_os = "linux") {
        return refused(fl!(words, "cli-remind-elsewhere"));
    }
    if !settings::load(&arguments.paths().config).0.reminders.on {
        return refused(fl!(words, "cli-remind-off"));
    }
    match instance::claim(place, &Request::Look) {
        Ok(Claim::Won(instance)) => {
            resident::stay(arguments, &instance);
            ExitCode::SUCCESS
        }
        // One is enough.
        Ok(Claim::Answered(_) | Claim::Unanswered) => {
            terminal::print_aside(&fl!(words, "cli-remind-running"));
            ExitCode::SUCCESS
        }
        Err(Unreachable::NoFolder | Unreachable::Foreign | Unreachable::Refused(_)) => {
            refused(fl!(words, "cli-remind-no-place"))
        }
    }
}
