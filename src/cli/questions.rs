//! What is asked before and after a practice. Each answer may be left out.

use std::io;

use softlanding_core::rating::{Level, Rating, Shift, State};
use softlanding_core::record::Ending;
use softlanding_core::sitting::{Event, Reason, Stage};
use softlanding_core::support::{DIRECTORIES, LineKind};

use crate::app::{Command, Keeping, Practice};
use crate::settings::Keep;
use crate::text::fl;
use crate::text::names;
use crate::text::people;

use super::PracticeArguments;
use super::person::Person;
use super::practice::Terminal;
use super::terminal::harmless;

impl<P: Person> Terminal<'_, P> {
    /// "How are things right now?", before anything else.
    pub(super) fn ask_before(&mut self) -> io::Result<()> {
        if self.person.is_there() {
            let question = fl!(self.app.words(), "now-question");
            let rating = self.ask_rating(&question)?;
            let is_very_hard = rating.is_very_hard();
            self.app.apply(Command::Say(rating));
            self.offer_a_person(is_very_hard)?;
        }
        Ok(())
    }

    /// "And now?", and what follows from it. Says whether something gentler has begun.
    pub(super) fn ask_after(&mut self, options: &PracticeArguments) -> io::Result<bool> {
        if !self.person.is_there() || self.app.practice().is_none_or(Practice::has_ended_quietly) {
            return Ok(false);
        }
        let question = fl!(self.app.words(), "after-question");
        let rating = self.ask_rating(&question)?;
        let is_very_hard = rating.is_very_hard();
        self.app.apply(Command::Practice(Event::Rate(rating)));
        self.ask_reason()?;
        let Some(practice) = self.app.practice() else { return Ok(false) };
        let asks_for_care = practice.sitting.shift().is_some_and(Shift::asks_for_care);
        let was_harder = practice.sitting.shift().is_some_and(Shift::is_harder);
        let sentence = names::afterwards(self.app.words(), &practice.sitting);
        writeln!(self.out, "{}\n", harmless(&sentence))?;
        if was_harder {
            self.print_what_helps()?;
        }
        self.offer_a_person(is_very_hard)?;
        self.ask_to_keep(options)?;
        self.has_kept |= self.app.practice().is_some_and(|practice| practice.keeping == Keeping::Kept);
        if asks_for_care || is_very_hard {
            let question = fl!(self.app.words(), "cli-gentler");
            if self.ask_yes_or_no(&question)? == Some(true) {
                self.app.apply(Command::Practice(Event::Gentler));
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The consent to keep, asked once; no answer is no yes, and is asked again another time.
    fn ask_to_keep(&mut self, options: &PracticeArguments) -> io::Result<()> {
        let was_asked = options.keep || self.app.settings().keep != Keep::NotAsked;
        if was_asked || self.has_asked_to_keep || !self.app.may_be_kept() {
            return Ok(());
        }
        self.has_asked_to_keep = true;
        writeln!(self.out, "{}", fl!(self.app.words(), "after-keep-about"))?;
        let question = fl!(self.app.words(), "after-keep-question");
        if let Some(yes) = self.ask_yes_or_no(&question)? {
            self.app.apply(Command::Consent(yes));
        }
        Ok(())
    }

    /// Why it was stopped, if it was.
    fn ask_reason(&mut self) -> io::Result<()> {
        let stage = self.app.practice().map(|practice| practice.sitting.stage());
        if stage != Some(Stage::After(Ending::Interrupted)) {
            return Ok(());
        }
        let words = self.app.words();
        let reasons = [
            (Reason::Enough, fl!(words, "after-reason-enough")),
            (Reason::NotForMe, fl!(words, "after-reason-not-for-me")),
            (Reason::Interrupted, fl!(words, "after-reason-interrupted")),
        ];
        writeln!(self.out, "{}", fl!(words, "after-stopped-question"))?;
        for (number, (_, reason)) in (1_u32..).zip(&reasons) {
            let line = fl!(self.app.words(), "cli-reason", number = number, reason = reason.as_str());
            writeln!(self.out, "  {line}")?;
        }
        let answer = self.ask_number(1, reasons.len())?.and_then(|number| reasons.get(number - 1));
        if let Some((reason, _)) = answer {
            self.app.apply(Command::Practice(Event::Reason(*reason)));
        }
        Ok(())
    }

    fn ask_rating(&mut self, question: &str) -> io::Result<Rating> {
        writeln!(self.out, "{question}")?;
        for (number, state) in (1_u32..).zip(State::ALL) {
            let words = self.app.words();
            // A person may call it as they like.
            let name = harmless(&names::state(words, self.app.settings(), state));
            let feeling = names::feeling(words, state);
            writeln!(
                self.out,
                "  {}",
                fl!(words, "cli-state", number = number, name = name, feeling = feeling)
            )?;
        }
        let number = self.ask_number(1, State::ALL.len())?;
        let state = number.and_then(|number| State::ALL.get(number - 1).copied());
        let mut rating = Rating { state, ..Rating::default() };
        if state == Some(State::ShutDown) {
            rating.presence = self.ask_level(&fl!(self.app.words(), "presence-question"))?;
        }
        rating.hardness = self.ask_level(&fl!(self.app.words(), "hardness-question"))?;
        writeln!(self.out)?;
        Ok(rating)
    }

    fn ask_level(&mut self, question: &str) -> io::Result<Option<Level>> {
        writeln!(self.out, "{question}")?;
        let most = usize::from(Level::MAX.get());
        Ok(self.ask_number(0, most)?.and_then(|number| u8::try_from(number).ok()).and_then(Level::new))
    }

    /// A number from `least` to `most`; `None` when it is left out. Asks again where it can't be
    /// understood.
    fn ask_number(&mut self, least: usize, most: usize) -> io::Result<Option<usize>> {
        let hint = fl!(self.app.words(), "cli-leave-out", least = least, most = most);
        loop {
            let Some(answer) = self.ask(&format!("{hint} > "))? else { return Ok(None) };
            if answer.is_empty() {
                return Ok(None);
            }
            match answer.parse::<usize>() {
                Ok(number) if (least..=most).contains(&number) => return Ok(Some(number)),
                _ => {
                    let again = fl!(self.app.words(), "cli-not-understood", least = least, most = most);
                    writeln!(self.out, "{again}")?;
                }
            }
        }
    }

    pub(super) fn ask_yes_or_no(&mut self, question: &str) -> io::Result<Option<bool>> {
        let question = fl!(self.app.words(), "cli-yes-or-no", question = question);
        Ok(match self.ask(&format!("{question} > "))?.map(|answer| answer.to_lowercase()).as_deref() {
            Some("y" | "yes") => Some(true),
            Some("n" | "no") => Some(false),
            _ => None,
        })
    }

    /// What is typed after this, without blanks around it.
    pub(super) fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        write!(self.out, "{prompt}")?;
        self.out.flush()?;
        let answer = self.person.answer().map(|answer| answer.trim().to_owned());
        if answer.is_none() {
            // The line that nobody ended.
            writeln!(self.out)?;
        }
        Ok(answer)
    }

    /// When it is very hard, people come before practice; nothing else is hidden.
    fn offer_a_person(&mut self, is_very_hard: bool) -> io::Result<()> {
        if !is_very_hard {
            return Ok(());
        }
        let words = self.app.words();
        let title = fl!(words, "very-hard-card");
        writeln!(self.out, "{title}")?;
        let lists = self.app.support();
        let country = self.app.settings().country.and_then(|code| lists.country(code));
        for line in country.iter().flat_map(|country| country.lines_for(LineKind::Crisis)) {
            writeln!(self.out, "  {}", people::in_short(words, line))?;
        }
        let [first, second] = DIRECTORIES;
        writeln!(self.out, "{}", fl!(words, "cli-people-elsewhere", first = first, second = second))?;
        writeln!(self.out, "{}\n", fl!(words, "cli-people-way"))
    }
}
