//! What is offered from what was said and from one's own records. Chosen when one of them changes, so that
//! a frame only reads it.

use std::collections::BTreeSet;

use softlanding_core::exercise::Exercise;
use softlanding_core::insight::Observations;
use softlanding_core::offer::{Offer, Offers, offers_from_records};
use softlanding_core::rating::Rating;
use softlanding_core::record::ExerciseKey;

use crate::library::{Entry, Library};
use crate::settings::Comfort;

/// What was chosen, and from what.
#[derive(Debug, Default)]
pub(super) struct Offering {
    inputs: Option<Inputs>,
    offers: Option<Offers>,
}

/// What an offer depends on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Inputs {
    pub said: Rating,
    pub records_version: u64,
    pub library_version: u64,
    pub is_guest: bool,
    pub never_offer: BTreeSet<Comfort>,
}

impl Offering {
    /// Chooses anew among those that may be offered to this person, unless nothing has changed since the last choice.
    pub fn choose(&mut self, inputs: Inputs, library: &Library, observations: &Observations) {
        if self.inputs.as_ref() == Some(&inputs) {
            return;
        }
        let is_welcome =
            |exercise: &Exercise| !inputs.never_offer.iter().any(|comfort| comfort.concerns(exercise));
        let entries = library.entries().iter().enumerate();
        let (places, candidates): (Vec<usize>, Vec<(&ExerciseKey, &Exercise)>) = entries
            .filter(|(_, entry)| is_welcome(&entry.exercise))
            .map(|(place, entry)| (place, (&entry.key, entry.exercise.as_ref())))
            .unzip();
        // Each sitting that is kept is another turn.
        let turn = observations.len() as u64;
        let mut chosen = offers_from_records(candidates, &inputs.said, observations, turn);
        // From here on they are counted in the whole library.
        for offer in &mut chosen.offers {
            offer.index = places.get(offer.index).copied().unwrap_or(usize::MAX);
        }
        self.offers = Some(chosen);
        self.inputs = Some(inputs);
    }

    /// Up to three, from different families.
    pub fn offers<'a>(&self, library: &'a Library) -> Vec<(Offer, &'a Entry)> {
        let offers = self.offers.iter().flat_map(|offers| &offers.offers);
        offers.filter_map(|offer| Some((*offer, library.entries().get(offer.index)?))).collect()
    }

    /// Whether a person or a resource comes before another exercise: it went harder twice running.
    pub fn is_care_first(&self) -> bool {
        self.offers.as_ref().is_some_and(|offers| offers.care)
    }
}
