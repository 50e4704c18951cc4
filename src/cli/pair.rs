//! Practices for two at one keyboard: the gate, turns and their answers, in lines. Nothing of it is kept.

use std::io;

use softlanding_core::exercise::{Part, Who};
use softlanding_core::sitting::{Answer, Event};

use crate::app::{Command, Practice};
use crate::library::{Entry, SMALLEST_ID};
use crate::text::names;
use crate::text::{Words, fl};

use super::person::Person;
use super::practice::Terminal;
use super::terminal::harmless;

impl<P: Person> Terminal<'_, P> {
    /// What begins behind the gate for two: this one, or company for whoever is alone. `None` where nobody is there
    /// to say no. What is for one has no such gate.
    pub(super) fn behind_gate(&mut self, entry: Entry) -> io::Result<Option<Entry>> {
        if !entry.exercise.for_two {
            return Ok(Some(entry));
        }
        let words = self.app.words();
        writeln!(self.out, "{}\n{}", fl!(words, "pair-gate"), fl!(words, "pair-gate-note"))?;
        if !self.person.is_there() {
            writeln!(self.out, "{}", fl!(words, "cli-gate-closed"))?;
            return Ok(None);
        }
        let hint = fl!(words, "cli-pair-gate");
        let Some(typed) = self.ask(&format!("  {hint} "))? else { return Ok(None) };
        let is_alone = typed.trim().eq_ignore_ascii_case("q");
        Ok(if is_alone { self.app.library().find_id(SMALLEST_ID).cloned() } else { Some(entry) })
    }

    /// Whether what runs, or is over, is for two.
    pub(super) fn is_for_two(&self) -> bool {
        self.app.practice().is_some_and(|practice: &Practice| practice.sitting.exercise().for_two)
    }

    /// Whether it was heard. After *almost*, and when there is no further try, something is said before it goes on.
    pub(super) fn ask_check(
        &mut self,
        who: Who,
        almost: Option<String>,
        thanks: Option<String>,
    ) -> io::Result<()> {
        let words = self.app.words();
        let (hint, whose) = (fl!(words, "cli-pair-check"), names::turn(words, who));
        let (almost, thanks) = (
            almost.unwrap_or_else(|| fl!(words, "pair-almost")),
            thanks.unwrap_or_else(|| fl!(words, "pair-thanks")),
        );
        let Some(typed) = self.typed_at(&format!("{whose} {hint}"))? else { return Ok(()) };
        let answer = match typed.trim().to_lowercase().as_str() {
            "a" => Answer::Almost,
            "n" => Answer::NotYet,
            _ => Answer::Yes,
        };
        self.app.apply(Command::Practice(Event::Answer(answer)));
        let now = self.app.now();
        let answered = self.app.practice().and_then(|practice| practice.sitting.answered(now));
        if answered.is_some() {
            let says = if answer == Answer::Almost { almost } else { thanks };
            writeln!(self.out, "{}", harmless(&says))?;
            let hint = fl!(self.app.words(), "cli-go-on");
            if self.typed_at(&hint)?.is_some() {
                self.go_on();
            }
        }
        Ok(())
    }

    /// Nobody taps for two at one line of text: both begin at the pace that is written.
    pub(super) fn skip_taps(&mut self) -> io::Result<()> {
        let hint = fl!(self.app.words(), "cli-pair-taps");
        if self.typed_at(&hint)?.is_some() {
            self.app.apply(Command::Practice(Event::Skip));
        }
        Ok(())
    }
}

/// Whose turn it is and what for, and below it what the other one does.
pub(super) fn turn_text(words: &Words, part: &Part) -> String {
    let Part::Turn { who, prompt, aside, .. } = part else { return String::new() };
    let turn = format!("{}: {prompt}", names::turn(words, *who));
    match aside {
        Some(text) => format!("{turn}\n{}", fl!(words, "cli-pair-other", text = text.as_str())),
        None => turn,
    }
}
