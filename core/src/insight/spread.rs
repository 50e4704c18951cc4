//! A median and how far it may be off, from order statistics: exact, and without assuming a shape.
//!
//! No percentile bootstrap: its "95 %" covers 71 % of the time from three values and 90 % from eight
//! (simulated; see `docs/statistics.md`).

/// The least number of answers for counts; below, there is only the history. A default of ours.
pub const COUNTS_LEAST: usize = 3;

/// The least number of points for a median with its interval: fewer cannot cover 95 %.
pub const MEDIAN_LEAST: usize = 6;

/// An interval covers at least this share where so few values allow it: the nominal 95 % less two points,
/// in whole percent, so that the second to the seventh of eight (92.97 %) is among them.
pub const COVERAGE_LEAST: f64 = 0.9295;

/// Up to here tails are summed exactly; beyond, the normal curve is the same to the third place.
const EXACT_MOST: usize = 200;

/// How much is said, by the number of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Detail {
    /// Too few to count.
    HistoryOnly,
    Counts,
    MedianAndInterval,
}

impl Detail {
    /// Of a number of answers, some of which have points.
    #[must_use]
    pub fn of(answered: usize, with_points: usize) -> Self {
        match (answered, with_points) {
            (_, MEDIAN_LEAST..) => Self::MedianAndInterval,
            (COUNTS_LEAST.., _) => Self::Counts,
            _ => Self::HistoryOnly,
        }
    }
}

/// Which of n values in ascending order bound the median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranks {
    /// Counted from 1.
    pub low: usize,
    /// Counted from 1: n + 1 − `low`.
    pub high: usize,
    /// How often such an interval holds the median of continuous values, 0 to 1; more often with whole
    /// numbers.
    pub coverage: f64,
}

impl Ranks {
    /// The innermost ranks whose interval covers [`COVERAGE_LEAST`], else the lowest and highest value.
    /// `None` below three values.
    ///
    /// Each value lies below the median with a chance of one half, so the ranks k and n + 1 − k cover it
    /// with 1 − 2·P(Binomial(n, ½) < k). That is 75 % for all of three, 96.9 % for all of six.
    #[must_use]
    pub fn of(n: usize) -> Option<Self> {
        match n {
            ..COUNTS_LEAST => None,
            COUNTS_LEAST..=EXACT_MOST => Some(Self::exact(n)),
            _ => {
                let count = n as f64;
                let low = ((count - 1.96 * count.sqrt()) / 2.0).floor().max(1.0) as usize;
                Some(Self { low, high: n + 1 - low, coverage: 0.95 })
            }
        }
    }

    fn exact(n: usize) -> Self {
        // The chance that exactly `low` values lie below the median, and that fewer do.
        let (mut low, mut exactly) = (0_usize, (0..n).fold(1.0, |chance, _| chance / 2.0));
        let mut fewer = 0.0;
        loop {
            fewer += exactly;
            exactly *= (n - low) as f64 / (low + 1) as f64;
            low += 1;
            if low >= n / 2 || 1.0 - 2.0 * (fewer + exactly) < COVERAGE_LEAST {
                return Self { low, high: n + 1 - low, coverage: 1.0 - 2.0 * fewer };
            }
        }
    }
}

/// A median of points, and the interval around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// In points; between two numbers it is the half.
    pub median: f64,
    /// The interval's lowest and highest number, in points.
    pub low: i8,
    pub high: i8,
    /// How often such an interval holds the person's true median, 0 to 1, at least.
    pub coverage: f64,
}
