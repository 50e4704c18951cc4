//! What is for two people in a sitting: taps and paces of each, turns, answers, and whose record it is. Nothing of
//! it is kept, and nothing here tells who of the two did something.

use std::time::Duration;

use super::noticing::tapped_cycle_ms;
use super::{Answer, Effect, Sitting, Stage};
use crate::exercise::{Part, Sense};
use crate::pair::{Meeting, Side, Whose, Wish, nearness};
use crate::rating::Rating;
use crate::score::{PartWish, Position, Score};

/// A turn becomes longer or shorter by this much at once.
pub const TURN_STEP_MS: u32 = 30_000;

/// What two people said, tapped and chose so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    taps: [Vec<Duration>; 2],
    /// How often the turn before the question was given again.
    tries: u32,
    /// What is said after an answer that does not lead on at once, in the part that asked.
    answered: Option<(usize, Answered)>,
    chosen: Option<(usize, usize)>,
    pub owner: Whose,
}

/// What follows an answer that does not lead on at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    Almost,
    /// There is no further try; what there is to say is thanks.
    Thanks,
}

/// How far both are in tapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taps {
    pub done: [u32; 2],
    /// How many each taps.
    pub count: u32,
}

impl Sitting {
    /// The beginning of a breath in of one of the two.
    pub(super) fn tap(&mut self, side: Side, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.position(now);
        let Some(Part::Notice { sense: Sense::Breath, count, each: true, .. }) =
            self.exercise.parts.get(position.part)
        else {
            return;
        };
        let count = *count as usize;
        if self.stage == Stage::Paused {
            self.hold(Stage::Running, now, effects);
        }
        let taps = side.of_mut(&mut self.pair.taps);
        if taps.len() < count {
            taps.push(now);
        }
        if self.pair.taps.iter().all(|taps| taps.len() >= count) {
            self.leave_taps(position, now, effects);
        }
    }

    /// On with the pace of whoever tapped at least two breaths.
    pub(super) fn leave_taps(&mut self, position: Position, now: Duration, effects: &mut Vec<Effect>) {
        let taps = std::mem::take(&mut self.pair.taps);
        self.both.own_ms = taps.map(|taps| tapped_cycle_ms(&taps));
        self.stage = Stage::Running;
        self.rescore(effects);
        self.anchor_at(self.score.after(position.part), now, effects);
    }

    /// Taps on both sides of a pause would measure the pause.
    pub(super) fn forget_taps(&mut self) {
        self.pair.taps = <[Vec<Duration>; 2]>::default();
    }

    /// One goes back to their own pace, or joins again. The other's goes on.
    pub(super) fn change_pace(&mut self, side: Side, now: Duration, effects: &mut Vec<Effect>) {
        let Position { part, ms } = self.position(now);
        if !matches!(self.exercise.parts.get(part), Some(Part::Cycle { each: true, .. })) {
            return;
        }
        let wish = if self.is_at_own_pace(side, now) { Wish::Shared } else { Wish::Own };
        self.both.wishes.push(PartWish { part, ms, side, wish });
        self.rescore(effects);
    }

    /// Where both meet. Anyone's wishes so far stand.
    pub(super) fn meet(&mut self, meeting: Meeting, effects: &mut Vec<Effect>) {
        if self.both.meeting != meeting {
            self.both.meeting = meeting;
            self.rescore(effects);
        }
    }

    /// The person who was listened to says whether it was heard.
    pub(super) fn answer(&mut self, answer: Answer, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.position(now);
        let Some(Part::Check { .. }) = self.exercise.parts.get(position.part) else { return };
        if self.answered(now).is_some() {
            return;
        }
        match answer {
            Answer::Yes => self.leave_check(position, now, effects),
            Answer::Almost => self.pair.answered = Some((position.part, Answered::Almost)),
            Answer::NotYet if self.pair.tries < Part::CHECK_TRIES => {
                self.pair.tries += 1;
                self.stage = Stage::Running;
                let again = Position { part: position.part.saturating_sub(1), ms: 0 };
                self.anchor_at(again, now, effects);
            }
            Answer::NotYet => self.pair.answered = Some((position.part, Answered::Thanks)),
        }
    }

    pub(super) fn leave_check(&mut self, position: Position, now: Duration, effects: &mut Vec<Effect>) {
        (self.pair.tries, self.pair.answered) = (0, None);
        self.stage = Stage::Running;
        self.anchor_at(self.score.after(position.part), now, effects);
    }

