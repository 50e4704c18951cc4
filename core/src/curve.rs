//! A cycle as a curve: how full the breath is, or how strong the effort, over one round.
//!
//! The height comes from the score, so what is drawn on paper or in a terminal moves as the pacer does.
//! Knows neither colours nor where it is drawn.

use crate::exercise::{Exercise, Gesture, Way};
use crate::score::{Choice, Score, ScoredBeat, ScoredPart};

/// One round, at the pace the cycle comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    beats: Vec<CurveBeat>,
    heights: Vec<f32>,
}

/// A beat with its place in the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurveBeat {
    pub start_ms: u32,
    pub length_ms: u32,
    pub gesture: Gesture,
    pub way: Option<Way>,
}

/// Heights along a curve, from its first moment to its last.
const SAMPLES: u32 = 480;

impl Curve {
    /// For each part its curve, if it is a cycle in which something fills and empties and none before
    /// it is the same.
    #[must_use]
    pub fn all(exercise: &Exercise) -> Vec<Option<Self>> {
        let choice = Choice { length_ms: exercise.minutes.usual_ms, own_cycle_ms: None };
        let score = Score::compile(exercise, choice);
        let mut curves: Vec<Option<Self>> = Vec::new();
        for scored in score.parts().iter().take(exercise.parts.len()) {
            let curve = Self::of(&score, scored).filter(Self::moves);
            let is_new = |curve: &Self| !curves.iter().flatten().any(|known| known.beats == curve.beats);
            let curve = curve.filter(is_new);
            curves.push(curve);
        }
        curves
    }

    /// The last round of a part: by then it has come to its pace.
    fn of(score: &Score, part: &ScoredPart) -> Option<Self> {
        let last = part.rounds.checked_sub(1)?;
        let beats = score.beats().get(part.beats.clone())?;
        let beats = beats.get(beats.partition_point(|beat| beat.round < last)..)?;
        let (start_ms, end_ms) = (beats.first()?.start_ms, beats.last()?.end_ms());
        let step_ms = f64::from(end_ms - start_ms) / f64::from(SAMPLES);
        let height = |sample: u32| {
            // The last moment belongs to what comes next.
            let since_ms = (f64::from(sample) * step_ms).min(f64::from(end_ms - start_ms) - 1.0);
            score.fullness_at(f64::from(start_ms) + since_ms)
        };
        Some(Self {
            beats: beats.iter().map(|beat| CurveBeat::new(beat, start_ms)).collect(),
            heights: (0..=SAMPLES).map(height).collect(),
        })
    }

    /// The beats in their order.
    #[must_use]
    pub fn beats(&self) -> &[CurveBeat] {
        &self.beats
    }

    /// The length of the round.
    #[must_use]
    pub fn length_ms(&self) -> u32 {
        self.beats.last().map_or(0, |beat| beat.start_ms + beat.length_ms)
    }

    /// The height, 0 to 1, at a share of the round.
    #[must_use]
    pub fn height(&self, share: f32) -> f32 {
        let sample = (share.clamp(0.0, 1.0) * SAMPLES as f32).round() as usize;
        self.heights.get(sample).copied().unwrap_or_default()
    }

    fn moves(&self) -> bool {
        let first = self.height(0.0);
        self.heights.iter().any(|height| (height - first).abs() > 0.01)
    }
}

impl CurveBeat {
    fn new(beat: &ScoredBeat, start_ms: u32) -> Self {
        Self {
            start_ms: beat.start_ms - start_ms,
            length_ms: beat.length_ms,
            gesture: beat.gesture,
            way: beat.way,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curves(parts: &str) -> Vec<Curve> {
        let exercise = crate::testing::exercise_with(&[("parts", &format!("[{parts}]"))]);
        Curve::all(&exercise).into_iter().flatten().collect()
    }

    fn lengths(curve: &Curve) -> Vec<u32> {
        curve.beats().iter().map(|beat| beat.length_ms).collect()
    }

    #[test]
    fn a_breath_rises_in_its_seconds_in_and_falls_in_its_seconds_out() {
        let curves = curves("Cycle(beats: [In(4), Out(6)])");
        assert_eq!(lengths(&curves[0]), [4_000, 6_000]);
        assert_eq!((curves[0].beats()[1].start_ms, curves[0].length_ms()), (4_000, 10_000));
        assert!(curves[0].height(0.0) < 0.01 && curves[0].height(1.0) < 0.01);
        assert!((curves[0].height(0.4) - 1.0).abs() < 0.01);
        assert!((curves[0].height(0.2) - 0.5).abs() < 0.02);
    }

    #[test]
    fn a_share_beyond_the_round_is_its_nearer_end_and_no_number_is_its_beginning() {
        // Ends at the top and begins there, so that a missing height of 0 would be seen.
        let curve = &curves("Cycle(beats: [Out(6), In(4)])")[0];
        let (first, last) = (curve.height(0.0), curve.height(1.0));
        assert!(first > 0.99 && last > 0.99, "{first} {last}");
        let heights =
            [f32::NAN, -0.1, -1.0, f32::NEG_INFINITY, 1.1, 9.0, f32::INFINITY].map(|at| curve.height(at));
        let expected = [first, first, first, first, last, last, last];
        assert_eq!(heights.map(f32::to_bits), expected.map(f32::to_bits));
    }

    #[test]
    fn a_glide_is_drawn_at_the_pace_it_comes_to() {
        assert_eq!(
            lengths(&curves("Cycle(beats: [In(4), Out(8)], glide_from: [In(3), Out(5)])")[0]),
            [4_000, 8_000]
        );
    }

    #[test]
    fn a_round_that_begins_with_the_way_out_has_come_from_the_top() {
        let curve = &curves("Cycle(beats: [Out(6), In(4)])")[0];
        assert!(curve.height(0.0) > 0.99 && curve.height(0.6) < 0.01);
    }

    #[test]
    fn what_stays_flat_has_no_curve_and_the_same_has_only_one() {
        assert!(curves("Cycle(beats: [Look(5)], rounds: 2), Say(text: \"X\", secs: 5)").is_empty());
        assert!(curves("Cycle(beats: [TapLeft(1), TapRight(1)])").is_empty());
        let box_and_back = "Cycle(beats: [In(4), Hold(4), Out(4), Rest(4)], rounds: 2)";
        let all = curves(&format!("{box_and_back}, Cycle(beats: [In(4), Out(6)]), {box_and_back}"));
        assert_eq!(all.len(), 2);
    }
}
