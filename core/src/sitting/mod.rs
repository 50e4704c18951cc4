//! One time through an exercise, from Begin to the last word said about it.
//!
//! A state machine: [`Sitting::step`] takes what happened and when, and says what is to be done about
//! it. It has no clock, keeps nothing and plays nothing; whoever drives it does, and a window and a
//! terminal drive it alike. The practice itself needs no events: its place follows from an
//! [`Anchor`] and the time.

mod event;
mod joining;
mod noticing;
mod pair;
#[cfg(test)]
mod pair_tests;
mod reading;
mod slow;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use crate::exercise::{Exercise, Part, Sense};
use crate::rating::Rating;
use crate::record::{Ending, ExerciseKey, Record};
use crate::score::{Both, Choice, Position, Score};

use noticing::{Noticing, swapped, tapped_cycle_ms};
use pair::Pair;
use slow::Slow;

pub use event::{Answer, Effect, Event, Reason};
pub use noticing::{Noticed, Step};
pub use pair::{Answered, TURN_STEP_MS, Taps};
pub use slow::{Scale, ScalePoint, StandingWords, Waiting};

/// What picture and sound follow: where the score was at an instant, and whether it runs from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    pub position: Position,
    /// Monotonic time, counted from whenever the driver began to count.
    pub at: Duration,
    pub is_running: bool,
}

impl Anchor {
    /// Where the score is at `now`.
    #[must_use]
    pub fn position(&self, score: &Score, now: Duration) -> Position {
        if !self.is_running {
            return self.position;
        }
        let elapsed_ms = now.saturating_sub(self.at).as_millis();
        score.advance(self.position, u64::try_from(elapsed_ms).unwrap_or(u64::MAX))
    }
}

/// What is known when a sitting begins.
#[derive(Clone, Debug)]
pub struct Beginning {
    pub id: Uuid,
    pub exercise: Arc<Exercise>,
    /// Of its parts as their author wrote them: a practice is the same in every language.
    pub parts_hash: u64,
    pub key: ExerciseKey,
    /// Whole length, words and landing included.
    pub length_ms: u32,
    pub started_utc_ms: i64,
    pub zone: String,
    /// How it was just before, if it was said.
    pub before: Option<Rating>,
    /// What the rating afterwards is compared with: `before`, or for a sitting that goes on from
    /// another what was said before that one.
    pub compare_with: Option<Rating>,
    /// The sitting this one goes on from.
    pub follows: Option<Uuid>,
}

/// Where a sitting is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Running,
    Paused,
    /// Over; there may be a rating and a reason to come.
    After(Ending),
    Closed,
}

/// One time through an exercise.
#[derive(Clone, Debug)]
pub struct Sitting {
    exercise: Arc<Exercise>,
    score: Arc<Score>,
    choice: Choice,
    anchor: Anchor,
    stage: Stage,
    /// Whether it is paused because nothing ran for a while, and nobody has gone on since.
    is_absent: bool,
    record: Record,
    compare_with: Option<Rating>,
    noticing: Noticing,
    /// All of this sitting, in order.
    noticed: Vec<Noticed>,
    slow: Slow,
    pair: Pair,
    both: Both,
}

impl Sitting {
    /// Begins at `now`. The effects start the sound and keep the row.
    #[must_use]
    pub fn begin(beginning: Beginning, now: Duration) -> (Self, Vec<Effect>) {
        let choice = Choice { length_ms: beginning.length_ms, own_cycle_ms: None };
        let both = Both::default();
        let score = Arc::new(Score::compile_both(&beginning.exercise, choice, &both));
        let record = Record {
            id: beginning.id,
            exercise: beginning.key,
            title: beginning.exercise.title.clone(),
            parts_hash: beginning.parts_hash,
            started_utc_ms: beginning.started_utc_ms,
            zone: beginning.zone,
            planned_ms: u64::from(score.total_ms()),
            practised_ms: 0,
            ending: Ending::Interrupted,
            before: beginning.before,
            after: None,
            later: None,
            follows: beginning.follows,
            note: String::new(),
            tags: Vec::new(),
        };
        let sitting = Self {
            exercise: beginning.exercise,
            score,
            choice,
            anchor: Anchor { position: Position::START, at: now, is_running: true },
            stage: Stage::Running,
            is_absent: false,
            record,
            compare_with: beginning.compare_with,
            noticing: Noticing::default(),
            noticed: Vec::new(),
            slow: Slow::default(),
            pair: Pair::default(),
            both,
        };
        let mut effects = vec![Effect::Follow(sitting.anchor)];
        sitting.save(&mut effects);
        (sitting, effects)
    }

