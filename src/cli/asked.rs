//! Parts in which a person answers, sorts or ends sentences, in lines. Nothing of it is kept.

use std::io;

use softlanding_core::exercise::Part;
use softlanding_core::sentences;
use softlanding_core::sitting::Event;
use softlanding_core::sorting::Sorting;

use crate::app::Command;
use crate::text::fl;

use super::answers::Asked;
use super::person::Person;
use super::practice::Terminal;
use super::terminal::harmless;

impl<P: Person> Terminal<'_, P> {
    /// Asks what this part asks for. Says whether it asks for anything of the kind.
    pub(super) fn ask_part(&mut self) -> io::Result<bool> {
        let now = self.app.now();
        let part = self.app.practice().and_then(|practice| practice.sitting.part(now)).cloned();
        match part {
            Some(Part::Choose { choices, .. }) => self.ask_choice(&choices)?,
            Some(Part::Sort { items, piles, .. }) => self.ask_pile(&items, &piles)?,
            Some(Part::Sentences { starts, .. }) => self.ask_end(&starts)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// What was done here before; `None` without a practice.
    fn asked(&mut self, items: usize) -> Option<&mut Asked> {
        let sitting = &self.app.practice()?.sitting;
        let (id, part) = (sitting.record().id, sitting.position(self.app.now()).part);
        let there = self.asked.take().filter(|asked| (asked.sitting, asked.part) == (id, part));
        let new = || Asked { sitting: id, part, sorting: Sorting::new(items), ends: Vec::new() };
        Some(self.asked.insert(there.unwrap_or_else(new)))
    }

    /// What was typed at a hint. `None` where it was for something else, or nobody is there any more.
    fn typed_at(&mut self, hint: &str) -> io::Result<Option<String>> {
        let Some(typed) = self.ask(&format!("  {} ", harmless(hint)))? else { return Ok(None) };
        Ok(if self.handle_line(Some(&typed))? { None } else { Some(typed) })
    }

    fn go_on(&mut self) {
        self.asked = None;
        self.app.apply(Command::Practice(Event::Next));
    }

    fn ask_choice(&mut self, choices: &[String]) -> io::Result<()> {
        let hint = fl!(self.app.words(), "cli-choose", choices = self.numbered(choices));
        match self.typed_at(&hint)? {
            Some(typed) if typed.is_empty() => self.go_on(),
            Some(typed) => {
                if let Some(index) = numbered(&typed).filter(|index| *index < choices.len()) {
                    self.app.apply(Command::Practice(Event::Choose(index)));
                }
            }
            None => {}
        }
        Ok(())
    }

    /// Asks for the pile of the thing in hand, or says what lies where.
    fn ask_pile(&mut self, items: &[String], piles: &[String]) -> io::Result<()> {
        let Some(asked) = self.asked(items.len()) else { return Ok(()) };
        let in_hand = asked.sorting.in_hand();
        let Some(thing) = in_hand.and_then(|item| items.get(item)) else {
            return self.ask_again(items, piles);
        };
        let hint = fl!(self.app.words(), "cli-sort", thing = thing.as_str(), piles = self.numbered(piles));
        let Some(typed) = self.typed_at(&hint)? else { return Ok(()) };
        if typed.is_empty() {
            self.print_piles(items, piles)?;
            self.go_on();
        } else if let Some(asked) = &mut self.asked {
            if typed.eq_ignore_ascii_case("s") {
                asked.sorting.pass();
            } else if let Some(pile) = numbered(&typed).filter(|pile| *pile < piles.len()) {
                asked.sorting.lay(pile);
            }
        }
        Ok(())
    }

    /// All lie somewhere: any can be taken up again.
    fn ask_again(&mut self, items: &[String], piles: &[String]) -> io::Result<()> {
        self.print_piles(items, piles)?;
        let hint = fl!(self.app.words(), "cli-sort-again");
        let Some(typed) = self.typed_at(&hint)? else { return Ok(()) };
        if typed.is_empty() {
            self.go_on();
        } else if let (Some(asked), Some(item)) = (&mut self.asked, numbered(&typed)) {
            asked.sorting.take(item);
        }
        Ok(())
    }

    /// A line for each pile on which something lies, each thing with its number.
    fn print_piles(&mut self, items: &[String], piles: &[String]) -> io::Result<()> {
        let Some(asked) = &self.asked else { return Ok(()) };
        for (pile, name) in piles.iter().enumerate() {
            let thing = |item: usize| Some(format!("{} {}", item + 1, items.get(item)?));
            let laid: Vec<String> = asked.sorting.on(pile).filter_map(thing).collect();
            if !laid.is_empty() {
                writeln!(self.out, "  {}", harmless(&format!("{name}: {}", laid.join(" · "))))?;
            }
        }
        Ok(())
    }

    /// Asks for the end of the next sentence, or shows the whole.
    fn ask_end(&mut self, starts: &[String]) -> io::Result<()> {
        let Some(asked) = self.asked(0) else { return Ok(()) };
        let done = asked.ends.len();
        let Some(start) = starts.get(done) else {
            let whole = sentences::whole(starts, &asked.ends);
            for line in whole.lines() {
                writeln!(self.out, "  {}", harmless(line))?;
            }
            let hint = fl!(self.app.words(), "cli-go-on");
            if self.typed_at(&hint)?.is_some() {
                self.go_on();
            }
            return Ok(());
        };
        if done == 0 {
            writeln!(self.out, "  {}", fl!(self.app.words(), "cli-sentences"))?;
        }
        if let (Some(typed), Some(asked)) = (self.typed_at(start)?, &mut self.asked) {
            asked.ends.push(typed);
        }
        Ok(())
    }

    /// "1: Mine · 2: Not mine".
    fn numbered(&self, answers: &[String]) -> String {
        let words = self.app.words();
        let one = |(number, answer): (usize, &String)| {
            fl!(words, "cli-numbered", number = number, answer = answer.as_str())
        };
        (1..).zip(answers).map(one).collect::<Vec<_>>().join(" · ")
    }
}

/// What a number from 1 on stands for, counted from 0.
fn numbered(typed: &str) -> Option<usize> {
    typed.parse::<usize>().ok()?.checked_sub(1)
}
