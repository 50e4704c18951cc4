//! Soft Landing. Without a command the window opens; with one the terminal does the same job.

use std::process::ExitCode;

use softlanding::cli::{self, Arguments};
use softlanding::platform::log;
use softlanding::text::{Words, fl};
use softlanding::ui::{self, WindowError};

fn main() -> ExitCode {
    cli::complete();
    let arguments = Arguments::of_process();
    log::start(&arguments.paths().state);
    match &arguments.command {
        Some(command) => cli::run(&arguments, command),
        None => open_window(&arguments),
    }
}

fn open_window(arguments: &Arguments) -> ExitCode {
    match ui::open(arguments.options()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", sentence(&arguments.words(), error));
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