    /// Takes what happened at `now` and says what is to be done.
    #[must_use]
    pub fn step(&mut self, event: Event, now: Duration) -> Vec<Effect> {
        let mut effects = Vec::new();
        match self.stage {
            Stage::Running | Stage::Paused => self.step_practice(event, now, &mut effects),
            Stage::After(ending) => self.step_after(event, ending, &mut effects),
            Stage::Closed => {}
        }
        effects
    }

    fn step_practice(&mut self, event: Event, now: Duration, effects: &mut Vec<Effect>) {
        if let Event::Absent { since } = event {
            return self.be_absent(since.clamp(self.anchor.at, now.max(self.anchor.at)), effects);
        }
        // Whatever else happened: if it was already over by then, it ended whole.
        if self.score.is_over(self.position(now)) {
            self.end(Ending::Whole, now, effects);
            if !matches!(event, Event::Stop) {
                self.step_after(event, Ending::Whole, effects);
            }
            return;
        }
        match event {
            Event::Pause if self.stage == Stage::Running => self.hold(Stage::Paused, now, effects),
            Event::Resume if self.stage == Stage::Paused => self.hold(Stage::Running, now, effects),
            Event::Join { at, round } => self.join(at, round, now, effects),
            Event::Correct { ms } if self.stage == Stage::Running => self.correct(ms, now, effects),
            Event::Next => self.next(now, effects),
            Event::Skip => self.skip(now, effects),
            Event::Swap => self.noticing.swaps += 1,
            Event::SetWait { ms } => self.set_wait(ms, now, effects),
            Event::SetScale(level) => self.set_scale(level, now),
            Event::Tap(_)
            | Event::OwnPace(_)
            | Event::Meet(_)
            | Event::Answer(_)
            | Event::Choose(_)
            | Event::Longer
            | Event::Shorter => self.step_pair(&event, now, effects),
            Event::Stop => {
                let landing = self.part_at(now).is_none();
                self.end(if landing { Ending::Whole } else { Ending::Interrupted }, now, effects);
            }
            Event::Gentler => {
                self.end(Ending::Gentler, now, effects);
                self.go_on(effects);
            }
            Event::Close => {
                self.end(Ending::Interrupted, now, effects);
                self.close(effects);
            }
            Event::Tick
            | Event::Pause
            | Event::Absent { .. }
            | Event::Resume
            | Event::Correct { .. }
            | Event::Reason(_)
            | Event::Owner { .. }
            | Event::Rate(_) => {}
        }
    }

    fn step_pair(&mut self, event: &Event, now: Duration, effects: &mut Vec<Effect>) {
        match event {
            Event::Tap(side) => self.tap(*side, now, effects),
            Event::OwnPace(side) => self.change_pace(*side, now, effects),
            Event::Meet(meeting) => self.meet(*meeting, effects),
            Event::Answer(answer) => self.answer(*answer, now, effects),
            Event::Choose(choice) => self.choose(*choice, now, effects),
            Event::Longer => self.change_turn(true, now, effects),
            Event::Shorter => self.change_turn(false, now, effects),
            _ => {}
        }
    }

    /// Nothing ran from `since` on. What was over by then had ended; what was paused stays so.
    fn be_absent(&mut self, since: Duration, effects: &mut Vec<Effect>) {
        if self.score.is_over(self.position(since)) {
            self.end(Ending::Whole, since, effects);
        } else if self.stage == Stage::Running {
            self.hold(Stage::Paused, since, effects);
            self.is_absent = true;
        }
    }

    fn step_after(&mut self, event: Event, ending: Ending, effects: &mut Vec<Effect>) {
        match event {
            Event::Rate(rating) => {
                self.record.after = (!rating.is_empty()).then_some(rating);
                self.save(effects);
            }
            Event::Reason(reason) if ending != Ending::Whole => {
                self.record.ending = match reason {
                    Reason::Enough => Ending::Enough,
                    Reason::NotForMe => Ending::NotForMe,
                    Reason::Interrupted => Ending::Interrupted,
                };
                self.stage = Stage::After(self.record.ending);
                self.save(effects);
            }
            Event::Owner { side, before } => self.own(side, before, effects),
            Event::Gentler => self.go_on(effects),
            Event::Close | Event::Stop => self.close(effects),
            _ => {}
        }
    }

    /// Sets a new anchor at `position`, which is where things stand at `now`.
    fn anchor_at(&mut self, position: Position, now: Duration, effects: &mut Vec<Effect>) {
        self.record.practised_ms += self.run_ms(now);
        self.is_absent = false;
        let is_running = self.stage == Stage::Running;
        self.anchor = Anchor { position, at: now, is_running };
        effects.push(Effect::Follow(self.anchor));
    }

