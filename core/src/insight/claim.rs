//! When it may be said that something seems to ease more, and how much of a change may be noise.

/// What an exercise was compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Against {
    /// The person's own plain pauses from the same state and band.
    JustPause,
    /// Everything else the person did from there.
    Overall,
}

/// The points that a claim needs on each side. A default of ours.
pub const CLAIM_POINTS_LEAST: usize = 8;

/// The number of imagined values at the person's own mean that stand beside an exercise's own: w = n/(n + 5)
/// A default of ours. Without them the best of twelve identical exercises looks 1.5 to 2 points better at
/// n = 3; see `docs/statistics.md`.
pub const SHRINK_BY: f64 = 5.0;

/// How many of its own standard errors a difference must be above nothing: a posterior of about 0.999.
///
/// Calibrated, so that looking after every one of 200 sittings at twelve identical exercises gives a false
/// claim in at most 5 % of histories, also when people begin when it is bad and turn to what stands first.
/// See the tables of `docs/statistics.md`. 2.576, a posterior of 0.995, was not enough for that.
pub const CLAIM_Z: f64 = 3.15;

/// Ratings are whole numbers: their changes are never taken to scatter by less than a point.
pub const SD_LEAST: f64 = 1.0;

/// How well a rating would agree with itself, if nothing had changed. Assumed, not measured.
pub const RELIABILITY_ASSUMED: f64 = 0.7;

/// How many points there are, and their mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    pub n: usize,
    pub mean: f64,
}

impl Sample {
    /// The mean, pulled towards another by w = n/(n + [`SHRINK_BY`]).
    #[must_use]
    pub fn shrunken(self, toward: f64) -> f64 {
        let n = self.n as f64;
        (n * self.mean + SHRINK_BY * toward) / (n + SHRINK_BY)
    }

    fn is_enough(self) -> bool {
        self.n >= CLAIM_POINTS_LEAST
    }

    /// What is left of all when a part of it is taken away.
    fn without(self, part: Self) -> Option<Self> {
        let n = self.n.checked_sub(part.n)?;
        let sum = self.mean * self.n as f64 - part.mean * part.n as f64;
        (n > 0).then(|| Self { n, mean: sum / n as f64 })
    }
}

/// All that a claim from one place stands on besides the exercise itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    /// Everything from there.
    pub overall: Sample,
    pub just_pause: Option<Sample>,
    /// How much changes scatter within one exercise, in points.
    pub sd: f64,
}

impl Ground {
    /// What this exercise may be said to ease more than. Plain pauses are the fairer comparison, as what
    /// would have eased by itself is in them too: once there are enough of them, nothing else is used.
    pub fn claim(&self, exercise: Sample) -> Option<Against> {
        if !exercise.is_enough() {
            return None;
        }
        match self.just_pause.filter(|pause| pause.is_enough()) {
            Some(pause) => self.eases_more_than_pause(exercise, pause).then_some(Against::JustPause),
            None => self.eases_more_than_others(exercise).then_some(Against::Overall),
        }
    }

    /// Both means are shrunken to the person's own; what is left of each one's doubt is sd²/(n + 5).
    fn eases_more_than_pause(&self, exercise: Sample, pause: Sample) -> bool {
        let toward = self.overall.mean;
        let difference = exercise.shrunken(toward) - pause.shrunken(toward);
        let doubt = 1.0 / (exercise.n as f64 + SHRINK_BY) + 1.0 / (pause.n as f64 + SHRINK_BY);
        difference >= CLAIM_Z * self.sd * doubt.sqrt()
    }

    /// The mean is shrunken to that of all the others, which has a doubt of sd²/n of its own.
    fn eases_more_than_others(&self, exercise: Sample) -> bool {
        let Some(others) = self.overall.without(exercise).filter(|others| others.is_enough()) else {
            return false;
        };
        let difference = exercise.shrunken(others.mean) - others.mean;
        let doubt = 1.0 / (exercise.n as f64 + SHRINK_BY) + 1.0 / others.n as f64;
        difference >= CLAIM_Z * self.sd * doubt.sqrt()
    }
}

/// A change between two ratings that would come of noise alone less than once in twenty times, in points:
/// 1.96·SD·√(2(1 − r)) (Jacobson & Truax 1991, 10.1037/0022-006X.59.1.12).
///
/// `sd` is that of the ratings, in points, and `reliability` is r from 0 to 1, [`RELIABILITY_ASSUMED`] for
/// want of a better. With 2.2 and 0.7 it is 3.3 points: the shift of one sitting by 3 or less may be noise.
#[must_use]
pub fn reliable_change(sd: f64, reliability: f64) -> f64 {
    1.96 * sd.max(0.0) * (2.0 * (1.0 - reliability.clamp(0.0, 1.0))).sqrt()
}
