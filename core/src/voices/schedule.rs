//! Which cue comes next, and at which place in score time its sound begins.

use crate::score::{LANDING_MS, PartLength, Score};

use super::cues::Cue;

/// The first cue of a sitting rises no faster than this.
const FIRST_ATTACK_MS: f64 = 150.0;
/// Somebody has this moment pressed a key: what follows a wait only swells.
const AFTER_WAIT_ATTACK_MS: f64 = 500.0;
/// A beat of this length lets its cue ring in full; shorter ones ring for a part of it, so that quick
/// beats do not pile up.
const FULL_RING_MS: f64 = 4_000.0;
/// In another score, a cue that lies no further from the one struck last is the same one. Beats last longer.
const APART_MS: f64 = 75.0;
/// In another score, a cue that should have been struck by now is still struck when it is no later than this.
const LATE_MOST_MS: f64 = 150.0;

/// A cue that is to be struck.
#[derive(Clone, Copy, Debug)]
pub(super) struct Upcoming {
    /// The place in score time that it marks.
    start_ms: f64,
    /// Where its first sample lies: half an attack before the beat, so that the beat is felt in time.
    pub(super) onset_ms: f64,
    pub(super) attack_ms: f64,
    pub(super) cue: Cue,
    /// Share of its full time that it may ring.
    pub(super) ring: f64,
    /// It sounds once for two people.
    pub(super) is_for_both: bool,
}

/// What a schedule goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Track {
    /// A cue for each beat, then one for the landing, unless it is silent.
    Beats,
    /// A cue for each beat of the second of two people: the landing sounds once.
    OtherBeats,
    /// A mark for each line.
    Lines,
    /// A mark where each turn is over.
    Turns,
}

/// The way through the cues of a score.
#[derive(Debug)]
pub(super) struct Schedule {
    track: Track,
    next: usize,
    /// No cue that marks a place before this one is given.
    open_from_ms: f64,
    /// The next cue is to be looked up as soon as there is a score to look in.
    seeks: bool,
    upcoming: Option<Upcoming>,
    is_first: bool,
}

impl Schedule {
    /// Begins with the first cue that does not lie before `timed_ms`.
    pub(super) fn from(track: Track, timed_ms: f64) -> Self {
        Self { track, next: 0, open_from_ms: timed_ms, seeks: true, upcoming: None, is_first: true }
    }

    /// Goes on with the first cue that does not lie before `timed_ms`; as a correction it repeats none.
    pub(super) fn seek(&mut self, timed_ms: f64, is_correction: bool) {
        self.open_from_ms = if is_correction { self.open_from_ms.max(timed_ms) } else { timed_ms };
        self.seeks = true;
    }

    /// Goes on at `timed_ms` in another score of the same practice. What has just been struck is not struck
    /// again, and what moved a little into the past meanwhile is not lost.
    pub(super) fn rescore(&mut self, timed_ms: f64) {
        self.open_from_ms = self.open_from_ms.max(timed_ms - LATE_MOST_MS);
        self.seeks = true;
    }

    /// The next cue, if there is one.
    pub(super) fn upcoming(&mut self, score: &Score) -> Option<Upcoming> {
        if std::mem::take(&mut self.seeks) {
            self.next = self.first_from(score, self.open_from_ms);
            self.upcoming = None;
        }
        if self.upcoming.is_none() {
            self.upcoming = match self.track {
                Track::Beats => cue_at(score, self.next, self.is_first),
                Track::OtherBeats => {
                    cue_at(score, self.next, self.is_first).filter(|upcoming| !upcoming.is_for_both)
                }
                Track::Lines => mark_at(score.line_starts_ms(), self.next),
                Track::Turns => mark_at(score.turn_ends_ms(), self.next),
            };
        }
        self.upcoming
    }

    /// The next cue has been struck.
    pub(super) fn go_on(&mut self) {
        if let Some(struck) = self.upcoming {
            self.open_from_ms = struck.start_ms + APART_MS;
        }
        self.next += 1;
        (self.upcoming, self.is_first) = (None, false);
    }

