//! `softlanding in-step`: three words for a practice, or a practice for three words.

use std::io::{self, Write};
use std::process::ExitCode;

use softlanding_core::in_step::words::{WordsError, read, words as words_of};
use softlanding_core::in_step::{Rhythm, spoken};

use crate::app::Command;
use crate::text::in_step;
use crate::text::{Words, fl};

use super::person::Person;
use super::practice::{self, Terminal};
use super::terminal::harmless;
use super::{Arguments, Minutes, PracticeArguments, WRONG_USE, find, terminal};

/// What to join, or whose words to say.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct InStepArguments {
    /// The three words that somebody told you: joins with the next breath.
    #[arg(value_name = "WORD", required_unless_present = "exercise", conflicts_with = "exercise")]
    words: Vec<String>,
    /// Says the three words of this practice, as in the list.
    #[arg(long, value_name = "ID")]
    exercise: Option<String>,
    /// How long, for the words.
    #[arg(long, value_name = "N", requires = "exercise", allow_hyphen_values = true)]
    minutes: Option<Minutes>,
    /// One line a change, nothing drawn.
    #[arg(long)]
    plain: bool,
    /// Keep it on this computer: says yes to the question, if that was never answered.
    #[arg(long)]
    keep: bool,
}

pub(super) fn run(
    words: &Words,
    arguments: &Arguments,
    options: &InStepArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    if let Some(id) = &options.exercise {
        return say(words, arguments, id, options.minutes.as_ref(), out);
    }
    match read(&options.words.join(" ")) {
        Ok(rhythm) => {
            let options = PracticeArguments {
                plain: options.plain,
                keep: options.keep,
                ..PracticeArguments::default()
            };
            practice::run_with(arguments, &options, out, |terminal| terminal.lead_in_step(rhythm, &options))
        }
        Err(error) => {
            terminal::print_aside(&harmless(&in_step::error(words, &error)));
            if let WordsError::Unknown { perhaps, .. } = error
                && !perhaps.is_empty()
            {
                let perhaps = perhaps.join(", ");
                terminal::print_aside(&fl!(words, "cli-in-step-perhaps", words = perhaps));
            }
            Ok(ExitCode::from(WRONG_USE))
        }
    }
}

/// The words of a practice, and below them what they say.
fn say(
    words: &Words,
    arguments: &Arguments,
    id: &str,
    minutes: Option<&Minutes>,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let length_ms = match Minutes::asked_for(minutes, words) {
        Ok(length_ms) => length_ms,
        Err(code) => return Ok(code),
    };
    let library = find::all(words, &arguments.paths());
    let Some(entry) = library.find_id(id) else {
        terminal::print_aside(&find::unknown_id(words, &library, id));
        return Ok(ExitCode::FAILURE);
    };
    let title = harmless(&entry.exercise.title);
    let length_ms = length_ms.unwrap_or(entry.exercise.minutes.usual_ms);
    let Some(spoken) = spoken(&entry.exercise, length_ms) else {
        terminal::print_aside(&fl!(words, "cli-in-step-no-breath", title = title));
        return Ok(ExitCode::FAILURE);
    };
    if !spoken.is_exact {
        terminal::print_aside(&fl!(words, "cli-in-step-near", title = title));
    }
    writeln!(out, "{}\n{}", words_of(spoken.rhythm), in_step::rhythm(words, spoken.rhythm))?;
    Ok(ExitCode::SUCCESS)
}

impl<P: Person> Terminal<'_, P> {
    /// Joins with the next breath, from the question before to the last word after.
    pub(super) fn lead_in_step(
        &mut self,
        rhythm: Rhythm,
        options: &PracticeArguments,
    ) -> io::Result<ExitCode> {
        self.wait_for_folders();
        self.print_notices()?;
        if !self.pass_gates(&self.app.in_step_entry(rhythm))? {
            return Ok(ExitCode::FAILURE);
        }
        self.ask_before()?;
        self.app.apply(Command::JoinInStep(rhythm));
        self.lead_on(options)
    }

    /// Until the first breath, or the next after a pause: one line. Says whether that is so.
    pub(super) fn wait_to_join(&mut self) -> io::Result<bool> {
        let now = self.app.now();
        let Some(practice) = self.app.practice() else { return Ok(false) };
        let at = practice.sitting.anchor().at;
        let Some(left) = practice.sitting.joins_in(now) else { return Ok(false) };
        if self.told_joining.replace(at) != Some(at) {
            writeln!(self.out, "{}", fl!(self.app.words(), "in-step-soon"))?;
            self.out.flush()?;
        }
        let typed = self.person.wait(self.app.next_tick().unwrap_or(left).min(left));
        self.handle_line(typed.as_deref())?;
        Ok(true)
    }
}
