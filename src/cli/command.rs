//! The whole command as clap knows it: with an example for each part, and with what completes an id.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;
use std::{env, process};

use clap::builder::StyledStr;
use clap::{Arg, ColorChoice, Command, CommandFactory, FromArgMatches, ValueHint};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::CompleteEnv;

use crate::app::Paths;
use crate::library::Library;
use crate::people;
use crate::platform::{disk, locale};
use crate::text::faults::visible;
use crate::text::{Words, fl};

use super::{Arguments, NOT_READ, terminal};

/// Names the shell that asks what completes a line.
pub(super) const COMPLETE: &str = "SOFTLANDING_COMPLETE";
pub(super) const NAME: &str = "softlanding";
/// Whoever presses Tab waits for no disk.
const PATIENCE: Duration = Duration::from_secs(1);

/// What each command is called with, for its help and its man page. The name of one within another stands behind it.
const EXAMPLES: [(&str, &[&str]); 23] = [
    ("", &["softlanding", "softlanding practice slow-and-even", "softlanding help practice"]),
    ("now", &["softlanding now", "softlanding now box"]),
    ("company", &["softlanding company"]),
    ("remind", &["softlanding remind --status", "softlanding remind --stop"]),
    ("practice", &["softlanding practice box --minutes 2", "softlanding practice --plain"]),
    (
        "in-step",
        &["softlanding in-step --exercise slow-and-even", "softlanding in-step horse frisbee keyboard"],
    ),
    ("list", &["softlanding list --family grounding", "softlanding list --json"]),
    ("show", &["softlanding show box", "softlanding show ./my-slow-breath.ron --plain"]),
    ("render", &["softlanding render box --wav box.wav --minutes 5"]),
    ("page", &["softlanding page box --out box.pdf --paper letter"]),
    ("check", &["softlanding check my-slow-breath.ron", "softlanding check --strict --json exercises/"]),
    ("people", &["softlanding people", "softlanding people KE"]),
    ("import", &["softlanding import sittings.csv", "softlanding import evenings.zip my-slow-breath.ron"]),
    ("glimmer", &["softlanding glimmer", "echo \"The robin came back.\" | softlanding glimmer"]),
    ("doctor", &["softlanding doctor", "softlanding doctor --json"]),
    ("export", &["softlanding export --format csv --out sittings.csv", "softlanding export --format json"]),
    ("look", &["softlanding look", "softlanding look --from stirred-up", "softlanding look --json"]),
    ("journal", &["softlanding journal --json"]),
    ("generate", &["softlanding generate man /usr/local/share/man/man1"]),
    ("generate completions", &["softlanding generate completions bash >> ~/.bashrc"]),
    ("generate man", &["softlanding generate man ~/.local/share/man/man1"]),
    ("help", &["softlanding help look"]),
    ("generate help", &["softlanding generate help man"]),
];

impl Arguments {
    /// What the program was started with. Ends it where that makes no sense, or only help is wanted.
    #[must_use]
    pub fn of_process() -> Self {
        let mut command = command();
        let read = command.clone().try_get_matches().and_then(|matches| Self::from_arg_matches(&matches));
        read.unwrap_or_else(|error| end(&error.format(&mut command)))
    }
}

/// Writes help, or what is wrong, and ends the process.
fn end(said: &clap::Error) -> ! {
    let code = match said.print().and_then(|()| io::stdout().flush()) {
        Ok(()) => said.exit_code(),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => i32::from(NOT_READ),
        // Where what is wrong can't be said there is nobody to tell.
        Err(_) if said.use_stderr() => said.exit_code(),
        Err(error) => {
            let words = Words::of_person(None, locale::of_system().as_deref());
            terminal::print_aside(&fl!(words, "cli-not-told", what = error.to_string()));
            1
        }
    };
    process::exit(code)
}

/// Answers a shell that asks what completes a line, and ends the process then. To be called before anything else.
pub fn complete() {
    CompleteEnv::with_factory(command).var(COMPLETE).bin(NAME).completer(NAME).complete();
}

/// All commands, with examples and completions.
#[must_use]
pub fn command() -> Command {
    // clap takes colours as known wherever `CI` is set.
    let color = if terminal::is_dumb() { ColorChoice::Never } else { ColorChoice::Auto };
    extended(Arguments::command().color(color), "")
}

