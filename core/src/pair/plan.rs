//! What the two wish for in one cycle, and the two tracks that come of it.

use std::ops::RangeInclusive;

use super::{Side, Track};

/// No breath is slower or faster, whatever was tapped or wished for.
pub(crate) const ROUND_MS: RangeInclusive<u32> = 3_000..=20_000;
/// How long both are shown as they are before anything glides.
const AS_THEY_ARE_MS: f64 = 20_000.0;
/// A glide of both takes at most this share of a cycle's length.
const GLIDE_SHARE: f64 = 0.5;
const GLIDE_MOST_MS: f64 = 90_000.0;
/// Nobody's pace changes faster, so that a body can follow.
const GLIDE_LEAST_MS: f64 = 30_000.0;
const BACK_MS: f64 = 8_000.0;

/// Where the two meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Meeting {
    /// At the slower of their own paces.
    #[default]
    Calmer,
    /// At the pace of the exercise.
    Written,
    /// Nowhere: each stays at their own.
    Own,
}

/// What one of the two wishes for from a moment on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wish {
    Own,
    Shared,
}

/// A cycle for two at one length.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// How long a round of each takes in the exercise.
    pub written_ms: [f64; 2],
    /// How long a breath of each takes, as they tapped it or as the exercise begins.
    pub own_ms: [f64; 2],
    pub meeting: Meeting,
    /// Milliseconds of the cycle, and what is wished from then on; by time.
    pub wishes: [Vec<(u32, Wish)>; 2],
    /// How long the cycle lasts.
    pub length_ms: f64,
}

impl Plan {
    /// How long the round is that both come to. `None` if each stays at their own.
    #[must_use]
    pub fn shared_ms(&self) -> Option<f64> {
        let slower = |both: [f64; 2]| bounded(both[0].max(both[1]));
        match self.meeting {
            Meeting::Calmer => Some(slower(self.own_ms)),
            Meeting::Written => Some(slower(self.written_ms)),
            Meeting::Own => None,
        }
    }

    fn glide_ms(&self) -> f64 {
        (self.length_ms * GLIDE_SHARE - AS_THEY_ARE_MS).clamp(GLIDE_LEAST_MS, GLIDE_MOST_MS)
    }

    /// When both have come to the shared pace.
    fn met_at_ms(&self) -> f64 {
        AS_THEY_ARE_MS + self.glide_ms()
    }

    /// Which share of a round both are in at a moment once they share a pace: so that the last ends with the cycle.
    fn phase(&self, ms: f64, shared_ms: f64) -> f64 {
        ((ms - self.length_ms) / shared_ms).rem_euclid(1.0)
    }

    /// The track of one of the two.
    #[must_use]
    pub fn track(&self, side: Side) -> Track {
        let own_ms = bounded(*side.of(&self.own_ms));
        let mut track = Track::steady(own_ms);
        if let Some(shared_ms) = self.shared_ms() {
            let phase = self.phase(self.met_at_ms(), shared_ms);
            track.glide(AS_THEY_ARE_MS, shared_ms, self.glide_ms(), Some(phase));
        }
        for (at_ms, wish) in side.of(&self.wishes) {
            let at_ms = f64::from(*at_ms);
            match (wish, self.shared_ms()) {
                (Wish::Shared, Some(shared_ms)) => self.join(&mut track, at_ms, shared_ms),
                _ => track.glide(at_ms, own_ms, BACK_MS, None),
            }
        }
        track
    }

    /// Back to the shared pace, and into its phase.
    fn join(&self, track: &mut Track, at_ms: f64, shared_ms: f64) {
        let ends_at_ms = (at_ms + GLIDE_LEAST_MS.max(4.0 * shared_ms)).max(self.met_at_ms());
        let phase = self.phase(ends_at_ms, shared_ms);
        track.glide(at_ms, shared_ms, ends_at_ms - at_ms, Some(phase));
    }
}

