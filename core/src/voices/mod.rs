//! What a score sounds like: samples from a score, a place in it and levels.
//!
//! One renderer owns all sound. Nothing is fired from outside: cues and beds follow from the score, so
//! the first sample of every cue is known exactly, whatever the size of the blocks asked for. It follows
//! a clock only through [`Renderer::set_rate`] and [`Renderer::jump`]; it knows no device, clock or file.
//! A score with another behind it is for two people: each is followed in a register and on a side of their own.
//! [`Renderer::render`] allocates, locks and drops nothing.
//!
//! A new bed is one file and one line in `beds`; a new cue is one line in `cues`.

mod bowl;
mod breath;
mod cues;
mod follower;
mod hum;
mod levels;
mod limiter;
mod noise;
mod pool;
mod ramp;
mod register;
mod schedule;
mod timeline;

#[cfg(test)]
mod tests;

use std::fmt::Debug;

use crate::score::{PartLength, Score, ScoredBeat};

pub use levels::Levels;

use follower::Follower;
use levels::Mixer;
use ramp::{Ramp, smooth};
use register::Register;
use schedule::{Schedule, Track};
use timeline::Timeline;

/// The frames between two updates of slow things (filters, vibrato), counted from the beginning.
const CONTROL_FRAMES: usize = 64;
/// A whole sitting fades in.
const SITTING_MS: f64 = 5_000.0;
/// A person's pause, and going on after it.
const PAUSE_MS: f64 = 300.0;
/// Mute, Hide, Stop.
const MUTE_MS: f64 = 50.0;
/// A soft end.
const END_MS: f64 = 3_000.0;
/// How long what rings takes to fade when the place changes.
const JUMP_MS: f64 = 250.0;
/// What began by mistake goes as fast as it can without a click.
const RETRACT_MS: f64 = 30.0;
/// A jump of no more than this brings a late sound back to its place: what rings may ring on, and no cue
/// sounds twice.
const CORRECTION_MS: f64 = 500.0;
/// The largest distance between a renderer's place and a wait, in milliseconds of score time, at which
/// [`Renderer::set_motion`] with [`Motion::Waits`] finds that wait by itself.
pub const NEAR_A_WAIT_MS: f64 = 150.0;

/// A left and a right sample.
type Frame = [f32; 2];

/// How score time and sound go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// Score time runs.
    Runs,
    /// Score time stands at a wait for the person; the bed goes on softly, at rest. A wait within
    /// 150 ms of the present place is taken to be the one meant.
    Waits,
    /// Score time stands; the sound fades within 300 ms, then is frozen. [`Motion::Runs`] brings it back.
    Pauses,
    /// As [`Motion::Pauses`], within 60 ms: mute, Hide, Stop.
    Mutes,
    /// Score time stands and everything fades over 3 s: Gentler, closing.
    Ends,
}

/// What a bed is told at every control point.
#[derive(Clone, Copy, Debug)]
struct Moment<'a> {
    /// How full the breath is, 0–1, never moving faster than is gentle.
    fullness: f32,
    /// Place on the timed axis.
    timed_ms: f64,
    /// The beat there, while score time runs.
    beat: Option<&'a ScoredBeat>,
}

