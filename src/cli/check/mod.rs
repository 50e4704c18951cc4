//! `softlanding check FILE…`: what is wrong with exercise files, their translations and lists of lines to call, in words,
//! with the line; and hints.

mod finding;
mod letters;
mod source;
mod written;

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use softlanding_core::exercise;

use crate::library::{self, FileErrorKind};
use crate::platform::fonts::SystemFonts;
use crate::text::faults::visible;
use crate::text::{Words, fl};

use super::terminal;
use finding::{Finding, Severity};
use source::Source;
use written::Colours;

/// What is checked, and how it is told.
#[derive(Clone, Debug, clap::Args)]
pub struct CheckArguments {
    /// .ron files, folders of them, or - for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Hints make it no success, too.
    #[arg(long)]
    strict: bool,
    /// As JSON, one object on a line for each finding.
    #[arg(long)]
    json: bool,
    /// Whether in colours.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: When,
}

impl CheckArguments {
    /// Whether it is told in colours, which steer the terminal.
    pub(super) fn draws(&self) -> bool {
        !self.json
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    Always,
    Never,
}

impl When {
    fn colours(self) -> Colours {
        let is_coloured = match self {
            Self::Auto => terminal::is_coloured(),
            Self::Always => true,
            Self::Never => false,
        };
        if is_coloured { Colours::bright() } else { Colours::default() }
    }
}

pub(super) fn run(words: &Words, options: &CheckArguments, out: &mut dyn Write) -> io::Result<ExitCode> {
    let sources = Source::all(&options.files);
    let mut check = Check { words, options, colours: options.color.colours(), out, tally: Tally::default() };
    let mut paths_by_id = HashMap::new();
    let mut system = SystemFonts::of_machine();
    for source in &sources {
        check.print(&source.name(), &findings(words, source, &mut paths_by_id, &mut system))?;
    }
    for folder in options.files.iter().filter(|path| path.is_dir()) {
        if !sources.iter().any(|source| source.comes_from(folder)) {
            let folder = visible(&folder.display().to_string());
            terminal::print_aside(&fl!(words, "cli-check-nothing", folder = folder));
        }
    }
    check.sum_up(sources.len())?;
    Ok(check.exit_code())
}

/// Why a file can't be used, as `check` says it.
pub(super) fn told(words: &Words, file: &str, fault: &FileErrorKind) -> String {
    written::finding(words, &Finding::of_fault(words, &visible(file), fault), Colours::default())
}

/// Everything found in one file. Within a folder each id stands for one file.
fn findings(
    words: &Words,
    source: &Source,
    paths_by_id: &mut HashMap<(PathBuf, String), PathBuf>,
    system: &mut SystemFonts,
) -> Vec<Finding> {
    let name = source.name();
    let read = || {
        let bytes = source.read()?;
        if exercise::is_support(&bytes) {
            exercise::parse_support(&bytes).map_err(|error| FileErrorKind::Format(Box::new(error)))?;
            return Ok(None);
        }
        if exercise::is_translation(&bytes) {
            return source.fits_its_original(bytes).map(|()| None);
        }
        let exercise = library::parse(&bytes)?;
        Ok(Some((bytes, exercise)))
    };
    let (bytes, exercise) = match read() {
        Ok(Some(read)) => read,
        // A list of lines to call, or the texts of an exercise in another language.
        Ok(None) => return Vec::new(),
        Err(fault) => return vec![Finding::of_fault(words, &name, &fault)],
    };
    if let Source::InFolder { folder, path } = source {
        let id = exercise.id.as_str().to_owned();
        if let Some(other) = paths_by_id.insert((folder.clone(), id.clone()), path.clone()) {
            return vec![Finding::of_fault(words, &name, &FileErrorKind::SameId { id, other })];
        }
    }
    let text = String::from_utf8_lossy(&bytes);
    let lints = exercise::lint(&text, &exercise);
    let lints = lints.iter().map(|lint| Finding::of_lint(words, &name, lint));
    lints.chain(letters::finding(words, &name, &text, &exercise, system)).collect()
}

/// How many files there are of each kind.
#[derive(Default)]
struct Tally {
    good: usize,
    hinted: usize,
    bad: usize,
}

struct Check<'a> {
    words: &'a Words,
    options: &'a CheckArguments,
    colours: Colours,
    out: &'a mut dyn Write,
    tally: Tally,
}

impl Check<'_> {
    fn print(&mut self, file: &str, findings: &[Finding]) -> io::Result<()> {
        let is_bad = findings.iter().any(|finding| finding.severity == Severity::Error);
        match (is_bad, findings.is_empty()) {
            (true, _) => self.tally.bad += 1,
            (false, false) => self.tally.hinted += 1,
            (false, true) => self.tally.good += 1,
        }
        if self.options.json {
            for finding in findings {
                serde_json::to_writer(&mut *self.out, finding)?;
                writeln!(self.out)?;
            }
            return Ok(());
        }
        if findings.is_empty() {
            writeln!(self.out, "{}", written::good(self.words, file, self.colours))?;
        }
        for finding in findings {
            writeln!(self.out, "{}", written::finding(self.words, finding, self.colours))?;
        }
        Ok(())
    }

    fn sum_up(&mut self, files: usize) -> io::Result<()> {
        if self.options.json || files < 2 {
            return Ok(());
        }
        let Tally { good, hinted, bad } = self.tally;
        let sum = fl!(self.words, "cli-check-sum", files = files, good = good, hinted = hinted, bad = bad);
        writeln!(self.out, "{sum}")
    }

    fn exit_code(&self) -> ExitCode {
        let is_success = self.tally.bad == 0 && !(self.options.strict && self.tally.hinted > 0);
        if is_success { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
