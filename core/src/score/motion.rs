//! How the breath's fullness moves: the shape that picture and sound share.

use crate::exercise::Gesture;

use super::{ScoredBeat, ScoredPart};

/// How long a breath left standing takes to ease away when words follow.
const RELEASE_MS: f64 = 1_500.0;

/// ½ − ½cos πu: starts and ends at rest.
pub(super) fn smooth(share: f64) -> f64 {
    0.5 - 0.5 * (std::f64::consts::PI * share.clamp(0.0, 1.0)).cos()
}

/// Which way a gesture moves the fullness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Course {
    Fills,
    Empties,
    Stays,
}

fn course(gesture: Gesture) -> Course {
    match gesture {
        Gesture::In | Gesture::Sip | Gesture::Press => Course::Fills,
        Gesture::Out | Gesture::Hum | Gesture::Release => Course::Empties,
        Gesture::Hold
        | Gesture::Rest
        | Gesture::TapLeft
        | Gesture::TapRight
        | Gesture::Look
        | Gesture::Listen => Course::Stays,
    }
}

impl ScoredBeat {
    /// Fullness at a place on the timed axis within this beat.
    pub(super) fn fullness(&self, timed_ms: f64) -> f32 {
        let since_ms = timed_ms - f64::from(self.start_ms);
        let share = (since_ms / f64::from(self.length_ms.max(1))).clamp(0.0, 1.0);
        // The air leaves quickly at first and then slows.
        let eased =
            if course(self.gesture) == Course::Empties { smooth(share.powf(0.9)) } else { smooth(share) };
        self.fullness_from + (self.fullness_to - self.fullness_from) * eased as f32
    }
}

impl ScoredPart {
    /// Fullness at a place on the timed axis in a part without beats: that of its wave, or none. A wait
    /// keeps what it began with.
    pub(super) fn fullness(&self, timed_ms: f64) -> f32 {
        if let Some(peak) = self.wave_peak {
            return self.wave(timed_ms, f64::from(peak));
        }
        let release_ms = RELEASE_MS.min(f64::from(self.length.timed_ms()));
        if release_ms <= 0.0 {
            return self.fullness_from;
        }
        let since_ms = timed_ms - f64::from(self.start_ms);
        self.fullness_from * (1.0 - smooth(since_ms / release_ms) as f32)
    }

    /// Up from what it began with to the top, and down to nothing.
    fn wave(&self, timed_ms: f64, peak: f64) -> f32 {
        let since_ms = timed_ms - f64::from(self.start_ms);
        let share = (since_ms / f64::from(self.length.timed_ms().max(1))).clamp(0.0, 1.0);
        if share < peak {
            self.fullness_from + (1.0 - self.fullness_from) * smooth(share / peak) as f32
        } else {
            1.0 - smooth((share - peak) / (1.0 - peak).max(f64::EPSILON)) as f32
        }
    }
}

/// Gives every beat the fullness it starts and ends with, beginning from `fullness`, and returns what
/// is left at the end.
///
/// Several gestures in a row that go the same way share the way by their lengths: a breath in of two
/// seconds and a sip of one rise to two thirds, pause for a blink, and rise to the top.
pub(super) fn set_fullness(beats: &mut [ScoredBeat], mut fullness: f32) -> f32 {
    let mut rest = beats;
    while let Some(first) =
        rest.iter().map(|beat| course(beat.gesture)).find(|course| *course != Course::Stays)
    {
        let opposite = if first == Course::Fills { Course::Empties } else { Course::Fills };
        let run_length = rest.iter().position(|beat| course(beat.gesture) == opposite).unwrap_or(rest.len());
        let (run, after) = rest.split_at_mut(run_length);
        fullness = set_run(run, fullness, if first == Course::Fills { 1.0 } else { 0.0 });
        rest = after;
    }
    for beat in rest {
        (beat.fullness_from, beat.fullness_to) = (fullness, fullness);
    }
    fullness
}

fn set_run(run: &mut [ScoredBeat], from: f32, to: f32) -> f32 {
    let moves = |beat: &ScoredBeat| course(beat.gesture) != Course::Stays;
    let moving_ms: u32 = run.iter().filter(|beat| moves(beat)).map(|beat| beat.length_ms).sum();
    let mut moved_ms = 0;
    let mut fullness = from;
    for beat in run {
        beat.fullness_from = fullness;
        if moves(beat) {
            moved_ms += beat.length_ms;
            fullness = from + (to - from) * (moved_ms as f32 / moving_ms.max(1) as f32);
        }
        beat.fullness_to = fullness;
    }
    fullness
}