/// A voice that goes on all the time and follows the score.
trait Voice: Debug + Send {
    /// Called once in [`CONTROL_FRAMES`].
    fn follow(&mut self, moment: Moment<'_>);
    /// Adds its next frames to what is there. Must not depend on how many are asked for at once.
    fn add(&mut self, frames: &mut [Frame]);
}

/// Every bed there is: one line each.
fn beds(register: &Register, sample_rate: f64) -> Vec<Box<dyn Voice>> {
    vec![Box::new(breath::Breath::new(register, sample_rate)), Box::new(hum::Hum::new(register, sample_rate))]
}

/// Renders scores as sound. Silent until [`Renderer::begin`].
#[derive(Debug)]
pub struct Renderer {
    sample_rate: f64,
    timeline: Timeline,
    /// What follows the score, or the first person's of two.
    first: Follower,
    /// What follows the score behind it, if there is one.
    second: Follower,
    /// The marks of lines: passed over in silence unless the levels say that lines are marked.
    marks: Schedule,
    /// The soft signs at the ends of turns.
    turns: Schedule,
    lines_are_marked: bool,
    mixer: Mixer,
    /// Closed by pauses, mutes and endings.
    gate: Ramp,
    /// Opens once, slowly, when a sitting begins.
    sitting: Ramp,
    motion: Motion,
    /// Waiting has begun and its place has still to be found in the score.
    seeks_wait: bool,
    /// Score time has come to the score's end.
    is_over: bool,
    /// How much of the bed there is: all of it until the landing, nothing after it.
    bed_presence: f32,
    /// Frames since the beginning: the grid of control points.
    clock: u64,
}

impl Renderer {
    /// A silent renderer for `sample_rate` in Hz, held to 8,000–192,000. Everything is allocated here.
    #[must_use]
    pub fn new(sample_rate: u32) -> Self {
        let sample_rate = f64::from(sample_rate.clamp(8_000, 192_000));
        Self {
            sample_rate,
            timeline: Timeline::new(sample_rate),
            first: Follower::new(Register::FIRST, Track::Beats, sample_rate),
            second: Follower::new(Register::SECOND, Track::OtherBeats, sample_rate),
            marks: Schedule::from(Track::Lines, 0.0),
            turns: Schedule::from(Track::Turns, 0.0),
            lines_are_marked: false,
            mixer: Mixer::new(Levels::default(), sample_rate),
            gate: Ramp::resting_at(0.0),
            sitting: Ramp::resting_at(0.0),
            motion: Motion::Mutes,
            seeks_wait: false,
            is_over: false,
            bed_presence: 0.0,
            clock: 0,
        }
    }

    /// Changes how loud things are, without a click.
    pub fn set_levels(&mut self, levels: Levels) {
        self.mixer.set(levels);
        self.lines_are_marked = levels.lines_are_marked;
    }

    /// Begins a score at a place on its timed axis. The sitting fades in over five seconds, from silence
    /// or from what still sounds. Score time runs.
    pub fn begin(&mut self, timed_ms: f64) {
        let timed_ms = place(timed_ms);
        self.quieten();
        self.sitting = Ramp::resting_at(self.gate.value() * self.sitting.value());
        self.sitting.go(1.0, self.frames(SITTING_MS));
        self.gate = Ramp::resting_at(1.0);
        self.timeline.move_to(timed_ms);
        self.first.begin(timed_ms);
        self.second.begin(timed_ms);
        self.marks = Schedule::from(Track::Lines, timed_ms);
        self.turns = Schedule::from(Track::Turns, timed_ms);
        self.motion = Motion::Runs;
        (self.seeks_wait, self.is_over, self.clock) = (false, false, 0);
    }

    /// How fast score time runs, held to 0.995–1.005. Pitch never changes.
    pub fn set_rate(&mut self, rate: f64) {
        if rate.is_finite() {
            self.timeline.set_rate(rate.clamp(0.995, 1.005));
        }
    }

    /// Goes on somewhere else, at once: [`Self::timed_ms`] is there when this returns. The bed glides
    /// there, what rings fades. Cues on the way do not sound; one that lies at `timed_ms` does.
    pub fn jump(&mut self, timed_ms: f64) {
        let timed_ms = place(timed_ms);
        let is_correction = (timed_ms - self.timeline.timed_ms()).abs() <= CORRECTION_MS;
        if !is_correction {
            self.quieten();
        }
        self.timeline.move_to(timed_ms);
        self.seek(timed_ms, is_correction);
        (self.seeks_wait, self.is_over) = (self.motion == Motion::Waits, false);
    }

    /// To be called when the next score to be rendered is another of the same practice: it goes on where the one
    /// before is. What rings rings on, the bed glides, and no cue sounds twice.
    pub fn rescore(&mut self) {
        let timed_ms = self.timeline.timed_ms();
        self.schedules().into_iter().for_each(|schedule| schedule.rescore(timed_ms));
        self.is_over = false;
    }

