//! Offers that know what was kept.
//!
//! The families and their order stay those of the state: stirred up, movement and looking around come
//! before stillness; far away, the smallest movement, light and sound come before slow breaths. One's
//! records choose *which* exercise of a family stands, and the first only among those that
//! [`super::may_stand_first`]. Only where the state asks for no order (*Settled*,
//! *Mixed or not sure*, and not when it is very hard) do they also choose which of the three stands first.
//!
//! So that it is never the same one for ever, it varies with a number that the caller counts up, such as
//! how many sittings are kept:
//!
//! - two times of three the exercise that eased most stands, the third time the next one of its family;
//!   the three places take turns in this;
//! - every third number the last place shows one that was never practised, if its family has any, each in
//!   turn;
//! - without any records the offers are those of the state alone.

use super::{Because, Offer, by_family, may_stand_first};
use crate::exercise::Exercise;
use crate::insight::{Band, COUNTS_LEAST, Counts, Here, Numbers, Observations, Outcome, Tally, tallies};
use crate::rating::{Rating, State};
use crate::record::ExerciseKey;

/// The number of newest sittings among which *twice harder* counts: what was long ago is no reason for care now.
pub const RECENT_SITTINGS: usize = 10;

/// The number of turns after which the top one gives way to something new.
const CYCLE: u64 = 3;

/// What is offered, and whether a person or a resource should stand before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    pub offers: Vec<Offer>,
    /// From this state it went harder, or far away, the last two times running: a person or a resource
    /// rather than another exercise.
    pub care: bool,
}

/// Chooses up to [`super::OFFERS`] of `candidates` for this rating and these records. `turn` is any number
/// that counts up; the same turn gives the same offers.
#[must_use]
pub fn offers_from_records<'a>(
    candidates: impl IntoIterator<Item = (&'a ExerciseKey, &'a Exercise)>,
    rating: &Rating,
    observations: &Observations,
    turn: u64,
) -> Offers {
    let (keys, exercises): (Vec<&ExerciseKey>, Vec<&Exercise>) = candidates.into_iter().unzip();
    let known = Known::of(&keys, rating, observations);
    let mut offers = by_family(&exercises, rating, |place, suitable| known.choose(place, suitable, turn));
    if may_be_reordered(rating) {
        put_first(&mut offers, &exercises, rating, &known);
    }
    Offers { offers, care: known.care }
}

/// Whether the state asks for no order of its own.
fn may_be_reordered(rating: &Rating) -> bool {
    let state = rating.state.unwrap_or(State::Mixed);
    matches!(state, State::Settled | State::Mixed) && !rating.is_very_hard()
}

/// Puts the one that eased most in front, the others as they were.
fn put_first(offers: &mut [Offer], exercises: &[&Exercise], rating: &Rating, known: &Known) {
    let eased = |offer: &Offer| known.own.get(offer.index).and_then(Own::eased);
    let may_lead =
        |offer: &Offer| exercises.get(offer.index).is_some_and(|exercise| may_stand_first(exercise, rating));
    let mut best: Option<(usize, f64)> = None;
    for (place, offer) in offers.iter().enumerate().filter(|(_, offer)| may_lead(offer)) {
        if let Some(estimate) = eased(offer)
            && best.is_none_or(|(_, other)| estimate > other)
        {
            best = Some((place, estimate));
        }
    }
    if let Some(front) = best.and_then(|(place, _)| offers.get_mut(..=place)) {
        front.rotate_right(1);
    }
}

/// What the records say of one candidate from here.
#[derive(Clone, Copy, Debug, Default)]
struct Own {
    counts: Counts,
    /// The shrunken mean, in points of ease.
    estimate: f64,
    /// Never practised from anywhere, as far as is kept.
    is_new: bool,
}

impl Own {
    /// Its estimate, if there are answers enough and it was easier more often than not.
    fn eased(&self) -> Option<f64> {
        let answered = self.counts.answered();
        let is_easing = answered >= COUNTS_LEAST && self.counts.easier * 2 > answered;
        (is_easing && !self.counts.often_goes_far_away()).then_some(self.estimate)
    }

    /// Harder or far away more often than not, from the second answer on.
    fn was_harder(&self) -> bool {
        let harder = self.counts.harder + self.counts.went_far_away;
        self.counts.answered() >= 2 && harder * 2 > self.counts.answered()
    }
}

