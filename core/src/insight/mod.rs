//! What one person's records say, and how little they know.
//!
//! Knows no words, screen, clock or file: records in, findings out. Every finding is a function of
//! [`Observations`] and says nothing that they do not hold. The formulas, their sources and what they
//! cannot say are in `docs/statistics.md`, whose tables come from `examples/statistics`.
//!
//! Three rules run through all of it:
//!
//! - *Only the first exercise of an episode counts* for a statistic ([`Observations::firsts`]): what comes
//!   after it in the same hour starts from what it left.
//! - *Going far away is never ease*, and coming back is not scored. Both are outcomes without points.
//! - *What was not answered is counted*, or those who left would flatter what they left.

mod between;
mod claim;
mod from_here;
mod headline;
mod later;
mod observations;
mod outcome;
mod spread;
mod tally;

pub use between::{BetweenStates, between_states};
pub use claim::{
    Against, CLAIM_POINTS_LEAST, CLAIM_Z, RELIABILITY_ASSUMED, SD_LEAST, SHRINK_BY, Sample, reliable_change,
};
pub use from_here::{
    EXPECTED_LEAST, ExerciseFinding, ExpectedAnyway, FromHere, JUST_PAUSE, Point, Says, StandsBelow,
    from_here, is_just_pause, most_began_in,
};
pub use headline::{Headline, Told, headline};
pub use later::{Later, LaterCounts, LaterOf, SETTLING_MS, later};
pub use observations::{
    EPISODE_GAP_MS, Numbers, Observation, Observations, ObservationsBuilder, PRACTISED_MOST_MS,
};
pub use outcome::{Band, Counts, Here, Outcome};
pub use spread::{COUNTS_LEAST, COVERAGE_LEAST, Detail, MEDIAN_LEAST, Ranks, Spread};

pub(crate) use from_here::tallies;
pub(crate) use tally::Tally;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