    /// Changes how score time and sound go on; the same again changes nothing.
    pub fn set_motion(&mut self, motion: Motion) {
        if motion == self.motion {
            return;
        }
        self.motion = motion;
        self.seeks_wait = motion == Motion::Waits;
        let (open, fade_ms) = match motion {
            Motion::Runs | Motion::Waits => (1.0, PAUSE_MS),
            Motion::Pauses => (0.0, PAUSE_MS),
            Motion::Mutes => (0.0, MUTE_MS),
            Motion::Ends => (0.0, END_MS),
        };
        self.gate.go(open, self.frames(fade_ms));
    }

    /// Where the next frame to be rendered lies on the score's timed axis.
    #[must_use]
    pub fn timed_ms(&self) -> f64 {
        self.timeline.timed_ms()
    }

    /// Whether nothing audible is left, so that a stream may be dropped.
    #[must_use]
    pub fn is_silent(&self) -> bool {
        self.is_frozen() || (self.is_over && self.bed_presence <= 0.0 && self.pools_are_silent())
    }

    /// Overwrites `out`, interleaved stereo, with the next frames. Its length is even.
    pub fn render(&mut self, score: &Score, out: &mut [f32]) {
        let mut frames = out.as_chunks_mut::<2>().0;
        while !frames.is_empty() {
            if self.is_frozen() {
                frames.fill([0.0; 2]);
                return;
            }
            let count = self.prepare(score).min(frames.len());
            let (now, later) = frames.split_at_mut(count);
            self.fill(now);
            frames = later;
        }
    }

    /// Does what is due at this frame; returns how many frames there are until something is due again.
    fn prepare(&mut self, score: &Score) -> usize {
        if self.seeks_wait {
            self.stand_at_wait(score);
        }
        let until_change = self.strike_due(score);
        let since_control = self.clock % CONTROL_FRAMES as u64;
        if since_control == 0 {
            self.follow(score);
        }
        let until_control = CONTROL_FRAMES as u64 - since_control;
        // Freezing must begin at its very frame, or what follows would depend on the size of blocks.
        let until_gate = self.gate.frames_left().unwrap_or(u64::MAX);
        until_control.min(until_gate).min(until_change) as usize
    }

    /// Strikes what is due; returns how many frames there are until the next cue or the end.
    fn strike_due(&mut self, score: &Score) -> u64 {
        if self.motion != Motion::Runs {
            return u64::MAX;
        }
        let until_mark = self.strike_marks(score);
        let until_end = self.timeline.frames_until(f64::from(score.total_ms()));
        let other = score.other();
        let until_first = self.first.strike_due(score, &self.timeline, other.is_some());
        let until_second = other.and_then(|other| self.second.strike_due(other, &self.timeline, true));
        if let Some(until_cue) = until_first.into_iter().chain(until_second).min() {
            let until_strike = until_cue.min(until_mark);
            return if until_end > 0 { until_strike.min(until_end) } else { until_strike };
        }
        self.is_over = until_end == 0;
        if self.is_over { u64::MAX } else { until_end.min(until_mark) }
    }

    /// Strikes what marks lines and the ends of turns, where that is due; returns how many frames there are until
    /// the next.
    fn strike_marks(&mut self, score: &Score) -> u64 {
        let is_for_two = score.other().is_some();
        let schedules = [(&mut self.marks, self.lines_are_marked), (&mut self.turns, true)];
        let mut until_next = u64::MAX;
        for (schedule, is_heard) in schedules {
            while let Some(upcoming) = schedule.upcoming(score) {
                let until_mark = self.timeline.frames_until(upcoming.onset_ms);
                if until_mark > 0 {
                    until_next = until_next.min(until_mark);
                    break;
                }
                if is_heard {
                    self.first.strike(&upcoming, is_for_two);
                }
                schedule.go_on();
            }
        }
        until_next
    }

