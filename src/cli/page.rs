//! `softlanding page ID --out FILE.pdf`: a practice on paper, to print or to hand over.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use crate::app::Paths;
use crate::documents::page::{self, Paper};
use crate::text::faults::visible;
use crate::text::{Words, fl};

use super::{find, terminal};

/// What is put on paper, and where to.
#[derive(Clone, Debug, clap::Args)]
pub struct PageArguments {
    /// Which practice, as in the list, or a .ron file.
    #[arg(value_name = "ID|FILE")]
    practice: String,
    /// The PDF file to write.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// What it is printed on.
    #[arg(long, value_name = "SIZE", default_value = "a4")]
    paper: Size,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Size {
    A4,
    Letter,
}

impl From<Size> for Paper {
    fn from(size: Size) -> Self {
        match size {
            Size::A4 => Self::A4,
            Size::Letter => Self::Letter,
        }
    }
}

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    options: &PageArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let exercise = match find::one(words, paths, &options.practice) {
        Ok(found) => found.exercise,
        Err(missing) => return Ok(missing.say(words, &options.practice)),
    };
    let file = visible(&options.out.display().to_string());
    if let Err(error) = page::write(words, &exercise, options.paper.into(), &options.out, options.force) {
        terminal::print_aside(&terminal::not_exported(words, &error, &file));
        return Ok(ExitCode::FAILURE);
    }
    let title = visible(&exercise.title);
    writeln!(out, "{}", fl!(words, "cli-page-written", file = file, title = title))?;
    Ok(ExitCode::SUCCESS)
}
