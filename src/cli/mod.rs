//! The program in a terminal: the same practice, list, check, import, export, glimmer and journal
//! without a window.

mod answers;
mod asked;
mod check;
mod command;
mod doctor;
mod drawing;
mod export;
mod find;
mod full;
mod generate;
mod glimmer;
mod import;
mod in_step;
mod journal;
mod lines;
mod list;
mod look;
mod opening;
mod page;
mod people;
mod person;
mod practice;
mod questions;
mod remind;
mod render;
mod show;
mod slow;
mod terminal;
#[cfg(test)]
mod tests;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::app::{Clock, Options, Paths, Reminder};
use crate::platform::{autostart, clipboard, locale};
use crate::settings;
use crate::sound::Output;
use crate::text::faults;
use crate::text::{Words, fl};

pub use check::CheckArguments;
pub use command::complete;
pub use doctor::DoctorArguments;
pub use export::ExportArguments;
pub use generate::Generated;
pub use in_step::InStepArguments;
pub use list::ListArguments;
pub use look::LookArguments;
pub use page::PageArguments;
pub use people::PeopleArguments;
pub use remind::RemindArguments;
pub use render::RenderArguments;
pub use show::ShowArguments;
pub use terminal::print_aside;

/// The exit code where what was asked for makes no sense, as clap has it.
const WRONG_USE: u8 = 2;
/// Help is no wider, however wide the terminal is.
const HELP_COLUMNS: usize = 80;
/// The exit code where nobody reads what is said any more, as shells have it for SIGPIPE.
const NOT_READ: u8 = 128 + 13;

/// Breathing and grounding, private and offline.
#[derive(Debug, Parser)]
#[command(name = "softlanding", version, about, max_term_width = HELP_COLUMNS)]
pub struct Arguments {
    /// Keep everything in this folder instead of the usual ones.
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Write the sound to this WAV file instead of playing it.
    #[arg(long, global = true, value_name = "FILE", hide = true)]
    pub capture_sound: Option<PathBuf>,
    /// Speak this language, such as "de", whatever was chosen before.
    #[arg(long, global = true, value_name = "TAG", hide = true)]
    pub language: Option<String>,
    /// Open another window beside one that is open already.
    #[arg(long, global = true)]
    pub new: bool,
    #[command(subcommand)]
    pub command: Option<Subcommands>,
}

/// Without one, the window opens.
#[derive(Debug, Subcommand)]
pub enum Subcommands {
    /// A minute in a small window, on top of what you work at.
    Now {
        /// Which practice, as in the list; without it, something short that suits.
        id: Option<String>,
    },
    /// A lantern in a corner of the screen that breathes with you.
    Company,
    /// A practice here in the terminal.
    Practice(PracticeArguments),
    /// One breath with somebody elsewhere, by three words. Nothing is sent.
    InStep(InStepArguments),
    /// All practices there are.
    List(ListArguments),
    /// Everything about a practice.
    Show(ShowArguments),
    /// The sound of a whole practice as a file.
    Render(RenderArguments),
    /// A page to print or to hand over, as a PDF file.
    Page(PageArguments),
    /// Checks exercise files, and a support.ron.
    Check(CheckArguments),
    /// Whom to call or to write to, by country.
    People(PeopleArguments),
    /// Brings in packs, exercises and journals.
    Import {
        /// Folders or zips with a pack.ron, .ron files, or journals that were exported.
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
    },
    /// One small good moment to keep, in a sentence. It is read from standard input.
    Glimmer,
    /// What the program finds on this computer, each ok or with its mend. To be pasted into a report: nothing personal is
    /// in it.
    Doctor(DoctorArguments),
    /// Everything that is kept, as a file.
    Export(ExportArguments),
    /// What was kept and what it shows: how it went, from which state, and ten minutes later.
    Look(LookArguments),
    /// Reminds of a minute for yourself, if that was turned on, until it is told to stop.
    Remind(RemindArguments),
    /// What is kept.
    Journal {
        /// As JSON, one array, newest first.
        #[arg(long)]
        json: bool,
    },
    /// What shells and man know of this program.
    #[command(subcommand)]
    Generate(Generated),
}

impl Subcommands {
    /// Whether it steers the terminal itself, by lines that move or by colours.
    fn draws(&self) -> bool {
        match self {
            Self::Practice(_) | Self::InStep(_) => true,
            Self::Check(options) => options.draws(),
            Self::Look(options) => options.draws(),
            _ => false,
        }
    }
}

/// How to practise in the terminal.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct PracticeArguments {
    /// Which practice, as in the list.
    pub id: Option<String>,
    /// How long, words included: 0.1 to 90.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub minutes: Option<Minutes>,
    /// One line a change, nothing drawn.
    #[arg(long)]
    pub plain: bool,
    /// Keep it on this computer: says yes to the question, if that was never answered.
    #[arg(long)]
    pub keep: bool,
}

/// A length as it was typed. It is judged later, so that the answer can be in our own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minutes(String);

