//! What is offered from where one is.
//!
//! Stirred up: movement and looking around before stillness. Far away: tiny movement, light and sound
//! before slow breaths. Always from different families, always something that is not breathing, and
//! never anything that holds the breath, is cold or is meant for one's own choosing only.

use crate::exercise::{Caution, Exercise, Family};
use crate::rating::{Rating, State};

/// How many stand on the first screen.
pub const OFFERS: usize = 3;

/// An exercise that is offered, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Index among the candidates.
    pub index: usize,
    pub reason: Reason,
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
    let state = rating.state.unwrap_or(State::Mixed);
    let candidates: Vec<&Exercise> = candidates.into_iter().collect();
    let mut families = families_from(state).to_vec();
    if rating.is_very_hard() {
        families.sort_by_key(|family| *family != Family::Company);
    }
    let mut offers = Vec::with_capacity(OFFERS);
    for family in families {
        let first = offers.is_empty();
        let found = candidates.iter().position(|exercise| {
            exercise.family == family
                && exercise.suits.contains(&state)
                && may_be_offered(exercise)
                && (!first || may_come_first(exercise))
        });
        offers.extend(found.map(|index| Offer { index, reason: Reason { state, family } }));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::Level;
    use crate::testing::{exercise_of, say};

    fn exercise(family: Family, cautions: &[Caution]) -> Exercise {
        let mut exercise = exercise_of(vec![say(5_000)]);
        exercise.family = family;
        exercise.suits = State::ALL.to_vec();
        exercise.cautions = cautions.to_vec();
        exercise
    }

    fn families(candidates: &[Exercise], rating: &Rating) -> Vec<Family> {
        offers(candidates, rating).iter().map(|offer| candidates[offer.index].family).collect()
    }

    fn all_families() -> Vec<Exercise> {
        use Family::{Breathing, Company, Grounding, Movement, Sound};
        [Breathing, Grounding, Movement, Sound, Company].map(|family| exercise(family, &[])).to_vec()
    }

    fn from(state: State) -> Rating {
        Rating { state: Some(state), ..Rating::default() }
    }

    #[test]
    fn stirred_up_moves_and_looks_around_before_it_sits_still() {
        let found = families(&all_families(), &from(State::StirredUp));
        assert_eq!(found, [Family::Movement, Family::Grounding, Family::Breathing]);
    }

    #[test]
    fn from_far_away_no_slow_breath_is_among_the_offers() {
        let found = families(&all_families(), &from(State::ShutDown));
        assert_eq!(found, [Family::Movement, Family::Grounding, Family::Sound]);
    }

    #[test]
    fn there_is_always_something_that_is_not_breathing() {
        for state in State::ALL {
            let found = families(&all_families(), &from(state));
            assert_eq!(found.len(), OFFERS);
            assert!(found.iter().any(|family| *family != Family::Breathing));
        }
    }

    #[test]
    fn when_it_is_very_hard_company_comes_first() {
        let rating = Rating { hardness: Level::new(9), ..from(State::StirredUp) };
        assert_eq!(families(&all_families(), &rating).first(), Some(&Family::Company));
    }

    #[test]
    fn held_breath_and_cold_are_never_offered_and_loud_never_first() {
        let candidates = [
            exercise(Family::Movement, &[Caution::Cold]),
            exercise(Family::Grounding, &[Caution::Loud]),
            exercise(Family::Breathing, &[Caution::BreathHold]),
            exercise(Family::Company, &[]),
            exercise(Family::Sound, &[Caution::Loud]),
        ];
        let found = families(&candidates, &from(State::StirredUp));
        assert_eq!(found, [Family::Company, Family::Sound], "and nothing is made up to fill three");
    }

    #[test]
    fn what_does_not_suit_is_not_offered() {
        let mut candidate = exercise(Family::Movement, &[]);
        candidate.suits = vec![State::Settled];
        assert_eq!(offers([&candidate], &from(State::ShutDown)), Vec::new());
    }
}
