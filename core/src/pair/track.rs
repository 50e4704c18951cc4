//! Where one person's breath is at every millisecond, while its pace changes.
//!
//! A pace is a rate, in rounds per millisecond. Each stretch has a closed form for the rounds since its beginning,
//! so that a place is computed and never counted up, and a change of pace never jumps.

/// How far a breath has come, at any time.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    stretches: Vec<Stretch>,
}

/// From `start_ms` on: a glide of `glide_ms`, then steady.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stretch {
    start_ms: f64,
    /// Rounds at its start.
    rounds: f64,
    from_rate: f64,
    to_rate: f64,
    glide_ms: f64,
    /// Rounds that the glide takes more, or less if negative, than its two rates come to: so it ends in phase.
    bend: f64,
}

impl Stretch {
    /// The rate goes from one to the other as `3x² − 2x³`; the bend adds `30 x² (1 − x)²`, which comes to 1 in all
    /// and is 0 with no slope at both ends.
    fn rounds(&self, ms: f64) -> f64 {
        let since_ms = (ms - self.start_ms).max(0.0);
        let gliding_ms = since_ms.min(self.glide_ms);
        let x = if self.glide_ms > 0.0 { gliding_ms / self.glide_ms } else { 1.0 };
        let eased = x.powi(3) - x.powi(4) / 2.0;
        let bent = 10.0 * x.powi(3) - 15.0 * x.powi(4) + 6.0 * x.powi(5);
        let glided =
            self.glide_ms * (self.from_rate * x + (self.to_rate - self.from_rate) * eased) + self.bend * bent;
        self.rounds + glided + (since_ms - gliding_ms) * self.to_rate
    }

    fn rate(&self, ms: f64) -> f64 {
        let since_ms = (ms - self.start_ms).max(0.0);
        if since_ms >= self.glide_ms {
            return self.to_rate;
        }
        let x = since_ms / self.glide_ms;
        let eased = x * x * (3.0 - 2.0 * x);
        let bent = 30.0 * (x * (1.0 - x)).powi(2) / self.glide_ms;
        self.from_rate + (self.to_rate - self.from_rate) * eased + self.bend * bent
    }
}

impl Track {
    /// Steady from the beginning, at this length of a round.
    #[must_use]
    pub fn steady(round_ms: f64) -> Self {
        let rate = 1.0 / round_ms.max(1.0);
        let stretch =
            Stretch { start_ms: 0.0, rounds: 0.0, from_rate: rate, to_rate: rate, glide_ms: 0.0, bend: 0.0 };
        Self { stretches: vec![stretch] }
    }

    /// From `at_ms` on glides to a round of `round_ms` within `glide_ms`. What was to come after `at_ms` is
    /// forgotten. With `phase` it ends the glide at that share of a round, by going a little faster or slower.
    pub fn glide(&mut self, at_ms: f64, round_ms: f64, glide_ms: f64, phase: Option<f64>) {
        let (rounds, from_rate) = (self.rounds(at_ms), self.rounds_per_ms(at_ms));
        self.stretches.retain(|stretch| stretch.start_ms < at_ms);
        let to_rate = 1.0 / round_ms.max(1.0);
        let mut stretch = Stretch { start_ms: at_ms, rounds, from_rate, to_rate, glide_ms, bend: 0.0 };
        if let Some(phase) = phase {
            let ends_at = stretch.rounds(at_ms + glide_ms);
            let off = (phase - ends_at).rem_euclid(1.0);
            stretch.bend = if off > 0.5 { off - 1.0 } else { off };
        }
        self.stretches.push(stretch);
    }

    fn stretch(&self, ms: f64) -> Option<&Stretch> {
        let begun = self.stretches.partition_point(|stretch| stretch.start_ms <= ms);
        self.stretches.get(begun.saturating_sub(1))
    }

    /// Rounds since the beginning, with their fraction.
    #[must_use]
    pub fn rounds(&self, ms: f64) -> f64 {
        self.stretch(ms).map_or(0.0, |stretch| stretch.rounds(ms))
    }

    /// The pace there.
    #[must_use]
    pub fn rounds_per_ms(&self, ms: f64) -> f64 {
        self.stretch(ms).map_or(0.0, |stretch| stretch.rate(ms))
    }

    /// The first moment, to a hundredth of a millisecond, at which this many rounds are done; `None` if that is after
    /// `most_ms`.
    #[must_use]
    pub fn when(&self, rounds: f64, most_ms: f64) -> Option<f64> {
        if self.rounds(most_ms) < rounds {
            return None;
        }
        let (mut before, mut after) = (0.0, most_ms);
        while after - before > 0.01 {
            let middle = f64::midpoint(before, after);
            if self.rounds(middle) < rounds { before = middle } else { after = middle }
        }
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_steady_breath_is_where_it_should_be_after_an_hour() {
        let track = Track::steady(10_000.0);
        assert!((track.rounds(3_600_000.0) - 360.0).abs() < 1e-9);
        assert!((track.when(360.0, 4e6).unwrap() - 3_600_000.0).abs() < 0.02);
        assert_eq!(track.when(361.0, 3_600_000.0), None);
    }

    proptest! {
        /// Whatever the paces: no jump in place or pace, never backwards, and in phase where the glide ends.
        #[test]
        fn a_glide_is_smooth_and_ends_in_phase(
            from_ms in 3_000.0..20_000.0_f64,
            to_ms in 3_000.0..20_000.0_f64,
            at_ms in 0.0..60_000.0_f64,
            phase in 0.0..1.0_f64,
        ) {
            let glide_ms = 90_000.0;
            let mut track = Track::steady(from_ms);
            track.glide(at_ms, to_ms, glide_ms, Some(phase));
            let mut last = track.rounds(0.0);
            let mut last_rate = track.rounds_per_ms(0.0);
            for step in 1..2_000 {
                let ms = f64::from(step) * 100.0;
                let (rounds, rate) = (track.rounds(ms), track.rounds_per_ms(ms));
                prop_assert!(rounds > last, "backwards at {ms}");
                prop_assert!((rate - last_rate).abs() < 2e-6, "a jump of pace at {ms}");
                // The pace is what the place changes by.
                prop_assert!(((rounds - last) / 100.0 - f64::midpoint(rate, last_rate)).abs() < 1e-7);
                (last, last_rate) = (rounds, rate);
            }
            let off = (track.rounds(at_ms + glide_ms) - phase).rem_euclid(1.0);
            prop_assert!(off.min(1.0 - off) < 1e-6);
            prop_assert!((track.rounds_per_ms(at_ms + glide_ms) * to_ms - 1.0).abs() < 1e-9);
        }
    }
}