impl Minutes {
    /// In milliseconds; `None` where it is no length that a practice can have.
    #[must_use]
    pub fn ms(&self) -> Option<u32> {
        let minutes: f64 = self.0.trim().replace(',', ".").parse().ok()?;
        settings::USUAL_MINUTES.contains(&minutes).then(|| (minutes * 60_000.0).round() as u32)
    }

    /// In milliseconds, if any were asked for. Says what is wrong with them otherwise, and returns the code to end
    /// with.
    fn asked_for(minutes: Option<&Self>, words: &Words) -> Result<Option<u32>, ExitCode> {
        let Some(minutes) = minutes else { return Ok(None) };
        minutes.ms().map(Some).ok_or_else(|| {
            let (least, most) = (*settings::USUAL_MINUTES.start(), *settings::USUAL_MINUTES.end());
            let found = faults::visible(&minutes.0);
            terminal::print_aside(&fl!(
                words,
                "cli-minutes-bounds",
                least = least,
                most = most,
                found = found
            ));
            ExitCode::from(WRONG_USE)
        })
    }
}

impl From<String> for Minutes {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl Arguments {
    /// Where everything is.
    #[must_use]
    pub fn paths(&self) -> Paths {
        self.data_dir.as_deref().map_or_else(Paths::of_person, Paths::in_folder)
    }

    /// The words in the language that was asked for, that a person chose, or that their system speaks.
    #[must_use]
    pub fn words(&self) -> Words {
        let chosen = self.language.clone().or_else(|| settings::language(&self.paths().config));
        Words::of_person(chosen.as_deref(), locale::of_system().as_deref())
    }

    /// What the program is started with.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            paths: self.paths(),
            output: self.capture_sound.clone().map_or(Output::Device, Output::Capture),
            clock: Clock::system(),
            clipboard: clipboard::Target::System,
            locale: locale::of_system(),
            language: self.language.clone(),
            keeps_awake: true,
            reminder: None,
        }
    }

    /// The same for a window, which also starts the program that reminds.
    #[must_use]
    pub fn window_options(&self) -> Options {
        let folder = self.data_dir.iter().flat_map(|folder| ["--data-dir".into(), folder.clone()]);
        let arguments = folder.map(|word| word.display().to_string()).collect();
        let autostart = autostart::folder();
        let reminder = std::env::current_exe().ok().map(|program| Reminder { program, arguments, autostart });
        Options { reminder, ..self.options() }
    }
}

/// Runs a command in the terminal.
#[must_use]
pub fn run(arguments: &Arguments, command: &Subcommands) -> ExitCode {
    let words = arguments.words();
    let mut out = if command.draws() { terminal::canvas() } else { terminal::output() };
    let outcome = match command {
        // The window does it: see `Arguments::opening`.
        Subcommands::Now { .. } | Subcommands::Company => Ok(ExitCode::SUCCESS),
        Subcommands::Practice(practice) => run_practice(&words, arguments, practice, &mut out),
        Subcommands::InStep(options) => in_step::run(&words, arguments, options, &mut out),
        Subcommands::List(options) => list::run(&words, &arguments.paths(), options, &mut out),
        Subcommands::Show(options) => show::run(&words, &arguments.paths(), options, &mut out),
        Subcommands::Page(options) => page::run(&words, &arguments.paths(), options, &mut out),
        Subcommands::Render(options) => render::run(&words, &arguments.paths(), options, &mut out),
        Subcommands::Check(options) => check::run(&words, options, &mut out),
        Subcommands::People(options) => people::run(&words, &arguments.paths(), options, &mut out),
        Subcommands::Import { paths } => import::run(&words, &arguments.paths(), paths, &mut out),
        Subcommands::Glimmer => glimmer::run(&words, &arguments.paths(), &mut out),
        Subcommands::Doctor(options) => doctor::run(&words, &arguments.paths(), options, &mut out),
        Subcommands::Export(options) => export::run(&words, &arguments.paths(), options, &mut out),
        Subcommands::Look(options) => look::run(&words, &arguments.paths(), options, &mut out),
        Subcommands::Generate(what) => generate::run(what, &mut out),
        Subcommands::Remind(options) => remind::run(&words, arguments, options, &mut out),
        Subcommands::Journal { json } => journal::run(&words, &arguments.paths(), *json, &mut out),
    };
    match outcome.and_then(|code| out.flush().map(|()| code)) {
        Ok(code) => code,
        // A reader that went away, such as `head`, is no fault to speak of.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(NOT_READ),
        Err(error) => {
            terminal::print_aside(&fl!(words, "cli-not-told", what = error.to_string()));
            ExitCode::FAILURE
        }
    }
}

fn run_practice(
    words: &Words,
    arguments: &Arguments,
    options: &PracticeArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let length_ms = match Minutes::asked_for(options.minutes.as_ref(), words) {
        Ok(length_ms) => length_ms,
        Err(code) => return Ok(code),
    };
    if full::can_fill(options) {
        full::run(arguments, options, length_ms, out)
    } else {
        practice::run(arguments, options, length_ms, out)
    }
}