/// What the records say from here.
struct Known {
    /// One for each candidate.
    own: Vec<Own>,
    band: Option<Band>,
    has_records: bool,
    care: bool,
}

impl Known {
    fn of(keys: &[&ExerciseKey], rating: &Rating, observations: &Observations) -> Self {
        let state = rating.state.unwrap_or(State::Mixed);
        let here = Here::of(Numbers { state: Some(state), ..Numbers::from(rating) });
        let here = here.unwrap_or(Here { state, band: None });
        let tallies = tallies(observations, here);
        let overall = mean_of(&tallies);
        let own = |key: &&ExerciseKey| {
            let place = observations.place_of(key);
            let tally = place.and_then(|place| tallies.get(place)).copied().unwrap_or_default();
            let estimate = tally.sample().map_or(overall, |sample| sample.shrunken(overall));
            let is_new = observations.times_practised(key) == 0;
            Own { counts: tally.counts, estimate, is_new }
        };
        Self {
            own: keys.iter().map(own).collect(),
            band: here.band,
            has_records: !observations.is_empty(),
            care: asks_for_care(observations, state),
        }
    }

    /// One of those that are suitable for this place, and why.
    fn choose(&self, place: usize, suitable: &[usize], turn: u64) -> Option<(usize, Because)> {
        if !self.has_records {
            return Some((*suitable.first()?, Because::State));
        }
        if place + 1 == super::OFFERS
            && turn % CYCLE == CYCLE - 1
            && let Some(new) = self.something_new(suitable, turn)
        {
            return Some((new, Because::New));
        }
        let mut ranked = suitable.to_vec();
        // Stable: where the records say nothing, the order of the candidates stays.
        ranked.sort_by(|left, right| self.rank(*left).total_cmp(&self.rank(*right)));
        let gives_way = (turn.wrapping_add(place as u64 + 1)) % CYCLE == CYCLE - 1;
        let second = ranked.get(1).copied().filter(|index| gives_way && !self.own(*index).was_harder());
        let index = second.or_else(|| ranked.first().copied())?;
        Some((index, self.because(index)))
    }

    /// Those that eased first, the most easing before the others; then those of which little is known;
    /// last those that were harder.
    fn rank(&self, index: usize) -> f64 {
        let own = self.own(index);
        match own.eased() {
            // Estimates lie between −10 and 10.
            Some(estimate) => -20.0 - estimate,
            None if own.was_harder() => 20.0,
            None => 0.0,
        }
    }

    fn something_new(&self, suitable: &[usize], turn: u64) -> Option<usize> {
        let new: Vec<usize> = suitable.iter().copied().filter(|index| self.own(*index).is_new).collect();
        let place = (turn / CYCLE).checked_rem(new.len() as u64)?;
        new.get(usize::try_from(place).ok()?).copied()
    }

    fn because(&self, index: usize) -> Because {
        let counts = self.own(index).counts;
        match self.own(index).eased() {
            Some(_) => Because::OwnRecords { easier: counts.easier, of: counts.answered(), band: self.band },
            None => Because::State,
        }
    }

    fn own(&self, index: usize) -> Own {
        self.own.get(index).copied().unwrap_or_default()
    }
}

/// The person's own mean from here, in points of ease; nothing without points.
fn mean_of(tallies: &[Tally]) -> f64 {
    let n: usize = tallies.iter().map(Tally::n).sum();
    let sum: f64 = tallies.iter().map(Tally::sum).sum();
    if n == 0 { 0.0 } else { sum / n as f64 }
}

/// Whether the last two answers from this state, of any number and place in an episode, among the last
/// [`RECENT_SITTINGS`] of all, were harder or far away.
fn asks_for_care(observations: &Observations, state: State) -> bool {
    let recent = observations.all().iter().rev().take(RECENT_SITTINGS);
    let from_here = recent.filter(|sitting| sitting.before.state == Some(state));
    let mut answers = from_here.map(Outcome::of).filter(|outcome| *outcome != Outcome::NoAnswer).take(2);
    answers.next().is_some_and(Outcome::is_harder) && answers.next().is_some_and(Outcome::is_harder)
}
