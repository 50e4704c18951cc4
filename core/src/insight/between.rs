//! From which state to which.

use std::ops::RangeBounds;

use super::observations::Observations;
use crate::rating::State;

/// How often a sitting led from each state to each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BetweenStates {
    counts: [[usize; 4]; 4],
}

impl BetweenStates {
    /// How often from this state to that one.
    #[must_use]
    pub fn count(&self, from: State, to: State) -> usize {
        self.flows().find_map(|flow| (flow.0 == from && flow.1 == to).then_some(flow.2)).unwrap_or(0)
    }

    /// How many sittings with both states began in this one.
    #[must_use]
    pub fn began_in(&self, state: State) -> usize {
        self.flows().filter(|flow| flow.0 == state).map(|flow| flow.2).sum()
    }

    /// How many ended in this one.
    #[must_use]
    pub fn ended_in(&self, state: State) -> usize {
        self.flows().filter(|flow| flow.1 == state).map(|flow| flow.2).sum()
    }

    #[must_use]
    pub fn total(&self) -> usize {
        self.flows().map(|flow| flow.2).sum()
    }

    /// All sixteen: from, to and how often, in the order of the tiles.
    pub fn flows(&self) -> impl Iterator<Item = (State, State, usize)> {
        State::ALL
            .into_iter()
            .zip(self.counts)
            .flat_map(|(from, row)| State::ALL.into_iter().zip(row).map(move |(to, count)| (from, to, count)))
    }

    fn add(&mut self, from: State, to: State) {
        let place = |state: State| State::ALL.into_iter().position(|other| other == state).unwrap_or(0);
        if let Some(count) = self.counts.get_mut(place(from)).and_then(|row| row.get_mut(place(to))) {
            *count += 1;
        }
    }
}

/// Counts every sitting with a state before and after that started within a range of UTC milliseconds, not
/// only the first of an episode: this is a history, not a comparison.
#[must_use]
pub fn between_states(observations: &Observations, range: impl RangeBounds<i64>) -> BetweenStates {
    let mut between = BetweenStates::default();
    for sitting in observations.in_range(range) {
        if let (Some(from), Some(to)) = (sitting.before.state, sitting.after.state) {
            between.add(from, to);
        }
    }
    between
}