    /// How long it has run since the anchor. A late driver adds nothing after the end.
    fn run_ms(&self, now: Duration) -> u64 {
        if !self.anchor.is_running {
            return 0;
        }
        let elapsed_ms = now.saturating_sub(self.anchor.at).as_millis() as u64;
        if self.score.is_over(self.position(now)) {
            let left_ms = self.score.total_ms() - self.score.timed_ms(self.anchor.position);
            return elapsed_ms.min(u64::from(left_ms));
        }
        elapsed_ms
    }

    fn hold(&mut self, stage: Stage, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.position(now);
        if stage == Stage::Paused
            && matches!(self.part_at(now), Some(Part::Notice { sense: Sense::Breath, .. }))
        {
            // Taps on both sides of a pause would measure the pause: they begin anew.
            self.noticing = Noticing::default();
            self.forget_taps();
        }
        self.stage = stage;
        self.anchor_at(position, now, effects);
    }

    fn next(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.position(now);
        if matches!(self.exercise.parts.get(position.part), Some(Part::Turn { .. })) {
            self.stage = Stage::Running;
            return self.anchor_at(self.score.after(position.part), now, effects);
        }
        if !self.score.waits_at(position) || self.is_asked(position, now) {
            return;
        }
        if self.answered(now).is_some() {
            return self.leave_check(position, now, effects);
        }
        if self.stage == Stage::Paused {
            self.hold(Stage::Running, now, effects);
        }
        if let Some(Part::Notice { sense, count, .. }) = self.exercise.parts.get(position.part) {
            if *sense == Sense::Breath {
                self.noticing.taps.push(now);
            }
            let sense = if self.noticing.swaps > 0 { swapped(*sense, self.noticing.swaps) } else { *sense };
            self.noticed.push(Noticed { part: position.part, sense, at: now });
            return self.one_done(*count, position, now, effects);
        }
        self.leave_wait(position, now, effects);
    }

    fn skip(&mut self, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.position(now);
        match self.exercise.parts.get(position.part) {
            Some(Part::Notice { each: true, .. }) => self.leave_taps(position, now, effects),
            Some(Part::Notice { sense: Sense::Breath, .. }) => {
                self.noticing.taps.clear();
                self.leave_wait(position, now, effects);
            }
            Some(Part::Check { .. }) => self.leave_check(position, now, effects),
            Some(Part::Notice { count, .. }) => {
                let count = *count;
                if self.stage == Stage::Paused {
                    self.hold(Stage::Running, now, effects);
                }
                self.one_done(count, position, now, effects);
            }
            _ if self.score.waits_at(position) => self.leave_wait(position, now, effects),
            _ => {}
        }
    }

    fn leave_wait(&mut self, position: Position, now: Duration, effects: &mut Vec<Effect>) {
        self.stage = Stage::Running;
        let noticing = std::mem::take(&mut self.noticing);
        if let Some(own_cycle_ms) = tapped_cycle_ms(&noticing.taps) {
            self.choice.own_cycle_ms = Some(own_cycle_ms);
            self.rescore(effects);
        }
        self.anchor_at(self.score.after(position.part), now, effects);
    }

    /// Whether only taps of both or an answer lead on from there.
    fn is_asked(&self, position: Position, now: Duration) -> bool {
        match self.exercise.parts.get(position.part) {
            Some(Part::Notice { each, .. }) => *each,
            Some(Part::Check { .. }) => self.answered(now).is_none(),
            _ => false,
        }
    }

    /// Compiles the score anew from what was tapped, chosen and wished for.
    fn rescore(&mut self, effects: &mut Vec<Effect>) {
        self.score = Arc::new(Score::compile_both(&self.exercise, self.choice, &self.both));
        self.record.planned_ms = u64::from(self.score.total_ms());
        effects.push(Effect::Rescored(Arc::clone(&self.score)));
    }

    fn end(&mut self, ending: Ending, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.position(now);
        self.stage = Stage::After(ending);
        self.slow = Slow::default();
        self.anchor_at(position, now, effects);
        self.record.ending = ending;
        self.save(effects);
        effects.push(Effect::Ended(ending));
    }

    fn go_on(&mut self, effects: &mut Vec<Effect>) {
        effects.push(Effect::GoOn(self.exercise.gentler.clone()));
        self.close(effects);
    }

    fn close(&mut self, effects: &mut Vec<Effect>) {
        self.stage = Stage::Closed;
        effects.push(Effect::Closed);
    }

    fn save(&self, effects: &mut Vec<Effect>) {
        // A private exercise leaves no trace, not even for a moment.
        if self.may_be_kept() {
            effects.push(Effect::Save(Box::new(self.record.clone())));
        }
    }

    fn part_at(&self, now: Duration) -> Option<&Part> {
        self.exercise.parts.get(self.position(now).part)
    }
}