    fn first_from(&self, score: &Score, timed_ms: f64) -> usize {
        match self.track {
            Track::Beats | Track::OtherBeats => first_cue_from(score, timed_ms),
            Track::Lines => first_mark_from(score.line_starts_ms(), timed_ms),
            Track::Turns => first_mark_from(score.turn_ends_ms(), timed_ms),
        }
    }

    /// How many cues have been struck or passed over.
    #[cfg(test)]
    pub(super) fn passed(&self) -> usize {
        self.next
    }
}

fn first_cue_from(score: &Score, timed_ms: f64) -> usize {
    let beats = score.beats();
    let beat = beats.partition_point(|beat| f64::from(beat.start_ms) < timed_ms);
    let landing_ms = score.parts().last().map_or(0, |landing| landing.start_ms);
    let has_landed = beat == beats.len() && f64::from(landing_ms) < timed_ms;
    if has_landed { beat + 1 } else { beat }
}

fn first_mark_from(marks_ms: &[u32], timed_ms: f64) -> usize {
    marks_ms.partition_point(|ms| f64::from(*ms) < timed_ms)
}

fn mark_at(marks_ms: &[u32], index: usize) -> Option<Upcoming> {
    let start_ms = f64::from(*marks_ms.get(index)?);
    let cue = Cue::of_line();
    let onset_ms = start_ms - cue.attack_ms / 2.0;
    Some(Upcoming { start_ms, onset_ms, attack_ms: cue.attack_ms, cue, ring: cue.ring, is_for_both: true })
}

fn cue_at(score: &Score, index: usize, is_first: bool) -> Option<Upcoming> {
    let beat = score.beats().get(index);
    let (start_ms, length_ms, cue) = match beat {
        Some(beat) => (beat.start_ms, beat.length_ms, Cue::of(beat.gesture)),
        None if index == score.beats().len() && !score.lands_silently => {
            (score.parts().last()?.start_ms, LANDING_MS, Cue::of_landing())
        }
        None => return None,
    };
    let follows_wait = follows_wait(score, start_ms);
    let attack_ms = match (follows_wait, is_first) {
        (true, _) => AFTER_WAIT_ATTACK_MS,
        (false, true) => cue.attack_ms.max(FIRST_ATTACK_MS),
        (false, false) => cue.attack_ms,
    };
    // Nobody can know half an attack before when a person will go on.
    let lead_ms = if follows_wait { 0.0 } else { attack_ms / 2.0 };
    let ring = cue.ring.min(f64::from(length_ms) / FULL_RING_MS);
    let (is_for_both, start_ms) = (beat.is_none(), f64::from(start_ms));
    Some(Upcoming { start_ms, onset_ms: start_ms - lead_ms, attack_ms, cue, ring, is_for_both })
}

/// Whether the person is waited for right before this place.
fn follows_wait(score: &Score, timed_ms: u32) -> bool {
    let parts = score.parts();
    let here = parts.partition_point(|part| part.start_ms <= timed_ms).saturating_sub(1);
    let starts_here = parts.get(here).is_some_and(|part| part.start_ms == timed_ms);
    let before = here.checked_sub(1).and_then(|before| parts.get(before));
    starts_here && before.is_some_and(|part| part.length == PartLength::Waits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::Gesture;
    use crate::score::Choice;
    use crate::testing::{beat, cycle, exercise_of, say};

    #[test]
    fn nothing_is_struck_where_somebody_may_be_asleep() {
        for ends_quietly in [false, true] {
            let parts = vec![cycle(vec![beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000)]), say(8_000)];
            let exercise = crate::exercise::Exercise { ends_quietly, ..exercise_of(parts) };
            let score = Score::compile(&exercise, Choice { length_ms: 60_000, own_cycle_ms: None });
            let last = score.beats().len();
            assert!(cue_at(&score, last - 1, false).is_some());
            assert_eq!(cue_at(&score, last, false).is_none(), ends_quietly);
        }
    }
}