    pub(super) fn choose(&mut self, choice: usize, now: Duration, effects: &mut Vec<Effect>) {
        let position = self.position(now);
        let Some(Part::Choose { choices, .. }) = self.exercise.parts.get(position.part) else { return };
        if choice < choices.len() {
            self.pair.chosen = Some((position.part, choice));
            self.leave_wait(position, now, effects);
        }
    }

    /// The turn goes on for longer, as if it had begun later, or for less long.
    pub(super) fn change_turn(&mut self, is_longer: bool, now: Duration, effects: &mut Vec<Effect>) {
        let Position { part, ms } = self.position(now);
        if !matches!(self.exercise.parts.get(part), Some(Part::Turn { .. })) {
            return;
        }
        let length_ms = self.score.parts().get(part).map_or(0, |part| part.length.timed_ms());
        let ms = if is_longer {
            ms.saturating_sub(TURN_STEP_MS)
        } else {
            // The last seconds stay, for the sign at its end not to come at once.
            ms.saturating_add(TURN_STEP_MS).min(length_ms.saturating_sub(5_000)).max(ms)
        };
        self.anchor_at(Position { part, ms }, now, effects);
    }

    /// Whose record this is. Nothing of a sitting for two is kept before that is said.
    pub(super) fn own(&mut self, owner: Option<Side>, before: Option<Rating>, effects: &mut Vec<Effect>) {
        self.pair.owner = owner.into();
        if before.is_some() {
            self.record.before.clone_from(&before);
            self.compare_with = before;
        }
        self.save(effects);
    }

    /// Whether something of it may be kept at all: of two, only what belongs to one who said so.
    #[must_use]
    pub fn may_be_kept(&self) -> bool {
        !self.exercise.private && (!self.exercise.for_two || self.pair.owner.side().is_some())
    }

    #[must_use]
    pub fn meeting(&self) -> Meeting {
        self.both.meeting
    }

    /// What one of the two follows; the same for both where no part has a pace for each.
    #[must_use]
    pub fn score_of(&self, side: Side) -> &Score {
        match side {
            Side::Left => &self.score,
            Side::Right => self.score.other().unwrap_or(&self.score),
        }
    }

    /// Whether this part has a lantern for each.
    #[must_use]
    pub fn is_for_each(&self, now: Duration) -> bool {
        matches!(self.part(now), Some(Part::Cycle { each: true, .. }))
    }

    /// Whether one of the two went back to their own pace in this part.
    #[must_use]
    pub fn is_at_own_pace(&self, side: Side, now: Duration) -> bool {
        let part = self.position(now).part;
        let mut wishes = self.both.wishes.iter().rev();
        let last = wishes.find(|wish| wish.part == part && wish.side == side);
        last.map_or(self.both.meeting == Meeting::Own, |last| last.wish == Wish::Own)
    }

    /// How near the two are to breathing together, 0–1: 1 in any part that is not for each.
    #[must_use]
    pub fn nearness(&self, now: Duration) -> f32 {
        let Position { part, ms } = self.position(now);
        let track = |side| self.score_of(side).parts().get(part)?.track.as_ref();
        let both = track(Side::Left).zip(track(Side::Right));
        both.map_or(1.0, |(left, right)| nearness([left, right], f64::from(ms)))
    }

    /// How far both are in tapping, in a part where both do.
    #[must_use]
    pub fn taps(&self, now: Duration) -> Option<Taps> {
        let Some(Part::Notice { count, each: true, .. }) = self.part(now) else { return None };
        let done = Side::BOTH.map(|side| side.of(&self.pair.taps).len() as u32);
        Some(Taps { done, count: *count })
    }

    /// What was answered, in a part that asked and goes on when somebody says so.
    #[must_use]
    pub fn answered(&self, now: Duration) -> Option<Answered> {
        let part = self.position(now).part;
        self.pair.answered.filter(|(asked, _)| *asked == part).map(|(_, answered)| answered)
    }

    /// What was chosen last; it stays on the screen to the end.
    #[must_use]
    pub fn chosen(&self) -> Option<&str> {
        let (part, choice) = self.pair.chosen?;
        match self.exercise.parts.get(part) {
            Some(Part::Choose { choices, .. }) => choices.get(choice).map(String::as_str),
            _ => None,
        }
    }

    /// What was chosen in the part right before this one, to begin writing with.
    #[must_use]
    pub fn chosen_before(&self, part: usize) -> Option<&str> {
        let (asked, _) = self.pair.chosen?;
        self.chosen().filter(|_| asked + 1 == part)
    }
}
