//! What is offered from where one is.
//!
//! The state comes first, and one's own records second. [`offers`] knows the state alone;
//! [`offers_from_records`] chooses by one's records as well, within what the state allows.
//!
//! Stirred up: movement and looking around before stillness. Far away: tiny movement, light and sound
//! before slow breaths. Always from different families, always something that is not breathing, and
//! never anything that holds the breath, is cold or is meant for one's own choosing only.

mod own;
#[cfg(test)]
mod own_tests;
#[cfg(test)]
mod tests;

pub use own::{Offers, RECENT_SITTINGS, offers_from_records};

use crate::exercise::{Caution, Exercise, Family};
use crate::insight::Band;
use crate::rating::{Rating, State};

/// How many stand on the first screen.
pub const OFFERS: usize = 3;

/// An exercise that is offered, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Index among the candidates.
    pub index: usize,
    pub reason: Reason,
    pub because: Because,
}

/// Why this one of its family stands there; the words are the screen's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Because {
    /// It suits the state: all there is to say is the [`Reason`].
    State,
    /// From this state, and from this band of numbers if one was given, it was easier so often in one's
    /// own records. Said from three answers on, and only when it was easier more often than not.
    OwnRecords { easier: usize, of: usize, band: Option<Band> },
    /// It was never practised, as far as is kept.
    New,
}

/// Why something is offered; the words are the screen's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reason {
    pub state: State,
    pub family: Family,
}

/// The families to begin with from each state, best first. What is for two is in none of them.
#[must_use]
pub fn families_from(state: State) -> [Family; 6] {
    use Family::{Breathing, Company, Grounding, Movement, Reflection, Sound};
    match state {
        State::Settled => [Breathing, Company, Grounding, Sound, Reflection, Movement],
        State::StirredUp => [Movement, Grounding, Breathing, Company, Sound, Reflection],
        State::ShutDown => [Movement, Grounding, Sound, Company, Reflection, Breathing],
        State::Mixed => [Grounding, Company, Breathing, Movement, Sound, Reflection],
    }
}

/// Chooses up to [`OFFERS`] of `candidates` for this rating. Without a state nothing is known, and the
/// order is that of *Mixed or not sure*. When it is very hard, company comes first.
#[must_use]
pub fn offers<'a>(candidates: impl IntoIterator<Item = &'a Exercise>, rating: &Rating) -> Vec<Offer> {
    let candidates: Vec<&Exercise> = candidates.into_iter().collect();
    by_family(&candidates, rating, |_, suitable| Some((*suitable.first()?, Because::State)))
}

/// Goes through the families in the order of the state. `choose` is told how many stand already and which
/// of one family may stand next, as indices among the candidates, never none.
fn by_family(
    candidates: &[&Exercise],
    rating: &Rating,
    choose: impl Fn(usize, &[usize]) -> Option<(usize, Because)>,
) -> Vec<Offer> {
    let state = rating.state.unwrap_or(State::Mixed);
    let mut families = families_from(state);
    if rating.is_very_hard() {
        families.sort_by_key(|family| *family != Family::Company);
    }
    let mut offers = Vec::with_capacity(OFFERS);
    for family in families {
        let is_first = offers.is_empty();
        let suits = |exercise: &Exercise| {
            exercise.family == family
                && exercise.suits.contains(&state)
                && may_be_offered(exercise)
                && (!is_first || may_come_first(exercise))
        };
        let suitable: Vec<usize> = candidates
            .iter()
            .enumerate()
            .filter_map(|(index, exercise)| suits(exercise).then_some(index))
            .collect();
        let chosen = if suitable.is_empty() { None } else { choose(offers.len(), &suitable) };
        offers.extend(chosen.map(|(index, because)| Offer {
            index,
            reason: Reason { state, family },
            because,
        }));
        if offers.len() == OFFERS {
            break;
        }
    }
    offers
}

/// Whether an exercise may be suggested at all, or started by one press because its person chose it for
/// that: nothing held, cold, private or behind an opt-in.
#[must_use]
pub fn may_be_offered(exercise: &Exercise) -> bool {
    !exercise.private && !exercise.asks_first() && !has_any(exercise, &[Caution::Cold])
}

/// Whether one press on Begin may start it: nothing held, cold, loud or turned to the body.
#[must_use]
pub fn may_come_first(exercise: &Exercise) -> bool {
    may_be_offered(exercise) && !has_any(exercise, &[Caution::BodyFocus, Caution::Loud])
}

fn has_any(exercise: &Exercise, cautions: &[Caution]) -> bool {
    exercise.cautions.iter().any(|caution| cautions.contains(caution))
}
