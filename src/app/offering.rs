//! What is offered from what was said and from one's own records. Chosen when one of them changes, so that
//! a frame only reads it.

use softlanding_core::offer::{Offer, Offers, offers_from_records};
use softlanding_core::rating::Rating;

use crate::library::Entry;

use super::App;

/// What was chosen, and from what.
#[derive(Debug, Default)]
pub(super) struct Offering {
    from: Option<From>,
    offers: Option<Offers>,
}

#[derive(Debug, PartialEq)]
struct From {
    said: Rating,
    looked_version: u64,
    library_version: u64,
    is_guest: bool,
}

impl App {
    pub(super) fn choose_offers(&mut self) {
        let from = From {
            said: self.said.clone(),
            looked_version: self.looked().version(),
            library_version: self.library_version,
            is_guest: self.is_guest,
        };
        if self.offering.from.as_ref() == Some(&from) {
            return;
        }
        let candidates = self.library().entries().iter().map(|entry| (&entry.key, entry.exercise.as_ref()));
        let observations = self.looked().observations();
        // Each sitting that is kept is another turn.
        let turn = observations.len() as u64;
        let offers = offers_from_records(candidates, &self.said, observations, turn);
        self.offering = Offering { from: Some(from), offers: Some(offers) };
    }

    /// What is offered from what was said: up to three, from different families.
    #[must_use]
    pub fn offers(&self) -> Vec<(Offer, &Entry)> {
        let offers = self.offering.offers.iter().flat_map(|offers| &offers.offers);
        offers.filter_map(|offer| Some((*offer, self.library().entries().get(offer.index)?))).collect()
    }

    /// Whether a person or a resource comes before another exercise: it went harder twice running.
    #[must_use]
    pub fn care_comes_first(&self) -> bool {
        !self.said.is_empty() && self.offering.offers.as_ref().is_some_and(|offers| offers.care)
    }
}
