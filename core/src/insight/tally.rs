//! Outcomes counted by how many points they had. There are only 21, so no list has to be sorted.

use super::claim::Sample;
use super::outcome::{Counts, Outcome};
use super::spread::{Ranks, Spread};
use crate::record::Ending;

/// Points run from minus this to this.
const POINTS_MOST: i8 = 10;
const PLACES: usize = 21;

/// The outcomes of some sittings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub counts: Counts,
    by_points: [usize; PLACES],
}

impl Tally {
    pub fn add(&mut self, outcome: Outcome, ending: Ending) {
        self.counts.add(outcome, ending);
        if let Outcome::Points(points) = outcome {
            let place = usize::try_from(points.clamp(-POINTS_MOST, POINTS_MOST) + POINTS_MOST).unwrap_or(0);
            if let Some(count) = self.by_points.get_mut(place) {
                *count += 1;
            }
        }
    }

    /// Each number of points and how often it came, ascending.
    fn points(&self) -> impl Iterator<Item = (i8, usize)> {
        (-POINTS_MOST..=POINTS_MOST).zip(self.by_points)
    }

    pub fn n(&self) -> usize {
        self.counts.with_points()
    }

    pub fn sum(&self) -> f64 {
        self.points().map(|(points, count)| f64::from(points) * count as f64).sum()
    }

    /// How many and their mean; `None` without points.
    pub fn sample(&self) -> Option<Sample> {
        let n = self.n();
        (n > 0).then(|| Sample { n, mean: self.sum() / n as f64 })
    }

    /// The sum of squared distances from their own mean.
    pub fn squares(&self) -> f64 {
        let mean = self.sample().map_or(0.0, |sample| sample.mean);
        self.points().map(|(points, count)| (f64::from(points) - mean).powi(2) * count as f64).sum()
    }

    /// The median with its interval, from three points on.
    pub fn spread(&self) -> Option<Spread> {
        let n = self.n();
        let ranks = Ranks::of(n)?;
        let (left, right) = (self.at_rank(n.div_ceil(2))?, self.at_rank(n / 2 + 1)?);
        Some(Spread {
            median: f64::midpoint(f64::from(left), f64::from(right)),
            low: self.at_rank(ranks.low)?,
            high: self.at_rank(ranks.high)?,
            coverage: ranks.coverage,
        })
    }

    /// The value with this rank, counted from 1.
    fn at_rank(&self, rank: usize) -> Option<i8> {
        let mut through = 0;
        self.points().find_map(|(points, count)| {
            through += count;
            (through >= rank).then_some(points)
        })
    }
}
