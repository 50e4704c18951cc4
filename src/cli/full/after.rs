//! *And now?*: how it is, why it was stopped, whether it is kept, and what may follow.

use softlanding_core::rating::Shift;
use softlanding_core::record::Ending;
use softlanding_core::sitting::{Event, Reason, Stage};

use crate::app::{Command, Keeping, Written};
use crate::text::{describe, fl, names};

use super::colours::Ink;
use super::keys::Key;
use super::of_after::{After, Step};
use super::rows::{Row, paragraph};
use super::state::{Ask, Full, Shown};

const REASONS: [Reason; 3] = [Reason::Enough, Reason::NotForMe, Reason::Interrupted];

impl Full {
    pub fn step_of_after(&self) -> Step {
        let (Shown::After(after), Some(practice)) = (&self.shown, self.app.practice()) else {
            return Step::Done;
        };
        if practice.has_ended_quietly() {
            return Step::Quiet;
        }
        if self.is_for_two() {
            return Step::ForTwo;
        }
        let is_stopped = practice.sitting.stage() != Stage::After(Ending::Whole);
        match after {
            After { is_rated: false, .. } => Step::Rating,
            After { has_reason: false, .. } if is_stopped => Step::Reason,
            After { is_keep_answered: false, .. } if self.asks_to_keep() => Step::Keep,
            _ => Step::Done,
        }
    }

    pub fn key_of_after(&mut self, key: Key) -> Ask {
        let step = self.step_of_after();
        let (settings, now) = (self.app.settings().clone(), self.app.now());
        let Shown::After(after) = &mut self.shown else { return Ask::Nothing };
        // A nought right after a one belongs to what was asked before.
        let is_rating = step == Step::Rating
            || (!matches!(step, Step::Quiet | Step::ForTwo) && after.saying.makes_ten(key, now));
        if is_rating && after.saying.take(&settings, key, now) {
            after.is_rated = after.saying.is_said();
            let rating = after.saying.draft.rating.clone();
            self.app.apply(Command::Practice(Event::Rate(rating)));
            return Ask::Nothing;
        }
        match (step, key) {
            (Step::Rating, Key::Enter) => after.is_rated = true,
            (Step::Reason, Key::Enter) => after.has_reason = true,
            (Step::Keep, Key::Enter) => after.is_keep_answered = true,
            (Step::Quiet | Step::Done | Step::ForTwo, Key::Enter) => {
                self.app.apply(Command::Practice(Event::Close));
            }
            (Step::Reason, _) if key.digit().is_some() => self.give_reason(key),
            (Step::Keep, _) if key.is_letter('y') || key.is_letter('n') => {
                after.is_keep_answered = true;
                self.app.apply(Command::Consent(key.is_letter('y')));
            }
            (Step::Done, _) if key.is_letter('e') => self.app.apply(Command::Practice(Event::Gentler)),
            (Step::Done, _) if key.is_letter('l') => self.app.apply(Command::ALittleLonger),
            _ => return self.key_of_page(key),
        }
        Ask::Nothing
    }

    fn give_reason(&mut self, key: Key) {
        let index = key.digit().and_then(|digit| usize::from(digit).checked_sub(1));
        let reason = index.and_then(|index| REASONS.get(index));
        if let (Some(reason), Shown::After(after)) = (reason, &mut self.shown) {
            after.has_reason = true;
            self.app.apply(Command::Practice(Event::Reason(*reason)));
        }
    }

    pub fn rows_of_after(&self, width: usize) -> Vec<Row> {
        let (Shown::After(after), words) = (&self.shown, self.app.words()) else { return Vec::new() };
        let question = fl!(words, "after-question");
        let title = || Row::new(0).strong(question.as_str(), Ink::Text);
        match self.step_of_after() {
            Step::Quiet => paragraph(&fl!(words, "after-quiet"), width, 3, 0, Ink::Muted),
            Step::ForTwo => {
                let done = paragraph(&fl!(words, "pair-done"), width, 2, 0, Ink::Text);
                let kept = paragraph(&fl!(words, "pair-done-nothing"), width, 2, 1, Ink::Muted);
                [done, vec![Row::air()], kept].concat()
            }
            Step::Rating => after.saying.rows(words, self.app.settings(), &question, width),
            Step::Reason => [vec![title(), Row::air()], self.reason_rows()].concat(),
            Step::Keep => {
                let about = paragraph(&fl!(words, "after-keep-about"), width, 4, 2, Ink::Muted);
                let asked = paragraph(&fl!(words, "after-keep-question"), width, 2, 0, Ink::Text);
                [vec![title(), Row::air()], asked, vec![Row::air()], about].concat()
            }
            Step::Done => self.done_rows(width),
        }
    }

    fn reason_rows(&self) -> Vec<Row> {
        let words = self.app.words();
        let names = [
            fl!(words, "after-reason-enough"),
            fl!(words, "after-reason-not-for-me"),
            fl!(words, "after-reason-interrupted"),
        ];
        let mut rows = vec![Row::new(1).with(fl!(words, "after-stopped-question"), Ink::Text), Row::air()];
        let row = |(number, name): (usize, String)| {
            Row::list(0).with(format!("{number}   "), Ink::Muted).with(name, Ink::Text)
        };
        rows.extend((1..).zip(names).map(row));
        rows
    }

    fn done_rows(&self, width: usize) -> Vec<Row> {
        let words = self.app.words();
        let Some(practice) = self.app.practice() else { return Vec::new() };
        let sitting = &practice.sitting;
        let mut rows = paragraph(&names::afterwards(words, sitting), width, 4, 0, Ink::Text);
        if sitting.shift().is_some_and(Shift::is_harder) {
            rows.push(Row::air());
            rows.extend(paragraph(&describe::what_helps(words, sitting.exercise()), width, 5, 2, Ink::Text));
        }
        if self.is_very_hard_after() {
            rows.push(Row::air());
            rows.extend(self.people_rows(width, 0));
        }
        if self.needs_care() {
            rows.push(Row::air());
            rows.extend(paragraph(&fl!(words, "cli-gentler"), width, 2, 1, Ink::Accent));
        }
        if practice.keeping == Keeping::Kept {
            let kept = match self.app.written() {
                Written::OnDisk => fl!(words, "after-kept"),
                Written::UnderWay => fl!(words, "after-being-kept"),
                Written::AwaitsRoom => fl!(words, "after-awaits-room"),
                Written::AwaitsJournal => fl!(words, "after-awaits-journal"),
            };
            rows.extend([Row::air(), Row::new(4).with(kept, Ink::Muted)]);
        }
        rows
    }

    fn is_very_hard_after(&self) -> bool {
        let rating = self.app.practice().and_then(|practice| practice.sitting.record().after.as_ref());
        rating.is_some_and(softlanding_core::rating::Rating::is_very_hard)
    }

    /// Whether something gentler is offered.
    pub fn needs_care(&self) -> bool {
        let shift = self.app.practice().and_then(|practice| practice.sitting.shift());
        shift.is_some_and(Shift::asks_for_care) || self.is_very_hard_after()
    }
}
