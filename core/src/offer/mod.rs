//! What is offered from where one is.
//!
//! The state comes first, and one's own records second. [`offers`] knows the state alone;
//! [`offers_from_records`] chooses by one's records as well, within what the state allows.
//!
//! Stirred up: movement and looking around before stillness. Far away: tiny movement, light and sound
//! before slow breaths. Always from different families, always something that is not breathing, and
//! never anything that holds the breath, is cold, is for two or is meant for one's own choosing only.
//!
//! What stands first begins with one press of a key, so less may: [`may_stand_first`]. When it is very hard
//! it moves or looks around and carries no caution, and company stands beside it.

mod own;
#[cfg(test)]
mod own_tests;
#[cfg(test)]
mod tests;

pub use own::{Offers, RECENT_SITTINGS, offers_from_records};

use crate::exercise::{Caution, Exercise, Family, Occasion, Part};
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

/// Who begins by one press may not have read these.
const NEVER_BY_ONE_PRESS: [Caution; 11] = [
    Caution::BodyFocus,
    Caution::Loud,
    Caution::Heart,
    Caution::BloodPressure,
    Caution::Pregnancy,
    Caution::Lungs,
    Caution::ColdAllergy,
    Caution::Eating,
    Caution::SleepLoss,
    Caution::Balance,
    Caution::Scent,
];
/// These may be repeated by one press, but nobody is led to them first.
const NEVER_FIRST: [Caution; 4] =
    [Caution::Emotion, Caution::Outdoors, Caution::OtherPeople, Caution::Imagery];

/// From this number on it is hard, and at most this present is far away.
const HARD_FROM: u8 = 7;
const FAR_UNTIL: u8 = 3;

/// The smallest movement there is: what stands first when somebody is far away and it is very hard.
const SMALLEST_MOVEMENT: &str = "toes-and-fingers";

/// Chooses up to [`OFFERS`] of `candidates` for this rating. Without a state nothing is known, and the
/// order is that of *Mixed or not sure*. When it is very hard, movement or looking around comes first and
/// company beside it.
#[must_use]
pub fn offers<'a>(candidates: impl IntoIterator<Item = &'a Exercise>, rating: &Rating) -> Vec<Offer> {
    let candidates: Vec<&Exercise> = candidates.into_iter().collect();
    by_family(&candidates, rating, |_, suitable| Some((*suitable.first()?, Because::State)))
}

/// The families in the order in which they are gone through.
fn families_for(rating: &Rating) -> Vec<Family> {
    let state = state_of(rating);
    let mut families = families_from(state).to_vec();
    if rating.is_very_hard() {
        let leads = match state {
            State::StirredUp | State::ShutDown => Family::Movement,
            State::Settled | State::Mixed => Family::Grounding,
        };
        // Stable: the others stay in the order of the state.
        families.sort_by_key(|family| (*family != leads, *family != Family::Company));
    }
    families
}

fn state_of(rating: &Rating) -> State {
    rating.state.unwrap_or(State::Mixed)
}

/// Goes through the families in the order of the state. `choose` is told how many stand already and which
/// of one family may stand next, as indices among the candidates, never none.
fn by_family(
    candidates: &[&Exercise],
    rating: &Rating,
    choose: impl Fn(usize, &[usize]) -> Option<(usize, Because)>,
) -> Vec<Offer> {
    let state = state_of(rating);
    let (leading, suitable) = leading_and_suitable(candidates, rating);
    let mut families = families_for(rating);
    let mut offers = Vec::with_capacity(OFFERS);
    while offers.len() < OFFERS {
        let from = if offers.is_empty() { &leading } else { &suitable };
        let of_family = |family: Family| -> Vec<usize> {
            let is_of = |index: &usize| candidates.get(*index).is_some_and(|one| one.family == family);
            from.iter().copied().filter(is_of).collect()
        };
        let found = families.iter().map(|family| of_family(*family)).enumerate();
        let Some((place, found)) = found.into_iter().find(|(_, found)| !found.is_empty()) else { break };
        let family = families.remove(place);
        let chosen = choose(offers.len(), &found);
        offers.extend(chosen.map(|(index, because)| Offer {
            index,
            reason: Reason { state, family },
            because,
        }));
    }
    offers
}

