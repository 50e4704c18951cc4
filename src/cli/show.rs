//! `softlanding show ID`: everything there is to know about a practice, within the terminal's width.

use std::io::{self, Write};
use std::process::ExitCode;

use softlanding_core::exercise::Exercise;

use crate::app::Paths;
use crate::text::describe::{self, Section};
use crate::text::names;
use crate::text::{Words, fl};

use super::drawing::{self, Canvas};
use super::find::{self, FoundExercise};
use super::terminal;

/// What is shown, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct ShowArguments {
    /// Which practice, as in the list, or a .ron file.
    #[arg(value_name = "ID|FILE")]
    practice: String,
    /// Only words, nothing drawn.
    #[arg(long)]
    plain: bool,
}

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    options: &ShowArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let found = match find::one(words, paths, &options.practice) {
        Ok(found) => found,
        Err(missing) => return Ok(missing.say(words, &options.practice)),
    };
    let columns = terminal::columns();
    let canvas = Canvas { columns: columns - INDENT.len(), in_all_letters: terminal::knows_all_letters() };
    Showing { words, columns, canvas: (!options.plain).then_some(canvas), out }.show(&found)?;
    Ok(ExitCode::SUCCESS)
}

const INDENT: &str = "  ";
/// Of what stands after the words of a part.
const LINE_INDENT: &str = "    ";

struct Showing<'a> {
    words: &'a Words,
    columns: usize,
    /// `None`: nothing is drawn.
    canvas: Option<Canvas>,
    out: &'a mut dyn Write,
}

impl Showing<'_> {
    fn show(&mut self, found: &FoundExercise) -> io::Result<()> {
        let exercise = &found.exercise;
        self.paragraph("", &exercise.title)?;
        self.paragraph("", &exercise.invitation)?;
        writeln!(self.out)?;
        self.paragraph("", &self.facts(found))?;
        let before = describe::before(self.words, exercise);
        before.first.iter().try_for_each(|caution| self.paragraph("", caution))?;
        self.what_happens(exercise)?;
        let asks_first = before.asks_first.clone().into_iter();
        let beside = asks_first.chain(before.beside_first(self.words));
        let known = describe::evidence(self.words, exercise).into_iter();
        let mut sections = beside.chain(known).chain(describe::sources(self.words, exercise));
        sections.try_for_each(|section| self.section(&section))
    }

    /// Length, holds, family and where it comes from; for which states.
    fn facts(&self, found: &FoundExercise) -> String {
        let words = self.words;
        let mut facts = describe::facts(words, &found.exercise);
        facts.extend(found.origin.as_ref().and_then(|origin| names::origin(words, origin)));
        let mut facts = facts.join(" · ");
        let suits = found.exercise.suits.iter().map(|state| names::our_state(words, *state));
        let suits = suits.collect::<Vec<_>>().join(", ");
        if !suits.is_empty() {
            facts.push('\n');
            facts.push_str(&fl!(words, "show-suits", states = suits));
        }
        facts
    }

    fn what_happens(&mut self, exercise: &Exercise) -> io::Result<()> {
        writeln!(self.out)?;
        self.paragraph("", &fl!(self.words, "about-happens"))?;
        for step in describe::steps(self.words, exercise) {
            let line = match step.text {
                Some(text) => format!("{text} ({})", step.how),
                None => step.how,
            };
            self.paragraph(INDENT, &line)?;
            step.lines.iter().try_for_each(|line| self.paragraph(LINE_INDENT, line))?;
            if let (Some(curve), Some(canvas)) = (step.curve, self.canvas) {
                writeln!(self.out)?;
                for line in drawing::lines(self.words, &curve, canvas) {
                    writeln!(self.out, "{INDENT}{line}")?;
                }
                writeln!(self.out)?;
            }
        }
        Ok(())
    }

    fn section(&mut self, section: &Section) -> io::Result<()> {
        writeln!(self.out)?;
        self.paragraph("", &section.title)?;
        section.lines.iter().try_for_each(|line| self.paragraph(INDENT, line))
    }

    fn paragraph(&mut self, indent: &str, text: &str) -> io::Result<()> {
        terminal::write_paragraph(self.out, self.columns, indent, text)
    }
}