fn bounded(round_ms: f64) -> f64 {
    round_ms.clamp(f64::from(*ROUND_MS.start()), f64::from(*ROUND_MS.end()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::nearness;
    use super::*;

    fn plan(own_ms: [f64; 2]) -> Plan {
        let wishes = [Vec::new(), Vec::new()];
        Plan { written_ms: [10_000.0; 2], own_ms, meeting: Meeting::Calmer, wishes, length_ms: 300_000.0 }
    }

    fn near(plan: &Plan, ms: f64) -> f32 {
        let tracks = Side::BOTH.map(|side| plan.track(side));
        nearness([&tracks[0], &tracks[1]], ms)
    }

    #[test]
    fn both_are_shown_as_they_are_and_meet_at_the_calmer_pace() {
        let plan = plan([4_000.0, 7_000.0]);
        let [left, right] = Side::BOTH.map(|side| plan.track(side));
        assert!((left.rounds(20_000.0) - 5.0).abs() < 1e-9);
        assert!((right.rounds(20_000.0) - 20.0 / 7.0).abs() < 1e-9);
        assert!(near(&plan, 10_000.0) < 0.01);
        assert!(near(&plan, 150_000.0) > 0.999);
        for track in [left, right] {
            let rounds = track.rounds(300_000.0);
            assert!((rounds - rounds.round()).abs() < 1e-6, "the last round ends with the cycle");
        }
    }

    #[test]
    fn the_calmer_one_is_never_hurried() {
        let plan = plan([4_000.0, 7_000.0]);
        let right = plan.track(Side::Right);
        let least = (0..300).map(|second| 1.0 / right.rounds_per_ms(f64::from(second) * 1_000.0));
        assert!(least.fold(f64::MAX, f64::min) > 6_200.0);
    }

    #[test]
    fn one_goes_back_and_the_other_goes_on() {
        let alone = plan([4_000.0, 7_000.0]);
        let mut one_back = alone.clone();
        one_back.wishes[0] = vec![(150_000, Wish::Own), (200_000, Wish::Shared)];
        assert_eq!(alone.track(Side::Right), one_back.track(Side::Right));
        let left = one_back.track(Side::Left);
        assert!((left.rounds_per_ms(180_000.0) - 1.0 / 4_000.0).abs() < 1e-9, "at one's own pace");
        assert!(near(&one_back, 180_000.0) < 0.01);
        assert!(near(&one_back, 250_000.0) > 0.999, "and together again, in phase");
    }

    #[test]
    fn who_likes_meets_at_the_written_pace_or_nowhere() {
        let mut plan = plan([4_000.0, 7_000.0]);
        plan.meeting = Meeting::Written;
        assert_eq!(plan.shared_ms(), Some(10_000.0));
        plan.meeting = Meeting::Own;
        assert_eq!(plan.shared_ms(), None);
        assert_eq!(plan.track(Side::Left), Track::steady(4_000.0));
    }

    proptest! {
        /// Whatever is tapped and wished for, when and how often: no breath is faster than twenty a minute by
        /// more than the little that a bend takes, nor slower than three, and none goes backwards.
        #[test]
        fn a_breath_keeps_its_bounds(
            own_ms in [500.0..60_000.0_f64, 500.0..60_000.0_f64],
            mut times in prop::collection::vec(0..600_000_u32, 0..12),
            is_calmer: bool,
        ) {
            times.sort_unstable();
            let wishes = times.into_iter().enumerate().map(|(index, ms)| {
                (ms, if index % 2 == 0 { Wish::Own } else { Wish::Shared })
            }).collect();
            let meeting = if is_calmer { Meeting::Calmer } else { Meeting::Written };
            let plan = Plan { meeting, wishes: [wishes, Vec::new()], length_ms: 600_000.0, ..plan(own_ms) };
            for track in Side::BOTH.map(|side| plan.track(side)) {
                for second in 0..700 {
                    let round_ms = 1.0 / track.rounds_per_ms(f64::from(second) * 1_000.0);
                    prop_assert!((2_200.0..40_000.0).contains(&round_ms), "{round_ms} at {second}");
                }
            }
        }
    }
}
