//! The one practice that may be running, and how it was said to be before it.

use std::time::Duration;

use softlanding_core::in_step::Rhythm;
use softlanding_core::in_step::follow::Follower;
use softlanding_core::rating::Rating;
use softlanding_core::record::{Edit, Ending, Record};
use softlanding_core::sitting::{Effect, Event, Sitting, Stage};
use uuid::Uuid;

use super::heartbeat::Heartbeat;
use super::{Clock, Wake};

/// A practice that runs or is being spoken about afterwards.
#[derive(Debug)]
pub struct Practice {
    pub sitting: Sitting,
    /// Whether this one is kept.
    pub keeping: Keeping,
    /// Whether it went on from another by Gentler.
    pub is_gentler: bool,
    /// Whether it went on from something for two.
    pub is_of_two: bool,
    /// Keeps it in step with somebody elsewhere, if it is.
    in_step: Option<Follower>,
    /// What was kept of its writing.
    pub(super) writing: Option<Uuid>,
    /// The sittings that this one goes on from, while nobody has been asked whether to keep them.
    unasked: Vec<Record>,
    /// The record as the journal was last sent it, if it is kept.
    saved: Record,
}

/// What becomes of a sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is kept on this computer.
    Kept,
    /// It is not.
    NotKept,
    /// The person has not been asked yet; it lives in memory.
    NotAsked,
}

/// What goes over from one sitting to the next.
#[derive(Debug, Default)]
pub(super) struct Continuing {
    pub before: Option<Rating>,
    pub compare_with: Option<Rating>,
    pub follows: Option<Uuid>,
    pub unasked: Vec<Record>,
    pub is_gentler: bool,
    /// Whether it goes on from something for two.
    pub is_of_two: bool,
}

impl Practice {
    /// Whether it has come to its end without a question, so that one may fall asleep.
    #[must_use]
    pub fn has_ended_quietly(&self) -> bool {
        self.sitting.stage() == Stage::After(Ending::Whole) && self.sitting.exercise().ends_quietly
    }

    /// The rhythm that it has in common with somebody elsewhere, if it has.
    #[must_use]
    pub fn rhythm(&self) -> Option<Rhythm> {
        self.in_step.as_ref().map(Follower::rhythm)
    }

    /// Whether it is in the part that somebody elsewhere breathes as well.
    fn breathes_in_step(&self, now: Duration) -> bool {
        self.in_step.is_some() && self.sitting.position(now).part == 0
    }

    /// All that the answer to "Keep this?" is about, oldest first.
    pub(super) fn records(&self) -> Vec<Record> {
        let mut records = self.unasked.clone();
        records.push(self.sitting.record().clone());
        records
    }

    /// What the next sitting takes over from this one.
    pub(super) fn continuing(&self, compare_with: Option<Rating>, is_gentler: bool) -> Continuing {
        let record = self.sitting.record();
        Continuing {
            before: record.after.clone(),
            compare_with,
            // What is not kept is not pointed at either.
            follows: (self.keeping != Keeping::NotKept).then_some(record.id),
            unasked: if self.keeping == Keeping::NotAsked { self.records() } else { Vec::new() },
            is_gentler,
            is_of_two: self.sitting.exercise().for_two || self.is_of_two,
        }
    }
}

/// The practice, the state said before it, and the heartbeat that notices when the process stood still.
#[derive(Debug, Default)]
pub(super) struct Session {
    said: Rating,
    practice: Option<Practice>,
    /// Beats while a practice runs.
    heartbeat: Option<Heartbeat>,
}

impl Session {
    /// How it is right now, as said on the first screen; empty where nothing was said.
    pub fn said(&self) -> &Rating {
        &self.said
    }

    pub fn say(&mut self, rating: Rating) {
        self.said = rating;
    }

    pub fn practice(&self) -> Option<&Practice> {
        self.practice.as_ref()
    }

    pub fn practice_mut(&mut self) -> Option<&mut Practice> {
        self.practice.as_mut()
    }

    pub fn sitting(&self) -> Option<&Sitting> {
        self.practice.as_ref().map(|practice| &practice.sitting)
    }

