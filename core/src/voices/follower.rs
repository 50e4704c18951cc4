//! What follows the score of one person: their cues and their beds, in a register and on a side.

use crate::score::{Score, ScoredBeat};

use super::pool::Pool;
use super::ramp::Ramp;
use super::register::Register;
use super::schedule::{Schedule, Track, Upcoming};
use super::timeline::Timeline;
use super::{CONTROL_FRAMES, Frame, JUMP_MS, Moment, Motion, Voice, beds, frames};

/// How fast a bed may follow the breath, in breaths a second, while score time runs …
const FOLLOWS_PER_SECOND: f32 = 4.0;
/// … and how slowly it comes to rest when it does not.
const RESTS_PER_SECOND: f32 = 0.5;

/// Cues and beds of one person. The second one's are still when somebody practises alone.
#[derive(Debug)]
pub(super) struct Follower {
    register: Register,
    sample_rate: f64,
    track: Track,
    pub(super) schedule: Schedule,
    pub(super) pool: Pool,
    beds: Vec<Box<dyn Voice>>,
    fullness: f32,
    is_beside_another: bool,
    /// From alone (0) to beside another (1), so that a bed takes its place without a click.
    beside: Ramp,
    /// The beds are on some side. Changes at control points only, whatever the size of blocks.
    is_heard: bool,
}

impl Follower {
    pub(super) fn new(register: Register, track: Track, sample_rate: f64) -> Self {
        Self {
            register,
            sample_rate,
            track,
            schedule: Schedule::from(track, 0.0),
            pool: Pool::new(sample_rate),
            beds: beds(&register, sample_rate),
            fullness: 0.0,
            is_beside_another: false,
            beside: Ramp::resting_at(0.0),
            is_heard: false,
        }
    }

    /// Begins with the first cue from a place on.
    pub(super) fn begin(&mut self, timed_ms: f64) {
        self.schedule = Schedule::from(self.track, timed_ms);
    }

    /// Strikes what is due; returns how many frames there are until the next cue, if there is one.
    pub(super) fn strike_due(&mut self, score: &Score, timeline: &Timeline, is_for_two: bool) -> Option<u64> {
        while let Some(upcoming) = self.schedule.upcoming(score) {
            let until_cue = timeline.frames_until(upcoming.onset_ms);
            if until_cue > 0 {
                return Some(until_cue);
            }
            self.strike(&upcoming, is_for_two);
            self.schedule.go_on();
        }
        None
    }

    /// What is for both is heard as if for one, in the middle.
    pub(super) fn strike(&mut self, upcoming: &Upcoming, is_for_two: bool) {
        let is_own = is_for_two && !upcoming.is_for_both;
        let cue = if is_own { self.register.of(upcoming.cue) } else { upcoming.cue };
        self.pool.strike(cue, upcoming.ring, frames(upcoming.attack_ms, self.sample_rate));
    }

    /// Tells the beds what there is. To be called at every control point.
    pub(super) fn follow(&mut self, score: &Score, timed_ms: f64, motion: Motion, is_for_two: bool) {
        if is_for_two != self.is_beside_another {
            self.is_beside_another = is_for_two;
            self.beside.go(f32::from(u8::from(is_for_two)), frames(JUMP_MS, self.sample_rate));
        }
        let (goal, per_second) = match motion {
            Motion::Runs | Motion::Pauses | Motion::Mutes => {
                (score.fullness_at(timed_ms), FOLLOWS_PER_SECOND)
            }
            Motion::Waits | Motion::Ends => (0.0, RESTS_PER_SECOND),
        };
        let most = per_second * CONTROL_FRAMES as f32 / self.sample_rate as f32;
        self.fullness += (goal - self.fullness).clamp(-most, most);
        let is_moving = self.beside.frames_left().is_some();
        self.is_heard = is_moving || self.sides().iter().any(|side| *side > 0.0);
        if !self.is_heard {
            return;
        }
        let beat = (motion == Motion::Runs).then(|| beat_at(score, timed_ms)).flatten();
        let moment = Moment { fullness: self.fullness, timed_ms, beat };
        for bed in &mut self.beds {
            bed.follow(moment);
        }
    }

    /// Adds the next frames, at most [`CONTROL_FRAMES`].
    pub(super) fn add(&mut self, cues: &mut [Frame], beds: &mut [Frame]) {
        self.pool.add(cues);
        if !self.is_heard {
            return;
        }
        let mut own = [[0.0; 2]; CONTROL_FRAMES];
        let own = own.get_mut(..beds.len()).unwrap_or_default();
        for bed in &mut self.beds {
            bed.add(own);
        }
        for ([left, right], [own_left, own_right]) in beds.iter_mut().zip(own) {
            self.beside.next();
            let [to_left, to_right] = self.sides();
            *left += to_left * *own_left;
            *right += to_right * *own_right;
        }
    }

    /// How loud the bed is on each side by now.
    fn sides(&self) -> Frame {
        let Register { alone, beside, .. } = self.register;
        let ([alone_left, alone_right], [left, right]) = (alone, beside);
        let share = self.beside.value();
        [alone_left + share * (left - alone_left), alone_right + share * (right - alone_right)]
    }
}

fn beat_at(score: &Score, timed_ms: f64) -> Option<&ScoredBeat> {
    let moment = score.at(score.position_at(timed_ms as u32));
    score.beats().get(moment.beat?.index)
}
