//! What is offered from what was said and from one's own records. Chosen when one of them changes, so that
//! a frame only reads it.

use softlanding_core::insight::Observations;
use softlanding_core::offer::{Offer, Offers, offers_from_records};
use softlanding_core::rating::Rating;

use crate::library::{Entry, Library};

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
}

impl Offering {
    /// Chooses anew, unless nothing has changed since the last choice.
    pub fn choose(&mut self, inputs: Inputs, library: &Library, observations: &Observations) {
        if self.inputs.as_ref() == Some(&inputs) {
            return;
        }
        let candidates = library.entries().iter().map(|entry| (&entry.key, entry.exercise.as_ref()));
        // Each sitting that is kept is another turn.
        let turn = observations.len() as u64;
        self.offers = Some(offers_from_records(candidates, &inputs.said, observations, turn));
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