/// The examples of a command, by its name below the program's.
pub(super) fn examples(path: &str) -> &'static [&'static str] {
    EXAMPLES.iter().find(|(known, _)| *known == path).map_or(&[], |(_, examples)| examples)
}

fn extended(command: Command, path: &str) -> Command {
    let command = command.after_help(help(examples(path))).mut_args(completed);
    let within = |name: &str| format!("{path} {name}").trim_start().to_owned();
    command.mut_subcommands(|command| {
        let path = within(command.get_name());
        extended(command, &path)
    })
}

fn help(examples: &[&str]) -> StyledStr {
    let heading = if examples.len() == 1 { "Example:" } else { "Examples:" };
    let lines: Vec<String> = examples.iter().map(|example| format!("\n  {example}")).collect();
    if lines.is_empty() { StyledStr::new() } else { format!("{heading}{}", lines.concat()).into() }
}

/// By what its value is called.
fn completed(argument: Arg) -> Arg {
    let name = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
    let name = name.unwrap_or_else(|| argument.get_id().as_str().to_uppercase());
    match name.as_str() {
        "ID" | "ID|FILE" => argument.add(ArgValueCandidates::new(ids)),
        "COUNTRY" => argument.add(ArgValueCandidates::new(countries)),
        "DIR" => argument.value_hint(ValueHint::DirPath),
        "FILE" => argument.value_hint(ValueHint::FilePath),
        "PATH" => argument.value_hint(ValueHint::AnyPath),
        _ => argument,
    }
}

/// All practices there are; where the disk takes long, those that come with the program.
fn ids() -> Vec<CompletionCandidate> {
    let paths = data_dir().map_or_else(Paths::of_person, |folder| Paths::in_folder(Path::new(&folder)));
    let folders = paths.exercises();
    let library =
        disk::within(PATIENCE, &paths.data, || Library::read(folders)).unwrap_or_else(Library::shipped);
    let candidate = |id: &str, title: &str| CompletionCandidate::new(id).help(Some(visible(title).into()));
    library.entries().iter().map(|entry| candidate(&entry.key.id, &entry.exercise.title)).collect()
}

/// The folder that the line to be completed names.
fn data_dir() -> Option<std::ffi::OsString> {
    const OPTION: &str = "--data-dir";
    let mut words = env::args_os().skip_while(|word| word != "--").skip(1);
    while let Some(word) = words.next() {
        if word == OPTION {
            return words.next().filter(|folder| !folder.is_empty());
        }
        let with_value = word.to_str().and_then(|word| word.strip_prefix(OPTION)?.strip_prefix('='));
        if let Some(folder) = with_value {
            return Some(OsStr::new(folder).to_owned()).filter(|folder| !folder.is_empty());
        }
    }
    None
}

fn countries() -> Vec<CompletionCandidate> {
    let candidate = |country: &softlanding_core::support::Country| {
        CompletionCandidate::new(country.code.to_string()).help(Some(country.name.clone().into()))
    };
    people::shipped().countries.iter().map(candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each command below the program, by its path.
    fn all(command: &Command, path: &str, found: &mut Vec<(String, Command)>) {
        found.push((path.to_owned(), command.clone()));
        for within in command.get_subcommands() {
            all(within, format!("{path} {}", within.get_name()).trim(), found);
        }
    }

    #[test]
    fn every_command_has_an_example_that_is_understood() {
        let mut found = Vec::new();
        all(&command(), "", &mut found);
        for (path, command) in found {
            let shown = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            assert!(shown.contains(&format!("softlanding {path}")) || path.is_empty(), "{path}: {shown}");
            for example in examples(&path) {
                let line =
                    example.rsplit('|').next().unwrap_or_default().split(" >").next().unwrap_or_default();
                let words = line.split_whitespace();
                let read = super::command().try_get_matches_from(words);
                let is_help = example.contains(" help");
                assert!(
                    read.is_ok() || is_help,
                    "{example}: {:?}",
                    read.err().map(|error| error.to_string())
                );
            }
        }
    }

    #[test]
    fn the_command_is_well_made() {
        command().debug_assert();
    }

    #[test]
    fn ids_of_practices_complete_with_their_titles() {
        let ids = ids();
        let slow = ids.iter().find(|candidate| candidate.get_value() == "slow-and-even").unwrap();
        assert_eq!(slow.get_help().map(ToString::to_string).as_deref(), Some("Slow and even"));
        assert!(countries().iter().any(|candidate| candidate.get_value() == "KE"));
    }
}
