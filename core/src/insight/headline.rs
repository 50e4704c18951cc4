//! The one thing that is said first: the most useful of what is true.

use super::claim::Against;
use super::from_here::{ExerciseFinding, Says, from_here};
use super::observations::Observations;
use super::outcome::{Band, Counts, Here};
use super::spread::{COUNTS_LEAST, MEDIAN_LEAST, Spread};
use crate::rating::State;
use crate::record::ExerciseKey;

/// What is told of one exercise from one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub here: Here,
    pub exercise: ExerciseKey,
    pub title: String,
    pub counts: Counts,
    /// The median with its interval, where there are points enough to show it.
    pub spread: Option<Spread>,
}

/// What is said first, the most useful first.
#[derive(Clone, Debug, PartialEq)]
pub enum Headline {
    /// From the place where most sittings began this one seems to ease more.
    ///
    /// Asked of that one place only, whichever exercise it is: the threshold of a claim is calibrated for one place,
    /// and looking through all of them for any claim would find false ones more often.
    EasesMore { told: Told, against: Against },
    /// How much it was in the middle, of the exercise with the most points from one state.
    ///
    /// Chosen by how often, never by how much, or chance would be told as a finding.
    Middle(Told),
    /// How often it was easier, of the exercise with the most answers from one state.
    Counts(Told),
    /// There are sittings, and nothing can be said of them yet.
    TooFew { sittings: usize },
    /// Nothing is kept.
    Nothing,
}

/// The most useful true thing there is to say.
///
/// States are asked in the order of how many sittings began in them; *Settled* comes last, as there is the least to
/// ease. What often goes far away is never told as a middle or a count.
#[must_use]
pub fn headline(observations: &Observations) -> Headline {
    if observations.is_empty() {
        return Headline::Nothing;
    }
    let began = Began::of(observations);
    let states = began.states();
    let claim =
        states.first().and_then(|state| began.band(*state)).and_then(|here| claim(observations, here));
    let told = |is_enough: fn(&Counts) -> bool| {
        states.iter().find_map(|state| most_often(observations, *state, is_enough))
    };
    claim
        .or_else(|| told(|counts| counts.with_points() >= MEDIAN_LEAST).map(Headline::Middle))
        .or_else(|| told(|counts| counts.answered() >= COUNTS_LEAST).map(Headline::Counts))
        .unwrap_or(Headline::TooFew { sittings: observations.len() })
}

/// How many first sittings of an episode began where.
#[derive(Default)]
struct Began {
    /// By state and band, in their orders; the last of each state is without a number.
    counts: [[usize; 4]; 4],
}

impl Began {
    fn of(observations: &Observations) -> Self {
        let mut began = Self::default();
        for here in observations.firsts().filter_map(|sitting| Here::of(sitting.before)) {
            let state = State::ALL.into_iter().position(|state| state == here.state);
            let band = Band::ALL.into_iter().position(|band| Some(band) == here.band).unwrap_or(3);
            let row = state.and_then(|state| began.counts.get_mut(state));
            if let Some(count) = row.and_then(|row| row.get_mut(band)) {
                *count += 1;
            }
        }
        began
    }

    /// The states that anything began in, in the order in which they are asked.
    fn states(&self) -> Vec<State> {
        let sums = self.counts.map(|row| row.iter().sum::<usize>());
        let mut states: Vec<(State, usize)> =
            State::ALL.into_iter().zip(sums).filter(|(_, count)| *count > 0).collect();
        states.sort_by_key(|(state, count)| (*state == State::Settled, std::cmp::Reverse(*count)));
        states.into_iter().map(|(state, _)| state).collect()
    }

    /// The band of this state that most began in; the higher one of two with as many.
    fn band(&self, state: State) -> Option<Here> {
        let place = State::ALL.into_iter().position(|other| other == state)?;
        let bands = Band::ALL.into_iter().zip(self.counts.get(place)?);
        let (band, count) = bands.max_by_key(|(_, count)| **count)?;
        (*count > 0).then_some(Here { state, band: Some(band) })
    }
}

/// What seems to ease more from here. Of several the one that stands first.
fn claim(observations: &Observations, here: Here) -> Option<Headline> {
    let found = from_here(observations, here);
    found.exercises.into_iter().find_map(|one| match one.says {
        Says::SeemsToEaseMore { against } => Some(Headline::EasesMore { told: told(here, one), against }),
        _ => None,
    })
}

/// The exercise with the most points from this state, then with the most answers, among those with enough.
fn most_often(observations: &Observations, state: State, is_enough: fn(&Counts) -> bool) -> Option<Told> {
    let here = Here { state, band: None };
    let found = from_here(observations, here).exercises.into_iter();
    let may_be_told = |one: &ExerciseFinding| is_enough(&one.counts) && !one.counts.often_goes_far_away();
    let order = |one: &ExerciseFinding| (one.counts.with_points(), one.counts.answered());
    let most = found.filter(may_be_told).max_by(|left, right| {
        order(left).cmp(&order(right)).then_with(|| right.exercise.cmp(&left.exercise))
    });
    most.map(|one| told(here, one))
}

fn told(here: Here, found: ExerciseFinding) -> Told {
    let spread = found.shown_spread();
    Told { here, exercise: found.exercise, title: found.title, counts: found.counts, spread }
}