/// Which of the candidates may stand first, and which may be offered at all from here. Where none may stand first,
/// as among a few of one's own, those do that one press may start.
fn leading_and_suitable(candidates: &[&Exercise], rating: &Rating) -> (Vec<usize>, Vec<usize>) {
    let state = state_of(rating);
    let those_that = |may: &dyn Fn(&Exercise) -> bool| -> Vec<usize> {
        let suits = |exercise: &Exercise| exercise.suits.contains(&state) && may(exercise);
        let fitting = candidates.iter().enumerate().filter(|(_, exercise)| suits(exercise));
        fitting.map(|(index, _)| index).collect()
    };
    let mut leading = those_that(&|exercise| may_stand_first(exercise, rating));
    if leading.is_empty() {
        leading = those_that(&may_come_first);
    }
    (leading, those_that(&may_be_offered))
}

/// Whether an exercise may be suggested at all, or started by one press because its person chose it for
/// that: nothing held, cold, private or behind an opt-in, and nothing for two, which has a gate of its own.
#[must_use]
pub fn may_be_offered(exercise: &Exercise) -> bool {
    !exercise.private && !exercise.for_two && !exercise.asks_first()
}

/// Whether one press on Begin may start it: nothing held, cold, loud or turned to the body, and nothing that some
/// bodies should not do.
#[must_use]
pub fn may_come_first(exercise: &Exercise) -> bool {
    may_be_offered(exercise) && !has_any(exercise, &NEVER_BY_ONE_PRESS)
}

/// Whether it may stand first from here, whatever one's records say. Stirred up or far away it moves or looks
/// around; when it is very hard it does so from anywhere, needs no caution, and from far away it is the smallest
/// movement there is. Nothing that one falls asleep with or
/// goes outside for stands first.
#[must_use]
pub fn may_stand_first(exercise: &Exercise, rating: &Rating) -> bool {
    let state = state_of(rating);
    let is_worst = rating.is_very_hard();
    let may_be_still = !is_worst && matches!(state, State::Settled | State::Mixed);
    let moves = exercise.family == Family::Movement;
    let is_small = exercise.id.as_str() == SMALLEST_MOVEMENT;
    exercise.suits.contains(&state)
        && may_come_first(exercise)
        && !has_any(exercise, &NEVER_FIRST)
        && !exercise.occasions.contains(&Occasion::Outdoors)
        && !exercise.ends_quietly
        && (may_be_still || moves || exercise.family == Family::Grounding && exercise.orients())
        && (!is_worst || exercise.cautions.is_empty())
        && (!is_worst || state != State::ShutDown || is_small)
}

/// Whether it may soothe somebody who has left an argument for a while: something for the body or the senses, alone,
/// that needs no caution first, no place and nobody else, and never goes back to what was said.
#[must_use]
pub fn may_soothe(exercise: &Exercise) -> bool {
    exercise.suits.contains(&State::StirredUp)
        && may_come_first(exercise)
        && !has_any(exercise, &NEVER_FIRST)
        && exercise.occasions.iter().all(|occasion| matches!(occasion, Occasion::Evening | Occasion::Missing))
        && !exercise.ends_quietly
        && !matches!(exercise.family, Family::Reflection | Family::Together)
        && !exercise.parts.iter().any(|part| matches!(part, Part::Turn { .. } | Part::Write { .. }))
}

/// Whether the last of the offers may give way to a small good moment that the person wrote down: when it is hard, and
/// each other `turn`, so that exercises keep their place. It stands last, so never before a person or a resource.
#[must_use]
pub fn may_offer_glimmer(rating: &Rating, turn: u64) -> bool {
    let is_hard = rating.hardness.is_some_and(|level| level.get() >= HARD_FROM);
    let is_far = rating.state == Some(State::ShutDown)
        && rating.presence.is_some_and(|level| level.get() <= FAR_UNTIL);
    (is_hard || is_far) && turn.is_multiple_of(2)
}

fn has_any(exercise: &Exercise, cautions: &[Caution]) -> bool {
    exercise.cautions.iter().any(|caution| cautions.contains(caution))
}