    /// Goes exactly to the wait that is meant, a little ahead or behind, so that what comes after it
    /// begins when the person goes on.
    fn stand_at_wait(&mut self, score: &Score) {
        self.seeks_wait = false;
        let here_ms = self.timeline.timed_ms();
        let away_ms = |wait_ms: &f64| (wait_ms - here_ms).abs();
        let waits = score.parts().iter().filter(|part| part.length == PartLength::Waits);
        let nearest = waits
            .map(|part| f64::from(part.start_ms))
            .filter(|wait_ms| away_ms(wait_ms) <= NEAR_A_WAIT_MS)
            .min_by(|one, other| away_ms(one).total_cmp(&away_ms(other)));
        let Some(wait_ms) = nearest else { return };
        if here_ms > wait_ms {
            let (age_frames, fade_frames) = (self.frames(NEAR_A_WAIT_MS), self.frames(RETRACT_MS));
            self.first.pool.release_younger_than(age_frames, fade_frames);
            self.second.pool.release_younger_than(age_frames, fade_frames);
        }
        self.timeline.move_to(wait_ms);
        self.seek(wait_ms, false);
    }

    /// Tells the beds what there is.
    fn follow(&mut self, score: &Score) {
        let timed_ms = self.timeline.timed_ms();
        self.bed_presence = bed_presence(score, timed_ms);
        let other = score.other();
        self.first.follow(score, timed_ms, self.motion, other.is_some());
        self.second.follow(other.unwrap_or(score), timed_ms, self.motion, other.is_some());
    }

    /// Mixes at most [`CONTROL_FRAMES`] frames.
    fn fill(&mut self, out: &mut [Frame]) {
        let (mut cues, mut beds) = ([[0.0; 2]; CONTROL_FRAMES], [[0.0; 2]; CONTROL_FRAMES]);
        let cues = cues.get_mut(..out.len()).unwrap_or_default();
        let beds = beds.get_mut(..out.len()).unwrap_or_default();
        self.first.add(cues, beds);
        self.second.add(cues, beds);
        for ((out, cue), bed) in out.iter_mut().zip(cues).zip(beds) {
            let [cue_gain, bed_gain] = self.mixer.next();
            let open = self.gate.next() * self.sitting.next();
            let (cue_gain, bed_gain) = (cue_gain * open, bed_gain * open * self.bed_presence);
            let [cue_left, cue_right] = *cue;
            let [bed_left, bed_right] = *bed;
            *out = [
                limiter::limit(cue_gain * cue_left + bed_gain * bed_left),
                limiter::limit(cue_gain * cue_right + bed_gain * bed_right),
            ];
        }
        self.clock += out.len() as u64;
        if self.motion == Motion::Runs && !self.is_over {
            self.timeline.advance(out.len() as u64);
        }
        if self.motion == Motion::Ends && self.is_frozen() {
            self.clear();
        }
    }

    fn schedules(&mut self) -> [&mut Schedule; 4] {
        [&mut self.first.schedule, &mut self.second.schedule, &mut self.marks, &mut self.turns]
    }

    fn seek(&mut self, timed_ms: f64, is_correction: bool) {
        self.schedules().into_iter().for_each(|schedule| schedule.seek(timed_ms, is_correction));
    }

    fn pools_are_silent(&self) -> bool {
        self.first.pool.is_silent() && self.second.pool.is_silent()
    }

    fn clear(&mut self) {
        self.first.pool.clear();
        self.second.pool.clear();
    }

    /// Lets what rings fade, or ends it where nobody hears it.
    fn quieten(&mut self) {
        if self.is_frozen() {
            self.clear();
        } else {
            let fade_frames = self.frames(JUMP_MS);
            self.first.pool.release(fade_frames);
            self.second.pool.release(fade_frames);
        }
    }

    fn is_frozen(&self) -> bool {
        self.gate.frames_left().is_none() && self.gate.value() <= 0.0
    }

    fn frames(&self, length_ms: f64) -> u64 {
        frames(length_ms, self.sample_rate)
    }
}

fn frames(length_ms: f64, sample_rate: f64) -> u64 {
    (length_ms * sample_rate / 1_000.0).round() as u64
}

/// A place that there can be: no less than the beginning, and a number.
fn place(timed_ms: f64) -> f64 {
    if timed_ms.is_finite() { timed_ms.max(0.0) } else { 0.0 }
}

/// The bed leaves softly during the landing.
fn bed_presence(score: &Score, timed_ms: f64) -> f32 {
    let Some(landing) = score.parts().last() else { return 0.0 };
    let length_ms = f64::from(landing.length.timed_ms().max(1));
    1.0 - smooth((timed_ms - f64::from(landing.start_ms)) / length_ms) as f32
}