    pub fn stage(&self) -> Option<Stage> {
        self.sitting().map(Sitting::stage)
    }

    /// Whether a sitting has begun and not ended.
    pub fn is_practising(&self) -> bool {
        matches!(self.stage(), Some(Stage::Running | Stage::Paused))
    }

    pub fn begin(
        &mut self,
        sitting: Sitting,
        keeping: Keeping,
        unasked: Vec<Record>,
        is_gentler: bool,
        is_of_two: bool,
        in_step: Option<Follower>,
    ) {
        let saved = sitting.record().clone();
        self.practice = Some(Practice {
            sitting,
            keeping,
            is_gentler,
            is_of_two,
            in_step,
            writing: None,
            unasked,
            saved,
        });
    }

    /// What keeps the practice in step, while it breathes.
    pub fn follower(&mut self, now: Duration) -> Option<&mut Follower> {
        let practice = self.practice.as_mut().filter(|practice| practice.breathes_in_step(now))?;
        practice.in_step.as_mut()
    }

    /// Until the clocks are to be looked at, while the practice is in step.
    pub fn until_look(&self, now: Duration) -> Option<Duration> {
        let practice = self.practice.as_ref().filter(|practice| practice.breathes_in_step(now))?;
        let runs = practice.sitting.stage() == Stage::Running;
        practice.in_step.as_ref().filter(|_| runs).map(|follower| follower.until_look(now))
    }

    /// Advances the sitting, if there is one, and returns what it asks for.
    pub fn step(&mut self, event: Event, now: Duration) -> Vec<Effect> {
        self.practice.as_mut().map_or_else(Vec::new, |practice| practice.sitting.step(event, now))
    }

    /// Ends the session with this practice.
    pub fn take(&mut self) -> Option<Practice> {
        self.practice.take()
    }

    /// What changed of the sitting since it was saved last, if it is kept. From now on this counts as saved.
    pub fn save(&mut self, record: Record) -> Option<Edit> {
        let practice = self.practice.as_mut().filter(|practice| practice.keeping == Keeping::Kept)?;
        let edit = Edit::between(&practice.saved, &record);
        practice.saved = record;
        Some(edit)
    }

    /// Keeps the sitting and those it goes on from, or does not. Returns their records, oldest first.
    pub fn keep(&mut self, keep: bool) -> Vec<Record> {
        let Some(practice) = &mut self.practice else { return Vec::new() };
        practice.keeping = if keep { Keeping::Kept } else { Keeping::NotKept };
        practice.saved = practice.sitting.record().clone();
        practice.records()
    }

    /// A deleted sitting does not come back when something more is said about it.
    pub fn stop_keeping(&mut self, is_deleted: impl FnOnce(&Record) -> bool) {
        if let Some(practice) = &mut self.practice
            && is_deleted(practice.sitting.record())
        {
            practice.keeping = Keeping::NotKept;
        }
    }

    /// The deletion of this sitting was undone: if it is the one that is spoken about, the record with all that
    /// was said meanwhile.
    pub fn keep_again(&mut self, id: Uuid) -> Option<Record> {
        let practice = self.practice.as_mut().filter(|practice| practice.sitting.record().id == id)?;
        practice.keeping = Keeping::Kept;
        practice.saved = practice.sitting.record().clone();
        Some(practice.saved.clone())
    }

    /// Since when the process stood still, if it did since this was last called.
    pub fn absent_since(&mut self, clock: &Clock) -> Option<Duration> {
        self.heartbeat.as_mut()?.absent_since(clock.reading())
    }

    /// Starts the heartbeat when a practice runs, and ends it otherwise.
    pub fn update_heartbeat(&mut self, clock: &Clock, wake: &Wake) {
        if self.stage() != Some(Stage::Running) {
            self.heartbeat = None;
        } else if self.heartbeat.is_none() {
            // Without a thread an absence goes unnoticed; the practice is worth more.
            self.heartbeat = Heartbeat::start(clock, wake).ok();
        }
    }

    #[cfg(test)]
    pub fn has_heartbeat(&self) -> bool {
        self.heartbeat.is_some()
    }
}
