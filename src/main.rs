//! Soft Landing. Without a command the window opens; with one the terminal does the same job.

use std::process::ExitCode;

use clap::Parser;
use softlanding::cli::{self, Arguments};
use softlanding::text::{Words, fl};
use softlanding::ui;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match &arguments.command {
        Some(command) => cli::run(&arguments, command),
        None => open_window(&arguments),
    }
}

fn open_window(arguments: &Arguments) -> ExitCode {
    match ui::open(arguments.options()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", fl!(Words::english(), "cli-no-window", why = reason(&error)));
            ExitCode::FAILURE
        }
    }
}

/// What went wrong. Before it libraries may put a place in their own source.
fn reason(error: &eframe::Error) -> String {
    let said = error.to_string();
    let after_place = said.split_once(".rs:").and_then(|(_, rest)| rest.split_once(": "));
    after_place.map_or(said.as_str(), |(_, what)| what).trim_end_matches('.').to_owned()
}
