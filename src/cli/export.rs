//! `softlanding export --format csv --out FILE`: everything that is kept, as a file to keep or to carry
//! to another computer.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;

use crate::app::Paths;
use crate::records::exchange::{self, Format};
use crate::records::journal::{self, Page};
use crate::text::exchange::{exported_words, unreadable_words};
use crate::text::faults::visible;
use crate::text::{Words, fl};

use super::terminal;

/// In which form, and where to.
#[derive(Clone, Debug, clap::Args)]
pub struct ExportArguments {
    /// For spreadsheets, for other programs, or as exercises are written.
    #[arg(long, value_name = "FORMAT")]
    format: Form,
    /// The file to write. Without it, standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over a file that is there.
    #[arg(long, requires = "out")]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Csv,
    Json,
    Ron,
}

impl From<Form> for Format {
    fn from(form: Form) -> Self {
        match form {
            Form::Csv => Self::Csv,
            Form::Json => Self::Json,
            Form::Ron => Self::Ron,
        }
    }
}

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    options: &ExportArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let page = match journal::read_all(&paths.data) {
        Ok(page) => page,
        Err(trouble) => {
            terminal::print_aside(&words.message(&trouble.id(), &trouble.arguments()));
            return Ok(ExitCode::FAILURE);
        }
    };
    let Some(path) = &options.out else { return to_output(words, &page, options.format.into()) };
    let file = visible(&path.display().to_string());
    if let Err(error) = journal::export(&page, path, options.format.into(), options.force) {
        terminal::print_aside(&terminal::not_exported(words, &error, &file));
        return Ok(ExitCode::FAILURE);
    }
    writeln!(
        out,
        "{}",
        exported_words(words, &file, (page.records.len(), page.jottings.len()), page.unreadable)
    )?;
    Ok(ExitCode::SUCCESS)
}

/// Past the letters that a terminal may lack: these are for another program. What there is to say is said
/// aside.
fn to_output(words: &Words, page: &Page, format: Format) -> io::Result<ExitCode> {
    let mut out = terminal::verbatim_output();
    exchange::write(format, page.records.iter().rev(), &page.jottings, &mut out)?;
    if page.is_empty() {
        terminal::print_aside(&fl!(words, "exchange-nothing"));
    }
    if page.unreadable > 0 {
        terminal::print_aside(&unreadable_words(words, page.unreadable));
    }
    Ok(ExitCode::SUCCESS)
}
