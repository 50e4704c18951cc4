//! Parts in which little happens for long: a wave, a number to type now and then, a time to set.

use std::io;
use std::time::Duration;

use softlanding_core::exercise::Part;
use softlanding_core::rating::Level;
use softlanding_core::sitting::Event;

use crate::app::Command;
use crate::text::fl;
use crate::text::names;

use super::person::Person;
use super::practice::{FRAME, Terminal};

/// What stands before the bar of a wave or of a time that runs.
const INDENT: &str = "  ";

impl<P: Person> Terminal<'_, P> {
    /// What is said or drawn below the words of a part when it begins, or when other words came.
    pub(super) fn open_slow_part(&mut self, is_new: bool) -> io::Result<()> {
        let now = self.app.now();
        let Some(practice) = self.app.practice() else { return Ok(()) };
        let is_set = practice.sitting.waiting(now).is_some_and(|waiting| waiting.set_ms.is_some());
        match practice.sitting.part(now) {
            Some(Part::Scale { .. }) if is_new && self.person.is_there() => {
                writeln!(self.out, "{INDENT}{}", fl!(self.app.words(), "cli-scale"))?;
            }
            Some(Part::Wave { .. }) if self.draws => self.open_line = Some(INDENT.to_owned()),
            Some(Part::Wait { .. }) if self.draws && is_set => self.open_line = Some(INDENT.to_owned()),
            _ => {}
        }
        Ok(())
    }

    /// The number of a scale, if there is one to move now.
    pub(super) fn move_scale(&mut self, typed: &str) -> bool {
        let has_scale =
            self.app.practice().is_some_and(|practice| practice.sitting.scale(self.app.now()).is_some());
        let level = typed.parse().ok().and_then(Level::new).filter(|_| has_scale);
        if let Some(level) = level {
            self.app.apply(Command::Practice(Event::SetScale(level)));
        }
        level.is_some()
    }

    /// How much of the time that was set has passed, 0–1. `None` where none runs.
    pub(super) fn set_time(&self) -> Option<f32> {
        let waiting = self.app.practice()?.sitting.waiting(self.app.now())?;
        (waiting.set_ms.is_some() && !waiting.is_over()).then(|| waiting.share())
    }

    /// Lets the time that was set run. Enter goes on before it is over.
    pub(super) fn let_time_run(&mut self, share: f32) -> io::Result<()> {
        self.draw(share)?;
        let until_change = self.app.next_tick().unwrap_or(FRAME);
        let frame = if self.open_line.is_some() { until_change.min(FRAME) } else { until_change };
        let typed = self.person.wait(frame.max(Duration::from_millis(1)));
        if !self.handle_line(typed.as_deref())? && typed.is_some_and(|typed| typed.trim().is_empty()) {
            self.app.apply(Command::Practice(Event::Next));
        }
        Ok(())
    }

    /// The time to choose, where one is: its numbers, and how to go on.
    pub(super) fn wait_hint(&self) -> Option<String> {
        let words = self.app.words();
        let waiting = self.app.practice()?.sitting.waiting(self.app.now())?;
        let choice = |(number, ms): (usize, &u32)| {
            fl!(words, "cli-wait-choice", number = number, length = names::length(words, u64::from(*ms)))
        };
        let choices: Vec<String> = (1..).zip(waiting.choices_ms).map(choice).collect();
        let choices = choices.join(" · ");
        Some(if waiting.is_over() {
            fl!(words, "cli-wait-again", choices = choices)
        } else {
            fl!(words, "cli-wait", choices = choices)
        })
    }

    /// A time by its number in the list. Whether one was chosen.
    pub(super) fn choose_time(&mut self, typed: &str) -> bool {
        let chosen = || {
            let waiting = self.app.practice()?.sitting.waiting(self.app.now())?;
            waiting.choices_ms.get(typed.trim().parse::<usize>().ok()?.checked_sub(1)?).copied()
        };
        let Some(ms) = chosen() else { return false };
        self.app.apply(Command::Practice(Event::SetWait { ms }));
        true
    }

    /// Whether there is a time to set here.
    pub(super) fn sets_time(&self) -> bool {
        self.app.practice().is_some_and(|practice| practice.sitting.waiting(self.app.now()).is_some())
    }
}
