//! Soft Landing. Without a command the window opens; with one the terminal does the same job, or a small window.

use std::process::ExitCode;

use softlanding::cli::{self, Arguments};
use softlanding::instance::{self, Claim, Place, Request, Who};
use softlanding::platform::log;
use softlanding::text::{Words, fl};
use softlanding::ui::{self, WindowError};

fn main() -> ExitCode {
    cli::complete();
    let arguments = Arguments::of_process();
    log::start(&arguments.paths().state);
    match (arguments.opening(), &arguments.command) {
        (Ok(None), Some(command)) => cli::run(&arguments, command),
        (Ok(request), _) => open_window(&arguments, &request.unwrap_or(Request::Open)),
        (Err(code), _) => code,
    }
}

/// Here, unless one is open for this data folder: then that one does what is asked for.
fn open_window(arguments: &Arguments, request: &Request) -> ExitCode {
    let place = Place::of(Who::Window, &arguments.paths().data);
    let claim = if arguments.new { Ok(Claim::Unanswered) } else { instance::claim(&place, request) };
    let instance = match claim {
        Ok(Claim::Answered(_)) => return ExitCode::SUCCESS,
        Ok(Claim::Won(instance)) => Some(instance),
        Ok(Claim::Unanswered) => None,
        Err(error) => {
            tracing::warn!(%error, "other starts cannot ask this one");
            None
        }
    };
    match ui::open(arguments.window_options(), request.clone(), instance) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::print_aside(&sentence(&arguments.words(), error));
            ExitCode::FAILURE
        }
    }
}

fn sentence(words: &Words, error: WindowError) -> String {
    let why = match error {
        WindowError::NoScreen => fl!(words, "cli-no-screen"),
        WindowError::NoGraphics => fl!(words, "cli-no-graphics"),
        WindowError::ScreenLost => return fl!(words, "cli-screen-lost"),
    };
    fl!(words, "cli-no-window", why = why)
}
