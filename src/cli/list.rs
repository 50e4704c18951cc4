//! `softlanding list`: all practices there are, by family, or as JSON for other programs.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::builder::PossibleValuesParser;
use serde::Serialize;
use softlanding_core::exercise::{Caution, Exercise, Family, Grade, Minutes, Need, Occasion};
use softlanding_core::rating::State;
use softlanding_core::record::Origin;

use crate::app::Paths;
use crate::library::{Entry, Library};
use crate::text::cautions;
use crate::text::faults::{self, visible};
use crate::text::names;
use crate::text::{Words, fl};

use super::{find, terminal};

/// What is listed, and how.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ListArguments {
    /// Only this family.
    #[arg(long, value_name = "NAME", ignore_case = true, value_parser = families())]
    family: Option<String>,
    /// As JSON, one array, with what each file says of itself.
    #[arg(long)]
    json: bool,
}

fn families() -> PossibleValuesParser {
    names::FAMILIES.map(names::family_id).into()
}

impl ListArguments {
    fn wants(&self, family: Family) -> bool {
        self.family.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(names::family_id(family)))
    }
}

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    arguments: &ListArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let library = find::all(words, paths);
    if arguments.json {
        let listed: Vec<Listed<'_>> = entries(&library, arguments).map(Listed::new).collect();
        serde_json::to_writer_pretty(&mut *out, &listed)?;
        writeln!(out)?;
    } else {
        write_families(words, &library, arguments, out)?;
    }
    for broken in library.broken() {
        terminal::print_aside(&faults::sentence(words, broken));
    }
    Ok(ExitCode::SUCCESS)
}

fn entries<'a>(library: &'a Library, arguments: &ListArguments) -> impl Iterator<Item = &'a Entry> {
    library.entries().iter().filter(|entry| arguments.wants(entry.exercise.family))
}

fn write_families(
    words: &Words,
    library: &Library,
    arguments: &ListArguments,
    out: &mut dyn Write,
) -> io::Result<()> {
    let width = entries(library, arguments).map(|entry| entry.key.id.len()).max().unwrap_or(0);
    for family in names::FAMILIES {
        let mut of_family =
            entries(library, arguments).filter(|entry| entry.exercise.family == family).peekable();
        if of_family.peek().is_none() {
            continue;
        }
        writeln!(out, "{}", names::family(words, family))?;
        for entry in of_family {
            let told = format!("{}{}", visible(&entry.exercise.title), marks(words, entry));
            write_entry(&entry.key.id, &told, width, out)?;
        }
    }
    Ok(())
}

/// A line for another program; on a terminal as many as there is room for, with the id above where it is narrow.
fn write_entry(id: &str, told: &str, width: usize, out: &mut dyn Write) -> io::Result<()> {
    /// A title with less room beside its id stands below it.
    const TITLE_LEAST: usize = 24;
    let columns = terminal::columns();
    let beside = width + 4;
    if !io::stdout().is_terminal() {
        writeln!(out, "  {id:width$}  {told}")
    } else if columns < beside + TITLE_LEAST {
        writeln!(out, "  {id}")?;
        terminal::write_hanging(out, columns, ["    "; 2], told)
    } else {
        let first = format!("  {id:width$}  ");
        terminal::write_hanging(out, columns, [&first, &" ".repeat(beside)], told)
    }
}

/// What sets it apart: where it comes from, what it asks to be read first, and the most serious cautions.
fn marks(words: &Words, entry: &Entry) -> String {
    let for_two = names::for_two(words, &entry.exercise);
    let held = entry.exercise.has_holds().then(|| fl!(words, "list-held"));
    let asks = entry.exercise.asks_first().then(|| fl!(words, "list-asks-first"));
    let cautions = cautions::line(words, &entry.exercise);
    let marks = [names::origin(words, &entry.key.origin), for_two, held, asks, cautions];
    let marks: Vec<String> = marks.into_iter().flatten().collect();
    if marks.is_empty() { String::new() } else { format!("  ({})", marks.join(" · ")) }
}

/// A practice as other programs read it, in the words of the file format. Names stay; more may come.
#[derive(Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "the fields are those of the file and of the JSON")]
struct Listed<'a> {
    id: &'a str,
    /// As in the journal: "Shipped", "Own" or the name of its pack.
    origin: &'a Origin,
    title: &'a str,
    invitation: &'a str,
    lang: &'a str,
    family: Family,
    suits: &'a [State],
    needs: &'a [Need],
    occasions: &'a [Occasion],
    minutes: Lengths,
    /// Whether the chosen length changes anything.
    fills: bool,
    /// Whether it waits for the person somewhere.
    waits: bool,
    /// Whether it stands behind the hold gate.
    holds: bool,
    /// Why it is shown only to those who ask for it.
    opt_in: Option<&'a str>,
    cautions: &'a [Caution],
    grade: Grade,
    private: bool,
    /// Whether two people practise it at one screen.
    for_two: bool,
}

#[derive(Serialize)]
struct Lengths {
    usual: f64,
    choices: Vec<f64>,
}

impl<'a> Listed<'a> {
    fn new(entry: &'a Entry) -> Self {
        let exercise: &Exercise = &entry.exercise;
        Self {
            id: &entry.key.id,
            origin: &entry.key.origin,
            title: &exercise.title,
            invitation: &exercise.invitation,
            lang: &exercise.lang,
            family: exercise.family,
            suits: &exercise.suits,
            needs: &exercise.needs,
            occasions: &exercise.occasions,
            minutes: Lengths::new(&exercise.minutes),
            fills: exercise.fills(),
            waits: exercise.waits(),
            holds: exercise.has_holds(),
            opt_in: exercise.opt_in.as_deref(),
            cautions: &exercise.cautions,
            grade: exercise.evidence.grade,
            private: exercise.private,
            for_two: exercise.for_two,
        }
    }
}

impl Lengths {
    fn new(minutes: &Minutes) -> Self {
        let in_minutes = |ms: u32| f64::from(ms) / 60_000.0;
        let choices = minutes.choices_ms.iter().copied().map(in_minutes).collect();
        Self { usual: in_minutes(minutes.usual_ms), choices }
    }
}
